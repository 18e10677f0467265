//! ACLED (Codebook 2023). Countries are ISO 3166-1 alpha-2; `iso` (numeric), regions and actor codes stay empty.

use super::Column;
use super::cells::{
    admin1, begin, country, date_precision, id, killed, latitude, longitude, none, perpetrator, place_name,
    place_precision, publisher, target, title, year,
};
use crate::doc::record::EventRecord;

const fn column(name: &'static str, value: fn(&EventRecord) -> String) -> Column {
    Column { name, value }
}

pub(super) const COLUMNS: &[Column] = &[
    column("event_id_cnty", id),
    column("event_date", begin),
    column("year", year),
    column("time_precision", date_precision),
    column("disorder_type", disorder),
    column("event_type", event_type),
    column("sub_event_type", sub_event_type),
    column("actor1", perpetrator),
    column("assoc_actor_1", none),
    column("inter1", none),
    column("actor2", target),
    column("assoc_actor_2", none),
    column("inter2", none),
    column("interaction", none),
    column("civilian_targeting", none),
    column("iso", none),
    column("region", none),
    column("country", country),
    column("admin1", admin1),
    column("admin2", none),
    column("admin3", none),
    column("location", place_name),
    column("latitude", latitude),
    column("longitude", longitude),
    column("geo_precision", place_precision),
    column("source", publisher),
    column("source_scale", none),
    column("notes", title),
    column("fatalities", killed),
    column("tags", none),
    column("timestamp", none),
];

fn sub_event_type(record: &EventRecord) -> String {
    record.event.codes.acled.clone().unwrap_or_default()
}

/// The event type that a sub-event type belongs to.
fn event_type(record: &EventRecord) -> String {
    let name = match sub_event_type(record).as_str() {
        "Armed clash" => "Battles",
        "Suicide bomb"
        | "Remote explosive/landmine/IED"
        | "Air/drone strike"
        | "Shelling/artillery/missile attack"
        | "Chemical weapon" => "Explosions/Remote violence",
        "Attack" | "Abduction/forced disappearance" => "Violence against civilians",
        "Peaceful protest" | "Protest with intervention" | "Excessive force against protesters" => "Protests",
        "Violent demonstration" | "Mob violence" => "Riots",
        _ => "Strategic developments",
    };
    name.to_owned()
}

fn disorder(record: &EventRecord) -> String {
    let name = match event_type(record).as_str() {
        "Protests" => "Demonstrations",
        "Riots" => "Political violence; Demonstrations",
        "Strategic developments" => "Strategic developments",
        _ => "Political violence",
    };
    name.to_owned()
}
