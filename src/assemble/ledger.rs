//! Figures to events, and events' tolls from their figures.

use super::cluster::Draft;
use super::scene::Scene;
use super::toll::{self, Entry, TollPolicy};
use crate::doc::{Effect, Event, EventId, Figure, FigureId, Role, Scope, Toll};

/// The event of every figure (by index), from the mention it stands beside or the last event spoken of before it.
pub fn bind(scene: &Scene, drafts: &[Draft], roles: &[Role]) -> Vec<Option<EventId>> {
    let figures = &scene.resolved.figures;
    let own = |index: usize, figure: &Figure| match figure.scope {
        Scope::Cumulative => None,
        Scope::Event | Scope::Hypothetical => {
            beside(scene, drafts, index).or_else(|| before(scene, (drafts, roles), figure))
        }
    };
    let mut bound: Vec<Option<EventId>> =
        figures.iter().enumerate().map(|(index, figure)| own(index, figure)).collect();
    for (index, figure) in figures.iter().enumerate() {
        if let Some(whole) = figure.part_of.filter(|whole| whole.0 < bound.len() && figure.scope == Scope::Event) {
            bound[index] = bound[whole.0].or(bound[index]);
        }
    }
    bound
}

fn beside(scene: &Scene, drafts: &[Draft], figure: usize) -> Option<EventId> {
    let mention = scene.beside.iter().position(|beside| beside.figures.contains(&figure))?;
    drafts.iter().position(|draft| draft.mentions.contains(&mention)).map(EventId)
}

/// The event last spoken of before the figure, within three sentences; else the only main one.
fn before(scene: &Scene, (drafts, roles): (&[Draft], &[Role]), figure: &Figure) -> Option<EventId> {
    let sentence = scene.resolved.tagged.segmented.sentence_at(figure.span);
    let last = |draft: &Draft| {
        let places = draft.mentions.iter().map(|at| &scene.mentions[*at]);
        places.filter(|mention| mention.sentence <= sentence).map(|mention| mention.span.start()).max()
    };
    let near = |start: &usize| {
        scene.resolved.tagged.segmented.sentence_at(crate::text::ByteSpan::new(*start, *start)) + 3 >= sentence
    };
    let recent = drafts.iter().enumerate().filter_map(|(at, draft)| last(draft).filter(near).map(|start| (start, at)));
    let mains: Vec<usize> = (0..drafts.len()).filter(|at| roles[*at] == Role::Main).collect();
    let only = if mains.len() == 1 { mains.first().copied() } else { None };
    recent.max().map(|(_, at)| at).or(only).map(EventId)
}

/// The toll of one effect of one event.
pub fn toll(scene: &Scene, figures: &[Figure], (event, effect): (EventId, Effect), policy: TollPolicy) -> Option<Toll> {
    let segmented = &scene.resolved.tagged.segmented;
    let entries: Vec<Entry> = figures
        .iter()
        .enumerate()
        .filter(|(_, figure)| {
            figure.event == Some(event)
                && figure.effect == effect
                && figure.scope == Scope::Event
                && !figure.perpetrators
        })
        .map(|(at, figure)| Entry {
            id: FigureId(at),
            figure,
            words: figure.span.of(scene.text()),
            sentence: segmented.sentence_at(figure.span),
        })
        .collect();
    toll::decide(&entries, policy)
}

/// Fills in all tolls of an event; dead and injured not told apart give the injured once the dead are known.
pub fn fill(scene: &Scene, figures: &[Figure], (id, event): (EventId, &mut Event), policy: TollPolicy) {
    let of = |effect| toll(scene, figures, (id, effect), policy);
    event.killed = of(Effect::Killed);
    event.injured = of(Effect::Injured);
    event.missing = of(Effect::Missing);
    event.kidnapped = of(Effect::Kidnapped);
    event.displaced = of(Effect::Displaced);
    event.arrested = of(Effect::Arrested);
    if let (None, Some(all), Some(dead)) = (&event.injured, of(Effect::Casualties), &event.killed) {
        event.injured = rest(&all, dead);
    }
}

/// Casualties less the dead, when both are exact and the rest is positive.
fn rest(all: &Toll, dead: &Toll) -> Option<Toll> {
    let (all_n, dead_n) = (all.best?, dead.best?);
    let exact = all.min == all.max && dead.min == dead.max;
    let left = all_n.checked_sub(dead_n).filter(|left| *left > 0 && exact)?;
    Some(Toll { min: Some(left), max: Some(left), best: Some(left), figures: all.figures.clone() })
}
