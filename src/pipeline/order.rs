//! From the order in which workers finish to the order of the input.

use std::collections::BTreeMap;

/// Gives items back in order of their numbers, which start at `first` and leave no gap.
#[derive(Debug)]
pub(super) struct Reorder<T> {
    next: usize,
    waiting: BTreeMap<usize, T>,
}

impl<T> Reorder<T> {
    /// Waits for number `first`.
    pub(super) fn new(first: usize) -> Self {
        Self { next: first, waiting: BTreeMap::new() }
    }

    /// Takes an item in.
    pub(super) fn put(&mut self, number: usize, item: T) {
        self.waiting.insert(number, item);
    }

    /// The next item in order, when it is there.
    pub(super) fn take(&mut self) -> Option<T> {
        let item = self.waiting.remove(&self.next)?;
        self.next += 1;
        Some(item)
    }
}

#[cfg(test)]
mod tests {
    use super::Reorder;

    #[test]
    fn items_come_out_in_order() {
        let mut order = Reorder::new(5);
        let mut out = Vec::new();
        for number in [7, 6, 5, 8] {
            order.put(number, number);
            while let Some(item) = order.take() {
                out.push(item);
            }
        }
        assert_eq!(out, [5, 6, 7, 8]);
    }
}
