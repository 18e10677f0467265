//! The view `tolls`: one line a policy, under each effect of each event.

use super::layers::interval_of;
use crate::assemble::{AssembleConfig, PolicyToll, tolls};
use crate::doc::{Analysis, Toll};
use crate::text::one_line;
use std::fmt::Write;

/// The tolls of the article by every policy.
pub(super) fn show(analysis: &Analysis, config: &AssembleConfig) -> String {
    let all = tolls(&analysis.resolved, config);
    let mut text = String::new();
    let mut under = None;
    for told in &all {
        if under != Some((told.event, told.effect)) {
            under = Some((told.event, told.effect));
            let kind = analysis.events.get(told.event.0).map(|event| event.kind.to_string()).unwrap_or_default();
            let _ = writeln!(text, "  {} {kind}: {}", told.event, told.effect);
        }
        let chosen = if told.policy == config.toll { "*" } else { " " };
        let _ = writeln!(text, "  {chosen} {:<13} {}", told.policy.to_string(), line(analysis, told));
    }
    if text.is_empty() { "  (none)\n".to_owned() } else { text + "  * the policy of this run\n" }
}

/// Toll, reason and figures of one policy.
fn line(analysis: &Analysis, told: &PolicyToll) -> String {
    let Toll { min, max, best, figures } = &told.toll;
    let best = best.map(|best| format!(" best {best}")).unwrap_or_default();
    let figure = |id: &crate::doc::FigureId| {
        let words = analysis.resolved.figures.get(id.0).map_or("", |it| it.span.of(analysis.resolved.text()));
        format!("{id} \"{}\"", one_line(words))
    };
    let figures: Vec<String> = figures.iter().map(figure).collect();
    let taken = if figures.is_empty() { String::new() } else { format!(", from {}", figures.join(", ")) };
    format!("{}{best}{taken} ({})", interval_of(*min, *max), told.why)
}
