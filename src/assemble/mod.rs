//! Stage 6: events from triggers, facts and structure.
//!
//! Mentions are found (`triggers`), facts are laid beside them (`scene`), mentions of one happening are grouped
//! (`cluster`), and each group is given its type, date, places, tolls and the rest. Must not know: files, records,
//! other articles.

mod befallen;
mod checks;
mod claims;
mod cluster;
mod codes;
mod companions;
mod confidence;
mod config;
mod cues;
mod elapsed;
mod happened;
mod homes;
mod kind;
mod ledger;
mod near;
mod office;
mod ongoing;
mod pairs;
mod perpetrators;
mod places;
mod policies;
mod role;
mod scene;
mod shares;
mod signs;
mod signs_table;
mod standing;
mod targets;
mod telling;
mod toll;
mod triggers;
mod undecided;
mod victims;
mod weapons;
mod weights;
mod when;

pub use config::AssembleConfig;
pub use pairs::Sign;
pub use policies::{PolicyToll, tolls};
pub use toll::TollPolicy;
pub use weights::Weights;

use crate::doc::{
    Analysis, Attribution, AttributionId, Claim, Event, EventBasis, EventId, EventWhen, Figure, Note, Precision,
    Resolved, Role, Stage,
};
use crate::text::ByteSpan;
use cluster::Draft;
use cues::Cues;
use ledger::Ledger;
use near::Events;
use role::Candidate;
use scene::Scene;
use std::collections::BTreeSet;

/// Makes the events of an article and binds figures, claims and suspects to them.
#[must_use]
pub fn assemble(resolved: Resolved, config: &AssembleConfig) -> Analysis {
    let (events, bound) = {
        let mut scene = Scene::new(&resolved, triggers::find(&resolved.tagged));
        events(&mut scene, config)
    };
    let figures = bound.figures;
    let claims = resolved.claims.into_iter().zip(bound.claims).map(|(claim, event)| Claim { event, ..claim }).collect();
    let mut notes = resolved.notes;
    notes.extend(bound.notes);
    notes.sort();
    Analysis { resolved: Resolved { figures, claims, notes, ..resolved }, events }
}

/// The signs by which each event of an article is judged, in the order of the events that [`assemble`] makes.
#[must_use]
pub fn signs(resolved: &Resolved, config: &AssembleConfig) -> Vec<Vec<Sign>> {
    let mut scene = Scene::new(resolved, triggers::find(&resolved.tagged));
    let (candidates, _) = found(&mut scene, config);
    candidates.into_iter().map(|candidate| candidate.signs).collect()
}

/// What the coreference of events weighed for one mention, for refitting its weights.
pub struct Weighed {
    /// The words.
    pub span: ByteSpan,
    /// Index of the sentence.
    pub sentence: usize,
    /// Whether they name deaths or injuries alone.
    pub outcome: bool,
    /// For each event begun before: its mentions, by their place in the list, and the signs that this one speaks of it.
    pub joins: Vec<(Vec<usize>, Vec<Sign>)>,
    /// The signs that it begins an event, when it joined none.
    pub begins: Option<Vec<Sign>>,
}

/// What the coreference of an article's events weighed, for each mention in text order.
#[must_use]
pub fn weighed(resolved: &Resolved, config: &AssembleConfig) -> Vec<Weighed> {
    let scene = Scene::new(resolved, triggers::find(&resolved.tagged));
    let cues: Vec<Cues> = scene.mentions.iter().map(|mention| cues::read(&scene, mention)).collect();
    let mut all = Vec::new();
    let mut told = |decision: cluster::Decision| {
        let mention = &scene.mentions[decision.mention];
        let drafts = decision.drafts.iter().map(|draft| draft.mentions.clone());
        all.push(Weighed {
            span: mention.span,
            sentence: mention.sentence,
            outcome: mention.kind == triggers::Kind::Violence,
            joins: drafts.zip(decision.joins).collect(),
            begins: decision.begins,
        });
    };
    cluster::decide(&pairs::Ground::new(&scene, &cues), &config.weights, &mut told);
    all
}

