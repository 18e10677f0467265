//! Two annotators of one article.

use super::{Agreement, agree};
use crate::eval::GoldArticle;
use serde_json::json;

fn article() -> GoldArticle {
    let row = json!({
        "id": "a", "text": "A bomb killed 5 in Karam, police said. Two men fought.",
        "events": [
            {"id": "E1", "type": "attack.bombing", "role": "main", "stage": "accomplished", "triggers": [[2, 6]],
             "when": {"begin": null, "until": null, "precision": "unknown"},
             "where": [{"span": [19, 24], "text": "Karam", "country": "TR"}], "perpetrators": [],
             "killed": {"min": 5, "max": 5}, "injured": null},
            {"id": "E2", "type": "clash", "role": "background", "stage": "accomplished", "triggers": [[47, 53]],
             "when": {"begin": null, "until": null, "precision": "unknown"}, "where": [], "perpetrators": [],
             "killed": null, "injured": null}
        ],
        "figures": [{"span": [14, 15], "effect": "killed", "min": 5, "max": 5, "bound": "exact", "event": "E1",
                     "scope": "event", "source": [26, 32], "part_of": null}],
        "entities": [{"type": "LOC", "name": "Karam", "mentions": [[19, 24]]}],
        "attributions": [{"source": [26, 32], "cue": [33, 37], "content": [[0, 24]]}]
    });
    serde_json::from_value(row).unwrap_or_else(|error| panic!("{error}"))
}

fn alpha(agreement: &Agreement, of: &str) -> Option<f64> {
    agreement.alphas.iter().find(|it| it.of == of).and_then(|it| it.alpha)
}

#[test]
fn words_that_one_annotator_marked_lower_the_alpha_of_their_layer() {
    let mut other = article();
    other.entities = Some(Vec::new());
    let names = alpha(&agree(&[article()], &[other]), "words: names, by class");
    // One of eleven words differs: 22 values, 21 of them none; alpha = 1 - 21 * 2 / (484 - 442).
    assert!(names.is_some_and(|it| it.abs() < 1e-9), "{names:?}");
}

#[test]
fn an_annotator_agrees_with_themselves_in_every_slot() {
    let agreement = agree(&[article()], &[article()]);
    assert_eq!((agreement.articles, alpha(&agreement, "events in common: type")), (1, Some(1.0)));
    assert!(agreement.alphas.iter().all(|it| it.alpha.is_none_or(|alpha| alpha == 1.0)), "{:?}", agreement.alphas);
    let words = |of: &str| agreement.alphas.iter().find(|it| it.of == of).map(|it| it.units);
    assert_eq!((words("words: names, by class"), words("events in common: role")), (Some(11), Some(2)));
    for (slot, tally) in &agreement.scores.0 {
        assert!(tally.given + tally.wanted == 0 || tally.f1() == 1.0, "{slot}: {tally:?}");
    }
    for slot in ["figures.source.accuracy", "figures.event.accuracy", "attribution.relation", "entities"] {
        assert_eq!(agreement.scores.0[slot].wanted, 1, "{slot}");
    }
}

#[test]
fn what_differs_shows_in_its_slot_alone() {
    let mut other = article();
    other.figures[0].source = None;
    other.events[1].kind = crate::doc::EventType::Riot;
    other.attributions = None;
    let agreement = agree(&[article()], &[other]);
    assert_eq!(agreement.scores.0["figures.source.accuracy"].right, 0);
    assert_eq!(agreement.scores.0["figures.value"].right, 1);
    assert!(!agreement.scores.0.contains_key("attribution.relation"), "a layer one left out is not counted");
    // Bombing and clash against bombing and riot: four values, one of two pairs differs.
    assert!(alpha(&agreement, "events in common: type").is_some_and(|it| (it - 0.4).abs() < 1e-9), "{agreement:?}");
    assert_eq!(alpha(&agreement, "figures in common: bound"), None, "one category says nothing");
    assert_eq!(alpha(&agreement, "words: cues"), None, "a layer one left out has no units");
}

#[test]
fn articles_of_one_annotator_are_told() {
    let mut other = article();
    other.id = "b".to_owned();
    assert_eq!(agree(&[article()], &[other]).alone, ["a", "b"]);
}
