//! `copydesk run`: a batch.

use crate::pipeline::{Config, RunOptions, Silent, run as run_batch};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `copydesk run`; those given win over the configuration.
#[derive(Debug, Args)]
pub(super) struct RunArgs {
    /// Configuration file [default: pipeline.toml, when there is one].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
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

pub(super) fn run(args: RunArgs) -> anyhow::Result<ExitCode> {
    let config = configure(args)?;
    let report = run_batch(&config, RunOptions { progress: Box::new(Silent) })?;
    println!(
        "{} articles, {} events, {} failures in {:.1} s",
        report.articles, report.events, report.failures, report.seconds
    );
    Ok(if report.failures == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn configure(args: RunArgs) -> anyhow::Result<Config> {
    let mut config = super::settings::load(args.config.as_deref())?;
    if !args.input.is_empty() {
        config.input.paths = args.input;
    }
    config.run.out = args.out.unwrap_or(config.run.out);
    config.run.jobs = args.jobs.unwrap_or(config.run.jobs);
    Ok(config)
}