/// The figures with their events and wholes, the event of each claim, and what is noted of the events.
struct Bound {
    figures: Vec<Figure>,
    claims: Vec<Option<EventId>>,
    notes: Vec<Note>,
}

/// The events of a scene, and what is bound to them.
fn events(scene: &mut Scene, config: &AssembleConfig) -> (Vec<Event>, Bound) {
    let (mut candidates, roles) = found(scene, config);
    let scene = &*scene;
    happened::reconsider(scene, &mut candidates, &roles);
    ongoing::extend(scene, &mut candidates, &roles);
    date_the_undated(scene, &mut candidates, &roles);
    let known = Events { candidates: &candidates, roles: &roles };
    let suspects = perpetrators::bind(scene, known);
    let bound_claims = claims::bind(scene, known);
    let told = scene.resolved.figures.iter().zip(ledger::bind(scene, known));
    let mut figures: Vec<Figure> = told.map(|(figure, event)| Figure { event, ..figure.clone() }).collect();
    shares::link(scene, &mut figures);
    let victims = victims::find(scene, known);
    let ledger = Ledger { figures: &figures, victims: &victims };
    let mut notes = claims::notes(scene, &bound_claims);
    notes.extend(undecided::notes(scene, known, &figures));
    let finish = |(at, (candidate, role)): (usize, (&Candidate, &Role))| {
        let mut event = event(scene, candidate, *role);
        event.perpetrators = perpetrators::decide(scene, &suspects, (EventId(at), event.kind));
        notes.extend(ledger::fill(scene, &ledger, (EventId(at), &mut event), config.toll));
        event.sources = sources(scene, &event, (&figures, EventId(at)));
        event.codes = codes::codes(&event, &scene.resolved.actors);
        event.checks = checks::run(&event, &figures, scene.text());
        event.confidence = confidence::of(&candidate.draft, &event);
        event
    };
    let events = candidates.iter().zip(&roles).enumerate().map(finish).collect();
    (events, Bound { figures, claims: bound_claims, notes })
}

/// The events of a scene with their roles; the scene is left with the mentions of events.
fn found(scene: &mut Scene, config: &AssembleConfig) -> (Vec<Candidate>, Vec<Role>) {
    let cues: Vec<Cues> = scene.mentions.iter().map(|mention| cues::read(scene, mention)).collect();
    let drafts = cluster::cluster(scene, &cues, &config.weights);
    let all = drafts.len();
    scene.focus(|mention| drafts.iter().any(|draft| draft.mentions.contains(&mention)));
    let mut candidates = likely(judged(scene, &cues, drafts), &config.weights);
    if candidates.len() < all {
        let of_event = |mention| candidates.iter().any(|candidate| candidate.draft.mentions.contains(&mention));
        scene.focus(of_event);
        let again = |old: Candidate| Candidate { signs: old.signs, ..candidate(scene, &cues, old.draft) };
        candidates = candidates.into_iter().map(again).collect();
    }
    ranked(scene, &cues, candidates, &config.weights)
}

/// The events whose signs make them probable enough.
fn likely(candidates: Vec<Candidate>, weights: &Weights) -> Vec<Candidate> {
    let judged: Vec<f64> = candidates.iter().map(|candidate| signs::judge(&candidate.signs).0).collect();
    let best = judged.iter().copied().fold(0.0, f64::max);
    let least = |judged: f64| if judged >= best { weights.keep_best } else { weights.keep };
    candidates.into_iter().zip(judged).filter(|(_, judged)| *judged >= least(*judged)).map(|(it, _)| it).collect()
}

