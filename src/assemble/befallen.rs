//! What the words around a person say befell them.
//!
//! Reads: the words of the sentence before and after a name or definite phrase, line breaks taken for spaces. Yields:
//! killed or injured, and on which side the words stand. Known misreadings: a finite verb of another clause within a
//! coordination ("she met the mayor and two guards were killed").
//! Fires: ", 39, was found shot dead", "murdered the mayor of Salto, …", "the murder of Senator …", "…'s murder", "… and two of her guards were killed".
//! Must not: "said the dead were taken away", "…'s murder trial", "… shot two guards".

use crate::doc::Effect;
use crate::text::pattern;
use regex::Regex;

/// Words between a person and the verb: age, apposition, auxiliaries.
const LINK: &str = r"^(?:,? (?:aged? )?\d{1,3}\b,?|, [^,.]{1,50},|, an? [^,.;]{1,60}?| \([^)]{1,20}\)| \[[^\]]{1,50}\]){0,2}(?:,? (?:who|was|were|is|had|has|have|been|later|then|also|reportedly|allegedly|has since|had since|\w+ly))*,? (?:\w+(?:ed|en) and )?";

/// "X, her deputy, and two guards from the town were …": a list that ends in a plural verb.
const COUPLED: &str = r"^(?: \[[^\]]{1,50}\])?(?P<list>(?:, [^.;:]{1,140}?)?,? (?:and|as well as|along with|together with) [^.;:]{2,120}?) (?:were|have been|had been|are)(?: \w+ly| all| both| also)* (?:\w+(?:ed|en) and )?";

const DEATHS: &str = r"(?:found )?(?:shot dead|shot and killed|shot to death|stabbed to death|beaten to death|killed|fatally|gunned down|murdered|slain|dead|died|dies|passed away|succumbed|pronounced dead|declared dead|assassinated|beheaded|executed|machinegunned)\b";

const HURTS: &str = r"(?:found )?(?:shot|wounded|injured|hurt|stabbed|hospitali[sz]ed|grazed|struck by|hit by|hit in|suffered|suffering|sustained|recovering|in (?:critical|serious|stable|fair|good|grave) condition|with (?:[\w-]+ ){0,4}(?:gunshot|bullet|stab) wounds?|listed in|taken to (?:\w+ ){0,5}hospital|rushed to (?:\w+ ){0,5}hospital)\b";

