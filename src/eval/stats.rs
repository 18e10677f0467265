//! What a gold set holds: labels by layer and type, articles by tag.

use super::gold::GoldArticle;
use std::collections::BTreeMap;

/// Counts by name, for one heading.
pub type Counts = BTreeMap<String, usize>;

/// Counts of a gold set, by heading, in the order of the record's layers.
#[must_use]
pub fn stats(gold: &[GoldArticle]) -> Vec<(&'static str, Counts)> {
    let totals = [
        ("articles", gold.len()),
        ("words", gold.iter().map(words).sum()),
        ("dated", gold.iter().filter(|it| it.published.is_some()).count()),
        ("without event", gold.iter().filter(|it| it.events.is_empty()).count()),
        ("clusters", gold.iter().filter_map(|it| it.cluster.as_ref()).collect::<std::collections::BTreeSet<_>>().len()),
    ];
    let events = || gold.iter().flat_map(|it| &it.events);
    let figures = || gold.iter().flat_map(|it| &it.figures);
    let entities = gold.iter().flat_map(|it| it.entities.iter().flatten());
    let kinds = entities.flat_map(|it| it.mentions.iter().map(|_| it.kind.to_string()));
    vec![
        ("totals", totals.into_iter().map(|(name, count)| (name.to_owned(), count)).collect()),
        ("event type", counted(events().map(|it| it.kind))),
        ("event role", counted(events().map(|it| it.role))),
        ("event stage", counted(events().map(|it| it.stage))),
        ("responsibility", counted(events().flat_map(|it| &it.perpetrators).map(|it| it.responsibility))),
        ("figure effect", counted(figures().map(|it| it.effect))),
        ("figure bound", counted(figures().map(|it| it.bound))),
        ("figure scope", counted(figures().map(|it| it.scope))),
        ("claim", counted(gold.iter().flat_map(|it| &it.claims).map(|it| it.status))),
        ("time", counted(gold.iter().flat_map(|it| &it.times).map(|it| it.kind))),
        ("name (mentions)", counted(kinds)),
        ("attribution", counted(gold.iter().flat_map(|it| it.attributions.iter().flatten()).map(parts))),
        ("tag (articles)", counted(gold.iter().flat_map(|it| &it.kind))),
    ]
}

/// Counts something in one article.
type Count = fn(&GoldArticle) -> usize;

/// Columns of [`markdown`], each with what it counts in one article.
const COLUMNS: [(&str, Count); 11] = [
    ("articles", |_| 1),
    ("of 150–600 words", |it| usize::from((150..=600).contains(&words(it)))),
    ("words", words),
    ("dated", |it| usize::from(it.published.is_some())),
    ("events", |it| it.events.len()),
    ("without event", |it| usize::from(it.events.is_empty())),
    ("figures", |it| it.figures.len()),
    ("claims", |it| it.claims.len()),
    ("times", |it| it.times.len()),
    ("names (mentions)", |it| it.entities.iter().flatten().map(|entity| entity.mentions.len()).sum()),
    ("attributions", |it| it.attributions.iter().flatten().count()),
];

/// Words between blanks; the title aside.
fn words(article: &GoldArticle) -> usize {
    article.text.split_whitespace().count()
}

/// A Markdown table with a row for each set, by name, and one for all of them.
#[must_use]
pub fn markdown(sets: &[(String, Vec<GoldArticle>)]) -> String {
    let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let mut out = format!("| | {} |\n{}|\n", names.join(" | "), "|---".repeat(COLUMNS.len() + 1));
    let mut row = |name: &str, gold: &[&GoldArticle]| {
        let sum = |(_, count): &(&str, Count)| thousands(gold.iter().map(|article| count(article)).sum());
        out += &format!("| {name} | {} |\n", COLUMNS.iter().map(sum).collect::<Vec<_>>().join(" | "));
    };
    for (name, gold) in sets {
        row(name, &gold.iter().collect::<Vec<_>>());
    }
    row("all", &sets.iter().flat_map(|(_, gold)| gold).collect::<Vec<_>>());
    out
}

/// A number with a comma before every third digit from the right.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let comma = |(at, digit): (usize, char)| {
        let cut = at > 0 && (digits.len() - at).is_multiple_of(3);
        if cut { format!(",{digit}") } else { digit.to_string() }
    };
    digits.chars().enumerate().map(comma).collect()
}

/// Which parts of an attribution the text gives.
fn parts(attribution: &super::gold::GoldAttribution) -> &'static str {
    match (attribution.source.is_some(), attribution.cue.is_some()) {
        (true, true) => "with source and cue",
        (true, false) => "without cue",
        (false, true) => "without source",
        (false, false) => "content alone",
    }
}

fn counted(items: impl Iterator<Item = impl ToString>) -> Counts {
    let mut counts = Counts::new();
    items.for_each(|item| *counts.entry(item.to_string()).or_default() += 1);
    counts
}

#[cfg(test)]
mod tests {
    use super::{markdown, stats};

    #[test]
    fn sets_are_counted_in_a_table() {
        let article = |words: usize| crate::eval::GoldArticle::new("a", &"word ".repeat(words));
        let sets = [("one".to_owned(), vec![article(1_200), article(150)]), ("two".to_owned(), vec![article(5)])];
        let table = markdown(&sets);
        let rows: Vec<&str> = table.lines().skip(2).map(|row| &row[..24]).collect();
        assert_eq!(
            rows,
            ["| one | 2 | 1 | 1,350 | 0", "| two | 1 | 0 | 5 | 0 | 0", "| all | 3 | 1 | 1,355 | 0"]
                .map(|row| &row[..24])
        );
    }

    #[test]
    fn labels_are_counted_by_layer_and_type() {
        let row = r#"{"id":"a","text":"On Monday and on Tuesday it rained.","kind":["weather"],
            "times":[{"span":[3,9],"type":"DATE","value":"2024-03-04"},{"span":[17,24],"type":"DATE","value":"2024-03-05"}]}"#;
        let gold = serde_json::from_str(row).unwrap_or_else(|error| panic!("{error}"));
        let stats: std::collections::BTreeMap<_, _> = stats(&[gold]).into_iter().collect();
        assert_eq!(stats["time"]["DATE"], 2);
        assert_eq!((stats["totals"]["words"], stats["totals"]["without event"]), (7, 1));
        assert_eq!(stats["tag (articles)"]["weather"], 1);
        assert!(stats["event type"].is_empty());
    }
}
