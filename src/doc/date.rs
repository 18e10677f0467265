//! Calendar dates that are no more exact than the words they come from.

use jiff::civil::Date;
use std::fmt;

/// A year, a month or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// `2014`
    Year(i16),
    /// `2022-09`
    Month(i16, i8),
    /// `2024-03-22`
    Day(Date),
}

impl PartialDate {
    /// First day covered.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(year, 1, 1).ok(),
            Self::Month(year, month) => Date::new(year, month, 1).ok(),
            Self::Day(date) => Some(date),
        }
    }

    /// Last day covered.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(year, 12, 31).ok(),
            Self::Month(year, month) => Some(Date::new(year, month, 1).ok()?.last_of_month()),
            Self::Day(date) => Some(date),
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(date) => date.year(),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "{date}"),
        }
    }
}

impl std::str::FromStr for PartialDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("expected YYYY, YYYY-MM or YYYY-MM-DD, found {text:?}");
        if text.contains(|c: char| c != '-' && !c.is_ascii_digit()) || text.starts_with('-') {
            return Err(wrong());
        }
        let number = |part: &str| part.parse::<i16>().map_err(|_| wrong());
        match text.len() {
            4 => Ok(Self::Year(number(text)?)),
            7 => {
                let (year, month) = text.split_once('-').ok_or_else(wrong)?;
                let month = i8::try_from(number(month)?).ok().filter(|month| (1..=12).contains(month));
                Ok(Self::Month(number(year)?, month.ok_or_else(wrong)?))
            }
            10 => text.parse().map(Self::Day).map_err(|_| wrong()),
            _ => Err(wrong()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_read_is_printed_as_it_was(text in "[-+0-9]{4}(-[+0-9]{2}){0,2}|.{0,12}") {
            if let Ok(date) = text.parse::<PartialDate>() {
                prop_assert_eq!(date.to_string(), text);
                prop_assert!(date.first_day().zip(date.last_day()).is_some_and(|(first, last)| first <= last));
            }
        }
    }

    #[test]
    fn dates_read_and_print_alike() {
        for text in ["2014", "2022-09", "2024-02-29"] {
            assert_eq!(text.parse::<PartialDate>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
        for text in ["2023-13", "2023-02-30", "soon", "20-2-1", ""] {
            assert!(text.parse::<PartialDate>().is_err_and(|error| error.contains("YYYY-MM-DD")), "{text}");
        }
        let february = PartialDate::Month(2024, 2);
        assert_eq!(february.last_day().map(|day| day.to_string()), Some("2024-02-29".to_owned()));
    }
}
