//! An event in the field's own schemes.
//!
//! Sources: ACLED Codebook (2023, sub-event types); PLOVER as in POLECAT (16 event types); CAMEO 1.1b3; GTD Codebook
//! (2021, attack types, non-state perpetrators only); UCDP GED Codebook 23.1 (type of violence, at least one death).
//! Where a scheme has no place for an event, its code is none. Kinds of actors decide between sub-types; an actor whose
//! kind is not known is taken for none of them.

use crate::doc::{Actor, ActorKind, Codes, Event, EventType, Perpetrator, Stage};

/// The codes of an event; `actors` are the article's, for the kinds of perpetrators and targets.
#[must_use]
pub fn codes(event: &Event, actors: &[Actor]) -> Codes {
    let sides = Sides::of(event, actors);
    let foiled = matches!(event.stage, Stage::Planned | Stage::Threatened);
    Codes {
        acled: if foiled { disrupted(event) } else { acled(event, sides) },
        plover: plover(event),
        cameo: cameo(event, sides),
        gtd: if foiled { None } else { gtd(event, sides) },
        ucdp: ucdp(event, sides),
    }
}

/// Which kinds of actors stand on the two sides.
#[derive(Debug, Clone, Copy, Default)]
struct Sides {
    state_acts: bool,
    group_acts: bool,
    state_hit: bool,
    group_hit: bool,
}

impl Sides {
    fn of(event: &Event, actors: &[Actor]) -> Self {
        let is = |side: &[Perpetrator], kinds: &[ActorKind]| {
            side.iter().any(|who| actors.iter().any(|actor| kinds.contains(&actor.kind) && same(actor, who)))
        };
        let groups = [ActorKind::RebelGroup, ActorKind::PoliticalMilitia];
        Self {
            state_acts: is(&event.perpetrators, &[ActorKind::StateForce]),
            group_acts: is(&event.perpetrators, &groups),
            state_hit: is(&event.targets, &[ActorKind::StateForce]),
            group_hit: is(&event.targets, &groups),
        }
    }

    fn armed_hit(self) -> bool {
        self.state_hit || self.group_hit
    }
}

fn same(actor: &Actor, who: &Perpetrator) -> bool {
    actor.span.overlaps(who.span) || actor.entity.is_some() && actor.entity == who.entity
}

fn deaths(event: &Event) -> u64 {
    event.killed.as_ref().and_then(|toll| toll.best.or(toll.min)).unwrap_or(0)
}

fn hurt(event: &Event) -> bool {
    deaths(event) > 0 || event.injured.is_some()
}

fn disrupted(event: &Event) -> Option<&'static str> {
    (event.kind.family() == "attack").then_some("Disrupted weapons use").filter(|_| event.stage == Stage::Planned)
}

fn acled(event: &Event, sides: Sides) -> Option<&'static str> {
    use EventType as T;
    Some(match event.kind {
        T::AttackSuicideBombing => "Suicide bomb",
        T::AttackBombing => "Remote explosive/landmine/IED",
        T::AttackAirstrike => "Air/drone strike",
        T::AttackShelling => "Shelling/artillery/missile attack",
        T::AttackChemical => "Chemical weapon",
        T::AttackKidnapping => "Abduction/forced disappearance",
        T::AttackArson if !hurt(event) => "Looting/property destruction",
        T::Clash => "Armed clash",
        T::AttackShooting | T::AttackOther | T::AttackAssassination if sides.armed_hit() => "Armed clash",
        T::Protest if sides.state_acts && hurt(event) => "Excessive force against protesters",
        T::Protest if event.arrested.is_some() => "Protest with intervention",
        T::Protest => "Peaceful protest",
        T::Riot => "Violent demonstration",
        T::Arrest => "Arrests",
        kind if kind.family() == "attack" => "Attack",
        _ => return None,
    })
}

fn plover(event: &Event) -> Option<&'static str> {
    let code = match event.kind.family() {
        "attack" | "clash" => "ASSAULT",
        "protest" | "riot" => "PROTEST",
        "arrest" | "trial" => "COERCE",
        _ => return None,
    };
    let threat = event.stage == Stage::Threatened && matches!(code, "ASSAULT" | "COERCE");
    Some(if threat { "THREATEN" } else { code })
}

fn cameo(event: &Event, sides: Sides) -> Option<&'static str> {
    use EventType as T;
    if event.stage == Stage::Threatened && event.kind.family() == "attack" {
        return Some("138");
    }
    Some(match event.kind {
        T::AttackSuicideBombing => "1831",
        T::AttackBombing => "183",
        T::AttackKidnapping => "181",
        T::AttackAssassination if event.stage == Stage::Attempted => "185",
        T::AttackAssassination => "186",
        T::AttackAirstrike => "195",
        T::AttackShelling => "194",
        T::AttackChemical => "2041",
        T::Clash => "190",
        T::AttackShooting if sides.armed_hit() => "193",
        T::AttackStabbing => "182",
        T::Protest => "141",
        T::Riot => "145",
        T::Arrest | T::Trial => "173",
        kind if kind.family() == "attack" => "180",
        _ => return None,
    })
}

