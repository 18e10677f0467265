//! What is said of somebody: a verb phrase, or a description that stands for one.
//!
//! Reads: adverbs, auxiliaries, then a word of harm or a fixed phrase ("in critical condition", "lost their lives").
//! Yields: what happened, and whether it is real. Negated predicates yield nothing.
//! Known misreadings: a bare past form is taken for a participle unless an object follows it.
//! Fires: "were reportedly killed", "is in custody", "shot in the leg". Must not: "were not hurt", "killed the man".

use super::harm_table::{Form, Harm, harm, is_harm};
use super::lex::Word;
use super::predicate_table::{FIXED, Fixed};
use super::quantity::{quantity, says};
use crate::doc::Effect;
use std::ops::Range;

/// A predicate at its place in the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Predicate {
    /// What happened.
    pub harm: Harm,
    /// Its words.
    pub words: Range<usize>,
    /// Feared, possible or planned.
    pub unreal: bool,
    /// The rule that read it.
    pub rule: &'static str,
}

const ADVERBS: &[&str] = &[
    "reportedly",
    "also",
    "later",
    "then",
    "still",
    "already",
    "allegedly",
    "apparently",
    "confirmed",
    "since",
    "being",
    "instantly",
    "now",
    "initially",
    "both",
    "all",
    "each",
    "tragically",
    "sadly",
    "recently",
    "accidentally",
    "again",
    "only",
    "just",
    "lightly",
    "mortally",
    "either",
    "subsequently",
    "eventually",
    "immediately",
    "first",
    "themselves",
    "officially",
    "previously",
    "safely",
    "brutally",
    "ultimately",
    "currently",
    "either",
    "more",
    "and",
];

const LINKS: &[&str] = &[
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
    "got",
    "get",
    "gets",
    "getting",
    "remain",
    "remains",
    "remained",
    "to",
    "found",
    "pronounced",
    "declared",
    "reported",
    "believed",
    "presumed",
    "thought",
    "left",
    "listed",
    "known",
    "lay",
    "confirmed",
    "did",
    "do",
    "does",
    "ended",
    "up",
    "said",
    "discovered",
    "ruled",
    "'re",
    "lying",
];

const UNREAL: &[&str] = &["may", "might", "could", "would", "feared", "if"];

/// Whether `word` is a form of "be", so that a participle behind it is passive.
pub(super) fn is_be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "gets" | "got" | "get" | "getting")
}

/// Whether a verb phrase can begin with `word`.
pub(super) fn begins_verb_phrase(word: &str) -> bool {
    is_be(word)
        || UNREAL.contains(&word)
        || matches!(word, "has" | "have" | "had" | "remain" | "remains" | "remained" | "will" | "did")
}

fn lower(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.lower.as_str())
}

/// What is read before the main word of a verb phrase.
#[derive(Default)]
struct Lead {
    len: usize,
    linked: bool,
    passive: bool,
    unreal: bool,
    negated: bool,
    fatal: bool,
    hurt: bool,
}

fn lead(words: &[Word], start: usize) -> Lead {
    let mut lead = Lead::default();
    loop {
        let word = lower(words, start + lead.len);
        match word {
            "not" | "never" | "neither" | "isn't" | "wasn't" | "weren't" | "aren't" => lead.negated = true,
            "fatally" => lead.fatal = true,
            "critically" | "seriously" | "severely" | "badly" | "slightly" | "gravely" => lead.hurt = true,
            "will" | "should" | "can" => lead.unreal = true,
            _ if UNREAL.contains(&word) => (lead.unreal, lead.linked) = (true, true),
            _ if LINKS.contains(&word)
                && (lead.linked || begins_verb_phrase(word) || word == "left" || word == "found") =>
            {
                (lead.linked, lead.passive) = (true, lead.passive || is_be(word));
            }
            "and" => return lead,
            _ if ADVERBS.contains(&word) => {}
            _ => return lead,
        }
        lead.len += 1;
    }
}

/// Reads the predicate that begins at `at`.
pub(super) fn predicate(words: &[Word], at: usize) -> Option<Predicate> {
    let lead = lead(words, at);
    let main = at + lead.len;
    if lead.negated {
        return None;
    }
    let (harm, len) = main_part(words, main, &lead)?;
    let harm = if lead.fatal { Harm::KILLED } else { harm };
    Some(Predicate { harm, words: at..main + len, unreal: lead.unreal, rule: "predicate" })
}

