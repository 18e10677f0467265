//! Who or what an event struck: the tagger's TARGET arguments beside its mentions.

use super::cluster::Draft;
use super::scene::Scene;
use crate::doc::{ArgumentRole, EntityId, Perpetrator, Responsibility};
use crate::text::ByteSpan;

/// At most this many targets are kept for one event.
const MOST: usize = 4;
/// Tags less probable than this are left out, 0 to 1.
const SURE: f32 = 0.6;

/// The targets of an event, in text order, one a wording.
pub fn decide(scene: &Scene, draft: &Draft) -> Vec<Perpetrator> {
    let mut kept: Vec<Perpetrator> = Vec::new();
    let tags = scene.resolved.tagged.tags.arguments.iter();
    for tag in tags.filter(|tag| tag.label == ArgumentRole::Target && tag.score >= SURE) {
        let mine = scene.nearest(tag.span).is_some_and(|mention| draft.mentions.contains(&mention));
        let target = target(scene, tag.span);
        let known = kept.iter().any(|other| other.name.eq_ignore_ascii_case(&target.name));
        if mine && !known && kept.len() < MOST {
            kept.push(target);
        }
    }
    kept
}

fn target(scene: &Scene, span: ByteSpan) -> Perpetrator {
    let holds = |mention: &ByteSpan| span.contains(*mention);
    let entity = scene.resolved.entities.iter().position(|entity| entity.mentions.iter().any(holds)).map(EntityId);
    Perpetrator {
        name: span.of(scene.text()).to_owned(),
        span,
        entity,
        responsibility: Responsibility::Stated,
        attribution: None,
    }
}
