//! Single victims that no figure counts: a named or definite person who was killed or hurt counts as one.
//!
//! Reads: names of persons and definite phrases ("the victim", "her son") with the words before and after them.
//! Yields: at most one effect a person and event. Known misreadings: coordinated names with one verb count once.

use super::near::{self, Events};
use super::scene::Scene;
use crate::doc::{Effect, EntityType, EventId};
use crate::text::ByteSpan;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words between a person and the verb: age, apposition, auxiliaries.
const LINK: &str = r"^(?:,? (?:aged? )?\d{1,3}\b,?|, [^,.]{1,50},| \([^)]{1,20}\)){0,2}(?:,? (?:who|was|were|is|had|has|been|later|then|also|reportedly|allegedly|has since|had since|\w+ly))*,? ";

macro_rules! words {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> = LazyLock::new(|| Regex::new($pattern).expect("victim patterns are valid"));
    };
}

words!(
    DIED,
    &format!(
        r"(?i){LINK}(?:found )?(?:shot dead|shot and killed|shot to death|stabbed to death|beaten to death|killed|fatally|gunned down|murdered|slain|dead|died|dies|passed away|succumbed|pronounced dead|declared dead|assassinated|beheaded|executed)\b"
    )
);
words!(
    KILLING,
    r"(?i)\b(?:(?:death|deaths|killing|murder|slaying|homicide|fatal shooting|shooting death|assassination|execution|fatal stabbing) of|killed|killing|murdered|murdering|assassinated|fatally (?:shot|stabbed|wounded)|shot dead|shot and killed|gunned down|beheaded) (?:[\w-]+,? ){0,3}$"
);
words!(
    HURT,
    &format!(
        r"(?i){LINK}(?:found )?(?:shot|wounded|injured|hurt|stabbed|hospitali[sz]ed|grazed|struck by|hit by|hit in|suffered|suffering|sustained|recovering|in (?:critical|serious|stable|fair|good|grave) condition|with (?:[\w-]+ ){{0,4}}(?:gunshot|bullet|stab) wounds?|listed in|taken to (?:\w+ ){{0,5}}hospital|rushed to (?:\w+ ){{0,5}}hospital)\b"
    )
);
words!(
    HURTING,
    r"(?i)\b(?:(?:shooting|stabbing|wounding) of|shot|shooting|wounded|wounding|stabbed|stabbing|injured|injuring|struck|hitting|pistol-whipped) (?:[\w-]+,? ){0,2}$"
);
words!(
    DEFINITE,
    r"(?i)\b(?:the|his|her|their|one) (?:\d{1,3}-year-old |\w+ )?(?:victim|man|woman|boy|girl|teen|teenager|youth|toddler|baby|infant|child|driver|passenger|officer|policeman|student|mother|father|son|daughter|brother|sister|wife|husband|girlfriend|boyfriend|clerk|homeowner|resident|deputy|employee|soldier|journalist|grandmother|grandfather)\b"
);

words!(PRONOUN, r"(?i)\b(?:he|she)\b");

/// A victim no figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Victim {
    /// The event.
    pub event: EventId,
    /// Killed or injured.
    pub effect: Effect,
    /// The words that name the person.
    pub span: ByteSpan,
}

/// Every single victim of an article: one entry an event and person, death outweighing injury.
pub fn find(scene: &Scene, events: Events) -> Vec<Victim> {
    let mut found: BTreeMap<(EventId, String), Victim> = BTreeMap::new();
    for (key, span) in persons(scene) {
        let Some(effect) = befell(scene, span) else { continue };
        let Some(event) = near::event(scene, events, span) else { continue };
        let victim = Victim { event, effect, span };
        found.entry((event, key)).and_modify(|known| *known = worse(*known, victim)).or_insert(victim);
    }
    let named = |event: EventId, effect: Effect| {
        found.iter().any(|((at, key), it)| *at == event && it.effect == effect && !key.is_empty())
    };
    let counts = |key: &str, it: &Victim| !key.is_empty() || !named(it.event, it.effect);
    found.iter().filter(|((_, key), it)| counts(key, it)).map(|(_, it)| *it).collect()
}

fn worse(known: Victim, other: Victim) -> Victim {
    if other.effect == Effect::Killed && known.effect != Effect::Killed { other } else { known }
}

/// Persons with a key that tells them apart: the entity for names, one key for all definite phrases.
fn persons(scene: &Scene) -> Vec<(String, ByteSpan)> {
    let named = scene.resolved.entities.iter().filter(|entity| entity.kind == EntityType::Per);
    let mut all: Vec<(String, ByteSpan)> =
        named.flat_map(|entity| entity.mentions.iter().map(|span| (entity.name.clone(), *span))).collect();
    all.extend(DEFINITE.find_iter(scene.text()).map(|hit| (String::new(), ByteSpan::from_range(hit.range()))));
    all.extend(PRONOUN.find_iter(scene.text()).map(|hit| (String::new(), ByteSpan::from_range(hit.range()))));
    let blamed = |span: &ByteSpan| scene.resolved.suspects.iter().any(|suspect| suspect.span.overlaps(*span));
    all.retain(|(_, span)| !blamed(span));
    all
}

/// What the words around a person say befell them.
fn befell(scene: &Scene, span: ByteSpan) -> Option<Effect> {
    let sentence = scene.resolved.tagged.segmented.sentence(span)?.span;
    let before = ByteSpan::new(sentence.start().min(span.start()), span.start()).of(scene.text());
    let after = ByteSpan::new(span.end(), sentence.end().max(span.end())).of(scene.text());
    if DIED.is_match(after) || KILLING.is_match(before) {
        Some(Effect::Killed)
    } else if HURT.is_match(after) || HURTING.is_match(before) {
        Some(Effect::Injured)
    } else {
        None
    }
}

/// The single victims of one effect of one event.
pub fn of(victims: &[Victim], event: EventId, effect: Effect) -> Vec<Victim> {
    victims.iter().filter(|victim| victim.event == event && victim.effect == effect).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deaths_and_injuries_are_read_around_a_person() {
        for after in [", 39, was found shot dead late Thursday", " died on the way to the hospital", ", who was killed"]
        {
            assert!(DIED.is_match(after), "{after}");
        }
        for after in [", 25, suffered a gunshot wound", " was shot in the abdomen", " is in critical condition"] {
            assert!(HURT.is_match(after) && !DIED.is_match(after), "{after}");
        }
        assert!(KILLING.is_match("a man was charged with the murder of ") && HURTING.is_match("two intruders shot "));
        assert!(!DIED.is_match(" said the dead were taken away") && !HURT.is_match(" spoke to reporters"));
    }
}
