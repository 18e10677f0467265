//! Which figure is part of which, and which replaces which.
//!
//! Reads: the words between two figures, and partitive phrases ("two of them"). Yields: `part_of` and `supersedes`.
//! Known misreadings: a part told far from its whole stays without one.
//! Fires: "12 people, including 3 children", "four of the injured". Must not: "killed 12 and wounded 3".

use super::{Draft, Read};
use crate::doc::{Bound, Effect, Figure, FigureId, Scope};

/// Links parts to their wholes and new totals to old ones.
pub(super) fn link(reads: &[Read], drafts: &[Draft], figures: &mut [Figure]) {
    for index in 0..figures.len() {
        figures[index].part_of = whole(reads, drafts, figures, index).map(FigureId);
        figures[index].supersedes = replaced(reads, drafts, index).map(FigureId);
    }
    for index in 0..figures.len() {
        for part in breakdown(drafts, figures, index) {
            figures[part].part_of = Some(FigureId(index));
        }
    }
}

/// The figures that follow a total and add up to it exactly: a header with its list ("Four people were arrested …
/// three men and one juvenile"). Empty unless two or more exact figures, none of them a part yet, make the sum.
fn breakdown(drafts: &[Draft], figures: &[Figure], total: usize) -> Vec<usize> {
    let Some(size) = figures[total].count.max.filter(|size| *size > 1 && figures[total].count.bound == Bound::Exact)
    else {
        return Vec::new();
    };
    let (mut sum, mut parts) = (0, Vec::new());
    for at in total + 1..figures.len() {
        let (figure, all) = (&figures[at], &figures[total]);
        let alike = figure.effect == all.effect
            || all.effect == Effect::Casualties && matches!(figure.effect, Effect::Killed | Effect::Injured);
        let near = drafts[at].sentence <= drafts[total].sentence + BREAKDOWN;
        if !alike || figure.part_of.is_some() || drafts[at].predicate.rule == "network" {
            continue;
        }
        match figure.count.max {
            Some(value) if near && figure.count.bound == Bound::Exact && value > 0 && sum + value <= size => {
                sum += value;
                parts.push(at);
            }
            _ => break,
        }
        if sum == size {
            return if parts.len() > 1 { parts } else { Vec::new() };
        }
    }
    Vec::new()
}

/// Sentences behind a total in which its list may stand.
const BREAKDOWN: usize = 12;

fn whole(reads: &[Read], drafts: &[Draft], figures: &[Figure], index: usize) -> Option<usize> {
    included(reads, drafts, figures, index).or_else(|| partitive(reads, drafts, figures, index))
}

/// Whether `whole` can hold `part`: same effect or casualties, and not fewer.
fn holds(figures: &[Figure], whole: usize, part: usize) -> bool {
    let (all, some) = (&figures[whole], &figures[part]);
    let effect = all.effect == some.effect || all.effect == Effect::Casualties;
    let size = match (all.count.max.or(all.count.min), some.count.min) {
        (Some(most), Some(least)) => most >= least && (most > 1),
        _ => true,
    };
    effect && size && all.scope != Scope::Hypothetical
}

/// "12 people, including 3 children and 2 women": each in the list is part of the figure before "including".
fn included(reads: &[Read], drafts: &[Draft], figures: &[Figure], index: usize) -> Option<usize> {
    let draft = &drafts[index];
    let words = &reads[draft.sentence].words;
    let before = index.checked_sub(1).filter(|before| drafts[*before].sentence == draft.sentence)?;
    let from = drafts[before].candidate.words.end;
    let gap: Vec<&str> = words.get(from..draft.candidate.words.start)?.iter().map(|word| word.lower.as_str()).collect();
    let near = gap.len().saturating_sub(5);
    let opens =
        gap.iter().skip(near).any(|word| matches!(*word, "including" | "includes" | "include" | "included" | "whom"))
            || gap.windows(2).skip(near).any(|said| said[0] == "among" && matches!(said[1], "them" | "whom" | "those"));
    if opens {
        let nearest = (0..=before).rev().take_while(|at| drafts[*at].sentence == draft.sentence);
        return nearest.into_iter().find(|at| figures[*at].part_of.is_none() && holds(figures, *at, index));
    }
    let list =
        gap.len() <= 8 && gap.last().is_some_and(|word| matches!(*word, "and" | "," | "or" | "with")) || gap.is_empty();
    let goes_on = list && figures[before].part_of.is_some() && draft.predicate.rule == "list"
        || list && figures[before].part_of.is_some() && same_predicate(drafts, before, index);
    goes_on.then(|| figures[before].part_of.map(|whole| whole.0)).flatten()
}

fn same_predicate(drafts: &[Draft], a: usize, b: usize) -> bool {
    drafts[a].predicate.words == drafts[b].predicate.words
}

/// "two of them", "four of the injured", "nine children were among those killed": the last figure large enough.
fn partitive(reads: &[Read], drafts: &[Draft], figures: &[Figure], index: usize) -> Option<usize> {
    let draft = &drafts[index];
    let words = &reads[draft.sentence].words;
    let among = draft.predicate.words.clone().any(|at| words.get(at).is_some_and(|word| word.lower == "among"));
    let opened = words.first().is_some_and(|word| word.lower == "among") && draft.candidate.words.start < 8;
    let listed = draft.candidate.words.start < 4
        && words
            .iter()
            .take(draft.candidate.words.start)
            .any(|word| matches!(word.lower.as_str(), "included" | "include"));
    if !draft.candidate.partitive && draft.predicate.rule != "among" && !among && !opened && !listed {
        return None;
    }
    let near = (0..index).rev().take_while(|at| drafts[*at].sentence + 6 >= draft.sentence);
    near.into_iter().find(|at| holds(figures, *at, index) && figures[*at].count != figures[index].count)
}

/// "rose to 137 from 133": the second is what the first replaces.
fn replaced(reads: &[Read], drafts: &[Draft], index: usize) -> Option<usize> {
    let (draft, next) = (drafts.get(index)?, drafts.get(index + 1)?);
    let words = &reads[draft.sentence].words;
    let gap = words.get(draft.candidate.words.end..next.candidate.words.start)?;
    let from = gap.last()?.lower == "from" && draft.sentence == next.sentence && draft.predicate.rule == "toll";
    (from && next.predicate.rule == "toll").then_some(index + 1)
}
