//! Stage 6: events from triggers, facts and structure.
//!
//! Mentions are found ([`triggers`]), facts are laid beside them ([`scene`]), mentions of one happening are grouped
//! ([`cluster`]), and each group is given its type, date, places, tolls and the rest. Must not know: files, records,
//! other articles.

mod checks;
mod cluster;
mod config;
mod cues;
mod kind;
mod ledger;
mod places;
mod role;
mod scene;
mod toll;
mod triggers;
mod weapons;
mod weights;
mod when;

pub use config::AssembleConfig;
pub use toll::TollPolicy;
pub use weights::Weights;

use crate::doc::{Analysis, Codes, Event, EventId, Figure, Resolved, Role, Stage};
use cluster::Draft;
use cues::Cues;
use role::Candidate;
use scene::Scene;

/// Makes the events of an article and binds figures and claims to them.
#[must_use]
pub fn assemble(resolved: Resolved, config: &AssembleConfig) -> Analysis {
    let scene = Scene::new(&resolved, triggers::find(&resolved.tagged));
    let cues: Vec<Cues> = scene.mentions.iter().map(|mention| cues::read(&scene, mention)).collect();
    let drafts = cluster::cluster(&scene, &cues, &config.weights);
    let stages: Vec<Stage> = drafts.iter().map(|draft| stage(draft, &cues)).collect();
    let candidates: Vec<Candidate> = drafts
        .iter()
        .zip(&stages)
        .map(|(draft, stage)| Candidate { draft, when: when::decide(&scene, draft), stage: *stage })
        .collect();
    let roles = role::decide(&scene, &cues, &candidates, &config.weights);
    let bound = ledger::bind(&scene, &drafts, &roles);
    let figures: Vec<Figure> =
        resolved.figures.iter().zip(bound).map(|(figure, event)| Figure { event, ..figure.clone() }).collect();
    let mut events: Vec<Event> =
        candidates.iter().zip(&roles).map(|(candidate, role)| event(&scene, candidate, *role)).collect();
    for (at, event) in events.iter_mut().enumerate() {
        ledger::fill(&scene, &figures, (EventId(at), event), config.toll);
        event.checks = checks::run(event, &figures);
    }
    Analysis { resolved: Resolved { figures, ..resolved }, events }
}

/// How far an event went: accomplished when any mention says so.
fn stage(draft: &Draft, cues: &[Cues]) -> Stage {
    let stages = draft.mentions.iter().map(|at| cues[*at].stage);
    stages.min().unwrap_or(Stage::Accomplished)
}

fn event(scene: &Scene, candidate: &Candidate, role: Role) -> Event {
    let draft = candidate.draft;
    Event {
        kind: kind::decide(scene, draft),
        role,
        stage: candidate.stage,
        triggers: draft.mentions.iter().map(|at| scene.mentions[*at].span).collect(),
        when: candidate.when,
        places: places::decide(scene, draft),
        perpetrators: Vec::new(),
        targets: Vec::new(),
        weapons: weapons::decide(scene, draft),
        killed: None,
        injured: None,
        missing: None,
        kidnapped: None,
        displaced: None,
        arrested: None,
        sources: Vec::new(),
        confidence: 0.5,
        codes: Codes::default(),
        checks: Vec::new(),
    }
}
