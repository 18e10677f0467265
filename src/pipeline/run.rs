//! The batch: one reader, a pool of workers, one writer.
//!
//! The reader and the writer run on tokio's blocking threads, the stages on plain threads. A document takes a permit
//! before it is handed to a worker and gives it back when it is written, so that at most `jobs × queue` documents are
//! in memory, however slow one of them is.

use super::order::Reorder;
use super::{Config, Desk, Plan, Progress, Tally};
use crate::doc::RawDoc;
use crate::doc::record::{FailureRecord, ReportRecord};
use crate::engine::EngineError;
use crate::ingest::{self, FindError, IngestFailure, Reader};
use crate::sink::{Outcome, Output, SinkError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// A run that could not start, or could not write.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Nothing to read.
    #[error(transparent)]
    Find(#[from] FindError),
    /// The network cannot be loaded.
    #[error(transparent)]
    Model(#[from] EngineError),
    /// The output folder cannot be written.
    #[error(transparent)]
    Sink(#[from] SinkError),
    /// The system gives no threads.
    #[error("expected threads for the run, found: {0}")]
    Threads(#[source] std::io::Error),
    /// A thread of the driver died.
    #[error("expected the {0} thread to finish, found a panic in it")]
    Died(&'static str),
}

/// What a run needs besides its configuration.
pub struct RunOptions {
    /// Hears of the progress.
    pub progress: Box<dyn Progress>,
}

/// A document with its number in the input and its place in the queue.
struct Numbered<T> {
    number: usize,
    permit: OwnedSemaphorePermit,
    item: T,
}

type Work = Numbered<Result<RawDoc, IngestFailure>>;
type Done = Numbered<Result<Outcome, FailureRecord>>;

/// Processes every input of the configuration and writes the five files.
///
/// # Errors
/// When the inputs are not there or the output cannot be written; a document that fails is no error of the run.
pub fn run(plan: &Plan, options: RunOptions) -> Result<ReportRecord, RunError> {
    let config = &plan.config;
    let found = ingest::find(&config.input.paths)?;
    let desk = Desk::new(config)?;
    let output = Output::create(&config.run.out)?;
    let (start, checksums) = (Instant::now(), desk.checksums());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().map_err(RunError::Threads)?;
    let batch = Batch { total: found.articles(), reader: Reader::new(found, &config.input), desk, output };
    let (output, tally) = runtime.block_on(batch.drive(config, options))?;
    let mut report = output.report();
    report.seconds = start.elapsed().as_secs_f64();
    report.articles_per_second = if report.seconds > 0.0 { report.articles as f64 / report.seconds } else { 0.0 };
    report.model = checksums;
    report.configuration = plan.fingerprint();
    report.stages = tally.stages();
    report.coverage = tally.coverage();
    output.finish(&report)?;
    Ok(report)
}

struct Batch {
    total: Option<usize>,
    reader: Reader,
    desk: Desk,
    output: Output,
}

impl Batch {
    async fn drive(self, config: &Config, options: RunOptions) -> Result<(Output, Tally), RunError> {
        let workers = config.run.workers();
        let room = workers * config.run.queue.max(1);
        let (to_workers, work) = channel::<Work>(room);
        let (to_writer, done) = channel::<Done>(room);
        let permits = Arc::new(Semaphore::new(room));
        let (reader, output, total) = (self.reader, self.output, self.total);
        let reading = tokio::task::spawn_blocking(move || read(reader, &to_workers, &permits));
        let pool = Pool { desk: Arc::new(self.desk), work: Arc::new(Mutex::new(work)), done: to_writer };
        let threads = pool.spawn(workers)?;
        let writing = tokio::task::spawn_blocking(move || write(output, done, options.progress, total));
        let output = writing.await.map_err(|_| RunError::Died("writer"))?;
        let mut tally = reading.await.map_err(|_| RunError::Died("reader"))?;
        for thread in threads {
            tally.merge(&thread.join().map_err(|_| RunError::Died("worker"))?);
        }
        Ok((output?, tally))
    }
}

/// Numbers the inputs and hands them to the workers; ends early when nobody takes them any more.
fn read(reader: Reader, workers: &Sender<Work>, permits: &Arc<Semaphore>) -> Tally {
    let handle = tokio::runtime::Handle::current();
    let (mut reader, mut tally) = (reader.enumerate(), Tally::default());
    loop {
        let start = Instant::now();
        let Some((number, item)) = reader.next() else { return tally };
        tally.add(ingest::STAGE, start.elapsed(), item.is_err());
        let Ok(permit) = handle.block_on(Arc::clone(permits).acquire_owned()) else { return tally };
        if workers.blocking_send(Numbered { number, permit, item }).is_err() {
            return tally;
        }
    }
}

/// The worker threads' common ground.
struct Pool {
    desk: Arc<Desk>,
    work: Arc<Mutex<Receiver<Work>>>,
    done: Sender<Done>,
}

impl Pool {
    fn spawn(self, workers: usize) -> Result<Vec<std::thread::JoinHandle<Tally>>, RunError> {
        let start = |number: usize| {
            let (desk, work, done) = (Arc::clone(&self.desk), Arc::clone(&self.work), self.done.clone());
            let thread = std::thread::Builder::new().name(format!("desk-{number}"));
            thread.spawn(move || labour(&desk, &work, &done)).map_err(RunError::Threads)
        };
        (0..workers).map(start).collect()
    }
}

/// One worker: takes documents until there are no more.
fn labour(desk: &Desk, work: &Mutex<Receiver<Work>>, done: &Sender<Done>) -> Tally {
    let mut tally = Tally::default();
    loop {
        let next = work.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        let Some(Numbered { number, permit, item }) = next else { return tally };
        let item = match item {
            Ok(doc) => desk.process(doc, &mut tally).map(|finished| Outcome::of(&finished.article)),
            Err(failure) => Err(failure.into()),
        };
        if done.blocking_send(Numbered { number, permit, item }).is_err() {
            return tally;
        }
    }
}

/// Writes outcomes in input order.
fn write(
    mut output: Output,
    mut done: Receiver<Done>,
    mut progress: Box<dyn Progress>,
    total: Option<usize>,
) -> Result<Output, SinkError> {
    let mut order = Reorder::new(0);
    progress.begin(total);
    while let Some(Numbered { number, permit, item }) = done.blocking_recv() {
        order.put(number, (permit, item));
        while let Some((_permit, item)) = order.take() {
            match item {
                Ok(outcome) => {
                    output.put(&outcome)?;
                    progress.done();
                }
                Err(failure) => {
                    output.put_failure(&failure)?;
                    progress.failed(&failure);
                }
            }
        }
    }
    progress.end();
    Ok(output)
}
