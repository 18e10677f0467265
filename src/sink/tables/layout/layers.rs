//! The layers under the events: names, times, figures, attributions, claims.

use super::{
    ARTICLE, Cell, Column, Row, SPAN, Source, Table, flag, float, integer, list, number, real, text, whole, word, words,
};
use crate::doc::record::ArticleRecord;

const WORDS: Column = text("text", "The words");

/// The rows of a layer of an article; nothing of another record.
fn of<T>(record: Source<'_>, layer: fn(&ArticleRecord) -> &[T], row: fn(&T) -> Row) -> Vec<Row> {
    let Source::Article(article) = record else { return Vec::new() };
    let whole_row = |item| std::iter::once(word(&article.id)).chain(row(item)).collect();
    layer(article).iter().map(whole_row).collect()
}

pub(super) const ENTITIES: Table = Table {
    name: "entities",
    about: "One bearer of a name in one article.",
    key: 2,
    owner: Some("articles"),
    columns: &[
        ARTICLE,
        text("id", "`n1`, `n2`, …"),
        text("type", "PER, ORG, LOC or MISC"),
        text("name", "The fullest name the article uses"),
        text("aliases", "Its other names, separated by `; `"),
        text("country", "ISO 3166-1 alpha-2, of a place"),
        text("admin1", "First-order division"),
        real("lat", "Latitude in degrees (WGS 84)"),
        real("lon", "Longitude in degrees (WGS 84)"),
        integer("geonames", "GeoNames id"),
        integer("mention_count", "How often it is named"),
        SPAN[0],
        SPAN[1],
    ],
    rows: |record| {
        of(
            record,
            |article| &article.entities,
            |entity| {
                let (geo, first) = (entity.geo.as_ref(), entity.mentions.first());
                vec![
                    word(&entity.id),
                    word(entity.kind),
                    word(&entity.name),
                    list(&entity.aliases),
                    words(geo.and_then(|geo| geo.country.as_ref())),
                    words(geo.and_then(|geo| geo.admin1.as_ref())),
                    float(geo.and_then(|geo| geo.lat)),
                    float(geo.and_then(|geo| geo.lon)),
                    number(geo.and_then(|geo| geo.geonames)),
                    whole(entity.mentions.len()),
                    number(first.map(|span| span.start)),
                    number(first.map(|span| span.end)),
                ]
            },
        )
    },
};

pub(super) const TIMES: Table = Table {
    name: "times",
    about: "One time expression of one article.",
    key: 2,
    owner: Some("articles"),
    columns: &[
        ARTICLE,
        text("id", "`t1`, `t2`, …"),
        text("type", "DATE, TIME, DURATION or SET"),
        WORDS,
        SPAN[0],
        SPAN[1],
        text("value", "TIMEX3 value"),
        text("modifier", "TIMEX3 MOD"),
        text("date_begin", "First date covered"),
        text("date_until", "Last date covered"),
        text("date_precision", "Grain"),
        text("basis", "explicit, relative or unresolved"),
    ],
    rows: |record| {
        of(
            record,
            |article| &article.times,
            |time| {
                vec![
                    word(&time.id),
                    word(time.kind),
                    word(&time.span.text),
                    whole(time.span.start),
                    whole(time.span.end),
                    word(&time.value),
                    words(time.modifier),
                    words(time.begin.as_ref()),
                    words(time.until.as_ref()),
                    word(time.precision),
                    word(time.basis),
                ]
            },
        )
    },
};

pub(super) const FIGURES: Table = Table {
    name: "figures",
    about: "One figure of people affected, in one article.",
    key: 2,
    owner: Some("articles"),
    columns: &[
        ARTICLE,
        text("id", "`f1`, `f2`, …"),
        text("effect", "What happened to them"),
        WORDS,
        SPAN[0],
        SPAN[1],
        integer("min", "Least number the words allow"),
        integer("max", "Greatest number the words allow"),
        text("bound", "How the words bound it"),
        text("category", "Who they are, or the unit counted"),
        text("scope", "What it counts over"),
        text("event", "Id in `events`"),
        text("part_of", "The figure of which this is a part"),
        text("supersedes", "The figure that this one replaces"),
        text("as_of", "The time it holds for"),
        text("attribution", "Id in `attributions`: who gives it"),
        flag("perpetrators", "Whether those counted are the perpetrators themselves"),
    ],
    rows: |record| {
        of(
            record,
            |article| &article.figures,
            |figure| {
                vec![
                    word(&figure.id),
                    word(figure.effect),
                    word(&figure.span.text),
                    whole(figure.span.start),
                    whole(figure.span.end),
                    number(figure.min),
                    number(figure.max),
                    word(figure.bound),
                    words(figure.category.as_ref()),
                    word(figure.scope),
                    words(figure.event.as_ref()),
                    words(figure.part_of.as_ref()),
                    words(figure.supersedes.as_ref()),
                    words(figure.as_of.as_ref()),
                    words(figure.attribution.as_ref()),
                    Cell::Flag(figure.perpetrators),
                ]
            },
        )
    },
};

pub(super) const ATTRIBUTIONS: Table = Table {
    name: "attributions",
    about: "Who says what in one article; the span is the first stretch of what is said.",
    key: 2,
    owner: Some("articles"),
    columns: &[
        ARTICLE,
        text("id", "`a1`, `a2`, …"),
        text("source", "The words that name the source"),
        text("source_entity", "Id in `entities`"),
        text("source_type", "What kind of source"),
        text("cue", "The word that says that something is said"),
        text("kind", "How the words are given"),
        text("stance", "The source's attitude"),
        SPAN[0],
        SPAN[1],
        text("via", "The words that name who passes it on"),
        text("via_entity", "Id in `entities`"),
        text("via_type", "What kind of messenger"),
    ],
    rows: |record| {
        of(
            record,
            |article| &article.attributions,
            |one| {
                let (source, via, content) = (one.source.as_ref(), one.via.as_ref(), one.content.first());
                vec![
                    word(&one.id),
                    words(source.map(|source| &source.span.text)),
                    words(source.and_then(|source| source.entity.as_ref())),
                    words(source.map(|source| source.kind)),
                    words(one.cue.as_ref().map(|cue| &cue.text)),
                    word(one.kind),
                    word(one.stance),
                    number(content.map(|span| span.start)),
                    number(content.map(|span| span.end)),
                    words(via.map(|via| &via.span.text)),
                    words(via.and_then(|via| via.entity.as_ref())),
                    words(via.map(|via| via.kind)),
                ]
            },
        )
    },
};

pub(super) const CLAIMS: Table = Table {
    name: "claims",
    about: "One claim or denial of responsibility in one article.",
    key: 2,
    owner: Some("articles"),
    columns: &[
        ARTICLE,
        text("id", "`c1`, `c2`, …"),
        text("claimant", "Id in `entities`"),
        WORDS,
        SPAN[0],
        SPAN[1],
        text("event", "Id in `events`"),
        text("status", "claimed or denied"),
        text("mode", "By what means"),
        text("attribution", "Id in `attributions`: who reports it"),
    ],
    rows: |record| {
        of(
            record,
            |article| &article.claims,
            |claim| {
                vec![
                    word(&claim.id),
                    words(claim.claimant.as_ref()),
                    word(&claim.span.text),
                    whole(claim.span.start),
                    whole(claim.span.end),
                    words(claim.event.as_ref()),
                    word(claim.status),
                    words(claim.mode),
                    words(claim.attribution.as_ref()),
                ]
            },
        )
    },
};
