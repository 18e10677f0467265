//! Whether every span of a record slices to its words.
//!
//! The record is walked as plain JSON: whatever has `start` and `end` is a span, and `text` beside them its words, so
//! that no layer can be forgotten.

use crate::text::{CharSpan, CodePointIndex};
use serde_json::Value;

/// Checks every span below `record`.
pub(super) struct SpanCheck<'a> {
    text: &'a str,
    index: CodePointIndex,
    length: usize,
    /// Spans met.
    pub(super) count: usize,
    /// What is wrong, with its path in the record.
    pub(super) findings: Vec<String>,
}

impl<'a> SpanCheck<'a> {
    /// Checks against an article's text.
    pub(super) fn new(text: &'a str) -> Self {
        let index = CodePointIndex::new(text);
        Self { text, length: index.char_at(text.len()), index, count: 0, findings: Vec::new() }
    }

    /// Walks a value; `path` is where it stands.
    pub(super) fn walk(&mut self, value: &Value, path: &str) {
        match value {
            Value::Object(fields) => {
                if let (Some(start), Some(end)) = (position(value, "start"), position(value, "end")) {
                    self.check(CharSpan::new(start, end), start <= end, fields.get("text"), path);
                }
                for (key, value) in fields {
                    self.walk(value, &format!("{path}/{key}"));
                }
            }
            Value::Array(items) => {
                for (at, value) in items.iter().enumerate() {
                    self.walk(value, &format!("{path}/{at}"));
                }
            }
            _ => {}
        }
    }

    fn check(&mut self, span: CharSpan, ordered: bool, words: Option<&Value>, path: &str) {
        self.count += 1;
        if !ordered || span.end() > self.length {
            let (start, end) = (span.start(), span.end());
            self.findings.push(format!("{path}: expected a span inside 0..{}, found {start}..{end}", self.length));
            return;
        }
        let found = self.index.to_bytes(span).of(self.text);
        // A note's `text` is a sentence about the span, not its words.
        let own = !path.starts_with("/notes/");
        if let Some(words) = words.and_then(Value::as_str).filter(|words| own && *words != found) {
            self.findings.push(format!("{path}: expected {found:?} as the text says, found {words:?}"));
        }
    }
}

fn position(value: &Value, key: &str) -> Option<usize> {
    value.get(key)?.as_u64().and_then(|at| usize::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::SpanCheck;
    use serde_json::json;

    #[test]
    fn spans_are_found_wherever_they_stand() {
        let mut check = SpanCheck::new("Añejo died");
        check.walk(
            &json!({
                "figures": [{"start": 0, "end": 5, "text": "Añejo"}, {"start": 6, "end": 10, "text": "dead"}],
                "events": [{"where": [{"start": 4, "end": 99}], "when": {"start": null}}],
                "notes": [{"start": 0, "end": 1, "text": "why"}],
            }),
            "",
        );
        assert_eq!(check.count, 4);
        assert_eq!(check.findings.len(), 2, "{:?}", check.findings);
        assert!(check.findings.iter().any(|f| f == "/figures/1: expected \"died\" as the text says, found \"dead\""));
        assert!(check.findings.iter().any(|f| f == "/events/0/where/0: expected a span inside 0..10, found 4..99"));
    }
}
