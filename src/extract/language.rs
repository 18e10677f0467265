//! Which language a text is in.

use super::ExtractConfig;
use super::language_table::TWO_LETTER;
use super::told::Told;
use crate::doc::{Article, ArticleField, FieldSource};

/// Bytes of a text that are enough to tell its language.
const SAMPLE: usize = 4096;

/// The BCP 47 code of the text's language; `None` when switched off or not reliably told.
///
/// By trigrams and alphabets (the crate whatlang, after Cavnar and Trenkle 1994).
pub(super) fn detect(text: &str, config: &ExtractConfig) -> Option<String> {
    if !config.detect_language {
        return None;
    }
    let sample = sample(text);
    if english_words(sample).is_some_and(|percent| percent >= ENGLISH) {
        return Some("en".to_owned());
    }
    let found = whatlang::detect(sample).filter(whatlang::Info::is_reliable)?;
    Some(bcp47(found.lang().code()).to_owned())
}

/// The beginning of a text.
fn sample(text: &str) -> &str {
    &text[..text.floor_char_boundary(SAMPLE)]
}

/// Words that hold English sentences together and that no other language spells so.
const FUNCTION: &[&str] = &["the", "of", "and", "that", "with", "said", "from"];

/// Percent of a text's words that are [`FUNCTION`] words in English; news has 12 to 16.
const ENGLISH: usize = 8;

/// Percent that other languages, with names and titles in English, do not reach.
const OTHER: usize = 2;

/// Words that are enough to count.
const ENOUGH: usize = 60;

/// Percent of a text's words that are English function words; `None` for a short text. Much cheaper than trigrams, and it
/// decides nearly every text that is asked.
fn english_words(text: &str) -> Option<usize> {
    let (mut words, mut own) = (0usize, 0usize);
    for word in text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        own += usize::from(FUNCTION.iter().any(|known| known.eq_ignore_ascii_case(word)));
    }
    (words >= ENOUGH).then(|| own * 100 / words)
}

/// The language of an article: as given, else as the page declares it, else as its words tell.
///
/// The words are believed against the page where one of the two is English: pages are made from templates, and what is
/// asked is whether the later stages, made for English, can read the text.
pub(super) fn decide(text: &str, told: Option<Told<String>>, config: &ExtractConfig) -> Option<Told<String>> {
    let found = || detect(text, config).map(|code| Told::new(code, FieldSource::Text, 95));
    let Some(told) = told else { return found() };
    let foreign = !is_english(&told.value);
    let confirmed = || foreign && english_words(sample(text)).is_some_and(|percent| percent < OTHER);
    if told.from == FieldSource::Given || text.len() < LONG || confirmed() {
        return Some(told);
    }
    Some(found().filter(|found| foreign == is_english(&found.value)).unwrap_or(told))
}

/// What is to be said of an article that is not in English; given as English, its words may tell otherwise.
pub(super) fn foreign(article: &Article, config: &ExtractConfig) -> Option<String> {
    let told = article.language.clone().filter(|code| !is_english(code));
    let from = article.origins.get(&ArticleField::Language).map(|origin| origin.from);
    // The words have been asked already.
    if matches!(from, None | Some(FieldSource::Text)) {
        return told;
    }
    let found = || detect(&article.text, config).filter(|code| !is_english(code));
    told.or_else(|| (article.text.len() >= LONG).then(found).flatten())
}

/// Bytes of a text whose words are believed against what is told of it.
const LONG: usize = 300;

fn is_english(tag: &str) -> bool {
    tag.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
}

/// The two-letter code where ISO 639-1 has one.
fn bcp47(code: &'static str) -> &'static str {
    TWO_LETTER.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_when_the_text_allows() {
        let config = ExtractConfig::default();
        let english = "Two people were killed when a lorry left the road and hit a house, the police said on Monday.";
        let german = "Zwei Menschen starben, als ein Lastwagen von der Straße abkam, sagte die Polizei am Montag.";
        assert_eq!(detect(english, &config).as_deref(), Some("en"));
        assert_eq!(detect(german, &config).as_deref(), Some("de"));
        let page = |code: &str| Some(Told::new(code.to_owned(), FieldSource::Meta, 90));
        let decided = |text: &str, told| decide(text, told, &config).map(|told| (told.value, told.from));
        let long = german.repeat(4);
        assert_eq!(decided(&long, page("en")), Some(("de".to_owned(), FieldSource::Text)), "the words are believed");
        assert_eq!(decided(german, page("en")), Some(("en".to_owned(), FieldSource::Meta)), "too short to contradict");
        assert_eq!(decided(&long, page("nl")), Some(("nl".to_owned(), FieldSource::Meta)), "neither is English");
        let given = Some(Told::new("en".to_owned(), FieldSource::Given, 100));
        assert_eq!(decided(&long, given), Some(("en".to_owned(), FieldSource::Given)));
        let prose = "The fire brigade of the town said that two of the men from the mill had died. ".repeat(5);
        assert_eq!(english_words(&prose), Some(52), "nine of seventeen");
        assert_eq!(decided(&prose, page("de")), Some(("en".to_owned(), FieldSource::Text)));
        assert_eq!(english_words(&german.repeat(5)), Some(0));
        assert_eq!(detect("12:30", &config), None);
        assert_eq!(detect(english, &ExtractConfig { detect_language: false, ..config.clone() }), None);
    }
}
