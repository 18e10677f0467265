//! `report.json`: what became of all addresses of a run.

use super::SourceRow;
use super::cache::{IndexRow, Outcome};
use schemars::JsonSchema;
use serde::Serialize;

/// How many addresses came to which end; `urls` is the sum of those behind it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Addresses to fetch, each counted once.
    pub urls: usize,
    /// Fetched and stored.
    pub fetched: usize,
    /// Asked for, and found to be as stored.
    pub unchanged: usize,
    /// Stored by an earlier run and not asked for.
    pub known: usize,
    /// Not to be fetched.
    pub refused: usize,
    /// Not to be had.
    pub failed: usize,
    /// Not reached, because the run was interrupted.
    pub left: usize,
}

/// An address without a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Missing {
    /// The address.
    pub url: String,
    /// Refused or failed.
    pub outcome: Outcome,
    /// Expected and found.
    pub reason: String,
}

/// What became of all addresses of a run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
pub struct FetchReport {
    /// When it began, in UTC.
    pub started: String,
    /// How long it took, in seconds.
    pub seconds: f64,
    /// Bytes of the fetched pages, unpacked.
    pub bytes: u64,
    /// Lines and entries that named an address again.
    pub repeated: usize,
    /// How many came to which end.
    pub counts: Counts,
    /// Feeds and sitemaps, and what was found in them.
    pub sources: Vec<SourceRow>,
    /// Whether it was stopped before all was done.
    pub interrupted: bool,
    /// Addresses without a page, with the reason.
    pub missing: Vec<Missing>,
}

impl FetchReport {
    /// Counts an address.
    pub(super) fn add(&mut self, row: &IndexRow) {
        let counts = &mut self.counts;
        let count = match row.outcome {
            Outcome::Fetched => &mut counts.fetched,
            Outcome::Unchanged => &mut counts.unchanged,
            Outcome::Refused => &mut counts.refused,
            Outcome::Failed => &mut counts.failed,
        };
        *count += 1;
        if let Some(reason) = row.reason.clone() {
            self.missing.push(Missing { url: row.url.clone(), outcome: row.outcome, reason });
        }
    }

    /// Counts what was not reached, now that no more comes.
    pub(super) fn close(&mut self) {
        let Counts { urls, fetched, unchanged, known, refused, failed, .. } = self.counts;
        self.counts.left = urls.saturating_sub(fetched + unchanged + known + refused + failed);
        self.missing.sort_by(|one, other| one.url.cmp(&other.url));
    }

    /// Whether every source was read and every address has its page.
    #[must_use]
    pub fn complete(&self) -> bool {
        let missing = self.counts.refused + self.counts.failed + self.counts.left;
        missing == 0 && !self.interrupted && self.sources.iter().all(|row| row.reason.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_counted_once() {
        let mut report =
            FetchReport { counts: Counts { urls: 4, known: 1, ..Counts::default() }, ..Default::default() };
        let reason = Some("expected status 200, found 404 Not Found".to_owned());
        report.add(&IndexRow { url: "a".to_owned(), outcome: Outcome::Fetched, ..IndexRow::default() });
        report.add(&IndexRow { url: "b".to_owned(), outcome: Outcome::Failed, reason, ..IndexRow::default() });
        report.close();
        assert_eq!((report.counts.fetched, report.counts.failed, report.counts.left), (1, 1, 1));
        assert_eq!(report.missing[0].url, "b");
        assert!(!report.complete());
    }
}
