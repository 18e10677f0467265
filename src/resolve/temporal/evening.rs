//! Bare clock times behind an evening.
//!
//! Reads a clock time without a day, where the time told last was an evening or night of the day that it would be given.
//! Yields the next day for the small hours ("shut himself in at 7 p.m. Sunday … came out at 1:10 a.m.") and the evening for
//! a time that tells no half of the day ("on Sunday night … about 8:30"). Not where a saying has the evening ("police said
//! Sunday night") or where a day was named since ("early Sunday, about 1:10 a.m."). Known misreading: a story that goes back
//! from the evening of an arrest to the small hours of the same day.

use super::anchor::minutes;
use super::meaning::{Clock, Day};

/// The last hour of the night that a new day begins in.
const SMALL_HOURS: i8 = 6;

/// The hour of twelve at which an evening begins.
const EVENING: i8 = 5;

/// Minutes of an hour.
const HOUR: i32 = 60;

/// Day and time of a clock time; `behind` tells that the time before it was an evening of the day it would be given.
pub fn read(day: Day, clock: Clock, behind: bool) -> (Day, Clock) {
    match (day, clock) {
        (Day::Implied, Clock::At(0..=SMALL_HOURS, _, true) | Clock::Part("MO")) if behind => {
            (Day::FromNarrative(1), clock)
        }
        (Day::Implied, Clock::At(hour @ EVENING..=11, minute, false)) if behind => {
            (day, Clock::At(hour + 12, minute, true))
        }
        _ => (day, clock),
    }
}

/// Whether a time of day lies in the evening or at night: "TNI", "T19:30".
pub fn is_evening(part: &str) -> bool {
    let late = (i32::from(EVENING) + 12) * HOUR..24 * HOUR;
    matches!(part, "TNI" | "TEV") || minutes(part).is_some_and(|minutes| late.contains(&minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_hours_behind_an_evening_are_of_the_next_day() {
        let (night, bare) = (Clock::At(1, 10, true), Clock::At(8, 30, false));
        assert_eq!(read(Day::Implied, night, true), (Day::FromNarrative(1), night));
        assert_eq!(read(Day::Implied, night, false), (Day::Implied, night));
        assert_eq!(read(Day::Implied, bare, true), (Day::Implied, Clock::At(20, 30, true)));
        assert_eq!(read(Day::FromPublication(0), bare, true), (Day::FromPublication(0), bare));
        assert!(is_evening("TNI") && is_evening("T19:30") && !is_evening("T24:00") && !is_evening("TMO"));
    }
}
