//! When an event happened: the best date beside its mentions. The publication date is never taken for it.

use super::cluster::Draft;
use super::elapsed;
use super::scene::Scene;
use crate::doc::{
    EventBasis, EventType, EventWhen, PartialDate, Precision, Stage, TimeBasis, TimeExpr, TimeId, TimeType,
};
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// A saying right before the date: "police said Tuesday", "told AFP on Monday", "(Published Tuesday".
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?i:said|says|told|reported|announced|confirmed|stated|update|updated|released|issued|posted|tweeted|published|added|appeared|photo|statement|interview|spokes\w+)",
        r"(?: (?:in|a|an|the|at|to|news|press|conference|release|statement|briefing|interview|reporters|journalists|media|local|state|television|tv|radio|court|documents|officials|police|AFP|AP|CNN|BBC|NBC|ABC|CBS|[A-Z][a-z.]+)){0,5}",
        r"(?: on| late| early)*,? ?[(\s]*$"
    ))
    .expect("cue pattern is valid")
});

/// Custody right before the date: "was arrested Monday", "charged on 3 May".
static HELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?i:arrested|charged|booked|pleaded guilty|found guilty|convicted|sentenced|arraigned|into custody|turned (?:himself|herself) in|identified)",
        r"(?:(?: \w+){0,2}|(?: (?:into|in|at|by|of|the|a|an|his|her|home|county|jail|court|police|deputies|officers|[A-Z][\w.’'-]*)){0,6})",
        r"(?i: on| late| early| at)* *$"
    ))
    .expect("custody pattern is valid")
});

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
    let custody = matches!(kind.family(), "arrest" | "trial");
    let mut all = candidates(scene, draft, custody);
    all.retain(|candidate| stage != Stage::Accomplished || !is_to_come(scene, &candidate.when));
    all.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.when.time.cmp(&other.when.time)));
    let Some(best) = all.first().filter(|best| best.score > WORTHLESS) else { return EventWhen::UNKNOWN };
    all.iter().find(|other| refines(&best.when, other)).map_or(best.when, |finer| finer.when)
}

/// Whether a date lies after the day of publication, with a day to spare for time zones: what is told as done cannot.
fn is_to_come(scene: &Scene, when: &EventWhen) -> bool {
    let begin = when.begin.and_then(PartialDate::first_day);
    let gap = scene.resolved.tagged.segmented.article.dct().zip(begin).and_then(|(dct, day)| dct.until(day).ok());
    gap.is_some_and(|gap| gap.get_days() > 1)
}

/// Score up to which a date is none at all.
const WORTHLESS: f64 = -0.5;

struct Candidate {
    when: EventWhen,
    score: f64,
}

fn candidates(scene: &Scene, draft: &Draft, custody: bool) -> Vec<Candidate> {
    let mut all = Vec::new();
    for (rank, at) in draft.mentions.iter().enumerate() {
        let mention = &scene.mentions[*at];
        let bonus = if scene.opens(mention) { 0.6 } else { 0.0 } - 0.12 * rank.min(8) as f64;
        if let Some(when) = elapsed::date(scene, mention) {
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
    let reporting = if is_reporting(scene, time) { -2.0 } else { 0.0 };
    let aftermath = if !custody && is_custody(scene, time) { -1.5 } else { 0.0 };
    grain + reporting + aftermath
}

/// Whether a date is that of a saying: "police said Monday".
fn is_reporting(scene: &Scene, time: usize) -> bool {
    before(scene, scene.resolved.times[time].span, &SAID)
}

/// Whether a date is that of an arrest or a sentence: "was arrested Monday".
fn is_custody(scene: &Scene, time: usize) -> bool {
    before(scene, scene.resolved.times[time].span, &HELD)
}

/// Whether the words before a date belong to a saying ("police said Monday") or to custody, not to the happening.
fn before(scene: &Scene, span: ByteSpan, words: &Regex) -> bool {
    let sentence = scene.resolved.tagged.segmented.sentence(span).map_or(span, |sentence| sentence.span);
    words.is_match(ByteSpan::new(sentence.start(), span.start()).of(scene.text()))
}

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
        day && past && early && !is_reporting(scene, time) && !is_custody(scene, time)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_sayings_and_of_custody_are_told_from_dates_of_happenings() {
        assert!(SAID.is_match("Two men were shot, police said "));
        assert!(SAID.is_match("UPDATE ("));
        assert!(!SAID.is_match("Two men were shot on "));
        assert!(HELD.is_match("A third man was arrested on "));
        assert!(HELD.is_match("He was booked into the Salem County jail on "));
        assert!(!HELD.is_match("Police arrested a man who shot two others outside a bar on "));
        assert!(!HELD.is_match("A man was shot in Salem on "));
    }
}
