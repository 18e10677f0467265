//! One article named by hand: what `extract` and `explain` share.

use super::settings::Settings;
use crate::assemble::AssembleConfig;
use crate::doc::record::FailureRecord;
use crate::doc::{Analysis, RawDoc};
use crate::extract::{self, ExtractConfig};
use crate::ingest;
use crate::pipeline::{Config, Desk, Tally};
use clap::Args;

/// The article, and what is known about it.
#[derive(Debug, Args)]
pub(super) struct OneArgs {
    #[command(flatten)]
    settings: Settings,
    /// .txt, .html or .jsonl file (its first article), or - for standard input (text, a page, or a JSONL row).
    #[arg(value_name = "FILE|-")]
    file: String,
    /// Publication date, YYYY-MM-DD or RFC 3339; wins over the article's own.
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Title; wins over the article's own.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
}

impl OneArgs {
    /// Reads and analyses the article.
    pub(super) fn analyse(&self) -> anyhow::Result<Result<Analysis, FailureRecord>> {
        Ok(self.analyse_with()?.0)
    }

    /// Reads and analyses the article; also gives the settings of its events.
    pub(super) fn analyse_with(&self) -> anyhow::Result<(Result<Analysis, FailureRecord>, AssembleConfig)> {
        let plan = self.settings.plan()?;
        let desk = Desk::new(&plan.config)?;
        let item = ingest::single(&self.file, std::io::stdin().lock(), &plan.config.input)?;
        let analysis = match item {
            Ok(doc) => desk.analyse(self.first(self.known(doc), &plan.config.extract), &mut Tally::default()),
            Err(failure) => Err(failure.into()),
        };
        Ok((analysis, plan.config.assemble))
    }

    /// The settings, and all documents of the input, one after the other.
    pub(super) fn documents(&self) -> anyhow::Result<(Config, Box<dyn Iterator<Item = ingest::Item> + '_>)> {
        let config = self.settings.plan()?.config;
        let items: Box<dyn Iterator<Item = ingest::Item>> = if self.file == "-" {
            Box::new(std::iter::once(ingest::single(&self.file, std::io::stdin().lock(), &config.input)?))
        } else {
            Box::new(ingest::Reader::new(ingest::find(std::slice::from_ref(&self.file))?, &config.input))
        };
        Ok((config, Box::new(items.map(|item| Ok(self.known(item?))))))
    }

    /// The first article of a page that holds several.
    fn first(&self, doc: RawDoc, config: &ExtractConfig) -> RawDoc {
        let mut parts = extract::split(doc, config);
        if parts.len() > 1 {
            eprintln!(
                "copydesk: {}: {} articles in a live blog; the first is shown, run writes all",
                self.file,
                parts.len()
            );
        }
        parts.swap_remove(0)
    }

    fn known(&self, doc: RawDoc) -> RawDoc {
        RawDoc { published: self.published.clone().or(doc.published), title: self.title.clone().or(doc.title), ..doc }
    }
}

/// The words for an article that failed.
pub(super) fn failed(failure: &FailureRecord) -> String {
    format!("copydesk: {}: {}: {}", failure.origin, failure.stage, failure.error)
}
