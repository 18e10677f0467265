//! Rule `group`: names of the table of groups, in any spelling that folds to the same key.
//!
//! Acronyms match only in capitals ("IRA", not "Ira"). The longest name wins. Must not fire inside a longer capitalised
//! name of something else ("Taliban Street"): place names win over actors in `places`.

use super::groups_table::{GROUPS, Group};
use crate::resolve::common::words::Word;
use crate::text::fold;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// One name of one group.
struct Alias {
    keys: Vec<String>,
    acronym: bool,
    group: &'static Group,
}

/// The names by their first key, the longest first.
static ALIASES: LazyLock<HashMap<String, Vec<Alias>>> = LazyLock::new(|| {
    let mut by_key: HashMap<String, Vec<Alias>> = HashMap::new();
    for group in GROUPS {
        for name in group.3.split('|') {
            let keys: Vec<String> = fold(name).split(' ').map(str::to_owned).collect();
            let acronym = name.len() <= 6 && !name.chars().any(char::is_lowercase) && !name.contains(' ');
            if let Some(first) = keys.first().cloned() {
                by_key.entry(first).or_default().push(Alias { keys, acronym, group });
            }
        }
    }
    for names in by_key.values_mut() {
        names.sort_by_key(|alias| std::cmp::Reverse(alias.keys.len()));
    }
    by_key
});

/// A name found: its words and its group.
pub struct Named {
    /// Indices of its words.
    pub words: Range<usize>,
    /// The group.
    pub group: &'static Group,
}

/// The names of groups among the words of a sentence, in order, without overlap.
#[must_use]
pub fn find(words: &[Word<'_>]) -> Vec<Named> {
    let folded: Vec<String> = words.iter().map(|word| fold(word.text)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match at_word(words, &folded, at) {
            Some(named) => {
                at = named.words.end;
                found.push(named);
            }
            None => at += 1,
        }
    }
    found
}

fn at_word(words: &[Word<'_>], folded: &[String], at: usize) -> Option<Named> {
    let first = folded[at].split(' ').next()?;
    let names = ALIASES
        .get(first)
        .or_else(|| ALIASES.get(first.strip_suffix('s').filter(|_| is_plural_acronym(words[at].text))?))?;
    names.iter().find_map(|alias| {
        let len = matched(&folded[at..], &alias.keys, is_plural_acronym(words[at].text))?;
        let named = &words[at..at + len];
        let fits = if alias.acronym {
            !words[at].text.chars().any(|c| c.is_lowercase() && c != 's')
        } else {
            named[0].is_capital() || alias.keys.len() > 1
        };
        fits.then_some(Named { words: at..at + len, group: alias.group })
    })
}

/// "ISILs": an acronym with a bare plural or possessive ending.
fn is_plural_acronym(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|stem| stem.len() > 2 && stem.chars().all(char::is_uppercase))
}

/// How many words spell `keys`; a word may hold several keys ("al-Nusra").
fn matched(folded: &[String], keys: &[String], plural: bool) -> Option<usize> {
    let mut keys_left = keys;
    for (used, word) in folded.iter().enumerate() {
        for part in word.split(' ').filter(|part| !part.is_empty()) {
            let (key, rest) = keys_left.split_first()?;
            let same = key == part || plural && used == 0 && part.strip_suffix('s') == Some(key);
            if !same {
                return None;
            }
            keys_left = rest;
        }
        if keys_left.is_empty() {
            return Some(used + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::words::lex;
    use crate::text::ByteSpan;

    fn read(text: &str) -> Vec<(String, &'static str)> {
        let words = lex(text, ByteSpan::new(0, text.len()));
        find(&words)
            .iter()
            .map(|named| {
                (words[named.words.clone()].iter().map(|w| w.text).collect::<Vec<_>>().join(" "), named.group.0)
            })
            .collect()
    }

    #[test]
    fn spellings_fold_and_acronyms_keep_their_capitals() {
        let cases = [
            ("the al Nusra Front fired", "al Nusra Front", "Jabhat al-Nusra (Al-Nusra Front)"),
            ("ISILs fighters", "ISILs", "Islamic State (ISIS)"),
            ("THE SHINING PATH ATTACKED", "SHINING PATH", "Shining Path (Sendero Luminoso)"),
            (
                "Farabundo Martí National Liberation Front",
                "Farabundo Martí National Liberation Front",
                "Farabundo Marti National Liberation Front (FMLN)",
            ),
            (
                "Islamic State Khorasan Province said",
                "Islamic State Khorasan Province",
                "Islamic State Khorasan (ISIS-K)",
            ),
        ];
        for (text, words, name) in cases {
            assert_eq!(read(text), [(words.to_owned(), name)], "{text}");
        }
        for text in ["Ira Levin wrote", "a mend in the road", "the state of Iraq"] {
            assert!(read(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_table_is_sound() {
        let mut names: Vec<&str> = GROUPS.iter().map(|group| group.0).collect();
        assert!(names.len() > 250, "{}", names.len());
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), GROUPS.len(), "names stand once");
        for (name, country, _, aliases) in GROUPS {
            assert!(country.is_empty() || country.len() == 2, "{name}");
            assert!(aliases.split('|').all(|alias| !fold(alias).is_empty()), "{name}");
        }
    }
}
