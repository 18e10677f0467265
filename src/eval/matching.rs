//! Pairs an article's events with gold's: greedy over pair scores, as the reference scorer does.

use super::gold::GoldEvent;
use super::words::{Characters, normal, overlap};
use crate::doc::record::EventCore;

/// Pairs (guess, gold), each index at most once.
pub fn pair(guesses: &[EventCore], gold: &[GoldEvent], text: &Characters) -> Vec<(usize, usize)> {
    let mut scored: Vec<(f64, usize, usize)> = Vec::new();
    for (i, guess) in guesses.iter().enumerate() {
        for (j, event) in gold.iter().enumerate() {
            let score = affinity(guess, event, text);
            if score >= 2.0 {
                scored.push((score, i, j));
            }
        }
    }
    scored.sort_by(|one, other| other.0.total_cmp(&one.0).then((other.1, other.2).cmp(&(one.1, one.2))));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, i, j) in scored {
        if !pairs.iter().any(|(a, b)| *a == i || *b == j) {
            pairs.push((i, j));
        }
    }
    pairs
}

/// How well a guess fits a gold event.
fn affinity(guess: &EventCore, gold: &GoldEvent, text: &Characters) -> f64 {
    let on = |condition: bool, weight: f64| if condition { weight } else { 0.0 };
    let named = guess.triggers.iter().any(|a| gold.triggers.iter().any(|b| overlap([a.start, a.end], *b)));
    let kind = if guess.kind == gold.kind { 1.5 } else { on(guess.kind.family() == gold.kind.family(), 0.75) };
    let tolls = [(&guess.killed, &gold.killed), (&guess.injured, &gold.injured)];
    let equal = |(a, b): &(&Option<crate::doc::record::TollRecord>, &Option<super::gold::GoldToll>)| matches!((a, b), (Some(a), Some(b)) if (a.min, a.max) == (b.min, b.max));
    on(named, 2.0)
        + kind
        + dates(guess.when.begin.as_deref(), gold.when.begin.as_deref())
        + on(places(guess, gold, text), 1.0)
        + 0.75 * tolls.iter().filter(|pair| equal(pair)).count() as f64
        + on(guess.role == gold.role, 0.25)
}

fn dates(guess: Option<&str>, gold: Option<&str>) -> f64 {
    let cut = |date: &str, to: usize| date.chars().take(to).collect::<String>();
    match (guess, gold) {
        (Some(a), Some(b)) if cut(a, 10) == cut(b, 10) => 1.0,
        (Some(a), Some(b)) if cut(a, 4) != cut(b, 4) => -1.0,
        _ => 0.0,
    }
}

fn places(guess: &EventCore, gold: &GoldEvent, text: &Characters) -> bool {
    let spans = guess.places.iter().filter_map(|place| Some(text.slice([place.start?, place.end?])));
    let names: Vec<String> =
        guess.places.iter().map(|place| normal(&place.name)).chain(spans.map(|words| normal(&words))).collect();
    let wanted = gold.places.iter().map(|place| normal(&place.text));
    wanted
        .filter(|name| !name.is_empty())
        .any(|b| names.iter().any(|a| !a.is_empty() && (a.contains(&b) || b.contains(a.as_str()))))
}
