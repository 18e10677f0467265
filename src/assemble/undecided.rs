//! Notes on figures that the text does not settle: which event they belong to, and whose number holds.
//!
//! Rules: `figure/no-event` (nothing near it names an event that was found), `figure/by-memory` (its own sentence names
//! none of the article's events: it went to the one last spoken of), `toll/disputed` (two sources give one toll numbers
//! that cannot both hold).

use super::ledger;
use super::near::{self, Events};
use super::scene::Scene;
use super::toll;
use crate::doc::{Effect, EventId, Figure, FigureId, Note, Scope};
use crate::text::one_line;

/// Every note on the figures of an article; `figures` are bound to `events`.
pub fn notes(scene: &Scene, events: Events, figures: &[Figure]) -> Vec<Note> {
    let mut notes: Vec<Note> = figures.iter().filter_map(|figure| home(scene, events, figure)).collect();
    for at in 0..events.candidates.len() {
        for effect in [Effect::Killed, Effect::Injured] {
            notes.extend(disputed(scene, figures, (EventId(at), effect)));
        }
    }
    notes
}

/// What is open about the event of one figure.
fn home(scene: &Scene, events: Events, figure: &Figure) -> Option<Note> {
    if figure.scope != Scope::Event || figure.part_of.is_some() || events.candidates.is_empty() {
        return None;
    }
    let beside = near::beside(scene, events, figure.tie());
    match (figure.event, beside) {
        (None, _) => Some(Note::new(figure.span, "figure/no-event", "no event that was found stands near this figure")),
        (Some(event), None) if events.candidates.len() > 1 => {
            let text = format!("its sentence names no event: {event} was spoken of last");
            Some(Note::new(figure.span, "figure/by-memory", text))
        }
        _ => None,
    }
}

/// Two sources whose numbers for one toll do not overlap.
fn disputed(scene: &Scene, figures: &[Figure], (event, effect): (EventId, Effect)) -> Option<Note> {
    let entries = ledger::entries(scene, figures, (event, effect));
    let said: Vec<(FigureId, String)> = toll::statements(&entries)
        .iter()
        .filter_map(|statement| statement.ids.first().copied())
        .filter_map(|id| Some((id, source(scene, figures.get(id.0)?)?)))
        .collect();
    let (later, earlier) = said.iter().enumerate().find_map(|(at, (id, by))| {
        let figure = &figures[id.0];
        let other = said[..at].iter().find(|(other, first)| first != by && apart(&figures[other.0], figure))?;
        Some(((id, by), other))
    })?;
    let (a, b) = (&figures[earlier.0.0], &figures[later.0.0]);
    let number = |figure: &Figure| figure.count.best().map_or_else(|| "?".to_owned(), |best| best.to_string());
    let text = format!("{event} {effect}: {} by {}, {} by {}", number(a), earlier.1, number(b), later.1);
    Some(Note::new(b.span, "toll/disputed", text))
}

/// Whether no number fits both counts, and neither takes the other's place. Where one is less than half the other they count
/// different people: a witness who saw two fall disputes no toll of thirty.
fn apart(a: &Figure, b: &Figure) -> bool {
    let alike = a.count.best().zip(b.count.best()).is_some_and(|(a, b)| a.min(b).saturating_mul(2) >= a.max(b));
    let below = |a: &Figure, b: &Figure| a.count.max.zip(b.count.min).is_some_and(|(most, least)| most < least);
    alike && a.supersedes.is_none() && b.supersedes.is_none() && (below(a, b) || below(b, a))
}

/// The words that name who gives a figure.
fn source(scene: &Scene, figure: &Figure) -> Option<String> {
    let attribution = scene.resolved.attributions.get(figure.attribution?.0)?;
    let words = attribution.source?.span.of(scene.text()).to_lowercase();
    Some(one_line(&words))
}
