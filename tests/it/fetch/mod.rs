//! Fetching from a server that misbehaves. Every wait is a few milliseconds, except where a limit is what is tested.

#[cfg(unix)]
mod interrupted;
mod large;
mod server;
mod sources;

use crate::support::Desk;
use serde_json::Value;
use server::{Reply, Request, Server, absent, gzip, page, response};
use std::fs::OpenOptions;
use std::io::Write;
use std::time::Duration;

/// Settings that reach 127.0.0.1 and nothing else that is private, and do not wait.
const QUICK: &str = "[model]\nengine = \"none\"\n[fetch]\nprivate_hosts = [\"127.0.0.1\"]\nproxy = \"none\"\ndelay_ms = 0\n\
                     backoff_ms = 5\ntimeout_ms = 1000\nmax_bytes = 20000\nretries = 2\nmax_wait_ms = 2000\n";

fn desk(more: &str) -> Desk {
    let desk = Desk::new();
    desk.write("pipeline.toml", format!("{QUICK}{more}"));
    desk
}

/// Fetches and reads the report.
fn fetch(desk: &Desk, args: &[&str], code: i32) -> Value {
    desk.copydesk(&[&["fetch"], args].concat()).assert().code(code);
    serde_json::from_str(&desk.read("pages/report.json")).unwrap()
}

/// The reason that a report gives for an address, with its outcome.
fn reason<'a>(report: &'a Value, url: &str) -> (&'a str, &'a str) {
    let missing = report["missing"].as_array().unwrap();
    let row = missing.iter().find(|row| row["url"] == url).unwrap_or_else(|| panic!("{url} not in {missing:#?}"));
    (row["outcome"].as_str().unwrap(), row["reason"].as_str().unwrap())
}

/// Fetches `path` of a server; it must end as `outcome`, with `words` in the reason.
fn ends(server: &Server, path: &str, outcome: &str, words: &str) {
    let (desk, url) = (desk(""), server.url(path));
    let report = fetch(&desk, &[&url], 1);
    let (found, text) = reason(&report, &url);
    assert_eq!(found, outcome, "{text}");
    assert!(text.contains(words), "{words:?} not in {text:?}");
    assert_eq!(report["counts"]["urls"], 1);
    let rows = desk.lines("pages/index.jsonl");
    assert_eq!((rows.len(), &rows[0]["reason"]), (1, &Value::from(text)));
}

/// A server without robots.txt.
fn serving(reply: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |request| if request.path == "/robots.txt" { absent() } else { reply(request) })
}

#[test]
fn a_list_becomes_an_archive_that_run_reads() {
    let server = serving(|request| match request.path.as_str() {
        "/gone" => absent(),
        path => Reply::Whole(page(path.trim_start_matches('/'))),
    });
    let desk = desk("");
    let list = ["/one", "/two#comments", "/gone", "/one"].map(|path| server.url(path)).join("\n");
    desk.write("urls.txt", format!("# today\n{list}\nnot an address\n"));
    let report = fetch(&desk, &["--urls", "urls.txt"], 1);
    let counts = &report["counts"];
    assert_eq!((&counts["urls"], &counts["fetched"], &counts["failed"]), (&4.into(), &2.into(), &2.into()), "{report}");
    assert_eq!(report["repeated"], 1);
    assert_eq!(reason(&report, &server.url("/gone")).1, "expected status 200, found 404 Not Found");
    assert!(reason(&report, "not an address").1.starts_with("urls.txt:6: expected an address such as"));
    assert!(server.log(|log| log.hits.iter().all(|(_, request)| request.head.contains("user-agent: copydesk/"))));
    desk.copydesk(&["run", "--input", "pages/pages.warc.gz", "--out", "out"]).assert().success();
    let mut urls: Vec<String> =
        desk.lines("out/articles.jsonl").iter().map(|article| article["url"].as_str().unwrap().to_owned()).collect();
    urls.sort();
    assert_eq!(urls, [server.url("/one"), server.url("/two")]);
}

