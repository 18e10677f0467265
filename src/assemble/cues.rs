//! Words beside a mention that tell how it is meant: new or known, recalled, feared, foiled, figurative.

use super::scene::Scene;
use super::triggers::Mention;
use crate::doc::Stage;
use regex::Regex;
use std::sync::LazyLock;

macro_rules! words {
    ($name:ident, $pattern:literal) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($pattern).expect("cue patterns are valid"));
    };
}

words!(DEFINITE, r"(?i)\b(?:the|this|that|these|those|\w+['’]s|\w+day['’]?s?|same)(?: \w+){0,2} ?$");
words!(
    NOVEL,
    r"(?i)\b(?:another|separate|similar|second|third|earlier|previous|past|other|last|latest in a (?:string|series) of|prior|recent|elsewhere|meanwhile|also|unrelated)\b[^.;]{0,40}$"
);
words!(
    ELSEWHERE,
    r"(?i)^\W*(?:elsewhere|meanwhile|separately|in (?:a )?(?:separate|another|other)|also (?:on|in)|earlier|in the past)\b"
);
words!(
    PRIOR,
    r"(?i)\b(?:just |only |barely |less than |came |comes |come |a |two |three |four |several )(?:\w+ )?(?:hours?|days?|weeks?|months?|years?) after (?:\w+[ -]){0,4}$"
);
words!(
    INDEFINITE_PLURAL,
    r"(?i)\b(?:several|many|some|such|frequent|regular|numerous|a (?:series|string|spate|wave|number) of|recent|past|previous|most|all|any|more|future|possible|potential)(?: \w+){0,2} ?$"
);
words!(
    HABIT,
    r"(?i)\b(?:often|frequently|regularly|common(?:ly)?|routinely|usually|tend to|in recent (?:years|months|weeks)|over the (?:past|last) (?:\w+ )?(?:years|decades?)|every (?:day|year|week)|rates?|statistics|risk of|prevent|prevention|policy|policies|safety|laws?|awareness|victims of)\b"
);
words!(
    RECALLED,
    r"(?i)\b(?:previous(?:ly)?|earlier (?:this|last) (?:year|month|week)|in (?:19|20)\d\d|last (?:year|month)|years? (?:ago|earlier|before)|months? (?:ago|earlier)|decades? ago|history|since|the (?:19|20)\d\d\b|anniversary|recall\w*|remember\w*|in the past|deadliest|worst|similar|had been|had (?:\w+ )?(?:killed|attacked|claimed|carried|died)|was behind|responsible for the|came (?:\w+ )?(?:days|weeks|months|a day|a week|a month|hours|less than) (?:\w+ )?after)\b"
);
words!(
    FEARED,
    r"(?i)\b(?:could|might|may|would|fear(?:s|ed)?|threat(?:s|en|ens|ened|ening)?|warn(?:s|ed|ing|ings)?|risk|if|possible|potential|imminent|vow(?:s|ed)?|plans? to|planning|planned|plott?(?:ed|ing|s)?|intend(?:s|ed)?|prepar(?:ed|ing)|impending|alleged plot|conspir\w+)\b[^.;]{0,60}$"
);
words!(NEGATED, r"(?i)\b(?:no|not|never|without|denied|n't|n’t|false|hoax)\b[^.;,]{0,25}$");
words!(
    FOILED,
    r"(?i)\b(?:foil(?:ed|s|ing)|thwart(?:ed|s|ing)|prevent(?:ed|s)|attempt(?:ed|s|ing)?(?: to)?|tried to|trying to|fail(?:ed|s)|averted|disrupt(?:ed|s)|defus(?:ed|e)|failed to (?:explode|detonate))\b"
);
words!(PLANNED, r"(?i)\b(?:plott?(?:ed|ing|s)?|planned|planning|plans? to|conspir\w+|intend(?:ed|s) to)\b[^.;]{0,60}$");
words!(THREATENED, r"(?i)\b(?:threat(?:s|en|ens|ened|ening)?|vow(?:s|ed)?|warn(?:s|ed|ings?)?)\b[^.;]{0,60}$");

