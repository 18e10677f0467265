//! Fixed phrases that say what happened to people.

use crate::doc::Effect;

/// Fixed phrases: their opening words, a word that must come within reach, what they say.
pub(super) struct Fixed {
    /// Wordings of which one opens the phrase.
    pub opening: &'static [&'static [&'static str]],
    /// Words of which one must come within reach; none needed when empty.
    pub within: &'static [&'static str],
    /// Words after the opening that are searched.
    pub reach: usize,
    /// What the phrase says happened.
    pub effect: Effect,
}

/// The phrases, tried in this order.
pub(super) const FIXED: &[Fixed] = &[
    Fixed { opening: &[&["in"]], within: &["captivity"], reach: 2, effect: Effect::Kidnapped },
    Fixed {
        opening: &[&["pulled"], &["brought", "out"], &["lifted"], &["plucked"], &["led", "out"], &["winched"]],
        within: &["alive", "safety", "roofs", "rooftops", "rubble", "beneath", "helicopter", "police", "firefighters"],
        reach: 6,
        effect: Effect::Rescued,
    },
    Fixed {
        opening: &[&["trapped"], &["being", "looked", "for"], &["being", "searched", "for"]],
        within: &[],
        reach: 0,
        effect: Effect::Missing,
    },
    Fixed {
        opening: &[
            &["sheltering"],
            &["sheltered"],
            &["taking", "shelter"],
            &["in"],
            &["living", "in"],
            &["moved", "to"],
        ],
        within: &["tents", "shelters", "camps", "schools", "churches", "mosques", "stadiums"],
        reach: 6,
        effect: Effect::Displaced,
    },
    Fixed { opening: &[&["behind"]], within: &["bars"], reach: 1, effect: Effect::Arrested },
    Fixed {
        opening: &[&["ordered", "held"], &["being", "held"], &["remanded"]],
        within: &["station", "stations", "bail", "bond", "custody", "jail", "questioning", "cells"],
        reach: 6,
        effect: Effect::Arrested,
    },
    Fixed {
        opening: &[&["required"], &["needed"], &["needing"], &["requiring"]],
        within: &["treatment", "hospital", "surgery", "attention", "hospitalization"],
        reach: 5,
        effect: Effect::Injured,
    },
    Fixed {
        opening: &[
            &["burned", "alive"],
            &["burnt", "alive"],
            &["buried", "alive"],
            &["put", "to", "death"],
            &["passed", "away"],
            &["stoned", "to", "death"],
            &["wiped", "out"],
        ],
        within: &[],
        reach: 0,
        effect: Effect::Killed,
    },
    Fixed {
        opening: &[&["lost"], &["lose"], &["losing"]],
        within: &["life", "lives"],
        reach: 3,
        effect: Effect::Killed,
    },
    Fixed {
        opening: &[&["taken"], &["held"], &["took"], &["holding"]],
        within: &["hostage", "captive", "hostages"],
        reach: 3,
        effect: Effect::Kidnapped,
    },
    Fixed { opening: &[&["taken"], &["took"], &["in"]], within: &["custody"], reach: 4, effect: Effect::Arrested },
    Fixed {
        opening: &[&["under"], &["placed", "under"], &["put", "under"]],
        within: &["arrest"],
        reach: 2,
        effect: Effect::Arrested,
    },
    Fixed {
        opening: &[
            &["suffered"],
            &["suffering"],
            &["suffers"],
            &["suffer"],
            &["sustained"],
            &["sustaining"],
            &["received"],
            &["receiving"],
            &["treated"],
            &["with"],
            &["from"],
        ],
        within: &[
            "injury",
            "injuries",
            "wound",
            "wounds",
            "burns",
            "burn",
            "bruises",
            "fractures",
            "fracture",
            "concussion",
            "graze",
            "shrapnel",
            "lacerations",
            "hurt",
        ],
        reach: 9,
        effect: Effect::Injured,
    },
    Fixed {
        opening: &[&["in"], &["listed", "in"], &["stable"]],
        within: &["condition", "hospital", "surgery", "icu", "conditions"],
        reach: 6,
        effect: Effect::Injured,
    },
    Fixed {
        opening: &[
            &["taken"],
            &["rushed"],
            &["transported"],
            &["airlifted"],
            &["flown"],
            &["sent"],
            &["admitted"],
            &["brought"],
            &["treated"],
            &["hospitalized"],
            &["transferred"],
            &["went"],
            &["conveyed"],
        ],
        within: &["hospital", "hospitals", "clinic", "center", "injuries", "scene", "wounds"],
        reach: 10,
        effect: Effect::Injured,
    },
    Fixed {
        opening: &[&["being", "treated"], &["recovering"], &["treated"]],
        within: &[],
        reach: 0,
        effect: Effect::Injured,
    },
    Fixed {
        opening: &[&["forced"], &["driven"]],
        within: &["flee", "homes", "leave"],
        reach: 5,
        effect: Effect::Displaced,
    },
    Fixed { opening: &[&["set", "free"], &["pulled", "alive"]], within: &[], reach: 0, effect: Effect::Rescued },
    Fixed { opening: &[&["gunned", "down"]], within: &[], reach: 0, effect: Effect::Killed },
    Fixed {
        opening: &[
            &["burned", "to", "death"],
            &["crushed", "to", "death"],
            &["beaten", "to", "death"],
            &["burnt", "to", "death"],
            &["bled", "to", "death"],
            &["hacked", "to", "death"],
            &["trampled", "to", "death"],
        ],
        within: &[],
        reach: 0,
        effect: Effect::Killed,
    },
    Fixed { opening: &[&["fighting", "for"]], within: &["life", "lives"], reach: 3, effect: Effect::Injured },
    Fixed {
        opening: &[&["among"]],
        within: &["dead", "killed", "fatalities", "victims"],
        reach: 6,
        effect: Effect::Killed,
    },
    Fixed { opening: &[&["among"]], within: &["injured", "wounded", "hurt"], reach: 4, effect: Effect::Injured },
    Fixed { opening: &[&["among"]], within: &["arrested", "detained"], reach: 3, effect: Effect::Arrested },
    Fixed {
        opening: &[&["held"]],
        within: &["questioning", "suspicion", "bail", "bond", "custody", "jail", "charges"],
        reach: 4,
        effect: Effect::Arrested,
    },
    Fixed {
        opening: &[&["rounded", "up"], &["turned", "himself", "in"], &["turned", "themselves", "in"]],
        within: &[],
        reach: 0,
        effect: Effect::Arrested,
    },
];
