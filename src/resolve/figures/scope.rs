//! What a figure counts over, and the date it holds for.
//!
//! Reads: the words of the figure's sentence. Yields: event, cumulative (a war, a period, several attacks) or
//! hypothetical. Known misreadings: a weekend's shootings told as one total count as several events.
//! Fires: "38 people were killed … The deadliest attack was in the port" (38 over several), "So far this year 9 people".
//! Must not: "flights were stopped for three days", the dead of an outbreak "since August".

use super::lex::Word;
use super::{Draft, Read};
use crate::doc::{Effect, Figure, Scope, TimeExpr};
use crate::text::calendar_table::WEEKDAYS;

/// Gives every figure its scope.
pub(super) fn assign(reads: &[Read], drafts: &[Draft], figures: &mut [Figure]) {
    let disaster = opens_with_disaster(reads);
    for (draft, figure) in drafts.iter().zip(figures) {
        let words = &reads[draft.sentence].words;
        figure.scope = if draft.predicate.unreal {
            Scope::Hypothetical
        } else if is_cumulative(words, draft, disaster) || sums_attacks(reads, draft) {
            Scope::Cumulative
        } else {
            Scope::Event
        };
    }
}

/// Whether the article opens with a disaster: an outbreak goes on for months and is one happening.
fn opens_with_disaster(reads: &[Read]) -> bool {
    let mut opening = reads.iter().take(3).flat_map(|read| &read.words);
    opening.any(|word| DISASTERS.contains(&word.lower.as_str()))
}

const DISASTERS: &[&str] = &[
    "outbreak",
    "epidemic",
    "flood",
    "floods",
    "flooding",
    "floodwaters",
    "hurricane",
    "cyclone",
    "typhoon",
    "monsoon",
    "earthquake",
    "quake",
    "wildfire",
    "wildfires",
    "landslide",
    "landslides",
    "tsunami",
    "heatwave",
    "cholera",
    "ebola",
    "plague",
];

/// "38 people were killed … The deadliest attack was in the port": the total of attacks of which the worst is told next.
fn sums_attacks(reads: &[Read], draft: &Draft) -> bool {
    const ATTACKS: &[&str] =
        &["attack", "incident", "blast", "bombing", "strike", "shooting", "raid", "explosion", "crash", "accident"];
    let harm = matches!(draft.predicate.harm.effect, Effect::Killed | Effect::Injured | Effect::Casualties);
    let worst = |read: &Read| {
        let lower: Vec<&str> = read.words.iter().map(|word| word.lower.as_str()).collect();
        lower.windows(3).take(4).any(|said| {
            matches!(said[0], "deadliest" | "bloodiest" | "worst")
                && ATTACKS.contains(&said[1])
                && matches!(
                    said[2],
                    "was" | "took" | "came" | "happened" | "struck" | "hit" | "occurred" | "targeted" | ","
                )
        })
    };
    let next = draft.sentence + 1..(draft.sentence + 4).min(reads.len());
    harm && draft.sentence < 2
        && draft.candidate.count.min.is_some_and(|least| least > 2)
        && reads[next].iter().any(worst)
}

/// Words that begin another clause, whose periods are not the figure's.
const CLAUSES: &[&str] = &["who", "which", "where", "while", "when", "but", "said", "says", "as"];

/// The words behind a figure up to the end of its clause.
fn clause(words: &[Word], from: usize) -> Vec<&str> {
    let rest: Vec<&str> =
        words.iter().skip(from).map(|word| word.lower.as_str()).take_while(|word| *word != ";").take(16).collect();
    let breaks = |at: &usize| {
        let next = rest.get(at + 1).copied().unwrap_or("");
        CLAUSES.contains(&rest[*at]) || rest[*at] == "," && matches!(next, "and" | "but")
    };
    let end = (0..rest.len()).find(breaks).unwrap_or(rest.len());
    rest[..end].to_vec()
}

