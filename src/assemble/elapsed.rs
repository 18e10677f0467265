//! Dates told as a period that went by: "two days after the blast", "Seventeen years after the attack".
//!
//! Reads a duration, the word "after" or "since" right behind it, and an event mention behind that in the same clause.
//! The event's day is the period before the day that the clause is about: the date of the same sentence that stands before
//! the period or right behind the mention, else the publication day. Yields the day for days and weeks, the month for
//! months, the year for years. Known misreadings: "less than four months after", which is taken at its word.

use super::scene::Scene;
use super::triggers::Mention;
use crate::doc::{EventBasis, EventWhen, PartialDate, Precision, TimeId, TimeType};
use crate::text::ByteSpan;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use regex::Regex;
use std::sync::LazyLock;

/// What may stand between a period and its event.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^ (?:after|since|on from|from) (?:[^.;:—–]|\d\.\d){0,80}$")
        .expect("pattern of elapsed periods is valid")
});

/// Whole periods of TIMEX3: a number and a unit.
static PERIOD: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^P(\d{1,3})([DWMY])$").expect("pattern is valid"));

/// The date of a mention that a period counts back to.
pub fn date(scene: &Scene, mention: &Mention) -> Option<EventWhen> {
    let times = &scene.resolved.times;
    let sentence = scene.sentence(mention.sentence)?.span;
    let inside = |span: ByteSpan| sentence.start() <= span.start() && span.end() <= sentence.end();
    let at = (0..times.len()).rev().find(|at| {
        let time = &times[*at];
        let between = ByteSpan::new(time.span.end().min(mention.span.start()), mention.span.start()).of(scene.text());
        time.kind == TimeType::Duration
            && inside(time.span)
            && time.span.end() < mention.span.start()
            && AFTER.is_match(between)
    })?;
    let (back, precision) = period(&times[at].value)?;
    let from = anchor(scene, (at, inside))?;
    let day = from.checked_sub(back).ok()?;
    Some(of(day, precision, at))
}

/// The length of a period and how exact a date counted by it is.
fn period(value: &str) -> Option<(Span, Precision)> {
    let parts = PERIOD.captures(value)?;
    let count: i64 = parts.get(1)?.as_str().parse().ok()?;
    match parts.get(2)?.as_str() {
        "D" => Some((count.days(), Precision::Day)),
        "W" => Some((count.weeks(), Precision::Day)),
        "M" => Some((count.months(), Precision::Month)),
        _ => Some((count.years(), Precision::Year)),
    }
}

/// The day a sentence is about: its only date before the period, else its first date, else the publication day.
fn anchor(scene: &Scene, (period, inside): (usize, impl Fn(ByteSpan) -> bool)) -> Option<Date> {
    let times = &scene.resolved.times;
    let dated = |at: &usize| {
        let is_date = matches!(times[*at].kind, TimeType::Date | TimeType::Time);
        is_date && inside(times[*at].span) && matches!(times[*at].precision, Precision::Time | Precision::Day)
    };
    let before = (0..period).rev().find(dated);
    let found = before.or_else(|| (period..times.len()).find(dated));
    let day = found.and_then(|at| times[at].begin?.first_day());
    day.or_else(|| scene.resolved.tagged.segmented.article.dct())
}

fn of(day: Date, precision: Precision, time: usize) -> EventWhen {
    let date = match precision {
        Precision::Month => PartialDate::Month(day.year(), day.month()),
        Precision::Year => PartialDate::Year(day.year()),
        _ => PartialDate::Day(day),
    };
    EventWhen { begin: Some(date), until: Some(date), precision, basis: EventBasis::Relative, time: Some(TimeId(time)) }
}
