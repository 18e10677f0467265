//! Floor 5: the verbs.

mod eval;
mod gazetteer;
mod models;
mod run;
mod settings;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Reads news articles and writes evidenced event records.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Processes a batch of articles and writes the five output files.
    Run(run::RunArgs),
    /// Scores the pipeline against gold articles; --gate makes a build fail when accuracy falls.
    Eval(eval::EvalArgs),
    /// Compiles the gazetteer from GeoNames' files.
    #[command(subcommand)]
    Gazetteer(gazetteer::GazetteerVerb),
    /// Fetches networks to read with.
    #[command(subcommand)]
    Models(models::ModelsVerb),
}

/// Runs the program on its command line.
#[must_use]
pub fn main() -> ExitCode {
    let result = match Cli::parse().verb {
        Verb::Run(args) => run::run(args),
        Verb::Eval(args) => eval::eval(args),
        Verb::Gazetteer(verb) => gazetteer::run(&verb),
        Verb::Models(verb) => models::run(verb),
    };
    result.unwrap_or_else(|error| {
        eprintln!("copydesk: {error:#}");
        ExitCode::from(2)
    })
}
