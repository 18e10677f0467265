//! How probable it is that an event's type and role are right.

use super::cluster::Draft;
use crate::doc::Event;

/// Logistic of simple signs: score at birth, mentions, a date, a place, a toll. The coefficients were fitted on
/// development articles (docs/accuracy.md shows the reliability table).
pub fn of(draft: &Draft, event: &Event) -> f32 {
    let on = |condition: bool, weight: f64| if condition { weight } else { 0.0 };
    let logit = -1.6
        + 0.55 * draft.birth.min(4.0)
        + 0.18 * (draft.mentions.len().min(6) as f64 - 1.0)
        + on(event.when.begin.is_some(), 0.3)
        + on(!event.places.is_empty(), 0.2)
        + on(event.killed.is_some() || event.injured.is_some(), 0.5);
    (1.0 / (1.0 + (-logit).exp())) as f32
}
