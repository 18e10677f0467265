//! Why a network cannot be loaded or computed. Wording: what was expected, what was found, and what helps.

use std::path::PathBuf;

/// Why a network cannot be loaded or computed.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A file of the model is not there or cannot be read.
    #[error(
        "expected the model file {path}, found none that can be read: copy the whole model folder again, or leave `model.path` out"
    )]
    Missing {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        source: std::io::Error,
    },
    /// The manifest does not name a file that is needed.
    #[error(
        "expected an entry for {file} in {manifest}, found none: the folder is no copydesk model, or one of another version"
    )]
    Unlisted {
        /// Name of the file.
        file: String,
        /// The manifest.
        manifest: String,
    },
    /// A file is not the one that the manifest names.
    #[error(
        "expected SHA-256 {expected} for {path}, found {found}: the file is damaged or of another version; copy the whole model folder again"
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Checksum in the manifest.
        expected: String,
        /// Checksum of the file.
        found: String,
    },
    /// A file cannot be understood.
    #[error("expected {what} in {path}, found: {found}")]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What it should hold.
        what: &'static str,
        /// What is wrong with it.
        found: String,
    },
    /// The program was built without the network.
    #[error(
        "expected a network embedded in the program, found none: build beside models/newsdesk-en/model.onnx, set `model.path`, or set `model.engine = \"none\"`"
    )]
    NotEmbedded,
    /// The program was built without the engine.
    #[error(
        "expected an engine of this build (rten, none), found {0:?}: build with `--features rust-bert` (see scripts/libtorch)"
    )]
    NotBuilt(String),
    /// The network could not be computed.
    #[error("expected the network to compute {rows} x {width} word pieces, found: {found}")]
    Compute {
        /// Windows of the batch.
        rows: usize,
        /// Pieces of the longest window.
        width: usize,
        /// What the engine says.
        found: String,
    },
}
