//! The event that words outside any trigger belong to.

use super::cluster::Draft;
use super::role::Candidate;
use super::scene::Scene;
use crate::doc::{EventId, Role};
use crate::text::ByteSpan;

/// Sentences that an event stays in mind after its last mention.
const MEMORY: usize = 3;

/// Events and their roles, side by side.
#[derive(Clone, Copy)]
pub struct Events<'a> {
    /// The events, with their mentions.
    pub candidates: &'a [Candidate],
    /// Role of each event.
    pub roles: &'a [Role],
}

/// The event of the mention that `span` touches or stands nearest to in its sentence.
pub fn beside(scene: &Scene, events: Events, span: ByteSpan) -> Option<EventId> {
    let mention = scene.nearest(span)?;
    events.candidates.iter().position(|it| it.draft.mentions.contains(&mention)).map(EventId)
}

/// The event last spoken of before `span`; else the only main one.
pub fn before(scene: &Scene, events: Events, span: ByteSpan) -> Option<EventId> {
    let sentence = scene.resolved.tagged.segmented.sentence_at(span);
    let last = |draft: &Draft| {
        let here = draft.mentions.iter().map(|at| &scene.mentions[*at]);
        let past = here.filter(|mention| mention.sentence <= sentence && mention.sentence + MEMORY >= sentence);
        past.map(|mention| mention.span.start()).max()
    };
    let recent =
        events.candidates.iter().enumerate().filter_map(|(at, it)| last(&it.draft).map(|start| (start, at))).max();
    recent.map(|(_, at)| EventId(at)).or_else(|| only_main(events))
}

/// The main event, when there is just one.
fn only_main(events: Events) -> Option<EventId> {
    let mut mains = (0..events.candidates.len()).filter(|at| events.roles[*at] == Role::Main);
    mains.next().filter(|_| mains.next().is_none()).map(EventId)
}

/// The event that words belong to, by sentence and then by memory.
pub fn event(scene: &Scene, events: Events, span: ByteSpan) -> Option<EventId> {
    beside(scene, events, span).or_else(|| before(scene, events, span))
}
