//! Dates that belong to a saying or to custody, not to what happened: "police said Monday", "was arrested on 3 May".

use crate::doc::{Resolved, TimeExpr, TimeType};
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// A saying right before the date: "police said Tuesday", "told AFP on Monday", "(Published Tuesday".
static SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?i:said|says|told|reported|announced|confirmed|stated|update|updated|released|issued|posted|tweeted|published|added|appeared|photo|statement|interview|spokes\w+)",
        r"(?: (?:in|a|an|the|at|to|news|press|conference|release|statement|briefing|interview|reporters|journalists|media|local|state|television|tv|radio|court|documents|officials|police|AFP|AP|CNN|BBC|NBC|ABC|CBS|[A-Z][a-z.]+)){0,5}",
        r"(?: on| late| early)*,? ?[(\s]*$"
    ))
    .expect("cue pattern is valid")
});

/// Custody right before the date: "was arrested Monday", "charged on 3 May".
static HELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\b(?i:arrested|charged|booked|pleaded guilty|found guilty|convicted|sentenced|arraigned|into custody|turned (?:himself|herself) in|identified)",
        r"(?:(?: \w+){0,2}|(?: (?:into|in|at|by|of|the|a|an|his|her|home|county|jail|court|police|deputies|officers|[A-Z][\w.’'-]*)){0,6})",
        r"(?i: on| late| early| at)* *$"
    ))
    .expect("custody pattern is valid")
});

/// A happening that somebody reported: its date is the happening's own ("the shooting was reported at 11 p.m. Sunday").
static WAS_REPORTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:was|were|been|being) (?:first )?reported(?: (?:at|about|around|just|shortly|on|late|early|in)){0,3} *$",
    )
    .expect("pattern is valid")
});

/// A saying right behind the date: "the Church on Monday condemned". A comma before it ("was killed on Monday, said") makes none.
static SAYS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s(?i:condemned|said|announced|told|confirmed|reported|warned|denied|denounced|identified|released|issued|vowed|blamed|accused|rejected|urged|claimed responsibility|called (?:for|on))\b")
        .expect("pattern is valid")
});

/// What something is compared with right before the date: "the deadliest accident since ", "the first such attack since early ".
static COMPARED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(?:dead|blood|big|larg|high|low|heavi|strong|cost|grav|fierc|harsh|great|long|lethal)\w*est|worst|first|second|third|the most|record)\b[^.;:]{0,80}\bsince (?:early |late |at least |mid-?)?$")
        .expect("pattern is valid")
});

/// A clause that the date opens: "March 2019, when a fire killed nine".
static OPENS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^,? (?:when|in which|as)\b").expect("pattern is valid"));

/// A saying that opens its sentence with the date: "On Saturday night the agency had counted 304", "On Monday, police said".
static THEN_SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^,? (?:(?:the|a|an|its?|his|her|state|local) (?:[\w’'-]+ ){1,3}?|police |officials |authorities |doctors |medics |[A-Z]\w+ )(?:had |has )?(?:said|told|announced|reported|counted|confirmed|put the|raised|revised)\b")
        .expect("pattern is valid")
});

/// A toll that rose right before the date: "the death toll climbed to 1,297 on ".
static ROSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:toll|number|count|tally|dead)\b[^.;:]{0,80}\b(?:climbed|rose|risen|increased|jumped|soared|grew|grown|reached|stood|went up)(?: sharply| again)?(?: to| at)?(?: at least| more than| over| nearly| about)?(?: [\d,]+| \w+)?(?: people)?(?: on| late| early| by)* *$")
        .expect("pattern is valid")
});

/// What the words around a time expression tell of it.
#[derive(Debug, Clone, Copy)]
pub struct Telling {
    /// It dates a saying: "police said Monday", "the bishop on Monday condemned".
    pub saying: bool,
    /// It dates an arrest or a sentence: "was arrested Monday".
    pub custody: bool,
    /// It is a bare clock time, whose day the resolver had to take from elsewhere.
    pub clock: bool,
    /// What happened is only compared with it: "the deadliest since 2010".
    pub compared: bool,
    /// A clause of its own follows: "in March 2019, when a fire killed nine".
    pub opens: bool,
}

