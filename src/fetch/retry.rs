//! How long to wait before a request is tried again.

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use std::time::Duration;

/// Longest wait of our own making.
const LONGEST: Duration = Duration::from_secs(600);

/// The wait before try `number` (from 1) is repeated: `first`, doubled from try to try.
pub(super) fn backoff(first: Duration, number: u32) -> Duration {
    first.saturating_mul(1 << number.saturating_sub(1).min(20)).min(LONGEST)
}

/// The wait that a `Retry-After` header asks for: seconds, or a date (RFC 9110, section 10.2.3).
pub(super) fn asked(header: &str, now: Timestamp) -> Option<Duration> {
    let header = header.trim();
    if let Ok(seconds) = header.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let date = DateTimeParser::new().relaxed_weekday(true).parse_timestamp(header).ok()?;
    Some(Duration::try_from(date.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double() {
        let first = Duration::from_millis(100);
        let waits = [1, 2, 3, 40].map(|number| backoff(first, number).as_millis());
        assert_eq!(waits, [100, 200, 400, 600_000]);
    }

    #[test]
    fn a_header_asks_in_seconds_or_by_date() {
        let now: Timestamp = "2026-03-01T10:00:00Z".parse().unwrap_or_default();
        let read = |header: &str| asked(header, now).map(|wait| wait.as_secs());
        assert_eq!(read(" 120 "), Some(120));
        assert_eq!(read("Sun, 01 Mar 2026 10:00:30 GMT"), Some(30));
        assert_eq!(read("Sun, 01 Mar 2026 09:00:00 GMT"), Some(0), "a date that is past asks for no wait");
        assert_eq!(read("soon"), None);
        assert_eq!(read("-5"), None);
    }
}
