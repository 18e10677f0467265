//! From the ledger's figures to one toll, by a named policy. Pure: figures in, toll out.
//!
//! A total is never the sum of its repeats: figures of one sentence that count different people are added up to a
//! *statement*; between statements the policy chooses.

use super::standing::Standing;
use crate::doc::{Bound, Figure, FigureId, Toll};
use crate::text::pattern;
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

named! {
    /// How one toll is chosen among several statements of it.
    TollPolicy {
        /// The newest: words of rising ("to 137 from 133", "137 in all") and of an earlier count decide, then what leads,
        /// comes first or is repeated, then the highest; "at least" outlasts the bare number.
        Latest = "latest",
        /// The lowest, as ACLED codes conflicting reports.
        Conservative = "conservative",
        /// Lowest and highest as the interval, the newest as best, as UCDP does.
        BestLowHigh = "best-low-high",
        /// The one most statements share, as GTD does.
        Majority = "majority",
    }
}

/// A figure with what the toll needs of its place.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its id.
    pub id: FigureId,
    /// The figure.
    pub figure: &'a Figure,
    /// Its words.
    pub words: &'a str,
    /// Its sentence.
    pub sentence: usize,
    /// Whether the sentence opens the article.
    pub lead: bool,
    /// Whether the sentence is a title.
    pub title: bool,
    /// What joins it to the figure before it.
    pub join: Join,
    /// How it stands among other figures by the words around it.
    pub standing: Standing,
}

/// What stands between a figure and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// Other words.
    Apart,
    /// A comma alone: a list, or an apposition.
    Comma,
    /// "and" or a like word.
    And,
}

/// What one sentence says of the toll.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    min: Option<u64>,
    max: Option<u64>,
    /// The one number.
    pub best: u64,
    bound: Bound,
    /// The figures it is made of.
    pub ids: Vec<FigureId>,
    /// Number and noun of each of its figures, when "and" or commas join them all.
    list: Vec<(u64, Option<String>)>,
    replaced: bool,
    /// Whether its words tell a total that others have risen to.
    pub risen: bool,
    /// Whether it opens the article.
    pub lead: bool,
    title: bool,
}

/// The toll that `entries` (one event, one effect, in text order) state under `policy`; none when they state none.
pub fn decide(entries: &[Entry], policy: TollPolicy) -> Option<Toll> {
    let statements = statements(entries);
    let latest = latest(&statements)?;
    let ids = || statements.iter().flat_map(|statement| statement.ids.iter().copied()).collect::<BTreeSet<_>>();
    let toll = match policy {
        TollPolicy::Latest => of(latest),
        TollPolicy::Conservative => of(statements.iter().min_by_key(|statement| statement.best)?),
        TollPolicy::Majority => of(statements
            .iter()
            .rev()
            .max_by_key(|it| statements.iter().filter(|other| other.best == it.best).count())?),
        TollPolicy::BestLowHigh => Toll {
            min: statements.iter().filter_map(|statement| statement.min).min(),
            max: statements
                .iter()
                .map(|statement| statement.max)
                .collect::<Option<Vec<_>>>()
                .and_then(|all| all.into_iter().max()),
            best: Some(latest.best),
            figures: ids().into_iter().collect(),
        },
    };
    Some(toll)
}

/// The entries that hold beside "no one was hurt": it takes away the one or two people that the network alone read.
fn denied<'a>(entries: &[Entry<'a>]) -> Vec<Entry<'a>> {
    let nobody = entries.iter().any(|entry| entry.figure.count.max == Some(0));
    let doubtful =
        |entry: &Entry| entry.figure.rule == "network" && entry.figure.count.best().is_none_or(|best| best <= 2);
    entries.iter().filter(|entry| !nobody || !doubtful(entry)).copied().collect()
}

fn of(statement: &Statement) -> Toll {
    Toll { min: statement.min, max: statement.max, best: Some(statement.best), figures: statement.ids.clone() }
}

/// Least toll of which several counts are told, so that the first goes before the highest where none opens the article.
const RIVALS: u64 = 5;

