//! What the words of a time expression say, before they are counted from anything.

use super::number::Amount;
use super::words_table::{Holiday, Unit};
use crate::doc::{TimeMod, TimeType};

/// Which of the recurring ones is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The year is given.
    Year(i16),
    /// Bare: the tense and the publication date decide.
    Bare,
    /// Counted from the publication date's own: 0 "this", -1 "last year's", 1 "next year's".
    Shift(i16),
    /// "last March": the latest before publication.
    Last,
    /// "next March": the first after publication.
    Next,
    /// "the following March": the first after the date just mentioned.
    Following,
    /// "the previous Friday": the latest before the date just mentioned.
    Previous,
}

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// A day of a month.
    Of(When, i8, i8),
    /// A weekday, 1 Monday to 7.
    Weekday(When, i8),
    /// A weekday of a week counted from the publication date's: "Friday last week".
    OfWeek(i32, i8),
    /// Days from the publication date.
    FromPublication(i32),
    /// Days from the date just mentioned.
    FromNarrative(i32),
    /// A holiday.
    Holiday(When, Holiday),
    /// None given: the nearest date of the text.
    Implied,
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// A day.
    Day(Day),
    /// A month.
    Month(When, i8),
    /// A season.
    Season(When, &'static str),
    /// A quarter, 1 to 4; 0 is the quarter just mentioned, of another year.
    Quarter(When, i8),
    /// A half year, 1 or 2.
    Half(When, i8),
    /// A year.
    Year(i16),
    /// A year of two digits.
    ShortYear(i16),
    /// A decade: 199 is the 1990s.
    Decade(i16),
    /// A decade of the running century: 90 is "the nineties".
    ShortDecade(i16),
    /// A century by its first digits: 19 is the 20th.
    Century(i16),
    /// Units from the publication date, at the unit's grain: "last week" is (Week, -1).
    FromPublication(Unit, i32),
    /// Units from the date just mentioned.
    FromNarrative(Unit, i32),
    /// "two weeks ago" (negative), "two weeks from now".
    Ago(Unit, i32),
    /// "a few years ago".
    VagueAgo(Unit),
    /// "the last Saturday in March": weekday, which (1 to 5, -1 the last), month.
    NthWeekday(When, i8, i8, i8),
    /// PAST_REF, PRESENT_REF or FUTURE_REF.
    Reference(&'static str),
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// MO, AF, EV, NI, or "12:00" and "24:00".
    Part(&'static str),
    /// Hour, minute, and whether morning or afternoon is known.
    At(i8, i8, bool),
}

/// What an expression says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A stretch of the calendar.
    Point(Point),
    /// From one to another.
    Range(Point, Point),
    /// A time of a day.
    Time(Day, Clock),
    /// Time counted from a time just mentioned: minutes.
    TimeLater(i32),
    /// A length.
    Length(Amount, Unit),
    /// A recurring time whose value is fixed by its words.
    Every(Every),
}

/// What recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Each unit.
    Unit(Amount, Unit),
    /// A weekday, with a part of the day.
    Weekday(i8, Option<&'static str>),
    /// A month of each year.
    Month(i8),
    /// A season of each year.
    Season(&'static str),
    /// A fixed value: "daily", "annually".
    Value(&'static str),
}

/// An expression as a rule read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// One past its last piece.
    pub end: usize,
    /// TIMEX3 type.
    pub kind: TimeType,
    /// What it says.
    pub meaning: Meaning,
    /// TIMEX3 MOD.
    pub modifier: Option<TimeMod>,
    /// The rule.
    pub rule: &'static str,
}

impl Found {
    /// A stretch of the calendar.
    #[must_use]
    pub fn point(end: usize, point: Point, rule: &'static str) -> Self {
        Self { end, kind: TimeType::Date, meaning: Meaning::Point(point), modifier: None, rule }
    }

    /// A time of a day.
    #[must_use]
    pub fn time(end: usize, day: Day, clock: Clock, rule: &'static str) -> Self {
        Self { end, kind: TimeType::Time, meaning: Meaning::Time(day, clock), modifier: None, rule }
    }

    /// A length.
    #[must_use]
    pub fn length(end: usize, amount: Amount, unit: Unit, rule: &'static str) -> Self {
        Self { end, kind: TimeType::Duration, meaning: Meaning::Length(amount, unit), modifier: None, rule }
    }

    /// A recurring time.
    #[must_use]
    pub fn every(end: usize, every: Every, rule: &'static str) -> Self {
        Self { end, kind: TimeType::Set, meaning: Meaning::Every(every), modifier: None, rule }
    }

    /// The same with a modifier.
    #[must_use]
    pub fn modified(self, modifier: Option<TimeMod>) -> Self {
        Self { modifier: modifier.or(self.modifier), ..self }
    }
}
