//! Counting from something: the publication date, the date just mentioned, the tense.
//!
//! In news the past is the default: a bare weekday is the nearest one not after publication. A bare month or day of a
//! month lies on the side that the tense tells, else where it is nearest.

use super::evening;
use super::meaning::{Clock, Day, Every, Meaning, Point, When};
use super::number::full_year;
use super::tense::Direction;
use super::value::{Value, easter, monday, nth_weekday, plus, plus_months, quarter_of, weekday_until};
use super::words_table::{Holiday, Unit};
use crate::doc::{Precision, TimeBasis};
use jiff::civil::Date;

/// A bare day of a month at most so many days ahead is taken for that one when no verb tells the tense.
const NEAR_FUTURE: i32 = 120;

/// A bare day of a month so few days ahead is meant whatever the tense, and one so few days back too: of a day eleven
/// months away news says the year.
const COMING: i32 = 30;

/// What expressions are counted from, at one place of the text.
#[derive(Debug, Clone, Default)]
pub struct Anchor {
    /// Publication date.
    pub published: Option<Date>,
    /// The value mentioned last.
    pub last: Option<Value>,
    /// The day mentioned last that no saying takes for itself ("police said Monday"), else the first day mentioned.
    pub day: Option<Date>,
    /// Every day mentioned, in text order.
    pub days: Vec<Date>,
    /// The quarter mentioned last.
    pub quarter: Option<(i16, i8)>,
    /// The time of day mentioned last, in minutes of its day.
    pub minute: Option<(Date, i32)>,
    /// The day whose evening or night was the last time told, where no saying takes it for itself.
    pub evening: Option<Date>,
}

/// A value and how it was found.
pub type Resolved = (Value, TimeBasis);

impl Anchor {
    /// The value of `meaning` where the tense points in `direction`.
    #[must_use]
    pub fn resolve(&self, meaning: Meaning, direction: Direction) -> Resolved {
        match meaning {
            Meaning::Point(point) => self.point(point, direction),
            Meaning::Range(from, to) => self.range(from, to, direction),
            Meaning::Time(day, clock) => self.time(day, clock, direction),
            Meaning::TimeLater(minutes) => self.later(minutes),
            Meaning::Length(amount, unit, reach) => self.length((amount, unit), reach, direction),
            Meaning::Compound(compound) => (Value::Plain(compound.to_string()), TimeBasis::Explicit),
            Meaning::Offset(by, sign, from) => self.offset(by, sign, from, direction),
            Meaning::Part(part, of) => self.part(part, of, direction),
            Meaning::Undated => unresolved("XXXX-XX-XX", Precision::Day),
            Meaning::Every(every) => (Value::Plain(recurring(every)), TimeBasis::Explicit),
        }
    }

    /// Keeps a value for the expressions that follow; `reported` tells that it is the time of a saying.
    pub fn remember(&mut self, value: &Value, reported: bool) {
        if let Some(day) = value.day() {
            self.days.push(day);
            self.day = self.day.filter(|_| reported).or(Some(day));
        }
        if value.day().is_some() && !reported {
            self.evening = None;
        }
        match value {
            Value::Time(Some(day), part) if !reported => {
                self.minute = minutes(part).map(|minutes| (*day, minutes)).or(self.minute);
                self.evening = evening::is_evening(part).then_some(*day);
            }
            Value::Quarter(year, quarter) => self.remember_quarter((*year, *quarter)),
            Value::Time(Some(day), part) => self.minute = minutes(part).map(|minutes| (*day, minutes)).or(self.minute),
            _ => {}
        }
        if !matches!(value, Value::Plain(_) | Value::Length(..) | Value::Open(..) | Value::Time(None, _)) {
            self.last = Some(value.clone());
        }
    }

    /// "The quarter" is the latest whole one spoken of, not the one it is compared with nor the one to come.
    fn remember_quarter(&mut self, told: (i16, i8)) {
        let whole = self.published.is_none_or(|day| told < (day.year(), quarter_of(day)));
        if whole && self.quarter.is_none_or(|known| told >= known) {
            self.quarter = Some(told);
        }
    }