#[test]
fn a_rerun_fetches_what_is_missing() {
    let server = serving(|request| match (request.path.as_str(), request.before) {
        ("/late", 0) => absent(),
        (path, _) => Reply::Whole(page(path)),
    });
    let (desk, one, late) = (desk(""), server.url("/one"), server.url("/late"));
    fetch(&desk, &[&one, &late], 1);
    let report = fetch(&desk, &[&one, &late], 0);
    assert_eq!((&report["counts"]["known"], &report["counts"]["fetched"]), (&1.into(), &1.into()));
    assert_eq!((server.asked("/one"), server.asked("/late")), (1, 2));
}

#[test]
fn what_a_crash_cut_off_is_fetched_again() {
    let server = serving(|request| Reply::Whole(page(&request.path)));
    let (desk, one, two) = (desk(""), server.url("/one"), server.url("/two"));
    fetch(&desk, &[&one], 0);
    let whole = std::fs::read(desk.path().join("pages/pages.warc.gz")).unwrap();
    // A member without its row, and half a row.
    for (name, bytes) in [("pages.warc.gz", &whole[..whole.len() / 2]), ("index.jsonl", b"{\"url\":\"http".as_slice())]
    {
        let path = desk.path().join("pages").join(name);
        OpenOptions::new().append(true).open(path).unwrap().write_all(bytes).unwrap();
    }
    assert_eq!(fetch(&desk, &[&one, &two], 0)["counts"]["known"], 1);
    desk.copydesk(&["run", "--input", "pages/pages.warc.gz", "--out", "out"]).assert().success();
    assert_eq!(desk.lines("out/articles.jsonl").len(), 2);
    // A row whose member did not reach the disk.
    let rows = desk.lines("pages/index.jsonl");
    let cut = rows[1]["offset"].as_u64().unwrap() + rows[1]["length"].as_u64().unwrap() - 3;
    OpenOptions::new().write(true).open(desk.path().join("pages/pages.warc.gz")).unwrap().set_len(cut).unwrap();
    let report = fetch(&desk, &[&one, &two], 0);
    assert_eq!((&report["counts"]["known"], &report["counts"]["fetched"]), (&1.into(), &1.into()));
    assert_eq!((server.asked("/one"), server.asked("/two")), (1, 2));
    // A line inside the index that is none: nothing is thrown away.
    desk.write("pages/index.jsonl", "what\n");
    let error = desk.copydesk(&["fetch", &one]).assert().code(2).get_output().stderr.clone();
    assert!(String::from_utf8(error).unwrap().contains("index.jsonl:1: expected a row of the index"));
}

#[test]
fn a_refresh_asks_whether_pages_have_changed() {
    let server = serving(|request| {
        let tagged = |body: &str| {
            let headers = ["Content-Type: text/html", "ETag: \"7\"", "Last-Modified: Tue, 03 Mar 2026 10:00:00 GMT"];
            Reply::Whole(response("200 OK", &headers, format!("<p>{body}</p>").as_bytes()))
        };
        let asked =
            request.head.contains("if-none-match: \"7\"") && request.head.contains("if-modified-since: tue, 03");
        match request.path.as_str() {
            "/tagged" if asked => Reply::Whole(response("304 Not Modified", &[], b"")),
            "/tagged" | "/same" => tagged("words"),
            _ => tagged(&format!("words {}", request.before)),
        }
    });
    let (desk, urls) = (desk(""), ["/tagged", "/same", "/new"].map(|path| server.url(path)));
    let args: Vec<&str> = urls.iter().map(String::as_str).collect();
    fetch(&desk, &args, 0);
    for _ in 0..2 {
        let report = fetch(&desk, &[args.as_slice(), &["--refresh"]].concat(), 0);
        assert_eq!((&report["counts"]["unchanged"], &report["counts"]["fetched"]), (&2.into(), &1.into()), "{report}");
    }
    let rows = desk.lines("pages/index.jsonl");
    let tagged: Vec<&Value> = rows.iter().filter(|row| row["url"] == urls[0]).collect();
    assert_eq!(tagged[2]["status"], 304);
    for key in ["sha256", "offset", "etag"] {
        assert_eq!(tagged[0][key], tagged[2][key], "{key}");
    }
}

