//! Victims told beside a figure that does not count them: "the judge and two of her guards were killed" is three.
//!
//! Reads: a toll of one sentence and the named victims of that sentence, or of one just before it ("one of his guards also
//! died"). Yields: the toll with one more a victim. Known
//! misreadings: "others" after a name may count the others of an earlier sentence.
//! Fires: "X and another man were shot", "X was killed; two of his guards also died", "six priests and X", "the murder of X and a guard", "a maid and her
//! daughter", "X and Y, a former mayor, were killed".
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
static ALSO: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)\balso\b").expect("pattern is valid"));
static ENDS_IN_AND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[^.;:]{0,90},? (?:and|as well as|along with|together with)\s*$").expect("pattern is valid")
});
static RELATIVE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?i)^(?:his|her|their) ").expect("pattern is valid"));
static JOINED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\s*,?\s*(?:and|as well as|along with|plus)(?:\s+[\w.'-]+){0,4}\s*$").expect("pattern is valid")
});

/// The toll with the victims that stand beside its figures, and a note for each of them.
pub fn add(scene: &Scene, figures: &[Figure], victims: &[Victim], toll: Toll) -> (Toll, Vec<Note>) {
    let counted: Vec<&Figure> = toll.figures.iter().filter_map(|id| figures.get(id.0)).collect();
    let uncounted = |victim: &&Victim| {
        let overlaps = counted.iter().any(|figure| figure.span.overlaps(victim.span));
        let apposed = |figure: &Figure| {
            let other = victims.iter().find(|other| other.named && is_apposed(scene, other.span, figure.span));
            other.is_some_and(|other| other.span != victim.span && scene.share_sentence(victim.span, figure.span))
                && !is_apposed(scene, victim.span, figure.span)
                && victim.named
        };
        let told = |figure: &Figure| beside(scene, figure, victim) || apposed(figure) || also(scene, figure, victim);
        !overlaps && counted.iter().any(|figure| told(figure))
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

/// Whether a figure only describes the person named right before it: "Ana Ruiz, a judge".
fn is_apposed(scene: &Scene, name: ByteSpan, figure: ByteSpan) -> bool {
    name.end() <= figure.start() && ByteSpan::new(name.end(), figure.start()).of(scene.text()).trim() == ","
}

/// "One of his guards also died": the dead of a sentence before are not among those counted.
fn also(scene: &Scene, figure: &Figure, victim: &Victim) -> bool {
    let sentence = |span: ByteSpan| scene.resolved.tagged.segmented.sentence_at(span);
    let near = (sentence(victim.span) + 1..=sentence(victim.span) + 2).contains(&sentence(figure.span));
    victim.named
        && near
        && figure.count.best().is_some_and(|best| best <= 3)
        && ALSO.is_match(figure.told().of(scene.text()))
}

/// Whether a figure counts others than the person of its sentence.
fn beside(scene: &Scene, figure: &Figure, victim: &Victim) -> bool {
    let span = victim.span;
    if !scene.share_sentence(figure.span, span) || figure.count.best().is_none_or(|best| best == 0) {
        return false;
    }
    let (first, second) = if span < figure.span { (span, figure.span) } else { (figure.span, span) };
    let between = ByteSpan::new(first.end(), second.start().max(first.end())).of(scene.text());
    let told = figure.predicate.filter(|it| it.start() > figure.span.end()).unwrap_or(figure.span);
    let others = span < figure.span && BESIDE.is_match(figure.span.cover(told).of(scene.text()));
    let joined = span > figure.span && JOINED.is_match(between);
    let verb_first = figure.predicate.is_some_and(|told| told.start() < span.start());
    let listed = span < figure.span && verb_first && ENDS_IN_AND.is_match(between);
    let relative = joined && RELATIVE.is_match(span.of(scene.text()));
    !PART.is_match(between) && (victim.named && (others || joined) || listed || relative)
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
