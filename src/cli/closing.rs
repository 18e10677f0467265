//! The table that closes a run.

use crate::doc::record::{ReportRecord, StageRecord};
use std::fmt::Write;
use std::path::Path;

/// Counts, failures and time per stage.
pub(super) fn closing_table(report: &ReportRecord, out: &Path) -> String {
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{} of {} articles, {} events, {} incidents in {:.1} s ({:.1} articles/s)",
        report.articles, report.inputs, report.events, report.incidents, report.seconds, report.articles_per_second
    );
    let whole: f64 = report.stages.iter().map(|stage| stage.seconds).sum();
    let _ = writeln!(text, "\n{:<10} {:>9} {:>7} {:>9} {:>6}", "stage", "articles", "failed", "seconds", "share");
    for stage in &report.stages {
        let _ = writeln!(text, "{}", row(stage, whole));
    }
    if report.skipped > 0 {
        let _ = writeln!(text, "\n{} articles without a sign of an event: left to the rules", report.skipped);
    }
    let _ = writeln!(text, "\nwritten to {}", out.display());
    if report.failures > 0 {
        let noun = if report.failures == 1 { "input" } else { "inputs" };
        let file = out.join("failures.jsonl");
        let _ = writeln!(text, "{} {noun} failed: see {}", report.failures, file.display());
    }
    text
}

fn row(stage: &StageRecord, whole: f64) -> String {
    let share = if whole > 0.0 { 100.0 * stage.seconds / whole } else { 0.0 };
    format!("{:<10} {:>9} {:>7} {:>9.3} {share:>5.1}%", stage.name, stage.articles, stage.failures, stage.seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_show_their_share() {
        let stage =
            |name: &str, failures, seconds| StageRecord { name: name.to_owned(), articles: 12, failures, seconds };
        assert_eq!(row(&stage("tag", 0, 3.0), 4.0), "tag               12       0     3.000  75.0%");
        assert_eq!(row(&stage("ingest", 1, 0.0), 0.0), "ingest            12       1     0.000   0.0%");
    }
}
