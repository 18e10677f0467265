//! The public contract: what the files hold. Field names and meanings are fixed; adding optional fields is free.
//!
//! Positions are half-open offsets in Unicode code points into the article's `text`.

mod article;
mod event;
mod incident;
mod layers;
mod run;

pub use article::{ARTICLE_SCHEMA, ArticleRecord, MetadataRecord, OriginRecord};
pub use event::{
    CodesRecord, EventCore, EventRecord, PerpetratorRecord, PlaceRecord, TollRecord, WeaponRecord, WhenRecord,
};
pub use incident::{IncidentRecord, MemberRecord, TollReportRecord};
pub use layers::{
    AttributionRecord, ClaimRecord, EntityRecord, FigureRecord, GeoRecord, NoteRecord, OptionalSpan,
    PlaceMentionRecord, SourceRecord, SpanRecord, TimeRecord,
};
pub use run::{CopiesRecord, CopyRecord, CoverageRecord, FailureRecord, ReportRecord, StageRecord};
