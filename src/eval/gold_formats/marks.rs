//! The ranges of a gold row as flat marks, and back.

use crate::eval::gold::{GoldArticle, Range};
use crate::eval::words::Characters;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// One range of a gold row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where the range stands in the row, as a JSON pointer (RFC 6901): `/figures/0/span`.
    pub at: String,
    /// What an annotator sees: `figures.killed`, `events.triggers`, `entities.PER`.
    pub label: String,
    /// Code points.
    pub range: Range,
}

/// Every range of an article, in the order of the text.
#[must_use]
pub fn marks(article: &GoldArticle) -> Vec<Mark> {
    let row = serde_json::to_value(article).unwrap_or_default();
    let mut found = Vec::new();
    walk(&row, "", &mut found);
    let labelled = |(at, range): (String, Range)| Mark { label: label(&row, &at), at, range };
    let mut marks: Vec<Mark> = found.into_iter().map(labelled).collect();
    marks.sort_by(|one, other| one.range.cmp(&other.range).then_with(|| one.at.cmp(&other.at)));
    marks
}

fn walk(value: &Value, at: &str, found: &mut Vec<(String, Range)>) {
    match value {
        Value::Array(items) => match items.as_slice() {
            [Value::Number(start), Value::Number(end)] => found.push((at.to_owned(), [position(start), position(end)])),
            _ => items.iter().enumerate().for_each(|(index, item)| walk(item, &format!("{at}/{index}"), found)),
        },
        Value::Object(fields) => fields.iter().for_each(|(name, item)| walk(item, &format!("{at}/{name}"), found)),
        _ => {}
    }
}

fn position(number: &serde_json::Number) -> usize {
    number.as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(usize::MAX)
}

/// Layer and type or part.
fn label(row: &Value, at: &str) -> String {
    let mut parts = at.split('/').skip(1).filter(|part| part.parse::<usize>().is_err());
    let (layer, part) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let item: Vec<&str> = at.splitn(4, '/').take(3).collect();
    let field = |name: &str| row.pointer(&format!("{}/{name}", item.join("/"))).and_then(Value::as_str);
    let typed = match (layer, part) {
        ("figures", "span") => field("effect"),
        ("claims", "span") => field("status"),
        ("times" | "entities", _) => field("type"),
        _ => None,
    };
    format!("{layer}.{}", typed.unwrap_or(part))
}

/// Moves the ranges of a row to where the marks are; spelled-out words follow.
///
/// # Errors
/// In words, when a mark is missing, comes twice, or is not of this row.
pub fn place(row: &mut Value, marks: &[(String, Range)]) -> Result<(), String> {
    let mut wanted = Vec::new();
    walk(row, "", &mut wanted);
    let given: BTreeMap<&str, Range> = marks.iter().map(|(at, range)| (at.as_str(), *range)).collect();
    if let Some((at, _)) = wanted.iter().find(|(at, _)| !given.contains_key(at.as_str())) {
        return Err(format!("expected the mark {at}, found none; change gold itself to remove a label"));
    }
    if given.len() != wanted.len() || marks.len() != wanted.len() {
        return Err(format!("expected {} marks of the exported row, found {}", wanted.len(), marks.len()));
    }
    let text = Characters::new(row.get("text").and_then(Value::as_str).unwrap_or_default());
    for (at, range) in given {
        if let Some(slot) = row.pointer_mut(at) {
            *slot = json!(range);
        }
        let words = at.strip_suffix("/span").map(|item| format!("{item}/text"));
        if let Some(words) = words.and_then(|words| row.pointer_mut(&words)) {
            *words = Value::from(text.slice(range));
        }
    }
    Ok(())
}