    fn range(&self, from: Point, to: Point, direction: Direction) -> Resolved {
        let (first, basis) = self.point(from, direction);
        let year = first.begin().map(crate::doc::PartialDate::year);
        let (last, _) = self.point(year.map_or(to, |year| in_year(to, year, from)), direction);
        // What ends before it begins ("June 30-20") is no range: only its first end can be relied on.
        let value = if backward(&first, &last) { first } else { Value::Range(Box::new(first), Box::new(last)) };
        (value, basis)
    }

    fn time(&self, day: Day, clock: Clock, direction: Direction) -> Resolved {
        let (day, clock) = evening::read(day, clock, self.evening.is_some() && self.evening == self.day);
        let part = match clock {
            Clock::Part(part) => format!("T{part}"),
            Clock::At(hour, minute, _) => format!("T{hour:02}:{minute:02}"),
            Clock::Second(hour, minute, second) => format!("T{hour:02}:{minute:02}:{second:02}"),
        };
        let (value, basis) = self.day(day, direction);
        match value {
            Value::Day(date) => (Value::Time(Some(date), part), basis),
            Value::Open(day, precision) => (Value::Open(format!("{day}{part}"), precision), basis),
            _ => (Value::Time(None, part), TimeBasis::Unresolved),
        }
    }

    fn later(&self, by: i32) -> Resolved {
        let Some((day, minutes)) = self.minute else {
            return (Value::Time(None, "TXX:XX".to_owned()), TimeBasis::Unresolved);
        };
        let total = minutes.saturating_add(by);
        let day = plus(day, total.div_euclid(1440));
        let rest = total.rem_euclid(1440);
        (Value::Time(Some(day), format!("T{:02}:{:02}", rest / 60, rest % 60)), TimeBasis::Relative)
    }

    pub(super) fn point(&self, point: Point, direction: Direction) -> Resolved {
        let explicit = |value| (value, TimeBasis::Explicit);
        match point {
            Point::Day(day) => self.day(day, direction),
            Point::Month(when, month) => self.month(when, month, direction),
            Point::HolidayWeekend(when, holiday) => match self.holiday(when, holiday, direction) {
                (Value::Day(day), basis) => (Value::Weekend(monday(plus(day, -2))), basis),
                _ => open_unit(Unit::Weekend),
            },
            Point::Season(when, season) => self.season(when, season, direction),
            Point::Quarter(when, quarter) => self.quarter_at(when, quarter, direction),
            Point::Half(When::Year(year), half) => explicit(Value::Half(year, half)),
            Point::Half(when, half) => {
                self.yearly(shift_of(when), |year| Value::Half(year, half), &format!("XXXX-H{half}"))
            }
            Point::Year(year) => explicit(Value::Year(year)),
            Point::ShortYear(year) => explicit(Value::Year(full_year(year, self.published.map_or(2020, Date::year)))),
            Point::Decade(decade) => explicit(Value::Decade(decade)),
            Point::ShortDecade(decade) => {
                explicit(Value::Decade(full_year(decade, self.published.map_or(2020, Date::year) - 10) / 10))
            }
            Point::Century(century) => explicit(Value::Century(century)),
            Point::FromPublication(unit, by) => self.unit(unit, by, self.published),
            Point::Ago(Unit::Week, by) => self.unit(Unit::Day, by.saturating_mul(7), self.published),
            Point::Ago(unit, by) => self.unit(unit, by, self.published),
            Point::FromNarrative(Unit::Quarter, by) => self.narrative_quarter(by),
            Point::FromNarrative(unit, by) => self.narrative(unit, by),
            Point::VagueAgo(_) => explicit(Value::Plain("PAST_REF".to_owned())),
            Point::Reference(value) => explicit(Value::Plain(value.to_owned())),
            Point::NthWeekday(when, day, nth, month) => self.nth(when, (day, nth, month), direction),
        }
    }

