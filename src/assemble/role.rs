//! Main, background or hypothetical.

use super::cluster::Draft;
use super::cues::Cues;
use super::scene::Scene;
use super::signs::Sign;
use super::weights::Weights;
use crate::doc::{EventType, EventWhen, Role, Stage};
use jiff::civil::Date;

/// An event before its role is known.
pub struct Candidate {
    /// Its mentions.
    pub draft: Draft,
    /// What happened.
    pub kind: EventType,
    /// When it happened.
    pub when: EventWhen,
    /// How far it went.
    pub stage: Stage,
    /// What it is judged by.
    pub signs: Vec<Sign>,
}

/// The roles of all events of an article; at least one real event is main when there is any.
pub fn decide(scene: &Scene, cues: &[Cues], events: &[Candidate], weights: &Weights) -> Vec<Role> {
    let days = Days {
        newest: events.iter().filter(|event| event.stage == Stage::Accomplished).filter_map(first_day).max(),
        lead: events.first().and_then(first_day),
    };
    let scores: Vec<f64> = events.iter().map(|event| score(scene, cues, (event, days), weights)).collect();
    let top = scores.iter().copied().max_by(f64::total_cmp).unwrap_or(0.0);
    let role = |(event, score): (&Candidate, &f64)| {
        if hypothetical(event, cues) {
            Role::Hypothetical
        } else if *score >= weights.main || *score == top {
            Role::Main
        } else {
            Role::Background
        }
    };
    events.iter().zip(&scores).map(role).collect()
}

/// Days that an event's own is compared with.
#[derive(Clone, Copy)]
struct Days {
    newest: Option<Date>,
    lead: Option<Date>,
}

fn first_day(event: &Candidate) -> Option<Date> {
    event.when.begin?.first_day()
}

/// Planned or threatened, and never spoken of as done.
fn hypothetical(event: &Candidate, cues: &[Cues]) -> bool {
    let unreal = event.draft.mentions.iter().filter(|at| cues[**at].unreal).count();
    matches!(event.stage, Stage::Planned | Stage::Threatened)
        || (event.stage == Stage::Attempted && unreal * 2 > event.draft.mentions.len())
}

fn score(scene: &Scene, cues: &[Cues], (event, days): (&Candidate, Days), weights: &Weights) -> f64 {
    let mentions = &event.draft.mentions;
    let leads = mentions.iter().filter(|at| scene.opens(&scene.mentions[**at])).count().min(2) as f64;
    let others = (mentions.len() as f64 - leads).clamp(0.0, 5.0);
    let recalled = mentions.iter().filter(|at| cues[**at].recalled).count() * 2 > mentions.len();
    let gap = |other: Option<Date>| Some(first_day(event)?.until(other?).ok()?.get_days());
    let old = gap(days.newest).is_some_and(|days| days > 20);
    let same = gap(days.lead).is_some_and(|days| days.abs() <= 1);
    let headline = mentions
        .iter()
        .filter_map(|at| super::cluster::guess(&scene.mentions[*at]))
        .any(|kind| scene.headline.contains(&kind));
    weights.main_lead * leads
        + if headline { weights.main_title } else { 0.0 }
        + weights.main_mention * others
        + if recalled { weights.main_recalled } else { 0.0 }
        + if old { weights.main_old } else { 0.0 }
        + if same { weights.main_same_day } else { 0.0 }
        + weights.main_network * network(scene, mentions)
        + weights.main_depth * depth(scene, mentions)
}

/// The network's roles of the mentions: main counts +1, background −1, averaged.
pub fn network(scene: &Scene, mentions: &[usize]) -> f64 {
    let roles: Vec<f64> = mentions
        .iter()
        .filter_map(|at| scene.mentions[*at].role)
        .map(|role| if role == Role::Main { 1.0 } else { -1.0 })
        .collect();
    if roles.is_empty() { 0.0 } else { roles.iter().sum::<f64>() / roles.len() as f64 }
}

/// Tenths of the article before the first mention.
pub fn depth(scene: &Scene, mentions: &[usize]) -> f64 {
    let first = mentions.first().map_or(0, |at| scene.mentions[*at].span.start());
    10.0 * first as f64 / scene.text().len().max(1) as f64
}
