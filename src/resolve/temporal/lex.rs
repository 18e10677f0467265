//! The text cut as finely as time expressions need it: letters, digits and marks apart ("5pm" is two pieces).

use crate::text::ByteSpan;
use std::borrow::Cow;

/// A line at least this long (bytes) is taken for wrapped text: an expression may go on in the next line.
const WRAPPED_LINE: usize = 45;

/// A run of letters, a run of digits, or one mark; an empty piece stands where no expression goes across.
#[derive(Debug, Clone)]
pub struct Piece<'t> {
    /// Its place in the text.
    pub span: ByteSpan,
    /// As written.
    pub text: &'t str,
    /// Lower case.
    pub lower: Cow<'t, str>,
    /// Whether it stands against the piece before it, with nothing between.
    pub joined: bool,
}

/// Cuts `text` into pieces.
#[must_use]
pub fn lex(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(text.len() / 4);
    let (mut at, mut line_start) = (0, 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let blank = rest.len() - rest.trim_start().len();
        if blank > 0 {
            if let Some(newline) = rest[..blank].find('\n') {
                let blank_line = rest[newline + 1..blank].contains('\n');
                if blank_line || at + newline - line_start < WRAPPED_LINE {
                    pieces.push(break_at(at));
                }
                line_start = at + rest[..blank].rfind('\n').map_or(0, |last| last + 1);
            }
            at += blank;
            continue;
        }
        let len = piece_len(rest);
        let piece = &rest[..len];
        let joined = pieces.last().is_some_and(|last: &Piece<'_>| last.span.end() == at && !last.text.is_empty());
        pieces.push(Piece { span: ByteSpan::new(at, at + len), text: piece, lower: lower(piece), joined });
        at += len;
    }
    pieces
}

fn break_at(at: usize) -> Piece<'static> {
    Piece { span: ByteSpan::new(at, at), text: "", lower: Cow::Borrowed(""), joined: false }
}

fn lower(piece: &str) -> Cow<'_, str> {
    match piece {
        "’" | "‘" | "`" => Cow::Borrowed("'"),
        "–" | "—" | "‑" | "‐" | "−" => Cow::Borrowed("-"),
        _ if piece.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) => Cow::Borrowed(piece),
        _ => Cow::Owned(piece.to_lowercase()),
    }
}

/// Length of the piece at the start of `rest`, which is not empty.
fn piece_len(rest: &str) -> usize {
    let run = |same: fn(char) -> bool| rest.find(|c| !same(c)).unwrap_or(rest.len());
    match rest.chars().next() {
        Some(c) if c.is_ascii_digit() => run(|c| c.is_ascii_digit()),
        Some(c) if is_letter(c) => run(is_letter),
        Some(c) => c.len_utf8(),
        None => 0,
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || c.is_alphanumeric() && !c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::lex;

    #[test]
    fn letters_digits_and_marks_stand_apart() {
        let pieces = lex("At 5:30pm, mid-1990s’ END");
        let words: Vec<&str> = pieces.iter().map(|piece| &*piece.lower).collect();
        assert_eq!(words, ["at", "5", ":", "30", "pm", ",", "mid", "-", "1990", "s", "'", "end"]);
        assert!(pieces[2].joined && !pieces[1].joined);
    }

    #[test]
    fn short_lines_and_blank_lines_end_expressions() {
        let breaks = |text: &str| lex(text).iter().filter(|piece| piece.text.is_empty()).count();
        assert_eq!(breaks("Short line\nMonday"), 1);
        assert_eq!(breaks(&format!("{}\nMonday", "wrapped words ".repeat(5))), 0);
        assert_eq!(breaks(&format!("{}\n\nMonday", "wrapped words ".repeat(5))), 1);
    }
}
