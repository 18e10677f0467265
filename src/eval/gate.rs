//! The accuracy gate: floors for every slot, pinned to the gold and the inputs they were measured on.

use super::outcome::{Evaluation, table};
use super::score::PAGE_TEXT;
use super::{GoldArticle, Scores, Tally};
use crate::text::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// `corpus/floors.toml`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floors {
    /// How far a score may fall below its floor before the gate closes, in points (0 to 100).
    pub margin: f64,
    /// SHA-256 of each gold file's texts and labels, by file name.
    pub gold: BTreeMap<String, String>,
    /// Floor of each slot, in points (0 to 100).
    pub floors: BTreeMap<String, f64>,
    /// Tallies of each article when the floors were pinned, to name those that fell: slot, then article.
    pub pinned: BTreeMap<String, BTreeMap<String, (usize, usize, usize)>>,
}

/// Points a score may lie under its floor: int8 kernels of other processors round differently.
const MARGIN: f64 = 1.0;

/// Why the gate is closed.
#[derive(Debug, Clone, PartialEq)]
pub enum Breach {
    /// Gold is not what the floors were pinned on.
    Gold {
        /// The file.
        file: String,
    },
    /// Articles have no record, or a record of another text: their labels could not be compared.
    Text {
        /// What is wrong with them.
        what: &'static str,
        /// The articles.
        articles: Vec<String>,
    },
    /// A slot fell.
    Fell {
        /// The slot.
        slot: String,
        /// Its floor in points.
        floor: f64,
        /// Its score now in points.
        score: f64,
        /// The articles that did it.
        articles: Vec<String>,
    },
}

impl std::fmt::Display for Breach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Gold { file } => write!(
                f,
                "{file}: expected the gold the floors were pinned on, found another; look at the change and pin again (--pin)"
            ),
            Self::Text { what, articles } => {
                write!(
                    f,
                    "expected a record of gold's own text for every article, found {what} for {}",
                    articles.join(", ")
                )
            }
            Self::Fell { slot, floor, score, articles } => {
                write!(f, "{slot}: expected at least {floor:.1}, found {score:.1}; fell in {}", articles.join(", "))
            }
        }
    }
}

/// Points (0 to 100) to one decimal, rounded down, so that a floor never lies above what was measured.
fn points(score: f64) -> f64 {
    (score * 1000.0).floor() / 10.0
}

/// Checksum of gold articles: texts and labels, whatever the spelling of the file.
#[must_use]
pub fn checksum(gold: &[GoldArticle]) -> String {
    let mut hash = Sha256::new();
    for article in gold {
        let labels = GoldArticle { more: BTreeMap::new(), ..article.clone() };
        hash.update(serde_json::to_vec(&labels).unwrap_or_default());
        hash.update(article.page.as_deref().unwrap_or_default());
        hash.update(b"\n");
    }
    hex(&hash.finalize())
}

/// Checks an evaluation against the floors; an open gate gives nothing.
#[must_use]
pub fn check(floors: &Floors, evaluation: &Evaluation, gold: &BTreeMap<String, String>) -> Vec<Breach> {
    let files = floors.gold.iter().filter(|(file, sum)| gold.get(*file) != Some(sum)).map(|(file, _)| file);
    let fresh = gold.keys().filter(|file| !floors.gold.contains_key(*file));
    let mut breaches: Vec<Breach> = files.chain(fresh).map(|file| Breach::Gold { file: file.clone() }).collect();
    // How well pages are read has a slot, and a floor, of its own.
    let page = |id: &&String| evaluation.articles.iter().any(|it| it.id == **id && it.scores.0.contains_key(PAGE_TEXT));
    let differs: Vec<String> = evaluation.differs.iter().filter(|id| !page(id)).cloned().collect();
    let unread = [("none", evaluation.lost.clone()), ("another text", differs)];
    let unread = unread.into_iter().filter(|(_, articles)| !articles.is_empty());
    breaches.extend(unread.map(|(what, articles)| Breach::Text { what, articles }));
    let total = evaluation.total();
    for (slot, floor) in &floors.floors {
        let score = total.0.get(slot).copied().unwrap_or_default().f1() * 100.0;
        if score + floors.margin < *floor {
            breaches.push(Breach::Fell {
                slot: slot.clone(),
                floor: *floor,
                score,
                articles: fell(floors, evaluation, slot),
            });
        }
    }
    breaches
}

