//! Gold to markup.

use super::markup::{Markup, details};
use crate::eval::gold::{GoldArticle, GoldAttribution, GoldEvent, GoldFigure, GoldToll};
use std::collections::BTreeMap;

/// The labels of an article as marks and links, and in words what has no place among them.
pub fn flatten(article: &GoldArticle) -> (Markup, Vec<String>) {
    let (mut markup, mut lost) = (Markup::default(), Vec::new());
    let mut events: BTreeMap<&str, String> = BTreeMap::new();
    for (at, event) in article.events.iter().enumerate() {
        match one_event(event, at, &mut markup) {
            Some(anchor) => drop(events.insert(&event.id, anchor)),
            None => lost.push(format!("event {}: it has no trigger to mark", event.id)),
        }
    }
    figures(article, &events, &mut markup);
    for claim in &article.claims {
        let id = markup.mark(&format!("claim.{}", claim.status), claim.span, details([]));
        let claimant = markup.mark("claimant", claim.claimant, details([]));
        markup.link(&id, "claimant", &claimant);
        if let Some(anchor) = claim.event.as_ref().and_then(|event| events.get(event.as_str())) {
            markup.link(anchor, "claim", &id);
        }
    }
    for time in &article.times {
        markup.mark(&format!("time.{}", time.kind), time.span, details([("value", Some(time.value.clone()))]));
    }
    for entity in article.entities.iter().flatten() {
        let mut first: Option<String> = None;
        for range in &entity.mentions {
            let name = first.is_none().then(|| entity.name.clone());
            let id = markup.mark(&format!("name.{}", entity.kind), *range, details([("name", name)]));
            match &first {
                Some(first) => markup.link(&id, "same", first),
                None => first = Some(id),
            }
        }
        if first.is_none() {
            lost.push(format!("name {:?}: it has no mention to mark", entity.name));
        }
    }
    for attribution in article.attributions.iter().flatten() {
        if !one_attribution(attribution, &mut markup) {
            lost.push("an attribution without source, cue and content".to_owned());
        }
    }
    (markup, lost)
}

/// Least and greatest number of a toll: `12..30`, open ends as `null`.
fn toll(toll: Option<GoldToll>) -> Option<String> {
    let number = |number: Option<u64>| number.map_or_else(|| "null".to_owned(), |number| number.to_string());
    toll.map(|toll| format!("{}..{}", number(toll.min), number(toll.max)))
}

fn one_event(event: &GoldEvent, at: usize, markup: &mut Markup) -> Option<String> {
    let (first, others) = event.triggers.split_first()?;
    let facts = details([
        ("id", (event.id != format!("E{}", at + 1)).then(|| event.id.clone())),
        ("role", Some(event.role.to_string())),
        ("stage", Some(event.stage.to_string())),
        ("begin", event.when.begin.clone()),
        ("until", event.when.until.clone()),
        ("precision", Some(event.when.precision.to_string())),
        ("killed", toll(event.killed)),
        ("injured", toll(event.injured)),
    ]);
    let anchor = markup.mark(&format!("event.{}", event.kind), *first, facts);
    let triggers = others.iter().map(|range| ("trigger", *range, details([])));
    let places = event.places.iter().map(|it| ("place", it.span, details([("country", it.country.clone())])));
    let people = event
        .perpetrators
        .iter()
        .map(|it| ("perpetrator", it.span, details([("responsibility", Some(it.responsibility.to_string()))])));
    for (label, range, facts) in triggers.chain(places).chain(people) {
        let id = markup.mark(label, range, facts);
        markup.link(&anchor, label, &id);
    }
    Some(anchor)
}

fn figures(article: &GoldArticle, events: &BTreeMap<&str, String>, markup: &mut Markup) {
    let number = |number: Option<u64>| number.map(|number| number.to_string());
    let one = |figure: &GoldFigure| {
        let facts = details([
            ("min", number(figure.min)),
            ("max", number(figure.max)),
            ("bound", Some(figure.bound.to_string())),
            ("scope", Some(figure.scope.to_string())),
        ]);
        let id = markup.mark(&format!("figure.{}", figure.effect), figure.span, facts);
        if let Some(source) = figure.source {
            let source = markup.mark("source", source, details([]));
            markup.link(&id, "source", &source);
        }
        if let Some(anchor) = figure.event.as_ref().and_then(|event| events.get(event.as_str())) {
            markup.link(anchor, "figure", &id);
        }
        id
    };
    let ids: Vec<String> = article.figures.iter().map(one).collect();
    for (figure, id) in article.figures.iter().zip(&ids) {
        if let Some(whole) = figure.part_of.and_then(|whole| ids.get(whole)) {
            markup.link(id, "part_of", whole);
        }
    }
}

fn one_attribution(attribution: &GoldAttribution, markup: &mut Markup) -> bool {
    let parts = attribution.cue.map(|range| ("cue", range)).into_iter();
    let parts = parts.chain(attribution.content.iter().map(|range| ("content", *range)));
    let parts: Vec<_> = parts.chain(attribution.source.map(|range| ("source", range))).collect();
    let Some(((label, range), others)) = parts.split_first() else { return false };
    let anchor = markup.mark(label, *range, details([]));
    for (label, range) in others {
        let id = markup.mark(label, *range, details([]));
        markup.link(&anchor, label, &id);
    }
    true
}
