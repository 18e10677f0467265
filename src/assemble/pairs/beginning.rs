//! Signs by which a mention that fits no event begun before is told to begin one.

use super::{Ground, Sign, flag};
use crate::assemble::cluster::{guess, is_minor};
use crate::assemble::triggers::{Kind, Strength};

/// The signs of a mention, always in this order.
///
/// `score` is what speaks for it by the hand-set weights, `fit` how well it fits the best event begun before (log odds), `None`
/// when there is none.
pub fn signs(ground: &Ground, index: usize, (score, fit): (f64, Option<f64>)) -> Vec<Sign> {
    let scene = ground.scene;
    let (mention, cues, wording) = (&scene.mentions[index], &ground.cues[index], &ground.wordings[index]);
    let minor = is_minor(mention);
    let opens = scene.opens(mention);
    vec![
        ("score", score),
        ("alone", flag(fit.is_none())),
        ("fit", fit.map_or(0.0, |fit| fit.clamp(-4.0, 2.0))),
        ("strong", flag(mention.strength == Strength::Strong)),
        ("seen", flag(mention.network.is_some())),
        ("seen_score", mention.network.map_or(0.0, |(_, score)| f64::from(score))),
        ("figure", flag(!wording.figures.is_empty())),
        ("toll_next", flag(wording.figures.is_empty() && toll_follows(ground, index))),
        ("dated", flag(wording.dated)),
        ("placed", flag(!wording.places.is_empty())),
        ("town", flag(!wording.towns.is_empty())),
        ("opens", flag(opens)),
        ("paragraph", flag(wording.opens_paragraph)),
        ("outcome", flag(mention.kind == Kind::Violence)),
        ("typed", flag(guess(mention).is_some())),
        ("minor", flag(minor)),
        ("minor_opens", flag(minor && opens)),
        ("indefinite", flag(wording.indefinite)),
        ("second", flag(wording.second)),
        ("place_first", flag(wording.place_first)),
        ("date_first", flag(wording.date_first)),
        ("recalled", flag(cues.recalled)),
        ("perfect", flag(cues.perfect)),
        ("quoted", flag(cues.quoted)),
        ("general", flag(cues.general)),
        ("statistic", flag(cues.statistic)),
        ("unreal", flag(cues.unreal)),
        ("background", flag(wording.role < 0)),
    ]
}

/// Whether the next sentence tells a toll and names no happening of its own: "A crew was ambushed. Three men were killed."
fn toll_follows(ground: &Ground, index: usize) -> bool {
    let scene = ground.scene;
    let next = scene.mentions[index].sentence + 1;
    let mut there = (0..scene.mentions.len()).filter(|at| scene.mentions[*at].sentence == next).peekable();
    let told = there.clone().any(|at| scene.own_figures(at) > 0);
    there.peek().is_some() && told && there.all(|at| scene.mentions[at].kind == Kind::Violence)
}
