//! Rule `said`: a verb of saying with its subject, before, after or inside what is said.
//!
//! Reads the words of one sentence. Yields "X said Y", "Y, X said", "Y, said X, Z", "X, adding that Y".
//! Known misreadings: a verb of the table used without a clause ("called the police") takes its object for content;
//! the content of a cue in the middle of a long sentence may take in a clause of the writer's own.

use super::cues_table::{ADDRESSED, NOUNS_TOO, PARTICIPLES, REPORTED, stance};
use super::draft::Draft;
use crate::resolve::common::lexicon::{AUXILIARIES, CLAUSE_OPENERS, DETERMINERS, PASSIVE, TIME_WORDS, is_adverb};
use crate::resolve::common::phrase;
use crate::resolve::common::words::Word;
use crate::text::ByteSpan;
use std::ops::Range;

/// A cue found in a sentence: its words and its source's words.
struct Spoken {
    verb: usize,
    cue: Range<usize>,
    source: Option<Range<usize>>,
    inverted: bool,
}

/// Every relation of the sentence, in order.
#[must_use]
pub fn find(words: &[Word<'_>]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut from = 0;
    let mut speaker = None;
    for verb in 0..words.len() {
        if stance(&words[verb].lower).is_none() || verb < from {
            continue;
        }
        let Some(spoken) = spoken_at(words, verb, speaker.clone()) else { continue };
        speaker = spoken.source.clone();
        let content = content(words, &spoken, from);
        if content.is_empty() {
            continue;
        }
        from = spoken.cue.end.max(spoken.source.as_ref().map_or(0, |source| source.end));
        drafts.push(Draft {
            source: spoken.source.as_ref().and_then(|source| phrase::span(words, source)),
            via: None,
            cue: phrase::span(words, &spoken.cue),
            content,
            rule: "said",
        });
    }
    drafts
}

fn spoken_at(words: &[Word<'_>], verb: usize, speaker: Option<Range<usize>>) -> Option<Spoken> {
    let word = &words[verb];
    let first = (0..verb).rev().take_while(|at| may_precede(&words[*at])).last().unwrap_or(verb);
    let passive = (first..verb).any(|at| words[at].is_any(PASSIVE));
    if passive {
        let reported =
            word.is_any(REPORTED) && words.get(verb + 1).is_some_and(|next| next.is_any(&["to", "that", "dead", "as"]));
        return reported.then_some(Spoken { verb, cue: first..verb + 1, source: None, inverted: false });
    }
    if word.is_any(PARTICIPLES) {
        let source = speaker.or_else(|| leading_subject(words, verb))?;
        return Some(Spoken { verb, cue: verb..cue_end(words, verb), source: Some(source), inverted: false });
    }
    if is_noun(words, first, verb) {
        return None;
    }
    if let Some(source) = phrase::subject(words, first) {
        let cue = first..cue_end(words, verb);
        let source = if is_bare_tail(words, &source, cue.end) { tail_source(words, source) } else { source };
        return Some(Spoken { verb, cue, source: Some(source), inverted: false });
    }
    let source = inverted(words, first, verb)?;
    Some(Spoken { verb, cue: first..verb + 1, source: Some(source), inverted: true })
}

/// Whether the cue ends its sentence without a comma before its source: "died in the north a monitor said".
fn is_bare_tail(words: &[Word<'_>], source: &Range<usize>, end: usize) -> bool {
    let rest = words.get(end..).unwrap_or_default();
    let ends =
        rest.iter().all(|word| !word.is_word() || word.is_any(TIME_WORDS) || word.is_any(&["on", "afp", "reuters"]));
    let marked = source.start.checked_sub(1).is_none_or(|before| !words[before].is_word());
    ends && !marked || ends && source.len() > 6
}

/// The last noun phrase of the words before a bare tail: from its article, else its run of capitals, else two words.
fn tail_source(words: &[Word<'_>], range: Range<usize>) -> Range<usize> {
    let article = range.clone().rev().find(|at| words[*at].is_any(&["a", "an", "the", "some", "several"]));
    let capitals = range.clone().rev().take_while(|at| words[*at].is_capital()).last();
    let start = article.max(capitals).unwrap_or(range.end.saturating_sub(2));
    start.max(range.start)..range.end
}

fn may_precede(word: &Word<'_>) -> bool {
    word.is_any(AUXILIARIES) || is_adverb(&word.lower)
}

/// "the report", "two claims", "police reports": no verb.
fn is_noun(words: &[Word<'_>], first: usize, verb: usize) -> bool {
    let Some(before) = first.checked_sub(1).and_then(|at| words.get(at)) else { return words[verb].is_any(NOUNS_TOO) };
    let modified =
        before.is_any(DETERMINERS) && !before.is_any(&["this", "that", "all", "some", "many", "others", "both"]);
    let adjective = words[verb].is_any(NOUNS_TOO)
        && (before.is_any(&[
            "of", "to", "for", "'s", "’s", "media", "news", "initial", "early", "earlier", "first", "by", "and", "in",
            "on",
        ]) || words[verb].is_capital() && !before.is_capital());
    modified || adjective || before.is_any(&["to", "of"])
}

/// The noun phrase after an inverted verb: a quotation or a comma stands before it.
fn inverted(words: &[Word<'_>], first: usize, verb: usize) -> Option<Range<usize>> {
    let before = first.checked_sub(1).and_then(|at| words.get(at));
    let after_quote = before.is_none_or(|word| word.is_quote() || matches!(word.text, "," | "—" | "?" | "!"));
    let next = words.get(verb + 1)?;
    let named = next.is_word()
        && !next.is_any(CLAUSE_OPENERS)
        && !next.is_any(&["to", "in", "on", "at", "by"])
        && !is_adverb(&next.lower);
    (after_quote && named).then(|| phrase::object(words, verb + 1, true)).flatten()
}

/// The sentence's first noun phrase, subject of a participle.
fn leading_subject(words: &[Word<'_>], before: usize) -> Option<Range<usize>> {
    let verb = (1..before).find(|at| phrase::is_verb(words, *at))?;
    phrase::subject(words, verb)
}

/// One past the cue: the verb with "in a statement", "in an interview" or a colon.
fn cue_end(words: &[Word<'_>], verb: usize) -> usize {
    let mut end = verb + 1;
    let is = |at: usize, forms: &[&str]| words.get(at).is_some_and(|word| word.is_any(forms));
    if is(end, &["in"]) && is(end + 1, &["a", "an"]) {
        let noun =
            (end + 2..end + 4).find(|at| is(*at, &["statement", "interview", "tweet", "speech", "report", "letter"]));
        end = noun.map_or(end, |noun| noun + 1);
    }
    if is(end, &[":"]) { end + 1 } else { end }
}

/// What is said: after the cue, before it, or both when the cue interrupts.
fn content(words: &[Word<'_>], spoken: &Spoken, from: usize) -> Vec<ByteSpan> {
    let head = spoken
        .source
        .as_ref()
        .filter(|source| source.start < spoken.verb)
        .map_or(spoken.cue.start, |source| source.start);
    let tail = spoken.source.as_ref().map_or(spoken.cue.end, |source| source.end.max(spoken.cue.end));
    let before = trimmed(words, from..head);
    let marked = head > 0 && (words[head - 1].text == "," || words[head - 1].is_quote() || words[head - 1].text == "—");
    let leads = marked && before.len() > 1 && !is_adjunct(words, &before) && !words[spoken.verb].is_any(PARTICIPLES);
    let after = after_cue(words, spoken, tail);
    let leads = leads || after.is_empty() && before.len() > 1 && !words[spoken.verb].is_any(PARTICIPLES);
    let interrupts = words.get(tail).is_some_and(|word| word.text == "," || word.is_quote());
    let mut spans = Vec::new();
    if leads || spoken.inverted {
        spans.extend(phrase::span(words, &before));
    }
    if !leads && !spoken.inverted || interrupts && after.len() > 1 && !opens_other(words, after.start) {
        spans.extend(phrase::span(words, &after));
    }
    spans
}

/// "On Friday," before the source is no content.
fn is_adjunct(words: &[Word<'_>], range: &Range<usize>) -> bool {
    let first = &words[range.start];
    let opens = first.is_any(&[
        "in",
        "on",
        "at",
        "after",
        "before",
        "when",
        "while",
        "as",
        "if",
        "during",
        "since",
        "meanwhile",
        "however",
        "earlier",
        "later",
        "but",
        "for",
        "with",
        "by",
        "from",
        "and",
    ]);
    opens
        && range.len() < 12
        && !range.clone().any(|at| phrase::is_verb(words, at))
        && !words[range.start..range.end].iter().any(Word::is_quote)
}

/// Whether the words after a trailing cue begin something of the writer's own or of the next cue.
fn opens_other(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(|word| {
        word.is_any(PARTICIPLES) || word.is_any(&["according", "who", "which", "while", "citing", "after", "as"])
    })
}

fn after_cue(words: &[Word<'_>], spoken: &Spoken, tail: usize) -> Range<usize> {
    let mut start = tail;
    let is = |at: usize, forms: &[&str]| words.get(at).is_some_and(|word| word.is_any(forms));
    if words[spoken.verb].is_any(ADDRESSED) && !spoken.inverted {
        let addressed = phrase::object(words, start, false).map_or(start, |range| range.end);
        let clause = (start..words.len().min(start + 10)).find(|at| is(*at, &["that"]));
        start = clause.unwrap_or(if addressed - start < 8 { addressed } else { start });
    }
    while is(start, TIME_WORDS) || is(start, &["on"]) && is(start + 1, TIME_WORDS) {
        start += 1;
    }
    let end = (start + 2..words.len())
        .find(|at| words[*at - 1].text == "," && opens_next(words, *at))
        .map_or(words.len(), |at| at - 1);
    trimmed(words, start..end)
}

fn opens_next(words: &[Word<'_>], at: usize) -> bool {
    words[at].is_any(PARTICIPLES) || words[at].lower == "according"
}

/// Without marks and connectives at either end; quotation marks stay.
fn trimmed(words: &[Word<'_>], range: Range<usize>) -> Range<usize> {
    let mut range = range.start..range.end.min(words.len()).max(range.start);
    let loose = |word: &Word<'_>| {
        !word.is_word()
            && !word.is_quote()
            && word.text != "("
            && word.text != ")"
            && word.text != "'s"
            && word.text != "$"
    };
    while !range.is_empty()
        && (loose(&words[range.start]) || range.start > 0 && words[range.start].is_any(&["and", "but"]))
    {
        range.start += 1;
    }
    while !range.is_empty() && loose(&words[range.end - 1]) {
        range.end -= 1;
    }
    range
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::words::lex;

    /// `source | cue | content / content` of every relation.
    fn read(text: &str) -> Vec<String> {
        let words = lex(text, ByteSpan::new(0, text.len()));
        let show = |span: Option<ByteSpan>| span.map_or("", |span| span.of(text)).to_owned();
        let drafts = find(&words);
        drafts
            .iter()
            .map(|d| {
                format!(
                    "{} | {} | {}",
                    show(d.source),
                    show(d.cue),
                    d.content.iter().map(|c| c.of(text)).collect::<Vec<_>>().join(" / ")
                )
            })
            .collect()
    }

    #[test]
    fn positions_of_the_cue() {
        let cases = [
            ("Police said two men were hurt.", "Police | said | two men were hurt"),
            ("Two men were hurt, police said.", "police | said | Two men were hurt"),
            ("“We ran,” said Ana Ruiz, a teacher.", "Ana Ruiz, a teacher | said | “We ran,”"),
            ("The blast, the ministry said, killed five.", "the ministry | said | The blast / killed five"),
            (
                "Five men died in the north a monitoring group said.",
                "a monitoring group | said | Five men died in the north",
            ),
            ("The mayor told reporters that roads were shut.", "The mayor | told | that roads were shut"),
            ("The convoy was reported to have been hit.", " | was reported | to have been hit"),
            ("THE ARMY REPORTED THAT ONE MAN DIED.", "THE ARMY | REPORTED | THAT ONE MAN DIED"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn participles_take_the_speaker_before() {
        let found = read("Five died, police said, adding that the toll could rise.");
        assert_eq!(found, ["police | said | Five died", "police | adding | that the toll could rise"]);
    }

    #[test]
    fn nouns_are_no_cues() {
        for text in ["The report was long.", "Two claims were filed.", "Nobody answered."] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
