//! A line of `articles.jsonl`.

use super::{
    AttributionRecord, ClaimRecord, EntityRecord, EventCore, FigureRecord, NoteRecord, PlaceMentionRecord, TimeRecord,
};
use crate::doc::PublishedBasis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Value of `schema` in every article record of this version.
pub const ARTICLE_SCHEMA: &str = "copydesk.article/1";

/// One article with every layer of analysis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ArticleRecord {
    /// Always [`ARTICLE_SCHEMA`].
    pub schema: String,
    /// Unique in a run.
    pub id: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Outlet.
    pub publisher: Option<String>,
    /// Authors as the page names them.
    pub authors: Vec<String>,
    /// Publication day, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// Where the publication day comes from.
    pub published_basis: PublishedBasis,
    /// Time zone in which that is the day, as an offset from UTC (`+05:30`); left out where none was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_zone: Option<String>,
    /// BCP 47 language.
    pub language: Option<String>,
    /// SHA-256 of `text`, hexadecimal.
    pub sha256: String,
    /// The text that all positions point into.
    pub text: String,
    /// Names.
    pub entities: Vec<EntityRecord>,
    /// Time expressions.
    pub times: Vec<TimeRecord>,
    /// Mentions of places, demonyms among them.
    #[serde(default)]
    pub places: Vec<PlaceMentionRecord>,
    /// Figures of people.
    pub figures: Vec<FigureRecord>,
    /// Who says what.
    pub attributions: Vec<AttributionRecord>,
    /// Claims and denials of responsibility.
    pub claims: Vec<ClaimRecord>,
    /// Events.
    pub events: Vec<EventCore>,
    /// What was left undecided, and why.
    pub notes: Vec<NoteRecord>,
}
