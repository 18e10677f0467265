//! Any text as `pipeline.toml`: what is wrong is told with a line, and what is accepted can be written and read again.

#![no_main]

use copydesk::pipeline::Plan;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let path = copydesk_fuzz::file("toml", bytes);
    match Plan::read(&path) {
        Ok(plan) => assert_eq!(plan.fingerprint().len(), 64),
        Err(problems) => {
            assert!(!problems.problems.is_empty());
            let lines = 1 + bytes.iter().filter(|byte| **byte == b'\n').count();
            assert!(problems.problems.iter().all(|problem| problem.line.is_none_or(|line| line <= lines)));
            assert!(problems.to_string().contains("expected"));
        }
    }
});
