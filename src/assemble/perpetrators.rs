//! Who is said to be behind each event.

use super::near::{self, Events};
use super::scene::Scene;
use crate::doc::{EventId, EventType, Perpetrator, PerpetratorMention, Responsibility};

/// Grades from the most to the least telling, when an article gives several for one name.
const TELLING: [Responsibility; 6] = [
    Responsibility::Claimed,
    Responsibility::Denied,
    Responsibility::Arrested,
    Responsibility::Stated,
    Responsibility::Accused,
    Responsibility::Suspected,
];

/// The event of every suspect of the article.
pub fn bind(scene: &Scene, events: Events) -> Vec<Option<EventId>> {
    scene.resolved.suspects.iter().map(|suspect| near::event(scene, events, suspect.predicate)).collect()
}

/// The perpetrators of one event: one a name, descriptions only where nobody is named.
pub fn decide(scene: &Scene, bound: &[Option<EventId>], (id, kind): (EventId, EventType)) -> Vec<Perpetrator> {
    if kind == EventType::Trial {
        return Vec::new();
    }
    let suspects = scene.resolved.suspects.iter().zip(bound);
    let mine: Vec<&PerpetratorMention> =
        suspects.filter(|(_, event)| **event == Some(id)).map(|(suspect, _)| suspect).collect();
    let named = mine.iter().any(|suspect| is_named(suspect));
    let mut mine = mine;
    mine.sort_by_key(|suspect| (distance(scene, suspect), suspect.span));
    let mut kept: Vec<Perpetrator> = Vec::new();
    for suspect in mine.iter().filter(|suspect| !named || is_named(suspect)) {
        match kept.iter_mut().find(|known| same(known, suspect)) {
            Some(known) if rank(suspect.responsibility) < rank(known.responsibility) => {
                known.responsibility = suspect.responsibility;
                known.attribution = suspect.attribution;
            }
            Some(_) => {}
            None => kept.push(perpetrator(suspect)),
        }
    }
    kept
}

/// Bytes from a suspect to the nearest event mention: the mention beside the act stands for the others.
fn distance(scene: &Scene, suspect: &PerpetratorMention) -> usize {
    scene.mentions.iter().map(|mention| mention.span.distance(suspect.span)).min().unwrap_or(usize::MAX)
}

fn is_named(suspect: &PerpetratorMention) -> bool {
    suspect.entity.is_some()
        || suspect.name.chars().next().is_some_and(char::is_uppercase) && suspect.name.chars().any(char::is_lowercase)
}

fn same(known: &Perpetrator, suspect: &PerpetratorMention) -> bool {
    let (a, b) = (known.name.to_lowercase(), suspect.name.to_lowercase());
    known.entity.is_some() && known.entity == suspect.entity || a == b || a.contains(&b) || b.contains(&a)
}

fn rank(grade: Responsibility) -> usize {
    TELLING.iter().position(|other| *other == grade).unwrap_or(TELLING.len())
}

fn perpetrator(suspect: &PerpetratorMention) -> Perpetrator {
    Perpetrator {
        name: suspect.name.clone(),
        span: suspect.span,
        entity: suspect.entity,
        responsibility: suspect.responsibility,
        attribution: suspect.attribution,
    }
}
