//! Whose turn it is: so many requests at once, so many to one host, so long between two of them.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep_until};

/// All hosts of a run.
pub(super) struct Hosts {
    gates: Mutex<HashMap<String, Arc<Gate>>>,
    seats: Arc<Semaphore>,
    per_host: usize,
}

/// One host.
struct Gate {
    slots: Arc<Semaphore>,
    /// When the next request may begin.
    next: Mutex<Instant>,
    /// Requests that failed since the last one that did not.
    failures: AtomicUsize,
}

/// The right to one request; kept until its answer is on the disk, so that answers cannot heap up in memory.
pub(super) struct Turn {
    _slot: Option<OwnedSemaphorePermit>,
    _seat: Option<OwnedSemaphorePermit>,
}

/// The inside of a lock, whatever became of the thread that held it.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Gate {
    /// Takes the next beginning if it is now; the one after it comes `delay` later.
    fn begin(&self, delay: Duration) -> bool {
        let mut next = lock(&self.next);
        let now = Instant::now();
        let free = *next <= now;
        if free {
            *next = now + delay;
        }
        free
    }
}

impl Hosts {
    /// At most `seats` requests at once, `per_host` of them to one host.
    pub(super) fn new(seats: usize, per_host: usize) -> Self {
        Self { gates: Mutex::default(), seats: Arc::new(Semaphore::new(seats)), per_host }
    }

    fn gate(&self, host: &str) -> Arc<Gate> {
        let mut gates = lock(&self.gates);
        if let Some(gate) = gates.get(host) {
            return Arc::clone(gate);
        }
        let slots = Arc::new(Semaphore::new(self.per_host));
        let gate = Arc::new(Gate { slots, next: Mutex::new(Instant::now()), failures: AtomicUsize::new(0) });
        gates.insert(host.to_owned(), Arc::clone(&gate));
        gate
    }

    /// Waits until `host` may be asked; it is not asked again for `delay`.
    pub(super) async fn turn(&self, host: &str, delay: Duration) -> Turn {
        let gate = self.gate(host);
        let slot = Arc::clone(&gate.slots).acquire_owned().await.ok();
        loop {
            let next = *lock(&gate.next);
            sleep_until(next).await;
            let seat = Arc::clone(&self.seats).acquire_owned().await.ok();
            // Others may have begun while a seat was waited for.
            if gate.begin(delay) {
                return Turn { _slot: slot, _seat: seat };
            }
        }
    }

    /// Notes how a request to `host` ended, with all its tries.
    pub(super) fn ended(&self, host: &str, failed: bool) {
        let gate = self.gate(host);
        let count = if failed { gate.failures.load(Ordering::Relaxed) + 1 } else { 0 };
        gate.failures.store(count, Ordering::Relaxed);
    }

    /// Requests to `host` that failed since the last one that did not.
    pub(super) fn failures(&self, host: &str) -> usize {
        self.gate(host).failures.load(Ordering::Relaxed)
    }

    /// Leaves `host` alone for `wait`, as it asked.
    pub(super) fn hold(&self, host: &str, wait: Duration) {
        let gate = self.gate(host);
        let mut next = lock(&gate.next);
        *next = (*next).max(Instant::now() + wait);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block_on<F: Future>(future: F) -> std::io::Result<F::Output> {
        Ok(tokio::runtime::Builder::new_current_thread().enable_time().build()?.block_on(future))
    }

    #[test]
    fn beginnings_at_one_host_are_apart_and_others_do_not_wait() -> std::io::Result<()> {
        block_on(async {
            let (hosts, delay, start) = (Hosts::new(4, 2), Duration::from_millis(20), Instant::now());
            drop(hosts.turn("a.example", delay).await);
            drop(hosts.turn("b.example", delay).await);
            assert!(start.elapsed() < delay, "another host is free");
            drop(hosts.turn("a.example", delay).await);
            assert!(start.elapsed() >= delay);
            hosts.hold("b.example", 3 * delay);
            drop(hosts.turn("b.example", delay).await);
            assert!(start.elapsed() >= 3 * delay);
        })
    }

    #[test]
    fn seats_and_slots_run_out() -> std::io::Result<()> {
        block_on(async {
            let hosts = Hosts::new(2, 1);
            let soon =
                |host: &'static str| tokio::time::timeout(Duration::from_millis(20), hosts.turn(host, Duration::ZERO));
            let first = hosts.turn("a.example", Duration::ZERO).await;
            assert!(soon("a.example").await.is_err(), "one at a time to a host");
            let second = hosts.turn("b.example", Duration::ZERO).await;
            assert!(soon("c.example").await.is_err(), "two at a time to all");
            drop(second);
            assert!(soon("c.example").await.is_ok());
            drop(first);
            assert!(soon("a.example").await.is_ok());
        })
    }
}
