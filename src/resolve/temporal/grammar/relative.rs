//! Counted from the publication date or from a date just mentioned: "last week", "this month", "two years ago",
//! "the following year", "a day earlier".

use super::super::cursor::Cursor;
use super::super::meaning::{Day, Found, Meaning, Point, When};
use super::super::number::{Amount, amount, ordinal_at};
use super::super::words_table::{self, Unit};
use super::calendar;
use crate::doc::TimeMod;

/// "last week", "this month", "next year", "the past year", "this past weekend".
pub fn unit(c: Cursor<'_, '_>) -> Option<Found> {
    const SHIFTS: &[(&str, i32)] = &[
        ("last", -1),
        ("this past", -1),
        ("this last", -1),
        ("the past", -1),
        ("the last", -1),
        ("the current", 0),
        ("the present", 0),
        ("this current", 0),
        ("this", 0),
        ("current", 0),
        ("this coming", 1),
        ("the coming", 1),
        ("coming", 1),
        ("upcoming", 1),
        ("next", 1),
        ("the next", 1),
        ("previous", -1),
        ("past", -1),
        ("this calendar", 0),
        ("last calendar", -1),
        ("next calendar", 1),
    ];
    if let Some(found) = after_next(c) {
        return Some(found);
    }
    let readings = SHIFTS.iter().filter_map(|(words, by)| Some((c.phrase(words)?, *words, *by)));
    let (start, words, by) = readings.max_by_key(|(after, ..)| after.at())?;
    let (after, (unit, plural)) = start.take(words_table::unit)?;
    let small = unit < Unit::Day || unit == Unit::Fortnight;
    let article = words.starts_with("the ") && by != 0;
    if plural || small || article && !matches!(unit, Unit::Year | Unit::Week | Unit::Month | Unit::Weekend) {
        return None;
    }
    let possessive_quarter = after.phrase("' s").is_some_and(|rest| ordinal_at(rest).is_some());
    if unit == Unit::Day && by != 0 || possessive_quarter {
        return None;
    }
    if article && by == 1 {
        return Some(Found::point(after.at(), Point::FromNarrative(unit, 1), "relative.next"));
    }
    Some(Found::point(after.at(), Point::FromPublication(unit, by), "relative.unit"))
}

/// "the week after next", "the year before last".
fn after_next(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, (unit, plural)) = c.word("the")?.take(words_table::unit)?;
    let (end, which) = after.any(&["after next", "after the next", "before last", "before the last"])?;
    let by = if which < 2 { 2 } else { -2 };
    let point = if unit == Unit::Day { None } else { Some(Point::FromPublication(unit, by)) };
    point.filter(|_| !plural && unit > Unit::Day).map(|point| Found::point(end.at(), point, "relative.after_next"))
}

/// "the following year", "the next day", "that month", "the same day", "the previous week", "the day before".
pub fn narrative(c: Cursor<'_, '_>) -> Option<Found> {
    const SHIFTS: &[(&str, i32)] = &[
        ("the following", 1),
        ("the next", 1),
        ("the ensuing", 1),
        ("that same", 0),
        ("the same", 0),
        ("that very", 0),
        ("that", 0),
        ("the previous", -1),
        ("the preceding", -1),
        ("the prior", -1),
    ];
    if let Some((after, which)) =
        c.any(&["the day before", "the day after", "the night before"]).filter(|(_, n)| *n < 2)
    {
        let clause = matches!(
            after.lower(),
            "the" | "he" | "she" | "they" | "a" | "his" | "it" | "her" | "yesterday" | "tomorrow"
        ) || after.is_capital();
        let point = Point::Day(Day::FromNarrative(which as i32 * 2 - 1));
        return (!clause).then(|| Found::point(after.at(), point, "relative.day_beside"));
    }
    let (start, by) = SHIFTS.iter().find_map(|(words, by)| Some((c.phrase(words)?, *by)))?;
    let (after, (unit, plural)) = start.take(words_table::unit)?;
    if plural || unit < Unit::Day {
        return None;
    }
    let point = if unit == Unit::Day { Point::Day(Day::FromNarrative(by)) } else { Point::FromNarrative(unit, by) };
    Some(Found::point(after.at(), point, "relative.narrative"))
}

