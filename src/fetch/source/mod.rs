//! Where addresses come from besides lists: feeds, sitemaps and indexes of sitemaps, on the web or in files.
//!
//! What a source is, its bytes tell and not its name or media type, which servers often get wrong: a gzip member is
//! unpacked; `urlset` or `sitemapindex` make a sitemap, other markup or JSON a feed, lines of addresses a plain sitemap.

mod feed;
mod kept;
mod sitemap;

pub(super) use kept::Shelf;

use super::list::{Wanted, lines};
use super::trouble::Trouble;
use super::visit::Way;
use super::web::{Answer, Ask, Web};
use flate2::read::MultiGzDecoder;
use kept::Kept;
use reqwest::header::{ETAG, LAST_MODIFIED};
use reqwest::{StatusCode, Url};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::io::Read;
use std::sync::Arc;
use tokio::task::JoinSet;

/// Indexes on top of each other: the protocol allows one, some publishers have two.
const DEEPEST: usize = 3;

/// The `Accept` header for sources.
const ACCEPT: &str =
    "application/rss+xml,application/atom+xml,application/feed+json,application/xml,text/xml;q=0.9,*/*;q=0.5";

/// A feed or sitemap, and what was found in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceRow {
    /// Its address or file.
    pub source: String,
    /// Addresses of pages in it.
    pub pages: usize,
    /// Addresses of further sitemaps in it.
    pub sitemaps: usize,
    /// Whether its server said that it is as an earlier run read it (status 304).
    pub unchanged: bool,
    /// Why it was not read, or not all of it: expected and found.
    pub reason: Option<String>,
}

/// What a source names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Found {
    pages: Vec<String>,
    sitemaps: Vec<String>,
}

/// All that sources name.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The pages, in the order of the sources.
    pub(super) wanted: Vec<Wanted>,
    /// The sources.
    pub(super) rows: Vec<SourceRow>,
}

impl Gathered {
    /// Adds a source; yields the further sitemaps that are to be read.
    fn add(&mut self, source: String, read: Result<Reading, Trouble>, limit: usize) -> Vec<String> {
        let (Reading { found, unchanged, .. }, mut reason) = match read {
            Ok(read) => (read, None),
            Err(trouble) => (Reading::default(), Some(trouble.words().to_owned())),
        };
        let room = limit.saturating_sub(self.wanted.len());
        if found.pages.len() > room {
            let count = found.pages.len();
            reason = Some(format!(
                "expected at most {limit} pages in all (fetch.max_pages), found {count} where {room} fit"
            ));
        }
        self.wanted.extend(found.pages.iter().take(room).map(|page| Wanted::new(page, &source)));
        let (pages, sitemaps) = (found.pages.len(), found.sitemaps.len());
        self.rows.push(SourceRow { source, pages, sitemaps, unchanged, reason });
        found.sitemaps
    }
}

/// A source that was read, or that is as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Reading {
    found: Found,
    unchanged: bool,
    etag: Option<String>,
    last_modified: Option<String>,
}

/// Reads sources and the sitemaps that they name, those of one depth beside each other; `shelf` knows those of earlier
/// runs, which are asked for only if they have changed, and keeps these.
pub(super) async fn gather(web: &Arc<Web>, sources: Vec<String>, shelf: &mut Shelf) -> Gathered {
    let (mut gathered, mut next, mut seen) = (Gathered::default(), sources, HashSet::new());
    for depth in 0..=DEEPEST {
        next.retain(|source| seen.insert(source.clone()));
        if depth == DEEPEST {
            break;
        }
        let mut crew = JoinSet::new();
        for (number, source) in std::mem::take(&mut next).into_iter().enumerate() {
            let (web, kept) = (Arc::clone(web), shelf.get(&source));
            crew.spawn(async move { (number, open(&web, &source, depth, kept).await, source) });
        }
        let mut crew = crew.join_all().await;
        crew.sort_by_key(|(number, ..)| *number);
        for (_, read, source) in crew {
            shelf.keep(&source, read.as_ref().ok());
            next.extend(gathered.add(source, read, web.config.max_pages));
        }
    }
    for source in next {
        let reason = Some(format!("expected sitemaps in at most {DEEPEST} layers, found one more"));
        gathered.rows.push(SourceRow { source, reason, ..SourceRow::default() });
    }
    gathered
}

/// Reads one source. Only the user may name a file: a sitemap that names one is not to be trusted.
async fn open(web: &Web, source: &str, depth: usize, kept: Option<Kept>) -> Result<Reading, Trouble> {
    match Url::parse(source) {
        Ok(url) if url.has_host() => ask(web, url, kept).await,
        _ if depth > 0 => Err(Trouble::Refused(format!("expected an address of a sitemap, found {source:?}"))),
        _ => {
            let bytes = tokio::fs::read(source).await;
            let bytes = bytes.map_err(|error| Trouble::Failed(format!("expected a readable file, found: {error}")))?;
            let found = read(bytes, None, web.config.max_bytes).await?;
            Ok(Reading { found, ..Reading::default() })
        }
    }
}

