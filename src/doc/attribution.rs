//! Who says so.

use super::{EntityId, EventId};
use crate::text::ByteSpan;

named! {
    /// What kind of source speaks.
    SourceType {
        /// Government, ministry, court, mayor.
        Official = "official",
        /// Armed forces.
        Military = "military",
        /// Police, prosecutors, sheriffs.
        Police = "police",
        /// Hospitals, doctors, rescue services.
        Medical = "medical",
        /// Residents, survivors.
        Witness = "witness",
        /// Those behind the event.
        Perpetrator = "perpetrator",
        /// Agencies, broadcasters, papers.
        Media = "media",
        /// Monitors, charities, the UN.
        Ngo = "ngo",
        /// Unnamed on purpose.
        Anonymous = "anonymous",
        /// The rest.
        Other = "other",
    }
}

named! {
    /// How the words are given.
    AttributionKind {
        /// Wholly in quotation marks.
        Direct = "direct",
        /// Reported.
        Indirect = "indirect",
        /// Partly quoted.
        Mixed = "mixed",
        /// By "according to" and its like.
        AccordingTo = "according_to",
    }
}

named! {
    /// The source's attitude, as the cue tells it.
    Stance {
        /// said
        Says = "says",
        /// claimed, alleged
        Claims = "claims",
        /// denied
        Denies = "denies",
        /// confirmed
        Confirms = "confirms",
        /// suspects, fears
        Speculates = "speculates",
    }
}

id! {
    /// Index into [`super::Resolved::attributions`].
    AttributionId, "a"
}

/// Who is speaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The words that name the source.
    pub span: ByteSpan,
    /// The entity they name, pronouns resolved.
    pub entity: Option<EntityId>,
    /// What kind of source.
    pub kind: SourceType,
}

/// One source-cue-content relation; at least one of the three is present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Who says it; none in "was reported to".
    pub source: Option<Source>,
    /// Through whom the word reaches the article: the agency that quotes the ministry.
    pub via: Option<Source>,
    /// The word that says that something is said.
    pub cue: Option<ByteSpan>,
    /// What is said, in order; several spans when interrupted.
    pub content: Vec<ByteSpan>,
    /// How the words are given.
    pub kind: AttributionKind,
    /// The source's attitude.
    pub stance: Stance,
    /// The rule that read it.
    pub rule: &'static str,
}

named! {
    /// What the claimant says of its own responsibility.
    ClaimStatus {
        /// "We did it."
        Claimed = "claimed",
        /// "It was not us."
        Denied = "denied",
    }
}

named! {
    /// How a claim was made public.
    ClaimMode {
        /// A recording with pictures.
        Video = "video",
        /// A recording of a voice.
        Audio = "audio",
        /// A written or spoken statement.
        Statement = "statement",
        /// A page, channel or post.
        Website = "website",
        /// A telephone call.
        Call = "call",
        /// A letter or leaflet.
        Letter = "letter",
        /// The group's own news agency or another medium.
        Media = "media",
    }
}

/// A claim or denial of responsibility by the claimant itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The words that name the claimant.
    pub claimant: ByteSpan,
    /// The entity they name.
    pub entity: Option<EntityId>,
    /// The words that claim or deny.
    pub span: ByteSpan,
    /// The event; set by `assemble`.
    pub event: Option<EventId>,
    /// Claimed or denied.
    pub status: ClaimStatus,
    /// By what means.
    pub mode: Option<ClaimMode>,
    /// Who reports it.
    pub attribution: Option<super::AttributionId>,
}
