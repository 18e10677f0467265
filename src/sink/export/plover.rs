//! PLOVER in the columns of POLECAT that a record can fill.

use super::Column;
use super::cells::{
    admin1, begin, country, id, latitude, longitude, none, perpetrator, place, place_name, published, publisher,
    target, title,
};
use crate::doc::record::EventRecord;

const fn column(name: &'static str, value: fn(&EventRecord) -> String) -> Column {
    Column { name, value }
}

pub(super) const COLUMNS: &[Column] = &[
    column("Event ID", id),
    column("Event Date", begin),
    column("Event Type", event_type),
    column("Event Mode", none),
    column("Quad Code", quad),
    column("CAMEO Code", |record| record.event.codes.cameo.clone().unwrap_or_default()),
    column("Actor Name", perpetrator),
    column("Recipient Name", target),
    column("Placename", place_name),
    column("Province", admin1),
    column("Country", country),
    column("Latitude", latitude),
    column("Longitude", longitude),
    column("GeoNames ID", geonames),
    column("Source", publisher),
    column("Publication Date", published),
    column("Headline", title),
];

fn event_type(record: &EventRecord) -> String {
    record.event.codes.plover.clone().unwrap_or_default()
}

fn quad(record: &EventRecord) -> String {
    let name = if event_type(record) == "THREATEN" { "VERBAL CONFLICT" } else { "MATERIAL CONFLICT" };
    name.to_owned()
}

fn geonames(record: &EventRecord) -> String {
    place(record).and_then(|place| place.geonames).map(|id| id.to_string()).unwrap_or_default()
}
