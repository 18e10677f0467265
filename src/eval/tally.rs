//! Counts of one slot, and the figures made of them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Counts of one slot: right ones, given ones, wanted ones. For a slot measured as accuracy, given = wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Right.
    pub right: usize,
    /// Given by the program.
    pub given: usize,
    /// Wanted by gold.
    pub wanted: usize,
}

impl Tally {
    /// Share of the given that is right, 0 to 1; 0 when nothing was given.
    #[must_use]
    pub fn precision(self) -> f64 {
        ratio(self.right, self.given)
    }

    /// Share of the wanted that was found, 0 to 1; 0 when nothing was wanted.
    #[must_use]
    pub fn recall(self) -> f64 {
        ratio(self.right, self.wanted)
    }

    /// Harmonic mean of precision and recall; equals accuracy where given = wanted.
    #[must_use]
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, self.given + self.wanted)
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Self) {
        self.right += other.right;
        self.given += other.given;
        self.wanted += other.wanted;
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Tallies by slot name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores(pub BTreeMap<String, Tally>);

impl Scores {
    /// Counts into a slot measured as F1.
    pub fn count(&mut self, slot: &str, tally: (usize, usize, usize)) {
        let (right, given, wanted) = tally;
        self.0.entry(slot.to_owned()).or_default().add(Tally { right, given, wanted });
    }

    /// Counts one decision into a slot measured as accuracy.
    pub fn decide(&mut self, slot: &str, right: bool) {
        self.count(slot, (usize::from(right), 1, 1));
    }

    /// Adds another article's scores.
    pub fn add(&mut self, other: &Self) {
        for (slot, tally) in &other.0 {
            self.0.entry(slot.clone()).or_default().add(*tally);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_from_counts() {
        let tally = Tally { right: 3, given: 4, wanted: 6 };
        assert!(
            (tally.precision() - 0.75).abs() < 1e-12
                && (tally.recall() - 0.5).abs() < 1e-12
                && (tally.f1() - 0.6).abs() < 1e-12
        );
        assert_eq!(Tally::default().f1(), 0.0);
        let mut scores = Scores::default();
        scores.decide("role", true);
        scores.decide("role", false);
        assert_eq!(scores.0["role"].f1(), 0.5);
    }
}
