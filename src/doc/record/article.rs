//! A line of `articles.jsonl`.

use super::{
    AttributionRecord, ClaimRecord, EntityRecord, EventCore, FigureRecord, NoteRecord, PlaceMentionRecord, TimeRecord,
};
use crate::doc::{ArticleField, FieldSource, PublishedBasis};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Value of `schema` in every article record of this version.
pub const ARTICLE_SCHEMA: &str = "copydesk.article/1";

/// Where a field of an article comes from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OriginRecord {
    /// The place: beside the text in the input, or a place of the page.
    pub from: FieldSource,
    /// Share of values from such places that are right, 0 to 1; 1 for what the input gives.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub confidence: f64,
}

/// What is known of an article beside its text: the fields of the same names in [`ArticleRecord`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MetadataRecord {
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
    /// Day of the last change, `YYYY-MM-DD`, never before the publication; left out where the page tells none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// Where each field that is known comes from; fields that are null are not in it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub origins: BTreeMap<ArticleField, OriginRecord>,
    /// BCP 47 language.
    pub language: Option<String>,
}

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
    /// Day of the last change, `YYYY-MM-DD`, never before the publication; left out where the page tells none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// Where each field that is known comes from; fields that are null are not in it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub origins: BTreeMap<ArticleField, OriginRecord>,
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
