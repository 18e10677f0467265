//! Places: gazetteer and context.
//!
//! Reads the network's names and place arguments, the gazetteer's names in the running text and wordings that name a
//! spot. Yields every mention with the country, division and position that its name and the article give; what the
//! gazetteer lacks inherits country and division from its sentence or article. Boilerplate gives none.

pub mod gazetteer;

mod choose;
mod context;
mod inherit;
mod mention;
mod merge;
mod names;
mod tables;
mod unknown;
mod venues;

use crate::doc::{Entity, EntityId, Note, Place, PlacePrecision, SentenceKind, Tagged};
use crate::resolve::common::words;
use crate::text::{ByteSpan, one_line};
use choose::Choice;
use context::Context;
use gazetteer::{Entry, Gazetteer, Kind};
use mention::{Mention, Shape};

/// Resolves every mention of a place.
#[must_use]
pub fn resolve(tagged: &Tagged, entities: &[Entity], notes: &mut Vec<Note>) -> Vec<Place> {
    let mentions = mentions(tagged);
    let mut context = Context::of(tagged, &mentions);
    let choices = choose::choose(&mentions, &mut context, tagged.text());
    let homes = inherit::homes(&mentions, &choices, &context);
    let mut places = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let words = mention.span.of(tagged.text());
        if let Choice::Undecided(rivals) = &choices[at] {
            notes.push(undecided(mention.span, words, rivals));
        }
        let entity = bearer(entities, mention.span);
        let place = match (&choices[at], mention.shape) {
            (Choice::Entry(entry), Shape::Name | Shape::Demonym | Shape::Capital) => known(mention, entry, words),
            _ => unknown(mention, homes[at].as_ref(), words),
        };
        places.push(Place { entity, ..place });
    }
    places
}

/// Every mention of every sentence that is not boilerplate, in order, without overlap.
fn mentions(tagged: &Tagged) -> Vec<Mention> {
    let mut found = Vec::new();
    for (sentence, line) in tagged.segmented.sentences.iter().enumerate() {
        if line.kind == SentenceKind::Boilerplate {
            continue;
        }
        let words = words::of_sentence(tagged, line);
        let read = names::Line {
            text: tagged.text(),
            sentence,
            words: &words,
            entities: &tagged.tags.entities,
            capitals: names::Capitals::of(&words),
        };
        let names = names::find(&read);
        let venues = venues::find(line.span.of(tagged.text()), line.span.start(), sentence);
        let mut merged = merge::merge(tagged, names, venues, sentence);
        merged.extend(unknown::find(&read, &merged));
        merged.sort_by_key(|mention| mention.span);
        found.extend(merged);
    }
    merge::contain(tagged.text(), &mut found);
    found
}

/// The entity that bears the name at `span`.
fn bearer(entities: &[Entity], span: ByteSpan) -> Option<EntityId> {
    let exact = entities.iter().position(|entity| entity.mentions.contains(&span));
    exact
        .or_else(|| entities.iter().position(|entity| entity.mentions.iter().any(|known| known.contains(span))))
        .map(EntityId)
}

/// A place that the gazetteer holds.
fn known(mention: &Mention, entry: &Entry, words: &str) -> Place {
    let demonym = mention.shape == Shape::Demonym;
    let precision = match entry.kind {
        Kind::Country => PlacePrecision::Country,
        Kind::Division | Kind::Region => PlacePrecision::Admin1,
        _ => PlacePrecision::City,
    };
    let name = if entry.name.is_empty() { words } else { entry.name };
    Place {
        span: mention.span,
        name: name.to_owned(),
        entity: None,
        country: Some(entry.country).filter(|country| !country.is_empty()).map(str::to_owned),
        admin1: Gazetteer::world().division(entry).map(|division| division.name.to_owned()),
        coordinates: Some(entry.coordinates),
        geonames: Some(entry.id).filter(|id| *id != 0),
        precision,
        demonym,
        rule: mention.rule,
    }
}

/// A place that the gazetteer lacks, with what it inherits from where it lies.
fn unknown(mention: &Mention, home: Option<&inherit::Home>, words: &str) -> Place {
    Place {
        span: mention.span,
        name: one_line(words),
        entity: None,
        country: home.map(|home| home.country.to_owned()),
        admin1: home.and_then(|home| home.division.map(|division| division.name.to_owned())),
        coordinates: home.and_then(|home| home.coordinates),
        geonames: None,
        precision: PlacePrecision::Venue,
        demonym: false,
        rule: mention.rule,
    }
}

/// Says which readings were as likely.
fn undecided(span: ByteSpan, words: &str, rivals: &[Entry]) -> Note {
    let named: Vec<String> = rivals.iter().map(|rival| format!("{} ({})", rival.name, rival.country)).collect();
    Note::new(span, "places/undecided", format!("{words:?} can be {}", named.join(" or ")))
}

#[cfg(test)]
mod tests;
