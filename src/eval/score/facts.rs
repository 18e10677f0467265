//! Figures, claims and times.

use super::super::gold::GoldFigure;
use super::super::tally::Scores;
use super::super::words::overlap;
use super::Pairing;
use crate::doc::record::{ClaimRecord, FigureRecord, SpanRecord};
use crate::doc::{Bound, Scope, TimeType};

pub fn score(pairing: &Pairing, scores: &mut Scores) {
    figures(pairing, scores);
    claims(pairing, scores);
    times(pairing, scores);
}

pub(super) fn range(span: &SpanRecord) -> [usize; 2] {
    [span.start, span.end]
}

/// The guess found for each gold figure: the overlapping one that fits best, each used once.
fn found(pairing: &Pairing) -> Vec<Option<usize>> {
    let mut used = vec![false; pairing.record.figures.len()];
    let pick = |gold: &GoldFigure| {
        let free = pairing
            .record
            .figures
            .iter()
            .enumerate()
            .filter(|(at, guess)| !used[*at] && overlap(range(&guess.span), gold.span));
        let best =
            free.min_by_key(|(_, guess)| (guess.effect != gold.effect, (guess.min, guess.max) != (gold.min, gold.max)));
        let best = best.map(|(at, _)| at);
        best.inspect(|at| used[*at] = true)
    };
    pairing.gold.figures.iter().map(pick).collect()
}

fn figures(pairing: &Pairing, scores: &mut Scores) {
    let found = found(pairing);
    let pairs: Vec<(&FigureRecord, &GoldFigure)> = found
        .iter()
        .zip(&pairing.gold.figures)
        .filter_map(|(at, gold)| Some((&pairing.record.figures[(*at)?], gold)))
        .collect();
    let (given, wanted) = (pairing.record.figures.len(), pairing.gold.figures.len());
    let value = |(guess, gold): &&(&FigureRecord, &GoldFigure)| {
        guess.effect == gold.effect && (guess.min, guess.max) == (gold.min, gold.max)
    };
    let full = |pair: &&(&FigureRecord, &GoldFigure)| {
        value(pair) && pair.0.bound == pair.1.bound && pair.0.scope == pair.1.scope
    };
    let counts = [
        ("figures.found", pairs.len()),
        ("figures.effect", pairs.iter().filter(|(guess, gold)| guess.effect == gold.effect).count()),
        ("figures.value", pairs.iter().filter(value).count()),
        ("figures.full", pairs.iter().filter(full).count()),
    ];
    for (slot, right) in counts {
        scores.count(slot, (right, given, wanted));
    }
    for pair in &pairs {
        if pair.1.bound != Bound::Exact {
            scores.decide("figures.bound.accuracy", value(&pair) && pair.0.bound == pair.1.bound);
        }
        links(pairing, (&found, pair.0, pair.1), scores);
    }
}

/// Source, part–whole and event of a figure that was found.
fn links(pairing: &Pairing, (found, guess, gold): (&[Option<usize>], &FigureRecord, &GoldFigure), scores: &mut Scores) {
    let attribution =
        guess.attribution.as_ref().and_then(|id| pairing.record.attributions.iter().find(|it| it.id == *id));
    match gold.source {
        Some(wanted) => {
            let source = attribution.and_then(|it| it.source.as_ref());
            scores.decide("figures.source.accuracy", source.is_some_and(|source| overlap(range(&source.span), wanted)));
        }
        None => scores.decide("figures.unsourced.accuracy", guess.attribution.is_none()),
    }
    if let Some(whole) = gold.part_of {
        let right = found
            .get(whole)
            .copied()
            .flatten()
            .is_some_and(|at| guess.part_of.as_ref() == Some(&pairing.record.figures[at].id));
        scores.decide("figures.part.accuracy", right);
    }
    if let (Some(event), Scope::Event) = (&gold.event, gold.scope) {
        let wanted = pairing.gold.events.iter().position(|it| it.id == *event).and_then(|j| pairing.guess_of(j));
        scores.decide(
            "figures.event.accuracy",
            wanted.is_some_and(|i| guess.event.as_ref() == Some(&pairing.record.events[i].id)),
        );
    }
}

fn claims(pairing: &Pairing, scores: &mut Scores) {
    let named = |claim: &ClaimRecord, wanted: [usize; 2]| {
        let entity =
            claim.claimant.as_ref().and_then(|id| pairing.record.entities.iter().find(|entity| entity.id == *id));
        entity.is_some_and(|entity| entity.mentions.iter().any(|mention| overlap(range(mention), wanted)))
    };
    let right = pairing.gold.claims.iter().filter(|gold| {
        let mut guesses = pairing.record.claims.iter();
        guesses.any(|guess| {
            guess.status == gold.status && (overlap(range(&guess.span), gold.span) || named(guess, gold.claimant))
        })
    });
    scores.count("claims", (right.count(), pairing.record.claims.len(), pairing.gold.claims.len()));
}

fn times(pairing: &Pairing, scores: &mut Scores) {
    let guesses: Vec<_> =
        pairing.record.times.iter().filter(|time| matches!(time.kind, TimeType::Date | TimeType::Time)).collect();
    let mut used = vec![false; guesses.len()];
    let (mut found, mut value, mut day) = (0, 0, 0);
    for gold in &pairing.gold.times {
        let hit = (0..guesses.len()).find(|at| !used[*at] && overlap(range(&guesses[*at].span), gold.span));
        let Some(at) = hit else { continue };
        used[at] = true;
        found += 1;
        value += usize::from(guesses[at].value == gold.value);
        day += usize::from(guesses[at].value.chars().take(10).eq(gold.value.chars().take(10)));
    }
    for (slot, right) in [("times.found", found), ("times.value", value), ("times.day", day)] {
        scores.count(slot, (right, guesses.len(), pairing.gold.times.len()));
    }
}
