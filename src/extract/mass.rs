//! How much text each element of a page holds, and how much of it is prose or link.

use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};
use std::collections::HashMap;

/// Bytes of text inside an element, white space at the ends of each piece not counted.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mass {
    /// All text that a reader sees.
    pub(super) text: usize,
    /// Text in paragraphs and outside of links.
    pub(super) prose: usize,
    /// Text in links.
    pub(super) linked: usize,
    /// Whether an `h1` is inside.
    pub(super) headline: bool,
}

/// The masses of all elements, from one walk over the page. Linear in its nodes.
pub(super) struct Masses(HashMap<NodeId, Mass>);

/// Elements whose text no reader sees.
const UNSEEN: &[&str] = &["head", "script", "style", "noscript", "template", "svg", "iframe", "select", "textarea"];

/// An element's way down: what its text counts as.
#[derive(Debug, Default, Clone, Copy)]
struct Inside {
    paragraph: bool,
    link: bool,
}

impl Masses {
    /// Weighs every element.
    pub(super) fn of(tree: &Html) -> Self {
        let mut masses = HashMap::new();
        let mut open: Vec<(NodeId, Mass, Inside)> = vec![(tree.tree.root().id(), Mass::default(), Inside::default())];
        let mut next = tree.tree.root().first_child();
        while let Some(node) = next {
            if let Some(child) = enter(node, &mut open) {
                next = Some(child);
                continue;
            }
            next = leave(node, &mut open, &mut masses);
        }
        while let Some((id, mass, _)) = open.pop() {
            settle(id, mass, &mut open, &mut masses);
        }
        Self(masses)
    }

    /// The mass of one element.
    pub(super) fn get(&self, id: NodeId) -> Mass {
        self.0.get(&id).copied().unwrap_or_default()
    }
}

/// Adds a text to the open element, or opens an element that has children; the first of them is next.
fn enter<'a>(node: NodeRef<'a, Node>, open: &mut Vec<(NodeId, Mass, Inside)>) -> Option<NodeRef<'a, Node>> {
    let (_, mass, inside) = open.last_mut()?;
    match node.value() {
        Node::Text(text) => {
            let length = text.trim().len();
            mass.text += length;
            mass.linked += if inside.link { length } else { 0 };
            mass.prose += if inside.paragraph && !inside.link { length } else { 0 };
            None
        }
        Node::Element(element) if !UNSEEN.contains(&element.name()) => {
            let name = element.name();
            mass.headline |= name == "h1";
            let inside = Inside { paragraph: inside.paragraph || name == "p", link: inside.link || name == "a" };
            let child = node.first_child()?;
            open.push((node.id(), Mass::default(), inside));
            Some(child)
        }
        _ => None,
    }
}

/// The node after `node`, closing every element that ends before it.
fn leave<'a>(
    node: NodeRef<'a, Node>,
    open: &mut Vec<(NodeId, Mass, Inside)>,
    masses: &mut HashMap<NodeId, Mass>,
) -> Option<NodeRef<'a, Node>> {
    let mut node = node;
    loop {
        if let Some(sibling) = node.next_sibling() {
            return Some(sibling);
        }
        node = node.parent()?;
        if let Some((id, mass, _)) = open.pop_if(|(id, _, _)| *id == node.id()) {
            settle(id, mass, open, masses);
        }
    }
}

/// Notes an element's mass and adds it to the element around it.
fn settle(id: NodeId, mass: Mass, open: &mut [(NodeId, Mass, Inside)], masses: &mut HashMap<NodeId, Mass>) {
    masses.insert(id, mass);
    if let Some((_, above, _)) = open.last_mut() {
        above.text += mass.text;
        above.prose += mass.prose;
        above.linked += mass.linked;
        above.headline |= mass.headline;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Selector;

    #[test]
    fn prose_links_and_headlines_are_weighed() -> Result<(), Box<dyn std::error::Error>> {
        let tree = Html::parse_document(
            "<main><h1>Fire</h1><p>Two died <a>here</a></p><script>x()</script></main><aside>Ads</aside>",
        );
        let masses = Masses::of(&tree);
        let select = |css: &'static str| Selector::parse(css).map(|selector| tree.select(&selector).next());
        let of = |css| select(css).map(|found| found.map(|element| masses.get(element.id())));
        assert_eq!(of("main")?, Some(Mass { text: 16, prose: 8, linked: 4, headline: true }));
        assert_eq!(of("aside")?, Some(Mass { text: 3, prose: 0, linked: 0, headline: false }));
        assert_eq!(of("body")?.map(|mass| mass.text), Some(19));
        assert_eq!(masses.get(tree.tree.root().id()).text, 19);
        Ok(())
    }
}
