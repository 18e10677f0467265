//! The lines of text on a page, one for each paragraph, heading or list item.

use crate::text::one_line;
use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The text, white space made one blank.
    pub(super) text: String,
    /// The innermost element of the page's structure around it.
    pub(super) node: NodeId,
    /// Whether that is a heading.
    pub(super) heading: bool,
    /// Whether it is the page's `h1`.
    pub(super) headline: bool,
    /// Bytes of its text that are in links.
    pub(super) linked: usize,
}

impl Block {
    /// Whether it reads like a sentence rather than a label.
    pub(super) fn is_prose(&self) -> bool {
        let ends = self.text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with(['.', '!', '?', '…', ':']);
        let length = self.text.len();
        let long = if self.heading {
            ends && length >= SENTENCE
        } else {
            length >= SENTENCE || ends && length >= SENTENCE / 2
        };
        !self.headline && long && self.linked * 2 < length
    }
}

/// Bytes of a line that is hardly a label.
const SENTENCE: usize = 80;

/// Elements that stand inside a line (WHATWG HTML, 4.5).
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "img", "amp-img", "nobr",
];

/// Letters that only say where a word may be broken: soft hyphen, zero-width space, word joiner, byte order mark.
const UNSEEN: &[char] = &['\u{ad}', '\u{200b}', '\u{2060}', '\u{feff}'];

/// All lines of a page in their order. A line break between two lines of text is a blank, two are a new line.
pub(super) fn blocks(tree: &Html) -> Vec<Block> {
    let root = tree.tree.root();
    let mut lines = Lines {
        found: Vec::new(),
        open: vec![root.id()],
        text: String::new(),
        linked: 0,
        links: 0,
        heading: false,
        headline: false,
    };
    let mut next = root.first_child();
    while let Some(node) = next {
        next = match lines.enter(node) {
            Some(child) => Some(child),
            None => lines.leave(node),
        };
    }
    lines.flush();
    lines.found
}

struct Lines {
    found: Vec<Block>,
    /// The elements of structure around the text, innermost last.
    open: Vec<NodeId>,
    text: String,
    linked: usize,
    /// How many links the text is inside of.
    links: usize,
    heading: bool,
    headline: bool,
}

impl Lines {
    fn enter<'a>(&mut self, node: NodeRef<'a, Node>) -> Option<NodeRef<'a, Node>> {
        match node.value() {
            Node::Text(text) => {
                let seen = text.chars().filter(|letter| !UNSEEN.contains(letter));
                self.text.extend(seen.map(|letter| if letter == '\n' { ' ' } else { letter }));
                self.linked += if self.links > 0 { text.trim().len() } else { 0 };
            }
            Node::Element(element) if element.name() == "br" => self.text.push('\n'),
            Node::Element(element) if ["head", "img"].contains(&element.name()) => {}
            Node::Element(element) => {
                let child = node.first_child();
                if element.name() == "a" {
                    self.links += usize::from(child.is_some());
                } else if !INLINE.contains(&element.name()) {
                    self.flush();
                    if child.is_some() {
                        self.open.push(node.id());
                    }
                    self.heading = is_heading(element.name());
                    self.headline = element.name() == "h1";
                }
                return child;
            }
            _ => {}
        }
        None
    }

    /// The node behind this one; ends the lines that end before it.
    fn leave<'a>(&mut self, node: NodeRef<'a, Node>) -> Option<NodeRef<'a, Node>> {
        let mut node = node;
        loop {
            if let Some(sibling) = node.next_sibling() {
                return Some(sibling);
            }
            node = node.parent()?;
            if self.open.last() == Some(&node.id()) {
                self.flush();
                self.open.pop();
            } else if node.value().as_element().is_some_and(|element| element.name() == "a") {
                self.links = self.links.saturating_sub(1);
            }
        }
    }

    fn flush(&mut self) {
        let node = self.open.last().copied();
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        let heading = std::mem::take(&mut self.heading);
        let headline = std::mem::take(&mut self.headline);
        let Some(node) = node else { return };
        for part in paragraphs(&text) {
            let linked = linked.min(part.len());
            self.found.push(Block { text: part, node, heading, headline, linked });
        }
    }
}

/// The parts between two line breaks.
fn paragraphs(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let words = one_line(line);
        let gap = words.is_empty() && lines.peek().is_some();
        match parts.last_mut() {
            _ if gap => parts.push(String::new()),
            Some(part) if part.is_empty() => *part = words,
            Some(part) if !words.is_empty() => part.extend([" ", words.as_str()]),
            _ => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<String> {
        blocks(&Html::parse_document(html)).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn paragraphs_items_and_double_breaks_are_lines() {
        assert_eq!(
            shown("<h1>Fire</h1><p>Two <b>died</b>\n there.</p><ul><li>One<li>Two</ul>"),
            ["Fire", "Two died there.", "One", "Two"]
        );
        assert_eq!(shown("<div>One<br>two<br><br>Three <p>Four</p>five</div>"), ["One two", "Three", "Four", "five"]);
        assert_eq!(shown("<p>i<a href=x>n</a> their first</p>"), ["in their first"]);
        assert_eq!(shown("<p>wine\u{ad}grower</p>"), ["winegrower"]);
        assert!(shown("<p> </p><div></div>").is_empty());
    }

    #[test]
    fn labels_and_links_are_no_prose() {
        let found = blocks(&Html::parse_document(
            "<h2>A heading of some length that could be taken for a sentence, were it not one at all, they say</h2><p>Two people died in the fire on Monday, they said.</p><p>Share</p><p><a href=x>Two people died in the other fire on Sunday.</a></p>",
        ));
        assert_eq!(found.iter().map(Block::is_prose).collect::<Vec<_>>(), [false, true, false, false]);
    }
}
