//! Events and their slots.

use super::super::gold::{GoldEvent, GoldToll};
use super::super::tally::Scores;
use super::super::words::{normal, overlap};
use super::Pairing;
use crate::doc::Role;
use crate::doc::record::{EventCore, TollRecord};

pub fn score(pairing: &Pairing, scores: &mut Scores) {
    let (guesses, gold) = (&pairing.record.events, &pairing.gold.events);
    let main = |guess: &EventCore| guess.role == Role::Main;
    if gold.is_empty() {
        scores.decide("events.quiet.accuracy", !guesses.iter().any(main));
    }
    scores.count("events.all", (pairing.pairs.len(), guesses.len(), gold.len()));
    let both = pairing.pairs.iter().filter(|(i, j)| main(&guesses[*i]) && gold[*j].role == Role::Main).count();
    let wanted = gold.iter().filter(|event| event.role == Role::Main);
    scores.count("events.main", (both, guesses.iter().filter(|guess| main(guess)).count(), wanted.count()));
    for (i, j) in &pairing.pairs {
        slots(&guesses[*i], &gold[*j], scores);
    }
    for (j, event) in gold.iter().enumerate().filter(|(_, event)| event.role == Role::Main) {
        let whole = pairing.guess_of(j).is_some_and(|i| whole(&guesses[i], event));
        scores.decide("record.whole.accuracy", whole);
    }
}

fn slots(guess: &EventCore, gold: &GoldEvent, scores: &mut Scores) {
    scores.decide("event.type.accuracy", guess.kind == gold.kind);
    scores.decide("event.role.accuracy", guess.role == gold.role);
    if gold.when.begin.is_some() {
        scores.decide("event.when.accuracy", same_when(guess, gold));
    }
    if !gold.places.is_empty() {
        scores.decide("event.country.accuracy", same_country(guess, gold));
        scores.decide("event.place.accuracy", same_place(guess, gold));
    }
    scores.count("event.killed", tolls(guess.killed.as_ref(), gold.killed));
    scores.count("event.injured", tolls(guess.injured.as_ref(), gold.injured));
    perpetrators(guess, gold, scores);
}

fn same_when(guess: &EventCore, gold: &GoldEvent) -> bool {
    (&guess.when.begin, &guess.when.until) == (&gold.when.begin, &gold.when.until)
}

fn same_country(guess: &EventCore, gold: &GoldEvent) -> bool {
    guess.places.iter().any(|a| gold.places.iter().any(|b| a.country == b.country))
}

fn same_place(guess: &EventCore, gold: &GoldEvent) -> bool {
    guess.places.iter().any(|a| {
        let span = a.start.zip(a.end);
        gold.places.iter().any(|b| {
            span.is_some_and(|(start, end)| overlap([start, end], b.span)) || normal(&a.name) == normal(&b.text)
        })
    })
}

/// Bounds of a toll, as (least, greatest).
type Bounds = (Option<u64>, Option<u64>);

fn guessed(toll: Option<&TollRecord>) -> Bounds {
    toll.map_or((None, None), |toll| (toll.min, toll.max))
}

fn golden(toll: Option<GoldToll>) -> Bounds {
    toll.map_or((None, None), |toll| (toll.min, toll.max))
}

fn tolls(guess: Option<&TollRecord>, gold: Option<GoldToll>) -> (usize, usize, usize) {
    let (a, b) = (guessed(guess), golden(gold));
    let (given, wanted) = (a != (None, None), b != (None, None));
    (usize::from(wanted && a == b), usize::from(given), usize::from(wanted))
}

fn perpetrators(guess: &EventCore, gold: &GoldEvent, scores: &mut Scores) {
    let mut found = 0;
    for wanted in &gold.perpetrators {
        let hit = guess
            .perpetrators
            .iter()
            .find(|it| overlap([it.start, it.end], wanted.span) || normal(&it.name) == normal(&wanted.text));
        if let Some(hit) = hit {
            found += 1;
            scores.decide("event.grade.accuracy", hit.responsibility == Some(wanted.responsibility));
        }
    }
    scores.count("event.perpetrators", (found, guess.perpetrators.len(), gold.perpetrators.len()));
}

/// Whether a main record is right in family, role, date, country and both tolls.
fn whole(guess: &EventCore, gold: &GoldEvent) -> bool {
    guess.kind.family() == gold.kind.family()
        && guess.role == Role::Main
        && (gold.when.begin.is_none() || same_when(guess, gold))
        && (gold.places.is_empty() || same_country(guess, gold))
        && guessed(guess.killed.as_ref()) == golden(gold.killed)
        && guessed(guess.injured.as_ref()) == golden(gold.injured)
}
