//! The records as flat tables: one layout for CSV, Parquet, SQLite and PostgreSQL.
//!
//! `layout` says which tables there are, with the columns of each and how a record fills them; the sinks know no
//! record, only cells. [`export`](fn@export) reads a finished output folder line by line and hands batches to a sink, so that
//! memory does not grow with the corpus.

mod csv;
mod export;
mod layout;
mod nested;
mod parquet;
mod postgres;
mod sql;
mod sqlite;
#[cfg(test)]
mod tests;

pub use self::export::{Counts, TableError, TableFormat, Target, export};
pub use layout::{Column, Kind, TABLES, Table, markdown};

use self::layout::Source;
use crate::doc::record::ArticleRecord;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// The record does not say.
    Null,
    /// Words.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Yes or no.
    Flag(bool),
}

/// One row, in the order of its table's columns.
pub(crate) type Row = Vec<Cell>;

/// Rows of every table, in the order of [`TABLES`]; what a sink takes at once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows {
    /// One list a table.
    pub(crate) tables: [Vec<Row>; TABLES.len()],
    /// Articles, failures and incidents in it.
    pub(crate) records: usize,
    /// Its articles as they are, for what keeps their layers inside them.
    pub(crate) articles: Vec<ArticleRecord>,
}

impl Rows {
    /// Adds what a record gives to every table.
    fn add(&mut self, record: Source<'_>) {
        self.records += 1;
        for (rows, table) in self.tables.iter_mut().zip(TABLES) {
            rows.extend(table.rows(record));
        }
    }
}

/// Takes rows in batches; what it took before [`TableSink::finish`] may be invisible until then.
pub(crate) trait TableSink {
    /// Writes a batch.
    fn put(&mut self, rows: &Rows) -> Result<(), TableError>;

    /// Makes everything visible.
    fn finish(&mut self) -> Result<(), TableError>;

    /// How often it had to begin a batch again.
    fn retries(&self) -> usize {
        0
    }
}
