//! Pages of the corpus without their dates, and a live blog.

use crate::support::Desk;
use copydesk::doc::{Body, Origin, RawDoc};
use copydesk::extract::{ExtractConfig, extract};
use regex::Regex;
use serde_json::Value;
use std::path::Path;

/// The pages of the corpus, by name.
fn pages() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/pages");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let pages = paths.filter(|path| path.extension().is_some_and(|ending| ending == "html"));
    let read = |path: &Path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    pages.map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), read(&path))).collect()
}

/// The day that a page is read with, and where it stands.
fn published(page: &str) -> Option<String> {
    let body = Body::Html { bytes: page.as_bytes().to_vec(), charset: Some("utf-8".to_owned()) };
    let found = extract(RawDoc::new("a", Origin::default(), body), &ExtractConfig::default()).unwrap();
    found.article.published.map(|published| format!("{} ({:?})", published.date, published.basis))
}

/// A page without the marks of its publication: linked data, meta elements, `time`, lines of dates, addresses.
fn undated(page: &str) -> String {
    let marks = [
        r#""datePublished"\s*:\s*"[^"]*",?"#,
        r#"<meta[^>]*(?:published_time|pub-date|name="date")[^>]*>"#,
        r"<time[^>]*>[^<]*</time>",
        r#"<div class="dateline">[^<]*</div>"#,
        r#"<link rel="?canonical[^>]*>|<meta property="og:url"[^>]*>"#,
    ];
    marks.iter().fold(page.to_owned(), |page, mark| Regex::new(mark).unwrap().replace_all(&page, "").into_owned())
}

/// Dates of other things, as pages show them: what stands before the body's end.
const OTHERS: [&str; 14] = [
    "",
    "<footer>© 12 March 2023 The Daily</footer>",
    "<p>Last updated: 12 March 2023</p>",
    "<p>Printed on 12 March 2023</p>",
    "<div class=comments><p>Ann wrote on <time datetime=2023-03-12>12 March 2023</time></p></div>",
    "<aside><h2>Most read</h2><time datetime=2023-03-12>12 March 2023</time></aside>",
    "<ul><li><a href=/b>Flood at dam</a> <span class=date>12 March 2023</span><li><a href=/c>Mayor resigns</a> \
     <span class=date>11 March 2023</span></ul>",
    "<div class=related><a href=/b>Flood at dam</a> <time>12 March 2023</time></div>",
    "<div class=event-date>12 March 2023</div>",
    "<p><a class=publication href=/34>Notice no. 34 of 12 March 2023</a></p>",
    "<form><select><option>12 March 2023</option></select></form>",
    "<div class=newsletter>Issue of 12 March 2023</div>",
    "<nav><a href=/archive/2023/03/12>12 March 2023</a></nav>",
    "<div class=calendar>12 March 2023</div>",
];

#[test]
fn no_page_without_a_date_is_given_one() {
    let pages = pages();
    assert!(pages.len() >= 8, "{}", pages.len());
    for (name, page) in &pages {
        assert!(published(page).is_some(), "{name} has a date");
        let bare = undated(page);
        for other in OTHERS {
            let page = bare.replace("</body>", &format!("{other}</body>"));
            assert_eq!(published(&page), None, "{name}, with {other:?}");
        }
        let today = "<div class=head><strong class=date>Sunday, 12 March 2023</strong></div>";
        let menu = "<div class=places>World Politics Business Sport Culture Weather Letters Obituaries</div>".repeat(8);
        let (before, after) =
            bare.split_once("<body").map(|(before, rest)| (before, rest.split_once('>').unwrap())).unwrap();
        let page = format!("{before}<body{}>{today}{menu}{}", after.0, after.1);
        assert_eq!(published(&page), None, "{name}, on a day that its head shows");
    }
}

const LIVE: &str = r##"<html lang="en"><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Flood live",
"url":"https://daily.example/live","datePublished":"2026-03-01","publisher":{"name":"The Daily"},"liveBlogUpdate":[
{"@type":"BlogPosting","headline":"Dam fails","url":"https://daily.example/live#dam","datePublished":"2026-03-02T01:10:00+01:00",
 "articleBody":"<p>A dam broke in Karam on Sunday, killing 4 people, officials said.</p>"},
{"@type":"BlogPosting","datePublished":"2026-03-01T07:00:00+01:00","articleBody":"Two people drowned on Saturday, police said."}
]}</script></head><body><article><h1>Flood live</h1><p>A dam broke in Karam on Sunday, killing 4 people, officials said.</p>
<p>Two people drowned on Saturday, police said.</p></article></body></html>"##;

/// The records of a run over a folder with a live blog and an article, with the code of the run's end.
fn read(collections: &str) -> (Vec<Value>, Vec<Value>) {
    read_by(&format!("[extract]\ncollections = \"{collections}\"\n"))
}

fn read_by(settings: &str) -> (Vec<Value>, Vec<Value>) {
    let desk = Desk::new();
    desk.write("pipeline.toml", format!("[model]\nengine = \"none\"\n{settings}"));
    desk.write("in/live.html", LIVE);
    desk.write("in/plain.txt", "The bakery won a prize.");
    desk.copydesk(&["run", "--input", "in", "--out", "out"]).output().unwrap();
    (desk.lines("out/articles.jsonl"), desk.lines("out/failures.jsonl"))
}

#[test]
fn a_live_blog_is_split_noted_or_refused() {
    let (articles, failures) = read("split");
    let rows: Vec<[&str; 3]> =
        articles.iter().map(|row| ["id", "url", "published"].map(|key| row[key].as_str().unwrap_or("-"))).collect();
    assert_eq!(rows[0], ["live#dam", "https://daily.example/live#dam", "2026-03-02"]);
    assert_eq!((rows[1][2], &rows[2][0]), ("2026-03-01", &"plain"));
    assert_eq!((articles.len(), failures.len()), (3, 0));
    assert_eq!(articles[0]["times"][0]["value"], "2026-03-01", "Sunday, told on the Monday after");
    assert_eq!(read("split").0, read_by("").0, "the default");
    let (articles, failures) = read("note");
    assert_eq!((articles.len(), failures.len()), (2, 0));
    assert!(articles[0]["notes"].to_string().contains("found a live blog"));
    let (articles, failures) = read("refuse");
    assert_eq!((articles.len(), failures.len()), (1, 1));
    assert!(failures[0]["error"].as_str().unwrap().starts_with("expected a page of one article, found a live blog"));
}

#[test]
fn metadata_alone_is_that_of_the_records() {
    let desk = Desk::new();
    for (name, page) in pages() {
        desk.write(&format!("in/{name}.html"), page);
    }
    desk.write("in/nested.html", "<div>".repeat(600));
    desk.copydesk(&["run", "--input", "in", "--out", "out"]).output().unwrap();
    let output = desk.copydesk(&["extract", "in", "--only", "metadata"]).output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let told: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let records = desk.lines("out/articles.jsonl");
    assert_eq!(told.len(), records.len());
    for (told, record) in told.iter().zip(&records) {
        let fields = told.as_object().unwrap();
        // Where a page does not say its language, only its text does.
        let same = |key: &str| told[key] == record[key] || key == "origins" || key == "language" && told[key].is_null();
        let differ: Vec<&String> = fields.keys().filter(|key| !same(key)).collect();
        assert!(fields.len() > 8 && differ.is_empty(), "{}: {differ:?}", record["id"]);
    }
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(errors.contains("nested.html: extract: expected at most 512 nested elements, found 600"), "{errors}");
}
