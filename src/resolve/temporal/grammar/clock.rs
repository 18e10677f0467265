//! Clock times and parts of days: "8 a.m.", "12:10 a.m. Monday", "0040 GMT", "late Friday night", "dawn yesterday".

use super::super::cursor::Cursor;
use super::super::meaning::{Clock, Day, Found};
use super::super::number::number;
use super::super::words_table;
use super::day;
use crate::doc::TimeMod;

/// Names of time zones.
const ZONES: &[&str] = &[
    "gmt", "utc", "bst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et", "ct", "mt", "pt", "cet", "cest",
    "eet", "eest", "ist", "hkt", "msk", "jst", "aest", "aedt", "wat", "eat", "cat", "sast", "pkt", "wib", "sgt", "ksa",
];

/// A clock time with its day, or alone.
pub fn find(c: Cursor<'_, '_>) -> Option<Found> {
    day_then_clock(c).or_else(|| clock_then_day(c)).or_else(|| shared_meridiem(c)).or_else(|| part_then_hour(c))
}

/// "last night at 8", "Friday morning at 7:30", "in the morning at 7": the part of the day tells which hour.
///
/// "This morning at 0615" stays two expressions: its clock time needs no help.
fn part_then_hour(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, found, part) = day_part(c).filter(|(_, _, part)| part.len() == 2)?;
    let start = after.skip(&[","]).one_of(&["at", "around", "about", "at around", "at about"])?;
    let introduced = found != Day::Implied || c.lower() == "the" && c.before(1) == "in";
    let (end, clock) = match reading(start) {
        Some((end, Clock::At(hour, minute, false))) => (end, with_part(Clock::At(hour, minute, false), part)),
        Some(_) => return None,
        None => {
            let (end, hour) = number(start).filter(|(end, n)| (1..=12).contains(n) && ends_hour(*end))?;
            (end, with_part(Clock::At(i8::try_from(hour).ok()?, 0, false), part))
        }
    };
    introduced.then(|| Found::time(zone(end).0.at(), found, clock, "clock.part_then_hour"))
}

/// Whether nothing that could be counted follows.
fn ends_hour(c: Cursor<'_, '_>) -> bool {
    matches!(c.lower(), "." | "," | ";" | "" | ")" | "?" | "!" | "and" | "when" | "as" | "in" | "on")
        && !(c.joined() && c.step().joined())
}

/// "May 5, 2015 5:36 pm EDT", "1723 16.04.2017" reversed: a dated day and then the clock.
fn day_then_clock(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, found) = day(c)?;
    let (after, clock) = reading(after.skip(&[",", "|", "-", "at", ", at", "@"]))?;
    let digital = matches!(clock, Clock::At(..) | Clock::Second(..));
    let dated = matches!(found, Day::Of(..));
    if matches!((found, clock), (Day::Weekday(..), Clock::Part(_))) && words_table::weekday(after.before(2)).is_some() {
        return Some(Found::time(after.at(), found, clock, "clock.dated"));
    }
    let (end, _) = zone(after);
    (digital && dated).then(|| Found::time(end.at(), found, clock, "clock.dated"))
}

/// "7 p.m. on Nov. 10", "0700 GMT Tuesday", "noon on Sunday", "11:36 Tuesday morning", "6 this morning", "8 a.m.".
fn clock_then_day(c: Cursor<'_, '_>) -> Option<Found> {
    let (after, clock) = reading(c).or_else(|| bare_hour(c))?;
    let (after, zoned) = zone(after);
    let certain = zoned || is_certain(c, clock);
    let behind = after.skip(&[",", "on", ", on", "in the", "at", "the"]);
    let spoken = after.one_of(&["in the", "at night"]).is_some();
    if let Some((end, day, part)) = day_part(behind).filter(|(_, day, _)| certain || spoken || *day != Day::Implied) {
        let named = Some(end.skip(&[",", "on", ", on"])).filter(|_| day == Day::Implied).and_then(super::day);
        let (end, day) = named.unwrap_or((end, day));
        return Some(Found::time(end.at(), day, with_part(clock, part), "clock.part"));
    }
    if let Some((end, day)) = day(behind) {
        let (end, _) = zone(end);
        return Some(Found::time(end.at(), day, clock, "clock.day"));
    }
    let introduced = matches!(
        c.before(1),
        "at" | "around"
            | "about"
            | "by"
            | "before"
            | "after"
            | "until"
            | "from"
            | "since"
            | "between"
            | "till"
            | "just"
            | "to"
    ) && colon(c);
    (certain || introduced).then(|| Found::time(after.at(), Day::Implied, clock, "clock"))
}

fn colon(c: Cursor<'_, '_>) -> bool {
    c.step().lower() == ":"
}

