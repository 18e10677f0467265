//! Names, and who bears them.

use crate::text::ByteSpan;

named! {
    /// The four classes of names (CoNLL-2003).
    EntityType {
        /// A person.
        Per = "PER",
        /// An organisation.
        Org = "ORG",
        /// A place.
        Loc = "LOC",
        /// Nationalities, events, works and the rest.
        Misc = "MISC",
    }
}

id! {
    /// Index into [`super::Resolved::entities`].
    EntityId, "n"
}

/// One bearer of a name in one article, with every mention of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Its class.
    pub kind: EntityType,
    /// The fullest name the article uses.
    pub name: String,
    /// Other names the article uses, without repeats, in order of appearance.
    pub aliases: Vec<String>,
    /// Where it is named, in order; spans slice to exactly the name.
    pub mentions: Vec<ByteSpan>,
}
