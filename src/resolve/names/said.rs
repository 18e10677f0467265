//! Where the article itself says that two names are one bearer's.

use super::form::Form;
use super::groups::Groups;
use crate::doc::{EntityType, Tag};
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// Between a name and its other name.
static ALIAS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^\s*,?\s*(?:who is |which is |is |was |are )?(?:\(?\s*(?:",
        r"(?:also|better|formerly|previously|commonly|widely|locally|more commonly)\s+(?:known|called|referred to)(?:\s+(?:simply|variously|locally))?(?:\s+(?:as|by its acronym|by the acronym))?",
        r"|known\s+(?:(?:locally|simply|commonly|better|also|widely)\s+)?(?:as|by (?:its|the) (?:acronym|initials)|by (?:its|the) [\p{L}]+ (?:acronym|initials))",
        r"|a\.?k\.?a\.?|alias|nicknamed|nom de guerre|abbreviated(?:\s+as)?|formerly|or simply|whose real name is|real name",
        r"))\s*(?:the\s+)?[\x22“‘']?\s*$"
    ))
    .unwrap()
});

/// Between a name and its short form in brackets.
static BRACKET: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[\x22”’]?\s*[(\[]\s*(?:the\s+|or\s+|known as\s+)?[\x22“‘]?$").unwrap());

/// Joins the forms of neighbouring names between which the article says that they are one bearer's.
pub fn join(text: &str, tags: &[Tag<EntityType>], forms: &[Form], groups: &mut Groups) {
    let mut form_of = vec![None; tags.len()];
    for (number, form) in forms.iter().enumerate() {
        form.mentions.iter().for_each(|(at, _)| form_of[*at] = Some(number));
    }
    for (at, pair) in tags.windows(2).enumerate() {
        let between = ByteSpan::new(pair[0].span.end(), pair[1].span.start()).of(text);
        let (Some(a), Some(b)) = (form_of[at], form_of[at + 1]) else { continue };
        if forms[a].kind == forms[b].kind && is_said(between, text, pair[1].span, [&forms[a], &forms[b]]) {
            groups.join(a, b);
        }
    }
}

fn is_said(between: &str, text: &str, second: ByteSpan, [a, b]: [&Form; 2]) -> bool {
    let closes =
        text.get(second.end()..).is_some_and(|rest| rest.trim_start_matches(['"', '”', '’']).starts_with([')', ']']));
    let short = b.is_acronym() && b.kind != EntityType::Loc && !a.is_acronym();
    ALIAS.is_match(between) || short && closes && BRACKET.is_match(between)
}
