//! What a gold row holds beside its text and its labels: title, dates, tags, and fields that gold does not know.

use crate::eval::gold::GoldArticle;
use serde_json::Value;

/// A gold row without text and labels.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Header(serde_json::Map<String, Value>);

/// Fields of a row that are no header.
const LABELS: [&str; 7] = ["text", "events", "figures", "claims", "times", "entities", "attributions"];

impl Header {
    /// The header of an article; `layers` names those of the optional layers that were labelled.
    pub fn new(article: &GoldArticle) -> Self {
        let row = serde_json::to_value(article).unwrap_or_default();
        let mut fields = row.as_object().cloned().unwrap_or_default();
        fields.retain(|name, _| !LABELS.contains(&name.as_str()));
        let layers = [("entities", article.entities.is_some()), ("attributions", article.attributions.is_some())];
        let layers: Vec<&str> = layers.iter().filter(|(_, labelled)| *labelled).map(|(name, _)| *name).collect();
        fields.insert("layers".to_owned(), Value::from(layers));
        Self(fields)
    }

    /// A header of fields that a tool kept; none when they hold no id.
    pub fn read(value: &Value) -> Option<Self> {
        let fields = value.as_object()?;
        fields.get("id")?.as_str()?;
        Some(Self(fields.clone()))
    }

    /// The header of an article that was not exported from gold.
    pub fn bare(id: &str) -> Self {
        Self(serde_json::Map::from_iter([("id".to_owned(), Value::from(id))]))
    }

    /// Adds a field.
    #[must_use]
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.0.insert(name.to_owned(), value);
        self
    }

    /// Takes a field away.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name)
    }

    /// The article's id.
    pub fn id(&self) -> &str {
        self.0.get("id").and_then(Value::as_str).unwrap_or_default()
    }

    /// As JSON.
    pub fn value(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// An article without labels.
    pub fn article(&self, text: &str) -> GoldArticle {
        let mut fields = self.0.clone();
        fields.remove("layers");
        fields.insert("text".to_owned(), Value::from(text));
        let bare = || serde_json::json!({"id": self.id(), "text": text});
        serde_json::from_value(Value::Object(fields))
            .or_else(|_| serde_json::from_value(bare()))
            .unwrap_or_else(|_| GoldArticle::new(self.id(), text))
    }

    /// An optional layer: there when the header names it, or when something of it was marked.
    pub fn labelled<T>(&self, layer: &str, labels: Vec<T>) -> Option<Vec<T>> {
        let layers = self.0.get("layers").and_then(Value::as_array);
        let named = layers.is_some_and(|layers| layers.iter().any(|name| name == layer));
        (named || !labels.is_empty()).then_some(labels)
    }
}
