//! Lines among an article's that belong to the page: labels, bylines, pointers to other articles, offers.

use super::title::alike;
use crate::text::pattern;
use std::collections::HashMap;

/// Longest label in characters: a name, a rubric, a button.
const LABEL: usize = 60;

/// How often a label that is no part of the text is seen.
const OFTEN: usize = 3;

/// What the page says of its article, and the text may repeat.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Its titles.
    pub(super) titles: Vec<String>,
    /// Lines that sum it up.
    pub(super) abstracts: Vec<String>,
}

/// The lines that are the article's, in their order.
///
/// Left out: lines that are wordings of a page's furniture; the title again; labels before the first sentence (rubric,
/// byline, date) and behind the last one (topics, buttons); labels that stand three times ("Advertisement").
/// Known misreading: a last line without a full stop, such as a signature.
pub(super) fn without<'a>(lines: &[&'a str], known: &Known) -> Vec<&'a str> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    lines.iter().for_each(|line| *seen.entry(line).or_default() += 1);
    let own = |line: &&&str| {
        let repeated = is_label(line) && seen.get(**line).is_some_and(|count| *count >= OFTEN);
        !repeated && !is_furniture(line) && !known.titles.iter().any(|title| alike(title, line))
    };
    let kept: Vec<&str> = lines.iter().filter(own).copied().collect();
    let tells = |line: &&str| !is_label(line) || known.abstracts.iter().any(|text| alike(text, line));
    match (kept.iter().position(tells), kept.iter().rposition(tells)) {
        (Some(first), Some(last)) => kept[first..=last].to_vec(),
        _ => Vec::new(),
    }
}

/// Whether a line is one of a page's usual wordings.
fn is_furniture(line: &str) -> bool {
    let digits = || line.bytes().any(|byte| byte.is_ascii_digit());
    let clock = || CLOCK.is_match(line) || line.contains(" ago") && AGO.is_match(line) || ISSUED.is_match(line);
    WORDING.is_match(line)
        || is_video(line)
        || POINTER.is_match(line)
        || digits() && clock()
        || line.len() < BYLINES && BYLINE.is_match(line)
        || line.len() < OFFER && (OFFER_FIRST.is_match(line) || OFFERS.is_match(line))
}

/// "The mill in flames back to video": the way back from a picture.
fn is_video(line: &str) -> bool {
    let line = line.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let start = line.len().checked_sub(BACK.len()).filter(|start| line.is_char_boundary(*start));
    line.len() < OFFER && start.is_some_and(|start| line[start..].eq_ignore_ascii_case(BACK))
}

/// How such lines end.
const BACK: &str = "back to video";

/// Short, and without the stop of a sentence.
pub(super) fn is_label(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '\'', '”', '’', ')', ' ']);
    !end.ends_with(['.', '!', '?', '…', ':']) && line.chars().count() <= LABEL
}

/// Longest line in bytes that is an offer to the reader; longer ones speak of one.
const OFFER: usize = 300;

/// Longest byline in bytes.
const BYLINES: usize = 300;