/// Articles whose tally of a slot is worse than when the floors were pinned; one that had nothing in it then was flawless.
fn fell(floors: &Floors, evaluation: &Evaluation, slot: &str) -> Vec<String> {
    let pinned = floors.pinned.get(slot);
    let score = |tally: Tally| if tally.given + tally.wanted == 0 { 1.0 } else { tally.f1() };
    let before = |id: &str| {
        let (right, given, wanted) = pinned.and_then(|pinned| pinned.get(id)).copied().unwrap_or_default();
        score(Tally { right, given, wanted })
    };
    let now = |scores: &Scores| score(scores.0.get(slot).copied().unwrap_or_default());
    let worse = evaluation.articles.iter().filter(|article| now(&article.scores) < before(&article.id));
    worse.map(|article| article.id.clone()).collect()
}

/// Floors that hold today's scores; refuses to lower one unless `lower` is allowed.
///
/// # Errors
/// Names every floor that would fall.
pub fn pin(
    old: Option<&Floors>,
    evaluation: &Evaluation,
    (gold, lower): (BTreeMap<String, String>, bool),
) -> Result<Floors, Vec<String>> {
    let floors: BTreeMap<String, f64> =
        table(evaluation).iter().map(|line| (line.slot.to_owned(), points(line.tally.f1()))).collect();
    let before = old.map(|old| &old.floors);
    let falls = before.into_iter().flatten().filter_map(|(slot, floor)| {
        let now = floors.get(slot).copied().unwrap_or(0.0);
        (now < *floor).then(|| format!("{slot}: {floor:.1} would fall to {now:.1}"))
    });
    let falls: Vec<String> = falls.collect();
    if !falls.is_empty() && !lower {
        return Err(falls);
    }
    Ok(Floors { margin: old.map_or(MARGIN, |old| old.margin), gold, floors, pinned: pinned(evaluation) })
}

/// Tallies by slot and article, leaving out articles that have nothing in the slot.
fn pinned(evaluation: &Evaluation) -> BTreeMap<String, BTreeMap<String, (usize, usize, usize)>> {
    let mut all: BTreeMap<String, BTreeMap<String, (usize, usize, usize)>> = BTreeMap::new();
    for article in &evaluation.articles {
        for (slot, tally) in article.scores.0.iter().filter(|(_, tally)| tally.given + tally.wanted > 0) {
            let row = (tally.right, tally.given, tally.wanted);
            all.entry(slot.clone()).or_default().insert(article.id.clone(), row);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::outcome::ArticleScores;

    fn evaluation(rights: &[bool]) -> Evaluation {
        let one = |(at, right): (usize, &bool)| {
            let mut scores = Scores::default();
            scores.decide("event.role.accuracy", *right);
            ArticleScores { id: format!("a{at}"), kind: Vec::new(), scores }
        };
        Evaluation { articles: rights.iter().enumerate().map(one).collect(), ..Evaluation::default() }
    }

    #[test]
    fn an_article_that_had_nothing_is_named_for_its_surplus() {
        let gold = BTreeMap::from([("dev.jsonl".to_owned(), "x".to_owned())]);
        let counted = |tallies: &[(usize, usize, usize)]| {
            let one = |(at, tally): (usize, &(usize, usize, usize))| {
                let mut scores = Scores::default();
                scores.count("figures.value", *tally);
                ArticleScores { id: format!("a{at}"), kind: Vec::new(), scores }
            };
            Evaluation { articles: tallies.iter().enumerate().map(one).collect(), ..Evaluation::default() }
        };
        let floors = pin(None, &counted(&[(2, 2, 2), (0, 0, 0), (1, 2, 1)]), (gold.clone(), false));
        let Ok(floors) = floors else { panic!("expected floors, found {floors:?}") };
        let breaches = check(&floors, &counted(&[(2, 2, 2), (0, 3, 0), (1, 2, 1)]), &gold);
        assert!(matches!(&breaches[..], [Breach::Fell { articles, .. }] if articles == &["a1"]), "{breaches:?}");
    }

    #[test]
    fn a_fall_is_named_with_its_articles_and_floors_do_not_sink() {
        let gold = BTreeMap::from([("dev.jsonl".to_owned(), "x".to_owned())]);
        let good = evaluation(&[true, true, true]);
        let floors = pin(None, &good, (gold.clone(), false));
        let Ok(floors) = floors else { panic!("expected floors, found {floors:?}") };
        assert_eq!(check(&floors, &good, &gold), []);
        let bad = evaluation(&[true, false, true]);
        let breaches = check(&floors, &bad, &gold);
        assert!(matches!(&breaches[..], [Breach::Fell { articles, .. }] if articles == &["a1"]), "{breaches:?}");
        assert!(
            pin(Some(&floors), &bad, (gold.clone(), false))
                .is_err_and(|falls| falls[0].starts_with("event.role.accuracy"))
        );
        assert!(pin(Some(&floors), &bad, (gold, true)).is_ok());
        let other = BTreeMap::from([("dev.jsonl".to_owned(), "y".to_owned())]);
        assert_eq!(check(&floors, &good, &other), [Breach::Gold { file: "dev.jsonl".to_owned() }]);
    }
}
