//! Claims and denials of responsibility by the claimant itself.
//!
//! Rules: `claim-verb` ("claimed responsibility", "took credit", "said it carried out"), `claim-passive` ("an attack
//! claimed by X"), `denial` ("denied involvement", "rejected the accusation"). Accusations by others are no claims, and
//! "no group has claimed responsibility" is none either.

use super::claims_table::{
    ACCEPTS, ARMED_ACTS, ATTACKS, BEHIND, CLAIMS, CONFESSES, DENIES, DENIES_ACT, REJECTED, REJECTS, TELLS,
};
use crate::doc::{
    Actor, ActorKind, Attribution, AttributionId, Claim, ClaimMode, ClaimStatus, Entity, EntityId, EntityType,
    SentenceKind, Tagged,
};
use crate::resolve::common::lexicon::{AUXILIARIES, PASSIVE, PREPOSITIONS, is_adverb};
use crate::resolve::common::phrase;
use crate::resolve::common::words::{self, Word};
use crate::text::ByteSpan;
use std::ops::Range;

/// Words that stand for a group named before.
const VAGUE: &[&str] = &[
    "it",
    "they",
    "he",
    "she",
    "we",
    "the group",
    "that group",
    "the same group",
    "the militants",
    "the organization",
    "the organisation",
    "the movement",
    "the rebels",
    "the insurgents",
    "the guerrillas",
    "the jihadists",
    "the statement",
];

/// What a claim needs to know of its article.
struct Desk<'a> {
    tagged: &'a Tagged,
    entities: &'a [Entity],
    actors: &'a [Actor],
    attributions: &'a [Attribution],
}

/// Words that claim or deny, before the claimant is known.
struct Wording {
    words: Range<usize>,
    verb: usize,
    status: ClaimStatus,
    by: bool,
    /// Whether the words claim only in the mouth of an armed group or a state.
    armed: bool,
}

/// Every claim and denial, in text order.
#[must_use]
pub fn find(tagged: &Tagged, entities: &[Entity], actors: &[Actor], attributions: &[Attribution]) -> Vec<Claim> {
    let desk = Desk { tagged, entities, actors, attributions };
    let mut claims: Vec<Claim> = Vec::new();
    for sentence in tagged.segmented.sentences.iter().filter(|sentence| sentence.kind != SentenceKind::Boilerplate) {
        let words = words::of_sentence(tagged, sentence);
        let wordings = (0..words.len()).filter_map(|at| wording(&words, at));
        for claim in wordings.filter_map(|wording| desk.claim(&words, &wording)) {
            if !claims.last().is_some_and(|last| last.span.overlaps(claim.span)) {
                claims.push(claim);
            }
        }
    }
    claims
}

