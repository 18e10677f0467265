//! Two annotators of one article.

use super::agree;
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

#[test]
fn an_annotator_agrees_with_themselves_in_every_slot() {
    let agreement = agree(&[article()], &[article()]);
    assert_eq!((agreement.articles, agreement.pairs, agreement.alpha), (1, 2, Some(1.0)));
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
    assert!(agreement.alpha.is_some_and(|alpha| alpha < 1.0), "{:?}", agreement.alpha);
}

#[test]
fn articles_of_one_annotator_are_told() {
    let mut other = article();
    other.id = "b".to_owned();
    assert_eq!(agree(&[article()], &[other]).alone, ["a", "b"]);
}
