//! `copydesk gold suggest`: new articles labelled by the program, for a person to correct.

use super::print::print;
use super::reading::{process, records};
use super::settings::Settings;
use crate::doc::record::ArticleRecord;
use crate::eval::suggest::{suggest, uncertainty};
use crate::extract::split;
use crate::ingest::{Reader, find};
use anyhow::bail;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `copydesk gold suggest`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SuggestArgs {
    #[command(flatten)]
    settings: Settings,
    /// New articles: files, folders, patterns, or - for JSONL on standard input, as for `copydesk run`.
    #[arg(value_name = "PATH", required_unless_present = "records")]
    input: Vec<String>,
    /// Take these records (an articles.jsonl) instead of running the pipeline.
    #[arg(long, value_name = "FILE", conflicts_with = "input")]
    records: Option<PathBuf>,
    /// Write only the first N rows.
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Worker threads; 0 takes as many as there are cores.
    #[arg(long, value_name = "N", default_value_t = 0)]
    jobs: usize,
}

const EXAMPLES: &str = "\
Rows come least certain first: by the number of wrong labels to be expected among those given, an event counting one minus its
confidence, a figure 0.2, a date or time 0.1 (their error rates on real news). Correct them before they are gold.

Examples:
  copydesk gold suggest news/ > gold/to-do.jsonl
  copydesk gold suggest news/ --limit 50 > to-do.jsonl && copydesk gold export to-do.jsonl --format brat --out brat/";

/// Writes gold rows on standard output; exit code 1 when an input could not be read.
pub(super) fn run(args: &SuggestArgs) -> anyhow::Result<ExitCode> {
    let (mut found, failed) = match &args.records {
        Some(path) => (records(path)?.into_values().collect(), 0),
        None => read(args)?,
    };
    if found.is_empty() {
        bail!("expected articles to label, found none");
    }
    // Equally uncertain articles keep the order of their ids.
    found.sort_by(|one, other| uncertainty(other).total_cmp(&uncertainty(one)));
    let rows =
        found.iter().take(args.limit.unwrap_or(usize::MAX)).map(|record| serde_json::to_string(&suggest(record)));
    print(&rows.map(|row| Ok(row? + "\n")).collect::<anyhow::Result<String>>()?)?;
    Ok(ExitCode::from(u8::from(failed > 0)))
}

/// Records of the inputs, and the number of those that have none.
fn read(args: &SuggestArgs) -> anyhow::Result<(Vec<ArticleRecord>, usize)> {
    let config = args.settings.plan()?.config;
    let (mut documents, mut failed) = (Vec::new(), 0);
    for item in Reader::new(find(&args.input)?, &config.input) {
        match item {
            Ok(document) => documents.extend(split(document, &config.extract)),
            Err(failure) => {
                failed += 1;
                eprintln!("{}: {}", failure.origin, failure.error);
            }
        }
    }
    let records = process(&config, &documents, args.jobs)?;
    failed += documents.len() - records.len();
    Ok((records.into_values().collect(), failed))
}
