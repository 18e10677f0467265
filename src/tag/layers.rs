//! From runs of words to typed tags.

use super::decode::{Run, Scores};
use super::read::Reading;
use crate::doc::{EntityType, Segmented, Tag, Tags};
use crate::engine::{Head, Network};
use crate::text::ByteSpan;
use std::collections::BTreeMap;
use std::str::FromStr;

/// One head of a network over one article.
struct Layer<'a> {
    head: &'a Head,
    scores: Scores<'a>,
    reading: &'a Reading,
    segmented: &'a Segmented,
}

/// Every layer of tags. `map`: a user's own entity labels and the classes that they stand for.
pub fn tags(network: &Network, reading: &Reading, segmented: &Segmented, map: &BTreeMap<String, String>) -> Tags {
    let layer = |name: &str| layer(network, reading, segmented, name);
    let within = |name: &str| layer(name);
    let entity = |label: &str| entity_type(label, map);
    let mut tags = Tags {
        entities: layer("entities").map(|l| l.tags(true, entity)).unwrap_or_default(),
        times: layer("times").map(|l| l.tags(true, parse)).unwrap_or_default(),
        attribution: layer("attribution").map(|l| l.tags(false, parse)).unwrap_or_default(),
        arguments: layer("roles").map(|l| l.tags(true, parse)).unwrap_or_default(),
        ..Tags::default()
    };
    if let Some(found) = layer("triggers") {
        let runs = found.runs(true);
        tags.triggers = found.typed(&runs, parse);
        tags.event_roles = within("event_role").map(|l| l.conditional(&runs, lower)).unwrap_or_default();
    }
    if let Some(found) = layer("figures") {
        let runs = found.runs(true);
        tags.figures = found.typed(&runs, parse);
        tags.figure_scopes = within("figure_scope").map(|l| l.conditional(&runs, parse)).unwrap_or_default();
    }
    tags.entities = tags.entities.into_iter().map(|tag| without_possessive(tag, segmented.text())).collect();
    tags
}

fn layer<'a>(network: &'a Network, reading: &'a Reading, segmented: &'a Segmented, name: &str) -> Option<Layer<'a>> {
    let at = network.labels.position(name)?;
    let head = network.labels.heads.get(at)?;
    let scores = Scores { values: reading.logits.get(at)?, labels: head.labels.len(), bias: head.bias };
    Some(Layer { head, scores, reading, segmented })
}

/// A label by its name in the records.
fn parse<L: FromStr>(label: &str) -> Option<L> {
    label.parse().ok()
}

/// A label whose name in the records is in lower case.
fn lower<L: FromStr>(label: &str) -> Option<L> {
    label.to_lowercase().parse().ok()
}

/// A class of names: mapped by the user, or a name of the class itself.
fn entity_type(label: &str, map: &BTreeMap<String, String>) -> Option<EntityType> {
    map.get(label).map_or(label, String::as_str).parse().ok()
}

impl Layer<'_> {
    /// The runs of the head; `whole`: none goes on over the end of a sentence.
    fn runs(&self, whole: bool) -> Vec<Run> {
        let words = &self.reading.pieces.words;
        self.scores.runs(|word| whole && word > 0 && words[word].sentence != words[word - 1].sentence)
    }

    fn tags<L>(&self, whole: bool, label: impl Fn(&str) -> Option<L>) -> Vec<Tag<L>> {
        self.typed(&self.runs(whole), label)
    }

    /// Runs with a known class as tags, without overlap.
    fn typed<L>(&self, runs: &[Run], label: impl Fn(&str) -> Option<L>) -> Vec<Tag<L>> {
        let mut out: Vec<Tag<L>> = Vec::new();
        for run in runs {
            let tag = self.class(run.class).and_then(&label).map(|label| self.tag(run, label, run.score));
            let Some(tag) = tag else { continue };
            match out.last() {
                Some(last) if last.span.overlaps(tag.span) => {}
                _ => out.push(tag),
            }
        }
        out
    }

    /// The class of each run of another head.
    fn conditional<L>(&self, runs: &[Run], label: impl Fn(&str) -> Option<L>) -> Vec<Tag<L>> {
        let class = |run: &Run| self.scores.class_of(run.begin..run.end);
        let tag = |run: &Run| {
            let (class, score) = class(run)?;
            self.class(class).and_then(&label).map(|label| self.tag(run, label, score))
        };
        let mut out: Vec<Tag<L>> = runs.iter().filter_map(tag).collect();
        out.dedup_by(|b, a| a.span.overlaps(b.span));
        out
    }

    /// Name of a class: its `B` label without the prefix.
    fn class(&self, class: usize) -> Option<&str> {
        self.head.labels.get(1 + 2 * class)?.split_once('-').map(|(_, name)| name)
    }

    fn tag<L>(&self, run: &Run, label: L, score: f32) -> Tag<L> {
        let words = &self.reading.pieces.words;
        let span = words[run.begin].span.cover(words[run.end - 1].span);
        Tag { span: snap(span, self.segmented), label, score }
    }
}

/// Widens a span to whole tokens: the network's words are cut at every mark ("U", ".", "S", "."), tokens are not.
pub(super) fn snap(span: ByteSpan, segmented: &Segmented) -> ByteSpan {
    let tokens = &segmented.tokens;
    let first = tokens.partition_point(|token| token.span.end() <= span.start());
    let end = tokens.partition_point(|token| token.span.start() < span.end());
    let covered = tokens.get(first..end).unwrap_or(&[]);
    covered.iter().fold(span, |span, token| span.cover(token.span))
}

/// A name without the "'s" after it.
fn without_possessive(tag: Tag<EntityType>, text: &str) -> Tag<EntityType> {
    let words = tag.span.of(text);
    let ending = ["'s", "’s"].into_iter().find(|ending| words.ends_with(ending) && words.len() > ending.len());
    let end = tag.span.end() - ending.map_or(0, str::len);
    Tag { span: ByteSpan::new(tag.span.start(), end), ..tag }
}
