//! Stage 2: from a raw document to an [`crate::doc::Article`].
//!
//! Plain text is kept to the last character. A page gives its body's text and its metadata; what was given beside the
//! page (title, date, publisher) wins over what the page says.

/// Name of this stage in reports and failures.
pub const STAGE: &str = "extract";

mod blocks;
mod body;
mod charset;
mod config;
mod dates;
mod declared;
mod furniture;
mod guard;
mod html;
mod jsonld;
mod kind;
mod language;
mod language_table;
mod live;
mod mass;
mod metadata;
mod months_table;
mod outlet;
mod outlets_table;
mod prune;
mod published;
mod region;
mod title;
mod told;
mod visible;
mod written;

pub use config::{Collections, ExtractConfig, Treatment};
pub use live::split;

use crate::doc::ArticleField::{self, Authors, Language, Modified, Published, Publisher, Title};
use crate::doc::{Article, Body, FieldOrigin, FieldSource, Note, Publication, PublishedBasis, RawDoc};
use crate::text::{ByteSpan, hex};
use declared::Stamp;
use html::Page;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use told::Told;

/// Why a document is no article.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    /// Nothing but white space.
    #[error("expected an article's text, found only white space")]
    NoText,
    /// A page whose body could not be told from the rest.
    #[error("expected a page with an article, found no body text in it")]
    NoBody,
    /// A page that is not parsed, for its length.
    #[error("expected a page of at most {limit} bytes, found {found}")]
    TooLong {
        /// The limit in bytes.
        limit: usize,
        /// The page's bytes.
        found: usize,
    },
    /// A page that is not parsed, for its nesting.
    #[error("expected at most {limit} nested elements, found {found}")]
    TooDeep {
        /// The limit in elements.
        limit: usize,
        /// The page's elements inside each other.
        found: usize,
    },
    /// A page that is no single article, where those are refused.
    #[error("expected a page of one article, found {found} (extract.collections = \"note\" reads it as it is)")]
    Collection {
        /// The kind of page.
        found: &'static str,
    },
    /// An article in another language, where those are refused.
    #[error("expected an article in English (en), found one in {found}")]
    Foreign {
        /// BCP 47 language.
        found: String,
    },
    /// The extractor gave up.
    #[error("expected a page with an article, found: {0}")]
    Html(String),
}

/// An article, and what was left undecided while it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extracted {
    /// The article.
    pub article: Article,
    /// Notes for its record.
    pub notes: Vec<Note>,
}

/// Reads a document.
///
/// # Errors
/// When the document holds no text, or a page no article.
pub fn extract(mut doc: RawDoc, config: &ExtractConfig) -> Result<Extracted, ExtractError> {
    let mut notes = Vec::new();
    let page = match take_body(&mut doc) {
        Body::Text(text) => Page { text, ..Page::default() },
        Body::Html { bytes, charset } => {
            let page = html::read(&bytes, charset.as_deref(), doc.url.as_deref())?;
            let splits = config.collections == Collections::Split;
            match splits.then(|| live::beside_posts(&bytes, charset.as_deref(), &page.text)).flatten() {
                Some((text, posts)) => {
                    notes.push(of_page(&format!("a live blog; its {posts} posts are articles of their own")));
                    Page { text, kind: None, ..page }
                }
                None => page,
            }
        }
    };
    if page.text.trim().is_empty() {
        return Err(ExtractError::NoText);
    }
    if let Some(kind) = page.kind {
        if kind.is_refused(config.collections) {
            return Err(ExtractError::Collection { found: kind.words() });
        }
        notes.push(of_page(kind.words()));
    }
    let article = article(doc, page, config, &mut notes);
    if let Some(found) = language::foreign(&article, config) {
        if config.foreign == Treatment::Refuse {
            return Err(ExtractError::Foreign { found });
        }
        let text =
            format!("language: expected English (en), found {found}; read by rules and a network made for English");
        notes.push(Note::new(ByteSpan::new(0, 0), "language", text));
    }
    Ok(Extracted { article, notes })
}

/// Reads what is told of a document beside its text: title, authors, outlet, dates, language, each as [`extract`] reads it, at
/// a multiple of its speed. Of a page the text is not read: it is empty, and what only the text shows stays unknown.
///
/// # Errors
/// When a page is too long or nested too deeply to be parsed.
pub fn extract_metadata(mut doc: RawDoc, config: &ExtractConfig) -> Result<Extracted, ExtractError> {
    let page = match take_body(&mut doc) {
        Body::Text(text) => Page { text, ..Page::default() },
        Body::Html { bytes, charset } => html::metadata(&bytes, charset.as_deref(), doc.url.as_deref())?,
    };
    let mut notes = Vec::new();
    let article = article(doc, page, config, &mut notes);
    Ok(Extracted { article, notes })
}

/// A note on a page that is no plain view of one article.
fn of_page(found: &str) -> Note {
    Note::new(ByteSpan::new(0, 0), "page", format!("page: expected an article, found {found}"))
}

fn take_body(doc: &mut RawDoc) -> Body {
    std::mem::replace(&mut doc.body, Body::Text(String::new()))
}

/// The article of a page; what stands beside the document wins.
fn article(doc: RawDoc, page: Page, config: &ExtractConfig, notes: &mut Vec<Note>) -> Article {
    let mut fields = Fields::default();
    let from = doc.beside;
    let published = publication((doc.published.as_deref(), from), page.published, notes);
    let language = language::decide(&page.text, beside(doc.language, from).or(page.language), config);
    let authors = beside(Some(doc.authors).filter(|names| !names.is_empty()), from);
    Article {
        id: doc.id,
        url: doc.url.or(page.url),
        title: fields.take(Title, beside(doc.title, from).or(page.title)),
        publisher: fields.take(Publisher, beside(doc.publisher, from).or(page.publisher)),
        authors: fields.take(Authors, authors.or(page.authors)).unwrap_or_default(),
        published: fields.take(Published, published),
        modified: fields.take(Modified, page.modified),
        language: fields.take(Language, language),
        sha256: hex(&Sha256::digest(page.text.as_bytes())),
        text: page.text,
        origins: fields.0,
    }
}

