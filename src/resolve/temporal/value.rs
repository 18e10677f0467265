//! Resolved values: how TIMEX3 writes them, what interval they cover.

use super::number::Amount;
use super::words_table::Unit;
use crate::doc::{PartialDate, Precision};
use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};
use std::fmt;

/// A stretch of the calendar that is known, or as much of it as is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A day.
    Day(Date),
    /// A month of a year.
    Month(i16, i8),
    /// A year.
    Year(i16),
    /// The ISO week that begins on this Monday.
    Week(Date),
    /// The weekend of the ISO week that begins on this Monday.
    Weekend(Date),
    /// A season of a year; winter begins in December of the year.
    Season(i16, &'static str),
    /// A quarter.
    Quarter(i16, i8),
    /// A half year.
    Half(i16, i8),
    /// A decade: 199.
    Decade(i16),
    /// A century: 19.
    Century(i16),
    /// From one to another.
    Range(Box<Value>, Box<Value>),
    /// A time of day: the day where known, and what stands after it ("TNI", "T08:00").
    Time(Option<Date>, String),
    /// A value whose year, month or day is not known.
    Open(String, Precision),
    /// A length, a set or a vague reference: no interval.
    Plain(String),
    /// A length that lies between two days, both covered.
    Length(String, PartialDate, PartialDate),
}

/// The Monday of the day's ISO week.
#[must_use]
pub fn monday(day: Date) -> Date {
    let back = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(Span::new().days(back)).unwrap_or(day)
}

/// The day `days` later; the day itself at the ends of the calendar.
#[must_use]
pub fn plus(day: Date, days: i32) -> Date {
    Span::new().try_days(i64::from(days)).ok().and_then(|span| day.checked_add(span).ok()).unwrap_or(day)
}

/// The same day `months` later, or the last of a shorter month.
#[must_use]
pub fn plus_months(day: Date, months: i32) -> Date {
    Span::new().try_months(i64::from(months)).ok().and_then(|span| day.checked_add(span).ok()).unwrap_or(day)
}

/// The quarter that a day lies in, 1 to 4.
#[must_use]
pub fn quarter_of(day: Date) -> i8 {
    (day.month() - 1) / 3 + 1
}

impl Value {
    /// First date covered.
    #[must_use]
    pub fn begin(&self) -> Option<PartialDate> {
        Some(match self {
            Self::Day(day) | Self::Week(day) | Self::Time(Some(day), _) => PartialDate::Day(*day),
            Self::Weekend(monday) => PartialDate::Day(plus(*monday, 5)),
            Self::Month(year, month) => PartialDate::Month(*year, *month),
            Self::Year(year) => PartialDate::Year(*year),
            Self::Season(year, season) => PartialDate::Month(*year, first_month(season)),
            Self::Quarter(year, quarter) => PartialDate::Month(*year, quarter * 3 - 2),
            Self::Half(year, half) => PartialDate::Month(*year, half * 6 - 5),
            Self::Decade(decade) => PartialDate::Year(decade.saturating_mul(10)),
            Self::Century(century) => PartialDate::Year(century.saturating_mul(100)),
            Self::Range(from, _) => return from.begin(),
            Self::Length(_, begin, _) => *begin,
            Self::Time(None, _) | Self::Open(..) | Self::Plain(_) => return None,
        })
    }

    /// Last date covered.
    #[must_use]
    pub fn until(&self) -> Option<PartialDate> {
        Some(match self {
            Self::Week(monday) | Self::Weekend(monday) => PartialDate::Day(plus(*monday, 6)),
            Self::Season(year, "WI") => PartialDate::Month(year.saturating_add(1), 2),
            Self::Season(year, season) => PartialDate::Month(*year, first_month(season) + 2),
            Self::Quarter(year, quarter) => PartialDate::Month(*year, quarter * 3),
            Self::Half(year, half) => PartialDate::Month(*year, half * 6),
            Self::Decade(decade) => PartialDate::Year(decade.saturating_mul(10).saturating_add(9)),
            Self::Century(century) => PartialDate::Year(century.saturating_mul(100).saturating_add(99)),
            Self::Range(_, to) => return to.until(),
            Self::Length(_, _, until) => *until,
            _ => return self.begin(),
        })
    }

    /// Grain.
    #[must_use]
    pub fn precision(&self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Week(_) | Self::Weekend(_) => Precision::Week,
            Self::Month(..) => Precision::Month,
            Self::Season(..) | Self::Quarter(..) | Self::Half(..) => Precision::Season,
            Self::Year(_) => Precision::Year,
            Self::Decade(_) => Precision::Decade,
            Self::Century(_) => Precision::Century,
            Self::Range(from, _) => from.precision(),
            Self::Time(_, part) if part.contains(':') => Precision::Time,
            Self::Time(..) => Precision::Day,
            Self::Open(_, precision) => *precision,
            Self::Plain(_) | Self::Length(..) => Precision::Unknown,
        }
    }

    /// A day inside the value, for counting from it: the last one known.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Time(Some(day), _) => Some(*day),
            _ => None,
        }
    }
}

