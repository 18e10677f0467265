//! Words on one line, tags under them.

use crate::text::ByteSpan;

/// Longest line of words, in characters.
const WIDTH: usize = 100;

/// A tag to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The words, as bytes of the whole text.
    pub(super) span: ByteSpan,
    /// What stands under them.
    pub(super) label: String,
}

/// Draws the part of `text` at `sentence` with those `marks` that begin in it; lines break between words.
pub(super) fn draw(text: &str, sentence: ByteSpan, marks: &[Mark]) -> String {
    let mut drawn = String::new();
    for line in lines(text, sentence) {
        drawn.push_str("  ");
        drawn.extend(line.of(text).trim_end().chars().map(|c| if c.is_control() { ' ' } else { c }));
        drawn.push('\n');
        for lane in lanes(text, line, marks) {
            drawn.push_str("  ");
            drawn.push_str(lane.trim_end());
            drawn.push('\n');
        }
    }
    drawn
}

/// Cuts a sentence into lines of at most [`WIDTH`] characters, at white space where there is any.
fn lines(text: &str, sentence: ByteSpan) -> Vec<ByteSpan> {
    let words = sentence.of(text);
    let (mut lines, mut start, mut last_space, mut count) = (Vec::new(), 0, None, 0);
    for (at, c) in words.char_indices() {
        if count >= WIDTH {
            let end = last_space.unwrap_or(at);
            lines.push(ByteSpan::new(start, end));
            start = end;
            count = words[start..at].chars().count();
            last_space = None;
        }
        count += 1;
        if c.is_whitespace() {
            last_space = Some(at + c.len_utf8());
        }
    }
    lines.push(ByteSpan::new(start, words.len()));
    lines.into_iter().map(|line| line.shifted(sentence.start())).collect()
}

/// The rows under one line: each mark underlined with its label behind the underline's start, as few rows as fit.
fn lanes(text: &str, line: ByteSpan, marks: &[Mark]) -> Vec<String> {
    let mut lanes: Vec<(usize, String)> = Vec::new();
    for mark in marks.iter().filter(|mark| mark.span.overlaps(line)) {
        let begun = mark.span.start() >= line.start();
        let start = ByteSpan::new(line.start(), mark.span.start().max(line.start())).of(text).chars().count();
        let end = ByteSpan::new(line.start(), mark.span.end().min(line.end())).of(text).chars().count();
        let drawn = tag(end.saturating_sub(start), &mark.label, begun);
        let free = lanes.iter().position(|(used, _)| *used <= start);
        let lane = free.unwrap_or_else(|| {
            lanes.push((0, String::new()));
            lanes.len() - 1
        });
        let (used, row) = &mut lanes[lane];
        row.extend(std::iter::repeat_n(' ', start - row.chars().count().min(start)));
        row.push_str(&drawn);
        *used = row.chars().count() + 1;
    }
    lanes.into_iter().map(|(_, row)| row).collect()
}

/// `└label──┘` as wide as the words, or wider when the label is.
fn tag(width: usize, label: &str, begun: bool) -> String {
    let first = if begun { '└' } else { '─' };
    let used = 1 + label.chars().count();
    let fill: String = std::iter::repeat_n('─', width.saturating_sub(used + 1)).collect();
    let last = if width > used { "┘" } else { "" };
    format!("{first}{label}{fill}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str, words: &str, label: &str) -> Mark {
        let start = text.find(words).unwrap_or_default();
        Mark { span: ByteSpan::new(start, start + words.len()), label: label.to_owned() }
    }

    #[test]
    fn tags_stand_under_their_words() {
        let text = "At least 137 people died at Crocus City Hall on Friday.";
        let marks = [
            mark(text, "At least 137 people", "killed"),
            mark(text, "137", "number"),
            mark(text, "Crocus City Hall", "LOC"),
            mark(text, "Friday", "DATE 2024-03-22"),
        ];
        let drawn = draw(text, ByteSpan::new(0, text.len()), &marks);
        let expected = "  At least 137 people died at Crocus City Hall on Friday.\n  \
                        └killed───────────┘         └LOC───────────┘    └DATE 2024-03-22\n           \
                        └number\n";
        assert_eq!(drawn, expected);
    }

    #[test]
    fn long_sentences_break_between_words_and_lose_nothing() {
        let text = "añejo words ".repeat(40);
        let all = ByteSpan::new(0, text.len());
        let cut = lines(&text, all);
        assert!(cut.len() > 4);
        assert!(cut.iter().all(|line| line.of(&text).chars().count() <= WIDTH));
        assert_eq!(cut.iter().map(|line| line.of(&text)).collect::<String>(), text);
        let unbroken = "x".repeat(250);
        assert_eq!(lines(&unbroken, ByteSpan::new(0, 250)).len(), 3);
        assert_eq!(lines("", ByteSpan::new(0, 0)).len(), 1);
    }
}
