//! How each mention is worded and what its sentence tells: read once, compared with every event begun before.

use crate::assemble::cues::{self, Cues};
use crate::assemble::scene::Scene;
use crate::assemble::triggers::{Mention, Strength};
use crate::doc::{PlacePrecision, Role, Scope};
use crate::text::{ByteSpan, pattern};

pattern!(
    SECOND,
    r"(?i)^\W*(?:(?:about |around |roughly |some |less than |just |only |barely |nearly |\w+ )?(?:an? |a few |two |three |several |the same |half an |\d+ )?(?:hours?|minutes?|days?|weeks?|months?|night|evening|moments?) (?:later|earlier|before|after|afterwards)\b|then\b|later\b|earlier\b|meanwhile\b|elsewhere\b|separately\b|also\b|in (?:a )?(?:separate|another|other)\b|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|the (?:second|third|fourth|fifth|next|latest|other|last)\b|(?:a|another) (?:second|third|fourth|fifth|separate|further)|another\b)"
);
pattern!(ORDINAL, r"(?i)\b(?:first|second|third|fourth|fifth|next|other)\s*(?:\w+\s+){0,1}$");
pattern!(
    PREPOSITION,
    r"(?i)^\W*(?:(?:and|but|also|further|farther|just|north|south|east|west|about|some|across|\w+ \w+) ){0,4}?(?:in|at|near|on|outside|around|across|east of|west of|north of|south of|inside|off|from|along)\b"
);
pattern!(
    INDEFINITE,
    r"(?i)\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|at least|\d+|gunmen|militants|armed men|rebels|terrorists|guerrillas|insurgents|attackers|police|troops|soldiers|warplanes|jets)\b(?:[ -][\w’'-]+){0,7} ?$"
);
pattern!(POINTING, r"(?i)^(?:the|this|that|these|those|both)\b");
pattern!(INTRODUCING, r"(?i)^(?:an?|another|two|three|four|five|six|\d+)\b");
pattern!(PLURAL, r"(?i)(?:ings|acks|asts|ides|ders|ions|hes|ots|kes|ults|ires|raids|bombs)$");
pattern!(NAME, r"\b[A-Z][a-z]{3,}\b");

/// Bytes of a sentence in which a place or date stands in front.
const FRONT_PLACE: usize = 60;
const FRONT_TIME: usize = 40;
/// Bytes before a mention that tell whether it is introduced.
const NEAR: usize = 70;

/// What a mention's own words and sentence tell; indices point into the scene's layers.
#[derive(Debug, Clone, Default)]
pub struct Wording<'a> {
    /// "the attack", "this", "Friday's".
    pub definite: bool,
    /// "a blast", "two men were shot", "gunmen".
    pub indefinite: bool,
    /// The sentence begins with "Hours later", "Elsewhere", "On Tuesday", "In a separate".
    pub second: bool,
    /// "first", "second", "other" right before.
    pub ordinal: bool,
    /// The words are a plural of happenings.
    pub plural: bool,
    /// The sentence begins with the mention's place.
    pub place_first: bool,
    /// The sentence begins with the mention's date.
    pub date_first: bool,
    /// The sentence begins a paragraph.
    pub opens_paragraph: bool,
    /// Number of the paragraph.
    pub paragraph: usize,
    /// Figures of one event, with those of its outcomes.
    pub figures: Vec<usize>,
    /// Places, with those of its outcomes.
    pub places: Vec<usize>,
    /// Those of its places that are towns or venues.
    pub towns: Vec<usize>,
    /// Whether it or an outcome has a day.
    pub dated: bool,
    /// Capitalised words of its sentence, but for the first.
    pub names: Vec<&'a str>,
    /// The network's role: main 1, background −1.
    pub role: i32,
}

/// The wordings of all mentions of a scene, in order.
pub fn read<'a>(scene: &Scene<'a>, cues: &[Cues]) -> Vec<Wording<'a>> {
    let paragraphs = paragraphs(scene);
    let one = |(at, mention): (usize, &Mention)| wording(scene, (at, mention), (&cues[at], &paragraphs));
    scene.mentions.iter().enumerate().map(one).collect()
}

