//! The type of an event: a vote of its mentions, corrected by what the sentences say of means and intent.

use super::cluster::Draft;
use super::office;
use super::scene::Scene;
use super::triggers::{Kind, Mention, Strength};
use crate::doc::EventType::{self, *};
use crate::text::pattern;
use std::collections::BTreeMap;

pattern!(
    SUICIDE,
    r"(?i)\bsuicide (?:bomb\w*|attack\w*|car|vest|blast\w*|mission)|blew (?:himself|herself|themselves) up|explosive (?:vest|belt)"
);
pattern!(
    ACCIDENTAL,
    r"(?i)\b(?:accidental(?:ly)?|by accident|unintentional(?:ly)?|misfire[ds]?|accidental discharge|gun went off|gun discharged)\b"
);
pattern!(
    INTENT,
    r"(?i)\b(?:bomb\w*|terror\w*|militants?|insurgents?|rebels?|guerrill\w+|attack\w*|claimed responsibility|explosives?|ied|device|grenade\w*|planted|jihad\w*|extremists?|separatists?|assailants?|dynamite)\b"
);
pattern!(
    WORKS,
    r"(?i)\b(?:factory|plant|refinery|mine|miners?|coal|colliery|depot|chemical|industrial|warehouse|fireworks|quarry|workers)\b"
);
pattern!(BURNING, r"(?i)\b(?:arson\w*|deliberately|set (?:fire|alight|ablaze)|torched|petrol bomb\w*|molotov)\b");
pattern!(GUN, r"(?i)\b(?:shot|shoot\w*|gunm[ae]n|gunfire|opened fire|firearm|rifle|pistol|handgun|gun|bullets?)\b");
pattern!(WILD, r"(?i)\b(?:wild|bush|forest|brush) ?fires?\b");
pattern!(
    STORMED,
    r"(?i)\b(?:gunm[ae]n|militants|fighters|insurgents|guerrillas|rebels|attackers|terrorists|armed men)\s(?:[\w-]+\s){0,5}?(?:stormed|burst into)\b"
);
pattern!(LIFE, r"(?i)\battempts? on (?:his|her|the) (?:[\w’']+ )?life\b");
pattern!(BLADE, r"(?i)\b(?:stabb\w+|knife|knives|machete\w*|axe|sword|blade)\b");
pattern!(ROBBERY, r"(?i)\b(?:robb\w*|rob|carjack\w*|burglar\w*|home invasions?|hold-?ups?|mugg\w+|at gunpoint)\b");
pattern!(FIRED, r"(?i)\b(?:shots?|shoot\w*|gunfire|opened fire|fired|bullets?|gunshot)\b");
pattern!(
    RAMMING,
    r"(?i)\b(?:deliberate\w*|terror\w*|attack\w*|rammed|intentional\w*|ploughed into|plowed into|mowed)\b"
);

/// The type of an event.
pub fn decide(scene: &Scene, draft: &Draft) -> EventType {
    let sentences: String =
        draft.mentions.iter().map(|at| scene.words(scene.mentions[*at].sentence)).collect::<Vec<_>>().join(" ");
    let mut votes: BTreeMap<EventType, f64> = BTreeMap::new();
    for (rank, at) in draft.mentions.iter().enumerate() {
        let mention = &scene.mentions[*at];
        let weight = if scene.opens(mention) { 1.5 } else { 1.0 } / (1.0 + 0.1 * rank as f64);
        vote(&mut votes, mention, weight, &sentences);
    }
    let best = votes.into_iter().max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
    correct(best.map_or_else(|| from_means(&sentences), |(kind, _)| kind), &sentences)
}

fn vote(votes: &mut BTreeMap<EventType, f64>, mention: &Mention, weight: f64, sentences: &str) {
    let sure = match mention.strength {
        Strength::Strong => 1.0,
        Strength::Weak => 0.5,
        Strength::Anaphor => 0.0,
    };
    match mention.kind {
        Kind::Exact(AttackOther) => *votes.entry(from_means(sentences)).or_default() += 0.4 * weight,
        Kind::Exact(kind) => *votes.entry(kind).or_default() += sure * weight,
        Kind::Attack => *votes.entry(from_means(sentences)).or_default() += 0.3 * weight,
        Kind::Explosion => *votes.entry(explosion(sentences)).or_default() += 0.6 * weight,
        Kind::Violence | Kind::Accident => {}
    }
    if let Some((kind, score)) = mention.network {
        *votes.entry(kind).or_default() += 0.8 * f64::from(score) * weight;
    }
}

/// What an attack must be by the means named beside it; a robber's gun that was not fired makes no shooting.
fn from_means(sentences: &str) -> EventType {
    if SUICIDE.is_match(sentences) {
        AttackSuicideBombing
    } else if GUN.is_match(sentences) && (FIRED.is_match(sentences) || !ROBBERY.is_match(sentences)) {
        AttackShooting
    } else if BLADE.is_match(sentences) {
        AttackStabbing
    } else {
        AttackOther
    }
}

fn explosion(sentences: &str) -> EventType {
    if SUICIDE.is_match(sentences) {
        AttackSuicideBombing
    } else if INTENT.is_match(sentences) {
        AttackBombing
    } else if WORKS.is_match(sentences) {
        AccidentIndustrial
    } else {
        AccidentOther
    }
}

/// Means and intent override the bare word.
fn correct(kind: EventType, sentences: &str) -> EventType {
    match kind {
        AttackBombing if SUICIDE.is_match(sentences) => AttackSuicideBombing,
        AttackShooting if ACCIDENTAL.is_match(sentences) => AccidentOther,
        AttackShooting | AttackStabbing | AttackOther if office::is_slain(sentences) => AttackAssassination,
        AttackBombing | AttackOther if LIFE.is_match(sentences) => AttackAssassination,
        AccidentFire if BURNING.is_match(sentences) => AttackArson,
        AccidentFire if WILD.is_match(sentences) => DisasterWildfire,
        Clash if STORMED.is_match(sentences) => AttackShooting,
        AccidentTransport if RAMMING.is_match(sentences) && INTENT.is_match(sentences) => AttackVehicle,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_and_intent_decide_open_words() {
        assert_eq!(explosion("A gas explosion tore through a restaurant"), AccidentOther);
        assert_eq!(explosion("An explosion at a coal mine killed five workers"), AccidentIndustrial);
        assert_eq!(explosion("Militants claimed the blast"), AttackBombing);
        assert_eq!(from_means("the attack by a man with a machete"), AttackStabbing);
        assert_eq!(from_means("He robbed the shop with a handgun"), AttackOther);
        assert_eq!(from_means("The robber shot the clerk"), AttackShooting);
        assert_eq!(correct(AttackShooting, "He was accidentally shot by a friend"), AccidentOther);
        assert_eq!(correct(AttackShooting, "Gunmen murdered the mayor of Eastmark"), AttackAssassination);
        assert_eq!(correct(AttackBombing, "a bomb in a second attempt on his life"), AttackAssassination);
        assert_eq!(correct(AccidentFire, "The wildfire reached the first houses"), DisasterWildfire);
        assert_eq!(correct(Clash, "Four militants stormed the school"), AttackShooting);
        assert_eq!(correct(Clash, "Soldiers stormed the house to end the siege"), Clash);
        assert_eq!(correct(AttackBombing, "the bomber blew himself up"), AttackSuicideBombing);
    }
}
