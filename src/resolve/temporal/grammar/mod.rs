//! One file a family of expressions; each rule reads from one position and says how far it came.
//!
//! A rule is tried at every position; of those that read something the longest wins, then the first in [`RULES`].

pub mod anniversary;
pub mod calendar;
pub mod clock;
pub mod deictic;
pub mod duration;
pub mod era;
pub mod fiscal;
pub mod holiday;
pub mod modifier;
pub mod numeric;
pub mod offset;
pub mod relative;
pub mod season;
pub mod set;
pub mod weekday;
pub mod within;

use super::cursor::Cursor;
use super::meaning::{Day, Found};

/// A rule.
pub type Rule = for<'p, 't> fn(Cursor<'p, 't>) -> Option<Found>;

/// Rules for stretches of the calendar, which may stand behind "early", "late", "the end of".
pub const POINTS: &[Rule] = &[
    calendar::range,
    calendar::date,
    calendar::shared_month,
    calendar::month,
    numeric::find,
    weekday::find,
    relative::nth_weekday,
    within::find,
    relative::unit,
    relative::narrative,
    relative::year_end,
    relative::the_unit,
    season::find,
    fiscal::find,
    era::find,
    holiday::find,
    deictic::day,
];

/// Every rule.
pub const RULES: &[Rule] = &[
    fiscal::year_ago,
    modifier::find,
    clock::find,
    clock::part,
    relative::ago,
    offset::find,
    anniversary::find,
    deictic::reference,
    set::find,
    duration::find,
    duration::attributive,
    duration::bare,
];

/// The longest reading at a position.
#[must_use]
pub fn longest(c: Cursor<'_, '_>) -> Option<Found> {
    better(best(RULES, c), best(POINTS, c))
}

/// The longest reading of a stretch of the calendar.
#[must_use]
pub fn point(c: Cursor<'_, '_>) -> Option<Found> {
    best(POINTS, c)
}

pub(super) fn best(rules: &[Rule], c: Cursor<'_, '_>) -> Option<Found> {
    rules.iter().fold(None, |best, rule| better(best, rule(c)))
}

fn better(first: Option<Found>, second: Option<Found>) -> Option<Found> {
    match (first, second) {
        (Some(a), Some(b)) if b.end > a.end => Some(b),
        (Some(a), _) => Some(a),
        (None, second) => second,
    }
}

/// The longest reading of a single day.
#[must_use]
pub fn day<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let readers = [calendar::day, numeric::day, weekday::day, holiday::day, deictic::day_at];
    let mut best: Option<(Cursor<'p, 't>, Day)> = None;
    for reader in readers {
        if let Some((after, day)) = reader(c)
            && best.is_none_or(|(end, _)| after.at() > end.at())
        {
            best = Some((after, day));
        }
    }
    best
}
