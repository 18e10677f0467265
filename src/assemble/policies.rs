//! The tolls of an article by every named policy, each with the reason for its choice: what `explain` shows.

use super::config::AssembleConfig;
use super::ledger;
use super::scene::Scene;
use super::toll::{self, TollPolicy};
use super::triggers;
use crate::doc::{Effect, Event, EventId, FigureId, Resolved, Toll};

/// One effect of one event under one policy.
#[derive(Debug, Clone, PartialEq)]
pub struct PolicyToll {
    /// The event.
    pub event: EventId,
    /// What befell people.
    pub effect: Effect,
    /// The policy.
    pub policy: TollPolicy,
    /// The toll that the policy gives.
    pub toll: Toll,
    /// Why these figures and no others.
    pub why: String,
}

/// The effects that events have tolls of.
const EFFECTS: [Effect; 6] =
    [Effect::Killed, Effect::Injured, Effect::Missing, Effect::Kidnapped, Effect::Displaced, Effect::Arrested];

/// Every toll of an analysed article by every policy: events in order, then effects, then policies.
#[must_use]
pub fn tolls(resolved: &Resolved, config: &AssembleConfig) -> Vec<PolicyToll> {
    let told: Vec<(TollPolicy, Vec<Event>)> = TollPolicy::ALL
        .iter()
        .map(|policy| {
            let config = AssembleConfig { toll: *policy, ..config.clone() };
            (*policy, super::assemble(resolved.clone(), &config).events)
        })
        .collect();
    let scene = Scene::new(resolved, triggers::find(&resolved.tagged));
    let mut found = Vec::new();
    for at in 0..told[0].1.len() {
        for effect in EFFECTS {
            let each = told.iter().filter_map(|(policy, events)| {
                let toll = of(events.get(at)?, effect)?.clone();
                let why = why(&scene, (EventId(at), effect), (*policy, &toll));
                Some(PolicyToll { event: EventId(at), effect, policy: *policy, toll, why })
            });
            found.extend(each);
        }
    }
    found
}

/// The toll of one effect.
fn of(event: &Event, effect: Effect) -> Option<&Toll> {
    match effect {
        Effect::Killed => event.killed.as_ref(),
        Effect::Injured => event.injured.as_ref(),
        Effect::Missing => event.missing.as_ref(),
        Effect::Kidnapped => event.kidnapped.as_ref(),
        Effect::Displaced => event.displaced.as_ref(),
        Effect::Arrested => event.arrested.as_ref(),
        Effect::Rescued | Effect::Casualties => None,
    }
}

/// The reason in words: how the chosen statement stands among the statements of the article.
fn why(scene: &Scene, (event, effect): (EventId, Effect), (policy, toll): (TollPolicy, &Toll)) -> String {
    if toll.figures.is_empty() {
        return "no figure: persons who are named or described one by one".to_owned();
    }
    let statements = toll::statements(&ledger::entries(scene, &scene.resolved.figures, (event, effect)));
    let Some(chosen) = statements.iter().find(|it| it.ids == toll.figures || policy == TollPolicy::BestLowHigh) else {
        return "figures and persons beside them".to_owned();
    };
    let (all, same) = (statements.len(), statements.iter().filter(|it| it.best == chosen.best).count());
    if all == 1 {
        return "the only statement".to_owned();
    }
    match policy {
        TollPolicy::Conservative => format!("the lowest of {all} statements"),
        TollPolicy::BestLowHigh => format!("lowest and highest of {all} statements, best by latest"),
        TollPolicy::Majority => format!("{same} of {all} statements agree"),
        TollPolicy::Latest if replaces(scene, &chosen.ids) => format!("it replaces another of {all} statements"),
        TollPolicy::Latest if chosen.risen => format!("a total to which {all} statements have risen"),
        TollPolicy::Latest if chosen.lead => format!("it leads the article: {all} statements"),
        TollPolicy::Latest if same > 1 => format!("repeated: {same} of {all} statements"),
        TollPolicy::Latest => format!("the first or highest of {all} statements that nothing replaces"),
    }
}

fn replaces(scene: &Scene, ids: &[FigureId]) -> bool {
    ids.iter().any(|id| scene.resolved.figures.get(id.0).is_some_and(|figure| figure.supersedes.is_some()))
}
