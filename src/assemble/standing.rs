//! How a figure stands among others of its kind: a new total, an old one, or neither.
//!
//! Reads: the words of its sentence before and after it. Yields: [`Standing`]. Known misreadings: "it had been 12" of an
//! earlier year is taken for an old count of the same dead.
//! Fires: "bringing the dead to 12", "12 in all"; "an earlier count gave 12", "it had stood at 12".
//! Must not: "earlier on Monday 12 people", "12 were taken to hospital".

use crate::text::pattern;

/// How a figure stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is said of other figures.
    Plain,
    /// A total that others have risen to.
    Risen,
    /// A total that a later one has replaced.
    Old,
}

/// Words that may stand between a verb of counting and its number.
const BOUND: &str = r"(?:(?:at least|about|some|more than|nearly|over|as many as|just) )?$";

pattern!(
    RISES,
    &format!(
        r"(?i)\b(?:brings?|bringing|brought|rais(?:es?|ing|ed)|tak(?:es?|ing|en)|took|rises?|rose|risen|rising|climb(?:s|ed|ing)?|grown?|grew|gone up|went up|goes up|increas(?:es?|ed|ing)|push(?:es|ed|ing)?|lift(?:s|ed|ing)?|jump(?:s|ed)?|updated|revised)\b[^.;]{{0,140}}\bto {BOUND}"
    )
);
pattern!(REACHES, &format!(r"(?i)\b(?:reach(?:es|ed)|(?:now|currently) stands? at|now at) {BOUND}"));
pattern!(IN_ALL_BEHIND, r"(?i)^,? (?:in all|in total|altogether|all told)\b");
pattern!(IN_ALL, r"(?i)\b(?:in all|in total|altogether|all told),? $");
pattern!(
    OLD,
    r"(?i)\b(?:(?:an? |the )?(?:earlier|previous|initial|first|preliminary) (?:counts?|tolls?|figures?|reports?|estimates?|statements?|versions?|tally|numbers?)|(?:earlier|previously|initially|originally|first|at first) (?:put|given|gave|said|spoke|spoken|reported|counted|told|announced|stated)|(?:gave|put|said|spoke|spoken|reported) (?:earlier|at first|initially))\b[^.;]*$"
);
pattern!(
    HAD_BEEN,
    &format!(
        r"(?i)\b(?:(?:it|this|that|toll|number) had (?:stood at|been)|(?:up|down) from|had been (?:talk|reports?|rumou?rs) of) {BOUND}"
    )
);

/// Reads the words of a sentence before and after a figure, blanks as one space.
pub fn standing(before: &str, after: &str) -> Standing {
    if OLD.is_match(before) || HAD_BEEN.is_match(before) {
        Standing::Old
    } else if RISES.is_match(before)
        || REACHES.is_match(before)
        || IN_ALL.is_match(before)
        || IN_ALL_BEHIND.is_match(after)
    {
        Standing::Risen
    } else {
        Standing::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_rise_and_grow_old() {
        for (before, after) in [
            ("A woman died in hospital, bringing the number of dead to ", "."),
            ("The find raises the toll to at least ", "."),
            ("The toll has reached ", "."),
            ("One more patient had died, ", " in all."),
            ("In all, ", " were killed"),
        ] {
            assert_eq!(standing(before, after), Standing::Risen, "{before}|{after}");
        }
        for before in [
            "An earlier count by the union gave ",
            "It earlier gave the toll as ",
            "On Wednesday it had stood at ",
            "The minister at first spoke of ",
            "The toll rose to 15, up from ",
            "Last night there had been talk of ",
        ] {
            assert_eq!(standing(before, " dead"), Standing::Old, "{before}");
        }
        for (before, after) in
            [("Earlier on Monday ", " were killed"), ("", " were taken to hospital"), ("It had ", "")]
        {
            assert_eq!(standing(before, after), Standing::Plain, "{before}|{after}");
        }
    }
}
