//! Compares a configuration file with the schema of [`super::Config`], so that all problems are told at once.

use super::plan::Problem;
use crate::text::nearest;
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The schema of a configuration, and where its definitions are.
pub(super) struct Shape<'a> {
    root: &'a Value,
    text: &'a str,
}

impl<'a> Shape<'a> {
    /// Compares tables of `text` with the schema `root`.
    pub(super) fn new(root: &'a Value, text: &'a str) -> Self {
        Self { root, text }
    }

    /// Every key that is not known and every value of the wrong kind.
    pub(super) fn problems(&self, table: &DeTable) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.table(self.root, table, "", &mut problems);
        problems
    }

    fn table(&self, schema: &Value, table: &DeTable, path: &str, problems: &mut Vec<Problem>) {
        let schema = self.resolve(schema);
        let known = schema["properties"].as_object();
        for (key, value) in table {
            let name: &str = key.get_ref();
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            match known.and_then(|known| known.get(name)) {
                Some(schema) => self.value(schema, value, &path, problems),
                None if schema["additionalProperties"].is_object() => {
                    self.value(&schema["additionalProperties"], value, &path, problems);
                }
                None => problems.push(self.unknown(key, &path, known)),
            }
        }
    }

    fn unknown(
        &self,
        key: &Spanned<toml::de::DeString>,
        path: &str,
        known: Option<&serde_json::Map<String, Value>>,
    ) -> Problem {
        let names: Vec<&str> = known.into_iter().flat_map(|known| known.keys().map(String::as_str)).collect();
        self.problem(key.span().start, path, expected_one_of("the keys", &names, key.get_ref()))
    }

    fn value(&self, schema: &Value, value: &Spanned<DeValue>, path: &str, problems: &mut Vec<Problem>) {
        let schema = self.resolve(schema);
        let at = value.span().start;
        let choices = choices(schema);
        match value.get_ref() {
            DeValue::Table(table) if schema["properties"].is_object() || schema["type"] == "object" => {
                self.table(schema, table, path, problems);
            }
            DeValue::Array(items) if admits(schema, "array") => {
                for (index, item) in items.iter().enumerate() {
                    self.value(&schema["items"], item, &format!("{path}[{index}]"), problems);
                }
            }
            DeValue::String(text) if !choices.is_empty() => {
                if !choices.contains(&&**text) {
                    problems.push(self.problem(at, path, expected_one_of("", &choices, text)));
                }
            }
            other => {
                if let Some(words) = mismatch(schema, other, &choices) {
                    problems.push(self.problem(at, path, words));
                }
            }
        }
    }

    /// Follows references, and the one alternative that is not null.
    fn resolve(&self, schema: &'a Value) -> &'a Value {
        if let Some(pointer) = schema["$ref"].as_str().and_then(|path| path.strip_prefix('#')) {
            return self.root.pointer(pointer).map_or(schema, |found| self.resolve(found));
        }
        let alternatives = schema["anyOf"].as_array();
        let real = alternatives.and_then(|all| all.iter().find(|one| one["type"] != "null"));
        real.map_or(schema, |found| self.resolve(found))
    }

    fn problem(&self, at: usize, path: &str, words: String) -> Problem {
        let line = self.text.get(..at).map(|before| before.matches('\n').count() + 1);
        Problem { line, key: path.to_owned(), words }
    }
}

/// The names that a closed vocabulary allows.
fn choices(schema: &Value) -> Vec<&str> {
    let listed = schema["enum"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let constants = schema["oneOf"].as_array().into_iter().flatten();
    listed.chain(constants.filter_map(|one| one["const"].as_str())).collect()
}

fn admits(schema: &Value, kind: &str) -> bool {
    match &schema["type"] {
        Value::String(one) => one == kind,
        Value::Array(several) => several.iter().any(|one| one == kind),
        _ => false,
    }
}

/// What is wrong with a value that is no table, no list and no closed choice.
fn mismatch(schema: &Value, value: &DeValue, choices: &[&str]) -> Option<String> {
    let (kind, number) = match value {
        DeValue::String(_) => ("string", None),
        DeValue::Integer(integer) => {
            ("integer", i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok().map(|n| n as f64))
        }
        DeValue::Float(float) => ("number", float.as_str().parse().ok()),
        DeValue::Boolean(_) => ("boolean", None),
        DeValue::Datetime(_) => ("date", None),
        DeValue::Array(_) => ("array", None),
        DeValue::Table(_) => ("table", None),
    };
    let fits = admits(schema, kind) || (kind == "integer" && admits(schema, "number"));
    if !choices.is_empty() || !fits {
        return Some(format!("expected {}, found {}", wanted(schema, choices), found(kind)));
    }
    let number = number?;
    let (low, high) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
    let inside = low.is_none_or(|low| low <= number) && high.is_none_or(|high| number <= high);
    (!inside).then(|| format!("expected {}, found {number}", wanted(schema, choices)))
}

fn wanted(schema: &Value, choices: &[&str]) -> String {
    if !choices.is_empty() {
        return format!("one of {}", choices.join(", "));
    }
    let kind =
        ["string", "integer", "number", "boolean", "array", "object"].into_iter().find(|kind| admits(schema, kind));
    let noun = found(kind.unwrap_or("value"));
    match (schema["minimum"].as_f64(), schema["maximum"].as_f64()) {
        (Some(low), Some(high)) => format!("{noun} from {low} to {high}"),
        (Some(low), None) => format!("{noun} of at least {low}"),
        (None, Some(high)) => format!("{noun} of at most {high}"),
        (None, None) => noun,
    }
}

fn found(kind: &str) -> String {
    match kind {
        "integer" => "a whole number".to_owned(),
        "boolean" => "true or false".to_owned(),
        "array" => "a list".to_owned(),
        "object" => "a table".to_owned(),
        other => format!("a {other}"),
    }
}

fn expected_one_of(noun: &str, names: &[&str], found: &str) -> String {
    let noun = if noun.is_empty() { "one of".to_owned() } else { format!("one of {noun}") };
    let hint = nearest(found, names).map(|name| format!("; nearest is {name:?}")).unwrap_or_default();
    format!("expected {noun} {}, found {found:?}{hint}", names.join(", "))
}
