//! rust-bert: BERT on libtorch, fp32, on the CPU or a CUDA device.
//!
//! Loads the network of `newsdesk-en` (the same weights as RTen's, before quantisation), or a user's own BERT token
//! classifier (see `checkpoint`).

mod checkpoint;

use super::{Batch, Encoder, EngineError, LabelSet, Logits, ModelConfig, Network, Weights, load as common};
use rust_bert::Config;
use rust_bert::bert::{BertConfig, BertEmbeddings, BertModel};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tch::nn::{self, Module};
use tch::{Device, Kind, Tensor};

/// Folder of the network when the configuration names none.
const DEFAULT: &str = "models/newsdesk-en";
/// The weights in a model folder.
const MODEL: &str = "model.safetensors";

/// BERT with one linear layer per head.
pub(super) struct RustBert {
    /// Tensors of libtorch may move between threads but not be used by two at once.
    graph: Mutex<Graph>,
    device: Device,
    /// Number of labels of each head.
    labels: Vec<usize>,
}

struct Graph {
    bert: BertModel<BertEmbeddings>,
    heads: Vec<nn::Linear>,
}

/// Loads the folder that `config` names: a copydesk model when it has a manifest, else a user's classifier.
pub(super) fn load(config: &ModelConfig) -> Result<Network, EngineError> {
    tch::set_num_threads(i32::try_from(config.threads).unwrap_or(1));
    let folder = config.path.clone().unwrap_or_else(|| PathBuf::from(DEFAULT));
    if !folder.join("manifest.json").exists() && folder.join("config.json").exists() {
        return checkpoint::load(&folder, config);
    }
    let weights = Weights::Folder(folder);
    let (tokenizer, labels) = (common::tokenizer(&weights)?, common::labels(&weights)?);
    weights.verify(&[MODEL, "config.json"])?;
    let names: Vec<String> = labels.heads.iter().map(|head| format!("heads/{}", head.name)).collect();
    let encoder = RustBert::load(&weights, &names, &labels)?;
    let checksums = common::checksums(&weights, MODEL)?;
    Ok(Network { encoder: Box::new(encoder), tokenizer, labels, checksums })
}

impl RustBert {
    /// Builds the network of `config.json` and fills it from `model.safetensors`; `names` are the heads' tensors, with
    /// slashes between their parts.
    pub(super) fn load(weights: &Weights, names: &[String], labels: &LabelSet) -> Result<Self, EngineError> {
        let (path, device) = (weights.path(MODEL), Device::cuda_if_available());
        let config = bert_config(&weights.path("config.json"))?;
        let mut store = nn::VarStore::new(device);
        let bert = BertModel::new_with_optional_pooler(store.root() / "bert", &config, false);
        let labels: Vec<usize> = labels.heads.iter().map(|head| head.labels.len()).collect();
        let head = |(name, size): (&String, &usize)| {
            let place = name.split('/').fold(store.root(), |place, part| place / part);
            nn::linear(place, config.hidden_size, *size as i64, nn::LinearConfig::default())
        };
        let heads = names.iter().zip(&labels).map(head).collect();
        store.load(&path).map_err(|error| malformed(&path, "the tensors that config.json tells", error.to_string()))?;
        store.freeze();
        Ok(Self { graph: Mutex::new(Graph { bert, heads }), device, labels })
    }
}

/// Reads `config.json`; rust-bert itself would panic on a bad one.
fn bert_config(path: &Path) -> Result<BertConfig, EngineError> {
    let json = read(path)?;
    let check: Result<BertConfig, _> = serde_json::from_slice(&json);
    check.map_err(|error| malformed(path, "the configuration of a BERT model", error.to_string()))?;
    Ok(BertConfig::from_file(path))
}

impl Encoder for RustBert {
    fn name(&self) -> &'static str {
        "rust-bert"
    }

    fn encode(&self, batch: &Batch) -> Result<Vec<Logits>, EngineError> {
        let shape = [batch.rows as i64, batch.width as i64];
        let tensor =
            |values: &[i32]| Tensor::from_slice(values).to_kind(Kind::Int64).reshape(shape).to_device(self.device);
        let inputs = [tensor(&batch.ids), tensor(&batch.mask), tensor(&batch.types)];
        let graph = self.graph.lock().unwrap_or_else(PoisonError::into_inner);
        tch::no_grad(|| graph.run(&inputs))
            .and_then(|outputs| {
                outputs.into_iter().zip(&self.labels).map(|(out, size)| logits(&out, *size, batch)).collect()
            })
            .map_err(|found| EngineError::Compute { rows: batch.rows, width: batch.width, found })
    }
}

impl Graph {
    /// Logits of every head, `[rows, width, labels]`.
    fn run(&self, [ids, mask, types]: &[Tensor; 3]) -> Result<Vec<Tensor>, String> {
        let output = self
            .bert
            .forward_t(Some(ids), Some(mask), Some(types), None, None, None, None, false)
            .map_err(|error| error.to_string())?;
        Ok(self.heads.iter().map(|head| head.forward(&output.hidden_state)).collect())
    }
}

fn logits(output: &Tensor, labels: usize, batch: &Batch) -> Result<Logits, String> {
    let flat = output.to_device(Device::Cpu).to_kind(Kind::Float).contiguous().view(-1);
    let values = Vec::<f32>::try_from(flat).map_err(|error| error.to_string())?;
    Ok(Logits { labels, width: batch.width, values })
}

fn read(path: &Path) -> Result<Vec<u8>, EngineError> {
    std::fs::read(path).map_err(|source| EngineError::Missing { path: path.into(), source })
}

fn malformed(path: &Path, what: &'static str, found: String) -> EngineError {
    EngineError::Malformed { path: path.into(), what, found }
}

#[cfg(test)]
mod tests;