    /// A value of a year counted from the publication's.
    fn yearly(&self, by: i16, value: impl Fn(i16) -> Value, open: &str) -> Resolved {
        match self.published {
            Some(published) => (value(published.year() + by), TimeBasis::Relative),
            None => unresolved(open, Precision::Season),
        }
    }

    fn day(&self, day: Day, direction: Direction) -> Resolved {
        let relative = |date| (Value::Day(date), TimeBasis::Relative);
        let open = || unresolved("XXXX-XX-XX", Precision::Day);
        match day {
            Day::Of(when, month, day) => self.day_of(when, month, day, direction),
            Day::Weekday(when, day) => self.weekday(when, day, direction).map_or_else(open, relative),
            Day::OfWeek(by, day) => {
                let found = self.published.map(|published| plus(monday(published), by * 7 + i32::from(day) - 1));
                found.map_or_else(open, relative)
            }
            Day::OfNextWeek(day) => {
                let found = self.last.as_ref().and_then(|value| value.begin()?.first_day()).or(self.published);
                found.map_or_else(open, |told| relative(plus(monday(told), 6 + i32::from(day))))
            }
            Day::InMonth(by, day) => {
                let month = self.published.map(|published| plus_months(published.first_of_month(), by));
                let found = month.and_then(|month| Date::new(month.year(), month.month(), day).ok());
                found.map_or_else(open, relative)
            }
            Day::WeekdayAndDay(day, number) => self.weekday_and_day(day, number).map_or_else(open, relative),
            Day::FromPublication(by) => self.published.map_or_else(open, |published| relative(plus(published, by))),
            Day::FromNarrative(by) => self.day.map_or_else(open, |day| relative(plus(day, by))),
            Day::Holiday(when, holiday) => self.holiday(when, holiday, direction),
            Day::Implied => self.day.or(self.published).map_or_else(open, relative),
        }
    }

    fn day_of(&self, when: When, month: i8, day: i8, direction: Direction) -> Resolved {
        let on = |year| Date::new(year, month, day).ok();
        if let When::Year(year) = when {
            return on(year).map_or_else(
                || unresolved("XXXX-XX-XX", Precision::Day),
                |date| (Value::Day(date), TimeBasis::Explicit),
            );
        }
        self.recurring_day(when, direction, on).map_or_else(
            || unresolved(&format!("XXXX-{month:02}-{day:02}"), Precision::Day),
            |date| (Value::Day(date), TimeBasis::Relative),
        )
    }

    /// The year in which a yearly day is meant.
    fn recurring_day(&self, when: When, direction: Direction, on: impl Fn(i16) -> Option<Date>) -> Option<Date> {
        let Some(published) = self.published else {
            return self.last.as_ref().and_then(|value| on(value.begin()?.year()));
        };
        let year = published.year();
        let near = || [year, year - 1, year + 1].into_iter().filter_map(&on);
        let before = || near().filter(|date| *date <= published).max();
        let after = || near().filter(|date| *date >= published).min();
        let coming = || after().filter(|date| (1..=COMING).contains(&days_between(*date, published)));
        let just_past = || before().filter(|date| (1..=COMING).contains(&days_between(published, *date)));
        match when {
            When::Year(year) => on(year),
            When::Shift(by) => on(year + by),
            When::Last | When::Previous => before(),
            When::Next => after(),
            When::Following => self
                .day
                .and_then(|day| [day.year(), day.year() + 1].into_iter().filter_map(&on).find(|date| *date > day)),
            When::Bare | When::Told => match direction {
                Direction::Past => coming().or_else(before),
                Direction::Future => just_past().or_else(after),
                Direction::Unknown => {
                    after().filter(|date| days_between(*date, published) <= NEAR_FUTURE).or_else(before)
                }
            },
        }
    }

