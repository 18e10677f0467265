//! Which language a text is in.

use super::ExtractConfig;
use super::language_table::TWO_LETTER;

/// Bytes of a text that are enough to tell its language.
const SAMPLE: usize = 4096;

/// The BCP 47 code of the text's language; `None` when switched off or not reliably told.
///
/// By trigrams and alphabets (the crate whatlang, after Cavnar and Trenkle 1994).
pub(super) fn detect(text: &str, config: &ExtractConfig) -> Option<String> {
    if !config.detect_language {
        return None;
    }
    let end = (0..=SAMPLE.min(text.len())).rev().find(|at| text.is_char_boundary(*at))?;
    let found = whatlang::detect(&text[..end]).filter(whatlang::Info::is_reliable)?;
    Some(bcp47(found.lang().code()).to_owned())
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
        assert_eq!(detect("12:30", &config), None);
        assert_eq!(detect(english, &ExtractConfig { detect_language: false }), None);
    }
}
