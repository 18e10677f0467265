//! Main events that go on: "the floods that have swept the district since Thursday".
//!
//! Reads the date of a main event that is a disaster, an outbreak, fighting, unrest or a protest, where the word "since"
//! stands right before it. Yields a stretch from it to the day that the article is written on, its date line's or that of
//! its publication, at the grain of the beginning. Known misreading: what began then and ended before the article. Fires on
//! "Floods have killed 143 people since Friday" and "Plague has killed 74 people since August"; not on "A flood killed ten on
//! Friday" nor on "It was the worst flood since 2007" (which is no main event's date).

use super::role::Candidate;
use super::scene::Scene;
use crate::doc::{EventType, EventWhen, PartialDate, Precision, Role, TimeBasis};
use crate::text::ByteSpan;
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// Right before the date.
static SINCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bsince(?: late| early| the| last)* $").expect("pattern of what goes on is valid")
});

/// Bytes at the start of a text in which a date is that of its date line.
const DATE_LINE: usize = 60;

/// Days that a day of a date line lies before publication at most.
const LATE: i32 = 3;

/// Stretches the dates of main events that go on.
pub fn extend(scene: &Scene, candidates: &mut [Candidate], roles: &[Role]) {
    let mains = candidates.iter_mut().zip(roles).filter(|(_, role)| **role == Role::Main);
    for (candidate, _) in mains.filter(|(candidate, _)| goes_on(candidate.kind)) {
        if let Some(when) = stretched(scene, candidate.when) {
            candidate.when = when;
        }
    }
}

fn goes_on(kind: EventType) -> bool {
    kind.family() == "disaster" && !matches!(kind, EventType::DisasterEarthquake | EventType::DisasterLandslide)
        || matches!(kind, EventType::Clash | EventType::Riot | EventType::Protest)
}

fn stretched(scene: &Scene, when: EventWhen) -> Option<EventWhen> {
    let time = &scene.resolved.times[when.time?.0];
    let (before, _) = scene.sides(time.span)?;
    let written = written_on(scene).filter(|_| SINCE.is_match(before) && when.begin == when.until)?;
    let until = match when.precision {
        Precision::Day => PartialDate::Day(written),
        Precision::Month => PartialDate::Month(written.year(), written.month()),
        _ => return None,
    };
    let later = until.first_day() > when.begin?.first_day();
    later.then_some(EventWhen { until: Some(until), ..when })
}

/// The day of the article's date line, where it is near publication, else that of publication.
fn written_on(scene: &Scene) -> Option<Date> {
    let published = scene.resolved.tagged.segmented.article.dct()?;
    let near = |day: &Date| day.until(published).is_ok_and(|gap| (0..=LATE).contains(&gap.get_days()));
    let line = scene.resolved.times.iter().take_while(|time| time.span.start() < DATE_LINE);
    let named =
        line.filter(|time| matches!(time.begin, Some(PartialDate::Day(_))) && time.basis != TimeBasis::Unresolved);
    let in_line = |span: ByteSpan| scene.text().get(span.end()..).is_some_and(|behind| LINE_END.is_match(behind));
    let day = named.filter(|time| in_line(time.span)).find_map(|time| time.begin?.first_day().filter(near));
    Some(day.unwrap_or(published))
}

/// What closes a date line behind its date: "KATHMANDU, Aug. 15 (HPS): ".
static LINE_END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\.?(?:, \d{4})? ?(?:\([^)]{2,30}\))? ?(?::|--|[-–—]) ?").expect("pattern of date lines is valid")
});
