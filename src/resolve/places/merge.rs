//! Names, venues and the network's tags made into one list of mentions.

use super::gazetteer::{Form, Gazetteer, Kind};
use super::mention::{Mention, Shape};
use crate::doc::{ArgumentRole, EntityType, Tagged};
use crate::text::ByteSpan;

/// Nouns after a town's name that add nothing to it.
const SETTLEMENTS: &[&str] =
    &["city", "town", "village", "area", "suburb", "suburbs", "countryside", "region", "metro area"];

/// One sentence's mentions in order, without overlap.
#[must_use]
pub fn merge(tagged: &Tagged, names: Vec<Mention>, venues: Vec<Mention>, sentence: usize) -> Vec<Mention> {
    let text = tagged.text();
    let mut merged: Vec<Mention> = Vec::new();
    for venue in venues {
        let inner: Vec<&Mention> = names.iter().filter(|name| name.span.overlaps(venue.span)).collect();
        if !inner.iter().any(|name| says_it_all(text, name, &venue)) {
            merged.push(venue);
        }
    }
    let free: Vec<Mention> = names.into_iter().filter(|name| !overlaps_any(&merged, name.span)).collect();
    merged.extend(free);
    merged.extend(capitals(tagged, sentence, &merged));
    for (span, rule) in tagged_spans(tagged, sentence) {
        if !overlaps_any(&merged, span) && names_a_spot(span.of(text)) {
            merged.push(Mention::new(span, sentence, Shape::Venue, rule));
        }
    }
    merged.sort_by_key(|mention| mention.span);
    merged
}

fn overlaps_any(mentions: &[Mention], span: ByteSpan) -> bool {
    mentions.iter().any(|mention| mention.span.overlaps(span))
}

/// Whether the venue's words beyond the name add nothing: "Homs city", "Afghan village".
fn says_it_all(text: &str, name: &Mention, venue: &Mention) -> bool {
    if name.span.contains(venue.span) {
        return true;
    }
    let rest = ByteSpan::new(name.span.end(), venue.span.end().max(name.span.end())).of(text).trim();
    let whole = name.span.start() <= venue.span.start() || venue.rule == "places/settlement-of";
    let small = rest.chars().all(|letter| !letter.is_uppercase());
    let street = matches!(venue.rule, "places/block" | "places/address" | "places/street" | "places/crossing");
    match name.shape {
        Shape::Demonym => whole && small && !rest.contains("mbassy") && !rest.contains("onsulate"),
        _ => whole && !street && (rest.is_empty() || SETTLEMENTS.contains(&rest)) && known_town(name),
    }
}

fn known_town(name: &Mention) -> bool {
    name.readings.iter().any(|reading| reading.entry.kind != Kind::Country || reading.form != Form::Demonym)
}

/// "the Kenyan capital": the capital of the people's country.
fn capitals(tagged: &Tagged, sentence: usize, names: &[Mention]) -> Vec<Mention> {
    let text = tagged.text();
    let mut found = Vec::new();
    for name in names.iter().filter(|name| name.shape == Shape::Demonym) {
        let rest = text.get(name.span.end()..).unwrap_or("");
        let Some(country) = name.readings.first().map(|reading| reading.entry.country) else { continue };
        if rest.starts_with(" capital") && !rest[8..].starts_with(char::is_alphanumeric) {
            let span = ByteSpan::new(name.span.end() + 1, name.span.end() + 8);
            let readings = Gazetteer::world().capital(country).into_iter().collect();
            found.push(Mention { readings, ..Mention::new(span, sentence, Shape::Capital, "places/capital") });
        }
    }
    let line = tagged.segmented.sentences.get(sentence).map_or(ByteSpan::new(0, 0), |line| line.span);
    let words = line.of(text);
    for (at, phrase) in words.match_indices("the capital") {
        let rest = &words[at + phrase.len()..];
        if !rest.starts_with(char::is_alphanumeric) && !rest.starts_with(" of") && !rest.starts_with(" city of") {
            let span = ByteSpan::new(at + 4, at + phrase.len()).shifted(line.start());
            found.push(Mention::new(span, sentence, Shape::Capital, "places/capital"));
        }
    }
    found
}

