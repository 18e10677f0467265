//! Which of a page's dates is the day of publication.

use super::declared::Stamp;
use super::jsonld::LinkedData;
use super::told::Told;
use super::visible::{self, Sign};
use super::{declared, metadata};
use crate::doc::{FieldSource, PublishedBasis};
use jiff::civil::Date;
use scraper::Html;
use std::cell::OnceCell;

/// The places of a page in which dates stand.
pub(super) struct Source<'a> {
    pub(super) html: &'a str,
    pub(super) tree: &'a Html,
    pub(super) linked: &'a LinkedData,
    pub(super) url: Option<&'a str>,
}

/// The day of publication by the surest place that has one: JSON-LD, meta elements, elements marked as the publication
/// date, dates shown close behind the headline, meta elements for some date, the address, other dates shown, data for the
/// page's scripts. The day of the last change stands beside it.
///
/// Times of modification, of comments and of related articles are never taken for the publication: a page that shows
/// nothing else has no date.
pub(super) fn dates(source: &Source) -> Dates {
    let month_first = metadata::american(source.tree);
    let address = source.url.and_then(declared::address);
    let shown = OnceCell::new();
    let shown = || *shown.get_or_init(|| visible::find(source.tree, month_first));
    let linked = |text: &Option<String>, percent| {
        let stamp = text.as_deref().and_then(|text| declared::stamp(text, month_first))?;
        Some(Told::new(stamp, FieldSource::JsonLd, percent))
    };
    let meta = |keys, percent| declared::meta(source.tree, month_first, keys).map(|told| Told { percent, ..told });
    let day = |date: Option<Date>, from, percent| Some(Told::new(Stamp::day(date?), from, percent));
    let marked = || day(declared::marked(source.tree, month_first), FieldSource::Element, 97);
    let visible = |least: Sign, percent| {
        let date = shown().0.filter(|shown| shown.sign >= least).map(|shown| shown.date);
        day(date, FieldSource::Text, percent)
    };
    let published = linked(&source.linked.published, 98)
        .or_else(|| meta(declared::PUBLISHED, 97))
        .or_else(marked)
        .or_else(|| visible(Sign::Time, 95))
        .or_else(|| meta(declared::SOME_DATE, 90))
        .or_else(|| day(address, FieldSource::Url, 95))
        .or_else(|| visible(Sign::Line, 90))
        .or_else(|| day(declared::embedded(source.html), FieldSource::Script, 85))
        .map(|told| Told { value: told.value.local(address), ..told });
    let modified = linked(&source.linked.modified, 90)
        .or_else(|| meta(declared::MODIFIED, 90))
        .or_else(|| day(shown().1, FieldSource::Text, 80))
        .filter(|told| published.is_none_or(|published| published.value.date <= told.value.date));
    Dates { published, modified: modified.map(|told| told.map(|stamp| stamp.date)) }
}

/// What a page says of its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dates {
    pub(super) published: Option<Told<Stamp>>,
    /// Day of the last change; never before the publication.
    pub(super) modified: Option<Told<Date>>,
}

/// The basis that a record names for a date from such a place.
pub(super) fn basis(told: &Told<Stamp>) -> PublishedBasis {
    match told.from {
        FieldSource::Url => PublishedBasis::Url,
        FieldSource::Text => PublishedBasis::Text,
        _ => PublishedBasis::Metadata,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str, url: Option<&str>) -> Option<(String, PublishedBasis)> {
        let tree = Html::parse_document(html);
        let linked = super::super::jsonld::read(&tree).unwrap_or_default();
        let found = dates(&Source { html, tree: &tree, linked: &linked, url }).published?;
        Some((found.value.date.to_string(), basis(&found)))
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

    #[test]
    fn a_date_for_anything_gives_way_to_the_one_shown() {
        let some = "<meta name=date content='2024-03-26'>";
        let shown = format!("{some}<h1>Fire</h1><p>22 March 2024</p>");
        assert_eq!(page(&shown, None).map(|found| found.0).as_deref(), Some("2024-03-22"));
        assert_eq!(page(some, None).map(|found| found.0).as_deref(), Some("2024-03-26"));
    }

    #[test]
    fn the_last_change_stands_beside_and_never_before() {
        let modified = |html: &str| {
            let tree = Html::parse_document(html);
            let linked = super::super::jsonld::read(&tree).unwrap_or_default();
            dates(&Source { html, tree: &tree, linked: &linked, url: None }).modified.map(|told| told.value.to_string())
        };
        let meta = |published: &str| {
            let change = "<meta property='article:modified_time' content='2024-03-24T10:00Z'>";
            format!("{change}<meta property='article:published_time' content='{published}'>")
        };
        assert_eq!(modified(&meta("2024-03-22")).as_deref(), Some("2024-03-24"));
        assert_eq!(modified(&meta("2024-03-25")), None);
        assert_eq!(modified("<h1>Fire</h1><p>Updated 22 March 2024</p>").as_deref(), Some("2024-03-22"));
        assert_eq!(modified("<h1>Fire</h1><p>22 March 2024</p>"), None);
    }
}
