//! Signs by which an event is judged: is it one at all, and is it what the article is about.
//!
//! Plain numbers about its mentions, what stands beside them, its date, and the article as a whole. The weights of
//! `signs_table.rs` make probabilities of them; both were fitted together (`scripts/fit_signs.py`).

use super::cluster::{guess, likeness};
use super::cues::{self, Cues};
use super::pairs::{Ground, Sign, flag, probability};
use super::role::{Candidate, depth, first_day, network};
use super::scene::Scene;
use super::signs_table::ROWS;
use super::triggers::{Mention, Strength};
use crate::doc::{Place, PlacePrecision, Precision, Stage};
use jiff::civil::Date;

/// What all events of an article are judged by.
pub struct Bench<'a> {
    /// The article.
    pub scene: &'a Scene<'a>,
    /// How each mention is meant.
    pub cues: &'a [Cues],
    /// The events, in the order in which they were begun.
    pub candidates: &'a [Candidate],
    /// Its mentions with all that is compared.
    pub ground: &'a Ground<'a>,
}

/// The signs of each event of an article.
pub fn of(bench: &Bench) -> Vec<Vec<Sign>> {
    if bench.candidates.is_empty() {
        return Vec::new();
    }
    let article = [("figurative", bench.scene.figurative), ("opinion", cues::opinion(bench.scene.text()))];
    let signs = |at| {
        let own = [mentioned(bench, at), meant(bench, at), dated(bench, at), among(bench, at)];
        own.into_iter().flatten().chain(article).collect()
    };
    (0..bench.candidates.len()).map(signs).collect()
}

/// How often, where and in which words an event is spoken of, and what stands beside.
fn mentioned(bench: &Bench, at: usize) -> Vec<Sign> {
    let (scene, draft) = (bench.scene, &bench.candidates[at].draft);
    let all: Vec<&Mention> = draft.mentions.iter().map(|at| &scene.mentions[*at]).collect();
    let share = |is: &dyn Fn(&Mention) -> bool| all.iter().filter(|it| is(it)).count() as f64 / all.len().max(1) as f64;
    let any = |is: &dyn Fn(&Mention) -> bool| flag(all.iter().any(|it| is(it)));
    let scores: Vec<f64> = all.iter().filter_map(|it| it.network).map(|(_, score)| f64::from(score)).collect();
    let facts = |has: &dyn Fn(usize) -> bool| {
        flag(draft.mentions.iter().any(|at| has(*at) || scene.outcomes(*at).iter().any(|outcome| has(*outcome))))
    };
    let fine = |place: &Place| matches!(place.precision, PlacePrecision::City | PlacePrecision::Venue);
    let places = |at: usize| scene.beside[at].places.iter().map(|place| &scene.resolved.places[*place]);
    vec![
        ("birth", draft.birth.clamp(0.0, 4.5)),
        ("mentions", (all.len() as f64).ln()),
        ("lead", any(&|it| scene.opens(it))),
        ("title", any(&|it| scene.is_title(it.sentence))),
        ("headline", any(&|it| guess(it).is_some_and(|kind| scene.headline.contains(&kind)))),
        ("depth", depth(scene, &draft.mentions) / 10.0),
        ("seen", share(&|it| it.network.is_some())),
        ("score", scores.iter().copied().fold(0.0, f64::max)),
        ("network_role", network(scene, &draft.mentions)),
        ("strong", any(&|it| it.strength == Strength::Strong)),
        ("bare", flag(all.iter().all(|it| guess(it).is_none()))),
        ("figure", facts(&|at| scene.own_figures(at) > 0)),
        ("placed", facts(&|at| !scene.beside[at].places.is_empty())),
        ("fine_place", facts(&|at| places(at).any(fine))),
    ]
}

