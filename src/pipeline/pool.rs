//! The workers, and the watch over them.
//!
//! A worker that is at one document for longer than the limit is left to itself: the document fails, another worker takes
//! its place, and what the lost one still brings is not heard. A thread cannot be ended from outside, so it goes on
//! until the program ends.
//!
//! A document that was in work when the process ended is taken up alone, and after some such deaths not at all.

use super::batch::{Done, Labour, Numbered, Work};
use super::gate::Gate;
use super::{RunError, Tally};
use crate::doc::record::FailureRecord;
use crate::doc::{Body, Origin, RawDoc};
use crate::sink::{Care, Outcome, Roster};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::mpsc::{Receiver, Sender};

/// Time between two looks at the workers.
const LOOK: Duration = Duration::from_millis(50);

/// Stage of a document that has ended the process.
const KILLED: &str = "killed";

/// An article that meets most patterns, so that they are made.
const WARMING: &str = "KARAM, March 4 (Wire) - A car bomb exploded outside a market on Elm Street in Karam on Monday, killing at least \
    12 people and wounding 30, including two children, police said. No group claimed responsibility for the blast. “It was a \
    cowardly act,” said the governor, José Núñez. Ada Brook, 39, was found shot dead two days after a similar attack last year \
    near the village of Tell Azar; three men were arrested and could be charged with murder, according to officials.";

/// The running workers.
pub(super) struct Pool {
    shared: Arc<Shared>,
}

/// What the workers are given.
pub(super) struct Post {
    pub(super) labour: Labour,
    /// Where the documents in work are written down.
    pub(super) roster: Option<Arc<Roster>>,
}

/// What all workers hold.
struct Shared {
    post: Post,
    gate: Gate,
    work: Mutex<Receiver<Work>>,
    seats: Mutex<Vec<Arc<Seat>>>,
    tally: Mutex<Tally>,
}

/// One worker's place: what it is at, and its way to the writer. Empty when it has ended or is lost.
struct Seat(Mutex<Option<Occupied>>);

struct Occupied {
    writer: Sender<Done>,
    at: Option<Ticket>,
}

/// The document that a worker is at.
struct Ticket {
    since: Instant,
    id: String,
    origin: String,
    number: usize,
    digest: String,
    permit: OwnedSemaphorePermit,
    /// No other is in work.
    alone: bool,
}

impl Pool {
    /// Starts `workers` threads, and one that watches them when there is a `limit`.
    pub(super) fn start(
        (workers, limit): (usize, Duration),
        post: Post,
        (work, writer): (Receiver<Work>, Sender<Done>),
    ) -> Result<Self, RunError> {
        let shared = Arc::new(Shared {
            post,
            gate: Gate::default(),
            work: Mutex::new(work),
            seats: Mutex::new(Vec::new()),
            tally: Mutex::new(Tally::default()),
        });
        for _ in 0..workers {
            hire(&shared, writer.clone()).map_err(RunError::Threads)?;
        }
        if !limit.is_zero() {
            let watched = Arc::clone(&shared);
            let name = thread::Builder::new().name("watch".to_owned());
            name.spawn(move || watch(&watched, limit)).map_err(RunError::Threads)?;
        }
        Ok(Self { shared })
    }

    /// What the workers counted; complete once the writer has seen the last document.
    pub(super) fn tally(&self) -> Tally {
        held(&self.shared.tally).clone()
    }
}

/// A lock whose holder panicked is as good as any: the values under these are whole at every moment.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn hire(shared: &Arc<Shared>, writer: Sender<Done>) -> std::io::Result<()> {
    let seat = Arc::new(Seat(Mutex::new(Some(Occupied { writer, at: None }))));
    held(&shared.seats).push(Arc::clone(&seat));
    let (shared, own) = (Arc::clone(shared), Arc::clone(&seat));
    let started = thread::Builder::new().name("desk".to_owned()).spawn(move || labour(&shared, &own));
    if started.is_err() {
        held(&seat.0).take();
    }
    started.map(drop)
}

