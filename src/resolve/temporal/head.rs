//! The network's time head beside the rules: it has a say where they are in doubt.
//!
//! Vague references ("now", "recently") are dropped where the network marks no time: in news most of them only join
//! clauses. A reading that a veto took for a number or a name, not one in a web address, is kept where the network is sure that just these words are
//! a time. Measured on annotated articles in `docs/accuracy.md`.

use super::lex::Piece;
use super::meaning::{Meaning, Point};
use super::{Mention, candidates, span, veto};
use crate::doc::{Tag, TimeType};

/// Mean probability at which the network overrules a veto.
const SURE: f32 = 0.9;

/// The expressions that rules read and the network does not gainsay; without `tags` what the rules say.
#[must_use]
pub fn judged(pieces: &[Piece<'_>], tags: &[Tag<TimeType>]) -> Vec<Mention> {
    let kept = candidates(pieces).filter(|(mention, reason)| match reason {
        Some(veto::IN_ADDRESS) => false,
        Some(_) => overruled(pieces, mention, tags),
        None => tags.is_empty() || !is_vague(mention) || overlaps(pieces, mention, tags),
    });
    kept.map(|(mention, _)| mention).collect()
}

/// What may tell the day of publication: expressions of the rules, and dates in web addresses.
#[must_use]
pub fn dated(pieces: &[Piece<'_>]) -> Vec<Mention> {
    let kept = candidates(pieces).filter(|(_, reason)| reason.is_none_or(|reason| reason == veto::IN_ADDRESS));
    kept.map(|(mention, _)| mention).collect()
}

/// PRESENT_REF or PAST_REF.
fn is_vague(mention: &Mention) -> bool {
    match mention.found.meaning {
        Meaning::Point(Point::Reference(value)) => matches!(value, "PRESENT_REF" | "PAST_REF"),
        _ => false,
    }
}

fn overlaps(pieces: &[Piece<'_>], mention: &Mention, tags: &[Tag<TimeType>]) -> bool {
    let here = span(pieces, &mention.pieces);
    tags.iter().any(|tag| tag.span.overlaps(here))
}

fn overruled(pieces: &[Piece<'_>], mention: &Mention, tags: &[Tag<TimeType>]) -> bool {
    let here = span(pieces, &mention.pieces);
    tags.iter().any(|tag| tag.span == here && tag.score >= SURE)
}

#[cfg(test)]
mod tests {
    use crate::doc::{Tag, TimeType};
    use crate::resolve::common::fixture;
    use crate::resolve::temporal::resolve;

    fn read(text: &str, tags: &[(&str, f32)]) -> Vec<String> {
        let mut tagged = fixture::tagged(text);
        let tag = |(words, score): &(&str, f32)| Tag {
            span: fixture::find(text, words),
            label: TimeType::Date,
            score: *score,
        };
        tagged.tags.times = tags.iter().map(tag).collect();
        resolve(&tagged, &[], &mut Vec::new()).into_iter().map(|time| time.value).collect()
    }

    #[test]
    fn vague_references_need_the_network_where_there_is_one() {
        let text = "He fled in 2014 and now lives abroad. He recently wrote.";
        assert_eq!(read(text, &[]), ["2014", "PRESENT_REF", "PAST_REF"]);
        assert_eq!(read(text, &[("2014", 0.99)]), ["2014"]);
        assert_eq!(read(text, &[("2014", 0.99), ("recently", 0.6)]), ["2014", "PAST_REF"]);
    }

    #[test]
    fn a_sure_network_overrules_a_veto() {
        let text = "Of the 2014 homes few stand.";
        assert!(read(text, &[]).is_empty());
        assert!(read(text, &[("2014", 0.8)]).is_empty());
        assert_eq!(read(text, &[("2014", 0.95)]), ["2014"]);
        assert_eq!(read("He came in 2012.", &[("He", 0.9)]), ["2012"], "rules need no consent");
    }
}
