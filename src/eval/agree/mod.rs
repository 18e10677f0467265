//! Agreement of two annotators of the same articles: F1 by slot, and Krippendorff's alpha on the types of events.

mod alpha;
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
    /// Events that both found.
    pub pairs: usize,
    /// Krippendorff's alpha (nominal) on the types of these events; none when all are of one type.
    pub alpha: Option<f64>,
}

/// Compares the second annotator's articles with the first one's, by id.
#[must_use]
pub fn agree(first: &[GoldArticle], second: &[GoldArticle]) -> Agreement {
    let mut agreement = Agreement::default();
    let mut types = Vec::new();
    for one in first {
        let Some(other) = second.iter().find(|other| other.id == one.id && other.text == one.text) else {
            agreement.alone.push(one.id.clone());
            continue;
        };
        agreement.articles += 1;
        agreement.scores.add(&compared(one, other));
        let pairs = matching::pair(&record::events(other), &one.events, &Characters::new(&one.text));
        types.extend(pairs.iter().map(|(b, a)| (one.events[*a].kind.as_str(), other.events[*b].kind.as_str())));
    }
    let missing = |other: &&GoldArticle| first.iter().all(|one| one.id != other.id);
    agreement.alone.extend(second.iter().filter(missing).map(|other| other.id.clone()));
    agreement.pairs = types.len();
    agreement.alpha = alpha(&types);
    agreement
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
