//! Events, with their places and the people in them.

use super::{
    ARTICLE, Cell, Column, Row, SPAN, Source, Table, float, integer, list, number, real, text, whole, word, words,
};
use crate::doc::record::{ArticleRecord, EventCore, PerpetratorRecord, PlaceRecord, TollRecord};

pub(super) const EVENTS: Table = Table {
    name: "events",
    about: "One event of one article, self-contained; of several places, actors or weapons the first.",
    key: 2,
    owner: Some("articles"),
    columns: &[
        ARTICLE,
        text("id", "`e1`, `e2`, … inside its article"),
        text("url", "Address of the article"),
        text("title", "Title of the article"),
        text("publisher", "Outlet"),
        text("published", "Publication day"),
        text("type", "What happened"),
        text("role", "main, background or hypothetical"),
        text("stage", "How far it went"),
        text("words", "The words that name it first"),
        SPAN[0],
        SPAN[1],
        text("date_begin", "First date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`"),
        text("date_until", "Last date"),
        text("date_precision", "Grain of the date"),
        text("date_basis", "Where the date comes from"),
        text("place", "Canonical name of the place"),
        text("country", "ISO 3166-1 alpha-2"),
        text("admin1", "First-order division"),
        real("lat", "Latitude in degrees (WGS 84)"),
        real("lon", "Longitude in degrees (WGS 84)"),
        integer("geonames", "GeoNames id"),
        text("place_precision", "venue, city, admin1 or country"),
        text("perpetrator", "Who is said to have done it"),
        text("responsibility", "How sure the article is of that"),
        text("target", "Who or what was hit"),
        text("weapon", "Kind of weapon"),
        integer("killed_min", "Dead, at least"),
        integer("killed_max", "Dead, at most; null when open"),
        integer("killed_best", "Dead, the one number a table needs"),
        integer("injured_min", "Hurt, at least"),
        integer("injured_max", "Hurt, at most"),
        integer("injured_best", "Hurt, one number"),
        integer("missing_min", "Missing, at least"),
        integer("missing_max", "Missing, at most"),
        integer("missing_best", "Missing, one number"),
        integer("kidnapped_min", "Abducted, at least"),
        integer("kidnapped_max", "Abducted, at most"),
        integer("kidnapped_best", "Abducted, one number"),
        integer("displaced_min", "Driven from home, at least"),
        integer("displaced_max", "Driven from home, at most"),
        integer("displaced_best", "Driven from home, one number"),
        integer("arrested_min", "Arrested, at least"),
        integer("arrested_max", "Arrested, at most"),
        integer("arrested_best", "Arrested, one number"),
        real("confidence", "Probability that type and role are right"),
        text("acled", "ACLED sub-event type"),
        text("plover", "PLOVER event type"),
        text("cameo", "CAMEO event code"),
        text("gtd", "GTD attack type"),
        text("ucdp", "UCDP type of violence"),
        text("checks", "Arithmetic rules the record breaks, separated by `; `"),
    ],
    rows: |record| match record {
        Source::Article(article) => article.events.iter().map(|event| row(article, event)).collect(),
        _ => Vec::new(),
    },
};

fn row(article: &ArticleRecord, event: &EventCore) -> Row {
    let (trigger, who) = (event.triggers.first(), event.perpetrators.first());
    let mut row = vec![
        word(&article.id),
        word(&event.id),
        words(article.url.as_ref()),
        words(article.title.as_ref()),
        words(article.publisher.as_ref()),
        words(article.published.as_ref()),
        word(event.kind),
        word(event.role),
        word(event.stage),
        words(trigger.map(|words| &words.text)),
        number(trigger.map(|words| words.start)),
        number(trigger.map(|words| words.end)),
        words(event.when.begin.as_ref()),
        words(event.when.until.as_ref()),
        word(event.when.precision),
        word(event.when.basis),
    ];
    row.extend(located(event.places.first()));
    row.push(words(who.map(|who| &who.name)));
    row.push(words(who.and_then(|who| who.responsibility)));
    row.push(words(event.targets.first().map(|target| &target.name)));
    row.push(words(event.weapons.first().map(|weapon| weapon.kind)));
    row.extend(event.tolls().into_iter().flat_map(|(_, toll)| bounds(toll)));
    row.push(Cell::Real(event.confidence));
    let codes = &event.codes;
    row.extend([&codes.acled, &codes.plover, &codes.cameo, &codes.gtd, &codes.ucdp].map(|code| words(code.as_ref())));
    row.push(list(&event.checks));
    row
}

