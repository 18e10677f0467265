//! RTen: the network as an ONNX graph, int8, on the CPU.

use super::{Batch, Encoder, EngineError, LabelSet, Logits, Weights};
use rten::{Model, NodeId, RunOptions, ThreadPool, Value, ValueOrView};
use rten_tensor::NdTensorView;
use rten_tensor::prelude::*;
use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

/// Names of the graph's inputs, each int32 `[rows, width]`: ids, mask, types.
const INPUTS: [&str; 3] = ["input_ids", "attention_mask", "token_type_ids"];

/// The network in RTen.
pub struct Rten {
    model: Model,
    inputs: [NodeId; 3],
    outputs: Vec<NodeId>,
    /// Number of labels of each output.
    labels: Vec<usize>,
    threads: usize,
    /// Thread pools that no computation is using: as many exist as ran at once.
    idle: Mutex<Vec<Arc<ThreadPool>>>,
}

impl Rten {
    /// Loads `model.onnx`; one output per head of `labels`, found by name.
    ///
    /// # Errors
    /// When the file is missing, damaged, not a graph, or lacks an input or a head.
    pub fn load(weights: &Weights, labels: &LabelSet, threads: usize) -> Result<Self, EngineError> {
        let malformed = |found: String| EngineError::Malformed {
            path: weights.path("model.onnx"),
            what: "an ONNX graph with the inputs and heads of labels.json",
            found,
        };
        let mut options = rten::ModelOptions::with_all_ops();
        options.prepack_weights(true);
        let model = match weights.read("model.onnx")? {
            Cow::Borrowed(bytes) => options.load_static_slice(bytes),
            Cow::Owned(bytes) => options.load(bytes),
        };
        let model = model.map_err(|error| malformed(error.to_string()))?;
        let node = |name: &str| model.node_id(name).map_err(|error| malformed(error.to_string()));
        let inputs = [node(INPUTS[0])?, node(INPUTS[1])?, node(INPUTS[2])?];
        let outputs = labels.heads.iter().map(|head| node(&head.name)).collect::<Result<_, _>>()?;
        let labels = labels.heads.iter().map(|head| head.labels.len()).collect();
        Ok(Self { model, inputs, outputs, labels, threads, idle: Mutex::default() })
    }

    fn pool(&self) -> Arc<ThreadPool> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        idle.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(self.threads)))
    }

    fn give_back(&self, pool: Arc<ThreadPool>) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(pool);
    }
}

impl Encoder for Rten {
    fn name(&self) -> &'static str {
        "rten"
    }

    fn encode(&self, batch: &Batch) -> Result<Vec<Logits>, EngineError> {
        let shape = [batch.rows, batch.width];
        let values = [&batch.ids, &batch.mask, &batch.types];
        let input =
            |at: usize| (self.inputs[at], ValueOrView::from(NdTensorView::from_data(shape, values[at].as_slice())));
        let pool = self.pool();
        let mut options = RunOptions::default();
        options.thread_pool = Some(Arc::clone(&pool));
        let result = self.model.run(vec![input(0), input(1), input(2)], &self.outputs, Some(options));
        self.give_back(pool);
        let outputs = result.map_err(|error| failed(batch, error.to_string()))?;
        outputs.into_iter().zip(&self.labels).map(|(value, labels)| logits(value, batch, *labels)).collect()
    }
}

fn logits(value: Value, batch: &Batch, labels: usize) -> Result<Logits, EngineError> {
    let shape = [batch.rows, batch.width, labels];
    let tensor: rten_tensor::NdTensor<f32, 3> =
        value.try_into().map_err(|_| failed(batch, "no f32 tensor".to_owned()))?;
    if tensor.shape() != shape {
        return Err(failed(batch, format!("logits of shape {:?} where labels.json tells {shape:?}", tensor.shape())));
    }
    Ok(Logits { labels, width: batch.width, values: tensor.into_data() })
}

fn failed(batch: &Batch, found: String) -> EngineError {
    EngineError::Compute { rows: batch.rows, width: batch.width, found }
}

#[cfg(test)]
mod tests {
    use crate::engine::parity::{Parity, folder};
    use crate::engine::{ModelConfig, load};

    #[test]
    fn int8_logits_stay_near_the_training() {
        let config = ModelConfig { path: Some(folder()), ..ModelConfig::default() };
        if !folder().join("model.onnx").exists() {
            return;
        }
        let (parity, network) = (Parity::read(), load(&config).unwrap().unwrap());
        let outputs = network.encoder.encode(&parity.batch()).unwrap();
        let distance = parity.distance(&network, &outputs);
        assert!(distance.mean < 0.5, "mean {}", distance.mean);
        assert!(distance.agree > 0.95, "agreement {}", distance.agree);
    }
}
