//! The numbers of the assembler, in one place: each is a score of evidence, added up and compared with a threshold.
//!
//! They were first set by hand and then searched one at a time on development articles (ARCHITECTURE.md, "Tuning").

use serde::{Deserialize, Serialize};

/// Scores of evidence; positive speaks for, negative against.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Weights {
    /// Joining: the mention names the very type of the event.
    pub same_type: f64,
    /// Joining: the mention names a type that can be the same happening.
    pub compatible_type: f64,
    /// Joining: the mention only says attack, blast, deaths.
    pub open_type: f64,
    /// Joining: the types exclude each other.
    pub other_type: f64,
    /// Joining: "the", "this", "Friday's".
    pub definite: f64,
    /// Joining: "another", "a separate", "similar", "earlier".
    pub novel: f64,
    /// Joining: "another", "a separate" right before the words.
    pub another: f64,
    /// Joining: dates overlap.
    pub same_date: f64,
    /// Joining: dates exclude each other.
    pub other_date: f64,
    /// Joining: a place in common.
    pub same_place: f64,
    /// Joining: places of the same grain differ.
    pub other_place: f64,
    /// Joining: countries differ.
    pub other_country: f64,
    /// Joining: the mention brings a figure, a place and a time of its own, none of them the event's.
    pub fresh: f64,
    /// Joining: the mention brings a figure and a place of its own and no date, and the place differs from the event's.
    pub fresh_place: f64,
    /// Joining: nearness inside one sentence, for none to a hundred bytes apart.
    pub near: f64,
    /// Joining: both in one sentence.
    pub same_sentence: f64,
    /// Joining, for each sentence between, up to twenty.
    pub distance: f64,
    /// Joining: the event leads the article.
    pub lead: f64,
    /// Joining: what it must reach.
    pub join: f64,
    /// Merging two events: each brings figures of its own.
    pub both_counted: f64,
    /// Merging two events once all their mentions are known: what it must reach.
    pub merge: f64,
    /// New event: the words stand by themselves.
    pub strong: f64,
    /// New event: the network saw a trigger, times its score.
    pub network: f64,
    /// New event: a figure of its own.
    pub figure: f64,
    /// New event: a date of its own.
    pub dated: f64,
    /// New event: a place of its own.
    pub placed: f64,
    /// New event: in the title or the first sentence.
    pub opening: f64,
    /// New event: plural or habitual talk.
    pub general: f64,
    /// New event: told among figures of a year, a rate or a rise.
    pub statistic: f64,
    /// New event: told of a film, a drill, a scenario.
    pub staged: f64,
    /// New event: the article speaks of sport, film, business; times 1 where three words in a hundred do, 0 under one.
    pub figurative: f64,
    /// New event: only deaths or injuries are named, not what caused them.
    pub bare: f64,
    /// New event: negated or only feared.
    pub unreal: f64,
    /// New event: arrest, trial, protest and the like, which are news only as the main matter.
    pub minor: f64,
    /// New event: what it must reach.
    pub birth: f64,
    /// Events less probable than this by their signs are none, 0 to 1.
    pub keep: f64,
    /// The same for the most probable event of an article.
    pub keep_best: f64,
    /// Main: each mention in title or lead.
    pub main_lead: f64,
    /// Main: the title names its type.
    pub main_title: f64,
    /// Main: each other mention, up to five.
    pub main_mention: f64,
    /// Main: of the same days as the event that leads.
    pub main_same_day: f64,
    /// Main: words of recalling beside it.
    pub main_recalled: f64,
    /// Main: happened long before the newest event.
    pub main_old: f64,
    /// Main: the network's role, for or against.
    pub main_network: f64,
    /// Main: for each tenth of the article before its first mention.
    pub main_depth: f64,
    /// Main: what it must reach.
    pub main: f64,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            same_type: 1.2,
            compatible_type: 0.5,
            open_type: 0.6,
            other_type: -2.5,
            definite: 0.35,
            novel: -0.7,
            another: -0.5,
            same_date: 0.35,
            other_date: -2.0,
            same_place: 0.7,
            other_place: -0.95,
            other_country: -0.9,
            fresh: -0.9,
            fresh_place: -0.7,
            near: 0.3,
            same_sentence: 0.4,
            distance: -0.13,
            lead: 0.5,
            join: 0.6,
            both_counted: -0.7,
            merge: 0.5,
            strong: 0.8,
            network: 1.0,
            figure: 1.05,
            dated: 0.4,
            placed: 0.4,
            opening: 0.7,
            general: -0.9,
            statistic: -0.8,
            staged: -1.0,
            figurative: -1.5,
            bare: -0.4,
            unreal: -0.8,
            minor: -0.72,
            birth: 1.25,
            keep: 0.4,
            keep_best: 0.3,
            main_lead: 1.0,
            main_title: 0.4,
            main_mention: 0.15,
            main_same_day: 0.45,
            main_recalled: -1.2,
            main_old: -1.5,
            main_network: 0.8,
            main_depth: -0.05,
            main: 0.25,
        }
    }
}
