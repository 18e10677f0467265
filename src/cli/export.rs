//! `copydesk export`: an output folder as tables, or its events as a table of another scheme.

use super::print::print;
use crate::doc::record::EventRecord;
use crate::sink::export::{Loss, Schema};
use crate::sink::tables::{Counts, TableFormat, Target, export as export_tables};
use crate::sink::{FILES, read_records};
use anyhow::{Context, bail};
use clap::Args;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `copydesk export`.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{}", super::EXIT_CODES))]
pub(super) struct ExportArgs {
    /// Output folder of a run.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Every record as tables (docs/tables.md).
    #[arg(long, value_name = "FORMAT", required_unless_present = "schema", conflicts_with = "schema")]
    to: Option<TableFormat>,
    /// The events as the one table of a scheme.
    #[arg(long)]
    schema: Option<Schema>,
    /// Where to. With --to: a folder (csv, parquet), a file (sqlite) or postgres://user:password@host/database; when left out
    /// csv/, parquet/ or copydesk.sqlite in DIR. With --schema: a file; standard output when left out, and the account of
    /// what did not fit goes to standard error.
    #[arg(long, value_name = "PLACE")]
    out: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  copydesk export out --to sqlite                  out/copydesk.sqlite
  copydesk export out --to parquet --out tables
  copydesk export out --to postgres --out postgres://desk@localhost/news
  copydesk export out --schema acled > acled.csv";

pub(super) fn export(args: ExportArgs) -> anyhow::Result<ExitCode> {
    match (args.to, args.schema) {
        (Some(format), _) => {
            let target = target(&args.folder, format, args.out)?;
            print(&table_counts(&export_tables(&args.folder, &target)?, &target))?;
        }
        (None, Some(schema)) => scheme(&args.folder, schema, args.out.map(PathBuf::from))?,
        (None, None) => bail!("expected --to or --schema, found neither"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Where the tables of `folder` go.
pub(super) fn target(folder: &Path, format: TableFormat, place: Option<String>) -> anyhow::Result<Target> {
    let named = place.map(|place| Target { format, place });
    named
        .or_else(|| Target::beside(folder, format))
        .context("expected the database, as in postgres://user:password@host/database, found none named")
}

/// Rows of every table in words; a database's address is left out, since it may hold a password.
pub(super) fn table_counts(counts: &Counts, target: &Target) -> String {
    let rows: usize = counts.rows.iter().map(|(_, rows)| rows).sum();
    let place = if target.format == TableFormat::Postgres { "the database" } else { &target.place };
    let retries = match counts.retries {
        0 => String::new(),
        count => format!(" (the database had gone {count} times and came back)"),
    };
    let tables: Vec<String> = counts.rows.iter().map(|(table, rows)| format!("{table} {rows}")).collect();
    format!("{rows} rows written to {place}{retries}: {}\n", tables.join(", "))
}

fn scheme(folder: &Path, schema: Schema, out: Option<PathBuf>) -> anyhow::Result<()> {
    let mut table: Box<dyn Write> = match &out {
        Some(path) => Box::new(BufWriter::new(
            File::create(path).with_context(|| format!("expected to write {}", path.display()))?,
        )),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let mut loss = Loss::default();
    table.write_all(schema.header().as_bytes())?;
    for record in read_records::<EventRecord>(folder, FILES[1])? {
        if let Some(row) = schema.row(&record?, &mut loss) {
            table.write_all(row.as_bytes())?;
        }
    }
    table.flush()?;
    eprint!("{loss}");
    Ok(())
}
