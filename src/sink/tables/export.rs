//! From a finished output folder to tables, a batch at a time.

use super::csv::CsvFolder;
use super::layout::Source;
use super::parquet::ParquetFolder;
use super::postgres::Postgres;
use super::sql::Loader;
use super::sqlite::Sqlite;
use super::{Rows, TABLES, TableSink};
use crate::doc::record::{ArticleRecord, FailureRecord, IncidentRecord};
use crate::sink::{FILES, SinkError, read_records};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt::Display;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Most records of a batch.
const BATCH: usize = 256;

/// Most bytes of article text of a batch: bounds memory where articles are long.
const BATCH_BYTES: usize = 4 << 20;

/// Tables that cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// A file of the run cannot be read, or one of the tables not written.
    #[error(transparent)]
    Sink(#[from] SinkError),
    /// A file or database refuses.
    #[error("expected to write tables to {place}, found: {found}")]
    Refused {
        /// The file or the database, without passwords.
        place: String,
        /// What it says.
        found: String,
    },
}

impl TableError {
    pub(super) fn write(path: &Path, source: std::io::Error) -> Self {
        SinkError::Write { path: path.to_owned(), source }.into()
    }

    pub(super) fn other(path: &Path, found: impl Display) -> Self {
        Self::Refused { place: path.display().to_string(), found: found.to_string() }
    }
}

/// What tables are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum TableFormat {
    /// A folder of CSV files.
    Csv,
    /// A folder of Parquet files, one of them with nested articles.
    Parquet,
    /// An SQLite database.
    Sqlite,
    /// A PostgreSQL database.
    Postgres,
}

/// What tables are written as, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The form.
    pub format: TableFormat,
    /// A folder, a file, or `postgres://user:password@host/database`.
    pub place: String,
}

impl Target {
    /// Where tables of an output folder go when nothing is named; a PostgreSQL database has to be.
    #[must_use]
    pub fn beside(folder: &Path, format: TableFormat) -> Option<Self> {
        let name = match format {
            TableFormat::Csv => "csv",
            TableFormat::Parquet => "parquet",
            TableFormat::Sqlite => "copydesk.sqlite",
            TableFormat::Postgres => return None,
        };
        Some(Self { format, place: folder.join(name).display().to_string() })
    }
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows of every table.
    pub rows: Vec<(&'static str, usize)>,
    /// Batches that were begun again because the database had gone.
    pub retries: usize,
}

/// Writes the records of a complete output folder as tables.
///
/// A database takes each batch whole or not at all, and what it has of an article is replaced: the same export twice
/// changes nothing.
///
/// # Errors
/// When a file of the folder is missing or damaged, or the target refuses.
pub fn export(folder: &Path, target: &Target) -> Result<Counts, TableError> {
    let place = Path::new(&target.place);
    match target.format {
        TableFormat::Csv => pour(folder, &mut CsvFolder::create(place)?),
        TableFormat::Parquet => pour(folder, &mut ParquetFolder::create(place)?),
        TableFormat::Sqlite => pour(folder, &mut Loader::new(Sqlite::open(place)?)?),
        TableFormat::Postgres => pour(folder, &mut Loader::new(Postgres::connect(&target.place)?)?),
    }
}

/// Reads the files of `folder` and hands their rows to `sink`.
pub(super) fn pour(folder: &Path, sink: &mut dyn TableSink) -> Result<Counts, TableError> {
    let mut pourer = Pourer { sink, rows: Rows::default(), bytes: 0, counts: [0; TABLES.len()] };
    for article in read_records::<ArticleRecord>(folder, FILES[0])? {
        let article = article?;
        pourer.rows.add(Source::Article(&article));
        pourer.bytes += article.text.len();
        pourer.rows.articles.push(article);
        pourer.pass_on()?;
    }
    for incident in read_records::<IncidentRecord>(folder, FILES[2])? {
        pourer.rows.add(Source::Incident(&incident?));
        pourer.pass_on()?;
    }
    for failure in read_records::<FailureRecord>(folder, FILES[3])? {
        pourer.rows.add(Source::Failure(&failure?));
        pourer.pass_on()?;
    }
    pourer.flush()?;
    pourer.sink.finish()?;
    let rows = TABLES.iter().zip(pourer.counts).map(|(table, count)| (table.name, count)).collect();
    Ok(Counts { rows, retries: pourer.sink.retries() })
}

/// Rows on their way to a sink.
struct Pourer<'a> {
    sink: &'a mut dyn TableSink,
    rows: Rows,
    bytes: usize,
    counts: [usize; TABLES.len()],
}

impl Pourer<'_> {
    /// Hands the batch on when it is full.
    fn pass_on(&mut self) -> Result<(), TableError> {
        if self.rows.records < BATCH && self.bytes < BATCH_BYTES { Ok(()) } else { self.flush() }
    }

    fn flush(&mut self) -> Result<(), TableError> {
        self.sink.put(&self.rows)?;
        for (count, rows) in self.counts.iter_mut().zip(&self.rows.tables) {
            *count += rows.len();
        }
        (self.rows, self.bytes) = (Rows::default(), 0);
        Ok(())
    }
}

/// The name under which a file is written until it is complete.
pub(super) fn hidden(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.part"))
}

/// Puts a complete file on the disk and gives it its name.
pub(super) fn reveal(path: &Path) -> Result<(), TableError> {
    let part = hidden(path);
    let synced = File::open(&part).and_then(|file| file.sync_all());
    synced.and_then(|()| fs::rename(&part, path)).map_err(|error| TableError::write(path, error))
}
