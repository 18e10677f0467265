//! Progress of a run: a bar on a terminal, plain lines otherwise.

use crate::doc::record::FailureRecord;
use crate::pipeline::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// What suits standard error.
pub(super) fn progress() -> Box<dyn Progress> {
    if std::io::stderr().is_terminal() { Box::new(Bar::new()) } else { Box::new(Lines::new()) }
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

/// A line every ten seconds, and one for every failure.
struct Lines {
    total: Option<usize>,
    count: usize,
    start: Instant,
    last: Instant,
}

impl Lines {
    fn new() -> Self {
        let now = Instant::now();
        Self { total: None, count: 0, start: now, last: now }
    }

    fn step(&mut self) {
        self.count += 1;
        if self.last.elapsed() >= INTERVAL {
            self.last = Instant::now();
            let total = self.total.map(|total| format!(" of {total}")).unwrap_or_default();
            let rate = self.count as f64 / self.start.elapsed().as_secs_f64();
            eprintln!("{}{total} articles, {rate:.1}/s", self.count);
        }
    }
}

impl Progress for Lines {
    fn begin(&mut self, total: Option<usize>) {
        self.total = total;
    }
    fn done(&mut self) {
        self.step();
    }
    fn failed(&mut self, failure: &FailureRecord) {
        eprintln!("{}", failed_line(failure));
        self.step();
    }
    fn end(&mut self) {}
}
