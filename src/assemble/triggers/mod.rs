//! Event mentions: words of the lexicon and of the network that name an event.

mod find;
mod lexicon_table;

pub use find::{find, kinds};

use crate::doc::{EventType, Role};
use crate::text::ByteSpan;

/// What a wording names, as far as it says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One type.
    Exact(EventType),
    /// Some attack: weapons and context tell which.
    Attack,
    /// An explosion: a bomb or an accident.
    Explosion,
    /// Dead or hurt people: nothing is said of how.
    Violence,
    /// An accident or disaster named before.
    Accident,
}

impl Kind {
    /// The type, when the words give one.
    pub fn exact(self) -> Option<EventType> {
        match self {
            Self::Exact(kind) => Some(kind),
            _ => None,
        }
    }
}

/// How surely a wording names an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Points back to an event named before.
    Anaphor,
    /// Needs support: a figure, a date, a place or another mention.
    Weak,
    /// Stands by itself.
    Strong,
}

/// One mention of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The words.
    pub span: ByteSpan,
    /// Index of the sentence.
    pub sentence: usize,
    /// What they name.
    pub kind: Kind,
    /// How surely.
    pub strength: Strength,
    /// The network's label for the words and its score, when it saw a trigger there.
    pub network: Option<(EventType, f32)>,
    /// The role that the network gave the words.
    pub role: Option<Role>,
}
