//! The layers of an article record.

use crate::doc::{
    AttributionKind, Bound, ClaimMode, ClaimStatus, Effect, EntityType, PlacePrecision, Precision, Scope, SourceType,
    Stance, TimeBasis, TimeMod, TimeType,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of the article's text with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SpanRecord {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words: `text[start:end]`.
    pub text: String,
}

/// A stretch of the article's text without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OptionalSpan {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// A bearer of a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EntityRecord {
    /// `n1`, `n2`, … in order of first mention.
    pub id: String,
    /// Class of name.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest name the article uses.
    pub name: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// Where a place lies, when the gazetteer knows it.
    pub geo: Option<GeoRecord>,
    /// Every mention.
    pub mentions: Vec<SpanRecord>,
}

/// Where a place lies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct GeoRecord {
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Name of the first-order division.
    pub admin1: Option<String>,
    /// Latitude in degrees (WGS 84).
    pub lat: Option<f64>,
    /// Longitude in degrees (WGS 84).
    pub lon: Option<f64>,
    /// GeoNames id.
    pub geonames: Option<u32>,
}

/// A mention of a place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceMentionRecord {
    /// The words.
    #[serde(flatten)]
    pub span: SpanRecord,
    /// Canonical name; the words themselves for a venue.
    pub name: String,
    /// The entity, when the words are one of its mentions.
    pub entity: Option<String>,
    /// Where it lies.
    #[serde(flatten)]
    pub geo: GeoRecord,
    /// How exact it is.
    pub precision: PlacePrecision,
    /// Whether the words name a people or are an adjective ("Russian authorities").
    pub demonym: bool,
}

/// A time expression (TIMEX3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TimeRecord {
    /// `t1`, `t2`, … in text order.
    pub id: String,
    /// The words.
    #[serde(flatten)]
    pub span: SpanRecord,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value.
    pub value: String,
    /// TIMEX3 MOD.
    #[serde(rename = "mod")]
    pub modifier: Option<TimeMod>,
    /// First date covered: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub begin: Option<String>,
    /// Last date covered.
    pub until: Option<String>,
    /// Grain.
    pub precision: Precision,
    /// How the value was found.
    pub basis: TimeBasis,
}

/// A figure of people affected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FigureRecord {
    /// `f1`, `f2`, … in text order.
    pub id: String,
    /// The words.
    #[serde(flatten)]
    pub span: SpanRecord,
    /// What happened to them.
    pub effect: Effect,
    /// Least number the words allow.
    pub min: Option<u64>,
    /// Greatest number the words allow.
    pub max: Option<u64>,
    /// How the words bound it.
    pub bound: Bound,
    /// Who they are, or the unit counted.
    pub category: Option<String>,
    /// What it counts over.
    pub scope: Scope,
    /// The event it belongs to.
    pub event: Option<String>,
    /// The figure of which this is a part.
    pub part_of: Option<String>,
    /// The figure that this one replaces.
    #[serde(default)]
    pub supersedes: Option<String>,
    /// The time it holds for.
    pub as_of: Option<String>,
    /// Who gives it.
    pub attribution: Option<String>,
    /// Whether those counted are the perpetrators themselves.
    #[serde(default)]
    pub perpetrators: bool,
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SourceRecord {
    /// The words that name the source.
    #[serde(flatten)]
    pub span: SpanRecord,
    /// The entity they name.
    pub entity: Option<String>,
    /// What kind of source.
    #[serde(rename = "type")]
    pub kind: SourceType,
}

/// Who says what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AttributionRecord {
    /// `a1`, `a2`, … in text order.
    pub id: String,
    /// Who says it.
    pub source: Option<SourceRecord>,
    /// Through whom the word reaches the article; left out when nobody stands between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<SourceRecord>,
    /// The word that says that something is said.
    pub cue: Option<SpanRecord>,
    /// What is said.
    pub content: Vec<OptionalSpan>,
    /// How the words are given.
    pub kind: AttributionKind,
    /// The source's attitude.
    pub stance: Stance,
}

/// A claim or denial of responsibility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimRecord {
    /// `c1`, `c2`, … in text order.
    pub id: String,
    /// The entity that claims or denies.
    pub claimant: Option<String>,
    /// The words that name the claimant.
    #[serde(default)]
    pub claimant_span: Option<SpanRecord>,
    /// The words that claim or deny.
    #[serde(flatten)]
    pub span: SpanRecord,
    /// The event.
    pub event: Option<String>,
    /// Claimed or denied.
    pub status: ClaimStatus,
    /// By what means.
    pub mode: Option<ClaimMode>,
    /// Who reports it.
    pub attribution: Option<String>,
}

/// Why something was left undecided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoteRecord {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// Short name of the rule.
    pub rule: String,
    /// One sentence.
    pub text: String,
}
