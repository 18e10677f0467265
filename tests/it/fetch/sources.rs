//! Feeds and sitemaps.

use super::server::{Reply, gzip, page, response};
use super::{desk, fetch, serving};
use serde_json::Value;

/// The row of a source.
fn row<'a>(report: &'a Value, end: &str) -> &'a Value {
    let rows = report["sources"].as_array().unwrap();
    let ends = |row: &&Value| row["source"].as_str().unwrap().ends_with(end);
    rows.iter().find(ends).unwrap_or_else(|| panic!("{end} not in {rows:#?}"))
}

#[test]
fn feeds_and_sitemaps_name_the_pages() {
    let server = serving(|request| {
        let (root, host) = (format!("http://{}", request.host), &request.host);
        let sent = |media: &str, text: &str| {
            Reply::Whole(response("200 OK", &[&format!("Content-Type: {media}")], text.as_bytes()))
        };
        match request.path.as_str() {
            "/rss" => sent(
                "text/html",
                &format!(
                    "<rss version=\"2.0\"><channel><title>T</title><item><link>{root}/1</link></item></channel></rss>"
                ),
            ),
            "/atom" => sent(
                "application/atom+xml",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><id>t</id><entry><id>e</id><link href=\"/2\"/></entry></feed>",
            ),
            "/json" => sent(
                "application/json",
                &format!(
                    "{{\"version\": \"https://jsonfeed.org/version/1\", \"title\": \"T\", \"items\": [{{\"id\": \"1\", \"url\": \"{root}/3\"}}]}}"
                ),
            ),
            "/index" => sent(
                "application/xml",
                &format!(
                    "<sitemapindex><sitemap><loc>{root}/news.gz</loc></sitemap><sitemap><loc>{root}/index</loc></sitemap>\
                     <sitemap><loc>/etc/hostname</loc></sitemap></sitemapindex>"
                ),
            ),
            "/news.gz" => Reply::Whole(response(
                "200 OK",
                &["Content-Type: application/gzip"],
                &gzip(
                    format!("<urlset><url><loc>{root}/4</loc></url><url><loc>{root}/1</loc></url></urlset>").as_bytes(),
                ),
            )),
            "/moved" => Reply::Whole(response("301 Moved", &[&format!("Location: http://{host}/atom")], b"")),
            "/broken" => sent("application/rss+xml", "<rss version=\"2.0\"><channel><item>"),
            "/sly" => sent("text/xml", "<urlset><url><loc>http://10.0.0.1/admin</loc></url></urlset>"),
            path => Reply::Whole(page(path)),
        }
    });
    let desk = desk("");
    let file = format!("<urlset><url><loc>{}</loc></url></urlset>", server.url("/5"));
    desk.write("map.xml", file);
    let sources = ["/rss", "/moved", "/json", "/index"].map(|path| server.url(path));
    let mut args: Vec<&str> = sources.iter().flat_map(|source| ["--feed", source]).collect();
    args.extend(["--sitemap", "map.xml"]);
    let report = fetch(&desk, &args, 1);
    assert_eq!((&report["counts"]["fetched"], &report["counts"]["urls"]), (&5.into(), &5.into()), "{report:#}");
    assert_eq!((&row(&report, "/index")["sitemaps"], &row(&report, "/news.gz")["pages"]), (&3.into(), &2.into()));
    assert_eq!(row(&report, "hostname")["reason"], "expected an address of a sitemap, found \"/etc/hostname\"");
    assert_eq!((server.asked("/index"), server.asked("/1")), (1, 1));
    let broken = [server.url("/broken"), server.url("/sly"), "no-such.xml".to_owned()];
    let args: Vec<&str> = broken.iter().flat_map(|source| ["--feed", source.as_str()]).collect();
    let report = fetch(&desk, &args, 1);
    assert!(row(&report, "/broken")["reason"].as_str().unwrap().starts_with("expected a feed or a sitemap, found: "));
    assert!(row(&report, "no-such.xml")["reason"].as_str().unwrap().starts_with("expected a readable file, found: "));
    assert_eq!((&report["counts"]["urls"], &report["counts"]["refused"]), (&1.into(), &1.into()));
}

#[test]
fn a_feed_is_asked_for_only_if_it_has_changed() {
    let server = serving(|request| {
        let root = format!("http://{}", request.host);
        let feed = |tag: &str, pages: &[&str]| {
            let items: String = pages.iter().map(|page| format!("<item><link>{root}{page}</link></item>")).collect();
            let text = format!("<rss version=\"2.0\"><channel><title>T</title>{items}</channel></rss>");
            Reply::Whole(response("200 OK", &["Content-Type: application/rss+xml", tag], text.as_bytes()))
        };
        let dated = request.head.contains("if-modified-since: tue, 03 mar 2026");
        match (request.path.as_str(), request.before) {
            ("/rss", before) if request.head.contains("if-none-match: \"1\"") && before < 2 => {
                Reply::Whole(response("304 Not Modified", &[], b""))
            }
            ("/rss", 0) => feed("ETag: \"1\"", &["/1", "/2"]),
            ("/rss", _) => feed("ETag: \"2\"", &["/1", "/2", "/3"]),
            ("/map", _) if dated => Reply::Whole(response("304 Not Modified", &[], b"")),
            ("/map", _) => feed("Last-Modified: Tue, 03 Mar 2026 10:00:00 GMT", &["/4"]),
            ("/unasked", _) => Reply::Whole(response("304 Not Modified", &[], b"")),
            (path, _) => Reply::Whole(page(path)),
        }
    });
    let (desk, rss, map) = (desk(""), server.url("/rss"), server.url("/map"));
    let args = ["--feed", &rss, "--sitemap", &map];
    fetch(&desk, &args, 0);
    let again = fetch(&desk, &args, 0);
    for (end, pages) in [("/rss", 2), ("/map", 1)] {
        let row = row(&again, end);
        assert_eq!((&row["unchanged"], &row["pages"]), (&true.into(), &pages.into()), "{row:#}");
    }
    assert_eq!((&again["counts"]["known"], &again["counts"]["urls"]), (&3.into(), &3.into()));
    let third = fetch(&desk, &args, 0);
    assert_eq!((&row(&third, "/rss")["unchanged"], &third["counts"]["fetched"]), (&false.into(), &1.into()));
    let unasked = fetch(&desk, &["--feed", &server.url("/unasked")], 1);
    assert!(row(&unasked, "/unasked")["reason"].as_str().unwrap().ends_with("found status 304 without asking"));
}
