//! Feeds: RSS, Atom, JSON Feed.

use super::Found;
use feed_rs::model::{Entry, Link};
use feed_rs::parser::Builder;

/// The addresses of a feed's entries; relative ones are joined with `base`.
///
/// # Errors
/// With what is wrong with the feed.
pub(super) fn read(bytes: &[u8], base: Option<&str>) -> Result<Found, String> {
    let parser = Builder::new().base_uri(base).sanitize_content(false).build();
    let feed = parser.parse(bytes).map_err(|error| error.to_string())?;
    Ok(Found { pages: feed.entries.into_iter().filter_map(page).collect(), sitemaps: Vec::new() })
}

/// The page of an entry: its first link to a page, else an id that is an address (RSS's permanent `guid`).
fn page(entry: Entry) -> Option<String> {
    let link = entry.links.into_iter().find(leads_to_page).map(|link| link.href);
    link.or_else(|| Some(entry.id).filter(|id| id.starts_with("http://") || id.starts_with("https://")))
}

/// Whether a link is to the entry itself and not to a picture, a sound, or another form of it.
fn leads_to_page(link: &Link) -> bool {
    let rel = link.rel.as_deref().is_none_or(|rel| rel == "alternate");
    rel && link.media_type.as_deref().is_none_or(|media| media.contains("html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(text: &str) -> Result<Vec<String>, String> {
        read(text.as_bytes(), Some("https://a.example/feed")).map(|found| found.pages)
    }

    fn all(list: [&str; 2]) -> Result<Vec<String>, String> {
        Ok(list.map(str::to_owned).to_vec())
    }

    #[test]
    fn entries_of_each_format_have_a_page() {
        let rss = "<rss version=\"2.0\"><channel><title>T</title><link>https://a.example/</link>\
                   <item><link>https://a.example/1</link><enclosure url=\"https://a.example/1.mp3\" type=\"audio/mpeg\" length=\"1\"/></item>\
                   <item><guid isPermaLink=\"true\">https://a.example/2</guid></item></channel></rss>";
        assert_eq!(pages(rss), all(["https://a.example/1", "https://a.example/2"]));
        let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><id>t</id>\
                    <entry><id>x</id><link rel=\"enclosure\" href=\"https://a.example/1.mp3\"/><link href=\"/1\"/></entry>\
                    <entry><id>y</id><link rel=\"alternate\" type=\"text/html\" href=\"https://a.example/2?a&amp;b\"/></entry></feed>";
        assert_eq!(pages(atom), all(["https://a.example/1", "https://a.example/2?a&b"]));
        let json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [\
                    {\"id\": \"x\", \"url\": \"https://a.example/1\", \"attachments\": [{\"url\": \"https://a.example/a\", \"mime_type\": \"audio/mpeg\"}]},\
                    {\"id\": \"https://a.example/2\"}, {\"id\": \"no address\"}]}";
        assert_eq!(pages(json), all(["https://a.example/1", "https://a.example/2"]));
    }

    #[test]
    fn what_is_no_feed_is_told() {
        assert_eq!(pages("<html><body>Log in</body></html>"), Err("unable to parse feed: no root element".to_owned()));
        assert!(pages("").is_err() && pages("{}").is_err() && pages("<rss version=\"2.0\"><channel>").is_err());
        let deep = format!("<rss version=\"2.0\"><channel><item><description>{}", "<b>".repeat(100_000));
        assert!(pages(&deep).is_err(), "deep nesting is an error like another");
    }
}
