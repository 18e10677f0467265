//! Half-open ranges whose type says what is being counted.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Range;

/// What the numbers of a [`Span`] count.
pub trait Layer {
    /// Name shown by `Debug`.
    const NAME: &'static str;
}

/// Bytes of the article's UTF-8 text.
pub enum Bytes {}
/// Unicode code points of the article's text.
pub enum Chars {}

impl Layer for Bytes {
    const NAME: &'static str = "bytes";
}
impl Layer for Chars {
    const NAME: &'static str = "chars";
}

/// A half-open range `start..end` that counts units of layer `L`; `start <= end` always holds.
pub struct Span<L> {
    start: usize,
    end: usize,
    layer: PhantomData<fn() -> L>,
}

impl<L> Span<L> {
    /// Makes a span; reversed bounds are swapped, so that `start <= end` holds for every value.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let (start, end) = if start <= end { (start, end) } else { (end, start) };
        Self { start, end, layer: PhantomData }
    }

    /// First unit of the span.
    #[must_use]
    pub fn start(self) -> usize {
        self.start
    }

    /// One past the last unit of the span.
    #[must_use]
    pub fn end(self) -> usize {
        self.end
    }

    /// Number of units covered.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing is covered.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The plain range, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Whether the two spans share at least one unit.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Units between the two spans; 0 when they touch or overlap.
    #[must_use]
    pub fn distance(self, other: Self) -> usize {
        self.start.saturating_sub(other.end).max(other.start.saturating_sub(self.end))
    }

    /// The span moved right by `by` units: from a slice's positions to the whole text's.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }
}

impl Span<Bytes> {
    /// The words of the span in `text`; empty when the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The span of a regex match, or of any sub-slice given by its byte range.
    #[must_use]
    pub fn from_range(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl<L> Clone for Span<L> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<L> Copy for Span<L> {}
impl<L> PartialEq for Span<L> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<L> Eq for Span<L> {}
impl<L> Hash for Span<L> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<L> PartialOrd for Span<L> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<L> Ord for Span<L> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<L: Layer> fmt::Debug for Span<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{} {}", self.start, self.end, L::NAME)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::ByteSpan;

    #[test]
    fn spans_compare_cover_and_measure() {
        let (a, b) = (ByteSpan::new(2, 5), ByteSpan::new(9, 7));
        assert_eq!((b.start(), b.end()), (7, 9));
        assert!(!a.overlaps(b));
        assert_eq!(a.distance(b), 2);
        assert_eq!(b.distance(a), 2);
        assert_eq!(a.cover(b), ByteSpan::new(2, 9));
        assert!(a.cover(b).contains(a));
        assert_eq!(ByteSpan::new(0, 3).of("añb"), "añ");
        assert_eq!(ByteSpan::new(0, 2).of("añb"), "", "a split code point gives nothing, never a panic");
    }
}
