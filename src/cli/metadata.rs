//! `copydesk extract --only metadata`: what is told of articles beside their text.

use super::one::{OneArgs, failed};
use super::print::written;
use crate::doc::RawDoc;
use crate::doc::record::{FailureRecord, MetadataRecord};
use crate::extract::{self, ExtractConfig};
use crate::sink::render_metadata;
use anyhow::Context;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

/// Writes a line of JSON for each document in the order of the input; failures are told on standard error.
pub(super) fn metadata(args: &OneArgs) -> anyhow::Result<ExitCode> {
    let (config, items) = args.documents()?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut code = ExitCode::SUCCESS;
    for item in items {
        let record = match item.map_err(FailureRecord::from).and_then(|doc| read(doc, &config.extract)) {
            Ok(record) => record,
            Err(failure) => {
                eprintln!("{}", failed(&failure));
                code = ExitCode::from(1);
                continue;
            }
        };
        let line = serde_json::to_string(&record).context("writing JSON")?;
        if !written(writeln!(out, "{line}"))? {
            return Ok(code);
        }
    }
    written(out.flush())?;
    Ok(code)
}

fn read(doc: RawDoc, config: &ExtractConfig) -> Result<MetadataRecord, FailureRecord> {
    let (id, origin) = (doc.id.clone(), doc.origin.to_string());
    match extract::extract_metadata(doc, config) {
        Ok(found) => {
            found.notes.iter().for_each(|note| eprintln!("copydesk: {origin}: {}", note.text));
            Ok(render_metadata(found.article))
        }
        Err(error) => Err(FailureRecord { id, origin, stage: extract::STAGE.to_owned(), error: error.to_string() }),
    }
}
