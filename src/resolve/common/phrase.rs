//! Noun phrases beside a verb, by closed word classes: no tagger needed, so it also reads upper-case newswire.
//!
//! Known misreadings: a participle after its noun ends the phrase ("a man identified as X" gives "X"); a preposition
//! that belongs to the verb is taken into the phrase on the left.

use super::lexicon::{
    AUXILIARIES, CLAUSE_OPENERS, DETERMINERS, PASSIVE, PREPOSITIONS, PRONOUNS, TIME_WORDS, VERBS, is_adverb,
};
use super::words::Word;
use crate::text::ByteSpan;
use std::ops::Range;

/// Longest phrase read, in words.
const LONGEST: usize = 24;
/// Longest apposition read, in words.
const APPOSITION: usize = 16;

/// First word of the verb group that ends at `at`: auxiliaries and adverbs before it.
#[must_use]
pub fn group_start(words: &[Word<'_>], at: usize) -> usize {
    (0..at).rev().take_while(|i| words[*i].is_any(AUXILIARIES) || is_adverb(&words[*i].lower)).last().unwrap_or(at)
}

/// Whether a form of "be" stands in the verb group before `at`.
#[must_use]
pub fn is_passive(words: &[Word<'_>], at: usize) -> bool {
    (group_start(words, at)..at).any(|i| words[i].is_any(PASSIVE))
}

/// The span of the words in `range`; empty ranges have none.
#[must_use]
pub fn span(words: &[Word<'_>], range: &Range<usize>) -> Option<ByteSpan> {
    let slice = words.get(range.clone())?;
    Some(slice.first()?.span.cover(slice.last()?.span))
}

/// Whether a noun phrase cannot go past the word.
#[must_use]
pub fn is_verb(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    if word.is_any(VERBS) {
        return true;
    }
    let participle = word.lower.len() > 4 && word.lower.ends_with("ed") && !word.lower.contains('-');
    let shouting = words.iter().filter(|word| word.is_word()).take(6).all(|word| word.text == word.text.to_uppercase());
    participle && (!word.is_capital() || shouting) && !is_attributive(words, at)
}

/// "the wounded man", "two armed groups", "Turkish-backed": a participle that stands before its noun.
fn is_attributive(words: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| words.get(i));
    let opens =
        before.is_some_and(|word| word.is_any(DETERMINERS) || word.is_any(PREPOSITIONS) || word.lower.ends_with("ly"));
    let fixed = words.get(at).is_some_and(|word| {
        word.is_any(&[
            "armed",
            "united",
            "unidentified",
            "alleged",
            "masked",
            "suspected",
            "positioned",
            "located",
            "based",
            "stationed",
            "affiliated",
            "backed",
            "linked",
            "hundred",
            "wanted",
        ])
    });
    opens || fixed
}

/// The noun phrase that ends before word `end`: what stands as the subject of a verb at `end`.
#[must_use]
pub fn subject(words: &[Word<'_>], end: usize) -> Option<Range<usize>> {
    let end = before_adverbs(words, end)?;
    let last = words.get(end.checked_sub(1)?)?;
    if last.text == "," {
        return apposed(words, end - 1).or_else(|| resident(words, end - 1));
    }
    let core = core_before(words, end);
    aged(words, &core, end).or_else(|| (!core.is_empty()).then_some(core))
}

/// "X, 18, of Y": the name before the age, when what follows the age ends before word `end`.
fn aged(words: &[Word<'_>], core: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let age = (core.start.saturating_sub(4)..end.min(core.start + 1)).rev().find(|i| {
        *i > 1
            && words[*i].is_number()
            && words[i - 1].text == ","
            && words.get(i + 1).is_some_and(|next| next.text == ",")
    })?;
    let name = core_before(words, age - 1);
    words.get(name.start).filter(|word| !name.is_empty() && word.is_capital()).map(|_| name.start..end)
}

/// "X, 37, of Y," before word `comma`: the name before the age.
fn resident(words: &[Word<'_>], comma: usize) -> Option<Range<usize>> {
    let age = (comma.saturating_sub(APPOSITION)..comma)
        .rev()
        .find(|i| *i > 1 && words[*i].is_number() && words[i - 1].text == "," && words[i + 1].text == ",")?;
    let name = core_before(words, age - 1);
    let plain = !(age + 2..comma).any(|i| is_verb(words, i) || words[i].is_quote());
    words.get(name.start).filter(|word| plain && !name.is_empty() && word.is_capital()).map(|_| name.start..comma)
}

/// Steps back over adverbs and bare time words between subject and verb.
fn before_adverbs(words: &[Word<'_>], mut end: usize) -> Option<usize> {
    while let Some(word) = end.checked_sub(1).and_then(|i| words.get(i)) {
        let time = word.is_any(TIME_WORDS) && end > 1;
        let on = word.lower == "on" && words.get(end).is_some_and(|next| next.is_any(TIME_WORDS));
        if !(is_adverb(&word.lower) || time || on) {
            return Some(end);
        }
        end -= 1;
    }
    None
}

/// "X, head of Y," before word `comma`, the second comma.
fn apposed(words: &[Word<'_>], comma: usize) -> Option<Range<usize>> {
    let open = (comma.saturating_sub(APPOSITION)..comma).rev().find(|i| words[*i].text == ",")?;
    let inner = words.get(open + 1..comma)?;
    let first = inner.first()?;
    let plain = !inner.iter().any(|word| word.is_quote())
        && !first.is_any(CLAUSE_OPENERS)
        && !first.is_any(&["and", "saying", "adding"]);
    let relative = first.is_any(&["who", "which", "whose"]);
    let core = core_before(words, open);
    let named = words.get(core.start).is_some_and(|word| word.is_capital() || word.is_any(DETERMINERS));
    ((plain || relative) && named && !core.is_empty()).then_some(core.start..comma)
}

/// The phrase without apposition that ends before word `end`.
fn core_before(words: &[Word<'_>], end: usize) -> Range<usize> {
    let Some(last) = end.checked_sub(1).and_then(|i| words.get(i)) else { return end..end };
    if last.is_any(PRONOUNS) {
        return end - 1..end;
    }
    let mut start = end;
    let mut joined = None;
    while start > 0 && end - start < LONGEST {
        let word = &words[start - 1];
        if let Some(opening) = opening(word).filter(|opening| *opening == "(" || start == end) {
            let open = words[..start - 1].iter().rposition(|word| word.text == opening);
            let Some(open) = open.filter(|open| start - open < 8) else { break };
            start = open;
            continue;
        }
        let after_time = start < end && words[start].is_any(DETERMINERS) && word.is_any(TIME_WORDS);
        if stops(words, start - 1) || after_time {
            break;
        }
        joined = if word.lower == "and" { Some(start - 1) } else { joined };
        start -= 1;
    }
    if let Some(joined) = joined.filter(|_| start > 0 && is_verb(words, start - 1)) {
        start = joined + 1;
    }
    without_adjunct(words, start..end)
}

/// The bracket that opens what the mark closes.
fn opening(mark: &Word<'_>) -> Option<&'static str> {
    match mark.text {
        ")" => Some("("),
        "]" => Some("["),
        _ => None,
    }
}

fn stops(words: &[Word<'_>], at: usize) -> bool {
    let word = &words[at];
    let inner = word.is_word() || word.text == "'s" || word.text == "’s" || matches!(word.text, "&" | "'" | "’");
    !inner || word.is_any(CLAUSE_OPENERS) || is_verb(words, at)
}

/// Drops what cannot open the phrase: "In Aleppo police" is "police", "Meanwhile the army" is "the army".
fn without_adjunct(words: &[Word<'_>], mut range: Range<usize>) -> Range<usize> {
    while let Some(first) = words.get(range.start).filter(|_| !range.is_empty()) {
        let skip = if is_adverb(&first.lower) || first.is_any(&["and", "'s", "’s"]) {
            1
        } else if first.is_any(PREPOSITIONS) {
            adjunct_len(words, &range)
        } else {
            break;
        };
        range.start = (range.start + skip).min(range.end);
    }
    range
}

/// Length of the prepositional phrase at the start of `range`: through its determiners, capitals and time words.
fn adjunct_len(words: &[Word<'_>], range: &Range<usize>) -> usize {
    let mut at = range.start + 1;
    while at < range.end && (words[at].is_any(DETERMINERS) || words[at].is_number()) {
        at += 1;
    }
    let first = at;
    while at < range.end && (at == first || words[at].is_capital() || words[at].is_any(TIME_WORDS)) {
        at += 1;
    }
    at - range.start
}

/// The noun phrase that begins at word `start`: an object, or the subject of an inverted verb. With `apposition`, goes
/// on over ", head of Y".
#[must_use]
pub fn object(words: &[Word<'_>], start: usize, apposition: bool) -> Option<Range<usize>> {
    let first = words.get(start)?;
    if first.is_any(PRONOUNS) || first.is_any(&["him", "her", "them", "us", "me"]) && !next_is_noun(words, start) {
        return Some(start..start + 1);
    }
    let mut end = start;
    while end < words.len() && end - start < LONGEST && !ends(words, start, end) {
        end += 1;
    }
    if end == start {
        return None;
    }
    Some(start..if apposition { over_apposition(words, end) } else { end })
}

fn next_is_noun(words: &[Word<'_>], at: usize) -> bool {
    words.get(at + 1).is_some_and(|next| {
        next.is_word() && !next.is_any(CLAUSE_OPENERS) && !next.is_any(PREPOSITIONS) && !is_verb(words, at + 1)
    })
}

/// Whether a phrase read to the right stops before word `at`.
fn ends(words: &[Word<'_>], start: usize, at: usize) -> bool {
    let word = &words[at];
    let adjunct = word.is_any(&["in", "on", "during", "by", "to", "into", "over", "via", "about", "through", "near"]);
    let pronoun = at > start && word.is_any(PRONOUNS);
    let time = at > start && word.is_any(TIME_WORDS) && word.lower != "may";
    stops(words, at) && !matches!(word.text, "(" | ")" | "[" | "]")
        || adjunct
        || pronoun
        || time
        || word.lower == "and" && joins_clause(words, at)
}

/// Whether the "and" at `at` joins clauses, not nouns: a verb comes before the next mark.
fn joins_clause(words: &[Word<'_>], at: usize) -> bool {
    let rest = words.get(at + 1..).unwrap_or_default();
    let end = rest.iter().position(|word| !word.is_word()).unwrap_or(rest.len()).min(8);
    (0..end).any(|i| is_verb(words, at + 1 + i)) || rest.first().is_some_and(|word| word.is_any(PRONOUNS))
}

/// Goes on over ", 59, of X" or ", a spokesman" up to the next mark.
fn over_apposition(words: &[Word<'_>], end: usize) -> usize {
    let opens = |at: usize| {
        words.get(at).is_some_and(|word| {
            word.is_number()
                || word.is_any(&[
                    "a",
                    "an",
                    "the",
                    "who",
                    "whose",
                    "of",
                    "head",
                    "director",
                    "chief",
                    "spokesman",
                    "chairman",
                    "president",
                ])
        })
    };
    let mut end = end;
    while words.get(end).is_some_and(|word| word.text == ",") && opens(end + 1) {
        let rest = &words[end + 1..];
        let len = rest
            .iter()
            .position(|word| !word.is_word() && !matches!(word.text, "'s" | "’s" | "(" | ")"))
            .unwrap_or(rest.len());
        if len > APPOSITION {
            break;
        }
        end += 1 + len;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::words::lex;

    fn read(text: &str, verb: &str) -> Option<String> {
        let words = lex(text, ByteSpan::new(0, text.len()));
        let at = words.iter().position(|word| word.text == verb)?;
        let range = subject(&words, at)?;
        Some(span(&words, &range)?.of(text).to_owned())
    }

    #[test]
    fn subjects_end_at_clauses_and_adjuncts() {
        let cases = [
            ("Five men died, police said.", "police"),
            ("On Friday the regional police chief said so.", "the regional police chief"),
            ("In Herat officials said so.", "officials"),
            ("It was late when the army spokesman later said so.", "the army spokesman"),
            ("Omar Daud, head of the clinic, said so.", "Omar Daud, head of the clinic"),
            ("Omar Daud, 37, of Herat, said so.", "Omar Daud, 37, of Herat"),
            ("A spokesman for the interior ministry said so.", "A spokesman for the interior ministry"),
            ("The man fled and police said so.", "police"),
            ("Police on Thursday said so.", "Police"),
            ("THE ARMY OF THE NORTH said so.", "THE ARMY OF THE NORTH"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text, "said").as_deref(), Some(expected), "{text}");
        }
        assert_eq!(read("“Go home,” said the mayor.", "said"), None);
    }

    #[test]
    fn brackets_never_hold_a_phrase_up() {
        assert_eq!(read("Senator Ruiz (a b) said so.", "said").as_deref(), Some("Senator Ruiz (a b)"));
        assert_eq!(read("Ruiz (one two three four five six seven eight) said so.", "said"), None);
        assert_eq!(read(") said so.", "said"), None);
    }

    #[test]
    fn objects_take_their_apposition() {
        let text = "said Ana Ruiz, a spokeswoman for the police, on Friday";
        let words = lex(text, ByteSpan::new(0, text.len()));
        let range = object(&words, 1, true).unwrap();
        assert_eq!(span(&words, &range).unwrap().of(text), "Ana Ruiz, a spokeswoman for the police");
        let short = object(&words, 1, false).unwrap();
        assert_eq!(span(&words, &short).unwrap().of(text), "Ana Ruiz");
    }
}
