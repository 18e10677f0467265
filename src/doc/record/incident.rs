//! A line of `incidents.jsonl`.

use super::{PerpetratorRecord, PlaceRecord, TollRecord, WhenRecord};
use crate::doc::EventType;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One real-world incident across articles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IncidentRecord {
    /// Stable: derived from its first member.
    pub id: String,
    /// What happened, by majority of the members.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// When, by the most exact and most frequent member; `time` is null here.
    pub when: WhenRecord,
    /// Where; positions are null here.
    #[serde(rename = "where")]
    pub places: Vec<PlaceRecord>,
    /// Who is said to have done it, with the article each stands in.
    pub perpetrators: Vec<PerpetratorRecord>,
    /// Dead, by the latest report; `figures` is empty here.
    pub killed: Option<TollRecord>,
    /// Hurt, likewise.
    pub injured: Option<TollRecord>,
    /// The events merged.
    pub members: Vec<MemberRecord>,
    /// History of its toll, one entry a report (copies of one wire text count once).
    pub toll: Vec<TollReportRecord>,
    /// Spread of the reported dead: (highest − lowest) / highest, 0 when they agree.
    pub disagreement: f64,
}

/// One event of one article inside an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberRecord {
    /// Id of the article.
    pub article: String,
    /// Id of the event in it.
    pub event: String,
    /// The article of which this one is a copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<String>,
}

/// What one report says of the toll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TollReportRecord {
    /// Publication day.
    pub published: Option<String>,
    /// Id of the article.
    pub article: String,
    /// Dead.
    pub killed: Option<TollRecord>,
    /// Hurt.
    pub injured: Option<TollRecord>,
    /// Who gives the number of dead, in words.
    pub attribution: Option<String>,
}