fn is_certain(c: Cursor<'_, '_>, clock: Clock) -> bool {
    match clock {
        Clock::Part(_) => !(c.is_capital() && c.step().is_capital()),
        Clock::At(_, _, known) => known,
        Clock::Second(..) => true,
    }
}

/// Morning or afternoon told by a part of the day.
fn with_part(clock: Clock, part: &str) -> Clock {
    match (clock, part) {
        (Clock::At(hour @ 1..=11, minute, _), "AF" | "EV") => Clock::At(hour + 12, minute, true),
        (Clock::At(hour @ 6..=11, minute, _), "NI") => Clock::At(hour + 12, minute, true),
        (Clock::At(12, minute, _), "NI" | "MO") => Clock::At(0, minute, true),
        (Clock::At(hour, minute, _), _) => Clock::At(hour, minute, true),
        (clock, _) => clock,
    }
}

/// A time zone behind a clock time.
fn zone<'p, 't>(c: Cursor<'p, 't>) -> (Cursor<'p, 't>, bool) {
    let start = c.skip(&["(", ","]);
    if let Some(after) = start.one_of(&["local time", "local", "hours", "hrs"]) {
        let closed = after.skip(&[")"]);
        return (if c.lower() == "(" { closed } else { after }, true);
    }
    let upper = start.text().len() > 1 && start.text().chars().all(char::is_uppercase);
    if upper && ZONES.contains(&start.lower()) && c.lower() != "," {
        let after = start.step();
        let end = if c.lower() == "(" { after.skip(&[")"]) } else { after };
        return (end.skip(&["time"]), true);
    }
    (c, false)
}

/// A clock time: digits with minutes or "a.m.", four digits with a zone, "8 o'clock", "noon", "midnight".
fn reading<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Clock)> {
    if let Some((after, part)) = c.take(words_table::part_of_day).filter(|(_, part)| part.contains(':')) {
        return Some((after, Clock::Part(part)));
    }
    if let Some(read) = past_or_to(c).or_else(|| with_seconds(c)) {
        return Some(read);
    }
    if let Some((after, hour)) = c.take(words_table::cardinal).filter(|(_, n)| (1..=12).contains(n)) {
        let hour = i8::try_from(hour).ok()?;
        if let Some((end, afternoon)) = meridiem(after) {
            return Some((end, Clock::At(hour % 12 + if afternoon { 12 } else { 0 }, 0, true)));
        }
        let end = after.one_of(&["o ' clock", "oclock"])?;
        return Some((end, Clock::At(hour, 0, false)));
    }
    digital(c)
}

/// "17:49:19", "7:56:30 p.m.".
fn with_seconds<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Clock)> {
    let glued = c.joined() && matches!(c.before(1), "." | "," | ":" | "-" | "/");
    let hour: i8 = (c.is_digits() && c.text().len() <= 2 && !glued).then(|| c.text().parse().ok())??;
    let pair = |c: Cursor<'p, 't>| {
        let digits = c.tight(":").filter(|after| after.is_digits() && after.text().len() == 2)?;
        let value: i8 = digits.text().parse().ok().filter(|value| *value < 60)?;
        Some((digits.step(), value))
    };
    let (after, minute) = pair(c.step())?;
    let (after, second) = pair(after)?;
    match meridiem(after).filter(|_| hour <= 12) {
        Some((end, afternoon)) => {
            Some((end, Clock::Second(hour % 12 + if afternoon { 12 } else { 0 }, minute, second)))
        }
        None => (hour < 24).then_some((after, Clock::Second(hour, minute, second))),
    }
}

/// "ten past nine", "quarter to five", "half past eight", "20 minutes past eight".
fn past_or_to<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Clock)> {
    let (after, minute) = match c.any(&["a quarter", "quarter", "half"]) {
        Some((after, which)) => (after, if which == 2 { 30 } else { 15 }),
        None => number(c).filter(|(_, n)| (1..30).contains(n))?,
    };
    let (start, which) = after.skip(&["minutes", "mins", "min"]).any(&["past", "to", "after"])?;
    let (end, hour) = number(start).filter(|(_, n)| (1..=12).contains(n))?;
    let told = |end: Cursor<'_, '_>| {
        let on = end.word("on").is_some_and(|day| words_table::weekday(day.lower()).is_some());
        let of_day = &[
            "in the morning",
            "in the afternoon",
            "in the evening",
            "at night",
            "o ' clock",
            "a . m",
            "p . m",
            "am",
            "pm",
        ];
        on || end.one_of(of_day).is_some()
    };
    let fraction = matches!(c.lower(), "half" | "quarter" | "a");
    let range = matches!(c.before(1), "from" | "between") || c.is_digits() || meridiem(end).is_some();
    let to_hour =
        which != 1 || c.lower() != "half" && (fraction || !range && matches!(c.before(1), "at" | "about" | "by"));
    if which == 2 || !to_hour || !(told(end) || fraction) {
        return None;
    }
    let (hour, minute) = (i8::try_from(hour).ok()?, i8::try_from(minute).ok()?);
    let (hour, minute) = if which == 1 { (hour - 1, 60 - minute) } else { (hour, minute) };
    let end = end.skip(&["o ' clock"]);
    match meridiem(end) {
        Some((end, afternoon)) => Some((end, Clock::At(hour % 12 + if afternoon { 12 } else { 0 }, minute, true))),
        None => Some((end, Clock::At(hour, minute, false))),
    }
}

