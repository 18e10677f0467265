//! Coreference of events: mentions are read in order; each joins the event it fits best, begins a new one, or is dropped.

use super::cues::Cues;
use super::pairs::{self, Ground, Pair, Sign, probability};
use super::scene::Scene;
use super::triggers::{Kind, Mention, Strength};
use super::weights::Weights;
use crate::doc::EventType;

/// Mentions taken for one event.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Indices into the scene's mentions, in text order.
    pub mentions: Vec<usize>,
    /// Score with which it was begun.
    pub birth: f64,
}

/// Groups the mentions of a scene.
pub fn cluster(scene: &Scene, cues: &[Cues], weights: &Weights) -> Vec<Draft> {
    let mut none = |_: Decision| ();
    decide(&Ground::new(scene, cues), weights, &mut none)
}

/// What was weighed for one mention.
pub struct Decision<'a> {
    /// The mention.
    pub mention: usize,
    /// The events begun before.
    pub drafts: &'a [Draft],
    /// The signs that it speaks of each.
    pub joins: Vec<Vec<Sign>>,
    /// The signs that it begins an event, when it joined none.
    pub begins: Option<Vec<Sign>>,
}

/// Groups the mentions, and tells what was weighed for each.
pub fn decide(ground: &Ground, weights: &Weights, told: &mut dyn FnMut(Decision)) -> Vec<Draft> {
    let scene = ground.scene;
    let mut drafts: Vec<Draft> = Vec::new();
    let mut recent = 0;
    // The regression has learnt from articles that the network has read; where word lists did, the sum set by hand decides.
    let unseen = scene.mentions.iter().all(|mention| mention.network.is_none());
    for index in 0..scene.mentions.len() {
        let pairs: Vec<Pair> = (0..drafts.len()).map(|at| beside(ground, index, (&drafts, at, recent))).collect();
        let joins: Vec<Vec<Sign>> = pairs.iter().map(pairs::joining).collect();
        let odds = |(pair, signs): (&Pair, &Vec<Sign>)| if pairs::is_apart(pair) { APART } else { pairs::joins(signs) };
        let odds = pairs.iter().zip(&joins).map(odds).enumerate();
        let best = odds.max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
        let joined = best.filter(|(_, odds)| probability(*odds) >= weights.join);
        let score = birth(scene, ground.cues, index, weights) + weights.figurative * scene.figurative;
        let begins = joined.is_none().then(|| ground.beginning(index, (score, best.map(|(_, odds)| odds))));
        let further = |signs: &Vec<Sign>| probability(pairs::begins(signs)) >= weights.further;
        let by_hand = unseen || drafts.is_empty();
        let begun = if by_hand { score >= weights.birth } else { begins.as_ref().is_some_and(further) };
        told(Decision { mention: index, drafts: &drafts, joins, begins });
        if let Some((at, _)) = joined {
            drafts[at].mentions.push(index);
            recent = at;
        } else if begun && scene.mentions[index].strength != Strength::Anaphor {
            recent = drafts.len();
            drafts.push(Draft { mentions: vec![index], birth: score });
        }
    }
    merged(ground, drafts, weights)
}

/// Joins events that turn out to be one once all their mentions are known.
fn merged(ground: &Ground, drafts: Vec<Draft>, weights: &Weights) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::new();
    for draft in drafts {
        let odds = kept.iter().map(|known| likeness(ground, (&draft, known))).enumerate();
        let best = odds.max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
        match best.filter(|(_, odds)| probability(*odds) >= weights.merge) {
            Some((at, _)) => {
                kept[at].mentions.extend(draft.mentions);
                kept[at].mentions.sort_unstable();
            }
            None => kept.push(draft),
        }
    }
    kept
}

/// Log odds for events that a mention cannot speak of.
const APART: f64 = -9.0;

/// A mention beside one of the events begun before it.
fn beside<'a>(ground: &'a Ground, index: usize, (drafts, at, recent): (&'a [Draft], usize, usize)) -> Pair<'a> {
    Pair { ground, index, draft: &drafts[at], first: at == 0, recent: at == recent, only: drafts.len() == 1 }
}

/// How well a whole event fits one begun before it: the mean log odds of its mentions, whatever stands between.
pub fn likeness(ground: &Ground, (draft, known): (&Draft, &Draft)) -> f64 {
    let odds = |index: &usize| {
        let pair = Pair { ground, index: *index, draft: known, first: false, recent: false, only: false };
        if pairs::is_apart(&pair) { APART } else { pairs::joins(&pairs::joining(&pair)) }
    };
    draft.mentions.iter().map(odds).sum::<f64>() / draft.mentions.len().max(1) as f64
}

/// The type a mention names by itself.
pub fn guess(mention: &Mention) -> Option<EventType> {
    mention.kind.exact()
}

/// How strongly a mention speaks for an event of its own, with the deaths and injuries that it tells as its outcome.
fn birth(scene: &Scene, cues: &[Cues], index: usize, weights: &Weights) -> f64 {
    let mention = &scene.mentions[index];
    let outcomes = if mention.kind == Kind::Violence { Vec::new() } else { scene.outcomes(index) };
    let any = |has: &dyn Fn(usize) -> bool| has(index) || outcomes.iter().any(|at| has(*at));
    let on = |condition: bool, weight: f64| if condition { weight } else { 0.0 };
    let cue = &cues[index];
    on(mention.strength == Strength::Strong, weights.strong)
        + mention.network.map_or(0.0, |(_, score)| weights.network * f64::from(score))
        + on(any(&|at| scene.own_figures(at) > 0), weights.figure)
        + on(any(&|at| !scene.beside[at].times.is_empty()), weights.dated)
        + on(any(&|at| !scene.beside[at].places.is_empty()), weights.placed)
        + on(scene.opens(mention), weights.opening)
        + on(cue.general, weights.general)
        + on(cue.statistic, weights.statistic)
        + on(cue.staged, weights.staged)
        + on(mention.kind == Kind::Violence, weights.bare)
        + on(cue.unreal, weights.unreal)
        + on(is_minor(mention) && !scene.opens(mention), weights.minor)
}

/// Whether the mention names what is news only as the main matter: custody, courts, demonstrations, releases.
pub fn is_minor(mention: &Mention) -> bool {
    guess(mention).is_some_and(|kind| matches!(kind.family(), "arrest" | "trial" | "protest" | "other"))
}
