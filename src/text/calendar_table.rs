//! The words of the calendar and the small numerals of English, once for every stage that reads them.

/// Names of the months, January first.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Names of the weekdays, Monday first (ISO 8601).
pub const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Month named by `word` (lower case), 1 to 12, with whether it is an abbreviation.
#[must_use]
pub fn month(word: &str) -> Option<(i8, bool)> {
    let short = match word {
        "jan" => 1,
        "feb" | "febr" => 2,
        "mar" => 3,
        "apr" => 4,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" | "sept" => 9,
        "oct" => 10,
        "nov" => 11,
        "dec" => 12,
        _ => return place(&MONTHS, word).map(|month| (month, false)),
    };
    Some((short, true))
}

/// Weekday named by `word` (lower case), 1 (Monday) to 7, with whether it is an abbreviation.
#[must_use]
pub fn weekday(word: &str) -> Option<(i8, bool)> {
    let short = match word {
        "mon" => 1,
        "tue" | "tues" => 2,
        "wed" => 3,
        "thu" | "thur" | "thurs" => 4,
        "fri" => 5,
        "sat" => 6,
        "sun" => 7,
        _ => return place(&WEEKDAYS, word).map(|day| (day, false)),
    };
    Some((short, true))
}

/// Whether `word` (lower case) names a month or weekday, in full or abbreviated.
#[must_use]
pub fn is_calendar_name(word: &str) -> bool {
    month(word).is_some() || weekday(word).is_some()
}

/// Whether `word` (lower case) is the full name of a month or weekday.
#[must_use]
pub fn is_full_calendar_name(word: &str) -> bool {
    MONTHS.contains(&word) || WEEKDAYS.contains(&word)
}

/// Cardinal numeral below twenty, or a ten: "seventeen", "forty".
#[must_use]
pub fn cardinal(word: &str) -> Option<u32> {
    const NUMERALS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    NUMERALS.iter().position(|numeral| *numeral == word).map(|at| at as u32).or_else(|| ten(word))
}

/// "twenty" to "ninety".
#[must_use]
pub fn ten(word: &str) -> Option<u32> {
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    TENS.iter().position(|ten| *ten == word).map(|at| at as u32 * 10 + 20)
}

fn place(names: &[&str], word: &str) -> Option<i8> {
    names.iter().position(|name| *name == word).and_then(|at| i8::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numerals_have_their_numbers() {
        assert_eq!(
            (month("september"), month("sept"), month("may")),
            (Some((9, false)), Some((9, true)), Some((5, false)))
        );
        assert_eq!((weekday("sunday"), weekday("thurs"), weekday("may")), (Some((7, false)), Some((4, true)), None));
        assert_eq!((cardinal("seventeen"), cardinal("forty"), cardinal("hundred")), (Some(17), Some(40), None));
        assert!(is_calendar_name("dec") && !is_full_calendar_name("dec") && is_full_calendar_name("friday"));
    }
}
