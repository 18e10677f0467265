//! Live blogs: from one page to its own words and its posts.

use super::furniture::is_label;
use super::jsonld::{LIVE, LinkedData, live_blog};
use super::title::letters;
use super::{Collections, ExtractConfig, blocks, charset, guard, html, metadata};
use crate::doc::{Body, FieldSource, RawDoc};
use crate::text::hex;
use regex::{Regex, bytes};
use scraper::Html;
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

/// A live blog as its own page and its posts, in the order of the page; any other document as it is.
///
/// Reads: posts that the page marks in its linked data (`LiveBlogPosting`, `liveBlogUpdate`, schema.org), each with its own
/// headline, authors and date; outlet and language are the page's. A post's id and address are the page's with `#` and
/// the post's own anchor, or a digest of its words where it has none, so that they stay while the blog grows.
/// The page itself comes first and is read without what its posts say (`beside_posts`), where that leaves something.
/// Yields: nothing for posts without text (pictures, videos) and for those that repeat an earlier one of the page.
/// Known misreadings: a post without a date of its own has none, not the page's; live blogs that mark no posts stay
/// whole.
#[must_use]
pub fn split(doc: RawDoc, config: &ExtractConfig) -> Vec<RawDoc> {
    let posts = (config.collections == Collections::Split).then(|| posts(&doc)).flatten();
    match posts {
        Some(posts) if has_own_words(&doc) => std::iter::once(doc).chain(posts).collect(),
        Some(posts) => posts,
        None => vec![doc],
    }
}

/// The posts of a document; `None` where it marks none, or none with words.
fn posts(doc: &RawDoc) -> Option<Vec<RawDoc>> {
    let Body::Html { bytes: page, charset } = &doc.body else { return None };
    let (blog, posts) = marked(page, charset.as_deref())?;
    let mut seen = HashSet::new();
    let posts = posts.into_iter().filter_map(|data| post(doc, &blog, data));
    let posts: Vec<RawDoc> = posts.filter(|post| seen.insert(post.id.clone())).collect();
    (!posts.is_empty()).then_some(posts)
}

/// What a page marks of a live blog and of its posts.
fn marked(page: &[u8], charset: Option<&str>) -> Option<(LinkedData, Vec<LinkedData>)> {
    if !NAMED.is_match(page) || guard::check_length(page.len()).is_err() {
        return None;
    }
    let html = charset::decode(page, charset);
    live_blog(SCRIPT.captures_iter(&html).map(|script| script[1].to_owned()))
}

/// Whether a live blog says something beside its posts: a sentence, not labels alone.
fn has_own_words(doc: &RawDoc) -> bool {
    let Body::Html { bytes, charset } = &doc.body else { return false };
    let page = html::read(bytes, charset.as_deref(), doc.url.as_deref());
    let own = page.ok().and_then(|page| beside_posts(bytes, charset.as_deref(), &page.text));
    own.is_some_and(|(text, _)| text.lines().any(|line| !is_label(line)))
}

/// A page's `text` without the lines whose sentences stand in its posts or are their headlines, and how many posts have words; `None`
/// where the page marks no posts with words.
pub(super) fn beside_posts(page: &[u8], charset: Option<&str>, text: &str) -> Option<(String, usize)> {
    let (_, posts) = marked(page, charset)?;
    let clean = |title: &String| metadata::clean(title).unwrap_or_default();
    let told: BTreeSet<(String, String)> = posts
        .iter()
        .filter_map(|post| Some((post.headline.as_ref().map(clean).unwrap_or_default(), words(post.body.as_deref()?)?)))
        .collect();
    let bare = |text: &str| letters(text).collect::<String>();
    // A sign that no line holds keeps the end of one post apart from the beginning of the next.
    let said = told.iter().flat_map(|(title, text)| [bare(title), bare(text)]);
    let said = said.collect::<Vec<_>>().join("\n");
    let sentences: HashSet<String> = told.iter().flat_map(|(_, text)| pieces(text)).map(bare).collect();
    // The reader of last resort runs a headline into the first sentence behind it.
    let ends = |piece: &str| sentences.iter().any(|sentence| sentence.len() >= SENTENCE && piece.ends_with(sentence));
    let is_piece_told = |piece: String| said.contains(&piece) || ends(&piece);
    let own: Vec<&str> = text.lines().filter(|line| !pieces(line).map(bare).all(is_piece_told)).collect();
    (!told.is_empty()).then(|| (own.join("\n"), told.len()))
}

