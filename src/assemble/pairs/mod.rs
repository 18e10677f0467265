//! Which mentions speak of one event: two logistic regressions over signs of their words, days, places and tolls.
//!
//! `joining` compares a mention with an event begun before, `beginning` tells whether one that fits none begins an event. Their
//! weights (`joining_table`, `beginning_table`) were fitted by `scripts/fit_pairs.py` to gold articles.

mod beginning;
mod beginning_table;
mod joining;
mod joining_table;
mod wording;

pub use joining::{Pair, is_apart};

use super::cues::Cues;
use super::scene::Scene;
use crate::text::pattern;
use wording::Wording;

/// A sign and its value: most lie between 0 and 1.
pub type Sign = (&'static str, f64);

pattern!(
    PLURAL_TITLE,
    r"(?i)\b(?:attacks|shootings|bombings|blasts|raids|strikes|clashes|killings|explosions|stabbings|robberies|fires|incidents|crashes|briefs|two|three|four|five|six|seven|separate|across)\b"
);

/// An article's mentions with all that is compared.
pub struct Ground<'a> {
    /// The article.
    pub scene: &'a Scene<'a>,
    /// How each mention is meant.
    pub cues: &'a [Cues],
    wordings: Vec<Wording<'a>>,
    plural_title: bool,
}

impl<'a> Ground<'a> {
    /// Reads the wordings of all mentions.
    pub fn new(scene: &'a Scene<'a>, cues: &'a [Cues]) -> Self {
        let title = scene.resolved.tagged.segmented.article.title.as_deref().unwrap_or("");
        Self { scene, cues, wordings: wording::read(scene, cues), plural_title: PLURAL_TITLE.is_match(title) }
    }

    /// The signs that a mention begins an event: see [`beginning::signs`].
    pub fn beginning(&self, index: usize, evidence: (f64, Option<f64>)) -> Vec<Sign> {
        beginning::signs(self, index, evidence)
    }
}

/// The signs that a mention speaks of an event begun before.
pub fn joining(pair: &Pair) -> Vec<Sign> {
    joining::signs(pair)
}

/// Log odds that the mention speaks of the event.
pub fn joins(signs: &[Sign]) -> f64 {
    sum(joining_table::ROWS, signs)
}

/// Log odds that the mention begins an event.
pub fn begins(signs: &[Sign]) -> f64 {
    sum(beginning_table::ROWS, signs)
}

/// The probability of log odds.
pub fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// The first row is the bias; the others stand in the order of the signs.
fn sum(rows: &[Sign], signs: &[Sign]) -> f64 {
    let bias = rows.first().map_or(0.0, |row| row.1);
    bias + rows.iter().skip(1).zip(signs).map(|(row, sign)| row.1 * sign.1).sum::<f64>()
}

/// The value of a sign that is there or not: 1 or 0.
pub fn flag(condition: bool) -> f64 {
    f64::from(u8::from(condition))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::cluster::Draft;
    use crate::assemble::{cues, triggers};
    use crate::resolve::{common::fixture::tagged, resolve};

    #[test]
    fn every_sign_has_its_row() {
        let text = "A bomb killed 12 people in Harlow on Monday. Hours later a second bomb wounded three in Denby.";
        let resolved = resolve(tagged(text));
        let scene = Scene::new(&resolved, triggers::find(&resolved.tagged));
        let cues: Vec<Cues> = scene.mentions.iter().map(|it| cues::read(&scene, it)).collect();
        let ground = Ground::new(&scene, &cues);
        let draft = Draft { mentions: vec![0], birth: 1.0 };
        let pair = Pair { ground: &ground, index: 1, draft: &draft, first: true, recent: true, only: true };
        let names = |signs: Vec<Sign>| signs.into_iter().map(|sign| sign.0).collect::<Vec<_>>();
        let rows = |rows: &[Sign]| rows.iter().skip(1).map(|row| row.0).collect::<Vec<_>>();
        assert_eq!(names(joining(&pair)), rows(joining_table::ROWS));
        assert_eq!(names(ground.beginning(0, (1.0, None))), rows(beginning_table::ROWS));
    }

    #[test]
    fn log_odds_are_summed_from_the_bias() {
        let rows = [("bias", -1.0), ("one", 2.0), ("other", 4.0)];
        assert_eq!(sum(&rows, &[("one", 1.0), ("other", 0.5)]), 3.0);
        assert_eq!(probability(0.0), 0.5);
    }
}
