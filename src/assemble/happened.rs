//! The day of the event that an article is about, weighed again once it is known which event that is.
//!
//! A lead tells the news of the day ("Police searched Monday for a man they believe shot five people"), the sentences after
//! it tell when that happened ("The shooting began at 7:30 p.m. Saturday"), often beside no mention of the event or beside
//! another that was not joined with it. So the days of the whole article that no background event has for itself are
//! weighed against the one chosen, by signs of a happening and of its sequel; another is taken only where it is plainly
//! better. Reads the first main event that is no arrest or trial and has a date. Known misreadings: round-ups, where the day
//! of one of several happenings replaces that of the first. Fires on "A man was being questioned Monday over a stabbing. …
//! It happened at 7 p.m. on Saturday"; not on "A man was stabbed Monday. … He was arrested at 7 p.m. on Tuesday".

use super::cues;
use super::role::Candidate;
use super::scene::Scene;
use super::when;
use crate::doc::{EventWhen, Precision, Role, TimeId, TimeType};
use crate::text::ByteSpan;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How much better a day must be than the one chosen. This and the signs were fitted on 1,100 shooting reports and 300
/// main events of own and real articles (a regression over the days of each, rounded, without what changed nothing).
const MARGIN: f64 = 0.5;
/// Days before publication in which a day beside no mention of the event can be its own.
const RECENT: i32 = 31;
/// What a day beside no mention is worth, and one beside another main event.
const BESIDE_NONE: f64 = -0.3;
const BESIDE_MAIN: f64 = 0.3;
/// A clock time or part of a day with its day: "7:30 p.m. Saturday", "Sunday night".
const HOUR: f64 = 0.55;
/// Words that tell when a thing happened.
const HAPPENS: f64 = 0.6;
/// Words of what came after it.
const SEQUEL: f64 = -0.8;
/// The day of publication, and two to seven days before it.
const TODAY: f64 = -0.3;
const DAYS_AGO: f64 = 0.45;
/// A day whose mention stands behind it in a clause of its own.
const OUTSIDE: f64 = -0.4;
/// The lead, and the three sentences behind it.
const LEAD: f64 = -0.3;
const STORY: f64 = 0.3;

/// "It happened", "the shooting began", right before the day.
static HAPPENED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:it|this|that|which|incident|shootings?|attack|robbery|stabbing|crash|accident|blast|explosion|fire|raid|strike|bombing|assault|slaying|killing|ambush|(?:earth)?quake)\b[^.]{0,40}?\b(?:happened|occurred|took place|began|started|unfolded|struck|broke out)\b")
        .expect("pattern of happenings is valid")
});

/// Words of hospital, court, search and mourning near the day.
static AFTERWARDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:died|passed away|pronounced|autops\w+|court|arraign\w*|hearing|appear\w*|vigil|funeral|remain(?:ed)?|as of|condition|hospitali[sz]ed|recovering|search(?:ed|ing)|looking for|hunt\w*|identified|released|charged|arrested|custody|jail|bail|bond|mourn\w*|condemn\w*|visited|anniversary|sentenc\w*|convict\w*|surrender\w*|investigat\w+|published|posted|updated|news at|reports for)\b")
        .expect("pattern of sequels is valid")
});

/// Words that open a clause of its own behind a day.
static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:after|since|following|from|over|for|of|in connection with|who|accused|when|in|that|to)\b")
        .expect("pattern of clauses is valid")
});

/// Characters before the day in which words of a happening and of a sequel count, and behind it.
const BEFORE: usize = 90;
const NEAR: usize = 45;
const BEHIND: usize = 30;

/// Gives the first main event the day of the article that is plainly better than the one chosen.
pub fn reconsider(scene: &Scene, candidates: &mut [Candidate], roles: &[Role]) {
    let Some(better) = better(scene, candidates, roles) else { return };
    candidates[0].when = better;
}

fn better(scene: &Scene, candidates: &[Candidate], roles: &[Role]) -> Option<EventWhen> {
    let main = candidates.first().filter(|_| roles.first() == Some(&Role::Main))?;
    let TimeId(chosen) = main.when.time?;
    let custody = matches!(main.kind.family(), "arrest" | "trial");
    if custody || scene.resolved.times[chosen].kind == TimeType::Duration {
        return None;
    }
    let mut all = when::worths(scene, &main.draft, (main.kind, main.stage));
    all.retain(|_, worth| *worth > when::WORTHLESS);
    let beside_others = beside_others(scene, &candidates[1..], &roles[1..]);
    for time in (0..scene.resolved.times.len()).filter(|time| !all.contains_key(time)).collect::<Vec<_>>() {
        let worth = match beside_others.get(&time) {
            None => BESIDE_NONE,
            Some(true) => BESIDE_MAIN,
            Some(false) => continue,
        };
        if may_date(scene, time) {
            all.insert(time, worth);
        }
    }
    let weighed: BTreeMap<usize, f64> =
        all.into_iter().map(|(time, worth)| (time, worth + signs(scene, time, &main.draft.mentions))).collect();
    let best = weighed.iter().max_by(|one, other| one.1.total_cmp(other.1).then(other.0.cmp(one.0)))?;
    let found = finer(scene, &weighed, *best.0);
    let plain = weighed.get(&found)? - weighed.get(&chosen)? >= MARGIN;
    (plain && found != chosen).then(|| when::dated(scene, found))
}

