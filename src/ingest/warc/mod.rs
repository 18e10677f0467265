//! Web archives: WARC 0.17 to 1.1, plain or gzip (a member a record, or all in one), as Common Crawl and wget write them.
//!
//! Reads: `response` records with a page answered 200 or 203, `resource` records with a page or text, `conversion` records
//! with text. Yields: one document each, its id the record's, its address the record's. All other records (requests,
//! redirects, pictures, revisits) are passed over, since they hold no article.
//!
//! A damaged record is a failure that names the byte at which it begins (in a packed file: at which its gzip member
//! begins); reading goes on at the next record that can be told. Known misreading: a page that is itself damaged and
//! quotes a WARC header line makes a second failure.

mod chunked;
mod coding;
mod head;
mod http;
mod pages;
mod record;
mod stream;
#[cfg(test)]
mod tests;

pub(super) use pages::Warc;

use super::IngestError;

/// What is wrong with a record: expected and found; its place is added by the reader.
#[derive(Debug)]
pub(super) struct Damage {
    expected: &'static str,
    found: String,
}

impl Damage {
    fn new(expected: &'static str, found: impl Into<String>) -> Self {
        Self { expected, found: found.into() }
    }

    fn at(self, at: u64) -> IngestError {
        IngestError::Record { at, expected: self.expected, found: self.found }
    }
}

/// Why a record gives no document.
#[derive(Debug)]
pub(super) enum Trouble {
    /// It is damaged.
    Damaged(Damage),
    /// Its page is longer than is read, in bytes; the length when it is known.
    TooLong(Option<usize>),
}

impl From<Damage> for Trouble {
    fn from(damage: Damage) -> Self {
        Self::Damaged(damage)
    }
}