/// "5" of "5 in the morning", "eleven" of "eleven at night": an hour that a part of the day makes one.
fn bare_hour<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Clock)> {
    if c.joined() && matches!(c.before(1), "." | "," | ":" | "-" | "/" | "$" | "£" | "€" | "#") {
        return None;
    }
    let (after, hour) = number(c).filter(|(_, n)| (1..=12).contains(n))?;
    let part = after.one_of(&["in the morning", "in the afternoon", "in the evening", "at night"]).is_some();
    part.then(|| i8::try_from(hour).ok().map(|hour| (after, Clock::At(hour, 0, false))))?
}

/// "5" of "from 5 to 7 p.m.": the other end tells morning or afternoon.
fn shared_meridiem(c: Cursor<'_, '_>) -> Option<Found> {
    if !matches!(c.before(1), "from" | "between") || !c.is_digits() || c.text().len() > 2 {
        return None;
    }
    let hour: i8 = c.text().parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let (after, minute) = minutes(c.step()).unwrap_or((c.step(), 0));
    let (end, clock) = reading(after.one_of(&["to", "and", "until", "till", "-"])?)?;
    let Clock::At(last, _, true) = clock else { return None };
    meridiem_at(end)?;
    let afternoon = last >= 12 && hour % 12 <= last % 12;
    let clock = Clock::At(hour % 12 + if afternoon { 12 } else { 0 }, minute, true);
    Some(Found::time(after.at(), Day::Implied, clock, "clock.shared_meridiem"))
}

/// Whether the words just passed end in "a.m." or "p.m.".
fn meridiem_at(c: Cursor<'_, '_>) -> Option<()> {
    matches!((c.before(1), c.before(2)), ("am" | "pm" | "m", _) | (".", "m")).then_some(())
}

/// Hour and minute of a clock time with "a.m." or "p.m.", or of "17:30".
pub fn digits<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, (i8, i8))> {
    let (after, clock) = reading(c)?;
    let Clock::At(hour, minute, known) = clock else { return None };
    (known || colon(c)).then_some((zone(after).0, (hour, minute)))
}

fn digital<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Clock)> {
    let glued = c.joined() && matches!(c.before(1), "." | "," | ":" | "-" | "/" | "$" | "£" | "€" | "#");
    if !c.is_digits() || glued {
        return None;
    }
    if c.text().len() == 4 {
        let hour: i8 = c.text().get(..2)?.parse().ok()?;
        let minute: i8 = c.text().get(2..)?.parse().ok()?;
        if let Some((end, afternoon)) = meridiem(c.step()).filter(|_| (1..=12).contains(&hour) && minute < 60) {
            return Some((end, Clock::At(hour % 12 + if afternoon { 12 } else { 0 }, minute, true)));
        }
        let introduced = matches!(c.before(1), "at" | "about" | "around" | "by");
        let dated = c.step().word("on").unwrap_or(c.step());
        let of_day = c.text().starts_with('0') || words_table::weekday(dated.lower()).is_some();
        let military = (zone(c.step()).1 || introduced && of_day) && hour < 25 && minute < 60;
        return military.then(|| (c.step(), Clock::At(hour, minute, true)));
    }
    let hour: i8 = c.text().parse().ok().filter(|hour| *hour < 25)?;
    let (after, minute) = minutes(c.step()).map_or((c.step(), None), |(after, minute)| (after, Some(minute)));
    if let Some((end, afternoon)) = meridiem(after).filter(|_| hour <= 12) {
        let hour = hour % 12 + if afternoon { 12 } else { 0 };
        return Some((end, Clock::At(hour, minute.unwrap_or(0), true)));
    }
    if let Some(end) = after.phrase("o ' clock") {
        return Some((end, Clock::At(hour, minute.unwrap_or(0), false)));
    }
    let minute = minute.filter(|_| {
        c.step().lower() == ":"
            && !(after.joined() && matches!(after.lower(), ":" | "." | "-") && after.step().is_digits())
    })?;
    Some((after, Clock::At(hour, minute, hour > 12 || c.text().starts_with('0'))))
}

