//! Who is in custody or charged, wherever the article says so: the grade of one who was blamed elsewhere.
//!
//! Reads "X, 19, was booked into the county jail", "X is charged with nine counts" in any sentence that names the person; a
//! description ("two 17-year-olds") in its own sentence alone. Must not fire on "was not charged" and "no charges were filed".

use super::party::Cast;
use crate::doc::{EntityType, PerpetratorMention, Responsibility};
use crate::resolve::common::lexicon::PASSIVE;
use crate::resolve::common::words::{self, Word};
use crate::text::ByteSpan;

/// Words of custody and charge.
const HELD: &[&str] = &[
    "charged",
    "arrested",
    "arraigned",
    "booked",
    "detained",
    "indicted",
    "jailed",
    "custody",
    "apprehended",
    "remanded",
    "captured",
    "trial",
];
/// Words from the person to the word of custody at most.
const REACH: usize = 16;

/// Grades as arrested those who are held, unless they claim the act or are convicted of it.
pub fn mark(cast: &Cast<'_>, mentions: &mut [PerpetratorMention]) {
    let softer = |mention: &&mut PerpetratorMention| {
        matches!(mention.responsibility, Responsibility::Accused | Responsibility::Suspected)
            || mention.responsibility == Responsibility::Stated && mention.rule != "convicted"
    };
    for mention in mentions.iter_mut().filter(softer) {
        let bearer = mention.entity.and_then(|id| cast.entities.get(id.0));
        let held = match bearer {
            Some(entity) if entity.kind == EntityType::Per => entity.mentions.iter().any(|span| is_held(cast, *span)),
            Some(_) => false,
            None => is_held(cast, mention.span),
        };
        if held {
            mention.responsibility = Responsibility::Arrested;
        }
    }
}

/// Whether the sentence goes on to say that the one at `span` is held.
fn is_held(cast: &Cast<'_>, span: ByteSpan) -> bool {
    let Some(sentence) = cast.tagged.segmented.sentence(span) else { return false };
    let words = words::of_sentence(cast.tagged, sentence);
    let after: Vec<&Word<'_>> = words.iter().skip_while(|word| word.span.start() < span.end()).take(REACH).collect();
    let Some(at) = after.iter().position(|word| word.is_any(HELD)) else { return false };
    let before = &after[..at];
    let leads: &[&str] = if after[at].lower == "trial" { &["stand", "on", "to", "awaiting"] } else { &["in", "into"] };
    let passive = before.iter().rev().take(4).any(|word| word.is_any(PASSIVE) || word.is_any(leads));
    let other =
        before.iter().any(|word| word.is_any(&["not", "no", "police", "officers", "deputies", ";", "said", "when"]));
    passive && !other
}

#[cfg(test)]
mod tests {
    use crate::doc::Responsibility;
    use crate::resolve::actors::{Said, perpetrators, resolve};
    use crate::resolve::common::fixture::tagged;

    #[test]
    fn custody_grades_what_was_blamed() {
        let grade = |text: &str| {
            let article = tagged(text);
            let actors = resolve(&article, &[], &[]);
            let said = Said { attributions: &[], claims: &[] };
            perpetrators(&article, &[], &actors, &said).0[0].responsibility
        };
        assert_eq!(grade("A man stabbed a guard and was later taken into custody."), Responsibility::Arrested);
        assert_eq!(grade("A man stabbed a guard and will go to trial in May."), Responsibility::Arrested);
        assert_eq!(grade("A man stabbed a guard and was not charged."), Responsibility::Stated);
    }
}
