//! What a page says of itself in JSON-LD with the words of schema.org.

use scraper::{Html, Selector};
use serde_json::Value;
use std::sync::LazyLock;

/// The fields of an article's node that are read, as written.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct LinkedData {
    /// `@type`, without the vocabulary's address.
    pub(super) kinds: Vec<String>,
    /// `headline`, else `name`.
    pub(super) headline: Option<String>,
    /// `datePublished`.
    pub(super) published: Option<String>,
    /// `dateModified`.
    pub(super) modified: Option<String>,
    /// Names of `author`.
    pub(super) authors: Vec<String>,
    /// Name of `publisher`.
    pub(super) publisher: Option<String>,
    /// `inLanguage`.
    pub(super) language: Option<String>,
    /// `articleBody`.
    pub(super) body: Option<String>,
    /// `url`, else `@id`.
    pub(super) address: Option<String>,
}

/// Types that are an article whatever they are called.
const ARTICLES: &[&str] = &["Article", "NewsArticle", "BlogPosting", LIVE, "Report"];

/// The page's article: the first node of an article's type, else the first page that has a date.
pub(super) fn read(tree: &Html) -> Option<LinkedData> {
    let nodes = nodes(tree.select(&SCRIPTS).map(|script| script.text().collect()));
    let articles: Vec<&Value> = nodes.iter().filter(|node| is_article(node)).collect();
    let dated = |node: &Value| node.get("datePublished").is_some();
    let article = articles.iter().find(|node| dated(node)).or(articles.first()).copied();
    let page = || nodes.iter().find(|node| is(node, |kind| kind.ends_with("Page")) && dated(node));
    let gallery = || nodes.iter().find(|node| is(node, |kind| kind.ends_with("Gallery")));
    article.or_else(page).or_else(gallery).map(|node| linked_data(node, &nodes))
}

/// The first live blog among `scripts` that marks its posts (`liveBlogUpdate`), and its posts in their order.
pub(super) fn live_blog(scripts: impl Iterator<Item = String>) -> Option<(LinkedData, Vec<LinkedData>)> {
    let nodes = nodes(scripts);
    nodes.iter().filter(|node| is(node, |kind| kind == LIVE)).find_map(|blog| {
        let posts = match blog.get("liveBlogUpdate")? {
            Value::Array(posts) => posts.iter().map(|post| linked_data(post, &nodes)).collect(),
            post => vec![linked_data(post, &nodes)],
        };
        Some((linked_data(blog, &nodes), posts))
    })
}

/// The type of a live blog.
pub(super) const LIVE: &str = "LiveBlogPosting";

/// The nodes of all scripts.
fn nodes(scripts: impl Iterator<Item = String>) -> Vec<Value> {
    let mut nodes = Vec::new();
    scripts.filter_map(|text| parse(&text)).for_each(|value| collect(value, &mut nodes));
    nodes
}

/// Pages break JSON strings over lines and wrap them into comments; both are mended.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_start_matches("//<![CDATA[").trim_end_matches("-->");
    let text = text.trim_end_matches("//]]>").trim().trim_end_matches(';');
    let mended = || text.replace(|c: char| c.is_control(), " ");
    serde_json::from_str(text).or_else(|_| serde_json::from_str(&mended())).ok()
}

/// Nodes stand in lists, in `@graph` and in `mainEntity`; lists of other articles are not entered.
fn collect(value: Value, nodes: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, nodes)),
        Value::Object(mut fields) => {
            for key in ["@graph", "mainEntity"] {
                if let Some(inner) = fields.remove(key) {
                    collect(inner, nodes);
                }
            }
            nodes.push(Value::Object(fields));
        }
        _ => {}
    }
}

fn is_article(node: &Value) -> bool {
    is(node, |kind| ARTICLES.contains(&kind) || kind.ends_with("NewsArticle"))
}

fn is(node: &Value, accept: impl Fn(&str) -> bool) -> bool {
    kinds(node).any(accept)
}

/// The node's types, without the vocabulary's address.
fn kinds(node: &Value) -> impl Iterator<Item = &str> {
    let kind = node.get("@type");
    let all = kind.and_then(Value::as_array).map_or(&[] as &[Value], Vec::as_slice);
    let names = kind.into_iter().chain(all).filter_map(Value::as_str);
    names.map(|name| name.rsplit('/').next().unwrap_or(name))
}

fn linked_data(node: &Value, nodes: &[Value]) -> LinkedData {
    let text = |key: &str| node.get(key).and_then(first_text);
    let names = |key: &str| node.get(key).map(|value| names(value, nodes)).unwrap_or_default();
    LinkedData {
        kinds: kinds(node).map(str::to_owned).collect(),
        headline: text("headline").or_else(|| text("name")),
        published: text("datePublished").or_else(|| text("dateCreated")),
        modified: text("dateModified"),
        authors: names("author"),
        publisher: names("publisher").into_iter().next(),
        language: text("inLanguage"),
        body: text("articleBody"),
        address: text("url").or_else(|| text("@id")),
    }
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Array(values) => values.iter().find_map(first_text),
        _ => None,
    }
}

/// Names of persons or organisations, in the node or in the node it refers to by `@id`.
fn names(value: &Value, nodes: &[Value]) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(|value| names(value, nodes)).collect(),
        Value::Object(fields) => {
            let referred =
                || nodes.iter().find(|node| fields.contains_key("@id") && node.get("@id") == fields.get("@id"));
            let name = fields.get("name").or_else(|| referred()?.get("name"));
            match name {
                Some(Value::Array(values)) => values.iter().filter_map(first_text).collect(),
                other => other.and_then(first_text).into_iter().collect(),
            }
        }
        other => first_text(other).into_iter().collect(),
    }
}

static SCRIPTS: LazyLock<Selector> =
    LazyLock::new(|| Selector::parse("script[type*='ld+json']").expect("a constant selector"));

#[cfg(test)]
mod tests {
    use super::*;

    fn page(json: &str) -> Option<LinkedData> {
        read(&Html::parse_document(&format!("<script type='application/ld+json'>{json}</script>")))
    }

    #[test]
    fn the_article_is_found_in_lists_and_graphs() {
        let found = page(
            r##"{"@graph":[{"@type":"WebSite","name":"Site","datePublished":"2001-01-01"},
            {"@type":["NewsArticle"],"headline":"Fire
             at mill","datePublished":"2024-03-22","author":[{"@id":"#ann"},{"name":"Bo Diaz"}]},
            {"@id":"#ann","@type":"Person","name":"Ann Lee"}]}"##,
        )
        .unwrap_or_default();
        assert_eq!(found.published.as_deref(), Some("2024-03-22"));
        assert_eq!(found.authors, ["Ann Lee", "Bo Diaz"]);
    }

    #[test]
    fn related_articles_and_broken_json_give_nothing() {
        let list = r#"{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2024-03-22"}]}"#;
        assert_eq!(page(list), None);
        assert_eq!(page("{\"@type\":"), None);
        assert_eq!(page("[]"), None);
    }
}