/// Asks for a source, if it is another one than was `kept`.
async fn ask(web: &Web, url: Url, kept: Option<Kept>) -> Result<Reading, Trouble> {
    let limit = web.config.max_bytes;
    let conditions = kept.as_ref().map(Kept::conditions).unwrap_or_default();
    let ask = Ask { accept: ACCEPT, conditions, limit, cut: false, wanted: |_| Ok(()) };
    let (last, answer) = web.follow(url, &ask, Way::Pages).await?;
    let (etag, last_modified) = (answer.header(ETAG), answer.header(LAST_MODIFIED));
    if answer.status == StatusCode::NOT_MODIFIED {
        let expected = || Trouble::Failed("expected a feed or a sitemap, found status 304 without asking".to_owned());
        let Kept { found, etag: before, last_modified: then, .. } = kept.ok_or_else(expected)?;
        return Ok(Reading { found, unchanged: true, etag: etag.or(before), last_modified: last_modified.or(then) });
    }
    // The turn ends when the source is read.
    let Answer { body, _turn, .. } = answer;
    let found = read(body, Some(last.to_string()), limit).await?;
    Ok(Reading { found, unchanged: false, etag, last_modified })
}

/// Reads a source on a thread of its own: a large one takes its time.
async fn read(bytes: Vec<u8>, base: Option<String>, limit: usize) -> Result<Found, Trouble> {
    let read = tokio::task::spawn_blocking(move || parse(bytes, base.as_deref(), limit));
    let words = match read.await {
        Ok(Ok(found)) => return Ok(found),
        Ok(Err(words)) => words,
        Err(error) => error.to_string(),
    };
    Err(Trouble::Failed(format!("expected a feed or a sitemap, found: {words}")))
}

fn parse(bytes: Vec<u8>, base: Option<&str>, limit: usize) -> Result<Found, String> {
    let bytes = unpacked(bytes, limit)?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}');
    match text.trim_start().chars().next() {
        Some('<') if sitemap::is_sitemap(text) => sitemap::read(text),
        // Feeds name their own encoding.
        Some('<' | '{') => feed::read(&bytes, base),
        _ => plain(text),
    }
}

/// A sitemap of lines.
fn plain(text: &str) -> Result<Found, String> {
    let pages: Vec<String> = lines(text).map(|(_, line)| line.to_owned()).collect();
    match pages.iter().find(|page| !page.starts_with("http")) {
        Some(line) => Err(format!("{:?}", line.chars().take(40).collect::<String>())),
        None if pages.is_empty() => Err("nothing".to_owned()),
        None => Ok(Found { pages, sitemaps: Vec::new() }),
    }
}

/// The bytes inside of gzip members, or the bytes themselves.
fn unpacked(bytes: Vec<u8>, limit: usize) -> Result<Vec<u8>, String> {
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut inside = Vec::new();
    let mut reader = MultiGzDecoder::new(bytes.as_slice()).take(limit as u64 + 1);
    reader.read_to_end(&mut inside).map_err(|error| error.to_string())?;
    if inside.len() > limit {
        return Err(format!("more than {limit} bytes after decompression (fetch.max_bytes)"));
    }
    Ok(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(bytes: &[u8]) -> Result<Vec<String>, String> {
        parse(bytes.to_vec(), None, 1000).map(|found| found.pages)
    }

    #[test]
    fn the_bytes_tell_what_a_source_is() {
        let page = || Ok(vec!["https://a.example/1".to_owned()]);
        assert_eq!(pages(b"\xef\xbb\xbf<urlset><url><loc>https://a.example/1</loc></url></urlset>"), page());
        assert_eq!(pages(b"https://a.example/1\n"), page());
        assert_eq!(pages(b"Service unavailable"), Err("\"Service unavailable\"".to_owned()));
        assert_eq!(pages(b" \n"), Err("nothing".to_owned()));
        assert!(pages(b"<html><body>Log in</body></html>").is_err());
        assert!(pages(&[0x1f, 0x8b, 8, 0]).is_err());
    }

    #[test]
    fn no_more_pages_are_taken_than_allowed() {
        let found = Found {
            pages: vec!["https://a.example/1".to_owned(), "https://a.example/2".to_owned()],
            ..Found::default()
        };
        let mut gathered = Gathered::default();
        gathered.add("s".to_owned(), Ok(Reading { found, ..Reading::default() }), 1);
        assert_eq!(gathered.wanted.len(), 1);
        let words = "expected at most 1 pages in all (fetch.max_pages), found 2 where 1 fit";
        assert_eq!(gathered.rows[0].reason.as_deref(), Some(words));
    }
}
