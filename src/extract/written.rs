//! Calendar days written out in running text, in the languages of the table of months.

use super::months_table::{LONGEST_NAME, MONTHS};
use crate::text::pattern;
use jiff::civil::Date;
use regex::{Captures, Regex};

/// The years in which a page of the web may have been published.
const YEARS: std::ops::RangeInclusive<i16> = 1995..=2100;

/// The first calendar day in `text`, year included; `month_first` reads `03/04/2024` as American pages write it.
///
/// Reads: `22 March 2024`, `March 22nd, 2024`, `22. März 2024`, `2024/3/22`, `22.03.2024`, `22.03.24`, `22 | 03 | 2024`.
/// Passed over: days without a year, years alone, `03/04/24`, numbers that are longer.
pub(super) fn first(text: &str, month_first: bool) -> Option<Date> {
    let mut best: Option<(usize, Date)> = None;
    let mut keep = |found: Option<(usize, Date)>| {
        if let Some((at, date)) = found
            && best.is_none_or(|(before, _)| at < before)
        {
            best = Some((at, date));
        }
    };
    keep(search(&DAY_FIRST, text, |c| date(&c[3], month(&c[2])?, &c[1])));
    keep(search(&MONTH_FIRST, text, |c| date(&c[3], month(&c[1])?, &c[2])));
    keep(search(&YEAR_FIRST, text, |c| date(&c[1], c[2].parse().ok()?, &c[3])));
    keep(search(&NUMBERS, text, |c| numbers(c, month_first)));
    best.map(|(_, date)| date)
}

fn search(pattern: &Regex, text: &str, read: impl Fn(&Captures) -> Option<Date>) -> Option<(usize, Date)> {
    pattern.captures_iter(text).find_map(|found| Some((found.get(0)?.start(), read(&found)?)))
}

/// Dots are never American; of two numbers the one above 12 is the day.
fn numbers(found: &Captures, month_first: bool) -> Option<Date> {
    let (a, b): (i8, i8) = (found[1].parse().ok()?, found[3].parse().ok()?);
    let dotted = &found[2] == ".";
    let year = match found[5].len() {
        2 if dotted => format!("20{}", &found[5]),
        2 => return None,
        _ => found[5].to_owned(),
    };
    let american = b > 12 || (month_first && !dotted && a <= 12);
    let (day, month) = if american { (&found[3], a) } else { (&found[1], b) };
    (found[2] == found[4]).then(|| date(&year, month, day)).flatten()
}

fn date(year: &str, month: i8, day: &str) -> Option<Date> {
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Date::new(year, month, day.parse().ok()?).ok()
}

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    if word.chars().count() > LONGEST_NAME {
        return None;
    }
    let fits = MONTHS.iter().filter(|(start, _)| word.starts_with(start));
    fits.max_by_key(|(start, _)| start.len()).map(|(_, month)| *month)
}

pattern!(
    DAY_FIRST,
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?:\s+|-)(?:de\s+|of\s+)?(\p{L}{3,11})\.?,?(?:\s+|-)(?:de\s+)?(\d{4})\b"
);
pattern!(MONTH_FIRST, r"\b(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b");
pattern!(YEAR_FIRST, r"\b(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?:\b|日|T)");
pattern!(NUMBERS, r"\b(\d{1,2})([./-]|\s\|)\s?(\d{1,2})([./-]|\s\|)\s?(\d{4}|\d{2})\b");

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn days_with_a_year_are_read_and_others_are_not() {
        let cases = [
            ("Posted on 22nd March 2024 by Ann", Some("2024-03-22")),
            ("March 22, 2024 at 10:00", Some("2024-03-22")),
            ("Fri, 22 Mar 2024 10:00:00 GMT", Some("2024-03-22")),
            ("Stand: 22. März 2024", Some("2024-03-22")),
            ("le 1er août 2023", Some("2023-08-01")),
            ("22.03.2024, 13:05 Uhr", Some("2024-03-22")),
            ("22.03.24", Some("2024-03-22")),
            ("22/03/2024", Some("2024-03-22")),
            ("22 | 03 | 2024", Some("2024-03-22")),
            ("2024/3/22 and 2025-01-01", Some("2024-03-22")),
            ("2024年3月22日", Some("2024-03-22")),
            ("Friday at noon", None),
            ("© 2024 The Daily", None),
            ("31 February 2024", None),
            ("5 people 2024", None),
            ("call 030/22.03.1899", None),
            ("", None),
        ];
        for (text, date) in cases {
            assert_eq!(first(text, false).map(|date| date.to_string()).as_deref(), date, "{text}");
        }
        assert_eq!(first("03/04/2024", true).map(|date| date.to_string()).as_deref(), Some("2024-03-04"));
        assert_eq!(first("03/04/2024", false).map(|date| date.to_string()).as_deref(), Some("2024-04-03"));
    }
}
