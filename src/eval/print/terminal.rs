//! Tables for a terminal.

use super::super::compare::Change;
use super::super::outcome::{Evaluation, table};
use std::fmt::Write;

/// The table of a set with 95 % intervals.
#[must_use]
pub fn terminal(name: &str, evaluation: &Evaluation) -> String {
    let mut out = format!(
        "{name}: {} articles, {} lost, {} with another text\n",
        evaluation.articles.len(),
        evaluation.lost.len(),
        evaluation.differs.len()
    );
    for line in table(evaluation) {
        let tally = line.tally;
        let figures = if line.slot.ends_with("accuracy") {
            format!("{} of {}", tally.right, tally.wanted)
        } else {
            let (precision, recall) = (100.0 * tally.precision(), 100.0 * tally.recall());
            format!(
                "P {precision:5.1}  R {recall:5.1}  ({} right, {} given, {} wanted)",
                tally.right, tally.given, tally.wanted
            )
        };
        let (low, high) = line.interval;
        let _ = writeln!(
            out,
            "  {:28} {:5.1}  [{:5.1} {:5.1}]  {figures}",
            line.slot,
            100.0 * tally.f1(),
            100.0 * low,
            100.0 * high
        );
    }
    out
}

/// What changed since an earlier evaluation.
#[must_use]
pub fn changes(changes: &[Change]) -> String {
    let mut out = String::new();
    for change in changes {
        let (before, after) = (100.0 * change.before, 100.0 * change.after);
        let _ = writeln!(
            out,
            "{:28} {before:5.1} -> {after:5.1} ({:+.1}, p = {:.3})",
            change.slot,
            after - before,
            change.chance
        );
        for (id, old, new) in &change.articles {
            let row = |tally: &super::super::Tally| format!("{}/{}/{}", tally.right, tally.given, tally.wanted);
            let _ = writeln!(out, "    {id}: {} -> {}", row(old), row(new));
        }
    }
    if out.is_empty() { "nothing changed\n".to_owned() } else { out }
}
