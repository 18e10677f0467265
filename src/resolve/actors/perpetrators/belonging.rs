//! Whose fighters: nameless doers that belong to a group named elsewhere.
//!
//! `own` reads "the Front said its fighters had fired": a possessive takes the group named before it in the sentence.
//! `last` reads "the group fired rockets": the armed group named last, at most two sentences before.
//! `only` reads "the guerrillas" in an article that names one armed group and no other: they are taken for that group's, and
//! a note says so. Known misreading: an article on one group that mentions nameless fighters of another.
//! Must not fire where two groups are named ("guerrillas" of FARC or ELN), nor on soldiers, gunmen, rebels and police.

use super::super::Said;
use crate::doc::{Actor, ActorKind, Claim, ClaimStatus, Note, PerpetratorMention, Responsibility, Tagged};
use crate::resolve::common::words::{self, Word};
use crate::text::ByteSpan;

/// Words for fighters that two sides of one war rarely share; "rebels" and "terrorists" are said of many at once.
const FIGHTERS: &[&str] = &[
    "guerrilla",
    "guerrillas",
    "guerilla",
    "guerillas",
    "insurgent",
    "insurgents",
    "subversives",
    "subversive",
    "commandos",
    "commando",
];
/// Possessives of the one spoken of.
const OWN: &[&str] = &["its", "their", "our", "his"];

/// Names the group of every nameless fighter that has one; notes tell which were taken for the only group.
pub fn settle(tagged: &Tagged, actors: &[Actor], said: &Said<'_>, mentions: &mut [PerpetratorMention]) -> Vec<Note> {
    let text = tagged.text();
    let mut notes = Vec::new();
    let only = only(actors);
    for mention in mentions.iter_mut().filter(|mention| mention.entity.is_none()) {
        let words = words::lex(text, mention.span);
        let named = actors.iter().any(|actor| actor.rule == "group" && actor.span.overlaps(mention.span));
        let foreign = actors.iter().any(|actor| actor.rule == "force" && actor.span.overlaps(mention.span));
        if named || foreign {
            continue;
        }
        if words.first().is_some_and(|word| word.is_any(OWN)) {
            let group = before(tagged, actors, mention.span);
            if group.is_some_and(|group| owns_up(said, group.span, mention)) {
                mention.responsibility = Responsibility::Claimed;
            }
            take(mention, group);
        } else if is_the_group(&words) {
            take(mention, last(tagged, actors, mention.span));
        } else if words.iter().any(|word| word.is_any(FIGHTERS))
            && let Some(group) = only
        {
            let told = format!("{:?} is taken for {}, the only armed group named", mention.name, group.name);
            notes.push(Note::new(mention.span, "actor/only-group", told));
            take(mention, Some(group));
        }
    }
    notes
}

/// "the group", "that organisation": the one spoken of last.
fn is_the_group(words: &[Word<'_>]) -> bool {
    let [first, second] = words else { return false };
    first.is_any(&["the", "this", "that"])
        && second.is_any(&["group", "organization", "organisation", "movement", "faction", "militia"])
}

/// The armed group named last before `span`, in its sentence or the two before.
fn last<'a>(tagged: &Tagged, actors: &'a [Actor], span: ByteSpan) -> Option<&'a Actor> {
    let sentence = |span: ByteSpan| tagged.segmented.sentence_at(span);
    let here = sentence(span);
    let near = |actor: &&Actor| {
        matches!(actor.rule, "group" | "organisation")
            && actor.kind != ActorKind::StateForce
            && actor.span.end() <= span.start()
            && sentence(actor.span) + 2 >= here
    };
    actors.iter().rev().find(near)
}

/// Whether the group itself says it of its own, and denies nothing there.
fn owns_up(said: &Said<'_>, group: ByteSpan, mention: &PerpetratorMention) -> bool {
    let source = mention.attribution.and_then(|id| said.attributions.get(id.0)?.source);
    let denies = |claim: &Claim| claim.status == ClaimStatus::Denied && claim.claimant.overlaps(group);
    source.is_some_and(|source| source.span.overlaps(group)) && !said.claims.iter().any(denies)
}

fn take(mention: &mut PerpetratorMention, group: Option<&Actor>) {
    if let Some(group) = group {
        mention.name.clone_from(&group.name);
        mention.entity = group.entity;
    }
}

/// The one armed group that the article names; none when it names several.
fn only(actors: &[Actor]) -> Option<&Actor> {
    let mut groups = actors.iter().filter(|actor| actor.rule == "group" && actor.kind == ActorKind::RebelGroup);
    let first = groups.next()?;
    groups.all(|group| group.name == first.name).then_some(first)
}

/// The group named last before `span` in its sentence.
fn before<'a>(tagged: &Tagged, actors: &'a [Actor], span: ByteSpan) -> Option<&'a Actor> {
    let sentence = tagged.segmented.sentence(span)?.span;
    let near =
        |actor: &&Actor| actor.rule == "group" && sentence.contains(actor.span) && actor.span.end() <= span.start();
    actors.iter().rev().find(near)
}

#[cfg(test)]
mod tests {
    use crate::resolve::actors::{Said, perpetrators, resolve};
    use crate::resolve::common::fixture::tagged;

    fn names(text: &str) -> (Vec<String>, usize) {
        let article = tagged(text);
        let actors = resolve(&article, &[], &[]);
        let said = Said { attributions: &[], claims: &[] };
        let (found, notes) = perpetrators(&article, &[], &actors, &said);
        (found.into_iter().map(|found| found.name).collect(), notes.len())
    }

    #[test]
    fn nameless_fighters_take_their_group() {
        let (found, notes) = names("The FARC is strong here. Guerrillas attacked a bridge.");
        assert_eq!((found, notes), (vec!["Revolutionary Armed Forces of Colombia (FARC)".to_owned()], 1));
        let (found, notes) = names("The FARC and the ELN are here. Guerrillas attacked a bridge.");
        assert_eq!((found, notes), (vec!["Guerrillas".to_owned()], 0));
        let (found, _) = names("The FARC is strong here. Hours later the group attacked a bridge.");
        assert_eq!(found, ["Revolutionary Armed Forces of Colombia (FARC)"]);
        for other in ["Gunmen", "Rebels"] {
            let (found, notes) = names(&format!("The FARC is strong here. {other} attacked a bridge."));
            assert_eq!((found, notes), (vec![other.to_owned()], 0));
        }
    }
}
