//! Markup to gold. A mark whose details or links do not make a label is left out and told, never filled in.

use super::header::Header;
use super::markup::{Details, Mark, Markup};
use crate::eval::gold::{
    GoldArticle, GoldAttribution, GoldClaim, GoldEntity, GoldEvent, GoldFigure, GoldPerpetrator, GoldPlace, GoldTime,
    GoldToll, GoldWhen, Range,
};
use crate::eval::words::Characters;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The labels of a markup, and in words each mark that became none.
pub fn build(header: &Header, text: &str, markup: &Markup) -> (GoldArticle, Vec<String>) {
    let mut builder = Builder::new(text, markup);
    let (events, ids) = builder.events();
    let (figures, claims) = (builder.figures(&ids), builder.claims(&ids));
    let (times, entities, attributions) = (builder.times(), builder.entities(), builder.attributions());
    builder.strays();
    let article = GoldArticle {
        events,
        figures,
        claims,
        times,
        entities: header.labelled("entities", entities),
        attributions: header.labelled("attributions", attributions),
        ..header.article(text)
    };
    (article, builder.lost)
}

/// Event ids by the ids of their marks.
type Ids = BTreeMap<String, String>;

struct Builder<'a> {
    markup: &'a Markup,
    text: Characters,
    marks: BTreeMap<&'a str, &'a Mark>,
    /// Marks that became labels, and those told as lost.
    done: BTreeSet<&'a str>,
    lost: Vec<String>,
}

impl<'a> Builder<'a> {
    fn new(text: &str, markup: &'a Markup) -> Self {
        let marks = markup.marks.iter().map(|mark| (mark.id.as_str(), mark)).collect();
        Self { markup, text: Characters::new(text), marks, done: BTreeSet::new(), lost: Vec::new() }
    }

