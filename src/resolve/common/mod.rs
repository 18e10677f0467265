//! What several resolvers need: words of a sentence and the noun phrases around a verb.

pub mod lexicon;
pub mod phrase;
pub mod words;

#[cfg(test)]
pub mod fixture;
