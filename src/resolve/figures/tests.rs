//! Sentences to figures.

use super::*;
use crate::doc::Effect;
use crate::resolve::common::fixture::tagged;

/// "effect min..max bound scope: words" of every figure.
fn read(text: &str) -> Vec<String> {
    let number = |value: Option<u64>| value.map_or("_".to_owned(), |value| value.to_string());
    let shown = |figure: &Figure| {
        let count = figure.count;
        let words = figure.span.of(text);
        format!("{} {}..{} {}: {words}", figure.effect, number(count.min), number(count.max), figure.scope)
    };
    resolve(&tagged(text), &[], &mut Vec::new()).iter().map(shown).collect()
}

#[test]
fn two_effects_of_one_sentence_are_two_figures() {
    assert_eq!(
        read("A bomb killed 12 people and wounded 30."),
        ["killed 12..12 event: 12 people", "injured 30..30 event: 30"]
    );
    assert_eq!(
        read("The blast left one officer dead and three people wounded."),
        ["killed 1..1 event: one officer", "injured 3..3 event: three people"]
    );
}

#[derive(serde::Deserialize)]
struct Table {
    figure: Vec<Wording>,
}

/// A sentence and what it becomes.
#[derive(serde::Deserialize)]
struct Wording {
    sentence: String,
    figures: Vec<String>,
}

fn with_bound(text: &str) -> Vec<String> {
    let number = |value: Option<u64>| value.map_or("_".to_owned(), |value| value.to_string());
    let shown = |figure: &Figure| {
        let (count, words) = (figure.count, figure.span.of(text));
        let range = format!("{}..{}", number(count.min), number(count.max));
        format!("{} {range} {} {}: {words}", figure.effect, count.bound, figure.scope)
    };
    resolve(&tagged(text), &[], &mut Vec::new()).iter().map(shown).collect()
}

