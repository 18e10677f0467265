//! Values of cells that several schemes share, and the CSV line itself.

use crate::doc::record::{EventRecord, PlaceRecord, TollRecord};
use crate::doc::{PlacePrecision, Precision};

/// One line of CSV (RFC 4180): cells with commas, quotes or line breaks in quotation marks.
pub(super) fn line(cells: impl Iterator<Item = String>) -> String {
    let quoted = cells.map(|cell| {
        if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    });
    let mut line = quoted.collect::<Vec<_>>().join(",");
    line.push('\n');
    line
}

/// An empty cell: the record does not know.
pub(super) fn none(_: &EventRecord) -> String {
    String::new()
}

pub(super) fn id(record: &EventRecord) -> String {
    format!("{}-{}", record.article, record.event.id)
}

pub(super) fn begin(record: &EventRecord) -> String {
    whole(record.event.when.begin.as_deref(), "01")
}

pub(super) fn until(record: &EventRecord) -> String {
    whole(record.event.when.until.as_deref().or(record.event.when.begin.as_deref()), "28")
}

/// A full date from a year or month, the missing parts as the schemes ask: the first day, or a day every month has.
fn whole(date: Option<&str>, day: &str) -> String {
    match date {
        Some(date) if date.len() == 4 => format!("{date}-{}-{day}", if day == "01" { "01" } else { "12" }),
        Some(date) if date.len() == 7 => format!("{date}-{day}"),
        Some(date) => date.to_owned(),
        None => String::new(),
    }
}

/// Part of the first date: 0 year, 1 month, 2 day; `0` where the record does not know it, as GTD writes it.
pub(super) fn date_part(record: &EventRecord, part: usize) -> String {
    let begin = record.event.when.begin.as_deref().unwrap_or("");
    begin.split('-').nth(part).map_or_else(|| "0".to_owned(), |part| part.trim_start_matches('0').to_owned())
}

pub(super) fn year(record: &EventRecord) -> String {
    record.event.when.begin.as_deref().and_then(|date| date.get(..4)).unwrap_or("").to_owned()
}

/// 1 day, 2 week, 3 month or coarser.
pub(super) fn date_precision(record: &EventRecord) -> String {
    let grade = match record.event.when.precision {
        Precision::Time | Precision::Day => 1,
        Precision::Week => 2,
        _ => 3,
    };
    grade.to_string()
}

pub(super) fn place(record: &EventRecord) -> Option<&PlaceRecord> {
    record.event.places.first()
}

pub(super) fn place_name(record: &EventRecord) -> String {
    place(record).map(|place| place.name.clone()).unwrap_or_default()
}

pub(super) fn country(record: &EventRecord) -> String {
    place(record).and_then(|place| place.country.clone()).unwrap_or_default()
}

pub(super) fn admin1(record: &EventRecord) -> String {
    place(record).and_then(|place| place.admin1.clone()).unwrap_or_default()
}

pub(super) fn latitude(record: &EventRecord) -> String {
    place(record).and_then(|place| place.lat).map(|lat| lat.to_string()).unwrap_or_default()
}

pub(super) fn longitude(record: &EventRecord) -> String {
    place(record).and_then(|place| place.lon).map(|lon| lon.to_string()).unwrap_or_default()
}

/// 1 a town or spot, 2 a spot whose town alone is known, 3 a division or coarser.
pub(super) fn place_precision(record: &EventRecord) -> String {
    let grade = place(record).map(|place| match place.precision {
        PlacePrecision::City => 1,
        PlacePrecision::Venue => 2,
        PlacePrecision::Admin1 | PlacePrecision::Country => 3,
    });
    grade.map(|grade| grade.to_string()).unwrap_or_default()
}

pub(super) fn perpetrator(record: &EventRecord) -> String {
    record.event.perpetrators.first().map(|who| who.name.clone()).unwrap_or_default()
}

pub(super) fn target(record: &EventRecord) -> String {
    record.event.targets.first().map(|who| who.name.clone()).unwrap_or_default()
}

/// The one number of a toll.
pub(super) fn best(toll: Option<&TollRecord>) -> String {
    toll.and_then(|toll| toll.best).map(|best| best.to_string()).unwrap_or_default()
}

pub(super) fn killed(record: &EventRecord) -> String {
    best(record.event.killed.as_ref())
}

pub(super) fn publisher(record: &EventRecord) -> String {
    record.publisher.clone().or_else(|| record.url.clone()).unwrap_or_default()
}

pub(super) fn published(record: &EventRecord) -> String {
    record.published.clone().unwrap_or_default()
}

pub(super) fn title(record: &EventRecord) -> String {
    record.title.clone().unwrap_or_default()
}
