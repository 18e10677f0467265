//! Events as users read them.

use super::SpanRecord;
use crate::doc::{
    EventBasis, EventType, PlacePrecision, Precision, PublishedBasis, Responsibility, Role, Stage, WeaponType,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When an event happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WhenRecord {
    /// First date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub begin: Option<String>,
    /// Last date.
    pub until: Option<String>,
    /// Grain.
    pub precision: Precision,
    /// Where it comes from.
    pub basis: EventBasis,
    /// The time expression it comes from.
    pub time: Option<String>,
}

/// Where an event happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlaceRecord {
    /// Canonical name.
    pub name: String,
    /// First code point of the mention.
    pub start: Option<usize>,
    /// One past its last code point.
    pub end: Option<usize>,
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
    /// How exact it is.
    pub precision: PlacePrecision,
}

/// Someone behind an event, or its target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PerpetratorRecord {
    /// Canonical name, or the words.
    pub name: String,
    /// First code point of the mention.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// The entity.
    pub entity: Option<String>,
    /// How sure the article is (perpetrators only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub responsibility: Option<Responsibility>,
    /// Who says so.
    pub attribution: Option<String>,
}

/// Something used as a weapon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WeaponRecord {
    /// The words.
    #[serde(flatten)]
    pub span: SpanRecord,
    /// What kind.
    #[serde(rename = "type")]
    pub kind: WeaponType,
}

/// The article's best statement of one effect of one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TollRecord {
    /// Least number.
    pub min: Option<u64>,
    /// Greatest number.
    pub max: Option<u64>,
    /// The one number a table needs.
    pub best: Option<u64>,
    /// The figures it rests on, the deciding one first.
    pub figures: Vec<String>,
}

/// Codes in the field's own schemes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CodesRecord {
    /// ACLED sub-event type.
    pub acled: Option<String>,
    /// PLOVER event type.
    pub plover: Option<String>,
    /// CAMEO event code.
    pub cameo: Option<String>,
    /// GTD attack type.
    pub gtd: Option<String>,
    /// UCDP GED type of violence.
    pub ucdp: Option<String>,
}

/// One event of one article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventCore {
    /// `e1`, `e2`, … inside its article.
    pub id: String,
    /// What happened.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// What it is to the article.
    pub role: Role,
    /// How far it went.
    pub stage: Stage,
    /// The words that name it.
    pub triggers: Vec<SpanRecord>,
    /// When.
    pub when: WhenRecord,
    /// Where, the most specific first.
    #[serde(rename = "where")]
    pub places: Vec<PlaceRecord>,
    /// Who is said to have done it.
    pub perpetrators: Vec<PerpetratorRecord>,
    /// Who or what was hit.
    pub targets: Vec<PerpetratorRecord>,
    /// With what.
    pub weapons: Vec<WeaponRecord>,
    /// Dead.
    pub killed: Option<TollRecord>,
    /// Hurt.
    pub injured: Option<TollRecord>,
    /// Unaccounted for.
    pub missing: Option<TollRecord>,
    /// Abducted.
    pub kidnapped: Option<TollRecord>,
    /// Driven from home.
    pub displaced: Option<TollRecord>,
    /// In custody.
    pub arrested: Option<TollRecord>,
    /// Attributions that report it.
    pub sources: Vec<String>,
    /// Probability that type and role are right, 0 to 1, rounded to 0.01.
    pub confidence: f64,
    /// Codes in other schemes.
    pub codes: CodesRecord,
    /// Arithmetic rules the record breaks.
    pub checks: Vec<String>,
}

/// A line of `events.jsonl`: one event with what identifies its article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventRecord {
    /// Id of the article.
    pub article: String,
    /// Address of the article.
    pub url: Option<String>,
    /// Title of the article.
    pub title: Option<String>,
    /// Outlet.
    pub publisher: Option<String>,
    /// Publication day.
    pub published: Option<String>,
    /// Where the publication day comes from.
    pub published_basis: PublishedBasis,
    /// The event.
    #[serde(flatten)]
    pub event: EventCore,
}

impl EventRecord {
    /// The event lines of an article, in its order.
    pub fn of(article: &super::ArticleRecord) -> impl Iterator<Item = Self> + '_ {
        article.events.iter().map(|event| Self {
            article: article.id.clone(),
            url: article.url.clone(),
            title: article.title.clone(),
            publisher: article.publisher.clone(),
            published: article.published.clone(),
            published_basis: article.published_basis,
            event: event.clone(),
        })
    }
}

impl EventCore {
    /// Its tolls by effect, in the order of the records.
    #[must_use]
    pub fn tolls(&self) -> [(&'static str, Option<&TollRecord>); 6] {
        [
            ("killed", self.killed.as_ref()),
            ("injured", self.injured.as_ref()),
            ("missing", self.missing.as_ref()),
            ("kidnapped", self.kidnapped.as_ref()),
            ("displaced", self.displaced.as_ref()),
            ("arrested", self.arrested.as_ref()),
        ]
    }
}
