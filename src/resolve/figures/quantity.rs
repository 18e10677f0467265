//! Numbers with what bounds them: "at least 137", "20 to 30", "dozens", "no".
//!
//! Reads: a bound, a numeral or a vague word, a bound behind it. Yields: a [`Count`] and the words it took.
//! Known misreadings: "some" before a bare plural is no number and is not read; "over" and "around" count as bounds
//! only right before a number.

use super::lex::Word;
use super::numeral::{Numeral, numeral};
use super::quantity_table::{AFTER, BEFORE, NOBODY, PLAIN, VAGUE};
use crate::doc::{Bound, Count};

/// A counted quantity in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quantity {
    /// The number and its bound.
    pub count: Count,
    /// Words taken.
    pub len: usize,
    /// Words that tell whether nobody is meant, a round vague number, or a number proper.
    pub kind: QuantityKind,
}

/// What a quantity is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum QuantityKind {
    /// "137", "a dozen"
    Number,
    /// "dozens", "several"
    Vague,
    /// "no one": complete without a noun
    Nobody,
    /// "no" before a noun
    No,
}

/// Whether the words at `at` are `pattern`.
pub(super) fn says(words: &[Word], at: usize, pattern: &[&str]) -> bool {
    words
        .get(at..at + pattern.len())
        .is_some_and(|here| here.iter().zip(pattern).all(|(word, said)| word.lower == *said))
}

/// Reads the quantity that begins at `at`, bound words included.
pub(super) fn quantity(words: &[Word], at: usize) -> Option<Quantity> {
    nobody(words, at).or_else(|| range(words, at)).or_else(|| bounded(words, at))
}

fn nobody(words: &[Word], at: usize) -> Option<Quantity> {
    let count = Count::exact(0);
    if let Some(pattern) = NOBODY.iter().find(|pattern| says(words, at, pattern)) {
        return Some(Quantity { count, len: pattern.len(), kind: QuantityKind::Nobody });
    }
    let no = matches!(words.get(at)?.lower.as_str(), "no" | "zero");
    let compared = words.get(at + 1).is_some_and(|next| matches!(next.lower.as_str(), "fewer" | "less" | "more"));
    (no && !compared).then_some(Quantity { count, len: 1, kind: QuantityKind::No })
}

/// "between 20 and 30", "20 to 30", "from 20 to 30", "20-30", "20 or 30".
fn range(words: &[Word], at: usize) -> Option<Quantity> {
    let lead = usize::from(matches!(words.get(at)?.lower.as_str(), "between"));
    let low = numeral(words, at + lead)?;
    if low.upper > low.value {
        let count = Count::between(low.value, low.upper);
        return Some(Quantity { count, len: lead + low.len, kind: QuantityKind::Number });
    }
    let join = words.get(at + lead + low.len)?.lower.as_str();
    let joined = if lead == 1 { join == "and" || join == "to" } else { matches!(join, "to" | "or" | "-") };
    let high = numeral(words, at + lead + low.len + 1).filter(|high| joined && high.value > low.value)?;
    let near = lead == 1 || high.value <= low.value.saturating_mul(3);
    let len = lead + low.len + 1 + high.len;
    near.then_some(Quantity { count: Count::between(low.value, high.value), len, kind: QuantityKind::Number })
}

fn bounded(words: &[Word], at: usize) -> Option<Quantity> {
    let (mut lead, mut bound) = (0, None);
    while let Some((taken, said)) = before(words, at + lead) {
        lead += taken;
        bound = stronger(bound, said);
    }
    let core = core(words, at + lead)?;
    let (tail, said) = after(words, at + lead + core.len);
    let bound = stronger(bound, said);
    let count = match (bound, core.count.min) {
        (Some(bound), Some(value)) if core.kind == QuantityKind::Number => Count::bounded(value, bound),
        _ => core.count,
    };
    Some(Quantity { count, len: lead + core.len + tail, ..core })
}

/// "an estimated at least 50" is at least 50: an open bound outlasts a round one.
fn stronger(old: Option<Bound>, new: Option<Bound>) -> Option<Bound> {
    match (old, new) {
        (Some(old), Some(Bound::About)) => Some(old),
        (old, new) => new.or(old),
    }
}

