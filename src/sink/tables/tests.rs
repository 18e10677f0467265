//! Every sink takes the same records; a real PostgreSQL server is started where there is one.

use super::export::{Counts, TableFormat, Target, export};
use super::layout::Source;
use super::postgres::Postgres;
use super::sql::{Loader, MIGRATIONS};
use super::sqlite::Sqlite;
use super::{Cell, Kind, Rows, TABLES, TableSink};
use crate::doc::record::{ArticleRecord, FailureRecord};
use serde_json::json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

type Tested = Result<(), Box<dyn std::error::Error>>;

/// An article with something in every layer; `killed` and `title` as given.
fn article(id: &str, killed: u64, title: &str) -> ArticleRecord {
    let toll = json!({"min": killed, "max": null, "best": killed, "figures": ["f1"]});
    let who = json!({"name": "Red Column", "start": 0, "end": 3, "entity": "n1", "responsibility": "claimed", "attribution": "a1"});
    let place = json!({"name": "Karam", "start": 4, "end": 9, "country": "XX", "admin1": null, "lat": 1.5, "lon": -2.25,
        "geonames": 77, "precision": "city"});
    let span = |start: usize, end: usize, text: &str| json!({"start": start, "end": end, "text": text});
    let event = json!({"id": "e1", "type": "attack.bombing", "role": "main", "stage": "accomplished", "triggers": [span(0, 3, "Red")],
            "when": {"begin": "2020-03-04", "until": "2020-03-04", "precision": "day", "basis": "relative", "time": "t1"},
            "where": [place], "perpetrators": [who], "targets": [{"name": "a market", "start": 0, "end": 3, "entity": null, "attribution": null}],
            "weapons": [{"start": 0, "end": 3, "text": "Red", "type": "explosive"}], "killed": toll, "injured": null, "missing": null,
            "kidnapped": null, "displaced": null, "arrested": null, "sources": ["a1"], "confidence": 0.9,
            "codes": {"acled": null, "plover": "ASSAULT", "cameo": "183", "gtd": "Bombing/Explosion", "ucdp": "3"}, "checks": []});
    let record = json!({
        "schema": "copydesk.article/1", "id": id, "url": null, "title": title, "publisher": "The Sheet", "authors": ["A. One", "B. Two"],
        "published": "2020-03-05", "published_basis": "given", "language": "en", "sha256": "00", "text": "Red\tColumn,\n\"Karam\" \\N \u{0}",
        "entities": [{"id": "n1", "type": "ORG", "name": "Red Column", "aliases": [], "geo": null, "mentions": [span(0, 3, "Red")]}],
        "times": [{"id": "t1", "start": 0, "end": 3, "text": "Red", "type": "DATE", "value": "2020-03-04", "mod": null,
            "begin": "2020-03-04", "until": "2020-03-04", "precision": "day", "basis": "relative"}],
        "places": [],
        "figures": [{"id": "f1", "start": 0, "end": 3, "text": "Red", "effect": "killed", "min": killed, "max": null, "bound": "at_least",
            "category": null, "scope": "event", "event": "e1", "part_of": null, "as_of": null, "attribution": "a1"}],
        "attributions": [{"id": "a1", "source": {"start": 0, "end": 3, "text": "Red", "entity": "n1", "type": "police"},
            "via": {"start": 4, "end": 8, "text": "Wire", "entity": null, "type": "media"},
            "cue": span(4, 8, "said"), "content": [{"start": 9, "end": 12}], "kind": "indirect", "stance": "says"}],
        "claims": [{"id": "c1", "claimant": "n1", "start": 0, "end": 3, "text": "Red", "event": "e1", "status": "claimed",
            "mode": null, "attribution": null}],
        "events": [event],
        "notes": [{"start": 0, "end": 3, "rule": "when", "text": "two dates"}]});
    serde_json::from_value(record).unwrap_or_else(|error| panic!("{error}"))
}

fn lines<T: serde::Serialize>(records: &[T]) -> String {
    records.iter().map(|record| serde_json::to_string(record).unwrap_or_default() + "\n").collect()
}

/// A finished output folder with these articles in one incident, and an input that failed twice.
fn folder(articles: &[ArticleRecord]) -> std::io::Result<tempfile::TempDir> {
    let dir = tempfile::tempdir()?;
    let members: Vec<_> = articles.iter().map(|article| json!({"article": article.id, "event": "e1"})).collect();
    let event = serde_json::to_value(&articles[0].events[0])?;
    let incident = json!({"id": format!("i-{}", articles[0].id), "type": "attack.bombing", "when": event["when"], "where": event["where"],
        "perpetrators": [], "killed": event["killed"], "injured": null, "members": members, "toll": [], "disagreement": 0.0});
    let failure =
        json!({"id": "m", "origin": "m.txt", "stage": "ingest", "error": "expected an article, found an empty file"});
    std::fs::write(dir.path().join("articles.jsonl"), lines(articles))?;
    std::fs::write(dir.path().join("incidents.jsonl"), lines(&[incident]))?;
    std::fs::write(dir.path().join("failures.jsonl"), lines(&[&failure, &failure]))?;
    Ok(dir)
}

