//! Several output folders as one: the shards of a corpus.

use super::RunError;
use super::overview::{Overview, overview};
use crate::doc::record::{ArticleRecord, CoverageRecord, FailureRecord, ReportRecord, StageRecord};
use crate::link::LinkConfig;
use crate::sink::{FILES, Folder, Mark, Opening, Outcome, Packing, Sink, SinkError, read_records};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Writes the articles, events and failures of `folders`, in their order, to `out`; incidents are linked anew.
///
/// # Errors
/// When a folder is no complete output, an article comes twice, or `out` cannot be written.
pub fn merge(folders: &[PathBuf], out: &Path) -> Result<ReportRecord, RunError> {
    let opening = Opening { run: "merge".to_owned(), fresh: true, packing: Packing::None };
    let (mut sink, _) = Folder::open(out, &opening)?;
    let (mut mark, mut seen, mut reports) = (Mark::default(), HashSet::new(), Vec::new());
    for folder in folders {
        for article in read_records::<ArticleRecord>(folder, FILES[0])? {
            let article = article?;
            if !seen.insert(article.id.clone()) {
                return Err(read(&folder.join(FILES[0]), format!("article {:?} a second time", article.id)).into());
            }
            let outcome = Outcome::of(&article);
            sink.put(&outcome)?;
            mark.articles += 1;
            mark.events += outcome.event_count;
        }
        for failure in read_records::<FailureRecord>(folder, FILES[3])? {
            sink.put_failure(&failure?)?;
            mark.failures += 1;
        }
        reports.push(report(&folder.join(FILES[4]))?);
    }
    let Overview { incidents, copies, languages } = overview(&mut sink, &LinkConfig::default())?;
    let mut report = combined(&reports);
    report.inputs = mark.articles + mark.failures;
    (report.articles, report.events, report.failures) = (mark.articles, mark.events, mark.failures);
    report.incidents = incidents.len();
    (report.copies, report.languages) = (copies, languages);
    sink.finish(&incidents, &report)?;
    Ok(report)
}

fn read(path: &Path, found: String) -> SinkError {
    SinkError::Read { path: path.to_owned(), found }
}

fn report(path: &Path) -> Result<ReportRecord, SinkError> {
    let text = std::fs::read_to_string(path).map_err(|error| read(path, error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| read(path, error.to_string()))
}

/// Times and coverage added up; model and configuration only when all agree.
fn combined(reports: &[ReportRecord]) -> ReportRecord {
    let mut whole = ReportRecord { version: env!("CARGO_PKG_VERSION").to_owned(), ..ReportRecord::default() };
    let mut padding = 0.0;
    for report in reports {
        whole.seconds += report.seconds;
        whole.skipped += report.skipped;
        whole.coverage.words += report.coverage.words;
        whole.coverage.read += report.coverage.read;
        padding += report.coverage.padding_share * report.coverage.read as f64;
        for stage in &report.stages {
            add(&mut whole.stages, stage);
        }
    }
    let CoverageRecord { words, read, .. } = whole.coverage;
    let padding_share = if read > 0 { padding / read as f64 } else { 0.0 };
    whole.coverage = CoverageRecord { words, read, padding_share };
    let articles: usize = reports.iter().map(|report| report.articles).sum();
    whole.articles_per_second = if whole.seconds > 0.0 { articles as f64 / whole.seconds } else { 0.0 };
    if let Some((first, others)) = reports.split_first() {
        if others.iter().all(|other| other.model == first.model) {
            whole.model = first.model.clone();
        }
        if others.iter().all(|other| other.configuration == first.configuration) {
            whole.configuration = first.configuration.clone();
        }
    }
    whole
}

fn add(stages: &mut Vec<StageRecord>, stage: &StageRecord) {
    match stages.iter_mut().find(|known| known.name == stage.name) {
        Some(known) => {
            known.articles += stage.articles;
            known.failures += stage.failures;
            known.seconds += stage.seconds;
        }
        None => stages.push(stage.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_add_up_and_only_what_all_share_is_kept() {
        let stage = |seconds| StageRecord { name: "tag".to_owned(), articles: 2, failures: 1, seconds };
        let report = |seconds, configuration: &str| ReportRecord {
            articles: 2,
            seconds,
            stages: vec![stage(seconds)],
            configuration: configuration.to_owned(),
            ..ReportRecord::default()
        };
        let whole = combined(&[report(1.0, "a"), report(3.0, "b")]);
        assert_eq!((whole.seconds, whole.articles_per_second, whole.configuration.as_str()), (4.0, 1.0, ""));
        assert_eq!(whole.stages, [StageRecord { articles: 4, failures: 2, ..stage(4.0) }]);
        assert_eq!(combined(&[report(1.0, "a"), report(1.0, "a")]).configuration, "a");
    }
}