/// The number of each sentence's paragraph.
fn paragraphs(scene: &Scene) -> Vec<usize> {
    let text = scene.text();
    let opens = |start: usize| {
        let before = text.get(..start).unwrap_or("");
        before[before.trim_end().len()..].contains('\n')
    };
    let sentences = &scene.resolved.tagged.segmented.sentences;
    let count = |known: &mut usize, start: usize| {
        *known += usize::from(opens(start));
        Some(*known)
    };
    sentences.iter().map(|it| it.span.start()).scan(0, count).collect()
}

fn wording<'a>(
    scene: &Scene<'a>,
    (at, mention): (usize, &Mention),
    (cues, paragraphs): (&Cues, &[usize]),
) -> Wording<'a> {
    let (before, _) = scene.around(mention);
    let (near, words, sentence) =
        (cues::tail(before, NEAR), mention.span.of(scene.text()), scene.words(mention.sentence));
    let all: Vec<usize> = std::iter::once(at).chain(scene.outcomes(at)).collect();
    let places: Vec<usize> = all.iter().flat_map(|at| scene.beside[*at].places.iter().copied()).collect();
    let figures = all.iter().flat_map(|at| scene.beside[*at].figures.iter().copied());
    let town =
        |place: &usize| matches!(scene.resolved.places[*place].precision, PlacePrecision::City | PlacePrecision::Venue);
    let paragraph = |sentence: usize| paragraphs.get(sentence).copied().unwrap_or(0);
    let own = &scene.beside[at];
    Wording {
        definite: POINTING.is_match(words) || cues.definite || mention.strength == Strength::Anaphor,
        indefinite: INTRODUCING.is_match(words) || (INDEFINITE.is_match(near) && !cues.definite),
        second: SECOND.is_match(sentence),
        ordinal: ORDINAL.is_match(near),
        plural: PLURAL.is_match(words),
        place_first: own.places.iter().any(|place| {
            let lead = leading(scene, mention, scene.resolved.places[*place].span, FRONT_PLACE);
            lead.is_some_and(|lead| PREPOSITION.is_match(lead))
        }),
        date_first: own
            .times
            .iter()
            .any(|time| leading(scene, mention, scene.resolved.times[*time].span, FRONT_TIME).is_some()),
        opens_paragraph: match mention.sentence.checked_sub(1) {
            Some(before) => paragraph(before) != paragraph(mention.sentence),
            None => false,
        },
        paragraph: paragraph(mention.sentence),
        figures: figures.filter(|figure| scene.resolved.figures[*figure].scope == Scope::Event).collect(),
        towns: places.iter().copied().filter(town).collect(),
        places,
        dated: all.iter().any(|at| scene.own_days(*at).next().is_some()),
        names: names(sentence),
        role: match mention.role {
            Some(Role::Main) => 1,
            Some(Role::Background) => -1,
            _ => 0,
        },
    }
}

/// The words that a sentence begins with before `span`, when that stands before the mention and in the first `reach` bytes.
fn leading<'a>(scene: &Scene<'a>, mention: &Mention, span: ByteSpan, reach: usize) -> Option<&'a str> {
    let start = scene.sentence(mention.sentence)?.span.start();
    let front = span.start() < mention.span.start() && (start..start + reach).contains(&span.start());
    front.then(|| scene.text().get(start..span.start())).flatten()
}

fn names(sentence: &str) -> Vec<&str> {
    let mut names: Vec<&str> = NAME.find_iter(sentence).filter(|it| it.start() > 0).map(|it| it.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_goes_on_to_another_happening_says_so_first() {
        for words in
            ["A few hours later a crew", "Elsewhere, two", "On Tuesday, a", "In a separate case", "20 minutes later,"]
        {
            assert!(SECOND.is_match(words), "{words}");
        }
        for words in ["The attack came hours later", "Police said", "Seven people died later"] {
            assert!(!SECOND.is_match(words), "{words}");
        }
    }

    #[test]
    fn the_names_of_a_sentence_leave_out_its_first_word() {
        assert_eq!(names("Police in Harlow said the Mayor of Harlow had left"), ["Harlow", "Mayor"]);
        assert_eq!(names("Police said so"), Vec::<&str>::new());
    }
}