/// ":30", ".30", ": 30".
fn minutes<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, i8)> {
    let after = c.one_of(&[":", "."]).filter(|_| c.joined())?;
    let spaced = !after.joined();
    let fits = after.is_digits() && after.text().len() == 2 && !(spaced && c.lower() == ".");
    let minute: i8 = after.text().parse().ok().filter(|minute| *minute < 60 && fits)?;
    Some((after.step(), minute))
}

/// "a.m.", "pm", "A. M.": whether it is the afternoon.
fn meridiem<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, bool)> {
    let (after, which) = c.any(&["am", "pm", "a . m", "p . m"])?;
    let stop = after.word(".").filter(|_| after.joined() && which > 1);
    Some((stop.unwrap_or(after), which % 2 == 1))
}

/// A part of a day alone: "Friday night", "this morning", "the early hours of Saturday", "overnight".
pub fn part(c: Cursor<'_, '_>) -> Option<Found> {
    let (start, modifier) = match c.any(&["early", "very early", "late", "mid -", "mid", "earlier", "later"]) {
        Some((after, which)) => (
            after,
            [
                Some(TimeMod::Start),
                Some(TimeMod::Start),
                Some(TimeMod::End),
                Some(TimeMod::Mid),
                Some(TimeMod::Mid),
                None,
                None,
            ][which],
        ),
        None => (c, None),
    };
    let (end, day, part) = match (day_part(start), part_of(start)) {
        (Some(told), Some(of)) if of.0.at() > told.0.at() => of,
        (Some(read), _) | (None, Some(read)) => read,
        (None, None) => return None,
    };
    let bare = day == Day::Implied;
    let introduced = modifier.is_some()
        || matches!(start.lower(), "overnight" | "dawn" | "nightfall" | "daybreak" | "dusk" | "sunrise" | "sunset");
    let in_the = start.phrase("the").is_some() && matches!(start.before(1), "in" | "during");
    let named = bare && !introduced && !in_the;
    (!named).then(|| Found::time(end.at(), day, Clock::Part(part), "clock.part_of_day").modified(modifier))
}

/// "Friday night", "March 3 morning", "last night", "tonight", "that evening", "yesterday morning".
fn day_part<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day, &'static str)> {
    if let Some(after) = c.one_of(&["tonight", "this night"]) {
        return Some((after, Day::FromPublication(0), "NI"));
    }
    if let Some(after) = c.phrase("last night") {
        return Some((after, Day::FromPublication(-1), "NI"));
    }
    if let Some(after) = c.phrase("the night before") {
        return Some((after, Day::FromNarrative(-1), "NI"));
    }
    const DAYS: &[(&str, Day)] = &[
        ("this", Day::FromPublication(0)),
        ("that same", Day::FromNarrative(0)),
        ("that", Day::FromNarrative(0)),
        ("the same", Day::FromNarrative(0)),
        ("the next", Day::FromNarrative(1)),
        ("the following", Day::FromNarrative(1)),
        ("the previous", Day::FromNarrative(-1)),
    ];
    let told = DAYS.iter().find_map(|(words, day)| Some((c.phrase(words)?, *day)));
    let (after, found) = told.or_else(|| day(c)).unwrap_or((c, Day::Implied));
    let after = if told.is_some() || found == Day::Implied { after } else { after.skip(&[",", "-", "at", "' s"]) };
    let after =
        if found == Day::Implied && matches!(c.before(1), "in" | "during") { after.skip(&["the"]) } else { after };
    let (end, part) = after.skip(&["early", "late", "mid -", "mid"]).take(words_table::part_of_day)?;
    let part = if part == "12:00" || part == "24:00" { return None } else { part };
    let overnight = found == Day::Implied && c.lower() == "overnight";
    Some((end, if overnight { Day::FromPublication(-1) } else { found }, part))
}

/// "the early hours of Saturday morning", "dawn yesterday", "the night of March 3", "nightfall on Sunday".
fn part_of<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Day, &'static str)> {
    let hours = c.one_of(&[
        "the early hours of",
        "the early hours on",
        "early hours of",
        "the early morning hours of",
        "the small hours of",
        "the wee hours of",
    ]);
    if let Some(after) = hours {
        let whole = day_part(after).map(|(end, day, _)| (end, day));
        let (end, found) = whole.or_else(|| day(after))?;
        return Some((end, found, "MO"));
    }
    let (after, part) = c.skip(&["the"]).take(words_table::part_of_day).filter(|(_, part)| part.len() == 2)?;
    let (end, found) = day(after.skip(&["of", "on"]))?;
    Some((end, found, part))
}
