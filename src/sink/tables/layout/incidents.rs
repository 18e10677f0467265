//! Incidents and their members.

use super::events::{bounds, located};
use super::{Cell, Row, Source, Table, integer, list, real, text, whole, word, words};
use crate::doc::record::{IncidentRecord, MemberRecord};

pub(super) const INCIDENTS: Table = Table {
    name: "incidents",
    about: "One real-world incident across articles.",
    key: 1,
    owner: None,
    columns: &[
        text("id", "Derived from its first member"),
        text("type", "What happened"),
        text("date_begin", "First date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`"),
        text("date_until", "Last date"),
        text("date_precision", "Grain of the date"),
        text("place", "Canonical name of the place"),
        text("country", "ISO 3166-1 alpha-2"),
        text("admin1", "First-order division"),
        real("lat", "Latitude in degrees (WGS 84)"),
        real("lon", "Longitude in degrees (WGS 84)"),
        integer("geonames", "GeoNames id"),
        text("place_precision", "venue, city, admin1 or country"),
        text("perpetrators", "Who is said to have done it, separated by `; `"),
        integer("killed_min", "Dead by the latest report, at least"),
        integer("killed_max", "Dead, at most"),
        integer("killed_best", "Dead, one number"),
        integer("injured_min", "Hurt, at least"),
        integer("injured_max", "Hurt, at most"),
        integer("injured_best", "Hurt, one number"),
        integer("event_count", "Number of its members"),
        integer("report_count", "Number of reports; copies of one wire text count once"),
        real("disagreement", "Spread of the reported dead, 0 when they agree"),
    ],
    rows: |record| match record {
        Source::Incident(incident) => vec![row(incident)],
        _ => Vec::new(),
    },
};

fn row(incident: &IncidentRecord) -> Row {
    let names: Vec<String> = incident.perpetrators.iter().map(|who| who.name.clone()).collect();
    let mut row = vec![
        word(&incident.id),
        word(incident.kind),
        words(incident.when.begin.as_ref()),
        words(incident.when.until.as_ref()),
        word(incident.when.precision),
    ];
    row.extend(located(incident.places.first()));
    row.push(list(&names));
    row.extend(bounds(incident.killed.as_ref()));
    row.extend(bounds(incident.injured.as_ref()));
    row.extend([whole(incident.members.len()), whole(incident.toll.len()), Cell::Real(incident.disagreement)]);
    row
}

pub(super) const MEMBERS: Table = Table {
    name: "incident_members",
    about: "One event of one article inside an incident.",
    key: 3,
    owner: Some("incidents"),
    columns: &[
        text("incident", "Id in `incidents`"),
        text("article", "Id in `articles`"),
        text("event", "Id in `events`, inside the article"),
        text("copy_of", "The article of which this one is a copy"),
    ],
    rows: |record| match record {
        Source::Incident(incident) => {
            let row = |member: &MemberRecord| {
                let copy = words(member.copy_of.as_ref());
                vec![word(&incident.id), word(&member.article), word(&member.event), copy]
            };
            incident.members.iter().map(row).collect()
        }
        _ => Vec::new(),
    },
};