    /// Marks whose label begins with `layer`, in their order.
    fn of(&self, layer: &str) -> Vec<&'a Mark> {
        self.markup.marks.iter().filter(|mark| mark.label.split('.').next() == Some(layer)).collect()
    }

    /// Marks that `from` leads to by links of a kind, when they have the label that fits.
    fn to(&mut self, from: &Mark, kind: &str) -> Vec<&'a Mark> {
        let links = self.markup.links.iter().filter(|link| link.kind == kind && link.from == from.id);
        let fits = |mark: &&Mark| mark.label.split('.').next() == Some(kind);
        let found: Vec<&'a Mark> = links.filter_map(|link| self.marks.get(link.to.as_str()).copied()).collect();
        let found: Vec<&'a Mark> = found.into_iter().filter(fits).collect();
        self.done.extend(found.iter().map(|mark| mark.id.as_str()));
        found
    }

    /// The first mark that leads to `to`.
    fn from(&self, to: &Mark, kind: &str) -> Option<&'a str> {
        self.markup.links.iter().find(|link| link.kind == kind && link.to == to.id).map(|link| link.from.as_str())
    }

    fn lose(&mut self, mark: &'a Mark, problem: &str) {
        self.done.insert(&mark.id);
        let [start, end] = mark.range;
        let words = self.text.slice(mark.range);
        self.lost.push(format!("{} {words:?} at {start}..{end}: {problem}", mark.label));
    }

    /// Keeps what was made of a mark, or tells why nothing was.
    fn keep<T>(&mut self, mark: &'a Mark, made: Result<T, String>) -> Option<T> {
        self.done.insert(&mark.id);
        made.map_err(|problem| self.lose(mark, &problem)).ok()
    }

    fn events(&mut self) -> (Vec<GoldEvent>, Ids) {
        let (mut events, mut ids) = (Vec::new(), Ids::new());
        for (at, mark) in self.of("event").into_iter().enumerate() {
            let made = self.event(mark, at);
            if let Some(event) = self.keep(mark, made) {
                ids.insert(mark.id.clone(), event.id.clone());
                events.push(event);
            }
        }
        (events, ids)
    }

    fn event(&mut self, mark: &'a Mark, at: usize) -> Result<GoldEvent, String> {
        let triggers = std::iter::once(mark.range).chain(self.to(mark, "trigger").iter().map(|it| it.range)).collect();
        let place =
            |it: &Mark, text: String| GoldPlace { span: it.range, text, country: it.details.get("country").cloned() };
        let places = self.to(mark, "place").into_iter().map(|it| place(it, self.text.slice(it.range))).collect();
        let mut perpetrators = Vec::new();
        for it in self.to(mark, "perpetrator") {
            let grade = needed(&it.details, "responsibility");
            if let Some(responsibility) = self.keep(it, grade) {
                perpetrators.push(GoldPerpetrator { span: it.range, text: self.text.slice(it.range), responsibility });
            }
        }
        let facts = &mark.details;
        let when = GoldWhen {
            begin: facts.get("begin").cloned(),
            until: facts.get("until").cloned(),
            precision: needed(facts, "precision")?,
        };
        Ok(GoldEvent {
            id: facts.get("id").cloned().unwrap_or_else(|| format!("E{}", at + 1)),
            kind: class(mark)?,
            role: needed(facts, "role")?,
            stage: needed(facts, "stage")?,
            triggers,
            when,
            places,
            perpetrators,
            killed: toll(facts, "killed")?,
            injured: toll(facts, "injured")?,
        })
    }

    fn figures(&mut self, events: &Ids) -> Vec<GoldFigure> {
        let (mut figures, mut places) = (Vec::new(), BTreeMap::new());
        for mark in self.of("figure") {
            let sources = self.to(mark, "source");
            let made = figure(mark, sources.first().map(|it| it.range));
            if let Some(figure) = self.keep(mark, made) {
                let event = self.from(mark, "figure").and_then(|anchor| events.get(anchor)).cloned();
                places.insert(mark.id.as_str(), figures.len());
                figures.push(GoldFigure { event, ..figure });
            }
        }
        for link in self.markup.links.iter().filter(|link| link.kind == "part_of") {
            if let (Some(part), Some(whole)) = (places.get(link.from.as_str()), places.get(link.to.as_str())) {
                figures[*part].part_of = Some(*whole);
            }
        }
        figures
    }

    fn claims(&mut self, events: &Ids) -> Vec<GoldClaim> {
        let mut claims = Vec::new();
        for mark in self.of("claim") {
            let claimants = self.to(mark, "claimant");
            let claimant = claimants.first().map(|it| it.range).ok_or("expected a link to its claimant, found none");
            let made = claimant
                .map_err(str::to_owned)
                .and_then(|claimant| Ok(GoldClaim { claimant, span: mark.range, status: class(mark)?, event: None }));
            if let Some(claim) = self.keep(mark, made) {
                let event = self.from(mark, "claim").and_then(|anchor| events.get(anchor)).cloned();
                claims.push(GoldClaim { event, ..claim });
            }
        }
        claims
    }

    fn times(&mut self) -> Vec<GoldTime> {
        let mut times = Vec::new();
        for mark in self.of("time") {
            let made = text(&mark.details, "value")
                .and_then(|value| Ok(GoldTime { span: mark.range, kind: class(mark)?, value }));
            times.extend(self.keep(mark, made));
        }
        times
    }

    fn entities(&mut self) -> Vec<GoldEntity> {
        let mut entities = Vec::new();
        let later: BTreeMap<&str, &str> = self
            .markup
            .links
            .iter()
            .filter(|it| it.kind == "same")
            .map(|it| (it.from.as_str(), it.to.as_str()))
            .collect();
        for mark in self.of("name").into_iter().filter(|mark| !later.contains_key(mark.id.as_str())) {
            let own = |it: &&Mark| it.id == mark.id || first_mention(&later, &it.id) == mark.id;
            let mentions: Vec<&'a Mark> = self.of("name").into_iter().filter(own).collect();
            self.done.extend(mentions.iter().map(|it| it.id.as_str()));
            let given = mentions.iter().find_map(|it| it.details.get("name")).cloned();
            let name = given.unwrap_or_else(|| self.fullest(&mentions));
            let made = class(mark);
            if let Some(kind) = self.keep(mark, made) {
                entities.push(GoldEntity { kind, name, mentions: mentions.iter().map(|it| it.range).collect() });
            }
        }
        entities
    }

    /// The longest words of some mentions.
    fn fullest(&self, mentions: &[&Mark]) -> String {
        let longest = mentions.iter().rev().max_by_key(|it| it.range[1].saturating_sub(it.range[0]));
        longest.map(|it| self.text.slice(it.range)).unwrap_or_default()
    }

    fn attributions(&mut self) -> Vec<GoldAttribution> {
        let mut attributions = Vec::new();
        let is_part = |mark: &&Mark| self.markup.links.iter().any(|link| link.to == mark.id);
        let anchors: Vec<&'a Mark> = self.markup.marks.iter().collect();
        let anchors = anchors.into_iter().filter(|mark| ["cue", "content", "source"].contains(&mark.label.as_str()));
        let anchors: Vec<&'a Mark> = anchors.filter(|mark| !is_part(mark)).collect();
        for mark in anchors {
            self.done.insert(&mark.id);
            let own = |label: &str| (mark.label == label).then_some(mark.range);
            let source = own("source").or_else(|| self.to(mark, "source").first().map(|it| it.range));
            let others = self.to(mark, "content");
            let content: Vec<Range> = own("content").into_iter().chain(others.iter().map(|it| it.range)).collect();
            attributions.push(GoldAttribution { source, cue: own("cue"), content });
        }
        attributions
    }

    /// Marks that nothing leads to, or that no label is made of.
    fn strays(&mut self) {
        let parts = ["trigger", "place", "perpetrator", "claimant", "cue", "source", "content"];
        for mark in self.markup.marks.iter() {
            if self.done.contains(mark.id.as_str()) {
                continue;
            }
            let known = parts.contains(&mark.label.as_str());
            let problem = if known {
                "expected a link that leads to it, found none"
            } else {
                "expected a label of gold (event.…, figure.…, claim.…, time.…, name.…, trigger, place, perpetrator, \
                 claimant, cue, source, content)"
            };
            self.lose(mark, problem);
        }
    }
}

