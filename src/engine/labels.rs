//! What the numbers of every head stand for: `labels.json`.

use super::EngineError;
use serde::Deserialize;
use std::path::Path;

/// One head of the network.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Its name, also of the network's output.
    pub name: String,
    /// Its labels in the order of the logits; the first is `O`.
    pub labels: Vec<String>,
    /// Added to every logit but that of `O` before decoding.
    pub bias: f32,
}

/// The heads of a network and how it wants its text cut.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelSet {
    /// The heads, in the order of the network's outputs.
    pub heads: Vec<Head>,
    /// Most word pieces of a window, special tokens left out.
    pub max_pieces: usize,
    /// Pieces that two windows of one long sentence share; even.
    pub overlap: usize,
    /// Whether the casing of words goes into the token types.
    pub casing: bool,
}

/// `labels.json` as it is written; `heads` keeps the order of the file.
#[derive(Deserialize)]
struct File {
    heads: serde_json::Map<String, serde_json::Value>,
    #[serde(default)]
    bias: std::collections::BTreeMap<String, f32>,
    window: Window,
    casing: Option<serde_json::Value>,
}

#[derive(Deserialize)]
struct Window {
    max_pieces: usize,
    overlap: usize,
}

/// Order of the heads in the exported graph.
const ORDER: [&str; 8] =
    ["entities", "times", "attribution", "triggers", "event_role", "figures", "figure_scope", "roles"];

impl LabelSet {
    /// Reads `labels.json`.
    ///
    /// # Errors
    /// When it is not JSON, lacks a part, or gives windows that cannot move on (`overlap` at or over `max_pieces`).
    pub fn parse(json: &[u8], path: &Path) -> Result<Self, EngineError> {
        let malformed =
            |found: String| EngineError::Malformed { path: path.into(), what: "labels of a network", found };
        let file: File = serde_json::from_slice(json).map_err(|error| malformed(error.to_string()))?;
        let Window { max_pieces, overlap } = file.window;
        if overlap >= max_pieces {
            return Err(malformed(format!("an overlap of {overlap} in windows of {max_pieces}")));
        }
        let mut heads = Vec::new();
        for (name, labels) in file.heads {
            let labels: Vec<String> = serde_json::from_value(labels).map_err(|error| malformed(error.to_string()))?;
            let bias = file.bias.get(&name).copied().unwrap_or(0.0);
            heads.push(Head { name, labels, bias });
        }
        heads.sort_by_key(|head| ORDER.iter().position(|name| *name == head.name).unwrap_or(ORDER.len()));
        Ok(Self { heads, max_pieces, overlap, casing: file.casing.is_some() })
    }

    /// Place of a head, when the network has it.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.heads.iter().position(|head| head.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_and_checked() {
        let json = r#"{"heads":{"times":["O","B-DATE","I-DATE"],"entities":["O","B-PER","I-PER"]},
                       "bias":{"times":0.5},"window":{"max_pieces":190,"overlap":32},"casing":{}}"#;
        let labels = LabelSet::parse(json.as_bytes(), Path::new("labels.json")).unwrap();
        assert_eq!(labels.heads[0].name, "entities");
        assert_eq!((labels.heads[1].bias, labels.casing, labels.position("roles")), (0.5, true, None));
        let stuck = json.replace("190", "32");
        let error = LabelSet::parse(stuck.as_bytes(), Path::new("m/labels.json")).unwrap_err().to_string();
        assert_eq!(error, "expected labels of a network in m/labels.json, found: an overlap of 32 in windows of 32");
    }
}