pattern!(DIED, &format!("(?i){LINK}(?P<verb>{DEATHS})"));
pattern!(HURT, &format!("(?i){LINK}(?P<verb>{HURTS})"));
pattern!(
    PASSIVE,
    r"(?i)\b(?:was|were|is|are|been|being|be|got|gets|found)(?: \w+ly| also| later| both)* (?:\w+(?:ed|en) and )?$"
);
pattern!(
    ACTED,
    r"(?i)^(?:shot dead|shot and killed|shot to death|stabbed to death|beaten to death|killed|fatally|gunned down|murdered|assassinated|beheaded|executed|machinegunned|shot|wounded|injured|hurt|stabbed|grazed)"
);
pattern!(
    OBJECT,
    r"(?i)^(?: down)?(?: (?:shot|wounded|injured|stabbed|and \w+ed))? (?:an?|the|his|her|him|their|them|its|himself|herself|themselves|another|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|some|people|at (?:an?|the|his|her|him|them|two|three|officers|police)|into|back|twice (?:at|in the direction)|in the direction|toward|towards|up)\b"
);
pattern!(NAMED_OBJECT, r"^(?: down)? (?:[A-Z][a-z]+\b)");
pattern!(OPEN, r"(?i)^, an? [^,]*$");
pattern!(RELATIVE, r"(?i)\b(?:who|whom|whose|that|which)\b");
pattern!(WEEKDAY, r"^(?: down)? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b");
pattern!(DIED_TOGETHER, &format!("(?i){COUPLED}{DEATHS}"));
pattern!(HURT_TOGETHER, &format!("(?i){COUPLED}{HURTS}"));
pattern!(
    DIED_THERE,
    r"(?i)^(?:,? (?:aged? )?\d{1,3},)? (?:was|were|had been) (?:taken|rushed|flown|airlifted|transported|brought|driven|transferred)\b[^;]{0,120}?\b(?:where|and|but) (?:(?:he|she|they) )?(?:(?:was|were|later|then|has|had|since) )*(?:died|dead\b|pronounced dead|declared dead|succumbed)"
);
pattern!(
    OWN_DEATH,
    r"(?i)^(?:'s?|’s?) (?:murder|assassination|death|killing|slaying)(?:$|[,.;]| (?:on|in|at|was|were|is|has|had|and|by|last|after|which|that|to|today|yesterday)\b)"
);
pattern!(
    DEATH_OF,
    r"(?i)\b(?:(?:took|taken|taking|claim(?:s|ed|ing)|cost) the li(?:fe|ves)|bod(?:y|ies)|remains|corpses?|deaths?|killing|murder|slaying|homicide|fatal shooting|shooting death|assassination|execution|fatal stabbing)(?: (?:in|on|last|this|of last|today|yesterday)(?: [\w-]+){0,3}?)? of (?P<gap>(?:[\w.'’-]+,? ){0,8})$"
);
pattern!(
    KILLING,
    r"(?i)\b(?:killed|killing|murdered|murdering|assassinated|fatally (?:shot|stabbed|wounded|shooting|stabbing|wounding)|shot dead|shot and killed|gunned down|beheaded) (?P<gap>(?:[\w.'’-]+,? ){0,8})$"
);
pattern!(
    HURTING,
    r"(?i)\b(?:(?:shooting|stabbing|wounding) of|shot|shooting|wounded|wounding|stabbed|stabbing|injured|injuring|struck|hitting|pistol-whipped) (?P<gap>(?:[\w-]+,? ){0,2})$"
);
pattern!(
    APART,
    r"(?i)\b(?:said|says|told|that|when|after|where|but|while|because|whose|which|were|have|had|been|was|is|are)\b"
);
pattern!(
    LEADS_AWAY,
    r"(?i)\b(?:in|on|at|by|for|with|to|from|of|who|that|which|was|were|is|are|has|had|have|said|says|told|after|before|when|while|as|but|nor|not)\b"
);
pattern!(TITLED, r"(?i)^(?:the |its )?(?:\w+ ){1,2}of (?:the )?(?:[\w.'’-]+ ){0,3}[\w.'’-]+, $");
pattern!(
    ACTS,
    r"(?i)^(?:, [^,.]{1,50},)?,? (?:\w+ly )?(?:\w+ed|said|says|told|ran|was|were|is|are|has|had|have|shot|fled|drove|took|will|did|got|went)\b"
);
pattern!(JOINED, r"(?i)^(?: \[[^\]]{1,50}\])?(?:, [^,.;]{1,60},)?,? (?:and|as well as) (?:[\w.'’-]+,? ){0,5}$");

/// What befell a person, and where the words stand that say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fate {
    /// Killed or injured.
    pub effect: Effect,
    /// Whether the person is what the words before act upon.
    pub object: bool,
    /// Whether a noun alone says so ("the death of X"), which may speak of another happening.
    pub noun: bool,
}

impl Fate {
    fn told(effect: Effect) -> Self {
        Self { effect, object: false, noun: false }
    }

    fn object(effect: Effect, noun: bool) -> Self {
        Self { effect, object: true, noun }
    }
}

/// Line breaks and runs of blanks as one blank, as the patterns expect.
pub fn flat(words: &str) -> String {
    let mut flat = String::with_capacity(words.len());
    for c in words.chars() {
        match c.is_whitespace() {
            true if flat.ends_with(' ') => {}
            true => flat.push(' '),
            false => flat.push(c),
        }
    }
    flat
}

/// What the words before and after a person say befell them.
pub fn befell(before: &str, after: &str) -> Option<Fate> {
    let object = |pattern: &Regex| acted_upon(pattern, before, after);
    if suffers(&DIED, after) || together(&DIED_TOGETHER, after) || DIED_THERE.is_match(after) {
        Some(Fate::told(Effect::Killed))
    } else if OWN_DEATH.is_match(after) {
        Some(Fate { noun: true, ..Fate::told(Effect::Killed) })
    } else if object(&KILLING) {
        Some(Fate::object(Effect::Killed, false))
    } else if object(&DEATH_OF) {
        Some(Fate::object(Effect::Killed, true))
    } else if suffers(&HURT, after) || together(&HURT_TOGETHER, after) {
        Some(Fate::told(Effect::Injured))
    } else if object(&HURTING) {
        Some(Fate::object(Effect::Injured, false))
    } else {
        None
    }
}

/// What the words after "he" or "she" say befell them: "he shot" tells of somebody else.
pub fn befell_one(before: &str, after: &str) -> Option<Fate> {
    let acts = |pattern: &Regex| {
        let verb = pattern.captures(after).and_then(|hit| hit.name("verb"));
        verb.is_some_and(|verb| ACTED.is_match(verb.as_str()) && !PASSIVE.is_match(&after[..verb.start()]))
    };
    (!acts(&DIED) && !acts(&HURT)).then(|| befell(before, after)).flatten()
}

