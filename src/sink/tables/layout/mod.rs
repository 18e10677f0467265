//! The tables: names, columns, and how a record fills them.

mod articles;
mod events;
mod incidents;
mod layers;

use super::{Cell, Row};
use crate::doc::record::{ArticleRecord, FailureRecord, IncidentRecord};
use std::fmt::Write;

/// Every table, owners before what belongs to them.
pub const TABLES: [&Table; 13] = [
    &articles::ARTICLES,
    &articles::FAILURES,
    &articles::NOTES,
    &events::EVENTS,
    &events::PLACES,
    &events::ACTORS,
    &layers::ENTITIES,
    &layers::TIMES,
    &layers::FIGURES,
    &layers::ATTRIBUTIONS,
    &layers::CLAIMS,
    &incidents::INCIDENTS,
    &incidents::MEMBERS,
];

/// A record that gives rows.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source<'a> {
    /// A line of `articles.jsonl`.
    Article(&'a ArticleRecord),
    /// A line of `incidents.jsonl`.
    Incident(&'a IncidentRecord),
    /// A line of `failures.jsonl`.
    Failure(&'a FailureRecord),
}

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What one row is.
    pub about: &'static str,
    /// Its columns; the first [`Table::key`] of them identify a row.
    pub columns: &'static [Column],
    /// Number of columns of the primary key.
    pub key: usize,
    /// The table that its first column points to: when a row there is written anew, the rows here go with it.
    pub owner: Option<&'static str>,
    rows: for<'a> fn(Source<'a>) -> Vec<Row>,
}

impl Table {
    /// The rows that a record gives.
    pub(super) fn rows(&self, record: Source<'_>) -> Vec<Row> {
        (self.rows)(record)
    }

    /// The columns that identify a row.
    #[must_use]
    pub fn keys(&self) -> &'static [Column] {
        &self.columns[..self.key]
    }
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    /// What it means.
    pub about: &'static str,
}

/// What the cells of a column hold; every cell outside the primary key can be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// UTF-8.
    Text,
    /// 64 bits, signed.
    Integer,
    /// 64 bits, floating.
    Real,
    /// Yes or no.
    Flag,
}

impl Kind {
    /// Its type in SQL, the same word in SQLite and PostgreSQL.
    #[must_use]
    pub const fn sql(self) -> &'static str {
        match self {
            Self::Text => "TEXT",
            Self::Integer => "BIGINT",
            Self::Real => "DOUBLE PRECISION",
            Self::Flag => "BOOLEAN",
        }
    }
}

const fn text(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Text, about }
}

const fn integer(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Integer, about }
}

const fn real(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Real, about }
}

const fn flag(name: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Flag, about }
}

/// The columns that say which article a row belongs to and which thing of it the row is.
const ARTICLE: Column = text("article", "Id of the article");
const SPAN: [Column; 2] = [
    integer("span_start", "First code point in the article's text"),
    integer("span_end", "One past its last code point"),
];

/// A name of a closed vocabulary, or any other words.
fn word(value: impl ToString) -> Cell {
    Cell::Text(value.to_string())
}

fn words<T: ToString>(value: Option<T>) -> Cell {
    value.map_or(Cell::Null, word)
}

/// A count or a position; beyond 63 bits there is no number that a database holds.
fn whole<T: TryInto<i64>>(value: T) -> Cell {
    value.try_into().map_or(Cell::Null, Cell::Integer)
}

fn number<T: TryInto<i64>>(value: Option<T>) -> Cell {
    value.map_or(Cell::Null, whole)
}

fn float(value: Option<f64>) -> Cell {
    value.map_or(Cell::Null, Cell::Real)
}

/// Several words in one cell; null when there are none.
fn list(values: &[String]) -> Cell {
    if values.is_empty() { Cell::Null } else { Cell::Text(values.join("; ")) }
}

/// The layout as `docs/tables.md` shows it.
#[must_use]
pub fn markdown() -> String {
    let mut out = String::new();
    for table in TABLES {
        let keys: Vec<&str> = table.keys().iter().map(|column| column.name).collect();
        let owner = table.owner.map(|owner| format!(" Belongs to `{owner}`.")).unwrap_or_default();
        let _ = write!(out, "## {}\n\n{} Key: `{}`.{owner}\n\n", table.name, table.about, keys.join("`, `"));
        out.push_str("| column | type | meaning |\n|---|---|---|\n");
        for Column { name, kind, about } in table.columns {
            let _ = writeln!(out, "| `{name}` | {} | {about} |", kind.sql());
        }
        out.push('\n');
    }
    out
}