/// The newest statement: a risen total (not of a place far below what the article opens with), then what opens the article, comes first or is repeated, a number before "dozens";
/// then the highest; among equals running text before the title, then the first. "Six priests and two women" makes "six
/// priests" fuller.
fn latest(statements: &[Statement]) -> Option<&Statement> {
    let repeated = |it: &Statement| statements.iter().filter(|other| other.best == it.best).count() > 1;
    let counts = |it: &&Statement| !it.title && !it.replaced && it.bound != Bound::Vague && it.best >= RIVALS;
    let opened = statements.iter().any(|it| it.lead && !it.replaced && it.bound != Bound::Vague);
    let first = statements.iter().find(counts).filter(|_| !opened);
    let leads = |it: &Statement| it.lead || repeated(it) || first.is_some_and(|first| std::ptr::eq(first, it));
    let most = statements.iter().filter(|it| it.lead && !it.replaced).map(|it| it.best).max().unwrap_or(0);
    let rises = |it: &Statement| it.risen && it.best.saturating_mul(2) >= most;
    let rank = |it: &Statement| (!it.replaced, it.bound != Bound::Vague, rises(it), leads(it), it.best, !it.title);
    let chosen = statements.iter().rev().max_by_key(|it| rank(it))?;
    let fuller = |it: &&Statement| {
        !it.replaced
            && it.list.len() > 1
            && it.best > chosen.best
            && chosen.list.len() == 1
            && it.list.contains(&chosen.list[0])
    };
    let chosen = statements.iter().find(fuller).filter(|_| chosen.best > 1 && !chosen.risen).unwrap_or(chosen);
    let open = |it: &&Statement| {
        it.best == chosen.best && it.bound == Bound::AtLeast && !it.replaced && !it.title && it.ids.len() == 1
    };
    let exact = chosen.bound == Bound::Exact && !chosen.risen;
    Some(statements.iter().find(open).filter(|_| exact).unwrap_or(chosen))
}

/// One statement a sentence: its whole, or the sum of its parts when no whole is given.
pub fn statements(entries: &[Entry]) -> Vec<Statement> {
    let entries = &denied(entries)[..];
    let mut sentences: Vec<usize> = entries.iter().map(|entry| entry.sentence).collect();
    sentences.dedup();
    let here = |sentence: usize| entries.iter().filter(|entry| entry.sentence == sentence).copied().collect::<Vec<_>>();
    sentences.into_iter().filter_map(|sentence| statement(&here(sentence), entries)).collect()
}

fn statement(here: &[Entry], all: &[Entry]) -> Option<Statement> {
    let inside = |entry: &Entry| entry.figure.part_of.is_some_and(|whole| all.iter().any(|other| other.id == whole));
    let counted =
        |(at, entry): &(usize, &Entry)| !inside(entry) && entry.figure.count.best().is_some() && !is_apposed(here, *at);
    let whole: Vec<&Entry> = here.iter().enumerate().filter(counted).map(|(_, entry)| entry).collect();
    let replaced = |entry: &Entry| {
        entry.standing == Standing::Old || all.iter().any(|other| other.figure.supersedes == Some(entry.id))
    };
    let greatest = |keep: &dyn Fn(&Entry) -> bool| {
        whole.iter().filter(|entry| keep(entry)).max_by_key(|entry| entry.figure.count.best()).copied()
    };
    if let Some(total) = greatest(&|entry| entry.standing == Standing::Risen && !replaced(entry)) {
        return Some(Statement { risen: true, ..single(total, false) });
    }
    let most = greatest(&|_| true)?;
    if whole.iter().any(|entry| replaced(entry)) || !is_list(&whole, most) {
        let live = greatest(&|entry| !replaced(entry)).unwrap_or(most);
        return Some(single(live, replaced(live)));
    }
    Some(sum(&whole))
}

/// "One of the victims, a woman, died": the second figure describes the person of the first.
fn is_apposed(here: &[Entry], at: usize) -> bool {
    let one = |entry: &Entry| entry.figure.count.min == Some(1) && entry.figure.count.max == Some(1);
    let goes_on = here.get(at + 1).is_some_and(|next| next.join != Join::Apart);
    let described = |before: &Entry| one(before) && one(&here[at]) && here[at].join == Join::Comma && !goes_on;
    at.checked_sub(1).and_then(|before| here.get(before)).is_some_and(described)
}

