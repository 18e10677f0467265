//! Where a place lies that the gazetteer lacks: what it takes from its sentence and its article.

use super::choose::Choice;
use super::context::Context;
use super::gazetteer::{Entry, Gazetteer, Kind};
use super::mention::{Mention, Shape};
use crate::doc::Tagged;

/// What a venue inherits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Home<'a> {
    /// ISO 3166-1 alpha-2.
    pub country: &'a str,
    /// The first-order division.
    pub division: Option<Entry>,
    /// Position of the town it lies in.
    pub coordinates: Option<(f64, f64)>,
}

/// The home of every mention that has no entry of its own; parallel to `mentions`.
#[must_use]
pub fn homes<'a>(
    tagged: &Tagged,
    mentions: &[Mention],
    choices: &'a [Choice],
    context: &'a Context,
) -> Vec<Option<Home<'a>>> {
    let scene = Scene { tagged, mentions, choices, context };
    (0..mentions.len()).map(|at| if scene.needs_home(at) { scene.home(at) } else { None }).collect()
}

struct Scene<'s, 'a> {
    tagged: &'s Tagged,
    mentions: &'s [Mention],
    choices: &'a [Choice],
    context: &'a Context,
}

impl<'a> Scene<'_, 'a> {
    fn needs_home(&self, at: usize) -> bool {
        self.mentions[at].shape == Shape::Venue || !matches!(self.choices[at], Choice::Entry(_))
    }

    /// The container, the nearest town of the sentence, the nearest of the paragraph or before, or the article's country.
    fn home(&self, at: usize) -> Option<Home<'a>> {
        if let Choice::Inside(entry) = &self.choices[at] {
            return Some(home_in(entry));
        }
        let article = self.context.country();
        let stranger = |entry: &Entry| {
            let share = self.context.share(entry.country);
            article.is_some_and(|country| country != entry.country && share < 0.5 * self.context.share(country))
        };
        let by_town = self.nearest(at).filter(|entry| !stranger(entry)).map(home_in);
        let by_article = article.map(|country| Home { country, division: None, coordinates: None });
        by_town.or(by_article)
    }

    /// The nearest decided place: of the same sentence, else of the lines before, else the next; towns first.
    fn nearest(&self, at: usize) -> Option<&'a Entry> {
        let here = &self.mentions[at];
        let usable = |other: &usize| *other != at && self.mentions[*other].shape != Shape::Venue;
        let decided = |other: usize| match &self.choices[other] {
            Choice::Entry(entry) if !entry.country.is_empty() => Some(entry),
            _ => None,
        };
        let cost = |other: usize| {
            let mention = &self.mentions[other];
            let lines = here.sentence.abs_diff(mention.sentence);
            let later = usize::from(mention.sentence > here.sentence);
            let vague = match self.choices[other].entry().map(|entry| entry.kind) {
                Some(Kind::Country) if mention.shape == Shape::Demonym => 6,
                Some(Kind::Country) => 3,
                Some(Kind::Division | Kind::Region) => 1,
                _ => 0,
            };
            let foreign = self.choices[other].entry().is_some_and(|entry| self.context.share(entry.country) < 0.2);
            (lines * 2 + later + vague + if foreign { 8 } else { 0 }, here.span.distance(mention.span))
        };
        debug_assert!(self.tagged.segmented.sentences.len() > here.sentence);
        (0..self.mentions.len())
            .filter(usable)
            .filter_map(|other| Some((cost(other), decided(other)?)))
            .min_by_key(|(cost, _)| *cost)
            .map(|(_, entry)| entry)
    }
}

/// What lies in `entry` inherits.
fn home_in(entry: &Entry) -> Home<'_> {
    let town = matches!(entry.kind, Kind::Capital | Kind::Seat | Kind::City);
    Home {
        country: entry.country,
        division: Gazetteer::world().division(entry),
        coordinates: Some(entry.coordinates).filter(|_| town),
    }
}