impl Telling {
    /// Reads the words of the sentence on both sides.
    pub fn of(resolved: &Resolved, time: &TimeExpr) -> Self {
        let clock = time.kind == TimeType::Time && CLOCK.is_match(time.span.of(resolved.text()));
        let (before, after) = sides(resolved, time.span);
        Self {
            saying: is_saying(before, after),
            custody: HELD.is_match(before),
            clock,
            compared: COMPARED.is_match(before),
            opens: OPENS.is_match(after),
        }
    }
}

fn is_saying(before: &str, after: &str) -> bool {
    let said = SAID.is_match(before) && !WAS_REPORTED.is_match(before);
    let opened = || OPENING.is_match(before) && THEN_SAID.is_match(after);
    said || SAYS.is_match(after) || ROSE.is_match(before) || opened()
}

/// A date that opens its sentence: "On Monday".
static OPENING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^\W*(?:on |late |early )*$").expect("pattern is valid"));

/// A clock time that names no day: "10.16pm", "about 5:30 p.m.", "just after midnight".
static CLOCK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:(?:around|about|just|shortly|after|before|at|nearly|roughly) )*(?:\d{1,2}(?:[:.h]\d{2})? ?(?:[ap]\.? ?m\.?|hours|hrs|local time|o['’]clock)?|midnight|noon|\d{4}(?: hours)?)(?: local time)?$")
        .expect("pattern is valid")
});

/// The words of its sentence before a date, and all of the text behind it.
fn sides(resolved: &Resolved, date: ByteSpan) -> (&str, &str) {
    let sentence = resolved.tagged.segmented.sentence(date).map_or(date, |sentence| sentence.span);
    let before = ByteSpan::new(sentence.start(), date.start()).of(resolved.text());
    (before, resolved.text().get(date.end()..).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_sayings_and_of_custody_are_told_from_dates_of_happenings() {
        assert!(SAID.is_match("Two men were shot, police said "));
        assert!(SAID.is_match("UPDATE ("));
        assert!(!SAID.is_match("Two men were shot on "));
        assert!(WAS_REPORTED.is_match("The shooting was reported at "));
        assert!(!WAS_REPORTED.is_match("The shooting, police reported "));
        assert!(CLOCK.is_match("10.16pm") && CLOCK.is_match("about 5:30 p.m.") && CLOCK.is_match("midnight"));
        assert!(!CLOCK.is_match("5:30 p.m. Tuesday"));
        assert!(COMPARED.is_match("It was the deadliest ferry accident since "));
        assert!(!COMPARED.is_match("Floods have killed at least 40 people in the west since "));
        assert!(!COMPARED.is_match("Fighting has gone on since ") && !COMPARED.is_match("The deadliest was in "));
        assert!(OPENS.is_match(", when a fire killed nine") && !OPENS.is_match(" and nine were hurt"));
        assert!(THEN_SAID.is_match(" the agency had counted 304 deaths") && THEN_SAID.is_match(", police said nine"));
        assert!(
            !THEN_SAID.is_match(" gunmen killed nine, police said") && !THEN_SAID.is_match(" the bus crashed, he said")
        );
        assert!(
            ROSE.is_match("The death toll from the quake climbed to 1,297 on ")
                && !ROSE.is_match("A bomb killed nine on ")
        );
        assert!(SAYS.is_match(" condemned the murder of a priest"));
        assert!(!SAYS.is_match(", said police"));
        assert!(HELD.is_match("A third man was arrested on "));
        assert!(HELD.is_match("He was booked into the Salem County jail on "));
        assert!(!HELD.is_match("Police arrested a man who shot two others outside a bar on "));
        assert!(!HELD.is_match("A man was shot in Salem on "));
    }
}
