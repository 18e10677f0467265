//! Groups the spans of the tagger's attribution layer into relations.
//!
//! Every cue makes a relation. Its source is the cheapest span near it: bytes between them, with a surcharge for what
//! lies between. Every content joins the cue that it is nearest to in the same way.

use super::draft::Draft;
use crate::doc::{AttributionPart, Tagged};
use crate::resolve::common::{phrase, words};
use crate::text::ByteSpan;

/// Farthest a source stands from its cue, in bytes and surcharges.
const SOURCE_REACH: usize = 160;
/// Farthest a content stands from its cue.
const CONTENT_REACH: usize = 240;
/// Surcharge for each other cue between two spans.
const CROSSING: usize = 60;
/// Surcharge for a source that another cue already has.
const SHARED: usize = 40;
/// Surcharge for a source behind its cue that does not touch it.
const BEHIND: usize = 30;
/// Widest gap, in bytes, between spans that touch.
const TOUCHING: usize = 2;

/// The relations that the tags make; empty when the layer is.
#[must_use]
pub fn find(tagged: &Tagged) -> Vec<Draft> {
    let part = |part: AttributionPart| -> Vec<ByteSpan> {
        tagged.tags.attribution.iter().filter(|tag| tag.label == part).map(|tag| tag.span).collect()
    };
    let cues = merged(tagged.text(), part(AttributionPart::Cue));
    let told = assign_sources(tagged, &cues, &part(AttributionPart::Source));
    let sources: Vec<Option<ByteSpan>> = told.into_iter().map(|source| source.map(|it| whole(tagged, it))).collect();
    let clusters: Vec<ByteSpan> = cues.iter().zip(&sources).map(|(cue, source)| cluster(*cue, *source)).collect();
    let mut drafts: Vec<Draft> = cues
        .iter()
        .zip(&sources)
        .map(|(cue, source)| Draft { source: *source, via: None, cue: Some(*cue), content: Vec::new(), rule: "head" })
        .collect();
    let contents = part(AttributionPart::Content);
    for content in &contents {
        if let Some(best) = nearest(tagged, &clusters, *content) {
            drafts[best].content.push(*content);
        }
    }
    share_contents(&clusters, &contents, &mut drafts);
    drafts.retain(|draft| !draft.content.is_empty());
    drafts
}

/// A source that the tagger cut to its article ("The" of "The army said") with its noun.
fn whole(tagged: &Tagged, source: ByteSpan) -> ByteSpan {
    let article = ["the", "a", "an"].iter().any(|word| source.of(tagged.text()).eq_ignore_ascii_case(word));
    let Some(sentence) = tagged.segmented.sentence(source).filter(|_| article) else { return source };
    let words = words::of_sentence(tagged, sentence);
    let start = words.iter().position(|word| word.span.start() >= source.start());
    let noun = start.and_then(|at| phrase::span(&words, &phrase::object(&words, at, false)?));
    noun.filter(|noun| noun.contains(source)).unwrap_or(source)
}

/// A cue and its source as one span when they stand side by side; else the cue.
fn cluster(cue: ByteSpan, source: Option<ByteSpan>) -> ByteSpan {
    source.filter(|source| source.distance(cue) <= 12).map_or(cue, |source| source.cover(cue))
}

/// Joins cue spans that only a blank separates.
fn merged(text: &str, cues: Vec<ByteSpan>) -> Vec<ByteSpan> {
    let mut out: Vec<ByteSpan> = Vec::new();
    for cue in cues {
        match out.last_mut() {
            Some(last)
                if text.get(last.end()..cue.start()).is_some_and(|gap| gap.len() <= 1 && gap.trim().is_empty()) =>
            {
                *last = last.cover(cue)
            }
            _ => out.push(cue),
        }
    }
    out
}

fn assign_sources(tagged: &Tagged, cues: &[ByteSpan], sources: &[ByteSpan]) -> Vec<Option<ByteSpan>> {
    let mut priced: Vec<(usize, usize, usize)> = Vec::new();
    for (c, cue) in cues.iter().enumerate() {
        for (s, source) in sources.iter().enumerate().filter(|(_, source)| source.distance(*cue) <= SOURCE_REACH) {
            let apart = tagged.segmented.sentence_at(*cue).abs_diff(tagged.segmented.sentence_at(*source));
            priced.push((source_cost(cues, *cue, *source) + apart * SOURCE_REACH / 2, c, s));
        }
    }
    priced.sort_unstable();
    let mut out = vec![None; cues.len()];
    let mut taken = vec![false; sources.len()];
    for shared in [false, true] {
        for (cost, c, s) in &priced {
            let price = cost + if taken[*s] { SHARED } else { 0 };
            if out[*c].is_none() && (shared || !taken[*s]) && price <= SOURCE_REACH {
                out[*c] = Some(sources[*s]);
                taken[*s] = true;
            }
        }
    }
    out
}