    fn holiday(&self, when: When, holiday: Holiday, direction: Direction) -> Resolved {
        let on = |year| match holiday {
            Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
            Holiday::Nth(month, day, nth) => nth_weekday(year, month, day, nth),
            Holiday::AfterNth(month, day, nth) => nth_weekday(year, month, day, nth).map(|date| plus(date, 1)),
            Holiday::Easter(by) => easter(year).map(|date| plus(date, i32::from(by))),
        };
        let basis = if matches!(when, When::Year(_)) { TimeBasis::Explicit } else { TimeBasis::Relative };
        let open = match holiday {
            Holiday::Fixed(month, day) => format!("XXXX-{month:02}-{day:02}"),
            _ => "XXXX-XX-XX".to_owned(),
        };
        self.recurring_day(when, direction, on)
            .map_or_else(|| unresolved(&open, Precision::Day), |date| (Value::Day(date), basis))
    }

    fn nth(&self, when: When, (day, nth, month): (i8, i8, i8), direction: Direction) -> Resolved {
        let found = self.recurring_day(when, direction, |year| nth_weekday(year, month, day, nth));
        found.map_or_else(
            || unresolved(&format!("XXXX-{month:02}-XX"), Precision::Day),
            |date| (Value::Day(date), TimeBasis::Relative),
        )
    }

    fn weekday(&self, when: When, day: i8, direction: Direction) -> Option<Date> {
        let before = |anchor: Date| weekday_until(plus(anchor, -1), day);
        let after = |anchor: Date| plus(weekday_until(anchor, day), 7);
        match when {
            When::Following => self.day.or(self.published).map(after),
            When::Previous => self.day.or(self.published).map(before),
            When::Last => self.published.map(before),
            When::Next => self.published.map(after),
            When::Told if self.told(day).is_some() => self.told(day),
            _ if direction == Direction::Future => self.published.map(|published| after(plus(published, -1))),
            _ => self.published.map(|published| weekday_until(published, day)),
        }
    }

    /// The latest day told that is such a weekday.
    fn told(&self, weekday: i8) -> Option<Date> {
        self.days.iter().rev().find(|day| day.weekday().to_monday_one_offset() == weekday).copied()
    }

    fn month(&self, when: When, month: i8, direction: Direction) -> Resolved {
        let open = || unresolved(&format!("XXXX-{month:02}"), Precision::Month);
        if let When::Year(year) = when {
            return (Value::Month(year, month), TimeBasis::Explicit);
        }
        let Some(anchor) = self.month_anchor(when) else { return open() };
        let ahead = (month - anchor.month()).rem_euclid(12);
        let (year, here) = (anchor.year(), month >= anchor.month());
        let next = if here { year } else { year + 1 };
        let past = if ahead == 0 { year } else { next - 1 };
        let value = match (when, direction) {
            (When::Shift(by), _) => year + by,
            (When::Last | When::Previous, _) => next - 1,
            (When::Next | When::Following, _) => {
                if ahead == 0 {
                    next + 1
                } else {
                    next
                }
            }
            (_, Direction::Past) => past,
            (_, Direction::Future) => next,
            _ if ahead <= 2 => next,
            _ => past,
        };
        (Value::Month(value, month), TimeBasis::Relative)
    }

    fn month_anchor(&self, when: When) -> Option<Date> {
        let told = || self.last.as_ref().and_then(|value| value.begin()?.first_day());
        match when {
            When::Following | When::Previous => told().or(self.published),
            _ => self.published,
        }
    }

