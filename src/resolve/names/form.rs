//! The words of a name in a form that can be compared.

use crate::doc::EntityType;
use crate::text::{ByteSpan, one_line};

/// Words before a person's name that are not part of it, in lower case without full stop.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "gen",
    "general",
    "lt",
    "lieutenant",
    "col",
    "colonel",
    "maj",
    "major",
    "capt",
    "captain",
    "cmdr",
    "commander",
    "sgt",
    "sergeant",
    "cpl",
    "corporal",
    "pvt",
    "private",
    "adm",
    "admiral",
    "brig",
    "brigadier",
    "president",
    "vice",
    "minister",
    "prime",
    "premier",
    "chancellor",
    "king",
    "queen",
    "prince",
    "princess",
    "sheikh",
    "sheik",
    "mullah",
    "maulana",
    "imam",
    "ayatollah",
    "pope",
    "father",
    "fr",
    "rev",
    "reverend",
    "bishop",
    "archbishop",
    "cardinal",
    "sen",
    "senator",
    "rep",
    "representative",
    "gov",
    "governor",
    "mayor",
    "judge",
    "justice",
    "sheriff",
    "deputy",
    "chief",
    "officer",
    "detective",
    "det",
    "inspector",
    "insp",
    "superintendent",
    "supt",
    "secretary",
    "ambassador",
    "spokesman",
    "spokeswoman",
    "coach",
    "attorney",
    "district",
    "constable",
    "former",
];

/// Words after a company's name that are not needed to know it.
const COMPANY: &[&str] =
    &["inc", "corp", "co", "ltd", "llc", "plc", "corporation", "company", "limited", "group", "ag", "sa", "nv"];

/// Words that abbreviations leave out.
const SMALL: &[&str] = &["of", "the", "and", "for", "in", "on", "to", "de", "del", "la", "el", "y", "&", "al", "e"];

/// Short forms that are no acronyms of the words they stand for in this order, or too short to be told from them.
const SHORT: &[(&str, &str)] = &[
    ("us", "united states"),
    ("usa", "united states"),
    ("united states of america", "united states"),
    ("uk", "united kingdom"),
    ("un", "united nations"),
    ("eu", "european union"),
    ("uae", "united arab emirates"),
    ("america", "united states"),
    ("great britain", "britain"),
    ("daesh", "islamic state"),
    ("isis", "islamic state"),
    ("isil", "islamic state"),
    ("is", "islamic state"),
    ("islamic state of iraq and syria", "islamic state"),
    ("islamic state of iraq and the levant", "islamic state"),
    ("islamic state of iraq and al-sham", "islamic state"),
    ("drc", "democratic republic of congo"),
    ("dr congo", "democratic republic of congo"),
    ("fbi", "federal bureau of investigation"),
    ("cia", "central intelligence agency"),
    ("nato", "north atlantic treaty organization"),
    ("pkk", "kurdistan workers party"),
];

/// One form of a name, with its mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Class of the name.
    pub kind: EntityType,
    /// The words as they are shown: white space collapsed, titles left out.
    pub shown: String,
    /// The words to compare: lower case, without "the", titles, full stops and company endings.
    pub words: Vec<String>,
    /// Number and place of every mention.
    pub mentions: Vec<(usize, ByteSpan)>,
}

impl Form {
    /// The form of a mention, without mentions yet.
    pub fn new(words: &str, kind: EntityType) -> Self {
        let shown = shown(&one_line(words), kind);
        let mut words: Vec<String> =
            shown.to_lowercase().split([' ', '\u{a0}']).map(bare).filter(|w| !w.is_empty()).collect();
        if words.len() > 1 && words[0] == "the" {
            words.remove(0);
        }
        while kind == EntityType::Org
            && words.len() > 1
            && words.last().is_some_and(|word| COMPANY.contains(&word.as_str()))
        {
            words.pop();
        }
        if kind != EntityType::Per {
            words = standard(words);
        }
        Self { kind, shown, words, mentions: Vec::new() }
    }

    /// Adds a mention of the same words; the fuller way to write them is the one shown.
    pub fn add(&mut self, other: Self, mention: (usize, ByteSpan)) {
        if other.fullness() > self.fullness() {
            self.shown = other.shown;
        }
        self.mentions.push(mention);
    }

    /// How full the name is: the form with the greatest value names the bearer.
    pub fn fullness(&self) -> (bool, usize) {
        (!self.is_acronym(), self.shown.split(' ').count())
    }

    /// Whether the name is written as an acronym: one word of two to eight capitals ("ISIS-K", "U.N.").
    pub fn is_acronym(&self) -> bool {
        let capitals = self.shown.chars().filter(|c| c.is_uppercase()).count();
        let fits = self.shown.chars().all(|c| c.is_uppercase() || "-.&/".contains(c) || c.is_numeric());
        fits && (2..=8).contains(&capitals)
    }

    /// Initials of the words that count, and of all words.
    pub fn initials(&self) -> [String; 2] {
        let first = |words: &mut dyn Iterator<Item = &String>| words.filter_map(|word| word.chars().next()).collect();
        let mut big = self.words.iter().filter(|word| !SMALL.contains(&word.as_str()));
        [first(&mut big), first(&mut self.words.iter())]
    }
}

/// A name as it is shown: a person's without titles.
pub fn shown(words: &str, kind: EntityType) -> String {
    let mut rest = words;
    loop {
        match rest.split_once(' ').filter(|_| kind == EntityType::Per) {
            Some((title, name)) if TITLES.contains(&bare(&title.to_lowercase()).as_str()) => rest = name,
            _ => break,
        }
    }
    rest.to_owned()
}

/// A word without full stops, quotes and possessive ending.
fn bare(word: &str) -> String {
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    word.chars().filter(|c| !matches!(c, '.' | ',' | '"' | '“' | '”' | '\'' | '’')).collect()
}

/// The long form of a well-known short one.
fn standard(words: Vec<String>) -> Vec<String> {
    let joined = words.join(" ");
    match SHORT.iter().find(|(short, _)| *short == joined) {
        Some((_, long)) => long.split(' ').map(str::to_owned).collect(),
        None => words,
    }
}
