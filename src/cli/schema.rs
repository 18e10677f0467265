//! `copydesk schema`: the contract in JSON Schema.

use super::print::print;
use crate::doc::record::{ArticleRecord, EventRecord, FailureRecord, IncidentRecord, ReportRecord};
use crate::fetch::{FetchReport, IndexRow};
use crate::pipeline::Config;
use crate::sink::tables::markdown;
use anyhow::Context;
use clap::{Args, ValueEnum};
use schemars::{Schema, schema_for};
use serde_json::json;
use std::process::ExitCode;

/// Arguments of `copydesk schema`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  copydesk schema article > article.schema.json")]
pub(super) struct SchemaArgs {
    /// The record; all of them, by file, when left out.
    record: Option<Kind>,
}

/// What there is a schema of.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// A line of articles.jsonl.
    Article,
    /// A line of events.jsonl.
    Event,
    /// A line of incidents.jsonl.
    Incident,
    /// A line of failures.jsonl.
    Failure,
    /// report.json.
    Report,
    /// pipeline.toml.
    Config,
    /// index.jsonl of `copydesk fetch`.
    FetchIndex,
    /// report.json of `copydesk fetch`.
    FetchReport,
    /// The tables of `copydesk export`, in Markdown.
    Tables,
}

impl Kind {
    fn schema(self) -> Schema {
        match self {
            Self::Article => schema_for!(ArticleRecord),
            Self::Event => schema_for!(EventRecord),
            Self::Incident => schema_for!(IncidentRecord),
            Self::Failure => schema_for!(FailureRecord),
            Self::Report => schema_for!(ReportRecord),
            Self::Config => schema_for!(Config),
            Self::FetchIndex => schema_for!(IndexRow),
            Self::FetchReport => schema_for!(FetchReport),
            Self::Tables => Schema::default(),
        }
    }
}

pub(super) fn schema(args: SchemaArgs) -> anyhow::Result<ExitCode> {
    let schema = match args.record {
        Some(Kind::Tables) => {
            print(&markdown())?;
            return Ok(ExitCode::SUCCESS);
        }
        Some(kind) => kind.schema().to_value(),
        None => json!({
            "articles.jsonl": Kind::Article.schema(),
            "events.jsonl": Kind::Event.schema(),
            "incidents.jsonl": Kind::Incident.schema(),
            "failures.jsonl": Kind::Failure.schema(),
            "report.json": Kind::Report.schema(),
            "pipeline.toml": Kind::Config.schema(),
        }),
    };
    print(&(serde_json::to_string_pretty(&schema).context("writing JSON")? + "\n"))?;
    Ok(ExitCode::SUCCESS)
}
