//! When an event happened: the best date beside its mentions. The publication date is never taken for it.

use super::cluster::Draft;
use super::scene::Scene;
use crate::doc::{
    EventBasis, EventType, EventWhen, PartialDate, Precision, Stage, TimeBasis, TimeExpr, TimeId, TimeType,
};
use crate::text::ByteSpan;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words by which a date before the mention belongs to what came after the happening: "found on Monday after the blast".
static AFTERMATH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:after|since|following|in the wake of|from|over)\b").expect("pattern is valid")
});

/// What a date of a following sentence loses against one beside the mention.
const LATER: f64 = 0.9;
/// What a date loses that belongs to the aftermath.
const AFTERWARDS: f64 = 0.8;
/// What a period that was counted back is worth before its distance is taken off.
const COUNTED: f64 = 1.2;

/// The date of an event: the best of its candidates, made more exact by another that lies inside it.
pub fn decide(scene: &Scene, draft: &Draft, (kind, stage): (EventType, Stage)) -> EventWhen {
    let mut all = possible(scene, draft, (kind, stage));
    all.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.when.time.cmp(&other.when.time)));
    let Some(best) = all.first().filter(|best| best.score > WORTHLESS) else { return EventWhen::UNKNOWN };
    stretched(scene, all.iter().find(|other| refines(&best.when, other)).map_or(best.when, |finer| finer.when))
}

/// The candidates of an event that what is told as done can have happened on.
fn possible(scene: &Scene, draft: &Draft, (kind, stage): (EventType, Stage)) -> Vec<Candidate> {
    let custody = matches!(kind.family(), "arrest" | "trial");
    let mut all = candidates(scene, draft, custody);
    all.retain(|candidate| stage != Stage::Accomplished || !is_to_come(scene, &candidate.when));
    all
}

/// What each time expression beside the mentions of an event is worth as its date.
pub fn worths(scene: &Scene, draft: &Draft, told: (EventType, Stage)) -> BTreeMap<usize, f64> {
    let mut best = BTreeMap::new();
    for candidate in possible(scene, draft, told) {
        if let Some(TimeId(time)) = candidate.when.time {
            let worth = best.entry(time).or_insert(candidate.score);
            *worth = worth.max(candidate.score);
        }
    }
    best
}

/// The event date that a time expression gives, stretched to the day that it is joined to.
pub fn dated(scene: &Scene, time: usize) -> EventWhen {
    stretched(scene, of(&scene.resolved.times[time], time))
}

/// What stands between the two ends of a stretch of days: "between Friday and Sunday", "17 to 18 September".
static LINK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^\s*(?:and|to|until|till|through|[-–—])\s*(?:on )?$").expect("pattern is valid"));

/// Days between which two dates are ends of one stretch.
const STRETCH: i32 = 31;

/// A day that another is joined to is one end of a stretch: "on 17 and 18 September" is both days.
fn stretched(scene: &Scene, when: EventWhen) -> EventWhen {
    let Some(TimeId(at)) = when.time.filter(|_| when.precision == Precision::Day && when.begin == when.until) else {
        return when;
    };
    let ends = [at.checked_sub(1).map(|before| (before, at)), Some((at, at + 1))];
    let stretch = |(first, last): (usize, usize)| {
        let times = &scene.resolved.times;
        let (one, other) = (times.get(first)?, times.get(last)?);
        let between = ByteSpan::new(one.span.end().min(other.span.start()), other.span.start()).of(scene.text());
        let days = |expr: &TimeExpr| matches!(expr.precision, Precision::Day).then_some(expr.begin?.first_day()?);
        let (begin, until) = (days(one)?, days(other)?);
        let long = (1..=STRETCH).contains(&begin.until(until).ok()?.get_days());
        (long && LINK.is_match(between)).then_some(EventWhen {
            begin: Some(PartialDate::Day(begin)),
            until: Some(PartialDate::Day(until)),
            ..when
        })
    };
    ends.into_iter().flatten().find_map(stretch).unwrap_or(when)
}

/// Whether a date lies after the day of publication, with a day to spare for time zones: what is told as done cannot.
pub fn is_to_come(scene: &Scene, when: &EventWhen) -> bool {
    let begin = when.begin.and_then(PartialDate::first_day);
    let gap = scene.resolved.tagged.segmented.article.dct().zip(begin).and_then(|(dct, day)| dct.until(day).ok());
    gap.is_some_and(|gap| gap.get_days() > 1)
}

/// Score up to which a date is none at all.
pub const WORTHLESS: f64 = -0.5;

struct Candidate {
    when: EventWhen,
    score: f64,
}

