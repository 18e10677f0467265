//! Quotations of an article, typographic and straight; one that is never closed ends with its paragraph.

use crate::text::ByteSpan;

/// Shortest quotation taken for speech, in bytes between the marks; shorter ones are words set apart.
const SHORTEST: usize = 12;

/// Every quotation with its marks, in order, without overlap.
#[must_use]
pub fn find(text: &str) -> Vec<ByteSpan> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        in_line(line, start, &mut found);
        start += line.len();
    }
    found
}

fn in_line(line: &str, base: usize, found: &mut Vec<ByteSpan>) {
    let mut open: Option<usize> = None;
    for (at, c) in line.char_indices() {
        let end = at + c.len_utf8();
        match (c, open) {
            ('“' | '"', None) => open = Some(at),
            ('“', Some(_)) => {}
            ('”' | '"', Some(from)) => {
                found.push(ByteSpan::new(base + from, base + end));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(from) = open {
        found.push(ByteSpan::new(base + from, base + line.trim_end().len()));
    }
}

/// Whether the quotation is long enough to be speech.
#[must_use]
pub fn is_speech(quote: ByteSpan) -> bool {
    quote.len() >= SHORTEST + 2
}

#[cfg(test)]
mod tests {
    use super::find;

    fn read(text: &str) -> Vec<&str> {
        find(text).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn both_styles_and_open_ends() {
        assert_eq!(read("He said \"no\" and “yes”."), ["\"no\"", "“yes”"]);
        assert_eq!(read("“We left.\n“Then we ran,” she said."), ["“We left.", "“Then we ran,”"]);
        assert!(read("It’s 5'10 tall").is_empty());
    }
}
