//! "today", "yesterday", "tomorrow"; "now", "recently", "in the future".

use super::super::cursor::Cursor;
use super::super::meaning::{Day, Found, Point};

/// Days told from the publication date.
const DAYS: &[(&str, i32)] = &[
    ("the day before yesterday", -2),
    ("the day after tomorrow", 2),
    ("today", 0),
    ("yesterday", -1),
    ("tomorrow", 1),
    ("this very day", 0),
    ("this day", 0),
];

/// "today" and its like as a day.
pub fn day_at<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day)> {
    let (after, by) = DAYS.iter().find_map(|(words, by)| Some((c.phrase(words)?, *by)))?;
    Some((after, Day::FromPublication(by)))
}

/// "today" and its like.
pub fn day(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, day) = day_at(c)?;
    let name = after.lower() == "show" || after.joined() && after.lower() == "." && after.step().joined();
    (!name).then(|| Found::point(after.at(), Point::Day(day), "deictic.day"))
}

/// References without a date. Adjectives ("recent", "current") and words of sequence ("soon", "previously") are not
/// listed: more often than not annotators see no time in them.
const REFERENCES: &[(&str, &str)] = &[
    ("right now", "PRESENT_REF"),
    ("now", "PRESENT_REF"),
    ("nowadays", "PRESENT_REF"),
    ("currently", "PRESENT_REF"),
    ("at present", "PRESENT_REF"),
    ("the present", "PRESENT_REF"),
    ("these days", "PRESENT_REF"),
    ("more recently", "PAST_REF"),
    ("recently", "PAST_REF"),
    ("lately", "PAST_REF"),
    ("recent years", "PAST_REF"),
    ("recent months", "PAST_REF"),
    ("recent weeks and months", "PAST_REF"),
    ("recent weeks", "PAST_REF"),
    ("recent days", "PAST_REF"),
    ("recent quarters", "PAST_REF"),
    ("recent decades", "PAST_REF"),
    ("recent times", "PAST_REF"),
    ("the recent past", "PAST_REF"),
    ("the past", "PAST_REF"),
    ("the near future", "FUTURE_REF"),
    ("the future", "FUTURE_REF"),
    ("the near term", "FUTURE_REF"),
    ("the short term", "FUTURE_REF"),
    ("coming months", "FUTURE_REF"),
    ("coming weeks", "FUTURE_REF"),
    ("coming days", "FUTURE_REF"),
    ("coming years", "FUTURE_REF"),
    ("the coming months", "FUTURE_REF"),
    ("the coming weeks", "FUTURE_REF"),
    ("the coming days", "FUTURE_REF"),
    ("the coming years", "FUTURE_REF"),
];

/// A vague reference to past, present or future.
pub fn reference(c: Cursor<'_, '_>) -> Option<Found> {
    let matches = REFERENCES.iter().filter_map(|(words, value)| Some((c.phrase(words)?, *value)));
    let (after, value) = matches.max_by_key(|(after, _)| after.at())?;
    let past = c.lower() == "the" && after.before(1) == "past";
    let other = past && !matches!(c.before(1), "in" | "of") || c.lower() == "now" && after.lower() == "that";
    let joined = after.joined() && after.lower() == "-";
    (!other && !joined).then(|| Found::point(after.at(), Point::Reference(value), "deictic.reference"))
}
