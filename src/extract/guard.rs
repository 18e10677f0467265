//! Pages that are refused before they are parsed, so that time and memory stay bounded.

use super::ExtractError;

/// Longest page in bytes; the longest of some 300 news pages looked at had 3 MB, scripts included.
const LONGEST: usize = 16 << 20;

/// Deepest nesting of elements; browsers stop at 512 (WebKit, Blink), the parser's cost grows with its square.
const DEEPEST: usize = 512;

/// Elements that have no end tag, or whose end tag may be left out (WHATWG HTML, 13.1.2): their balance says nothing.
const UNBALANCED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "html", "head",
    "body", "rp", "rt", "path", "use", "circle", "rect", "line", "polygon", "polyline", "ellipse", "stop", "image",
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
        } else if !self_closed(tag) {
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

fn self_closed(tag: &str) -> bool {
    tag.find('>').is_some_and(|end| tag[..end].ends_with('/'))
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
        assert!(check("<script>if (a<b) x('<div><div>')</script><div/>").is_ok());
        let nested = "<div>".repeat(100_000);
        assert!(matches!(check(&nested), Err(ExtractError::TooDeep { found: 100_000, .. })));
        assert!(matches!(check_length(LONGEST + 1), Err(ExtractError::TooLong { .. })));
        assert!(check("<é<<//<!--").is_ok());
    }
}
