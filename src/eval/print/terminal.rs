//! Tables for a terminal.

use super::super::Tally;
use super::super::compare::Change;
use super::super::outcome::{ArticleScores, Evaluation, table};
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
            let _ = writeln!(out, "    {id}: {} -> {}", counts(*old), counts(*new));
        }
    }
    if out.is_empty() { "nothing changed\n".to_owned() } else { out }
}

/// Slots that stand in a row of [`articles`].
const ROW: [(&str, &str); 8] = [
    ("record.whole.accuracy", "whole"),
    ("events.all", "events"),
    ("event.killed", "killed"),
    ("event.injured", "injured"),
    ("figures.full", "figures"),
    ("times.value", "times"),
    ("entities", "names"),
    ("attribution.relation", "said"),
];

/// A row an article, the one with the most mistakes first: right, given and wanted by slot.
#[must_use]
pub fn articles(name: &str, evaluation: &Evaluation) -> String {
    let heads: String = ROW.iter().map(|(_, head)| format!("{head:>11}")).collect();
    let mut out = format!("{name}: right/given/wanted\n  {:24}{heads}\n", "article");
    let tally = |article: &ArticleScores, slot: &str| article.scores.0.get(slot).copied().unwrap_or_default();
    let mistakes = |article: &ArticleScores| -> usize {
        let wrong = |it: Tally| it.given.max(it.wanted) - it.right;
        ROW.iter().map(|(slot, _)| wrong(tally(article, slot))).sum()
    };
    let mut rows: Vec<&ArticleScores> = evaluation.articles.iter().collect();
    rows.sort_by_key(|article| std::cmp::Reverse(mistakes(article)));
    for article in rows {
        let cell = |(slot, _): &(&str, &str)| {
            let it = tally(article, slot);
            let words = if it == Tally::default() { "–".to_owned() } else { counts(it) };
            format!("{words:>11}")
        };
        let _ = writeln!(out, "  {:24}{}", article.id, ROW.iter().map(cell).collect::<String>());
    }
    out
}

fn counts(tally: Tally) -> String {
    format!("{}/{}/{}", tally.right, tally.given, tally.wanted)
}
