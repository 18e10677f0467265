//! `copydesk run`: a batch.

use super::closing::closing_table;
use super::print::print;
use super::progress::progress;
use super::settings::Settings;
use crate::pipeline::{Plan, RunOptions, run as run_batch};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `copydesk run`; those given win over the configuration.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{}", super::EXIT_CODES))]
pub(super) struct RunArgs {
    #[command(flatten)]
    settings: Settings,
    /// File, folder, glob pattern, or - for JSONL on standard input; may be given several times.
    #[arg(long, value_name = "PATH")]
    input: Vec<String>,
    /// Folder for the five output files.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Worker threads; 0 takes as many as there are cores.
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
}

const EXAMPLES: &str = "\
Examples:
  copydesk run
  copydesk run --input news/ --input 'more/*.jsonl.zst' --out out --jobs 4
  cat news.jsonl | copydesk run --input - --out out";

pub(super) fn run(args: RunArgs) -> anyhow::Result<ExitCode> {
    let plan = plan(args)?;
    let report = run_batch(&plan, RunOptions { progress: progress() })?;
    print(&closing_table(&report, &plan.config.run.out))?;
    Ok(if report.failures == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn plan(args: RunArgs) -> anyhow::Result<Plan> {
    let mut plan = args.settings.plan()?;
    let config = &mut plan.config;
    if !args.input.is_empty() {
        config.input.paths = args.input;
    }
    config.run.out = args.out.unwrap_or_else(|| config.run.out.clone());
    config.run.jobs = args.jobs.unwrap_or(config.run.jobs);
    Ok(plan)
}
