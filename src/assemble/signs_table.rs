//! Weights of the signs of an event, by logistic regression (`scripts/fit_signs.py`).

/// A sign, its weight for being an event at all, and its weight for being a main one.
pub type Row = (&'static str, f64, f64);

/// Every sign that counts; "bias" is always 1.
pub const ROWS: &[Row] = &[("bias", 0.0, 0.0)];
