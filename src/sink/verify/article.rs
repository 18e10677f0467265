//! Whether an article's record agrees with itself.

use crate::doc::PartialDate;
use crate::doc::record::{ArticleRecord, EventCore, TollRecord};
use std::collections::HashSet;

/// What is wrong with a record, its spans aside.
pub(super) fn findings(article: &ArticleRecord) -> Vec<String> {
    let mut found = references(article);
    for figure in &article.figures {
        found.extend(bounds(&figure.id, figure.min, figure.max));
    }
    for time in &article.times {
        found.extend(interval(&time.id, time.begin.as_deref(), time.until.as_deref()));
    }
    for event in &article.events {
        found.extend(arithmetic(event));
    }
    found
}

/// The arithmetic rules of one event.
fn arithmetic(event: &EventCore) -> Vec<String> {
    let mut found = Vec::new();
    for (effect, toll) in tolls(event) {
        let name = format!("{} {effect}", event.id);
        found.extend(bounds(&name, toll.min, toll.max));
        let low = toll.best.zip(toll.min).is_some_and(|(best, min)| best < min);
        let high = toll.best.zip(toll.max).is_some_and(|(best, max)| best > max);
        if low || high {
            found.push(format!("{name}: expected best between min and max, found {:?}", toll.best.unwrap_or_default()));
        }
    }
    found.extend(interval(&event.id, event.when.begin.as_deref(), event.when.until.as_deref()));
    if !(0.0..=1.0).contains(&event.confidence) {
        found.push(format!("{}: expected a confidence from 0 to 1, found {}", event.id, event.confidence));
    }
    found
}

/// The tolls that an event states.
fn tolls(event: &EventCore) -> impl Iterator<Item = (&'static str, &TollRecord)> {
    event.tolls().into_iter().filter_map(|(name, toll)| toll.map(|toll| (name, toll)))
}

fn bounds(name: &str, min: Option<u64>, max: Option<u64>) -> Option<String> {
    let (min, max) = min.zip(max)?;
    (min > max).then(|| format!("{name}: expected min at most max, found {min} and {max}"))
}

/// Dates that can be read, the first not after the last.
fn interval(name: &str, begin: Option<&str>, until: Option<&str>) -> Option<String> {
    let wrong = [begin, until].into_iter().flatten().find_map(|text| text.parse::<PartialDate>().err());
    if let Some(error) = wrong {
        return Some(format!("{name}: {error}"));
    }
    let first = begin?.parse::<PartialDate>().ok()?.first_day()?;
    let last = until?.parse::<PartialDate>().ok()?.last_day()?;
    (first > last).then(|| format!("{name}: expected begin not after until, found {first} and {last}"))
}

/// Ids that stand for nothing in the article.
fn references(article: &ArticleRecord) -> Vec<String> {
    let known: HashSet<&str> = ids(article).collect();
    let named = named(article);
    let missing = named.iter().filter(|(_, id)| !known.contains(*id));
    missing.map(|(from, id)| format!("{from}: expected an id of this article, found {id:?}")).collect()
}

fn ids(article: &ArticleRecord) -> impl Iterator<Item = &str> {
    let entities = article.entities.iter().map(|entity| &*entity.id);
    let times = article.times.iter().map(|time| &*time.id);
    let figures = article.figures.iter().map(|figure| &*figure.id);
    let attributions = article.attributions.iter().map(|attribution| &*attribution.id);
    let events = article.events.iter().map(|event| &*event.id);
    entities.chain(times).chain(figures).chain(attributions).chain(events)
}

/// Every id that a layer names, with the one that names it.
fn named(article: &ArticleRecord) -> Vec<(&str, &str)> {
    let mut named = Vec::new();
    for figure in &article.figures {
        let ids = [&figure.event, &figure.part_of, &figure.supersedes, &figure.as_of, &figure.attribution];
        named.extend(ids.into_iter().flatten().map(|id| (&*figure.id, &**id)));
    }
    for claim in &article.claims {
        let ids = [&claim.claimant, &claim.event, &claim.attribution];
        named.extend(ids.into_iter().flatten().map(|id| (&*claim.id, &**id)));
    }
    for attribution in &article.attributions {
        let entity = attribution.source.as_ref().and_then(|source| source.entity.as_deref());
        named.extend(entity.map(|id| (&*attribution.id, id)));
    }
    for event in &article.events {
        named.extend(event_names(event));
    }
    named
}

fn event_names(event: &EventCore) -> impl Iterator<Item = (&str, &str)> {
    let time = event.when.time.iter();
    let people = event.perpetrators.iter().chain(&event.targets);
    let people = people.flat_map(|who| who.entity.iter().chain(&who.attribution));
    let figures = tolls(event).flat_map(|(_, toll)| &toll.figures);
    time.chain(people).chain(&event.sources).chain(figures).map(|id| (&*event.id, &**id))
}

#[cfg(test)]
mod tests {
    use super::{bounds, interval};

    #[test]
    fn bounds_and_intervals_must_not_be_crossed() {
        assert_eq!(bounds("f1", Some(3), None), None);
        assert_eq!(bounds("f1", Some(3), Some(3)), None);
        assert!(bounds("f1", Some(4), Some(3)).is_some());
        assert_eq!(interval("t1", Some("2024"), Some("2024-03-01")), None);
        assert!(interval("t1", Some("2024-04"), Some("2024-03-01")).is_some());
        assert!(interval("t1", Some("March"), None).is_some_and(|words| words.contains("YYYY-MM-DD")));
    }
}
