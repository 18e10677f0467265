//! Figures of people affected: the casualty ledger's entries.

use super::{AttributionId, EventId, TimeId};
use crate::text::ByteSpan;

named! {
    /// What happened to the people counted.
    Effect {
        /// Dead.
        Killed = "killed",
        /// Hurt.
        Injured = "injured",
        /// Unaccounted for.
        Missing = "missing",
        /// Held against their will.
        Kidnapped = "kidnapped",
        /// Driven from home.
        Displaced = "displaced",
        /// Taken into custody.
        Arrested = "arrested",
        /// Saved or freed.
        Rescued = "rescued",
        /// Dead and injured not told apart.
        Casualties = "casualties",
    }
}

named! {
    /// How the words bound the number.
    Bound {
        /// 5
        Exact = "exact",
        /// at least 137
        AtLeast = "at_least",
        /// more than 100
        MoreThan = "more_than",
        /// up to 20
        AtMost = "at_most",
        /// fewer than 20
        FewerThan = "fewer_than",
        /// about 50
        About = "about",
        /// 20 to 30
        Between = "between",
        /// dozens
        Vague = "vague",
    }
}

named! {
    /// What the figure counts over.
    Scope {
        /// One event.
        Event = "event",
        /// A period, a campaign, several events.
        Cumulative = "cumulative",
        /// Feared, negated, conditional.
        Hypothetical = "hypothetical",
    }
}

/// A number of people with its bounds; `min <= max` where both are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Count {
    /// Least number the words allow.
    pub min: Option<u64>,
    /// Greatest number the words allow.
    pub max: Option<u64>,
    /// How the words say it.
    pub bound: Bound,
}

impl Count {
    /// Exactly `n`.
    #[must_use]
    pub const fn exact(n: u64) -> Self {
        Self { min: Some(n), max: Some(n), bound: Bound::Exact }
    }

    /// The interval that `bound` makes of `n` (`more_than 100` is 101..null; `vague` leaves the top open).
    #[must_use]
    pub const fn bounded(n: u64, bound: Bound) -> Self {
        let (min, max) = match bound {
            Bound::Exact | Bound::About | Bound::Between => (Some(n), Some(n)),
            Bound::AtLeast | Bound::Vague => (Some(n), None),
            Bound::MoreThan => (Some(n.saturating_add(1)), None),
            Bound::AtMost => (Some(0), Some(n)),
            Bound::FewerThan => (Some(0), Some(n.saturating_sub(1))),
        };
        Self { min, max, bound }
    }

    /// From `low` to `high`.
    #[must_use]
    pub const fn between(low: u64, high: u64) -> Self {
        let (min, max) = if low <= high { (low, high) } else { (high, low) };
        Self { min: Some(min), max: Some(max), bound: Bound::Between }
    }

    /// The one number a table needs: the least known, else the greatest.
    #[must_use]
    pub fn best(self) -> Option<u64> {
        match self.bound {
            Bound::AtMost | Bound::FewerThan => self.max,
            _ => self.min.or(self.max),
        }
    }
}

id! {
    /// Index into [`super::Resolved::figures`].
    FigureId, "f"
}

/// One expression that counts people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The words: bound, number and head noun where adjacent.
    pub span: ByteSpan,
    /// What happened to them.
    pub effect: Effect,
    /// How many.
    pub count: Count,
    /// Who they are ("children", "soldiers"), or the unit counted ("families").
    pub category: Option<String>,
    /// What it counts over.
    pub scope: Scope,
    /// The event it belongs to; set by `assemble`.
    pub event: Option<EventId>,
    /// The figure of which this is a part.
    pub part_of: Option<FigureId>,
    /// The figure of the same article that this one replaces ("rose to 137 from 133").
    pub supersedes: Option<FigureId>,
    /// The date the figure holds for.
    pub as_of: Option<TimeId>,
    /// Who gives it.
    pub attribution: Option<AttributionId>,
    /// Whether the dead or hurt are the perpetrators themselves.
    pub perpetrators: bool,
    /// The words that give the effect ("were killed").
    pub predicate: Option<ByteSpan>,
    /// The rule that read it.
    pub rule: &'static str,
}

impl Figure {
    /// A figure of one event that is tied to nothing yet.
    #[must_use]
    pub const fn new(span: ByteSpan, effect: Effect, count: Count, rule: &'static str) -> Self {
        Self {
            span,
            effect,
            count,
            category: None,
            scope: Scope::Event,
            event: None,
            part_of: None,
            supersedes: None,
            as_of: None,
            attribution: None,
            perpetrators: false,
            predicate: None,
            rule,
        }
    }

    /// Its words together with those that say what happened.
    #[must_use]
    pub fn told(&self) -> ByteSpan {
        self.predicate.map_or(self.span, |predicate| predicate.cover(self.span))
    }

    /// The words that tie it to an event: those that say what happened, else its own.
    #[must_use]
    pub fn tie(&self) -> ByteSpan {
        self.predicate.unwrap_or(self.span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_become_the_intervals_of_the_contract() {
        let cases = [
            (Bound::Exact, 5, Some(5), Some(5), Some(5)),
            (Bound::AtLeast, 137, Some(137), None, Some(137)),
            (Bound::MoreThan, 100, Some(101), None, Some(101)),
            (Bound::AtMost, 20, Some(0), Some(20), Some(20)),
            (Bound::FewerThan, 20, Some(0), Some(19), Some(19)),
            (Bound::About, 50, Some(50), Some(50), Some(50)),
        ];
        for (bound, n, min, max, best) in cases {
            let count = Count::bounded(n, bound);
            assert_eq!((count.min, count.max, count.best()), (min, max, best), "{bound}");
        }
        assert_eq!(Count::between(30, 20).min, Some(20));
    }
}
