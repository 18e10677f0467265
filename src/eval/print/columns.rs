//! One table with a column for each set, as docs/accuracy.md has it.

use super::super::outcome::Evaluation;
use super::super::score::SLOTS;

/// What a slot measures, in words.
fn words(slot: &str) -> &str {
    match slot {
        "page.text.accuracy" => "body of a page as gold has it, white space aside",
        "page.title.accuracy" => "title of a page",
        "page.published.accuracy" => "publication day of a page",
        "record.whole.accuracy" => "whole main record exact (type family, date, country, both tolls)",
        "events.main" => "main events F1",
        "events.all" => "all events F1",
        "events.quiet.accuracy" => "articles without event that stay quiet",
        "event.type.accuracy" => "event type exact",
        "event.role.accuracy" => "event role",
        "event.when.accuracy" => "event date exact",
        "event.country.accuracy" => "event country",
        "event.place.accuracy" => "event place",
        "event.killed" => "killed, min and max exact, F1",
        "event.injured" => "injured, min and max exact, F1",
        "event.perpetrators" => "perpetrators F1",
        "event.grade.accuracy" => "responsibility grade",
        "figures.found" => "figures found F1",
        "figures.effect" => "figures with effect F1",
        "figures.value" => "figures with effect, min and max F1",
        "figures.full" => "figures with bound and scope too F1",
        "figures.bound.accuracy" => "bound right where not exact",
        "figures.source.accuracy" => "source of a figure right",
        "figures.unsourced.accuracy" => "no source where there is none",
        "figures.part.accuracy" => "part–whole link",
        "figures.event.accuracy" => "figure bound to the right event",
        "claims" => "claims F1",
        "times.found" => "dates and times found F1",
        "times.value" => "dates and times, value F1",
        "times.day" => "dates and times, day F1",
        "entities" => "names exact F1",
        "attribution.source" => "source of an attribution exact F1",
        "attribution.cue" => "cue exact F1",
        "attribution.content" => "content exact F1",
        "attribution.relation" => "source with its content F1",
        other => other,
    }
}

/// Scores in points (0 to 100), with the number of cases where a set has fewer than 30; slots that no set has are left out.
#[must_use]
pub fn columns(sets: &[(&str, &Evaluation)]) -> String {
    let heads: Vec<String> = sets.iter().map(|(name, it)| format!("{name} ({})", it.articles.len())).collect();
    let mut out = format!("| slot | {} |\n{}|\n", heads.join(" | "), "|---".repeat(sets.len() + 1));
    let totals: Vec<_> = sets.iter().map(|(_, evaluation)| evaluation.total()).collect();
    for slot in SLOTS {
        let tallies: Vec<_> = totals.iter().map(|total| total.0.get(*slot).copied().unwrap_or_default()).collect();
        if tallies.iter().all(|tally| tally.given + tally.wanted == 0) {
            continue;
        }
        let cell = |tally: &super::super::Tally| match (tally.wanted, tally.given) {
            (0, 0) => "–".to_owned(),
            (wanted, _) if wanted < 30 => format!("{:.1} (of {wanted})", 100.0 * tally.f1()),
            _ => format!("{:.1}", 100.0 * tally.f1()),
        };
        out += &format!("| {} | {} |\n", words(slot), tallies.iter().map(cell).collect::<Vec<_>>().join(" | "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::outcome::ArticleScores;
    use super::super::super::{SLOTS, Scores};
    use super::{Evaluation, columns, words};

    #[test]
    fn every_slot_is_told_in_words_of_its_own() {
        let named: std::collections::BTreeSet<&str> = SLOTS.iter().map(|slot| words(slot)).collect();
        assert_eq!(named.len(), SLOTS.len());
        assert!(SLOTS.iter().all(|slot| words(slot) != *slot));
    }

    #[test]
    fn sets_stand_side_by_side() {
        let set = |rights: &[bool]| {
            let mut scores = Scores::default();
            rights.iter().for_each(|right| scores.decide("event.role.accuracy", *right));
            let articles = vec![ArticleScores { id: "a".to_owned(), kind: Vec::new(), scores }];
            Evaluation { articles, ..Evaluation::default() }
        };
        let (small, great, none) = (set(&[true, false]), set(&[true; 40]), set(&[]));
        let table = columns(&[("dev", &small), ("test", &great), ("none", &none)]);
        assert_eq!(
            table,
            "| slot | dev (1) | test (1) | none (1) |\n|---|---|---|---|\n| event role | 50.0 (of 2) | 100.0 | – |\n"
        );
    }
}
