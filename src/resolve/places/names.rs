//! Names of the gazetteer in running text.
//!
//! Reads the words of a sentence; yields the longest names that begin with a capital letter. A single word must show
//! that it names a place: by the network's tag, by being a country or people, by a preposition before it, or by size.
//! Known misreadings: surnames that are towns ("Jackson"), papers named after their town, headlines in title case.

use super::gazetteer::{Form, Gazetteer, Kind, Reading};
use super::mention::{Mention, Shape};
use super::tables::{CIVIC, COMMON_WORDS, DIRECTIONS, DIVISION_WORDS, LOCATIVE, OPENERS, SEATS_OF_POWER};
use crate::doc::{EntityType, Tag};
use crate::resolve::common::words::Word;
use crate::text::ByteSpan;
use crate::text::calendar_table::is_calendar_name;
use std::ops::Range;

/// Most words a name has.
const LONGEST: usize = 6;
/// Inhabitants from which a town needs no preposition.
const LARGE: u32 = 100_000;
/// Inhabitants from which a town is read in a headline without small letters.
const METROPOLIS: u32 = 500_000;

/// A sentence as the name rules read it.
pub struct Line<'a, 't> {
    /// The article's text.
    pub text: &'t str,
    /// Index of the sentence.
    pub sentence: usize,
    /// Its words.
    pub words: &'a [Word<'t>],
    /// The network's names in the article; empty when it did not run.
    pub entities: &'a [Tag<EntityType>],
    /// How much the capital letters say.
    pub capitals: Capitals,
}

/// How much a capital letter says in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capitals {
    /// Names alone have them.
    Mixed,
    /// Nearly every word has one: a headline.
    Title,
    /// There are no small letters: old newswire.
    Upper,
}