fn is_cumulative(words: &[Word], draft: &Draft, disaster: bool) -> bool {
    let from = draft.candidate.words.end.max(draft.predicate.words.end);
    let clause: Vec<&str> =
        words.iter().skip(from).map(|word| word.lower.as_str()).take_while(|word| *word != ";").take(16).collect();
    let sentence_rest: Vec<&str> =
        words.iter().skip(from).map(|word| word.lower.as_str()).take_while(|word| *word != ";").take(28).collect();
    let all: Vec<&str> = words.iter().map(|word| word.lower.as_str()).collect();
    let perfect = draft
        .predicate
        .words
        .clone()
        .filter_map(|at| words.get(at))
        .any(|word| matches!(word.lower.as_str(), "have" | "has"));
    let large = draft.candidate.count.min.is_some_and(|least| least >= 1_000);
    let war = all.iter().any(|word| WARS.contains(word));
    let before: Vec<&str> = all[..draft.candidate.words.start.min(all.len())].to_vec();
    large && (war || perfect) && !disaster
        || since(&clause, &sentence_rest, perfect) && !disaster
        || all.first() == Some(&"since")
        || over_period(&self::clause(words, from)) && !disaster
        || this_year(&before)
        || several_events(&clause)
        || caused_by_several(words, draft)
        || yearly(&all)
}

const WARS: &[&str] = &[
    "war",
    "conflict",
    "insurgency",
    "uprising",
    "fighting",
    "violence",
    "militancy",
    "rebellion",
    "campaign",
    "crackdown",
    "revolt",
    "genocide",
    "pandemic",
    "displaced",
];

/// A part told in the sentence of its whole counts over what the whole counts over.
pub(super) fn share(drafts: &[Draft], figures: &mut [Figure]) {
    for index in 0..figures.len() {
        let Some(whole) = figures[index].part_of.map(|whole| whole.0) else { continue };
        let same = drafts.get(whole).is_some_and(|whole| whole.sentence == drafts[index].sentence);
        if same && figures[whole].scope == Scope::Cumulative && figures[index].scope == Scope::Event {
            figures[index].scope = Scope::Cumulative;
        }
    }
}

/// "since the conflict began", "since January" with the perfect. A day of the week dates one happening that still goes on
/// ("in floods since Friday", "since soldiers opened fire on Monday").
fn since(clause: &[&str], rest: &[&str], perfect: bool) -> bool {
    let Some(at) = clause.iter().position(|word| *word == "since") else { return false };
    let told = &rest[at.min(rest.len())..];
    let weekday = told.iter().any(|word| WEEKDAYS.contains(word)) && !told.iter().any(|word| WARS.contains(word));
    !weekday && (perfect || clause[..at].iter().any(|word| WARS.contains(word)))
        || clause
            .iter()
            .skip(at)
            .take(5)
            .any(|word| WARS.contains(word) || word.starts_with(|c: char| c.is_ascii_digit()))
}

/// "So far this year nine people", "This year, 326 people": the count of a year that is told before the figure.
fn this_year(before: &[&str]) -> bool {
    let tail = before.strip_suffix(&[","]).unwrap_or(before);
    tail.ends_with(&["this", "year"]) && tail.len() <= 5
}

/// "in two days", "over the past week", "so far this year", "this year".
fn over_period(clause: &[&str]) -> bool {
    const UNITS: &[&str] = &["days", "weeks", "months", "years", "hours", "decade", "decades"];
    let spell = |at: usize| {
        matches!(clause[at], "in" | "over" | "during" | "within" | "for")
            && clause.iter().skip(at + 1).take(5).any(|word| UNITS.contains(word))
            && !clause[..at].iter().any(|word| matches!(*word, "worst" | "first" | "deadliest" | "biggest" | "second"))
            && !clause
                .iter()
                .skip(at + 1)
                .take(5)
                .any(|word| matches!(*word, "worst" | "deadliest" | "prison" | "first" | "than" | "time"))
    };
    let year = clause.windows(3).any(|said| said[0] == "so" && said[1] == "far" && said[2] == "this")
        || clause.windows(2).any(|said| {
            said[0] == "this" && said[1] == "year" || said[0] == "past" && matches!(said[1], "year" | "month" | "week")
        });
    (0..clause.len()).any(spell) || year
}