    fn season(&self, when: When, season: &'static str, direction: Direction) -> Resolved {
        if let When::Year(year) = when {
            return (Value::Season(year, season), TimeBasis::Explicit);
        }
        let Some(published) = self.published else { return unresolved(&format!("XXXX-{season}"), Precision::Season) };
        let begins = |year| Value::Season(year, season).begin().and_then(crate::doc::PartialDate::first_day);
        let ends = |year| Value::Season(year, season).until().and_then(crate::doc::PartialDate::last_day);
        let year = published.year();
        let begun = |year| begins(year).is_some_and(|date| date <= published);
        let over = |year| ends(year).is_some_and(|date| date < published);
        let year = match (when, direction) {
            (When::Shift(by), _) => year + by,
            (When::Last | When::Previous, _) => {
                if over(year) {
                    year
                } else {
                    year - 1
                }
            }
            (When::Next | When::Following, _) | (_, Direction::Future) => {
                if over(year) || begun(year) && when == When::Next { year + 1 } else { year }
            }
            _ => {
                if begun(year) {
                    year
                } else {
                    year - 1
                }
            }
        };
        (Value::Season(year, season), TimeBasis::Relative)
    }

    fn quarter_at(&self, when: When, quarter: i8, direction: Direction) -> Resolved {
        let number = if quarter == 0 { self.quarter.map_or(0, |(_, quarter)| quarter) } else { quarter };
        let open = || unresolved(&format!("XXXX-Q{quarter}"), Precision::Season);
        match (when, self.published) {
            (When::Year(year), _) if number == 0 => (Value::Year(year), TimeBasis::Explicit),
            (When::Year(year), _) => (Value::Quarter(year, number), TimeBasis::Explicit),
            (_, None) => open(),
            (When::Shift(by), Some(published)) => (Value::Quarter(published.year() + by, number), TimeBasis::Relative),
            (_, Some(published)) => {
                let begun = number <= quarter_of(published);
                let year =
                    if begun || direction == Direction::Future { published.year() } else { published.year() - 1 };
                let back = i16::from(when == When::Previous);
                (Value::Quarter(year - back, number), TimeBasis::Relative)
            }
        }
    }

    /// "the quarter" and "a year ago": the quarter spoken of, else the last whole one, or the year.
    fn narrative_quarter(&self, by: i32) -> Resolved {
        match (self.quarter, self.published) {
            (Some((year, quarter)), _) => {
                let total = i32::from(year) * 4 + i32::from(quarter) - 1 + by;
                (quarter_from(total), TimeBasis::Relative)
            }
            (None, Some(published)) if by == 0 => {
                let total = i32::from(published.year()) * 4 + i32::from(quarter_of(published)) - 2;
                (quarter_from(total), TimeBasis::Relative)
            }
            (None, published) if by % 4 != 0 => self.unit(Unit::Quarter, by, published),
            (None, published) => self.unit(Unit::Year, by / 4, published),
        }
    }

    fn narrative(&self, unit: Unit, by: i32) -> Resolved {
        let told =
            self.last.as_ref().filter(|value| grain_fits(value, unit)).and_then(|value| value.begin()?.first_day());
        let anchor = told.or(if by < 0 || unit == Unit::Week { self.published } else { None });
        let anchor = anchor.or(self.published.filter(|_| unit >= Unit::Month));
        self.unit(unit, by, anchor)
    }

    /// The unit `by` units after the one that holds `anchor`.
    pub(super) fn unit(&self, unit: Unit, by: i32, anchor: Option<Date>) -> Resolved {
        let Some(anchor) = anchor else { return open_unit(unit) };
        let year = i32::from(anchor.year());
        let small = |n: i32| i16::try_from(n).unwrap_or(i16::MAX);
        let value = match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Value::Day(plus(anchor, by)),
            Unit::Weekend => Value::Weekend(plus(monday(anchor), by.saturating_mul(7))),
            Unit::Week => Value::Week(plus(monday(anchor), by.saturating_mul(7))),
            Unit::Fortnight => Value::Week(plus(monday(anchor), by.saturating_mul(14))),
            Unit::Month => {
                let date = plus_months(anchor, by);
                Value::Month(date.year(), date.month())
            }
            Unit::Quarter => quarter_from((year * 4 + i32::from(quarter_of(anchor)) - 1).saturating_add(by)),
            Unit::Year => Value::Year(small(year.saturating_add(by))),
            Unit::Decade => Value::Decade(small((year / 10).saturating_add(by))),
            Unit::Century => Value::Century(small((year / 100).saturating_add(by))),
        };
        (value, TimeBasis::Relative)
    }
}

