//! Pages: the body's text and the metadata.

use super::declared::Stamp;
use super::jsonld::LinkedData;
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
    let source = Source::parse(bytes, declared)?;
    let found = body::read(&source.tree, &source.linked)?;
    let page = source.page(url);
    let guessed = |value: Option<String>| Some(Told::new(value?, FieldSource::Element, 70));
    Ok(Page {
        title: page.title.or_else(|| guessed(found.title)),
        authors: page.authors.or_else(|| metadata::shown(found.author.as_deref())),
        publisher: page.publisher.or_else(|| guessed(found.publisher)),
        text: found.text,
        ..page
    })
}

/// Reads what a page tells of itself; its text is left empty, which saves half of the time.
///
/// # Errors
/// When the page is too long or nested too deeply to be parsed.
pub(super) fn metadata(bytes: &[u8], declared: Option<&str>, url: Option<&str>) -> Result<Page, ExtractError> {
    Ok(Source::parse(bytes, declared)?.page(url))
}

/// A page that has been parsed.
struct Source {
    html: String,
    tree: Html,
    linked: LinkedData,
}

impl Source {
    fn parse(bytes: &[u8], declared: Option<&str>) -> Result<Self, ExtractError> {
        guard::check_length(bytes.len())?;
        let mut html = charset::decode(bytes, declared);
        html.retain(|letter| letter != '\0');
        guard::check(&html)?;
        let tree = Html::parse_document(&html);
        guard::check_tree(&tree)?;
        let linked = jsonld::read(&tree).unwrap_or_default();
        Ok(Self { html, tree, linked })
    }

    /// Everything but the text; `url` is the address from which the page came.
    fn page(&self, url: Option<&str>) -> Page {
        let Self { html, tree, linked } = self;
        let tag = || linked.language.as_deref().and_then(metadata::primary);
        let language = metadata::language(tree).map(|tag| Told::new(tag, FieldSource::Meta, 90));
        let address = metadata::address(tree).or_else(|| url.map(str::to_owned));
        let from = url.or(address.as_deref());
        let dates = dates::dates(&dates::Source { html, tree, linked, url: from });
        Page {
            text: String::new(),
            kind: kind::kind(tree, linked, from),
            published: dates.published,
            modified: dates.modified,
            title: title::title(tree, linked, address.as_deref()),
            authors: metadata::authors(tree, linked),
            publisher: metadata::publisher(tree, linked),
            language: language.or_else(|| Some(Told::new(tag()?, FieldSource::JsonLd, 90))),
            url: address,
        }
    }
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
    fn metadata_alone_is_that_of_the_whole_page() -> Result<(), ExtractError> {
        let html = page("<meta property='og:site_name' content='The Daily'><meta name=author content='Ann Lee'>");
        let html = html.replace("<h1>", "<p>22 March 2024</p><h1>");
        let whole = read(html.as_bytes(), None, Some("https://x.org/a"))?;
        let alone = metadata(html.as_bytes(), None, Some("https://x.org/a"))?;
        assert!(whole.published.is_some() && whole.authors.is_some());
        assert_eq!(alone, Page { text: String::new(), ..whole });
        Ok(())
    }

    #[test]
    fn a_page_without_an_article_is_an_error() {
        assert!(read(b"<html><body></body></html>", None, None).is_err());
    }
}
