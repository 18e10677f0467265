//! Which part of a page is the article.

use super::blocks::Block;
use super::title::alike;
use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node};
use std::collections::HashMap;

/// The lines of the article: those of the innermost element around it, and the lines of prose between the headline and
/// that element (standfirst, summary), `abstracts` being lines that the page names as its summary.
pub(super) fn article<'a>(tree: &Html, blocks: &'a [Block], abstracts: &[String]) -> Vec<&'a Block> {
    let region = region(tree, blocks);
    let inside = |block: &Block| {
        let node = tree.tree.get(block.node);
        node.is_some_and(|node| node.id() == region || node.ancestors().any(|above| above.id() == region))
    };
    let body: Vec<usize> = (0..blocks.len()).filter(|at| inside(&blocks[*at])).collect();
    let Some(first) = body.first().copied() else { return Vec::new() };
    let headline = blocks[..first].iter().rposition(|block| block.headline);
    let above = headline.map_or(first..first, |at| at + 1..first);
    let lead = above.filter(|at| blocks[*at].is_prose() || abstracts.iter().any(|line| alike(line, &blocks[*at].text)));
    lead.chain(body.iter().copied()).map(|at| &blocks[at]).collect()
}

/// From the root down as long as one child holds nearly all of the prose, or more than half of it and the rest is not of
/// its kind.
fn region(tree: &Html, blocks: &[Block]) -> NodeId {
    let prose = prose(tree, blocks);
    let of = |node: &NodeRef<'_, Node>| prose.get(&node.id()).copied().unwrap_or_default();
    let mut node = tree.tree.root();
    while let Some(child) = node.children().max_by_key(|child| of(child)) {
        let (all, part) = (of(&node), of(&child));
        let article = node.value().as_element().is_some_and(|element| element.name() == "article");
        let enough = if article { NEARLY_ALL } else { HALF };
        let mixed = part * 100 < all * NEARLY_ALL && is_shared(node, child, &prose);
        if part * 100 <= all * enough || mixed {
            break;
        }
        node = child;
    }
    node.id()
}

/// Percent of the prose.
const HALF: usize = 50;

/// Percent of the prose beside which the rest is no part of the article.
const NEARLY_ALL: usize = 95;

/// Whether the rest of the prose stands in paragraphs beside the child, or in elements of its class.
fn is_shared(node: NodeRef<'_, Node>, child: NodeRef<'_, Node>, prose: &HashMap<NodeId, usize>) -> bool {
    let kind = |node: NodeRef<'_, Node>| {
        let element = node.value().as_element();
        element.map(|element| (element.name().to_owned(), element.attr("class").map(str::to_owned)))
    };
    let own = kind(child);
    let others = node.children().filter(|other| other.id() != child.id() && prose.contains_key(&other.id()));
    let mut others = others.filter_map(kind);
    others.any(|other| other.0 == "p" || Some(other) == own)
}

/// Bytes of prose in every element that has some.
fn prose(tree: &Html, blocks: &[Block]) -> HashMap<NodeId, usize> {
    let mut prose = HashMap::new();
    for block in blocks.iter().filter(|block| block.is_prose()) {
        let Some(node) = tree.tree.get(block.node) else { continue };
        for above in std::iter::once(node).chain(node.ancestors()) {
            *prose.entry(above.id()).or_default() += block.text.len();
        }
    }
    prose
}
