//! `copydesk completions`: completion scripts for shells.

use super::print::print;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::process::ExitCode;

/// Arguments of `copydesk completions`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  copydesk completions bash > ~/.local/share/bash-completion/completions/copydesk")]
pub(super) struct CompletionsArgs {
    /// The shell.
    shell: Shell,
}

pub(super) fn completions(args: CompletionsArgs) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::Cli::command(), "copydesk", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
