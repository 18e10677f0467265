//! Which predicate a counted noun phrase belongs to: as subject, as object, by a noun ("death toll"), in a list.
//!
//! Reads: the candidates of one sentence and the words between. Yields: one predicate for each that has one.
//! Known misreadings: a long relative clause may lend its predicate to the head noun.

use super::candidate::{Candidate, Head};
use super::harm_table::{Form, Harm, harm};
use super::lex::Word;
use super::nouns_table::is_thing;
use super::predicate::{Predicate, active_at, begins_verb_phrase, dies_after, is_be, joins, predicate};
use super::quantity::says;
use crate::doc::Effect;

/// One sentence with its candidates.
pub(super) struct Clause<'s> {
    /// Its words.
    pub words: &'s [Word],
    /// Its candidates, in order.
    pub candidates: &'s [Candidate],
}

impl Clause<'_> {
    pub(super) fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower.as_str())
    }

    fn starts_at(&self, at: usize) -> Option<usize> {
        self.candidates.binary_search_by_key(&at, |candidate| candidate.words.start).ok()
    }

    /// First word of the next candidate, or the end of the sentence.
    fn limit(&self, index: usize) -> usize {
        self.candidates.get(index + 1).map_or(self.words.len(), |next| next.words.start)
    }

    /// The predicates of all candidates.
    pub fn predicates(&self) -> Vec<Option<Predicate>> {
        let mut found: Vec<Option<Predicate>> = (0..self.candidates.len()).map(|index| self.own(index)).collect();
        for index in 0..found.len() {
            if found[index].is_none() {
                found[index] = self.inherited(index, &found);
            }
        }
        for index in 0..found.len() {
            if let Some(predicate) = &mut found[index] {
                self.settle(index, predicate);
            }
        }
        found
    }

    /// "was shot … and died", "stabbed 11 students to death".
    fn settle(&self, index: usize, predicate: &mut Predicate) {
        let from = predicate.words.end.max(self.candidates[index].words.end);
        let one = self.candidates[index].count.max == Some(1);
        let limit = if one { self.limit(index) } else { self.limit(index).min(from + 4) };
        if predicate.harm.open && dies_after(self.words, from, limit) {
            predicate.harm = Harm::KILLED;
        }
    }

    fn own(&self, index: usize) -> Option<Predicate> {
        let candidate = &self.candidates[index];
        if matches!(self.lower(candidate.words.end), "escaped" | "avoided" | "escapes") {
            return None;
        }
        let dead = candidate.inside == Some(Harm::KILLED);
        let direct = predicate(self.words, candidate.words.end)
            .filter(|found| self.flees(index, found) && !(dead && found.harm.effect == Effect::Rescued));
        let own = self.outweighed(index, direct).or_else(|| self.object(index));
        if own.is_none() && self.is_included(index) {
            return None;
        }
        let own = own
            .or_else(|| self.noun_of(index))
            .or_else(|| self.toll(index))
            .or_else(|| self.number_behind(index))
            .or_else(|| self.among(index))
            .or_else(|| self.located(index))
            .or_else(|| self.inside(index))
            .or_else(|| self.subject(index).filter(|found| self.flees(index, found)));
        let people = candidate.head == Head::People;
        if people { own.or_else(|| self.pronoun(index)).or_else(|| self.beside_named(index)) } else { own }
    }

    /// A bare participle behind the noun yields to the verb that governs it and to the clause's own predicate: "freed
    /// 82 girls kidnapped in April", "ten girls abducted in May were found dead".
    fn outweighed(&self, index: usize, direct: Option<Predicate>) -> Option<Predicate> {
        let direct = direct?;
        let held = matches!(direct.harm.effect, Effect::Kidnapped | Effect::Missing | Effect::Arrested);
        let bare = direct.words.len() == 1 || matches!(self.lower(direct.words.start), "who" | "that");
        if !(held && bare) {
            return Some(direct);
        }
        let governing = self.object(index).or_else(|| self.noun_of(index));
        let outcome = |found: &Predicate| matches!(found.harm.effect, Effect::Rescued | Effect::Killed);
        let own = governing.or_else(|| self.subject_from(direct.words.end)).filter(outcome);
        own.or(Some(direct))
    }

    /// Whether "including" or "among them" stands right before, or "among them" behind, so that the whole's predicate holds.
    fn is_included(&self, index: usize) -> bool {
        let start = self.candidates[index].words.start;
        let before = |back: usize| start.checked_sub(back).map_or("", |at| self.lower(at));
        index > 0
            && (matches!(before(1), "including" | "includes" | "included" | ":")
                || before(1) == "," && self.is_of_them(index)
                || before(1) == "," && self.is_among_them(index)
                || before(2) == "among" && matches!(before(1), "them" | "whom"))
    }

    /// "…, three children among them".
    fn is_among_them(&self, index: usize) -> bool {
        says(self.words, self.candidates[index].words.end, &["among", "them"])
    }

    /// "19 of them officers", and no verb of its own ("one of them was arrested").
    fn is_of_them(&self, index: usize) -> bool {
        let end = self.candidates[index].words.end;
        self.lower(end.saturating_sub(1)) == "them" && !begins_verb_phrase(self.lower(end))
    }

    /// "five of the missing patients had been found": no longer missing.
    fn located(&self, index: usize) -> Option<Predicate> {
        let candidate = &self.candidates[index];
        let missing = candidate.inside.is_some_and(|harm| harm.effect == Effect::Missing);
        let from = candidate.words.end;
        let at = (from..from + 5).find(|at| matches!(self.lower(*at), "found" | "located")).filter(|_| missing)?;
        Some(Predicate { harm: Harm::of(Effect::Rescued), words: from..at + 1, unreal: false, rule: "located" })
    }

    /// Only a crowd that flees its homes is displaced; a suspect flees the scene.
    fn flees(&self, index: usize, found: &Predicate) -> bool {
        let candidate = &self.candidates[index];
        let perpetrators = candidate.noun.is_some_and(|noun| is_perpetrator(self.lower(noun)));
        let many = candidate.count.min.is_none_or(|least| least >= 20);
        found.harm.effect != Effect::Displaced || many && !perpetrators
    }

    fn inside(&self, index: usize) -> Option<Predicate> {
        let candidate = &self.candidates[index];
        let harm = candidate.inside?;
        Some(Predicate {
            harm,
            words: candidate.words.clone(),
            unreal: self.unreal_before(candidate.words.start),
            rule: "inside",
        })
    }

    /// Object of a verb right before: "killed 12", "wounding his two sons", "shot and killed a man".
    fn object(&self, index: usize) -> Option<Predicate> {
        let start = self.candidates[index].words.start;
        let verb = self.skip_back(start)?;
        let harm = self.claims_lives(index, verb).or_else(|| self.verb_harm(index, verb))?;
        let capable = verb >= 2 && self.lower(verb - 1) == "to" && self.lower(verb - 2) == "enough";
        let unreal = self.unreal_before(verb);
        (!capable).then_some(Predicate { harm, words: verb..verb + 1, unreal, rule: "object" })
    }

    /// Position of the word before `start`, past determiners and adverbs.
    pub(super) fn skip_back(&self, start: usize) -> Option<usize> {
        let mut at = start.checked_sub(1)?;
        while matches!(
            self.lower(at),
            "the"
                | "his"
                | "her"
                | "their"
                | "its"
                | "up"
                | "only"
                | "just"
                | "also"
                | "possibly"
                | "reportedly"
                | "down"
                | "off"
                | "those"
        ) {
            at = at.checked_sub(1)?;
        }
        Some(at)
    }

    fn verb_harm(&self, index: usize, verb: usize) -> Option<Harm> {
        let found = match (self.lower(verb), verb.checked_sub(1).map_or("", |before| self.lower(before))) {
            ("dead", "shot" | "shooting" | "shoots" | "shoot") => Harm::KILLED,
            ("death", "to") => Harm::KILLED,
            ("shot" | "stabbed" | "wounded" | "shoots" | "stabs", "fatally") => Harm::KILLED,
            ("lost" | "loses" | "losing", _) if self.is_of_kin(index) => Harm::KILLED,
            ("driven" | "drove" | "driving" | "forced", _) if self.is_from_home(index) => Harm::of(Effect::Displaced),
            ("gun" | "guns" | "gunned" | "gunning", _) if self.lower(verb + 1) == "down" => Harm::KILLED,
            _ => active_at(self.words, verb)?,
        };
        let participle = harm(self.lower(verb), &[Form::Past]).is_some()
            && self.candidates.iter().take(index).any(|other| other.words.end == verb)
            && predicate(self.words, self.candidates[index].words.end).is_some();
        let earlier = self.joined_verb(verb);
        let mixed = earlier
            .is_some_and(|earlier| earlier.effect != found.effect && earlier.effect == Effect::Killed && !earlier.open);
        (!participle).then_some(if mixed { Harm::of(Effect::Casualties) } else { found })
    }

    /// "lost two daughters": the counted noun is of the family.
    fn is_of_kin(&self, index: usize) -> bool {
        const KIN: &str = "sons daughters brothers sisters children nephews nieces grandchildren relatives cousins uncles \
                           aunts son daughter brother sister child nephew niece grandchild relative cousin";
        let noun = self.candidates[index].noun.map_or("", |noun| self.lower(noun));
        !noun.is_empty() && KIN.split_whitespace().any(|kin| kin == noun)
    }

    /// "driven 430,000 from their homes".
    fn is_from_home(&self, index: usize) -> bool {
        let end = self.candidates[index].words.end;
        let home = |at: usize| matches!(self.lower(at), "homes" | "houses" | "villages" | "home");
        self.lower(end) == "from" && (end + 1..end + 4).any(home)
    }

    /// The verb before "and"/"or" and this one: "killing or wounding 30".
    fn joined_verb(&self, verb: usize) -> Option<Harm> {
        let joined = verb >= 2 && matches!(self.lower(verb - 1), "and" | "or");
        joined.then(|| active_at(self.words, verb - 2)).flatten()
    }

    /// "claimed 12 lives".
    fn claims_lives(&self, index: usize, verb: usize) -> Option<Harm> {
        let takes = matches!(
            self.lower(verb),
            "claimed"
                | "claiming"
                | "claims"
                | "claim"
                | "took"
                | "taken"
                | "taking"
                | "cost"
                | "costing"
                | "lost"
                | "of"
        );
        let noun = self.candidates[index].noun.map_or("", |noun| self.lower(noun));
        (takes && noun == "lives").then_some(Harm::KILLED)
    }

    /// Subject of a predicate further on: over lists, relative clauses and parentheses.
    fn subject(&self, index: usize) -> Option<Predicate> {
        self.subject_from(self.candidates[index].words.end)
    }

    fn subject_from(&self, start: usize) -> Option<Predicate> {
        let (mut at, mut relative) = (start, false);
        while at < self.words.len() && at < start + 32 {
            if let Some(next) = self.starts_at(at) {
                at = self.pass(next)?;
                if let Some(found) = predicate(self.words, at) {
                    return Some(found);
                }
                continue;
            }
            match self.lower(at) {
                ";" => return None,
                "who" | "that" | "which" => {
                    relative = true;
                    let thing = at > start && at.checked_sub(1).is_some_and(|before| is_thing(self.lower(before)));
                    if let Some(found) = predicate(self.words, at + 1).filter(|_| !thing) {
                        return Some(found);
                    }
                    at += 1;
                }
                word if self.ends_subject(word, at, start) => return None,
                word if begins_verb_phrase(word) => match predicate(self.words, at) {
                    Some(found) => return Some(found),
                    None if relative => relative = false,
                    None => return None,
                },
                word => {
                    let aside = matches!(
                        word,
                        "with"
                            | "suffering"
                            | "in"
                            | "taken"
                            | "from"
                            | "being"
                            | "critically"
                            | "seriously"
                            | "fatally"
                    );
                    let event = harm(word, &[Form::Intransitive, Form::Past]).is_some();
                    if aside || event {
                        match predicate(self.words, at) {
                            Some(found) => return Some(found),
                            None if event && active_at(self.words, at).is_some() => return None,
                            None => {}
                        }
                    }
                }
            }
            at += 1;
        }
        None
    }

    /// Steps over a candidate that is joined to the one before; None when it opens a clause of its own.
    fn pass(&self, next: usize) -> Option<usize> {
        let start = self.candidates[next].words.start;
        let before = |back: usize| start.checked_sub(back).map_or("", |at| self.lower(at));
        let joined = matches!(
            before(1),
            "and"
                | ","
                | "-"
                | "("
                | "or"
                | "including"
                | "plus"
                | "as"
                | "to"
                | "the"
                | "them"
                | "from"
                | "in"
                | "of"
                | "their"
                | "with"
                | "his"
                | "her"
                | "aged"
                | "ages"
        );
        joined.then_some(self.candidates[next].words.end)
    }

    fn ends_subject(&self, word: &str, at: usize, start: usize) -> bool {
        let commas = (start..at).any(|at| self.lower(at) == ",");
        let before = at.checked_sub(1).map_or("", |at| self.lower(at));
        let tells =
            matches!(word, "said" | "says" | "told" | "reported" | "charged" | "answered" | "argued" | "declared");
        let speech =
            matches!(word, "said" | "says" | "told" | "reported" | "according") && !commas || tells && before == ",";
        let clause = matches!(
            word,
            "when"
                | "after"
                | "while"
                | "before"
                | "because"
                | "but"
                | "if"
                | "where"
                | "as"
                | "since"
                | "until"
                | "so"
                | "saw"
                | "told"
                | "heard"
                | "watched"
                | "went"
        );
        let object = matches!(word, "the" | "his" | "her" | "their" | "its")
            && at > start
            && !super::nouns_table::is_stop(before)
            && !self.words.get(at - 1).is_some_and(Word::is_mark);
        speech || clause || object
    }

    /// A single person taken up by a pronoun later in the sentence: "a man was walking when he was shot".
    fn pronoun(&self, index: usize) -> Option<Predicate> {
        let candidate = &self.candidates[index];
        let perpetrator = candidate.noun.is_some_and(|noun| is_perpetrator(self.lower(noun)));
        let start = candidate.words.start;
        let before = start.checked_sub(1).map_or("", |at| self.lower(at));
        if !candidate.single || perpetrator || matches!(before, "by" | "as" | "like" | "to" | "than") {
            return None;
        }
        (candidate.words.end..self.limit(index)).find_map(|at| match self.lower(at) {
            "he" | "she" | "who" => predicate(self.words, at + 1),
            "him" | "her" | "himself" | "herself" => {
                let verb = at.checked_sub(1)?;
                let agent =
                    verb == candidate.words.end || verb > 0 && matches!(self.lower(verb - 1), "who" | "he" | "she");
                let harm = active_at(self.words, verb).filter(|_| !agent)?;
                let unreal = self.unreal_before(verb);
                Some(Predicate { harm, words: verb..at, unreal, rule: "pronoun" })
            }
            _ => None,
        })
    }

    /// A candidate without predicate shares that of the one before it in a list, or of the whole it is part of.
    fn inherited(&self, index: usize, found: &[Option<Predicate>]) -> Option<Predicate> {
        let candidate = &self.candidates[index];
        let before = index.checked_sub(1)?;
        let from = self.candidates[before].words.end;
        let shared = found[before].clone()?;
        let gap: Vec<&str> = (from..candidate.words.start).map(|at| self.lower(at)).collect();
        let part = gap
            .iter()
            .skip(gap.len().saturating_sub(5))
            .any(|word| matches!(*word, "including" | "include" | "includes" | "included" | "among" | "whom"));
        let list = gap
            .last()
            .is_some_and(|word| matches!(*word, "and" | "," | "or" | "plus" | "to" | "with" | "as" | "-" | "further"))
            && (0..gap.len()).any(|at| joins(self.words, from + at).is_some());
        let part = part || candidate.partitive && gap.last() == Some(&",") || gap.last() == Some(&":");
        let behind = candidate.head == Head::Bare && shared.words.end + 1 == candidate.words.start;
        let part = part || gap.last() == Some(&",") && (behind || self.is_among_them(index));
        let broken = gap.iter().any(|word| *word == ";" || (begins_verb_phrase(word) && !part));
        let elliptic = candidate.head == Head::People
            || matches!(self.lower(candidate.words.end), "in" | "at" | "from" | "near" | "," | "." | "");
        let gone =
            matches!(self.lower(candidate.words.end), "escaped" | "avoided" | "fled" | "ran" | "drove" | "witnessed");
        let told =
            candidate.head == Head::People && shared.words.start >= from && shared.words.end < candidate.words.start;
        let gone = gone || told && gap.last() == Some(&"and") && self.lower(candidate.words.end) == ",";
        let apart = self.own_verb(index) || gone || gap.last() == Some(&",") && self.speaks(index);
        ((part || list) && !broken && elliptic && gap.len() <= 16 && !apart)
            .then_some(Predicate { rule: "list", ..shared })
    }

    /// "…, a health official said", "…, a nurse, Ann Low, said", "according to Ann Low, a nurse": who tells, not who
    /// suffered.
    fn speaks(&self, index: usize) -> bool {
        let (start, end) = (self.candidates[index].words.start, self.candidates[index].words.end);
        let is_name = |at: &usize| self.words.get(*at).is_some_and(|word| word.capital || word.lower == ",");
        let told = (end..end + 8).take_while(|at| at == &end || is_name(&(at - 1))).last().unwrap_or(end);
        let said = |at: usize| matches!(self.lower(at), "said" | "says" | "told" | "added" | "reported");
        let named = start >= 2 && self.words.get(start - 2).is_some_and(|word| word.capital);
        let source = named && (2..8).any(|back| start >= back && self.lower(start - back) == "according");
        let aside =
            named && (end..end + 9).take_while(|at| !matches!(self.lower(*at), "and" | "police" | "who")).any(said);
        said(told) || source || aside
    }

    /// Whether a verb of its own follows ("… and a woman opened the door").
    fn own_verb(&self, index: usize) -> bool {
        begins_verb_phrase(self.lower(self.candidates[index].words.end))
    }

    /// "could have killed", "plotted to kill", "attempted murder of".
    pub(super) fn unreal_before(&self, verb: usize) -> bool {
        let before = |back: usize| verb.checked_sub(back).map_or("", |at| self.lower(at));
        let modal = (1..=3).any(|back| {
            matches!(
                before(back),
                "could"
                    | "would"
                    | "might"
                    | "may"
                    | "attempted"
                    | "attempting"
                    | "trying"
                    | "threatened"
                    | "prevented"
                    | "preventing"
                    | "can"
                    | "if"
            )
        });
        let infinitive = before(1) == "to" && !is_be(before(2)) && self.lower(verb) != "death";
        modal || infinitive && !says(self.words, verb.saturating_sub(3), &["is", "said", "to"])
    }
}

/// Whether a noun names those who attacked.
pub(super) fn is_perpetrator(noun: &str) -> bool {
    let stem = noun.strip_suffix('s').unwrap_or(noun);
    matches!(
        stem,
        "attacker"
            | "gunman"
            | "gunmen"
            | "bomber"
            | "assailant"
            | "hijacker"
            | "suspect"
            | "shooter"
            | "perpetrator"
            | "assassin"
    )
}