fn main_part(words: &[Word], at: usize, lead: &Lead) -> Option<(Harm, usize)> {
    toll_of_both(words, at, lead)
        .or_else(|| phrase(words, at, lead))
        .or_else(|| word(words, at, lead))
        .or_else(|| adverb_alone(words, at, lead))
}

/// "killed or wounded", "killed and injured": not told apart. Who was seized and killed is dead.
fn toll_of_both(words: &[Word], at: usize, _lead: &Lead) -> Option<(Harm, usize)> {
    let participle = [Form::Past, Form::State];
    let (first, _) = harm(lower(words, at), &participle)?;
    let joined = matches!(lower(words, at + 1), "or" | "and");
    let (second, _) = harm(lower(words, at + 2), &participle).filter(|_| joined)?;
    let both = first.effect != second.effect && (first.effect == Effect::Killed || second.effect == Effect::Killed);
    let counted = quantity(words, at + 3).is_some();
    let hurt = first.effect == Effect::Injured || second.effect == Effect::Injured;
    let harm = if hurt { Harm::of(Effect::Casualties) } else { Harm::KILLED };
    (both && !first.open && !second.open && !counted).then_some((harm, 3))
}

/// A word of harm: a participle, an intransitive verb, a state.
fn word(words: &[Word], at: usize, lead: &Lead) -> Option<(Harm, usize)> {
    let word = lower(words, at);
    let (found, form) = harm(word, &[Form::Past, Form::Intransitive, Form::State])?;
    if word == "shot" && lower(words, at + 1) == "down" {
        return None;
    }
    let fired = at > 1 && matches!(lower(words, at - 2), "fired" | "fires" | "fire" | "firing" | "heard");
    if word == "shot" && lead.len == 0 && at > 0 && (fired || is_shot_of_a_gun(lower(words, at - 1))) {
        return None;
    }
    let bare = form == Form::Past && !lead.passive && (lead.len == 0 || lead.linked || lead.fatal);
    let joined = lower(words, at + 1) == "and" && harm(lower(words, at + 2), &[Form::Past]).is_some();
    let dead = match (lower(words, at + 1), lower(words, at + 2)) {
        ("to", "death") => takes_object(words, at + 3),
        ("dead", _) => takes_object(words, at + 2),
        _ => false,
    };
    let active = takes_object(words, at + 1) || joined && takes_object(words, at + 3) || dead;
    if bare && active || word == "hit" && !lead.passive || found.open && is_missed(words, at + 1) {
        return None;
    }
    if found.open {
        return Some((struck(words, at), 1));
    }
    Some((found, 1))
}

/// "fired a shot", "the first shot": a noun. Must not: "one shot", "another shot", "man shot".
fn is_shot_of_a_gun(before: &str) -> bool {
    matches!(before, "a" | "the" | "single" | "warning" | "first" | "last" | "final" | "any" | "every" | "no" | "gun")
}

/// "was robbed and shot at": aimed at, not hit. Must not: "was shot at home", "was shot at about noon".
fn is_missed(words: &[Word], at: usize) -> bool {
    let next = lower(words, at + 1);
    lower(words, at) == "at"
        && (matches!(next, "" | "after" | "while" | "when" | "by" | "as" | "and" | "but" | "from")
            || words.get(at + 1).is_some_and(Word::is_mark))
}

/// "shot dead", "shot and killed", "stabbed to death" settle what "shot" leaves open.
fn struck(words: &[Word], at: usize) -> Harm {
    let next = (lower(words, at + 1), lower(words, at + 2));
    match next {
        ("dead", _) | ("to", "death") | ("and" | "or", "killed" | "died") | (_, "fatally") => Harm::KILLED,
        ("and", second) => {
            harm(second, &[Form::Past]).filter(|(harm, _)| !harm.open).map_or(Harm::STRUCK, |(harm, _)| harm)
        }
        _ => Harm::STRUCK,
    }
}

