//! The files of a run, against the contract and against each other.

use super::spans::SpanCheck;
use super::{article, typed};
use crate::doc::record::{ArticleRecord, EventRecord, FailureRecord, IncidentRecord, ReportRecord};
use crate::sink::{FILES, open_output};
use crate::text::hex;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

/// A folder that cannot be verified at all.
#[derive(Debug, thiserror::Error)]
#[error("expected the five files of a run, found no readable {path}: {source}", path = path.display())]
pub struct VerifyError {
    /// The file.
    pub path: PathBuf,
    /// What the system says.
    #[source]
    pub source: io::Error,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Name of the file.
    pub file: &'static str,
    /// Line, from 1; 0 for the whole file.
    pub line: usize,
    /// What was expected and what was found.
    pub words: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.words),
            line => write!(f, "{}:{line}: {}", self.file, self.words),
        }
    }
}

/// What was checked and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Articles read.
    pub articles: usize,
    /// Events read.
    pub events: usize,
    /// Incidents read.
    pub incidents: usize,
    /// Failures read.
    pub failures: usize,
    /// Spans sliced.
    pub spans: usize,
    /// Events whose `checks` name a rule that they break.
    pub declared: usize,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Verifies the output folder of a run.
///
/// # Errors
/// When one of the five files cannot be read; what is wrong inside them are findings.
pub fn verify(folder: &Path) -> Result<Verdict, VerifyError> {
    let mut verifier = Verifier { folder, verdict: Verdict::default(), events: HashMap::new() };
    verifier.articles()?;
    verifier.events()?;
    verifier.incidents()?;
    verifier.failures()?;
    verifier.report()?;
    Ok(verifier.verdict)
}

struct Verifier<'a> {
    folder: &'a Path,
    verdict: Verdict,
    /// Digest of every event line that the articles imply, by article and event.
    events: HashMap<(String, String), [u8; 32]>,
}

impl Verifier<'_> {
    fn articles(&mut self) -> Result<(), VerifyError> {
        let file = FILES[0];
        self.lines(file, |verifier, line, text| {
            verifier.verdict.articles += 1;
            match typed::read::<ArticleRecord>(text) {
                Ok(record) => verifier.article(line, &record, text),
                Err(words) => verifier.find(file, line, words),
            }
        })
    }

    fn article(&mut self, line: usize, record: &ArticleRecord, text: &str) {
        let mut spans = SpanCheck::new(&record.text);
        spans.walk(&serde_json::from_str(text).unwrap_or_default(), "");
        self.verdict.spans += spans.count;
        let digest = hex(&Sha256::digest(record.text.as_bytes()));
        let sha =
            (digest != record.sha256).then(|| "sha256: expected the digest of the text, found another".to_owned());
        for words in sha.into_iter().chain(spans.findings).chain(article::findings(record)) {
            self.find(FILES[0], line, format!("{}: {words}", record.id));
        }
        self.verdict.declared += record.events.iter().filter(|event| !event.checks.is_empty()).count();
        for (event, line) in record.events.iter().zip(EventRecord::of(record)) {
            self.events.insert((record.id.clone(), event.id.clone()), digest_of(&line));
        }
    }

    fn events(&mut self) -> Result<(), VerifyError> {
        let file = FILES[1];
        self.lines(file, |verifier, line, text| {
            verifier.verdict.events += 1;
            match typed::read::<EventRecord>(text) {
                Ok(record) => {
                    let key = (record.article.clone(), record.event.id.clone());
                    if verifier.events.get(&key) != Some(&digest_of(&record)) {
                        let words = format!("expected event {} of article {} as articles.jsonl has it", key.1, key.0);
                        verifier.find(file, line, words);
                    }
                }
                Err(words) => verifier.find(file, line, words),
            }
        })
    }

    fn incidents(&mut self) -> Result<(), VerifyError> {
        let file = FILES[2];
        self.lines(file, |verifier, line, text| {
            verifier.verdict.incidents += 1;
            match typed::read::<IncidentRecord>(text) {
                Ok(record) => {
                    for member in record.members {
                        let key = (member.article, member.event);
                        if !verifier.events.contains_key(&key) {
                            let words = format!("expected a written event, found {} of article {}", key.1, key.0);
                            verifier.find(file, line, words);
                        }
                    }
                }
                Err(words) => verifier.find(file, line, words),
            }
        })
    }

    fn failures(&mut self) -> Result<(), VerifyError> {
        self.lines(FILES[3], |verifier, line, text| {
            verifier.verdict.failures += 1;
            if let Err(words) = typed::read::<FailureRecord>(text) {
                verifier.find(FILES[3], line, words);
            }
        })
    }

    fn report(&mut self) -> Result<(), VerifyError> {
        let path = self.folder.join(FILES[4]);
        let text = std::fs::read_to_string(&path).map_err(|source| VerifyError { path, source })?;
        let report: ReportRecord = match typed::read(&text) {
            Ok(report) => report,
            Err(words) => {
                self.find(FILES[4], 0, words);
                return Ok(());
            }
        };
        let verdict = &self.verdict;
        let counts = [
            ("articles", report.articles, verdict.articles),
            ("events", report.events, verdict.events),
            ("incidents", report.incidents, verdict.incidents),
            ("failures", report.failures, verdict.failures),
            ("inputs", report.inputs, verdict.articles + verdict.failures),
        ];
        for (name, reported, counted) in counts.into_iter().filter(|(_, reported, counted)| reported != counted) {
            self.find(FILES[4], 0, format!("{name}: expected {counted} as the files have, found {reported}"));
        }
        Ok(())
    }

    fn lines(&mut self, file: &'static str, mut each: impl FnMut(&mut Self, usize, &str)) -> Result<(), VerifyError> {
        let path = self.folder.join(file);
        let wrong = |source| VerifyError { path: path.clone(), source };
        let stream = open_output(self.folder, file).map_err(wrong)?;
        for (at, line) in stream.lines().enumerate() {
            each(self, at + 1, &line.map_err(wrong)?);
        }
        Ok(())
    }

    fn find(&mut self, file: &'static str, line: usize, words: String) {
        self.verdict.findings.push(Finding { file, line, words });
    }
}

/// Digest of a record's JSON.
fn digest_of(record: &impl Serialize) -> [u8; 32] {
    Sha256::digest(serde_json::to_vec(record).unwrap_or_default()).into()
}
