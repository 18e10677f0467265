//! Claims and denials of responsibility by the claimant itself.
//!
//! Rules: `claim-verb` ("claimed responsibility", "took credit", "said it carried out"), `claim-passive` ("an attack
//! claimed by X"), `denial` ("denied involvement", "rejected the accusation"). Accusations by others are no claims, and
//! "no group has claimed responsibility" is none either.

use super::claims_table::{ACCEPTS, ATTACKS, BEHIND, CLAIMS, CONFESSES, DENIES, DENIES_ACT, REJECTED, REJECTS};
use crate::doc::{
    Actor, ActorKind, Attribution, AttributionId, Claim, ClaimMode, ClaimStatus, Entity, EntityId, EntityType,
    SentenceKind, Tagged,
};
use crate::resolve::common::lexicon::{AUXILIARIES, PASSIVE, is_adverb};
use crate::resolve::common::phrase;
use crate::resolve::common::words::{self, Word};
use crate::text::ByteSpan;
use std::ops::Range;

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
    let claimed = |words: Range<usize>, by: bool| Some(Wording { words, verb: at, status: ClaimStatus::Claimed, by });
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
    if verb.is_any(CONFESSES)
        && let Some(end) = near(DENIES_ACT, 4).or_else(|| near(ATTACKS, 5)).or_else(|| near(&["guilty"], 1))
    {
        return claimed(at..end + 1, false);
    }
    denial(words, at).or_else(|| reported(words, at))
}

/// "denied involvement", "denies targeting", "rejected the accusations".
fn denial(words: &[Word<'_>], at: usize) -> Option<Wording> {
    let near =
        |forms: &[&str], reach: usize| (at + 1..words.len().min(at + 1 + reach)).find(|i| words[*i].is_any(forms));
    let end = if words[at].is_any(DENIES) {
        near(DENIES_ACT, 5).or_else(|| near(REJECTED, 5))
    } else if words[at].is_any(REJECTS) {
        near(REJECTED, 4)
    } else if words[at].is_any(&["pleaded", "pled", "plead"])
        && words.get(at + 1).is_some_and(|next| next.lower == "not")
    {
        near(&["guilty"], 2)
    } else {
        None
    }?;
    Some(Wording { words: at..end + 1, verb: at, status: ClaimStatus::Denied, by: false })
}

/// "said it was behind", "announced that they were accountable for", "said its fighters had carried out".
fn reported(words: &[Word<'_>], at: usize) -> Option<Wording> {
    if !words[at].is_any(&["said", "says", "announced", "saying", "stated", "declared", "announcing"]) {
        return None;
    }
    let from = at + 1 + usize::from(words.get(at + 1).is_some_and(|word| word.lower == "that"));
    let own = words.get(from).is_some_and(|word| word.is_any(&["it", "they", "he", "its", "their", "we", "our", "i"]));
    let reach = words.get(from..)?.iter().take(9);
    let end = reach.clone().position(|word| word.is_any(BEHIND)).filter(|_| own)?;
    let denied = words[from..from + end]
        .iter()
        .any(|word| word.is_any(&["not", "n't", "never", "no", "nothing", "wasn't", "weren't", "didn't"]));
    let status = if denied { ClaimStatus::Denied } else { ClaimStatus::Claimed };
    let out = usize::from(words.get(from + end + 1).is_some_and(|next| next.lower == "out"));
    Some(Wording { words: at..from + end + 1 + out, verb: at, status, by: false })
}

/// Whether no verb and no mark stands in `range`: the object is the attack itself.
fn plain(words: &[Word<'_>], range: Range<usize>) -> bool {
    range.clone().all(|at| {
        (words[at].is_word() || words[at].text == "'s" || words[at].text == "’s")
            && !words[at].is_any(&["that", "to"])
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
        let claimant = self.bearer(phrase::span(words, &party)?);
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
            Some(range) if !is_means(words, &range) => Some(range),
            _ => (1..first).find(|at| phrase::is_verb(words, *at)).and_then(|verb| phrase::subject(words, verb)),
        }
    }

    /// The claimant's words and entity; a pronoun or "the group" stands for the last armed actor before it.
    fn bearer(&self, span: ByteSpan) -> (ByteSpan, Option<EntityId>) {
        let words = span.of(self.tagged.text()).to_lowercase();
        let vague =
            ["it", "they", "he", "she", "we", "the group", "the militants", "the organization", "the statement"]
                .contains(&words.as_str());
        let armed = |actor: &&Actor| {
            vague && actor.span.end() <= span.start() && actor.kind != ActorKind::StateForce && actor.rule == "group"
        };
        if let Some(actor) = self.actors.iter().rev().find(armed) {
            return (span, actor.entity);
        }
        let actor = self.actors.iter().find(|actor| actor.span.overlaps(span) && actor.entity.is_some());
        (span, actor.and_then(|actor| actor.entity).or_else(|| self.named(span)))
    }

    fn named(&self, span: ByteSpan) -> Option<EntityId> {
        let holds = |entity: &Entity| {
            entity.kind != EntityType::Misc && entity.mentions.iter().any(|mention| mention.overlaps(span))
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
            ("The rebels said they carried out the raid.", "The rebels", "said they carried out", Claimed),
            ("Moscow has denied targeting civilians.", "Moscow", "has denied targeting", Denied),
            ("The militia, which took credit for the raid, fled.", "The militia", "took credit", Claimed),
            ("THE FRONT DENIED ANY INVOLVEMENT IN THE MURDER.", "THE FRONT", "DENIED ANY INVOLVEMENT", Denied),
            ("Tehran rejected the accusations.", "Tehran", "rejected the accusations", Denied),
            ("The army said it was not behind the strike.", "The army", "said it was not behind", Denied),
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
