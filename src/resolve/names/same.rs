//! Whether two forms of names are one bearer's, by their words alone.

use super::form::Form;
use super::groups::Groups;
use crate::doc::EntityType;
use std::collections::BTreeMap;

/// Fewest letters of an acronym that is matched to initials.
const FEWEST: usize = 3;

/// Joins forms whose words tell that they are one bearer's.
///
/// Persons: "Michael Erik Kurilla" and "Michael Kurilla"; then "Kurilla", when exactly one bearer has that name.
/// Organisations: an acronym and the only name with these initials. Must not join "Islamic State" and "Islamic State
/// Khorasan", nor "Kurilla" to either of two Kurillas.
pub fn join(forms: &[Form], groups: &mut Groups) {
    let persons = |form: &Form| form.kind == EntityType::Per;
    let first = index(forms, |form| form.words.first().filter(|_| persons(form)).into_iter().cloned().collect());
    pairs(forms, groups, &first);
    let words = index(forms, |form| if persons(form) { form.words.clone() } else { Vec::new() });
    unique(forms, groups, (|form| form.words.last().cloned(), &words), is_part);
    let initials = index(forms, |form| if persons(form) { Vec::new() } else { form.initials().to_vec() });
    unique(forms, groups, (|form| form.is_acronym().then(|| letters(form)), &initials), is_acronym_of);
}

/// Numbers of the forms that have a key, in order: what is compared with one form is few of a long text's thousands.
type Index = BTreeMap<String, Vec<usize>>;

/// The forms by `keys`.
fn index(forms: &[Form], keys: impl Fn(&Form) -> Vec<String>) -> Index {
    let mut index = Index::new();
    for (at, form) in forms.iter().enumerate() {
        for key in keys(form) {
            let numbers = index.entry(key).or_default();
            if numbers.last() != Some(&at) {
                numbers.push(at);
            }
        }
    }
    index
}

/// Joins every pair of persons with the same first word that are the same.
fn pairs(forms: &[Form], groups: &mut Groups, first: &Index) {
    for numbers in first.values() {
        for (at, a) in numbers.iter().enumerate() {
            for b in &numbers[at + 1..] {
                if is_same_person(&forms[*a], &forms[*b]) || is_same_person(&forms[*b], &forms[*a]) {
                    groups.join(*a, *b);
                }
            }
        }
    }
}

/// Joins a short form to the group that fits it, when only one does; what can fit stands in the index under its key.
fn unique(
    forms: &[Form],
    groups: &mut Groups,
    (key, index): (impl Fn(&Form) -> Option<String>, &Index),
    fits: impl Fn(&Form, &Form) -> bool,
) {
    for (short, form) in forms.iter().enumerate() {
        let Some(long) = key(form).and_then(|key| index.get(&key)) else { continue };
        let fitting = long.iter().filter(|long| fits(form, &forms[**long]));
        let mut bearers: Vec<usize> = fitting.map(|long| groups.find(*long)).collect();
        bearers.sort_unstable();
        bearers.dedup();
        if let [bearer] = bearers[..] {
            groups.join(short, bearer);
        }
    }
}

/// Two full names of a person: same first and last word, and what stands between in the one fits the other.
fn is_same_person(a: &Form, b: &Form) -> bool {
    let persons = a.kind == EntityType::Per && b.kind == EntityType::Per;
    let (Some((first, a_rest)), Some((other, b_rest))) = (a.words.split_first(), b.words.split_first()) else {
        return false;
    };
    let (a_rest, b_rest) = (without_junior(a_rest), without_junior(b_rest));
    persons
        && first == other
        && !a_rest.is_empty()
        && a_rest.last() == b_rest.last()
        && (a_rest.len() == 1 || b_rest.len() == 1 || initials(a_rest) == initials(b_rest))
}

/// A name's words without "Jr".
fn without_junior(words: &[String]) -> &[String] {
    match words.split_last() {
        Some((last, rest)) if matches!(last.as_str(), "jr" | "sr" | "ii" | "iii") => rest,
        _ => words,
    }
}

fn initials(words: &[String]) -> Vec<Option<char>> {
    words.iter().map(|word| word.chars().next()).collect()
}

/// A person's name that is one word, or the end, of a full name.
fn is_part(short: &Form, long: &Form) -> bool {
    let persons = short.kind == EntityType::Per && long.kind == EntityType::Per;
    let words = without_junior(&long.words);
    persons
        && short.words.len() < long.words.len()
        && match &short.words[..] {
            [word] => words.contains(word),
            several => words.ends_with(several),
        }
}

/// An acronym and the name whose initials it is; "ISIS-K" is compared without its hyphen.
fn is_acronym_of(short: &Form, long: &Form) -> bool {
    let letters = letters(short);
    let classes = short.kind == long.kind && long.kind != EntityType::Per;
    classes
        && short.is_acronym()
        && letters.chars().count() >= FEWEST
        && long.words.len() > 1
        && long.initials().contains(&letters)
}

/// The letters and digits of a form, without hyphens and strokes.
fn letters(form: &Form) -> String {
    form.words.concat().chars().filter(|c| c.is_alphanumeric()).collect()
}