pub(super) fn quarter_from(total: i32) -> Value {
    let year = i16::try_from(total.div_euclid(4)).unwrap_or(i16::MAX);
    Value::Quarter(year, i8::try_from(total.rem_euclid(4) + 1).unwrap_or(1))
}

/// Whether units can be counted from the value: a year later needs a year, a month later a month.
fn grain_fits(value: &Value, unit: Unit) -> bool {
    match value.precision() {
        Precision::Year => unit >= Unit::Year,
        Precision::Decade | Precision::Century => unit >= Unit::Decade,
        Precision::Season | Precision::Month => unit >= Unit::Month,
        _ => true,
    }
}

fn shift_of(when: When) -> i16 {
    match when {
        When::Shift(by) => by,
        When::Last | When::Previous => -1,
        _ => 0,
    }
}

pub(super) fn days_between(a: Date, b: Date) -> i32 {
    a.since(b).map_or(0, |span| span.get_days())
}

pub(super) fn unresolved(value: &str, precision: Precision) -> Resolved {
    (Value::Open(value.to_owned(), precision), TimeBasis::Unresolved)
}

pub(super) fn open_unit(unit: Unit) -> Resolved {
    let (value, precision) = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => ("XXXX-XX-XX", Precision::Day),
        Unit::Weekend => ("XXXX-WXX-WE", Precision::Week),
        Unit::Week | Unit::Fortnight => ("XXXX-WXX", Precision::Week),
        Unit::Month => ("XXXX-XX", Precision::Month),
        Unit::Quarter => ("XXXX-QX", Precision::Season),
        Unit::Year => ("XXXX", Precision::Year),
        Unit::Decade => ("XXX", Precision::Decade),
        Unit::Century => ("XX", Precision::Century),
    };
    unresolved(value, precision)
}

fn recurring(every: Every) -> String {
    match every {
        Every::Unit(amount, unit) => super::value::length(amount, unit),
        Every::Weekday(day, part) => format!("XXXX-WXX-{day}{}", part.map_or(String::new(), |part| format!("T{part}"))),
        Every::Month(month) => format!("XXXX-{month:02}"),
        Every::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Every::Clock(hour, minute, 0) => format!("XXXX-XX-XXT{hour:02}:{minute:02}"),
        Every::Clock(hour, minute, day) => format!("XXXX-WXX-{day}T{hour:02}:{minute:02}"),
        Every::Season(season) => format!("XXXX-{season}"),
        Every::Value(value) => value.to_owned(),
    }
}

/// The end of a range in the year of its beginning, or in the next where it wraps.
fn in_year(to: Point, year: i16, from: Point) -> Point {
    match (from, to) {
        (Point::Day(Day::Of(_, first, _)), Point::Day(Day::Of(When::Bare, month, day))) => {
            Point::Day(Day::Of(When::Year(year + i16::from(month < first)), month, day))
        }
        (Point::Month(_, first), Point::Month(When::Bare, month)) => {
            Point::Month(When::Year(year + i16::from(month < first)), month)
        }
        _ => to,
    }
}

/// Whether a range would end before it begins.
fn backward(first: &Value, last: &Value) -> bool {
    let begin = first.begin().and_then(crate::doc::PartialDate::first_day);
    let until = last.until().and_then(crate::doc::PartialDate::last_day);
    begin.zip(until).is_some_and(|(begin, until)| until < begin)
}

/// Minutes of the day in "T19:30".
pub(super) fn minutes(part: &str) -> Option<i32> {
    let (hour, minute) = part.strip_prefix('T')?.split_once(':')?;
    Some(hour.parse::<i32>().ok()? * 60 + minute.get(..2)?.parse::<i32>().ok()?)
}