fn before(words: &[Word], at: usize) -> Option<(usize, Option<Bound>)> {
    let bound = BEFORE.iter().find(|(pattern, _)| says(words, at, pattern));
    let plain = PLAIN.iter().find(|pattern| says(words, at, pattern));
    bound.map(|(pattern, bound)| (pattern.len(), Some(*bound))).or_else(|| plain.map(|pattern| (pattern.len(), None)))
}

fn after(words: &[Word], at: usize) -> (usize, Option<Bound>) {
    let found = AFTER.iter().find(|(pattern, _)| {
        // "12 at least three of whom": a bound before the next number belongs to that number.
        says(words, at, pattern) && core(words, at + pattern.len()).is_none()
    });
    found.map_or((0, None), |(pattern, bound)| (pattern.len(), Some(*bound)))
}

/// The number itself, in words or digits, or a vague word.
fn core(words: &[Word], at: usize) -> Option<Quantity> {
    if let Some((pattern, min, bound)) = VAGUE.iter().find(|(pattern, _, _)| says(words, at, pattern)) {
        return Some(vague(*min, *bound, pattern.len()));
    }
    let Numeral { value, upper, len } = numeral(words, at)?;
    let word = words.get(at)?.lower.as_str();
    if words.get(at + len).is_some_and(|next| next.lower == "dozen") {
        let count = Count::bounded(value * 12, Bound::About);
        return Some(Quantity { count, len: len + 1, kind: QuantityKind::Number });
    }
    let count = match word {
        _ if word.ends_with("-plus") => Count::bounded(value, Bound::AtLeast),
        _ if word.ends_with("-odd") => Count::bounded(value, Bound::About),
        _ if upper > value => Count::between(value, upper),
        _ => Count::exact(value),
    };
    Some(Quantity { count, len, kind: QuantityKind::Number })
}

fn vague(min: Option<u64>, bound: Bound, len: usize) -> Quantity {
    let kind = if bound == Bound::Vague { QuantityKind::Vague } else { QuantityKind::Number };
    let count = min.map_or(Count { min: None, max: None, bound: Bound::Vague }, |least| Count::bounded(least, bound));
    Quantity { count, len, kind }
}

#[cfg(test)]
mod tests {
    use super::super::lex::words;
    use super::*;
    use crate::text::ByteSpan;

    fn read(text: &str) -> Option<(Option<u64>, Option<u64>, &'static str, usize)> {
        let words = words(text, ByteSpan::new(0, text.len()));
        quantity(&words, 0).map(|q| (q.count.min, q.count.max, q.count.bound.as_str(), q.len))
    }

    #[test]
    fn bounds_are_read_before_and_behind() {
        for (text, expected) in [
            ("at least 137 individuals", (Some(137), None, "at_least", 3)),
            ("no fewer than nine", (Some(9), None, "at_least", 4)),
            ("an estimated at least 50", (Some(50), None, "at_least", 5)),
            ("more than a hundred others", (Some(101), None, "more_than", 4)),
            ("upwards of 40", (Some(41), None, "more_than", 3)),
            ("up to a dozen", (Some(0), Some(12), "at_most", 4)),
            ("fewer than 20", (Some(0), Some(19), "fewer_than", 3)),
            ("some 40 people", (Some(40), Some(40), "about", 2)),
            ("200-odd", (Some(200), Some(200), "about", 1)),
            ("between 20 and 30", (Some(20), Some(30), "between", 4)),
            ("10 to 15 families", (Some(10), Some(15), "between", 3)),
            ("two dozen", (Some(24), Some(24), "about", 2)),
            ("125 or more", (Some(125), None, "at_least", 3)),
            ("tens of thousands", (Some(20_000), None, "vague", 3)),
            ("dozens", (Some(24), None, "vague", 1)),
            ("many more", (None, None, "vague", 1)),
            ("no one was hurt", (Some(0), Some(0), "exact", 2)),
            ("a couple of", (Some(2), Some(2), "exact", 3)),
            ("another 60", (Some(60), Some(60), "exact", 2)),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn words_without_a_number_are_no_quantity() {
        for text in ["some people", "over the hill", "around midnight", "a man", "between them", "as many", "at most"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
