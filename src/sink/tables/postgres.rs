//! Tables in a PostgreSQL database: COPY into staging tables, then one merge a batch.

use super::sql::Database;
use super::{Cell, Row, Table, TableError};
use postgres::error::SqlState;
use postgres::{Client, Config, NoTls};
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Duration;

/// Pauses before each new attempt to reach a database that has gone: about a minute in all.
const PAUSES: [u64; 8] = [250, 500, 1000, 2000, 4000, 8000, 15_000, 30_000];

/// A connection to a database.
pub(super) struct Postgres {
    config: Config,
    place: String,
    client: Client,
    /// Whether the last error was that of a lost connection.
    lost: bool,
}

impl Postgres {
    /// Connects to `postgres://user:password@host:port/database`, or with words as in `host=… dbname=…`.
    pub(super) fn connect(url: &str) -> Result<Self, TableError> {
        let expected = "postgres://user:password@host/database";
        let parsed = url.parse::<Config>();
        let config = parsed.map_err(|error| TableError::Refused { place: expected.to_owned(), found: told(&error) })?;
        let place = place(&config);
        let client =
            config.connect(NoTls).map_err(|e| TableError::Refused { place: place.clone(), found: told(&e) })?;
        Ok(Self { config, place, client, lost: false })
    }

    /// The error in words; it is noted whether the connection is gone.
    fn wrong(&mut self, error: &postgres::Error) -> TableError {
        self.lost = error.is_closed() || self.client.is_closed() || error.code().is_none_or(passes);
        TableError::Refused { place: self.place.clone(), found: told(error) }
    }
}

/// Whether a refusal passes by itself: the server stops or starts, or two loaders were in each other's way.
fn passes(code: &SqlState) -> bool {
    let passing = [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::T_R_SERIALIZATION_FAILURE,
    ];
    passing.contains(code) || code.code().starts_with("08")
}

/// Host and database; no password.
fn place(config: &Config) -> String {
    let host = config.get_hosts().first().map_or_else(String::new, |host| match host {
        postgres::config::Host::Tcp(name) => name.clone(),
        #[cfg(unix)]
        postgres::config::Host::Unix(path) => path.display().to_string(),
    });
    format!("PostgreSQL database {} at {host}", config.get_dbname().unwrap_or("of the user's name"))
}

/// An error with what the server says.
fn told(error: &postgres::Error) -> String {
    match error.as_db_error() {
        Some(server) => {
            let detail = server.detail().map(|detail| format!(" ({detail})")).unwrap_or_default();
            format!("{}{detail}", server.message())
        }
        None => {
            let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
            format!("{error}{cause}")
        }
    }
}

/// A line of COPY's text format.
fn copy_line(row: &[Cell]) -> String {
    let mut line = String::new();
    for (at, cell) in row.iter().enumerate() {
        if at > 0 {
            line.push('\t');
        }
        let _ = match cell {
            Cell::Null => line.write_str("\\N"),
            Cell::Text(text) => text.chars().try_for_each(|c| escaped(&mut line, c)),
            Cell::Integer(number) => write!(line, "{number}"),
            Cell::Real(number) => write!(line, "{number}"),
            Cell::Flag(flag) => write!(line, "{flag}"),
        };
    }
    line.push('\n');
    line
}

/// One character as COPY reads it. U+0000 has no place in PostgreSQL's text: U+FFFD keeps its position.
fn escaped(line: &mut String, c: char) -> std::fmt::Result {
    match c {
        '\\' => line.write_str("\\\\"),
        '\t' => line.write_str("\\t"),
        '\n' => line.write_str("\\n"),
        '\r' => line.write_str("\\r"),
        '\0' => line.write_char('\u{FFFD}'),
        other => line.write_char(other),
    }
}

impl Database for Postgres {
    fn run(&mut self, sql: &str) -> Result<(), TableError> {
        self.client.batch_execute(sql).map_err(|error| self.wrong(&error))
    }

    fn number(&mut self, sql: &str) -> Result<i64, TableError> {
        self.client.query_one(sql, &[]).and_then(|row| row.try_get(0)).map_err(|error| self.wrong(&error))
    }

    fn stage(&mut self, table: &Table, rows: &[Row]) -> Result<(), TableError> {
        let copied = self.client.copy_in(&format!("COPY staging_{} FROM STDIN", table.name)).map(|mut copy| {
            let written = rows.iter().try_for_each(|row| copy.write_all(copy_line(row).as_bytes()));
            written.map(|()| copy.finish())
        });
        match copied {
            Ok(Ok(Ok(_))) => Ok(()),
            Ok(Ok(Err(error))) | Err(error) => Err(self.wrong(&error)),
            Ok(Err(error)) => {
                self.lost = true;
                Err(TableError::Refused { place: self.place.clone(), found: error.to_string() })
            }
        }
    }

    fn begin(&self) -> &'static str {
        "BEGIN; SELECT pg_advisory_xact_lock(7203241)"
    }

    fn recover(&mut self) -> bool {
        if !self.lost {
            let _ = self.client.batch_execute("ROLLBACK");
            return false;
        }
        self.lost = false;
        PAUSES.iter().any(|pause| {
            std::thread::sleep(Duration::from_millis(*pause));
            self.config.connect(NoTls).map(|client| self.client = client).is_ok()
        })
    }

    fn place(&self) -> String {
        self.place.clone()
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn cells_are_escaped_as_copy_reads_them() {
        let row =
            [Cell::Text("a\tb\\c\n\0".to_owned()), Cell::Null, Cell::Integer(-3), Cell::Flag(true), Cell::Real(1.5)];
        assert_eq!(copy_line(&row), "a\\tb\\\\c\\n\u{FFFD}\t\\N\t-3\ttrue\t1.5\n");
    }

    #[test]
    fn a_password_is_in_no_message() {
        let error = Postgres::connect("postgres://me:secret@127.0.0.1:1/news").err().map(|error| error.to_string());
        let error = error.unwrap_or_default();
        assert!(error.starts_with("expected to write tables to PostgreSQL database news at 127.0.0.1"), "{error}");
        assert!(!error.contains("secret"), "{error}");
    }
}