/// First month of a season of the northern half of the earth.
fn first_month(season: &str) -> i8 {
    match season {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Week(monday) => week(f, *monday),
            Self::Weekend(monday) => week(f, *monday).and_then(|()| f.write_str("-WE")),
            Self::Season(year, season) => write!(f, "{year:04}-{season}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Century(century) => write!(f, "{century:02}"),
            Self::Range(from, to) => write!(f, "{from}/{to}"),
            Self::Time(Some(day), part) => write!(f, "{day}{part}"),
            Self::Time(None, part) => write!(f, "XXXX-XX-XX{part}"),
            Self::Open(value, _) | Self::Plain(value) | Self::Length(value, ..) => f.write_str(value),
        }
    }
}

fn week(f: &mut fmt::Formatter<'_>, monday: Date) -> fmt::Result {
    let week = ISOWeekDate::from_date(monday);
    write!(f, "{:04}-W{:02}", week.year(), week.week())
}

/// The weekday with number `day`, 1 Monday to 7 Sunday.
#[must_use]
pub fn weekday(day: i8) -> Weekday {
    Weekday::from_monday_one_offset(day).unwrap_or(Weekday::Monday)
}

/// A length as TIMEX3 writes it: `P3D`, `PT2H`, `PXY`, `P2Y6M`.
#[must_use]
pub fn length(amount: Amount, unit: Unit) -> String {
    let (prefix, letter, times, half) = match unit {
        Unit::Second => ("PT", "S", 1, None),
        Unit::Minute => ("PT", "M", 1, Some("30S")),
        Unit::Hour => ("PT", "H", 1, Some("30M")),
        Unit::Day => ("P", "D", 1, Some("T12H")),
        Unit::Weekend => ("P", "WE", 1, None),
        Unit::Week => ("P", "W", 1, None),
        Unit::Fortnight => ("P", "W", 2, None),
        Unit::Month => ("P", "M", 1, None),
        Unit::Quarter => ("P", "Q", 1, None),
        Unit::Year => ("P", "Y", 1, Some("6M")),
        Unit::Decade => ("P", "Y", 10, None),
        Unit::Century => ("P", "Y", 100, None),
    };
    let Amount::Tenths(tenths) = amount else {
        return match unit {
            Unit::Decade => "PXDE".to_owned(),
            Unit::Century => "PXCE".to_owned(),
            _ => format!("{prefix}X{letter}"),
        };
    };
    let tenths = tenths.saturating_mul(times);
    match (tenths / 10, tenths % 10, half) {
        (whole, 0, _) => format!("{prefix}{whole}{letter}"),
        (0, 5, Some(half)) if prefix == "PT" => format!("PT{half}"),
        (0, 5, Some(half)) => format!("P{half}"),
        (whole, 5, Some(half)) => format!("{prefix}{whole}{letter}{half}"),
        (whole, rest, _) => format!("{prefix}{whole}.{rest}{letter}"),
    }
}

/// Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm, Nature 1876).
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// The `nth` such weekday of a month (-1 is the last).
#[must_use]
pub fn nth_weekday(year: i16, month: i8, day: i8, nth: i8) -> Option<Date> {
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday(day)).ok()
}

/// The latest such weekday not after `day`.
#[must_use]
pub fn weekday_until(day: Date, wanted: i8) -> Date {
    let back = (i32::from(day.weekday().to_monday_one_offset()) - i32::from(wanted)).rem_euclid(7);
    day.checked_sub(back.days()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn values_write_and_cover() {
        let week = Value::Week(monday(date(2016, 10, 13)));
        assert_eq!(week.to_string(), "2016-W41");
        assert_eq!(week.begin().map(|day| day.to_string()).as_deref(), Some("2016-10-10"));
        assert_eq!(week.until().map(|day| day.to_string()).as_deref(), Some("2016-10-16"));
        let winter = Value::Season(2014, "WI");
        assert_eq!(winter.until().map(|day| day.to_string()).as_deref(), Some("2015-02"));
        assert_eq!(Value::Time(None, "TNI".to_owned()).to_string(), "XXXX-XX-XXTNI");
        assert_eq!(Value::Decade(199).until(), Some(PartialDate::Year(1999)));
    }

    #[test]
    fn lengths_keep_halves() {
        let cases = [
            (Amount::Tenths(25), Unit::Year, "P2Y6M"),
            (Amount::Tenths(15), Unit::Minute, "PT1M30S"),
            (Amount::Tenths(5), Unit::Hour, "PT30M"),
            (Amount::Vague, Unit::Month, "PXM"),
            (Amount::whole(2), Unit::Decade, "P20Y"),
        ];
        for (amount, unit, value) in cases {
            assert_eq!(length(amount, unit), value);
        }
    }

    #[test]
    fn feasts_and_weekdays_are_computed() {
        assert_eq!(easter(2016), Some(date(2016, 3, 27)));
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
        assert_eq!(nth_weekday(2016, 11, 4, 4), Some(date(2016, 11, 24)));
        assert_eq!(weekday_until(date(2024, 3, 25), 5), date(2024, 3, 22));
        assert_eq!(weekday_until(date(2024, 3, 25), 1), date(2024, 3, 25));
    }
}
