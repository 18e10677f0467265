//! A run's counts and times as Prometheus reads them from a text file.
//!
//! Format: the [text exposition format](https://prometheus.io/docs/instrumenting/exposition_formats/), gauges only, since a
//! run is over when they are written. Names begin with `copydesk_`; seconds and bytes are the units.

use crate::doc::record::{ReportRecord, StageRecord};
use crate::sink::SinkError;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Writes the metrics of a complete run; the collector never sees half a file.
///
/// # Errors
/// When the file cannot be written.
pub(super) fn write(path: &Path, report: &ReportRecord) -> Result<(), SinkError> {
    let mut hidden = path.as_os_str().to_owned();
    hidden.push(".part");
    let written = fs::write(&hidden, metrics(report)).and_then(|()| fs::rename(&hidden, path));
    written.map_err(|source| SinkError::write(path, source))
}

/// Most memory that this process held at once, in bytes, as Linux tells it.
pub(super) fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kibibytes * 1024)
}

fn metrics(report: &ReportRecord) -> String {
    let mut text = String::new();
    let counts = [
        ("inputs", "Inputs found.", report.inputs),
        ("articles", "Articles written.", report.articles),
        ("skipped", "Articles that the network did not read.", report.skipped),
        ("events", "Events written.", report.events),
        ("incidents", "Incidents written.", report.incidents),
        ("failures", "Inputs that failed.", report.failures),
    ];
    for (name, help, count) in counts {
        gauge(&mut text, (name, help), &[(String::new(), count as f64)]);
    }
    gauge(&mut text, ("seconds", "Wall-clock time of the run."), &[(String::new(), report.seconds)]);
    if let Some(bytes) = report.peak_memory {
        gauge(&mut text, ("peak_memory_bytes", "Most memory held at once."), &[(String::new(), bytes as f64)]);
    }
    let stages = |value: fn(&StageRecord) -> f64| -> Vec<(String, f64)> {
        report.stages.iter().map(|stage| (format!("{{stage=\"{}\"}}", stage.name), value(stage))).collect()
    };
    let articles = stages(|stage| stage.articles as f64);
    gauge(&mut text, ("stage_articles", "Articles that entered the stage."), &articles);
    gauge(&mut text, ("stage_failures", "Articles that failed in the stage."), &stages(|stage| stage.failures as f64));
    gauge(&mut text, ("stage_seconds", "Time in the stage, summed over threads."), &stages(|stage| stage.seconds));
    text
}

fn gauge(text: &mut String, (name, help): (&str, &str), samples: &[(String, f64)]) {
    let _ = writeln!(text, "# HELP copydesk_{name} {help}\n# TYPE copydesk_{name} gauge");
    for (labels, value) in samples {
        let _ = writeln!(text, "copydesk_{name}{labels} {value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_count_and_every_stage_is_a_gauge() {
        let stage = StageRecord { name: "tag".to_owned(), articles: 7, failures: 1, seconds: 2.5 };
        let report = ReportRecord { inputs: 9, failures: 2, stages: vec![stage], ..ReportRecord::default() };
        let text = metrics(&report);
        for line in [
            "# TYPE copydesk_inputs gauge",
            "copydesk_inputs 9",
            "copydesk_failures 2",
            "copydesk_stage_articles{stage=\"tag\"} 7",
            "copydesk_stage_failures{stage=\"tag\"} 1",
            "copydesk_stage_seconds{stage=\"tag\"} 2.5",
        ] {
            assert!(text.lines().any(|found| found == line), "{line} not in\n{text}");
        }
        assert!(!text.contains("peak_memory"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn linux_tells_the_memory() {
        assert!(peak_memory().is_some_and(|bytes| bytes > 1 << 20));
    }
}
