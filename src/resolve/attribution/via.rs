//! Rule `via`: word that reaches the reader through somebody else.
//!
//! Reads "the agency cited the ministry as saying …", "…, the daily reported, quoting police", "the governor was quoted
//! by state radio as saying …", "a doctor quoted by the agency said …" and "the governor told Radio Sahel that …". The
//! source is the one whose word it is; the messenger stands beside it as `via`.
//! Must not fire on what is cited without speaking ("cited security concerns", "cited for speeding", "was quoted at 80
//! dollars"). Known misreading: a document that is quoted ("quoting the Koran") is read as a speaker when it is a name.

use super::draft::Draft;
use super::source_type;
use crate::doc::{SourceType, Tagged};
use crate::resolve::common::phrase;
use crate::resolve::common::words::{self, Word};
use crate::text::ByteSpan;
use std::ops::Range;

/// Verbs by which a messenger names whose word it is.
const CITES: &[&str] = &["cited", "cites", "cite", "citing", "quoted", "quotes", "quote", "quoting"];
/// What follows "as" when a person is cited.
const SPEAKING: &[&str] = &[
    "saying",
    "telling",
    "stating",
    "reporting",
    "claiming",
    "confirming",
    "warning",
    "announcing",
    "denying",
    "having",
];
/// Words between "quoted" and "as saying" at most.
const REACH: usize = 12;

/// A chain in one sentence: who speaks, through whom, with what words.
struct Chain {
    source: ByteSpan,
    via: Option<ByteSpan>,
    cue: ByteSpan,
    content: Vec<ByteSpan>,
}

/// Adds the chains of the article to its relations, and names the messenger of those that speak to one.
pub fn link(tagged: &Tagged, drafts: &mut Vec<Draft>) {
    for words in words::of_sentences(tagged) {
        for at in (0..words.len()).filter(|at| words[*at].is_any(CITES)) {
            let chain = as_saying(&words, at).or_else(|| was_quoted(&words, at)).or_else(|| citing(&words, at, drafts));
            match chain {
                Some(chain) => put(drafts, chain),
                None => quoted_by(&words, at, drafts),
            }
        }
        told(&words, drafts);
    }
    drafts.sort_by_key(Draft::start);
}

/// A chain takes the place of a relation that its cue already makes; a relation of the messenger's own stays.
fn put(drafts: &mut Vec<Draft>, chain: Chain) {
    let Chain { source, via, cue, content } = chain;
    let made = Draft { source: Some(source), via, cue: Some(cue), content, rule: "via" };
    match drafts.iter_mut().find(|draft| draft.cue.is_some_and(|held| cue.contains(held))) {
        Some(draft) => *draft = made,
        None => drafts.push(made),
    }
}

