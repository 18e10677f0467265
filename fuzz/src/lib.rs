//! What the targets share: a document made of bytes, and the laws that hold for whatever is read from it.

use copydesk::assemble::{AssembleConfig, assemble};
use copydesk::doc::record::ArticleRecord;
use copydesk::doc::{Article, Body, Origin, RawDoc, Segmented};
use copydesk::engine::{EngineName, ModelConfig};
use copydesk::extract::{ExtractConfig, extract};
use copydesk::ingest::{Format, Found, IngestConfig, Item, Reader, Source};
use copydesk::resolve::resolve;
use copydesk::segment::segment;
use copydesk::sink::render;
use copydesk::tag::{TagConfig, Tagger};
use std::path::PathBuf;
use std::sync::LazyLock;

/// Longest text that is read, in bytes: longer ones make the fuzzer slow and tell nothing new.
pub const LONGEST: usize = 1 << 14;

/// Word lists alone: the network is not what is looked at here.
static TAGGER: LazyLock<Tagger> = LazyLock::new(|| {
    let model = ModelConfig { engine: EngineName::None, ..ModelConfig::default() };
    Tagger::new(&model, &TagConfig::default()).expect("word lists are always there")
});

/// The article that plain text is, published on a fixed day; `None` for white space alone.
#[must_use]
pub fn article(text: &str, published: Option<&str>) -> Option<Article> {
    let doc = RawDoc {
        published: published.map(str::to_owned),
        ..RawDoc::new("fuzz", Origin::default(), Body::Text(text.to_owned()))
    };
    let config = ExtractConfig { detect_language: false, ..ExtractConfig::default() };
    extract(doc, &config).ok().map(|extracted| extracted.article)
}

/// Cuts an article and checks that every character but white space belongs to exactly one token.
#[must_use]
pub fn segmented(article: Article) -> Segmented {
    let segmented = segment(article);
    let text = segmented.text();
    let mut at = 0;
    for token in &segmented.tokens {
        let between = text.get(at..token.span.start()).expect("tokens are in order and on the borders of characters");
        assert!(between.chars().all(char::is_whitespace), "no token holds {between:?}");
        at = token.span.end();
    }
    segmented
}

/// Everything after extraction, with word lists in the network's place; a span that does not slice to its words fails.
#[must_use]
pub fn record(article: Article) -> ArticleRecord {
    let tagged = TAGGER.tag(segmented(article)).expect("word lists cannot fail");
    let analysis = assemble(resolve(tagged), &AssembleConfig::default());
    render(analysis).expect("every span slices to its words")
}

/// A file of this process alone, written anew for every input.
#[must_use]
pub fn file(ending: &str, bytes: &[u8]) -> PathBuf {
    let path = std::env::temp_dir().join(format!("copydesk-fuzz-{}.{ending}", std::process::id()));
    std::fs::write(&path, bytes).expect("the folder for temporary files can be written");
    path
}

/// Reads `bytes` as a file with that ending; the items must come to an end, with an id of its own each.
#[must_use]
pub fn items(ending: &str, bytes: &[u8]) -> Vec<Item> {
    let path = file(ending, bytes);
    let format = Format::of(&path).expect("an ending that is read");
    let found = Found { sources: vec![Source::File { path, format }], failures: Vec::new() };
    let config = IngestConfig { max_record_bytes: 1 << 16, ..IngestConfig::default() };
    let items: Vec<Item> = Reader::new(found, &config).take(bytes.len() + 2).collect();
    assert!(items.len() <= bytes.len() + 1, "more items than bytes");
    let mut ids: Vec<&str> = items.iter().flatten().map(|doc| doc.id.as_str()).collect();
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "an id was given out twice");
    items
}
