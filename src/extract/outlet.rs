//! The outlet's name at the end or the beginning of a title.

use super::jsonld::LinkedData;
use super::metadata::{address, meta};
use scraper::Html;

/// What a page's outlet is called: its publisher, its site, and the name of its host, in small letters, a list of words
/// each.
pub(super) struct Outlet(Vec<Vec<String>>);

impl Outlet {
    /// The names that the page tells.
    pub(super) fn of(tree: &Html, linked: &LinkedData) -> Self {
        let site = |key: &str| meta(tree, &[key]);
        let host = address(tree).and_then(|address| host(&address));
        let named = [linked.publisher.clone(), site("og:site_name"), site("application-name")].into_iter().flatten();
        let hosts = host.into_iter().flat_map(|host| [host.split('.').next().unwrap_or_default().to_owned(), host]);
        Self(named.chain(hosts).map(|name| words(&name)).filter(|name| !name.is_empty()).collect())
    }

    /// A title without the outlet's name, which stands behind or before a bar, dash or dot with blanks around.
    ///
    /// Reads: "Fire at mill | The Daily", "Fire at mill - Daily News Online" on a page of The Daily, "The Daily » Fire at mill".
    /// Passed over: other parts behind a dash, "Fire at mill – the Daily reports", titles of which less than two words
    /// would be left.
    /// Known misreadings: names that the page tells nowhere, rubrics ("| World"), titles about the outlet itself.
    pub(super) fn without<'a>(&self, title: &'a str) -> &'a str {
        let behind = separators(title).last().filter(|(at, end)| self.is(&title[*end..]) && is_title(&title[..*at]));
        let title = behind.map_or(title, |(at, _)| title[..at].trim_end());
        let before = separators(title).next().filter(|(at, end)| self.is(&title[..*at]) && is_title(&title[*end..]));
        before.map_or(title, |(_, end)| title[end..].trim_start())
    }

    /// Whether some words are one of the outlet's names, a part of one, or one with words such as "news" beside it.
    fn is(&self, part: &str) -> bool {
        let part = words(part);
        let joined = part.concat();
        let beside = |name: &[String]| {
            let more = part.iter().filter(|word| !name.contains(word)).collect::<Vec<_>>();
            more.is_empty()
                || more.len() + name.len() <= part.len() && more.iter().all(|word| COMMON.contains(&word.as_str()))
        };
        !part.is_empty() && self.0.iter().any(|name| name.concat() == joined || beside(name))
    }
}

/// Words that stand beside an outlet's name.
const COMMON: &[&str] =
    &["news", "online", "com", "co", "uk", "us", "ca", "au", "world", "newspaper", "magazine", "blog"];

/// Signs that stand between a title and the outlet.
const SIGNS: &[char] = &['|', '-', '–', '—', '·', '•', '»', '«', '›', '‹', '*'];

/// Begin and end in bytes of the separators of a title, blanks included.
fn separators(title: &str) -> impl DoubleEndedIterator<Item = (usize, usize)> {
    title.match_indices(SIGNS).filter_map(|(at, sign)| {
        let end = at + sign.len();
        (title[..at].ends_with(' ') && title[end..].starts_with(' ')).then(|| (at - 1, end + 1))
    })
}

/// Whether enough is left for a title.
fn is_title(text: &str) -> bool {
    words(text).len() >= 2
}

/// The words of a name without its article.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.filter(|word| word != "the").collect()
}

/// The host of an address without `www`.
pub(super) fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    Some(host.strip_prefix("www.").map(str::to_owned).unwrap_or(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(head: &str, title: &str) -> String {
        let tree = Html::parse_document(head);
        Outlet::of(&tree, &LinkedData::default()).without(title).to_owned()
    }

    #[test]
    fn the_outlet_leaves_the_title() {
        let daily = "<meta property='og:site_name' content='The Daily'>";
        for title in
            ["Mill burns | The Daily", "Mill burns - Daily News Online", "The Daily » Mill burns", "Mill burns – Daily"]
        {
            assert_eq!(without(daily, title), "Mill burns", "{title}");
        }
        let host = "<link rel=canonical href='https://www.mill-post.example/a'>";
        assert_eq!(without(host, "Mill burns - Mill Post"), "Mill burns");
        assert_eq!(without(host, "Mill burns - mill-post.example"), "Mill burns");
        assert_eq!(without("", "Mill burns | The Daily"), "Mill burns | The Daily");
    }

    #[test]
    fn other_parts_stay() {
        let daily = "<meta property='og:site_name' content='The Daily'>";
        for title in [
            "Mill burns – the Daily was there first",
            "Mill burns - two dead",
            "Mill-burns in daily routine",
            "Mill burns | World",
            "| The Daily",
        ] {
            assert_eq!(without(daily, title), title);
        }
    }
}
