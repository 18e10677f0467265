//! Which countries and divisions an article is about, as far as its places tell.

use super::gazetteer::{Form, Gazetteer, Kind};
use super::mention::{Mention, Shape};
use super::tables::AMERICAN_CUES;
use crate::doc::{Article, SentenceKind, Tagged};
use crate::text::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Sentences that set the scene and count double.
const LEAD: usize = 3;

/// Weights of the countries and divisions that an article names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Context {
    countries: BTreeMap<String, f64>,
    divisions: BTreeMap<u32, f64>,
}

impl Context {
    /// Gathers what names without doubt, the publisher and the wording say.
    #[must_use]
    pub fn of(tagged: &Tagged, mentions: &[Mention]) -> Self {
        let mut context = Self::default();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for mention in mentions {
            let again = !seen.insert(fold(mention.span.of(tagged.text())));
            let factor = scene(tagged, mention.sentence) * if again { 0.3 } else { 1.0 };
            context.weigh(mention, factor);
        }
        context.publisher(&tagged.segmented.article);
        context.american(tagged.text());
        context
    }

    /// Share of the article's country weight that `country` has, 0 to 1.
    #[must_use]
    pub fn share(&self, country: &str) -> f64 {
        let sum: f64 = self.countries.values().sum();
        self.countries.get(country).map_or(0.0, |weight| weight / sum.max(1.0))
    }

    /// Weight of a division among the names of the article.
    #[must_use]
    pub fn division(&self, division: u32) -> f64 {
        self.divisions.get(&division).copied().unwrap_or(0.0)
    }

    /// The country that the article is about, when one outweighs every other by half.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        let mut ranked: Vec<(&String, f64)> = self.countries.iter().map(|(code, weight)| (code, *weight)).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let second = ranked.get(1).map_or(0.0, |(_, weight)| *weight);
        ranked.first().filter(|(_, weight)| *weight >= 1.0 && *weight >= 1.5 * second).map(|(code, _)| code.as_str())
    }

    /// Counts a decided place.
    pub fn add(&mut self, country: &str, division: Option<u32>, weight: f64) {
        if !country.is_empty() {
            *self.countries.entry(country.to_owned()).or_default() += weight;
        }
        if let Some(division) = division {
            *self.divisions.entry(division).or_default() += weight;
        }
    }

    /// Counts a mention that can hardly mean anything else.
    fn weigh(&mut self, mention: &Mention, factor: f64) {
        let Some(best) = mention.readings.first() else { return };
        let world = Gazetteer::world();
        let clear = mention.readings.iter().all(|reading| reading.entry.country == best.entry.country);
        let weight = match (best.entry.kind, best.form) {
            (Kind::Country, Form::Demonym) => 1.0,
            (Kind::Country, _) if clear => 2.0,
            (Kind::Country, _) => 1.0,
            (Kind::Division, Form::Abbreviation) => 2.0,
            (Kind::Division, _) if clear => 1.5,
            _ if clear && best.entry.population > 0 => 1.0,
            _ if dominates(mention) => 0.5,
            _ => return,
        };
        let of = |reading: &super::gazetteer::Reading| world.division(&reading.entry).map(|division| division.index);
        let division = of(best).filter(|index| mention.readings.iter().all(|reading| of(reading) == Some(*index)));
        self.add(best.entry.country, division, weight * factor);
    }

    fn publisher(&mut self, article: &Article) {
        let host = article.url.as_deref().or(article.publisher.as_deref()).unwrap_or("");
        let host = host.split("://").last().unwrap_or("").split('/').next().unwrap_or("");
        let country = match host.rsplit('.').next().unwrap_or("") {
            "uk" => "GB",
            "au" => "AU",
            "ca" => "CA",
            "in" => "IN",
            "nz" => "NZ",
            "za" => "ZA",
            "ng" => "NG",
            "ke" => "KE",
            "pk" => "PK",
            "ie" => "IE",
            "ph" => "PH",
            _ => return,
        };
        self.add(country, None, 1.0);
    }

    /// Local American reports seldom name their country: their wording does.
    fn american(&mut self, text: &str) {
        let lower = text.to_lowercase();
        let has = |cue: &str| {
            lower.match_indices(cue).any(|(at, _)| {
                let around = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                around(lower[..at].chars().next_back()) && around(lower[at + cue.len()..].chars().next())
            })
        };
        let cues = AMERICAN_CUES.iter().filter(|cue| has(cue)).count() + usize::from(lower.contains(" block of "));
        self.add("US", None, 0.5 * cues.min(6) as f64);
    }
}

/// Whether the most populous reading is ten times as large as any in another country.
fn dominates(mention: &Mention) -> bool {
    let of = |reading: &super::gazetteer::Reading| f64::from(reading.entry.population);
    let Some(best) = mention.readings.iter().max_by(|a, b| of(a).total_cmp(&of(b))) else { return false };
    let first = mention.readings.first().is_some_and(|first| first.entry.country == best.entry.country);
    let rival = mention
        .readings
        .iter()
        .filter(|reading| reading.entry.country != best.entry.country)
        .map(of)
        .fold(0.0, f64::max);
    first && of(best) >= 10.0 * rival && mention.shape == Shape::Name
}

/// Weight of a sentence: datelines set the scene, so does the lead.
fn scene(tagged: &Tagged, sentence: usize) -> f64 {
    match tagged.segmented.sentences.get(sentence).map(|sentence| sentence.kind) {
        Some(SentenceKind::Dateline) => 3.0,
        Some(SentenceKind::Boilerplate) => 0.0,
        _ if sentence < LEAD => 2.0,
        _ => 1.0,
    }
}
