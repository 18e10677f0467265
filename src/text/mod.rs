//! Floor 0: text and positions in it, the words of the calendar. Knows nothing of news.

pub mod calendar_table;
mod fold;
mod hex;
mod index;
mod nearest;
mod one_line;
mod pattern;
mod span;

pub use fold::fold;
pub use hex::hex;
pub use index::CodePointIndex;
pub use nearest::nearest;
pub use one_line::one_line;
pub(crate) use pattern::pattern;
pub use span::{Bytes, Chars, Layer, Span};

/// A range of bytes: what every stage computes with.
pub type ByteSpan = Span<Bytes>;
/// A range of Unicode code points: what every record is written in.
pub type CharSpan = Span<Chars>;
