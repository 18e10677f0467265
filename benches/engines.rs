//! Tokens and articles a second of every engine of the build, on the same articles.
//!
//! `cargo bench --bench engines -- [--input FILE.jsonl] [--threads N] [--repeat N] [--dump FILE.json]`
//!
//! A token is a word piece that is no padding. `--dump` writes the batches, for `scripts/bench-engines` to compute the same
//! ones with the same network in Python.

use copydesk::doc::{Article, Segmented};
use copydesk::engine::{EngineName, ModelConfig};
use copydesk::segment::segment;
use copydesk::tag::{TagConfig, Tagger};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

struct Options {
    input: PathBuf,
    threads: usize,
    repeat: usize,
    dump: Option<PathBuf>,
}

fn main() {
    let options = options();
    let articles = articles(&options);
    assert!(!articles.is_empty(), "expected articles in {}, found none", options.input.display());
    println!("{} articles, {} threads, best of {}", articles.len(), options.threads, options.repeat);
    println!("{:<17} {:>10} {:>12} {:>9}", "engine, at once", "tokens/s", "articles/s", "padding");
    bench(EngineName::Rten, None, &articles, &options);
    #[cfg(feature = "rust-bert")]
    bench(EngineName::RustBert, Some("models/newsdesk-en".into()), &articles, &options);
}

fn options() -> Options {
    let mut options = Options { input: "corpus/dev.jsonl".into(), threads: 2, repeat: 3, dump: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let mut value = || arguments.next().unwrap_or_else(|| panic!("expected a value after {name}"));
        match name.as_str() {
            "--input" => options.input = value().into(),
            "--threads" => options.threads = value().parse().expect("a number of threads"),
            "--repeat" => options.repeat = value().parse().expect("a number of repeats"),
            "--dump" => options.dump = Some(value().into()),
            "--bench" => {}
            other => panic!("expected --input, --threads, --repeat or --dump, found {other}"),
        }
    }
    options
}

fn articles(options: &Options) -> Vec<Segmented> {
    let text =
        std::fs::read_to_string(&options.input).unwrap_or_else(|error| panic!("{}: {error}", options.input.display()));
    text.lines().map(article).collect()
}

fn article(line: &str) -> Segmented {
    let value: serde_json::Value = serde_json::from_str(line).expect("a JSON object a line");
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    segment(Article {
        id: text("id").unwrap_or_default(),
        url: None,
        title: text("title"),
        publisher: None,
        authors: Vec::new(),
        published: None,
        language: None,
        modified: None,
        origins: Default::default(),
        sha256: String::new(),
        text: text("text").unwrap_or_default(),
    })
}

/// Every engine both ways that `threads` threads can be used: one article at a time with all of them in each computation,
/// and as many articles at a time, with one thread each, as `copydesk run` does.
fn bench(engine: EngineName, path: Option<PathBuf>, articles: &[Segmented], options: &Options) {
    for (inside, at_once) in [(options.threads, 1), (1, options.threads)] {
        let model = ModelConfig { engine, path: path.clone(), threads: inside, ..ModelConfig::default() };
        let tagger = Tagger::new(&model, &TagConfig::default()).expect("the network");
        if let Some(path) = options.dump.as_ref().filter(|_| engine == EngineName::Rten) {
            dump(&tagger, articles, path);
        }
        let rounds = (0..options.repeat).map(|_| round(&tagger, articles, at_once));
        let best = rounds.min_by(|a, b| a.seconds.total_cmp(&b.seconds)).expect("a round");
        let (tokens, count) = ((best.computed - best.padding) as f64, articles.len() as f64);
        let share = 100.0 * best.padding as f64 / best.computed as f64;
        let name = format!("{engine} {at_once}x{inside}");
        println!("{name:<17} {:>10.0} {:>12.2} {share:>8.1}%", tokens / best.seconds, count / best.seconds);
    }
}

/// One pass over the articles.
struct Round {
    seconds: f64,
    computed: usize,
    padding: usize,
}

fn round(tagger: &Tagger, articles: &[Segmented], at_once: usize) -> Round {
    let (next, start) = (AtomicUsize::new(0), Instant::now());
    let worker = || {
        let (mut computed, mut padding) = (0, 0);
        while let Some(article) = articles.get(next.fetch_add(1, Ordering::Relaxed)) {
            let coverage = tagger.tag(article.clone()).expect("tags").coverage;
            assert_eq!(coverage.words, coverage.read, "a word went unread");
            computed += coverage.computed;
            padding += coverage.padding;
        }
        (computed, padding)
    };
    let sums: Vec<(usize, usize)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().map(|worker| worker.join().expect("a worker")).collect()
    });
    let (computed, padding) = sums.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    Round { seconds: start.elapsed().as_secs_f64(), computed, padding }
}

/// The batches as `[[ids, mask, types], …]`, each a list of rows.
fn dump(tagger: &Tagger, articles: &[Segmented], path: &PathBuf) {
    let rows = |values: &[i32], width: usize| values.chunks(width).map(<[i32]>::to_vec).collect::<Vec<_>>();
    let batches: Vec<_> = articles.iter().flat_map(|article| tagger.batches(article).expect("batches")).collect();
    let batches: Vec<_> =
        batches.iter().map(|b| [rows(&b.ids, b.width), rows(&b.mask, b.width), rows(&b.types, b.width)]).collect();
    let json =
        serde_json::to_vec(&serde_json::json!({ "articles": articles.len(), "batches": batches })).expect("JSON");
    std::fs::write(path, json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
