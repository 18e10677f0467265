//! The text of the article on a page.

use super::ExtractError;
use super::jsonld::LinkedData;
use super::metadata::text_of;
use regex::Regex;
use rs_trafilatura::page_type::PageType;
use rs_trafilatura::{Options, extract_with_options};
use scraper::{Html, Selector};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The body, and what the extractor read on the way.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
}

/// The body is found as Barbaresi (2021), "Trafilatura", describes it; where that finds less than half of what the page
/// gives as `articleBody`, that is the body. Scripts, styles and drawings are cut out first: they
/// cost the extractor most of its time, and minutes on pages of 1 MB.
///
/// # Errors
/// When there is no body.
pub(super) fn read(html: &str, tree: &Html, linked: &LinkedData) -> Result<Found, ExtractError> {
    let options = Options { include_comments: false, page_type: Some(PageType::Article), ..Options::default() };
    let found = extract_with_options(&DEAD.replace_all(html, " "), &options)
        .map_err(|error| ExtractError::Html(error.to_string()))?;
    let mut text = without_captions(&found.content_text, tree);
    if let Some(declared) = linked.body.as_deref().map(str::trim)
        && declared.len() > text.len() * 2
        && !declared.contains("</")
    {
        text = declared.to_owned();
    }
    if text.trim().is_empty() {
        return Err(ExtractError::NoBody);
    }
    let meta = found.metadata;
    Ok(Found { text, title: meta.title, author: meta.author, publisher: meta.sitename })
}

/// Leaves out the lines that are captions of pictures or furniture of the page.
fn without_captions(text: &str, tree: &Html) -> String {
    let captions: HashSet<String> = tree.select(&CAPTIONS).filter_map(text_of).collect();
    let kept = text.lines().filter(|line| {
        let line = line.trim();
        !captions.contains(line) && !FURNITURE.iter().any(|words| line.eq_ignore_ascii_case(words))
    });
    kept.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// Whole lines that belong to the page, not to the article.
const FURNITURE: &[&str] =
    &["advertisement", "read more", "share", "image:", "story continues below", "listen to this article"];

/// What no reader sees as text.
static DEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?is)<script\b.*?</script\s*>|<style\b.*?</style\s*>|<svg\b.*?</svg\s*>|<!--.*?-->")
        .expect("a constant pattern")
});

static CAPTIONS: LazyLock<Selector> =
    LazyLock::new(|| Selector::parse("figcaption, figure p, [class*='caption']").expect("a constant selector"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_and_furniture_are_left_out() {
        let tree = Html::parse_document("<figure><img><figcaption>The <b>mill</b> in 2020</figcaption></figure>");
        assert_eq!(
            without_captions("The mill in 2020\nIt burned.\nAdvertisement\nTwo died.", &tree),
            "It burned.\nTwo died."
        );
    }
}