/// How a mention is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cues {
    /// "the attack", "Friday's shooting".
    pub definite: bool,
    /// "another", "a separate".
    pub novel: bool,
    /// Plural or habitual talk of such events.
    pub general: bool,
    /// Recalled for context.
    pub recalled: bool,
    /// Feared, threatened, planned or negated.
    pub unreal: bool,
    /// How far it went.
    pub stage: Stage,
}

/// Reads the words around a mention.
pub fn read(scene: &Scene, mention: &Mention) -> Cues {
    let (before, after) = scene.around(mention);
    let near = tail(before, 60);
    let words = scene.words(mention.sentence);
    let stage = stage(near, words);
    Cues {
        definite: DEFINITE.is_match(near),
        novel: NOVEL.is_match(near) || PRIOR.is_match(near) || ELSEWHERE.is_match(words),
        general: INDEFINITE_PLURAL.is_match(near) || HABIT.is_match(words),
        recalled: PRIOR.is_match(near) || RECALLED.is_match(near) || RECALLED.is_match(head(after, 60)),
        unreal: FEARED.is_match(near) || NEGATED.is_match(tail(before, 30)) || stage != Stage::Accomplished,
        stage,
    }
}

fn stage(near: &str, words: &str) -> Stage {
    if FOILED.is_match(near) {
        Stage::Attempted
    } else if PLANNED.is_match(near) {
        if FOILED.is_match(words) { Stage::Attempted } else { Stage::Planned }
    } else if THREATENED.is_match(near) {
        Stage::Threatened
    } else {
        Stage::Accomplished
    }
}

/// The last `bytes` bytes of `text`, or a little less at a character boundary.
fn tail(text: &str, bytes: usize) -> &str {
    let from = text.len().saturating_sub(bytes);
    (from..=text.len()).find_map(|at| text.get(at..)).unwrap_or("")
}

/// The first `bytes` bytes of `text`, or a little less at a character boundary.
fn head(text: &str, bytes: usize) -> &str {
    let to = bytes.min(text.len());
    (0..=to).rev().find_map(|at| text.get(..at)).unwrap_or("")
}

words!(
    FIGURATIVE,
    r"(?i)\b(?:goals?|match(?:es)?|season|coach|league|quarterback|striker|midfielder|touchdown|playoffs?|tournament|scored|innings|wickets?|box office|album|film(?:ed|ing)?|movie|shares|stocks?|investors|quarterly|revenue|earnings|earned run|championship|premier league|world cup|half-time|penalty kick|free throws?|rebounds?|points)\b"
);

/// Whether the article as a whole speaks of sport, film or business: at least three such words in a hundred.
pub fn figurative(text: &str) -> bool {
    let words = text.split_whitespace().count().max(1);
    FIGURATIVE.find_iter(text).count() * 100 >= words * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_follow_the_words_before() {
        assert_eq!(stage("police foiled a", "police foiled a bombing"), Stage::Attempted);
        assert_eq!(stage("he plotted to carry out a", "he plotted to carry out a bombing"), Stage::Planned);
        assert_eq!(stage("the group threatened more", ""), Stage::Threatened);
        assert_eq!(stage("two men were", "two men were shot"), Stage::Accomplished);
    }

    #[test]
    fn sport_is_figurative_and_news_is_not() {
        assert!(figurative("The striker scored twice as City bombarded the goal in the final match of the season."));
        assert!(!figurative(
            "Shelling killed three people in a village near the front line on Monday, officials said."
        ));
    }

    #[test]
    fn ends_of_text_respect_characters() {
        assert_eq!(tail("añb", 2), "b");
        assert_eq!(head("ñb", 1), "");
    }
}
