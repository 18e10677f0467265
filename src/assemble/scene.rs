//! The facts of an article laid beside its event mentions: each fact belongs to the nearest mention of its sentence.

use super::cues;
use super::elapsed;
use super::telling::Telling;
use super::triggers::{Kind, Mention, Strength};
use crate::doc::{
    EventType, EventWhen, PartialDate, Place, PlacePrecision, Precision, Resolved, Scope, Sentence, SentenceKind,
    TimeBasis, TimeType,
};
use crate::text::ByteSpan;
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// What stands beside one mention, as indices into the resolved layers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Beside {
    /// Dates and clock times.
    pub times: Vec<usize>,
    /// Places that are no demonyms.
    pub places: Vec<usize>,
    /// Figures of people.
    pub figures: Vec<usize>,
    /// Dates and clock times of the sentences after it that name no event.
    pub later_times: Vec<usize>,
    /// Places of the sentences after it that name no event.
    pub later_places: Vec<usize>,
}

/// Bytes of distance that a clause break counts for.
const BREAK: usize = 40;

/// Sentences after a mention whose dates and places can still be its own.
const REACH: usize = 2;

/// A resolved article with its mentions and what stands beside each.
pub struct Scene<'a> {
    /// The article.
    pub resolved: &'a Resolved,
    /// Its event mentions.
    pub mentions: Vec<Mention>,
    /// What stands beside each mention.
    pub beside: Vec<Beside>,
    /// Types that the title names.
    pub headline: Vec<EventType>,
    /// Whether the first sentences are about the numbers of a year, a rate or a rise.
    pub statistical: bool,
    /// How much the article speaks of sport, film and the like (`cues::figurative`).
    pub figurative: f64,
    /// What the words around each time expression tell of it.
    pub telling: Vec<Telling>,
    /// The date that a period counts back to, for each mention.
    pub counted: Vec<Option<EventWhen>>,
    /// Whether each mention counts: all do until events are known, then those of events alone.
    live: Vec<bool>,
}

impl<'a> Scene<'a> {
    /// Lays the facts beside the mentions.
    pub fn new(resolved: &'a Resolved, mentions: Vec<Mention>) -> Self {
        let title = resolved.tagged.segmented.article.title.as_deref().unwrap_or("");
        let live = vec![true; mentions.len()];
        let body = resolved.tagged.segmented.sentences.iter().filter(|it| matches!(it.kind, SentenceKind::Body));
        let mut scene = Self {
            resolved,
            mentions,
            beside: Vec::new(),
            headline: super::triggers::kinds(title),
            statistical: body.take(2).any(|it| cues::is_statistic(it.span.of(resolved.text()))),
            figurative: cues::figurative(resolved.text()),
            telling: resolved.times.iter().map(|time| Telling::of(resolved, time)).collect(),
            counted: Vec::new(),
            live,
        };
        scene.lay();
        scene.counted = scene.mentions.iter().map(|mention| elapsed::date(&scene, mention)).collect();
        scene
    }

    /// Leaves out mentions that belong to no event, so that their facts go to the events beside them.
    pub fn focus(&mut self, kept: impl Fn(usize) -> bool) {
        self.live = (0..self.mentions.len()).map(kept).collect();
        self.lay();
    }

    /// Lays every fact beside its mention.
    fn lay(&mut self) {
        let resolved = self.resolved;
        let mut beside = vec![Beside::default(); self.mentions.len()];
        for (index, figure) in resolved.figures.iter().enumerate() {
            if let Some(at) = self.nearest(figure.tie()) {
                beside[at].figures.push(index);
            }
        }
        for index in (0..resolved.times.len()).filter(|index| can_date(resolved, *index)) {
            let span = resolved.times[index].span;
            let bearers = self.dated_by(index);
            match (bearers.is_empty(), self.last_before(span)) {
                (false, _) => bearers.iter().for_each(|at| beside[*at].times.push(index)),
                (true, Some(at)) if !self.telling[index].compared => beside[at].later_times.push(index),
                _ => {}
            }
        }
        for index in (0..resolved.places.len()).filter(|index| can_place(resolved, &resolved.places[*index])) {
            let span = resolved.places[index].span;
            match (self.nearest(span), self.last_before(span)) {
                (Some(at), _) => beside[at].places.push(index),
                (None, Some(at)) => beside[at].later_places.push(index),
                (None, None) => {}
            }
        }
        self.beside = beside;
    }

