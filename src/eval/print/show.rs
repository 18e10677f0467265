//! Gold and guess side by side.

use super::super::GoldArticle;
use super::super::realign::realign;
use super::super::suggest::suggest;
use super::super::words::Characters;
use super::marked;
use crate::doc::record::{ArticleRecord, EventCore, FigureRecord};
use std::fmt::Write;

/// One article: its text with the labels of both under the words, then what gold has and what the program gave, layer by layer.
#[must_use]
pub fn show(gold: &GoldArticle, record: &ArticleRecord) -> String {
    let moved = (gold.page.is_some() && gold.text != record.text).then(|| realign(gold, &record.text));
    let gold = moved.as_ref().unwrap_or(gold);
    let text = Characters::new(&gold.text);
    let mut out = format!("{}  {}\n\n", gold.id, gold.title.as_deref().unwrap_or(""));
    out += "under the words: = both, - gold alone, + the program alone\n\n";
    out += &marked(gold, &suggest(record));
    section(
        &mut out,
        "events",
        gold.events.iter().map(|it| golden_event(it, &text)),
        record.events.iter().map(guessed_event),
    );
    let figures = gold.figures.iter().map(|it| {
        let words = text.slice(it.span);
        format!(
            "{words:32} {} {} {} {}",
            it.effect,
            bounds(it.min, it.max),
            it.event.as_deref().unwrap_or("-"),
            it.source.map_or_else(String::new, |source| text.slice(source))
        )
    });
    section(&mut out, "figures", figures, record.figures.iter().map(|it| guessed_figure(it, record)));
    let times = gold.times.iter().map(|it| format!("{:32} {} {}", text.slice(it.span), it.kind, it.value));
    section(
        &mut out,
        "times",
        times,
        record.times.iter().map(|it| format!("{:32} {} {}", it.span.text, it.kind, it.value)),
    );
    let claims =
        gold.claims.iter().map(|it| format!("{:32} {} by {}", text.slice(it.span), it.status, text.slice(it.claimant)));
    section(&mut out, "claims", claims, record.claims.iter().map(|it| format!("{:32} {}", it.span.text, it.status)));
    out
}

fn section(out: &mut String, name: &str, gold: impl Iterator<Item = String>, guesses: impl Iterator<Item = String>) {
    let _ = writeln!(out, "\n{name}");
    gold.for_each(|line| out.push_str(&format!("  gold   {line}\n")));
    guesses.for_each(|line| out.push_str(&format!("  guess  {line}\n")));
}

fn bounds(min: Option<u64>, max: Option<u64>) -> String {
    let number = |n: Option<u64>| n.map_or_else(|| "null".to_owned(), |n| n.to_string());
    format!("{}..{}", number(min), number(max))
}

fn golden_event(event: &super::super::gold::GoldEvent, text: &Characters) -> String {
    let triggers: Vec<String> = event.triggers.iter().map(|range| text.slice(*range)).collect();
    let places: Vec<&str> = event.places.iter().map(|place| place.text.as_str()).collect();
    let people: Vec<String> =
        event.perpetrators.iter().map(|it| format!("{} ({})", it.text, it.responsibility)).collect();
    let toll =
        |toll: Option<super::super::gold::GoldToll>| toll.map_or_else(|| "-".to_owned(), |it| bounds(it.min, it.max));
    format!(
        "{} {} {} {} {triggers:?} {} {places:?} {people:?} killed {} injured {}",
        event.id,
        event.kind,
        event.role,
        event.stage,
        event.when.begin.as_deref().unwrap_or("-"),
        toll(event.killed),
        toll(event.injured)
    )
}

fn guessed_event(event: &EventCore) -> String {
    let triggers: Vec<&str> = event.triggers.iter().map(|it| it.text.as_str()).collect();
    let places: Vec<String> =
        event.places.iter().map(|it| format!("{} {}", it.name, it.country.as_deref().unwrap_or("?"))).collect();
    let people: Vec<String> = event
        .perpetrators
        .iter()
        .map(|it| format!("{} ({})", it.name, it.responsibility.map_or("-", |grade| grade.as_str())))
        .collect();
    let toll = |toll: &Option<crate::doc::record::TollRecord>| {
        toll.as_ref().map_or_else(|| "-".to_owned(), |it| bounds(it.min, it.max))
    };
    format!(
        "{} {} {} {} {triggers:?} {} {places:?} {people:?} killed {} injured {} ({})",
        event.id,
        event.kind,
        event.role,
        event.stage,
        event.when.begin.as_deref().unwrap_or("-"),
        toll(&event.killed),
        toll(&event.injured),
        event.confidence
    )
}

fn guessed_figure(figure: &FigureRecord, record: &ArticleRecord) -> String {
    let source = record
        .attributions
        .iter()
        .find(|it| Some(&it.id) == figure.attribution.as_ref())
        .and_then(|it| it.source.as_ref());
    let source = source.map_or("", |it| it.span.text.as_str());
    format!(
        "{:32} {} {} {} {source}",
        figure.span.text,
        figure.effect,
        bounds(figure.min, figure.max),
        figure.event.as_deref().unwrap_or("-")
    )
}
