//! Who is said to be behind each event.

use super::near::{self, Events};
use super::scene::Scene;
use crate::doc::{ArgumentRole, EntityType, EventId, EventType, Perpetrator, PerpetratorMention, Responsibility, Role};
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// Grades from the most to the least telling, when an article gives several for one name.
const TELLING: [Responsibility; 6] = [
    Responsibility::Claimed,
    Responsibility::Arrested,
    Responsibility::Denied,
    Responsibility::Stated,
    Responsibility::Accused,
    Responsibility::Suspected,
];

/// The event of every suspect of the article. Who is held or tried is behind the act that he is held for.
pub fn bind(scene: &Scene, events: Events) -> Vec<Option<EventId>> {
    let process = |id: EventId| events.candidates.get(id.0).is_some_and(|it| is_process(it.kind));
    let act = act(events);
    let of = |suspect: &PerpetratorMention| {
        let own = near::event(scene, events, suspect.predicate)?;
        Some(if process(own) { act.unwrap_or(own) } else { own })
    };
    scene.resolved.suspects.iter().map(of).collect()
}

/// The act that an arrest or a trial of the article follows: the only main event that is neither, or the only other
/// that is an attack.
fn act(events: Events) -> Option<EventId> {
    let all = || events.candidates.iter().zip(events.roles).enumerate();
    let main = only(all().filter(|(_, (it, role))| !is_process(it.kind) && **role == Role::Main));
    main.or_else(|| only(all().filter(|(_, (it, role))| it.kind.family() == "attack" && **role == Role::Background)))
}

/// The only one of some events.
fn only<T>(mut events: impl Iterator<Item = (usize, T)>) -> Option<EventId> {
    let (at, _) = events.next()?;
    events.next().is_none().then_some(EventId(at))
}

/// "accidentally shot by her son": a gun that went off was in somebody's hand.
fn is_shot(scene: &Scene, suspect: &PerpetratorMention) -> bool {
    let words = suspect.predicate.of(scene.text()).to_lowercase();
    let syntax = matches!(suspect.rule, "subject" | "agent");
    syntax && words.split(' ').any(|word| matches!(word, "shot" | "fired" | "shoots" | "discharged"))
}

/// Arrests and trials follow an act; nobody is behind them.
fn is_process(kind: EventType) -> bool {
    matches!(kind.family(), "arrest" | "trial")
}

/// The perpetrators of one event: one a name. Descriptions of somebody new stand beside groups ("four hooded men" beside the front that
/// claims it), not beside a person's name, which is most often the same one's. Nobody does an arrest or a trial,
/// of a mishap only those who are held or suspected for it stand here, and the sides of a fight only where two sides met.
pub fn decide(scene: &Scene, bound: &[Option<EventId>], (id, kind): (EventId, EventType)) -> Vec<Perpetrator> {
    if is_process(kind) {
        return Vec::new();
    }
    let mishap = matches!(kind.family(), "accident" | "disaster");
    let held = |grade| matches!(grade, Responsibility::Arrested | Responsibility::Suspected);
    let blamed = scene.resolved.suspects.iter().zip(bound);
    let fight = matches!(kind.family(), "clash" | "riot" | "protest");
    let fired = |suspect: &PerpetratorMention| kind == EventType::AccidentOther && is_shot(scene, suspect);
    let suspects = blamed.filter(|(suspect, _)| !mishap || held(suspect.responsibility) || fired(suspect));
    let suspects = suspects.filter(|(suspect, _)| fight || suspect.rule != PerpetratorMention::SIDE);
    let mut mine: Vec<&PerpetratorMention> =
        suspects.filter(|(_, event)| **event == Some(id)).map(|(suspect, _)| suspect).collect();
    if mine.iter().any(|suspect| suspect.rule != PerpetratorMention::OFFENDER) || kind.family() != "attack" {
        mine.retain(|suspect| suspect.rule != PerpetratorMention::OFFENDER);
    }
    mine.sort_by_key(|suspect| suspect.span);
    let person = mine.iter().any(|suspect| is_person(scene, suspect) && suspect.rule != TAGGED);
    let told = |suspect: &&PerpetratorMention| is_told(scene, suspect, person);
    let attack = kind.family() == "attack";
    if attack && mine.iter().any(|suspect| suspect.rule != TAGGED && told(suspect) && !is_police(suspect)) {
        mine.retain(|suspect| !is_police(suspect));
    }
    let kept = distinct(mine.iter().copied().filter(told));
    if !kept.is_empty() {
        return kept;
    }
    let alone = mine.iter().all(|suspect| suspect.rule == PerpetratorMention::OFFENDER);
    distinct(mine.into_iter().take(if alone { 1 } else { usize::MAX }))
}

