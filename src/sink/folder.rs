//! The five files of a run: written under temporary names with a journal, named when the run is complete.

use super::journal::{Commit, Journal, Mark, Past};
use super::outcome::push_line;
use super::packing::Packing;
use super::part::{Part, name_all};
use super::{Outcome, Roster, Sink, SinkError, Written};
use crate::doc::record::{FailureRecord, IncidentRecord, ReportRecord};
use std::fs;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Names of the five files.
pub const FILES: [&str; 5] = ["articles.jsonl", "events.jsonl", "incidents.jsonl", "failures.jsonl", "report.json"];

/// The output folder of a run.
pub struct Folder {
    folder: PathBuf,
    articles: Part,
    events: Part,
    failures: Part,
    packing: Packing,
    journal: Journal,
    roster: Arc<Roster>,
}

/// Which run writes to a folder, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opening {
    /// What makes two runs the same run; equal for a run and its resumption.
    pub run: String,
    /// Begin anew, whatever the journal says.
    pub fresh: bool,
    /// How the JSONL files are packed.
    pub packing: Packing,
}

impl Folder {
    /// Opens `folder`, and says how far the run has come already.
    ///
    /// A journal of another run is forgotten.
    ///
    /// # Errors
    /// When the folder cannot be made or written, or another run is writing to it.
    pub fn open(folder: &Path, opening: &Opening) -> Result<(Self, Mark), SinkError> {
        fs::create_dir_all(folder).map_err(|source| SinkError::write(folder, source))?;
        let (mut journal, past) = Journal::open(folder)?;
        let packing = opening.packing;
        let path = folder.to_owned();
        if past.complete {
            name_all(folder)?;
        } else if !opening.fresh
            && past.run.as_deref() == Some(&opening.run)
            && let Some([articles, events, failures]) = resumed(folder, packing, &past)?
        {
            let roster = Arc::new(Roster::open(folder, Some(past.commit.mark.inputs))?);
            return Ok((Self { folder: path, articles, events, failures, packing, journal, roster }, past.commit.mark));
        }
        journal.begin(&opening.run)?;
        let [articles, events, failures] =
            [FILES[0], FILES[1], FILES[3]].map(|file| Part::create(folder, file, packing));
        let (articles, events, failures) = (articles?, events?, failures?);
        let roster = Arc::new(Roster::open(folder, None)?);
        Ok((Self { folder: path, articles, events, failures, packing, journal, roster }, Mark::default()))
    }
}

/// The files cut back to what the journal vouches for; `None` when they are shorter than that.
fn resumed(folder: &Path, packing: Packing, past: &Past) -> Result<Option<[Part; 3]>, SinkError> {
    let Commit { articles, events, failures, .. } = past.commit;
    let articles = Part::resume(folder, FILES[0], packing, articles)?;
    let events = Part::resume(folder, FILES[1], packing, events)?;
    let failures = Part::resume(folder, FILES[3], packing, failures)?;
    Ok(articles.zip(events).zip(failures).map(|((articles, events), failures)| [articles, events, failures]))
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

    fn roster(&self) -> Option<Arc<Roster>> {
        Some(Arc::clone(&self.roster))
    }

    fn written(&mut self) -> Result<Option<Written>, SinkError> {
        self.articles.sync()?;
        let path = self.articles.name().to_owned();
        let wrong = move |found: String| SinkError::Read { path: path.clone(), found };
        let records = self.articles.read()?.lines().map(move |line| {
            let line = line.map_err(|error| wrong(error.to_string()))?;
            serde_json::from_str(&line).map_err(|error| wrong(error.to_string()))
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
            let packing = if name == FILES[2] { self.packing } else { Packing::None };
            let mut part = Part::create(&self.folder, name, packing)?;
            part.write(&bytes)?;
            part.sync()?;
        }
        for part in [&mut self.articles, &mut self.events, &mut self.failures] {
            part.sync()?;
        }
        self.journal.complete()?;
        name_all(&self.folder)?;
        Roster::remove(&self.folder);
        self.journal.remove()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> Outcome {
        Outcome { article: format!("{text}\n").into_bytes(), ..Outcome::default() }
    }

    fn mark(inputs: usize) -> Mark {
        Mark { inputs, ..Mark::default() }
    }

    fn opening(run: &str, packing: Packing) -> Opening {
        Opening { run: run.to_owned(), fresh: false, packing }
    }

    #[test]
    fn what_was_not_committed_is_cut_off_and_the_rest_goes_on() -> Result<(), Box<dyn std::error::Error>> {
        for packing in [Packing::None, Packing::Gz, Packing::Zst] {
            let dir = tempfile::tempdir()?;
            let (mut first, start) = Folder::open(dir.path(), &opening("r", packing))?;
            assert_eq!(start, Mark::default());
            first.put(&outcome("a"))?;
            first.commit(&mark(1))?;
            first.put(&outcome("lost"))?;
            first.articles.sync()?;
            drop(first);
            let (mut second, start) = Folder::open(dir.path(), &opening("r", packing))?;
            assert_eq!(start.inputs, 1);
            second.put(&outcome("b"))?;
            second.commit(&mark(2))?;
            let lines: Vec<String> = second.articles.read()?.lines().collect::<Result<_, _>>()?;
            assert_eq!(lines, ["a", "b"], "{packing:?}");
            drop(second);
            let (_, start) = Folder::open(dir.path(), &opening("another", packing))?;
            assert_eq!(start, Mark::default(), "another run begins anew");
        }
        Ok(())
    }

    #[test]
    fn a_complete_run_has_its_five_files_and_nothing_else() -> Result<(), Box<dyn std::error::Error>> {
        let dir = tempfile::tempdir()?;
        for packing in [Packing::None, Packing::Zst] {
            let (mut folder, _) = Folder::open(dir.path(), &opening("r", packing))?;
            folder.put(&outcome("a"))?;
            folder.commit(&mark(1))?;
            folder.finish(&[], &ReportRecord::default())?;
            let mut names: Vec<String> = fs::read_dir(dir.path())?
                .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
                .collect::<Result<_, _>>()?;
            names.sort();
            let mut expected: Vec<String> = FILES.iter().map(|file| packing.name(file)).collect();
            expected.sort();
            assert_eq!(names, expected);
        }
        Ok(())
    }
}
