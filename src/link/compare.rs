//! How alike two reports are.
//!
//! A sum of weights, each for one kind of evidence; what contradicts (other country, dates apart, towns apart) rules
//! the pair out. Two reports of violence in one town on one day are two incidents unless their words are alike too.

use super::config::LinkConfig;
use super::report::Report;
use crate::doc::{EventType, PlacePrecision};
use jiff::civil::Date;

/// What a place in common is worth.
const SAME_PLACE: f64 = 1.5;
/// Kilometres up to which two positions are one place.
const NEAR: f64 = 30.0;
/// Kilometres past which two towns cannot be the place of one incident.
const FAR: f64 = 150.0;
/// What a contradiction about day or place counts where the words are so alike that it may be a misreading.
const CONTRADICTED: f64 = -1.0;
/// Cosine of the words from which even a contradiction about the place may be a misreading.
const ALIKE: f64 = 0.35;
/// The same for days too far apart, where party or toll speak for one incident besides.
const MISDATED: f64 = 0.30;
/// Dead from which a like number elsewhere is no chance.
const MANY: u64 = 10;
/// Dead, and hurt, from which one town does not see two such incidents: then nothing else need agree.
pub const SINGULAR: (u64, u64) = (20, 100);
/// What that is worth.
const ONE_OF_A_KIND: f64 = 2.0;
/// People named in both from which days apart may be a misreading.
const ACQUAINTED: usize = 2;
/// Cosine of the words below which nothing else makes two reports one.
const UNLIKE: f64 = 0.12;

/// The score of a pair; `None` when they cannot be one incident.
#[must_use]
pub fn score(one: &Report, other: &Report, config: &LinkConfig) -> Option<f64> {
    if !is_akin(one, other, config) {
        return None;
    }
    let copy = one.sketch.resemblance(&other.sketch) >= config.copy;
    let words = one.sketch.cosine(&other.sketch);
    let singular = is_singular(one, other);
    let kind = kind(one, other)?;
    let alike = words >= ALIKE || copy;
    let misdated = singular || words >= MISDATED && corroborated(one, other);
    let date = date(one, other, config.window_days).or(misdated.then_some(CONTRADICTED))?;
    let place = if singular { SAME_PLACE } else { place(one, other, alike)? };
    let toll = toll(one.killed(), other.killed()) + 0.5 * toll(one.injured(), other.injured());
    let perpetrators = f64::from(u8::from(!one.perpetrators.is_disjoint(&other.perpetrators)));
    let same_scene = (date + place) * if singular { 1.0 } else { (words / ALIKE).min(1.0) };
    let text = 8.0 * words + if copy { 4.0 } else { 0.0 };
    let kindred = if singular { ONE_OF_A_KIND } else { 0.0 };
    Some(kind + same_scene + toll + 0.7 * perpetrators + text + kindred)
}

/// Whether two reports share words enough to be compared at all: a copy does, and one with a toll that is one of a kind.
#[must_use]
pub fn is_akin(one: &Report, other: &Report, config: &LinkConfig) -> bool {
    let copy = || one.sketch.resemblance(&other.sketch) >= config.copy;
    one.sketch.cosine(&other.sketch) >= UNLIKE || copy() || is_singular(one, other)
}

/// Whether both tell of so many dead or hurt, in like numbers and in one town, that there cannot be two such incidents: a
/// growing toll and a page with a wrong publication month part their reports otherwise.
fn is_singular(one: &Report, other: &Report) -> bool {
    let like = |a: Option<u64>, b: Option<u64>, least: u64| {
        a.zip(b).is_some_and(|(a, b)| a.min(b) >= least && a.min(b) * 5 >= a.max(b) * 4)
    };
    let many = like(one.killed(), other.killed(), SINGULAR.0) || like(one.injured(), other.injured(), SINGULAR.1);
    let named =
        || one.places.iter().any(|a| other.places.iter().any(|b| a.contains(b.as_str()) || b.contains(a.as_str())));
    let here = || named() || nearest(one, other).is_some_and(|km| km <= NEAR);
    many && one.event.kind.family() == other.event.kind.family() && here()
}

/// Whether more than words says that both tell of one incident: a party or several people in common, or many dead in like
/// numbers. Then days too far apart are those of a page with a wrong publication date.
fn corroborated(one: &Report, other: &Report) -> bool {
    let many = |report: &Report| report.killed().filter(|dead| *dead >= MANY);
    let like = many(one).zip(many(other)).is_some_and(|(a, b)| a.min(b) * 5 >= a.max(b) * 4);
    let acquainted = one.people.intersection(&other.people).count() >= ACQUAINTED;
    like || acquainted || !one.perpetrators.is_disjoint(&other.perpetrators)
}