/// Whether the verb of `pattern` befalls the person: passive, without an object, or no act at all.
fn suffers(pattern: &Regex, after: &str) -> bool {
    let Some(verb) = pattern.captures(after).and_then(|hit| hit.name("verb")) else { return false };
    let (before, behind) = (&after[..verb.start()], &after[verb.end()..]);
    let object = OBJECT.is_match(behind) || NAMED_OBJECT.is_match(behind) && !WEEKDAY.is_match(behind);
    let passive = PASSIVE.is_match(before);
    let runs_on = OPEN.is_match(before) && (!passive || RELATIVE.is_match(before));
    !runs_on && (!ACTED.is_match(verb.as_str()) || passive || !object)
}

/// Whether a person shares the fate of the one before, with whom `between` may join them.
pub fn shares(between: &str, after: &str) -> bool {
    JOINED.is_match(between) && !ACTS.is_match(after)
}

/// Whether a list with one plural verb follows, no clause of its own inside.
fn together(pattern: &Regex, after: &str) -> bool {
    let list = pattern.captures(after).and_then(|hit| hit.name("list"));
    list.is_some_and(|list| !APART.is_match(list.as_str()))
}

/// Whether the words before act upon the person, nothing but titles and list items between.
fn acted_upon(pattern: &Regex, before: &str, after: &str) -> bool {
    let Some(gap) = pattern.captures(before).and_then(|hit| hit.name("gap")).map(|gap| gap.as_str()) else {
        return false;
    };
    let and = gap.split(' ').position(|word| word.eq_ignore_ascii_case("and"));
    let titled = gap.ends_with(", ") && and.is_none() && TITLED.is_match(gap);
    if titled {
        return !ACTS.is_match(after);
    }
    !LEADS_AWAY.is_match(gap) && and.is_none_or(|at| at > 0 && !ACTS.is_match(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn effect(before: &str, after: &str) -> Option<Effect> {
        befell(&flat(before), &flat(after)).map(|fate| fate.effect)
    }

    #[test]
    fn deaths_and_injuries_are_read_around_a_person() {
        for after in [
            ", 39, was found shot dead late Thursday",
            " died on the way to the hospital",
            ", who was killed",
            "'s murder in March",
            ", who was abducted at noon, was found\ndead",
            " were abducted and killed",
            " was taken to St. Anne's Hospital, where he was later pronounced dead",
            ", third judge of the town, and two of her guards from the office [of police], were murdered",
            ", 40, and another man were shot dead",
        ] {
            assert_eq!(effect("", after), Some(Effect::Killed), "{after}");
        }
        assert_eq!(effect("", ", a former judge of the town were abducted and killed"), Some(Effect::Killed));
        assert_eq!(effect("", " killed Sunday in a crash"), Some(Effect::Killed));
        assert_eq!(befell_one("", " shot twice"), None);
        assert!(befell_one("", " was shot twice").is_some());
        for after in [", 25, suffered a gunshot wound", " was shot in the abdomen", " is in critical condition"] {
            assert_eq!(effect("", after), Some(Effect::Injured), "{after}");
        }
        for before in [
            "a man was charged with the murder of ",
            "after the death\nof Senator ",
            "the assassination in February of General ",
            "accused of fatally wounding ",
            "the killing of opposition leader and former judge ",
            "gunmen murdered the mayor of Salto, ",
            "the shooting, which took the life of 25-year-old ",
        ] {
            assert_eq!(effect(before, ""), Some(Effect::Killed), "{before}");
        }
        assert_eq!(effect("two intruders shot ", ""), Some(Effect::Injured));
    }

    #[test]
    fn other_clauses_tell_of_other_people() {
        for (before, after) in [
            ("", " said the dead were taken away"),
            ("", " spoke to reporters"),
            ("", "'s murder trial"),
            ("", " said it and two guards were killed"),
            ("", " shot Duval"),
            ("", ", a friend of the woman who was killed"),
            ("", ", 24, killed two guards"),
            ("", " shot at the officers"),
            ("they killed the guard and then the mayor ", " fled"),
            ("a man was killed Monday and ", ", 30, was treated"),
            ("a man was killed by ", ""),
            ("the death of a guard in the house of ", ""),
        ] {
            assert_eq!(effect(before, after), None, "{before}|{after}");
        }
        assert!(shares(" and his companion ", ".") && shares(" and his companion, ", ", the state of siege"));
        assert!(!shares(" and Sheriff ", " said") && !shares(" in the house of ", ""));
    }
}