/// Times beside other events: whether one of these is a main event.
fn beside_others(scene: &Scene, others: &[Candidate], roles: &[Role]) -> BTreeMap<usize, bool> {
    let mut owned = BTreeMap::new();
    for (other, role) in others.iter().zip(roles) {
        for beside in other.draft.mentions.iter().map(|at| &scene.beside[*at]) {
            for time in beside.times.iter().chain(&beside.later_times) {
                *owned.entry(*time).or_insert(false) |= *role == Role::Main;
            }
        }
    }
    owned
}

/// Whether a time beside no mention of the event can be its day: one of the last weeks, that no saying or arrest has.
fn may_date(scene: &Scene, time: usize) -> bool {
    let expr = &scene.resolved.times[time];
    let day = matches!(expr.precision, Precision::Time | Precision::Day) && scene.can_date(time);
    let told = scene.telling[time];
    day && !told.saying && !told.custody && ago(scene, time).is_none_or(|ago| (0..=RECENT).contains(&ago))
}

/// Days from a day to publication.
fn ago(scene: &Scene, time: usize) -> Option<i32> {
    let (day, _) = scene.days(time).filter(|(first, last)| first == last)?;
    let dct = scene.resolved.tagged.segmented.article.dct()?;
    Some(day.until(dct).ok()?.get_days())
}

/// What the place of a day and the words around it say for it and against it.
fn signs(scene: &Scene, time: usize, mentions: &[usize]) -> f64 {
    let expr = &scene.resolved.times[time];
    let (before, behind) = scene.sides(expr.span).unwrap_or_default();
    let sentence = scene.resolved.tagged.segmented.sentence_at(expr.span);
    let near = format!("{} {}", cues::tail(before, NEAR), cues::head(behind, BEHIND));
    let place = match sentence.saturating_sub(scene.lead()) {
        0 => LEAD,
        1..=3 => STORY,
        _ => 0.0,
    };
    let ago = match ago(scene, time) {
        Some(0) => TODAY,
        Some(2..=7) => DAYS_AGO,
        _ => 0.0,
    };
    let sign = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
    place
        + ago
        + sign(expr.kind == TimeType::Time && !scene.telling[time].clock, HOUR)
        + sign(HAPPENED.is_match(cues::tail(before, BEFORE)), HAPPENS)
        + sign(AFTERWARDS.is_match(&near), SEQUEL)
        + sign(stands_outside(scene, expr.span, (sentence, mentions)), OUTSIDE)
}

/// Whether all mentions of the sentence stand behind the day, in a clause of their own: "searched Monday for a man who shot".
fn stands_outside(scene: &Scene, day: ByteSpan, (sentence, mentions): (usize, &[usize])) -> bool {
    let here = mentions.iter().map(|at| &scene.mentions[*at]).filter(|mention| mention.sentence == sentence);
    let first = here.map(|mention| mention.span.start()).min();
    first.is_some_and(|first| day.end() < first && CLAUSE.is_match(ByteSpan::new(day.end(), first).of(scene.text())))
}

/// A day inside a longer stretch that is worth about as much as it.
fn finer(scene: &Scene, weighed: &BTreeMap<usize, f64>, coarse: usize) -> usize {
    let exact = |time: usize| matches!(scene.resolved.times[time].precision, Precision::Time | Precision::Day);
    let Some((first, last)) = scene.days(coarse).filter(|_| !exact(coarse)) else { return coarse };
    let inside = |time: usize| scene.days(time).is_some_and(|(begin, until)| first <= begin && until <= last);
    let days = weighed.iter().filter(|(time, _)| exact(**time) && inside(**time));
    let best = days.max_by(|one, other| one.1.total_cmp(other.1).then(other.0.cmp(one.0)));
    best.filter(|(_, worth)| **worth > weighed[&coarse] - FINER).map_or(coarse, |(time, _)| *time)
}

/// How much less a day may be worth than the longer stretch of time that holds it.
const FINER: f64 = 2.0;
