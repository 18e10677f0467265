//! The marks of each layer.

use super::super::interlinear::Mark;
use crate::doc::{
    Analysis, Article, AttributionId, ClaimStatus, Count, EntityId, EventId, FigureId, Resolved, TimeBasis, TimeId,
};
use crate::resolve::temporal;
use crate::text::ByteSpan;
use std::fmt::{Display, Write};

fn mark(span: ByteSpan, label: impl Display) -> Mark {
    Mark { span, label: label.to_string() }
}

/// What is known about the article, one line each.
pub(super) fn article(article: &Article) -> String {
    let published = article.published.map(|published| {
        let zone = published.zone_text().map(|zone| format!(" {zone}")).unwrap_or_default();
        format!("{}{zone} ({})", published.date, published.basis)
    });
    let authors = (!article.authors.is_empty()).then(|| article.authors.join(", "));
    let lines = [
        ("id", Some(article.id.clone())),
        ("url", article.url.clone()),
        ("title", article.title.clone()),
        ("publisher", article.publisher.clone()),
        ("authors", authors),
        ("published", published),
        ("language", article.language.clone()),
        ("sha256", Some(article.sha256.clone())),
        ("text", Some(format!("{} characters", article.text.chars().count()))),
    ];
    lines.into_iter().fold(String::new(), |mut text, (name, value)| {
        let _ = writeln!(text, "  {name:<10} {}", value.as_deref().unwrap_or("not known"));
        text
    })
}

/// Every layer of the tagger.
pub(super) fn tags(resolved: &Resolved) -> Vec<Mark> {
    let tags = &resolved.tagged.tags;
    let mut marks = Vec::new();
    marks.extend(tags.entities.iter().map(|tag| mark(tag.span, tag.label)));
    marks.extend(tags.times.iter().map(|tag| mark(tag.span, tag.label)));
    marks.extend(tags.attribution.iter().map(|tag| mark(tag.span, tag.label)));
    marks.extend(tags.triggers.iter().map(|tag| mark(tag.span, tag.label)));
    marks.extend(tags.event_roles.iter().map(|tag| mark(tag.span, tag.label)));
    marks.extend(tags.figures.iter().map(|tag| mark(tag.span, tag.label)));
    marks.extend(tags.arguments.iter().map(|tag| mark(tag.span, tag.label)));
    marks
}

pub(super) fn names(resolved: &Resolved) -> Vec<Mark> {
    let each = resolved.entities.iter().enumerate().flat_map(|(at, entity)| {
        entity.mentions.iter().map(move |span| mark(*span, format!("{} {}", EntityId(at), entity.kind)))
    });
    each.collect()
}

/// What was read with its value, its basis and its rule, and what a rule read and a veto dropped.
pub(super) fn times(resolved: &Resolved) -> Vec<Mark> {
    let label = |at: usize, time: &crate::doc::TimeExpr| {
        let modifier = time.modifier.map(|modifier| format!(" {modifier}")).unwrap_or_default();
        let open = if time.basis == TimeBasis::Unresolved { " unresolved" } else { "" };
        format!("{} {} {}{modifier}{open} by {}", TimeId(at), time.kind, time.value, time.rule)
    };
    let read = resolved.times.iter().enumerate().map(|(at, time)| mark(time.span, label(at, time)));
    let vetoed = temporal::look_alikes(resolved.text());
    let none = vetoed.into_iter().map(|(span, rule, reason)| mark(span, format!("no time, {reason}: {rule}")));
    read.chain(none).collect()
}

pub(super) fn places(resolved: &Resolved) -> Vec<Mark> {
    let label = |place: &crate::doc::Place| {
        let country = place.country.as_deref().unwrap_or("?");
        format!("{} {} {country} by {}", place.precision, place.name, place.rule)
    };
    resolved.places.iter().map(|place| mark(place.span, label(place))).collect()
}

pub(super) fn actors(resolved: &Resolved) -> Vec<Mark> {
    let label = |actor: &crate::doc::Actor| format!("{} {}", actor.kind, actor.name);
    resolved.actors.iter().map(|actor| mark(actor.span, label(actor))).collect()
}

pub(super) fn figures(resolved: &Resolved) -> Vec<Mark> {
    let label = |at: usize, figure: &crate::doc::Figure| {
        let part = figure.part_of.map(|whole| format!(" of {whole}")).unwrap_or_default();
        let (id, effect, scope) = (FigureId(at), figure.effect, figure.scope);
        format!("{id} {effect} {}{part} {scope} by {}", interval(figure.count), figure.rule)
    };
    resolved.figures.iter().enumerate().map(|(at, figure)| mark(figure.span, label(at, figure))).collect()
}

fn interval(count: Count) -> String {
    interval_of(count.min, count.max)
}

/// `min..max`, an open end as "?".
pub(super) fn interval_of(min: Option<u64>, max: Option<u64>) -> String {
    let bound = |bound: Option<u64>| bound.map_or_else(|| "?".to_owned(), |n| n.to_string());
    format!("{}..{}", bound(min), bound(max))
}

pub(super) fn attributions(resolved: &Resolved) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (at, attribution) in resolved.attributions.iter().enumerate() {
        let id = AttributionId(at);
        marks.extend(attribution.source.map(|source| mark(source.span, format!("{id} source {}", source.kind))));
        marks.extend(attribution.via.map(|via| mark(via.span, format!("{id} via {}", via.kind))));
        marks.extend(attribution.cue.map(|cue| mark(cue, format!("{id} {}", attribution.stance))));
        marks.extend(attribution.content.iter().map(|span| mark(*span, format!("{id} content {}", attribution.kind))));
    }
    marks
}

pub(super) fn claims(resolved: &Resolved) -> Vec<Mark> {
    let each = resolved.claims.iter().enumerate().flat_map(|(at, claim)| {
        let verb = if claim.status == ClaimStatus::Claimed { "claims" } else { "denies" };
        let id = format!("c{}", at + 1);
        [mark(claim.claimant, format!("{id} claimant")), mark(claim.span, format!("{id} {verb}"))]
    });
    each.collect()
}

pub(super) fn triggers(analysis: &Analysis) -> Vec<Mark> {
    let each = analysis.events.iter().enumerate().flat_map(|(at, event)| {
        event.triggers.iter().map(move |span| mark(*span, format!("{} {}", EventId(at), event.kind)))
    });
    each.collect()
}