/// "M cited S as saying C".
fn as_saying(words: &[Word<'_>], at: usize) -> Option<Chain> {
    let source = phrase::object(words, at + 1, true)?;
    let speaks = words.get(source.end)?.lower == "as" && words.get(source.end + 1)?.is_any(SPEAKING);
    if !speaks || phrase::is_passive(words, at) {
        return None;
    }
    let content = rest(words, source.end + 2, words.len())?;
    let messenger =
        phrase::subject(words, phrase::group_start(words, at)).and_then(|range| phrase::span(words, &range));
    Some(Chain {
        source: phrase::span(words, &source)?,
        via: messenger,
        cue: phrase::span(words, &(source.end..source.end + 2))?,
        content: vec![content],
    })
}

/// "S was quoted by M as saying C", "C, S was quoted as saying by M".
fn was_quoted(words: &[Word<'_>], at: usize) -> Option<Chain> {
    phrase::is_passive(words, at).then_some(())?;
    let last = words.len().min(at + REACH);
    let said = (at + 2..last).find(|i| words[*i].is_any(SPEAKING) && words[i - 1].lower == "as")?;
    let by = (at + 1..last).find(|i| words[*i].lower == "by");
    let messenger = by.and_then(|by| phrase::object(words, by + 1, false));
    let first = phrase::group_start(words, at);
    let subject = phrase::subject(words, first)?;
    let after = messenger.as_ref().map_or(said + 1, |range| range.end.max(said + 1));
    let marked = subject.start.checked_sub(1).is_some_and(|i| !words[i].is_word());
    let before = rest(words, 0, subject.start).filter(|_| marked);
    let content = rest(words, after, words.len()).filter(|span| span.len() > 12).or(before)?;
    Some(Chain {
        source: phrase::span(words, &subject)?,
        via: messenger.and_then(|range| phrase::span(words, &range)),
        cue: phrase::span(words, &(first..if by == Some(at + 1) { at + 1 } else { said + 1 }))?,
        content: vec![content],
    })
}

/// "C, M reported, citing S", "M, quoting S, said C": the words are those of the messenger's relation.
fn citing(words: &[Word<'_>], at: usize, drafts: &[Draft]) -> Option<Chain> {
    words[at].is_any(&["citing", "quoting"]).then_some(())?;
    let source = phrase::object(words, at + 1, true).filter(|range| speaks(words, range))?;
    let (span, cue) = (phrase::span(words, &source)?, words[at].span);
    let sentence = phrase::span(words, &(0..words.len()))?;
    let host = |draft: &&Draft| {
        let own =
            draft.cue.is_some_and(|held| sentence.contains(held) && !held.overlaps(cue) && held.distance(cue) < 60);
        own && draft.source.is_some_and(|held| held.end() <= cue.start()) && draft.rule != "via"
    };
    let host = drafts.iter().filter(host).min_by_key(|draft| draft.cue.map(|held| held.distance(cue)))?;
    let content: Vec<ByteSpan> = host.content.iter().copied().filter(|content| !content.overlaps(span)).collect();
    (!content.is_empty()).then_some(Chain { source: span, via: host.source, cue, content })
}

/// "a doctor quoted by the agency said": the messenger of the relation whose source the participle follows.
fn quoted_by(words: &[Word<'_>], at: usize, drafts: &mut [Draft]) {
    let by = words.get(at + 1).filter(|next| next.lower == "by").and_then(|_| phrase::object(words, at + 2, false));
    let Some(messenger) = by.and_then(|range| phrase::span(words, &range)) else { return };
    let cited = words[at].span;
    let sentence = phrase::span(words, &(0..words.len())).unwrap_or(cited);
    let speaker = at.checked_sub(1).and_then(|end| {
        let end = if words[end].text == "," { end } else { end + 1 };
        phrase::subject(words, end).and_then(|range| phrase::span(words, &range))
    });
    let mine = |draft: &&mut Draft| {
        let held = draft.source.zip(draft.cue).filter(|(_, cue)| sentence.contains(*cue));
        held.is_some_and(|(source, cue)| {
            cue.start() > cited.end() && (source.overlaps(messenger) || source.overlaps(cited))
                || source.end() <= cited.start() && cited.start() - source.end() <= 2
        })
    };
    for draft in drafts.iter_mut().filter(mine) {
        draft.source = speaker.or(draft.source).map(|span| without(span, cited));
        draft.via = Some(messenger);
    }
}

/// The part of `span` before `other`.
fn without(span: ByteSpan, other: ByteSpan) -> ByteSpan {
    if span.overlaps(other) && span.start() < other.start() { ByteSpan::new(span.start(), other.start()) } else { span }
}

/// "the governor told Radio Sahel that C".
fn told(words: &[Word<'_>], drafts: &mut [Draft]) {
    for at in (0..words.len()).filter(|at| words[*at].is_any(&["told", "tells", "telling"])) {
        let Some(heard) = phrase::object(words, at + 1, false).and_then(|range| phrase::span(words, &range)) else {
            continue;
        };
        let named = words.iter().any(|word| heard.contains(word.span) && word.is_capital());
        let meeting = words.iter().any(|word| heard.contains(word.span) && word.is_any(&["conference", "briefing"]));
        let medium = named && !meeting && source_type::of(&text_of(words, heard)) == SourceType::Media;
        let mine = |draft: &&mut Draft| draft.cue.is_some_and(|cue| cue.overlaps(words[at].span));
        for draft in drafts.iter_mut().filter(mine).filter(|_| medium) {
            draft.via = draft.via.or(Some(heard));
        }
    }
}

fn text_of(words: &[Word<'_>], span: ByteSpan) -> String {
    let inside = words.iter().filter(|word| span.contains(word.span));
    inside.map(|word| word.text).collect::<Vec<_>>().join(" ")
}

/// Whether the phrase names one who can speak: a kind of source, or a name.
fn speaks(words: &[Word<'_>], range: &Range<usize>) -> bool {
    let inner = |word: &&Word<'_>| !word.is_any(&["of", "for", "in", "at", "from", "with", "on", ","]);
    let core: Vec<&Word<'_>> = words[range.clone()].iter().take_while(inner).collect();
    let name = core.last().is_some_and(|head| head.is_capital());
    let words: Vec<&str> = core.iter().map(|word| word.text).collect();
    name || source_type::of(&words.join(" ")) != SourceType::Other
}

/// The words from `start` to `end` without marks at either end.
fn rest(words: &[Word<'_>], start: usize, end: usize) -> Option<ByteSpan> {
    let slice = words.get(start..end)?;
    let solid = |word: &&Word<'_>| word.is_word() || word.is_quote();
    Some(slice.iter().find(solid)?.span.cover(slice.iter().rev().find(solid)?.span))
}

#[cfg(test)]
mod tests {
    use crate::resolve::attribution::resolve;
    use crate::resolve::common::fixture::tagged;

    /// `source < via | content` of every relation with a messenger.
    fn chains(text: &str) -> Vec<String> {
        let article = tagged(text);
        let found = resolve(&article, &[], &mut Vec::new());
        let chained = found.iter().filter_map(|it| {
            let via = it.via?.span.of(text);
            let content: Vec<&str> = it.content.iter().map(|span| span.of(text)).collect();
            Some(format!("{} < {via} | {}", it.source?.span.of(text), content.join(" / ")))
        });
        chained.collect()
    }

    #[test]
    fn word_through_others() {
        let cases = [
            (
                "The agency Vesti cited the ministry as saying five people were killed.",
                "the ministry < The agency Vesti | five people were killed",
            ),
            (
                "State radio quoted the governor of Herat as saying that two men died.",
                "the governor of Herat < State radio | that two men died",
            ),
            (
                "Two men died, the Daily Gleam reported, citing a hospital source.",
                "a hospital source < the Daily Gleam | Two men died",
            ),
            ("Two men died, local media reported, quoting police.", "police < local media | Two men died"),
            (
                "Two men died, local television said, citing Omar Daud, a spokesman for the police.",
                "Omar Daud, a spokesman for the police < local television | Two men died",
            ),
            (
                "“We lost two men,” the governor was quoted as saying by Radio Sahel.",
                "the governor < Radio Sahel | “We lost two men,”",
            ),
            (
                "The governor was quoted by Radio Sahel as saying that two men died.",
                "The governor < Radio Sahel | that two men died",
            ),
            ("The governor told Radio Sahel that two men died.", "The governor < Radio Sahel | that two men died"),
            ("STATE RADIO QUOTED THE ARMY AS SAYING TWO MEN DIED.", "THE ARMY < STATE RADIO | TWO MEN DIED"),
            ("Two men died, according to the Daily Gleam, citing police.", "police < the Daily Gleam | Two men died"),
        ];
        for (text, expected) in cases {
            assert_eq!(chains(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_cited_without_speaking() {
        for text in [
            "The mayor cited security concerns as the reason.",
            "The driver was cited for speeding, police said.",
            "The court, citing a lack of evidence, said two men were free.",
            "Oil was quoted at 80 dollars.",
            "The guard told his wife that two men died.",
            "The army said two men died, citing bad weather.",
            "He told reporters that two men died.",
            "THE GENERAL TOLD A NEWS CONFERENCE THAT TWO MEN DIED.",
            "The report quoted a figure of 20.",
            "The case is often cited as an example.",
            "The club quoted a price for the player.",
            "He was cited after the crash, the agency reported.",
            "The union said jobs were lost, citing costs.",
        ] {
            assert_eq!(chains(text), [""; 0], "{text}");
        }
    }
}
