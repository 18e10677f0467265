//! Tables as Parquet files (Zstandard), a file each, and `articles_nested.parquet` with every layer inside its article.

use super::nested;
use super::{Cell, Kind, Row, Rows, TABLES, Table, TableError, TableSink};
use crate::doc::record::ArticleRecord;
use arrow_array::{ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_json::reader::{Decoder, ReaderBuilder};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Name of the file of nested articles.
pub(super) const NESTED: &str = "articles_nested.parquet";

/// One Parquet file under its hidden name; rows are encoded in groups of at most this many.
const GROUP: usize = 20_000;

/// Bytes that a file holds back before it writes a row group: bounds memory where rows are long.
const HELD: usize = 16 << 20;

struct Output {
    path: PathBuf,
    schema: SchemaRef,
    writer: Option<ArrowWriter<File>>,
}

impl Output {
    fn create(path: PathBuf, schema: Schema) -> Result<Self, TableError> {
        let schema = Arc::new(schema);
        let file = File::create(super::export::hidden(&path)).map_err(|error| TableError::write(&path, error))?;
        let compression = Compression::ZSTD(ZstdLevel::default());
        let settings = WriterProperties::builder().set_compression(compression).set_max_row_group_size(GROUP);
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(settings.build()));
        let writer = writer.map_err(|error| TableError::other(&path, error))?;
        Ok(Self { path, schema, writer: Some(writer) })
    }

    fn write(&mut self, batch: Result<RecordBatch, ArrowError>) -> Result<(), TableError> {
        let batch = batch.map_err(|error| TableError::other(&self.path, error))?;
        let Some(writer) = &mut self.writer else { return Ok(()) };
        let held = writer.write(&batch).map(|()| writer.in_progress_size());
        let flushed = held.and_then(|held| if held > HELD { writer.flush() } else { Ok(()) });
        flushed.map_err(|error| TableError::other(&self.path, error))
    }

    fn close(&mut self) -> Result<(), TableError> {
        let Some(writer) = self.writer.take() else { return Ok(()) };
        writer.close().map(drop).map_err(|error| TableError::other(&self.path, error))
    }
}

/// A folder of Parquet files.
pub(super) struct ParquetFolder {
    tables: Vec<Output>,
    articles: Output,
    decoder: Decoder,
}

impl ParquetFolder {
    /// Begins every file, under a hidden name.
    pub(super) fn create(folder: &Path) -> Result<Self, TableError> {
        std::fs::create_dir_all(folder).map_err(|error| TableError::write(folder, error))?;
        let begin = |table: &&Table| Output::create(folder.join(format!("{}.parquet", table.name)), flat(table));
        let articles = Output::create(folder.join(NESTED), nested::schema())?;
        let decoder = ReaderBuilder::new(Arc::clone(&articles.schema)).with_batch_size(GROUP).build_decoder();
        let decoder = decoder.map_err(|error| TableError::other(&articles.path, error))?;
        Ok(Self { tables: TABLES.iter().map(begin).collect::<Result<_, _>>()?, articles, decoder })
    }

    /// Adds articles with all their layers.
    fn put_nested(&mut self, articles: &[ArticleRecord]) -> Result<(), TableError> {
        let decoded = self.decoder.serialize(articles).and_then(|()| self.decoder.flush());
        match decoded.transpose() {
            Some(batch) => self.articles.write(batch),
            None => Ok(()),
        }
    }
}

impl TableSink for ParquetFolder {
    fn put(&mut self, rows: &Rows) -> Result<(), TableError> {
        for ((output, table), rows) in self.tables.iter_mut().zip(TABLES).zip(&rows.tables) {
            if !rows.is_empty() {
                output.write(batch(table, &output.schema, rows))?;
            }
        }
        self.put_nested(&rows.articles)
    }

    fn finish(&mut self) -> Result<(), TableError> {
        self.tables.iter_mut().chain([&mut self.articles]).try_for_each(Output::close)?;
        self.tables.iter().chain([&self.articles]).try_for_each(|output| super::export::reveal(&output.path))
    }
}

fn flat(table: &Table) -> Schema {
    let kind = |kind| match kind {
        Kind::Text => DataType::Utf8,
        Kind::Integer => DataType::Int64,
        Kind::Real => DataType::Float64,
        Kind::Flag => DataType::Boolean,
    };
    let field = |(at, column): (usize, &super::Column)| Field::new(column.name, kind(column.kind), at >= table.key);
    Schema::new(table.columns.iter().enumerate().map(field).collect::<Vec<_>>())
}

fn batch(table: &Table, schema: &SchemaRef, rows: &[Row]) -> Result<RecordBatch, ArrowError> {
    let arrays =
        table.columns.iter().enumerate().map(|(at, column)| array(column.kind, rows.iter().map(|row| &row[at])));
    RecordBatch::try_new(Arc::clone(schema), arrays.collect())
}

/// One column; a cell of another kind than its column's does not happen (the layout is tested) and would be null.
fn array<'a>(kind: Kind, cells: impl Iterator<Item = &'a Cell>) -> ArrayRef {
    match kind {
        Kind::Text => Arc::new(StringArray::from_iter(cells.map(|cell| match cell {
            Cell::Text(text) => Some(text),
            _ => None,
        }))),
        Kind::Integer => Arc::new(Int64Array::from_iter(cells.map(|cell| match cell {
            Cell::Integer(number) => Some(*number),
            _ => None,
        }))),
        Kind::Real => Arc::new(Float64Array::from_iter(cells.map(|cell| match cell {
            Cell::Real(number) => Some(*number),
            _ => None,
        }))),
        Kind::Flag => Arc::new(BooleanArray::from_iter(cells.map(|cell| match cell {
            Cell::Flag(flag) => Some(*flag),
            _ => None,
        }))),
    }
}