/// Letters of what is a sentence and no single word.
const SENTENCE: usize = 20;

/// A text cut behind every stop: sentences, or parts of them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?', '\n'])
}

/// A post as a document of its own; `None` where it has no text.
fn post(page: &RawDoc, blog: &LinkedData, data: LinkedData) -> Option<RawDoc> {
    let text = words(data.body.as_deref()?)?;
    let title = data.headline.as_deref().and_then(metadata::clean);
    let anchor = data.address.as_deref().and_then(|address| address.split_once('#')).map(|(_, anchor)| anchor.trim());
    let key = anchor.filter(|anchor| !anchor.is_empty()).map_or_else(|| digest(title.as_deref(), &text), str::to_owned);
    let at_key = |address: &String| format!("{}#{key}", address.split('#').next().unwrap_or_default());
    let mut own = [&blog.address, &data.address].into_iter().flatten().filter(|address| address.starts_with("http"));
    Some(RawDoc {
        title,
        published: data.published,
        url: page.url.as_ref().or_else(|| own.next()).map(at_key),
        publisher: page.publisher.clone().or(data.publisher).or_else(|| blog.publisher.clone()),
        language: page.language.clone().or(data.language).or_else(|| blog.language.clone()),
        authors: data.authors.iter().filter_map(|name| metadata::clean(name)).collect(),
        beside: FieldSource::JsonLd,
        ..RawDoc::new(format!("{}#{key}", page.id), page.origin.clone(), Body::Text(text))
    })
}

/// The lines of a post; `articleBody` is text on some pages and markup on others.
fn words(body: &str) -> Option<String> {
    let lines: Vec<String> = if body.contains("</") && guard::check(body).is_ok() {
        blocks::blocks(&Html::parse_document(body)).into_iter().map(|block| block.text).collect()
    } else {
        body.lines().filter_map(metadata::clean).collect()
    };
    let text = lines.join("\n");
    (!text.trim().is_empty()).then_some(text)
}

/// What a post without an anchor is called: twelve digits of the SHA-256 of its words.
fn digest(title: Option<&str>, text: &str) -> String {
    let sum = Sha256::new().chain_update(title.unwrap_or_default()).chain_update([0]).chain_update(text).finalize();
    hex(&sum[..6])
}

/// The name of [`LIVE`]; most pages do not hold it, and are read no further.
static NAMED: LazyLock<bytes::Regex> = LazyLock::new(|| bytes::Regex::new(LIVE).expect("a constant pattern"));

