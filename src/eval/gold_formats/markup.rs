//! What annotation tools know: marked words, details of a mark, links from one mark to another.
//!
//! | label | what is marked | details | links to |
//! |---|---|---|---|
//! | `event.TYPE` | the first trigger | `id` `role` `stage` `begin` `until` `precision` `killed` `injured` | `trigger` `place` `perpetrator` `figure` `claim` |
//! | `trigger`, `place`, `perpetrator` | what an event has | place: `country`; perpetrator: `responsibility` | |
//! | `figure.EFFECT` | a figure | `min` `max` `bound` `scope` | `source`, `part_of` (a figure) |
//! | `claim.STATUS` | a claim | | `claimant` |
//! | `time.TYPE` | a date or time | `value` | |
//! | `name.CLASS` | a mention | first mention: `name` | `same` (from later mentions to the first) |
//! | `cue`, `source`, `content` | an attribution | | from the cue (or else the first content) to the others |

use crate::eval::gold::Range;
use std::collections::BTreeMap;

/// Details of a mark by name; what is absent is unknown.
pub type Details = BTreeMap<String, String>;

/// Marked words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Unique in its article.
    pub id: String,
    /// What it is: one of the labels above.
    pub label: String,
    /// Code points.
    pub range: Range,
    /// What the words do not say by themselves.
    pub details: Details,
}

/// A link between two marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What the second is to the first.
    pub kind: String,
    /// Id of the mark it starts from.
    pub from: String,
    /// Id of the mark it leads to.
    pub to: String,
}

/// The labels of one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Markup {
    /// In the order of gold's layers.
    pub marks: Vec<Mark>,
    /// In the order in which gold lists what they lead to.
    pub links: Vec<Link>,
}

impl Markup {
    /// Adds a mark and gives its id.
    pub fn mark(&mut self, label: &str, range: Range, details: Details) -> String {
        let id = format!("T{}", self.marks.len() + 1);
        self.marks.push(Mark { id: id.clone(), label: label.to_owned(), range, details });
        id
    }

    /// Adds a link.
    pub fn link(&mut self, from: &str, kind: &str, to: &str) {
        self.links.push(Link { kind: kind.to_owned(), from: from.to_owned(), to: to.to_owned() });
    }
}

/// Details from pairs; those without a value are left out.
pub fn details<const N: usize>(pairs: [(&str, Option<String>); N]) -> Details {
    pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// Details on one line, for people: `min=12; bound=at_least`. Inside a value `;`, `\` and line breaks are escaped by `\`.
pub fn written(details: &Details) -> String {
    let escaped = |value: &str| {
        value.replace('\\', "\\\\").replace(';', "\\;").replace('\n', "\\n").replace('\r', "\\r").replace('\t', "\\t")
    };
    details.iter().map(|(name, value)| format!("{name}={}", escaped(value))).collect::<Vec<_>>().join("; ")
}

/// Details from such a line; what has no `=` is passed over.
pub fn read(line: &str) -> Details {
    let mut parts = vec![String::new()];
    let mut escape = false;
    for character in line.chars() {
        match (escape, character) {
            (false, '\\') => escape = true,
            (false, ';') => parts.push(String::new()),
            _ => {
                let plain = match (escape, character) {
                    (true, 'n') => '\n',
                    (true, 'r') => '\r',
                    (true, 't') => '\t',
                    _ => character,
                };
                parts.iter_mut().last().into_iter().for_each(|part| part.push(plain));
                escape = false;
            }
        }
    }
    let pair = |part: &String| part.split_once('=').map(|(name, value)| (name.trim().to_owned(), value.to_owned()));
    parts.iter().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::{details, read, written};

    #[test]
    fn details_are_read_as_they_are_written() {
        let some = |words: &str| Some(words.to_owned());
        let all = details([("min", some("12")), ("max", None), ("name", some(" a;b\\n=\tc\n"))]);
        assert_eq!(written(&all), "min=12; name= a\\;b\\\\n=\\tc\\n");
        assert_eq!(read(&written(&all)), all);
        assert_eq!(
            read("a note;bound=exact ;").into_iter().collect::<Vec<_>>(),
            [("bound".to_owned(), "exact ".to_owned())]
        );
    }
}