/// Name, country, division, latitude, longitude, GeoNames id and precision of a place.
pub(super) fn located(place: Option<&PlaceRecord>) -> [Cell; 7] {
    [
        words(place.map(|place| &place.name)),
        words(place.and_then(|place| place.country.as_ref())),
        words(place.and_then(|place| place.admin1.as_ref())),
        float(place.and_then(|place| place.lat)),
        float(place.and_then(|place| place.lon)),
        number(place.and_then(|place| place.geonames)),
        words(place.map(|place| place.precision)),
    ]
}

/// Least, greatest and best number of a toll.
pub(super) fn bounds(toll: Option<&TollRecord>) -> [Cell; 3] {
    [toll.and_then(|toll| toll.min), toll.and_then(|toll| toll.max), toll.and_then(|toll| toll.best)].map(number)
}

const EVENT: Column = text("event", "Id of the event inside its article");

pub(super) const PLACES: Table = Table {
    name: "event_places",
    about: "One place of one event, the most specific first.",
    key: 3,
    owner: Some("articles"),
    columns: &[
        ARTICLE,
        EVENT,
        integer("number", "From 1"),
        text("place", "Canonical name"),
        text("country", "ISO 3166-1 alpha-2"),
        text("admin1", "First-order division"),
        real("lat", "Latitude in degrees (WGS 84)"),
        real("lon", "Longitude in degrees (WGS 84)"),
        integer("geonames", "GeoNames id"),
        text("place_precision", "venue, city, admin1 or country"),
        SPAN[0],
        SPAN[1],
    ],
    rows: |record| {
        each_event(record, |article, event| {
            let row = |(at, place): (usize, &PlaceRecord)| {
                let mut row = vec![word(&article.id), word(&event.id), whole(at + 1)];
                row.extend(located(Some(place)));
                row.extend([number(place.start), number(place.end)]);
                row
            };
            event.places.iter().enumerate().map(row).collect()
        })
    },
};

pub(super) const ACTORS: Table = Table {
    name: "event_actors",
    about: "One perpetrator or target of one event.",
    key: 4,
    owner: Some("articles"),
    columns: &[
        ARTICLE,
        EVENT,
        text("part", "perpetrator or target"),
        integer("number", "From 1, for each part"),
        text("name", "Canonical name, or the words"),
        text("entity", "Id in `entities`"),
        text("responsibility", "How sure the article is (perpetrators)"),
        text("attribution", "Id in `attributions`: who says so"),
        SPAN[0],
        SPAN[1],
    ],
    rows: |record| {
        each_event(record, |article, event| {
            let row = |part: &str, (at, who): (usize, &PerpetratorRecord)| {
                vec![
                    word(&article.id),
                    word(&event.id),
                    word(part),
                    whole(at + 1),
                    word(&who.name),
                    words(who.entity.as_ref()),
                    words(who.responsibility),
                    words(who.attribution.as_ref()),
                    whole(who.start),
                    whole(who.end),
                ]
            };
            let perpetrators = event.perpetrators.iter().enumerate().map(|who| row("perpetrator", who));
            perpetrators.chain(event.targets.iter().enumerate().map(|who| row("target", who))).collect()
        })
    },
};

/// The rows of every event of an article.
fn each_event(record: Source<'_>, rows: impl Fn(&ArticleRecord, &EventCore) -> Vec<Row>) -> Vec<Row> {
    match record {
        Source::Article(article) => article.events.iter().flat_map(|event| rows(article, event)).collect(),
        _ => Vec::new(),
    }
}
