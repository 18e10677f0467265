//! Which of the places that share a name is meant.
//!
//! Toponym resolution by a linear score: size, form of the name, the countries and divisions that the article names
//! (one sense per article), and what the words beside it contain ("Paris, Texas"). Names whose two best readings lie
//! in different countries and weigh the same stay undecided.

use super::context::Context;
use super::gazetteer::{Entry, Form, Gazetteer, Kind, Reading};
use super::mention::{Mention, Shape};
use std::collections::HashMap;

/// Scores closer than this are the same.
const TIE: f64 = 0.15;
/// Inhabitants up to which a town abroad gives way to an unknown village at home.
const SMALL: u32 = 300_000;

/// The reading chosen for a mention.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// The place meant.
    Entry(Entry),
    /// A place that the gazetteer lacks, inside one that it holds ("Smallville, Kansas").
    Inside(Entry),
    /// Several places are as likely.
    Undecided(Vec<Entry>),
    /// The gazetteer says nothing.
    Unknown,
}

impl Choice {
    /// The place meant, or the one it lies in.
    #[must_use]
    pub fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Entry(entry) | Self::Inside(entry) => Some(entry),
            _ => None,
        }
    }
}

/// Decides every mention; the result is parallel to `mentions`.
#[must_use]
pub fn choose(mentions: &[Mention], context: &mut Context, text: &str) -> Vec<Choice> {
    let mut choices = vec![Choice::Unknown; mentions.len()];
    let mut senses: HashMap<String, Entry> = HashMap::new();
    // Containers stand behind what they contain, so the last mention is decided first.
    for (at, mention) in mentions.iter().enumerate().rev() {
        let Some(container) = mention.container else { continue };
        if choices[container] == Choice::Unknown {
            choices[container] = best(&mentions[container], context);
        }
        let Some(container) = choices[container].entry().copied() else { continue };
        choices[at] = inside(mention, &container);
        if let Choice::Entry(entry) = &choices[at] {
            senses.insert(crate::text::fold(mention.span.of(text)), *entry);
            context.add(entry.country, Gazetteer::world().division(entry).map(|division| division.index), 1.0);
        }
    }
    for (at, mention) in mentions.iter().enumerate() {
        if choices[at] == Choice::Unknown && mention.shape == Shape::Capital && mention.readings.is_empty() {
            let capital = context.country().and_then(|country| Gazetteer::world().capital(country));
            choices[at] = capital.map_or(Choice::Unknown, |reading| Choice::Entry(reading.entry));
        } else if choices[at] == Choice::Unknown && !mention.readings.is_empty() {
            let sense = senses.get(&crate::text::fold(mention.span.of(text))).filter(|_| !mention.division);
            choices[at] = sense.map_or_else(|| best(mention, context), |entry| Choice::Entry(*entry));
        }
    }
    choices
}

/// The reading that lies in `container`.
fn inside(mention: &Mention, container: &Entry) -> Choice {
    let lies_in = |entry: &Entry| match container.kind {
        Kind::Country => entry.country == container.country && entry.index != container.index,
        Kind::Division => entry.division == Some(container.index),
        _ => entry.country == container.country && entry.division == container.division,
    };
    let found = mention.readings.iter().filter(|reading| lies_in(&reading.entry));
    match found.max_by_key(|reading| (reading.form == Form::Name, reading.entry.population)) {
        Some(reading) => Choice::Entry(reading.entry),
        None => Choice::Inside(*container),
    }
}

/// The reading with the highest score, unless two countries tie.
fn best(mention: &Mention, context: &Context) -> Choice {
    let mut ranked: Vec<(f64, Entry)> =
        mention.readings.iter().map(|reading| (score(reading, mention, context), reading.entry)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.index.cmp(&b.1.index)));
    let Some((top, entry)) = ranked.first().copied() else { return Choice::Unknown };
    let rivals: Vec<Entry> =
        ranked.iter().take_while(|(score, _)| top - score < TIE).map(|(_, entry)| *entry).collect();
    if rivals.iter().any(|rival| rival.country != entry.country) {
        return Choice::Undecided(rivals);
    }
    if is_foreign_namesake(&entry, context) && !mention.division {
        return Choice::Unknown;
    }
    if mention.division && entry.kind != Kind::Division {
        return Choice::Entry(Gazetteer::world().division(&entry).unwrap_or(entry));
    }
    Choice::Entry(entry)
}

/// Whether the only reading is a small town of a country that the article does not name, while it is about another:
/// more likely a village of that other country.
fn is_foreign_namesake(entry: &Entry, context: &Context) -> bool {
    let small = matches!(entry.kind, Kind::City | Kind::Seat) && entry.population < SMALL;
    small
        && context.country().is_some_and(|country| country != entry.country && context.share(country) > 0.3)
        && context.share(entry.country) < 0.08
}

/// How well a reading fits: size in powers of ten, form, kind, and the article.
fn score(reading: &Reading, mention: &Mention, context: &Context) -> f64 {
    let entry = &reading.entry;
    let size = (f64::from(entry.population) + 1e3).log10();
    let form = match reading.form {
        Form::Name | Form::Demonym => 0.0,
        Form::Abbreviation => 2.0,
        Form::Alternative if entry.kind == Kind::Country => 1.0,
        Form::Alternative => -1.5,
    };
    let kind = match entry.kind {
        Kind::Country => 2.5,
        Kind::Capital => 1.0,
        Kind::Seat => 0.3,
        Kind::Division if mention.division => 4.0,
        Kind::Division if has_namesake(mention, entry) => -2.5,
        Kind::Division | Kind::Region => 0.5,
        Kind::City => 0.0,
    };
    let division = Gazetteer::world().division(entry).map_or(0.0, |division| context.division(division.index));
    size + form + kind + 4.0 * context.share(entry.country) + 1.5 * (division / 2.0).min(1.0)
}

/// Whether a town of the same name is a good part of the division: the bare name is the town's.
fn has_namesake(mention: &Mention, division: &Entry) -> bool {
    let part = |entry: &Entry| entry.population >= division.population / 8;
    let town = |entry: &Entry| {
        matches!(entry.kind, Kind::Capital | Kind::Seat) || entry.kind == Kind::City && entry.population > 500_000
    };
    mention.readings.iter().any(|reading| {
        let entry = &reading.entry;
        town(entry) && part(entry) && (entry.division == Some(division.index) || entry.kind == Kind::Capital)
    })
}
