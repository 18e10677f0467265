//! Gold in the formats of annotation tools: positions are corrected there and read back exactly.
//!
//! An export carries the whole gold row beside the marks, so that a round trip loses nothing. Every mark knows its place in
//! the row; an import moves the row's ranges to where the marks are now. A mark that the export did not know is refused:
//! its details (bounds, values, links) would be guesses.

mod label_studio;
mod marks;
mod utf16;

pub use marks::{Mark, marks};

use super::gold::GoldArticle;
use serde_json::Value;

/// A format of an annotation tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Label Studio's JSON, one array of tasks; positions in UTF-16 code units.
    LabelStudio,
}

/// Why an annotation tool's file could not be read back.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// It is no JSON, or not of the format.
    #[error("{at}: expected {expected}, found: {found}")]
    Shape {
        /// Line or task, from 1.
        at: usize,
        /// What should be there.
        expected: &'static str,
        /// What is there.
        found: String,
    },
    /// The marks and the row do not fit.
    #[error("{at}: {problem}")]
    Marks {
        /// Line or task, from 1.
        at: usize,
        /// What does not fit.
        problem: String,
    },
}

/// Gold articles as a file of an annotation tool.
#[must_use]
pub fn export(gold: &[GoldArticle], format: Format) -> String {
    match format {
        Format::LabelStudio => Value::from(gold.iter().map(label_studio::task).collect::<Vec<_>>()).to_string() + "\n",
    }
}

/// Reads an exported file back, with the positions it has now.
///
/// # Errors
/// Names the line or task that is no export, lacks a mark, has a new one, or whose labels do not slice.
pub fn import(text: &str, format: Format) -> Result<Vec<GoldArticle>, FormatError> {
    let tasks = match format {
        Format::LabelStudio => label_studio::read(text)?,
    };
    tasks.into_iter().enumerate().map(|(at, (row, marks))| moved(at + 1, row, &marks)).collect()
}

/// A gold row with its ranges where the marks are.
fn moved(at: usize, mut row: Value, marks: &[(String, super::gold::Range)]) -> Result<GoldArticle, FormatError> {
    marks::place(&mut row, marks).map_err(|problem| FormatError::Marks { at, problem })?;
    let article: GoldArticle = serde_json::from_value(row).map_err(|error| FormatError::Shape {
        at,
        expected: "a gold row in its gold field",
        found: error.to_string(),
    })?;
    super::labels::problem(&article).map_or(Ok(article), |problem| Err(FormatError::Marks { at, problem }))
}

#[cfg(test)]
mod tests;
