//! The engine on libtorch: the records of the first engine, and a user's own classifier. Needs the feature `rust-bert`.

use copydesk::doc::record::ArticleRecord;
use copydesk::doc::{Body, EntityType, Origin, RawDoc};
use copydesk::engine::{EngineName, ModelConfig};
use copydesk::pipeline::{Config, Desk, Tally};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use tch::Tensor;

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("models/newsdesk-en")
}

/// The record of a text as the given network reads it.
fn read(model: ModelConfig, text: &str) -> ArticleRecord {
    let config = Config { model, ..Config::default() };
    let doc = RawDoc::new("a", Origin::default(), Body::Text(text.to_owned()));
    let doc = RawDoc { published: Some("2024-03-05".to_owned()), ..doc };
    Desk::new(&config).unwrap().process(doc, &mut Tally::default()).unwrap().article
}

/// A user's folder made of the shipped weights: the names' head as `classifier`, its classes under other names.
fn classifier(folder: &Path) {
    let tensors = Tensor::read_safetensors(shipped().join("model.safetensors")).unwrap();
    let kept = tensors.iter().filter(|(name, _)| name.starts_with("bert.") || name.starts_with("heads.entities."));
    let kept: Vec<(String, &Tensor)> =
        kept.map(|(name, tensor)| (name.replace("heads.entities.", "classifier."), tensor)).collect();
    Tensor::write_safetensors(&kept, folder.join("model.safetensors")).unwrap();
    let labels = ["O", "B-person", "I-person", "B-firm", "I-firm", "B-place", "I-place", "B-other", "I-other"];
    let mut config: Value = serde_json::from_slice(&std::fs::read(shipped().join("config.json")).unwrap()).unwrap();
    config["id2label"] = labels.iter().enumerate().map(|(at, name)| (at.to_string(), json!(name))).collect();
    std::fs::write(folder.join("config.json"), config.to_string()).unwrap();
    std::fs::copy(shipped().join("tokenizer.json"), folder.join("tokenizer.json")).unwrap();
}

fn own(folder: &Path, labels: &[(&str, &str)]) -> ModelConfig {
    let labels = labels.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
    ModelConfig { engine: EngineName::RustBert, path: Some(folder.into()), labels, ..ModelConfig::default() }
}

#[test]
fn both_engines_write_the_same_record() {
    let text = "KARAM, March 4 - A car bomb exploded outside a market in Karachi on Monday, killing at least 12 people and \
                wounding 30, police said. No group claimed responsibility for the blast.";
    let first = read(ModelConfig::default(), text);
    let second =
        read(ModelConfig { engine: EngineName::RustBert, path: Some(shipped()), ..ModelConfig::default() }, text);
    assert_eq!(first.events.len(), 1);
    assert_eq!(serde_json::to_value(&first.figures).unwrap(), serde_json::to_value(&second.figures).unwrap());
    assert_eq!(serde_json::to_value(&first.times).unwrap(), serde_json::to_value(&second.times).unwrap());
    let facts = |record: &ArticleRecord| {
        let event = &record.events[0];
        serde_json::to_value((&event.kind, &event.when, &event.killed, &event.injured, &event.places)).unwrap()
    };
    assert_eq!(facts(&first), facts(&second));
}

#[test]
fn a_users_own_classifier_finds_the_names_under_its_own_labels() {
    let folder = tempfile::tempdir().unwrap();
    classifier(folder.path());
    let text = "The president of Kenya met officials in Nairobi on Monday, and the mayor spoke in Kabul.";
    let record = read(own(folder.path(), &[("person", "PER"), ("firm", "ORG"), ("place", "LOC")]), text);
    let found: Vec<(&str, EntityType)> =
        record.entities.iter().map(|entity| (entity.name.as_str(), entity.kind)).collect();
    assert!(found.contains(&("Nairobi", EntityType::Loc)) && found.contains(&("Kabul", EntityType::Loc)), "{found:?}");
}

#[test]
fn a_classifier_none_of_whose_labels_is_a_name_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    classifier(folder.path());
    let config = Config { model: own(folder.path(), &[]), ..Config::default() };
    let error = Desk::new(&config).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(error.contains("person") && error.contains("[model.labels]"), "{error}");
}
