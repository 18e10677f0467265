//! Floor 1: the nouns. No I/O, no regular expression, no tensor.
//!
//! Everything here is in byte spans of the article's text; [`record`] holds the same facts as users read them,
//! in code points.

#[macro_use]
mod named;

mod actor;
mod analysis;
mod article;
mod attribution;
mod date;
mod entity;
mod event;
mod evidence;
mod figure;
mod place;
pub mod record;
mod segmented;
mod tagged;
mod time;

pub use actor::{Actor, ActorKind, PerpetratorMention};
pub use analysis::{Analysis, Resolved};
pub use article::{
    Article, ArticleField, Body, CopyKind, FieldOrigin, FieldSource, Origin, Publication, PublishedBasis, RawDoc,
};
pub use attribution::{
    Attribution, AttributionId, AttributionKind, Claim, ClaimMode, ClaimStatus, Source, SourceType, Stance,
};
pub use date::PartialDate;
pub use entity::{Entity, EntityId, EntityType};
pub use event::{
    Codes, Event, EventBasis, EventId, EventType, EventWhen, Perpetrator, Responsibility, Role, Stage, Toll, Weapon,
    WeaponType,
};
pub use evidence::{Evidenced, Note};
pub use figure::{Bound, Count, Effect, Figure, FigureId, Scope};
pub use place::{Place, PlacePrecision};
pub use segmented::{Segmented, Sentence, SentenceKind, Token};
pub use tagged::{ArgumentRole, AttributionPart, Coverage, FigureScope, Tag, Tagged, Tags};
pub use time::{Precision, TimeBasis, TimeExpr, TimeId, TimeMod, TimeType};