#[test]
fn addresses_that_are_private_are_refused_at_each_step() {
    let server = serving(|request| {
        let port = request.host.rsplit(':').next().unwrap_or_default();
        let place = match request.path.as_str() {
            "/to-loopback" => format!("http://127.0.0.2:{port}/secret"),
            "/to-name" => format!("http://localhost:{port}/secret"),
            "/to-mapped" => format!("http://[::ffff:127.0.0.1]:{port}/secret"),
            "/to-metadata" => "http://169.254.169.254/latest/meta-data".to_owned(),
            "/to-file" => "file:///etc/hostname".to_owned(),
            _ => return Reply::Whole(page("secret")),
        };
        Reply::Whole(response("302 Found", &[&format!("Location: {place}")], b""))
    });
    ends(&server, "/to-loopback", "refused", "expected a public address");
    ends(&server, "/to-name", "refused", "(loopback)");
    ends(&server, "/to-mapped", "refused", "[::ffff:7f00:1] (loopback)");
    ends(&server, "/to-metadata", "refused", "169.254.169.254 (link-local)");
    ends(&server, "/to-file", "refused", "expected an address with http or https, found file:");
    assert_eq!(server.asked("/secret"), 0);
    let named = format!("http://localhost:{}/secret", server.at.port());
    let desk = desk("");
    assert_eq!(reason(&fetch(&desk, &[&named], 1), &named).0, "refused");
    fetch(&desk, &[&named, "--allow-private"], 0);
    assert_eq!(server.asked("/secret"), 1);
}

#[test]
fn redirects_are_followed_and_limited() {
    let server = serving(|request| {
        let to = |place: &str| Reply::Whole(response("301 Moved Permanently", &[&format!("Location: {place}")], b""));
        match request.path.as_str() {
            "/moved" => to("/by-way"),
            "/by-way" => to("there?x=1#top"),
            "/there?x=1" => Reply::Whole(page("there")),
            "/a" => to("/b"),
            "/b" => to("/a"),
            "/nowhere" => Reply::Whole(response("302 Found", &[], b"")),
            path => to(&format!("{path}x")),
        }
    });
    let (desk, moved) = (desk(""), server.url("/moved"));
    fetch(&desk, &[&moved], 0);
    let row = &desk.lines("pages/index.jsonl")[0];
    assert_eq!((&row["url"], &row["final_url"]), (&Value::from(moved), &Value::from(server.url("/there?x=1"))));
    ends(&server, "/a", "failed", "found redirects in a circle");
    ends(&server, "/far", "failed", "expected at most 5 redirects (fetch.max_redirects), found more");
    ends(&server, "/nowhere", "failed", "found status 302 Found without a Location");
}

#[test]
fn passing_failures_are_tried_again_and_waits_are_kept() {
    let server = serving(|request| match (request.path.as_str(), request.before) {
        ("/busy", 0) => Reply::Whole(response("429 Too Many Requests", &["Retry-After: 1"], b"")),
        ("/down", 0) => Reply::Whole(response("503 Service Unavailable", &[], b"")),
        ("/always", _) => Reply::Whole(response("503 Service Unavailable", &[], b"")),
        ("/hours", _) => Reply::Whole(response("503 Service Unavailable", &["Retry-After: 7200"], b"")),
        (path, _) => Reply::Whole(page(path)),
    });
    let desk = desk("");
    fetch(&desk, &[&server.url("/busy"), &server.url("/down")], 0);
    let times = server.log(|log| {
        log.hits.iter().filter(|(_, request)| request.path == "/busy").map(|(time, _)| *time).collect::<Vec<_>>()
    });
    assert_eq!(times.len(), 2);
    assert!(times[1] - times[0] >= Duration::from_millis(990), "{:?}", times[1] - times[0]);
    assert_eq!(server.asked("/down"), 2);
    ends(&server, "/always", "failed", "expected status 200, found 503 Service Unavailable (try 3 of 3)");
    assert_eq!(server.asked("/always"), 3);
    ends(&server, "/hours", "failed", "expected Retry-After of at most 2 s (fetch.max_wait_ms), found 7200 s");
    assert_eq!(server.asked("/hours"), 1);
    ends(&server, "/reset/1", "failed", "(try 3 of 3)");
    assert_eq!(server.asked("/reset/1"), 3);
}

