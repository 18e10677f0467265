//! Armed groups, forces, people in their roles.

use super::{AttributionId, EntityId, Responsibility};
use crate::text::ByteSpan;

named! {
    /// What kind of actor (after ACLED's and UCDP's actor types).
    ActorKind {
        /// Army, police, state agency.
        StateForce = "state_force",
        /// Organised armed opposition.
        RebelGroup = "rebel_group",
        /// Armed group attached to a political side.
        PoliticalMilitia = "political_militia",
        /// Organised crime.
        Criminal = "criminal",
        /// Unarmed people.
        Civilians = "civilians",
        /// A single person.
        Individual = "individual",
        /// Known only by a description ("gunmen").
        Unidentified = "unidentified",
    }
}

/// A mention of someone who can act in an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The words.
    pub span: ByteSpan,
    /// Canonical name (from the table of groups, the entity, or the words).
    pub name: String,
    /// The entity, when the words are one of its mentions.
    pub entity: Option<EntityId>,
    /// What kind of actor.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-2 of the state it belongs to or operates in.
    pub country: Option<String>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// A mention of someone said to be behind something, not yet bound to an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerpetratorMention {
    /// The words that name or describe them.
    pub span: ByteSpan,
    /// Canonical name (of the actor or entity), else the words.
    pub name: String,
    /// The entity, when the words hold one of its mentions.
    pub entity: Option<EntityId>,
    /// How sure, by the words that tie them to it.
    pub responsibility: Responsibility,
    /// Who says so, when it stands inside someone's words.
    pub attribution: Option<AttributionId>,
    /// The words that tie them to it: an attack verb or noun, "accused of", "claimed responsibility". The event is the
    /// one whose trigger holds or stands nearest to these words.
    pub predicate: ByteSpan,
    /// The rule that read it.
    pub rule: &'static str,
}

impl PerpetratorMention {
    /// The rule of nouns that blame by themselves ("the gunman was on foot"): they count where nothing else names anybody.
    pub const OFFENDER: &str = "offender";
    /// The rule of the two sides of a fight ("clashes between X and Y").
    pub const SIDE: &str = "sides";
}
