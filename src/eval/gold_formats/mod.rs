//! Gold in the formats of annotation tools, and back, with exact positions.
//!
//! Every format goes through `markup.rs`: marked words, details of a mark, links between marks. What a format cannot hold, and
//! what a file has that makes no label, is told article by article: nothing is lost in silence and nothing is filled in.

mod brat;
mod brat_conf;
mod build;
mod conll;
mod conll_tokens;
mod doccano;
mod flatten;
mod header;
mod label_studio;
mod markup;
mod utf16;

pub use markup::{Details, Mark, written};

use super::gold::GoldArticle;
use header::Header;
use markup::Markup;

/// A format of an annotation tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// brat's standoff: a `.txt` and an `.ann` an article; positions in code points. Holds everything.
    Brat,
    /// doccano's JSONL with relations; positions in code points. Holds no details of a mark but in its metadata.
    Doccano,
    /// Label Studio's JSON, one array of tasks; positions in UTF-16 code units. Holds everything.
    LabelStudio,
    /// CoNLL columns: a token a line, a column of B/I/O tags a layer. Holds neither details nor links.
    Conll,
}

/// A file: its name, and what is in it. Formats of a single file give it the empty name.
pub type NamedFile = (String, String);

/// Gold in another format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    /// One file, or for brat a folder's files.
    pub files: Vec<NamedFile>,
    /// What the format cannot hold, in words, each with its article.
    pub lost: Vec<String>,
}

/// Gold from another format.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// The articles, in the order of the file.
    pub articles: Vec<GoldArticle>,
    /// Marks that made no label, in words, each with its article.
    pub lost: Vec<String>,
}

/// Why an annotation tool's file could not be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at}: expected {expected}, found {found}")]
pub struct FormatError {
    /// Line or task, from 1; for brat with the name of the file before it.
    pub at: String,
    /// What should be there.
    pub expected: &'static str,
    /// What is there.
    pub found: String,
}

/// An article between gold and a format.
#[derive(Debug, Clone, Default)]
struct Document {
    header: Header,
    text: String,
    markup: Markup,
    /// What was lost on the way here.
    lost: Vec<String>,
}

impl Document {
    fn new(article: &GoldArticle) -> Self {
        let (markup, lost) = flatten::flatten(article);
        Self { header: Header::new(article), text: article.text.clone(), markup, lost }
    }
}

/// The labels of an article as marked words.
#[must_use]
pub fn marks(article: &GoldArticle) -> Vec<Mark> {
    flatten::flatten(article).0.marks
}

/// Gold articles as a file, or files, of an annotation tool.
#[must_use]
pub fn export(gold: &[GoldArticle], format: Format) -> Exported {
    let mut documents: Vec<Document> = gold.iter().map(Document::new).collect();
    let single = |text: String| vec![(String::new(), text)];
    let files = match format {
        Format::Brat => brat::write(&documents),
        Format::Doccano => single(doccano::write(&documents)),
        Format::LabelStudio => single(label_studio::write(&documents)),
        Format::Conll => single(conll::write(&mut documents)),
    };
    Exported { files, lost: documents.iter().flat_map(losses).collect() }
}

/// Reads an annotation tool's file, or brat's folder, as gold.
///
/// # Errors
/// Names the line or task that is not of the format, or has a position outside its text.
pub fn import(files: &[NamedFile], format: Format) -> Result<Imported, FormatError> {
    let text = files.iter().map(|(_, text)| text.as_str()).next().unwrap_or_default();
    let documents = match format {
        Format::Brat => brat::read(files)?,
        Format::Doccano => doccano::read(text)?,
        Format::LabelStudio => label_studio::read(text)?,
        Format::Conll => conll::read(text)?,
    };
    let mut imported = Imported::default();
    for (at, mut document) in documents.into_iter().enumerate() {
        let (article, lost) = build::build(&document.header, &document.text, &document.markup);
        document.lost.extend(lost);
        imported.lost.extend(losses(&document));
        if let Some(found) = super::labels::problem(&article) {
            return Err(FormatError { at: (at + 1).to_string(), expected: "labels that fit their text", found });
        }
        imported.articles.push(article);
    }
    Ok(imported)
}

fn losses(document: &Document) -> Vec<String> {
    document.lost.iter().map(|problem| format!("{}: {problem}", document.header.id())).collect()
}

#[cfg(test)]
mod tests;
