//! What a stage is to the driver.

use crate::extract::ExtractError;
use crate::sink::RenderError;
use crate::tag::TagError;

/// One step from an input type to an output type; its configuration is in the value.
pub trait Stage {
    /// What it takes: the output of the stage before.
    type In;
    /// What it gives.
    type Out;
    /// Its name in reports and errors.
    const NAME: &'static str;

    /// Does its work on one document.
    ///
    /// # Errors
    /// When this document cannot be processed; the run goes on.
    fn apply(&self, input: Self::In) -> Result<Self::Out, StageError>;

    /// Does its work on several documents: the same as one at a time.
    fn apply_all(&self, inputs: Vec<Self::In>) -> Vec<Result<Self::Out, StageError>> {
        inputs.into_iter().map(|input| self.apply(input)).collect()
    }
}

/// Why a stage could not process a document.
#[derive(Debug, thiserror::Error)]
pub enum StageError {
    /// No article in it.
    #[error(transparent)]
    Extract(#[from] ExtractError),
    /// An article that would take too much memory and time.
    #[error("expected an article of at most {limit} bytes (run.limit_bytes), found {found}")]
    Long {
        /// Most bytes of text.
        limit: usize,
        /// Bytes of this text.
        found: usize,
    },
    /// The network could not be computed.
    #[error(transparent)]
    Tag(#[from] TagError),
    /// A span that slices to nothing.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// A defect of the program.
    #[error("expected the stage to finish, found a panic: {0}")]
    Panic(String),
}
