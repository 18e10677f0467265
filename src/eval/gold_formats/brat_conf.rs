//! `annotation.conf`: what brat lets annotators mark, generated from the names of the record contract.

use super::brat::upper;
use crate::doc::{
    Bound, ClaimStatus, Effect, EntityType, EventType, Precision, Responsibility, Role, Scope, Stage, TimeType,
};

/// The file.
pub fn annotation() -> String {
    let events: Vec<String> = EventType::ALL.iter().map(|kind| event(kind.as_str())).collect();
    let relations = "\
Source Arg1:<ENTITY>, Arg2:source
Content Arg1:<ENTITY>, Arg2:content
Claimant Arg1:<ENTITY>, Arg2:claimant
Part_of Arg1:<ENTITY>, Arg2:<ENTITY>
Equiv Arg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive";
    format!(
        "[entities]\n{}\n\n[relations]\n{relations}\n\n[events]\n{}\n\n[attributes]\n{}\n",
        entities().join("\n"),
        events.join("\n"),
        attributes().join("\n")
    )
}

fn event(kind: &str) -> String {
    let parts = "Trigger*:trigger, Place*:place, Perpetrator*:perpetrator, Figure*:<ENTITY>, Claim*:<ENTITY>";
    format!("event-{} {parts}", kind.replace('.', "-"))
}

fn entities() -> Vec<String> {
    let mut all = Vec::new();
    all.extend(Effect::ALL.iter().map(|it| format!("figure-{it}")));
    all.extend(ClaimStatus::ALL.iter().map(|it| format!("claim-{it}")));
    all.extend(TimeType::ALL.iter().map(|it| format!("time-{it}")));
    all.extend(EntityType::ALL.iter().map(|it| format!("name-{it}")));
    let parts = ["trigger", "place", "perpetrator", "claimant", "cue", "source", "content"];
    all.extend(parts.iter().map(|it| (*it).to_owned()));
    all
}

fn attributes() -> Vec<String> {
    let one = |name: &str, target: &str, values: Vec<&str>| {
        format!("{} Arg:<{target}>, Value:{}", upper(name), values.join("|"))
    };
    vec![
        one("role", "EVENT", Role::ALL.iter().map(|it| it.as_str()).collect()),
        one("stage", "EVENT", Stage::ALL.iter().map(|it| it.as_str()).collect()),
        one("precision", "EVENT", Precision::ALL.iter().map(|it| it.as_str()).collect()),
        one("responsibility", "ENTITY", Responsibility::ALL.iter().map(|it| it.as_str()).collect()),
        one("bound", "ENTITY", Bound::ALL.iter().map(|it| it.as_str()).collect()),
        one("scope", "ENTITY", Scope::ALL.iter().map(|it| it.as_str()).collect()),
    ]
}