impl Capitals {
    /// Judges the words of a sentence.
    #[must_use]
    pub fn of(words: &[Word<'_>]) -> Self {
        let letters: Vec<&Word<'_>> = words.iter().filter(|word| word.text.starts_with(char::is_alphabetic)).collect();
        let small = letters.iter().filter(|word| word.text.starts_with(char::is_lowercase)).count();
        let upper = letters.iter().all(|word| !word.text.chars().any(char::is_lowercase));
        match () {
            () if upper && letters.len() > 3 => Self::Upper,
            () if letters.len() > 4 && small * 4 < letters.len() => Self::Title,
            () => Self::Mixed,
        }
    }
}

/// Every name of the gazetteer in the sentence, in order, without overlap.
#[must_use]
pub fn find(line: &Line<'_, '_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.words.len() {
        let known = found.last().map_or(0, |mention: &Mention| mention.span.end());
        match longest(line, at, known) {
            Some((mention, next)) => {
                found.push(mention);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The longest name that begins at word `at`, and the word after it; `known` is where the last name ended.
fn longest(line: &Line<'_, '_>, at: usize, known: usize) -> Option<(Mention, usize)> {
    let first = &line.words[at];
    if !first.is_capital() && !matches!(first.lower.get(..3), Some("al-" | "el-")) {
        return None;
    }
    (1..=LONGEST.min(line.words.len() - at)).rev().find_map(|len| name(line, at..at + len, known))
}

/// The name made of the words of `range`, when it is one.
fn name(line: &Line<'_, '_>, range: Range<usize>, known: usize) -> Option<(Mention, usize)> {
    let (from, to) = (range.start, range.end);
    let words = &line.words[from..to];
    if !words.iter().all(|word| word.is_word())
        || !is_joined(line.text, words)
        || words.last()?.text.starts_with(char::is_lowercase)
    {
        return None;
    }
    let mut span = words[0].span.cover(words.last()?.span);
    let mut readings = Gazetteer::world().read(span.of(line.text));
    let dotted = ByteSpan::new(span.start(), span.end() + 1);
    if dotted.of(line.text).ends_with('.') {
        let abbreviations = Gazetteer::world().read(dotted.of(line.text));
        if abbreviations.iter().any(|reading| reading.form == Form::Abbreviation) {
            readings = abbreviations;
            span = dotted;
        }
    }
    if readings.is_empty() {
        return (words.len() == 1).then(|| part_of_word(line, from)).flatten();
    }
    let place = Found { line, from, to, known, readings: &readings };
    if !place.is_place() {
        return None;
    }
    let demonym = readings[0].form == Form::Demonym;
    let shape = if demonym { Shape::Demonym } else { Shape::Name };
    let rule = if demonym { "places/demonym" } else { "places/gazetteer" };
    let division = place.is_division();
    let next = to + usize::from(span == dotted);
    Some((Mention { readings, division, ..Mention::new(span, line.sentence, shape, rule) }, next))
}

/// Whether nothing but a space or line break stands between the words.
fn is_joined(text: &str, words: &[Word<'_>]) -> bool {
    words.windows(2).all(|pair| {
        let gap = ByteSpan::new(pair[0].span.end(), pair[1].span.start()).of(text);
        !gap.is_empty() && gap.len() <= 2 && gap.trim().is_empty()
    })
}

/// The country in "Russian-backed", "mid-Ohio" and, where apostrophes were lost, "Syrias".
fn part_of_word(line: &Line<'_, '_>, at: usize) -> Option<(Mention, usize)> {
    let word = &line.words[at];
    let genitive = word.text.strip_suffix('s').map(|stem| (0..stem.len(), "places/lost-apostrophe"));
    let parts = part_ranges(word.text).map(|range| (range, "places/compound"));
    let parts = parts.filter(|_| word.text.contains('-'));
    parts.chain(genitive).find_map(|(range, rule)| {
        let readings = known_part(word.text.get(range.clone())?, rule == "places/compound")?;
        let demonym = readings.first().is_some_and(|reading| reading.form == Form::Demonym);
        let shape = if demonym { Shape::Demonym } else { Shape::Name };
        let span = ByteSpan::from_range(range).shifted(word.span.start());
        Some((Mention { readings, ..Mention::new(span, line.sentence, shape, rule) }, at + 1))
    })
}

/// The ranges of the parts between hyphens.
fn part_ranges(word: &str) -> impl Iterator<Item = Range<usize>> {
    let start = word.as_ptr() as usize;
    word.split('-').map(move |part| {
        let from = part.as_ptr() as usize - start;
        from..from + part.len()
    })
}

/// The readings of a part of a word that is a country, a people or, in a compound, a division or large town.
fn known_part(part: &str, compound: bool) -> Option<Vec<Reading>> {
    let readings = Gazetteer::world().read(part);
    let best = readings.first().filter(|_| part.starts_with(char::is_uppercase) && part.len() > 1)?;
    let country = best.entry.kind == Kind::Country && best.form != Form::Abbreviation;
    let abbreviation = best.form == Form::Abbreviation && best.entry.kind == Kind::Country;
    let large = matches!(best.entry.kind, Kind::Division | Kind::Region) && best.form == Form::Name
        || best.entry.population > METROPOLIS;
    let common = COMMON_WORDS.binary_search(&part.to_lowercase().as_str()).is_ok();
    ((country || compound && (abbreviation || large)) && !common).then_some(readings)
}

/// A stretch of words that the gazetteer knows, with its surroundings.
struct Found<'a, 't> {
    line: &'a Line<'a, 't>,
    from: usize,
    to: usize,
    known: usize,
    readings: &'a [Reading],
}

impl Found<'_, '_> {
    fn before(&self) -> Option<&Word<'_>> {
        self.from.checked_sub(1).and_then(|at| self.line.words.get(at))
    }

    fn after(&self) -> Option<&Word<'_>> {
        self.line.words.get(self.to)
    }

    fn words(&self) -> &[Word<'_>] {
        &self.line.words[self.from..self.to]
    }

    fn span(&self) -> ByteSpan {
        self.words()[0].span.cover(self.words()[self.words().len() - 1].span)
    }

    /// Whether a word beside the name makes it a division.
    fn is_division(&self) -> bool {
        let after = self.after().is_some_and(|word| word.is_any(DIVISION_WORDS));
        let of = self.before().is_some_and(|word| word.lower == "of");
        let before = self.from.checked_sub(2).and_then(|at| self.line.words.get(at));
        after || of && before.is_some_and(|word| word.is_any(DIVISION_WORDS))
    }

    fn follows_preposition(&self) -> bool {
        let skip = usize::from(self.before().is_some_and(|word| word.is_any(DIRECTIONS)));
        let before = self.from.checked_sub(1 + skip).and_then(|at| self.line.words.get(at));
        before.is_some_and(|word| word.is_any(LOCATIVE))
    }

    fn follows_comma(&self) -> bool {
        self.before().is_some_and(|word| matches!(word.text, "," | "("))
    }

    fn is_place(&self) -> bool {
        let best = self.readings[0];
        if self.is_seat_of_power() {
            return false;
        }
        if best.form == Form::Abbreviation && best.entry.kind == Kind::Division {
            let inner = self.words()[0].text.trim_end_matches('.').contains('.');
            let mixed = self.line.capitals != Capitals::Upper;
            return inner || mixed && (self.follows_comma() || self.tagged_place());
        }
        if self.line.capitals == Capitals::Upper && self.is_plain_word() {
            return false;
        }
        match self.tag() {
            Some(EntityType::Per) => false,
            Some(EntityType::Loc) => true,
            _ => self.shows(&best),
        }
    }

    /// Whether the name is that of a building that stands for those who rule from it; towns elsewhere share such names.
    fn is_seat_of_power(&self) -> bool {
        let words: Vec<&str> = self.words().iter().map(|word| word.lower.as_str()).collect();
        SEATS_OF_POWER.contains(&words.join(" ").as_str())
    }

    /// Whether a lone word is a direction or common noun that only capitals make a name: "THE CAPITAL", "SOUTHERN".
    fn is_plain_word(&self) -> bool {
        const NOUNS: &[&str] =
            &["capital", "san", "santa", "republic", "university", "union", "federal", "national", "state", "olympic"];
        let [word] = self.words() else { return false };
        word.is_any(DIRECTIONS) || word.is_any(NOUNS)
    }

    fn tagged_place(&self) -> bool {
        self.tag() == Some(EntityType::Loc)
    }

    /// The network's class of the name that these words are part of.
    fn tag(&self) -> Option<EntityType> {
        let span = self.span();
        self.line.entities.iter().find(|tag| tag.span.overlaps(span)).map(|tag| tag.label)
    }

    /// Whether the words alone show a place.
    fn shows(&self, best: &Reading) -> bool {
        let country = best.entry.kind == Kind::Country || best.form == Form::Demonym;
        let population = best.entry.population;
        let known = country || matches!(best.entry.kind, Kind::Division | Kind::Region);
        let common = self.words().len() == 1 && COMMON_WORDS.binary_search(&self.words()[0].lower.as_str()).is_ok();
        let qualified = self.after().is_some_and(|word| word.text == ",") && self.division_follows();
        match self.line.capitals {
            Capitals::Upper => {
                !common && (country || population > METROPOLIS || self.follows_preposition() || qualified)
            }
            Capitals::Title => country || !common && (population > LARGE || qualified || self.follows_preposition()),
            Capitals::Mixed if country => true,
            Capitals::Mixed => {
                let free = !self.is_part_of_name();
                let led = self.follows_preposition() || self.follows_comma() || qualified;
                free && if common {
                    qualified || led && population > METROPOLIS
                } else {
                    known || led || population > self.unled(best) || self.words().len() > 1
                }
            }
        }
    }

    /// Inhabitants from which a town needs no preposition: a surname is seldom a seat of government.
    fn unled(&self, best: &Reading) -> u32 {
        if matches!(best.entry.kind, Kind::Capital | Kind::Seat) { LARGE } else { METROPOLIS }
    }

    /// Whether the name after the comma is a division or country.
    fn division_follows(&self) -> bool {
        let Some(next) = self.line.words.get(self.to + 1).filter(|word| word.is_capital()) else { return false };
        let span = ByteSpan::new(next.span.start(), next.span.end() + 1);
        let known = |name: &str| {
            Gazetteer::world()
                .read(name)
                .iter()
                .any(|reading| matches!(reading.entry.kind, Kind::Country | Kind::Division))
        };
        known(next.text) || known(span.of(self.line.text))
    }

    /// Whether the word before is capitalised only because it opens the sentence.
    fn is_opener(&self, word: &Word<'_>) -> bool {
        self.from == 1 && (word.is_any(LOCATIVE) || word.is_any(OPENERS))
    }

    /// Whether a capitalised neighbour makes the word part of another name ("John Jackson", "Houston Chronicle").
    fn is_part_of_name(&self) -> bool {
        let upper = |word: &Word<'_>| word.text.chars().count() > 3 && word.text.chars().all(char::is_uppercase);
        if self.from == 0 && self.words().iter().all(upper) && !self.after().is_some_and(upper) {
            return false; // a dateline without its dash
        }
        let adjacent = |a: ByteSpan, b: ByteSpan| b.start().saturating_sub(a.end()) <= 1;
        let before = self.before().filter(|word| adjacent(word.span, self.span()) && is_name_word(word));
        let after = self.after().filter(|word| adjacent(self.span(), word.span) && is_name_word(word));
        let free_before = |word: &Word<'_>| {
            self.is_opener(word)
                || word.span.end() <= self.known
                || is_acronym(word)
                || word.is_any(CIVIC)
                || is_national(word)
        };
        before.is_some_and(|word| !free_before(word))
            || after.is_some_and(|word| !word.is_any(CIVIC) && !is_national(word))
    }
}

/// Whether a neighbour can be part of a longer name.
fn is_name_word(word: &Word<'_>) -> bool {
    let article = word.lower.starts_with("al-") || word.lower.starts_with("el-");
    (word.is_capital() || article) && word.is_word() && !is_calendar_name(&word.lower) && !word.is_any(DIRECTIONS)
}

/// "CBC", "AFP": the name of a medium or office before a town.
fn is_acronym(word: &Word<'_>) -> bool {
    word.text.chars().count() > 1 && word.text.chars().all(char::is_uppercase)
}

/// Whether the word names a country or its people ("Syrias" too, where apostrophes were lost).
fn is_national(word: &Word<'_>) -> bool {
    let names = [word.text, word.text.trim_end_matches('s')];
    names
        .iter()
        .any(|name| Gazetteer::world().read(name).first().is_some_and(|reading| reading.entry.kind == Kind::Country))
}
