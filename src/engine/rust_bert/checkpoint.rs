//! A user's own BERT token classifier, for the entity layer.
//!
//! Reads a folder as Hugging Face's tools write it: `config.json` with `id2label`, `model.safetensors` with `bert.*` and
//! `classifier.*`, and `tokenizer.json` or `vocab.txt`. Labels may be `B-X`/`I-X` in any order, `I-X` alone, or plain `X`.

use super::{MODEL, RustBert, malformed, read};
use crate::engine::load::parse_tokenizer;
use crate::engine::weights::sha256;
use crate::engine::{Batch, Encoder, EngineError, Head, LabelSet, Logits, ModelConfig, Network, Weights};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use tokenizers::Tokenizer;
use tokenizers::models::wordpiece::WordPiece;
use tokenizers::normalizers::BertNormalizer;
use tokenizers::pre_tokenizers::bert::BertPreTokenizer;

/// Most pieces of a window, as in the training of `newsdesk-en`; fewer when the network has fewer positions.
const MAX_PIECES: usize = 190;
/// Pieces shared by two windows of one long sentence.
const OVERLAP: usize = 32;
/// How much less than `I-X` a word's `B-X` counts where the network likes `I-X` better: a name may begin with `I-X`, and
/// goes on rather than begins anew.
const BEGIN: f32 = 1e-3;

/// What is read of `config.json`.
#[derive(Deserialize)]
struct Config {
    id2label: BTreeMap<String, String>,
    max_position_embeddings: usize,
}

/// Loads a classifier.
pub(super) fn load(folder: &Path, model: &ModelConfig) -> Result<Network, EngineError> {
    let path = folder.join("config.json");
    let config: Config = serde_json::from_slice(&read(&path)?)
        .map_err(|error| malformed(&path, "a token classifier with id2label", error.to_string()))?;
    let names = names(&config, &path)?;
    let classes = classes(&names);
    check_classes(&classes, model, &path)?;
    let weights = Weights::Folder(folder.into());
    let inner = RustBert::load(&weights, &["classifier".to_owned()], &single(names.clone(), &config))?;
    let bio = std::iter::once("O".to_owned())
        .chain(classes.iter().flat_map(|class| ["B", "I"].map(|p| format!("{p}-{class}"))));
    let labels = single(bio.collect(), &config);
    let sources = classes.iter().map(|class| sources(&names, class)).collect();
    let outside = names.iter().position(|name| name == "O");
    let encoder = Classifier { inner, sources, outside };
    let checksums = BTreeMap::from([(MODEL.to_owned(), sha256(&read(&folder.join(MODEL))?))]);
    Ok(Network { encoder: Box::new(encoder), tokenizer: tokenizer(folder, &weights)?, labels, checksums })
}

/// The labels by their number.
fn names(config: &Config, path: &Path) -> Result<Vec<String>, EngineError> {
    let number = |at: usize| config.id2label.get(&at.to_string()).cloned();
    (0..config.id2label.len())
        .map(|at| number(at).ok_or_else(|| malformed(path, "labels numbered from 0", format!("no label {at}"))))
        .collect()
}

/// A label without its prefix.
fn bare(label: &str) -> &str {
    ["B-", "I-", "E-", "S-", "L-", "U-"].iter().find_map(|prefix| label.strip_prefix(prefix)).unwrap_or(label)
}

fn classes(names: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in names.iter().map(|name| bare(name)).filter(|name| *name != "O") {
        if !out.iter().any(|known| known == name) {
            out.push(name.to_owned());
        }
    }
    out
}

/// Refuses a classifier of which no label would become a name.
fn check_classes(classes: &[String], model: &ModelConfig, path: &Path) -> Result<(), EngineError> {
    let known = |class: &String| ["PER", "ORG", "LOC", "MISC"].contains(&class.as_str());
    let mapped = |class: &String| model.labels.keys().any(|label| bare(label) == class);
    if classes.iter().any(|class| known(class) || mapped(class)) {
        return Ok(());
    }
    let found = format!("{}; map them in [model.labels]", classes.join(", "));
    Err(malformed(path, "labels PER, ORG, LOC or MISC", found))
}

/// The numbers of the labels that begin a class and of those that go on with it.
fn sources(names: &[String], class: &str) -> [Vec<usize>; 2] {
    let of = |begins: bool| {
        let fits = move |name: &String| {
            bare(name) == class && begins == ["B-", "S-", "U-"].iter().any(|p| name.starts_with(p))
        };
        names.iter().enumerate().filter(move |(_, name)| fits(name)).map(|(at, _)| at).collect()
    };
    [of(true), of(false)]
}

fn single(labels: Vec<String>, config: &Config) -> LabelSet {
    let heads = vec![Head { name: "entities".to_owned(), labels, bias: 0.0 }];
    let max_pieces = MAX_PIECES.min(config.max_position_embeddings.saturating_sub(2)).max(OVERLAP + 1);
    LabelSet { heads, max_pieces, overlap: OVERLAP, casing: false }
}

fn tokenizer(folder: &Path, weights: &Weights) -> Result<Tokenizer, EngineError> {
    let file = folder.join("tokenizer.json");
    if file.exists() {
        return parse_tokenizer(&read(&file)?, weights);
    }
    let path = folder.join("vocab.txt");
    read(&path)?;
    let model = WordPiece::from_file(&path.to_string_lossy()).unk_token("[UNK]".to_owned()).build();
    let model = model.map_err(|error| malformed(&path, "a WordPiece vocabulary", error.to_string()))?;
    let mut tokenizer = Tokenizer::new(model);
    tokenizer.with_normalizer(Some(BertNormalizer::new(true, true, None, is_uncased(folder))));
    tokenizer.with_pre_tokenizer(Some(BertPreTokenizer));
    Ok(tokenizer)
}

/// `do_lower_case` of `tokenizer_config.json`; BERT's default is true.
fn is_uncased(folder: &Path) -> bool {
    let json = std::fs::read(folder.join("tokenizer_config.json")).ok();
    let value: Option<serde_json::Value> = json.and_then(|json| serde_json::from_slice(&json).ok());
    value.and_then(|value| value["do_lower_case"].as_bool()).unwrap_or(true)
}

/// A classifier whose labels are brought into the order `O`, `B-X`, `I-X`, ….
struct Classifier {
    inner: RustBert,
    /// Per class the labels that begin it and those that go on with it.
    sources: Vec<[Vec<usize>; 2]>,
    outside: Option<usize>,
}

impl Encoder for Classifier {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    fn encode(&self, batch: &Batch) -> Result<Vec<Logits>, EngineError> {
        let outputs = self.inner.encode(batch)?;
        Ok(outputs.into_iter().map(|logits| self.reorder(&logits)).collect())
    }
}

impl Classifier {
    fn reorder(&self, logits: &Logits) -> Logits {
        let labels = 1 + 2 * self.sources.len();
        let mut values = Vec::with_capacity(logits.values.len() / logits.labels.max(1) * labels);
        for piece in logits.values.chunks(logits.labels.max(1)) {
            let best = |sources: &[usize]| sources.iter().map(|at| piece[*at]).fold(f32::MIN, f32::max);
            values.push(self.outside.map_or(f32::MIN, |at| piece[at]));
            for [begin, inside] in &self.sources {
                let (begin, inside) = (best(begin), best(inside));
                values.extend([begin.max(inside - BEGIN), inside]);
            }
        }
        Logits { labels, width: logits.width, values }
    }
}
