//! Which mentions speak of one event: two logistic regressions over signs of their words, days, places and tolls.
//!
//! `joining` compares a mention with an event begun before, `beginning` tells whether one that fits none begins an event. Their
//! weights (`joining_table`, `beginning_table`) were fitted by `scripts/fit_pairs.py` to gold articles.

mod beginning;
mod beginning_table;
mod joining;
mod joining_table;
mod wording;

pub use joining::Pair;

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

fn flag(condition: bool) -> f64 {
    f64::from(u8::from(condition))
}
