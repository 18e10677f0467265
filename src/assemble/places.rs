//! Where an event happened: places beside its mentions, the most specific first.

use super::cluster::Draft;
use super::scene::Scene;
use crate::doc::{Place, PlacePrecision};

/// At most this many places are kept for one event.
const MOST: usize = 4;

/// What a place of a following sentence loses against one beside the mention.
const LATER: f64 = 0.6;

/// The places of an event.
pub fn decide(scene: &Scene, draft: &Draft) -> Vec<Place> {
    let all = &scene.resolved.places;
    let mut scored: Vec<(f64, usize)> = Vec::new();
    for (rank, at) in draft.mentions.iter().enumerate() {
        let mention = &scene.mentions[*at];
        let near = scene.beside[*at].places.iter().map(|place| (*place, 0.0));
        for (place, loss) in near.chain(scene.beside[*at].later_places.iter().map(|place| (*place, LATER))) {
            let apart = all[place].span.distance(mention.span).min(300) as f64 / 300.0;
            scored.push((grain(all[place].precision) - apart - loss - 0.1 * rank.min(8) as f64, place));
        }
    }
    if scored.is_empty() {
        scored.extend(dateline(scene).map(|place| (0.0, place)));
    }
    scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut kept: Vec<Place> = Vec::new();
    for (_, index) in scored {
        let place = &all[index];
        if kept.len() < MOST && !kept.iter().any(|known| known.name == place.name) {
            kept.push(place.clone());
        }
    }
    kept.sort_by_key(|place| place.precision);
    kept
}

fn grain(precision: PlacePrecision) -> f64 {
    match precision {
        PlacePrecision::City => 1.0,
        PlacePrecision::Venue => 0.9,
        PlacePrecision::Admin1 => 0.5,
        PlacePrecision::Country => 0.3,
    }
}

/// The first place of the article, as the dateline or the lead gives it.
fn dateline(scene: &Scene) -> Option<usize> {
    scene.resolved.places.iter().position(|place| !place.demonym)
}
