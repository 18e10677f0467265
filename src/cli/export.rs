//! `copydesk export`: the events of an output folder as a table of another scheme.

use crate::doc::record::EventRecord;
use crate::sink::export::{Loss, Schema};
use crate::sink::{FILES, open_output};
use anyhow::Context;
use clap::Args;
use std::fs::File;
use std::io::{self, BufRead, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `copydesk export`.
#[derive(Debug, Args)]
#[command(after_help = format!("Examples:\n  copydesk export out --schema acled > acled.csv\n\n{}", super::EXIT_CODES))]
pub(super) struct ExportArgs {
    /// Output folder of a run.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The scheme.
    #[arg(long)]
    schema: Schema,
    /// File for the table; standard output when left out. The account of what did not fit goes to standard error.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(super) fn export(args: ExportArgs) -> anyhow::Result<ExitCode> {
    let events = args.folder.join(FILES[1]);
    let lines =
        open_output(&args.folder, FILES[1]).with_context(|| format!("expected to read {}", events.display()))?;
    let mut table: Box<dyn Write> = match &args.out {
        Some(path) => Box::new(BufWriter::new(
            File::create(path).with_context(|| format!("expected to write {}", path.display()))?,
        )),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let mut loss = Loss::default();
    table.write_all(args.schema.header().as_bytes())?;
    for (at, line) in lines.lines().enumerate() {
        let line = line.with_context(|| format!("expected to read {}", events.display()))?;
        let record: EventRecord = serde_json::from_str(&line)
            .with_context(|| format!("{}:{}: expected an event record", events.display(), at + 1))?;
        if let Some(row) = args.schema.row(&record, &mut loss) {
            table.write_all(row.as_bytes())?;
        }
    }
    table.flush()?;
    eprint!("{loss}");
    Ok(ExitCode::SUCCESS)
}
