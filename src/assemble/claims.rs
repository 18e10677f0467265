//! Claims and denials of responsibility beside their events, and what two of them leave open.
//!
//! Rules of the notes: `claims/competing` (two claim one event), `claims/contradicted` (one party claims and denies it),
//! `claims/denied` (one claims it, another denies a part in it). Every claim stays a record of its own.

use super::near::{self, Events};
use super::scene::Scene;
use crate::doc::{Claim, ClaimStatus, EventId, Note};
use crate::text::one_line;

/// The event of every claim of the article.
pub fn bind(scene: &Scene, events: Events) -> Vec<Option<EventId>> {
    scene.resolved.claims.iter().map(|claim| near::event(scene, events, claim.span)).collect()
}

/// What the claims of one event leave open: one note for each claim that stands against an earlier one.
pub fn notes(scene: &Scene, bound: &[Option<EventId>]) -> Vec<Note> {
    let claims: Vec<(&Claim, EventId)> =
        scene.resolved.claims.iter().zip(bound).filter_map(|(claim, event)| Some((claim, (*event)?))).collect();
    let against = |at: usize| {
        let (claim, event) = claims[at];
        let mut before = claims[..at].iter().filter(|(_, other)| *other == event);
        before.find_map(|(other, _)| note(scene, (other, claim), event))
    };
    (1..claims.len()).filter_map(against).collect()
}

/// What an earlier and a later claim of one event leave open between them.
fn note(scene: &Scene, (earlier, later): (&Claim, &Claim), event: EventId) -> Option<Note> {
    use ClaimStatus::{Claimed, Denied};
    let name = |claim: &Claim| one_line(claim.claimant.of(scene.text()));
    let (a, b) = (name(earlier), name(later));
    let (rule, text) = match (same(scene, earlier, later), earlier.status, later.status) {
        (false, Claimed, Claimed) => ("claims/competing", format!("{a} and {b} both claim {event}")),
        (true, Claimed, Denied) | (true, Denied, Claimed) => {
            ("claims/contradicted", format!("{a} is said to claim {event} and to deny it"))
        }
        (false, Claimed, Denied) => ("claims/denied", format!("{a} claims {event}, {b} denies a part in it")),
        (false, Denied, Claimed) => ("claims/denied", format!("{b} claims {event}, {a} denies a part in it")),
        (true, ..) | (false, Denied, Denied) => return None,
    };
    Some(Note::new(later.span, rule, text))
}

/// Whether two claims are one party's: the same entity, or the same words.
fn same(scene: &Scene, a: &Claim, b: &Claim) -> bool {
    let words = |claim: &Claim| {
        let lower = claim.claimant.of(scene.text()).to_lowercase();
        lower.strip_prefix("the ").map(str::to_owned).unwrap_or(lower)
    };
    let (first, second) = (words(a), words(b));
    a.entity.is_some() && a.entity == b.entity || first.contains(&second) || second.contains(&first)
}