fn rows(counts: &Counts, table: &str) -> usize {
    counts.rows.iter().find(|(name, _)| *name == table).map_or(0, |(_, rows)| *rows)
}

#[test]
fn rows_fit_their_columns() {
    let article = article("a", 3, "t");
    let failure = FailureRecord { id: "m".into(), origin: "m:1".into(), stage: "tag".into(), error: "e".into() };
    let mut filled = BTreeSet::new();
    for (table, record) in
        TABLES.iter().flat_map(|table| [Source::Article(&article), Source::Failure(&failure)].map(|r| (table, r)))
    {
        for row in table.rows(record) {
            filled.insert(table.name);
            assert_eq!(row.len(), table.columns.len(), "{}", table.name);
            for (cell, column) in row.iter().zip(table.columns) {
                let fits = match cell {
                    Cell::Null => !table.keys().contains(column),
                    Cell::Text(_) => column.kind == Kind::Text,
                    Cell::Integer(_) => column.kind == Kind::Integer,
                    Cell::Real(_) => column.kind == Kind::Real,
                    Cell::Flag(_) => column.kind == Kind::Flag,
                };
                assert!(fits, "{}.{}: {cell:?}", table.name, column.name);
            }
        }
    }
    assert_eq!(filled.len(), TABLES.len() - 2, "all tables but those of incidents: {filled:?}");
}

#[test]
fn the_documentation_shows_the_layout() {
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/tables.md")).unwrap_or_default();
    let layout = super::markdown();
    assert!(
        text.ends_with(layout.trim_end()) || text.trim_end().ends_with(layout.trim_end()),
        "copydesk schema tables prints what is to stand there"
    );
}

#[test]
fn migrations_make_the_tables_of_the_layout() -> Tested {
    let connection = rusqlite::Connection::open_in_memory()?;
    for sql in MIGRATIONS {
        connection.execute_batch(sql)?;
    }
    for table in TABLES {
        let mut query =
            connection.prepare(&format!("SELECT name, type, pk FROM pragma_table_info('{}')", table.name))?;
        let made = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let made: Vec<(String, String, usize)> = made.collect::<Result<_, _>>()?;
        let key = |at: usize| if at < table.key { at + 1 } else { 0 };
        let wanted = table
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| (column.name.to_owned(), column.kind.sql().to_owned(), key(at)));
        assert_eq!(made, wanted.collect::<Vec<_>>(), "{}", table.name);
    }
    Ok(())
}

#[test]
fn sqlite_replaces_what_it_has_of_an_article() -> Tested {
    let first = folder(&[article("a", 3, "old"), article("b", 4, "b")])?;
    let path = first.path().join("news.sqlite");
    let target = Target { format: TableFormat::Sqlite, place: path.display().to_string() };
    let counts = export(first.path(), &target)?;
    assert_eq!((rows(&counts, "articles"), rows(&counts, "events"), rows(&counts, "failures")), (2, 2, 2));
    assert_eq!(export(first.path(), &target)?, counts, "the same export twice");
    let mut again = article("a", 12, "new");
    again.figures.clear();
    let second = folder(&[again, article("c", 1, "c")])?;
    export(second.path(), &target)?;
    let connection = rusqlite::Connection::open(&path)?;
    let one = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, String>(0));
    assert_eq!(one("SELECT group_concat(id || title) FROM (SELECT * FROM articles ORDER BY id)")?, "anew,bb,cc");
    assert_eq!(one("SELECT group_concat(killed_best) FROM (SELECT * FROM events ORDER BY article)")?, "12,4,1");
    assert_eq!(one("SELECT group_concat(article) FROM (SELECT * FROM figures ORDER BY article)")?, "b,c");
    assert_eq!(
        one("SELECT group_concat(incident || article) FROM (SELECT * FROM incident_members ORDER BY article)")?,
        "i-aa,i-ac"
    );
    assert_eq!(one("SELECT count(*) || authors FROM articles, failures WHERE articles.id = 'a'")?, "1A. One; B. Two");
    connection.execute("INSERT INTO copydesk_migrations VALUES (99)", [])?;
    let error = export(first.path(), &target).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(error.contains("tables of version 99: expected at most 2"), "{error}");
    Ok(())
}

