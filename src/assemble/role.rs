//! Main, background or hypothetical.

use super::cluster::Draft;
use super::cues::Cues;
use super::pairs::Sign;
use super::scene::Scene;
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
    let roles: Vec<Role> = events.iter().zip(&scores).map(role).collect();
    let told = Told { trial: of_justice(events, &roles, "trial"), arrest: of_justice(events, &roles, "arrest") };
    let today = scene.resolved.tagged.segmented.article.dct();
    let settled = |(event, role): (&Candidate, Role)| {
        if role == Role::Main && is_past_crime(event, told, today) { Role::Background } else { role }
    };
    events.iter().zip(roles).map(settled).collect()
}

/// The trial and the arrest that an article is about, each with its day where it has one.
#[derive(Clone, Copy)]
struct Told {
    trial: Option<Option<Date>>,
    arrest: Option<Option<Date>>,
}

/// The first main event of a family.
fn of_justice(events: &[Candidate], roles: &[Role], family: &str) -> Option<Option<Date>> {
    let main = events.iter().zip(roles).find(|(event, role)| event.kind.family() == family && **role == Role::Main);
    main.map(|(event, _)| first_day(event))
}

/// Days after which a crime is no news beside its trial.
const TRIED: i32 = 7;
/// The same beside an arrest.
const COLD: i32 = 120;

/// Whether an attack or accident is what a trial or a late arrest, the article's matter, goes back to: then it is background. In
/// gold it always was beside a trial (30 of 30), and for a crime of more than four months ago beside an arrest (14 of 15).
fn is_past_crime(event: &Candidate, told: Told, today: Option<Date>) -> bool {
    let crime = matches!(event.kind.family(), "attack" | "accident");
    let age = |day: Option<Date>| Some(first_day(event)?.until(today.or(day)?).ok()?.get_days());
    let tried = told.trial.is_some_and(|day| age(day).is_none_or(|days| days > TRIED || first_day(event) == day));
    let cold = told.arrest.is_some_and(|day| age(day).is_some_and(|days| days > COLD));
    crime && (tried || cold)
}

/// Days that an event's own is compared with.
#[derive(Clone, Copy)]
struct Days {
    newest: Option<Date>,
    lead: Option<Date>,
}

pub fn first_day(event: &Candidate) -> Option<Date> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::PartialDate;
    use jiff::civil::date;

    fn crime(kind: EventType, day: Option<Date>) -> Candidate {
        let when =
            EventWhen { begin: day.map(PartialDate::Day), until: day.map(PartialDate::Day), ..EventWhen::UNKNOWN };
        let draft = Draft { mentions: Vec::new(), birth: 2.0 };
        Candidate { draft, kind, when, stage: Stage::Accomplished, signs: Vec::new() }
    }

    #[test]
    fn a_crime_is_background_to_its_trial_and_to_a_late_arrest() {
        let today = date(2021, 5, 4);
        let trial = Told { trial: Some(Some(today)), arrest: None };
        let arrest = Told { trial: None, arrest: Some(Some(today)) };
        let past = |kind, day, told| is_past_crime(&crime(kind, day), told, Some(today));
        assert!(past(EventType::AttackShooting, Some(date(2020, 5, 4)), trial));
        assert!(past(EventType::AttackShooting, None, trial));
        assert!(past(EventType::AttackStabbing, Some(date(2020, 5, 4)), arrest));
        assert!(!past(EventType::AttackShooting, Some(date(2021, 5, 1)), trial), "a fresh attack has no trial yet");
        assert!(
            !past(EventType::AttackShooting, Some(date(2021, 4, 4)), arrest),
            "last month's shooting is still news"
        );
        assert!(!past(EventType::Protest, Some(date(2020, 5, 4)), trial));
    }
}
