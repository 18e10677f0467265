//! Stage 2: from a raw document to an [`crate::doc::Article`].
