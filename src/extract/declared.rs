//! Publication dates that a page declares for machines: meta elements, its address, embedded data.

use super::told::Told;
use super::{published, written};
use crate::doc::FieldSource::{Meta, OpenGraph};
use jiff::civil::Date;
use jiff::tz::Offset;
use regex::Regex;
use scraper::{Html, Selector};
use std::sync::LazyLock;

/// A day in a value written for machines: ISO 8601, eight digits, seconds or milliseconds of Unix time, or in words.
pub(super) fn machine_day(text: &str, month_first: bool) -> Option<Date> {
    let digits = text.trim();
    published::day(text)
        .or_else(|| compact(digits))
        .or_else(|| epoch(digits))
        .or_else(|| written::first(text, month_first))
}

/// `20240322`, perhaps with a clock behind.
fn compact(text: &str) -> Option<Date> {
    let (date, rest) = text.split_at_checked(8)?;
    let alone =
        rest.is_empty() || rest.starts_with('T') || (rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_digit()));
    let plausible = alone && date.bytes().all(|byte| byte.is_ascii_digit()) && ("1995".."2100").contains(&&date[..4]);
    plausible.then(|| written::first(&format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]), false)).flatten()
}

fn epoch(text: &str) -> Option<Date> {
    let seconds = match text.len() {
        10 => text.parse::<i64>().ok()?,
        13 => text.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let stamp = jiff::Timestamp::from_second(seconds).ok()?;
    Some(Offset::UTC.to_datetime(stamp).date())
}

/// The first meta element of the kinds that name a publication date; times of modification are other kinds.
pub(super) fn meta(tree: &Html, month_first: bool, keys: &[&str]) -> Option<Told<Stamp>> {
    let values = tree.select(&METAS).filter_map(|element| {
        let value = element.value();
        let key = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| value.attr(key))?;
        let key = key.to_ascii_lowercase();
        let rank = keys.iter().position(|known| *known == key)?;
        let from = if key.starts_with("og:") || key.starts_with("article:") { OpenGraph } else { Meta };
        Some((rank, from, stamp(value.attr("content")?, month_first)?))
    });
    values.min_by_key(|(rank, _, _)| *rank).map(|(_, from, stamp)| Told::new(stamp, from, 0))
}

/// Names of meta elements for the publication date, the surest first (Open Graph, schema.org, Parse.ly, Dublin Core,
/// Sailthru and the fields of common publishing systems).
pub(super) const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "article.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "pub_date",
    "published-date",
    "publication_date",
    "publicationdate",
    "published_time",
    "originalpublicationdate",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "bt:pubdate",
    "rnews:datepublished",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date.created",
    "dc.created",
    "article_date_original",
    "article:post_date",
    "artikel_datum",
    "displaydate",
    "datecreated",
    "og:pubdate",
    "og:release_date",
    "citation_publication_date",
    "citation_date",
];

/// Names of meta elements for some date: on most pages the publication's, on others that of the page's making.
pub(super) const SOME_DATE: &[&str] = &["dcterms.date", "dc.date", "date", "timestamp", "last-published"];

/// Names of meta elements for the day of the last change.
pub(super) const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "modified_time",
    "updated_time",
    "lastmod",
    "last-modified",
    "moddate",
];

/// A day and the time of day and zone beside it, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) date: Date,
    /// Offset from UTC of the zone in which that is the day.
    pub(super) zone: Option<Offset>,
    /// Hour of the day in that zone.
    hour: Option<i8>,
}

/// A value written for machines as a stamp.
pub(super) fn stamp(text: &str, month_first: bool) -> Option<Stamp> {
    let date = machine_day(text, month_first)?;
    Some(Stamp { date, zone: published::zone(text), hour: published::hour(text) })
}

impl Stamp {
    /// A day without a time.
    pub(super) fn day(date: Date) -> Self {
        Self { date, zone: None, hour: None }
    }

    /// The same in the outlet's own zone: a time in UTC late in the evening or early in the morning, on a page whose
    /// address gives the day beside it, was local time of that other day.
    pub(super) fn local(self, address: Option<Date>) -> Self {
        let Some((hour, other)) = self.hour.zip(address).filter(|_| self.zone == Some(Offset::UTC)) else {
            return self;
        };
        let east = hour >= 10 && self.date.tomorrow().ok() == Some(other);
        let west = hour < 12 && self.date.yesterday().ok() == Some(other);
        if east || west { Self::day(other) } else { self }
    }
}