#[test]
fn sizes_and_times_are_limited() {
    let html = "Content-Type: text/html";
    let server = serving(move |request| {
        let body = |headers: &[&str], body: &[u8]| response("200 OK", &[&[html], headers].concat(), body);
        match request.path.as_str() {
            "/drip" => Reply::Drip(body(&["Content-Length: 9000"], &[b'x'; 9000])),
            "/endless" => Reply::Endless(body(&["Content-Length: 900000000"], &[b'x'; 9000])),
            "/chunks" => Reply::Endless([b"HTTP/1.1 200 OK\r\n".as_slice(), b"A: b\r\n"].concat()),
            "/short" => Reply::Whole(body(&["Content-Length: 9000"], b"<p>half a page")),
            "/bomb" => Reply::Whole(body(&["Content-Encoding: gzip"], &gzip(&[b' '; 10_000_000]))),
            "/torn" => Reply::Whole(body(&["Content-Encoding: gzip"], &gzip(b"<p>words</p>")[..15])),
            "/bad-chunk" => Reply::Whole(body(&["Transfer-Encoding: chunked"], b"4\r\n<p>a\r\nzz\r\n")),
            "/headers" => Reply::Whole(body(&[&format!("X-Long: {}", "x".repeat(70_000))], b"<p>words</p>")),
            "/no-http" => Reply::Whole(b"SSH-2.0-server\r\n".to_vec()),
            "/empty" => Reply::Whole(body(&[], b" \n")),
            _ => Reply::Late(Duration::from_secs(5), page("late")),
        }
    });
    ends(
        &server,
        "/endless",
        "failed",
        "expected at most 20000 bytes after decompression (fetch.max_bytes), found more",
    );
    ends(&server, "/bomb", "failed", "expected at most 20000 bytes after decompression");
    ends(&server, "/drip", "failed", "expected an answer within 1000 ms (fetch.timeout_ms)");
    ends(&server, "/late", "failed", "expected an answer within 1000 ms (fetch.timeout_ms)");
    for path in ["/chunks", "/short", "/torn", "/bad-chunk", "/no-http"] {
        ends(&server, path, "failed", "expected an answer, found: ");
    }
    ends(&server, "/headers", "failed", "expected headers of at most 65536 bytes, found");
    ends(&server, "/empty", "failed", "expected a page, found an empty body");
}

#[test]
fn packed_pages_are_stored_unpacked_and_other_types_refused() {
    let server = serving(|request| {
        let article =
            b"<html><body><article><p>Seven people died when a bus left the road, officials said.</p></article>";
        let coded = |coding: &str, body: Vec<u8>| {
            let header = format!("Content-Encoding: {coding}");
            Reply::Whole(response("200 OK", &["Content-Type: text/html", &header], &body))
        };
        match request.path.as_str() {
            "/gzip" => coded("gzip", gzip(article)),
            "/zstd" => coded("zstd", zstd::encode_all(article.as_slice(), 1).unwrap()),
            "/br" => {
                let (mut packed, settings) = (Vec::new(), brotli::enc::BrotliEncoderParams::default());
                brotli::BrotliCompress(&mut article.as_slice(), &mut packed, &settings).unwrap();
                coded("br", packed)
            }
            "/deflate" => {
                let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
                writer.write_all(article).unwrap();
                coded("deflate", writer.finish().unwrap())
            }
            _ => Reply::Endless(response("200 OK", &["Content-Type: video/mp4", "Content-Length: 900000000"], b"x")),
        }
    });
    let (desk, urls) = (desk(""), ["/gzip", "/zstd", "/br"].map(|path| server.url(path)));
    fetch(&desk, &urls.each_ref().map(String::as_str), 0);
    let rows = desk.lines("pages/index.jsonl");
    assert!(rows.iter().all(|row| row["sha256"] == rows[0]["sha256"]), "{rows:#?}");
    let asked = |head: &str| {
        let codings = head.lines().find_map(|line| line.strip_prefix("accept-encoding:")).unwrap_or_default();
        ["gzip", "br", "zstd"].iter().all(|coding| codings.contains(coding))
    };
    assert!(server.log(|log| log.hits.iter().all(|(_, request)| asked(&request.head))), "codings are asked for");
    // Not asked for, but a reader of archives knows it.
    fetch(&desk, &[&server.url("/deflate")], 0);
    desk.copydesk(&["run", "--input", "pages/pages.warc.gz", "--out", "out"]).assert().success();
    assert_eq!(desk.lines("out/articles.jsonl").len(), 4);
    ends(
        &server,
        "/film",
        "refused",
        "expected a page (text/html, application/xhtml+xml, text/plain), found video/mp4",
    );
}

