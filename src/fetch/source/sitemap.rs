//! Sitemaps and their indexes (sitemaps.org, protocol 0.9; news sitemaps are sitemaps with more fields).

use super::Found;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// The roots of both kinds, without prefix.
const ROOTS: [&str; 2] = ["urlset", "sitemapindex"];

/// Whether `text` is a sitemap or an index of sitemaps: its first element tells.
pub(super) fn is_sitemap(text: &str) -> bool {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(root) | Event::Empty(root)) => return ROOTS.contains(&root.local_name().into_inner()),
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// The addresses of a sitemap: `loc` in `url` names a page, in `sitemap` another sitemap; those of pictures and films
/// (`image:loc`) stand in elements of their own and are passed over.
///
/// # Errors
/// With what is wrong with the XML, and the byte.
pub(super) fn read(text: &str) -> Result<Found, String> {
    let mut reader = Reader::from_str(text);
    let (mut found, mut open, mut loc) = (Found::default(), Vec::<String>::new(), String::new());
    loop {
        let event = reader.read_event().map_err(|error| format!("{error} at byte {}", reader.error_position()))?;
        match event {
            Event::Start(start) => {
                open.push(start.local_name().into_inner().to_owned());
                loc.clear();
            }
            Event::Text(text) => loc.push_str(&text),
            Event::CData(text) => loc.push_str(&text),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) => loc.push(c),
                _ => loc.push_str(resolve_predefined_entity(&name).unwrap_or_default()),
            },
            Event::End(_) => {
                let parent = open.len().checked_sub(2).map(|at| open[at].as_str());
                match (parent, open.last().map(String::as_str)) {
                    (Some("url"), Some("loc")) => found.pages.push(loc.trim().to_owned()),
                    (Some("sitemap"), Some("loc")) => found.sitemaps.push(loc.trim().to_owned()),
                    _ => {}
                }
                open.pop();
            }
            Event::Eof if !open.is_empty() => return Err(format!("no end of <{}>", open[open.len() - 1])),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEWS: &str = "<?xml version=\"1.0\"?>\n<!-- <feed> -->\n\
        <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"x\" xmlns:image=\"y\">\n\
        <url><loc> https://a.example/1?a=1&amp;b=&#50; </loc><news:news><news:title>T</news:title></news:news>\
        <image:image><image:loc>https://a.example/1.jpg</image:loc></image:image></url>\
        <url><loc><![CDATA[https://a.example/2]]></loc></url></urlset>";

    #[test]
    fn pages_and_further_sitemaps_are_found() {
        assert!(is_sitemap(NEWS));
        let pages = read(NEWS).map(|found| found.pages);
        assert_eq!(pages, Ok(vec!["https://a.example/1?a=1&b=2".to_owned(), "https://a.example/2".to_owned()]));
        let index = "<sm:sitemapindex xmlns:sm='z'><sm:sitemap><sm:loc>https://a.example/s.xml</sm:loc></sm:sitemap>\
                     </sm:sitemapindex>";
        assert!(is_sitemap(index));
        assert_eq!(read(index).map(|found| found.sitemaps), Ok(vec!["https://a.example/s.xml".to_owned()]));
        assert!(!is_sitemap("<rss version='2.0'><channel/></rss>") && !is_sitemap("{\"items\": []}"));
    }

    #[test]
    fn a_broken_sitemap_is_told() {
        assert!(read("<urlset><url><loc>https://a.example/1</loc>").is_err_and(|words| words == "no end of <url>"));
        assert!(read("<urlset></url></urlset>").is_err());
        let deep = "<a>".repeat(100_000);
        assert!(read(&format!("<urlset>{deep}")).is_err());
    }
}
