//! Gold labels in the shape of a record, so that the scorer can measure one annotator against another.

use crate::doc::record::{
    ArticleRecord, AttributionRecord, ClaimRecord, CodesRecord, EntityRecord, EventCore, FigureRecord, OptionalSpan,
    PerpetratorRecord, PlaceRecord, SourceRecord, SpanRecord, TimeRecord, TollRecord, WhenRecord,
};
use crate::doc::{AttributionKind, EventBasis, PlacePrecision, Precision, SourceType, Stance, TimeBasis};
use crate::eval::gold::{GoldArticle, GoldClaim, GoldEvent, GoldFigure, GoldTime, GoldToll, Range};
use crate::eval::words::Characters;

/// The record of an article's gold, without attributions.
pub fn record(article: &GoldArticle) -> ArticleRecord {
    let text = Characters::new(&article.text);
    let entity = |(at, it): (usize, &crate::eval::gold::GoldEntity)| EntityRecord {
        id: format!("n{at}"),
        kind: it.kind,
        name: it.name.clone(),
        aliases: Vec::new(),
        geo: None,
        mentions: it.mentions.iter().map(|range| span(*range, &text)).collect(),
    };
    ArticleRecord {
        entities: article.entities.iter().flatten().enumerate().map(entity).collect(),
        times: article.times.iter().enumerate().map(|(at, it)| time(at, it, &text)).collect(),
        figures: article.figures.iter().enumerate().map(|(at, it)| figure(at, it, &text)).collect(),
        claims: article.claims.iter().enumerate().map(|(at, it)| claim(at, it, &text)).collect(),
        events: events(article),
        ..crate::eval::outcome::empty(article)
    }
}

/// The labelled attributions.
pub fn attributions(article: &GoldArticle) -> Vec<AttributionRecord> {
    let text = Characters::new(&article.text);
    let one = |(at, it): (usize, &crate::eval::gold::GoldAttribution)| AttributionRecord {
        cue: it.cue.map(|range| span(range, &text)),
        content: it.content.iter().map(|range| OptionalSpan { start: range[0], end: range[1] }).collect(),
        ..attribution(format!("a{at}"), it.source, &text)
    };
    article.attributions.iter().flatten().enumerate().map(one).collect()
}

/// The sources of figures as attributions, by the ids that [`record`] gives its figures.
pub fn sources(article: &GoldArticle) -> Vec<AttributionRecord> {
    let text = Characters::new(&article.text);
    let sourced = article.figures.iter().enumerate().filter(|(_, figure)| figure.source.is_some());
    sourced.map(|(at, figure)| attribution(format!("s{at}"), figure.source, &text)).collect()
}

/// The labelled events.
pub fn events(article: &GoldArticle) -> Vec<EventCore> {
    let text = Characters::new(&article.text);
    article.events.iter().map(|it| event(it, &text)).collect()
}

fn span(range: Range, text: &Characters) -> SpanRecord {
    SpanRecord { start: range[0], end: range[1], text: text.slice(range) }
}

fn attribution(id: String, source: Option<Range>, text: &Characters) -> AttributionRecord {
    let source = source.map(|range| SourceRecord { span: span(range, text), entity: None, kind: SourceType::Other });
    AttributionRecord {
        id,
        source,
        via: None,
        cue: None,
        content: Vec::new(),
        kind: AttributionKind::Indirect,
        stance: Stance::Says,
    }
}

fn time(at: usize, time: &GoldTime, text: &Characters) -> TimeRecord {
    TimeRecord {
        id: format!("t{at}"),
        span: span(time.span, text),
        kind: time.kind,
        value: time.value.clone(),
        modifier: None,
        begin: None,
        until: None,
        precision: Precision::Unknown,
        basis: TimeBasis::Explicit,
    }
}

fn figure(at: usize, figure: &GoldFigure, text: &Characters) -> FigureRecord {
    FigureRecord {
        id: format!("f{at}"),
        span: span(figure.span, text),
        effect: figure.effect,
        min: figure.min,
        max: figure.max,
        bound: figure.bound,
        category: None,
        scope: figure.scope,
        event: figure.event.clone(),
        part_of: figure.part_of.map(|whole| format!("f{whole}")),
        supersedes: None,
        as_of: None,
        attribution: figure.source.map(|_| format!("s{at}")),
        perpetrators: false,
    }
}

fn claim(at: usize, claim: &GoldClaim, text: &Characters) -> ClaimRecord {
    ClaimRecord {
        id: format!("c{at}"),
        claimant: None,
        claimant_span: Some(span(claim.claimant, text)),
        span: span(claim.span, text),
        event: None,
        status: claim.status,
        mode: None,
        attribution: None,
    }
}

fn event(event: &GoldEvent, text: &Characters) -> EventCore {
    let (places, perpetrators) = participants(event);
    EventCore {
        id: event.id.clone(),
        kind: event.kind,
        role: event.role,
        stage: event.stage,
        triggers: event.triggers.iter().map(|range| span(*range, text)).collect(),
        when: WhenRecord {
            begin: event.when.begin.clone(),
            until: event.when.until.clone(),
            precision: event.when.precision,
            basis: EventBasis::None,
            time: None,
        },
        places,
        perpetrators,
        targets: Vec::new(),
        weapons: Vec::new(),
        killed: event.killed.map(toll),
        injured: event.injured.map(toll),
        missing: None,
        kidnapped: None,
        displaced: None,
        arrested: None,
        sources: Vec::new(),
        confidence: 1.0,
        codes: CodesRecord::default(),
        checks: Vec::new(),
    }
}

fn participants(event: &GoldEvent) -> (Vec<PlaceRecord>, Vec<PerpetratorRecord>) {
    let places = event.places.iter().map(|it| PlaceRecord {
        name: it.text.clone(),
        start: Some(it.span[0]),
        end: Some(it.span[1]),
        country: it.country.clone(),
        admin1: None,
        lat: None,
        lon: None,
        geonames: None,
        precision: PlacePrecision::City,
    });
    let perpetrators = event.perpetrators.iter().map(|it| PerpetratorRecord {
        name: it.text.clone(),
        start: it.span[0],
        end: it.span[1],
        entity: None,
        responsibility: Some(it.responsibility),
        attribution: None,
    });
    (places.collect(), perpetrators.collect())
}

fn toll(toll: GoldToll) -> TollRecord {
    TollRecord { min: toll.min, max: toll.max, best: None, figures: Vec::new() }
}