    /// The mentions of its sentence that a time expression dates: the nearest, and the first of a clause that it opens
    /// ("in March 2019, when a fire killed nine"). What it is only compared with ("the deadliest since 2010") it does not date.
    fn dated_by(&self, time: usize) -> Vec<usize> {
        let (span, told) = (self.resolved.times[time].span, self.telling[time]);
        let follows = |at: &usize| self.mentions[*at].span.start() >= span.end();
        let nearest = self.nearest(span).filter(|at| !told.compared || told.opens && follows(at));
        let here = (0..self.mentions.len()).filter(|at| self.live[*at]);
        let here = here.filter(|at| self.share_sentence(self.mentions[*at].span, span));
        let opened = here.filter(follows).min_by_key(|at| self.mentions[*at].span).filter(|_| told.opens);
        nearest.into_iter().chain(opened.filter(|at| Some(*at) != nearest)).collect()
    }

    /// The last mention before `span`, at most [`REACH`] sentences back.
    fn last_before(&self, span: ByteSpan) -> Option<usize> {
        let sentence = self.resolved.tagged.segmented.sentence_at(span);
        let past = |index: &usize| {
            self.live[*index] && (sentence.saturating_sub(REACH)..sentence).contains(&self.mentions[*index].sentence)
        };
        (0..self.mentions.len()).rev().find(past)
    }

