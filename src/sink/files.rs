//! The five files: written under temporary names, renamed when the run is complete.

use super::Outcome;
use super::outcome::push_line;
use crate::doc::record::{FailureRecord, ReportRecord};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Names of the five files.
pub const FILES: [&str; 5] = ["articles.jsonl", "events.jsonl", "incidents.jsonl", "failures.jsonl", "report.json"];

/// An output that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("expected to write {path}, found: {source}", path = path.display())]
pub struct SinkError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system says.
    #[source]
    pub source: io::Error,
}

/// The output folder of a run.
pub struct Output {
    folder: PathBuf,
    articles: Part,
    events: Part,
    incidents: Part,
    failures: Part,
    report: ReportRecord,
}

impl Output {
    /// Makes the folder and opens the files under temporary names.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn create(folder: &Path) -> Result<Self, SinkError> {
        fs::create_dir_all(folder).map_err(|source| SinkError { path: folder.to_owned(), source })?;
        let [articles, events, incidents, failures, _] = FILES.map(|name| Part::create(folder, name));
        Ok(Self {
            folder: folder.to_owned(),
            articles: articles?,
            events: events?,
            incidents: incidents?,
            failures: failures?,
            report: empty_report(),
        })
    }

    /// Writes one article and its events.
    ///
    /// # Errors
    /// When the system does not take the bytes.
    pub fn put(&mut self, outcome: &Outcome) -> Result<(), SinkError> {
        self.articles.write(&outcome.article)?;
        self.events.write(&outcome.events)?;
        self.report.inputs += 1;
        self.report.articles += 1;
        self.report.events += outcome.event_count;
        Ok(())
    }

    /// Writes one failure.
    ///
    /// # Errors
    /// When the system does not take the bytes.
    pub fn put_failure(&mut self, failure: &FailureRecord) -> Result<(), SinkError> {
        let mut line = Vec::new();
        push_line(&mut line, failure);
        self.failures.write(&line)?;
        self.report.inputs += 1;
        self.report.failures += 1;
        Ok(())
    }

    /// The counts so far.
    #[must_use]
    pub fn report(&self) -> ReportRecord {
        self.report.clone()
    }

    /// Writes the report and gives every file its name.
    ///
    /// # Errors
    /// When the system does not take the bytes or the names.
    pub fn finish(self, report: &ReportRecord) -> Result<(), SinkError> {
        let mut last = Part::create(&self.folder, FILES[4])?;
        let mut text = serde_json::to_vec_pretty(report).unwrap_or_default();
        text.push(b'\n');
        last.write(&text)?;
        for part in [self.articles, self.events, self.incidents, self.failures, last] {
            part.finish()?;
        }
        Ok(())
    }
}

fn empty_report() -> ReportRecord {
    ReportRecord {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        inputs: 0,
        articles: 0,
        events: 0,
        incidents: 0,
        failures: 0,
        seconds: 0.0,
        articles_per_second: 0.0,
        stages: Vec::new(),
        coverage: Default::default(),
        model: Default::default(),
        configuration: String::new(),
    }
}

/// One file under its temporary name.
struct Part {
    name: PathBuf,
    temporary: PathBuf,
    file: BufWriter<File>,
}

impl Part {
    fn create(folder: &Path, name: &str) -> Result<Self, SinkError> {
        let (name, temporary) = (folder.join(name), folder.join(format!(".{name}.part")));
        let file = File::create(&temporary).map_err(|source| SinkError { path: temporary.clone(), source })?;
        Ok(Self { name, temporary, file: BufWriter::with_capacity(1 << 16, file) })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), SinkError> {
        self.file.write_all(bytes).map_err(|source| SinkError { path: self.name.clone(), source })
    }

    fn finish(mut self) -> Result<(), SinkError> {
        let written = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        written
            .and_then(|()| fs::rename(&self.temporary, &self.name))
            .map_err(|source| SinkError { path: self.name, source })
    }
}