#[test]
fn robots_are_obeyed_and_asked_once() {
    let rules = b"User-agent: *\nDisallow: /\n\nUser-agent: copydesk\nCrawl-delay: 0.2\nDisallow: /private/\n";
    let server = Server::start(move |request| match request.path.as_str() {
        "/robots.txt" => Reply::Whole(response("200 OK", &["Content-Type: text/plain"], rules)),
        "/moved" => Reply::Whole(response("302 Found", &["Location: /private/2"], b"")),
        path => Reply::Whole(page(path)),
    });
    let (desk, paths) = (desk(""), ["/1", "/2", "/3", "/private/1", "/moved"].map(|path| server.url(path)));
    let report = fetch(&desk, &paths.each_ref().map(String::as_str), 1);
    assert_eq!((&report["counts"]["fetched"], &report["counts"]["refused"]), (&3.into(), &2.into()), "{report}");
    let words = "expected robots.txt to allow /private/2, found it disallowed";
    assert_eq!(reason(&report, &server.url("/moved")), ("refused", words));
    assert_eq!((server.asked("/robots.txt"), server.asked("/private/1"), server.asked("/private/2")), (1, 0, 0));
    let times = server.log(|log| log.hits.iter().skip(1).map(|(time, _)| *time).collect::<Vec<_>>());
    assert!(times[times.len() - 1] - times[0] >= Duration::from_millis(300), "a Crawl-delay is kept: two of 200 ms");
}

#[test]
fn a_host_whose_robots_cannot_be_read_is_left_alone() {
    for status in ["500 Internal Server Error", "503 Service Unavailable", "429 Too Many Requests"] {
        let server = Server::start(move |request| match request.path.as_str() {
            "/robots.txt" => Reply::Whole(response(status, &[], b"")),
            path => Reply::Whole(page(path)),
        });
        ends(&server, "/page", "failed", &format!("robots.txt: expected status 200, found {status}"));
        assert_eq!((server.asked("/robots.txt"), server.asked("/page")), (3, 0));
    }
    for status in ["403 Forbidden", "410 Gone"] {
        let server = Server::start(move |request| match request.path.as_str() {
            "/robots.txt" => Reply::Whole(response(status, &[], b"")),
            path => Reply::Whole(page(path)),
        });
        fetch(&desk(""), &[&server.url("/page")], 0);
    }
    let gone = Server::start(|_| absent());
    let url = gone.url("/page");
    drop(gone);
    let report = fetch(&desk(""), &[&url], 1);
    let (outcome, words) = reason(&report, &url);
    assert_eq!(outcome, "failed");
    assert!(words.starts_with("robots.txt: expected an answer, found: "), "{words}");
}

#[test]
fn a_host_that_does_not_answer_any_more_is_given_up() {
    let server = serving(|request| Reply::Whole(page(&request.path)));
    let desk = desk("give_up = 3\nper_host = 1\n");
    let list: String = (0..20).map(|number| server.url(&format!("/reset/{number}\n"))).collect();
    desk.write("urls.txt", format!("{}\n{list}", server.url("/fine")));
    let report = fetch(&desk, &["--urls", "urls.txt"], 1);
    assert_eq!((&report["counts"]["fetched"], &report["counts"]["failed"]), (&1.into(), &20.into()), "{report:#}");
    let words = "expected a host that answers, found 3 failures in a row (fetch.give_up is 3)";
    assert_eq!(reason(&report, &server.url("/reset/19")).1, words);
    let asked = server.log(|log| log.hits.iter().filter(|(_, request)| request.path.starts_with("/reset")).count());
    assert_eq!(asked, 9, "three pages, three tries each");
}

