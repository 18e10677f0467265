//! Records of documents held in memory, on several threads: what `eval` and `gold suggest` share.

use crate::doc::RawDoc;
use crate::doc::record::ArticleRecord;
use crate::pipeline::{Config, Desk, RunConfig, Tally};
use anyhow::Context;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Takes documents through the pipeline on `jobs` threads (0: as many as there are cores); records by id.
///
/// A document that fails is told on standard error and has no record.
pub(super) fn process(
    config: &Config,
    documents: &[RawDoc],
    jobs: usize,
) -> anyhow::Result<BTreeMap<String, ArticleRecord>> {
    let workers = RunConfig { jobs, ..config.run.clone() }.workers();
    let desk = Desk::new(config)?;
    let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = desk.process(document.clone(), &mut Tally::default());
                    done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).insert(document.id.clone(), result);
                }
            });
        }
    });
    let done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    for failure in done.values().filter_map(|result| result.as_ref().err()) {
        eprintln!("{}: {}: {}", failure.id, failure.stage, failure.error);
    }
    Ok(done.into_iter().filter_map(|(id, result)| Some((id, result.ok()?.article))).collect())
}

/// Reads an `articles.jsonl` of a run; records by id.
pub(super) fn records(path: &Path) -> anyhow::Result<BTreeMap<String, ArticleRecord>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    let row = |(at, line): (usize, &str)| {
        let record: ArticleRecord = serde_json::from_str(line)
            .with_context(|| format!("{}:{}: expected an article record", path.display(), at + 1))?;
        Ok((record.id.clone(), record))
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(row).collect()
}
