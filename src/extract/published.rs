//! The day of publication from the words of metadata.

use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

/// The calendar day of `YYYY-MM-DD` or of an RFC 3339 time, in the time zone in which it is written.
///
/// A blank between date and time, and a time without a zone, are read too: pages write them.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Some(date) = Pieces::parse(text).ok().map(|pieces| pieces.date()) {
        return plausible(text).then_some(date);
    }
    let (date, rest) = text.split_once([' ', 'T', 't'])?;
    let clock = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    (clock && plausible(date)).then(|| date.parse().ok()).flatten()
}

/// The offset from UTC that an RFC 3339 time is written with; "Z" is zero.
pub(super) fn zone(text: &str) -> Option<Offset> {
    let pieces = Pieces::parse(text.trim()).ok()?;
    pieces.time().and(pieces.to_numeric_offset())
}

/// The hour of an RFC 3339 time, 0 to 23.
pub(super) fn hour(text: &str) -> Option<i8> {
    Some(Pieces::parse(text.trim()).ok()?.time()?.hour())
}

/// Four digits and a hyphen at the start: not `20240322`, which may be any number.
fn plausible(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 10 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4] == b'-'
}

#[cfg(test)]
mod tests {
    use super::{day, zone};

    #[test]
    fn the_zone_is_the_one_written() {
        let seconds = |text| zone(text).map(jiff::tz::Offset::seconds);
        assert_eq!(seconds("2024-03-22T23:30:00-05:00"), Some(-18_000));
        assert_eq!(seconds("2024-03-22T10:00:00Z"), Some(0));
        assert_eq!(seconds("2024-03-22T10:00:00"), None);
        assert_eq!(seconds("2024-03-22"), None);
    }

    #[test]
    fn days_stay_in_their_own_time_zone() {
        let cases = [
            ("2024-03-22", Some("2024-03-22")),
            (" 2024-03-22T23:30:00-05:00 ", Some("2024-03-22")),
            ("2024-03-23T00:10:00+03:00", Some("2024-03-23")),
            ("2024-03-22T10:00:00Z", Some("2024-03-22")),
            ("2024-03-22T10:00:00.123+0000", Some("2024-03-22")),
            ("2024-03-22 10:00:00", Some("2024-03-22")),
            ("2024-03-22 10:00:00 UTC", Some("2024-03-22")),
            ("2024-13-22", None),
            ("20240322", None),
            ("March 22, 2024", None),
            ("", None),
        ];
        for (text, date) in cases {
            assert_eq!(day(text).map(|date| date.to_string()).as_deref(), date, "{text}");
        }
    }
}