// Whole lines.
pattern!(
    WORDING,
    r"(?xi)^\W*(?:
        advertisement|(?:article|story)\s(?:content|continues?(?:\sbelow)?.*)|share(?:\sthis.{0,20})?|print|e-?mail|copy\slink|facebook|twitter|x|whatsapp|reddit|linkedin|flipboard|pinterest
        |read\s(?:more|next|also|full\sstory|the\sfull\sstory)|keep\sreading|more\sabout|related(?:\s\w+)?|recommended(?:\s\w+)?|up\snext|watch(?:\snow)?|trending|most\sread|topics|tags|categories|newsletter|comments?|subscribe|follow(?:\sus)?
        |image:?|photo:?|video:?|listen\sto\sthis\sarticle|table\sof\scontents|skip\sto\s.{0,30}|view\smore|show\smore|load\smore|see\smore|related\scoverage|key\sevents?|developing\sstory|about\sthe\sauthors?
        |we\sapologi[sz]e,?\sbut\sthis\svideo.*|try\srefreshing\syour\sbrowser.*|to\sview\sthis\svideo\splease.*|an?\serror\s(?:has\s)?occurred.*|please\stry\sagain.*|this\svideo\s(?:is\snot\savailable|can(?:no|')t\sbe\splayed).*
        |\d+\s(?:min(?:ute)?s?)\s(?:read|to\sread|listen)|reading\stime.{0,20}|all\srights\sreserved.*|©.{0,120}|copyright\s.{0,120}|author\sof\sthe\sarticle:?.*|this\sstory\shas\sbeen\supdated\.?
    )\W*$"
);
// 'Read more: Another fire', 'WATCH | The fire', in capitals or with a colon or stroke.
pattern!(
    POINTER,
    r"(?x)^\W*(?:
        (?i:read\s(?:more|also|next|on)|also\sread|see\salso|more|related|watch|listen|recommended|don['’]t\smiss|in\spictures|in\spics|most\sread|you\smay\s(?:also\s)?like|click\shere|editor['’]s\spicks?|from\sthe\sarchives?)\s*[:|►▶»]
        |(?:READ|ALSO\sREAD|READ\sMORE|READ\sNEXT|READ\sALSO|MORE|WATCH|RELATED|SEE\sALSO|LISTEN|DON['’]T\sMISS)\s+[\p{Lu}‘“'\x22]
    )"
);
// '21:04 Ann Lee'.
pattern!(CLOCK, r"^\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?-u:\b)[^.!?]{0,40}$");
// '5 hours ago'.
pattern!(AGO, r"^[^.!?]{0,40}\b\d+\s(?:sec|min|hour|day|week|month|year)\w*\sago\b[^.!?]{0,40}$");
// 'Published Jun 04, 2026'.
pattern!(
    ISSUED,
    r"^(?i:(?:first\s)?published|posted|(?:last\s)?updated|last\smodified)(?:\s(?:on|at))?:?\s[^!?]{0,90}\d[^!?]{0,60}$"
);
// 'By Ann Lee'.
pattern!(BYLINE, r"^(?:By|BY|Par|Von)\s(?:\p{Lu}[\p{L}.'’-]+[\s,&]*(?:and\s)?){1,8}$");
// Offers and requests to the reader, with which a line begins.
pattern!(
    OFFER_FIRST,
    r"(?xi)^(?:sign\sup|subscribe|register|log\sin|create\san\saccount|follow\s(?:us|\w+(?:\.\w+)?\son)|join\s(?:our|the\sconversation)|get\s(?:the|our|your|daily)\s.{0,60}(?:newsletter|inbox|news\b)|download\sour|support\s(?:local|our|independent)\sjournalism|stay\s(?:up\sto\sdate|informed)|click\shere|check\sout\smore|for\smore\sstories\slike|like\sthis\sstory|enjoyed?\sthis|got\sa\s(?:story|tip|news)|have\s(?:you\sgot\s)?a\s(?:story|tip|question)|do\syou\shave\s(?:a|an)\s.{0,40}\?|get\sin\stouch|contact\sthe\s(?:reporter|author|newsroom)|e-?mail\sus|send\s(?:us|your)\s.{0,40}(?:tips?|letters?|stories)|thank\syou\sfor\s(?:registering|subscribing|reading))"
);
// The same anywhere in a line.
pattern!(
    OFFERS,
    r"(?xi)(?:
        sign\sup\s(?:for|to)\s.{0,60}newsletters?|in\syour\sinbox|to\syour\sinbox|our\sfree\s.{0,20}newsletter|subscribers?\sonly|unlock\s(?:more|this)\sarticles?|unlimited\s(?:online\s|digital\s)?access|(?:may|might)\searn\s(?:a|an)\s(?:affiliate\s)?commission|our\swebsite\sis\s(?:the|your)\s(?:place|destination)|bookmark\sour\shomepage|terms\s(?:of\s(?:use|service)|and\sconditions)\s(?:and|apply)|privacy\spolicy
    )"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_labels_and_the_title_are_left_out() {
        let lines = [
            "News",
            "Fire at mill",
            "By Ann Lee",
            "Published Jun 04, 2026 • 2 minute read",
            "Two workers died in a fire on Monday.",
            "Advertisement",
            "WATCH | Smoke over the mill",
            "Read more: The last fire",
            "Ann Lee",
            "What is known",
            "Police said they had no suspect.",
            "Ann Lee",
            "Sign up to our free weekly newsletter",
            "Ann Lee",
            "21:04 Bo Diaz",
            "Topics",
            "Fires",
        ];
        let known = Known { titles: vec!["Fire at Mill".to_owned()], abstracts: Vec::new() };
        let own = ["Two workers died in a fire on Monday.", "What is known", "Police said they had no suspect."];
        assert_eq!(without(&lines, &known), own);
    }

    #[test]
    fn sentences_that_look_like_furniture_stay() {
        for line in [
            "More than 40 people were killed on Monday.",
            "Watch groups said the vote was rigged.",
            "Read the statement, he told reporters, and you will see.",
            "By Monday evening 40 bodies had been found.",
            "READING — Two people were stabbed in a park.",
            "Published in 2019, the report named 40 victims of the attack and asked the ministry why nobody had been tried for their deaths.",
            "Hackers said they had unlimited access to the ministry's files, and that the stolen names of agents, of their families and of the informants whom they had paid for years would be put up for sale at the end of the month unless the ransom was paid in full, the minister told the house on Monday evening after the vote, which he lost.",
            "12:30 was when the bomb went off. Nobody was hurt.",
        ] {
            assert_eq!(without(&[line], &Known::default()), [line]);
        }
    }
}
