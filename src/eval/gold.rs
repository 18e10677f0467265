//! Gold articles: what a careful reader found (docs/annotation.md). Offsets are code points.

use crate::doc::{
    Bound, ClaimStatus, Effect, EntityType, EventType, Precision, Responsibility, Role, Scope, Stage, TimeType,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A half-open range of code points.
pub type Range = [usize; 2];

/// One gold article; a row is an input of the pipeline as well.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoldArticle {
    /// Unique in its set.
    pub id: String,
    /// Title.
    #[serde(default)]
    pub title: Option<String>,
    /// Publication day.
    #[serde(default)]
    pub published: Option<String>,
    /// The text that all ranges point into.
    pub text: String,
    /// Group of articles about one event; splits never cut it.
    #[serde(default)]
    pub cluster: Option<String>,
    /// Tags by which scores are broken down.
    #[serde(default)]
    pub kind: Vec<String>,
    /// Events.
    #[serde(default)]
    pub events: Vec<GoldEvent>,
    /// Figures of people.
    #[serde(default)]
    pub figures: Vec<GoldFigure>,
    /// Claims and denials.
    #[serde(default)]
    pub claims: Vec<GoldClaim>,
    /// Dates and clock times.
    #[serde(default)]
    pub times: Vec<GoldTime>,
    /// Names, when this layer was labelled.
    #[serde(default)]
    pub entities: Option<Vec<GoldEntity>>,
    /// Attributions, when this layer was labelled.
    #[serde(default)]
    pub attributions: Option<Vec<GoldAttribution>>,
    /// Fields that gold does not know: kept when the row is written again, never scored.
    #[serde(flatten)]
    pub more: BTreeMap<String, Value>,
    /// The bytes of the page that the program reads instead of the text, for gold beside a page.
    #[serde(skip)]
    pub page: Option<Vec<u8>>,
}

impl GoldArticle {
    /// An article without labels.
    #[must_use]
    pub fn new(id: &str, text: &str) -> Self {
        Self {
            id: id.to_owned(),
            title: None,
            published: None,
            text: text.to_owned(),
            cluster: None,
            kind: Vec::new(),
            events: Vec::new(),
            figures: Vec::new(),
            claims: Vec::new(),
            times: Vec::new(),
            entities: None,
            attributions: None,
            more: BTreeMap::new(),
            page: None,
        }
    }
}

/// One event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoldEvent {
    /// `E1`, …
    pub id: String,
    /// What happened.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// What it is to the article.
    pub role: Role,
    /// How far it went.
    pub stage: Stage,
    /// Words that name it.
    pub triggers: Vec<Range>,
    /// When.
    pub when: GoldWhen,
    /// Where.
    #[serde(rename = "where")]
    pub places: Vec<GoldPlace>,
    /// Who is said to have done it.
    pub perpetrators: Vec<GoldPerpetrator>,
    /// Dead.
    pub killed: Option<GoldToll>,
    /// Hurt.
    pub injured: Option<GoldToll>,
}

/// When an event happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldWhen {
    /// First date.
    pub begin: Option<String>,
    /// Last date.
    pub until: Option<String>,
    /// Grain.
    pub precision: Precision,
}

/// A place of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldPlace {
    /// The words.
    pub span: Range,
    /// The words, spelled out.
    pub text: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
}

/// A perpetrator of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldPerpetrator {
    /// The words.
    pub span: Range,
    /// The words, spelled out.
    pub text: String,
    /// How sure the article is.
    pub responsibility: Responsibility,
}

/// A toll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldToll {
    /// Least number.
    pub min: Option<u64>,
    /// Greatest number.
    pub max: Option<u64>,
}

/// A figure of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldFigure {
    /// The words.
    pub span: Range,
    /// What happened to them.
    pub effect: Effect,
    /// Least number.
    pub min: Option<u64>,
    /// Greatest number.
    pub max: Option<u64>,
    /// How the words bound it.
    pub bound: Bound,
    /// Its event.
    pub event: Option<String>,
    /// What it counts over.
    pub scope: Scope,
    /// Who gives it.
    pub source: Option<Range>,
    /// Index of the figure of which it is a part.
    pub part_of: Option<usize>,
}

/// A claim or denial.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldClaim {
    /// Who claims.
    pub claimant: Range,
    /// The words.
    pub span: Range,
    /// Claimed or denied.
    pub status: ClaimStatus,
    /// Its event; not scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
}

/// A time expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldTime {
    /// The words.
    pub span: Range,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value.
    pub value: String,
}

/// A name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldEntity {
    /// Class.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest name.
    #[serde(default)]
    pub name: String,
    /// Every mention.
    pub mentions: Vec<Range>,
}

/// Who says what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoldAttribution {
    /// Who.
    pub source: Option<Range>,
    /// The word that says that something is said.
    pub cue: Option<Range>,
    /// What.
    pub content: Vec<Range>,
}
