//! `copydesk eval`: scores against gold, and the accuracy gate.

use super::print::print as put;
use super::reading;
use super::settings::Settings;
use crate::doc::record::ArticleRecord;
use crate::doc::{Body, Origin, RawDoc};
use crate::eval::compare::compare;
use crate::eval::gate::{self, Breach, Floors};
use crate::eval::{Evaluation, GoldArticle, print};
use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// How the scores are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for a terminal.
    Table,
    /// Every article's tallies, for a later --against.
    Json,
    /// JUnit XML for build servers.
    Junit,
    /// A table for a pull request.
    Markdown,
    /// One Markdown table of scores with a column a set, to see them side by side.
    Columns,
}

/// Arguments of `copydesk eval`.
#[derive(Debug, Args)]
pub(super) struct EvalArgs {
    /// Gold articles: .jsonl files, or folders of them; each file is one set, and so are pages with gold beside them.
    #[arg(value_name = "CORPUS", default_value = "corpus")]
    corpus: Vec<PathBuf>,
    /// Configuration file [default: pipeline.toml, when there is one].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Score these records (an articles.jsonl) instead of running the pipeline.
    #[arg(long, value_name = "FILE")]
    records: Option<PathBuf>,
    /// How the scores are written.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Compare with an earlier evaluation (written by --format json).
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Break the scores down by the articles' tags.
    #[arg(long)]
    tags: bool,
    /// Add a row an article, the one with the most mistakes first.
    #[arg(long)]
    articles: bool,
    /// Show gold and guess of one article: labels under its words, then layer by layer.
    #[arg(long, value_name = "ID")]
    show: Option<String>,
    /// Exit with 1 when a slot falls below its floor, or gold is not what the floors were pinned on.
    #[arg(long)]
    gate: bool,
    /// Write today's scores as floors.
    #[arg(long, conflicts_with = "gate")]
    pin: bool,
    /// Let --pin lower a floor.
    #[arg(long, requires = "pin")]
    allow_regression: bool,
    /// The floors [default: floors.toml in CORPUS].
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
    /// Worker threads; 0 takes as many as there are cores.
    #[arg(long, value_name = "N", default_value_t = 0)]
    jobs: usize,
}

/// One file of gold with its evaluation.
struct Set {
    name: String,
    gold: Vec<GoldArticle>,
    evaluation: Evaluation,
}

