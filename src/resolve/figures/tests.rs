//! Sentences to figures.

use super::*;
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
