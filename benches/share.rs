//! Tokens a second of a whole `run` beside those of the bare network on the same batches, in the same process.
//!
//! `cargo bench --bench share -- [--input FILE.jsonl] [--threads N] [--repeat N]`
//!
//! The bare network gets every batch ready-made; the run reads the file, does everything and writes its five files. A token is
//! a word piece that is no padding, and both compute the same ones with the same padding. The two take turns; of each the
//! best round counts. Processor time is told beside the clock's, since other programs take from the latter.

use copydesk::doc::{Body, Origin, RawDoc};
use copydesk::engine::{self, Batch, ModelConfig, Network};
use copydesk::extract::extract;
use copydesk::pipeline::{Plan, RunOptions, Silent, run};
use copydesk::segment::segment;
use copydesk::tag::Tagger;
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

/// Seconds by the clock and of the processor.
#[derive(Clone, Copy)]
struct Seconds {
    clock: f64,
    processor: f64,
}

fn main() {
    let (input, threads, repeat) = options();
    let plan = plan(&input, threads);
    let network = engine::load(&ModelConfig { threads: 1, ..plan.config.model.clone() }).expect("the network");
    let network = network.expect("a network");
    let batches = batches(&plan, &input);
    let tokens: usize = batches.iter().map(|batch| batch.rows * batch.width - batch.padding()).sum();
    let padding: usize = batches.iter().map(Batch::padding).sum();
    let share = 100.0 * padding as f64 / (tokens + padding) as f64;
    println!("{} batches, {tokens} tokens, {share:.1}% padding, {threads} threads, best of {repeat}", batches.len());
    let rounds: Vec<(Seconds, Seconds)> = (0..repeat)
        .map(|_| (measured(|| bare(&network, &batches, threads)), measured(|| whole(&plan, tokens, padding))))
        .collect();
    let best = |of: &dyn Fn(&(Seconds, Seconds)) -> f64| rounds.iter().map(of).fold(f64::INFINITY, f64::min);
    let clock = (best(&|round| round.0.clock), best(&|round| round.1.clock));
    let processor = (best(&|round| round.0.processor), best(&|round| round.1.processor));
    println!("{:<16} {:>14} {:>14} {:>7}", "tokens/s", "bare network", "whole run", "share");
    for (name, (bare, run)) in [("by the clock", clock), ("a core's time", processor)] {
        let speed = |seconds: f64| tokens as f64 / seconds;
        println!("{name:<16} {:>14.0} {:>14.0} {:>6.1}%", speed(bare), speed(run), 100.0 * bare / run);
    }
}

fn options() -> (String, usize, usize) {
    let (mut input, mut threads, mut repeat) = ("corpus/dev.jsonl".to_owned(), 2, 3);
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let mut value = || arguments.next().unwrap_or_else(|| panic!("expected a value after {name}"));
        match name.as_str() {
            "--input" => input = value(),
            "--threads" => threads = value().parse().expect("a number of threads"),
            "--repeat" => repeat = value().parse().expect("a number of repeats"),
            "--bench" => {}
            other => panic!("expected --input, --threads or --repeat, found {other}"),
        }
    }
    (input, threads, repeat)
}

/// The default configuration over one file.
fn plan(input: &str, threads: usize) -> Plan {
    let mut plan = Plan::standard();
    plan.config.input.paths = vec![input.to_owned()];
    plan.config.run.jobs = threads;
    plan
}

/// What the run computes, article by article.
fn batches(plan: &Plan, input: &str) -> Vec<Batch> {
    let tagger = Tagger::new(&plan.config.model, &plan.config.tag).expect("the network");
    let text = std::fs::read_to_string(input).unwrap_or_else(|error| panic!("{input}: {error}"));
    let article = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("a JSON object a line");
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        let body = Body::Text(text("text").expect("a text"));
        let doc = RawDoc { title: text("title"), ..RawDoc::new("a", Origin::default(), body) };
        let article = extract(doc, &plan.config.extract).expect("an article").article;
        tagger.batches(&segment(article)).expect("batches")
    };
    text.lines().flat_map(article).collect()
}

fn bare(network: &Network, batches: &[Batch], threads: usize) {
    let next = AtomicUsize::new(0);
    let worker = || {
        while let Some(batch) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
            black_box(network.encoder.encode(batch).expect("logits"));
        }
    };
    thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(worker))));
}

fn whole(plan: &Plan, tokens: usize, padding: usize) {
    let out = tempfile::tempdir().expect("a folder");
    let mut plan = plan.clone();
    plan.config.run.out = out.path().to_owned();
    let options =
        RunOptions { progress: Box::new(Silent), fresh: true, stop: Default::default(), stream_events: false };
    let report = run(&plan, options).expect("a run");
    assert_eq!(report.failures, 0, "every article is read");
    let expected = padding as f64 / (tokens + padding) as f64;
    assert!((report.coverage.padding_share - expected).abs() < 1e-9, "the run computes other batches");
}

fn measured(work: impl FnOnce()) -> Seconds {
    let (start, before) = (Instant::now(), processor());
    work();
    Seconds { clock: start.elapsed().as_secs_f64(), processor: processor() - before }
}

/// Seconds of processor time of all threads so far (Linux: fields 14 and 15 of `/proc/self/stat`, a hundredth of a second each).
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("a proc file system");
    let behind = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = |at: usize| behind.split_whitespace().nth(at).and_then(|word| word.parse::<f64>().ok());
    (ticks(11).unwrap_or_default() + ticks(12).unwrap_or_default()) / 100.0
}
