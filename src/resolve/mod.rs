//! Stage 5: from labelled spans to facts. Every resolver is a pure function of the tagged article and the layers
//! resolved before it; what it cannot decide becomes a [`Note`].

pub mod actors;
pub mod attribution;
pub mod common;
pub mod figures;
pub mod names;
pub mod places;
pub mod temporal;

use crate::doc::{Note, Resolved, Tagged};

/// Resolves every layer, in the order in which they need each other.
#[must_use]
pub fn resolve(tagged: Tagged) -> Resolved {
    let mut notes: Vec<Note> = Vec::new();
    let entities = names::resolve(&tagged);
    let places = places::resolve(&tagged, &entities, &mut notes);
    let times = temporal::resolve(&tagged, &places, &mut notes);
    let actors = actors::resolve(&tagged, &entities, &places);
    let attributions = attribution::resolve(&tagged, &entities, &mut notes);
    let mut figures = figures::resolve(&tagged, &times, &mut notes);
    attribution::bind(&tagged, &attributions, &mut figures, &mut notes);
    let claims = attribution::claims(&tagged, &entities, &actors, &attributions);
    let said = actors::Said { attributions: &attributions, claims: &claims };
    let (suspects, open) = actors::perpetrators(&tagged, &entities, &actors, &said);
    notes.extend(open);
    notes.sort();
    Resolved { tagged, entities, times, places, actors, figures, attributions, claims, suspects, notes }
}
