//! Round trips through every format, with characters of every width.

use super::{Format, export, import, marks};
use crate::eval::GoldArticle;
use proptest::prelude::*;
use serde_json::{Value, json};

const FORMATS: [Format; 1] = [Format::LabelStudio];

fn article(text: &str, cuts: [usize; 6]) -> GoldArticle {
    let length = text.chars().count();
    let range = |one: usize, other: usize| {
        let start = cuts[one] % length;
        [start, start + 1 + cuts[other] % (length - start)]
    };
    let words: String = text.chars().skip(range(0, 1)[0]).take(range(0, 1)[1] - range(0, 1)[0]).collect();
    let row = json!({
        "id": "a", "text": text,
        "events": [{"id": "E1", "type": "clash", "role": "main", "stage": "accomplished", "triggers": [range(2, 3), range(3, 4)],
                    "when": {"begin": null, "until": null, "precision": "unknown"},
                    "where": [{"span": range(0, 1), "text": words, "country": null}], "perpetrators": [],
                    "killed": {"min": 1, "max": null}, "injured": null}],
        "figures": [{"span": range(4, 5), "effect": "killed", "min": 1, "max": null, "bound": "at_least", "event": "E1",
                     "scope": "event", "source": range(5, 0), "part_of": null}],
        "entities": [{"type": "PER", "name": "x", "mentions": [range(1, 2), range(1, 2)]}],
    });
    serde_json::from_value(row).unwrap_or_else(|error| panic!("{error}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_round_trip_loses_nothing(text in "[a-z é\n日𝄞🚑👩‍🚒\"]{1,60}", cuts in proptest::array::uniform6(0_usize..100)) {
        let gold = vec![article(&text, cuts)];
        for format in FORMATS {
            let back = import(&export(&gold, format), format).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(&back, &gold, "{:?}", format);
        }
    }
}

/// Article whose figure "5" stands behind two characters outside the basic plane.
fn ambulances() -> GoldArticle {
    article("🚑🚑 5 died", [3, 0, 5, 3, 3, 0])
}

#[test]
fn code_points_and_utf16_units_are_told_apart() {
    let gold = ambulances();
    let figure =
        marks(&gold).into_iter().find(|mark| mark.at == "/figures/0/span").map(|mark| (mark.label, mark.range));
    assert_eq!(figure, Some(("figures.killed".to_owned(), [3, 4])));
    let task: Value = serde_json::from_str(&export(&[gold], Format::LabelStudio)).unwrap_or_default();
    let regions = task[0]["annotations"][0]["result"].as_array().cloned().unwrap_or_default();
    let region = regions.iter().find(|region| region["id"] == "/figures/0/span");
    assert_eq!(region.map(|it| (it["value"]["start"].clone(), it["value"]["end"].clone())), Some((json!(5), json!(6))));
}

#[test]
fn a_moved_mark_moves_the_label_and_its_words() {
    let file = export(&[ambulances()], Format::LabelStudio);
    let mut task: Value = serde_json::from_str(&file).unwrap_or_default();
    for region in task[0]["annotations"][0]["result"].as_array_mut().into_iter().flatten() {
        if region["id"] == "/events/0/where/0/span" {
            region["value"]["end"] = json!(11);
        }
    }
    let back = import(&task.to_string(), Format::LabelStudio).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((back[0].events[0].places[0].span, back[0].events[0].places[0].text.as_str()), ([3, 9], "5 died"));
}

#[test]
fn marks_that_are_lost_new_or_cut_a_character_are_refused() {
    let told = |change: fn(&mut Vec<Value>)| {
        let mut task: Value = serde_json::from_str(&export(&[ambulances()], Format::LabelStudio)).unwrap_or_default();
        task[0]["annotations"][0]["result"].as_array_mut().into_iter().for_each(change);
        import(&task.to_string(), Format::LabelStudio).map_or_else(|error| error.to_string(), |_| String::new())
    };
    assert!(told(|regions| drop(regions.pop())).starts_with("1: expected the mark /"));
    assert!(
        told(|regions| regions.push(regions[0].clone()))
            .starts_with("1: expected 7 marks of the exported row, found 8")
    );
    assert!(
        told(|regions| regions[0]["value"]["start"] = json!(1)).starts_with("1: expected a region with start and end")
    );
    let error = import("[{\"data\": {\"id\": 1}}]", Format::LabelStudio)
        .map_or_else(|error| error.to_string(), |_| String::new());
    assert!(error.starts_with("1: expected the field data.gold of an export"), "{error}");
}
