//! What a gold set holds: labels by layer and type, articles by tag.

use super::gold::GoldArticle;
use std::collections::BTreeMap;

/// Counts by name, for one heading.
pub type Counts = BTreeMap<String, usize>;

/// Counts of a gold set, by heading, in the order of the record's layers.
#[must_use]
pub fn stats(gold: &[GoldArticle]) -> Vec<(&'static str, Counts)> {
    let words = gold.iter().map(|it| it.text.split_whitespace().count()).sum();
    let totals = [
        ("articles", gold.len()),
        ("words", words),
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
    use super::stats;

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
