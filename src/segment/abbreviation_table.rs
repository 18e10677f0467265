//! Words that keep their full stop, and words that begin sentences.

use crate::text::calendar_table::is_full_calendar_name;

/// Before a name or number; never the end of a sentence.
const TITLES: &[&str] = &[
    "adm", "asst", "atty", "ave", "brig", "capt", "cmdr", "cmsr", "col", "comdr", "cpl", "det", "dist", "dr", "fr",
    "ft", "gen", "gov", "hon", "insp", "lt", "maj", "messrs", "mr", "mrs", "ms", "mt", "mx", "pfc", "pres", "prof",
    "pte", "pvt", "rep", "reps", "rev", "rt", "sen", "sens", "sgt", "sheik", "spc", "sr", "st", "ste", "supt", "vs",
    "viz", "cf", "approx", "est", "e.g", "i.e", "pt", "wm", "chas", "geo",
];

/// May stand inside a sentence or end it.
const OTHERS: &[&str] = &[
    "jr", "sr", "inc", "corp", "co", "cos", "ltd", "llc", "bros", "plc", "assn", "dept", "univ", "intl", "etc", "al",
    "esq", "blvd", "rd", "hwy", "apt", "bldg", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga",
    "ill", "ind", "kan", "ky", "md", "mich", "minn", "miss", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn",
    "tex", "va", "vt", "wis", "wash", "wyo", "jan", "feb", "apr", "aug", "sept", "oct", "nov", "dec", "tues", "wed",
    "thurs", "fri", "mins", "approx", "est", "inc", "ph.d", "twp", "am", "pm",
];

/// Abbreviations only where what follows shows it: a number after "No.", a capital letter after the rest.
const GUARDED: &[&str] =
    &["no", "nos", "mass", "art", "sec", "fig", "mar", "jun", "jul", "sun", "sat", "mon", "in", "del"];

/// Capitalised words that begin sentences far more often than they go on with a name.
const STARTERS: &[&str] = &[
    "a",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "anyone",
    "as",
    "at",
    "authorities",
    "because",
    "before",
    "both",
    "but",
    "by",
    "despite",
    "detectives",
    "during",
    "each",
    "earlier",
    "eight",
    "even",
    "every",
    "everyone",
    "federal",
    "few",
    "five",
    "following",
    "for",
    "four",
    "from",
    "he",
    "her",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "investigators",
    "it",
    "its",
    "many",
    "meanwhile",
    "more",
    "most",
    "my",
    "neither",
    "nine",
    "no",
    "nobody",
    "not",
    "officers",
    "officials",
    "on",
    "once",
    "one",
    "only",
    "other",
    "others",
    "our",
    "over",
    "people",
    "police",
    "residents",
    "seven",
    "several",
    "she",
    "since",
    "six",
    "so",
    "some",
    "soon",
    "ten",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "three",
    "to",
    "two",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "why",
    "with",
    "witnesses",
    "you",
    "according",
    "about",
    "around",
    "deputies",
    "firefighters",
    "troopers",
    "meteorologists",
];

/// Abbreviated months and time zones: like days and months in full they go on after "7 p.m.".
const CLOCK_TAILS: &[&str] = &[
    "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt",
    "mt", "pst", "pdt", "pt", "gmt", "utc", "bst", "eastern", "central", "pacific", "mountain", "local", "eat", "ist",
    "sgt", "hkt", "wib",
];

/// Whether `word` before a full stop is an abbreviation, given the text after the full stop.
pub fn is_abbreviation(word: &str, after: &str) -> bool {
    let lower = word.to_lowercase();
    let next = after.trim_start().chars().next();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if initial {
        return true;
    }
    if GUARDED.contains(&lower.as_str()) {
        return is_guarded(&lower, word, next) && after.starts_with(char::is_whitespace);
    }
    // A lower-case month or place is a word of its own ("ill", "wash", "dec"): the short form has a capital.
    let capital = word.starts_with(char::is_uppercase);
    TITLES.contains(&lower.as_str()) && next.is_some_and(|next| next.is_alphanumeric() || "“\"('‘".contains(next))
        || OTHERS.contains(&lower.as_str()) && (capital || lower == "etc" || lower == "al")
}

fn is_guarded(lower: &str, word: &str, next: Option<char>) -> bool {
    let digit = next.is_some_and(|next| next.is_ascii_digit());
    match lower {
        "no" | "nos" | "mar" | "jun" | "jul" | "fig" | "sec" | "art" => digit && word.starts_with(char::is_uppercase),
        "mass" => word == "Mass" && next.is_some_and(|next| !next.is_uppercase()),
        _ => false,
    }
}

/// Whether a token that ends in a full stop never ends a sentence before another word.
pub fn never_ends(token: &str) -> bool {
    let lower = token.trim_end_matches('.').to_lowercase();
    TITLES.contains(&lower.as_str()) && lower != "sr" || token.chars().count() == 2
}

/// Whether `word` begins sentences.
pub fn is_starter(word: &str) -> bool {
    STARTERS.contains(&word.to_lowercase().as_str())
}

/// Whether `word` goes on with a clock time.
pub fn is_clock_tail(word: &str) -> bool {
    let lower = word.to_lowercase();
    is_full_calendar_name(&lower) || CLOCK_TAILS.contains(&lower.as_str())
}
