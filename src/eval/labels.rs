//! Checks gold labels against their text and against each other.

use super::gold::{GoldArticle, Range};
use super::words::Characters;
use crate::text::nearest;
use serde_json::Value;

/// The first thing wrong with an article's labels, in words; none when all is well.
pub fn problem(article: &GoldArticle) -> Option<String> {
    if let Some(problem) = misspelt(article) {
        return Some(problem);
    }
    let length = article.text.chars().count();
    let outside = |(_, range): &(String, Range)| range[0] >= range[1] || range[1] > length;
    if let Some((what, range)) = ranges(article).into_iter().find(outside) {
        return Some(format!(
            "{}: {what}: expected a range inside 0..{}, found {}..{}",
            article.id, length, range[0], range[1]
        ));
    }
    serde_json::to_value(article).ok().as_ref().and_then(misquoted).or_else(|| arithmetic(article))
}

/// A field that is passed over though a layer was most likely meant.
fn misspelt(article: &GoldArticle) -> Option<String> {
    let layers = ["events", "figures", "claims", "entities", "attributions"];
    let meant = |name: &&String| Some((nearest(name, &layers)?, (*name).clone()));
    let (layer, found) = article.more.keys().find_map(|name| meant(&name))?;
    Some(format!("{}: expected the field {layer:?}, found {found:?}", article.id))
}

/// Every range of an article with what it labels.
fn ranges(article: &GoldArticle) -> Vec<(String, Range)> {
    let mut all: Vec<(String, Range)> = Vec::new();
    for event in &article.events {
        all.extend(event.triggers.iter().map(|range| (format!("trigger of {}", event.id), *range)));
        all.extend(event.places.iter().map(|place| (format!("place of {}", event.id), place.span)));
        all.extend(event.perpetrators.iter().map(|it| (format!("perpetrator of {}", event.id), it.span)));
    }
    for (at, figure) in article.figures.iter().enumerate() {
        all.push((format!("figure {at}"), figure.span));
        all.extend(figure.source.map(|source| (format!("source of figure {at}"), source)));
    }
    for (at, claim) in article.claims.iter().enumerate() {
        all.extend([(format!("claim {at}"), claim.span), (format!("claimant {at}"), claim.claimant)]);
    }
    all.extend(article.times.iter().enumerate().map(|(at, time)| (format!("time {at}"), time.span)));
    for entity in article.entities.iter().flatten() {
        all.extend(entity.mentions.iter().map(|range| (format!("mention of {}", entity.name), *range)));
    }
    for (at, attribution) in article.attributions.iter().flatten().enumerate() {
        let parts = attribution.source.iter().chain(&attribution.cue).chain(&attribution.content);
        all.extend(parts.map(|range| (format!("attribution {at}"), *range)));
    }
    all
}

/// A label whose spelled-out words (`text` beside `span`, `source_text` beside `source`, …) are not the words of the text.
pub fn misquoted(row: &Value) -> Option<String> {
    let text = Characters::new(row.get("text").and_then(Value::as_str).unwrap_or_default());
    let layers = row.as_object()?.values().filter(|value| value.is_array());
    let id = row.get("id").and_then(Value::as_str).unwrap_or_default();
    layers.filter_map(|layer| quoted(layer, &text)).map(|problem| format!("{id}: {problem}")).next()
}

fn quoted(value: &Value, text: &Characters) -> Option<String> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| quoted(item, text)),
        Value::Object(fields) => {
            let wrong = |(name, range): (&String, &Value)| {
                let range: Range = serde_json::from_value(range.clone()).ok()?;
                let spelled = if name == "span" { "text".to_owned() } else { format!("{name}_text") };
                let (words, found) = (fields.get(&spelled)?.as_str()?, text.slice(range));
                let [start, end] = range;
                (words != found).then(|| format!("expected the words {words:?} at {start}..{end}, found {found:?}"))
            };
            fields.iter().find_map(wrong).or_else(|| fields.values().find_map(|item| quoted(item, text)))
        }
        _ => None,
    }
}

/// Figures whose numbers or links cannot be.
fn arithmetic(article: &GoldArticle) -> Option<String> {
    article.figures.iter().enumerate().find_map(|(at, figure)| {
        let reversed = matches!((figure.min, figure.max), (Some(min), Some(max)) if min > max);
        let dangling = figure.part_of.is_some_and(|whole| whole >= article.figures.len() || whole == at);
        let stray = figure.event.as_ref().is_some_and(|id| article.events.iter().all(|event| event.id != *id));
        let what =
            [(reversed, "min <= max"), (dangling, "part_of to name another figure"), (stray, "event to name an event")];
        what.iter()
            .find(|(wrong, _)| *wrong)
            .map(|(_, expected)| format!("{}: figure {at}: expected {expected}", article.id))
    })
}
