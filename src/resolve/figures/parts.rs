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
    for sums in [exactly as Sums, nearly] {
        for index in 0..figures.len() {
            for part in breakdown(drafts, figures, (index, sums)) {
                figures[part].part_of = Some(FigureId(index));
            }
        }
    }
}

/// The number that a figure adds to a sum.
type Sums = fn(&Draft, &Figure) -> Option<u64>;

/// Exact numbers that the rules read.
fn exactly(draft: &Draft, figure: &Figure) -> Option<u64> {
    figure.count.max.filter(|_| figure.count.bound == Bound::Exact && draft.predicate.rule != "network")
}

/// Also "about" and "at least", and what the network read; ranges and vague words never.
fn nearly(_: &Draft, figure: &Figure) -> Option<u64> {
    let sums = matches!(figure.count.bound, Bound::Exact | Bound::AtLeast | Bound::About);
    figure.count.min.filter(|_| sums)
}

/// The figures that follow a total and add up to it exactly: a header with its list ("Four people were arrested …
/// three men and one juvenile"). Empty unless two or more figures, none of them a part yet, make the sum; a second round
/// adds up lists of lists, and numbers that are not exact.
fn breakdown(drafts: &[Draft], figures: &[Figure], (total, sums): (usize, Sums)) -> Vec<usize> {
    let size = sums(&drafts[total], &figures[total]).filter(|size| *size > 1);
    let Some(size) = size.filter(|_| !is_one_of_a_list(drafts, figures, total)) else { return Vec::new() };
    let (mut sum, mut parts) = (0, Vec::new());
    for at in total + 1..figures.len() {
        let (figure, all) = (&figures[at], &figures[total]);
        let alike = figure.effect == all.effect
            || all.effect == Effect::Casualties && matches!(figure.effect, Effect::Killed | Effect::Injured);
        let near = drafts[at].sentence <= drafts[total].sentence + BREAKDOWN;
        let network = drafts[at].predicate.rule == "network" && sums(&drafts[at], figure).is_none();
        if !alike || figure.part_of.is_some() || network {
            continue;
        }
        match sums(&drafts[at], figure) {
            Some(value) if near && value > 0 && sum + value <= size => {
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

/// "Two men, a woman and a boy": the total names a sex or age that the next figure, one comma on, does not share.
fn is_one_of_a_list(drafts: &[Draft], figures: &[Figure], total: usize) -> bool {
    let (Some(next), Some(after)) = (drafts.get(total + 1), figures.get(total + 1)) else { return false };
    let beside =
        next.sentence == drafts[total].sentence && next.candidate.words.start == drafts[total].candidate.words.end + 1;
    let noun = figures[total].category.as_deref().unwrap_or("");
    beside && matches!(noun, "men" | "women" | "boys" | "girls") && after.category.as_deref() != Some(noun)
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
            || gap.last() == Some(&":")
            || said_after(words, draft)
            || elliptic(words, drafts, (before, index))
            || of_a_kind(words, drafts, (before, index))
            || in_care(words, drafts, (before, index))
            || gap.windows(2).skip(near).any(|said| said[0] == "among" && matches!(said[1], "them" | "whom" | "those"));
    let elsewhere = |whole: FigureId| drafts[whole.0].sentence != draft.sentence;
    let own = gap.iter().skip(near).any(|word| matches!(*word, "including" | "includes" | "included" | "include"));
    if own && figures[before].part_of.is_some_and(elsewhere) && holds(figures, before, index) {
        return Some(before);
    }
    if opens {
        let nearest = (0..=before).rev().take_while(|at| drafts[*at].sentence == draft.sentence);
        return nearest.into_iter().find(|at| figures[*at].part_of.is_none() && holds(figures, *at, index));
    }
    let list =
        gap.len() <= 8 && gap.last().is_some_and(|word| matches!(*word, "and" | "," | "or" | "with")) || gap.is_empty();
    let goes_on = list && figures[before].part_of.is_some() && draft.predicate.rule == "list"
        || list && figures[before].part_of.is_some() && same_predicate(drafts, before, index)
        || list && draft.predicate.rule == "network" && figures[before].effect == figures[index].effect;
    goes_on.then(|| figures[before].part_of.map(|whole| whole.0)).flatten()
}

/// "…, two members of parliament among them", "seven women and seven children among them".
fn said_after(words: &[super::lex::Word], draft: &Draft) -> bool {
    let end = draft.candidate.words.end;
    let goes_on = |at: &usize| words.get(*at).is_some_and(|word| !word.is_mark());
    let behind = (end..end + 6).take_while(|at| *at == end || goes_on(&(*at - 1)));
    behind.into_iter().any(|at| super::quantity::says(words, at, &["among", "them"]))
}

/// "Six people were killed, four in the first town", "31 were injured, six seriously": a bare number right behind the
/// predicate that it shares. Must not: "12 were killed in the north, four in the south".
fn elliptic(words: &[super::lex::Word], drafts: &[Draft], (before, index): (usize, usize)) -> bool {
    let (whole, part) = (&drafts[before].predicate, &drafts[index]);
    let start = part.candidate.words.start;
    let bare = part.candidate.head != super::candidate::Head::People;
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let (next, further) = (lower(part.candidate.words.end), lower(part.candidate.words.end + 2));
    let degree = part.predicate.words.len() <= 2 && lower(part.predicate.words.start).ends_with("ly")
        || matches!(next, "by" | "of")
        || next == "in" && (further == "condition" || lower(part.candidate.words.end + 3) == "condition");
    let gap = if next == "in" && degree { 3 } else { 1 };
    let shared = (whole.words.end + 1..=whole.words.end + gap).contains(&start)
        && whole.words.start >= drafts[before].candidate.words.end;
    let comma = start.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.lower == ",");
    bare && shared && comma && (part.predicate.rule == "list" || degree)
}

/// "The other victims were two men and a woman", "The dead include four children": a sentence that says who they were.
fn are_named(words: &[super::lex::Word], draft: &Draft) -> bool {
    const GROUPS: &[&str] = &["victims", "dead", "injured", "wounded", "casualties", "fatalities", "deceased"];
    let opening: Vec<&str> =
        words.iter().take(draft.candidate.words.start.min(12)).map(|word| word.lower.as_str()).collect();
    let group = opening.iter().take(4).position(|word| GROUPS.contains(word));
    let said = |at: usize| {
        opening.get(at + 1).is_some_and(|word| matches!(*word, "were" | "are" | "include" | "included" | "includes"))
    };
    let listed =
        |at: usize| opening[at + 2..].iter().all(|word| !matches!(*word, "taken" | "in" | "at" | "to" | "from" | "by"));
    opening.first() == Some(&"the") && group.is_some_and(|at| said(at) && listed(at))
}

/// "Nineteen bodies, eight of children": a number of some kind among those just counted.
fn of_a_kind(words: &[super::lex::Word], drafts: &[Draft], (before, index): (usize, usize)) -> bool {
    let (whole, part) = (&drafts[before].candidate.words, &drafts[index].candidate.words);
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    part.start == whole.end + 1
        && lower(whole.end) == ","
        && part.len() == 3
        && lower(part.start + 1) == "of"
        && matches!(
            lower(part.start + 2),
            "children" | "women" | "men" | "civilians" | "soldiers" | "foreigners" | "minors"
        )
}

/// "Five were wounded; three were flown to the capital": a bare number of those just counted, in somebody's care.
fn in_care(words: &[super::lex::Word], drafts: &[Draft], (before, index): (usize, usize)) -> bool {
    const CARE: &[&str] =
        &["flown", "airlifted", "hospitalized", "hospitalised", "discharged", "released", "treated", "transferred"];
    let (whole, part) = (&drafts[before], &drafts[index]);
    let bare = part.candidate.head == super::candidate::Head::Bare && part.candidate.words.len() == 1;
    let cared =
        part.predicate.words.clone().any(|at| words.get(at).is_some_and(|word| CARE.contains(&word.lower.as_str())));
    let told = whole.predicate.words.end <= part.candidate.words.start
        && whole
            .predicate
            .words
            .clone()
            .all(|at| words.get(at).is_none_or(|word| !CARE.contains(&word.lower.as_str())));
    bare && cared && told
}

fn same_predicate(drafts: &[Draft], a: usize, b: usize) -> bool {
    drafts[a].predicate.words == drafts[b].predicate.words
}

/// "two of them", "four of the injured", "nine children were among those killed": the last figure large enough.
fn partitive(reads: &[Read], drafts: &[Draft], figures: &[Figure], index: usize) -> Option<usize> {
    let draft = &drafts[index];
    let words = &reads[draft.sentence].words;
    if let Some(whole) = among_next(words, drafts, index).filter(|whole| larger(figures, *whole, index)) {
        return Some(whole);
    }
    let among = draft.predicate.words.clone().any(|at| words.get(at).is_some_and(|word| word.lower == "among"));
    let word = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let of_the = word(0) == "of" && matches!(word(1), "the" | "these" | "those") && draft.candidate.words.start < 6;
    let opened = word(0) == "among" && draft.candidate.words.start < 8 || of_the;
    let listed = draft.candidate.words.start < 4
        && words
            .iter()
            .take(draft.candidate.words.start)
            .any(|word| matches!(word.lower.as_str(), "included" | "include"));
    let described = super::continued::is_described(&reads[draft.sentence], &draft.candidate) || are_named(words, draft);
    if !draft.candidate.partitive && draft.predicate.rule != "among" && !among && !opened && !listed && !described {
        return None;
    }
    if let Some(whole) = taken_up(words, drafts, index).filter(|whole| larger(figures, *whole, index)) {
        return Some(whole);
    }
    let near = || (0..index).rev().take_while(|at| drafts[*at].sentence + 6 >= draft.sentence);
    let fits = |at: &usize| holds(figures, *at, index) && figures[*at].count != figures[index].count;
    let pronoun = last_word(words, draft).is_some_and(|word| matches!(word, "them" | "whom"));
    let replaced = |at: usize| figures.iter().any(|it| it.supersedes == Some(FigureId(at)));
    let alone = |at: usize| figures[at].part_of.is_none() && figures[at].effect == figures[index].effect;
    let total = |at: &usize| fits(at) && alone(*at) && !replaced(*at);
    near().find(total).filter(|_| !pronoun).or_else(|| near().find(fits))
}

fn last_word<'w>(words: &'w [super::lex::Word], draft: &Draft) -> Option<&'w str> {
    Some(words.get(draft.candidate.words.end.checked_sub(1)?)?.lower.as_str())
}

/// "A coach and two girls are among the nine people shot dead": the whole stands right behind "among", the parts before.
fn among_next(words: &[super::lex::Word], drafts: &[Draft], index: usize) -> Option<usize> {
    let here = |at: &usize| drafts.get(*at).is_some_and(|next| next.sentence == drafts[index].sentence);
    let among = |at: &usize| {
        let start = drafts[*at].candidate.words.start;
        let near = start.saturating_sub(2)..start;
        start >= drafts[index].candidate.words.end
            && near.into_iter().any(|at| words.get(at).is_some_and(|word| word.lower == "among"))
    };
    let whole = (index + 1..index + 4).take_while(here).find(among)?;
    let from = drafts[index].candidate.words.end;
    let gap = words.get(from..drafts[whole].candidate.words.start)?;
    (whole == index + 1 || gap.iter().all(|word| word.lower != ";" && word.lower != "including")).then_some(whole)
}

/// "more than 200 pupils were seized, and 21 of them were set free": a pronoun takes up the figure just before it in its
/// sentence, whatever became of the part.
fn taken_up(words: &[super::lex::Word], drafts: &[Draft], index: usize) -> Option<usize> {
    let draft = &drafts[index];
    let pronoun = last_word(words, draft)?;
    let before = index.checked_sub(1).filter(|before| drafts[*before].sentence == draft.sentence)?;
    matches!(pronoun, "them" | "whom").then_some(before)
}

fn larger(figures: &[Figure], whole: usize, part: usize) -> bool {
    let (all, some) = (figures[whole].count, figures[part].count);
    all.max.or(all.min).zip(some.min).is_some_and(|(all, some)| all > some)
}

/// "rose to 137 from 133", "26, revising an earlier toll of 30": the second is what the first replaces.
fn replaced(reads: &[Read], drafts: &[Draft], index: usize) -> Option<usize> {
    let (draft, next) = (drafts.get(index)?, drafts.get(index + 1)?);
    let words = &reads[draft.sentence].words;
    if is_earlier(&reads[next.sentence].words, next) && draft.predicate.harm.effect == next.predicate.harm.effect {
        return Some(index + 1);
    }
    let gap = words.get(draft.candidate.words.end..next.candidate.words.start)?;
    let from = gap.last()?.lower == "from" && draft.sentence == next.sentence && draft.predicate.rule == "toll";
    (from && next.predicate.rule == "toll").then_some(index + 1)
}

/// "an earlier toll of 30", "a previous count of 30 dead": the figure is called an old one.
fn is_earlier(words: &[super::lex::Word], draft: &Draft) -> bool {
    let from = draft.candidate.words.start.saturating_sub(4);
    let before: Vec<&str> =
        words.get(from..draft.candidate.words.start).unwrap_or_default().iter().map(|it| it.lower.as_str()).collect();
    let old = |word: &&str| matches!(*word, "earlier" | "previous" | "initial" | "provisional" | "preliminary");
    let toll = |word: &&str| matches!(*word, "toll" | "count" | "figure" | "tally" | "estimate" | "report");
    before.iter().any(old) && before.iter().any(toll) && before.last().is_some_and(|word| matches!(*word, "of" | "at"))
}
