//! Victims told beside a figure that does not count them: "the judge and two of her guards were killed" is three.
//!
//! Reads: a toll of one sentence and the named victims of that sentence. Yields: the toll with one more a victim. Known
//! misreadings: "others" after a name may count the others of an earlier sentence.
//! Fires: "X and another man were shot", "X was killed; two of his guards also died", "six priests and X".
//! Must not: "twelve people, including X", "X, a former mayor, was killed".

use super::scene::Scene;
use super::victims::Victim;
use crate::doc::{Figure, Note, Toll};
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

static BESIDE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:others?|another|more|his|her|their|also)\b").expect("pattern is valid"));
static PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:including|includes?|included|among|identified|named)\b|:").expect("pattern is valid")
});
static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*,?\s*(?:and|as well as|along with|plus)(?:\s+[\w.'-]+){0,4}\s*$").expect("pattern is valid")
});

/// The toll with the victims that stand beside its figures, and a note for each of them.
pub fn add(scene: &Scene, figures: &[Figure], victims: &[Victim], toll: Toll) -> (Toll, Vec<Note>) {
    let counted: Vec<&Figure> = toll.figures.iter().filter_map(|id| figures.get(id.0)).collect();
    let uncounted = |victim: &&Victim| {
        let overlaps = counted.iter().any(|figure| figure.span.overlaps(victim.span));
        victim.named && !overlaps && counted.iter().any(|figure| beside(scene, figure, victim.span))
    };
    let found: Vec<&Victim> = victims.iter().filter(uncounted).collect();
    let more = |n: Option<u64>| n.map(|n| n.saturating_add(found.len() as u64));
    let note = |victim: &&Victim| {
        let words = format!("beside the figure: this person counts as one more {} of {}", victim.effect, victim.event);
        Note::new(victim.span, "single-victim", words)
    };
    let notes = found.iter().map(note).collect();
    (Toll { min: more(toll.min), max: more(toll.max), best: more(toll.best), figures: toll.figures }, notes)
}

/// Whether a figure counts others than the person at `span`.
fn beside(scene: &Scene, figure: &Figure, span: ByteSpan) -> bool {
    let sentence = |span: ByteSpan| scene.resolved.tagged.segmented.sentence_at(span);
    if sentence(figure.span) != sentence(span) || figure.count.best().is_none_or(|best| best == 0) {
        return false;
    }
    let (first, second) = if span < figure.span { (span, figure.span) } else { (figure.span, span) };
    let between = ByteSpan::new(first.end(), second.start().max(first.end())).of(scene.text());
    let told = figure.predicate.filter(|it| it.start() > figure.span.end()).unwrap_or(figure.span);
    let others = span < figure.span && BESIDE.is_match(figure.span.cover(told).of(scene.text()));
    !PART.is_match(between) && (others || span > figure.span && JOINED.is_match(between))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_tell_of_others() {
        for words in ["two of her guards", "another man", "three others", "two members of the staff were also killed"] {
            assert!(BESIDE.is_match(words), "{words}");
        }
        assert!(!BESIDE.is_match("a former mayor"));
        assert!(PART.is_match(", including ") && JOINED.is_match(" and senator ") && !JOINED.is_match(" said "));
    }
}
