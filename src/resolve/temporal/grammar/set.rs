//! Recurring times: "every Monday", "each July", "daily", "twice a week", "Sundays".

use super::super::cursor::Cursor;
use super::super::meaning::{Every, Found, Meaning};
use super::super::number::ordinal_at;
use super::super::number::{Amount, number};
use super::super::words_table::{self, Unit};
use super::{calendar, clock};

/// What may follow an adverb; another word shows that it is an adjective ("daily flights").
const FUNCTION_WORDS: &[&str] = &[
    "in", "on", "at", "by", "for", "from", "to", "and", "or", "but", "as", "with", "since", "until", "through", "when",
    "that",
];

/// A recurring time.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    let readings = [at_clock, clock_each, of_every_month, every, adverb, weekdays, weekends, summers];
    readings.iter().fold(None, |best: Option<Found>, rule| match (best, rule(c)) {
        (Some(best), Some(found)) if found.end <= best.end => Some(best),
        (best, found) => found.or(best),
    })
}

/// "every day at 7:30 p.m.", "Tuesdays at 9 a.m.", "every evening at 8".
fn at_clock(c: Cursor<'_, '_>) -> Option<Found> {
    let found = every(c).or_else(|| adverb(c)).or_else(|| weekdays(c))?;
    let day = match found.meaning {
        Meaning::Every(Every::Weekday(day, _)) => day,
        Meaning::Every(Every::Unit(amount, Unit::Day)) if amount == Amount::whole(1) => 0,
        Meaning::Every(Every::Value(value)) if value.starts_with("XXXX-XX-XXT") || value == "P1D" => 0,
        _ => return None,
    };
    let (end, (hour, minute)) = clock::digits(c.ahead(found.end).skip(&["at", ", at", "around", "about"]))?;
    Some(Found::every(end.at(), Every::Clock(hour, minute, day), "set.clock"))
}

/// "3 p.m. each day", "6 a.m. every day", "9 a.m. daily".
fn clock_each(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, (hour, minute)) = clock::digits(c)?;
    if let Some((end, (day, _))) = after.one_of(&["every", "each"]).and_then(|start| start.take(words_table::weekday)) {
        return Some(Found::every(end.at(), Every::Clock(hour, minute, day), "set.clock"));
    }
    let end = after.one_of(&["every day", "each day", "everyday", "daily", "a day"])?;
    Some(Found::every(end.at(), Every::Clock(hour, minute, 0), "set.clock"))
}

/// "the 19th of every month".
fn of_every_month(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, day) = ordinal_at(c.skip(&["the"]))?;
    let end = after.skip(&["day"]).one_of(&["of every month", "of each month"])?;
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    Some(Found::every(end.at(), Every::DayOfMonth(day), "set.day_of_month"))
}

/// "every year", "each of the unit", "every two weeks", "every other day", "every Monday night", "each July".
fn every(c: Cursor<'_, '_>) -> Option<Found> {
    let start = c.one_of(&["every", "each", "once a", "twice a", "once every", "times a", "once per", "per"])?;
    let often = !matches!(c.lower(), "every" | "each");
    if c.lower() == "each" && start.lower() == "other" {
        return None;
    }
    if c.lower() == "per" && !matches!(start.lower(), "day" | "week" | "month" | "year" | "hour") {
        return None;
    }
    let start = if often { start } else { start.skip(&["single"]) };
    let named = start.skip(&["other"]).take(words_table::weekday).filter(|(_, (_, short))| !short);
    if let Some((after, (day, _))) = named {
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
    let fixed = [("weekday", "P1WD"), ("weekend", "XXXX-WXX-WE"), ("working day", "P1WD")];
    if let Some((after, value)) = fixed.iter().find_map(|(word, value)| Some((start.phrase(word)?, *value))) {
        return (!often).then(|| Found::every(after.at(), Every::Value(value), "set.fixed"));
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
        "daily" | "everyday" => "P1D",
        "hourly" => "PT1H",
        "weekly" => "P1W",
        "biweekly" | "fortnightly" => "P2W",
        "monthly" => "P1M",
        "quarterly" => "P1Q",
        "nightly" => "XXXX-XX-XXTNI",
        "yearly" | "annually" => "P1Y",
        "semiannually" => "P6M",
        _ => return None,
    };
    let after = c.step();
    let name = c.is_capital() && (after.is_capital() || c.before(1) == "the");
    let adjective = after.text().starts_with(char::is_lowercase) && !FUNCTION_WORDS.contains(&after.lower());
    let compound = c.before(1) == "-" || after.lower() == "-";
    (!name && !compound && !adjective).then(|| Found::every(after.at(), Every::Value(value), "set.adverb"))
}

/// "Mondays", "Sunday mornings", "on Tuesdays".
fn weekdays(c: Cursor<'_, '_>) -> Option<Found> {
    if let Some((after, day)) = c.take(words_table::weekdays).filter(|_| c.is_capital()) {
        return Some(Found::every(after.at(), Every::Weekday(day, None), "set.weekdays"));
    }
    let (after, (day, _)) = c.take(words_table::weekday).filter(|(_, (_, short))| !short)?;
    let (end, part) = after.take(plural_part)?;
    Some(Found::every(end.at(), Every::Weekday(day, Some(part)), "set.weekdays"))
}

/// "mornings", "nights": a part of the day in the plural.
fn plural_part(word: &str) -> Option<&'static str> {
    words_table::part_of_day(word.strip_suffix('s')?).filter(|part| part.len() == 2)
}

/// "open on weekends": not counted ones ("two weekends"), which are a length.
fn weekends(c: Cursor<'_, '_>) -> Option<Found> {
    let end = c.word("weekends")?;
    let counted = words_table::cardinal(c.before(1)).is_some()
        || matches!(c.before(1), "of" | "few" | "several" | "past" | "last" | "next" | "these" | "those" | "many");
    let clause = matches!(end.lower(), "." | "," | ";" | "" | "and" | "in" | "at" | "from");
    (!counted && (clause || c.before(1) == "on"))
        .then(|| Found::every(end.at(), Every::Value("XXXX-WXX-WE"), "set.weekends"))
}

/// "the past three summers".
fn summers(c: Cursor<'_, '_>) -> Option<Found> {
    let start = c.one_of(&["the past", "the last", "the next"])?;
    let (after, _) = number(start)?;
    let (end, season) = after.take(|word| words_table::season(word.strip_suffix('s')?))?;
    Some(Found::every(end.at(), Every::Season(season), "set.season"))
}