/// The rule of those whom the tagger's argument layer alone saw.
const TAGGED: &str = "head";
/// Rules of syntax that count beside others only where the tagger saw the same party.
const UNSURE: [&str; 4] = ["subject", "agent", "modifier", "arrested"];
/// Rules of blame in so many words.
const BLAME: [&str; 3] = ["accused", "blamed", "behind"];
/// Least probability of a tag that names an organisation which is no known actor, 0 to 1.
const SURE: f32 = 0.6;

/// Whether a suspect stands beside others: named, blamed in words, brought in as somebody new or doing the act, and
/// where only syntax says so, seen by the tagger too; with a `person` named, a description is most often the same one's.
fn is_told(scene: &Scene, suspect: &PerpetratorMention, person: bool) -> bool {
    let seen = seen(scene, suspect.span);
    if UNSURE.contains(&suspect.rule) && seen.is_none() || is_stranger(scene, suspect, seen) {
        return false;
    }
    let acts = matches!(suspect.rule, "subject" | "agent");
    let new = seen.is_some() && (acts || !person && is_counted(scene, suspect));
    is_named(suspect) || BLAME.contains(&suspect.rule) || new
}

/// The greatest probability of a perpetrator's tag on the words, 0 to 1; none without one. Where no network tagged
/// anything, syntax is taken at its word.
fn seen(scene: &Scene, span: ByteSpan) -> Option<f32> {
    let tags = scene.resolved.tagged.tags.arguments.iter();
    if tags.len() == 0 {
        return Some(1.0);
    }
    let here = tags.filter(|tag| tag.label == ArgumentRole::Perp && tag.span.overlaps(span));
    here.map(|tag| tag.score).max_by(f32::total_cmp)
}

/// A name that the tagger alone saw, is no person's and no known actor's: a company, a newspaper, an app.
fn is_stranger(scene: &Scene, suspect: &PerpetratorMention, seen: Option<f32>) -> bool {
    let known = || scene.resolved.actors.iter().any(|actor| actor.span.overlaps(suspect.span));
    let kind = suspect.entity.and_then(|id| scene.resolved.entities.get(id.0)).map(|entity| entity.kind);
    let other = !matches!(kind, Some(EntityType::Per | EntityType::Loc));
    suspect.rule == TAGGED && other && !known() && seen.is_none_or(|score| score < SURE)
}

/// One perpetrator a party, from its mentions in order.
fn distinct<'a>(mentions: impl Iterator<Item = &'a PerpetratorMention>) -> Vec<Perpetrator> {
    let mut kept: Vec<Perpetrator> = Vec::new();
    for suspect in mentions {
        match kept.iter_mut().find(|known| same(known, suspect)) {
            Some(known) => merge(known, suspect),
            None => kept.push(perpetrator(suspect)),
        }
    }
    kept
}

/// Whether the words bring somebody new in ("four hooded men", "a suicide bomber"); "the attackers" and "militants" beside
/// a name most often stand for those already named.
fn is_counted(scene: &Scene, suspect: &PerpetratorMention) -> bool {
    static NEW: LazyLock<Regex> = LazyLock::new(|| {
        let words = r"a|an|one|two|three|four|five|six|seven|eight|nine|ten|some|several|another|at least|about|\d+";
        let kinds = "unknown|unidentified|masked|hooded|armed|heavily";
        Regex::new(&format!(r"(?i)^(?:{words}|{kinds})\b")).expect("pattern is valid")
    });
    NEW.is_match(suspect.span.of(scene.text()))
}

