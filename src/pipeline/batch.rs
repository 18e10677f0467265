//! The batch: one reader, a pool of workers, one writer.
//!
//! The reader and the writer run on tokio's blocking threads, the stages on plain threads. A document takes a permit
//! before it is handed to a worker and gives it back when it is written, so that at most `jobs × queue` documents are
//! in memory, however slow one of them is.

use super::pool::{Pool, Post};
use super::shard::Shard;
use super::writer::Writer;
use super::{Config, RunError, RunOptions, Tally};
use crate::doc::RawDoc;
use crate::doc::record::FailureRecord;
use crate::ingest::{self, IngestFailure, Reader};
use crate::sink::{Mark, Outcome, Sink};
use crate::text::hex;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{Sender, channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// What is done with one document.
pub(super) type Labour = Arc<dyn Fn(RawDoc, &mut Tally) -> Result<Outcome, FailureRecord> + Send + Sync>;

/// Something on its way, with its number in the input and its place in the queue.
pub(super) struct Numbered<T> {
    /// Number in the input, from 0.
    pub(super) number: usize,
    /// Digest of the ids up to and with this one.
    pub(super) digest: String,
    /// Its place among the documents in memory.
    pub(super) permit: OwnedSemaphorePermit,
    /// What is on its way.
    pub(super) item: T,
}

/// To the workers.
pub(super) type Work = Numbered<Result<RawDoc, IngestFailure>>;
/// To the writer.
pub(super) type Done = Numbered<Result<Outcome, FailureRecord>>;

/// A batch that is ready to run.
pub(super) struct Batch {
    reader: Reader,
    labour: Labour,
    workers: usize,
    room: usize,
    limit: Duration,
    every: usize,
    shard: Option<Shard>,
    out: String,
}

/// What a batch gives back.
pub(super) struct Gathered {
    pub(super) sink: Box<dyn Sink>,
    pub(super) mark: Mark,
    pub(super) tally: Tally,
}

impl Batch {
    /// A batch over what `reader` reads.
    pub(super) fn new(config: &Config, reader: Reader, labour: Labour) -> Self {
        let workers = config.run.workers();
        Self {
            reader,
            labour,
            workers,
            room: workers * config.run.queue.max(1),
            limit: Duration::from_secs(config.run.limit_seconds),
            every: config.run.checkpoint.max(1),
            shard: config.run.shard.as_deref().and_then(|shard| shard.parse().ok()),
            out: config.run.out.display().to_string(),
        }
    }

    /// Runs the batch into `output`, from its mark on.
    pub(super) fn drive(
        self,
        options: RunOptions,
        output: (Box<dyn Sink>, Mark),
        total: Option<usize>,
    ) -> Result<Gathered, RunError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build();
        let runtime = runtime.map_err(RunError::Threads)?;
        let result = runtime.block_on(self.drive_on(options, output, total));
        runtime.shutdown_background();
        result
    }

    async fn drive_on(
        self,
        options: RunOptions,
        (sink, mark): (Box<dyn Sink>, Mark),
        total: Option<usize>,
    ) -> Result<Gathered, RunError> {
        let (to_workers, work) = channel::<Work>(self.room);
        let (to_writer, done) = channel::<Done>(self.room);
        let permits = Arc::new(Semaphore::new(self.room));
        let stop = Arc::clone(&options.stop);
        let feed =
            Feed { shard: self.shard, past: mark.clone(), stop: Arc::clone(&stop), workers: to_workers, permits };
        let reader = self.reader;
        let reading = tokio::task::spawn_blocking(move || feed.read(reader));
        let post = Post { labour: self.labour, roster: sink.roster() };
        let pool = Pool::start((self.workers, self.limit), post, (work, to_writer))?;
        let mut writer = Writer::new(sink, mark, self.every, options.progress);
        let writing = tokio::task::spawn_blocking(move || writer.write(done, total).map(|()| writer));
        let writer = writing.await.map_err(|_| RunError::Died("writer"))??;
        let read = reading.await.map_err(|_| RunError::Died("reader"))?;
        if !read.same_inputs {
            return Err(RunError::OtherInputs { out: self.out });
        }
        let (sink, mark) = writer.end();
        if stop.load(Ordering::Relaxed) && !read.whole {
            return Err(RunError::Interrupted(mark.inputs));
        }
        let mut tally = read.tally;
        tally.merge(&pool.tally());
        Ok(Gathered { sink, mark, tally })
    }
}

/// Hands the inputs to the workers.
struct Feed {
    shard: Option<Shard>,
    past: Mark,
    stop: Arc<AtomicBool>,
    workers: Sender<Work>,
    permits: Arc<Semaphore>,
}

/// What the reader came to.
struct Read {
    tally: Tally,
    /// All inputs were handed on.
    whole: bool,
    /// The inputs that were done before are those that the journal knows.
    same_inputs: bool,
}

impl Feed {
    /// Numbers the inputs and hands on those that are not done yet; ends early when nobody takes them any more.
    fn read(self, mut reader: Reader) -> Read {
        let handle = tokio::runtime::Handle::current();
        let mut read = Read { tally: Tally::default(), whole: false, same_inputs: true };
        let (mut number, mut digest) = (0, String::new());
        while !self.stop.load(Ordering::Relaxed) {
            let start = Instant::now();
            let Some(item) = reader.next() else {
                read.whole = true;
                read.same_inputs = number >= self.past.inputs;
                return read;
            };
            let id = item.as_ref().map_or_else(|failure| &failure.id, |doc| &doc.id);
            if self.shard.is_some_and(|shard| !shard.holds(id)) {
                continue;
            }
            digest = rolled(&digest, id);
            number += 1;
            if number <= self.past.inputs {
                if number == self.past.inputs && digest != self.past.digest {
                    read.same_inputs = false;
                    return read;
                }
                continue;
            }
            read.tally.add(ingest::STAGE, start.elapsed(), item.is_err());
            let Ok(permit) = handle.block_on(Arc::clone(&self.permits).acquire_owned()) else { return read };
            let numbered = Numbered { number: number - 1, digest: digest.clone(), permit, item };
            if self.workers.blocking_send(numbered).is_err() {
                return read;
            }
        }
        read
    }
}

/// The digest of ids, one id further: 64 bits in hexadecimal.
fn rolled(digest: &str, id: &str) -> String {
    let sum = Sha256::new().chain_update(digest).chain_update([0]).chain_update(id).finalize();
    hex(&sum[..8])
}
