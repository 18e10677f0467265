//! Whether a line obeys the schema.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads a line as `T`; a field that `T` does not know, or lacks, is an error.
pub(super) fn read<T: DeserializeOwned + Serialize>(line: &str) -> Result<T, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| format!("expected JSON, found {error}"))?;
    let typed: T =
        serde_json::from_value(value.clone()).map_err(|error| format!("expected a record, found {error}"))?;
    let again = serde_json::to_value(&typed).map_err(|error| error.to_string())?;
    match difference(&value, &again, "") {
        None => Ok(typed),
        Some(path) => Err(format!("expected the fields of the schema, found another at {path}")),
    }
}

/// Path of the first place where two values differ; numbers are compared by value.
fn difference(found: &Value, known: &Value, path: &str) -> Option<String> {
    match (found, known) {
        (Value::Object(found), Value::Object(known)) => {
            let unknown = found.keys().find(|key| !known.contains_key(*key)).map(|key| format!("{path}/{key}"));
            unknown.or_else(|| {
                known.iter().find_map(|(key, value)| {
                    let path = format!("{path}/{key}");
                    found.get(key).map_or_else(|| Some(path.clone()), |found| difference(found, value, &path))
                })
            })
        }
        (Value::Array(found), Value::Array(known)) => {
            let pairs = found.iter().zip(known).enumerate();
            pairs.into_iter().find_map(|(at, (found, known))| difference(found, known, &format!("{path}/{at}")))
        }
        (Value::Number(found), Value::Number(known)) => (found.as_f64() != known.as_f64()).then(|| path.to_owned()),
        _ => (found != known).then(|| path.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::doc::record::FailureRecord;

    #[test]
    fn unknown_missing_and_wrong_fields_are_found() {
        let good = r#"{"id":"a","origin":"f","stage":"tag","error":"e"}"#;
        assert!(read::<FailureRecord>(good).is_ok());
        let cases = [
            (r#"{"id":"a","origin":"f","stage":"tag","error":"e","extra":1}"#, "another at /extra"),
            (r#"{"id":"a","origin":"f","stage":"tag"}"#, "missing field `error`"),
            (r#"{"id":5,"origin":"f","stage":"tag","error":"e"}"#, "invalid type"),
            ("{", "expected JSON"),
        ];
        for (line, words) in cases {
            let error = read::<FailureRecord>(line).err().unwrap_or_default();
            assert!(error.contains(words), "{error}");
        }
    }
}