fn candidates(scene: &Scene, draft: &Draft, custody: bool) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (rank, at) in draft.mentions.iter().enumerate() {
        let mention = &scene.mentions[*at];
        let bonus = if scene.opens(mention) { 0.6 } else { 0.0 } - 0.12 * rank.min(8) as f64;
        if let Some(when) = scene.counted[*at] {
            all.push(Candidate { when, score: COUNTED + bonus });
        }
        let beside = &scene.beside[*at];
        let near = beside.times.iter().map(|time| (*time, 0.0));
        for (time, loss) in near.chain(beside.later_times.iter().map(|time| (*time, LATER))) {
            let expr = &scene.resolved.times[time];
            let apart = expr.span.distance(mention.span) as f64;
            let afterwards = if !custody && aftermath(scene, expr.span, mention.span) { AFTERWARDS } else { 0.0 };
            let score = worth(scene, time, custody) + bonus - loss - afterwards - apart.min(300.0) / 300.0;
            all.push(Candidate { when: of(expr, time), score });
        }
    }
    all
}

/// Whether a date before the mention is told of something that came after it.
fn aftermath(scene: &Scene, time: ByteSpan, mention: ByteSpan) -> bool {
    time.end() < mention.start() && AFTERMATH.is_match(ByteSpan::new(time.end(), mention.start()).of(scene.text()))
}

/// Whether a candidate is a day inside the longer stretch of time `coarse`.
fn refines(coarse: &EventWhen, other: &Candidate) -> bool {
    let days = |when: &EventWhen| Some((when.begin?.first_day()?, when.until?.last_day()?));
    let inside = match (days(coarse), days(&other.when)) {
        (Some((first, last)), Some((begin, until))) => first <= begin && until <= last,
        _ => false,
    };
    coarse.precision != Precision::Day && other.when.precision == Precision::Day && inside && other.score > 0.0
}

/// What a time expression is worth as an event's date, by itself.
fn worth(scene: &Scene, time: usize, custody: bool) -> f64 {
    let expr = &scene.resolved.times[time];
    let grain = match expr.precision {
        Precision::Time | Precision::Day => 1.5,
        Precision::Week | Precision::Month | Precision::Season => 1.0,
        Precision::Year => 0.7,
        _ => -3.0,
    };
    let told = scene.telling[time];
    let reporting = if told.saying { -3.0 } else { 0.0 };
    let aftermath = if !custody && told.custody { -1.5 } else { 0.0 };
    let sequel = if !custody && SEQUEL.is_match(expr.span.of(scene.text())) { -0.5 } else { 0.0 };
    let clock = if told.clock { -0.4 } else { 0.0 };
    grain + reporting + aftermath + sequel + clock
}

/// A day told from another: "two days later" is mostly that of a sequel.
static SEQUEL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:later|after|next|following)\b").expect("pattern is valid"));

/// The date of the only main event when none stands beside it: a day at most a month before publication, in the first
/// sentences of an article, that no saying or arrest takes for itself.
pub fn inherited(scene: &Scene) -> EventWhen {
    let Some(dct) = scene.resolved.tagged.segmented.article.dct() else { return EventWhen::UNKNOWN };
    let near = |time: usize| {
        let expr = &scene.resolved.times[time];
        let day = matches!(expr.precision, Precision::Time | Precision::Day) && scene.can_date(time);
        let past = scene
            .days(time)
            .and_then(|(first, _)| first.until(dct).ok())
            .is_some_and(|gap| (0..=31).contains(&gap.get_days()));
        let early = scene.resolved.tagged.segmented.sentence_at(expr.span) < OPENING;
        day && past && early && !scene.telling[time].saying && !scene.telling[time].custody
    };
    let found = (0..scene.resolved.times.len()).find(|time| near(*time));
    found.map_or(EventWhen::UNKNOWN, |time| EventWhen {
        basis: EventBasis::Inherited,
        ..of(&scene.resolved.times[time], time)
    })
}

/// Sentences in which the date of the only main event is looked for when none stands beside it.
const OPENING: usize = 6;

/// The event date that a time expression gives: clock times count as their day.
fn of(expr: &TimeExpr, time: usize) -> EventWhen {
    let basis = if expr.basis == TimeBasis::Explicit { EventBasis::Explicit } else { EventBasis::Relative };
    let day = |date: Option<PartialDate>| {
        if expr.kind == TimeType::Time { date.and_then(PartialDate::first_day).map(PartialDate::Day) } else { date }
    };
    let precision = if expr.precision == Precision::Time { Precision::Day } else { expr.precision };
    EventWhen {
        begin: day(expr.begin),
        until: day(expr.until.or(expr.begin)),
        precision,
        basis,
        time: Some(TimeId(time)),
    }
}
