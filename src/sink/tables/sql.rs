//! Tables in a database: migrations, staging tables, and the statements that merge a batch; one wording for both databases.

use super::{Row, Rows, TABLES, Table, TableError, TableSink};

/// The layout's history: each brings the tables from one version to the next. Never changed once released.
pub(super) const MIGRATIONS: [&str; 2] = [include_str!("migrations/001.sql"), include_str!("migrations/002.sql")];

/// How often one batch is begun again after a lost connection: a batch that itself ends the server must not do so for ever.
const ATTEMPTS: usize = 5;

/// A database that speaks SQL.
pub(super) trait Database {
    /// Runs statements that give nothing back.
    fn run(&mut self, sql: &str) -> Result<(), TableError>;

    /// The one number that a query gives.
    fn number(&mut self, sql: &str) -> Result<i64, TableError>;

    /// Appends rows to the staging table of `table`.
    fn stage(&mut self, table: &Table, rows: &[Row]) -> Result<(), TableError>;

    /// Begins a transaction that no other loader writes beside.
    fn begin(&self) -> &'static str;

    /// Begins anew after an error; `false` when that cannot help.
    fn recover(&mut self) -> bool;

    /// Its name in errors, without passwords.
    fn place(&self) -> String;
}

/// Loads batches into a database, each whole or not at all.
pub(super) struct Loader<D> {
    database: D,
    merge: String,
    retries: usize,
}

impl<D: Database> Loader<D> {
    /// Brings the tables to the newest version.
    pub(super) fn new(mut database: D) -> Result<Self, TableError> {
        migrate(&mut database)?;
        Ok(Self { database, merge: merge(), retries: 0 })
    }

    fn load(&mut self, rows: &Rows) -> Result<(), TableError> {
        let database = &mut self.database;
        database.run(&format!("{};{}", database.begin(), staging()))?;
        for (table, rows) in TABLES.into_iter().zip(&rows.tables) {
            if !rows.is_empty() {
                database.stage(table, rows)?;
            }
        }
        database.run(&self.merge)
    }
}

impl<D: Database> TableSink for Loader<D> {
    fn put(&mut self, rows: &Rows) -> Result<(), TableError> {
        for _ in 0..ATTEMPTS {
            let Err(error) = self.load(rows) else { return Ok(()) };
            if !self.database.recover() {
                return Err(error);
            }
            self.retries += 1;
        }
        self.load(rows)
    }

    fn finish(&mut self) -> Result<(), TableError> {
        Ok(())
    }

    fn retries(&self) -> usize {
        self.retries
    }
}

/// Runs the migrations that the database has not seen.
fn migrate(database: &mut impl Database) -> Result<(), TableError> {
    database.run(database.begin())?;
    database.run("CREATE TABLE IF NOT EXISTS copydesk_migrations (version BIGINT PRIMARY KEY)")?;
    let done = database.number("SELECT coalesce(max(version), 0) FROM copydesk_migrations")?;
    let known = MIGRATIONS.len() as i64;
    if done > known {
        let found = format!("tables of version {done}: expected at most {known}, which this program writes");
        return Err(TableError::Refused { place: database.place(), found });
    }
    for (version, sql) in (1..).zip(MIGRATIONS).filter(|(version, _)| *version > done) {
        database.run(&format!("{sql};INSERT INTO copydesk_migrations VALUES ({version})"))?;
    }
    database.run("COMMIT")
}

/// Makes a staging table, with the columns of its table, for each; they live as long as the connection.
fn staging() -> String {
    let make = |table: &&Table| {
        format!("CREATE TEMP TABLE IF NOT EXISTS staging_{0} AS SELECT * FROM {0} WHERE false;", table.name)
    };
    TABLES.iter().map(make).collect()
}

/// Moves what is staged to its place and ends the transaction.
///
/// An article's, or incident's, own row is updated in place, so that what a user hung on to it stays; the rows that belong
/// to it are replaced. An incident that shares a member with a new one has been linked anew and goes.
fn merge() -> String {
    let mut sql = String::from(
        "DELETE FROM incidents WHERE id IN (SELECT old.incident FROM incident_members old \
         JOIN staging_incident_members new ON old.article = new.article AND old.event = new.event \
         WHERE old.incident <> new.incident);",
    );
    for table in TABLES {
        if let Some(owner) = table.owner {
            let (name, key) = (table.name, table.columns[0].name);
            sql += &format!("DELETE FROM {name} WHERE {key} IN (SELECT id FROM staging_{owner});");
        }
    }
    for table in TABLES {
        sql += &upsert(table);
    }
    for table in TABLES {
        sql += &format!("DELETE FROM staging_{};", table.name);
    }
    sql + "COMMIT"
}

/// Inserts what is staged for a table; where the key is there already, the row is updated.
fn upsert(table: &Table) -> String {
    let names = |columns: &[super::Column]| columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ");
    let (all, keys, rest) = (names(table.columns), names(table.keys()), &table.columns[table.key..]);
    let set: Vec<String> = rest.iter().map(|column| format!("{0} = excluded.{0}", column.name)).collect();
    // The same input can fail twice in one run, with the same id and origin.
    let distinct = table.owner.is_none() && table.key > 1;
    let values: Vec<String> = rest.iter().map(|column| format!("max({})", column.name)).collect();
    let select = if distinct {
        format!("SELECT {keys}, {} FROM staging_{} GROUP BY {keys} HAVING true", values.join(", "), table.name)
    } else {
        format!("SELECT {all} FROM staging_{} WHERE true", table.name)
    };
    format!("INSERT INTO {} ({all}) {select} ON CONFLICT ({keys}) DO UPDATE SET {};", table.name, set.join(", "))
}