/// What stands beside the text: in the input, or on the page from which the text was taken.
fn beside<T>(value: Option<T>, from: FieldSource) -> Option<Told<T>> {
    let percent = if from == FieldSource::Given { 100 } else { DECLARED };
    Some(Told::new(value?, from, percent))
}

/// Share in percent of what pages declare of their articles that was right on the news pages looked at.
const DECLARED: u8 = 95;

/// The places of the fields taken so far.
#[derive(Default)]
struct Fields(BTreeMap<ArticleField, FieldOrigin>);

impl Fields {
    /// The value of a field; its place is kept.
    fn take<T>(&mut self, field: ArticleField, told: Option<Told<T>>) -> Option<T> {
        let Told { value, from, percent } = told?;
        self.0.insert(field, FieldOrigin { from, percent });
        Some(value)
    }
}

/// The date given beside the text, else the page's own.
fn publication(
    (text, from): (Option<&str>, FieldSource),
    page: Option<Told<Stamp>>,
    notes: &mut Vec<Note>,
) -> Option<Told<Publication>> {
    if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
        let basis = if from == FieldSource::Given { PublishedBasis::Given } else { PublishedBasis::Metadata };
        match published::day(text) {
            Some(date) => return beside(Some(Publication::new(date, basis).in_zone(published::zone(text))), from),
            None => notes.push(Note::new(
                ByteSpan::new(0, 0),
                "published",
                format!("published: expected YYYY-MM-DD or RFC 3339, found {text:?}; taken as not given"),
            )),
        }
    }
    let told = page?;
    Some(told.map(|stamp| Publication::new(stamp.date, dates::basis(&told)).in_zone(stamp.zone)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::Origin;

    fn raw(text: &str, published: Option<&str>) -> RawDoc {
        let body = Body::Text(text.to_owned());
        RawDoc { published: published.map(str::to_owned), ..RawDoc::new("a", Origin::default(), body) }
    }

    #[test]
    fn text_is_kept_to_the_last_character() -> Result<(), ExtractError> {
        let text = "\u{feff}  Two people died.\r\n\n\tPolice said so. \n";
        let found = extract(raw(text, Some("2024-03-22")), &ExtractConfig::default())?;
        assert_eq!(found.article.text, text);
        assert_eq!(found.article.dct().map(|date| date.to_string()).as_deref(), Some("2024-03-22"));
        assert_eq!(found.article.sha256.len(), 64);
        assert!(found.notes.is_empty());
        Ok(())
    }

    #[test]
    fn a_date_that_cannot_be_read_is_noted_not_guessed() -> Result<(), ExtractError> {
        let found = extract(raw("Two people died.", Some("last Friday")), &ExtractConfig::default())?;
        assert_eq!(found.article.published, None);
        assert!(found.notes[0].text.contains("expected YYYY-MM-DD or RFC 3339, found \"last Friday\""));
        assert!(matches!(extract(raw(" \n", None), &ExtractConfig::default()), Err(ExtractError::NoText)));
        Ok(())
    }

    #[test]
    fn articles_in_other_languages_are_told_or_refused() -> Result<(), ExtractError> {
        let german =
            "Zwei Menschen starben, als ein Lastwagen von der Straße abkam, sagte die Polizei am Montag. ".repeat(4);
        let told = extract(raw(&german, None), &ExtractConfig::default())?;
        assert_eq!(told.article.language.as_deref(), Some("de"));
        assert!(told.notes.iter().any(|note| note.rule == "language" && note.text.contains("found de")));
        let claimed = RawDoc { language: Some("en".to_owned()), ..raw(&german, None) };
        assert_eq!(extract(claimed, &ExtractConfig::default())?.notes.len(), 1, "its words tell otherwise");
        let strict = ExtractConfig { foreign: Treatment::Refuse, ..ExtractConfig::default() };
        let refused = extract(raw(&german, None), &strict);
        assert!(matches!(refused, Err(ExtractError::Foreign { found }) if found == "de"));
        let british = RawDoc { language: Some("en-GB".to_owned()), ..raw("Two people died.", None) };
        assert!(extract(british, &strict)?.notes.is_empty());
        Ok(())
    }

    #[test]
    fn live_blogs_are_told_or_refused() -> Result<(), ExtractError> {
        let posts = "<p>Police said on Monday that two people had been killed at the mill by the river.</p>".repeat(9);
        let kind = "<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\"}</script>";
        let bytes =
            format!("<html lang=en>{kind}<article><h1>Mill fire live</h1>{posts}</article></html>").into_bytes();
        let doc = || RawDoc::new("a", Origin::default(), Body::Html { bytes: bytes.clone(), charset: None });
        let read = |collections| extract(doc(), &ExtractConfig { collections, ..ExtractConfig::default() });
        for told in [read(Collections::Note)?, read(Collections::Split)?] {
            assert!(told.notes.iter().any(|note| note.rule == "page" && note.text.contains("a live blog")));
        }
        let refused = read(Collections::Refuse).map_err(|error| error.to_string());
        assert!(refused.is_err_and(|error| error.starts_with("expected a page of one article, found a live blog")));
        Ok(())
    }
}
