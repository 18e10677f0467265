//! Which documents are in work, on the disk, so that one that ends the process can be told.
//!
//! A document that exhausts the memory takes the process with it, and no code runs afterwards: only what was written before
//! tells which it was. Lines of JSON, appended as documents are taken up and done, not synced: they are to outlive the
//! process, not the machine. What was in work when a session ended has one death more; what came to its end has none.

use super::SinkError;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Name of the file, in the output folder.
const NAME: &str = ".roster";

/// Deaths in a row, all while a document was in work, after which it is left out; it was alone in work at all but the first.
const FATAL: usize = 4;

/// Lines after which the file is written anew.
const LONGEST: usize = 1 << 12;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
enum Line {
    /// A document, and the deaths before this session.
    Deaths(usize, usize),
    Begun(usize),
    Done(usize),
}

/// How a document is to be taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// Beside others.
    Common,
    /// With no other in work, since it was in work when the process ended.
    Alone,
    /// Not at all: the process has ended so often while it was in work.
    Never(usize),
}

/// The documents in work, by their numbers in the input; shared by all workers.
#[derive(Debug)]
pub struct Roster(Mutex<State>);

#[derive(Debug)]
struct State {
    file: File,
    deaths: BTreeMap<usize, usize>,
    open: BTreeSet<usize>,
    lines: usize,
}

impl Roster {
    /// Opens the roster of `folder` for a run that goes on from input `from`, or, without one, begins anew.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub(super) fn open(folder: &Path, from: Option<usize>) -> Result<Self, SinkError> {
        let path = folder.join(NAME);
        let wrong = |source| SinkError::write(&path, source);
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = opened.map_err(wrong)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(wrong)?;
        let mut deaths = deaths(&bytes);
        // What is written, or was another run's, is over.
        deaths.retain(|number, _| from.is_some_and(|from| *number >= from));
        let mut state = State { file, deaths, open: BTreeSet::new(), lines: 0 };
        state.rewrite().map_err(wrong)?;
        Ok(Self(Mutex::new(state)))
    }

    /// How document `number` is to be taken up.
    pub fn care(&self, number: usize) -> Care {
        match self.held(|state| state.deaths.get(&number).copied()) {
            None => Care::Common,
            Some(deaths) if deaths >= FATAL => Care::Never(deaths),
            Some(_) => Care::Alone,
        }
    }

    /// Document `number` is taken up.
    pub fn begin(&self, number: usize) {
        self.tell(Line::Begun(number));
    }

    /// Document `number` came to an end.
    pub fn end(&self, number: usize) {
        self.tell(Line::Done(number));
    }

    /// Takes the file away: the run is over.
    pub(super) fn remove(folder: &Path) {
        // One that is not there is as good as removed, and one that stays does no harm.
        let _ = std::fs::remove_file(folder.join(NAME));
    }

    fn tell(&self, line: Line) {
        // A line that cannot be written costs no more than the knowledge which document was to blame.
        let _ = self.held(|state| state.tell(line));
    }

    fn held<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl State {
    fn tell(&mut self, line: Line) -> std::io::Result<()> {
        note(line, &mut self.deaths, &mut self.open);
        if self.lines >= LONGEST { self.rewrite() } else { self.append(line) }
    }

    fn append(&mut self, line: Line) -> std::io::Result<()> {
        self.lines += 1;
        let mut bytes = serde_json::to_vec(&line).unwrap_or_default();
        bytes.push(b'\n');
        self.file.write_all(&bytes)
    }

    /// Writes the file anew, with no more than is still true.
    fn rewrite(&mut self) -> std::io::Result<()> {
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.lines = 0;
        let known = self.deaths.iter().map(|(number, deaths)| Line::Deaths(*number, *deaths));
        let lines: Vec<Line> = known.chain(self.open.iter().map(|number| Line::Begun(*number))).collect();
        lines.into_iter().try_for_each(|line| self.append(line))
    }
}

/// What a line changes.
fn note(line: Line, deaths: &mut BTreeMap<usize, usize>, open: &mut BTreeSet<usize>) {
    match line {
        Line::Deaths(number, count) => drop(deaths.insert(number, count)),
        Line::Begun(number) => drop(open.insert(number)),
        Line::Done(number) => {
            open.remove(&number);
            deaths.remove(&number);
        }
    }
}

/// Deaths of each document, the end of this session included; a torn line is as if it were not there.
fn deaths(bytes: &[u8]) -> BTreeMap<usize, usize> {
    let (mut deaths, mut open) = (BTreeMap::new(), BTreeSet::new());
    for line in bytes.split(|byte| *byte == b'\n') {
        if let Ok(line) = serde_json::from_slice(line) {
            note(line, &mut deaths, &mut open);
        }
    }
    for number in open {
        *deaths.entry(number).or_default() += 1;
    }
    deaths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_was_in_work_at_four_deaths_in_a_row_is_left_out() -> Result<(), Box<dyn std::error::Error>> {
        let dir = tempfile::tempdir()?;
        let open = |from| Roster::open(dir.path(), from);
        let cares = |roster: &Roster| [3, 4, 5].map(|number| roster.care(number));
        let first = open(None)?;
        assert_eq!(cares(&first), [Care::Common; 3]);
        [3, 4, 5].into_iter().for_each(|number| first.begin(number));
        first.end(3);
        let second = open(Some(0))?;
        assert_eq!(cares(&second), [Care::Common, Care::Alone, Care::Alone]);
        second.begin(4);
        second.end(4);
        second.begin(5);
        for deaths in 2..FATAL {
            let next = open(Some(0))?;
            assert_eq!(cares(&next), [Care::Common, Care::Common, Care::Alone], "{deaths} deaths");
            next.begin(5);
        }
        for _ in 0..2 {
            assert_eq!(cares(&open(Some(3))?), [Care::Common, Care::Common, Care::Never(FATAL)]);
        }
        assert_eq!(cares(&open(Some(6))?), [Care::Common; 3], "what is written is over");
        Roster::remove(dir.path());
        assert!(!dir.path().join(NAME).exists());
        Ok(())
    }

    #[test]
    fn torn_lines_and_long_runs_change_nothing() -> Result<(), Box<dyn std::error::Error>> {
        let dir = tempfile::tempdir()?;
        let roster = Roster::open(dir.path(), None)?;
        roster.begin(7);
        for number in 10..10 + LONGEST {
            roster.begin(number);
            roster.end(number);
        }
        let bytes = std::fs::read(dir.path().join(NAME))?;
        assert!(bytes.len() < LONGEST * 16, "{} bytes: the file is written anew", bytes.len());
        assert_eq!(deaths(&[&bytes, b"{\"Begun\":9".as_slice()].concat()), BTreeMap::from([(7, 1)]));
        Ok(())
    }
}
