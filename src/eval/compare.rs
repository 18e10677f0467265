//! Comparison with an earlier evaluation of the same articles.

use super::bootstrap::chance;
use super::outcome::{ArticleScores, Evaluation, sum};
use super::score::SLOTS;
use super::{Scores, Tally};

/// How one slot changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Name of the slot.
    pub slot: &'static str,
    /// Score before, 0 to 1.
    pub before: f64,
    /// Score now, 0 to 1.
    pub after: f64,
    /// Probability that it is chance.
    pub chance: f64,
    /// Articles whose tally of this slot changed, with right/given/wanted before and now.
    pub articles: Vec<(String, Tally, Tally)>,
}

/// Every slot whose tallies changed on the articles that both evaluations hold.
#[must_use]
pub fn compare(before: &Evaluation, after: &Evaluation) -> Vec<Change> {
    let old = |id: &str| before.articles.iter().find(|article| article.id == id);
    let pairs: Vec<(ArticleScores, ArticleScores)> =
        after.articles.iter().filter_map(|now| Some((old(&now.id)?.clone(), now.clone()))).collect();
    let (olds, news): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    SLOTS.iter().filter_map(|slot| change(&olds, &news, slot)).collect()
}

fn change(olds: &[ArticleScores], news: &[ArticleScores], slot: &'static str) -> Option<Change> {
    let tally = |scores: &Scores| scores.0.get(slot).copied().unwrap_or_default();
    let both = olds.iter().zip(news).map(|(old, new)| (new.id.clone(), tally(&old.scores), tally(&new.scores)));
    let articles: Vec<_> = both.filter(|(_, old, new)| old != new).collect();
    if articles.is_empty() {
        return None;
    }
    let (before, after) = (tally(&sum(olds.iter())).f1(), tally(&sum(news.iter())).f1());
    Some(Change { slot, before, after, chance: chance(olds, news, slot), articles })
}
