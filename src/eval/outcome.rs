//! The scores of a set: article by article, in total, by tag, with their uncertainty.

use super::realign::{realign, same_words};
use super::score::{PAGE_TEXT, SLOTS, score};
use super::{GoldArticle, Scores, Tally};
use crate::doc::record::ArticleRecord;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One article's scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArticleScores {
    /// The article.
    pub id: String,
    /// Its tags.
    pub kind: Vec<String>,
    /// Its tallies.
    pub scores: Scores,
}

/// The scores of a set of gold articles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// Article by article, in gold's order.
    pub articles: Vec<ArticleScores>,
    /// Gold articles without a record: they count as empty.
    pub lost: Vec<String>,
    /// Records whose text is not gold's.
    pub differs: Vec<String>,
}

impl Evaluation {
    /// Scores every gold article against the record of the same id.
    #[must_use]
    pub fn new(gold: &[GoldArticle], records: &BTreeMap<String, ArticleRecord>) -> Self {
        let mut evaluation = Self::default();
        for article in gold {
            let empty = || empty(article);
            let record = records.get(&article.id);
            if let Some(record) = record.filter(|record| article.page.is_some() && record.text != article.text) {
                if !same_words(&record.text, &article.text) {
                    evaluation.differs.push(article.id.clone());
                }
                evaluation.articles.push(scored(article, on_page(record, article)));
                continue;
            }
            match record {
                None => evaluation.lost.push(article.id.clone()),
                Some(record) if record.text != article.text => evaluation.differs.push(article.id.clone()),
                Some(_) => {}
            }
            let scores = record.map_or_else(|| score(&empty(), article), |record| score(record, article));
            evaluation.articles.push(scored(article, scores));
        }
        evaluation
    }

    /// The sum over all articles.
    #[must_use]
    pub fn total(&self) -> Scores {
        sum(self.articles.iter())
    }

    /// The sum over the articles of each tag.
    #[must_use]
    pub fn by_tag(&self) -> BTreeMap<String, Scores> {
        let mut tags: BTreeMap<String, Scores> = BTreeMap::new();
        for article in &self.articles {
            for tag in &article.kind {
                tags.entry(tag.clone()).or_default().add(&article.scores);
            }
        }
        tags
    }
}

fn scored(article: &GoldArticle, scores: Scores) -> ArticleScores {
    ArticleScores { id: article.id.clone(), kind: article.kind.clone(), scores }
}

/// Scores of a page whose text is set otherwise than gold's, or is another.
fn on_page(record: &ArticleRecord, article: &GoldArticle) -> Scores {
    let mut scores = score(record, &realign(article, &record.text));
    if !same_words(&record.text, &article.text) {
        scores.0.entry(PAGE_TEXT.to_owned()).or_default().right = 0;
    }
    scores
}

/// The sum of some articles' scores.
pub fn sum<'a>(articles: impl Iterator<Item = &'a ArticleScores>) -> Scores {
    let mut total = Scores::default();
    articles.for_each(|article| total.add(&article.scores));
    total
}

/// One line of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Name of the slot.
    pub slot: &'static str,
    /// Its tally.
    pub tally: Tally,
    /// Lower and upper end of the 95 % interval of its score, 0 to 1.
    pub interval: (f64, f64),
}

/// The table of a set: slots that gold labels or the program fills, in their fixed order.
#[must_use]
pub fn table(evaluation: &Evaluation) -> Vec<Line> {
    let total = evaluation.total();
    let line = |slot: &&'static str| {
        let tally = *total.0.get(*slot)?;
        Some(Line { slot, tally, interval: super::bootstrap::interval(&evaluation.articles, slot) })
    };
    SLOTS.iter().filter_map(line).filter(|line| line.tally.given + line.tally.wanted > 0).collect()
}

/// The record of an article about which nothing was found.
pub(super) fn empty(gold: &GoldArticle) -> ArticleRecord {
    ArticleRecord {
        schema: crate::doc::record::ARTICLE_SCHEMA.to_owned(),
        id: gold.id.clone(),
        url: None,
        title: None,
        publisher: None,
        authors: Vec::new(),
        published: None,
        published_basis: crate::doc::PublishedBasis::None,
        published_zone: None,
        modified: None,
        origins: std::collections::BTreeMap::new(),
        language: None,
        sha256: String::new(),
        text: gold.text.clone(),
        entities: Vec::new(),
        places: Vec::new(),
        times: Vec::new(),
        figures: Vec::new(),
        attributions: Vec::new(),
        claims: Vec::new(),
        events: Vec::new(),
        notes: Vec::new(),
    }
}