/// Whether the figures of a sentence count different people: not a repeat, not a header with its list, not a toll beside
/// another one.
fn is_list(whole: &[&Entry], greatest: &Entry) -> bool {
    let Some(most) = greatest.figure.count.best() else { return false };
    let others = || whole.iter().filter(|entry| entry.id != greatest.id);
    let rest: u64 = others().filter_map(|entry| entry.figure.count.best()).fold(0, u64::saturating_add);
    let joined = |entry: &&&Entry| entry.join != Join::Apart;
    let same = |entry: &&&Entry| entry.figure.count == greatest.figure.count && !joined(entry);
    let repeated = most > 1 && greatest.join == Join::Apart && others().any(|entry| same(&entry));
    let header = rest == most
        && whole.len() > 2
        && whole.first().is_some_and(|first| first.id == greatest.id)
        && whole.get(1).is_some_and(|next| next.join == Join::Apart);
    let rivals = rest >= 5 && most >= rest && !whole.iter().any(|entry| joined(&entry));
    let both = rest == most && !joined(&&greatest) && greatest.words.to_lowercase().starts_with("both");
    rest > 0 && !repeated && !header && !rivals && !both
}

fn single(entry: &Entry, replaced: bool) -> Statement {
    let count = entry.figure.count;
    Statement {
        min: count.min,
        max: count.max,
        best: count.best().unwrap_or(0),
        bound: count.bound,
        ids: vec![entry.id],
        list: vec![(entry.figure.count.best().unwrap_or(0), entry.figure.category.clone())],
        replaced,
        risen: false,
        lead: entry.lead,
        title: entry.title,
    }
}

fn sum(whole: &[&Entry]) -> Statement {
    let add = |pick: fn(&Figure) -> Option<u64>| {
        whole.iter().map(|entry| pick(entry.figure)).try_fold(0u64, |sum, n| Some(sum.saturating_add(n?)))
    };
    let bound =
        whole.iter().map(|entry| entry.figure.count.bound).find(|bound| *bound != Bound::Exact).unwrap_or(Bound::Exact);
    Statement {
        min: add(|figure| figure.count.min),
        max: add(|figure| figure.count.max),
        best: add(|figure| figure.count.best()).unwrap_or(0),
        bound,
        ids: whole.iter().map(|entry| entry.id).collect(),
        list: if whole.iter().skip(1).all(|entry| entry.join != Join::Apart) {
            whole.iter().map(|entry| (entry.figure.count.best().unwrap_or(0), entry.figure.category.clone())).collect()
        } else {
            Vec::new()
        },
        replaced: false,
        risen: false,
        lead: whole.iter().any(|entry| entry.lead),
        title: whole.iter().all(|entry| entry.title),
    }
}

static AGE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(\d{1,3})[- ]year|aged? (\d{1,3})").expect("age pattern is valid"));

pattern!(SECOND, r"(?i)^(?:another|an? (?:second|third)|the (?:second|third)) ");

/// "A boy was hit. … Another boy was grazed": single persons told as one more, each in a sentence of its own behind the first.
fn one_more(entries: &[Entry], toll: Toll) -> Toll {
    let one = |entry: &&Entry| entry.figure.count.min == Some(1) && entry.figure.count.max == Some(1);
    let alone = |entry: &&Entry| entries.iter().all(|other| other.id == entry.id || other.sentence != entry.sentence);
    let Some(first) = entries.first().filter(|first| !SECOND.is_match(first.words)) else { return toll };
    let mut more: Vec<&Entry> =
        entries[1..].iter().filter(|entry| SECOND.is_match(entry.words) && alone(entry)).collect();
    more.dedup_by_key(|entry| entry.figure.category.clone());
    let apart = more.iter().all(|entry| entry.sentence > first.sentence);
    if toll.best != Some(1) || more.is_empty() || !apart || !entries.iter().all(|entry| one(&entry)) {
        return toll;
    }
    let people = 1 + more.len() as u64;
    let figures = std::iter::once(first).chain(more).map(|entry| entry.id).collect();
    Toll { min: Some(people), max: Some(people), best: Some(people), figures }
}

