//! `copydesk gold`: counts of a gold set, agreement of two annotators, ways to annotation tools and back.

use super::gold_convert::{ExportArgs, ImportArgs, export, import};
use super::print::print;
use super::suggest::{self, SuggestArgs};
use crate::eval::agree::{Agreement, agree};
use crate::eval::stats::{markdown, stats};
use crate::eval::{GoldArticle, SLOTS, gold_files};
use clap::{Args, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What to do with gold.
#[derive(Debug, Subcommand)]
pub(super) enum GoldVerb {
    /// Count articles, labels by layer and type, and tags.
    Stats(StatsArgs),
    /// Compare two annotators of the same articles: F1 by slot, Krippendorff's alpha by layer.
    Agree(AgreeArgs),
    /// Label new articles for correction, the least certain first, on standard output.
    Suggest(SuggestArgs),
    /// Write gold for an annotation tool.
    Export(ExportArgs),
    /// Read an annotation tool's file as gold, on standard output.
    Import(ImportArgs),
}

/// Arguments of `copydesk gold stats`.
#[derive(Debug, Args)]
pub(super) struct StatsArgs {
    /// Gold articles: a .jsonl file, or a folder of them.
    #[arg(value_name = "CORPUS", default_value = "corpus")]
    corpus: PathBuf,
    /// One JSON object instead of a table.
    #[arg(long)]
    json: bool,
    /// A Markdown table with a row a file, for a README.
    #[arg(long, conflicts_with = "json")]
    markdown: bool,
}

/// Arguments of `copydesk gold agree`.
#[derive(Debug, Args)]
pub(super) struct AgreeArgs {
    /// The first annotator's articles, taken as gold.
    #[arg(value_name = "A")]
    first: PathBuf,
    /// The second annotator's articles: same ids, same texts.
    #[arg(value_name = "B")]
    second: PathBuf,
}

pub(super) fn run(verb: &GoldVerb) -> anyhow::Result<ExitCode> {
    match verb {
        GoldVerb::Stats(args) => print(&counts(args)?)?,
        GoldVerb::Agree(args) => print(&told(&agree(&read(&args.first)?, &read(&args.second)?)))?,
        GoldVerb::Suggest(args) => return suggest::run(args),
        GoldVerb::Export(args) => return export(args),
        GoldVerb::Import(args) => return import(args),
    }
    Ok(ExitCode::SUCCESS)
}

/// Every article of a file or folder.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<GoldArticle>> {
    Ok(sets(path)?.into_iter().flat_map(|(_, articles)| articles).collect())
}

/// The articles of each file, by its name.
pub(super) fn sets(path: &Path) -> anyhow::Result<Vec<(String, Vec<GoldArticle>)>> {
    let name = |file: &Path| file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let set = |file: &std::path::PathBuf| Ok((name(file), gold_files::read(file)?));
    gold_files::files(path)?.iter().map(set).collect()
}

fn counts(args: &StatsArgs) -> anyhow::Result<String> {
    if args.markdown {
        return Ok(markdown(&sets(&args.corpus)?));
    }
    let stats = stats(&read(&args.corpus)?);
    if args.json {
        let all: std::collections::BTreeMap<_, _> = stats.into_iter().collect();
        return Ok(serde_json::to_string(&all)? + "\n");
    }
    let mut out = String::new();
    for (heading, counts) in stats {
        out += &format!("{heading}\n");
        let mut rows: Vec<_> = counts.into_iter().collect();
        rows.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
        rows.iter().for_each(|(name, count)| out += &format!("  {name:28} {count:7}\n"));
    }
    Ok(out)
}

fn told(agreement: &Agreement) -> String {
    let mut out =
        format!("{} articles in common, {} of one annotator alone", agreement.articles, agreement.alone.len());
    if !agreement.alone.is_empty() {
        out += &format!(" ({})", agreement.alone.join(", "));
    }
    out += "\n";
    for slot in SLOTS {
        let tally = agreement.scores.0.get(*slot).copied().unwrap_or_default();
        if tally.given + tally.wanted > 0 {
            let f1 = 100.0 * tally.f1();
            out += &format!("  {slot:28} {f1:5.1}  ({} of {} and {})\n", tally.right, tally.wanted, tally.given);
        }
    }
    out += "Krippendorff's alpha (1 at best, 0 by chance)\n";
    for it in &agreement.alphas {
        let alpha = it.alpha.map_or_else(|| "    –".to_owned(), |alpha| format!("{alpha:5.2}"));
        out += &format!("  {:32} {alpha}  ({} units)\n", it.of, it.units);
    }
    out
}