/// How the mentions of an event are meant.
fn meant(bench: &Bench, at: usize) -> Vec<Sign> {
    let draft = &bench.candidates[at].draft;
    let cues: Vec<&Cues> = draft.mentions.iter().map(|at| &bench.cues[*at]).collect();
    let share = |is: &dyn Fn(&Cues) -> bool| cues.iter().filter(|it| is(it)).count() as f64 / cues.len().max(1) as f64;
    let first = |is: &dyn Fn(&Cues) -> bool| flag(cues.first().is_some_and(|it| is(it)));
    vec![
        ("definite", first(&|it| it.definite)),
        ("novel", first(&|it| it.novel)),
        ("another", first(&|it| it.another)),
        ("general", share(&|it| it.general)),
        ("statistic", share(&|it| it.statistic)),
        ("staged", share(&|it| it.staged)),
        ("recalled", share(&|it| it.recalled)),
        ("recalled_first", first(&|it| it.recalled)),
        ("unreal", share(&|it| it.unreal)),
        ("perfect", first(&|it| it.perfect)),
        ("subordinate", first(&|it| it.subordinate)),
        ("quoted", share(&|it| it.quoted)),
        ("plural", first(&|it| it.plural)),
        ("unfinished", flag(bench.candidates[at].stage != Stage::Accomplished)),
    ]
}

/// How its date stands to the publication and to the dates of the other events.
fn dated(bench: &Bench, at: usize) -> Vec<Sign> {
    let candidate = &bench.candidates[at];
    let when = &candidate.when;
    let gap = |from: Option<Date>, to: Option<Date>| Some(f64::from(from?.until(to?).ok()?.get_days()));
    let age = gap(first_day(candidate), bench.scene.resolved.tagged.segmented.article.dct());
    let newest = bench.candidates.iter().filter_map(first_day).max();
    let lead = bench.candidates.first().and_then(first_day);
    let over = |gap: Option<f64>, days: f64| flag(gap.is_some_and(|gap| gap > days));
    vec![
        ("dated", flag(when.begin.is_some())),
        ("day", flag(when.precision == Precision::Day)),
        ("fresh", flag(age.is_some_and(|age| (-1.0..=8.0).contains(&age)))),
        ("old", over(age, 31.0)),
        ("very_old", over(age, 300.0)),
        ("older", over(gap(first_day(candidate), newest), 20.0)),
        ("same_day", flag(gap(first_day(candidate), lead).is_some_and(|days| days.abs() <= 1.0))),
    ]
}

/// Its kind, and how it stands among the events of its article.
fn among(bench: &Bench, at: usize) -> Vec<Sign> {
    let candidate = &bench.candidates[at];
    let family = candidate.kind.family();
    let is = |name: &str| flag(family == name);
    let alike = |known: &Candidate| likeness(bench.ground, (&candidate.draft, &known.draft));
    let twin = bench.candidates[..at].iter().map(alike).fold(-3.0, f64::max);
    let count = bench.candidates.len() as f64;
    vec![
        ("attack", is("attack")),
        ("clash", is("clash")),
        ("arrest", is("arrest")),
        ("trial", is("trial")),
        ("protest", is("protest")),
        ("other", is("other")),
        ("first", flag(at == 0)),
        ("rank", (at as f64 + 1.0).ln()),
        ("events", count.ln()),
        ("twin", twin.clamp(-3.0, 2.0)),
    ]
}

/// The probability that an event with these signs is one, and that it is a main one.
pub fn judge(signs: &[Sign]) -> (f64, f64) {
    let value = |name: &str| match name {
        "bias" => 1.0,
        _ => signs.iter().find(|sign| sign.0 == name).map_or(0.0, |sign| sign.1),
    };
    let (is, main) = ROWS.iter().fold((0.0, 0.0), |(is, main), (name, one, other)| {
        let value = value(name);
        (is + one * value, main + other * value)
    });
    (probability(is), probability(main))
}

#[cfg(test)]
mod tests {
    use super::judge;
    use crate::assemble::signs_table::ROWS;

    #[test]
    fn more_evidence_makes_an_event_more_probable() {
        let (bare, _) = judge(&[]);
        let (told, _) = judge(&[("birth", 3.0), ("mentions", 1.6), ("day", 1.0), ("score", 0.9)]);
        assert!(bare < 0.5 && told > 0.5, "{bare} {told}");
        assert!(judge(&[("network_role", 1.0)]).1 > judge(&[("network_role", -1.0)]).1);
    }

    #[test]
    fn every_sign_has_one_row() {
        let mut names: Vec<&str> = ROWS.iter().map(|row| row.0).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ROWS.len());
    }
}