/// A script of linked data. Scripts are raw text: no tag ends one but its own (WHATWG HTML, 13.2.5.4).
static SCRIPT: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?is)<script\b[^>]*\bld\+json[^>]*>(.*?)</script").expect("a constant pattern"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Origin, PublishedBasis};
    use crate::extract::extract;

    fn splitting() -> ExtractConfig {
        ExtractConfig { collections: Collections::Split, ..ExtractConfig::default() }
    }

    fn page(json: &str) -> RawDoc {
        let html = format!("<html><script type=\"application/ld+json\">{json}</script><p>Live</p></html>");
        let body = Body::Html { bytes: html.into_bytes(), charset: None };
        RawDoc { url: Some("https://x.org/live".to_owned()), ..RawDoc::new("a", Origin::default(), body) }
    }

    const BLOG: &str = r##"{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Flood live",
        "datePublished":"2026-03-01T06:00:00+01:00","publisher":{"name":"The Daily"},"inLanguage":"en","liveBlogUpdate":[
        {"@type":"BlogPosting","headline":"Dam &amp; bridge fail","url":"https://x.org/live#post-2","author":{"name":"Ann Lee"},
         "datePublished":"2026-03-02T01:10:00+01:00","articleBody":"<p>The dam broke at noon.</p><p>Two people died.</p>"},
        {"@type":"BlogPosting","datePublished":"2026-03-01T07:00:00+01:00","articleBody":"Rain goes on &amp; on.\n\nRivers rise."},
        {"@type":"BlogPosting","headline":"A picture","articleBody":" "},
        {"@type":"BlogPosting","datePublished":"2026-03-01T07:00:00+01:00","articleBody":"Rain goes on &amp; on.\n\nRivers rise."}]}"##;

    #[test]
    fn each_post_is_an_article_of_its_own_day() {
        let posts = split(page(BLOG), &splitting());
        assert_eq!(posts.len(), 2, "one has no words, one is there twice: {posts:#?}");
        assert_eq!(posts[0].id, "a#post-2");
        assert_eq!(posts[0].url.as_deref(), Some("https://x.org/live#post-2"));
        assert_eq!(posts[0].body, Body::Text("The dam broke at noon.\nTwo people died.".to_owned()));
        assert_eq!(posts[1].body, Body::Text("Rain goes on & on.\nRivers rise.".to_owned()));
        assert!(posts[1].id.len() == "a#".len() + 12 && posts[1].url.as_deref() != posts[0].url.as_deref());
        let first = extract(posts[0].clone(), &splitting()).map(|found| found.article);
        let Ok(first) = first else { panic!("{first:?}") };
        let published = first.published.map(|published| (published.date.to_string(), published.basis));
        assert_eq!(published, Some(("2026-03-02".to_owned(), PublishedBasis::Metadata)));
        assert_eq!(
            (first.title.as_deref(), first.publisher.as_deref()),
            (Some("Dam & bridge fail"), Some("The Daily"))
        );
        assert_eq!((first.authors, first.language.as_deref()), (vec!["Ann Lee".to_owned()], Some("en")));
        assert!(first.origins.values().all(|origin| origin.from == FieldSource::JsonLd), "{:?}", first.origins);
    }

    #[test]
    fn other_pages_and_other_settings_leave_a_document_whole() {
        let whole = |doc: RawDoc, collections| {
            let config = ExtractConfig { collections, ..ExtractConfig::default() };
            split(doc.clone(), &config) == [doc]
        };
        assert!(whole(page(BLOG), Collections::Note));
        assert!(whole(page(BLOG), Collections::Refuse));
        assert!(whole(page(r#"{"@type":"NewsArticle","headline":"On LiveBlogPosting"}"#), Collections::Split));
        assert!(whole(page(r#"{"@type":"LiveBlogPosting","headline":"No posts marked"}"#), Collections::Split));
        assert!(whole(
            page(r#"{"@type":"LiveBlogPosting","liveBlogUpdate":[{"articleBody":""}]}"#),
            Collections::Split
        ));
        assert!(whole(RawDoc::new("t", Origin::default(), Body::Text(BLOG.to_owned())), Collections::Split));
    }

    #[test]
    fn what_the_page_says_itself_comes_first() -> Result<(), Box<dyn std::error::Error>> {
        let own = "<p>The rivers of the north have flooded four towns since Sunday, and two people have died.</p>";
        let own = own.repeat(4);
        let said = "<p>The dam broke at noon.</p><h2>Dam &amp; bridge fail</h2><p>Two people died.</p>";
        let html =
            format!("<html lang=en><script type=\"application/ld+json\">{BLOG}</script><h1>Flood live</h1>{own}{said}");
        let doc = RawDoc::new("a", Origin::default(), Body::Html { bytes: html.into_bytes(), charset: None });
        let parts = split(doc, &splitting());
        assert_eq!(parts.iter().map(|part| part.id.as_str()).take(2).collect::<Vec<_>>(), ["a", "a#post-2"]);
        let first = extract(parts[0].clone(), &splitting())?;
        assert_eq!(format!("<p>{}</p>", first.article.text.replace('\n', "</p><p>")), own);
        assert_eq!(first.article.published.map(|day| day.date.to_string()).as_deref(), Some("2026-03-01"));
        assert!(
            first.notes[0].text.ends_with("a live blog; its 2 posts are articles of their own"),
            "{:?}",
            first.notes
        );
        Ok(())
    }

    #[test]
    fn a_post_without_a_date_takes_none_from_the_page() {
        let json =
            r#"{"@type":"LiveBlogPosting","datePublished":"2026-03-01","liveBlogUpdate":{"articleBody":"Rain."}}"#;
        let posts = split(page(json), &splitting());
        assert_eq!((posts.len(), posts[0].published.as_deref()), (1, None));
    }
}
