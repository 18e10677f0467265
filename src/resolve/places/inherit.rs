//! Where a place lies that the gazetteer lacks: what it takes from its sentence and its article.

use super::choose::Choice;
use super::context::Context;
use super::gazetteer::{Entry, Gazetteer, Kind};
use super::mention::{Mention, Shape};

/// Inhabitants from which a town abroad is seldom a misread name.
const LARGE: u32 = 1_000_000;
/// What the article's country costs beside a place that stands near.
const ARTICLE: usize = 4;

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
pub fn homes<'a>(mentions: &[Mention], choices: &'a [Choice], context: &'a Context) -> Vec<Option<Home<'a>>> {
    let scene = Scene { mentions, choices, context };
    (0..mentions.len()).map(|at| if scene.needs_home(at) { scene.home(at) } else { None }).collect()
}

struct Scene<'s, 'a> {
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
        let limit = article.map_or(usize::MAX, |country| ARTICLE + self.strangeness(country));
        let by_town = self.nearest(at).filter(|(cost, _)| *cost <= limit).map(|(_, entry)| home_in(entry));
        by_town.or(article.map(|country| Home { country, division: None, coordinates: None }))
    }

    /// How little the article is about a country, 0 to 10.
    fn strangeness(&self, country: &str) -> usize {
        (10.0 * (1.0 - self.context.share(country))).round() as usize
    }

    /// The nearest decided place and its cost: lines apart, later lines dearer, vague and foreign places dearer.
    fn nearest(&self, at: usize) -> Option<(usize, &'a Entry)> {
        let here = &self.mentions[at];
        let priced = |other: usize| {
            let mention = &self.mentions[other];
            let Choice::Entry(entry) = &self.choices[other] else { return None };
            if other == at || mention.shape == Shape::Venue || entry.country.is_empty() {
                return None;
            }
            let lines = 2 * here.sentence.abs_diff(mention.sentence) + usize::from(mention.sentence > here.sentence);
            let vague = match entry.kind {
                Kind::Country => {
                    3 + 3 * usize::from(mention.shape == Shape::Demonym) + self.strangeness(entry.country) / 2
                }
                Kind::Division | Kind::Region => 1,
                _ => 0,
            };
            let known = entry.kind == Kind::Country || entry.population > LARGE;
            let cost = lines + vague + self.strangeness(entry.country) / if known { 2 } else { 1 };
            Some((cost, here.span.distance(mention.span), entry))
        };
        let nearest = (0..self.mentions.len()).filter_map(priced).min_by_key(|(cost, apart, _)| (*cost, *apart));
        nearest.map(|(cost, _, entry)| (cost, entry))
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
