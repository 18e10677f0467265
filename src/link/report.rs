//! One event of one article, as far as linking needs it.

use super::compare::SINGULAR;
use super::sketch::{Sketch, Sketcher, hash};
use crate::doc::record::{ArticleRecord, EventCore, TollRecord};
use crate::doc::{EntityType, PartialDate, PlacePrecision, Role};
use crate::text::fold;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Bytes of the lead that tell what a main event is about.
const LEAD: usize = 1_800;
/// Bytes on either side of the words that recall an event.
const AROUND: usize = 250;

/// A report of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Id of the article.
    pub article: String,
    /// The article of which this one is a copy.
    pub copy_of: Option<String>,
    /// The event.
    pub event: EventCore,
    /// Publication day.
    pub published: Option<String>,
    /// Who gives the number of dead, in words.
    pub source: Option<String>,
    /// First and last day on which it can have happened, as the article dates it.
    pub days: Option<(Date, Date)>,
    /// The publication day as a date.
    pub told: Option<Date>,
    /// Keys of its places below the country.
    pub places: BTreeSet<String>,
    /// Countries.
    pub countries: BTreeSet<String>,
    /// Keys of those behind it.
    pub perpetrators: BTreeSet<String>,
    /// Full names of the people of the article.
    pub people: BTreeSet<String>,
    /// The text about it.
    pub sketch: Sketch,
}

impl Report {
    /// Reads what the record says of `event`.
    #[must_use]
    pub fn of(article: &ArticleRecord, event: &EventCore, sketcher: &Sketcher) -> Self {
        let told = article.published.as_deref().and_then(|day| day.parse::<PartialDate>().ok()?.first_day());
        let places = event.places.iter().filter(|place| place.precision != PlacePrecision::Country);
        Self {
            article: article.id.clone(),
            copy_of: None,
            event: event.clone(),
            published: article.published.clone(),
            source: event.killed.as_ref().and_then(|toll| source(article, toll)),
            days: days(event),
            told,
            places: places.map(|place| fold(&place.name)).filter(|key| !key.is_empty()).collect(),
            countries: event.places.iter().filter_map(|place| place.country.clone()).collect(),
            perpetrators: event.perpetrators.iter().map(|who| fold(&who.name)).filter(|key| key.len() > 2).collect(),
            people: people(article),
            sketch: sketcher.sketch(&about(article, event)),
        }
    }

    /// The dead, as one number.
    #[must_use]
    pub fn killed(&self) -> Option<u64> {
        self.event.killed.as_ref().and_then(|toll| toll.best)
    }

    /// Keys by which the incident is found whatever the words: two for each word of its places, where the toll is so high that
    /// the place tells the incident.
    pub fn landmarks(&self) -> impl Iterator<Item = u32> + '_ {
        let many = |toll: Option<u64>, least: u64| toll.is_some_and(|toll| toll >= least);
        let singular = many(self.killed(), SINGULAR.0) || many(self.injured(), SINGULAR.1);
        let words = self.places.iter().filter(move |_| singular).flat_map(|place| place.split(' '));
        words.filter(|word| word.len() > 3).flat_map(|word| ["at ", "in "].map(|mark| hash(&format!("{mark}{word}"))))
    }

    /// The hurt, as one number.
    #[must_use]
    pub fn injured(&self) -> Option<u64> {
        self.event.injured.as_ref().and_then(|toll| toll.best)
    }
}

/// The full names of people, of two words or more.
fn people(article: &ArticleRecord) -> BTreeSet<String> {
    let people = article.entities.iter().filter(|entity| entity.kind == EntityType::Per);
    people.map(|entity| fold(&entity.name)).filter(|name| name.contains(' ')).collect()
}

/// The days of an event, when they are as exact as a month.
fn days(event: &EventCore) -> Option<(Date, Date)> {
    let parse = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<PartialDate>().ok());
    let begin = parse(&event.when.begin)?;
    if matches!(begin, PartialDate::Year(_)) {
        return None;
    }
    let until = parse(&event.when.until).unwrap_or(begin);
    Some((begin.first_day()?, until.last_day()?))
}

/// Title and lead for a main event, the words around its triggers for one that is recalled.
fn about(article: &ArticleRecord, event: &EventCore) -> String {
    let text = &article.text;
    if event.role == Role::Main {
        let lead = text.get(..text.floor_char_boundary(LEAD)).unwrap_or("");
        let title = article.title.as_deref().unwrap_or("");
        return format!("{title}\n{title}\n{lead}");
    }
    let Some(trigger) = event.triggers.first() else { return String::new() };
    let bytes = crate::text::CodePointIndex::new(text);
    let from = text.floor_char_boundary(bytes.byte_at(trigger.start).saturating_sub(AROUND));
    let to = text.floor_char_boundary(bytes.byte_at(trigger.end) + AROUND);
    text.get(from..to).unwrap_or("").to_owned()
}

/// The words that name who gives the deciding figure of a toll.
fn source(article: &ArticleRecord, toll: &TollRecord) -> Option<String> {
    let figure = article.figures.iter().find(|figure| Some(&figure.id) == toll.figures.first())?;
    let attribution = article.attributions.iter().find(|said| Some(&said.id) == figure.attribution.as_ref())?;
    attribution.source.as_ref().map(|source| source.span.text.clone())
}
