//! The layers of an article.

use super::RenderError;
use super::writer::{Writer, name};
use crate::doc::record::{
    AttributionRecord, ClaimRecord, EntityRecord, FigureRecord, GeoRecord, NoteRecord, PlaceMentionRecord,
    SourceRecord, TimeRecord,
};
use crate::doc::{
    Attribution, AttributionId, Claim, EntityId, Figure, FigureId, Note, Place, Resolved, Source, TimeExpr, TimeId,
};

type Layer<T> = Result<Vec<T>, RenderError>;

pub(super) fn entities(writer: &Writer, resolved: &Resolved) -> Layer<EntityRecord> {
    let write = |(at, entity): (usize, &crate::doc::Entity)| {
        Ok(EntityRecord {
            id: EntityId(at).to_string(),
            kind: entity.kind,
            name: entity.name.clone(),
            aliases: entity.aliases.clone(),
            geo: resolved.places.iter().find(|place| locates(place, EntityId(at))).map(geo),
            mentions: writer.spans("entities", &entity.mentions)?,
        })
    };
    resolved.entities.iter().enumerate().map(write).collect()
}

fn locates(place: &Place, entity: EntityId) -> bool {
    place.entity == Some(entity) && !place.demonym
}

fn geo(place: &Place) -> GeoRecord {
    GeoRecord {
        country: place.country.clone(),
        admin1: place.admin1.clone(),
        lat: place.coordinates.map(|(lat, _)| lat),
        lon: place.coordinates.map(|(_, lon)| lon),
        geonames: place.geonames,
    }
}

pub(super) fn places(writer: &Writer, resolved: &Resolved) -> Layer<PlaceMentionRecord> {
    let write = |place: &Place| {
        Ok(PlaceMentionRecord {
            span: writer.span("places", place.span)?,
            name: place.name.clone(),
            entity: name(place.entity),
            geo: geo(place),
            precision: place.precision,
            demonym: place.demonym,
        })
    };
    resolved.places.iter().map(write).collect()
}

pub(super) fn times(writer: &Writer, resolved: &Resolved) -> Layer<TimeRecord> {
    let write = |(at, time): (usize, &TimeExpr)| {
        Ok(TimeRecord {
            id: TimeId(at).to_string(),
            span: writer.span("times", time.span)?,
            kind: time.kind,
            value: time.value.clone(),
            modifier: time.modifier,
            begin: name(time.begin),
            until: name(time.until),
            precision: time.precision,
            basis: time.basis,
        })
    };
    resolved.times.iter().enumerate().map(write).collect()
}

pub(super) fn figures(writer: &Writer, resolved: &Resolved) -> Layer<FigureRecord> {
    let write = |(at, figure): (usize, &Figure)| {
        Ok(FigureRecord {
            id: FigureId(at).to_string(),
            span: writer.span("figures", figure.span)?,
            effect: figure.effect,
            min: figure.count.min,
            max: figure.count.max,
            bound: figure.count.bound,
            category: figure.category.clone(),
            scope: figure.scope,
            event: name(figure.event),
            part_of: name(figure.part_of),
            supersedes: name(figure.supersedes),
            as_of: name(figure.as_of),
            attribution: name(figure.attribution),
            perpetrators: figure.perpetrators,
        })
    };
    resolved.figures.iter().enumerate().map(write).collect()
}

pub(super) fn attributions(writer: &Writer, resolved: &Resolved) -> Layer<AttributionRecord> {
    let write = |(at, attribution): (usize, &Attribution)| {
        let content = attribution.content.iter().map(|span| writer.bare("attributions", *span));
        Ok(AttributionRecord {
            id: AttributionId(at).to_string(),
            source: attribution.source.map(|source| speaker(writer, source)).transpose()?,
            via: attribution.via.map(|via| speaker(writer, via)).transpose()?,
            cue: attribution.cue.map(|cue| writer.span("attributions", cue)).transpose()?,
            content: content.collect::<Result<_, _>>()?,
            kind: attribution.kind,
            stance: attribution.stance,
        })
    };
    resolved.attributions.iter().enumerate().map(write).collect()
}

fn speaker(writer: &Writer, source: Source) -> Result<SourceRecord, RenderError> {
    let span = writer.span("attributions", source.span)?;
    Ok(SourceRecord { span, entity: name(source.entity), kind: source.kind })
}

pub(super) fn claims(writer: &Writer, resolved: &Resolved) -> Layer<ClaimRecord> {
    let write = |(at, claim): (usize, &Claim)| {
        Ok(ClaimRecord {
            id: format!("c{}", at + 1),
            claimant: name(claim.entity),
            claimant_span: Some(writer.span("claims", claim.claimant)?),
            span: writer.span("claims", claim.span)?,
            event: name(claim.event),
            status: claim.status,
            mode: claim.mode,
            attribution: name(claim.attribution),
        })
    };
    resolved.claims.iter().enumerate().map(write).collect()
}

pub(super) fn notes(writer: &Writer, resolved: &Resolved) -> Layer<NoteRecord> {
    let write = |note: &Note| {
        let span = writer.bare("notes", note.span)?;
        Ok(NoteRecord { start: span.start, end: span.end, rule: note.rule.to_owned(), text: note.text.clone() })
    };
    resolved.notes.iter().map(write).collect()
}
