//! Pages: the body's text and the metadata.

use super::{ExtractError, charset, published};
use rs_trafilatura::{Options, extract_with_options};
use scraper::{Html, Selector};
use std::sync::LazyLock;

/// What a page gives.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) text: String,
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

/// Reads a page; the body is found as Barbaresi (2021), "Trafilatura", describes it.
pub(super) fn read(bytes: &[u8], declared: Option<&str>, url: Option<&str>) -> Result<Page, ExtractError> {
    let html = charset::decode(bytes, declared);
    let options = Options { url: url.map(str::to_owned), ..Options::default() };
    let found = extract_with_options(&html, &options).map_err(|error| ExtractError::Html(error.to_string()))?;
    if found.content_text.trim().is_empty() {
        return Err(ExtractError::NoBody);
    }
    let meta = found.metadata;
    let tree = Html::parse_document(&html);
    let guessed = || meta.date.map(|date| date.to_rfc3339());
    Ok(Page {
        text: found.content_text,
        title: clean(meta.title),
        authors: authors(meta.author.as_deref().unwrap_or_default()),
        published: declared_date(&tree).or_else(guessed),
        publisher: clean(meta.sitename),
        url: clean(meta.url),
        language: language(&tree),
    })
}

fn clean(text: Option<String>) -> Option<String> {
    let text = text?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// "A; B" and "A and B" as two names.
fn authors(names: &str) -> Vec<String> {
    let parts = names.split(';').flat_map(|part| part.split(" and ")).map(str::trim);
    parts.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The date that the page declares, as written, so that its time zone is kept.
fn declared_date(tree: &Html) -> Option<String> {
    let dates = tree.select(&DATES).filter_map(|element| {
        let value = element.value();
        let text = value.attr("content").or_else(|| value.attr("datetime"))?;
        published::day(text).map(|_| text.to_owned())
    });
    let mut dates = dates;
    dates.next()
}

/// Elements that declare the publication date (Open Graph, schema.org microdata, Parse.ly, HTML `time`).
static DATES: LazyLock<Selector> = LazyLock::new(|| {
    Selector::parse(
        "meta[property='article:published_time'],meta[itemprop='datePublished'],meta[name='parsely-pub-date'],\
         meta[name='pubdate'],time[itemprop='datePublished'],time[pubdate]",
    )
    .expect("a constant selector")
});

/// BCP 47 language of the root element, when it is two or three letters and perhaps a region.
fn language(tree: &Html) -> Option<String> {
    let tag = tree.root_element().value().attr("lang")?.trim().replace('_', "-");
    let primary = tag.split('-').next()?.to_ascii_lowercase();
    let valid = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    valid.then_some(primary)
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
        assert_eq!(found.title.as_deref(), Some("Fire at mill"));
        assert_eq!(found.published.as_deref(), Some("2024-03-23T00:10:00+03:00"), "its own zone's day");
        assert_eq!(found.publisher.as_deref(), Some("The Daily"));
        assert_eq!(found.language.as_deref(), Some("en"));
        Ok(())
    }

    #[test]
    fn a_page_without_an_article_is_an_error() {
        assert!(read(b"<html><body></body></html>", None, None).is_err());
    }

    #[test]
    fn several_authors_are_told_apart() {
        assert_eq!(authors("Ann Lee; Bo Diaz and Cy Um"), ["Ann Lee", "Bo Diaz", "Cy Um"]);
        assert!(authors(" ").is_empty());
    }
}