    /// The article's text.
    pub fn text(&self) -> &'a str {
        self.resolved.text()
    }

    /// A sentence by number.
    pub fn sentence(&self, index: usize) -> Option<&'a Sentence> {
        self.resolved.tagged.segmented.sentences.get(index)
    }

    /// The words of a sentence; empty when there is none.
    pub fn words(&self, index: usize) -> &'a str {
        self.sentence(index).map_or("", |sentence| sentence.span.of(self.text()))
    }

    /// Words of the sentence that `span` begins in, before it and behind it; `None` in an article without sentences.
    pub fn sides(&self, span: ByteSpan) -> Option<(&'a str, &'a str)> {
        let sentence = self.resolved.tagged.segmented.sentence(span)?.span;
        let before = ByteSpan::new(sentence.start().min(span.start()), span.start());
        let after = ByteSpan::new(span.end(), sentence.end().max(span.end()));
        Some((before.of(self.text()), after.of(self.text())))
    }

    /// Whether two spans begin in one sentence.
    pub fn share_sentence(&self, one: ByteSpan, other: ByteSpan) -> bool {
        let segmented = &self.resolved.tagged.segmented;
        segmented.sentence_at(one) == segmented.sentence_at(other)
    }

    /// Words of the sentence before the mention, and after it.
    pub fn around(&self, mention: &Mention) -> (&'a str, &'a str) {
        let Some(sentence) = self.sentence(mention.sentence) else { return ("", "") };
        let before = ByteSpan::new(sentence.span.start(), mention.span.start().max(sentence.span.start()));
        let after = ByteSpan::new(mention.span.end().min(sentence.span.end()), sentence.span.end());
        (before.of(self.text()), after.of(self.text()))
    }

    /// Whether a time expression can date an event.
    pub fn can_date(&self, time: usize) -> bool {
        can_date(self.resolved, time)
    }

    /// Days of the dates beside a mention that no saying takes for itself, and those that a period counts back to ("came a
    /// month after a bus overturned"): first and last day of each.
    pub fn own_days(&self, mention: usize) -> impl Iterator<Item = (Date, Date)> + '_ {
        let times = self.beside[mention].times.iter().filter(|time| self.names_own_day(**time));
        let counted = self.counted[mention].and_then(|when| Some((when.begin?.first_day()?, when.until?.last_day()?)));
        times.filter_map(|time| self.days(*time)).chain(counted)
    }

    /// Whether a time expression names a day, and no saying takes it for itself.
    fn names_own_day(&self, time: usize) -> bool {
        let told = self.telling[time];
        !told.saying && !told.clock
    }

    /// Whether a sentence has a day that is its own and not a saying's.
    pub fn has_day(&self, sentence: usize) -> bool {
        let exact = |time: &usize| matches!(self.resolved.times[*time].precision, Precision::Time | Precision::Day);
        let here = self.sentence(sentence).map(|it| it.span);
        let inside = |time: &usize| here.is_some_and(|span| span.contains(self.resolved.times[*time].span));
        (0..self.resolved.times.len()).any(|time| exact(&time) && inside(&time) && self.names_own_day(time))
    }

    /// First and last day of a time expression.
    pub fn days(&self, time: usize) -> Option<(Date, Date)> {
        let time = &self.resolved.times[time];
        let first = time.begin?.first_day()?;
        Some((first, time.until.or(time.begin)?.last_day()?))
    }

    /// Whether the mention stands in the title or the first sentence of running text.
    pub fn opens(&self, mention: &Mention) -> bool {
        self.is_lead(mention.sentence)
    }

    /// Whether a sentence is the title or stands no later than the first of running text.
    pub fn is_lead(&self, sentence: usize) -> bool {
        self.is_title(sentence) || self.first_of_body().is_some_and(|lead| sentence <= lead)
    }

    /// The first sentence of running text; 0 where there is none.
    pub fn lead(&self) -> usize {
        self.first_of_body().unwrap_or(0)
    }

    fn first_of_body(&self) -> Option<usize> {
        let sentences = &self.resolved.tagged.segmented.sentences;
        sentences.iter().position(|sentence| matches!(sentence.kind, SentenceKind::Body))
    }

    /// Whether a sentence is the title.
    pub fn is_title(&self, sentence: usize) -> bool {
        self.sentence(sentence).is_some_and(|sentence| sentence.kind == SentenceKind::Title)
    }

    /// Index of the mention of the same sentence that `span` belongs to: the nearest, the more telling of equals.
    pub fn nearest(&self, span: ByteSpan) -> Option<usize> {
        let cost = |(least, at): &(usize, usize)| (least + self.breaks(span, self.mentions[*at].span) * BREAK, *at);
        self.candidates(span).iter().map(cost).min().map(|(_, at)| at)
    }

    /// Mentions of the same sentence that can be the nearest, behind what they cost without clause breaks: none costs more
    /// than the cheapest of them with its breaks, for which alone the words between are read here. Without this bound a
    /// sentence of many mentions and figures takes their product times its length.
    fn candidates(&self, span: ByteSpan) -> Vec<(usize, usize)> {
        let sentence = self.resolved.tagged.segmented.sentence_at(span);
        let least = |mention: &Mention| {
            let vague = if mention.strength == Strength::Strong { 0 } else { 25 };
            let bare = if mention.kind == Kind::Violence { 30 } else { 0 };
            span.distance(mention.span) + vague + bare
        };
        let here = self.mentions.iter().enumerate();
        let here = here.filter(|(at, mention)| self.live[*at] && mention.sentence == sentence);
        let mut here: Vec<(usize, usize)> = here.map(|(at, mention)| (least(mention), at)).collect();
        if let Some((least, at)) = here.iter().min().copied() {
            let bound = least + self.breaks(span, self.mentions[at].span) * BREAK;
            here.retain(|(least, _)| *least <= bound);
        }
        here
    }

    /// Clause breaks between two spans.
    fn breaks(&self, one: ByteSpan, other: ByteSpan) -> usize {
        let between = ByteSpan::new(one.end().min(other.end()), one.start().max(other.start()));
        let words = between.of(self.text());
        [";", " while ", " as ", " but ", ", and ", " after ", " came ", " following "]
            .iter()
            .map(|mark| words.matches(mark).count())
            .sum()
    }

    /// Figures beside the mention that count one event.
    pub fn own_figures(&self, index: usize) -> usize {
        let figures = &self.beside[index].figures;
        figures.iter().filter(|figure| self.resolved.figures[**figure].scope == Scope::Event).count()
    }

    /// The mentions of deaths and injuries that tell the outcome of a mention in the same sentence: "attacked a café, killing
    /// 30". A mention has those to which it is the nearest that says what happened.
    pub fn outcomes(&self, index: usize) -> Vec<usize> {
        let names = |at: &usize| self.mentions[*at].kind != Kind::Violence;
        let sentence = self.mentions[index].sentence;
        let here: Vec<usize> = (0..self.mentions.len()).filter(|at| self.mentions[*at].sentence == sentence).collect();
        let nearest = |outcome: usize| {
            let apart = |at: &usize| self.mentions[*at].span.distance(self.mentions[outcome].span);
            here.iter().copied().filter(names).min_by_key(|at| (apart(at), *at))
        };
        here.iter().copied().filter(|at| !names(at) && nearest(*at) == Some(index)).collect()
    }
}

/// Whether the time expression can date an event: a resolved date or clock time, and not the article's own date line.
fn can_date(resolved: &Resolved, index: usize) -> bool {
    let time = &resolved.times[index];
    let dct = resolved.tagged.segmented.article.dct();
    let own = time.basis == TimeBasis::Explicit
        && time.begin.and_then(PartialDate::first_day) == dct
        && time.span.start() < DATE_LINE;
    matches!(time.kind, TimeType::Date | TimeType::Time) && time.begin.is_some() && !(own && dct.is_some())
}

/// Whether a place can be an event's: no people's name, no hospital that victims were taken to, no "Britain-based".
fn can_place(resolved: &Resolved, place: &Place) -> bool {
    !place.demonym && !is_refuge(resolved, place) && !is_epithet(resolved, place)
}

