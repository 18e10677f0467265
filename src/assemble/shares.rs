//! Parts of a toll told in later sentences: "30 people died. … Nine bodies were found in one village."
//!
//! Reads: figures bound to events. Yields: `part_of` for a smaller figure of the same event and effect behind a total,
//! where nothing makes it a total of its own: no bound, no "others" or "more", no talk of counts, not people in general
//! in like number. Known misreadings: deaths that the total leaves out ("and a man died of his wounds later"); a rival
//! count told like a part.
//! Fires: "two of her sons", "a man of 65", "Nine bodies were found in the cellar". Must not: "another 20", "he put the
//! dead at 12", "at least 15".

use super::befallen;
use super::ledger;
use super::scene::Scene;
use super::standing::Standing;
use crate::doc::{Bound, Figure, FigureId, Scope};
use crate::text::pattern;

pattern!(MORE, r"(?i)\b(?:others?|more|another|further|additional|same)\b");
pattern!(
    COUNTS,
    r"(?i)\b(?:tolls?|figures?|numbers?|totals?|tally|count(?:s|ed)?|revised|corrected|estimates?d?|spoke|spoken|put|lost|losing)\b[^.;]*$"
);
pattern!(
    GENERAL,
    r"(?i)\b(?:people|persons?|victims|dead|lives|bodies|deaths|killed|fatalities|injured|wounded|casualties|hurt|individuals|civilians)$|^[\w,.-]+$"
);

/// Links every later, smaller figure to the total of its event that it is part of.
pub fn link(scene: &Scene, figures: &mut [Figure]) {
    for at in 0..figures.len() {
        if figures[at].part_of.is_none() && is_part(scene, figures, at) {
            figures[at].part_of = total(scene, figures, at).map(FigureId);
        }
    }
}

/// Whether a figure can be a part told by itself.
fn is_part(scene: &Scene, figures: &[Figure], at: usize) -> bool {
    let figure = &figures[at];
    let Some((before, _)) = scene.sides(figure.span) else { return false };
    let replaced = figure.supersedes.is_some() || figures.iter().any(|it| it.supersedes == Some(FigureId(at)));
    figure.scope == Scope::Event
        && matches!(figure.count.bound, Bound::Exact | Bound::About)
        && figure.count.min.is_some_and(|least| least > 0)
        && !replaced
        && !scene.is_lead(scene.resolved.tagged.segmented.sentence_at(figure.span))
        && !MORE.is_match(figure.span.of(scene.text()))
        && !COUNTS.is_match(&befallen::flat(before))
        && ledger::standing(scene, figure.span) == Standing::Plain
}

/// The greatest total of the same event and effect in a sentence before.
fn total(scene: &Scene, figures: &[Figure], at: usize) -> Option<usize> {
    let sentence = |figure: &Figure| scene.resolved.tagged.segmented.sentence_at(figure.span);
    let part = &figures[at];
    let holds = |whole: &Figure| {
        whole.event.is_some()
            && whole.event == part.event
            && whole.effect == part.effect
            && whole.scope == Scope::Event
            && whole.part_of.is_none()
            && whole.count.bound != Bound::Vague
            && sentence(whole) < sentence(part)
            && is_less(scene, part, whole)
    };
    let old = |whole: &Figure| ledger::standing(scene, whole.span) == Standing::Old;
    let mut totals: Vec<usize> = (0..at).filter(|whole| holds(&figures[*whole])).collect();
    totals.sort_by_key(|whole| std::cmp::Reverse(figures[*whole].count.best()));
    totals.into_iter().find(|whole| !old(&figures[*whole]))
}

/// Whether a part is smaller than the total, and of people in general no more than half of it, and the total can count
/// such people.
fn is_less(scene: &Scene, part: &Figure, whole: &Figure) -> bool {
    let general = |figure: &Figure| GENERAL.is_match(figure.span.of(scene.text()));
    let (Some(some), Some(all)) = (part.count.best(), whole.count.best()) else { return false };
    let rival = some > 1 && general(part) && some.saturating_mul(2) > all;
    let alike = general(whole) || whole.category.is_some() && whole.category == part.category;
    some < all && !rival && alike
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_totals_are_told_apart() {
        for words in ["At least 30 people", "57", "the dead", "14 civilians"] {
            assert!(GENERAL.is_match(words), "{words}");
        }
        for words in ["a man of 65", "two nurses", "five soldiers"] {
            assert!(!GENERAL.is_match(words), "{words}");
        }
        assert!(MORE.is_match("another 20") && !MORE.is_match("two of her sons"));
        assert!(COUNTS.is_match("he put the dead at ") && !COUNTS.is_match("in the cellar they found "));
    }
}
