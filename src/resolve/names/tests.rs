//! Names of whole articles.

use super::resolve;
use crate::doc::{EntityType, Tag};
use crate::resolve::common::fixture::tagged;
use crate::text::ByteSpan;

/// The bearers of an article whose names are marked: `[PER Ann Lee]`.
fn bearers(marked: &str) -> Vec<(String, Vec<String>, usize)> {
    let (mut text, mut tags, mut rest) = (String::new(), Vec::new(), marked);
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (inside, tail) = after.split_once('}').unwrap();
        let (label, name) = inside.split_once(' ').unwrap();
        let start = text.len();
        text.push_str(name);
        let label: EntityType = label.parse().unwrap();
        tags.push(Tag { span: ByteSpan::new(start, text.len()), label, score: 1.0 });
        rest = tail;
    }
    text.push_str(rest);
    let mut article = tagged(&text);
    article.tags.entities = tags;
    resolve(&article).into_iter().map(|e| (e.name, e.aliases, e.mentions.len())).collect()
}

fn bearer(name: &str, aliases: &[&str], mentions: usize) -> (String, Vec<String>, usize) {
    (name.to_owned(), aliases.iter().map(|alias| (*alias).to_owned()).collect(), mentions)
}

#[test]
fn persons_are_one_by_their_last_name() {
    let text =
        "{PER Kurilla} spoke. {PER General Michael Kurilla} said. {PER Michael E. Kurilla}, {PER Gen. Kurilla} went.";
    assert_eq!(bearers(text), [bearer("Michael E. Kurilla", &["Kurilla", "Michael Kurilla"], 4)]);
}

#[test]
fn a_name_of_two_bearers_is_neithers() {
    let text = "{PER Ann Lee} and {PER Bob Lee} ran. {PER Lee} fell. {PER Ann} rose.";
    assert_eq!(bearers(text), [bearer("Ann Lee", &["Ann"], 2), bearer("Bob Lee", &[], 1), bearer("Lee", &[], 1)]);
}

#[test]
fn the_article_says_what_else_a_group_is_called() {
    let text =
        "{ORG Islamic State Khorasan}, also known as {ORG ISIS-K}, and {ORG Islamic State}. {ORG ISIS-K} did it.";
    assert_eq!(bearers(text), [bearer("Islamic State Khorasan", &["ISIS-K"], 3), bearer("Islamic State", &[], 1)]);
    let text = "The {ORG Farm Workers\nUnion} [{ORG FWX}] met {ORG FWX} men in {LOC Oslo} ({LOC NO}).";
    assert_eq!(
        bearers(text),
        [bearer("Farm Workers Union", &["FWX"], 3), bearer("Oslo", &[], 1), bearer("NO", &[], 1)]
    );
}

#[test]
fn acronyms_are_found_by_their_initials() {
    let text = "The {ORG Bureau of Land Safety} said. {ORG BLS} denied. {ORG U.N.} and the {ORG United Nations}, {ORG Acme Inc.} and {ORG Acme}.";
    assert_eq!(
        bearers(text),
        [
            bearer("Bureau of Land Safety", &["BLS"], 2),
            bearer("United Nations", &["U.N."], 2),
            bearer("Acme Inc.", &["Acme"], 2)
        ]
    );
}

#[test]
fn classes_are_kept_apart() {
    let text = "{LOC Washington} and {PER George Washington}, {PER Washington}.";
    assert_eq!(bearers(text), [bearer("Washington", &[], 1), bearer("George Washington", &["Washington"], 2)]);
}
