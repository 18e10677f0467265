//! Figures of people: the casualty ledger.
//!
//! `lex` cuts a sentence into words, `numeral` and `quantity` read numbers with their bounds, `candidate` the noun
//! phrases that may count people, `clause` and `predicate` what happened to them. Over the whole article, `fate` settles
//! whether those shot or stabbed lived, `continued` what befell people taken up from a sentence before, `network` adds
//! what the tagger saw and no rule read; `parts` which figure is part of which, `scope` what each counts over.

mod candidate;
mod clause;
mod continued;
mod fate;
mod harm_table;
mod lex;
mod network;
mod noun;
mod nouns_table;
mod numeral;
mod parts;
mod predicate;
mod predicate_table;
mod quantity;
mod quantity_table;
mod reference;
mod scope;

use crate::doc::{Effect, Figure, Note, SentenceKind, Tagged, TimeExpr};
use crate::text::ByteSpan;
use candidate::{Candidate, Head};
use clause::Clause;
use lex::Word;
use predicate::Predicate;

/// A sentence with what the rules of one sentence read in it.
struct Read {
    words: Vec<Word>,
    candidates: Vec<Candidate>,
    predicates: Vec<Option<Predicate>>,
}

impl Read {
    /// The words of the article that `range` covers; empty when it covers none.
    fn span(&self, range: &std::ops::Range<usize>) -> ByteSpan {
        let covered =
            self.words.get(range.clone()).and_then(|words| Some(words.first()?.span.cover(words.last()?.span)));
        covered.unwrap_or_else(|| ByteSpan::new(0, 0))
    }
}

/// A figure on its way: where its candidate stands.
struct Draft {
    /// Index of the sentence among those read.
    sentence: usize,
    /// The candidate and what was said of it.
    candidate: Candidate,
    predicate: Predicate,
}

/// Reads every figure of an article.
#[must_use]
pub fn resolve(tagged: &Tagged, times: &[TimeExpr], _notes: &mut Vec<Note>) -> Vec<Figure> {
    let text = tagged.text();
    let sentences = tagged.segmented.sentences.iter();
    let spans = sentences.filter(|sentence| sentence.kind != SentenceKind::Boilerplate).map(|sentence| sentence.span);
    let reads: Vec<Read> = spans.map(|span| read(text, span)).collect();
    let mut drafts = drafts(&reads);
    drop_let_go(&reads, &mut drafts);
    continued::add(&reads, &mut drafts);
    continued::settle_victims(&reads, &mut drafts);
    network::add(tagged, &reads, &mut drafts);
    network::settle(tagged, &reads, &mut drafts);
    fate::settle(&reads, &mut drafts);
    let mut figures: Vec<Figure> = drafts.iter().map(|draft| figure(&reads[draft.sentence], draft, text)).collect();
    scope::assign(&reads, &drafts, &mut figures);
    parts::link(&reads, &drafts, &mut figures);
    scope::share(&drafts, &mut figures);
    scope::date(text, times, &mut figures);
    figures
}

fn read(text: &str, span: ByteSpan) -> Read {
    let words = lex::words(text, span);
    let candidates = candidate::candidates(&words);
    let predicates = Clause { words: &words, candidates: &candidates }.predicates();
    Read { words, candidates, predicates }
}

fn drafts(reads: &[Read]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (sentence, read) in reads.iter().enumerate() {
        for (candidate, predicate) in read.candidates.iter().zip(&read.predicates) {
            let Some(predicate) = predicate.as_ref().filter(|predicate| fits(candidate, predicate)) else { continue };
            drafts.push(Draft { sentence, candidate: candidate.clone(), predicate: predicate.clone() });
        }
    }
    drafts
}

/// "Five were arrested and one was later released": who is let go by the police is not rescued.
fn drop_let_go(reads: &[Read], drafts: &mut Vec<Draft>) {
    let arrested: Vec<usize> = drafts
        .iter()
        .filter(|draft| draft.predicate.harm.effect == Effect::Arrested)
        .map(|draft| draft.sentence)
        .collect();
    drafts.retain(|draft| {
        let said = |word: &str| draft.predicate.words.clone().any(|at| reads[draft.sentence].words[at].lower == word);
        let near = arrested.iter().any(|sentence| sentence.abs_diff(draft.sentence) <= 1);
        draft.predicate.harm.effect != Effect::Rescued || !near || !(said("released") || said("freed"))
    });
}

/// A doubtful noun, or none, needs its predicate close by.
fn fits(candidate: &Candidate, predicate: &Predicate) -> bool {
    let near = predicate.words.start <= candidate.words.end && candidate.words.start <= predicate.words.end + 4;
    let doubtful = candidate.head == Head::Unknown && predicate.harm.open;
    candidate.head == Head::People || near && !doubtful || matches!(predicate.rule, "toll" | "among" | "list")
}

fn figure(read: &Read, draft: &Draft, text: &str) -> Figure {
    let candidate = &draft.candidate;
    let noun = candidate.noun.and_then(|noun| read.words.get(noun));
    let category = noun.map(|noun| noun.span.of(text).to_lowercase());
    Figure {
        span: read.span(&candidate.words),
        effect: draft.predicate.harm.effect,
        count: candidate.count,
        perpetrators: category.as_deref().is_some_and(clause::is_perpetrator),
        category,
        scope: crate::doc::Scope::Event,
        event: None,
        part_of: None,
        supersedes: None,
        as_of: None,
        attribution: None,
        predicate: Some(read.span(&draft.predicate.words)).filter(|span| !span.is_empty()),
        rule: draft.predicate.rule,
    }
}

#[cfg(test)]
mod tests;
