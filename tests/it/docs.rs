//! What the documents tell to type is understood by the program.

use crate::support::Desk;
use std::path::Path;

/// Documents with command lines.
const DOCUMENTS: [&str; 8] = [
    "README.md",
    "corpus/README.md",
    "docs/accuracy.md",
    "docs/annotation.md",
    "docs/batches.md",
    "docs/fetch.md",
    "docs/gate.md",
    "action.yml",
];

/// The arguments of every `copydesk …` line: comments, redirections and what follows a pipe cut off, quotes taken away.
fn commands(text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for line in text.lines() {
        for part in line.split('`').flat_map(|part| part.split(['|', '&', '>', '<'])) {
            let part = part.split(" #").next().unwrap_or_default().trim();
            let part = part.trim_start_matches("run: ").trim_start_matches("- ").trim_start_matches("$ ");
            let program = part.trim_start_matches("target/release/");
            if let Some(rest) = program.strip_prefix("copydesk ") {
                found.push(rest.split_whitespace().map(|word| word.replace(['\'', '"'], "")).collect());
            }
        }
    }
    found
}

#[test]
fn documented_commands_are_understood() {
    let desk = Desk::new();
    let mut understood = 0;
    for name in DOCUMENTS {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
        for command in commands(&text).into_iter().filter(|command| command[0].chars().all(char::is_lowercase)) {
            let mut args: Vec<&str> = command.iter().map(String::as_str).filter(|word| !word.ends_with('…')).collect();
            // Everything before is parsed; a flag or value that is not known is an error that help does not hide.
            args.push("--help");
            let output = desk.copydesk(&args).output().unwrap();
            let error = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{name}: copydesk {}\n{error}", command.join(" "));
            understood += 1;
        }
    }
    assert!(understood > 30, "{understood} commands found");
}
