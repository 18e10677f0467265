//! A run from start to end: inputs found, stages built, output opened, batch driven, incidents linked, files named.

use super::batch::{Batch, Gathered};
use super::overview::{Overview, overview};
use super::{Desk, Finished, Plan, Progress};
use crate::doc::record::{FailureRecord, ReportRecord};
use crate::engine::EngineError;
use crate::extract;
use crate::ingest::{self, FindError, Reader};
use crate::sink::{Folder, Mark, Opening, Outcome, Sink, SinkError, Stream};
use crate::text::hex;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// A run that could not start, could not write, or was interrupted.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The network cannot be loaded.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// Nothing to read.
    #[error(transparent)]
    Find(#[from] FindError),
    /// The output cannot be written.
    #[error(transparent)]
    Sink(#[from] SinkError),
    /// The system gives no threads.
    #[error("expected threads for the run, found: {0}")]
    Threads(#[source] std::io::Error),
    /// A thread of the driver died.
    #[error("expected the {0} thread to finish, found a panic in it")]
    Died(&'static str),
    /// The journal is of other inputs.
    #[error(
        "expected the inputs that the journal of {out} was begun with, found others: name another --out, or begin anew with --fresh"
    )]
    OtherInputs {
        /// The output folder.
        out: String,
    },
    /// Stopped by request.
    #[error("interrupted: {0} inputs are done; the same command goes on from there")]
    Interrupted(usize),
}

/// What a run needs besides its configuration.
pub struct RunOptions {
    /// Hears of the progress.
    pub progress: Box<dyn Progress>,
    /// Begin anew, whatever the journal says.
    pub fresh: bool,
    /// Set from outside to stop after the documents in work.
    pub stop: Arc<AtomicBool>,
    /// Write events instead of articles when the output is `-`.
    pub stream_events: bool,
}

/// Processes every input of the configuration and writes the output.
///
/// # Errors
/// When the inputs are not there, the output cannot be written, or the run is interrupted; a document that fails is no
/// error of the run.
pub fn run(plan: &Plan, options: RunOptions) -> Result<ReportRecord, RunError> {
    let config = &plan.config;
    let found = ingest::find(&config.input.paths)?;
    let desk = Desk::new(config)?;
    let model = desk.checksums();
    let (sink, mark) = open(plan, &options, identity(plan, &desk))?;
    let start = Instant::now();
    let total = found.articles().filter(|_| config.run.shard.is_none());
    let settings = config.extract.clone();
    let reader = Reader::new(found, &config.input).splitting(Box::new(move |doc| extract::split(doc, &settings)));
    let batch = Batch::new(config, reader, work(desk));
    let Gathered { mut sink, mark, mut tally } = batch.drive(options, (sink, mark), total)?;
    let linking = Instant::now();
    let Overview { incidents, copies, languages } = overview(&mut *sink, &config.link)?;
    tally.add_all("link", mark.articles, linking.elapsed());
    let seconds = start.elapsed().as_secs_f64();
    let report = ReportRecord {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        inputs: mark.inputs,
        articles: mark.articles,
        skipped: mark.skipped,
        events: mark.events,
        incidents: incidents.len(),
        languages,
        copies,
        failures: mark.failures,
        seconds,
        articles_per_second: if seconds > 0.0 { mark.articles as f64 / seconds } else { 0.0 },
        peak_memory: super::metrics::peak_memory(),
        stages: tally.stages(),
        coverage: tally.coverage(),
        model,
        configuration: plan.fingerprint(),
    };
    sink.finish(&incidents, &report)?;
    if let Some(path) = &config.run.metrics {
        super::metrics::write(path, &report)?;
    }
    Ok(report)
}

/// What the workers do with a document.
fn work(desk: Desk) -> super::batch::Labour {
    Arc::new(move |doc, tally| -> Result<Outcome, FailureRecord> {
        let Finished { article, skipped } = desk.process(doc, tally)?;
        Ok(Outcome { skipped, ..Outcome::of(&article) })
    })
}

fn open(plan: &Plan, options: &RunOptions, run: String) -> Result<(Box<dyn Sink>, Mark), SinkError> {
    let out = &plan.config.run.out;
    if out.as_path() == Path::new("-") {
        return Ok((Box::new(Stream::new(std::io::stdout(), options.stream_events)), Mark::default()));
    }
    let opening = Opening { run, fresh: options.fresh, packing: plan.config.run.packing };
    let (folder, mark) = Folder::open(out, &opening)?;
    Ok((Box::new(folder), mark))
}

/// What makes two runs the same run: version, settings, network, inputs and shard.
fn identity(plan: &Plan, desk: &Desk) -> String {
    let config = &plan.config;
    let parts =
        (env!("CARGO_PKG_VERSION"), plan.fingerprint(), desk.checksums(), &config.input, config.run.shard.as_deref());
    let text = serde_json::to_string(&parts).unwrap_or_default();
    hex(&Sha256::digest(text.as_bytes()))
}
