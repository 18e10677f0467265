//! Recurring times: "every Monday", "each July", "daily", "twice a week", "Sundays".

use super::super::cursor::Cursor;
use super::super::meaning::{Every, Found};
use super::super::number::{Amount, number};
use super::super::words_table;
use super::calendar;

/// What may follow an adverb; another word shows that it is an adjective ("daily flights").
const FUNCTION_WORDS: &[&str] = &[
    "in", "on", "at", "by", "for", "from", "to", "and", "or", "but", "as", "with", "since", "until", "through", "when",
    "that",
];

/// A recurring time.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    every(c).or_else(|| adverb(c)).or_else(|| weekdays(c)).or_else(|| summers(c))
}

/// "every year", "each of the unit", "every two weeks", "every other day", "every Monday night", "each July".
fn every(c: Cursor<'_, '_>) -> Option<Found> {
    let start = c.one_of(&["every", "each", "once a", "twice a", "once every", "times a", "once per", "per"])?;
    let often = !matches!(c.lower(), "every" | "each");
    if c.lower() == "per" && !matches!(start.lower(), "day" | "week" | "month" | "year" | "hour") {
        return None;
    }
    if let Some((after, (day, _))) = start.take(words_table::weekday).filter(|(_, (_, short))| !short) {
        let part = after.take(words_table::part_of_day).filter(|(_, part)| part.len() == 2);
        let (end, part) = part.map_or((after, None), |(end, part)| (end, Some(part)));
        return Some(Found::every(end.at(), Every::Weekday(day, part), "set.weekday"));
    }
    if let Some((after, month, _)) = calendar::month_name(start).filter(|_| !often) {
        return Some(Found::every(after.at(), Every::Month(month), "set.month"));
    }
    if let Some((after, season)) = start.take(words_table::season).filter(|_| !often) {
        return Some(Found::every(after.at(), Every::Season(season), "set.season"));
    }
    if let Some((after, part)) = start.take(words_table::part_of_day).filter(|(_, part)| part.len() == 2) {
        let value = match part {
            "MO" => "XXXX-XX-XXTMO",
            "AF" => "XXXX-XX-XXTAF",
            "EV" => "XXXX-XX-XXTEV",
            _ => "XXXX-XX-XXTNI",
        };
        return Some(Found::every(after.at(), Every::Value(value), "set.part"));
    }
    let (after, many) = number(start)
        .map_or_else(|| start.word("other").map_or((start, 1), |after| (after, 2)), |(after, n)| (after, n));
    let (end, (unit, _)) = after.take(words_table::unit)?;
    Some(Found::every(end.at(), Every::Unit(Amount::whole(many), unit), "set.unit"))
}

/// "daily", "annually".
fn adverb(c: Cursor<'_, '_>) -> Option<Found> {
    let value = match c.lower() {
        "daily" => "XXXX-XX-XX",
        "hourly" => "PT1H",
        "weekly" => "XXXX-WXX",
        "monthly" => "XXXX-XX",
        "nightly" => "XXXX-XX-XXTNI",
        "yearly" | "annually" => "XXXX",
        _ => return None,
    };
    let after = c.step();
    let name = c.is_capital() && (after.is_capital() || c.before(1) == "the");
    let adjective = after.text().starts_with(char::is_lowercase) && !FUNCTION_WORDS.contains(&after.lower());
    let compound = c.before(1) == "-" || after.lower() == "-";
    (!name && !compound && !adjective).then(|| Found::every(after.at(), Every::Value(value), "set.adverb"))
}

/// "Mondays", "Sunday mornings".
fn weekdays(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, day) = c.take(words_table::weekdays).filter(|_| c.is_capital())?;
    Some(Found::every(after.at(), Every::Weekday(day, None), "set.weekdays"))
}

/// "the past three summers".
fn summers(c: Cursor<'_, '_>) -> Option<Found> {
    let start = c.one_of(&["the past", "the last", "the next"])?;
    let (after, _) = number(start)?;
    let (end, season) = after.take(|word| words_table::season(word.strip_suffix('s')?))?;
    Some(Found::every(end.at(), Every::Season(season), "set.season"))
}
