//! The words of the calendar.

pub use crate::text::calendar_table::{cardinal, month, ten, weekday};

/// Weekday named in the plural, 1 (Monday) to 7.
#[must_use]
pub fn weekdays(word: &str) -> Option<i8> {
    weekday(word.strip_suffix('s')?).filter(|(_, short)| !short).map(|(day, _)| day)
}

/// A length of the calendar or the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Second of a minute.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Weekend.
    Weekend,
    /// Week.
    Week,
    /// Fourteen days.
    Fortnight,
    /// Month.
    Month,
    /// Quarter of a year.
    Quarter,
    /// Year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// Unit named by `word`, with whether it is a plural.
#[must_use]
pub fn unit(word: &str) -> Option<(Unit, bool)> {
    Some(match word {
        "second" | "sec" => (Unit::Second, false),
        "seconds" | "secs" => (Unit::Second, true),
        "minute" | "min" => (Unit::Minute, false),
        "minutes" | "mins" => (Unit::Minute, true),
        "hour" | "hr" => (Unit::Hour, false),
        "hours" | "hrs" => (Unit::Hour, true),
        "day" => (Unit::Day, false),
        "days" => (Unit::Day, true),
        "weekend" => (Unit::Weekend, false),
        "weekends" => (Unit::Weekend, true),
        "week" => (Unit::Week, false),
        "weeks" => (Unit::Week, true),
        "fortnight" => (Unit::Fortnight, false),
        "fortnights" => (Unit::Fortnight, true),
        "month" => (Unit::Month, false),
        "months" => (Unit::Month, true),
        "quarter" => (Unit::Quarter, false),
        "quarters" => (Unit::Quarter, true),
        "year" => (Unit::Year, false),
        "years" => (Unit::Year, true),
        "decade" => (Unit::Decade, false),
        "decades" => (Unit::Decade, true),
        "century" => (Unit::Century, false),
        "centuries" => (Unit::Century, true),
        _ => return None,
    })
}

/// Season named by `word`: SP, SU, FA or WI.
#[must_use]
pub fn season(word: &str) -> Option<&'static str> {
    Some(match word {
        "spring" => "SP",
        "summer" => "SU",
        "autumn" | "fall" => "FA",
        "winter" => "WI",
        _ => return None,
    })
}

/// Part of the day named by `word`: TIMEX3's MO, AF, EV or NI, or a clock time for its fixed points.
#[must_use]
pub fn part_of_day(word: &str) -> Option<&'static str> {
    Some(match word {
        "morning" | "dawn" | "sunrise" | "daybreak" | "daylight" => "MO",
        "afternoon" => "AF",
        "evening" | "dusk" | "sunset" => "EV",
        "night" | "nightfall" | "overnight" => "NI",
        "noon" | "midday" => "12:00",
        "midnight" => "24:00",
        _ => return None,
    })
}

/// Decade named by its plural: "nineties" is 90.
#[must_use]
pub fn decade(word: &str) -> Option<u32> {
    ten(&format!("{}y", word.strip_suffix("ies")?))
}

/// Ordinal numeral up to twentieth, and thirtieth.
#[must_use]
pub fn ordinal(word: &str) -> Option<u32> {
    const ORDINALS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let at = ORDINALS.iter().position(|ordinal| *ordinal == word).map(|at| at as u32 + 1);
    at.or_else(|| (word == "thirtieth").then_some(30))
}

