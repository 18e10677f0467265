//! Floor 5: the verbs. Only here do errors become words on a screen and exit codes.

mod check;
mod closing;
mod completions;
mod eval;
mod explain;
mod export;
mod extract;
mod fetch;
mod gazetteer;
mod gold;
mod gold_convert;
mod interlinear;
mod merge;
mod metadata;
mod models;
mod one;
mod print;
mod progress;
mod reading;
mod run;
mod schema;
mod settings;
mod suggest;
mod summary;
mod tune;
mod tune_pairs;
mod verify;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Exit codes, as `--help` shows them.
const EXIT_CODES: &str = "\
Exit codes:
  0  everything was done
  1  some documents failed, a check found something, a floor was missed, or the run was interrupted
  2  could not start: wrong arguments, configuration, input or model; or the output could not be written";

/// Examples, as `--help` shows them.
const EXAMPLES: &str = "\
Examples:
  copydesk run                                        corpus/ into out/, as pipeline.toml says
  copydesk run --input news.jsonl.gz --out out        a batch
  zcat news.jsonl.gz | copydesk run --input - --out out
  copydesk extract article.txt --published 2024-03-25
  copydesk explain article.txt --only figures,times
  copydesk verify out";

/// Reads news articles and writes evidenced event records: what happened, when, where, who did it and who says so,
/// how many were killed and injured.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, max_term_width = 100, after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Process a batch of articles and write the five output files.
    Run(run::RunArgs),
    /// Read one article and show its events.
    Extract(extract::ExtractArgs),
    /// Show what each stage saw in one article: the words on one line, tags under them.
    Explain(explain::ExplainArgs),
    /// Fetch pages from the web into an archive that run reads.
    Fetch(fetch::FetchArgs),
    /// Check configuration, inputs and model; tell all problems at once.
    Check(check::CheckArgs),
    /// Print the JSON Schema of the records.
    Schema(schema::SchemaArgs),
    /// Merge the outputs of several runs, such as the shards of a corpus.
    Merge(merge::MergeArgs),
    /// Write the events of an output folder as a table of another scheme.
    Export(export::ExportArgs),
    /// Re-check what a run wrote: spans, schema, arithmetic.
    Verify(verify::VerifyArgs),
    /// Score the pipeline against gold articles; --gate makes a build fail when accuracy falls.
    Eval(eval::EvalArgs),
    /// Refit the assembler's weights to gold articles.
    Tune(tune::TuneArgs),
    /// Suggest labels for new articles, count them, compare two annotators, convert for an annotation tool.
    #[command(subcommand)]
    Gold(gold::GoldVerb),
    /// Compile the gazetteer from GeoNames' files.
    #[command(subcommand)]
    Gazetteer(gazetteer::GazetteerVerb),
    /// Fetch networks to read with.
    #[command(subcommand)]
    Models(models::ModelsVerb),
    /// Print a completion script for a shell.
    Completions(completions::CompletionsArgs),
}

/// Runs the program on its command line.
#[must_use]
pub fn main() -> ExitCode {
    let result = match Cli::parse().verb {
        Verb::Run(args) => run::run(args),
        Verb::Eval(args) => eval::eval(args),
        Verb::Tune(args) => tune::tune(&args),
        Verb::Gold(verb) => gold::run(&verb),
        Verb::Gazetteer(verb) => gazetteer::run(&verb),
        Verb::Models(verb) => models::run(verb),
        Verb::Extract(args) => extract::extract(args),
        Verb::Fetch(args) => fetch::fetch(args),
        Verb::Explain(args) => explain::explain(args),
        Verb::Check(args) => check::check(args),
        Verb::Schema(args) => schema::schema(args),
        Verb::Export(args) => export::export(args),
        Verb::Merge(args) => merge::merge(args),
        Verb::Verify(args) => verify::verify(args),
        Verb::Completions(args) => completions::completions(args),
    };
    result.unwrap_or_else(|error| {
        eprintln!("copydesk: {}", told(&error));
        ExitCode::from(2)
    })
}

/// An error with its causes, each told once.
fn told(error: &anyhow::Error) -> String {
    error.chain().skip(1).fold(error.to_string(), |text, cause| {
        let words = cause.to_string();
        if text.contains(&words) { text } else { format!("{text}: {words}") }
    })
}

#[cfg(test)]
mod tests {
    use super::told;
    use anyhow::Context;

    #[test]
    fn causes_are_told_once() {
        let cause = || std::io::Error::other("the disk is full");
        let wrapped = Err::<(), _>(cause()).context("writing out").map_err(|error| told(&error));
        assert_eq!(wrapped, Err("writing out: the disk is full".to_owned()));
        let repeated = Err::<(), _>(cause()).context("found: the disk is full").map_err(|error| told(&error));
        assert_eq!(repeated, Err("found: the disk is full".to_owned()));
    }
}
