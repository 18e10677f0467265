//! Units for Krippendorff's alpha: words, as each annotator marked them, and labels that both made of the same words.

use crate::eval::gold::{GoldArticle, GoldEvent, GoldFigure, Range};
use crate::eval::words::overlap;
use std::collections::BTreeMap;

/// Pairs of categories, one from each annotator, by what they are categories of.
pub type Units = BTreeMap<&'static str, Vec<(String, String)>>;

/// What a word is when an annotator marked nothing there.
const NONE: &str = "-";

/// Marked words with their category.
type Marks = Vec<(Range, String)>;

/// Finds the marks of a layer.
type Layer = fn(&GoldArticle) -> Marks;

/// Adds every word of an article under each layer that both annotators labelled.
pub fn words(first: &GoldArticle, second: &GoldArticle, units: &mut Units) {
    let ranges = word_ranges(&first.text);
    let named = first.entities.is_some() && second.entities.is_some();
    let said = first.attributions.is_some() && second.attributions.is_some();
    let layers: [(&'static str, bool, Layer); 9] = [
        ("words: triggers, by event type", true, triggers),
        ("words: places of events", true, places),
        ("words: figures, by effect", true, figures),
        ("words: claims, by status", true, claims),
        ("words: times, by type", true, times),
        ("words: names, by class", named, names),
        ("words: sources", said, |it| part(it, "source")),
        ("words: cues", said, |it| part(it, "cue")),
        ("words: contents", said, |it| part(it, "content")),
    ];
    for (layer, _, marks) in layers.into_iter().filter(|(_, labelled, _)| *labelled) {
        let (ours, theirs) = (marks(first), marks(second));
        let category = |marks: &Marks, word: Range| {
            let mark = marks.iter().find(|(range, _)| overlap(*range, word));
            mark.map_or_else(|| NONE.to_owned(), |(_, category)| category.clone())
        };
        let pairs = ranges.iter().map(|word| (category(&ours, *word), category(&theirs, *word)));
        units.entry(layer).or_default().extend(pairs);
    }
}

/// Adds two labels of the same event.
pub fn events(first: &GoldEvent, second: &GoldEvent, units: &mut Units) {
    let date = |event: &GoldEvent| format!("{:?}..{:?}", event.when.begin, event.when.until);
    let pairs = [
        ("events in common: type", first.kind.to_string(), second.kind.to_string()),
        ("events in common: role", first.role.to_string(), second.role.to_string()),
        ("events in common: stage", first.stage.to_string(), second.stage.to_string()),
        ("events in common: date", date(first), date(second)),
    ];
    pairs.into_iter().for_each(|(of, one, other)| units.entry(of).or_default().push((one, other)));
}

/// Adds figures that both made of overlapping words, each once.
pub fn figures_in_common(first: &GoldArticle, second: &GoldArticle, units: &mut Units) {
    let mut used = vec![false; second.figures.len()];
    for one in &first.figures {
        let free = |at: &usize| !used[*at] && overlap(second.figures[*at].span, one.span);
        let Some(at) = (0..second.figures.len()).find(free) else { continue };
        used[at] = true;
        let other = &second.figures[at];
        let number = |figure: &GoldFigure| format!("{:?}..{:?}", figure.min, figure.max);
        let pairs = [
            ("figures in common: effect", one.effect.to_string(), other.effect.to_string()),
            ("figures in common: bound", one.bound.to_string(), other.bound.to_string()),
            ("figures in common: scope", one.scope.to_string(), other.scope.to_string()),
            ("figures in common: min and max", number(one), number(other)),
        ];
        pairs.into_iter().for_each(|(of, one, other)| units.entry(of).or_default().push((one, other)));
    }
}

/// Code points of the words between white space.
fn word_ranges(text: &str) -> Vec<Range> {
    let mut words: Vec<Range> = Vec::new();
    let mut inside = false;
    for (at, letter) in text.chars().enumerate() {
        match words.last_mut() {
            Some(word) if inside && !letter.is_whitespace() => word[1] = at + 1,
            _ if !letter.is_whitespace() => words.push([at, at + 1]),
            _ => {}
        }
        inside = !letter.is_whitespace();
    }
    words
}

fn triggers(article: &GoldArticle) -> Marks {
    let of = |event: &GoldEvent| event.triggers.iter().map(|it| (*it, event.kind.to_string())).collect::<Vec<_>>();
    article.events.iter().flat_map(of).collect()
}

fn places(article: &GoldArticle) -> Marks {
    article.events.iter().flat_map(|event| &event.places).map(|it| (it.span, "place".to_owned())).collect()
}

fn figures(article: &GoldArticle) -> Marks {
    article.figures.iter().map(|it| (it.span, it.effect.to_string())).collect()
}

fn claims(article: &GoldArticle) -> Marks {
    article.claims.iter().map(|it| (it.span, it.status.to_string())).collect()
}

fn times(article: &GoldArticle) -> Marks {
    article.times.iter().map(|it| (it.span, it.kind.to_string())).collect()
}

fn names(article: &GoldArticle) -> Marks {
    let entities = article.entities.iter().flatten();
    entities.flat_map(|it| it.mentions.iter().map(|range| (*range, it.kind.to_string()))).collect()
}

fn part(article: &GoldArticle, part: &str) -> Marks {
    let of = |it: &crate::eval::gold::GoldAttribution| match part {
        "source" => it.source.into_iter().collect(),
        "cue" => it.cue.into_iter().collect(),
        _ => it.content.clone(),
    };
    article.attributions.iter().flatten().flat_map(of).map(|range| (range, part.to_owned())).collect()
}
