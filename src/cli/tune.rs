//! `copydesk tune`: refits the assembler's weights to gold articles, one weight at a time, or writes the signs of all events
//! with their roles in gold, from which `scripts/fit_signs.py` fits the weights of `assemble/signs_table.rs`.

use crate::assemble::{AssembleConfig, Weights, assemble, signs};
use crate::doc::Resolved;
use crate::eval::{Evaluation, GoldArticle, gold_files};
use crate::pipeline::{Desk, Tally};
use anyhow::Context;
use clap::Args;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

/// What a weight is worth: slots and their share in the objective.
const OBJECTIVE: &[(&str, f64)] = &[
    ("record.whole.accuracy", 2.0),
    ("events.main", 2.0),
    ("events.all", 2.0),
    ("events.quiet.accuracy", 0.5),
    ("event.type.accuracy", 0.5),
    ("event.role.accuracy", 1.0),
    ("event.when.accuracy", 1.0),
    ("event.killed", 1.0),
    ("event.injured", 1.0),
    ("event.perpetrators", 0.5),
    ("figures.event.accuracy", 1.0),
];

/// Steps tried for each weight in each round.
const STEPS: &[f64] = &[-0.5, -0.2, 0.2, 0.5];

/// A change smaller than this share of the objective is chance, not gain.
const GAIN: f64 = 0.0015;

/// Arguments of `copydesk tune`.
#[derive(Debug, Args)]
pub(super) struct TuneArgs {
    /// Gold articles: .jsonl files or folders of them.
    #[arg(value_name = "CORPUS", required = true)]
    corpus: Vec<PathBuf>,
    /// Configuration file [default: pipeline.toml, when there is one].
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Weights that stay as they are, by name, separated by commas.
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    fix: Vec<String>,
    /// Rounds over all weights.
    #[arg(long, default_value_t = 2)]
    rounds: usize,
    /// Write no weights, but a JSON line for each event, with its signs and its role in gold.
    #[arg(long)]
    signs: bool,
    /// Write no weights, but a JSON line for each mention of an event, with the signs of coreference and what gold says.
    #[arg(long, conflicts_with = "signs")]
    pairs: bool,
}

/// Articles resolved once, and scored again for every set of weights.
struct Bench {
    gold: Vec<GoldArticle>,
    resolved: BTreeMap<String, Resolved>,
    base: AssembleConfig,
}

type Values = BTreeMap<String, f64>;

pub(super) fn tune(args: &TuneArgs) -> anyhow::Result<ExitCode> {
    let bench = bench(args)?;
    if args.signs {
        return bench.signs();
    }
    if args.pairs {
        return Ok(bench.pairs());
    }
    let mut best: Values = toml::Value::try_from(&bench.base.weights)?.try_into()?;
    let mut score = bench.objective(&best)?;
    println!("# {} articles, objective {score:.4}", bench.gold.len());
    for _ in 0..args.rounds {
        let names: Vec<String> = best.keys().filter(|name| !args.fix.contains(name)).cloned().collect();
        for name in names {
            score = bench.improve(&mut best, &name, score)?;
        }
    }
    println!("# objective {score:.4}\n[assemble.weights]\n{}", toml::to_string(&best)?);
    Ok(ExitCode::SUCCESS)
}

fn bench(args: &TuneArgs) -> anyhow::Result<Bench> {
    let config = super::settings::Settings { config: args.config.clone() }.plan()?.config;
    let desk = Desk::new(&config)?;
    let mut bench = Bench { gold: Vec::new(), resolved: BTreeMap::new(), base: config.assemble };
    for path in &args.corpus {
        for file in gold_files::files(path)? {
            bench.gold.extend(gold_files::read(&file)?);
        }
    }
    for article in &bench.gold {
        if let Ok(analysis) = desk.analyse(super::eval::raw(article), &mut Tally::default()) {
            bench.resolved.insert(article.id.clone(), analysis.resolved);
        }
    }
    Ok(bench)
}

impl Bench {
    /// Writes the events of every article, with their signs and their roles in gold; events that gold lacks have none.
    fn signs(&self) -> anyhow::Result<ExitCode> {
        let config = AssembleConfig {
            weights: Weights { keep: 0.0, keep_best: 0.0, ..self.base.weights.clone() },
            ..self.base.clone()
        };
        for article in &self.gold {
            let Some(resolved) = self.resolved.get(&article.id) else { continue };
            let record = crate::sink::render(assemble(resolved.clone(), &config))?;
            let gold = crate::eval::roles(&record, article);
            for (at, signs) in signs(resolved, &config).into_iter().enumerate() {
                let signs: BTreeMap<&str, f64> = signs.into_iter().collect();
                let row = serde_json::json!({
                    "article": article.id, "event": at, "got": record.events[at].role, "gold": gold[at], "signs": signs,
                });
                println!("{row}");
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    /// Writes what coreference weighed in every article.
    fn pairs(&self) -> ExitCode {
        for (article, resolved) in self.gold.iter().filter_map(|it| Some((it, self.resolved.get(&it.id)?))) {
            for row in super::tune_pairs::rows(resolved, article, &self.base) {
                println!("{row}");
            }
        }
        ExitCode::SUCCESS
    }

    /// The weighted mean of the slots of [`OBJECTIVE`], 0 to 1.
    fn objective(&self, values: &Values) -> anyhow::Result<f64> {
        let weights: Weights = toml::Value::try_from(values)?.try_into().context("reading weights")?;
        let config = AssembleConfig { weights, ..self.base.clone() };
        let record = |(id, resolved): (&String, &Resolved)| {
            Some((id.clone(), crate::sink::render(assemble(resolved.clone(), &config)).ok()?))
        };
        let halves: Vec<(&String, &Resolved)> = self.resolved.iter().collect();
        let (one, other) = halves.split_at(halves.len() / 2);
        let mut records = BTreeMap::new();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| other.iter().copied().filter_map(record).collect::<Vec<_>>());
            records.extend(one.iter().copied().filter_map(record));
            records.extend(second.join().unwrap_or_default());
        });
        let total = Evaluation::new(&self.gold, &records).total();
        let sum: f64 =
            OBJECTIVE.iter().map(|(slot, share)| share * total.0.get(*slot).copied().unwrap_or_default().f1()).sum();
        Ok(sum / OBJECTIVE.iter().map(|(_, share)| share).sum::<f64>())
    }

    /// Tries the steps of one weight and keeps the best; returns the objective reached.
    fn improve(&self, best: &mut Values, name: &str, score: f64) -> anyhow::Result<f64> {
        let start = best.get(name).copied().unwrap_or(0.0);
        let (mut top, mut value) = (score + GAIN, start);
        for step in STEPS {
            let mut trial = best.clone();
            trial.insert(name.to_owned(), start + step * start.abs().max(0.2));
            let reached = self.objective(&trial)?;
            if reached > top {
                (top, value) = (reached, start + step * start.abs().max(0.2));
            }
        }
        if value == start {
            return Ok(score);
        }
        println!("# {name} {start:.3} -> {value:.3}: {top:.4}");
        best.insert(name.to_owned(), value);
        Ok(top)
    }
}
