//! Time expressions: found by rules, normalised to TIMEX3, anchored in the publication date and in the text.
//!
//! `lex` cuts the text, `grammar` reads what the words say ([`meaning`]), `veto` drops look-alikes, `anchor` counts.
//! A relative expression with nothing to count from keeps an open value (`XXXX-…`) and leaves a note; the clock of the
//! machine is never read.

pub mod anchor;
pub mod cursor;
pub mod dateline;
mod evening;
pub mod grammar;
pub mod head;
pub mod lex;
pub mod meaning;
pub mod neighbours;
pub mod number;
pub mod order;
pub mod parts;
#[cfg(test)]
mod table_tests;
pub mod tense;
pub mod tense_table;
pub mod value;
pub mod veto;
pub mod words_table;

use crate::doc::{Note, Place, Tagged, TimeBasis, TimeExpr};
use crate::text::ByteSpan;
use anchor::Anchor;
use cursor::Cursor;
use grammar::{anniversary, numeric};
use lex::Piece;
use meaning::{Found, Meaning};
use order::Order;
use std::ops::Range;

/// Reads every time expression of an article, in text order; `places` tell how its country writes dates.
#[must_use]
pub fn resolve(tagged: &Tagged, places: &[Place], notes: &mut Vec<Note>) -> Vec<TimeExpr> {
    let pieces = lex::lex(tagged.text());
    let order = Order::of(tagged, places);
    let mut mentions = head::judged(&pieces, &tagged.tags.times);
    let given = tagged.segmented.article.dct();
    for mention in mentions.iter_mut().filter(|mention| mention.found.rule == numeric::AMBIGUOUS) {
        let (meaning, first) = (mention.found.meaning, pieces[mention.pieces.start].text);
        let by_country = || order.as_ref().map_or(meaning, |order| order.apply(meaning, first));
        mention.found.meaning = order::as_published(meaning, given).unwrap_or_else(by_country);
    }
    let published = given.or_else(|| dateline::published(&pieces, &head::dated(&pieces)));
    let mut anchor = Anchor { published, ..Anchor::default() };
    let mut times: Vec<TimeExpr> = Vec::with_capacity(mentions.len());
    for at in 0..mentions.len() {
        let time = read(&pieces, &mentions, at, &mut anchor);
        notes.extend(doubt(&time, order.as_ref()));
        if mentions[at].found.meaning != Meaning::Undated {
            times.push(time);
        }
    }
    times
}

/// What the reader of a record should know about a time.
fn doubt(time: &TimeExpr, order: Option<&Order>) -> Option<Note> {
    let text = match (time.rule, time.basis, order) {
        (anniversary::RULE, TimeBasis::Unresolved, _) => {
            "an anniversary of something whose date the words do not tell".to_owned()
        }
        (_, TimeBasis::Unresolved, _) => "nothing to count this time from: its date is left open".to_owned(),
        (numeric::AMBIGUOUS, ..) => {
            format!(
                "day and month could be exchanged: the day of publication where it can be, {}",
                Order::reason(order)
            )
        }
        _ => return None,
    };
    Some(Note::new(time.span, time.rule, text))
}

/// An expression and the pieces it covers.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Its pieces.
    pub pieces: Range<usize>,
    /// What it says.
    pub found: Found,
}

/// Every reading of a rule, with the reason why it is no time, where there is one.
fn candidates<'p>(pieces: &'p [Piece<'_>]) -> impl Iterator<Item = (Mention, Option<&'static str>)> + 'p {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < pieces.len() {
            let cursor = Cursor::new(pieces, at);
            let start = at;
            match grammar::longest(cursor).filter(|found| found.end > start) {
                Some(found) => {
                    at = found.end;
                    return Some((Mention { pieces: start..found.end, found }, veto::look_alike(cursor, &found)));
                }
                None => at += 1,
            }
        }
        None
    })
}

/// Words of `text` that a rule read and that are no time, with the rule and the reason: for a reader who asks why.
#[must_use]
pub fn look_alikes(text: &str) -> Vec<(ByteSpan, &'static str, &'static str)> {
    let pieces = lex::lex(text);
    let vetoed = candidates(&pieces).filter_map(|(mention, reason)| Some((mention, reason?)));
    vetoed.map(|(mention, reason)| (span(&pieces, &mention.pieces), mention.found.rule, reason)).collect()
}

/// Gives the mention at `at` its value.
fn read(pieces: &[Piece<'_>], mentions: &[Mention], at: usize, anchor: &mut Anchor) -> TimeExpr {
    let Mention { pieces: range, found } = &mentions[at];
    let direction = tense::direction(pieces, range);
    let meaning = neighbours::implied_day(pieces, mentions, at).unwrap_or(found.meaning);
    let beside = neighbours::opening(pieces, mentions, at, anchor);
    let (value, basis) = beside.unwrap_or_else(|| anchor.resolve(meaning, direction));
    anchor.remember(&value, tense::is_reported(pieces, range));
    TimeExpr {
        span: span(pieces, range),
        kind: found.kind,
        value: value.to_string(),
        modifier: found.modifier,
        begin: value.begin(),
        until: value.until(),
        precision: value.precision(),
        basis,
        rule: found.rule,
    }
}

fn span(pieces: &[Piece<'_>], range: &Range<usize>) -> ByteSpan {
    let first = pieces[range.start].span;
    pieces[range.start..range.end].iter().fold(first, |span, piece| span.cover(piece.span))
}
