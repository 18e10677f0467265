//! Numbers in figures and in words, as time expressions use them.

use super::cursor::Cursor;
use super::words_table::{cardinal, month, ordinal, ten};

/// How many units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// A number, in tenths: 25 is two and a half.
    Tenths(u32),
    /// "several", "a few".
    Vague,
}

impl Amount {
    /// A whole number.
    #[must_use]
    pub fn whole(n: u32) -> Self {
        Self::Tenths(n.saturating_mul(10))
    }

    /// The number, when it is whole.
    #[must_use]
    pub fn as_whole(self) -> Option<u32> {
        match self {
            Self::Tenths(tenths) if tenths % 10 == 0 => Some(tenths / 10),
            _ => None,
        }
    }
}

/// A number in figures, thousands by commas: at most six digits.
#[must_use]
pub fn figures<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, u32)> {
    let mut digits = c.is_digits().then(|| c.text().to_owned())?;
    let mut after = c.step();
    while let Some(group) = after.tight(",").filter(|group| group.is_digits() && group.text().len() == 3) {
        digits.push_str(group.text());
        after = group.step();
    }
    (digits.len() <= 6).then(|| digits.parse().ok().map(|n| (after, n)))?
}

/// A number in words: "two", "twenty-five", "a hundred", "two thousand".
#[must_use]
pub fn words<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, u32)> {
    let (c, n) = match c.one_of(&["a hundred", "a thousand"]) {
        Some(after) => (after, if after.before(1) == "hundred" { 100 } else { 1000 }),
        None => below_hundred(c)?,
    };
    match c.any(&["hundred", "thousand"]) {
        Some((after, which)) => Some((after, n * if which == 0 { 100 } else { 1000 })),
        None => Some((c, n)),
    }
}

fn below_hundred<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, u32)> {
    let (after, n) = c.take(cardinal)?;
    let unit = ten(c.lower()).and_then(|_| after.hyphen().take(cardinal)).filter(|(_, unit)| (1..10).contains(unit));
    if let Some((after, unit)) = unit {
        return Some((after, n + unit));
    }
    Some((after, n))
}

/// A number in figures or words.
#[must_use]
pub fn number<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, u32)> {
    figures(c).or_else(|| words(c))
}

/// How many: "a", "two", "2 1/2", "2.5", "a few", "a couple of", "half a", "two to three" (counted as two).
#[must_use]
pub fn amount<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, Amount)> {
    const VAGUE: &[&str] =
        &["a few", "several", "a number of", "many", "dozens of", "hundreds of", "thousands of", "few", "quite a few"];
    if let Some(after) = c.one_of(VAGUE) {
        return Some((after.skip(&["more", "dozen", "hundred"]), Amount::Vague));
    }
    if let Some(after) = c.one_of(&["a couple of", "a couple", "couple of"]) {
        return Some((after, Amount::whole(2)));
    }
    if let Some(after) = c.one_of(&["half a", "half an", "a half", "½"]) {
        return Some((after.hyphen(), Amount::Tenths(5)));
    }
    if let Some((after, n)) = number(c) {
        return Some(alternatives(fraction(after, n)));
    }
    let after = c.one_of(&["a", "an"])?;
    Some((after.skip(&["full", "whole", "mere", "good", "solid", "further"]), Amount::whole(1)))
}

/// "and a half", "1/2", ".5" after a whole number.
fn fraction<'p, 't>(c: Cursor<'p, 't>, n: u32) -> (Cursor<'p, 't>, Amount) {
    if let Some(after) = c.one_of(&["and a half", "and half", "1 / 2", "- 1 / 2", "½"]) {
        return (after, Amount::Tenths(n * 10 + 5));
    }
    let decimal = c.tight(".").filter(|after| after.is_digits() && after.text().len() == 1);
    match decimal.and_then(|after| Some((after.step(), after.text().parse::<u32>().ok()?))) {
        Some((after, tenths)) => (after, Amount::Tenths(n * 10 + tenths)),
        None => (c, Amount::whole(n)),
    }
}

/// "to three", "or three", "-three": the lower number is kept.
fn alternatives<'p, 't>((c, first): (Cursor<'p, 't>, Amount)) -> (Cursor<'p, 't>, Amount) {
    let other = c.one_of(&["to", "or", "-"]).and_then(number);
    (other.map_or(c, |(after, _)| after), first)
}

/// An ordinal: "third", "twenty-first", "22nd".
#[must_use]
pub fn ordinal_at<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, u32)> {
    if c.is_digits() && c.text().len() <= 3 {
        let after = c.step();
        let ending = after.joined().then(|| after.one_of(&["st", "nd", "rd", "th"]))??;
        return Some((ending, c.text().parse().ok()?));
    }
    if let Some((after, n)) = c.take(ten) {
        let (end, unit) = after.hyphen().take(ordinal).filter(|(_, unit)| *unit < 10)?;
        return Some((end, n + unit));
    }
    c.take(ordinal)
}

/// A day of the month, in figures with or without ending.
#[must_use]
pub fn day_of_month<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, i8)> {
    let (after, n) = ordinal_at(c).or_else(|| bare_day(c)).or_else(|| day_in_words(c))?;
    i8::try_from(n).ok().filter(|day| (1..=31).contains(day)).map(|day| (after, day))
}

