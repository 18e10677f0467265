//! Words beside a mention that tell how it is meant: new or known, recalled, feared, foiled, figurative.

use super::scene::Scene;
use super::triggers::Mention;
use crate::doc::Stage;
use crate::text::pattern;
use regex::Regex;

pattern!(DEFINITE, r"(?i)\b(?:the|this|that|these|those|\w+['’]s|\w+day['’]?s?|same)(?: \w+){0,2} ?$");
pattern!(
    NOVEL,
    r"(?i)\b(?:another|separate|similar|second|third|earlier|previous|past|other|last|latest in a (?:string|series) of|prior|recent|elsewhere|meanwhile|also|unrelated)\b"
);
pattern!(
    ELSEWHERE,
    r"(?i)^\W*(?:elsewhere|meanwhile|separately|in (?:a )?(?:separate|another|other)|also (?:on|in)|earlier|in the past)\b"
);
pattern!(
    PRIOR,
    r"(?i)\b(?:just |only |barely |less than |came |comes |come |a |two |three |four |several )(?:\w+ )?(?:hours?|days?|weeks?|months?|years?) after (?:\w+[ -]){0,4}$"
);
pattern!(
    INDEFINITE_PLURAL,
    r"(?i)\b(?:several|many|some|such|frequent|regular|numerous|a (?:series|string|spate|wave|number) of|recent|past|previous|most|all|any|more|future|possible|potential)(?: \w+){0,2} ?$"
);
pattern!(
    HABIT,
    r"(?i)\b(?:often|frequently|regularly|common(?:ly)?|routinely|usually|tend to|in recent (?:years|months|weeks)|over the (?:past|last) (?:\w+ )?(?:years|decades?)|every (?:day|year|week)|rates?|statistics|risk of|prevent|prevention|policy|policies|safety|laws?|awareness|victims of)\b"
);
pattern!(
    RECALLED,
    r"(?i)\b(?:previous(?:ly)?|earlier (?:this|last) (?:year|month|week)|in (?:19|20)\d\d|last (?:year|month)|years? (?:ago|earlier|before)|months? (?:ago|earlier)|decades? ago|history|since|the (?:19|20)\d\d\b|anniversary|recall\w*|remember\w*|in the past|deadliest|worst|similar|had been|had (?:\w+ )?(?:killed|attacked|claimed|carried|died)|was behind|responsible for the|came (?:\w+ )?(?:days|weeks|months|a day|a week|a month|hours|less than) (?:\w+ )?after)\b"
);
pattern!(
    FEARED,
    r"(?i)\b(?:could|might|may|would|fear(?:s|ed)?|threat(?:s|en|ens|ened|ening)?|warn(?:s|ed|ing|ings)?|risk|if|possible|potential|imminent|vow(?:s|ed)?|plans? to|planning|planned|plott?(?:ed|ing|s)?|intend(?:s|ed)?|prepar(?:ed|ing)|impending|alleged plot|conspir\w+)\b"
);
pattern!(
    MONTH_OF_MAY,
    r"(?i)\b(?:(?:\d{1,2}(?:st|nd|rd|th)?|early|late|mid|last|in|since|of|until|by|on|next|from|during)[ -]may\b|may,? \d)"
);
pattern!(
    TO_COME,
    r"(?i)^\W{0,2}(?:\w+ ){0,2}(?:should|could|might|would|(?:is|are) (?:expected|possible|likely|forecast))\b"
);
pattern!(
    ANOTHER,
    r"(?i)\b(?:another|an? (?:separate|unrelated|similar|further|different)|(?:the )?other|elsewhere an?)\s+(?:\w+[ -]){0,2}$"
);
pattern!(GENERIC, r"(?i)\b(?:those|anyone|anybody|people|someone|men|whoever|person|persons) who(?: \w+){0,2} ?$");
pattern!(
    STATISTIC,
    r"(?i)\b(?:so far this year|year[- ]to[- ]date|this time last year|same (?:period|time|point) (?:of |in )?(?:last|the previous|a) year|since records began|(?:lowest|highest|fewest|most) (?:level|number|total|since|in (?:a|any|more))|than in any year|per 100,000|(?:percent|per cent|%) (?:of|more|fewer|increase|decrease|rise|drop|decline|from|over|in)|by (?:\w+ )?\d[\d.,]* ?(?:percent|per cent|%)|(?:up|down|fell|fallen|risen|rose|increased|decreased|declined|dropped) (?:\w+ ){0,3}(?:from|to|by) (?:\w+ ){0,3}\d+|compared (?:with|to) (?:\w+ ){0,3}(?:\d+|last year|the year before|in (?:19|20)\d\d)|a decline of|(?:fewer|more) than the (?:year|month) before|every year|each year|annually|(?:crime|homicide|murder|death|accident) (?:rates?|statistics|figures)|(?:last|this) year,? (?:\w+ ){0,3}(?:people|officials|men|women|cases|victims))\b"
);
pattern!(PERFECT, r"(?i)\b(?:had|has|have)(?: \w+ly)?(?: been)? ?$");
pattern!(
    SUBORDINATE,
    r"(?i)\b(?:after|since|following|over|before|until|accused of|charged (?:with|in)|convicted of|suspected of|blamed for|responsible for|investigat\w+(?: into)?|wanted (?:for|in)|in connection with|linked to|anniversary of|victims? of|suspects? in|trial (?:for|over)|role in|behind|of)\s+(?:\S+ ){0,4}$"
);
pattern!(
    STAGED,
    r"(?i)\b(?:in the (?:scenario|film|movie|novel|book|play|series|game|sketch|opera|thriller|drama)|subplot|(?:full-scale|live|mock|training) (?:drill|exercise|shooter drill)|mock (?:attack|shooting|bombing|disaster|crash)|simulated|(?:will be|are|firing|fired) blanks|role-?play\w*|stars as|plays an?|sequel|on (?:screen|stage)|plot)\b"
);
pattern!(NEGATED, r"(?i)\b(?:no|not|never|without|denied|n't|n’t|false|hoax)\b");
pattern!(
    FOILED,
    r"(?i)\b(?:foil(?:ed|s|ing)|thwart(?:ed|s|ing)|prevent(?:ed|s)|attempt(?:ed|s|ing)?(?: to)?|tried to|trying to|fail(?:ed|s)|averted|disrupt(?:ed|s)|defus(?:ed|e)|failed to (?:explode|detonate))\b"
);
pattern!(PLANNED, r"(?i)\b(?:plott?(?:ed|ing|s)?|planned|planning|plans? to|conspir\w+|intend(?:ed|s) to)\b");
pattern!(THREATENED, r"(?i)\b(?:threat(?:s|en|ens|ened|ening)?|vow(?:s|ed)?|warn(?:s|ed|ings?)?)\b");

