//! A value that a page tells, and where.

use crate::doc::FieldSource;

/// A value with its place and how often values from such places are right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told<T> {
    pub(super) value: T,
    pub(super) from: FieldSource,
    /// 0 to 100.
    pub(super) percent: u8,
}

impl<T> Told<T> {
    pub(super) fn new(value: T, from: FieldSource, percent: u8) -> Self {
        Self { value, from, percent }
    }

    /// Another value from the same place.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Told<U> {
        Told { value: change(self.value), from: self.from, percent: self.percent }
    }
}