/// Bytes at the start of a text in which a date equal to the publication's is the article's own.
const DATE_LINE: usize = 60;

/// "Britain-based", "US-led", "Turkey-backed": a place that only describes someone.
fn is_epithet(resolved: &Resolved, place: &Place) -> bool {
    let after = resolved.text().get(place.span.end()..).unwrap_or("");
    ["-based", "-led", "-backed", "-born", "-registered", "-flagged"].iter().any(|tail| after.starts_with(tail))
}

/// Whether a place is where people were taken to, not where it happened.
fn is_refuge(resolved: &Resolved, place: &Place) -> bool {
    let text = resolved.text();
    let from = place.span.start().saturating_sub(70);
    let before = (from..=place.span.start()).find_map(|at| text.get(at..place.span.start())).unwrap_or("");
    REFUGE.is_match(place.span.of(text)) && TAKEN.is_match(before)
}

static REFUGE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)hospital|medical|clinic|trauma|health").expect("pattern is valid"));
static TAKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:taken|rushed|transported|airlifted|flown|brought|treated|walked into|arrived at|showed up at|turned up at|drove (?:\w+ )?to|ran to|died|pronounced|admitted|hospitali[sz]ed|recovering|condition|driven|transferred)\b")
        .expect("pattern is valid")
});

/// Whether two places can be the same spot; `None` when their grains do not compare.
pub fn same_place(one: &Place, other: &Place) -> Option<bool> {
    let lower = |place: &Place| place.name.to_lowercase();
    let (a, b) = (lower(one), lower(other));
    if a == b || a.contains(&b) || b.contains(&a) {
        return (one.precision != PlacePrecision::Country).then_some(true);
    }
    if one.country.is_some() && other.country.is_some() && one.country != other.country {
        return Some(false);
    }
    let fine = matches!(one.precision, PlacePrecision::City | PlacePrecision::Venue);
    (one.precision == other.precision && fine).then_some(false)
}

/// Whether two types can name one happening.
pub fn compatible(one: EventType, other: EventType) -> bool {
    use EventType::*;
    const GROUPS: &[&[EventType]] = &[
        &[AttackBombing, AttackSuicideBombing, AttackOther, AttackAssassination, AttackVehicle, AttackArson],
        &[AttackShooting, AttackOther, AttackAssassination, AttackKidnapping, AccidentOther],
        &[AttackShooting, AttackSuicideBombing, AttackBombing, AttackKidnapping],
        &[AttackStabbing, AttackOther, AttackAssassination, AttackVehicle],
        &[AttackAirstrike, AttackShelling, AttackChemical, AttackBombing],
        &[Clash, AttackOther, AttackShelling, AttackShooting, Riot],
        &[Clash, AttackAirstrike],
        &[AccidentFire, AccidentIndustrial, AccidentOther, AccidentTransport, AttackArson, DisasterWildfire],
        &[DisasterStorm, DisasterFlood, DisasterLandslide],
        &[DisasterEarthquake, DisasterLandslide, DisasterOther],
        &[Protest, Riot],
        &[Arrest, Trial],
    ];
    one == other || GROUPS.iter().any(|group| group.contains(&one) && group.contains(&other))
}

#[cfg(test)]
mod tests {
    use super::super::triggers;
    use super::*;
    use crate::resolve::{common::fixture::tagged, resolve};

    #[test]
    fn a_sentence_of_many_mentions_has_few_that_can_be_nearest() {
        let resolved = resolve(tagged(&"A blast killed 12 people; ".repeat(200)));
        let scene = Scene::new(&resolved, triggers::find(&resolved.tagged));
        assert!(scene.mentions.len() >= 200 && resolved.figures.len() >= 200, "one sentence holds them all");
        let read = |figure: &crate::doc::Figure| scene.candidates(figure.span).len();
        let most = resolved.figures.iter().map(read).max();
        assert!(most.is_some_and(|most| most <= 10), "{most:?} of {} mentions are looked at", scene.mentions.len());
    }

    #[test]
    fn a_figure_belongs_to_its_clause() {
        let resolved = resolve(tagged("A blast killed 12 people, and in the clash that came later 7 soldiers died."));
        let scene = Scene::new(&resolved, triggers::find(&resolved.tagged));
        let words = |figure: &crate::doc::Figure| {
            scene.nearest(figure.span).map(|at| scene.mentions[at].span.of(scene.text()).to_lowercase())
        };
        let near: Vec<Option<String>> = resolved.figures.iter().map(words).collect();
        assert_eq!(near.len(), 2);
        assert_ne!(near[0], near[1], "{near:?}");
    }
}