/// How a mention is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cues {
    /// "the attack", "Friday's shooting".
    pub definite: bool,
    /// "another", "a separate".
    pub novel: bool,
    /// "another", "a separate" right before the words.
    pub another: bool,
    /// Told among figures of a year, a rate or a rise.
    pub statistic: bool,
    /// Told of a film, a drill, a scenario.
    pub staged: bool,
    /// Right behind "had been", "has".
    pub perfect: bool,
    /// Behind "after", "accused of", "investigation into".
    pub subordinate: bool,
    /// Inside quotation marks.
    pub quoted: bool,
    /// The words themselves are a plural.
    pub plural: bool,
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
    let unmasked = tail(before, 60);
    let masked = MONTH_OF_MAY.replace_all(unmasked, "");
    let near = masked.as_ref();
    let words = scene.words(mention.sentence);
    let stage = stage(near, words);
    let feared = leads_up(&FEARED, clause(near), 60) || TO_COME.is_match(head(after, 40));
    Cues {
        definite: DEFINITE.is_match(near),
        novel: leads_up(&NOVEL, clause(near), 40) || PRIOR.is_match(near) || ELSEWHERE.is_match(words),
        another: ANOTHER.is_match(near),
        statistic: STATISTIC.is_match(words) || (scene.statistical && !scene.has_day(mention.sentence)),
        staged: STAGED.is_match(words),
        perfect: PERFECT.is_match(near),
        subordinate: SUBORDINATE.is_match(near),
        quoted: is_quoted(before),
        plural: is_plural(mention.span.of(scene.text())),
        general: INDEFINITE_PLURAL.is_match(near) || HABIT.is_match(words) || GENERIC.is_match(near),
        recalled: PRIOR.is_match(near) || RECALLED.is_match(near) || RECALLED.is_match(head(after, 60)),
        unreal: feared || leads_up(&NEGATED, unbroken(tail(before, 30)), 25) || stage != Stage::Accomplished,
        stage,
    }
}