#[test]
fn a_database_of_the_first_version_is_brought_up_to_date() -> Tested {
    let run = folder(&[article("a", 3, "old")])?;
    let path = run.path().join("old.sqlite");
    let connection = rusqlite::Connection::open(&path)?;
    connection.execute_batch(MIGRATIONS[0])?;
    connection.execute_batch(
        "CREATE TABLE copydesk_migrations (version BIGINT PRIMARY KEY); INSERT INTO copydesk_migrations VALUES (1); \
         INSERT INTO articles (id) VALUES ('z'); INSERT INTO attributions (article, id, source) VALUES ('z', 'a1', 'Blue');",
    )?;
    export(run.path(), &Target { format: TableFormat::Sqlite, place: path.display().to_string() })?;
    let one = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, String>(0));
    let told = "SELECT group_concat(source || coalesce(via, '-') || coalesce(via_type, '-')) \
                FROM (SELECT * FROM attributions ORDER BY article)";
    assert_eq!(one(told)?, "RedWiremedia,Blue--");
    assert_eq!(one("SELECT group_concat(version) FROM copydesk_migrations")?, "1,2");
    Ok(())
}

#[test]
fn csv_and_parquet_hold_the_same_rows() -> Tested {
    let run = folder(&[article("a", 3, "one, \"two\""), article("b", 4, "b")])?;
    for format in [TableFormat::Csv, TableFormat::Parquet] {
        let target = Target::beside(run.path(), format).ok_or("a place beside")?;
        let counts = export(run.path(), &target)?;
        let hidden = std::fs::read_dir(&target.place)?
            .filter_map(Result::ok)
            .any(|file| file.file_name().to_string_lossy().starts_with('.'));
        assert!(!hidden, "no unfinished file is left");
        assert_eq!(rows(&counts, "events"), 2);
    }
    let mut csv = csv::Reader::from_path(run.path().join("csv/events.csv"))?;
    let title = csv.headers()?.iter().position(|name| name == "title").ok_or("a column")?;
    let titles: Vec<String> =
        csv.records().map(|row| row.map(|row| row[title].to_owned())).collect::<Result<_, _>>()?;
    assert_eq!(titles, ["one, \"two\"", "b"]);
    let parquet = |name: &str| -> Result<arrow_array::RecordBatch, Box<dyn std::error::Error>> {
        let file = std::fs::File::open(run.path().join("parquet").join(name))?;
        let mut reader = parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(file)?.build()?;
        Ok(reader.next().ok_or("a batch")??)
    };
    let events = parquet("events.parquet")?;
    assert_eq!((events.num_rows(), events.num_columns()), (2, TABLES[3].columns.len()));
    let best = events
        .column_by_name("killed_best")
        .and_then(|column| column.as_any().downcast_ref::<arrow_array::Int64Array>().cloned());
    assert_eq!(best.map(|best| best.values().to_vec()), Some(vec![3, 4]));
    let articles = parquet("articles_nested.parquet")?;
    let mut writer = arrow_json::LineDelimitedWriter::new(Vec::new());
    writer.write(&articles)?;
    let text = String::from_utf8(writer.into_inner())?;
    let back: ArticleRecord = serde_json::from_str(text.lines().next().unwrap_or_default())
        .or_else(|_| serde_json::from_value(with_nulls(text.lines().next().unwrap_or_default())?))?;
    assert_eq!(back.events[0].killed, article("a", 3, "").events[0].killed);
    Ok(())
}

/// Arrow leaves nulls out; the records name them.
fn with_nulls(line: &str) -> Result<serde_json::Value, serde_json::Error> {
    let mut found: serde_json::Value = serde_json::from_str(line)?;
    let model = serde_json::to_value(article("a", 3, "t"))?;
    fill(&mut found, &model);
    Ok(found)
}

fn fill(found: &mut serde_json::Value, model: &serde_json::Value) {
    match (found, model) {
        (serde_json::Value::Object(found), serde_json::Value::Object(model)) => {
            for (name, value) in model {
                fill(found.entry(name.clone()).or_insert(serde_json::Value::Null), value);
            }
        }
        (serde_json::Value::Array(found), serde_json::Value::Array(model)) => {
            found.iter_mut().for_each(|item| model.iter().take(1).for_each(|model| fill(item, model)));
        }
        _ => {}
    }
}

/// A PostgreSQL server of the test's own, on a socket in a folder of its own.
struct Server {
    dir: tempfile::TempDir,
    programs: PathBuf,
}

