//! Agreement of two annotators of the same articles: F1 by slot, and Krippendorff's alpha by layer.
//!
//! Alpha is nominal. For layers of marked words its units are the words of the text between white space, each with the category
//! that an annotator gave it or none; for properties of events and figures, the events and figures that both have.

mod alpha;
mod layers;
mod record;

pub use alpha::alpha;

use super::gold::GoldArticle;
use super::words::Characters;
use super::{Scores, matching, score};
use crate::doc::record::{ArticleRecord, AttributionRecord};

/// How far two annotators agree.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agreement {
    /// Articles that both have with the same text.
    pub articles: usize,
    /// Ids that only one has, or whose texts differ.
    pub alone: Vec<String>,
    /// Tallies by slot: the first annotator as gold, the second as the one who is measured.
    pub scores: Scores,
    /// Krippendorff's alpha by layer or property.
    pub alphas: Vec<Reliability>,
}

/// Krippendorff's alpha on some units.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// What the units are, and what they are sorted by.
    pub of: &'static str,
    /// Their number.
    pub units: usize,
    /// Alpha (nominal), 1 at best; none when both annotators used one category only.
    pub alpha: Option<f64>,
}

/// Compares the second annotator's articles with the first one's, by id.
#[must_use]
pub fn agree(first: &[GoldArticle], second: &[GoldArticle]) -> Agreement {
    let mut agreement = Agreement::default();
    let mut units = layers::Units::new();
    for one in first {
        let Some(other) = second.iter().find(|other| other.id == one.id && other.text == one.text) else {
            agreement.alone.push(one.id.clone());
            continue;
        };
        agreement.articles += 1;
        agreement.scores.add(&compared(one, other));
        layers::words(one, other, &mut units);
        layers::figures_in_common(one, other, &mut units);
        for (b, a) in matching::pair(&record::events(other), &one.events, &Characters::new(&one.text)) {
            layers::events(&one.events[a], &other.events[b], &mut units);
        }
    }
    let missing = |other: &&GoldArticle| first.iter().all(|one| one.id != other.id);
    agreement.alone.extend(second.iter().filter(missing).map(|other| other.id.clone()));
    agreement.alphas = units.into_iter().map(reliability).collect();
    agreement
}

fn reliability((of, pairs): (&'static str, Vec<(String, String)>)) -> Reliability {
    let borrowed: Vec<(&str, &str)> = pairs.iter().map(|(one, other)| (one.as_str(), other.as_str())).collect();
    Reliability { of, units: pairs.len(), alpha: alpha(&borrowed) }
}

/// The second annotator's labels scored against the first one's; layers that one of them left out are not counted.
fn compared(first: &GoldArticle, second: &GoldArticle) -> Scores {
    let mut gold = first.clone();
    gold.entities = gold.entities.filter(|_| second.entities.is_some());
    gold.attributions = gold.attributions.filter(|_| second.attributions.is_some());
    let mut scores = score(&with(second, record::attributions(second)), &gold);
    // Sources of figures are attributions of their own, which would count as surplus in that layer.
    let sourced = score(&with(second, record::sources(second)), &gold);
    scores.0.retain(|slot, _| !SOURCED.contains(&slot.as_str()));
    scores.0.extend(sourced.0.into_iter().filter(|(slot, _)| SOURCED.contains(&slot.as_str())));
    scores
}

/// Slots that look at the sources of figures.
const SOURCED: [&str; 2] = ["figures.source.accuracy", "figures.unsourced.accuracy"];

fn with(article: &GoldArticle, attributions: Vec<AttributionRecord>) -> ArticleRecord {
    ArticleRecord { attributions, ..record::record(article) }
}

#[cfg(test)]
mod tests;
