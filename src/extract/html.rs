//! Pages: the body's text and the metadata.

use super::declared::Stamp;
use super::kind::PageKind;
use super::told::Told;
use super::{ExtractError, body, charset, dates, guard, jsonld, kind, metadata, title};
use crate::doc::FieldSource;
use jiff::civil::Date;
use scraper::Html;

/// What a page gives.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) kind: Option<PageKind>,
    pub(super) url: Option<String>,
    pub(super) title: Option<Told<String>>,
    pub(super) authors: Option<Told<Vec<String>>>,
    pub(super) published: Option<Told<Stamp>>,
    pub(super) modified: Option<Told<Date>>,
    pub(super) publisher: Option<Told<String>>,
    pub(super) language: Option<Told<String>>,
}

/// Reads a page.
///
/// # Errors
/// When the page is too long or nested too deeply to be parsed, or has no body.
pub(super) fn read(bytes: &[u8], declared: Option<&str>, url: Option<&str>) -> Result<Page, ExtractError> {
    guard::check_length(bytes.len())?;
    let html = charset::decode(bytes, declared).replace('\0', "");
    guard::check(&html)?;
    let tree = Html::parse_document(&html);
    guard::check_tree(&tree)?;
    let linked = jsonld::read(&tree).unwrap_or_default();
    let found = body::read(&tree, &linked)?;
    let tag = linked.language.as_deref().and_then(metadata::primary).map(|tag| Told::new(tag, FieldSource::JsonLd, 90));
    let language = metadata::language(&tree).map(|tag| Told::new(tag, FieldSource::Meta, 90)).or(tag);
    let guessed = |value: Option<String>| Some(Told::new(value?, FieldSource::Element, 70));
    let address = metadata::address(&tree).or_else(|| url.map(str::to_owned));
    let source = dates::Source { html: &html, tree: &tree, linked: &linked, url: url.or(address.as_deref()) };
    let dates = dates::dates(&source);
    Ok(Page {
        kind: kind::kind(&tree, &linked, url.or(address.as_deref())),
        published: dates.published,
        modified: dates.modified,
        title: title::title(&tree, &linked, address.as_deref()).or_else(|| guessed(found.title)),
        authors: metadata::authors(&tree, &linked, found.author.as_deref()),
        publisher: metadata::publisher(&tree, &linked).or_else(|| guessed(found.publisher)),
        text: found.text,
        url: address,
        language,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with enough running text to be taken for an article.
    fn page(head: &str) -> String {
        let sentence = "A fire at a paper mill near the river killed two workers, the fire brigade said on Monday. ";
        let body: String = (0..6).map(|_| format!("<p>{}</p>", sentence.repeat(3))).collect();
        format!(
            "<html lang='en-GB'><head><title>Fire at mill</title>{head}</head><body><nav><a href='/'>Home</a></nav><article><h1>Fire at mill</h1>{body}</article></body></html>"
        )
    }

    #[test]
    fn body_and_metadata_are_found() -> Result<(), ExtractError> {
        let html = page(
            "<meta property='article:published_time' content='2024-03-23T00:10:00+03:00'><meta property='og:site_name' content='The Daily'>",
        );
        let found = read(html.as_bytes(), None, None)?;
        assert!(found.text.contains("killed two workers"));
        assert!(!found.text.contains("Home"));
        assert_eq!(found.title.map(|told| told.value).as_deref(), Some("Fire at mill"));
        let date = found.published.map(|published| published.value.date.to_string());
        assert_eq!(date.as_deref(), Some("2024-03-23"), "its own zone's day");
        assert_eq!(found.publisher.map(|told| told.value).as_deref(), Some("The Daily"));
        assert_eq!(found.language.map(|told| told.value).as_deref(), Some("en"));
        Ok(())
    }

    #[test]
    fn a_page_without_an_article_is_an_error() {
        assert!(read(b"<html><body></body></html>", None, None).is_err());
    }
}
