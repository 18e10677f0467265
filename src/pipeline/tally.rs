//! What the driver counts.

use crate::doc::Coverage;
use crate::doc::record::{CoverageRecord, StageRecord};
use std::time::Duration;

/// Counts of one worker or of a whole run; stages in the order in which they were first met.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    stages: Vec<StageTally>,
    coverage: Coverage,
}

#[derive(Debug, Clone)]
struct StageTally {
    name: &'static str,
    articles: usize,
    failures: usize,
    time: Duration,
}

impl Tally {
    /// Counts one document in one stage.
    pub fn add(&mut self, stage: &'static str, time: Duration, failed: bool) {
        let entry = self.stage(stage);
        entry.articles += 1;
        entry.failures += usize::from(failed);
        entry.time += time;
    }

    /// Counts a stage that looked at `articles` documents together.
    pub fn add_all(&mut self, stage: &'static str, articles: usize, time: Duration) {
        let entry = self.stage(stage);
        entry.articles += articles;
        entry.time += time;
    }

    /// Counts what was read of one document.
    pub fn cover(&mut self, coverage: Coverage) {
        self.coverage.words += coverage.words;
        self.coverage.read += coverage.read;
        self.coverage.computed += coverage.computed;
        self.coverage.padding += coverage.padding;
    }

    /// Adds what another worker counted.
    pub fn merge(&mut self, other: &Self) {
        for stage in &other.stages {
            let entry = self.stage(stage.name);
            entry.articles += stage.articles;
            entry.failures += stage.failures;
            entry.time += stage.time;
        }
        self.cover(other.coverage);
    }

    /// The stages as the report shows them.
    #[must_use]
    pub fn stages(&self) -> Vec<StageRecord> {
        let record = |stage: &StageTally| StageRecord {
            name: stage.name.to_owned(),
            articles: stage.articles,
            failures: stage.failures,
            seconds: stage.time.as_secs_f64(),
        };
        self.stages.iter().map(record).collect()
    }

    /// What was read, as the report shows it.
    #[must_use]
    pub fn coverage(&self) -> CoverageRecord {
        let Coverage { words, read, computed, padding } = self.coverage;
        let padding_share = if computed == 0 { 0.0 } else { padding as f64 / computed as f64 };
        CoverageRecord { words, read, padding_share }
    }

    fn stage(&mut self, name: &'static str) -> &mut StageTally {
        let at = self.stages.iter().position(|stage| stage.name == name).unwrap_or_else(|| {
            self.stages.push(StageTally { name, articles: 0, failures: 0, time: Duration::ZERO });
            self.stages.len() - 1
        });
        &mut self.stages[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workers_add_up() {
        let mut whole = Tally::default();
        whole.add("extract", Duration::from_secs(1), false);
        let mut other = Tally::default();
        other.add("extract", Duration::from_secs(2), true);
        other.add("segment", Duration::from_secs(3), false);
        other.cover(Coverage { words: 10, read: 10, computed: 20, padding: 5 });
        whole.merge(&other);
        let shown: Vec<_> = whole.stages().into_iter().map(|s| (s.name, s.articles, s.failures, s.seconds)).collect();
        assert_eq!(shown, [("extract".to_owned(), 2, 1, 3.0), ("segment".to_owned(), 1, 0, 3.0)]);
        assert_eq!(whole.coverage().padding_share, 0.25);
    }
}