/// Whether what follows a past form is its object, so that the form is active: "killed the man", "shot at".
fn takes_object(words: &[Word], at: usize) -> bool {
    let word = lower(words, at);
    let object = matches!(
        word,
        "the"
            | "his"
            | "her"
            | "him"
            | "their"
            | "them"
            | "himself"
            | "herself"
            | "themselves"
            | "my"
            | "it"
            | "its"
            | "me"
            | "us"
            | "into"
            | "at"
            | "a"
            | "an"
            | "another"
            | "off"
    );
    let moment = word == "at"
        && (quantity(words, at + 1).is_some()
            || matches!(lower(words, at + 1), "a" | "the" | "about" | "around" | "least" | "home" | "school"));
    let named = words.get(at).is_some_and(|word| word.capital && !word.is_digits())
        && !is_calendar(word)
        && words.get(at.wrapping_sub(1)).is_some_and(|verb| !verb.capital);
    object && !moment || named || counts_object(words, at)
}

/// "killed 38" with an object, not the headline list "3 killed 38 injured".
fn counts_object(words: &[Word], at: usize) -> bool {
    let Some(found) = quantity(words, at).filter(|_| !is_approximate(lower(words, at))) else { return false };
    let next = lower(words, at + found.len);
    let listed = harm(next, &[Form::Past, Form::State]).is_some_and(|(harm, _)| !harm.open);
    !(listed && words.get(at + found.len + 1).is_none_or(|word| !is_be(&word.lower)))
}

/// "killed about noon", "shot around 9 p.m.": a time, not an object.
fn is_approximate(word: &str) -> bool {
    matches!(word, "about" | "around" | "over" | "no" | "nearly" | "more")
}

fn is_calendar(word: &str) -> bool {
    let days = ["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"];
    word.strip_suffix("day").is_some_and(|stem| days.contains(&stem)) || word.starts_with("christmas")
}

/// "two people, one of them fatally": the adverb alone.
fn adverb_alone(words: &[Word], at: usize, lead: &Lead) -> Option<(Harm, usize)> {
    let alone =
        lead.len > 0 && (at >= words.len() || words.get(at).is_some_and(Word::is_mark) || lower(words, at) == "and");
    match (alone, lead.fatal, lead.hurt) {
        (true, true, _) => Some((Harm::KILLED, 0)),
        (true, false, true) => Some((Harm::of(Effect::Injured), 0)),
        _ => None,
    }
}

fn phrase(words: &[Word], at: usize, lead: &Lead) -> Option<(Harm, usize)> {
    let found = FIXED.iter().find_map(|fixed| {
        let opening = fixed.opening.iter().find(|opening| says(words, at, opening))?;
        let tail = reach(words, at + opening.len(), fixed)?;
        Some((Harm::of(fixed.effect), opening.len() + tail))
    });
    let run = matches!((lower(words, at), lower(words, at + 1)), ("run", "over" | "down")) && lead.passive;
    let shocks = lower(words, at) == "hit" && lead.passive;
    let found = found.or_else(|| run.then_some((Harm::STRUCK, 2))).or_else(|| shocks.then_some((Harm::STRUCK, 1)));
    found.map(|(harm, len)| (wounds_stay_open(words, at, harm), len))
}

/// "with a gunshot wound" and "taken to hospital" do not say whether they lived.
fn wounds_stay_open(words: &[Word], at: usize, harm: Harm) -> Harm {
    let open = matches!(
        lower(words, at),
        "with"
            | "from"
            | "taken"
            | "rushed"
            | "transported"
            | "airlifted"
            | "flown"
            | "sent"
            | "suffering"
            | "suffered"
            | "sustained"
            | "brought"
            | "admitted"
            | "treated"
            | "went"
            | "conveyed"
    );
    if harm.effect == Effect::Injured && open { Harm::STRUCK } else { harm }
}

/// Words up to and with the first of `fixed.within`, no clause end between.
fn reach(words: &[Word], from: usize, fixed: &Fixed) -> Option<usize> {
    if fixed.within.is_empty() {
        return Some(0);
    }
    let near = words.iter().skip(from).take(fixed.reach);
    let mut near = near
        .take_while(|word| !matches!(word.lower.as_str(), "," | ";" | "." | "who" | "when" | "after" | "was" | "were"));
    near.position(|word| fixed.within.contains(&word.lower.as_str())).map(|at| at + 1)
}

