//! Round trips through every format, with characters of every width.

use super::{Exported, Format, export, import};
use crate::eval::{GoldArticle, gold_files};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Formats that bring every label back.
const WHOLE: [Format; 3] = [Format::Brat, Format::Doccano, Format::LabelStudio];

fn article(text: &str, cuts: [usize; 8]) -> GoldArticle {
    let length = text.chars().count();
    let range = |one: usize, other: usize| {
        let start = cuts[one] % length;
        [start, start + 1 + cuts[other] % (length - start)]
    };
    let words = |range: [usize; 2]| text.chars().skip(range[0]).take(range[1] - range[0]).collect::<String>();
    let (place, people) = (range(0, 1), range(6, 7));
    let unknown = json!({"begin": null, "until": null, "precision": "unknown"});
    let known = json!({"begin": "2024-03-04", "until": "2024-03-05", "precision": "day"});
    let row = json!({
        "id": "a/é 1", "title": "T; \"x\"", "published": "2024-03-05", "text": text, "cluster": "c", "kind": ["one"],
        "facts": "invented",
        "events": [
            {"id": "E1", "type": "attack.suicide_bombing", "role": "main", "stage": "accomplished",
             "triggers": [range(2, 3), range(3, 4)], "when": known,
             "where": [{"span": place, "text": words(place), "country": "TR"}, {"span": place, "text": words(place), "country": null}],
             "perpetrators": [{"span": people, "text": words(people), "responsibility": "claimed"}],
             "killed": {"min": 1, "max": null}, "injured": null},
            {"id": "second", "type": "clash", "role": "background", "stage": "planned", "triggers": [range(2, 3)],
             "when": unknown, "where": [], "perpetrators": [], "killed": {"min": null, "max": null}, "injured": {"min": 0, "max": 7}},
        ],
        "figures": [
            {"span": range(4, 5), "effect": "killed", "min": 1, "max": null, "bound": "at_least", "event": "second",
             "scope": "event", "source": range(5, 0), "part_of": 1},
            {"span": range(4, 5), "effect": "killed", "min": null, "max": null, "bound": "vague", "event": null,
             "scope": "cumulative", "source": null, "part_of": null},
        ],
        "claims": [{"span": range(5, 6), "claimant": range(6, 5), "status": "denied", "event": "E1"}],
        "times": [{"span": range(7, 0), "type": "DATE", "value": "XXXX-XX-XX"}],
        "entities": [{"type": "PER", "name": "x; y\\n\n", "mentions": [range(1, 2), range(1, 2), range(2, 1)]},
                     {"type": "LOC", "name": "", "mentions": [range(3, 1)]}],
        "attributions": [{"source": range(0, 3), "cue": range(1, 3), "content": [range(2, 3), range(0, 6)]},
                         {"source": range(0, 3), "cue": null, "content": [range(2, 3), range(0, 6)]},
                         {"source": range(0, 4), "cue": null, "content": []}],
    });
    serde_json::from_value(row).unwrap_or_else(|error| panic!("{error}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_round_trip_loses_nothing(text in "[a-z é\u{301}\r\n\t日𝄞🚑👩‍🚒\"#]{1,60}", cuts in prop::array::uniform8(0_usize..100)) {
        let gold = vec![article(&text, cuts)];
        for format in WHOLE {
            let exported = export(&gold, format);
            prop_assert_eq!(&exported.lost, &Vec::<String>::new());
            let back = import(&exported.files, format).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(&back.articles, &gold, "{:?}", format);
            prop_assert_eq!(back.lost, Vec::<String>::new());
        }
    }

    #[test]
    fn columns_bring_names_back_and_count_what_they_do_not_hold(
        text in "[a-z é\u{301}\r\n\t日𝄞🚑👩‍🚒\"#]{1,60}", cuts in prop::array::uniform8(0_usize..100)
    ) {
        let gold = article(&text, cuts);
        let exported = export(std::slice::from_ref(&gold), Format::Conll);
        let back = import(&exported.files, Format::Conll).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&back.articles[0].text, &gold.text);
        prop_assert_eq!(&back.articles[0].title, &gold.title);
        let names = |article: &GoldArticle| -> BTreeSet<([usize; 2], String)> {
            let all = article.entities.iter().flatten();
            all.flat_map(|entity| entity.mentions.iter().map(|range| (*range, entity.kind.to_string()))).collect()
        };
        let (before, after) = (names(&gold), names(&back.articles[0]));
        prop_assert!(after.is_subset(&before), "{:?} {:?}", before, after);
        if after.len() < before.len() {
            prop_assert!(exported.lost.iter().any(|line| line.contains("marks that overlap")), "{:?}", exported.lost);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_makes_the_reader_panic(
        text in "\\PC{0,20}",
        lines in "([TEARN*#]([0-9]|\t| )[a-zE:;-]{0,8}( |\t|;|:)[0-9]{0,3}( |\t|;)[0-9]{0,3}(\t| )?\\PC{0,6}\n){0,6}",
        rows in "([\\PC\t]{0,12}\t[0-9]{1,2}\t[0-9]{1,2}(\t[BIO]-?[A-Z]{0,3}){11}\n|-DOCSTART-\n# text = \"a b\"\n# columns = w\n|\n){0,6}",
    ) {
        let files = [("k.txt".to_owned(), text.clone()), ("k.ann".to_owned(), lines)];
        let _ = import(&files, Format::Brat);
        for format in [Format::Conll, Format::Doccano, Format::LabelStudio] {
            let _ = import(&[(String::new(), rows.clone())], format);
            let _ = import(&[(String::new(), text.clone())], format);
        }
        let places = json!({"text": text, "label": [[0, 3, "name.PER"], [9, 2, "place"], [usize::MAX, 1, "x"]]});
        let _ = import(&[(String::new(), places.to_string())], Format::Doccano);
    }
}

#[test]
fn the_corpus_comes_back_whole() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for file in gold_files::files(&folder).unwrap_or_else(|error| panic!("{error}")) {
        let mut gold = gold_files::read(&file).unwrap_or_else(|error| panic!("{error}"));
        gold.iter_mut().for_each(|article| article.page = None);
        for format in WHOLE {
            let exported = export(&gold, format);
            assert_eq!(exported.lost, Vec::<String>::new());
            let back = import(&exported.files, format).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(back.lost, Vec::<String>::new());
            for (one, other) in gold.iter().zip(&back.articles) {
                assert_eq!(one, other, "{format:?}");
            }
            assert_eq!(gold.len(), back.articles.len());
        }
    }
}

/// Article whose figure "5" stands behind two characters outside the basic plane.
fn ambulances() -> GoldArticle {
    article("🚑🚑 5 died", [3, 0, 5, 3, 3, 0, 5, 1])
}

fn one_file(exported: Exported) -> String {
    exported.files.into_iter().map(|(_, text)| text).collect()
}

fn read(text: &str, format: Format) -> super::Imported {
    import(&[(String::new(), text.to_owned())], format).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(text: &str, format: Format) -> String {
    import(&[(String::new(), text.to_owned())], format).map_or_else(|error| error.to_string(), |_| String::new())
}

#[test]
fn code_points_and_utf16_units_are_told_apart() {
    let task: Value = serde_json::from_str(&one_file(export(&[ambulances()], Format::LabelStudio))).unwrap_or_default();
    let regions = task[0]["annotations"][0]["result"].as_array().cloned().unwrap_or_default();
    let figure = regions.iter().find(|region| region["value"]["labels"][0] == "figure.killed");
    assert_eq!(figure.map(|it| (&it["value"]["start"], &it["value"]["end"])), Some((&json!(5), &json!(6))));
    let row: Value = serde_json::from_str(&one_file(export(&[ambulances()], Format::Doccano))).unwrap_or_default();
    let entities = row["entities"].as_array().cloned().unwrap_or_default();
    let figure = entities.iter().find(|it| it["label"] == "figure.killed");
    assert_eq!(figure.map(|it| (&it["start_offset"], &it["end_offset"])), Some((&json!(3), &json!(4))));
    let standoff = one_file(export(&[ambulances()], Format::Brat));
    assert!(standoff.contains("\tfigure-killed 3 4\t5\n"), "{standoff}");
}

#[test]
fn brat_holds_events_attributes_notes_and_equivalences() {
    let exported = export(&[ambulances()], Format::Brat);
    let names: Vec<&str> = exported.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["annotation.conf", "a%2F%C3%A9%201.txt", "a%2F%C3%A9%201.ann", "articles.jsonl"]);
    let standoff = &exported.files[2].1;
    for line in [
        "E1\tevent-attack-suicide_bombing:T1 Trigger:T2 Place:T3 Place2:T4 Perpetrator:T5 Claim:T10",
        "\tRole E1 main",
        "\tResponsibility T5 claimed",
        "\tAnnotatorNotes E1\tbegin=2024-03-04; killed=1..null; until=2024-03-05",
        "\tPart_of Arg1:T7 Arg2:T9",
        "*\tEquiv T13 T14 T15",
    ] {
        assert!(standoff.contains(line), "{line:?} not in\n{standoff}");
    }
    assert!(exported.files[0].1.contains("Bound Arg:<ENTITY>, Value:exact|"), "{}", exported.files[0].1);
}

#[test]
fn what_is_annotated_from_nothing_becomes_gold() {
    let text = "A bomb killed 5 in Karam.\n".to_owned();
    let standoff = "T1\tevent-attack-bombing 2 6\tbomb\nE1\tevent-attack-bombing:T1 Place:T3 Figure:T2\n\
                    T2\tfigure-killed 14 15\t5\nT3\tplace 19 24\tKaram\nT4\tname-LOC 19 24\tKaram\n\
                    A1\tRole E1 main\nA2\tStage E1 accomplished\nA3\tPrecision E1 unknown\n\
                    A4\tBound T2 exact\nA5\tScope T2 event\n#1\tAnnotatorNotes T2\tmin=5; max=5\n";
    let files = [("k.txt".to_owned(), text), ("k.ann".to_owned(), standoff.to_owned())];
    let back = import(&files, Format::Brat).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(back.lost, Vec::<String>::new());
    let article = &back.articles[0];
    assert_eq!((article.id.as_str(), article.events[0].places[0].text.as_str()), ("k", "Karam"));
    assert_eq!((article.figures[0].min, article.figures[0].event.as_deref()), (Some(5), Some("E1")));
    assert_eq!(article.entities.as_ref().map(|all| all[0].name.as_str()), Some("Karam"));
    assert_eq!(article.attributions, None, "a layer of which nothing is marked was not labelled");
}

#[test]
fn a_mark_in_brats_pieces_is_one_unless_words_lie_between() {
    let read = |standoff: &str| {
        let files =
            [("k.txt".to_owned(), "New\n\nYork, Old York".to_owned()), ("k.ann".to_owned(), standoff.to_owned())];
        import(&files, Format::Brat).unwrap_or_else(|error| panic!("{error}"))
    };
    let whole = read("T1\tname-LOC 0 3;5 9\tNew York\n");
    let names =
        |it: &super::Imported| it.articles[0].entities.iter().flatten().map(|it| it.mentions[0]).collect::<Vec<_>>();
    assert_eq!((names(&whole), whole.lost.len()), (vec![[0, 9]], 0));
    assert!(export(&whole.articles, Format::Brat).files[2].1.starts_with("T1\tname-LOC 0 3;5 9\tNew York\n"));
    let split = read("T1\tname-LOC 0 3;15 19\tNew York\n");
    assert_eq!((names(&split), split.lost.len()), (vec![], 1), "{:?}", split.lost);
}

#[test]
fn marks_that_make_no_label_are_told_and_nothing_is_filled_in() {
    let row = json!({"id": 7, "text": "🚑 5 died, police said.", "relations": [], "entities": [
        {"id": 1, "label": "figure.killed", "start_offset": 2, "end_offset": 3},
        {"id": 2, "label": "place", "start_offset": 10, "end_offset": 16},
        {"id": 3, "label": "police", "start_offset": 10, "end_offset": 16},
        {"id": 4, "label": "name.TOWN", "start_offset": 10, "end_offset": 16},
        {"id": 5, "label": "name.ORG", "start_offset": 10, "end_offset": 16},
    ]});
    let back = read(&row.to_string(), Format::Doccano);
    assert_eq!((back.articles[0].id.as_str(), back.articles[0].figures.len()), ("7", 0));
    assert_eq!(back.articles[0].entities.as_ref().map(Vec::len), Some(1));
    let told = |at: usize, words: &str| assert!(back.lost[at].starts_with(words), "{:?}", back.lost);
    told(0, "7: figure.killed \"5\" at 2..3: expected its bound among the details, found none");
    told(1, "7: name.TOWN \"police\" at 10..16: label: unknown variant `TOWN`, expected one of `PER`");
    told(2, "7: place \"police\" at 10..16: expected a link that leads to it, found none");
    told(3, "7: police \"police\" at 10..16: expected a label of gold");
}

#[test]
fn a_moved_mark_moves_the_label_its_words_and_keeps_its_details() {
    let mut task: Value =
        serde_json::from_str(&one_file(export(&[ambulances()], Format::LabelStudio))).unwrap_or_default();
    for region in task[0]["annotations"][0]["result"].as_array_mut().into_iter().flatten() {
        if region["id"] == "T3" {
            region["value"]["end"] = json!(11);
        }
    }
    let place = &read(&task.to_string(), Format::LabelStudio).articles[0].events[0].places[0];
    assert_eq!((place.span, place.text.as_str(), place.country.as_deref()), ([3, 9], "5 died", Some("TR")));
    let mut row: Value = serde_json::from_str(&one_file(export(&[ambulances()], Format::Doccano))).unwrap_or_default();
    row["entities"][2]["end_offset"] = json!(9);
    let place = &read(&row.to_string(), Format::Doccano).articles[0].events[0].places[0];
    assert_eq!((place.span, place.text.as_str(), place.country.as_deref()), ([3, 9], "5 died", Some("TR")));
}

#[test]
fn columns_of_conll_2003_are_read() {
    let file = "-DOCSTART- -X- O O\n\nEU NNP I-NP I-ORG\nrejects VBZ I-VP O\nGerman JJ I-NP B-MISC\nJosé NNP I-NP I-PER\n\n\
                New NNP I-NP I-LOC\nYork NNP I-NP I-LOC\n";
    let back = read(file, Format::Conll);
    assert_eq!(back.articles[0].text, "EU rejects German José\nNew York\n");
    let names: Vec<(String, [usize; 2])> =
        back.articles[0].entities.iter().flatten().map(|it| (it.name.clone(), it.mentions[0])).collect();
    let wanted = [("EU", [0, 2]), ("German", [11, 17]), ("José", [18, 22]), ("New York", [23, 31])];
    assert_eq!(names, wanted.map(|(name, range)| (name.to_owned(), range)));
}

#[test]
fn files_of_another_shape_are_refused_with_the_place() {
    assert!(refused("[{}]", Format::LabelStudio).starts_with("1: expected a task with the field data.text, found "));
    assert!(refused("{", Format::LabelStudio).starts_with("1: expected an array of tasks"));
    let mut task: Value =
        serde_json::from_str(&one_file(export(&[ambulances()], Format::LabelStudio))).unwrap_or_default();
    task[0]["annotations"][0]["result"][0]["value"]["start"] = json!(1);
    assert!(
        refused(&task.to_string(), Format::LabelStudio).starts_with("1: expected a region with id, label, and start")
    );
    assert_eq!(
        refused("\n{\"text\": \"x\"}", Format::Doccano),
        "2: expected the field entities (or label), found neither"
    );
    let outside = json!({"id": "d", "text": "x", "label": [[0, 2, "name.PER"]]}).to_string();
    assert!(refused(&outside, Format::Doccano).contains("d: mention of x: expected a range inside 0..1, found 0..2"));
    assert_eq!(refused("word\n", Format::Conll), "1: expected a word and a tag, found word");
    let files = |standoff: &str| [("k.txt".to_owned(), "abc".to_owned()), ("k.ann".to_owned(), standoff.to_owned())];
    let told =
        |standoff: &str| import(&files(standoff), Format::Brat).map_or_else(|it| it.to_string(), |_| String::new());
    assert_eq!(
        told("T1\tplace 0 2\tbc\n"),
        "k.ann:1: expected the words of the text, found \"bc\" where the text has \"ab\" at 0..2"
    );
    assert!(told("T1\tplace 0 2\tab\nwhat\n").starts_with("k.ann:2: expected a line of standoff"));
    let error = import(&files("")[1..], Format::Brat).map_or_else(|it| it.to_string(), |_| String::new());
    assert_eq!(error, "k.ann: expected a .txt of the same name beside it, found none");
}
