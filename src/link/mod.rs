//! Stage 7: one incident across many articles.
//!
//! Articles come in any order; each of their events is compared with the open incidents that share a telling word or a
//! place with it (`compare`), joins the best one or opens its own. Copies of one wire text count as one report. Memory
//! is bounded: past its capacity the linker closes the incident that was reported on least recently. Must not know:
//! files, how the records were made.

mod compare;
mod config;
mod copies;
mod incident;
mod report;
mod sketch;

pub use config::LinkConfig;
pub use copies::Copies;

use crate::doc::record::{ArticleRecord, EventCore, IncidentRecord};
use crate::doc::{Role, Stage};
use incident::Incident;
use report::Report;
use sketch::Sketcher;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Telling words by which a report finds the incidents to compare itself with.
const KEYS: usize = 24;

/// Groups the events of articles into incidents.
#[derive(Debug, Default)]
pub struct Linker {
    config: LinkConfig,
    sketcher: Sketcher,
    /// Open incidents by number; numbers only grow.
    open: BTreeMap<u64, Incident>,
    /// Open incidents by the hashes of their telling words.
    index: HashMap<u32, Vec<u64>>,
    pushed: u64,
}

impl Linker {
    /// An empty linker.
    #[must_use]
    pub fn new(config: LinkConfig) -> Self {
        Self { config, ..Self::default() }
    }

    /// Adds the events of an article; returns the incidents that had to be closed for room, mostly none.
    pub fn push(&mut self, article: &ArticleRecord) -> Vec<IncidentRecord> {
        self.sketcher.learn(&article.text);
        for event in article.events.iter().filter(|event| is_linked(event)) {
            let report = Report::of(article, event, &self.sketcher);
            self.place(report);
        }
        self.shed()
    }

    /// Closes every incident; in order of their first report.
    #[must_use]
    pub fn finish(mut self) -> Vec<IncidentRecord> {
        std::mem::take(&mut self.open).into_values().map(Incident::close).collect()
    }

    /// Puts a report into the incident it fits best, or opens one for it.
    fn place(&mut self, report: Report) {
        self.pushed += 1;
        let keys: Vec<u32> = report.sketch.keys(KEYS).chain(report.landmarks()).collect();
        let fitting = self.candidates(&keys).into_iter().filter_map(|number| {
            let score = self.open.get(&number)?.score(&report, &self.config)?;
            (score >= self.config.threshold).then_some((score, number))
        });
        let best = fitting.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let number = best.map_or(self.pushed, |(_, number)| number);
        match self.open.get_mut(&number) {
            Some(incident) => incident.add(report, self.pushed, &self.config),
            None => {
                self.open.insert(number, Incident::open(report, self.pushed));
            }
        }
        for key in keys {
            let numbers = self.index.entry(key).or_default();
            if numbers.last() != Some(&number) {
                numbers.push(number);
            }
        }
    }

    /// The open incidents that share at least two telling words.
    fn candidates(&self, keys: &[u32]) -> BTreeSet<u64> {
        let mut shared: BTreeMap<u64, usize> = BTreeMap::new();
        for key in keys {
            let numbers: BTreeSet<u64> = self.index.get(key).into_iter().flatten().copied().collect();
            for number in numbers {
                *shared.entry(number).or_default() += 1;
            }
        }
        shared.into_iter().filter(|(_, count)| *count >= 2).map(|(number, _)| number).collect()
    }

    /// Past the capacity, closes the tenth of the incidents that was reported on least recently.
    fn shed(&mut self) -> Vec<IncidentRecord> {
        if self.open.len() <= self.config.capacity {
            return Vec::new();
        }
        let mut by_age: Vec<(u64, u64)> =
            self.open.iter().map(|(number, incident)| (incident.touched, *number)).collect();
        by_age.sort_unstable();
        let excess = self.open.len() - self.config.capacity * 9 / 10;
        let mut oldest: Vec<u64> = by_age.into_iter().take(excess).map(|(_, number)| number).collect();
        oldest.sort_unstable();
        let closed = oldest.iter().filter_map(|number| self.open.remove(number)).map(Incident::close).collect();
        let open = &self.open;
        self.index.retain(|_, numbers| {
            numbers.retain(|number| open.contains_key(number));
            !numbers.is_empty()
        });
        closed
    }
}

/// Whether an event happened, so that others can report it too.
fn is_linked(event: &EventCore) -> bool {
    event.role != Role::Hypothetical && matches!(event.stage, Stage::Accomplished | Stage::Attempted)
}

#[cfg(test)]
mod tests;