impl Server {
    /// Starts one; `None`, with a line that says so, where the programs are not installed.
    fn start() -> Option<Self> {
        let installed = std::fs::read_dir("/usr/lib/postgresql")
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path().join("bin"));
        let path = std::env::var_os("PATH").unwrap_or_default();
        let programs = installed
            .chain(std::env::split_paths(&path))
            .find(|folder| folder.join("initdb").exists() && folder.join("pg_ctl").exists());
        let Some(programs) = programs else {
            println!("skipped: no PostgreSQL server is installed (package postgresql)");
            return None;
        };
        let server = Self { dir: tempfile::tempdir().ok()?, programs };
        if is_root() {
            let open =
                |path: &Path| std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o777));
            open(server.dir.path()).ok()?;
        }
        server.run("initdb", &["-D", "data", "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync"]);
        server.up();
        Some(server)
    }

    /// Runs one of the server's programs; as another user where the superuser may not.
    fn run(&self, program: &str, args: &[&str]) {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        let output = command
            .args(args)
            .current_dir(self.dir.path())
            .env("HOME", self.dir.path())
            .stdin(std::process::Stdio::null())
            .output();
        let output = output.unwrap_or_else(|error| panic!("{error}"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn up(&self) {
        let options =
            format!("-c listen_addresses= -c unix_socket_directories={} -c fsync=off", self.dir.path().display());
        self.run("pg_ctl", &["-D", "data", "-w", "-l", "log", "-o", &options, "start"]);
    }

    fn down(&self) {
        self.run("pg_ctl", &["-D", "data", "-w", "-m", "immediate", "stop"]);
    }

    fn url(&self) -> String {
        format!("host={} user=desk dbname=postgres", self.dir.path().display())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.down();
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().map(|output| output.stdout);
    id.is_ok_and(|id| id.starts_with(b"0\n"))
}

#[test]
fn postgres_takes_upserts_and_survives_a_server_that_goes() -> Tested {
    let Some(server) = Server::start() else { return Ok(()) };
    let first = folder(&[article("a", 3, "old\u{0}"), article("b", 4, "b")])?;
    let target = Target { format: TableFormat::Postgres, place: server.url() };
    let counts = export(first.path(), &target)?;
    assert_eq!(export(first.path(), &target)?, counts, "the same export twice");
    let second = folder(&[article("a", 12, "new"), article("c", 1, "c")])?;
    export(second.path(), &target)?;
    let mut client = postgres::Client::connect(&server.url(), postgres::NoTls)?;
    let mut one = |sql: &str| client.query_one(sql, &[]).map(|row| row.get::<_, String>(0));
    assert_eq!(one("SELECT string_agg(id || title, ' ' ORDER BY id) FROM articles")?, "anew bb cc");
    assert_eq!(one("SELECT string_agg(killed_best::text, ' ' ORDER BY article) FROM events")?, "12 4 1");
    assert_eq!(one("SELECT text FROM articles WHERE id = 'a'")?, "Red\tColumn,\n\"Karam\" \\N \u{FFFD}");
    assert_eq!(one("SELECT count(*)::text || max(incident) FROM incident_members")?, "2i-a");

    let mut loader = Loader::new(Postgres::connect(&server.url())?)?;
    let batch = |id: &str| {
        let mut rows = Rows::default();
        rows.add(Source::Article(&article(id, 7, id)));
        rows
    };
    loader.put(&batch("before"))?;
    server.down();
    let retries = std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(600));
            server.up();
        });
        loader.put(&batch("after")).map(|()| loader.retries())
    })?;
    assert!(retries > 0, "the batch was begun again");
    let mut client = postgres::Client::connect(&server.url(), postgres::NoTls)?;
    let count: i64 = client.query_one("SELECT count(*) FROM events WHERE article IN ('before', 'after')", &[])?.get(0);
    assert_eq!(count, 2, "nothing lost, nothing twice");
    Ok(())
}

#[test]
fn two_loaders_share_one_sqlite_file() -> Tested {
    let dir = tempfile::tempdir()?;
    let path = dir.path().join("news.sqlite");
    std::thread::scope(|scope| {
        let load = |part: usize| {
            let path = &path;
            move || -> Result<(), super::TableError> {
                let mut loader = Loader::new(Sqlite::open(path)?)?;
                (0..20).try_for_each(|number| {
                    let mut rows = Rows::default();
                    rows.add(Source::Article(&article(&format!("{part}-{number}"), 7, "t")));
                    loader.put(&rows)
                })
            }
        };
        let parts = [0, 1].map(|part| scope.spawn(load(part)));
        for part in parts {
            let loaded = part.join().unwrap_or_else(|_| panic!("a loader died"));
            assert!(loaded.is_ok(), "{loaded:?}");
        }
    });
    let count: i64 =
        rusqlite::Connection::open(&path)?.query_row("SELECT count(*) FROM articles", [], |row| row.get(0))?;
    assert_eq!(count, 40);
    Ok(())
}