/// Another mention of one already kept: the more telling grade, and a full name for a surname.
fn merge(known: &mut Perpetrator, suspect: &PerpetratorMention) {
    if rank(suspect.responsibility) < rank(known.responsibility) {
        known.responsibility = suspect.responsibility;
        known.attribution = suspect.attribution;
    }
    let fuller = known.entity.is_some()
        && suspect.entity.is_some()
        && known.entity != suspect.entity
        && suspect.name.len() > known.name.len();
    if fuller {
        (known.name, known.span, known.entity) = (suspect.name.clone(), suspect.span, suspect.entity);
    }
}

fn is_person(scene: &Scene, suspect: &PerpetratorMention) -> bool {
    let bearer = suspect.entity.and_then(|id| scene.resolved.entities.get(id.0));
    bearer.is_some_and(|entity| entity.kind == EntityType::Per)
}

/// Those who end an attack: they stand only where nobody else is named for it.
fn is_police(suspect: &PerpetratorMention) -> bool {
    const POLICE: &[&str] =
        &["police", "officer", "officers", "deputy", "deputies", "trooper", "troopers", "policemen"];
    let name = suspect.name.to_lowercase();
    suspect.entity.is_none() && name.split(' ').next_back().is_some_and(|head| POLICE.contains(&head))
}

fn is_named(suspect: &PerpetratorMention) -> bool {
    suspect.entity.is_some()
        || suspect.name.chars().next().is_some_and(char::is_uppercase) && suspect.name.chars().any(char::is_lowercase)
}

fn same(known: &Perpetrator, suspect: &PerpetratorMention) -> bool {
    let (a, b) = (known.name.to_lowercase(), suspect.name.to_lowercase());
    known.entity.is_some() && known.entity == suspect.entity || a == b || a.contains(&b) || b.contains(&a)
}

fn rank(grade: Responsibility) -> usize {
    TELLING.iter().position(|other| *other == grade).unwrap_or(TELLING.len())
}

fn perpetrator(suspect: &PerpetratorMention) -> Perpetrator {
    Perpetrator {
        name: suspect.name.clone(),
        span: suspect.span,
        entity: suspect.entity,
        responsibility: suspect.responsibility,
        attribution: suspect.attribution,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AssembleConfig, assemble};
    use super::*;
    use crate::doc::Tag;
    use crate::resolve::{common::fixture, resolve};

    /// Names and grades of the first event's perpetrators; `seen` are the words that the tagger calls a perpetrator.
    fn read(text: &str, seen: &[&str]) -> Vec<(String, Responsibility)> {
        let mut tagged = fixture::tagged(text);
        let tag = |words: &&str| Tag { label: ArgumentRole::Perp, span: fixture::find(text, words), score: 0.9 };
        tagged.tags.arguments = seen.iter().map(tag).collect();
        let analysis = assemble(resolve(tagged), &AssembleConfig::default());
        let event = analysis.events.first();
        let found = event.map(|event| event.perpetrators.as_slice()).unwrap_or_default();
        found.iter().map(|one| (one.name.clone(), one.responsibility)).collect()
    }

    fn names(text: &str, seen: &[&str]) -> Vec<String> {
        read(text, seen).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn syntax_alone_counts_where_the_tagger_sees_nobody_else() {
        let text = "Masked rebels killed 12 people in Karachi on Monday. In the attack, families hit two cars.";
        assert_eq!(names(text, &["Masked rebels"]), ["Masked rebels"]);
        let alone = "Masked rebels killed 12 people in a bomb attack in Karachi on Monday.";
        assert_eq!(names(alone, &[]), ["Masked rebels"]);
    }

    #[test]
    fn an_accidental_shot_was_somebody_s() {
        let text = "A woman was accidentally shot by her son in Tulsa on Monday.";
        assert_eq!(names(text, &[]), ["her son"]);
        let none = "A woman was hit by a train in Tulsa on Monday.";
        assert_eq!(names(none, &[]), [""; 0]);
    }

    #[test]
    fn police_stand_only_where_nobody_else_does() {
        let text = "Two gunmen killed 12 people in Karachi on Monday. They were killed by police in the attack.";
        assert_eq!(names(text, &[]), ["Two gunmen"]);
    }
}
