//! The title of a page.

use super::jsonld::LinkedData;
use super::metadata::{clean, meta, text_of};
use super::outlet::{Outlet, host};
use super::outlets_table::HEADLINES;
use super::told::Told;
use crate::doc::FieldSource;
use scraper::{Html, Selector};
use std::sync::LazyLock;

/// The page's title: where the outlet is known to keep its headline, that one; else the one on which two of JSON-LD,
/// Open Graph and the page's `h1` agree; else the first of them that is there; else the `title` element.
///
/// Outlets try several headlines on one page; where no two agree, nothing on the page tells which one is the article's.
pub(super) fn title(tree: &Html, linked: &LinkedData, address: Option<&str>) -> Option<Told<String>> {
    let titles = told(tree, linked);
    let house = address.and_then(house).and_then(|from| titles.iter().find(|title| title.from == from));
    let agreed = titles.iter().enumerate().find_map(|(at, title)| {
        let same = titles[at + 1..].iter().any(|other| alike(&title.value, &other.value));
        same.then_some(title)
    });
    let first = house.or(agreed).or(titles.first());
    let percent = |title: &Told<String>| {
        let others = titles.iter().filter(|other| alike(&title.value, &other.value)).count();
        if others == 1 && house.is_none() { ALONE } else { AGREED }
    };
    let found = first.map(|title| Told { percent: percent(title), ..title.clone() });
    let named = || tree.select(&TITLE).next().and_then(text_of);
    found.or_else(|| {
        Some(Told::new(Outlet::of(tree, linked).without(&named()?).to_owned(), FieldSource::Element, ALONE))
    })
}

/// Share in percent of titles that two places give which were the outlet's own on the news pages looked at.
const AGREED: u8 = 93;

/// The same for titles that one place gives against the others.
const ALONE: u8 = 70;

/// The titles that JSON-LD, Open Graph and the page's `h1` give, the name of the outlet at the end taken off.
pub(super) fn titles(tree: &Html, linked: &LinkedData) -> Vec<String> {
    told(tree, linked).into_iter().map(|title| title.value).collect()
}

fn told(tree: &Html, linked: &LinkedData) -> Vec<Told<String>> {
    let declared = linked.headline.as_deref().and_then(clean).map(|title| (title, FieldSource::JsonLd));
    let shared = meta(tree, &["og:title"]).or_else(|| meta(tree, &["twitter:title"]));
    let shared = shared.map(|title| (title, FieldSource::OpenGraph));
    let shown = shown(tree).map(|title| (title, FieldSource::Element));
    let titles = [declared, shared, shown].into_iter().flatten();
    let outlet = Outlet::of(tree, linked);
    let bare = |(title, from): (String, FieldSource)| (outlet.without(&title).to_owned(), from);
    let titles: Vec<(String, FieldSource)> = titles.map(bare).collect();
    let whole = |title: &str| {
        let other = titles.iter().find(|(other, _)| is_extended(title, other));
        other.map_or_else(|| title.to_owned(), |(other, _)| other.clone())
    };
    titles.iter().map(|(title, from)| Told::new(whole(title), *from, ALONE)).collect()
}

/// Where the outlet of an address keeps its headline; subdomains are the outlet's too.
fn house(address: &str) -> Option<FieldSource> {
    let host = host(address)?;
    let owns = |outlet: &str| host.strip_suffix(outlet).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    HEADLINES.iter().find(|(outlet, _)| owns(outlet)).map(|(_, from)| *from)
}

/// The headline that the page shows: the first `h1` whose words the page's other titles begin with, else the first one.
fn shown(tree: &Html) -> Option<String> {
    let headlines: Vec<String> = tree.select(&HEADLINE).filter_map(text_of).collect();
    let title = tree.select(&TITLE).next().and_then(text_of).unwrap_or_default();
    let known = headlines.iter().find(|headline| alike(headline, &title) || is_extended(&title, headline));
    known.or(headlines.first()).cloned()
}

/// Whether `title` is `other` with the outlet or rubric behind it: "Fire at mill | News | The Daily".
fn is_extended(title: &str, other: &str) -> bool {
    let Some(rest) = title.get(other.len()..).filter(|_| title.starts_with(other)) else { return false };
    rest.trim_start().starts_with(['|', '-', '–', '—', '·', '*', '•', '»', ':']) && rest.starts_with(' ')
}

/// Whether two titles differ in punctuation and case alone.
pub(super) fn alike(a: &str, b: &str) -> bool {
    letters(a).eq(letters(b))
}

/// The letters and digits of a title, in lower case.
pub(super) fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase)
}

macro_rules! selector {
    ($name:ident, $text:expr) => {
        static $name: LazyLock<Selector> = LazyLock::new(|| Selector::parse($text).expect("a constant selector"));
    };
}
selector!(HEADLINE, "h1");
selector!(TITLE, "title");

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str, address: Option<&str>) -> Option<(String, FieldSource, u8)> {
        let tree = Html::parse_document(html);
        let linked = super::super::jsonld::read(&tree).unwrap_or_default();
        title(&tree, &linked, address).map(|title| (title.value, title.from, title.percent))
    }

    #[test]
    fn two_places_outvote_the_third() {
        let page = "<meta property=og:title content='Mill burns | The Daily'><title>x</title><h1>Mill burns</h1>\
                    <script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Fire!\"}</script>";
        assert_eq!(read(page, None), Some(("Mill burns".to_owned(), FieldSource::OpenGraph, AGREED)));
        let alone = "<title>Mill burns</title>";
        assert_eq!(read(alone, None), Some(("Mill burns".to_owned(), FieldSource::Element, ALONE)));
        assert_eq!(read("<p>x</p>", None), None);
    }

    #[test]
    fn the_name_of_the_outlet_is_no_part_of_the_title() {
        let page =
            "<meta property=og:site_name content='The Daily'><meta property=og:title content='Mill burns - The Daily'>";
        assert_eq!(read(page, None).map(|found| found.0).as_deref(), Some("Mill burns"));
        let alone = "<link rel=canonical href='https://daily.example/1'><title>Mill burns | Daily</title>";
        assert_eq!(read(alone, None).map(|found| found.0).as_deref(), Some("Mill burns"));
    }

    #[test]
    fn an_outlet_keeps_its_headline_where_the_table_says() {
        let page = "<meta property=og:title content='Mill burns'><h1>Mill burns down</h1>\
                    <script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Mill burns down\"}</script>";
        let title = |address| read(page, Some(address)).map(|found| found.0);
        assert_eq!(title("https://www.mirror.co.uk/a"), Some("Mill burns".to_owned()));
        assert_eq!(title("https://mirror.co.uk.x.org/a"), Some("Mill burns down".to_owned()), "another host");
        assert_eq!(title("https://amirror.co.uk/a"), Some("Mill burns down".to_owned()));
        assert_eq!(title("no address"), Some("Mill burns down".to_owned()));
    }
}
