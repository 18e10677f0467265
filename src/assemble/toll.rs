//! From the ledger's figures to one toll, by a named policy. Pure: figures in, toll out.
//!
//! A total is never the sum of its repeats: figures of one sentence that count different people are added up to a
//! *statement*; between statements the policy chooses.

use crate::doc::{Bound, Figure, FigureId, Toll};
use regex::Regex;
use std::collections::BTreeSet;
use std::sync::LazyLock;

named! {
    /// How one toll is chosen among several statements of it.
    TollPolicy {
        /// The newest: words of rising ("to 137 from 133") decide, then what leads or is repeated, then the highest.
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
    /// Whether "and" joins it to the figure before it.
    pub joined: bool,
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
    replaced: bool,
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

/// The entries that hold beside "no one was hurt": it takes away what the network alone read.
fn denied<'a>(entries: &[Entry<'a>]) -> Vec<Entry<'a>> {
    let nobody = entries.iter().any(|entry| entry.figure.count.max == Some(0));
    entries.iter().filter(|entry| !nobody || entry.figure.rule != "network").copied().collect()
}

fn of(statement: &Statement) -> Toll {
    Toll { min: statement.min, max: statement.max, best: Some(statement.best), figures: statement.ids.clone() }
}

/// The newest statement: what opens the article or is repeated goes before what is said in passing, a number before
/// "dozens"; then the highest; among equals running text before the title, then the first.
fn latest(statements: &[Statement]) -> Option<&Statement> {
    let repeated = |it: &Statement| statements.iter().filter(|other| other.best == it.best).count() > 1;
    let rank = |it: &Statement| (!it.replaced, it.bound != Bound::Vague, it.lead || repeated(it), it.best, !it.title);
    statements.iter().rev().max_by_key(|it| rank(it))
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
    let whole: Vec<&Entry> =
        here.iter().filter(|entry| !inside(entry) && entry.figure.count.best().is_some()).collect();
    let greatest = whole.iter().max_by_key(|entry| entry.figure.count.best())?;
    let most = greatest.figure.count.best()?;
    let rest: u64 = whole
        .iter()
        .filter(|entry| entry.id != greatest.id)
        .filter_map(|entry| entry.figure.count.best())
        .fold(0, u64::saturating_add);
    let repeated = whole.iter().filter(|entry| entry.figure.count == greatest.figure.count).count() > 1 && most > 1;
    let replaced = |entry: &Entry| all.iter().any(|other| other.figure.supersedes == Some(entry.id));
    if rest == 0
        || repeated
        || whole.iter().any(|entry| replaced(entry))
        || rest >= 5 && most >= rest && !whole.iter().any(|entry| entry.joined)
    {
        let live = whole
            .iter()
            .filter(|entry| !replaced(entry))
            .max_by_key(|entry| entry.figure.count.best())
            .unwrap_or(greatest);
        return Some(single(live, replaced(live)));
    }
    Some(sum(&whole))
}

fn single(entry: &Entry, replaced: bool) -> Statement {
    let count = entry.figure.count;
    Statement {
        min: count.min,
        max: count.max,
        best: count.best().unwrap_or(0),
        bound: count.bound,
        ids: vec![entry.id],
        replaced,
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
        replaced: false,
        lead: whole.iter().any(|entry| entry.lead),
        title: whole.iter().all(|entry| entry.title),
    }
}

static AGE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b(\d{1,3})[- ]year|aged? (\d{1,3})").expect("age pattern is valid"));

/// Single persons of different ages are different people: the toll is at least as high as their number.
pub fn distinct(entries: &[Entry], toll: Toll) -> Toll {
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
                joined: false,
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

    #[test]
    fn single_persons_of_different_ages_are_different_people() {
        let rows =
            [(0, "a 23-year-old man", figure(Count::exact(1))), (2, "a 19-year-old woman", figure(Count::exact(1)))];
        assert_eq!(toll(&rows, TollPolicy::Latest), Some((Some(2), Some(2), Some(2))));
        let same =
            [(0, "a 23-year-old man", figure(Count::exact(1))), (2, "a 23-year-old man", figure(Count::exact(1)))];
        assert_eq!(toll(&same, TollPolicy::Latest), Some((Some(1), Some(1), Some(1))));
    }
}
