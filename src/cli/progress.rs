//! Progress of a run: a bar on a terminal, plain lines otherwise.

use crate::doc::record::{FailureRecord, ReportRecord};
use crate::pipeline::Progress;
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Value, json};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Form of the lines on standard error.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    /// For people: a bar on a terminal, plain lines otherwise.
    #[default]
    Text,
    /// For programs: one JSON object a line, its `event` one of begin, progress, failed, end, report.
    Json,
}

impl LogFormat {
    /// Tells the report of a complete run, where a program listens.
    pub(super) fn told(self, report: &ReportRecord) {
        if self == Self::Json {
            eprintln!("{}", json!({"event": "report", "report": report}));
        }
    }
}

/// What suits standard error.
pub(super) fn progress(log: LogFormat) -> Box<dyn Progress> {
    if log == LogFormat::Json {
        return Box::new(Counted::new(Objects));
    }
    if std::io::stderr().is_terminal() { Box::new(Bar::new()) } else { Box::new(Counted::new(Lines)) }
}

/// A bar of this form on a terminal, nothing otherwise.
pub(super) fn terminal_bar(template: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

fn failed_line(failure: &FailureRecord) -> String {
    format!("failed: {} ({}): {}: {}", failure.id, failure.origin, failure.stage, failure.error)
}

/// A bar with rate and remaining time.
struct Bar {
    bar: ProgressBar,
}

impl Bar {
    fn new() -> Self {
        Self { bar: ProgressBar::no_length() }
    }
}

impl Progress for Bar {
    fn begin(&mut self, total: Option<usize>) {
        let template = if total.is_some() {
            "{bar:30} {pos}/{len} articles  {per_sec}  {eta} left  {msg}"
        } else {
            "{spinner} {pos} articles  {per_sec}  {elapsed}  {msg}"
        };
        if let Some(total) = total {
            self.bar.set_length(total as u64);
        }
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
    }
    fn done(&mut self) {
        self.bar.inc(1);
    }
    fn failed(&mut self, failure: &FailureRecord) {
        self.bar.println(failed_line(failure));
        self.bar.inc(1);
    }
    fn end(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Time between two lines.
const INTERVAL: Duration = Duration::from_secs(10);

/// How the counts of a run are worded.
trait Wording: Send {
    fn begin(&self, _total: Option<usize>) {}
    fn progress(&self, done: (usize, Option<usize>), per_second: f64);
    fn failed(&self, failure: &FailureRecord);
    fn end(&self, _done: usize) {}
}

/// Plain lines.
struct Lines;

impl Wording for Lines {
    fn progress(&self, (count, total): (usize, Option<usize>), per_second: f64) {
        let total = total.map(|total| format!(" of {total}")).unwrap_or_default();
        eprintln!("{count}{total} articles, {per_second:.1}/s");
    }
    fn failed(&self, failure: &FailureRecord) {
        eprintln!("{}", failed_line(failure));
    }
}

/// One JSON object a line.
struct Objects;

impl Objects {
    fn progress_of((done, total): (usize, Option<usize>), per_second: f64) -> Value {
        json!({"event": "progress", "done": done, "total": total, "per_second": per_second})
    }
}

impl Wording for Objects {
    fn begin(&self, total: Option<usize>) {
        eprintln!("{}", json!({"event": "begin", "total": total}));
    }
    fn progress(&self, done: (usize, Option<usize>), per_second: f64) {
        eprintln!("{}", Self::progress_of(done, per_second));
    }
    fn failed(&self, failure: &FailureRecord) {
        eprintln!("{}", json!({"event": "failed", "failure": failure}));
    }
    fn end(&self, done: usize) {
        eprintln!("{}", json!({"event": "end", "done": done}));
    }
}

/// A line every ten seconds, and one for every failure.
struct Counted<W> {
    wording: W,
    total: Option<usize>,
    count: usize,
    start: Instant,
    last: Instant,
}

impl<W: Wording> Counted<W> {
    fn new(wording: W) -> Self {
        let now = Instant::now();
        Self { wording, total: None, count: 0, start: now, last: now }
    }

    fn step(&mut self) {
        self.count += 1;
        if self.last.elapsed() >= INTERVAL {
            self.last = Instant::now();
            let per_second = self.count as f64 / self.start.elapsed().as_secs_f64();
            self.wording.progress((self.count, self.total), per_second);
        }
    }
}

impl<W: Wording> Progress for Counted<W> {
    fn begin(&mut self, total: Option<usize>) {
        self.total = total;
        self.wording.begin(total);
    }
    fn done(&mut self) {
        self.step();
    }
    fn failed(&mut self, failure: &FailureRecord) {
        self.wording.failed(failure);
        self.step();
    }
    fn end(&mut self) {
        self.wording.end(self.count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_an_object_of_numbers() {
        let line = Objects::progress_of((3, None), 1.5).to_string();
        assert_eq!(line, r#"{"done":3,"event":"progress","per_second":1.5,"total":null}"#);
    }
}