/// Holidays by name (lower case, pieces parted by spaces), longest first where one begins another.
pub const HOLIDAYS: &[(&str, Holiday)] = &[
    ("new year ' s eve", Holiday::Fixed(12, 31)),
    ("new years eve", Holiday::Fixed(12, 31)),
    ("new year ' s day", Holiday::Fixed(1, 1)),
    ("new years day", Holiday::Fixed(1, 1)),
    ("new year ' s", Holiday::Fixed(1, 1)),
    ("new year day", Holiday::Fixed(1, 1)),
    ("epiphany", Holiday::Fixed(1, 6)),
    ("groundhog day", Holiday::Fixed(2, 2)),
    ("international women ' s day", Holiday::Fixed(3, 8)),
    ("april fools ' day", Holiday::Fixed(4, 1)),
    ("april fool ' s day", Holiday::Fixed(4, 1)),
    ("earth day", Holiday::Fixed(4, 22)),
    ("anzac day", Holiday::Fixed(4, 25)),
    ("may day", Holiday::Fixed(5, 1)),
    ("cinco de mayo", Holiday::Fixed(5, 5)),
    ("juneteenth", Holiday::Fixed(6, 19)),
    ("canada day", Holiday::Fixed(7, 1)),
    ("the fourth of july", Holiday::Fixed(7, 4)),
    ("all saints ' day", Holiday::Fixed(11, 1)),
    ("all souls ' day", Holiday::Fixed(11, 2)),
    ("armistice day", Holiday::Fixed(11, 11)),
    ("remembrance day", Holiday::Fixed(11, 11)),
    ("remembrance sunday", Holiday::Nth(11, 7, 2)),
    ("black friday", Holiday::AfterNth(11, 4, 4)),
    ("cyber monday", Holiday::Nth(11, 1, -1)),
    ("election day", Holiday::AfterNth(11, 1, 1)),
    ("christmas eve", Holiday::Fixed(12, 24)),
    ("christmas day", Holiday::Fixed(12, 25)),
    ("christmas", Holiday::Fixed(12, 25)),
    ("boxing day", Holiday::Fixed(12, 26)),
    ("valentine ' s day", Holiday::Fixed(2, 14)),
    ("st . patrick ' s day", Holiday::Fixed(3, 17)),
    ("st patrick ' s day", Holiday::Fixed(3, 17)),
    ("saint patrick ' s day", Holiday::Fixed(3, 17)),
    ("halloween", Holiday::Fixed(10, 31)),
    ("independence day", Holiday::Fixed(7, 4)),
    ("veterans day", Holiday::Fixed(11, 11)),
    ("bastille day", Holiday::Fixed(7, 14)),
    ("thanksgiving day", Holiday::Nth(11, 4, 4)),
    ("thanksgiving", Holiday::Nth(11, 4, 4)),
    ("labor day", Holiday::Nth(9, 1, 1)),
    ("memorial day", Holiday::Nth(5, 1, -1)),
    ("martin luther king day", Holiday::Nth(1, 1, 3)),
    ("presidents ' day", Holiday::Nth(2, 1, 3)),
    ("presidents day", Holiday::Nth(2, 1, 3)),
    ("columbus day", Holiday::Nth(10, 1, 2)),
    ("mother ' s day", Holiday::Nth(5, 7, 2)),
    ("father ' s day", Holiday::Nth(6, 7, 3)),
    ("good friday", Holiday::Easter(-2)),
    ("easter sunday", Holiday::Easter(0)),
    ("easter monday", Holiday::Easter(1)),
    ("easter", Holiday::Easter(0)),
    ("palm sunday", Holiday::Easter(-7)),
    ("ash wednesday", Holiday::Easter(-46)),
    ("pentecost", Holiday::Easter(49)),
    ("mardi gras", Holiday::Easter(-47)),
    ("shrove tuesday", Holiday::Easter(-47)),
    ("maundy thursday", Holiday::Easter(-3)),
    ("holy thursday", Holiday::Easter(-3)),
    ("holy saturday", Holiday::Easter(-1)),
    ("ascension day", Holiday::Easter(39)),
    ("whit monday", Holiday::Easter(50)),
    ("corpus christi day", Holiday::Easter(60)),
];

/// How a holiday's day is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Month, weekday (1 Monday), and which of them; -1 is the last.
    Nth(i8, i8, i8),
    /// The day after that weekday: month, weekday, which.
    AfterNth(i8, i8, i8),
    /// Days from Easter Sunday of the Gregorian calendar.
    Easter(i16),
}
