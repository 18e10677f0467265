//! One JSONL line as a raw document.

use super::IngestError;
use crate::doc::{Body, Origin, RawDoc};
use serde::Deserialize;
use serde_json::Value;

/// The fields that are read; all others are passed over.
#[derive(Debug, Deserialize)]
struct Row {
    id: Option<Value>,
    text: Option<String>,
    html: Option<String>,
    title: Option<String>,
    published: Option<String>,
    url: Option<String>,
    publisher: Option<String>,
    language: Option<String>,
}

/// Reads one line; the id comes with the error as far as it could be read.
pub(super) fn parse(line: &[u8], origin: Origin) -> Result<RawDoc, (Option<String>, IngestError)> {
    let text = utf8(line).map_err(|error| (None, error))?;
    if let Some(other) = no_object(text) {
        return Err((None, IngestError::Json(other.to_owned())));
    }
    let row: Row = serde_json::from_str(text).map_err(|error| (None, IngestError::Json(on_one_line(&error))))?;
    let id = id(row.id).map_err(|error| (None, error))?;
    let body = body(row.text, row.html).map_err(|error| (Some(id.clone()), error))?;
    Ok(RawDoc {
        title: row.title,
        published: row.published,
        url: row.url,
        publisher: row.publisher,
        language: row.language,
        ..RawDoc::new(id, origin, body)
    })
}

/// What a line holds that is JSON but no object; a list would else be taken for the fields in order.
fn no_object(text: &str) -> Option<&'static str> {
    match text.trim_start().as_bytes().first()? {
        b'[' => Some("a list"),
        b'"' => Some("a string"),
        b'0'..=b'9' | b'-' => Some("a number"),
        _ => None,
    }
}

/// The bytes as text.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, IngestError> {
    if let [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] = bytes {
        return Err(IngestError::Utf16);
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(IngestError::Binary { at });
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        IngestError::NotUtf8 { at, byte: bytes.get(at).copied().unwrap_or_default() }
    })
}

/// A whole number is taken as the id it prints as.
fn id(value: Option<Value>) -> Result<String, IngestError> {
    match value {
        Some(Value::String(id)) if !id.trim().is_empty() => Ok(id),
        Some(Value::Number(number)) if number.is_i64() || number.is_u64() => Ok(number.to_string()),
        other => Err(IngestError::Field {
            expected: "a string \"id\"",
            found: other.map_or_else(|| "none".to_owned(), |value| value.to_string()),
        }),
    }
}

fn body(text: Option<String>, html: Option<String>) -> Result<Body, IngestError> {
    match (text, html) {
        (Some(text), _) if !text.trim().is_empty() => Ok(Body::Text(text)),
        (_, Some(html)) if !html.trim().is_empty() => {
            Ok(Body::Html { bytes: html.into_bytes(), charset: Some("utf-8".to_owned()) })
        }
        (text, html) => {
            let found = if text.is_some() || html.is_some() { "only white space" } else { "neither" };
            Err(IngestError::Field { expected: "a string \"text\" or \"html\"", found: found.to_owned() })
        }
    }
}

/// serde's message with the column only, since the record has but one line.
fn on_one_line(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let cause = message.split(" at line ").next().unwrap_or(&message);
    format!("{cause} at column {}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<RawDoc, String> {
        parse(line.as_bytes(), Origin::default()).map_err(|(_, error)| error.to_string())
    }

    #[test]
    fn rows_give_documents_and_extra_fields_are_passed_over() -> Result<(), String> {
        let doc = read(r#"{"id":7,"text":" kept \n","published":"2024-03-22","events":[1]}"#)?;
        assert_eq!(doc.id, "7");
        assert_eq!(doc.body, Body::Text(" kept \n".to_owned()));
        let page = read(r#"{"id":"p","html":"<p>x</p>","text":null}"#)?;
        assert!(matches!(page.body, Body::Html { .. }));
        Ok(())
    }

    #[test]
    fn wrong_rows_say_what_was_expected() {
        let cases = [
            (r#"{"id":"a""#, "expected a JSON object on one line, found EOF while parsing an object at column 9"),
            (r#"{"id":"a"}"#, "expected a string \"text\" or \"html\", found neither"),
            (r#"{"id":"a","text":" "}"#, "expected a string \"text\" or \"html\", found only white space"),
            (r#"{"text":"x"}"#, "expected a string \"id\", found none"),
            (r#"[{"id":"a","text":"x"}]"#, "expected a JSON object on one line, found a list"),
            (r#" ["a","x",null,null,null,null,null,null]"#, "expected a JSON object on one line, found a list"),
            (r#""a""#, "expected a JSON object on one line, found a string"),
            ("-7", "expected a JSON object on one line, found a number"),
            (r#"{"id":["a"],"text":"x"}"#, "expected a string \"id\", found [\"a\"]"),
        ];
        for (line, message) in cases {
            assert_eq!(read(line).err().as_deref(), Some(message), "{line}");
        }
    }
}