/// Degree words before a count, with their MOD.
pub const DEGREES: &[(&str, TimeMod)] = &[
    ("more than", TimeMod::MoreThan),
    ("over", TimeMod::MoreThan),
    ("less than", TimeMod::LessThan),
    ("fewer than", TimeMod::LessThan),
    ("under", TimeMod::LessThan),
    ("just under", TimeMod::LessThan),
    ("just over", TimeMod::MoreThan),
    ("no more than", TimeMod::EqualOrLess),
    ("at most", TimeMod::EqualOrLess),
    ("up to", TimeMod::EqualOrLess),
    ("at least", TimeMod::EqualOrMore),
    ("no less than", TimeMod::EqualOrMore),
    ("almost", TimeMod::LessThan),
    ("nearly", TimeMod::LessThan),
    ("close to", TimeMod::Approx),
    ("about", TimeMod::Approx),
    ("around", TimeMod::Approx),
    ("approximately", TimeMod::Approx),
    ("roughly", TimeMod::Approx),
    ("some", TimeMod::Approx),
];

/// A degree word, when one stands here.
pub fn degree<'p, 't>(c: Cursor<'p, 't>) -> (Cursor<'p, 't>, Option<TimeMod>) {
    if let Some(after) = c.one_of(&["exactly", "only", "just"]) {
        let counted = amount(after).is_some();
        return if counted && c.lower() == "exactly" { (after, None) } else { (c, None) };
    }
    let found = DEGREES.iter().find_map(|(words, modifier)| Some((c.phrase(words)?, Some(*modifier))));
    found.unwrap_or((c, None))
}

/// "two weeks ago", "nearly four years ago", "months ago", "three days later", "a day earlier", "a month from now".
pub fn ago(c: Cursor<'_, '_>) -> Option<Found> {
    const BEHIND: &[(&str, i32, bool)] = &[
        ("ago", -1, true),
        ("from now", 1, true),
        ("from today", 1, true),
        ("hence", 1, true),
        ("earlier", -1, false),
        ("before", -1, false),
        ("previously", -1, false),
        ("later", 1, false),
        ("afterward", 1, false),
        ("afterwards", 1, false),
        ("after", 1, false),
    ];
    let (counted, modifier) = degree(c);
    let (start, many) = amount(counted).unwrap_or((counted, Amount::Vague));
    let start = start.skip(&["-"]);
    let (after, (unit, plural)) = start.take(words_table::unit)?;
    if many == Amount::Vague && !plural {
        return None;
    }
    let after = after.skip(&["or so", "or more", "and a half"]);
    let (end, sign, absolute) =
        BEHIND.iter().find_map(|(words, sign, absolute)| Some((after.phrase(words)?, *sign, *absolute)))?;
    let clause = matches!(end.before(1), "before" | "after") && !ends_clause(end);
    if clause {
        return None;
    }
    if unit < Unit::Day {
        let minutes = minutes(many, unit)?;
        let found = Found {
            end: end.at(),
            kind: crate::doc::TimeType::Time,
            meaning: Meaning::TimeLater(minutes.saturating_mul(sign)),
            modifier,
            rule: "relative.minutes",
        };
        return (!absolute && minutes.abs() < 1440).then_some(found);
    }
    let modifier = modifier.map(|modifier| of_point(modifier, sign));
    Some(Found::point(end.at(), offset(many, unit, sign, absolute), "relative.ago").modified(modifier))
}