/// The same type, the same family, or a family that the first can turn into (a clash, its trial).
fn kind(one: &Report, other: &Report) -> Option<f64> {
    let (a, b) = (one.event.kind.family(), other.event.kind.family());
    if one.event.kind == other.event.kind {
        return Some(0.5);
    }
    if a == b {
        return Some(0.0);
    }
    let natural = |family: &str| matches!(family, "disaster" | "accident");
    let justice = |family: &str| matches!(family, "arrest" | "trial");
    match () {
        () if one.event.kind == EventType::AccidentOther || other.event.kind == EventType::AccidentOther => Some(-0.5),
        () if natural(a) != natural(b) && a != "other" && b != "other" => None,
        () if justice(a) && justice(b) => Some(0.0),
        () if a == "other" || b == "other" => Some(-0.5),
        () => Some(-1.0),
    }
}

/// The same day, the days beside it, or at least published close together.
fn date(one: &Report, other: &Report, window: u32) -> Option<f64> {
    let window = i64::from(window);
    match (one.days, other.days) {
        (Some(a), Some(b)) => {
            let apart = gap(a, b);
            match apart {
                0 => Some(if gap(a, a).max(span(a)).max(span(b)) <= 1 { 1.5 } else { 0.7 }),
                1 => Some(0.8),
                _ if apart <= window => Some(-0.4 * apart as f64),
                _ => None,
            }
        }
        _ => match one.told.zip(other.told) {
            Some((a, b)) => told(days_between(a, b), window),
            None => Some(0.0),
        },
    }
}

/// What publication alone says of two reports of which one is undated.
fn told(apart: i64, window: i64) -> Option<f64> {
    match apart {
        0..=1 => Some(0.7),
        2..=3 => Some(0.3),
        _ => (apart <= window).then_some(0.0),
    }
}

/// Days between two intervals; 0 when they share one.
fn gap(a: (Date, Date), b: (Date, Date)) -> i64 {
    if a.0 <= b.1 && b.0 <= a.1 { 0 } else { days_between(a.1.min(b.1), a.0.max(b.0)) }
}

/// Days that an interval covers.
fn span(interval: (Date, Date)) -> i64 {
    days_between(interval.0, interval.1) + 1
}

fn days_between(a: Date, b: Date) -> i64 {
    (a.duration_since(b).as_hours() / 24).abs()
}

/// The same place by name or position; other countries or towns far apart rule the pair out unless the words are alike.
fn place(one: &Report, other: &Report, alike: bool) -> Option<f64> {
    let contradiction = alike.then_some(CONTRADICTED);
    if !one.countries.is_empty() && !other.countries.is_empty() && one.countries.is_disjoint(&other.countries) {
        return contradiction;
    }
    if !one.places.is_disjoint(&other.places) {
        return Some(SAME_PLACE);
    }
    match nearest(one, other) {
        Some(km) if km <= NEAR => Some(1.2),
        Some(km) if km > FAR => contradiction,
        Some(_) => Some(-0.5),
        None => Some(0.0),
    }
}

/// Kilometres between the nearest two places that are exact enough to differ.
fn nearest(one: &Report, other: &Report) -> Option<f64> {
    let points = |report: &Report| -> Vec<(f64, f64)> {
        let exact = report.event.places.iter();
        let exact = exact.filter(|place| matches!(place.precision, PlacePrecision::City | PlacePrecision::Venue));
        exact.filter_map(|place| Some((place.lat?, place.lon?))).collect()
    };
    let others = points(other);
    let all = points(one).into_iter().flat_map(|a| others.iter().map(move |b| kilometres(a, *b)).collect::<Vec<_>>());
    all.min_by(f64::total_cmp)
}

/// Great-circle distance (haversine).
fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let chord = half(a.0, b.0) + a.0.to_radians().cos() * b.0.to_radians().cos() * half(a.1, b.1);
    2.0 * 6_371.0 * chord.sqrt().min(1.0).asin()
}

/// Equal tolls speak for one incident, the more the larger; tolls that differ by half speak against.
fn toll(one: Option<u64>, other: Option<u64>) -> f64 {
    let (Some(a), Some(b)) = (one, other) else { return 0.0 };
    let (low, high) = (a.min(b) as f64, a.max(b) as f64);
    if a == b { 0.2 + 0.3 * (1.0 + high).ln().min(3.0) } else { -(1.0 - low / high) }
}

#[cfg(test)]
mod tests {
    use super::{gap, kilometres, toll};
    use jiff::civil::date;

    #[test]
    fn distances_of_days_and_places_are_right() {
        let week = (date(2020, 2, 24), date(2020, 3, 1));
        assert_eq!(gap(week, (date(2020, 3, 1), date(2020, 3, 1))), 0);
        assert_eq!(gap(week, (date(2020, 3, 4), date(2020, 3, 4))), 3);
        assert_eq!(gap((date(2020, 3, 4), date(2020, 3, 4)), week), 3);
        assert!((kilometres((48.85, 2.35), (51.51, -0.13)) - 344.0).abs() < 5.0);
    }

    #[test]
    fn tolls_agree_or_speak_against() {
        assert!(toll(Some(58), Some(58)) > toll(Some(1), Some(1)));
        assert!(toll(Some(2), Some(59)) < -0.9 && toll(None, Some(3)) == 0.0 && toll(Some(0), Some(0)) > 0.0);
    }
}