/// Whether quotation marks that were opened in `before` are still open.
fn is_quoted(before: &str) -> bool {
    let straight = before.matches('"').count() % 2 == 1;
    straight || before.matches('“').count() > before.matches('”').count()
}

/// Whether a noun of happenings stands in the plural: "attacks", "HOMICIDES".
fn is_plural(words: &str) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or("").to_lowercase();
    ["ings", "acks", "asts", "ides", "ders", "ions", "hes", "ots", "kes", "ults", "ires", "nts", "aths", "ries"]
        .iter()
        .any(|end| last.ends_with(end))
}

fn stage(near: &str, words: &str) -> Stage {
    if FOILED.is_match(near) {
        Stage::Attempted
    } else if leads_up(&PLANNED, clause(near), 60) {
        if FOILED.is_match(words) { Stage::Attempted } else { Stage::Planned }
    } else if leads_up(&THREATENED, clause(near), 60) {
        Stage::Threatened
    } else {
        Stage::Accomplished
    }
}

/// Whether words count events over a year or tell a rate or a rise of them.
pub fn is_statistic(words: &str) -> bool {
    STATISTIC.is_match(words)
}

/// Whether the last of `words` in `before` stands at most `gap` characters from its end.
///
/// The same as a pattern that ends in `[^.;]{0,gap}$`, whose counting makes more states than an automaton may keep.
fn leads_up(words: &Regex, before: &str, gap: usize) -> bool {
    let last = words.find_iter(before).last();
    last.is_some_and(|hit| before[hit.end()..].chars().count() <= gap)
}

/// What stands behind the last full stop or semicolon.
fn clause(before: &str) -> &str {
    before.rsplit(['.', ';']).next().unwrap_or("")
}

/// What stands behind the last mark that ends a clause or a part of one.
fn unbroken(before: &str) -> &str {
    before.rsplit(['.', ';', ',']).next().unwrap_or("")
}

/// The last `bytes` bytes of `text`, or a little less at a character boundary.
pub fn tail(text: &str, bytes: usize) -> &str {
    let from = text.len().saturating_sub(bytes);
    (from..=text.len()).find_map(|at| text.get(at..)).unwrap_or("")
}

/// The first `bytes` bytes of `text`, or a little less at a character boundary.
pub fn head(text: &str, bytes: usize) -> &str {
    let to = bytes.min(text.len());
    (0..=to).rev().find_map(|at| text.get(..at)).unwrap_or("")
}

pattern!(
    FIGURATIVE,
    r"(?i)\b(?:goals?|match(?:es)?|season|coach(?:es)?|league|quarterback|striker|midfielder|touchdown|playoffs?|tournament|scored|innings|wickets?|overs|batsm[ae]n|bowlers?|sixes|referee|kick-?off|red card|yellow card|three-pointers?|buzzer|sophomore|freshman|homers?|pitcher|teammates?|box office|albums?|tour|tickets?|screenplay|film(?:s|ed|ing|maker)?|movies?|novels?|thriller|subplot|director|actor|actress|stars|starring|sequel|audience|plot|character|shares?|shareholders?|stocks?|investors|takeover|bid|bidder|quarterly|revenue|earnings|earned run|championship|premier league|world cup|half-time|penalty (?:kick|area)|goalkeeper|keeper|equali[sz]er|header|free[- ]kick|hat-trick|offside|yards|balls|run chase|batting|fielder|linebacker|free throws?|rebounds?|points|hunters?|bucks?|deer|drills?|exercise|scenario|blanks|volunteers|forecasters?|meteorologists?|hail|viewing area)\b"
);