/// Single persons of different ages are different people: the toll is at least as high as their number.
pub fn distinct(entries: &[Entry], toll: Toll) -> Toll {
    let toll = one_more(entries, toll);
    let ones = entries.iter().filter(|entry| entry.figure.count.best() == Some(1));
    let mut ages: BTreeSet<String> = BTreeSet::new();
    let mut ids = Vec::new();
    for entry in ones {
        if let Some(age) = AGE.captures(entry.words).and_then(|hit| hit.get(1).or(hit.get(2))) {
            if ages.insert(age.as_str().to_owned()) {
                ids.push(entry.id);
            }
        }
    }
    let people = ages.len() as u64;
    match toll.best {
        Some(best) if best < people && best <= 2 => {
            Toll { min: Some(people), max: Some(people), best: Some(people), figures: ids }
        }
        _ => toll,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Count, Effect};
    use crate::text::ByteSpan;

    fn figure(count: Count) -> Figure {
        Figure::new(ByteSpan::new(0, 1), Effect::Killed, count, "test")
    }

    fn toll(rows: &[(usize, &str, Figure)], policy: TollPolicy) -> Option<(Option<u64>, Option<u64>, Option<u64>)> {
        let entries: Vec<Entry> = rows
            .iter()
            .enumerate()
            .map(|(at, (sentence, words, figure))| Entry {
                id: FigureId(at),
                figure,
                words,
                sentence: *sentence,
                lead: *sentence == 0,
                title: *sentence == 0,
                join: Join::Apart,
                standing: Standing::Plain,
            })
            .collect();
        decide(&entries, policy).map(|toll| distinct(&entries, toll)).map(|toll| (toll.min, toll.max, toll.best))
    }

    #[test]
    fn repeats_are_not_added_and_the_bound_stays() {
        let rows = [
            (0, "9 dead", figure(Count::exact(9))),
            (1, "at least nine people", figure(Count::bounded(9, Bound::AtLeast))),
        ];
        assert_eq!(toll(&rows, TollPolicy::Latest), Some((Some(9), None, Some(9))));
    }

    #[test]
    fn people_of_one_sentence_are_added() {
        let rows = [(0, "a girl", figure(Count::exact(1))), (0, "four other people", figure(Count::exact(4)))];
        assert_eq!(toll(&rows, TollPolicy::Latest), Some((Some(5), Some(5), Some(5))));
    }

    #[test]
    fn equal_numbers_joined_by_and_are_different_people() {
        let (children, staff) = (figure(Count::exact(3)), figure(Count::exact(3)));
        let entry = |id, figure, join| Entry {
            id: FigureId(id),
            figure,
            words: "three",
            sentence: 0,
            lead: true,
            title: false,
            join,
            standing: Standing::Plain,
        };
        let told = |join| {
            let entries = [entry(0, &children, Join::Apart), entry(1, &staff, join)];
            decide(&entries, TollPolicy::Latest).and_then(|toll| toll.best)
        };
        assert_eq!(told(Join::And), Some(6), "three children and three teachers");
        assert_eq!(told(Join::Apart), Some(3), "three children … the three");
    }

    #[test]
    fn parts_do_not_count_beside_their_whole() {
        let part = Figure { part_of: Some(FigureId(0)), ..figure(Count::exact(3)) };
        let rows = [(0, "137", figure(Count::exact(137))), (0, "3 children", part)];
        assert_eq!(toll(&rows, TollPolicy::Latest), Some((Some(137), Some(137), Some(137))));
    }

    #[test]
    fn a_risen_toll_replaces_and_policies_differ() {
        let newer = Figure { supersedes: Some(FigureId(0)), ..figure(Count::exact(30)) };
        let rows = [(0, "36", figure(Count::exact(36))), (1, "30", newer)];
        assert_eq!(toll(&rows, TollPolicy::Latest), Some((Some(30), Some(30), Some(30))));
        let split = [
            (0, "20", figure(Count::exact(20))),
            (1, "31", figure(Count::exact(31))),
            (2, "20", figure(Count::exact(20))),
        ];
        assert_eq!(toll(&split, TollPolicy::Latest), Some((Some(20), Some(20), Some(20))), "repeated, and it leads");
        assert_eq!(toll(&split, TollPolicy::Conservative), Some((Some(20), Some(20), Some(20))));
        assert_eq!(toll(&split, TollPolicy::Majority), Some((Some(20), Some(20), Some(20))));
        assert_eq!(toll(&split, TollPolicy::BestLowHigh), Some((Some(20), Some(31), Some(20))));
        assert_eq!(toll(&[], TollPolicy::Latest), None);
    }

    fn chosen(entries: &[Entry]) -> Option<(Option<u64>, Option<u64>)> {
        decide(entries, TollPolicy::Latest).map(|toll| (toll.min, toll.max))
    }

    fn entry(at: usize, sentence: usize, figure: &Figure) -> Entry<'_> {
        Entry {
            id: FigureId(at),
            figure,
            words: "",
            sentence,
            lead: sentence == 0,
            title: false,
            join: Join::Apart,
            standing: Standing::Plain,
        }
    }

    #[test]
    fn a_risen_total_goes_first_and_an_old_count_last() {
        let [two, nine, twelve] = [2, 9, 12].map(|n| figure(Count::exact(n)));
        let risen = Entry { standing: Standing::Risen, ..entry(1, 1, &nine) };
        assert_eq!(chosen(&[entry(0, 0, &two), risen]), Some((Some(9), Some(9))));
        let many = figure(Count::exact(200));
        assert_eq!(chosen(&[entry(0, 0, &many), risen]), Some((Some(200), Some(200))), "nine in all in one village");
        let old = Entry { standing: Standing::Old, ..entry(1, 1, &twelve) };
        assert_eq!(chosen(&[entry(0, 2, &nine), old]), Some((Some(9), Some(9))));
        assert_eq!(chosen(&[old]), Some((Some(12), Some(12))), "an old count where there is no other");
    }

    #[test]
    fn the_first_count_and_at_least_outlast_others() {
        let [nine, twelve] = [9, 12].map(|n| figure(Count::exact(n)));
        assert_eq!(chosen(&[entry(0, 3, &nine), entry(1, 5, &twelve)]), Some((Some(9), Some(9))));
        let open = figure(Count::bounded(9, Bound::AtLeast));
        assert_eq!(chosen(&[entry(0, 0, &nine), entry(1, 5, &open)]), Some((Some(9), None)));
    }

    #[test]
    fn an_apposition_counts_nobody_twice() {
        let one = figure(Count::exact(1));
        let apposed = Entry { join: Join::Comma, ..entry(1, 0, &one) };
        assert_eq!(chosen(&[entry(0, 0, &one), apposed]), Some((Some(1), Some(1))));
        let last = Entry { join: Join::And, ..entry(2, 0, &one) };
        assert_eq!(chosen(&[entry(0, 0, &one), apposed, last]), Some((Some(3), Some(3))));
    }

    #[test]
    fn single_persons_of_different_ages_are_different_people() {
        let rows =
            [(0, "a 23-year-old man", figure(Count::exact(1))), (2, "a 19-year-old woman", figure(Count::exact(1)))];
        assert_eq!(toll(&rows, TollPolicy::Latest), Some((Some(2), Some(2), Some(2))));
        let more = [(0, "A boy", figure(Count::exact(1))), (3, "Another boy", figure(Count::exact(1)))];
        assert_eq!(toll(&more, TollPolicy::Latest), Some((Some(2), Some(2), Some(2))));
        let same =
            [(0, "a 23-year-old man", figure(Count::exact(1))), (2, "a 23-year-old man", figure(Count::exact(1)))];
        assert_eq!(toll(&same, TollPolicy::Latest), Some((Some(1), Some(1), Some(1))));
    }
}
