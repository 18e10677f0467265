//! Streets, buildings, quarters and villages that the gazetteer lacks.
//!
//! Each pattern is a kind of wording that names a spot: numbered blocks and addresses, named streets and crossings,
//! capitalised names before or after a noun for a place. Known misreadings: institutions named like buildings
//! ("Supreme Court") are left out by the choice of nouns; a venue as the agent of a sentence is still read.

use super::mention::{Mention, Shape};
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// One wording and the name of its rule.
struct Pattern {
    /// What every match of `regex` holds: most sentences hold none of it, and literals are found much faster.
    needs: Regex,
    regex: Regex,
    rule: &'static str,
}

/// A capitalised or numbered word of a street's or building's name.
const WORD: &str = r"(?:(?:[Aa]l|[Ee]l|[Aa]sh|[Aa]r|[Aa]s|[Aa]d|[Aa]n|[Aa]z|[Dd]eir|[Dd]e|[Ll]a)[- ])?(?:(?:St|Mt|Ft)\. )?(?:\p{Lu}[\p{L}’'-]*\p{L}|\p{Lu}\b\.?|\d{1,3}(?:st|nd|rd|th))";
/// What a street is called after its name.
const STREET: &str = r"(?:Street|St\b\.?|Avenue|Ave\b\.?|Road|Rd\b\.?|Drive|Dr\b\.?|Boulevard|Blvd\b\.?|Lane|Ln\b\.?|Court|Ct\b\.?|Place|Pl\b\.?|Way|Parkway|Pkwy\b\.?|Highway|Hwy\b\.?|Circle|Terrace|Pike|Turnpike|Expressway|Freeway|Trail|Crescent|Row|Alley|(?:street|avenue|boulevard|road|highway)\b)";
/// Nouns that end the name of a building, ground or quarter; capitalised or not.
const GROUND: &str = r"(?:[Cc]hurch|[Hh]ospital|[Ss]chool|[Uu]niversity|[Cc]ollege|[Aa]cademy|[Pp]ark|[Aa]irport|[Mm]osque|[Mm]arket|[Hh]otel|[Mm]otel|[Mm]all|[Aa]partments?|[Cc]ondominiums|[Bb]ridge|[Ss]quare|[Ss]tadium|[Aa]rena|[Ss]tation|[Nn]ight ?[Cc]lub|[Cc]lub|[Rr]estaurant|[Tt]heat(?:er|re)|[Pp]rison|[Jj]ail|[Cc]onsulate|[Ee]mbassy|[Aa]ir ?(?:[Bb]ase|[Ff]ield)|[Bb]ase|[Cc]amp|[Vv]illage|[Tt]own|[Ii]sland|[Bb]each|[Vv]alley|[Dd]am|(?:[Pp]ower )?[Pp]lant|[Tt]ower|[Tt]emple|[Cc]athedral|[Ss]ynagogue|[Mm]useum|[Hh]all|[Cc]asino|[Rr]esort|[Pp]laza|[Cc]emetery|[Bb]arracks|[Cc]heckpoint|[Cc]rossing|[Nn]eighbou?rhoods?|[Dd]istrict|[Ss]uburb|[Qq]uarter|[Ss]ubdivision|[Tt]ownship|[Ff]actory|[Mm]ine|[Oo]il ?field|[Gg]as ?field|[Cc]entre|[Cc]enter|[Mm]anor|[Vv]illas?|[Tt]errace|[Ee]states|[Hh]omes|[Hh]ousing [Cc]omplex|[Hh]ousing [Pp]roject|[Ss]upermarket|[Ss]tore|[Mm]onastery|[Ff]orest|[Rr]iver|[Ll]ake|[Mm]ountains?|[Ff]ields?|[Aa]rea|[Rr]egion|[Ss]hrine|county|[Ww]ard|[Hh]ouses|[Ff]arm|[Cc]anyon|[Cc]reek|[Bb]ay|[Hh]eights|[Ss]trip|[Cc]af[eé]|[Bb]ar|[Ll]ounge|[Cc]ourthouse|[Cc]orrectional (?:[Ff]acility|[Cc]enter)|[Tt]avern|[Gg]rill|[Ii]nn|[Mm]ilitary [Bb]ase|[Aa]xis|[Hh]ighlands?|[Ww]oods|[Ss]ettlement|[Cc]astle|[Pp]alace)";
/// Nouns before the name of a quarter, village or division.
const SETTLEMENT: &str = r"(?:villages?|towns?|cit(?:y|ies)|districts?|neighbou?rhoods?|suburbs?|hamlets?|areas?|localit(?:y|ies)|regions?|provinces?|governorates?|municipalit(?:y|ies)|commune|township|borough|island|camp|port|outskirts|quarter)";

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let direction = r"(?:(?:[NSEW]|North|South|East|West|Northeast|Northwest|Southeast|Southwest|NE|NW|SE|SW)\b\.? )?";
    let street = format!(" {STREET}").replace("(?:", "(?-u:");
    let ground = format!(" {GROUND}");
    let plural = " (?:[Ss]treets|[Aa]venues|[Rr]oads)";
    let sources = [
        (
            " [Bb]lock of ",
            format!(r"\b\d{{1,5}} [Bb]lock of {direction}{WORD}(?: {WORD}){{0,3}}(?: {STREET})?"),
            "places/block",
        ),
        (r"\d ", format!(r"\b\d{{1,5}} {direction}{WORD}(?: {WORD}){{0,2}} {STREET}"), "places/address"),
        (
            "(?:corner|intersection) of ",
            format!(
                r"\b(?:corner|intersection) of {WORD}(?: {WORD}){{0,3}}(?: {STREET})? (?:and|&) {WORD}(?: {WORD}){{0,2}}(?: (?:{STREET}|streets|avenues|roads))?"
            ),
            "places/crossing",
        ),
        (
            plural,
            format!(
                r"\b{direction}{WORD}(?: {WORD}){{0,1}} and {WORD}(?: {WORD}){{0,1}} (?:streets|avenues|roads|Streets|Avenues|Roads)"
            ),
            "places/crossing",
        ),
        (&street, format!(r"\b{direction}{WORD}(?: {WORD}){{0,2}} {STREET}"), "places/street"),
        (" of ", format!(r"\b{SETTLEMENT} of (?:the )?{WORD}(?: {WORD}){{0,2}}"), "places/settlement-of"),
        (&ground, format!(r"\b{WORD}(?: (?:of |& )?{WORD}){{0,4}}'?s? {GROUND}\b"), "places/ground"),
        (" of ", format!(r"\b{GROUND} of (?:the )?{WORD}(?: {WORD}){{0,2}}"), "places/ground-of"),
        ("County", format!(r"\b{WORD}(?: {WORD}){{0,1}} County\b|\bCounty \p{{Lu}}\p{{L}}+"), "places/county"),
        (r"\d ", r"\b(?:at|in the|near) \d{3,5} \p{Lu}[\p{L}]+\b".to_owned(), "places/address"),
    ];
    let compiled = |source: &str| Regex::new(source).expect("a tested pattern");
    sources
        .iter()
        .map(|(needs, source, rule)| Pattern { needs: compiled(needs), regex: compiled(source), rule })
        .collect()
});

