//! Which pages are no plain view of one article.

use super::Collections;
use super::jsonld::{LIVE, LinkedData};
use regex::Regex;
use scraper::Html;
use std::sync::LazyLock;

/// A page that is more, less or other than one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageKind {
    /// A view made for telephones (AMP): the same article.
    Amp,
    /// A view made for printers: the same article.
    Print,
    /// Posts of hours or days in one page.
    Live,
    /// Pictures with captions.
    Gallery,
}

impl PageKind {
    /// Whether the page is left out under a setting: a live blog that marks no posts reads like one article ("what we know
    /// so far"), captions do not.
    pub(super) fn is_refused(self, setting: Collections) -> bool {
        match setting {
            Collections::Note => false,
            Collections::Split => self == Self::Gallery,
            Collections::Refuse => matches!(self, Self::Live | Self::Gallery),
        }
    }

    /// The kind in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Amp => "an AMP view of an article",
            Self::Print => "a print view of an article",
            Self::Live => "a live blog: its posts were written at different times",
            Self::Gallery => "a gallery: its text is captions",
        }
    }
}

/// The kind of a page; `None` for an article or what cannot be told.
///
/// Reads: what linked data calls the page, the root element's `amp`, addresses such as `/print/` and `?print=1`.
/// Known misreadings: live blogs that call themselves articles pass as such.
pub(super) fn kind(tree: &Html, linked: &LinkedData, address: Option<&str>) -> Option<PageKind> {
    let root = tree.root_element();
    let called = |name: &str| linked.kinds.iter().any(|kind| kind == name);
    if called(LIVE) {
        Some(PageKind::Live)
    } else if called("ImageGallery") || called("MediaGallery") {
        Some(PageKind::Gallery)
    } else if ["amp", "⚡"].iter().any(|name| root.value().attr(name).is_some()) {
        Some(PageKind::Amp)
    } else {
        address.filter(|address| PRINT.is_match(address)).map(|_| PageKind::Print)
    }
}

static PRINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)[^/]/print(?:[/?#]|$)|[?&](?:print(?:able)?=(?:1|true|yes)|(?:view|format|outputtype)=print)(?:&|#|$)",
    )
    .expect("a constant pattern")
});

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str, address: Option<&str>) -> Option<PageKind> {
        let tree = Html::parse_document(html);
        kind(&tree, &super::super::jsonld::read(&tree).unwrap_or_default(), address)
    }

    fn called(json: &str) -> Option<PageKind> {
        read(&format!("<script type='application/ld+json'>{json}</script>"), None)
    }

    #[test]
    fn live_blogs_and_galleries_say_so() {
        assert_eq!(called(r#"{"@type":["LiveBlogPosting"],"headline":"Fire"}"#), Some(PageKind::Live));
        assert_eq!(called(r#"{"@type":"ImageGallery","name":"Fire in pictures"}"#), Some(PageKind::Gallery));
        assert_eq!(called(r#"[{"@type":"NewsArticle"},{"@type":"ImageGallery"}]"#), None, "an article with pictures");
        assert_eq!(called(r#"{"@type":"NewsArticle","headline":"The live blog"}"#), None);
        let refused = |kind: PageKind| Collections::ALL.iter().filter(|setting| kind.is_refused(**setting)).count();
        assert_eq!([PageKind::Live, PageKind::Gallery, PageKind::Amp, PageKind::Print].map(refused), [1, 2, 0, 0]);
    }

    #[test]
    fn views_of_an_article_are_told() {
        assert_eq!(read("<html amp><p>x", None), Some(PageKind::Amp));
        assert_eq!(read("<html ⚡ lang=en><p>x", None), Some(PageKind::Amp));
        for address in ["https://x.org/a/print/", "https://x.org/a?b=1&print=true", "https://x.org/print/123"] {
            assert_eq!(read("<p>x", Some(address)), Some(PageKind::Print), "{address}");
        }
        for address in ["https://x.org/printers-strike", "https://print.org/a", "https://x.org/a?print=0"] {
            assert_eq!(read("<p>x", Some(address)), None, "{address}");
        }
    }
}
