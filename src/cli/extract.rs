//! `copydesk extract`: one article.

use super::metadata::metadata;
use super::one::{OneArgs, failed};
use super::print::print;
use super::summary::summary;
use crate::sink::render;
use anyhow::Context;
use clap::{Args, ValueEnum};
use std::process::ExitCode;

/// Arguments of `copydesk extract`.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{}", super::EXIT_CODES))]
pub(super) struct ExtractArgs {
    #[command(flatten)]
    one: OneArgs,
    /// Print the article's record as JSON instead of a summary.
    #[arg(long)]
    json: bool,
    /// Print what is told of the article beside its text (title, authors, outlet, dates, language) as one line of JSON,
    /// without reading the text; FILE may then also be a folder, a pattern, or a file of many articles.
    #[arg(long, value_name = "LAYER", conflicts_with = "json")]
    only: Option<Only>,
}

/// What can be asked for alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Only {
    /// Title, authors, outlet, dates, language, and where each of them comes from.
    Metadata,
}

const EXAMPLES: &str = "\
Examples:
  copydesk extract article.txt --published 2024-03-25
  copydesk extract page.html --json | jq '.events[0]'
  copydesk extract pages/ --only metadata > dates.jsonl
  curl -s https://example.org/news/1 | copydesk extract -";

pub(super) fn extract(args: ExtractArgs) -> anyhow::Result<ExitCode> {
    if args.only == Some(Only::Metadata) {
        return metadata(&args.one);
    }
    let analysis = match args.one.analyse()? {
        Ok(analysis) => analysis,
        Err(failure) => {
            eprintln!("{}", failed(&failure));
            return Ok(ExitCode::from(1));
        }
    };
    let record = render(analysis)?;
    let text = if args.json {
        serde_json::to_string_pretty(&record).context("writing JSON")? + "\n"
    } else {
        summary(&record)
    };
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}
