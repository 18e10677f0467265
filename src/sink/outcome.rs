//! A finished article as the lines that are written.

use crate::doc::record::{ArticleRecord, EventRecord};
use serde::Serialize;

/// The lines of one article; made by the workers, so that the writer only writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Its line of `articles.jsonl`, line feed included.
    pub article: Vec<u8>,
    /// Its lines of `events.jsonl`.
    pub events: Vec<u8>,
    /// Number of its events.
    pub event_count: usize,
    /// The network did not read the article; set by the driver.
    pub skipped: bool,
}

impl Outcome {
    /// Writes an article's lines.
    #[must_use]
    pub fn of(article: &ArticleRecord) -> Self {
        let mut outcome = Self { event_count: article.events.len(), ..Self::default() };
        push_line(&mut outcome.article, article);
        for event in EventRecord::of(article) {
            push_line(&mut outcome.events, &event);
        }
        outcome
    }
}

/// Appends `record` as one line of JSON; a record of this program always has a JSON form.
pub(super) fn push_line(lines: &mut Vec<u8>, record: &impl Serialize) {
    let before = lines.len();
    match serde_json::to_writer(&mut *lines, record) {
        Ok(()) => lines.push(b'\n'),
        Err(_) => lines.truncate(before),
    }
}
