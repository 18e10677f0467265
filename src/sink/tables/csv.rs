//! Tables as CSV (RFC 4180), a file each; null is an empty cell.

use super::{Cell, Rows, TABLES, TableError, TableSink};
use std::fs::File;
use std::path::{Path, PathBuf};

/// A folder of CSV files.
pub(super) struct CsvFolder {
    files: Vec<(PathBuf, csv::Writer<File>)>,
}

impl CsvFolder {
    /// Begins every file, under a hidden name.
    pub(super) fn create(folder: &Path) -> Result<Self, TableError> {
        std::fs::create_dir_all(folder).map_err(|error| TableError::write(folder, error))?;
        let begin = |table: &&super::Table| {
            let path = folder.join(format!("{}.csv", table.name));
            let mut file = csv::Writer::from_path(super::export::hidden(&path)).map_err(|e| wrong(&path, e))?;
            file.write_record(table.columns.iter().map(|column| column.name)).map_err(|e| wrong(&path, e))?;
            Ok::<_, TableError>((path, file))
        };
        Ok(Self { files: TABLES.iter().map(begin).collect::<Result<_, _>>()? })
    }
}

fn wrong(path: &Path, error: csv::Error) -> TableError {
    TableError::write(path, error.into())
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Integer(number) => number.to_string(),
        Cell::Real(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
    }
}

impl TableSink for CsvFolder {
    fn put(&mut self, rows: &Rows) -> Result<(), TableError> {
        for ((path, file), rows) in self.files.iter_mut().zip(&rows.tables) {
            for row in rows {
                file.write_record(row.iter().map(cell)).map_err(|error| wrong(path, error))?;
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), TableError> {
        for (path, file) in &mut self.files {
            file.flush().map_err(|error| TableError::write(path, error))?;
        }
        self.files.iter().try_for_each(|(path, _)| super::export::reveal(path))
    }
}