/// Every venue in `words`, the text of sentence `sentence` that begins at byte `start`; earlier patterns win over
/// later ones where they overlap.
#[must_use]
pub fn find(words: &str, start: usize, sentence: usize) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for pattern in PATTERNS.iter().filter(|pattern| pattern.needs.is_match(words)) {
        for matched in pattern.regex.find_iter(words) {
            let inner = trimmed(words, ByteSpan::from_range(matched.range()), pattern.rule);
            let cut = words[..matched.start()].ends_with('.') || HELD.iter().any(|held| inner.of(words).contains(held));
            let span = inner.shifted(start);
            if !cut && !span.is_empty() && !found.iter().any(|known| known.span.overlaps(span)) {
                found.push(Mention::new(span, sentence, Shape::Venue, pattern.rule));
            }
        }
    }
    found.sort_by_key(|mention| mention.span);
    found
}

/// Endings of adjectives that make no name of a place: "rebel-held town".
const HELD: &[&str] = &["-held ", "-controlled ", "-backed ", "-led ", "-run ", "-occupied ", "-ruled ", "-majority "];

/// Words that open a sentence or phrase and are no part of a name.
const OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "At",
    "In",
    "On",
    "From",
    "Near",
    "To",
    "And",
    "But",
    "This",
    "That",
    "His",
    "Her",
    "Their",
    "Another",
    "One",
    "Two",
    "Three",
    "Police",
    "Authorities",
    "Officers",
];