fn source_cost(cues: &[ByteSpan], cue: ByteSpan, source: ByteSpan) -> usize {
    let gap = source.distance(cue);
    let behind = if source.start() > cue.start() && gap > TOUCHING { BEHIND } else { 0 };
    gap + behind + CROSSING * between(cues, cue, source)
}

/// How many of `spans` lie wholly between `a` and `b`.
fn between(spans: &[ByteSpan], a: ByteSpan, b: ByteSpan) -> usize {
    let gap = ByteSpan::new(a.end().min(b.end()), a.start().max(b.start()));
    spans.iter().filter(|span| **span != a && **span != b && gap.contains(**span)).count()
}

/// The cluster that a content belongs to.
fn nearest(tagged: &Tagged, clusters: &[ByteSpan], content: ByteSpan) -> Option<usize> {
    let cost = |cluster: &ByteSpan| {
        cluster.distance(content) + CROSSING * between(clusters, *cluster, content) + apart(tagged, *cluster, content)
    };
    let priced = clusters.iter().enumerate().map(|(i, cluster)| (cost(cluster), i));
    priced.min().filter(|(cost, _)| *cost <= CONTENT_REACH).map(|(_, i)| i)
}

/// Surcharge for a content in another sentence than its cue: only a quotation stands before its cue's sentence.
fn apart(tagged: &Tagged, cluster: ByteSpan, content: ByteSpan) -> usize {
    let (cue, last) = (tagged.segmented.sentence_at(cluster), last_sentence(tagged, content));
    let quoted = content.of(tagged.text()).contains(['“', '”', '"']);
    match (last.cmp(&cue), quoted) {
        (std::cmp::Ordering::Equal, _) => 0,
        (std::cmp::Ordering::Less, false) => CONTENT_REACH,
        _ => CROSSING,
    }
}

fn last_sentence(tagged: &Tagged, span: ByteSpan) -> usize {
    tagged.segmented.sentence_at(ByteSpan::new(span.end().saturating_sub(1), span.end()))
}

/// Gives a cue without content the content it touches, though another cue has it: speech inside speech.
fn share_contents(clusters: &[ByteSpan], contents: &[ByteSpan], drafts: &mut [Draft]) {
    for (cluster, draft) in clusters.iter().zip(drafts).filter(|(_, draft)| draft.content.is_empty()) {
        let near = contents.iter().min_by_key(|content| content.distance(*cluster));
        draft.content.extend(near.filter(|content| content.distance(*cluster) <= SHARED));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::Tag;
    use crate::resolve::common::fixture::{find as place, tagged};

    #[test]
    fn spans_are_grouped_by_nearness() {
        let text = "The blast killed five, police said. Ana Ruiz, a witness, told us that she ran.";
        let mut article = tagged(text);
        use AttributionPart::{Content, Cue, Source};
        let tags = [
            ("The blast killed five", Content),
            ("police", Source),
            ("said", Cue),
            ("Ana Ruiz, a witness", Source),
            ("told", Cue),
            ("that she ran", Content),
        ];
        article.tags.attribution =
            tags.iter().map(|(words, label)| Tag { span: place(text, words), label: *label, score: 1.0 }).collect();
        let found = find(&article);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].source.unwrap().of(text), "police");
        assert_eq!(found[0].content[0].of(text), "The blast killed five");
        assert_eq!(found[1].source.unwrap().of(text), "Ana Ruiz, a witness");
        assert_eq!(found[1].content[0].of(text), "that she ran");
    }

    #[test]
    fn a_source_cut_to_its_article_gets_its_noun_back() {
        let text = "The army said its troops fled.";
        let mut article = tagged(text);
        let tag = |words: &str, label| Tag { span: place(text, words), label, score: 1.0 };
        let (source, cue) = (tag("The", AttributionPart::Source), tag("said", AttributionPart::Cue));
        article.tags.attribution = vec![source, cue, tag("its troops fled", AttributionPart::Content)];
        assert_eq!(find(&article)[0].source.unwrap().of(text), "The army");
    }
}
