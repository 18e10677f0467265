//! Tables in an SQLite file.

use super::sql::Database;
use super::{Cell, Row, Table, TableError};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long another program may hold the file.
const PATIENCE: Duration = Duration::from_secs(60);

/// An open SQLite file.
pub(super) struct Sqlite {
    path: PathBuf,
    connection: Connection,
}

impl Sqlite {
    /// Opens the file, or makes it.
    pub(super) fn open(path: &Path) -> Result<Self, TableError> {
        let wrong = |error| TableError::other(path, error);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| TableError::write(folder, error))?;
        }
        let connection = Connection::open(path).map_err(wrong)?;
        connection.busy_timeout(PATIENCE).map_err(wrong)?;
        let settings = "PRAGMA foreign_keys = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";
        connection.execute_batch(settings).map_err(wrong)?;
        Ok(Self { path: path.to_owned(), connection })
    }

    fn wrong(&self, error: rusqlite::Error) -> TableError {
        TableError::other(&self.path, error)
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Flag(flag) => ValueRef::Integer(i64::from(*flag)),
        }))
    }
}

impl Database for Sqlite {
    fn run(&mut self, sql: &str) -> Result<(), TableError> {
        self.connection.execute_batch(sql).map_err(|error| self.wrong(error))
    }

    fn number(&mut self, sql: &str) -> Result<i64, TableError> {
        self.connection.query_row(sql, [], |row| row.get(0)).map_err(|error| self.wrong(error))
    }

    fn stage(&mut self, table: &Table, rows: &[Row]) -> Result<(), TableError> {
        let marks = vec!["?"; table.columns.len()].join(", ");
        let sql = format!("INSERT INTO staging_{} VALUES ({marks})", table.name);
        let mut insert = self.connection.prepare_cached(&sql).map_err(|error| self.wrong(error))?;
        rows.iter().try_for_each(|row| {
            insert.execute(params_from_iter(row)).map(drop).map_err(|error| TableError::other(&self.path, error))
        })
    }

    fn begin(&self) -> &'static str {
        "BEGIN IMMEDIATE"
    }

    fn recover(&mut self) -> bool {
        // What a file refuses it refuses again; SQLite itself has waited for other programs.
        let _ = self.connection.execute_batch("ROLLBACK");
        false
    }

    fn place(&self) -> String {
        self.path.display().to_string()
    }
}
