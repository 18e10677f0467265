//! Word lists instead of a network: keeps every layer alive, at a fraction of its accuracy.
//!
//! Names are runs of capitalised words inside sentences; triggers and cues are words of a list. Figures, times and
//! arguments are left to the resolvers' own rules.

use crate::doc::{AttributionPart, EntityType, EventType, Segmented, Sentence, Tag, Tags};
use crate::text::ByteSpan;

/// Words that name an event, by their beginning.
const TRIGGERS: &[(&str, EventType)] = &[
    ("suicide bomb", EventType::AttackSuicideBombing),
    ("car bomb", EventType::AttackBombing),
    ("bombing", EventType::AttackBombing),
    ("explosion", EventType::AttackBombing),
    ("shooting", EventType::AttackShooting),
    ("shot", EventType::AttackShooting),
    ("opened fire", EventType::AttackShooting),
    ("gunfire", EventType::AttackShooting),
    ("airstrike", EventType::AttackAirstrike),
    ("air strike", EventType::AttackAirstrike),
    ("shelling", EventType::AttackShelling),
    ("stabb", EventType::AttackStabbing),
    ("kidnap", EventType::AttackKidnapping),
    ("abduct", EventType::AttackKidnapping),
    ("assassinat", EventType::AttackAssassination),
    ("clash", EventType::Clash),
    ("protest", EventType::Protest),
    ("riot", EventType::Riot),
    ("earthquake", EventType::DisasterEarthquake),
    ("flood", EventType::DisasterFlood),
    ("hurricane", EventType::DisasterStorm),
    ("typhoon", EventType::DisasterStorm),
    ("wildfire", EventType::DisasterWildfire),
    ("landslide", EventType::DisasterLandslide),
    ("crash", EventType::AccidentTransport),
    ("derail", EventType::AccidentTransport),
    ("attack", EventType::AttackOther),
];

/// Words that say that something is said.
const CUES: &[&str] = &["said", "says", "told", "reported", "announced", "according", "claimed", "denied", "confirmed"];

/// Words after which a name is an organisation's.
const ORGANISATIONS: &[&str] =
    &["police", "ministry", "department", "army", "university", "inc", "corp", "council", "party", "agency", "court"];

/// Words before a person's name.
const TITLES: &[&str] =
    &["mr", "mrs", "ms", "dr", "gen", "lt", "col", "sgt", "capt", "president", "minister", "sheriff"];

/// The tags of an article by word lists.
pub fn tags(segmented: &Segmented) -> Tags {
    let mut tags = Tags::default();
    for sentence in &segmented.sentences {
        names(segmented, sentence, &mut tags.entities);
        triggers(segmented, sentence, &mut tags.triggers);
        let tokens = segmented.tokens[sentence.tokens.clone()].iter().map(|token| token.span);
        let cues = tokens.filter(|span| CUES.contains(&span.of(segmented.text()).to_lowercase().as_str()));
        tags.attribution.extend(cues.map(|span| Tag { span, label: AttributionPart::Cue, score: 1.0 }));
    }
    tags
}

/// Runs of capitalised words; the first word of a sentence counts only when another follows.
fn names(segmented: &Segmented, sentence: &Sentence, out: &mut Vec<Tag<EntityType>>) {
    let text = segmented.text();
    let tokens = &segmented.tokens[sentence.tokens.clone()];
    let capital = |span: ByteSpan| {
        let word = span.of(text);
        word.starts_with(char::is_uppercase) && word.chars().count() > 1
    };
    let mut at = 0;
    while at < tokens.len() {
        let length = tokens[at..].iter().take_while(|token| capital(token.span)).count();
        if length > usize::from(at == 0) {
            let span = tokens[at].span.cover(tokens[at + length - 1].span);
            out.push(Tag { span, label: class(span.of(text)), score: 1.0 });
        }
        at += length.max(1);
    }
}

fn class(name: &str) -> EntityType {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().map(|word| word.trim_end_matches('.')).collect();
    if words.iter().any(|word| ORGANISATIONS.contains(word)) {
        EntityType::Org
    } else if words.first().is_some_and(|word| TITLES.contains(word)) {
        EntityType::Per
    } else {
        EntityType::Misc
    }
}

/// Words of the list at the beginning of a word; the longest comes first in the list.
fn triggers(segmented: &Segmented, sentence: &Sentence, out: &mut Vec<Tag<EventType>>) {
    let (text, mut end) = (segmented.text(), 0);
    for token in &segmented.tokens[sentence.tokens.clone()] {
        let rest = text.get(token.span.start()..sentence.span.end()).unwrap_or("");
        let fits = |stem: &str| rest.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem));
        let Some((stem, label)) = TRIGGERS.iter().find(|(stem, _)| fits(stem)) else { continue };
        let reach = token.span.start() + stem.len();
        let inside = segmented.tokens[sentence.tokens.clone()].iter().find(|token| token.span.end() >= reach);
        let span = token.span.cover(inside.map_or(token.span, |token| token.span));
        if span.start() >= end {
            out.push(Tag { span, label: *label, score: 1.0 });
            end = span.end();
        }
    }
}
