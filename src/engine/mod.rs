//! Floor 2: numbers only. Knows tensors, not news.
//!
//! An [`Encoder`] turns a [`Batch`] of word pieces into the logits of every head. Two networks do it with the same
//! weights: `rten` (int8, pure Rust, the default) and `rust_bert` (libtorch, behind the cargo feature `rust-bert`).

mod batch;
mod config;
mod error;
mod labels;
mod load;
#[cfg(test)]
pub(crate) mod parity;
mod rten;
#[cfg(feature = "rust-bert")]
mod rust_bert;
mod weights;

pub use batch::{Batch, Logits, Row};
pub use config::{EngineName, ModelConfig};
pub use error::EngineError;
pub use labels::{Head, LabelSet};
pub use load::{Network, load};
pub use weights::{Manifest, Weights, sha256, sha256_of};

/// A network: word pieces in, logits out.
///
/// Implementations are shared by all worker threads. Same batch, same logits: bit for bit, on every call and thread.
pub trait Encoder: Send + Sync {
    /// Name of the engine, as in the configuration.
    fn name(&self) -> &'static str;

    /// The logits of every head, in the order of [`LabelSet::heads`].
    ///
    /// # Errors
    /// When the network cannot be computed or gives outputs of an unexpected shape.
    fn encode(&self, batch: &Batch) -> Result<Vec<Logits>, EngineError>;
}
