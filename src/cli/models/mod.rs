//! `copydesk models`: networks to read with.

mod fetch;

use super::progress::terminal_bar;
use anyhow::Context;
use clap::Subcommand;
use fetch::{Fetched, Request};
use std::path::PathBuf;
use std::process::ExitCode;

/// What to do with networks.
#[derive(Debug, Subcommand)]
pub(super) enum ModelsVerb {
    /// Downloads one file of a model; run again, it goes on where it stopped.
    ///
    /// A classifier for `[model] engine = "rust-bert"` is a folder with config.json, model.safetensors and tokenizer.json
    /// (or vocab.txt): fetch each of them into one folder and name it in `[model] path`.
    #[command(
        after_help = "Example:\n  copydesk models fetch https://example.org/ner/model.safetensors \\\n    --sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 --out models/ner/model.safetensors\n\nExit status: 0 the file is there and has the checksum, 2 it could not be had."
    )]
    Fetch {
        /// Address of the file.
        url: String,
        /// SHA-256 that the file must have, hexadecimal.
        #[arg(long, value_name = "HEX", value_parser = checksum)]
        sha256: String,
        /// Where to put it [default: models/ and the last part of the address].
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

/// A SHA-256 in lower case.
fn checksum(text: &str) -> Result<String, String> {
    let hex = text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit());
    if hex { Ok(text.to_lowercase()) } else { Err(format!("expected 64 hexadecimal digits, found {}", text.len())) }
}

/// Does what the verb says.
pub(super) fn run(verb: ModelsVerb) -> anyhow::Result<ExitCode> {
    let ModelsVerb::Fetch { url, sha256, out } = verb;
    let out = out.unwrap_or_else(|| PathBuf::from("models").join(file_name(&url)));
    let request = Request { url, sha256, out };
    let bar = terminal_bar("{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}");
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("starting the download")?;
    let result = runtime.block_on(fetch::fetch(&request, |done, total| {
        bar.set_length(total.unwrap_or(done));
        bar.set_position(done);
    }));
    bar.finish_and_clear();
    match result? {
        Fetched::Known => println!("{} is there already, checksum right", request.out.display()),
        Fetched::New { bytes, resumed_at: 0 } => {
            println!("{} fetched, {bytes} bytes, checksum right", request.out.display())
        }
        Fetched::New { bytes, resumed_at } => {
            println!("{} fetched, {bytes} bytes ({resumed_at} of them earlier), checksum right", request.out.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The last part of an address, without its query.
fn file_name(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    path.rsplit('/').find(|part| !part.is_empty()).unwrap_or("model")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_checksums_are_read() {
        assert_eq!(file_name("https://example.org/a/model.bin?download=1"), "model.bin");
        assert_eq!(checksum(&"A".repeat(64)), Ok("a".repeat(64)));
        assert_eq!(checksum("abc"), Err("expected 64 hexadecimal digits, found 3".to_owned()));
    }
}
