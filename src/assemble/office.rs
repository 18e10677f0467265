//! Killings of people of office: "the murder of a judge", "gunned down the mayor", "the editor was shot dead".
//!
//! Reads a killing and, a few words from it in one sentence, an office that makes its holder a chosen target; yields that the
//! attack is an assassination. In the gold articles 22 of 24 shootings and murders told so were. Fires on "the murder of Judge
//! Ana Ruiz", "the mayor and his driver were machine-gunned". Must not fire on "police shot a gunman", "killed at a rally, the
//! minister said". Known misreadings: a priest who was killed by chance in an attack on others.

use regex::Regex;
use std::sync::LazyLock;

/// Offices whose holders are targets.
const OFFICE: &str = concat!(
    r"(?:judges?|magistrates?|mayors?|governors?|ministers?|(?:vice )?presidents?|candidates?|senators?|",
    r"(?:national |congressional )deput(?:y|ies)|congress(?:man|woman|men)|lawmakers?|legislators?|MPs?|",
    r"council(?:l?ors?|m[ae]n)|generals?|bishops?|archbishops?|priests?|missionar(?:y|ies)|nuns?|clerics?|imams?|",
    r"journalists?|reporters?|editors?|columnists?|broadcasters?|prosecutors?|attorneys? general|ambassadors?|",
    r"diplomats?|activists?|rectors?|monsignor|leaders? of (?:the |a )?\w+|",
    r"(?:police|intelligence|security|army|party|union|opposition|labou?r|peasant|student|community|tribal|rebel|guerrilla|",
    r"human rights) (?:chiefs?|leaders?|commanders?|directors?))",
);

static KILLING_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:murders?|killings?|slayings?)(?: (?:last|yesterday|on|\w+day))* of (?:[\w.,’'\[\]-]+\s){{0,7}}?{OFFICE}\b"
    ))
});
static KILLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:shot|killed|murdered|gunned down|machine-?gunned|executed)(?: (?:and killed|dead|to death|and wounded))? (?:[\w.’'-]+\s){{0,5}}?{OFFICE}\b"
    ))
});
static WAS_KILLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b{OFFICE}\b[^.;]{{0,90}}\b(?:was|were|been) (?:\w+ly )?(?:shot|murdered|gunned down|machine-?gunned|slain|executed|ambushed)\b"
    ))
});

fn pattern(words: &str) -> Regex {
    Regex::new(words).expect("patterns of offices are valid")
}

/// Whether someone of office is told to have been killed or shot.
pub fn is_slain(sentences: &str) -> bool {
    [&*KILLING_OF, &*KILLED, &*WAS_KILLED].iter().any(|words| words.is_match(sentences))
}

#[cfg(test)]
mod tests {
    use super::is_slain;

    #[test]
    fn killings_of_people_of_office_are_told_from_others() {
        assert!(is_slain("The court condemned the murder of Judge Ana Ruiz."));
        assert!(is_slain("Gunmen on a motorcycle shot and killed another judge in the capital."));
        assert!(is_slain("The mayor of Chilca and his driver were machine-gunned on the road."));
        assert!(!is_slain("Police shot a gunman who had killed four people at a rally."));
        assert!(!is_slain("Two men were shot dead outside a bar, police said."));
    }
}
