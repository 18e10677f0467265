//! UCDP GED (Codebook 23.1). Ids of conflicts, dyads and sides are UCDP's own and stay empty.

use super::Column;
use super::cells::{
    admin1, begin, country, id, killed, latitude, longitude, none, perpetrator, place_name, published, publisher,
    target, title, until, year,
};
use crate::doc::record::EventRecord;
use crate::doc::{PlacePrecision, Precision};

const fn column(name: &'static str, value: fn(&EventRecord) -> String) -> Column {
    Column { name, value }
}

pub(super) const COLUMNS: &[Column] = &[
    column("id", id),
    column("relid", none),
    column("year", year),
    column("type_of_violence", violence),
    column("conflict_name", none),
    column("dyad_name", none),
    column("side_a", perpetrator),
    column("side_b", side_b),
    column("number_of_sources", one),
    column("source_article", publisher),
    column("source_date", published),
    column("source_headline", title),
    column("where_prec", where_precision),
    column("where_coordinates", place_name),
    column("adm_1", admin1),
    column("adm_2", none),
    column("latitude", latitude),
    column("longitude", longitude),
    column("country", country),
    column("event_clarity", one),
    column("date_prec", date_precision),
    column("date_start", begin),
    column("date_end", until),
    column("deaths_a", none),
    column("deaths_b", none),
    column("deaths_civilians", none),
    column("deaths_unknown", killed),
    column("best", killed),
    column("high", high),
    column("low", low),
];

fn violence(record: &EventRecord) -> String {
    record.event.codes.ucdp.clone().unwrap_or_default()
}

/// The target; civilians in one-sided violence.
fn side_b(record: &EventRecord) -> String {
    if violence(record) == "3" { "Civilians".to_owned() } else { target(record) }
}

fn one(_: &EventRecord) -> String {
    "1".to_owned()
}

/// 1 exact, 2 near a known spot, 4 first-order division, 6 country.
fn where_precision(record: &EventRecord) -> String {
    let grade = super::cells::place(record).map(|place| match place.precision {
        PlacePrecision::City => "1",
        PlacePrecision::Venue => "2",
        PlacePrecision::Admin1 => "4",
        PlacePrecision::Country => "6",
    });
    grade.unwrap_or_default().to_owned()
}

/// 1 day, 3 week, 4 month, 5 more than a month.
fn date_precision(record: &EventRecord) -> String {
    let grade = match record.event.when.precision {
        Precision::Time | Precision::Day => "1",
        Precision::Week => "3",
        Precision::Month => "4",
        _ => "5",
    };
    grade.to_owned()
}

/// The greatest number, or the best where the words leave the top open.
fn high(record: &EventRecord) -> String {
    let toll = record.event.killed.as_ref();
    toll.and_then(|toll| toll.max.or(toll.best)).map(|number| number.to_string()).unwrap_or_default()
}

fn low(record: &EventRecord) -> String {
    let toll = record.event.killed.as_ref();
    toll.and_then(|toll| toll.min.or(toll.best)).map(|number| number.to_string()).unwrap_or_default()
}
