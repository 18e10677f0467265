//! Paragraphs: the lines of a text, joined where the text is hard-wrapped.

use crate::text::ByteSpan;

/// A paragraph: one line, or the lines of one hard-wrapped paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its place, without white space at either end; never empty.
    pub span: ByteSpan,
}

/// Widest line of hard-wrapped text, in bytes (newswire and mail wrap at 65 to 80 columns).
const WIDEST: usize = 100;
/// Least number of joined lines from which wrapping is believed.
const FEWEST: usize = 3;

/// A line of the text with its white space counted.
struct Line {
    /// Without white space at either end.
    span: ByteSpan,
    /// White space before it.
    indent: usize,
}

/// The paragraphs of `text`, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrapped = is_wrapped(text, &lines);
    let width = lines.iter().map(|line| line.span.len()).max().unwrap_or(0);
    let mut out: Vec<Block> = Vec::new();
    let mut previous: Option<&Line> = None;
    for line in &lines {
        match (previous, out.last_mut()) {
            (Some(before), Some(block)) if wrapped && continues(text, before, line, width) => {
                block.span = block.span.cover(line.span);
            }
            _ if line.span.is_empty() => {}
            _ => out.push(Block { span: line.span }),
        }
        previous = Some(line);
    }
    out
}

fn lines(text: &str) -> Vec<Line> {
    let mut at = 0;
    let mut out = Vec::new();
    for raw in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{0B}', '\u{0C}', '\u{85}']) {
        let start = at + raw.len() - raw.trim_start().len();
        let trimmed = raw.trim();
        // A "\r\n" gives an empty second line here that is no paragraph break: it is dropped.
        let lone_feed = raw == "\n" && text.get(..at).is_some_and(|before| before.ends_with('\r'));
        if !lone_feed {
            let start = if trimmed.is_empty() { at } else { start };
            out.push(Line { span: ByteSpan::new(start, start + trimmed.len()), indent: start - at });
        }
        at += raw.len();
    }
    out
}

/// Whether most lines that are followed by another one break off inside a sentence at about the same width.
fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    if lines.iter().any(|line| line.span.len() > WIDEST) {
        return false;
    }
    let pairs = lines.windows(2).filter(|pair| !pair[0].span.is_empty() && !pair[1].span.is_empty());
    let (mut broken, mut all) = (0, 0);
    for pair in pairs {
        let long = pair[0].span.len() >= WIDEST / 2;
        all += 1;
        broken += usize::from(long && !pair[0].span.of(text).ends_with(['.', '!', '?', '"', '”', ':']));
    }
    broken >= FEWEST && broken * 2 > all
}

/// Whether `line` goes on with the paragraph of `before` in hard-wrapped text of the given width.
fn continues(text: &str, before: &Line, line: &Line, width: usize) -> bool {
    let full = before.span.len() * 10 >= width * 6;
    let bullet = line.span.of(text).starts_with(['•', '*', '-', '–', '·', '▪']);
    !before.span.is_empty() && !line.span.is_empty() && line.indent == 0 && full && !bullet
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<&str> {
        blocks(text).into_iter().map(|block| block.span.of(text)).collect()
    }

    #[test]
    fn lines_are_paragraphs() {
        assert_eq!(
            paragraphs("One line.\r\n\r\n  Two lines. \nThree\u{2028}four"),
            ["One line.", "Two lines.", "Three", "four"]
        );
        assert_eq!(paragraphs(" \n\n"), Vec::<&str>::new());
    }

    #[test]
    fn wrapped_lines_join_to_the_next_indent_or_blank_line() {
        let text = "   THE COMMAND HAS REPORTED THAT SOLDIERS OF THE SECOND BRIGADE HAVE\n\
                    TAKEN THE BRIDGE OVER THE RIVER.  ACCORDING TO THE GARRISON, NOBODY WAS\n\
                    HURT IN THE FIGHTING THAT WENT ON FOR MORE THAN THREE HOURS IN THE\n\
                    MORNING.\n   MEANWHILE, THE TOWN WAS CALM, A SPOKESMAN OF THE MAYOR SAID, AND\n\
                    NOBODY HAD LEFT IT.\n\nEND";
        let found = paragraphs(text);
        assert_eq!(found.len(), 3);
        assert!(found[0].starts_with("THE COMMAND") && found[0].ends_with("MORNING."));
        assert!(found[1].starts_with("MEANWHILE") && found[1].ends_with("LEFT IT."));
    }

    #[test]
    fn short_lines_and_long_lines_do_not_join() {
        let list = "Dead\nWounded\nMissing\nFound\nHome";
        assert_eq!(paragraphs(list).len(), 5);
        let long = format!("{}\n{}", "word ".repeat(40), "word ".repeat(12));
        assert_eq!(paragraphs(&long).len(), 2);
    }
}
