//! Closed word classes that phrase rules stop at. Lower case.

/// Titles and abbreviations that keep their full stop.
pub const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "sgt", "cpl", "capt", "cmdr", "adm", "gov", "sen", "rep",
    "rev", "st", "prof", "const", "det", "insp", "supt", "brig", "pfc", "dep", "asst", "pres", "hon", "jr", "sr", "no",
];

/// Articles, demonstratives, possessives and quantifiers that open a noun phrase.
pub const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "some", "several", "many", "other", "another", "both", "all",
    "any", "one", "two", "three", "four", "five", "his", "her", "their", "its", "our", "my", "no", "each", "most",
];

/// Pronouns that stand as a whole subject.
pub const PRONOUNS: &[&str] = &["he", "she", "they", "it", "i", "we", "you", "who", "which"];

/// Prepositions that may stand inside a noun phrase.
pub const PREPOSITIONS: &[&str] = &[
    "of", "for", "from", "with", "at", "in", "on", "by", "to", "near", "inside", "outside", "against", "under", "over",
    "between", "among", "during", "across", "around", "behind", "into", "about", "through", "within", "without", "via",
];

/// Words that open a clause or join two: no noun phrase goes past them.
pub const CLAUSE_OPENERS: &[&str] = &[
    "that",
    "whether",
    "because",
    "when",
    "while",
    "as",
    "if",
    "after",
    "before",
    "since",
    "though",
    "although",
    "where",
    "what",
    "why",
    "how",
    "but",
    "so",
    "then",
    "than",
    "or",
    "nor",
    "until",
    "unless",
    "who",
    "which",
    "whom",
    "yet",
    "however",
    "meanwhile",
    "moreover",
    "according",
    "not",
];

/// Auxiliaries, and the irregular verbs of news that no ending betrays.
pub const VERBS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "having",
    "do",
    "does",
    "did",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "should",
    "must",
    "shall",
    "said",
    "says",
    "say",
    "told",
    "tells",
    "saw",
    "took",
    "take",
    "takes",
    "went",
    "go",
    "goes",
    "came",
    "come",
    "comes",
    "made",
    "make",
    "makes",
    "got",
    "get",
    "gave",
    "give",
    "gives",
    "left",
    "hit",
    "struck",
    "shot",
    "fled",
    "fell",
    "broke",
    "began",
    "became",
    "became",
    "found",
    "held",
    "brought",
    "rose",
    "ran",
    "drove",
    "lost",
    "won",
    "sent",
    "met",
    "put",
    "set",
    "kept",
    "knew",
    "know",
    "think",
    "thought",
    "wrote",
    "spoke",
    "stood",
    "fought",
    "blew",
    "threw",
    "tore",
    "led",
    "caught",
    "died",
    "killing",
    "wounding",
    "injuring",
    "leaving",
    "saying",
    "adding",
    "including",
    "following",
    "isn't",
    "wasn't",
    "aren't",
    "weren't",
    "hasn't",
    "haven't",
    "don't",
    "doesn't",
    "didn't",
    "won't",
    "can't",
    "couldn't",
];

/// Auxiliaries that may stand between a subject and its verb.
pub const AUXILIARIES: &[&str] = &[
    "has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "will", "would", "did", "does", "do",
    "may", "might", "could", "can", "should", "must", "not", "never", "didn't", "doesn't", "hasn't", "haven't",
];

/// Forms of "be" that make a passive with a participle.
pub const PASSIVE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "got"];

/// Adverbs without "-ly" that may stand between a subject and its verb.
pub const ADVERBS: &[&str] = &[
    "also", "later", "earlier", "then", "now", "still", "even", "further", "already", "thus", "once", "again", "often",
    "first", "just", "ever", "since", "so", "far", "yet", "too", "never", "always",
];

/// Days and parts of time that may stand bare beside a verb.
pub const TIME_WORDS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tonight",
    "tomorrow",
    "morning",
    "afternoon",
    "evening",
    "night",
    "midday",
    "noon",
    "earlier",
    "later",
    "early",
    "late",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "week",
    "month",
    "year",
    "last",
    "this",
];

/// Whether `lower` is an adverb.
#[must_use]
pub fn is_adverb(lower: &str) -> bool {
    ADVERBS.contains(&lower)
        || lower.len() > 4 && lower.ends_with("ly") && !["family", "italy", "assembly", "july"].contains(&lower)
}