fn gtd(event: &Event, sides: Sides) -> Option<&'static str> {
    use EventType as T;
    if sides.state_acts && !sides.group_acts {
        return None;
    }
    Some(match event.kind {
        T::AttackAssassination => "Assassination",
        T::AttackBombing | T::AttackSuicideBombing | T::AttackShelling => "Bombing/Explosion",
        T::AttackKidnapping => "Hostage Taking (Kidnapping)",
        T::AttackArson => "Facility/Infrastructure Attack",
        T::AttackChemical | T::AttackVehicle => "Unarmed Assault",
        T::AttackShooting | T::AttackStabbing => "Armed Assault",
        T::AttackAirstrike if sides.group_acts => "Bombing/Explosion",
        T::AttackOther => "Unknown",
        _ => return None,
    })
}

fn ucdp(event: &Event, sides: Sides) -> Option<&'static str> {
    let violent = matches!(event.kind.family(), "attack" | "clash");
    if !violent || deaths(event) == 0 || event.stage != Stage::Accomplished {
        return None;
    }
    let state = sides.state_acts || sides.state_hit;
    let group = sides.group_acts || sides.group_hit;
    if event.kind == EventType::Clash || sides.armed_hit() {
        return match (state, group) {
            (true, true) => Some("1"),
            (true, false) if sides.state_acts && sides.state_hit => Some("1"),
            (false, true) => Some("2"),
            _ => None,
        };
    }
    (sides.state_acts || sides.group_acts).then_some("3")
}

#[cfg(test)]
mod tests {
    use super::codes;
    use crate::doc::{Actor, ActorKind, Codes, Event, EventType, Perpetrator, Responsibility, Role, Stage, Toll};
    use crate::text::ByteSpan;

    fn actor(start: usize, kind: ActorKind) -> Actor {
        let span = ByteSpan::new(start, start + 3);
        Actor { span, name: "X".to_owned(), entity: None, kind, country: None, rule: "test" }
    }

    fn party(start: usize) -> Perpetrator {
        let span = ByteSpan::new(start, start + 3);
        let responsibility = Responsibility::Stated;
        Perpetrator { name: "X".to_owned(), span, entity: None, responsibility, attribution: None }
    }

    fn event(kind: EventType, dead: u64) -> Event {
        let toll = Toll { min: Some(dead), max: Some(dead), best: Some(dead), figures: Vec::new() };
        Event { perpetrators: vec![party(0)], killed: Some(toll).filter(|_| dead > 0), ..Event::new(kind, Role::Main) }
    }

    #[test]
    fn a_bombing_by_a_group_has_a_place_in_every_scheme() {
        let found = codes(&event(EventType::AttackBombing, 4), &[actor(0, ActorKind::RebelGroup)]);
        let shown = [found.acled, found.plover, found.cameo, found.gtd, found.ucdp].map(Option::unwrap_or_default);
        assert_eq!(shown, ["Remote explosive/landmine/IED", "ASSAULT", "183", "Bombing/Explosion", "3"]);
    }

    #[test]
    fn sides_decide_between_types_of_violence() {
        let two_sides = Event { targets: vec![party(10)], ..event(EventType::Clash, 2) };
        let rebels = actor(0, ActorKind::RebelGroup);
        let of = |target: ActorKind| codes(&two_sides, &[rebels.clone(), actor(10, target)]).ucdp;
        assert_eq!(of(ActorKind::StateForce), Some("1"));
        assert_eq!(of(ActorKind::PoliticalMilitia), Some("2"));
        assert_eq!(
            codes(&event(EventType::AttackShooting, 1), &[]).ucdp,
            None,
            "an unknown gunman is no organised actor"
        );
        assert_eq!(codes(&event(EventType::AttackBombing, 3), &[actor(0, ActorKind::StateForce)]).gtd, None);
    }

    #[test]
    fn accidents_have_none_and_threats_are_threats() {
        assert_eq!(codes(&event(EventType::AccidentTransport, 9), &[]), Codes::default());
        let threat = Event { stage: Stage::Threatened, ..event(EventType::AttackShooting, 0) };
        let found = codes(&threat, &[]);
        assert_eq!((found.plover, found.cameo, found.gtd, found.ucdp), (Some("THREATEN"), Some("138"), None, None));
    }
}
