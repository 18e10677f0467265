//! What several tests need: a folder to work in, the program, and a configuration without the network.

use assert_cmd::Command;
use copydesk::doc::record::ArticleRecord;
use copydesk::doc::{Body, Origin, RawDoc};
use copydesk::pipeline::{Config, Desk as Stages, Tally};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// Articles of the tests' own: an attack, an accident, no event.
pub const ARTICLES: [(&str, &str); 3] = [
    (
        "blast",
        "KARAM, March 4 (Wire) - A car bomb exploded outside a market in Karam on Monday, killing at least 12 people \
         and wounding 30, police said.\nNo group claimed responsibility for the blast. “It was a cowardly act,” said \
         the governor, José Núñez.\n",
    ),
    (
        "bus",
        "A bus carrying pilgrims plunged into a ravine on Tuesday, killing 7 people, officials said. Five others were \
         taken to hospital.\n",
    ),
    ("cake", "The bakery on Mill Lane won a prize for its lemon cake. The owner said she was delighted.\n"),
];

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_copydesk");

/// A folder that goes away with the test.
pub struct Desk {
    dir: TempDir,
}

impl Desk {
    /// An empty folder with a `pipeline.toml` that leaves the network out, so that tests are quick.
    pub fn new() -> Self {
        let desk = Self { dir: TempDir::new().unwrap() };
        desk.write("pipeline.toml", "[model]\nengine = \"none\"\n");
        desk
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file into it.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Reads a file of it.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.dir.path().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The lines of a JSONL file of it.
    pub fn lines(&self, name: &str) -> Vec<Value> {
        self.read(name).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The program, started in the folder.
    pub fn copydesk(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.current_dir(self.dir.path()).args(args);
        command
    }

    /// Writes `count` articles as JSONL, the three of [`ARTICLES`] over and over.
    pub fn write_articles(&self, name: &str, count: usize) -> PathBuf {
        self.write(name, (0..count).map(row).collect::<String>())
    }
}

/// Line `number` of a corpus.
pub fn row(number: usize) -> String {
    let (name, text) = ARTICLES[number % ARTICLES.len()];
    let id = format!("{name}-{number}");
    serde_json::json!({"id": id, "text": text, "published": "2024-03-05"}).to_string() + "\n"
}

/// The stages without the network, which has tests of its own.
static STAGES: LazyLock<Stages> = LazyLock::new(|| {
    let mut config = Config::default();
    config.model.engine = copydesk::engine::EngineName::None;
    Stages::new(&config).expect("the stages need no file")
});

/// The record of a text published on 5 March 2024; `None` when extraction refuses it.
pub fn read(text: &str) -> Option<ArticleRecord> {
    read_as("a", text)
}

/// The record of a text under an id.
pub fn read_as(id: &str, text: &str) -> Option<ArticleRecord> {
    read_doc(RawDoc::new(id, Origin::default(), Body::Text(text.to_owned())))
}

/// The record of a text with a title.
pub fn read_titled(title: &str, text: &str) -> Option<ArticleRecord> {
    let doc = RawDoc::new("a", Origin::default(), Body::Text(text.to_owned()));
    read_doc(RawDoc { title: Some(title.to_owned()), ..doc })
}

fn read_doc(doc: RawDoc) -> Option<ArticleRecord> {
    let doc = RawDoc { published: Some("2024-03-05".to_owned()), ..doc };
    let result = STAGES.process(doc, &mut Tally::default());
    if let Err(failure) = &result {
        assert_eq!(failure.stage, "extract", "only extraction may refuse a text: {failure:?}");
    }
    result.ok().map(|finished| finished.article)
}