/// The MOD of a point that lies more or less than so far away: "more than two years ago" is before it (TIMEX3).
fn of_point(modifier: TimeMod, sign: i32) -> TimeMod {
    match (modifier, sign > 0) {
        (TimeMod::MoreThan, false) | (TimeMod::LessThan, true) => TimeMod::Before,
        (TimeMod::MoreThan, true) | (TimeMod::LessThan, false) => TimeMod::After,
        (TimeMod::EqualOrMore, false) | (TimeMod::EqualOrLess, true) => TimeMod::OnOrBefore,
        (TimeMod::EqualOrMore, true) | (TimeMod::EqualOrLess, false) => TimeMod::OnOrAfter,
        (other, _) => other,
    }
}

fn ends_clause(c: Cursor<'_, '_>) -> bool {
    matches!(c.lower(), "." | "," | ";" | "" | ")" | ":")
}

fn minutes(many: Amount, unit: Unit) -> Option<i32> {
    let n = i32::try_from(many.as_whole()?).ok()?;
    match unit {
        Unit::Minute => Some(n),
        Unit::Hour => Some(n.saturating_mul(60)),
        _ => None,
    }
}

fn offset(many: Amount, unit: Unit, sign: i32, absolute: bool) -> Point {
    let Some(n) = many.as_whole().and_then(|n| i32::try_from(n).ok()) else { return Point::VagueAgo(unit) };
    match (absolute, unit) {
        (true, _) => Point::Ago(unit, n * sign),
        (false, Unit::Day) => Point::Day(Day::FromNarrative(n * sign)),
        (false, _) => Point::FromNarrative(unit, n * sign),
    }
}

/// "year-end", "the year's end".
pub fn year_end(c: Cursor<'_, '_>) -> Option<Found> {
    if let Some(after) = c.one_of(&["year - end", "the year - end"]) {
        let point = Point::Day(Day::Of(When::Shift(0), 12, 31));
        return Some(Found::point(after.at(), point, "relative.year_end"));
    }
    let after = c.one_of(&["year end", "year ' s end", "the year ' s end"])?;
    let point = Point::FromPublication(Unit::Year, 0);
    Some(Found::point(after.at(), point, "relative.year_end").modified(Some(TimeMod::End)))
}

/// "the end of the year", "early in the week", "the weekend", "for the full year": the one that holds publication.
pub fn the_unit(c: Cursor<'_, '_>) -> Option<Found> {
    const PARTS: &[&str] = &[
        "end",
        "beginning",
        "start",
        "earlier",
        "later",
        "early",
        "late",
        "middle",
        "rest",
        "part",
        "close",
        "months",
        "days",
    ];
    let (after, which) = c.any(&["the weekend", "the week", "the month", "the full year", "the year"])?;
    let unit = [Unit::Weekend, Unit::Week, Unit::Month, Unit::Year, Unit::Year][which];
    if which == 0 {
        let held = matches!(c.before(1), "over" | "during" | "of" | "on" | "for" | "at");
        return held.then(|| Found::point(after.at(), Point::FromPublication(unit, -1), "relative.weekend"));
    }
    let part = matches!(c.before(1), "of" | "in") && PARTS.contains(&c.before(2));
    let whole = c.before(1) == "for" && unit != Unit::Month || which == 3;
    let ended = matches!(after.lower(), "ended" | "ending" | "in" | "of" | "to");
    (!ended && (part || whole)).then(|| Found::point(after.at(), Point::FromPublication(unit, 0), "relative.the_unit"))
}

/// "the last Saturday in March", "the first Monday of May".
pub fn nth_weekday(c: Cursor<'_, '_>) -> Option<Found> {
    let start = c.skip(&["the"]);
    let (after, nth) = match start.word("last") {
        Some(after) => (after, -1),
        None => ordinal_at(start).and_then(|(after, n)| Some((after, i8::try_from(n).ok().filter(|n| *n <= 5)?)))?,
    };
    let (after, (day, _)) = after.take(words_table::weekday)?;
    let found = calendar::month(after.one_of(&["in", "of"])?)?;
    let Meaning::Point(Point::Month(when, month)) = found.meaning else { return None };
    Some(Found::point(found.end, Point::NthWeekday(when, day, nth, month), "relative.nth_weekday"))
}