/// "in shootings", "in attacks across", "in separate strikes".
fn several_events(clause: &[&str]) -> bool {
    const EVENTS: &[&str] = &[
        "shootings",
        "attacks",
        "raids",
        "operations",
        "bombings",
        "incidents",
        "accidents",
        "crashes",
        "battles",
        "stabbings",
    ];
    let named = |at: usize| {
        matches!(clause[at], "in" | "by" | "during")
            && clause.iter().skip(at + 1).take(4).any(|word| EVENTS.contains(word))
    };
    /// Words of which the plural alone tells of several happenings, unlike "the attacks" of one day.
    const PLAIN: &[&str] = &["shootings", "stabbings", "crashes", "accidents"];
    let apart = |at: usize| {
        let rest = &clause[at + 1..];
        let told = rest.iter().take(4).position(|word| PLAIN.contains(word));
        matches!(clause[at], "in" | "during") && told.is_some_and(|far| !rest[..far].contains(&"the"))
    };
    let unlinked = clause.windows(2).any(|said| {
        matches!(said[0], "separate" | "unrelated" | "different")
            && (EVENTS.contains(&said[1]) || matches!(said[1], "locations" | "areas" | "neighborhoods" | "cases"))
    });
    if (0..clause.len().min(6)).any(apart) || unlinked || (0..clause.len().min(6)).any(|at| is_counted(clause, at)) {
        return true;
    }
    (0..clause.len().min(4)).any(named)
        && clause.iter().any(|word| {
            matches!(*word, "across" | "separate" | "since" | "over" | "several" | "weekend" | "other" | "from")
        })
        || (0..clause.len().min(4)).any(named) && clause.windows(2).any(is_spell)
}

/// "this week", "this month": with a plural before it, the time that several happenings took.
fn is_spell(said: &[&str]) -> bool {
    said[0] == "this" && matches!(said[1], "week" | "month" | "year")
}

/// "in two shootings", "in three separate incidents": a number of happenings.
fn is_counted(clause: &[&str], at: usize) -> bool {
    const COUNTED: &[&str] = &["shootings", "stabbings", "crashes", "accidents", "incidents", "robberies"];
    let number = |word: &&str| {
        matches!(
            *word,
            "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "several" | "multiple"
        )
    };
    matches!(clause[at], "in" | "during")
        && clause.get(at + 1).is_some_and(number)
        && clause.iter().skip(at + 2).take(4).any(|word| COUNTED.contains(word))
}

/// "two overnight shootings that left three men wounded": the figure follows what caused it.
fn caused_by_several(words: &[Word], draft: &Draft) -> bool {
    let before: Vec<&str> = words[..draft.candidate.words.start].iter().map(|word| word.lower.as_str()).collect();
    let near = before.len().saturating_sub(12);
    let left = before.iter().rposition(|word| matches!(*word, "left" | "leaving" | "leaves")).filter(|at| *at >= near);
    left.is_some_and(|left| {
        let from = left.saturating_sub(12);
        let told = &before[from..left];
        let counted = |at: usize| {
            matches!(told[at], "two" | "three" | "four" | "five" | "several" | "separate" | "unrelated" | "multiple")
                && told
                    .iter()
                    .skip(at + 1)
                    .take(4)
                    .any(|word| matches!(*word, "shootings" | "stabbings" | "crashes" | "accidents"))
        };
        (0..told.len()).any(counted)
    })
}

fn yearly(words: &[&str]) -> bool {
    words
        .windows(2)
        .any(|said| matches!((said[0], said[1]), ("every" | "each" | "per" | "a", "year")) && said[0] != "a")
        || words.iter().any(|word| matches!(*word, "annually" | "yearly"))
}

/// The time expression behind "as of" or "by" in the words right after a figure's predicate.
pub(super) fn date(text: &str, times: &[TimeExpr], figures: &mut [Figure]) {
    for figure in figures {
        let from = figure.told().end();
        figure.as_of = times
            .iter()
            .position(|time| {
                let gap = text.get(from..time.span.start()).filter(|gap| gap.len() < 60).unwrap_or("");
                gap.trim_end().to_lowercase().ends_with("as of")
            })
            .map(crate::doc::TimeId);
    }
}
