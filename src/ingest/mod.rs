//! Stage 1: finds inputs and reads them into [`crate::doc::RawDoc`]s.
