//! Places, as far as the gazetteer and the sentence know them.

use super::EntityId;
use crate::text::ByteSpan;

named! {
    /// How exact a place is.
    PlacePrecision {
        /// A building, street or village that the gazetteer lacks: country and region come from the sentence.
        Venue = "venue",
        /// A populated place of the gazetteer.
        City = "city",
        /// A first-order division.
        Admin1 = "admin1",
        /// A country.
        Country = "country",
    }
}

/// One mention of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The words.
    pub span: ByteSpan,
    /// Canonical name; the words themselves for a venue.
    pub name: String,
    /// The entity, when the words are one of its mentions.
    pub entity: Option<EntityId>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// Name of the first-order division.
    pub admin1: Option<String>,
    /// Latitude and longitude in degrees (WGS 84).
    pub coordinates: Option<(f64, f64)>,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// How exact it is.
    pub precision: PlacePrecision,
    /// The country a demonym points to is context, not a place: "Russian authorities".
    pub demonym: bool,
    /// The rule that resolved it.
    pub rule: &'static str,
}
