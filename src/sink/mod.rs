//! Stage 7: records, and where they are written.
