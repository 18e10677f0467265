//! `copydesk tune --pairs`: what the coreference of events weighed, with what gold says of it.

use crate::assemble::{AssembleConfig, Sign, Weighed, weighed};
use crate::doc::Resolved;
use crate::eval::GoldArticle;
use crate::text::CodePointIndex;
use serde_json::{Value, json};

/// A JSON row for each mention: the signs for each event begun before and, when it joined none, the signs that it begins one, each
/// with whether gold agrees (`null` where gold does not tell).
pub(super) fn rows(resolved: &Resolved, gold: &GoldArticle, config: &AssembleConfig) -> Vec<Value> {
    let all = weighed(resolved, config);
    let events = told(&all, gold, resolved.text());
    let row = |(weighed, event): (&Weighed, &Option<usize>)| {
        let known = weighed.joins.iter().map(|(mentions, _)| most(mentions, &events)).collect::<Vec<_>>();
        let join = |((_, signs), known): (&(Vec<usize>, Vec<Sign>), &Option<usize>)| {
            let gold = event.zip(*known).map(|(event, known)| event == known);
            json!({"signs": signs, "gold": gold})
        };
        let joins: Vec<Value> = weighed.joins.iter().zip(&known).map(join).collect();
        let new = event.is_some_and(|event| !known.contains(&Some(event)));
        let begins = weighed.begins.as_ref().map(|signs| json!({"signs": signs, "gold": new}));
        json!({"article": gold.id, "joins": joins, "begins": begins})
    };
    all.iter().zip(&events).map(row).collect()
}

/// The gold event of each mention: the one whose trigger it overlaps, and for deaths and injuries without one the only event told in
/// their sentence.
fn told(all: &[Weighed], gold: &GoldArticle, text: &str) -> Vec<Option<usize>> {
    let index = CodePointIndex::new(text);
    let named = |weighed: &Weighed| -> Vec<usize> {
        let (start, end) = (index.char_at(weighed.span.start()), index.char_at(weighed.span.end()));
        let here = |at: &usize| gold.events[*at].triggers.iter().any(|[from, to]| start < *to && *from < end);
        (0..gold.events.len()).filter(here).collect()
    };
    let named: Vec<Vec<usize>> = all.iter().map(named).collect();
    let only = |sentence: usize| {
        let mut here: Vec<usize> = (0..all.len())
            .filter(|at| all[*at].sentence == sentence)
            .filter_map(|at| <[usize; 1]>::try_from(named[at].clone()).ok().map(|[event]| event))
            .collect();
        here.dedup();
        <[usize; 1]>::try_from(here).ok().map(|[event]| event)
    };
    let event = |(weighed, named): (&Weighed, &Vec<usize>)| match named.as_slice() {
        [event] => Some(*event),
        [] if weighed.outcome => only(weighed.sentence),
        _ => None,
    };
    all.iter().zip(&named).map(event).collect()
}

/// The gold event that most of the mentions tell.
fn most(mentions: &[usize], events: &[Option<usize>]) -> Option<usize> {
    let told: Vec<usize> = mentions.iter().filter_map(|at| events[*at]).collect();
    let votes = |event: usize| told.iter().filter(|it| **it == event).count();
    told.iter().copied().max_by_key(|event| (votes(*event), std::cmp::Reverse(*event)))
}
