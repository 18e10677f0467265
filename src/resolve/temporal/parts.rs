//! Counting within a stretch of the calendar and away from it: "the third week of January", "two days after Easter",
//! "the past three weeks".

use super::anchor::{Anchor, Resolved, days_between, open_unit, quarter_from, unresolved};
use super::meaning::{Compound, Part, Point, Reach};
use super::number::Amount;
use super::tense::Direction;
use super::value::{Value, length, monday, nth_weekday, plus, plus_months, quarter_of, weekday, weekday_until};
use super::words_table::Unit;
use crate::doc::{PartialDate, Precision, TimeBasis};
use jiff::civil::{Date, ISOWeekDate, Weekday};

impl Anchor {
    /// A length; its interval where the words or the tense say on which side of publication it lies.
    pub(super) fn length(&self, (amount, unit): (Amount, Unit), reach: Reach, direction: Direction) -> Resolved {
        let told = direction == Direction::Past && matches!(reach, Reach::Future | Reach::Within)
            || direction != Direction::Future && reach == Reach::Ahead;
        let count = amount.as_whole().and_then(|n| i32::try_from(n).ok()).filter(|_| !told);
        let interval = self.published.zip(count).and_then(|(day, n)| stretch(day, n, (unit, reach)));
        let text = length(amount, unit);
        match interval {
            Some((begin, until)) => (Value::Length(text, begin, until), TimeBasis::Relative),
            None => (Value::Plain(text), TimeBasis::Explicit),
        }
    }

    /// So long before or after something: a year or month where the length and the base are as coarse, else a day.
    pub(super) fn offset(&self, by: Compound, sign: i32, from: Option<Point>, direction: Direction) -> Resolved {
        let (base, grain) = match from {
            Some(point) => {
                let (value, _) = self.point(point, direction);
                (value.begin().and_then(PartialDate::first_day), value.precision())
            }
            None => (self.published, Precision::Day),
        };
        let Some(base) = base else { return unresolved("XXXX-XX-XX", Precision::Day) };
        let signed = |count: u32| i32::try_from(count).unwrap_or(i32::MAX).saturating_mul(sign);
        let months = signed(by.years).saturating_mul(12).saturating_add(signed(by.months));
        let days = signed(by.weeks).saturating_mul(7).saturating_add(signed(by.days));
        let date = plus(plus_months(base, months), days);
        let coarse = by.weeks + by.days == 0;
        let value = match grain {
            Precision::Year if coarse && by.months == 0 => Value::Year(date.year()),
            Precision::Year | Precision::Month if coarse => Value::Month(date.year(), date.month()),
            _ if from.is_none() && coarse => Value::Month(date.year(), date.month()),
            Precision::Week if by.days == 0 => Value::Week(monday(date)),
            _ => Value::Day(date),
        };
        (value, TimeBasis::Relative)
    }

    /// A part of a month or year; open where it holds no such part.
    pub(super) fn part(&self, part: Part, of: Point, direction: Direction) -> Resolved {
        let (whole, basis) = self.point(of, direction);
        let found = match (part, &whole) {
            (Part::DayOfMonth(day), Value::Month(year, month)) => Date::new(*year, *month, day).ok().map(Value::Day),
            (Part::Weekday(nth, day), Value::Month(year, month)) => {
                nth_weekday(*year, *month, day, nth).map(Value::Day)
            }
            (Part::Unit(nth, Unit::Week), whole) => nth_week(whole, nth).map(Value::Week),
            (Part::Unit(-1, Unit::Month), Value::Year(year)) => Some(Value::Month(*year, 12)),
            (Part::Unit(nth @ 1..=12, Unit::Month), Value::Year(year)) => Some(Value::Month(*year, nth)),
            (Part::Unit(nth, Unit::Day), whole) => nth_day(whole, nth).map(Value::Day),
            _ => None,
        };
        let open = || match part {
            Part::Unit(_, unit) => open_unit(unit),
            _ => unresolved("XXXX-XX-XX", Precision::Day),
        };
        found.map_or_else(open, |value| (value, basis))
    }