/// The wording that begins with the verb at `at`.
fn wording(words: &[Word<'_>], at: usize) -> Option<Wording> {
    let near =
        |forms: &[&str], reach: usize| (at + 1..words.len().min(at + 1 + reach)).find(|i| words[*i].is_any(forms));
    let verb = &words[at];
    let claimed = |words: Range<usize>, by: bool| {
        Some(Wording { words, verb: at, status: ClaimStatus::Claimed, by, armed: false })
    };
    if verb.is_any(CLAIMS)
        && words.get(at + 1).is_some_and(|next| next.lower == "by")
        && (is_passive(words, at) || follows_attack(words, at))
    {
        return claimed(at..at + 2, true);
    }
    if verb.is_any(ACCEPTS)
        && let Some(end) = near(&["responsibility", "credit"], 3)
    {
        return claimed(at..end + 1, false);
    }
    if verb.is_any(CLAIMS)
        && let Some(end) = near(ATTACKS, 6).filter(|end| {
            plain(words, at + 1..*end) && !words.get(end + 1).is_some_and(|next| next.is_any(AUXILIARIES))
        })
    {
        return claimed(at..end + 1, false);
    }
    if verb.is_any(CLAIMS)
        && let Some(end) = owned(words, at)
    {
        return Some(Wording { words: at..end, verb: at, status: ClaimStatus::Claimed, by: false, armed: true });
    }
    if verb.is_any(CONFESSES)
        && let Some(end) = near(DENIES_ACT, 4).or_else(|| near(ATTACKS, 5))
    {
        return claimed(at..end + 1, false);
    }
    denial(words, at).or_else(|| reported(words, at))
}

/// "claimed it", "claimed the driver as one of its soldiers": one past the last word.
fn owned(words: &[Word<'_>], at: usize) -> Option<usize> {
    let it = words.get(at + 1).is_some_and(|next| next.is_any(&["it", "them", "both", "this"]));
    let ends =
        words.get(at + 2).is_none_or(|next| !next.is_word() || next.is_any(&["in", "on", "through", "as", "too"]));
    let soldier = || {
        let near = at + 2..words.len().min(at + 9);
        let named = near.clone().find(|i| words[*i].lower == "as")?;
        let one = words.get(named + 1)?;
        let fighter = || words.get(named + 2).is_some_and(|it| it.is_any(&["soldier", "fighter", "member", "martyr"]));
        (one.is_any(&["one", "its", "their"]) || one.lower == "a" && fighter()).then_some(named + 1)
    };
    if it && ends { Some(at + 2) } else { soldier() }
}

/// "denied involvement", "denies targeting", "denied that its men had been there", "rejected the accusations".
fn denial(words: &[Word<'_>], at: usize) -> Option<Wording> {
    let near =
        |forms: &[&str], reach: usize| (at + 1..words.len().min(at + 1 + reach)).find(|i| words[*i].is_any(forms));
    let denied = |end: usize, armed: bool| {
        Some(Wording { words: at..end + 1, verb: at, status: ClaimStatus::Denied, by: false, armed })
    };
    let ends = |at: usize| words.get(at).is_none_or(|next| !next.is_word() || next.is_any(&["in", "on", "through"]));
    if words[at].is_any(DENIES) {
        let act =
            near(DENIES_ACT, 5).or_else(|| near(REJECTED, 5).filter(|end| !words[*end].is_any(&["it", "reports"])));
        let own = own(words, at).map(|own| own.start);
        return match (act, own) {
            (Some(end), _) => denied(end, false),
            (None, Some(end)) => denied(end, false),
            (None, None) if near(&["it", "this", "that"], 1).is_some() && ends(at + 2) => denied(at + 1, true),
            (None, None) => None,
        };
    }
    if words[at].is_any(REJECTS) {
        return denied(near(REJECTED, 4)?, false);
    }
    None
}

/// Where a clause after the verb at `at` speaks of the speaker's own ("it", "its fighters", "one of its men", "his group"):
/// the words of that subject. What stands between is an adjunct: "through its Amaq outlet that two of its soldiers".
fn own(words: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    const OWN: &[&str] = &["it", "they", "he", "she", "its", "their", "his", "we", "our", "i"];
    let reach = words.len().min(at + ADJUNCT);
    let that = (at + 1..reach).find(|i| words[*i].lower == "that");
    let start = that.map_or(at + 1, |that| that + 1);
    let goes_on = |i: &usize| words.get(i + 1).is_some_and(|next| next.is_word() && !next.is_any(PREPOSITIONS));
    let part = (start..words.len().min(start + 6)).find(|i| words[*i].is_any(OWN)).filter(goes_on)?;
    let lead = words[start..part].iter().filter(|word| word.is_word()).collect::<Vec<_>>();
    let plain = lead.iter().all(|word| {
        word.is_any(&["one", "two", "three", "four", "none", "some", "all", "members", "fighters", "of", "yesterday"])
    });
    plain.then_some(part..part + 1)
}

/// Most words between a verb of saying and the "that" of its clause.
const ADJUNCT: usize = 14;

/// "said it was behind", "announced through its agency that two of its soldiers had carried out", "said it was not".
fn reported(words: &[Word<'_>], at: usize) -> Option<Wording> {
    if !words[at].is_any(TELLS) {
        return None;
    }
    let own = own(words, at).map(|own| own.start).or_else(|| group_named(words, at))?;
    let clause = words.get(own..)?.iter().take(11).take_while(|word| !matches!(word.text, ";" | ":"));
    let end = clause.clone().position(|word| word.is_any(BEHIND))?;
    let bare = words[own + end].lower == "do" && (end == 0 || words[own + end - 1].lower != "to");
    let thinks =
        words[own..own + end].iter().any(|word| word.is_any(&["believe", "believes", "think", "suspect", "suspects"]));
    let joined = bare || thinks || end > 0 && words[own + end - 1].lower == "and";
    let denied = words[own.saturating_sub(2)..own + end]
        .iter()
        .any(|word| word.is_any(&["not", "n't", "never", "no", "none", "nothing", "wasn't", "weren't", "didn't"]));
    let status = if denied { ClaimStatus::Denied } else { ClaimStatus::Claimed };
    let out = usize::from(words.get(own + end + 1).is_some_and(|next| next.is_any(&["out", "down", "up"])));
    let armed = !denied && words[own + end].is_any(ARMED_ACTS);
    (!joined).then_some(Wording { words: at..own + end + 1 + out, verb: at, status, by: false, armed })
}

/// "said the group had carried out": where the clause begins that speaks of the group again.
fn group_named(words: &[Word<'_>], at: usize) -> Option<usize> {
    let start = at + 1 + usize::from(words.get(at + 1).is_some_and(|next| next.lower == "that"));
    let named = |i: usize, forms: &[&str]| words.get(i).is_some_and(|word| word.is_any(forms));
    let again =
        named(start, &["the", "this"]) && named(start + 1, &["group", "organization", "organisation", "movement"]);
    again.then_some(start)
}

/// Whether no verb and no mark stands in `range`: the object is the attack itself.
fn plain(words: &[Word<'_>], range: Range<usize>) -> bool {
    range.clone().all(|at| {
        (words[at].is_word() || words[at].text == "'s" || words[at].text == "’s")
            && words[at].lower != "to"
            && (words[at].lower != "that" || at + 1 == range.end)
            && !phrase::is_verb(words, at)
    })
}

fn is_passive(words: &[Word<'_>], at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| words[i].is_any(PASSIVE))
}

fn follows_attack(words: &[Word<'_>], at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|i| words[i].is_any(ATTACKS) || words[i].lower == "bomb")
}

impl Desk<'_> {
    fn claim(&self, words: &[Word<'_>], wording: &Wording) -> Option<Claim> {
        let first = (0..wording.verb)
            .rev()
            .take_while(|at| words[*at].is_any(AUXILIARIES) || is_adverb(&words[*at].lower))
            .last()
            .unwrap_or(wording.verb);
        let negated =
            (first..wording.verb).any(|at| words[at].is_any(&["not", "never", "n't", "hasn't", "didn't", "haven't"]));
        let party =
            if wording.by { phrase::object(words, wording.words.end, false) } else { self.subject(words, first) }?;
        let nobody = words[party.clone()].iter().any(|word| word.is_any(&["no", "nobody", "none", "neither"]));
        if negated || nobody {
            return None;
        }
        let span = phrase::span(words, &(first.min(wording.words.start)..wording.words.end))?;
        let place = phrase::span(words, &party)?;
        if wording.armed && !self.is_armed(place) {
            return None;
        }
        let claimant = self.bearer(place);
        Some(Claim {
            claimant: claimant.0,
            entity: claimant.1,
            span,
            event: None,
            status: wording.status,
            mode: mode(words),
            attribution: self.reporter(span, claimant.0),
        })
    }

    /// The subject before word `first`; a relative pronoun gives its antecedent, a participle the sentence's subject.
    fn subject(&self, words: &[Word<'_>], first: usize) -> Option<Range<usize>> {
        match phrase::subject(words, first) {
            Some(range) if words[range.start].is_any(&["who", "which"]) => {
                phrase::subject(words, range.start).or_else(|| before_comma(words, range.start)).or(Some(range))
            }
            Some(range) if !is_means(words, &range) && !is_object(words, &range, first) => Some(range),
            _ => (1..first).find(|at| phrase::is_verb(words, *at)).and_then(|verb| phrase::subject(words, verb)),
        }
    }

    /// The claimant's words and entity; a pronoun or "the group" stands for the last armed actor before it.
    fn bearer(&self, span: ByteSpan) -> (ByteSpan, Option<EntityId>) {
        let words = span.of(self.tagged.text()).to_lowercase();
        let vague = VAGUE.contains(&words.as_str());
        let armed = |actor: &&Actor| {
            vague && actor.span.end() <= span.start() && actor.kind != ActorKind::StateForce && actor.rule == "group"
        };
        if let Some(actor) = self.actors.iter().rev().find(armed) {
            return (span, actor.entity);
        }
        let actor = self.actors.iter().find(|actor| actor.span.overlaps(span) && actor.entity.is_some());
        (span, actor.and_then(|actor| actor.entity).or_else(|| self.named(span)))
    }

    /// Whether the words name an armed group or a force, or stand for one spoken of before.
    fn is_armed(&self, span: ByteSpan) -> bool {
        let group = |actor: &Actor| matches!(actor.rule, "group" | "organisation" | "force");
        let vague = VAGUE.contains(&span.of(self.tagged.text()).to_lowercase().as_str());
        self.actors
            .iter()
            .any(|actor| actor.span.overlaps(span) || vague && group(actor) && actor.span.end() <= span.start())
    }

    fn named(&self, span: ByteSpan) -> Option<EntityId> {
        let holds = |entity: &Entity| {
            let own = |mention: &ByteSpan| match entity.kind {
                EntityType::Misc => false,
                EntityType::Loc => mention.overlaps(span) && span.len() <= mention.len() + "the ".len(),
                EntityType::Per | EntityType::Org => mention.overlaps(span),
            };
            entity.mentions.iter().any(own)
        };
        self.entities.iter().position(holds).map(EntityId)
    }

    /// The innermost attribution around the claim whose source is someone else.
    fn reporter(&self, span: ByteSpan, claimant: ByteSpan) -> Option<AttributionId> {
        let other = |held: &Attribution| held.source.is_some_and(|source| !source.span.overlaps(claimant));
        let holding = self.attributions.iter().enumerate().filter(|(_, held)| other(held)).flat_map(|(i, held)| {
            held.content
                .iter()
                .filter(move |content| content.contains(span))
                .map(move |content| (content.len(), AttributionId(i)))
        });
        holding.min().map(|(_, id)| id)
    }
}

/// "claimed the attack through its agency saying that it was ...": what the verb before acts upon does not speak.
fn is_object(words: &[Word<'_>], range: &Range<usize>, verb: usize) -> bool {
    words[verb].lower.ends_with("ing") && range.start > 1 && phrase::is_verb(words, range.start - 1)
}

/// "released videos and messages claiming responsibility": what carries a claim is not who makes it.
fn is_means(words: &[Word<'_>], range: &Range<usize>) -> bool {
    const MEANS: &[&str] = &[
        "video",
        "videos",
        "message",
        "messages",
        "statement",
        "statements",
        "audio",
        "recording",
        "recordings",
        "letter",
        "letters",
        "post",
        "posts",
        "tape",
        "tapes",
        "leaflet",
        "leaflets",
        "communique",
        "note",
        "tweet",
        "bulletin",
        "footage",
    ];
    words.get(range.end.saturating_sub(1)).is_some_and(|head| head.is_any(MEANS))
}

/// The phrase before ", which".
fn before_comma(words: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    let comma = at.checked_sub(1).filter(|i| words[*i].text == ",")?;
    phrase::subject(words, comma)
}

/// By what means the claim was made, by the words of its sentence.
fn mode(words: &[Word<'_>]) -> Option<ClaimMode> {
    const SIGNS: &[(ClaimMode, &[&str])] = &[
        (ClaimMode::Video, &["video", "videos", "videotape", "footage"]),
        (ClaimMode::Audio, &["audio", "recording"]),
        (ClaimMode::Call, &["telephone", "telephoned", "phone", "caller", "phoned"]),
        (ClaimMode::Letter, &["letter", "leaflet", "leaflets", "pamphlet", "pamphlets"]),
        (ClaimMode::Media, &["amaq", "agency", "newspaper", "radio"]),
        (
            ClaimMode::Website,
            &["website", "online", "telegram", "twitter", "internet", "web", "channel", "facebook", "post", "tweet"],
        ),
        (ClaimMode::Statement, &["statement", "communique", "communiqué", "message", "announced"]),
    ];
    SIGNS.iter().find(|(_, signs)| words.iter().any(|word| word.is_any(signs))).map(|(mode, _)| *mode)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::common::fixture::tagged;

    fn read(text: &str) -> Vec<(String, String, ClaimStatus)> {
        let article = tagged(text);
        let found = find(&article, &[], &[], &[]);
        found.into_iter().map(|c| (c.claimant.of(text).to_owned(), c.span.of(text).to_owned(), c.status)).collect()
    }

    #[test]
    fn wordings_that_claim_and_deny() {
        use ClaimStatus::{Claimed, Denied};
        let cases = [
            (
                "The Harbour Front claimed responsibility for the blast.",
                "The Harbour Front",
                "claimed responsibility",
                Claimed,
            ),
            (
                "The group has also claimed an earlier bomb attack.",
                "The group",
                "has also claimed an earlier bomb attack",
                Claimed,
            ),
            ("It was an attack claimed by the Harbour Front.", "the Harbour Front", "claimed by", Claimed),
            (
                "The Harbour Front has released videos and messages claiming responsibility for the raid.",
                "The Harbour Front",
                "claiming responsibility",
                Claimed,
            ),
            (
                "The Front released a film saying it carried out the raid.",
                "The Front",
                "saying it carried out",
                Claimed,
            ),
            ("The rebels said they carried out the raid.", "The rebels", "said they carried out", Claimed),
            ("Moscow has denied targeting civilians.", "Moscow", "has denied targeting", Denied),
            ("The militia, which took credit for the raid, fled.", "The militia", "took credit", Claimed),
            ("THE FRONT DENIED ANY INVOLVEMENT IN THE MURDER.", "THE FRONT", "DENIED ANY INVOLVEMENT", Denied),
            ("Tehran rejected the accusations.", "Tehran", "rejected the accusations", Denied),
            ("The army said it was not behind the strike.", "The army", "said it was not behind", Denied),
            (
                "Islamic State announced through its outlet that two of its soldiers had carried out both raids.",
                "Islamic State",
                "announced through its outlet that two of its soldiers had carried out",
                Claimed,
            ),
            ("The group claimed that attack as well.", "The group", "claimed that attack", Claimed),
            ("A rebel leader said he had ordered the attack.", "A rebel leader", "said he had ordered", Claimed),
            ("The general denied that his forces had been there.", "The general", "denied that his", Denied),
            ("The band said it had nothing to do with the raid.", "The band", "said it had nothing to do", Denied),
            ("THE FRONT [FPL] CLAIMED CREDIT FOR THE BLAST.", "THE FRONT [FPL]", "CLAIMED CREDIT", Claimed),
        ];
        for (text, claimant, span, status) in cases {
            assert_eq!(read(text), [(claimant.to_owned(), span.to_owned(), status)], "{text}");
        }
    }

    #[test]
    fn nobody_claims_and_others_accuse() {
        for text in [
            "No group has claimed responsibility.",
            "The blast has not been claimed.",
            "Kabul accused the rebels.",
            "She denied the request.",
            "The storm claimed ten lives.",
            "She claimed it in a letter.",
            "The Front released a film claiming that girls died as a result of the raid.",
            "Police say they do not believe the child was hit by chance.",
            "Officials say they believe a gas leak is responsible.",
            "The ministry denied the reports.",
            "The clerk denied it.",
            "The man pleaded guilty to murder.",
            "The agency said its reporters had seen smoke.",
            "The army said its troops had fought back and killed 50 rebels.",
        ] {
            assert!(read(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn the_means_of_a_claim() {
        let article = tagged("The Front claimed responsibility in a video posted online.");
        assert_eq!(find(&article, &[], &[], &[])[0].mode, Some(ClaimMode::Video));
    }
}
