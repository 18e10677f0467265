//! Uncertainty by resampling articles (Efron's percentile bootstrap), reproducible to the digit.

use super::Tally;
use super::outcome::ArticleScores;

/// Resamples drawn for an interval or a test.
const DRAWS: usize = 1000;

/// Splitmix64 (Steele, Lea and Flood 2014) with a fixed seed: the same sample every time, on every machine.
struct Draws(u64);

impl Draws {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

fn tallies(articles: &[ArticleScores], slot: &str) -> Vec<Tally> {
    articles.iter().map(|article| article.scores.0.get(slot).copied().unwrap_or_default()).collect()
}

fn resampled(tallies: &[Tally], picks: &[usize]) -> f64 {
    let mut total = Tally::default();
    picks.iter().for_each(|at| total.add(tallies[*at]));
    total.f1()
}

/// The 95 % interval of a slot's score over articles, 0 to 1.
#[must_use]
pub fn interval(articles: &[ArticleScores], slot: &str) -> (f64, f64) {
    let tallies = tallies(articles, slot);
    let mut draws = Draws(1);
    let mut scores: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let picks: Vec<usize> = (0..tallies.len()).map(|_| draws.below(tallies.len())).collect();
            resampled(&tallies, &picks)
        })
        .collect();
    scores.sort_by(f64::total_cmp);
    (scores[DRAWS / 40], scores[DRAWS - 1 - DRAWS / 40])
}

/// Probability, by paired resampling, that a difference as great as the one seen comes by chance (two-sided, 0 to 1).
///
/// `before` and `after` hold the same articles in the same order.
#[must_use]
pub fn chance(before: &[ArticleScores], after: &[ArticleScores], slot: &str) -> f64 {
    let (old, new) = (tallies(before, slot), tallies(after, slot));
    let all: Vec<usize> = (0..old.len().min(new.len())).collect();
    let seen = resampled(&new, &all) - resampled(&old, &all);
    let mut draws = Draws(2);
    let mut extreme = 0;
    for _ in 0..DRAWS {
        let picks: Vec<usize> = all.iter().map(|_| draws.below(all.len())).collect();
        let shifted = resampled(&new, &picks) - resampled(&old, &picks) - seen;
        extreme += usize::from(shifted.abs() >= seen.abs());
    }
    if seen == 0.0 { 1.0 } else { extreme as f64 / DRAWS as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::Scores;

    fn articles(rights: &[bool]) -> Vec<ArticleScores> {
        let one = |(at, right): (usize, &bool)| {
            let mut scores = Scores::default();
            scores.decide("role", *right);
            ArticleScores { id: at.to_string(), kind: Vec::new(), scores }
        };
        rights.iter().enumerate().map(one).collect()
    }

    #[test]
    fn intervals_hold_the_score_and_repeat() {
        let set = articles(&[true, true, true, false, true, true, false, true]);
        let (low, high) = interval(&set, "role");
        assert!(low < 0.75 && 0.75 < high && low >= 0.0 && high <= 1.0, "{low} {high}");
        assert_eq!(interval(&set, "role"), (low, high));
    }

    #[test]
    fn great_changes_are_unlikely_and_none_is_certain() {
        let (bad, good) = (articles(&[false; 30]), articles(&[true; 30]));
        assert!(chance(&bad, &good, "role") < 0.05);
        assert_eq!(chance(&good, &good, "role"), 1.0);
    }
}
