//! What the tagger saw: labelled spans per layer, before anything is made of them.

use super::{Effect, EntityType, EventType, Role, Segmented, TimeType};
use crate::text::ByteSpan;

/// A labelled span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tag<L> {
    /// The words.
    pub span: ByteSpan,
    /// What they were taken for.
    pub label: L,
    /// Mean probability of the label over the span's words, 0 to 1; 1 for a lexicon rule.
    pub score: f32,
}

named! {
    /// Part of an attribution.
    AttributionPart {
        /// Who says it.
        Source = "SOURCE",
        /// The word that says that something is said.
        Cue = "CUE",
        /// What is said.
        Content = "CONTENT",
    }
}

named! {
    /// Argument of an event.
    ArgumentRole {
        /// Who did it.
        Perp = "PERP",
        /// Who or what it was done to.
        Target = "TARGET",
        /// With what.
        Weapon = "WEAPON",
        /// Where.
        Place = "PLACE",
    }
}

named! {
    /// What a figure counts over, as the network reads it.
    FigureScope {
        /// One event.
        Event = "EVENT",
        /// A period, campaign or several events.
        Cumulative = "CUMULATIVE",
        /// Feared, possible or negated.
        Hypothetical = "HYPOTHETICAL",
        /// An explicit part of another figure.
        Part = "PART",
    }
}

/// Every layer of tags, each sorted by span and free of overlap inside the layer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tags {
    /// Names.
    pub entities: Vec<Tag<EntityType>>,
    /// Time expressions.
    pub times: Vec<Tag<TimeType>>,
    /// Sources, cues and contents.
    pub attribution: Vec<Tag<AttributionPart>>,
    /// Words that name an event.
    pub triggers: Vec<Tag<EventType>>,
    /// The role of the event that a trigger names; on the same spans as `triggers`.
    pub event_roles: Vec<Tag<Role>>,
    /// Figures of people, by effect.
    pub figures: Vec<Tag<Effect>>,
    /// What each figure counts over; on the same spans as `figures`.
    pub figure_scopes: Vec<Tag<FigureScope>>,
    /// Arguments of events.
    pub arguments: Vec<Tag<ArgumentRole>>,
}

/// Proof that no word went unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Words of the text.
    pub words: usize,
    /// Words that the tagger labelled.
    pub read: usize,
    /// Word pieces computed, padding included.
    pub computed: usize,
    /// Word pieces computed that were padding.
    pub padding: usize,
}

/// A segmented article with its tags.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagged {
    /// Article, sentences, tokens.
    pub segmented: Segmented,
    /// The tags.
    pub tags: Tags,
    /// What was read.
    pub coverage: Coverage,
}

impl Tagged {
    /// The article's text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.segmented.text()
    }
}