/// Whether a label of the network stands on more than a bare direction, an address of the web or a piece of a word.
fn names_a_spot(words: &str) -> bool {
    let marked = words.chars().any(|letter| letter.is_uppercase() || letter.is_ascii_digit());
    (marked || words.contains(' ')) && !words.contains(['@', '#']) && words.chars().count() > 2
}

/// The network's place names and place arguments in a sentence.
fn tagged_spans(tagged: &Tagged, sentence: usize) -> Vec<(ByteSpan, &'static str)> {
    let here = |span: ByteSpan| tagged.segmented.sentence_at(span) == sentence;
    let tags = &tagged.tags;
    let names = tags.entities.iter().filter(|tag| tag.label == EntityType::Loc && here(tag.span));
    let arguments = tags.arguments.iter().filter(|tag| tag.label == ArgumentRole::Place && here(tag.span));
    let mut spans: Vec<(ByteSpan, &'static str)> = names.map(|tag| (tag.span, "places/tagged")).collect();
    for tag in arguments {
        if !spans.iter().any(|(span, _)| span.overlaps(tag.span)) {
            spans.push((tag.span, "places/argument"));
        }
    }
    spans
}

/// Links each mention to the one behind it that says where it lies: "Paris, Texas", "Basra, in southern Iraq".
pub fn contain(text: &str, mentions: &mut [Mention]) {
    for at in 0..mentions.len().saturating_sub(1) {
        let (here, next) = (&mentions[at], &mentions[at + 1]);
        let gap = ByteSpan::new(here.span.end(), next.span.start()).of(text);
        let contains = next.shape == Shape::Name
            && here.sentence == next.sentence
            && here.shape != Shape::Demonym
            && is_containing(gap)
            && next.readings.iter().any(|reading| holds(here, reading.entry.kind, reading.entry.index));
        if contains {
            mentions[at].container = Some(at + 1);
        }
    }
}

/// Whether the words between two names say that the first lies in the second.
fn is_containing(gap: &str) -> bool {
    let gap = gap.trim();
    let words: Vec<&str> = gap.trim_start_matches(',').split_whitespace().collect();
    let bare = |word: &&str| {
        super::tables::DIRECTIONS.contains(word)
            || matches!(*word, "in" | "the" | "province" | "of" | "state" | "city" | "town" | "part" | "region")
    };
    let opens = gap.starts_with(',') || matches!(gap, "(" | "in") || words.first().is_some_and(|word| *word == "in");
    opens && words.len() <= 5 && words.iter().filter(|word| **word != "(").all(bare)
}

/// Whether a place of `kind` can contain the mention: a venue lies in anything, a town in a division or country.
fn holds(here: &Mention, kind: Kind, index: u32) -> bool {
    let same = here.readings.iter().any(|reading| reading.entry.index == index);
    match kind {
        Kind::Country | Kind::Division | Kind::Region => !same,
        _ => here.shape == Shape::Venue,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_containing, names_a_spot};

    #[test]
    fn labels_on_scraps_are_no_places() {
        assert!(names_a_spot("Oak Mills") && names_a_spot("a mobile home park") && names_a_spot("al-Nour"));
        assert!(
            !names_a_spot("the")
                && !names_a_spot("southwest")
                && !names_a_spot("desk@sheet.example")
                && !names_a_spot("L.")
        );
    }

    #[test]
    fn gaps_that_contain_are_told_from_lists() {
        assert!(is_containing(", ") && is_containing(", in southern ") && is_containing(" in "));
        assert!(!is_containing(" and ") && !is_containing(", said the mayor of ") && !is_containing(" to "));
    }
}
