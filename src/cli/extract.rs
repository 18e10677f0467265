//! `copydesk extract`: one article.

use super::one::{OneArgs, failed};
use super::print::print;
use super::summary::summary;
use crate::sink::render;
use anyhow::Context;
use clap::Args;
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
}

const EXAMPLES: &str = "\
Examples:
  copydesk extract article.txt --published 2024-03-25
  copydesk extract page.html --json | jq '.events[0]'
  curl -s https://example.org/news/1 | copydesk extract -";

pub(super) fn extract(args: ExtractArgs) -> anyhow::Result<ExitCode> {
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