/// Events with the signs by which they are judged.
fn judged(scene: &Scene, cues: &[Cues], drafts: Vec<Draft>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = drafts.into_iter().map(|draft| candidate(scene, cues, draft)).collect();
    let ground = pairs::Ground::new(scene, cues);
    let all = signs::of(&signs::Bench { scene, cues, candidates: &candidates, ground: &ground });
    for (candidate, signs) in candidates.iter_mut().zip(all) {
        candidate.signs = signs;
    }
    candidates
}

/// Gives undated main events the date that the article has spoken of last: the only one from its opening, one of several
/// from the main event told right before it.
fn date_the_undated(scene: &Scene, candidates: &mut [Candidate], roles: &[Role]) {
    let mains = roles.iter().filter(|role| **role == Role::Main).count();
    for at in 0..mains {
        if candidates[at].when != EventWhen::UNKNOWN {
            continue;
        }
        let before = candidates[..at].iter().rev().map(|told| told.when).find(|when| *when != EventWhen::UNKNOWN);
        candidates[at].when = match before {
            Some(when) => EventWhen { basis: EventBasis::Inherited, ..when },
            None if mains == 1 => when::inherited(scene),
            None => shared(&candidates[at + 1..mains]),
        };
    }
}

/// The one day that all dated main events told later share: the arrest on the evening of the shooting.
fn shared(later: &[Candidate]) -> EventWhen {
    let mut days = later.iter().map(|told| told.when).filter(|when| *when != EventWhen::UNKNOWN);
    let Some(first) = days.next().filter(|when| when.precision == Precision::Day) else { return EventWhen::UNKNOWN };
    let alike = days.all(|when| when.begin == first.begin);
    if alike { EventWhen { basis: EventBasis::Inherited, ..first } } else { EventWhen::UNKNOWN }
}

fn candidate(scene: &Scene, cues: &[Cues], draft: Draft) -> Candidate {
    let kind = kind::decide(scene, &draft);
    let stage = stage(&draft, cues);
    Candidate { kind, when: when::decide(scene, &draft, (kind, stage)), stage, draft, signs: Vec::new() }
}

/// Events with their roles: main ones first, a happening before the arrests and trials that follow it, then text order.
fn ranked(scene: &Scene, cues: &[Cues], candidates: Vec<Candidate>, weights: &Weights) -> (Vec<Candidate>, Vec<Role>) {
    let roles = role::decide(scene, cues, &candidates, weights);
    let mut all: Vec<(Candidate, Role)> = candidates.into_iter().zip(roles).collect();
    all.sort_by_key(|(candidate, role)| (*role, matches!(candidate.kind.family(), "arrest" | "trial")));
    all.into_iter().unzip()
}

/// How far an event went: accomplished when any mention says so.
fn stage(draft: &Draft, cues: &[Cues]) -> Stage {
    let stages = draft.mentions.iter().map(|at| cues[*at].stage);
    stages.min().unwrap_or(Stage::Accomplished)
}

/// Attributions that report the event: those of its figures and those whose content holds one of its triggers.
fn sources(scene: &Scene, event: &Event, (figures, id): (&[Figure], EventId)) -> Vec<AttributionId> {
    let of_figures = figures.iter().filter(|figure| figure.event == Some(id)).filter_map(|figure| figure.attribution);
    let holds = |attribution: &Attribution| {
        attribution.content.iter().any(|content| event.triggers.iter().any(|trigger| content.contains(*trigger)))
    };
    let of_triggers =
        scene.resolved.attributions.iter().enumerate().filter(|(_, it)| holds(it)).map(|(at, _)| AttributionId(at));
    of_figures.chain(of_triggers).collect::<BTreeSet<_>>().into_iter().collect()
}

fn event(scene: &Scene, candidate: &Candidate, role: Role) -> Event {
    let draft = &candidate.draft;
    Event {
        stage: candidate.stage,
        triggers: draft.mentions.iter().map(|at| scene.mentions[*at].span).collect(),
        when: candidate.when,
        places: places::decide(scene, draft),
        targets: targets::decide(scene, draft),
        weapons: weapons::decide(scene, draft),
        ..Event::new(candidate.kind, role)
    }
}
