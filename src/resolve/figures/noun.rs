//! Predicates that are nouns: "the deaths of 12", "the death toll rose to 137", "among the dead were two children".
//!
//! Known misreadings: "the toll" of a road or a bell is told apart only by the number behind it.

use super::clause::Clause;
use super::harm_table::{Form, Harm, harm};
use super::nouns_table::is_stop;
use super::predicate::{Predicate, active_at, begins_verb_phrase};
use super::quantity::says;
use crate::doc::Effect;

impl Clause<'_> {
    /// "the deaths of 12", "lives of", "injuries to", "the fatal shooting of a man".
    pub(super) fn noun_of(&self, index: usize) -> Option<Predicate> {
        self.noun_before(self.skip_back(self.candidates[index].words.start)?)
    }

    /// "the murder of": the noun before the "of" (or "to", "in") at `of`.
    fn noun_before(&self, of: usize) -> Option<Predicate> {
        let at = of.checked_sub(1).filter(|_| matches!(self.lower(of), "of" | "to" | "in"))?;
        let at = if matches!(self.lower(at), "members" | "all") { at.checked_sub(2)? } else { at };
        let fatal = at > 0 && matches!(self.lower(at - 1), "fatal" | "deadly" | "shooting" | "stabbing" | "fatally");
        let (noun, join) = (self.lower(at), self.lower(of));
        let harm = match noun {
            "death" | "deaths" | "lives" | "life" | "bodies" | "body" | "remains" | "corpses" | "killing"
            | "killings" | "murder" | "murders" | "slaying" | "slayings" | "execution" | "executions"
            | "assassination" | "massacre" | "loss" | "beheading" | "homicide"
                if join == "of" =>
            {
                Harm::KILLED
            }
            "shooting" | "stabbing" | "shootings" if join == "of" => {
                if fatal {
                    Harm::KILLED
                } else {
                    Harm::STRUCK
                }
            }
            "wounding" if join == "of" => Harm::of(Effect::Injured),
            "injuries" | "injury" | "wounds" => Harm::of(Effect::Injured),
            "arrest" | "arrests" | "detention" | "capture" | "imprisonment" if join == "of" => {
                Harm::of(Effect::Arrested)
            }
            "kidnapping" | "abduction" | "kidnappings" | "abductions" if join == "of" => Harm::of(Effect::Kidnapped),
            "disappearance" if join == "of" => Harm::of(Effect::Missing),
            "displacement" if join == "of" => Harm::of(Effect::Displaced),
            "release" | "rescue" | "freeing" | "liberation" if join == "of" => Harm::of(Effect::Rescued),
            _ => return None,
        };
        Some(Predicate { harm, words: at..of + 1, unreal: self.unreal_before(at), rule: "noun-of" })
    }

    /// "murdered the mayor, Ana Ruiz, and two guards", "the murder of Father Ruiz and a catechist": the last of a list whose
    /// others bear names or titles. Must not: "killed the mayor and two guards fled".
    pub(super) fn beside_named(&self, index: usize) -> Option<Predicate> {
        let (start, end) = (self.candidates[index].words.start, self.candidates[index].words.end);
        let ended = self.words.get(end).is_none_or(|word| word.is_mark() || is_stop(&word.lower));
        let join = start.checked_sub(1).filter(|join| matches!(self.lower(*join), "and" | "plus"));
        if !ended
            || begins_verb_phrase(self.lower(end))
            || index > 0 && self.candidates[index - 1].words.end + 16 > start
        {
            return None;
        }
        let governs = |at: usize| {
            let object = !is_stop(self.lower(at + 1)) || matches!(self.lower(at + 1), "the" | "his" | "her" | "their");
            let verb = active_at(self.words, at).filter(|_| object && !self.words[at + 1].is_mark());
            let unreal = self.unreal_before(at);
            let verb = verb.map(|harm| Predicate { harm, words: at..at + 1, unreal, rule: "object" });
            verb.or_else(|| self.noun_before(at).filter(|_| self.lower(at) == "of"))
        };
        let clause = |at: &usize| {
            let word = self.lower(*at);
            !begins_verb_phrase(word)
                && !matches!(
                    word,
                    ";" | "." | ":" | "said" | "told" | "who" | "when" | "that" | "after" | "while" | "but"
                )
        };
        let join = join?;
        (join.saturating_sub(16)..join).rev().take_while(clause).find_map(governs)
    }

    /// "brought to 49 the number killed".
    pub(super) fn number_behind(&self, index: usize) -> Option<Predicate> {
        let end = self.candidates[index].words.end;
        let behind = says(self.words, end, &["the", "number"]) || says(self.words, end, &["the", "total", "number"]);
        let at = (end + 2..end + 6)
            .find(|at| harm(self.lower(*at), &[Form::Noun, Form::Past]).is_some())
            .filter(|_| behind)?;
        let (harm, _) = harm(self.lower(at), &[Form::Noun, Form::Past])?;
        Some(Predicate { harm, words: end..at + 1, unreal: false, rule: "toll" })
    }

    /// "death toll rose to 137", "bringing the number of dead to 12", "the toll stands at".
    pub(super) fn toll(&self, index: usize) -> Option<Predicate> {
        let candidate = &self.candidates[index];
        let mut at = candidate.words.start.checked_sub(1)?;
        let rises = matches!(
            at.checked_sub(1).map_or("", |before| self.lower(before)),
            "risen" | "rose" | "up" | "climbed" | "rises"
        );
        let floor = candidate.words.start.saturating_sub(if rises && self.lower(at) == "to" { 24 } else { 14 });
        if !matches!(
            self.lower(at),
            "to" | "at"
                | "of"
                | "from"
                | "is"
                | "was"
                | "reached"
                | "hit"
                | "passed"
                | ":"
                | "exceeded"
                | "topped"
                | "surpassed"
                | "than"
                | "were"
                | "exceeds"
                | "tops"
                | "now"
        ) {
            return None;
        }
        while at >= floor {
            let harm = match self.lower(at) {
                "toll" | "tolls" => Some(self.kind_of_toll(at)),
                word @ ("dead" | "deaths" | "fatalities" | "killed" | "wounded" | "injured" | "missing"
                | "injuries" | "arrested" | "arrests" | "casualties" | "displaced") => self
                    .number_of(at)
                    .then(|| harm(word, &[Form::Noun, Form::Past, Form::State]).map(|(harm, _)| harm))
                    .flatten(),
                ";" | "," => return None,
                _ => None,
            };
            if let Some(harm) = harm {
                return Some(Predicate { harm, words: at..at + 1, unreal: false, rule: "toll" });
            }
            at = at.checked_sub(1)?;
        }
        None
    }

    fn kind_of_toll(&self, toll: usize) -> Harm {
        match toll.checked_sub(1).map_or("", |before| self.lower(before)) {
            "injury" | "wounded" | "injured" => Harm::of(Effect::Injured),
            "casualty" => Harm::of(Effect::Casualties),
            _ => Harm::KILLED,
        }
    }

    /// "number of …", "total …" a few words before.
    fn number_of(&self, at: usize) -> bool {
        (1..=5).any(|back| {
            at.checked_sub(back).is_some_and(|at| matches!(self.lower(at), "number" | "total" | "tally" | "count"))
        })
    }

    /// "among the dead were two children", "the dead included a woman".
    pub(super) fn among(&self, index: usize) -> Option<Predicate> {
        let link = self.skip_back(self.candidates[index].words.start)?;
        let links = matches!(
            self.lower(link),
            "was" | "were" | "is" | "are" | "included" | "include" | "includes" | ":" | "being"
        );
        let mut at = link.checked_sub(1).filter(|_| links)?;
        if matches!(
            self.lower(at),
            "people" | "also" | "terrorists" | "victims" | "civilians" | "persons" | "militants"
        ) && at > 0
            && self.lower(at) != "victims"
        {
            at -= 1;
        }
        let known = (1..=4)
            .any(|back| at.checked_sub(back).is_some_and(|at| matches!(self.lower(at), "the" | "those" | "among")));
        let opens = known || at == 0;
        let noun = match self.lower(at) {
            "victims" | "fatalities" => Harm::KILLED,
            word @ ("dead" | "killed" | "wounded" | "injured" | "hurt" | "missing" | "arrested" | "detained"
            | "deceased" | "detainees" | "hostages") => {
                harm(word, &[Form::Noun, Form::Past, Form::State]).map(|(harm, _)| harm)?
            }
            _ => return None,
        };
        opens.then_some(Predicate { harm: noun, words: at..link + 1, unreal: false, rule: "among" })
    }
}
