//! Authors, publisher, language and address of a page.

use super::jsonld::LinkedData;
use super::told::Told;
use crate::doc::FieldSource;
use crate::text::one_line;
use scraper::{ElementRef, Html, Selector};
use std::sync::LazyLock;

/// Authors as declared.
pub(super) fn authors(tree: &Html, linked: &LinkedData) -> Option<Told<Vec<String>>> {
    let declared = || distinct(linked.authors.iter().map(String::as_str));
    let named = || distinct(all(tree, AUTHOR_KEYS).iter().map(String::as_str));
    let names = declared().map(|names| Told::new(names, FieldSource::JsonLd, 97));
    names.or_else(|| Some(Told::new(named()?, FieldSource::Meta, 95)))
}

/// Authors in a byline that the extractor read.
pub(super) fn shown(byline: Option<&str>) -> Option<Told<Vec<String>>> {
    Some(Told::new(distinct(byline.into_iter())?, FieldSource::Element, 70))
}

/// Each name once; `None` where there is no name.
fn distinct<'a>(lists: impl Iterator<Item = &'a str>) -> Option<Vec<String>> {
    let mut kept: Vec<String> = Vec::new();
    for name in lists.flat_map(split) {
        if !kept.contains(&name) {
            kept.push(name);
        }
    }
    (!kept.is_empty()).then_some(kept)
}

/// "By A; B, C and D" as four names; addresses are no names.
fn split(names: &str) -> Vec<String> {
    let names = clean(names).unwrap_or_default();
    let names = names.strip_prefix("By ").or_else(|| names.strip_prefix("by ")).unwrap_or(&names);
    let parts = names.split([';', '|']).flat_map(|part| part.split(", ")).flat_map(|part| part.split(" and "));
    let parts = parts
        .flat_map(|part| part.split(" & "))
        .flat_map(|part| part.split(" und "))
        .flat_map(|part| part.split(" og "))
        .map(|part| part.trim().trim_matches(','));
    parts.filter(|name| !name.is_empty() && !name.contains("://")).map(str::to_owned).collect()
}

/// The lines by which the page sums itself up.
pub(super) fn abstracts(tree: &Html) -> Vec<String> {
    all(tree, &["description", "og:description", "twitter:description"])
}

/// The outlet's name.
pub(super) fn publisher(tree: &Html, linked: &LinkedData) -> Option<Told<String>> {
    let declared = linked.publisher.as_deref().and_then(clean).map(|name| Told::new(name, FieldSource::JsonLd, 95));
    let site = || Some(Told::new(meta(tree, &["og:site_name"])?, FieldSource::OpenGraph, 95));
    declared.or_else(site).or_else(|| Some(Told::new(meta(tree, &["application-name"])?, FieldSource::Meta, 80)))
}

/// The page's own address.
pub(super) fn address(tree: &Html) -> Option<String> {
    let canonical = tree.select(&CANONICAL).next().and_then(|link| link.value().attr("href"));
    let whole = |url: &str| url.starts_with("http").then(|| url.trim().to_owned());
    canonical.and_then(whole).or_else(|| meta(tree, &["og:url"]).as_deref().and_then(whole))
}

/// BCP 47 language of the root element, else of the metadata.
pub(super) fn language(tree: &Html) -> Option<String> {
    let root = tree.root_element().value().attr("lang").and_then(primary);
    root.or_else(|| meta(tree, &["og:locale", "content-language", "language"]).as_deref().and_then(primary))
}

/// Whether numbers stand month first: the page says that it is American, or English without a region.
pub(super) fn american(tree: &Html) -> bool {
    let root = tree.root_element().value().attr("lang").map(str::to_owned);
    let tag = root.or_else(|| meta(tree, &["og:locale"])).unwrap_or_default().to_ascii_lowercase();
    tag == "en" || tag.starts_with("en-us") || tag.starts_with("en_us")
}

/// The language of a tag such as `en-GB`, when it is two or three letters.
pub(super) fn primary(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    let valid = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase());
    valid.then_some(primary)
}

/// The content of the first meta element of one of these names, earlier names first.
pub(super) fn meta(tree: &Html, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| all(tree, &[key]).into_iter().next())
}

fn all(tree: &Html, keys: &[&str]) -> Vec<String> {
    let named = |element: &ElementRef| {
        let value = element.value();
        let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| value.attr(key));
        name.is_some_and(|name| keys.iter().any(|key| key.eq_ignore_ascii_case(name)))
    };
    let contents = tree.select(&METAS).filter(named).filter_map(|element| element.value().attr("content"));
    contents.filter_map(clean).collect()
}

pub(super) fn text_of(element: ElementRef) -> Option<String> {
    clean(&element.text().collect::<String>())
}

/// Text with entities resolved and white space made one blank; `None` when nothing is left.
pub(super) fn clean(text: &str) -> Option<String> {
    let resolved = if text.contains('&') { unescape(text) } else { text.to_owned() };
    let text = one_line(&resolved);
    (!text.is_empty()).then_some(text)
}

/// JSON and meta elements are often escaped twice.
fn unescape(text: &str) -> String {
    Html::parse_fragment(&text.replace('<', "&lt;")).root_element().text().collect()
}

const AUTHOR_KEYS: &[&str] =
    &["author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl"];

macro_rules! selector {
    ($name:ident, $text:expr) => {
        static $name: LazyLock<Selector> = LazyLock::new(|| Selector::parse($text).expect("a constant selector"));
    };
}
selector!(METAS, "meta[content]");
selector!(CANONICAL, "link[rel='canonical']");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_authors_are_told_apart() {
        assert_eq!(split("By Ann Lee; Bo Diaz and Cy Um, Di Oh"), ["Ann Lee", "Bo Diaz", "Cy Um", "Di Oh"]);
        assert!(split(" ").is_empty());
        assert!(split("https://x.org/ann").is_empty());
    }

    #[test]
    fn declared_metadata_is_read() {
        let tree = Html::parse_document(
            "<html lang=en-US><meta property='og:title' content='Fire &amp;amp; smoke'><meta name=author content='Ann Lee'>\
             <meta property='og:site_name' content='The Daily'><link rel=canonical href='https://x.org/a'>",
        );
        let none = LinkedData::default();
        assert_eq!(meta(&tree, &["og:title"]).as_deref(), Some("Fire & smoke"));
        assert_eq!(authors(&tree, &none).map(|told| told.value), Some(vec!["Ann Lee".to_owned()]));
        assert_eq!(publisher(&tree, &none).map(|told| told.value).as_deref(), Some("The Daily"));
        assert_eq!(address(&tree).as_deref(), Some("https://x.org/a"));
        assert_eq!(language(&tree).as_deref(), Some("en"));
        assert!(american(&tree));
    }
}
