//! Names and attributions, where gold labels them.

use super::super::gold::{GoldAttribution, Range};
use super::super::tally::Scores;
use super::super::words::overlap;
use super::Pairing;
use super::facts::range;
use crate::doc::EntityType;
use crate::doc::record::AttributionRecord;
use std::collections::BTreeSet;

pub fn score(pairing: &Pairing, scores: &mut Scores) {
    if let Some(gold) = &pairing.gold.entities {
        let wanted: BTreeSet<(usize, usize, EntityType)> =
            gold.iter().flat_map(|entity| entity.mentions.iter().map(|span| (span[0], span[1], entity.kind))).collect();
        let given: BTreeSet<(usize, usize, EntityType)> = pairing
            .record
            .entities
            .iter()
            .flat_map(|entity| entity.mentions.iter().map(|span| (span.start, span.end, entity.kind)))
            .collect();
        scores.count("entities", (given.intersection(&wanted).count(), given.len(), wanted.len()));
    }
    if let Some(gold) = &pairing.gold.attributions {
        attributions(&pairing.record.attributions, gold, scores);
    }
}

fn source(record: &AttributionRecord) -> Vec<Range> {
    record.source.iter().map(|source| range(&source.span)).collect()
}

fn content(record: &AttributionRecord) -> Vec<Range> {
    record.content.iter().map(|span| [span.start, span.end]).collect()
}

fn attributions(guesses: &[AttributionRecord], gold: &[GoldAttribution], scores: &mut Scores) {
    let exact = |given: Vec<Range>, wanted: Vec<Range>| {
        let (a, b): (BTreeSet<Range>, BTreeSet<Range>) =
            (given.iter().copied().collect(), wanted.iter().copied().collect());
        (a.intersection(&b).count(), given.len(), wanted.len())
    };
    let of = |pick: fn(&AttributionRecord) -> Vec<Range>| guesses.iter().flat_map(pick).collect::<Vec<_>>();
    let cues = guesses.iter().filter_map(|it| it.cue.as_ref()).map(range).collect();
    scores.count("attribution.source", exact(of(source), gold.iter().filter_map(|it| it.source).collect()));
    scores.count("attribution.cue", exact(cues, gold.iter().filter_map(|it| it.cue).collect()));
    scores.count("attribution.content", exact(of(content), gold.iter().flat_map(|it| it.content.clone()).collect()));
    let mut used = vec![false; guesses.len()];
    let mut right = 0;
    for wanted in gold {
        let hit = (0..guesses.len()).find(|at| !used[*at] && related(&guesses[*at], wanted));
        if let Some(at) = hit {
            used[at] = true;
            right += 1;
        }
    }
    scores.count("attribution.relation", (right, guesses.len(), gold.len()));
}

/// Whether content overlaps, and the source too (or both have none).
fn related(guess: &AttributionRecord, gold: &GoldAttribution) -> bool {
    let contents = content(guess).iter().any(|a| gold.content.iter().any(|b| overlap(*a, *b)));
    let sources = match (source(guess).first(), gold.source) {
        (None, None) => true,
        (Some(a), Some(b)) => overlap(*a, b),
        _ => false,
    };
    contents && sources
}
