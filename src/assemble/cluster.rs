//! Coreference of events: mentions are read in order; each joins the event it fits best, begins a new one, or is dropped.

use super::cues::Cues;
use super::scene::{Scene, compatible, same_place};
use super::triggers::{Kind, Mention, Strength};
use super::weights::Weights;
use crate::doc::EventType;
use jiff::civil::Date;

/// Mentions taken for one event.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Indices into the scene's mentions, in text order.
    pub mentions: Vec<usize>,
    /// Score with which it was begun.
    pub birth: f64,
}

/// Groups the mentions of a scene.
pub fn cluster(scene: &Scene, cues: &[Cues], weights: &Weights) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for index in 0..scene.mentions.len() {
        let best = drafts
            .iter()
            .enumerate()
            .map(|(at, draft)| {
                (fit(scene, cues, (index, draft), weights) + if at == 0 { weights.lead } else { 0.0 }, at)
            })
            .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(&one.1)));
        if let Some((_, at)) = best.filter(|(score, _)| *score >= weights.join) {
            drafts[at].mentions.push(index);
            continue;
        }
        let score = birth(scene, cues, index, weights) + weights.figurative * scene.figurative;
        if score >= weights.birth && scene.mentions[index].strength != Strength::Anaphor {
            drafts.push(Draft { mentions: vec![index], birth: score });
        }
    }
    merged(scene, cues, drafts, weights)
}

/// Joins events that turn out to be one once all their mentions are known: of one type, and nothing tells them apart.
fn merged(scene: &Scene, cues: &[Cues], drafts: Vec<Draft>, weights: &Weights) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::new();
    for draft in drafts {
        let scores = kept.iter().map(|known| likeness(scene, cues, (&draft, known), weights));
        let best = scores.enumerate().max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
        match best.filter(|(_, score)| *score >= weights.merge) {
            Some((at, _)) => {
                kept[at].mentions.extend(draft.mentions);
                kept[at].mentions.sort_unstable();
            }
            None => kept.push(draft),
        }
    }
    kept
}

/// How well a whole event fits one begun before it.
pub fn likeness(scene: &Scene, cues: &[Cues], (draft, known): (&Draft, &Draft), weights: &Weights) -> f64 {
    let all = || draft.mentions.iter().copied();
    let best = |of: &dyn Fn(usize) -> f64| all().map(of).max_by(f64::total_cmp).unwrap_or(0.0);
    let worst = |of: &dyn Fn(usize) -> f64| all().map(of).min_by(f64::total_cmp).unwrap_or(0.0);
    let sum = |of: &dyn Fn(usize) -> f64| best(of).max(0.0) + worst(of).min(0.0);
    let novel = cues[draft.mentions[0]].novel;
    let counted = |draft: &Draft| draft.mentions.iter().any(|at| scene.own_figures(*at) > 0);
    best(&|at| kinds(scene, &scene.mentions[at], known, weights))
        + sum(&|at| dates(scene, at, known, weights))
        + sum(&|at| places(scene, at, known, weights))
        + if novel { weights.novel } else { 0.0 }
        + if cues[draft.mentions[0]].another { weights.another } else { 0.0 }
        + if counted(draft) && counted(known) { weights.both_counted } else { 0.0 }
}

/// How well a mention fits an event begun before.
fn fit(scene: &Scene, cues: &[Cues], (index, draft): (usize, &Draft), weights: &Weights) -> f64 {
    let mention = &scene.mentions[index];
    let last = draft.mentions.iter().map(|at| scene.mentions[*at].sentence).max().unwrap_or(0);
    let apart = mention.sentence.saturating_sub(last).min(20) as f64;
    let mut score = kinds(scene, mention, draft, weights) + weights.distance * apart;
    if cues[index].definite || mention.strength == Strength::Anaphor {
        score += weights.definite;
    }
    if cues[index].novel {
        score += weights.novel;
    }
    if cues[index].another {
        score += weights.another;
    }
    if last == mention.sentence {
        let gap = draft.mentions.iter().map(|at| scene.mentions[*at].span.distance(mention.span)).min().unwrap_or(100);
        score += weights.same_sentence + weights.near * (1.0 - gap.min(100) as f64 / 100.0);
    }
    let (dates, places) = (dates(scene, index, draft, weights), places(scene, index, draft, weights));
    let beside = &scene.beside[index];
    let counted = scene.own_figures(index) > 0 || scene.outcomes(index).iter().any(|at| scene.own_figures(*at) > 0);
    let fresh = match (counted && !beside.places.is_empty() && places <= 0.0, beside.times.is_empty()) {
        (true, false) if dates <= 0.0 => weights.fresh,
        (true, true) if places < 0.0 => weights.fresh_place,
        _ => 0.0,
    };
    score + dates + places + fresh
}

