//! The event of a figure: the one spoken of beside or before it, unless its own sentence tells of another.
//!
//! Reads: figures and the events' mentions, dates and kinds. Yields: the event of `near`, but (1) in a sentence that names
//! another happening than the one that its bare "died" was taken for, the named one; (2) of an arrest or a trial, the dead
//! and hurt go to the violence behind it; (3) in a sentence of another day than the event's, the one event of that day;
//! (4) out of reach of any mention, the first main event that can do this to people. Known misreadings: the dead of an
//! event that was not found go to the main one.
//! Fires: "In the south a truck bomb went off, killing 20"; "On 4 March, 20 workers died". Must not: "The driver is charged
//! with killing 3" beside no other event.

use super::near::{self, Events};
use super::scene::Scene;
use super::triggers::{Kind, Mention};
use crate::doc::{Effect, EventId, Figure, Role, Scope};
use crate::text::ByteSpan;
use jiff::civil::Date;

/// Bytes between a figure's words and the mention that names what happened, at most.
const CLOSE: usize = 105;

/// The event of a figure of one happening.
pub fn of(scene: &Scene, events: Events, figure: &Figure) -> Option<EventId> {
    let home = Home { scene, events, figure };
    let Some(near) = near::event(scene, events, figure.tie()) else { return home.first_fitting() };
    if !home.harms() || figure.scope == Scope::Hypothetical {
        return Some(near);
    }
    home.named_here(near).or_else(|| home.behind_justice(near)).or_else(|| home.of_the_day(near)).or(Some(near))
}

/// A figure among the events of its article.
struct Home<'a, 'b> {
    scene: &'a Scene<'b>,
    events: Events<'a>,
    figure: &'a Figure,
}

impl Home<'_, '_> {
    fn harms(&self) -> bool {
        matches!(self.figure.effect, Effect::Killed | Effect::Injured | Effect::Casualties)
    }

    fn family(&self, event: EventId) -> &'static str {
        self.events.candidates[event.0].kind.family()
    }

    fn is_violent(&self, event: EventId) -> bool {
        matches!(self.family(event), "attack" | "clash" | "accident" | "disaster" | "riot")
    }

    fn ids(&self) -> impl Iterator<Item = EventId> + '_ {
        (0..self.events.candidates.len()).map(EventId)
    }

    fn sentence(&self) -> usize {
        self.scene.resolved.tagged.segmented.sentence_at(self.figure.tie())
    }

    /// Mentions of an event in the figure's sentence.
    fn mentions_here(&self, event: EventId) -> impl Iterator<Item = &Mention> + '_ {
        let sentence = self.sentence();
        let all = self.events.candidates[event.0].draft.mentions.iter().map(|at| &self.scene.mentions[*at]);
        all.filter(move |mention| mention.sentence == sentence)
    }

    /// Bytes to the nearest mention in the sentence that says more of an event than that people died.
    fn named(&self, event: EventId) -> Option<usize> {
        let naming = self.mentions_here(event).filter(|mention| mention.kind != Kind::Violence);
        naming.map(|mention| mention.span.distance(self.figure.tie())).min()
    }

    /// The violence that the figure's sentence names, where the event beside it is there by a bare "died" alone.
    fn named_here(&self, near: EventId) -> Option<EventId> {
        let bare = self.named(near).is_none() && self.mentions_here(near).next().is_some();
        let named = self.ids().filter_map(|event| Some((self.named(event)?, event))).min();
        named.filter(|(far, event)| bare && *far < CLOSE && self.is_violent(*event)).map(|(_, event)| event)
    }

    /// The violence last told of, where the event beside the figure is an arrest or a trial.
    fn behind_justice(&self, near: EventId) -> Option<EventId> {
        let justice = matches!(self.family(near), "arrest" | "trial");
        let told = |event: EventId| {
            let mentions = self.events.candidates[event.0].draft.mentions.iter();
            mentions.map(|at| self.scene.mentions[*at].sentence).filter(|at| *at <= self.sentence()).max()
        };
        let violent = self.ids().filter(|event| justice && self.is_violent(*event));
        violent.max_by_key(|event| (told(*event), std::cmp::Reverse(*event)))
    }

    /// The one event of the sentence's day, where the event beside the figure was on another.
    fn of_the_day(&self, near: EventId) -> Option<EventId> {
        let days = self.days();
        let meets = |event: EventId| {
            let when = &self.events.candidates[event.0].when;
            let first = when.begin.and_then(|date| date.first_day())?;
            let last = when.until.or(when.begin).and_then(|date| date.last_day()).unwrap_or(first);
            Some(days.iter().any(|(from, to)| first <= *to && *from <= last))
        };
        if days.is_empty() || meets(near) != Some(false) {
            return None;
        }
        let mut same = self.ids().filter(|event| meets(*event) == Some(true) && self.is_violent(*event));
        same.next().filter(|_| same.next().is_none())
    }

    /// Days of the dates of the figure's sentence.
    fn days(&self) -> Vec<(Date, Date)> {
        let sentence = self.scene.sentence(self.sentence()).map(|sentence| sentence.span);
        let inside = |span: ByteSpan| sentence.is_some_and(|sentence| sentence.contains(span));
        let times = &self.scene.resolved.times;
        let here = (0..times.len()).filter(|at| self.scene.can_date(*at) && inside(times[*at].span));
        here.filter_map(|at| self.scene.days(at)).collect()
    }

    /// The first main event that does such a thing to people.
    fn first_fitting(&self) -> Option<EventId> {
        let mut mains = self.ids().filter(|event| self.events.roles[event.0] == Role::Main);
        mains.find(|event| !self.harms() || self.is_violent(*event))
    }
}

