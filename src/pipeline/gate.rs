//! Lets a document be alone in work.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Counts the documents in work; one that is to be alone waits for all others, and all others wait for it.
#[derive(Debug, Default)]
pub(super) struct Gate {
    inside: Mutex<Inside>,
    left: Condvar,
}

#[derive(Debug, Default)]
struct Inside {
    count: usize,
    /// Whether the one inside is to be alone, or one waits to be.
    alone: bool,
}

impl Gate {
    /// Waits until a document may be taken up.
    pub(super) fn enter(&self, alone: bool) {
        let mut inside = self.wait(self.held(), |inside| inside.alone);
        if alone {
            inside.alone = true;
            inside = self.wait(inside, |inside| inside.count > 0);
        }
        inside.count += 1;
    }

    /// A document, which was `alone`, is done or given up.
    pub(super) fn leave(&self, alone: bool) {
        let mut inside = self.held();
        inside.count = inside.count.saturating_sub(1);
        inside.alone &= !alone;
        self.left.notify_all();
    }

    fn held(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, inside: MutexGuard<'a, Inside>, closed: fn(&Inside) -> bool) -> MutexGuard<'a, Inside> {
        self.left.wait_while(inside, |inside| closed(inside)).unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn whoever_is_to_be_alone_is() {
        let (gate, inside) = (Gate::default(), AtomicUsize::new(0));
        let work = |number: usize| {
            let alone = number.is_multiple_of(7);
            gate.enter(alone);
            let others = inside.fetch_add(1, Ordering::SeqCst);
            std::thread::yield_now();
            let after = inside.load(Ordering::SeqCst);
            inside.fetch_sub(1, Ordering::SeqCst);
            gate.leave(alone);
            !alone || others == 0 && after == 1
        };
        std::thread::scope(|scope| {
            let threads = [0, 1, 2, 3].map(|thread| scope.spawn(move || (0..200).all(|at| work(at * 4 + thread))));
            assert!(threads.into_iter().all(|thread| thread.join().is_ok_and(|kept| kept)));
        });
        assert_eq!(inside.into_inner(), 0);
    }
}