/// The mention at the end of a chain of `same` links.
fn first_mention<'a>(later: &BTreeMap<&'a str, &'a str>, id: &'a str) -> &'a str {
    let mut at = id;
    for _ in 0..later.len() {
        match later.get(at) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

fn figure(mark: &Mark, source: Option<Range>) -> Result<GoldFigure, String> {
    let facts = &mark.details;
    Ok(GoldFigure {
        span: mark.range,
        effect: class(mark)?,
        min: number(facts, "min")?,
        max: number(facts, "max")?,
        bound: needed(facts, "bound")?,
        event: None,
        scope: needed(facts, "scope")?,
        source,
        part_of: None,
    })
}

/// The name that follows the layer in a mark's label.
fn class<T: DeserializeOwned>(mark: &Mark) -> Result<T, String> {
    named(mark.label.split_once('.').map_or("", |(_, class)| class), "label")
}

fn named<T: DeserializeOwned>(value: &str, name: &str) -> Result<T, String> {
    serde_json::from_value(Value::from(value.trim())).map_err(|error| format!("{name}: {error}"))
}

fn text(details: &Details, name: &str) -> Result<String, String> {
    details.get(name).cloned().ok_or_else(|| format!("expected its {name} among the details, found none"))
}

fn needed<T: DeserializeOwned>(details: &Details, name: &str) -> Result<T, String> {
    named(&text(details, name)?, name)
}

fn number(details: &Details, name: &str) -> Result<Option<u64>, String> {
    bound(details.get(name).map_or("null", String::as_str), name)
}

fn bound(value: &str, name: &str) -> Result<Option<u64>, String> {
    match value.trim() {
        "" | "null" => Ok(None),
        digits => {
            digits.parse().map(Some).map_err(|_| format!("{name}: expected a whole number or null, found {digits:?}"))
        }
    }
}

fn toll(details: &Details, name: &str) -> Result<Option<GoldToll>, String> {
    let Some(value) = details.get(name) else { return Ok(None) };
    let (min, max) = value.split_once("..").unwrap_or((value, value));
    Ok(Some(GoldToll { min: bound(min, name)?, max: bound(max, name)? }))
}
