//! Each stage by itself on articles of the corpus, with criterion.
//!
//! `cargo bench --bench stages -- [STAGE]`. Every stage gets what the one before made of the same twelve articles; what it
//! takes over by value is copied outside of the measured time. `tag` computes the network and dwarfs the others; figures are
//! times for all twelve articles.

use copydesk::assemble::{AssembleConfig, assemble};
use copydesk::doc::record::ArticleRecord;
use copydesk::doc::{Analysis, Article, Body, Origin, RawDoc, Resolved, Segmented, Tagged};
use copydesk::engine::ModelConfig;
use copydesk::extract::{ExtractConfig, extract};
use copydesk::link::{LinkConfig, Linker};
use copydesk::resolve::resolve;
use copydesk::segment::segment;
use copydesk::sink::{Outcome, render};
use copydesk::tag::{Evidence, TagConfig, Tagger, evidence};
use criterion::{BatchSize, Criterion};
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::Duration;

/// Articles that are measured.
const ARTICLES: usize = 12;

/// The twelve articles after every stage.
struct Stations {
    tagger: Tagger,
    raw: Vec<RawDoc>,
    articles: Vec<Article>,
    segmented: Vec<Segmented>,
    tagged: Vec<Tagged>,
    resolved: Vec<Resolved>,
    analyses: Vec<Analysis>,
    records: Vec<ArticleRecord>,
}

static STATIONS: LazyLock<Stations> = LazyLock::new(|| {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/dev.jsonl");
    let lines = std::fs::read_to_string(corpus).unwrap_or_else(|error| panic!("{corpus}: {error}"));
    let tagger = Tagger::new(&ModelConfig::default(), &TagConfig::default()).expect("the embedded network");
    let raw: Vec<RawDoc> = lines.lines().take(ARTICLES).map(document).collect();
    let articles: Vec<Article> = raw.iter().cloned().map(extracted).collect();
    let segmented: Vec<Segmented> = articles.iter().cloned().map(segment).collect();
    let tagged: Vec<Tagged> = segmented.iter().cloned().map(|it| tagger.tag(it).expect("tags")).collect();
    let resolved: Vec<Resolved> = tagged.iter().cloned().map(resolve).collect();
    let config = AssembleConfig::default();
    let analyses: Vec<Analysis> = resolved.iter().cloned().map(|it| assemble(it, &config)).collect();
    let records = analyses.iter().cloned().map(|it| render(it).expect("a record")).collect();
    Stations { tagger, raw, articles, segmented, tagged, resolved, analyses, records }
});

fn document(line: &str) -> RawDoc {
    let value: serde_json::Value = serde_json::from_str(line).expect("a JSON object a line");
    let text = |key: &str| value[key].as_str().map(str::to_owned);
    let body = Body::Text(text("text").expect("a text"));
    let doc = RawDoc::new(text("id").unwrap_or_default(), Origin::default(), body);
    RawDoc { title: text("title"), published: text("published"), ..doc }
}

fn extracted(doc: RawDoc) -> Article {
    extract(doc, &ExtractConfig::default()).expect("an article").article
}

/// Measures one stage over copies of its `inputs`; `counted` is what it must yield, summed over the articles.
fn stage<I: Clone, O>(
    criterion: &mut Criterion,
    name: &str,
    inputs: &[I],
    (of, counted): (impl Fn(I) -> O, impl Fn(&O) -> usize),
) {
    let total: usize = inputs.iter().cloned().map(|input| counted(&of(input))).sum();
    assert!(total >= ARTICLES, "expected {name} to yield something of every article, found {total}");
    criterion.bench_function(name, |bencher| {
        let work = |inputs: Vec<I>| inputs.into_iter().map(&of).collect::<Vec<O>>();
        bencher.iter_batched(|| inputs.to_vec(), work, BatchSize::LargeInput);
    });
}

fn stages(criterion: &mut Criterion) {
    let all = &*STATIONS;
    let config = AssembleConfig::default();
    stage(criterion, "extract", &all.raw, (extracted, |article: &Article| article.text.len()));
    stage(criterion, "segment", &all.articles, (segment, |it: &Segmented| it.sentences.len()));
    stage(
        criterion,
        "tag",
        &all.segmented,
        (|it| all.tagger.tag(it).expect("tags"), |it: &Tagged| it.tags.entities.len()),
    );
    stage(criterion, "resolve", &all.tagged, (resolve, |it: &Resolved| it.entities.len() + it.times.len()));
    stage(criterion, "assemble", &all.resolved, (|it| assemble(it, &config), |it: &Analysis| it.events.len()));
    stage(
        criterion,
        "render",
        &all.analyses,
        (|it| render(it).expect("a record"), |it: &ArticleRecord| it.entities.len()),
    );
    stage(criterion, "serialise", &all.records, (|it| Outcome::of(&it), |it: &Outcome| it.article.len()));
}

/// Stages that only look at their input.
fn looks(criterion: &mut Criterion) {
    let all = &*STATIONS;
    let told = all.segmented.iter().filter(|it| evidence(it) == Evidence::Plain).count();
    assert!(told > ARTICLES / 2, "expected events in most articles, found {told}");
    criterion.bench_function("triage", |bencher| {
        bencher.iter(|| all.segmented.iter().filter(|it| evidence(black_box(it)) == Evidence::Plain).count());
    });
    criterion.bench_function("link", |bencher| {
        bencher.iter(|| {
            let mut linker = Linker::new(LinkConfig::default());
            let closed: usize = all.records.iter().map(|record| linker.push(record).len()).sum();
            closed + linker.finish().len()
        });
    });
}

fn main() {
    let brief = Criterion::default().sample_size(10);
    let brief = brief.warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(3));
    let mut criterion = brief.configure_from_args();
    stages(&mut criterion);
    looks(&mut criterion);
    criterion.final_summary();
}
