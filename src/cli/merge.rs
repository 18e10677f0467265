//! `copydesk merge`: the shards of a corpus as one output.

use super::closing::closing_table;
use super::print::print;
use crate::pipeline::merge as merge_folders;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `copydesk merge`.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{}", super::EXIT_CODES))]
pub(super) struct MergeArgs {
    /// Output folders of complete runs, in the order in which they are to follow each other.
    #[arg(value_name = "DIR", required = true)]
    folders: Vec<PathBuf>,
    /// Folder for the merged output.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  for i in 1 2 3; do copydesk run --input news/ --shard $i/3 --out part-$i & done; wait
  copydesk merge part-1 part-2 part-3 --out out";

pub(super) fn merge(args: MergeArgs) -> anyhow::Result<ExitCode> {
    let report = merge_folders(&args.folders, &args.out)?;
    print(&closing_table(&report, &args.out))?;
    Ok(if report.failures == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