#[cfg(test)]
mod tests {
    use crate::assemble::{AssembleConfig, assemble};
    use crate::doc::Analysis;
    use crate::resolve::{common::fixture::tagged, resolve};

    fn read(text: &str) -> Analysis {
        assemble(resolve(tagged(text)), &AssembleConfig::default())
    }

    /// Type of the event that each figure belongs to.
    fn homes(text: &str) -> Vec<(String, Option<&'static str>)> {
        let read = read(text);
        let figures = read.resolved.figures.iter();
        let home = |event: crate::doc::EventId| read.events.get(event.0).map(|event| event.kind.as_str());
        figures.map(|it| (it.span.of(text).to_owned(), it.event.and_then(home))).collect()
    }

    #[test]
    fn the_dead_of_an_arrest_are_those_of_the_crime() {
        let text = "Gunmen opened fire at a market in Lyon on 3 May 2021, a shooting that shook the city. On Tuesday police \
                    arrested a man charged with killing nine people.";
        let found = homes(text);
        assert!(
            found.iter().all(|(words, home)| !words.contains("nine") || *home == Some("attack.shooting")),
            "{found:?}"
        );
        assert!(found.iter().any(|(words, _)| words.contains("nine")), "{found:?}");
    }

    #[test]
    fn a_far_figure_goes_to_the_main_event_that_can_have_done_it() {
        let text = "A bomb exploded in a market in Lyon on Monday, police said.\n\nThe square is old. It has a fountain. Shops \
                    were closed. Trams stood still. Rain fell all day. The mayor spoke of 12 dead.";
        let found = homes(text);
        let dead = found.iter().find(|(words, _)| words.contains("12"));
        assert_eq!(dead.and_then(|(_, home)| *home), Some("attack.bombing"), "{found:?}");
    }

    #[test]
    fn without_an_event_a_figure_has_no_home() {
        assert!(
            homes("The road is 12 km long. Three people were arrested.")
                .iter()
                .all(|(_, home)| home.is_none() || *home == Some("arrest"))
        );
    }
}
