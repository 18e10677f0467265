//! Arithmetic rules of a record: what breaks one is reported, never repaired in silence.

use crate::doc::{Event, Figure, FigureId, Toll};

/// The rules that an event and its figures break, in words.
pub fn run(event: &Event, figures: &[Figure]) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, toll) in event.tolls() {
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
    use crate::doc::{Count, Effect, EventType, Role};
    use crate::text::ByteSpan;

    #[test]
    fn a_part_greater_than_its_whole_is_reported() {
        let figure =
            |count, part_of| Figure { part_of, ..Figure::new(ByteSpan::new(0, 1), Effect::Killed, count, "test") };
        let figures = [figure(Count::exact(3), None), figure(Count::exact(5), Some(FigureId(0)))];
        let event = Event {
            killed: Some(Toll::of(FigureId(0), &figures[0])),
            injured: Some(Toll { min: Some(4), max: Some(2), best: Some(4), figures: Vec::new() }),
            ..Event::new(EventType::Other, Role::Main)
        };
        let broken = run(&event, &figures);
        assert_eq!(broken, ["killed: part f2 exceeds its whole f1", "injured: min 4 is more than max 2"]);
    }
}
