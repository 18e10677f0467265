//! JUnit XML, for build servers: one test case a slot.

use super::super::gate::Breach;
use super::super::outcome::{Evaluation, table};
use std::fmt::Write;

/// One document around the suites of all sets.
#[must_use]
pub fn junit_document(suites: &[String]) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n{}</testsuites>\n", suites.concat())
}

/// The slots of a set as test cases; those that breach the gate fail.
#[must_use]
pub fn junit(name: &str, evaluation: &Evaluation, breaches: &[Breach]) -> String {
    let lines = table(evaluation);
    let fell = |name: &str| breaches.iter().find(|it| matches!(it, Breach::Fell { slot, .. } if slot == name));
    let others = breaches.iter().filter(|it| !matches!(it, Breach::Fell { .. }));
    let failures = others.clone().count() + lines.iter().filter(|line| fell(line.slot).is_some()).count();
    let tests = lines.len() + others.clone().count();
    let mut out = format!("<testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\">\n", escape(name));
    for line in lines {
        let score = 100.0 * line.tally.f1();
        let body = fell(line.slot).map_or_else(
            || format!("<system-out>{score:.1}</system-out>"),
            |it| format!("<failure message=\"{}\"/>", escape(&it.to_string())),
        );
        let _ = writeln!(out, "  <testcase classname=\"copydesk.eval\" name=\"{}\">{body}</testcase>", line.slot);
    }
    for breach in others {
        let _ = writeln!(
            out,
            "  <testcase classname=\"copydesk.eval\" name=\"gold\"><failure message=\"{}\"/></testcase>",
            escape(&breach.to_string())
        );
    }
    out + "</testsuite>\n"
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