pub(super) fn eval(args: EvalArgs) -> anyhow::Result<ExitCode> {
    let sets = sets(&args.corpus)?;
    distinct(&sets)?;
    let records = records(&args, &sets)?;
    if let Some(id) = &args.show {
        return show(&sets, &records, id);
    }
    let score = |(name, gold): (String, Vec<GoldArticle>)| {
        let evaluation = Evaluation::new(&gold, &records);
        Set { name, gold, evaluation }
    };
    let sets: Vec<Set> = sets.into_iter().map(score).collect();
    let breaches = gated(&args, &sets)?;
    write(&args, &sets, &breaches)?;
    for breach in &breaches {
        eprintln!("gate: {breach}");
    }
    Ok(if breaches.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The sets of all corpora: by file name, or by path where two files have one name.
fn sets(corpora: &[PathBuf]) -> anyhow::Result<Vec<(String, Vec<GoldArticle>)>> {
    let mut sets: Vec<(String, Vec<GoldArticle>)> = Vec::new();
    for corpus in corpora {
        for (name, gold) in super::gold::sets(corpus)? {
            let taken = sets.iter().any(|(other, _)| *other == name);
            let path = if corpus.is_dir() { corpus.join(&name) } else { corpus.clone() };
            sets.push((if taken { path.display().to_string() } else { name }, gold));
        }
    }
    Ok(sets)
}

/// Records are found by id, so an id may stand in one file only.
fn distinct(sets: &[(String, Vec<GoldArticle>)]) -> anyhow::Result<()> {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, article) in sets.iter().flat_map(|(name, gold)| gold.iter().map(move |article| (name, article))) {
        if let Some(first) = seen.insert(&article.id, name) {
            bail!(
                "{name}: expected ids that no other file of the corpus has, found {:?}, which {first} has too",
                article.id
            );
        }
    }
    Ok(())
}

/// The records to score: read, or made by the pipeline.
fn records(args: &EvalArgs, sets: &[(String, Vec<GoldArticle>)]) -> anyhow::Result<BTreeMap<String, ArticleRecord>> {
    if let Some(path) = &args.records {
        return reading::records(path);
    }
    let config = Settings { config: args.config.clone() }.plan()?.config;
    let wanted = |article: &&GoldArticle| args.show.as_ref().is_none_or(|id| article.id == *id);
    let documents: Vec<RawDoc> = sets.iter().flat_map(|(_, gold)| gold).filter(wanted).map(raw).collect();
    reading::process(&config, &documents, args.jobs)
}

/// A gold article as an input of the pipeline: its page, which has to tell everything, or its text with what the row
/// tells of it, as `copydesk run` reads it.
pub(super) fn raw(article: &GoldArticle) -> RawDoc {
    if let Some(page) = &article.page {
        return RawDoc::new(article.id.clone(), Origin::default(), Body::Html { bytes: page.clone(), charset: None });
    }
    let known = |name: &str| article.more.get(name).and_then(serde_json::Value::as_str).map(str::to_owned);
    RawDoc {
        title: article.title.clone(),
        published: article.published.clone(),
        url: known("url"),
        publisher: known("publisher"),
        language: known("language"),
        ..RawDoc::new(article.id.clone(), Origin::default(), Body::Text(article.text.clone()))
    }
}

fn show(
    sets: &[(String, Vec<GoldArticle>)],
    records: &BTreeMap<String, ArticleRecord>,
    id: &str,
) -> anyhow::Result<ExitCode> {
    let gold = sets.iter().flat_map(|(_, gold)| gold).find(|article| article.id == id);
    let (Some(gold), Some(record)) = (gold, records.get(id)) else {
        bail!("expected the id of a gold article that has a record, found {id:?}");
    };
    put(&print::show(gold, record))?;
    Ok(ExitCode::SUCCESS)
}

fn write(args: &EvalArgs, sets: &[Set], breaches: &[Breach]) -> anyhow::Result<()> {
    let before = args.against.as_deref().map(earlier).transpose()?;
    if args.format == Format::Json {
        let all: BTreeMap<&str, &Evaluation> = sets.iter().map(|set| (set.name.as_str(), &set.evaluation)).collect();
        return put(&(serde_json::to_string(&all)? + "\n"));
    }
    if args.format == Format::Junit {
        let suites: Vec<String> = sets.iter().map(|set| print::junit(&set.name, &set.evaluation, breaches)).collect();
        return put(&print::junit_document(&suites));
    }
    if args.format == Format::Columns {
        let all: Vec<(&str, &Evaluation)> = sets.iter().map(|set| (set.name.as_str(), &set.evaluation)).collect();
        return put(&print::columns(&all));
    }
    let mut text = String::new();
    for set in sets {
        let before = before.as_ref().and_then(|before| before.get(&set.name));
        let changes = before.map_or_else(Vec::new, |before| compare(before, &set.evaluation));
        text += &match args.format {
            Format::Markdown => print::markdown(&set.name, &set.evaluation, &changes) + "\n",
            Format::Table | Format::Json | Format::Junit | Format::Columns => {
                table(args, set, before.map(|_| print::changes(&changes)))
            }
        };
    }
    put(&text)
}

fn table(args: &EvalArgs, set: &Set, changes: Option<String>) -> String {
    let mut text = print::terminal(&set.name, &set.evaluation) + "\n";
    if args.tags {
        for tag in set.evaluation.by_tag().keys() {
            let articles =
                set.evaluation.articles.iter().filter(|article| article.kind.contains(tag)).cloned().collect();
            let tagged = Evaluation { articles, ..Evaluation::default() };
            text += &(print::terminal(&format!("{} / {tag}", set.name), &tagged) + "\n");
        }
    }
    if args.articles {
        text += &(print::articles(&set.name, &set.evaluation) + "\n");
    }
    if let Some(changes) = changes {
        text += &format!("since the earlier evaluation:\n{changes}\n");
    }
    text
}

fn earlier(path: &Path) -> anyhow::Result<BTreeMap<String, Evaluation>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    serde_json::from_str(&text)
        .with_context(|| format!("{}: expected an evaluation written by --format json", path.display()))
}

/// What the gate says; floors are pinned when asked.
fn gated(args: &EvalArgs, sets: &[Set]) -> anyhow::Result<Vec<Breach>> {
    if !args.gate && !args.pin {
        return Ok(Vec::new());
    }
    let path = floors_file(args)?;
    let sums: BTreeMap<String, String> = sets.iter().map(|set| (set.name.clone(), gate::checksum(&set.gold))).collect();
    let whole = Evaluation {
        articles: sets.iter().flat_map(|set| set.evaluation.articles.clone()).collect(),
        lost: sets.iter().flat_map(|set| set.evaluation.lost.clone()).collect(),
        differs: sets.iter().flat_map(|set| set.evaluation.differs.clone()).collect(),
    };
    let old = if path.exists() { Some(floors(&path)?) } else { None };
    if args.pin {
        let pinned = gate::pin(old.as_ref(), &whole, (sums, args.allow_regression)).map_err(|falls| {
            anyhow::anyhow!("expected no floor to fall (or --allow-regression), found: {}", falls.join("; "))
        })?;
        std::fs::write(&path, toml::to_string(&pinned)?).with_context(|| format!("writing {}", path.display()))?;
        return Ok(Vec::new());
    }
    let floors =
        old.with_context(|| format!("expected floors in {}, found none; write them with --pin", path.display()))?;
    Ok(gate::check(&floors, &whole, &sums))
}

/// The file of floors: the one that is named, or `floors.toml` in the one corpus.
fn floors_file(args: &EvalArgs) -> anyhow::Result<PathBuf> {
    match (&args.floors, &args.corpus[..]) {
        (Some(file), _) => Ok(file.clone()),
        (None, [corpus]) if corpus.is_dir() => Ok(corpus.join("floors.toml")),
        (None, [corpus]) => Ok(corpus.with_file_name("floors.toml")),
        (None, several) => bail!("expected --floors FILE for {} corpora, found none", several.len()),
    }
}

fn floors(path: &Path) -> anyhow::Result<Floors> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("{}: expected floors written by --pin", path.display()))
}