/// The span without the noun of a "town of" and without leading words that are no name.
fn trimmed(words: &str, span: ByteSpan, rule: &str) -> ByteSpan {
    let mut span = span;
    if rule == "places/settlement-of" {
        let skip = span.of(words).find(" of ").map_or(0, |at| at + 4);
        span = ByteSpan::new(span.start() + skip, span.end());
        if span.of(words).starts_with("the ") {
            span = ByteSpan::new(span.start() + 4, span.end());
        }
    }
    for opener in ["at ", "in the ", "near "] {
        if span.of(words).starts_with(opener) {
            span = ByteSpan::new(span.start() + opener.len(), span.end());
        }
    }
    while let Some((first, _)) = span.of(words).split_once(' ').filter(|(first, _)| OPENERS.contains(first)) {
        span = ByteSpan::new(span.start() + first.len() + 1, span.end());
    }
    let text = span.of(words);
    if text.contains(' ') || rule == "places/settlement-of" { span } else { ByteSpan::new(0, 0) }
}

#[cfg(test)]
mod tests {
    use super::{PATTERNS, find};

    fn spans(text: &str) -> Vec<&str> {
        find(text, 0, 0).iter().map(|mention| mention.span.of(text)).collect()
    }

    #[test]
    fn streets_and_buildings_are_read() {
        for (text, expected) in [
            (
                "Two men were shot in the 2300 block of North Elm Tree Road on Monday.",
                vec!["2300 block of North Elm Tree Road"],
            ),
            (
                "It happened at 41 Pine Hollow Lane, near Cedar Grove Baptist Church.",
                vec!["41 Pine Hollow Lane", "Cedar Grove Baptist Church"],
            ),
            ("They met at the corner of Oak and 5th streets.", vec!["corner of Oak and 5th streets"]),
            (
                "Shells fell on al-Nour neighborhood and the village of Tell Azar.",
                vec!["al-Nour neighborhood", "Tell Azar"],
            ),
            ("Deputies of Marsh County came.", vec!["Marsh County"]),
        ] {
            assert_eq!(spans(text), expected, "{text}");
        }
    }

    #[test]
    fn common_nouns_alone_are_no_venues() {
        for text in ["The church was closed.", "He went to school in the park.", "A street fight broke out.", ""] {
            assert!(spans(text).is_empty(), "{text}: {:?}", spans(text));
        }
    }

    #[test]
    fn whatever_a_pattern_matches_holds_what_it_needs() {
        let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/dev.jsonl");
        let text = std::fs::read_to_string(corpus).unwrap_or_default();
        let odd =
            ["Café Nord Street’s end", "the 2300 Block of Zoë St.", "Elm and Oak Streets", "Ünal Café–Bar", "r. St"];
        let mut matched = 0;
        for words in text.lines().flat_map(|line| line.split(". ")).chain(odd) {
            for pattern in PATTERNS.iter().filter(|pattern| pattern.regex.is_match(words)) {
                assert!(pattern.needs.is_match(words), "{} in {words:?}", pattern.rule);
                matched += 1;
            }
        }
        assert!(matched > 100, "{matched}");
    }
}
