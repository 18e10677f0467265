//! What was used as a weapon, in the sentences of an event.

use super::cluster::Draft;
use super::scene::Scene;
use crate::doc::{Weapon, WeaponType};
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

static KINDS: LazyLock<Vec<(WeaponType, Regex)>> = LazyLock::new(|| {
    use WeaponType::*;
    let rows = [
        (
            Firearm,
            r"(?:assault |sniper |hunting |semi-?automatic |automatic |machine )*(?:rifles?|pistols?|handguns?|shotguns?|firearms?|revolvers?|machine guns?|ak-?47s?|kalashnikovs?|guns?)",
        ),
        (
            Explosive,
            r"(?:car |truck |roadside |suicide |nail |pipe |barrel |cluster )*(?:bombs?|explosives?|grenades?|land ?mines?|dynamite|ieds?|explosive (?:devices?|vests?|belts?))",
        ),
        (Blade, r"(?:kitchen )?(?:knife|knives|machetes?|axes?|swords?|daggers?|scissors)"),
        (
            Artillery,
            r"(?:mortars?|mortar (?:shells?|rounds?)|artillery(?: shells?)?|rockets?|rocket shells?|howitzers?|shells)",
        ),
        (
            Aircraft,
            r"(?:warplanes?|fighter jets?|drones?|helicopters?|gunships?|cruise missiles?|ballistic missiles?|missiles?|jets)",
        ),
        (Chemical, r"(?:sarin|chlorine|mustard gas|nerve agent|poison(?:ous)? gas|toxic gas(?:s?es)?|acid|novichok)"),
        (Fire, r"(?:petrol bombs?|molotov cocktails?|gasoline|petrol)"),
    ];
    rows.into_iter()
        .map(|(kind, words)| (kind, Regex::new(&format!(r"(?i)\b{words}\b")).expect("weapon patterns are valid")))
        .collect()
});

/// Weapons named in the sentences of an event of violence, one of a kind and wording.
pub fn decide(scene: &Scene, draft: &Draft) -> Vec<Weapon> {
    let mut sentences: Vec<usize> = draft.mentions.iter().map(|at| scene.mentions[*at].sentence).collect();
    sentences.dedup();
    let mut found: Vec<Weapon> = Vec::new();
    for span in sentences.iter().filter_map(|index| scene.sentence(*index)).map(|sentence| sentence.span) {
        for (kind, pattern) in KINDS.iter() {
            for hit in pattern.find_iter(span.of(scene.text())) {
                let weapon = Weapon { span: ByteSpan::from_range(hit.range()).shifted(span.start()), kind: *kind };
                let words = weapon.span.of(scene.text()).to_lowercase();
                if !found.iter().any(|known| {
                    known.span.overlaps(weapon.span) || known.span.of(scene.text()).to_lowercase() == words
                }) {
                    found.push(weapon);
                }
            }
        }
    }
    found.sort_by_key(|weapon| weapon.span);
    found
}
