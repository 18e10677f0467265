//! What a user may set about extraction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[extract]`: from documents to articles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExtractConfig {
    /// Whether the language is detected when the input does not give it.
    pub detect_language: bool,
    /// What becomes of an article that is not in English, for which all later stages are made: note (it is read, and a
    /// note says so) or refuse (it fails).
    pub foreign: Treatment,
    /// What becomes of pages that are no single article, live blogs and galleries: split (a live blog that marks its posts
    /// becomes a record of what it says itself and a record a post, with its own id and date; one that marks none is read
    /// with a note; galleries fail), refuse (all fail) or note (all are read as they are, with a note).
    pub collections: Collections,
}

named! {
    /// What becomes of an article that the later stages are not made for.
    Treatment {
        /// It is read, with a note.
        Note = "note",
        /// It fails.
        Refuse = "refuse",
    }
}

named! {
    /// What becomes of a page that is more or other than one article.
    Collections {
        /// Its articles are read one by one where it marks them; a live blog that marks none is read as it is, with a note; a
        /// gallery fails.
        Split = "split",
        /// It fails.
        Refuse = "refuse",
        /// It is read as it is, with a note.
        Note = "note",
    }
}

impl Default for ExtractConfig {
    fn default() -> Self {
        Self { detect_language: true, foreign: Treatment::Note, collections: Collections::Split }
    }
}
