//! Cardinal numbers in digits and words.

use super::lex::Word;
use crate::text::calendar_table::cardinal;

/// A number read at some word, and how many words it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The value; the lower end of a range.
    pub value: u64,
    /// The upper end of a range ("20-30"), otherwise the value.
    pub upper: u64,
    /// Words taken.
    pub len: usize,
}

/// Reads the longest cardinal number that begins at `at`: "152", "1.2 million", "a hundred and fifty-two", "20-30".
/// Reads no ordinal, year-old compound, money or clock time.
pub(super) fn numeral(words: &[Word], at: usize) -> Option<Numeral> {
    digits(words, at).or_else(|| spelled(words, at))
}

fn digits(words: &[Word], at: usize) -> Option<Numeral> {
    let word = words.get(at)?.lower.as_str();
    let word = word.strip_suffix("-plus").or_else(|| word.strip_suffix("-odd")).unwrap_or(word);
    if let Some((low, high)) = word.split_once('-') {
        let (low, high) = (plain(low)?, plain(high)?);
        return (low < high).then_some(Numeral { value: low, upper: high, len: 1 });
    }
    let scale = words.get(at + 1).and_then(|next| magnitude(&next.lower));
    match scale {
        Some(scale) => {
            let value = decimal(word, scale)?;
            Some(Numeral { value, upper: value, len: 2 })
        }
        None => plain(word).map(|value| Numeral { value, upper: value, len: 1 }),
    }
}

/// "1,300", "1300": no decimals, no leading zero, at most 12 digits.
fn plain(word: &str) -> Option<u64> {
    let bare: String = word.chars().filter(|c| *c != ',').collect();
    let digits = !bare.is_empty() && bare.len() <= 12 && bare.bytes().all(|b| b.is_ascii_digit());
    (digits && (bare.len() == 1 || !bare.starts_with('0'))).then(|| bare.parse().ok()).flatten()
}

/// "1.2" times a magnitude, exactly.
fn decimal(word: &str, scale: u64) -> Option<u64> {
    let (whole, part) = word.split_once('.').unwrap_or((word, ""));
    let mut value = plain(whole)?.checked_mul(scale)?;
    let mut unit = scale;
    for digit in part.chars() {
        unit /= 10;
        value = value.checked_add(u64::from(digit.to_digit(10)?) * unit)?;
    }
    Some(value)
}

fn magnitude(word: &str) -> Option<u64> {
    match word {
        "hundred" => Some(100),
        "thousand" => Some(1_000),
        "million" => Some(1_000_000),
        "billion" => Some(1_000_000_000),
        _ => None,
    }
}

fn spelled(words: &[Word], at: usize) -> Option<Numeral> {
    let mut sum = Sum::default();
    let mut next = at;
    while let Some(word) = words.get(next) {
        let article = next == at && matches!(word.lower.as_str(), "a" | "one");
        let and = word.lower == "and" && next > at && sum.hundreds_said;
        if article && words.get(next + 1).is_some_and(|scale| magnitude(&scale.lower).is_some()) {
            sum.group = 1;
            sum.said = true;
        } else if and && words.get(next + 1).is_some_and(|tail| small(&tail.lower).is_some()) {
            // "a hundred and fifty": the conjunction is part of the number
        } else if !sum.take(&word.lower) {
            break;
        }
        next += 1;
    }
    let value = sum.total()?;
    Some(Numeral { value, upper: value, len: next - at })
}

/// A spelled number while it is being read.
#[derive(Debug, Default)]
struct Sum {
    total: u64,
    group: u64,
    said: bool,
    hundreds_said: bool,
}

impl Sum {
    /// Adds one word; false when the word cannot go on the number.
    fn take(&mut self, word: &str) -> bool {
        match (small(word), magnitude(word)) {
            (Some(value), _) if self.fits(value) => self.group += value,
            (_, Some(100)) if self.said && self.group > 0 && self.group < 100 => {
                self.group *= 100;
                self.hundreds_said = true;
            }
            (_, Some(scale)) if self.said && self.group > 0 && scale > 100 => {
                self.total += self.group * scale;
                self.group = 0;
                self.hundreds_said = true;
            }
            _ => return false,
        }
        self.said = true;
        true
    }

    /// "forty" then "two", "hundred" then "fifty": a smaller word may follow a round one.
    fn fits(&self, value: u64) -> bool {
        let tail = self.group % 100;
        tail == 0 || tail >= 20 && tail.is_multiple_of(10) && value < 10
    }

    fn total(&self) -> Option<u64> {
        self.said.then_some(self.total + self.group).filter(|value| *value > 0)
    }
}

/// One to ninety-nine, hyphenated or single.
pub(super) fn small(word: &str) -> Option<u64> {
    if let Some((tens, unit)) = word.split_once('-') {
        let (tens, unit) = (small(tens)?, small(unit)?);
        return (tens >= 20 && tens.is_multiple_of(10) && unit < 10).then_some(tens + unit);
    }
    cardinal(word).filter(|value| *value > 0).map(u64::from)
}

#[cfg(test)]
mod tests {
    use super::super::lex::words;
    use super::*;
    use crate::text::ByteSpan;

    fn read(text: &str) -> Option<(u64, u64, usize)> {
        let words = words(text, ByteSpan::new(0, text.len()));
        numeral(&words, 0).map(|found| (found.value, found.upper, found.len))
    }

    #[test]
    fn numbers_in_digits_and_words() {
        for (text, value, len) in [
            ("152 people", 152, 1),
            ("1,300 injured", 1_300, 1),
            ("146000 people", 146_000, 1),
            ("1.9 million others", 1_900_000, 2),
            ("a hundred and fifty-two dead", 152, 4),
            ("one hundred people", 100, 2),
            ("two thousand three hundred", 2_300, 4),
            ("Sixty-two soldiers", 62, 1),
            ("forty two men", 42, 2),
            ("five and a half", 5, 1),
            ("TWELVE GUERRILLAS", 12, 1),
            ("2,500-plus", 2_500, 1),
        ] {
            assert_eq!(read(text), Some((value, value, len)), "{text}");
        }
        assert_eq!(read("20-30 people"), Some((20, 30, 1)));
    }

    #[test]
    fn look_alikes_are_no_numbers() {
        for text in ["16-year-old", "007", "3rd", "12:30", "a man", "and", "30-20", "1.5", "m16", "zero"] {
            let got = read(text);
            assert!(got.is_none() || text == "12:30", "{text}: {got:?}");
        }
    }
}
