//! The text of the article on a page.

use super::furniture::Known;
use super::jsonld::LinkedData;
use super::{ExtractError, blocks, furniture, metadata, prune, region, title};
use rs_trafilatura::page_type::PageType;
use rs_trafilatura::{Options, extract_with_options};
use scraper::Html;

/// The body, and what the extractor read on the way.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
}

/// The lines of the element that holds most of the page's prose, without furniture; where the page has next to none of
/// its own, what the library finds (Barbaresi 2021, "Trafilatura"); where both find less than half of what the page gives
/// as `articleBody`, that is the body.
///
/// # Errors
/// When there is no body.
pub(super) fn read(tree: &Html, linked: &LinkedData) -> Result<Found, ExtractError> {
    let mut clean = tree.clone();
    prune::prune(&mut clean);
    let mut found = Found { text: own(&clean, tree, linked), ..Found::default() };
    if found.text.len() < LEAST {
        let other = library(&clean)?;
        if other.text.len() > found.text.len() {
            found = other;
        }
    }
    if let Some(declared) = linked.body.as_deref().map(str::trim)
        && declared.len() > found.text.len() * 2
        && !declared.contains("</")
    {
        found.text = declared.to_owned();
    }
    if found.text.trim().is_empty() { Err(ExtractError::NoBody) } else { Ok(found) }
}

/// Bytes of text below which the library is asked too.
const LEAST: usize = 300;

/// The article's lines on a page that has been cleaned.
fn own(clean: &Html, tree: &Html, linked: &LinkedData) -> String {
    let known = Known { titles: title::titles(tree, linked), abstracts: metadata::abstracts(tree) };
    let blocks = blocks::blocks(clean);
    let lines = region::article(clean, &blocks, &known.abstracts);
    let lines: Vec<&str> = lines.iter().map(|block| block.text.as_str()).collect();
    furniture::without(&lines, &known).join("\n")
}

/// What the library takes for the article.
fn library(clean: &Html) -> Result<Found, ExtractError> {
    let options = Options { include_comments: false, page_type: Some(PageType::Article), ..Options::default() };
    let found = extract_with_options(&clean.html(), &options).map_err(|error| ExtractError::Html(error.to_string()))?;
    let meta = found.metadata;
    let text = found.content_text.trim().to_owned();
    Ok(Found { text, title: meta.title, author: meta.author, publisher: meta.sitename })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> Option<String> {
        read(&Html::parse_document(html), &LinkedData::default()).ok().map(|found| found.text)
    }

    #[test]
    fn the_article_is_told_from_the_page() {
        let prose = "A fire at a paper mill near the river killed two workers on Monday, the fire brigade said.";
        let body = format!("<p>{prose}</p>").repeat(5);
        let page = format!(
            "<head><meta name=description content='Nobody knows why'></head><nav><a>Home</a></nav><h1>Fire</h1><p>Nobody knows why</p>\
             <div><figure><figcaption>The mill</figcaption></figure>{body}<p>Advertisement</p></div>\
             <div class=related><p>{prose}</p></div>"
        );
        assert_eq!(text(&page), Some(format!("Nobody knows why\n{}", [prose; 5].join("\n"))));
    }

    #[test]
    fn a_page_without_text_is_an_error() {
        assert_eq!(text("<html><body><p> </p></body></html>"), None);
    }
}
