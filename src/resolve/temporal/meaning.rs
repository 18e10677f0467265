//! What the words of a time expression say, before they are counted from anything.

use super::number::Amount;
use super::words_table::{Holiday, Unit};
use crate::doc::{TimeMod, TimeType};
use std::fmt;

/// Which of the recurring ones is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The year is given.
    Year(i16),
    /// Bare: the tense and the publication date decide.
    Bare,
    /// Counted from the publication date's own: 0 "this", -1 "last year's", 1 "next year's".
    Shift(i16),
    /// "that Sunday": the latest day told that is one, else as if bare.
    Told,
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
    /// A weekday of the week after the one just mentioned: "Monday of the following week".
    OfNextWeek(i8),
    /// A day of the month so many months from the publication date's: "the 20th of next month".
    InMonth(i32, i8),
    /// A weekday and a day of a month: "Friday the 13th".
    WeekdayAndDay(i8, i8),
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
    /// The weekend at a holiday.
    HolidayWeekend(When, Holiday),
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
    /// Hour, minute, second.
    Second(i8, i8, i8),
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
    /// A length, and on which side of the publication date it lies.
    Length(Amount, Unit, Reach),
    /// A length told in several units.
    Compound(Compound),
    /// So long before (-1) or after (1) a stretch of the calendar; before or after publication where none is given.
    Offset(Compound, i32, Option<Point>),
    /// A part of a stretch of the calendar.
    Part(Part, Point),
    /// A recurring time whose value is fixed by its words.
    Every(Every),
    /// A date that the words do not tell: only a note is left.
    Undated,
}

/// On which side of the publication date a length lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Not told: "for three days".
    Free,
    /// It ends at publication: "the past three days".
    Past,
    /// It begins the day after publication: "the next three days".
    Future,
    /// It begins with publication: "within three days".
    Within,
    /// Its end is meant: "in three days".
    Ahead,
}

/// A part of a stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// "the 20th" of a month.
    DayOfMonth(i8),
    /// "the second Monday": which (-1 the last), weekday.
    Weekday(i8, i8),
    /// "the third week", "the last month": which (-1 the last), unit.
    Unit(i8, Unit),
}

/// A length told in whole units: "two years and three months".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Compound {
    /// Years.
    pub years: u32,
    /// Months.
    pub months: u32,
    /// Weeks.
    pub weeks: u32,
    /// Days.
    pub days: u32,
    /// Hours.
    pub hours: u32,
    /// Minutes.
    pub minutes: u32,
    /// Seconds.
    pub seconds: u32,
}

impl Compound {
    /// The length with `count` of `unit` added; `None` where the unit is none of its own or is told already.
    #[must_use]
    pub fn with(mut self, count: u32, unit: Unit) -> Option<Self> {
        let (field, count) = match unit {
            Unit::Century => (&mut self.years, count.checked_mul(100)?),
            Unit::Decade => (&mut self.years, count.checked_mul(10)?),
            Unit::Year => (&mut self.years, count),
            Unit::Quarter => (&mut self.months, count.checked_mul(3)?),
            Unit::Month => (&mut self.months, count),
            Unit::Fortnight => (&mut self.weeks, count.checked_mul(2)?),
            Unit::Week => (&mut self.weeks, count),
            Unit::Day => (&mut self.days, count),
            Unit::Hour => (&mut self.hours, count),
            Unit::Minute => (&mut self.minutes, count),
            Unit::Second => (&mut self.seconds, count),
            Unit::Weekend => return None,
        };
        (*field == 0 && (1..=99_999).contains(&count)).then(|| *field = count)?;
        Some(self)
    }

    /// Whether clock units are among its own.
    #[must_use]
    pub fn has_clock(self) -> bool {
        self.hours + self.minutes + self.seconds > 0
    }
}

impl fmt::Display for Compound {
    /// As TIMEX3 writes it: `P1Y2M`, `PT1H30M`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let write = |f: &mut fmt::Formatter<'_>, parts: &[(u32, char)]| {
            parts.iter().filter(|(count, _)| *count > 0).try_for_each(|(count, letter)| write!(f, "{count}{letter}"))
        };
        f.write_str("P")?;
        write(f, &[(self.years, 'Y'), (self.months, 'M'), (self.weeks, 'W'), (self.days, 'D')])?;
        if self.has_clock() {
            f.write_str("T")?;
        }
        write(f, &[(self.hours, 'H'), (self.minutes, 'M'), (self.seconds, 'S')])
    }
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
    /// A day of each month.
    DayOfMonth(i8),
    /// A clock time (hour, minute) of each day, or of one weekday (1 Monday; 0 every day).
    Clock(i8, i8, i8),
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
        Self {
            end,
            kind: TimeType::Duration,
            meaning: Meaning::Length(amount, unit, Reach::Free),
            modifier: None,
            rule,
        }
    }

    /// A meaning of a kind.
    #[must_use]
    pub fn of(end: usize, kind: TimeType, meaning: Meaning, rule: &'static str) -> Self {
        Self { end, kind, meaning, modifier: None, rule }
    }

    /// The same length on a side of the publication date.
    #[must_use]
    pub fn reaching(self, reach: Reach) -> Self {
        match self.meaning {
            Meaning::Length(amount, unit, _) => Self { meaning: Meaning::Length(amount, unit, reach), ..self },
            _ => self,
        }
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
