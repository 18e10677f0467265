//! Look-alikes: numbers, names and titles that read like times and are none.

use super::cursor::Cursor;
use super::meaning::{Found, Meaning, Point};
use super::words_table;

/// Nouns counted in news: a bare number of four digits before one of them is no year.
const COUNTED: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "tonnes",
    "tons",
    "miles",
    "km",
    "kilometers",
    "kilometres",
    "meters",
    "metres",
    "feet",
    "ft",
    "dollars",
    "euros",
    "pounds",
    "troops",
    "soldiers",
    "police",
    "officers",
    "homes",
    "houses",
    "families",
    "jobs",
    "workers",
    "employees",
    "points",
    "votes",
    "shares",
    "barrels",
    "acres",
    "hectares",
    "refugees",
    "migrants",
    "civilians",
    "deaths",
    "cases",
    "inmates",
    "prisoners",
    "students",
    "fighters",
    "others",
    "residents",
    "passengers",
    "yards",
    "kg",
    "mph",
    "members",
    "visitors",
    "fans",
    "copies",
    "cars",
    "vehicles",
    "seats",
    "rooms",
    "bottles",
    "rounds",
    "per",
    "percent",
    "million",
    "billion",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "minutes",
    "block",
    "degrees",
    "square",
    "lbs",
    "calories",
    "times",
];

/// Words after which a number is a name: "Flight 1923", "Route 2010", "Room 2014".
const NUMBERED: &[&str] = &[
    "flight",
    "route",
    "highway",
    "room",
    "page",
    "no",
    "number",
    "suite",
    "apartment",
    "boeing",
    "windows",
    "resolution",
    "article",
    "section",
    "vol",
    "unit",
    "box",
    "case",
    "bus",
    "train",
    "$",
    "£",
    "€",
    "#",
    "¥",
    "paragraph",
    "channel",
    "hwy",
    "psalm",
    "model",
    "©",
    "copyright",
    "phone",
    "tel",
    "call",
    "dial",
    "extension",
    "squadron",
    "+",
];

/// What a street address ends in.
const STREETS: &[&str] =
    &["street", "st", "avenue", "ave", "road", "rd", "drive", "boulevard", "blvd", "lane", "ln", "court", "highway"];

/// Newspapers and rites named after a weekday, and what else makes a name of one.
const AFTER_WEEKDAY: &[&str] = &[
    "times",
    "telegraph",
    "mirror",
    "mail",
    "express",
    "herald",
    "mass",
    "school",
    "schools",
    "star",
    "post",
    "tribune",
    "independent",
];

/// Words that make a name of the weekday or month behind them.
const BEFORE_NAME: &[&str] = &["black", "bloody", "super", "cyber", "shrove", "manic", "casual", "miss"];

/// The reason of what stands in a web address.
pub const IN_ADDRESS: &str = "in a web address";

/// Why `found`, read at `c`, is a look-alike; `None` where it is a time.
#[must_use]
pub fn look_alike(c: Cursor<'_, '_>, found: &Found) -> Option<&'static str> {
    let after = c.ahead(found.end);
    if in_address(c) {
        return Some(IN_ADDRESS);
    }
    match found.meaning {
        Meaning::Point(Point::Year(_)) => is_number(c, after).then_some("a number of something"),
        Meaning::Range(Point::Year(_), Point::Year(_)) => {
            NUMBERED.contains(&c.before(1)).then_some("a number of something")
        }
        _ => is_name(c, after, found).then_some("part of a name"),
    }
}

/// Inside a web address, also one whose marks were set apart: "http: / / www. …".
fn in_address(c: Cursor<'_, '_>) -> bool {
    const REACH: usize = 40;
    let address = |word: &str| matches!(word, "http" | "https" | "www");
    let Some(start) =
        (1..=REACH).take_while(|back| !c.before(*back).is_empty()).filter(|back| address(c.before(*back))).last()
    else {
        return false;
    };
    let marks = (1..start).filter(|back| matches!(c.before(*back), "/" | "-" | "_" | "." | ":")).count();
    let words = start - marks;
    marks > 2 && marks * 2 >= words && matches!(c.before(1), "/" | "-" | "_" | "=")
}

/// Four digits that count or number something.
fn is_number(c: Cursor<'_, '_>, after: Cursor<'_, '_>) -> bool {
    if !c.is_digits() {
        return false;
    }
    let street = (0..3).scan(after, |at, _| {
        let word = (at.is_capital() || at.is_digits()).then(|| at.lower());
        *at = at.step();
        word
    });
    let address = after.is_capital() && street.into_iter().skip(1).any(|word| STREETS.contains(&word));
    let numbered = NUMBERED.contains(&c.before(1)) || c.before(1) == "." && c.before(2) == "no";
    let copyright = (1..4).any(|back| matches!(c.before(back), "©" | "copyright"));
    COUNTED.contains(&after.lower()) || after.joined() && after.lower() == "%" || numbered || address || copyright
}

/// "a Christmas market": a holiday that qualifies a noun and is not said to be a time by a word before it.
fn is_attribute(c: Cursor<'_, '_>, after: Cursor<'_, '_>) -> bool {
    const TIMES: &[&str] =
        &["on", "since", "before", "after", "until", "by", "last", "next", "every", "this", "during", "over", "at"];
    const FOLLOW: &[&str] = &[
        "in", "on", "at", "and", "when", "as", "but", "or", "to", "for", "with", "was", "is", "were", "are", "he",
        "she", "they", "holiday", "holidays", "weekend", "because", "after", "before", "by", "from", "that", "who",
        "which", "the", "a",
    ];
    let noun = after.text().starts_with(char::is_lowercase) && !FOLLOW.contains(&after.lower());
    let told = TIMES.contains(&c.before(1)) || TIMES.contains(&c.lower());
    noun && !told && !after.lower().ends_with("ing")
}

/// "Black Friday", "Sunday Times", "USA Today".
fn is_name(c: Cursor<'_, '_>, after: Cursor<'_, '_>, found: &Found) -> bool {
    let weekday = words_table::weekday(after.before(1)).is_some();
    let month = words_table::month(after.before(1)).is_some();
    let title = weekday && after.is_capital() && AFTER_WEEKDAY.contains(&after.lower());
    let made_name =
        (weekday || month) && BEFORE_NAME.contains(&c.before(1)) && c.text_before(1).starts_with(char::is_uppercase);
    let masthead = found.rule == "deictic.day" && matches!(c.before(1), "usa" | "russia") && c.is_capital();
    let small = found.rule == "clock.part_of_day" && found.end == c.at() + 1;
    let name = small && c.is_capital() && after.is_capital() && c.text() != c.text().to_uppercase();
    title || made_name || masthead || name || found.rule == "holiday" && is_attribute(c, after)
}
