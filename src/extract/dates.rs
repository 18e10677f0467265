//! Which of a page's dates is the day of publication.

use super::jsonld::LinkedData;
use super::visible::{self, Sign};
use super::{declared, metadata, published};
use crate::doc::{Publication, PublishedBasis};
use jiff::civil::Date;
use scraper::Html;

/// The places of a page in which dates stand.
pub(super) struct Source<'a> {
    pub(super) html: &'a str,
    pub(super) tree: &'a Html,
    pub(super) linked: &'a LinkedData,
    pub(super) url: Option<&'a str>,
}

/// The day of publication by the surest place that has one: JSON-LD, meta elements, elements marked as the publication
/// date, the address, dates shown beside the headline, data for the page's scripts.
///
/// Times of modification, of comments and of related articles are never taken: a page that shows nothing else has no
/// date.
pub(super) fn published(source: &Source) -> Option<Publication> {
    let month_first = metadata::american(source.tree);
    let linked = source.linked.published.as_deref().and_then(|text| declared::machine_day(text, month_first));
    let meta = || declared::meta(source.tree, month_first);
    let marked = || declared::marked(source.tree, month_first);
    if let Some(date) = linked.or_else(meta).or_else(marked) {
        let zone = linked.and(source.linked.published.as_deref()).and_then(published::zone);
        return Some(on(date, PublishedBasis::Metadata).in_zone(zone));
    }
    let shown = visible::find(source.tree, month_first);
    let sure = shown.filter(|shown| shown.sign >= Sign::Near).map(|shown| on(shown.date, PublishedBasis::Text));
    let address = || source.url.and_then(declared::address).map(|date| on(date, PublishedBasis::Url));
    let any = || shown.map(|shown| on(shown.date, PublishedBasis::Text));
    let embedded = || declared::embedded(source.html).map(|date| on(date, PublishedBasis::Metadata));
    sure.or_else(address).or_else(any).or_else(embedded)
}

fn on(date: Date, basis: PublishedBasis) -> Publication {
    Publication::new(date, basis)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str, url: Option<&str>) -> Option<(String, PublishedBasis)> {
        let tree = Html::parse_document(html);
        let linked = super::super::jsonld::read(&tree).unwrap_or_default();
        let found = published(&Source { html, tree: &tree, linked: &linked, url })?;
        Some((found.date.to_string(), found.basis))
    }

    #[test]
    fn the_surest_place_wins_and_is_named() {
        let date = |basis| Some(("2024-03-22".to_owned(), basis));
        let json =
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2024-03-22\"}</script>";
        let shown = "<h1>Fire</h1><p>22 March 2024</p>";
        assert_eq!(page(&format!("{json}<h1>Fire</h1><p>23 March 2024</p>"), None), date(PublishedBasis::Metadata));
        assert_eq!(page(shown, None), date(PublishedBasis::Text));
        assert_eq!(page("<h1>Fire</h1>", Some("https://x.org/2024/03/22/fire")), date(PublishedBasis::Url));
        assert_eq!(page("<h1>Fire</h1><p>Updated 22 March 2024</p><footer>© 2024</footer>", None), None);
        assert_eq!(page("<meta property='article:modified_time' content='2024-03-22'><h1>Fire</h1>", None), None);
    }
}