/// The day of the elements marked `datePublished`, wherever they stand, when all of them say the same.
pub(super) fn marked(tree: &Html, month_first: bool) -> Option<Date> {
    let mut days = tree.select(&MARKED).filter_map(|element| {
        let value = element.value();
        let text = || element.text().collect::<String>();
        let own = value.attr("datetime").or_else(|| value.attr("content")).map_or_else(text, str::to_owned);
        machine_day(&own, month_first)
    });
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

/// `/2018/03/12/`, `/2018-03-12-title`, `/20180312/` in an address.
pub(super) fn address(url: &str) -> Option<Date> {
    let found = ADDRESS.captures(url)?;
    written::first(&format!("{}-{}-{}", &found[1], &found[2], &found[3]), false)
}

/// `"datePublished":"…"` in data for the page's own scripts, when all of them say the same day.
pub(super) fn embedded(html: &str) -> Option<Date> {
    let mut days = EMBEDDED.captures_iter(html).filter_map(|found| machine_day(&found[1], false));
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

static METAS: LazyLock<Selector> = LazyLock::new(|| Selector::parse("meta[content]").expect("a constant selector"));
static MARKED: LazyLock<Selector> = LazyLock::new(|| {
    Selector::parse("[itemprop='datePublished'],time[pubdate],[property='schema:datePublished']")
        .expect("a constant selector")
});
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)")
        .expect("a constant pattern")
});
static EMBEDDED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"\\?"(?i:datePublished|publishedAt|published_at|publishDate|publicationDate|firstPublished|pubDate|datePublication)\\?"\s*:\s*\\?"?([\dT:.Z+-]{10,35})"#)
        .expect("a constant pattern")
});

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(date: Option<Date>) -> Option<String> {
        date.map(|date| date.to_string())
    }

    #[test]
    fn meta_elements_rank_by_how_sure_they_are() {
        let page = |head: &str| shown(meta(&Html::parse_document(head), false, PUBLISHED).map(|told| told.value.date));
        let date = Some("2024-03-22".to_owned());
        let both = "<meta name=pubdate content=2020-01-01><meta property='article:published_time' content='2024-03-22T23:00:00-05:00'>";
        assert_eq!(page(both), date);
        assert_eq!(page("<meta name='DC.date.issued' content='20240322'>"), date);
        assert_eq!(page("<meta name=pubdate content='1711065600000'>"), Some("2024-03-22".to_owned()));
        assert_eq!(page("<meta property='article:modified_time' content='2024-03-22'>"), None);
        assert_eq!(page("<meta name=copyright content='2024'>"), None);
    }

    #[test]
    fn times_in_utc_are_local_where_the_address_says_so() {
        let local = |text, day: &str| {
            let stamp = stamp(text, false).map(|stamp| stamp.local(day.parse().ok()));
            stamp.map(|stamp| (stamp.date.to_string(), stamp.zone.is_some()))
        };
        assert_eq!(local("2024-03-22T23:11:59+00:00", "2024-03-23"), Some(("2024-03-23".to_owned(), false)));
        assert_eq!(local("2024-03-22T02:11:59Z", "2024-03-21"), Some(("2024-03-21".to_owned(), false)));
        let own = Some(("2024-03-22".to_owned(), true));
        assert_eq!(local("2024-03-22T23:11:59+01:00", "2024-03-23"), own, "its own zone is told");
        assert_eq!(local("2024-03-22T08:00:00Z", "2024-03-23"), own, "no zone is so far east");
        assert_eq!(local("2024-03-22T23:11:59Z", "2024-03-29"), own, "another date");
    }

    #[test]
    fn addresses_and_embedded_data_give_days() {
        assert_eq!(shown(address("https://x.org/2024/03/22/fire")), Some("2024-03-22".to_owned()));
        assert_eq!(shown(address("https://x.org/news-20240322.html")), Some("2024-03-22".to_owned()));
        assert_eq!(address("https://x.org/item-1202403229"), None);
        assert_eq!(address("https://x.org/2024/fire"), None);
        assert_eq!(shown(embedded(r#"{"datePublished":"2024-03-22T10:00"}"#)), Some("2024-03-22".to_owned()));
        assert_eq!(
            embedded(r#"{"publishedAt":"2024-03-22"},{"publishedAt":"2024-03-21"}"#),
            None,
            "a list of articles"
        );
    }
}
