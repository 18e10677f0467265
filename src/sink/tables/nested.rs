//! The Arrow schema of an article with all its layers, from the JSON Schema of its record: the two cannot drift apart.

use crate::doc::record::ArticleRecord;
use arrow_schema::{DataType, Field, Fields, Schema};
use schemars::schema_for;
use serde_json::Value;

/// Columns of [`ArticleRecord`]; lists of structs inside.
pub(super) fn schema() -> Schema {
    let root = schema_for!(ArticleRecord).to_value();
    Schema::new(fields(&root, &root))
}

/// The properties of an object, in the order of their names.
fn fields(root: &Value, object: &Value) -> Fields {
    let properties = object["properties"].as_object().into_iter().flatten();
    properties.map(|(name, schema)| Field::new(name, kind(root, schema), true)).collect()
}

/// The type of a value; null alternatives are left out, since every field can be null.
fn kind(root: &Value, schema: &Value) -> DataType {
    if let Some(found) = schema["$ref"].as_str().and_then(|path| root.pointer(path.strip_prefix('#')?)) {
        return kind(root, found);
    }
    let alternatives = schema["anyOf"].as_array().into_iter().flatten();
    if let Some(real) = alternatives.into_iter().find(|one| one["type"] != "null") {
        return kind(root, real);
    }
    let names = schema["type"].as_array().into_iter().flatten().chain([&schema["type"]]);
    match names.filter_map(Value::as_str).find(|name| *name != "null") {
        Some("integer") => DataType::Int64,
        Some("number") => DataType::Float64,
        Some("boolean") => DataType::Boolean,
        Some("array") => DataType::List(Field::new("item", kind(root, &schema["items"]), true).into()),
        // An object whose keys are data, not names of fields.
        Some("object") if schema["additionalProperties"].is_object() => {
            map(kind(root, &schema["additionalProperties"]))
        }
        Some("object") => DataType::Struct(fields(root, schema)),
        _ => DataType::Utf8,
    }
}

/// A map from text to `value`, with the names that Arrow gives its parts.
fn map(value: DataType) -> DataType {
    let entry = [Field::new("keys", DataType::Utf8, false), Field::new("values", value, true)];
    DataType::Map(Field::new("entries", DataType::Struct(entry.into_iter().collect()), false).into(), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_lists_of_structs() -> Result<(), arrow_schema::ArrowError> {
        let schema = schema();
        assert_eq!(schema.field_with_name("id")?.data_type(), &DataType::Utf8);
        let DataType::List(event) = schema.field_with_name("events")?.data_type() else { panic!("a list") };
        let DataType::Struct(event) = event.data_type() else { panic!("of structs") };
        let kind = |name: &str| event.find(name).map(|(_, field)| field.data_type().clone());
        assert_eq!(kind("confidence"), Some(DataType::Float64));
        assert_eq!(kind("type"), Some(DataType::Utf8));
        let Some(DataType::Struct(killed)) = kind("killed") else { panic!("a struct") };
        assert_eq!(killed.find("min").map(|(_, field)| field.data_type().clone()), Some(DataType::Int64));
        Ok(())
    }
}
