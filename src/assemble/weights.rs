//! The numbers of the assembler, in one place: each is a score of evidence, added up and compared with a threshold.
//!
//! They were first set by hand and then searched one at a time on development articles (ARCHITECTURE.md, "Tuning").

use serde::{Deserialize, Serialize};

/// Scores of evidence; positive speaks for, negative against.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Weights {
    /// Joining: how probable it must be that a mention speaks of an event begun before, 0 to 1.
    pub join: f64,
    /// Joining two events once all their mentions are known: how probable it must be on average, 0 to 1.
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
    /// New event: what the first of an article must reach.
    pub birth: f64,
    /// New event: how probable a further one must be by the signs of a mention that joins none, 0 to 1.
    pub further: f64,
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
            join: 0.38,
            merge: 0.18,
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
            further: 0.35,
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
