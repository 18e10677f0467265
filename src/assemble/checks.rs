//! Arithmetic rules of a record: what breaks one is reported, never repaired in silence.

use crate::doc::{Event, Figure, FigureId, Toll};

/// The rules that an event and its figures break, in words.
pub fn run(event: &Event, figures: &[Figure]) -> Vec<String> {
    let tolls = [
        ("killed", &event.killed),
        ("injured", &event.injured),
        ("missing", &event.missing),
        ("kidnapped", &event.kidnapped),
        ("displaced", &event.displaced),
        ("arrested", &event.arrested),
    ];
    let mut broken = Vec::new();
    for (name, toll) in tolls {
        let Some(toll) = toll else { continue };
        if let (Some(min), Some(max)) = (toll.min, toll.max)
            && min > max
        {
            broken.push(format!("{name}: min {min} is more than max {max}"));
        }
        broken.extend(parts(name, toll, figures));
    }
    broken
}

/// Parts that exceed their whole.
fn parts(name: &str, toll: &Toll, figures: &[Figure]) -> Vec<String> {
    let over = |whole: &FigureId| {
        let most = figures.get(whole.0)?.count.max?;
        let part = figures
            .iter()
            .position(|part| part.part_of == Some(*whole) && part.count.min.is_some_and(|min| min > most))?;
        Some(format!("{name}: part {} exceeds its whole {whole}", FigureId(part)))
    };
    toll.figures.iter().filter_map(over).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Codes, Count, Effect, EventType, EventWhen, Role, Scope, Stage};
    use crate::text::ByteSpan;

    #[test]
    fn a_part_greater_than_its_whole_is_reported() {
        let figure = |count, part_of| Figure {
            span: ByteSpan::new(0, 1),
            effect: Effect::Killed,
            count,
            category: None,
            scope: Scope::Event,
            event: None,
            part_of,
            supersedes: None,
            as_of: None,
            attribution: None,
            perpetrators: false,
            predicate: None,
            rule: "test",
        };
        let figures = [figure(Count::exact(3), None), figure(Count::exact(5), Some(FigureId(0)))];
        let event = Event {
            kind: EventType::Other,
            role: Role::Main,
            stage: Stage::Accomplished,
            triggers: Vec::new(),
            when: EventWhen::UNKNOWN,
            places: Vec::new(),
            perpetrators: Vec::new(),
            targets: Vec::new(),
            weapons: Vec::new(),
            killed: Some(Toll::of(FigureId(0), &figures[0])),
            injured: Some(Toll { min: Some(4), max: Some(2), best: Some(4), figures: Vec::new() }),
            missing: None,
            kidnapped: None,
            displaced: None,
            arrested: None,
            sources: Vec::new(),
            confidence: 0.5,
            codes: Codes::default(),
            checks: Vec::new(),
        };
        let broken = run(&event, &figures);
        assert_eq!(broken, ["killed: part f2 exceeds its whole f1", "injured: min 4 is more than max 2"]);
    }
}