/// One worker: takes documents until there are no more, or until it is given up.
fn labour(shared: &Shared, seat: &Seat) {
    loop {
        let next = held(&shared.work).blocking_recv();
        let Some(Numbered { number, digest, permit, item }) = next else { break };
        let (id, origin) = item.as_ref().map_or_else(
            |failure| (failure.id.clone(), failure.origin.to_string()),
            |doc| (doc.id.clone(), doc.origin.to_string()),
        );
        let care = shared.post.roster.as_ref().map_or(Care::Common, |roster| roster.care(number));
        let alone = care == Care::Alone;
        shared.gate.enter(alone);
        let ticket = Ticket { since: Instant::now(), id, origin, number, digest, permit, alone };
        match held(&seat.0).as_mut() {
            Some(occupied) => occupied.at = Some(ticket),
            None => return,
        }
        let mut tally = Tally::default();
        let item = match item {
            Ok(doc) => attended(shared, doc, (number, care), &mut tally),
            Err(failure) => Err(failure.into()),
        };
        let Some((writer, ticket)) = seat.leave() else { return };
        shared.gate.leave(alone);
        held(&shared.tally).merge(&tally);
        let Ticket { number, digest, permit, .. } = ticket;
        if writer.blocking_send(Numbered { number, digest, permit, item }).is_err() {
            break;
        }
    }
    held(&seat.0).take();
}

/// Does the work on one document, written down as long as it lasts; not on one at which the process has died too often.
fn attended(
    shared: &Shared,
    doc: RawDoc,
    (number, care): (usize, Care),
    tally: &mut Tally,
) -> Result<Outcome, FailureRecord> {
    let Some(roster) = &shared.post.roster else { return guarded(shared, doc, tally) };
    if let Care::Never(deaths) = care {
        tally.add(KILLED, Duration::ZERO, true);
        let error = format!(
            "expected the program to live through the document, found that it ended {deaths} times in a row while it was in work"
        );
        return Err(FailureRecord { id: doc.id, origin: doc.origin.to_string(), stage: KILLED.to_owned(), error });
    }
    if care == Care::Alone {
        // The first document of a run takes long, since every pattern is made then: a kill at that time is not this one's fault.
        let warming = RawDoc::new("", Origin::default(), Body::Text(WARMING.to_owned()));
        let _ = guarded(shared, warming, &mut Tally::default());
    }
    roster.begin(number);
    let outcome = guarded(shared, doc, tally);
    roster.end(number);
    outcome
}

/// Does the work on one document; a panic outside of every stage is its failure too, and leaves the worker alive.
fn guarded(shared: &Shared, doc: RawDoc, tally: &mut Tally) -> Result<Outcome, FailureRecord> {
    let (id, origin) = (doc.id.clone(), doc.origin.to_string());
    catch_unwind(AssertUnwindSafe(|| (shared.post.labour)(doc, &mut *tally))).unwrap_or_else(|_| {
        tally.add("write", Duration::ZERO, true);
        let error = "expected the record to be written as lines, found a panic".to_owned();
        Err(FailureRecord { id, origin, stage: "write".to_owned(), error })
    })
}

impl Seat {
    /// The worker is done with its document; nothing when it was given up meanwhile.
    fn leave(&self) -> Option<(Sender<Done>, Ticket)> {
        let mut seat = held(&self.0);
        let occupied = seat.as_mut()?;
        Some((occupied.writer.clone(), occupied.at.take()?))
    }

    /// Gives the worker up when it is at its document for longer than `limit`.
    fn give_up(&self, limit: Duration) -> Option<(Sender<Done>, Ticket)> {
        let mut seat = held(&self.0);
        let late = seat.as_ref()?.at.as_ref()?.since.elapsed() > limit;
        let Occupied { writer, at } = late.then(|| seat.take()).flatten()?;
        Some((writer, at?))
    }

    fn is_empty(&self) -> bool {
        held(&self.0).is_none()
    }
}

