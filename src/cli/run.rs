//! `copydesk run`: a batch.

use super::closing::closing_table;
use super::export::{table_counts, target};
use super::print::print;
use super::progress::{LogFormat, progress};
use super::settings::Settings;
use crate::pipeline::{Plan, Problem, Problems, RunConfig, RunError, RunOptions, Shard, run as run_batch};
use crate::sink::tables::{TableFormat, export as export_tables};
use anyhow::Context;
use clap::Args;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Arguments of `copydesk run`; those given win over the configuration.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{}", super::EXIT_CODES))]
pub(super) struct RunArgs {
    #[command(flatten)]
    settings: Settings,
    /// File, folder, glob pattern, or - for JSONL on standard input; may be given several times.
    #[arg(long, value_name = "PATH")]
    input: Vec<String>,
    /// Folder for the five output files, or - for articles as JSONL on standard output.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Worker threads; 0 takes as many as there are cores.
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Process only one part of the inputs, stable by id: 3/16 is the third of sixteen.
    #[arg(long, value_name = "I/N", value_parser = part)]
    shard: Option<String>,
    /// Begin anew instead of going on where a killed run was.
    #[arg(long)]
    fresh: bool,
    /// Form of the lines on standard error: text, or json for one object a line.
    #[arg(long, value_name = "FORM", value_enum, default_value_t)]
    log: LogFormat,
    /// File for counts and times in Prometheus' text format, written when the run is complete.
    #[arg(long, value_name = "FILE")]
    metrics: Option<PathBuf>,
    /// With --out -, write events instead of articles.
    #[arg(long)]
    events: bool,
    /// Tables to write besides, when the run is complete (docs/tables.md); may be given several times.
    #[arg(long, value_name = "FORMAT")]
    tables: Vec<TableFormat>,
    /// The database for --tables postgres: postgres://user:password@host/database.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  copydesk run
  copydesk run --input news/ --input 'more/*.jsonl.zst' --out out --jobs 4
  cat news.jsonl | copydesk run --input - --out - > articles.jsonl
  copydesk run --input news/ --out out --tables parquet --tables sqlite
  copydesk run --input news/ --out part-3 --shard 3/16";

pub(super) fn run(args: RunArgs) -> anyhow::Result<ExitCode> {
    let (fresh, stream_events, log) = (args.fresh, args.events, args.log);
    let plan = plan(args)?;
    let out = &plan.config.run.out;
    let stream = out.as_path() == Path::new("-");
    let options = RunOptions { progress: progress(log), fresh, stop: interrupt()?, stream_events };
    let report = match run_batch(&plan, options) {
        Ok(report) => report,
        Err(RunError::Sink(error)) if stream && error.is_closed_pipe() => return Ok(ExitCode::SUCCESS),
        Err(error @ RunError::Interrupted(_)) => {
            eprintln!("copydesk: {error}");
            return Ok(ExitCode::from(1));
        }
        Err(error) => return Err(error.into()),
    };
    let table = closing_table(&report, out);
    log.told(&report);
    if stream {
        // A log for programs holds the whole report already.
        if log == LogFormat::Text {
            eprint!("{table}");
        }
    } else {
        print(&table)?;
        write_tables(&plan.config.run)?;
    }
    Ok(if report.failures == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A part of the inputs as typed, when it is one.
fn part(text: &str) -> Result<String, String> {
    text.parse::<Shard>().map(|_| text.to_owned())
}

/// The tables that the configuration asks for, of a complete run.
fn write_tables(run: &RunConfig) -> anyhow::Result<()> {
    for format in &run.tables {
        let place = run.database.clone().filter(|_| *format == TableFormat::Postgres);
        let target = target(&run.out, *format, place)?;
        let counts = export_tables(&run.out, &target).with_context(|| {
            format!("the records in {} are complete; copydesk export writes them again", run.out.display())
        })?;
        print(&table_counts(&counts, &target))?;
    }
    Ok(())
}

/// A flag that Ctrl-C sets; a second Ctrl-C ends the program at once, which the journal survives.
fn interrupt() -> anyhow::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_io().build().context("expected a signal handler")?;
    let listen = move || {
        runtime.block_on(async {
            while tokio::signal::ctrl_c().await.is_ok() {
                if flag.swap(true, Ordering::Relaxed) {
                    std::process::exit(1);
                }
                eprintln!("stopping after the articles in work; press Ctrl-C again to stop at once");
            }
        });
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(listen).context("expected a thread for signals")?;
    Ok(stop)
}

fn plan(args: RunArgs) -> anyhow::Result<Plan> {
    let file = args.settings.file();
    let mut plan = args.settings.plan()?;
    let config = &mut plan.config;
    if !args.input.is_empty() {
        config.input.paths = args.input;
    }
    config.run.out = args.out.unwrap_or_else(|| config.run.out.clone());
    config.run.jobs = args.jobs.unwrap_or(config.run.jobs);
    if !args.tables.is_empty() {
        config.run.tables = args.tables;
    }
    config.run.metrics = args.metrics.or(config.run.metrics.take());
    config.run.database = args.database.or(config.run.database.take());
    config.run.shard = args.shard.or(config.run.shard.take());
    let shard = plan.config.run.shard.as_deref().map(str::parse::<Shard>);
    if let Some(Err(words)) = shard {
        anyhow::bail!(Problems { file, problems: vec![Problem { line: None, key: "run.shard".to_owned(), words }] });
    }
    Ok(plan)
}