#[test]
fn the_table_of_wordings_holds() {
    let table = include_str!("../../../corpus/expressions/figures.toml");
    let table: Table = toml::from_str(table).expect("the table of wordings is TOML");
    let wrong: Vec<String> = table
        .figure
        .iter()
        .map(|wording| (wording, with_bound(&wording.sentence)))
        .filter(|(wording, got)| *got != wording.figures)
        .map(|(wording, got)| format!("{}\n  expected {:?}\n  found    {got:?}", wording.sentence, wording.figures))
        .collect();
    assert!(wrong.is_empty(), "{} wordings differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn parts_point_to_their_whole() {
    let text = "Nine people, including two girls and a nurse, were killed. Four of the dead were pupils.";
    let figures = resolve(&tagged(text), &[], &mut Vec::new());
    let wholes: Vec<_> = figures.iter().map(|figure| figure.part_of.map(|whole| whole.0)).collect();
    assert_eq!(wholes, [None, Some(0), Some(0), Some(0)]);
}

#[test]
fn parts_are_told_with_of_them_colons_and_bare_numbers() {
    for text in [
        "At the port 57 people were injured, 19 of them officers.",
        "At least 22 people were killed: fifteen rebels, three soldiers and four civilians.",
        "Six people were killed, four in the first town and two in the second.",
        "Twenty people were hurt, six seriously.",
        "The raid left 15 people dead, two guards among them.",
        "At least 90 people were killed, three children among them, and the hall burnt down.",
        "More than 200 pupils were seized, and 21 of them were set free.",
    ] {
        let figures = resolve(&tagged(text), &[], &mut Vec::new());
        assert!(figures.len() > 1, "{text}: {figures:?}");
        assert!(figures.iter().skip(1).all(|figure| figure.part_of.map(|whole| whole.0) == Some(0)), "{text}");
    }
    let apart = "Twelve people were killed in the north, four in the south.";
    let figures = resolve(&tagged(apart), &[], &mut Vec::new());
    assert!(figures.iter().all(|figure| figure.part_of.is_none()), "{figures:?}");
}

#[test]
fn the_whole_may_stand_behind_its_part() {
    let figures = resolve(&tagged("A girl of ten is among the nine people shot dead."), &[], &mut Vec::new());
    let wholes: Vec<_> = figures.iter().map(|figure| figure.part_of.map(|whole| whole.0)).collect();
    assert_eq!(wholes, [Some(1), None], "{figures:?}");
    let figures = resolve(&tagged("Sixty people died. Of these, 34 are women."), &[], &mut Vec::new());
    assert_eq!(figures.last().and_then(|part| part.part_of).map(|whole| whole.0), Some(0), "{figures:?}");
}

#[test]
fn who_acts_or_is_let_go_is_no_figure_of_the_hurt() {
    for (text, expected) in [
        ("A baker shot to death one person.", vec!["killed 1..1 event: one person"]),
        ("A nurse died and two men, both clerks, underwent surgery.", vec!["killed 1..1 event: A nurse"]),
        ("A former guard shot and killed two clerks.", vec!["killed 2..2 event: two clerks"]),
        ("Five people were arrested and one was later released.", vec!["arrested 5..5 event: Five people"]),
        ("A clerk escaped injury on Sunday.", vec![]),
        ("Three rockets were fired and two were shot down.", vec![]),
        ("He had lost two sons in the flood.", vec!["killed 2..2 event: two sons"]),
        ("Two guards were seized and killed.", vec!["killed 2..2 event: Two guards"]),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn floods_since_friday_are_one_event() {
    assert!(read("Forty people have died in floods since Friday.").iter().all(|it| it.contains("event")));
    assert!(read("Forty people have died in raids since January.").iter().all(|it| it.contains("cumulative")));
    for text in ["Three men were hurt in two separate shootings.", "Two overnight shootings left three men wounded."] {
        assert!(read(text).iter().all(|it| it.contains("cumulative")), "{text}: {:?}", read(text));
    }
}

#[test]
fn a_bare_number_describes_the_dead_of_the_sentence_before() {
    let figures = resolve(&tagged("Seven people were killed. Three were children."), &[], &mut Vec::new());
    let told: Vec<_> = figures.iter().map(|it| (it.effect, it.count.max, it.part_of.map(|whole| whole.0))).collect();
    assert_eq!(told, [(Effect::Killed, Some(7), None), (Effect::Killed, Some(3), Some(0))]);
    let text = "Forty were treated that night, two in serious condition.";
    let figures = resolve(&tagged(text), &[], &mut Vec::new());
    assert_eq!(figures.last().and_then(|part| part.part_of).map(|whole| whole.0), Some(0), "{figures:?}");
}

#[test]
fn who_tells_is_no_victim() {
    for text in [
        "Four people were killed, Ann Low, a nurse, said.",
        "Four people were killed and six wounded, a health official said.",
        "Four people were killed, according to Ann Low, a doctor at the hospital.",
    ] {
        assert!(read(text).iter().all(|figure| !figure.contains(": a ")), "{:?}", read(text));
    }
    let text = "Missiles hit a house, killing 16 men and wounding five, two intelligence officials said.";
    assert!(read(text).iter().all(|figure| !figure.contains("two intelligence")), "{:?}", read(text));
    let list = resolve(&tagged("Two men, a woman and a boy were killed, police said."), &[], &mut Vec::new());
    assert!(list.len() == 3 && list.iter().all(|figure| figure.part_of.is_none()), "{list:?}");
}

#[test]
fn who_shoots_is_not_hurt() {
    assert_eq!(read("A driver was hurt when another driver shot him."), ["injured 1..1 event: A driver"]);
    assert_eq!(read("A farmer fatally shot a man."), ["killed 1..1 event: a man"]);
    assert_eq!(read("A man who was shot on Monday passed away."), ["killed 1..1 event: A man"]);
}

#[test]
fn shootings_told_together_are_several_events() {
    for text in ["Seven people were wounded in shootings on Sunday.", "Two men were hurt in unrelated attacks."] {
        assert!(read(text).iter().all(|figure| figure.contains("cumulative")), "{text}");
    }
    let text = "Since Tuesday shells have killed 66 people, including 13 children.";
    assert!(read(text).iter().all(|figure| figure.contains("cumulative")), "{:?}", read(text));
    assert!(read("Two people were hurt in the shootings.").iter().all(|figure| figure.contains("event")));
}

#[test]
fn a_list_that_adds_up_belongs_to_its_header() {
    let text = "Three people were arrested. Two men were arrested in a van. A woman was detained at home.";
    let figures = resolve(&tagged(text), &[], &mut Vec::new());
    assert!(figures.iter().skip(1).all(|figure| figure.part_of.map(|whole| whole.0) == Some(0)), "{figures:?}");
}

#[test]
fn a_death_told_later_settles_a_shooting() {
    assert_eq!(
        read("A man was shot on Pine Street. He was pronounced dead at a hospital."),
        ["killed 1..1 event: A man"]
    );
    assert_eq!(
        read("Three men were shot. One man died."),
        ["casualties 3..3 event: Three men", "killed 1..1 event: One man"]
    );
    assert_eq!(
        read("A 34-year-old woman and her two children were shot at home. The woman died at the scene."),
        ["killed 1..1 event: A 34-year-old woman", "injured 2..2 event: two children"]
    );
    assert_eq!(read("A man was shot in the leg. He is expected to live."), ["injured 1..1 event: A man"]);
}

#[test]
fn an_old_toll_is_replaced_by_the_new() {
    let text = "The death toll rose to 137 from 133.";
    let figures = resolve(&tagged(text), &[], &mut Vec::new());
    assert_eq!(figures.first().and_then(|figure| figure.supersedes).map(|old| old.0), Some(1));
    let text = "The ferry sank, killing at least 26 people, revising down an earlier toll of 30.";
    let figures = resolve(&tagged(text), &[], &mut Vec::new());
    assert_eq!(figures.first().and_then(|figure| figure.supersedes).map(|old| old.0), Some(1), "{figures:?}");
}

#[test]
fn the_attackers_own_dead_are_told_apart() {
    let figures = resolve(&tagged("Two attackers and three guards were killed."), &[], &mut Vec::new());
    assert_eq!(figures.iter().map(|figure| figure.perpetrators).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn the_network_adds_and_settles_where_it_is_sure() {
    let text = "A man was shot. Twelve villagers never came back. Neighbours spoke of a fatal night.";
    let tag = |words: &str, label, score| crate::doc::Tag {
        span: crate::resolve::common::fixture::find(text, words),
        label,
        score,
    };
    let mut article = tagged(text);
    article.tags.figures =
        vec![tag("A man", crate::doc::Effect::Killed, 0.99), tag("Twelve villagers", crate::doc::Effect::Missing, 0.9)];
    let effects = |article: &Tagged| {
        let figures = resolve(article, &[], &mut Vec::new());
        figures.iter().map(|figure| figure.effect.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(effects(&article), ["killed", "missing"]);
    for tag in &mut article.tags.figures {
        tag.score = 0.6;
    }
    assert_eq!(effects(&article), ["injured"]);
}

#[test]
fn totals_of_several_attacks_and_of_one_disaster_are_told_apart() {
    assert_eq!(
        read("Bombs killed 38 people in the region on Sunday. The deadliest attack was in the port, where 21 died."),
        ["killed 38..38 cumulative: 38 people", "killed 21..21 event: 21"]
    );
    assert_eq!(
        read("An outbreak of plague has killed 74 people on the island since August."),
        ["killed 74..74 event: 74 people"]
    );
    assert_eq!(
        read("Fighting killed seven people and injured 36, officials said, and flights stopped for three days."),
        ["killed 7..7 event: seven people", "injured 36..36 event: 36"]
    );
    assert_eq!(read("So far this year, nine people were killed there."), ["killed 9..9 cumulative: nine people"]);
}

#[test]
fn a_count_is_told_again() {
    let text = "The government first said 359 people had died. The official figure now stands at 253.";
    assert_eq!(read(text), ["killed 359..359 event: 359 people", "killed 253..253 event: 253"]);
    let text = "The number of people killed when rockets hit the town has gone up to 31, with 110 wounded.";
    assert_eq!(read(text), ["killed 31..31 event: 31", "injured 110..110 event: 110"]);
    assert_eq!(read("Ten survivors had been found."), Vec::<String>::new());
}

#[test]
fn the_other_victims_were_struck_like_the_rest() {
    let all = read("Four people were wounded on Oak Street. The other victims were two men and a woman.");
    assert!(all.len() == 3 && all.iter().all(|figure| figure.starts_with("injured")), "{all:?}");
    assert!(read("He fired one shot at the woman, who was not struck.").is_empty());
}

#[test]
fn those_told_among_others_are_their_parts() {
    let text = "The toll rose to 112 from 87. Of the dead, 64 were killed in the port, including 19 children. A coach and two girls are among the nine people shot dead at a school. Nineteen bodies, eight of children, \
                had been found. A bomb left 15 people dead, two members of parliament among them.";
    let figures = resolve(&tagged(text), &[], &mut Vec::new());
    let whole = |words: &str| {
        let at = figures.iter().find(|figure| figure.span.of(text).starts_with(words))?.part_of?;
        figures.get(at.0).map(|whole| whole.span.of(text).to_owned())
    };
    for (part, all) in [
        ("64", "112"),
        ("19 children", "64"),
        ("two girls", "nine people"),
        ("eight", "Nineteen bodies"),
        ("two members", "15 people"),
    ] {
        assert!(whole(part).is_some_and(|whole| whole.contains(all)), "{part}: {:?}", whole(part));
    }
}
