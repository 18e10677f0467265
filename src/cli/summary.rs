//! One article's record as a person reads it.

use crate::doc::PublishedBasis;
use crate::doc::record::{ArticleRecord, EventCore, PerpetratorRecord, PlaceRecord, TollRecord, WhenRecord};
use std::fmt::Write;

/// Most words shown that name one event.
const TRIGGERS: usize = 6;

/// Head, events and notes.
pub(super) fn summary(article: &ArticleRecord) -> String {
    let mut text = head(article);
    for event in &article.events {
        text.push('\n');
        text.push_str(&event_lines(event, article));
    }
    if article.events.is_empty() {
        text.push_str("\nno event\n");
    }
    if !article.notes.is_empty() {
        text.push_str("\nleft undecided\n");
        for note in &article.notes {
            let _ = writeln!(text, "  {}: {}", note.rule, note.text);
        }
    }
    text
}

fn head(article: &ArticleRecord) -> String {
    let published = match (&article.published, article.published_basis) {
        (Some(day), basis) if basis != PublishedBasis::None => format!("published {day} ({basis})"),
        _ => "publication date not known".to_owned(),
    };
    let language = article.language.as_deref().unwrap_or("language not known");
    let title = article.title.as_deref().map(|title| format!("{title}\n")).unwrap_or_default();
    let words = article.text.split_whitespace().count();
    format!(
        "{title}{} · {published} · {language} · {words} words · {} figures, {} times, {} names, {} attributions\n",
        article.id,
        article.figures.len(),
        article.times.len(),
        article.entities.len(),
        article.attributions.len()
    )
}

fn event_lines(event: &EventCore, article: &ArticleRecord) -> String {
    let mut text =
        format!("{}  {}  {}  {}  ({:.2})\n", event.id, event.role, event.kind, event.stage, event.confidence);
    let mut line = |name: &str, words: String| {
        if !words.is_empty() {
            let _ = writeln!(text, "    {name:<8} {words}");
        }
    };
    line("when", when(&event.when, article));
    line("where", joined(event.places.iter().map(place)));
    line("who", joined(event.perpetrators.iter().map(perpetrator)));
    line("against", joined(event.targets.iter().map(|target| target.name.clone())));
    line("with", joined(event.weapons.iter().map(|weapon| format!("{} ({})", weapon.span.text, weapon.kind))));
    for (name, toll) in event.tolls() {
        line(name, toll.map(|toll| number(toll, article)).unwrap_or_default());
    }
    line("words", joined(event.triggers.iter().take(TRIGGERS).map(|trigger| format!("“{}”", trigger.text))));
    line("breaks", event.checks.join("; "));
    text
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

fn when(when: &WhenRecord, article: &ArticleRecord) -> String {
    let words = article.times.iter().find(|time| Some(&time.id) == when.time.as_ref());
    let words = words.map(|time| format!(": “{}”", time.span.text)).unwrap_or_default();
    match (&when.begin, &when.until) {
        (Some(begin), Some(until)) if begin != until => format!("{begin} to {until} ({}{words})", when.basis),
        (Some(begin), _) => format!("{begin} ({}{words})", when.basis),
        (None, Some(until)) => format!("until {until} ({}{words})", when.basis),
        (None, None) => "not known".to_owned(),
    }
}

fn place(place: &PlaceRecord) -> String {
    let region = place.admin1.as_deref().filter(|admin1| *admin1 != place.name);
    let context: Vec<&str> = region.into_iter().chain(place.country.as_deref()).collect();
    if context.is_empty() { place.name.clone() } else { format!("{} ({})", place.name, context.join(", ")) }
}

fn perpetrator(who: &PerpetratorRecord) -> String {
    who.responsibility.map_or_else(|| who.name.clone(), |how| format!("{} ({how})", who.name))
}

/// Bounds in words, with who gives the deciding figure.
fn number(toll: &TollRecord, article: &ArticleRecord) -> String {
    let bounds = match (toll.min, toll.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(0), Some(max)) => format!("at most {max}"),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => "a number not given".to_owned(),
    };
    let source = toll.figures.first().and_then(|id| speaker(id, article));
    source.map_or(bounds.clone(), |source| format!("{bounds}, says “{source}”"))
}

/// The words that name who gives a figure.
fn speaker<'a>(figure: &str, article: &'a ArticleRecord) -> Option<&'a str> {
    let figure = article.figures.iter().find(|one| one.id == figure)?;
    let attribution = article.attributions.iter().find(|one| Some(&one.id) == figure.attribution.as_ref())?;
    attribution.source.as_ref().map(|source| &*source.span.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_kept_in_words() {
        let toll = |min, max| TollRecord { min, max, best: min, figures: Vec::new() };
        let article: ArticleRecord = serde_json::from_value(serde_json::json!({
            "schema": "copydesk.article/1", "id": "a", "url": null, "title": "Fire", "publisher": null, "authors": [],
            "published": null, "published_basis": "none", "language": "en", "sha256": "", "text": "No one died.",
            "entities": [], "times": [], "figures": [], "attributions": [], "claims": [], "events": [], "notes": []
        }))
        .unwrap_or_else(|error| panic!("{error}"));
        let cases = [
            (Some(5), Some(5), "5"),
            (Some(137), None, "at least 137"),
            (Some(0), Some(20), "at most 20"),
            (Some(20), Some(30), "20 to 30"),
        ];
        for (min, max, words) in cases {
            assert_eq!(number(&toll(min, max), &article), words);
        }
        let shown = summary(&article);
        assert_eq!(
            shown,
            "Fire\na · publication date not known · en · 3 words · 0 figures, 0 times, 0 names, 0 attributions\n\nno event\n"
        );
    }
}