/// Evidence of the types.
fn kinds(scene: &Scene, mention: &Mention, draft: &Draft, weights: &Weights) -> f64 {
    let known = draft.mentions.iter().map(|at| &scene.mentions[*at]);
    known.map(|other| pair(mention, other, weights)).max_by(f64::total_cmp).unwrap_or(0.0)
}

fn pair(mention: &Mention, other: &Mention, weights: &Weights) -> f64 {
    match (guess(mention), guess(other)) {
        (Some(a), Some(b)) if a == b => weights.same_type,
        (Some(a), Some(b)) if compatible(a, b) => weights.compatible_type,
        (Some(_), Some(_)) => weights.other_type,
        (None, Some(b)) => open(mention.kind, b, weights),
        (Some(a), None) => open(other.kind, a, weights),
        (None, None) => weights.open_type,
    }
}

/// The type a mention names by itself.
pub fn guess(mention: &Mention) -> Option<EventType> {
    mention.kind.exact()
}

/// Evidence of an open wording beside a known type.
fn open(kind: Kind, known: EventType, weights: &Weights) -> f64 {
    let family = known.family();
    let fits = match kind {
        Kind::Attack => matches!(family, "attack" | "clash" | "riot"),
        Kind::Explosion => {
            matches!(
                known,
                EventType::AttackBombing
                    | EventType::AttackSuicideBombing
                    | EventType::AttackShelling
                    | EventType::AttackAirstrike
            ) || family == "accident"
        }
        Kind::Accident => matches!(family, "accident" | "disaster"),
        Kind::Violence => !matches!(family, "protest" | "arrest" | "trial"),
        Kind::Exact(_) => true,
    };
    if fits { weights.open_type } else { weights.other_type }
}

/// Evidence of the dates: those beside the mention against those of the event.
fn dates(scene: &Scene, index: usize, draft: &Draft, weights: &Weights) -> f64 {
    let mine: Vec<(Date, Date)> = scene.own_days(index).collect();
    let theirs: Vec<(Date, Date)> = draft.mentions.iter().flat_map(|at| scene.own_days(*at)).collect();
    if mine.is_empty() || theirs.is_empty() {
        return 0.0;
    }
    let meet = mine.iter().any(|(a, b)| theirs.iter().any(|(c, d)| a <= d && c <= b));
    if meet { weights.same_date } else { weights.other_date }
}

/// Evidence of the places, likewise.
fn places(scene: &Scene, index: usize, draft: &Draft, weights: &Weights) -> f64 {
    let all = &scene.resolved.places;
    let theirs: Vec<usize> = draft.mentions.iter().flat_map(|at| scene.beside[*at].places.iter().copied()).collect();
    let mine = &scene.beside[index].places;
    let verdicts: Vec<bool> =
        mine.iter().flat_map(|a| theirs.iter().filter_map(|b| same_place(&all[*a], &all[*b]))).collect();
    if verdicts.contains(&true) {
        return weights.same_place;
    }
    let foreign = mine.iter().any(|a| theirs.iter().all(|b| differ(&all[*a].country, &all[*b].country)));
    match (verdicts.contains(&false), foreign && !theirs.is_empty()) {
        (_, true) => weights.other_country,
        (true, _) => weights.other_place,
        _ => 0.0,
    }
}

fn differ(one: &Option<String>, other: &Option<String>) -> bool {
    one.is_some() && other.is_some() && one != other
}

/// How strongly a mention speaks for an event of its own, with the deaths and injuries that it tells as its outcome.
fn birth(scene: &Scene, cues: &[Cues], index: usize, weights: &Weights) -> f64 {
    let mention = &scene.mentions[index];
    let outcomes = if mention.kind == Kind::Violence { Vec::new() } else { scene.outcomes(index) };
    let any = |has: &dyn Fn(usize) -> bool| has(index) || outcomes.iter().any(|at| has(*at));
    let on = |condition: bool, weight: f64| if condition { weight } else { 0.0 };
    let cue = &cues[index];
    on(mention.strength == Strength::Strong, weights.strong)
        + mention.network.map_or(0.0, |(_, score)| weights.network * f64::from(score))
        + on(any(&|at| scene.own_figures(at) > 0), weights.figure)
        + on(any(&|at| !scene.beside[at].times.is_empty()), weights.dated)
        + on(any(&|at| !scene.beside[at].places.is_empty()), weights.placed)
        + on(scene.opens(mention), weights.opening)
        + on(cue.general, weights.general)
        + on(cue.statistic, weights.statistic)
        + on(cue.staged, weights.staged)
        + on(mention.kind == Kind::Violence, weights.bare)
        + on(cue.unreal, weights.unreal)
        + on(is_minor(mention) && !scene.opens(mention), weights.minor)
}

/// Whether the mention names what is news only as the main matter: custody, courts, demonstrations, releases.
fn is_minor(mention: &Mention) -> bool {
    guess(mention).is_some_and(|kind| matches!(kind.family(), "arrest" | "trial" | "protest" | "other"))
}
