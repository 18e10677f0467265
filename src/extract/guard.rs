//! Pages that are refused before they are parsed, so that time and memory stay bounded.

use super::ExtractError;
use scraper::Html;

/// Longest page in bytes; the longest of some 300 news pages looked at had 3 MB, scripts included.
const LONGEST: usize = 16 << 20;

/// Deepest nesting of elements; browsers stop at 512 (WebKit, Blink), the parser's cost grows with its square.
const DEEPEST: usize = 512;

/// Elements that have no end tag, or whose end tag may be left out (WHATWG HTML, 13.1.2): their balance says nothing.
const UNBALANCED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "html", "head",
    "body", "rp", "rt",
];

/// Refuses a page of more bytes than are ever parsed.
pub(super) fn check_length(found: usize) -> Result<(), ExtractError> {
    if found > LONGEST { Err(ExtractError::TooLong { limit: LONGEST, found }) } else { Ok(()) }
}

/// Refuses a page that is nested too deeply. Linear in the page's length.
pub(super) fn check(html: &str) -> Result<(), ExtractError> {
    let found = depth(html);
    if found > DEEPEST { Err(ExtractError::TooDeep { limit: DEEPEST, found }) } else { Ok(()) }
}

/// The greatest surplus of start tags over end tags; scripts and comments are passed over.
fn depth(html: &str) -> usize {
    let (mut open, mut deepest, mut rest) = (0usize, 0usize, html);
    while let Some(at) = rest.find('<') {
        let tag = &rest[at + 1..];
        rest = tag;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let closing = tag.starts_with('/');
        let name = name(tag.trim_start_matches('/'));
        if name.is_empty() || UNBALANCED.iter().any(|other| other.eq_ignore_ascii_case(name)) {
            continue;
        }
        if closing {
            open = open.saturating_sub(1);
        } else if ["script", "style"].iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
            rest = after_raw(tag);
        } else if let Some(end) = drawing(name, tag) {
            rest = end;
        } else {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    deepest
}

fn name(tag: &str) -> &str {
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    if tag.starts_with(|c: char| c.is_ascii_alphabetic()) { &tag[..end] } else { "" }
}

/// What follows a drawing that is closed; its elements may close themselves, those of HTML may not.
fn drawing<'a>(name: &str, tag: &'a str) -> Option<&'a str> {
    name.eq_ignore_ascii_case("svg").then(|| tag.split_once("</svg").map(|(_, rest)| rest)).flatten()
}

/// Refuses a page whose tree is deeper than what its tags told: later steps descend it.
pub(super) fn check_tree(tree: &Html) -> Result<(), ExtractError> {
    let (limit, found) = (DEEPEST * 2, tree_depth(tree));
    if found > limit { Err(ExtractError::TooDeep { limit, found }) } else { Ok(()) }
}

/// Nodes inside each other at the deepest place, without recursion.
fn tree_depth(tree: &Html) -> usize {
    let (mut node, mut depth, mut deepest) = (tree.tree.root(), 1usize, 1usize);
    loop {
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
            deepest = deepest.max(depth);
            continue;
        }
        while node.next_sibling().is_none() {
            let Some(above) = node.parent() else { return deepest };
            node = above;
            depth -= 1;
        }
        let Some(next) = node.next_sibling() else { return deepest };
        node = next;
    }
}

/// Behind the next `</s…`, where the text of a script or style ends.
fn after_raw(tag: &str) -> &str {
    let end =
        tag.match_indices("</").find(|(at, _)| tag.as_bytes().get(at + 2).is_some_and(|b| matches!(b, b's' | b'S')));
    end.map_or("", |(at, _)| &tag[at + 2..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_pages_pass_and_hostile_ones_do_not() {
        assert!(check("<html><body><p>One<p>Two<br><img src=x></body></html>").is_ok());
        assert!(check(&"<p>One<li>two".repeat(10_000)).is_ok(), "end tags that may be left out");
        assert!(check("<script>if (a<b) x('<div><div>')</script><svg><path/></svg>").is_ok());
        let nested = "<div>".repeat(100_000);
        assert!(matches!(check(&nested), Err(ExtractError::TooDeep { found: 100_000, .. })));
        assert!(check(&"<div/>".repeat(100_000)).is_err(), "no element of HTML closes itself");
        let drawn = Html::parse_document(&format!("<svg>{}", "<td>".repeat(3_000)));
        assert!(matches!(check_tree(&drawn), Err(ExtractError::TooDeep { .. })));
        assert!(check_tree(&Html::parse_document("<p>One")).is_ok());
        assert!(matches!(check_length(LONGEST + 1), Err(ExtractError::TooLong { .. })));
        assert!(check("<é<<//<!--").is_ok());
    }
}
