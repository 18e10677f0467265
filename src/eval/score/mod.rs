//! One article's record against its gold, slot by slot.

mod events;
mod facts;
mod layers;

use super::gold::GoldArticle;
use super::matching;
use super::tally::Scores;
use super::words::Characters;
use crate::doc::Role;
use crate::doc::record::ArticleRecord;

/// Whether the body of a page was read as gold has it.
pub const PAGE_TEXT: &str = "page.text.accuracy";

/// Every slot, in the order of the tables; those that end in `accuracy` count decisions, the others are F1.
pub const SLOTS: &[&str] = &[
    PAGE_TEXT,
    "page.title.accuracy",
    "page.published.accuracy",
    "record.whole.accuracy",
    "events.main",
    "events.all",
    "events.quiet.accuracy",
    "event.type.accuracy",
    "event.role.accuracy",
    "event.when.accuracy",
    "event.country.accuracy",
    "event.place.accuracy",
    "event.killed",
    "event.injured",
    "event.perpetrators",
    "event.grade.accuracy",
    "figures.found",
    "figures.effect",
    "figures.value",
    "figures.full",
    "figures.bound.accuracy",
    "figures.source.accuracy",
    "figures.unsourced.accuracy",
    "figures.part.accuracy",
    "figures.event.accuracy",
    "claims",
    "times.found",
    "times.value",
    "times.day",
    "entities",
    "attribution.source",
    "attribution.cue",
    "attribution.content",
    "attribution.relation",
];

/// A record beside its gold, with the pairs of events.
struct Pairing<'a> {
    record: &'a ArticleRecord,
    gold: &'a GoldArticle,
    /// (guess, gold)
    pairs: Vec<(usize, usize)>,
}

impl Pairing<'_> {
    /// The guess paired with gold event `j`.
    fn guess_of(&self, j: usize) -> Option<usize> {
        self.pairs.iter().find(|(_, gold)| *gold == j).map(|(guess, _)| *guess)
    }
}

/// Scores one article.
#[must_use]
pub fn score(record: &ArticleRecord, gold: &GoldArticle) -> Scores {
    let pairs = matching::pair(&record.events, &gold.events, &Characters::new(&gold.text));
    let pairing = Pairing { record, gold, pairs };
    let mut scores = Scores::default();
    if gold.page.is_some() {
        page(&pairing, &mut scores);
    }
    events::score(&pairing, &mut scores);
    facts::score(&pairing, &mut scores);
    layers::score(&pairing, &mut scores);
    scores
}

/// What each event of a record is in gold; `None` for one that gold does not have.
#[must_use]
pub fn roles(record: &ArticleRecord, gold: &GoldArticle) -> Vec<Option<Role>> {
    let pairs = matching::pair(&record.events, &gold.events, &Characters::new(&gold.text));
    let of = |at: usize| pairs.iter().find(|(guess, _)| *guess == at).map(|(_, event)| gold.events[*event].role);
    (0..record.events.len()).map(of).collect()
}

/// Whether what was read from a page is what gold has.
fn page(pairing: &Pairing, scores: &mut Scores) {
    let (record, gold) = (pairing.record, pairing.gold);
    let day = |date: &Option<String>| date.as_ref().map(|date| date.chars().take(10).collect::<String>());
    scores.decide(PAGE_TEXT, record.text == gold.text);
    scores.decide("page.title.accuracy", record.title == gold.title);
    scores.decide("page.published.accuracy", day(&record.published) == day(&gold.published));
}
