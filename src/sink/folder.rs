//! The five files of a run: written under temporary names with a journal, named when the run is complete.

use super::journal::{Commit, Journal, Mark, Past};
use super::outcome::push_line;
use super::part::{self, Part};
use super::{Outcome, Sink, SinkError, Written};
use crate::doc::record::{FailureRecord, IncidentRecord, ReportRecord};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Names of the five files.
pub const FILES: [&str; 5] = ["articles.jsonl", "events.jsonl", "incidents.jsonl", "failures.jsonl", "report.json"];

/// The output folder of a run.
pub struct Folder {
    folder: PathBuf,
    articles: Part,
    events: Part,
    failures: Part,
    journal: Journal,
}

impl Folder {
    /// Opens `folder` for the run that `run` identifies, and says how far that run has come already.
    ///
    /// A journal of another run, or with `fresh` any journal, is forgotten.
    ///
    /// # Errors
    /// When the folder cannot be made or written, or another run is writing to it.
    pub fn open(folder: &Path, run: &str, fresh: bool) -> Result<(Self, Mark), SinkError> {
        fs::create_dir_all(folder).map_err(|source| SinkError::write(folder, source))?;
        let (mut journal, past) = Journal::open(folder)?;
        if past.complete {
            name_all(folder)?;
        } else if !fresh && past.run.as_deref() == Some(run) {
            if let Some(parts) = resumed(folder, &past)? {
                let [articles, events, failures] = parts;
                let opened = Self { folder: folder.to_owned(), articles, events, failures, journal };
                return Ok((opened, past.commit.mark));
            }
        }
        journal.begin(run)?;
        let [articles, events, _, failures, _] = FILES.map(|name| Part::create(folder, name));
        let folder = folder.to_owned();
        Ok((Self { folder, articles: articles?, events: events?, failures: failures?, journal }, Mark::default()))
    }
}

/// The files cut back to what the journal vouches for; `None` when they are shorter than that.
fn resumed(folder: &Path, past: &Past) -> Result<Option<[Part; 3]>, SinkError> {
    let Commit { articles, events, failures, .. } = past.commit;
    let articles = Part::resume(folder, FILES[0], articles)?;
    let events = Part::resume(folder, FILES[1], events)?;
    let failures = Part::resume(folder, FILES[3], failures)?;
    Ok(articles.zip(events).zip(failures).map(|((articles, events), failures)| [articles, events, failures]))
}

fn name_all(folder: &Path) -> Result<(), SinkError> {
    FILES.iter().try_for_each(|name| part::name(folder, name))
}

impl Sink for Folder {
    fn put(&mut self, outcome: &Outcome) -> Result<(), SinkError> {
        self.articles.write(&outcome.article)?;
        self.events.write(&outcome.events)
    }

    fn put_failure(&mut self, failure: &FailureRecord) -> Result<(), SinkError> {
        let mut line = Vec::new();
        push_line(&mut line, failure);
        self.failures.write(&line)
    }

    fn commit(&mut self, mark: &Mark) -> Result<(), SinkError> {
        let (articles, events, failures) = (self.articles.sync()?, self.events.sync()?, self.failures.sync()?);
        self.journal.commit(Commit { mark: mark.clone(), articles, events, failures })
    }

    fn written(&mut self) -> Result<Option<Written>, SinkError> {
        self.articles.sync()?;
        let path = self.articles.temporary().to_owned();
        let wrong = |path: &Path, found: String| SinkError::Read { path: path.to_owned(), found };
        let file = File::open(&path).map_err(|error| wrong(&path, error.to_string()))?;
        let records = BufReader::new(file).lines().map(move |line| {
            let line = line.map_err(|error| wrong(&path, error.to_string()))?;
            serde_json::from_str(&line).map_err(|error| wrong(&path, error.to_string()))
        });
        Ok(Some(Box::new(records)))
    }

    fn finish(&mut self, incidents: &[IncidentRecord], report: &ReportRecord) -> Result<(), SinkError> {
        let mut lines = Vec::new();
        for incident in incidents {
            push_line(&mut lines, incident);
        }
        let mut text = serde_json::to_vec_pretty(report).unwrap_or_default();
        text.push(b'\n');
        for (name, bytes) in [(FILES[2], lines), (FILES[4], text)] {
            let mut part = Part::create(&self.folder, name)?;
            part.write(&bytes)?;
            part.sync()?;
        }
        for part in [&mut self.articles, &mut self.events, &mut self.failures] {
            part.sync()?;
        }
        self.journal.complete()?;
        name_all(&self.folder)?;
        self.journal.remove()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> Outcome {
        Outcome { article: format!("{text}\n").into_bytes(), events: Vec::new(), event_count: 0 }
    }

    fn mark(inputs: usize) -> Mark {
        Mark { inputs, ..Mark::default() }
    }

    #[test]
    fn what_was_not_committed_is_cut_off_and_the_rest_goes_on() -> Result<(), Box<dyn std::error::Error>> {
        let dir = tempfile::tempdir()?;
        let (mut first, start) = Folder::open(dir.path(), "r", false)?;
        assert_eq!(start, Mark::default());
        first.put(&outcome("a"))?;
        first.commit(&mark(1))?;
        first.put(&outcome("lost"))?;
        first.articles.sync()?;
        drop(first);
        let (mut second, start) = Folder::open(dir.path(), "r", false)?;
        assert_eq!(start.inputs, 1);
        second.put(&outcome("b"))?;
        assert_eq!(fs::read_to_string(second.articles.temporary())?, "a\n", "the cut is on the disk");
        second.commit(&mark(2))?;
        drop(second);
        let (third, start) = Folder::open(dir.path(), "another", false)?;
        assert_eq!(start, Mark::default(), "another run begins anew");
        drop(third);
        let (_, start) = Folder::open(dir.path(), "another", true)?;
        assert_eq!(start, Mark::default());
        Ok(())
    }
}