    /// "Friday the 13th": the nearest such day.
    pub(super) fn weekday_and_day(&self, day: i8, number: i8) -> Option<Date> {
        const MONTHS: i32 = 14;
        let published = self.published?;
        let months = (-MONTHS..=MONTHS).filter_map(|by| {
            let month = plus_months(published.first_of_month(), by);
            Date::new(month.year(), month.month(), number).ok().filter(|date| date.weekday() == weekday(day))
        });
        months.min_by_key(|date| days_between(*date, published).abs())
    }
}

/// The days that `count` units cover beside the publication day; calendar quarters and decades for those.
fn stretch(day: Date, count: i32, (unit, reach): (Unit, Reach)) -> Option<(PartialDate, PartialDate)> {
    if let Some(calendar) = calendar_units(day, count, (unit, reach)) {
        return Some(calendar);
    }
    let away = |n: i32| match unit {
        Unit::Day => Some(PartialDate::Day(plus(day, n))),
        Unit::Week => Some(PartialDate::Day(plus(day, n.saturating_mul(7)))),
        Unit::Fortnight => Some(PartialDate::Day(plus(day, n.saturating_mul(14)))),
        Unit::Month => Some(PartialDate::Day(plus_months(day, n))),
        Unit::Year => Some(PartialDate::Day(plus_months(day, n.saturating_mul(12)))),
        _ => None,
    };
    let end = away(if reach == Reach::Past { count.saturating_neg() } else { count })?;
    match reach {
        Reach::Past => Some((end, PartialDate::Day(day))),
        Reach::Future => Some((PartialDate::Day(plus(day, 1)), end)),
        Reach::Within => Some((PartialDate::Day(day), end)),
        Reach::Ahead => point_at(end, unit).map(|at| (at, at)),
        Reach::Free => None,
    }
}

/// First and last day of a length that begins on `day`.
pub(super) fn lasting(day: Date, count: u32, unit: Unit) -> Option<(PartialDate, PartialDate)> {
    let count = i32::try_from(count).ok()?;
    let (_, end) = stretch(day, count, (unit, Reach::Within))?;
    Some((PartialDate::Day(day), PartialDate::Day(plus(end.first_day()?, -1))))
}

/// "in two months": as exact as its unit.
fn point_at(end: PartialDate, unit: Unit) -> Option<PartialDate> {
    let day = end.first_day()?;
    Some(match unit {
        Unit::Month => PartialDate::Month(day.year(), day.month()),
        Unit::Year => PartialDate::Year(day.year()),
        _ => end,
    })
}

/// "the past two quarters", "the next three decades": whole ones of the calendar.
fn calendar_units(day: Date, count: i32, (unit, reach): (Unit, Reach)) -> Option<(PartialDate, PartialDate)> {
    let first = match reach {
        Reach::Past => count.checked_neg()?,
        Reach::Future => 1,
        _ => return None,
    };
    let last = if reach == Reach::Past { -1 } else { count };
    let at = |by: i32| match unit {
        Unit::Quarter => {
            let here = i32::from(day.year()) * 4 + i32::from(quarter_of(day)) - 1;
            Some(quarter_from(here.saturating_add(by)))
        }
        Unit::Decade => i16::try_from(i32::from(day.year() / 10).saturating_add(by)).ok().map(Value::Decade),
        _ => None,
    };
    Some((at(first)?.begin()?, at(last)?.until()?))
}

/// Monday of the `nth` week of a month or year, of the last for -1: a week belongs to where its Thursday lies.
fn nth_week(whole: &Value, nth: i8) -> Option<Date> {
    match whole {
        Value::Year(year) if nth > 0 => Some(ISOWeekDate::new(*year, nth, Weekday::Monday).ok()?.date()),
        _ => {
            let (first, last) = (whole.begin()?.first_day()?, whole.until()?.last_day()?);
            let thursday = match nth {
                -1 => weekday_until(last, 4),
                _ => plus(weekday_until(plus(first, 6), 4), i32::from(nth - 1) * 7),
            };
            (first <= thursday && thursday <= last).then(|| monday(thursday))
        }
    }
}

/// The `nth` day of a stretch, the last for -1.
fn nth_day(whole: &Value, nth: i8) -> Option<Date> {
    let (first, last) = (whole.begin()?.first_day()?, whole.until()?.last_day()?);
    let found = if nth < 0 { last } else { plus(first, i32::from(nth) - 1) };
    (found <= last).then_some(found)
}
