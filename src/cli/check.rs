//! `copydesk check`: can a run start?

use super::print::print;
use super::settings::Settings;
use crate::pipeline::{Desk, Problem, Problems};
use clap::Args;
use std::process::ExitCode;

/// Arguments of `copydesk check`.
#[derive(Debug, Args)]
#[command(after_help = super::EXIT_CODES)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    settings: Settings,
}

pub(super) fn check(args: CheckArgs) -> anyhow::Result<ExitCode> {
    let file = args.settings.file();
    let plan = args.settings.plan()?;
    let mut problems = plan.problems();
    if let Err(error) = Desk::new(&plan.config) {
        problems.push(Problem { line: None, key: "tag".to_owned(), words: error.to_string() });
    }
    if !problems.is_empty() {
        anyhow::bail!(Problems { file, problems });
    }
    let name = file.map_or_else(|| "the standard configuration".to_owned(), |file| file.display().to_string());
    print(&format!("{name}: nothing wrong with configuration, inputs and model\n"))?;
    Ok(ExitCode::SUCCESS)
}