/// "twenty five" before or behind a month's name.
fn day_in_words<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, u32)> {
    let beside = |c: Cursor<'_, '_>| month(c.lower()).is_some_and(|(_, short)| !short || c.is_capital());
    let (after, n) = below_hundred(c).filter(|(_, n)| (1..=31).contains(n))?;
    (beside(after) || c.at() > 0 && beside(c.back(1))).then_some((after, n))
}

fn bare_day<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, u32)> {
    let decimal =
        c.joined() && matches!(c.before(1), "." | ",") && c.before(2).starts_with(|c: char| c.is_ascii_digit());
    let short = c.is_digits() && c.text().len() <= 2 && !decimal;
    let after = short.then(|| c.step())?;
    let goes_on = after.joined() && (after.is_digits() || matches!(after.lower(), "%" | "/" | "pm" | "am"))
        || after.one_of(&[".", ",", ":"]).is_some_and(|next| after.joined() && next.joined() && next.is_digits());
    (!goes_on).then(|| c.text().parse().ok().map(|n| (after, n)))?
}

/// A year of four digits, 1000 to 2199, not part of a larger number.
#[must_use]
pub fn year<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, i16)> {
    let digits = c.is_digits() && c.text().len() == 4;
    let after = digits.then(|| c.step())?;
    let part = |next: Option<Cursor<'_, '_>>| next.is_some_and(Cursor::is_digits);
    let part_of_number = part(after.tight(",")) || part(after.tight(".")) || part(after.tight(":"));
    let year: i16 = c.text().parse().ok()?;
    ((1000..2200).contains(&year) && !part_of_number).then_some((after, year))
}

/// A year in words: "nineteen ninety-six", "two thousand", "two thousand and five".
#[must_use]
pub fn year_in_words<'p, 't>(c: Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, i16)> {
    if let Some(after) = c.phrase("two thousand") {
        let rest = below_hundred(after.skip(&["and", "-"])).filter(|(end, _)| month(end.lower()).is_none());
        let (after, n) = rest.unwrap_or((after, 0));
        return Some((after, 2000 + i16::try_from(n).ok()?));
    }
    let (after, century) = c.any(&["seventeen", "eighteen", "nineteen", "twenty"])?;
    let first = 1700 + century as i16 * 100;
    if let Some(digit) = after.hyphen().one_of(&["oh", "zero", "o"]) {
        let (end, n) = digit.hyphen().take(cardinal).filter(|(_, n)| (1..10).contains(n))?;
        return Some((end, first + i16::try_from(n).ok()?));
    }
    let hundred = after.one_of(&["hundred and", "hundred"]).filter(|_| century < 3);
    let (after, n) = below_hundred(hundred.unwrap_or(after).hyphen()).filter(|(_, n)| (10..100).contains(n))?;
    Some((after, first + i16::try_from(n).ok()?))
}

/// A year of two digits as news means it: up to fifteen years ahead of `reference`, else the past.
#[must_use]
pub fn full_year(two_digits: i16, reference: i16) -> i16 {
    let century = reference - reference.rem_euclid(100);
    let year = century + two_digits;
    if year > reference + 15 { year - 100 } else { year }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::temporal::lex::lex;

    fn read<T>(text: &str, rule: for<'p, 't> fn(Cursor<'p, 't>) -> Option<(Cursor<'p, 't>, T)>) -> Option<T> {
        let pieces = lex(text);
        rule(Cursor::new(&pieces, 0)).map(|(_, value)| value)
    }

    #[test]
    fn amounts_are_read_from_figures_and_words() {
        let cases = [
            ("two years", Some(20)),
            ("twenty-five years", Some(250)),
            ("a hundred years", Some(1000)),
            ("2 1/2 years", Some(25)),
            ("2.5 years", Some(25)),
            ("a couple of years", Some(20)),
            ("half an hour", Some(5)),
            ("1,200 days", Some(12000)),
        ];
        for (text, tenths) in cases {
            assert_eq!(read(text, amount), tenths.map(Amount::Tenths), "{text}");
        }
        assert_eq!(read("several days", amount), Some(Amount::Vague));
        assert_eq!(read("days", amount), None);
    }

    #[test]
    fn years_are_not_parts_of_numbers() {
        assert_eq!(read("2014", year), Some(2014));
        assert_eq!(read("2014,500", year), None);
        assert_eq!(read("2014.5", year), None);
        assert_eq!(read("nineteen ninety-six", year_in_words), Some(1996));
        assert_eq!(read("two thousand and five", year_in_words), Some(2005));
        assert_eq!(read("twenty fifteen", year_in_words), Some(2015));
        assert_eq!((full_year(88, 1990), full_year(3, 2001), full_year(99, 2001)), (1988, 2003, 1999));
    }

    #[test]
    fn days_of_the_month_stand_alone() {
        assert_eq!(read("22nd", day_of_month), Some(22));
        assert_eq!(read("7, 2014", day_of_month), Some(7));
        assert_eq!(read("10:30", day_of_month), None);
        assert_eq!(read("45", day_of_month), None);
    }
}