/// Whether the rest of a clause says that somebody struck has died: "was shot … and later died".
/// Reads up to `limit`, where the next figure begins.
pub(super) fn dies_after(words: &[Word], from: usize, limit: usize) -> bool {
    let span = words.get(from..limit.min(words.len())).unwrap_or_default();
    let people = |word: &&Word| !matches!(word.lower.as_str(), "dog" | "dogs" | "cat" | "horse" | "animal");
    let span = &span[..span.iter().take_while(people).count()];
    let before = |at: usize, back: usize| {
        at.checked_sub(back).and_then(|at| span.get(at)).map_or("", |word| word.lower.as_str())
    };
    span.iter().enumerate().any(|(at, word)| match word.lower.as_str() {
        "death" => before(at, 1) == "to",
        "dead" => !matches!(before(at, 1), "the" | "left" | "of"),
        "passed" => span.get(at + 1).is_some_and(|next| next.lower == "away"),
        "died" | "dies" | "fatally" | "succumbed" | "dying" => !matches!(before(at, 1), "who" | "almost" | "nearly"),
        "killed" | "killing" => matches!(before(at, 1), "and" | "was" | "," | "who" | "were" | "him" | "her"),
        _ => false,
    })
}

/// Whether a word that joins a list stands at `at`, and how many words it takes.
pub(super) fn joins(words: &[Word], at: usize) -> Option<usize> {
    const JOINS: &[&[&str]] = &[
        &["as", "well", "as"],
        &["in", "addition", "to"],
        &["along", "with"],
        &["together", "with"],
        &[",", "and"],
        &["and"],
        &[","],
        &["or"],
        &["&"],
        &["plus"],
        &["-"],
        &[",", "as", "well", "as"],
    ];
    JOINS.iter().filter(|join| says(words, at, join)).map(|join| join.len()).max()
}

/// Whether `at` holds a word of harm in active use: an active form, or a past form with an object and no "be".
pub(super) fn active_at(words: &[Word], at: usize) -> Option<Harm> {
    let word = lower(words, at);
    if !is_harm(word) {
        return None;
    }
    if let Some((harm, _)) = harm(word, &[Form::Active]) {
        return Some(harm);
    }
    let (found, _) = harm(word, &[Form::Past])?;
    let mut back = at;
    while back > 0
        && (ADVERBS.contains(&lower(words, back - 1)) && lower(words, back - 1) != "and"
            || lower(words, back - 1) == "been")
    {
        back -= 1;
    }
    let passive = back > 0 && is_be(lower(words, back - 1)) || at > 0 && lower(words, at - 1) == "been";
    (!passive).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::lex::words;
    use super::*;
    use crate::text::ByteSpan;

    fn read(text: &str) -> Option<(&'static str, bool, bool)> {
        let words = words(text, ByteSpan::new(0, text.len()));
        predicate(&words, 0).map(|found| (found.harm.effect.as_str(), found.harm.open, found.unreal))
    }

    #[test]
    fn verb_phrases_say_what_happened() {
        for (text, effect, open) in [
            ("were reportedly killed in", "killed", false),
            ("was found dead", "killed", false),
            ("have been displaced", "displaced", false),
            ("are still missing", "missing", false),
            ("was shot in the leg", "injured", true),
            ("was shot and killed", "killed", false),
            ("shot dead by police", "killed", false),
            ("was fatally shot", "killed", false),
            ("lost their lives", "killed", false),
            ("is in critical condition", "injured", false),
            ("were taken into custody", "arrested", false),
            ("taken hostage", "kidnapped", false),
            ("were killed or wounded", "casualties", false),
            ("suffering from gunshot wounds", "injured", true),
            ("wounded,", "injured", false),
        ] {
            assert_eq!(read(text), Some((effect, open, false)), "{text}");
        }
        assert_eq!(read("may have died"), Some(("killed", false, true)));
    }

    #[test]
    fn negations_and_active_verbs_are_no_predicate() {
        for text in ["were not hurt", "killed the man", "shot at cars", "said", "were unharmed", "killed 12 people"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
