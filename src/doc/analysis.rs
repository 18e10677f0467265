//! What is known of an article after resolving, and after assembling.

use super::{Actor, Attribution, Claim, Entity, Event, Figure, Note, PerpetratorMention, Place, Tagged, TimeExpr};

/// A tagged article with every resolved layer; lists are in text order.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    /// Article, sentences, tokens, tags.
    pub tagged: Tagged,
    /// Bearers of names.
    pub entities: Vec<Entity>,
    /// Time expressions.
    pub times: Vec<TimeExpr>,
    /// Mentions of places.
    pub places: Vec<Place>,
    /// Mentions of actors.
    pub actors: Vec<Actor>,
    /// Figures of people.
    pub figures: Vec<Figure>,
    /// Who says what.
    pub attributions: Vec<Attribution>,
    /// Claims and denials of responsibility.
    pub claims: Vec<Claim>,
    /// Those said to be behind something, with the words that tie them to it.
    pub suspects: Vec<PerpetratorMention>,
    /// What was left undecided.
    pub notes: Vec<Note>,
}

impl Resolved {
    /// The article's text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.tagged.text()
    }
}

/// The finished analysis of one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// Every layer, figures and claims bound to events.
    pub resolved: Resolved,
    /// Its events, main ones first, then in text order.
    pub events: Vec<Event>,
}