/// How much the article as a whole speaks of sport, film, business, hunting, drills or weather to come: 0 under one such word
/// in a hundred, 1 at three, at most 1.5.
pub fn figurative(text: &str) -> f64 {
    ((per_words(&FIGURATIVE, text, 100.0) - 1.0) / 2.0).clamp(0.0, 1.5)
}

pattern!(
    OPINION,
    r"(?i)\b(?:we|our|us|must|ought|should|shall|nothing but|let us|I (?:think|believe)|editorial|opinion|column(?:ist)?|essay|why (?:do|does|we)|the question is)\b"
);

/// How much the article argues instead of reporting: 0 to 1, of the share of words such as "we", "must", "ought".
pub fn opinion(text: &str) -> f64 {
    per_words(&OPINION, text, 25.0).min(1.0)
}

/// How often a pattern matches in so many words of a text.
fn per_words(pattern: &Regex, text: &str, words: f64) -> f64 {
    pattern.find_iter(text).count() as f64 * words / text.split_whitespace().count().max(1) as f64
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
    fn words_lead_up_to_a_mention_of_their_clause_within_their_reach() {
        assert!(leads_up(&NOVEL, clause("It fell. In another, larger "), 40));
        assert!(!leads_up(&NOVEL, clause("In another town; a larger "), 40));
        assert!(!leads_up(&NOVEL, clause("another day on which all the guards of the old town "), 40));
        assert!(leads_up(&NEGATED, unbroken("but not a "), 25) && !leads_up(&NEGATED, unbroken("not now, a "), 25));
        assert!(!leads_up(&NEGATED, unbroken("nothing like a "), 25));
    }

    #[test]
    fn sport_is_figurative_and_news_is_not() {
        let sport = "The striker scored twice as City bombarded the goal in the final match of the season.";
        assert!(figurative(sport) > 1.0);
        let news = "Shelling killed three people in a village near the front line on Monday, officials said.";
        assert!(figurative(news) < 0.1);
    }

    #[test]
    fn the_month_of_may_is_no_fear() {
        let masked = |words| MONTH_OF_MAY.replace_all(words, "").into_owned();
        assert!(!FEARED.is_match(&masked("On 27 May 2018, near the coast, the rebels ")));
        assert!(!FEARED.is_match(&masked("It got worse. In May 2017 masked men ")));
        assert!(FEARED.is_match(&masked("Officials say the group may have ")));
    }

    #[test]
    fn statistics_scenarios_and_fears_are_told_from_reports() {
        assert!(STATISTIC.is_match("Homicides fell by 9 percent in 2021, to 71 from 78 the year before."));
        assert!(STATISTIC.is_match("So far this year nine people have been killed."));
        assert!(!STATISTIC.is_match("Nine people were killed and 20 injured when a bus fell into a river on Monday."));
        assert!(STAGED.is_match("In the scenario, a gunman opens fire at a tractor pull."));
        assert!(!STAGED.is_match("A gunman opened fire at a tractor pull on Saturday."));
        assert!(TO_COME.is_match(" should fire along a dryline"));
        assert!(!TO_COME.is_match(" killed three people"));
        assert!(ANOTHER.is_match("Hours later another "));
        assert!(GENERIC.is_match("Those who "));
    }

    #[test]
    fn ends_of_text_respect_characters() {
        assert_eq!(tail("añb", 2), "b");
        assert_eq!(head("ñb", 1), "");
    }
}