/// Looks at the workers until all have ended.
fn watch(shared: &Arc<Shared>, limit: Duration) {
    loop {
        thread::sleep(LOOK);
        let seats: Vec<Arc<Seat>> = held(&shared.seats).clone();
        for (writer, ticket) in seats.iter().filter_map(|seat| seat.give_up(limit)) {
            replace(shared, limit, writer, ticket);
        }
        let mut seats = held(&shared.seats);
        seats.retain(|seat| !seat.is_empty());
        if seats.is_empty() {
            return;
        }
    }
}

/// Hires another worker for a lost one, and tells the writer of the document's failure.
fn replace(shared: &Arc<Shared>, limit: Duration, writer: Sender<Done>, ticket: Ticket) {
    held(&shared.tally).add("limit", limit, true);
    shared.gate.leave(ticket.alone);
    let hired = hire(shared, writer.clone());
    let Ticket { id, origin, number, digest, permit, .. } = ticket;
    let found =
        if hired.is_err() { "one still in work, and no thread to replace its worker" } else { "one still in work" };
    let error = format!("expected a document done in {} s (run.limit_seconds), found {found}", limit.as_secs_f64());
    let failure = FailureRecord { id, origin, stage: "limit".to_owned(), error };
    // A writer that is gone has ended the run with its own error.
    let _ = writer.blocking_send(Numbered { number, digest, permit, item: Err(failure) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::{Semaphore, mpsc::channel};

    /// Number of a document, and its error.
    type Ended = (usize, Option<String>);
    /// A stage, its documents and its failures.
    type Count = (String, usize, usize);

    /// Results of four documents by number, and what was counted, when one worker does `labour` on them.
    fn worked(limit: Duration, labour: Labour) -> (Vec<Ended>, Vec<Count>) {
        let (to_workers, work) = channel(8);
        let (writer, mut done) = channel(8);
        let post = Post { labour, roster: None };
        let pool = Pool::start((1, limit), post, (work, writer)).unwrap_or_else(|e| panic!("{e}"));
        let permits = Arc::new(Semaphore::new(8));
        for number in 0..4 {
            let Ok(permit) = Arc::clone(&permits).try_acquire_owned() else { panic!("there are permits") };
            let doc = RawDoc::new(number.to_string(), Origin::default(), Body::Text("x".to_owned()));
            let sent = to_workers.blocking_send(Numbered { number, digest: String::new(), permit, item: Ok(doc) });
            assert!(sent.is_ok());
        }
        drop(to_workers);
        let mut results = Vec::new();
        while let Some(document) = done.blocking_recv() {
            results.push((document.number, document.item.map_err(|failure| failure.error).err()));
        }
        results.sort();
        let counted = pool.tally().stages().into_iter().map(|s| (s.name, s.articles, s.failures)).collect();
        (results, counted)
    }

    /// Does nothing, except to the document with the id 1.
    fn labour(poison: fn()) -> Labour {
        Arc::new(move |doc: RawDoc, tally: &mut Tally| {
            if doc.id == "1" {
                poison();
            }
            tally.add("work", Duration::ZERO, false);
            Ok(Outcome::default())
        })
    }

    #[test]
    fn a_panic_outside_of_every_stage_costs_one_document_and_no_worker() {
        let (results, counted) = worked(Duration::ZERO, labour(|| panic!("no stage")));
        let error = "expected the record to be written as lines, found a panic".to_owned();
        assert_eq!(results, [(0, None), (1, Some(error)), (2, None), (3, None)]);
        assert_eq!(counted, [("work".to_owned(), 3, 0), ("write".to_owned(), 1, 1)]);
    }

    #[test]
    fn a_document_without_end_fails_and_the_others_are_done() {
        let endless = || {
            loop {
                thread::park();
            }
        };
        let (results, counted) = worked(Duration::from_millis(60), labour(endless));
        let late = "expected a document done in 0.06 s (run.limit_seconds), found one still in work".to_owned();
        assert_eq!(results, [(0, None), (1, Some(late)), (2, None), (3, None)]);
        assert!(counted.contains(&("work".to_owned(), 3, 0)) && counted.contains(&("limit".to_owned(), 1, 1)));
    }
}
