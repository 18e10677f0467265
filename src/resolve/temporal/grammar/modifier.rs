//! Words of degree before a date: "early next year", "mid-November", "the end of 1990", "earlier Sunday".

use super::super::cursor::Cursor;
use super::super::meaning::{Found, Meaning};
use super::point;
use crate::doc::TimeMod;

/// What stands before, and the MOD it gives; longer wordings first.
const MODIFIERS: &[(&str, Option<TimeMod>)] = &[
    ("the early part of", Some(TimeMod::Start)),
    ("the first part of", Some(TimeMod::Start)),
    ("the latter part of", Some(TimeMod::End)),
    ("a good part of", None),
    ("the end of", Some(TimeMod::End)),
    ("the close of", Some(TimeMod::End)),
    ("the beginning of", Some(TimeMod::Start)),
    ("the start of", Some(TimeMod::Start)),
    ("the middle of", Some(TimeMod::Mid)),
    ("the rest of", None),
    ("the remainder of", None),
    ("end of", Some(TimeMod::End)),
    ("beginning of", Some(TimeMod::Start)),
    ("start of", Some(TimeMod::Start)),
    ("middle of", Some(TimeMod::Mid)),
    ("early in", Some(TimeMod::Start)),
    ("late in", Some(TimeMod::End)),
    ("earlier in", None),
    ("later in", None),
    ("early on", Some(TimeMod::Start)),
    ("late on", Some(TimeMod::End)),
    ("the early", Some(TimeMod::Start)),
    ("the late", Some(TimeMod::End)),
    ("the mid -", Some(TimeMod::Mid)),
    ("very early", Some(TimeMod::Start)),
    ("early -", Some(TimeMod::Start)),
    ("early", Some(TimeMod::Start)),
    ("late -", Some(TimeMod::End)),
    ("late", Some(TimeMod::End)),
    ("mid -", Some(TimeMod::Mid)),
    ("mid", Some(TimeMod::Mid)),
    ("earlier", None),
    ("later", None),
    ("sometime in", None),
    ("sometime", None),
    ("end -", Some(TimeMod::End)),
    ("pre -", Some(TimeMod::Before)),
    ("post -", Some(TimeMod::After)),
];

/// A stretch of the calendar with a word of degree before it.
///
/// "earlier" and "later" are part of the words, but change nothing in the value.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    MODIFIERS.iter().find_map(|(words, modifier)| {
        let start = c.phrase(words)?;
        let counted = !words.ends_with("er in") || matches!(start.lower(), "the" | "that" | "this");
        let found = point(start)?;
        let fits = counted && !matches!(found.meaning, Meaning::Range(..));
        fits.then(|| found.modified(*modifier))
    })
}
