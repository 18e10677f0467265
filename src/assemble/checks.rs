//! Arithmetic rules of a record: what breaks one is reported, never repaired in silence.

use crate::doc::{Event, Figure, FigureId, Toll};

/// The rules that an event and its figures break, in words.
pub fn run(event: &Event, figures: &[Figure], text: &str) -> Vec<String> {
    let mut broken = Vec::new();
    for (name, toll) in event.tolls() {
        let Some(toll) = toll else { continue };
        if let (Some(min), Some(max)) = (toll.min, toll.max)
            && min > max
        {
            broken.push(format!("{name}: min {min} is more than max {max}"));
        }
        broken.extend(parts(name, toll, figures));
        broken.extend(fallen(name, toll, (figures, text)));
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

/// Figures lower than those they replace, when the words tell of no correction ("rose to 30 from 36").
fn fallen(name: &str, toll: &Toll, (figures, text): (&[Figure], &str)) -> Vec<String> {
    let below = |id: &FigureId| {
        let figure = figures.get(id.0)?;
        let old = figure.supersedes?;
        let lower = figure.count.best()? < figures.get(old.0)?.count.best()?;
        (lower && !is_corrected(figure, text)).then(|| format!("{name}: {id} is less than {old}, which it replaces"))
    };
    toll.figures.iter().filter_map(below).collect()
}

/// "fell to", "was revised to", "lowered the toll to".
fn is_corrected(figure: &Figure, text: &str) -> bool {
    const SIGNS: &[&str] = &["fell", "fall", "revis", "lower", "reduc", "correct", "drop", "cut", "down"];
    let words = figure.told().of(text).to_lowercase();
    SIGNS.iter().any(|sign| words.contains(sign))
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
        let broken = run(&event, &figures, "");
        assert_eq!(broken, ["killed: part f2 exceeds its whole f1", "injured: min 4 is more than max 2"]);
    }

    #[test]
    fn a_toll_that_falls_needs_a_correction() {
        for (text, broken) in [
            ("rose to 30 from 36", vec!["killed: f1 is less than f2, which it replaces".to_owned()]),
            ("was revised to 30 from 36", Vec::new()),
        ] {
            let at = |words: &str| text.find(words).map_or(0, |at| at);
            let span = |words: &str| ByteSpan::new(at(words), at(words) + words.len());
            let new = Figure {
                supersedes: Some(FigureId(1)),
                predicate: Some(ByteSpan::new(0, at("30"))),
                ..Figure::new(span("30"), Effect::Killed, Count::exact(30), "toll")
            };
            let figures = [new, Figure::new(span("36"), Effect::Killed, Count::exact(36), "toll")];
            let killed = Some(Toll::of(FigureId(0), &figures[0]));
            let event = Event { killed, ..Event::new(EventType::Other, Role::Main) };
            assert_eq!(run(&event, &figures, text), broken, "{text}");
        }
    }
}