#[test]
fn a_proxy_is_asked_for_every_page_but_not_for_private_ones() {
    let proxy = Server::start(|request| match request.path.as_str() {
        "http://news.example/1" => Reply::Whole(page("one")),
        _ => absent(),
    });
    let desk = desk("");
    desk.write("pipeline.toml", format!("[fetch]\nproxy = \"{}\"\ndelay_ms = 0\n", proxy.url("")));
    let inside = "http://192.168.1.1/";
    let report = fetch(&desk, &["http://news.example/1", inside], 1);
    assert_eq!((&report["counts"]["fetched"], reason(&report, inside).0), (&1.into(), "refused"));
    assert_eq!((proxy.asked("http://news.example/robots.txt"), proxy.asked(inside)), (1, 0));
}

#[test]
fn a_proxy_of_the_environment_counts_unless_the_settings_name_one() {
    let proxy = Server::start(|request| match request.path.as_str() {
        "http://news.example/1" => Reply::Whole(page("one")),
        _ => absent(),
    });
    let url = "http://news.example/1";
    let fetched = |settings: &str| {
        let desk = desk("");
        desk.write("pipeline.toml", format!("[fetch]\ndelay_ms = 0\nretries = 0\nconnect_ms = 500\n{settings}"));
        let mut command = desk.copydesk(&["fetch", url]);
        command.env("http_proxy", proxy.url("")).env_remove("no_proxy").env_remove("NO_PROXY").output().unwrap();
        let report: Value = serde_json::from_str(&desk.read("pages/report.json")).unwrap();
        report["counts"]["fetched"] == 1
    };
    assert!(fetched(""));
    assert!(!fetched("proxy = \"none\"\n"), "there is no such host");
    assert_eq!(proxy.asked(url), 1);
}

#[test]
fn hosts_are_asked_no_more_than_allowed() {
    let server = serving(|request| Reply::Late(Duration::from_millis(60), page(&request.path)));
    let desk = desk("per_host = 3\n");
    let urls: String = (0..12).map(|number| server.url(&format!("/{number}\n"))).collect();
    desk.write("urls.txt", urls);
    fetch(&desk, &["--urls", "urls.txt"], 0);
    assert_eq!(server.log(|log| log.most_at_once), 3);
    let slow = Desk::new();
    slow.write("pipeline.toml", QUICK.replace("delay_ms = 0", "delay_ms = 50"));
    slow.write("urls.txt", desk.read("urls.txt"));
    let before = server.log(|log| log.hits.len());
    fetch(&slow, &["--urls", "urls.txt"], 0);
    let times = server.log(|log| log.hits.iter().skip(before).map(|(time, _)| *time).collect::<Vec<_>>());
    assert!(
        times[times.len() - 1] - times[0] >= Duration::from_millis(450),
        "twelve times 50 ms between requests, less what a busy machine is late"
    );
}

#[test]
fn a_folder_is_fetched_into_by_one_run_and_nothing_to_fetch_is_told() {
    let desk = desk("");
    let error = desk.copydesk(&["fetch"]).assert().code(2).get_output().stderr.clone();
    assert!(String::from_utf8(error).unwrap().contains("expected addresses to fetch, found none"));
    desk.write("pages/index.jsonl", "");
    let held = OpenOptions::new().write(true).open(desk.path().join("pages/index.jsonl")).unwrap();
    held.lock().unwrap();
    let error = desk.copydesk(&["fetch", "http://127.0.0.1:9/"]).assert().code(2).get_output().stderr.clone();
    let words = "expected pages to be free, found another run fetching into it";
    assert!(String::from_utf8(error).unwrap().contains(words));
}
