//! A table for a pull request.

use super::super::compare::Change;
use super::super::outcome::{Evaluation, table};
use std::fmt::Write;

/// The table of a set, with changes when an earlier evaluation is given.
#[must_use]
pub fn markdown(name: &str, evaluation: &Evaluation, changes: &[Change]) -> String {
    let mut out = format!(
        "### {name}: {} articles\n\n| slot | score | 95 % | right / given / wanted | change |\n|---|---|---|---|---|\n",
        evaluation.articles.len()
    );
    for line in table(evaluation) {
        let (tally, (low, high)) = (line.tally, line.interval);
        let change = changes.iter().find(|change| change.slot == line.slot);
        let change = change.map_or_else(String::new, |it| {
            format!("{:+.1} (p {:.2}, {} articles)", 100.0 * (it.after - it.before), it.chance, it.articles.len())
        });
        let _ = writeln!(
            out,
            "| {} | {:.1} | {:.1}–{:.1} | {} / {} / {} | {change} |",
            line.slot,
            100.0 * tally.f1(),
            100.0 * low,
            100.0 * high,
            tally.right,
            tally.given,
            tally.wanted
        );
    }
    out
}
