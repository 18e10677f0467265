//! Records as gold for correction, and how much of them is likely to be wrong.

use super::gold::{
    GoldArticle, GoldAttribution, GoldClaim, GoldEntity, GoldEvent, GoldFigure, GoldPerpetrator, GoldPlace, GoldTime,
    GoldToll, GoldWhen, Range,
};
use super::words::Characters;
use crate::doc::TimeType;
use crate::doc::record::{ArticleRecord, EventCore, FigureRecord, SpanRecord, TollRecord};
use serde_json::json;

/// Share of figures whose effect, minimum or maximum is wrong, on real news (docs/accuracy.md).
const FIGURE: f64 = 0.2;

/// Share of dates and times whose value is wrong, on real news (docs/accuracy.md).
const TIME: f64 = 0.1;

/// The expected number of wrong labels among those that were given, 0 or more.
///
/// An event is wrong with one minus its confidence, which is calibrated; figures and times, which have none, with the error
/// rate measured for their kind. What was missed does not count: a record cannot know it.
#[must_use]
pub fn uncertainty(record: &ArticleRecord) -> f64 {
    let events: f64 = record.events.iter().map(|event| 1.0 - event.confidence).sum();
    events + FIGURE * record.figures.len() as f64 + TIME * record.times.len() as f64
}

/// What the program read, as a gold row to be corrected.
///
/// Beside its labels the row has `uncertainty` and `undecided`, what the program left open; gold passes them over.
/// Durations and sets, places that only the context gives, and claims without a claimant are no gold.
#[must_use]
pub fn suggest(record: &ArticleRecord) -> GoldArticle {
    let text = Characters::new(&record.text);
    let mut row = GoldArticle::new(&record.id, &record.text);
    (row.title, row.published) = (record.title.clone(), record.published.clone());
    row.events = record.events.iter().map(|event| one_event(event, &text)).collect();
    row.figures = record.figures.iter().map(|figure| one_figure(figure, record)).collect();
    row.claims = claims(record);
    row.times = times(record);
    row.entities = Some(entities(record));
    row.attributions = Some(attributions(record));
    let undecided: Vec<_> = record.notes.iter().map(|note| json!([note.start, note.end, note.text])).collect();
    row.more.extend([
        ("uncertainty".to_owned(), json!((uncertainty(record) * 100.0).round() / 100.0)),
        ("undecided".to_owned(), json!(undecided)),
    ]);
    let known = [("url", &record.url), ("publisher", &record.publisher), ("language", &record.language)];
    row.more.extend(known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), json!(value.as_ref()?)))));
    row
}

fn range(span: &SpanRecord) -> Range {
    [span.start, span.end]
}

fn one_event(event: &EventCore, text: &Characters) -> GoldEvent {
    let places = event.places.iter().filter_map(|it| {
        let span = [it.start?, it.end?];
        Some(GoldPlace { span, text: text.slice(span), country: it.country.clone() })
    });
    let perpetrators = event.perpetrators.iter().filter_map(|it| {
        let span = [it.start, it.end];
        Some(GoldPerpetrator { span, text: text.slice(span), responsibility: it.responsibility? })
    });
    let toll = |toll: &Option<TollRecord>| toll.as_ref().map(|toll| GoldToll { min: toll.min, max: toll.max });
    GoldEvent {
        id: event.id.replace('e', "E"),
        kind: event.kind,
        role: event.role,
        stage: event.stage,
        triggers: event.triggers.iter().map(range).collect(),
        when: GoldWhen {
            begin: event.when.begin.clone(),
            until: event.when.until.clone(),
            precision: event.when.precision,
        },
        places: places.collect(),
        perpetrators: perpetrators.collect(),
        killed: toll(&event.killed),
        injured: toll(&event.injured),
    }
}

fn one_figure(figure: &FigureRecord, record: &ArticleRecord) -> GoldFigure {
    let attribution = record.attributions.iter().find(|it| Some(&it.id) == figure.attribution.as_ref());
    let event = figure.event.as_ref().filter(|id| record.events.iter().any(|event| event.id == **id));
    GoldFigure {
        span: range(&figure.span),
        effect: figure.effect,
        min: figure.min,
        max: figure.max,
        bound: figure.bound,
        event: event.map(|id| id.replace('e', "E")),
        scope: figure.scope,
        source: attribution.and_then(|it| it.source.as_ref()).map(|source| range(&source.span)),
        part_of: figure.part_of.as_ref().and_then(|id| record.figures.iter().position(|it| it.id == *id)),
    }
}

fn claims(record: &ArticleRecord) -> Vec<GoldClaim> {
    let one = |claim: &crate::doc::record::ClaimRecord| {
        Some(GoldClaim {
            claimant: range(claim.claimant_span.as_ref()?),
            span: range(&claim.span),
            status: claim.status,
            event: claim.event.as_ref().map(|id| id.replace('e', "E")),
        })
    };
    record.claims.iter().filter_map(one).collect()
}

fn times(record: &ArticleRecord) -> Vec<GoldTime> {
    let wanted = record.times.iter().filter(|it| matches!(it.kind, TimeType::Date | TimeType::Time));
    wanted.map(|it| GoldTime { span: range(&it.span), kind: it.kind, value: it.value.clone() }).collect()
}

fn entities(record: &ArticleRecord) -> Vec<GoldEntity> {
    let one = |it: &crate::doc::record::EntityRecord| GoldEntity {
        kind: it.kind,
        name: it.name.clone(),
        mentions: it.mentions.iter().map(range).collect(),
    };
    record.entities.iter().map(one).collect()
}

fn attributions(record: &ArticleRecord) -> Vec<GoldAttribution> {
    let one = |it: &crate::doc::record::AttributionRecord| GoldAttribution {
        source: it.source.as_ref().map(|source| range(&source.span)),
        cue: it.cue.as_ref().map(range),
        content: it.content.iter().map(|span| [span.start, span.end]).collect(),
    };
    record.attributions.iter().map(one).collect()
}
