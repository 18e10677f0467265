//! Figures to events, and events' tolls from their figures.

use super::near::{self, Events};
use super::scene::Scene;
use super::toll::{self, Entry, TollPolicy};
use crate::doc::{Effect, Event, EventId, Figure, FigureId, Scope, Toll};

/// The event of every figure (by index), from the mention it stands beside or the last event spoken of before it.
pub fn bind(scene: &Scene, events: Events) -> Vec<Option<EventId>> {
    let figures = &scene.resolved.figures;
    let own = |figure: &Figure| match figure.scope {
        Scope::Cumulative => None,
        Scope::Event | Scope::Hypothetical => near::event(scene, events, figure.predicate.unwrap_or(figure.span)),
    };
    let mut bound: Vec<Option<EventId>> = figures.iter().map(own).collect();
    for (index, figure) in figures.iter().enumerate() {
        if let Some(whole) = figure.part_of.filter(|whole| whole.0 < bound.len() && figure.scope == Scope::Event) {
            bound[index] = bound[whole.0].or(bound[index]);
        }
    }
    bound
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
        .map(|(at, figure)| {
            let sentence = segmented.sentence_at(figure.span);
            let (lead, title) = (scene.is_lead(sentence), scene.is_title(sentence));
            Entry { id: FigureId(at), figure, words: figure.span.of(scene.text()), sentence, lead, title }
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
