//! `copydesk verify`: was what stands in a folder written rightly?

use super::print::print;
use crate::sink::verify as verify_folder;
use clap::Args;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `copydesk verify`.
#[derive(Debug, Args)]
#[command(after_help = format!("Examples:\n  copydesk verify out\n\n{}", super::EXIT_CODES))]
pub(super) struct VerifyArgs {
    /// Output folder of a run.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// How many findings are shown in words.
const SHOWN: usize = 50;

pub(super) fn verify(args: VerifyArgs) -> anyhow::Result<ExitCode> {
    let verdict = verify_folder(&args.folder)?;
    let mut text = String::new();
    for finding in verdict.findings.iter().take(SHOWN) {
        let _ = writeln!(text, "{finding}");
    }
    if verdict.findings.len() > SHOWN {
        let _ = writeln!(text, "… and {} more", verdict.findings.len() - SHOWN);
    }
    let _ = writeln!(
        text,
        "{}: {} articles, {} events, {} incidents, {} spans checked; {} wrong; {} events say themselves which rule they break",
        args.folder.display(),
        verdict.articles,
        verdict.events,
        verdict.incidents,
        verdict.spans,
        verdict.findings.len(),
        verdict.declared,
    );
    print(&text)?;
    Ok(if verdict.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
