//! A position in the pieces, and the few steps that every grammar rule is made of.

use super::lex::Piece;

/// A position; copied freely, so that a rule that fails costs nothing to undo.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'p, 't> {
    pieces: &'p [Piece<'t>],
    at: usize,
}

impl<'p, 't> Cursor<'p, 't> {
    /// The position before piece `at`.
    #[must_use]
    pub fn new(pieces: &'p [Piece<'t>], at: usize) -> Self {
        Self { pieces, at }
    }

    /// Index of the next piece.
    #[must_use]
    pub fn at(self) -> usize {
        self.at
    }

    /// The next piece.
    #[must_use]
    pub fn piece(self) -> Option<&'p Piece<'t>> {
        self.pieces.get(self.at)
    }

    /// The next piece as written; empty at the end and at a break.
    #[must_use]
    pub fn text(self) -> &'p str {
        self.piece().map_or("", |piece| piece.text)
    }

    /// The next piece in lower case; empty at the end and at a break.
    #[must_use]
    pub fn lower(self) -> &'p str {
        self.piece().map_or("", |piece| &*piece.lower)
    }

    /// The lower-case piece `back` places before the next one (1 is the piece just passed).
    #[must_use]
    pub fn before(self, back: usize) -> &'p str {
        self.at.checked_sub(back).and_then(|at| self.pieces.get(at)).map_or("", |piece| &*piece.lower)
    }

    /// The piece `back` places before the next one, as written.
    #[must_use]
    pub fn text_before(self, back: usize) -> &'p str {
        self.at.checked_sub(back).and_then(|at| self.pieces.get(at)).map_or("", |piece| piece.text)
    }

    /// Whether the next piece stands against the one before it.
    #[must_use]
    pub fn joined(self) -> bool {
        self.piece().is_some_and(|piece| piece.joined)
    }

    /// Whether the next piece begins with a capital.
    #[must_use]
    pub fn is_capital(self) -> bool {
        self.text().starts_with(char::is_uppercase)
    }

    /// Whether the next piece is digits.
    #[must_use]
    pub fn is_digits(self) -> bool {
        self.text().starts_with(|c: char| c.is_ascii_digit())
    }

    /// The position after the next piece.
    #[must_use]
    pub fn step(self) -> Self {
        Self { at: self.at + 1, ..self }
    }

    /// The position before piece `at` of the same pieces.
    #[must_use]
    pub fn ahead(self, at: usize) -> Self {
        Self { at, ..self }
    }

    /// The position `back` pieces before this one; the beginning when there are fewer.
    #[must_use]
    pub fn back(self, back: usize) -> Self {
        Self { at: self.at.saturating_sub(back), ..self }
    }

    /// After the next piece, when it is `word` (lower case).
    #[must_use]
    pub fn word(self, word: &str) -> Option<Self> {
        (self.lower() == word).then(|| self.step())
    }

    /// After the pieces of `phrase` (lower case, parted by spaces).
    #[must_use]
    pub fn phrase(self, phrase: &str) -> Option<Self> {
        // Nearly every phrase fails at its first letter: rules try hundreds at every place.
        let (here, first) = (self.lower().as_bytes().first(), phrase.as_bytes().first());
        if here.is_some() && here != first || !phrase.starts_with(self.lower()) {
            return None;
        }
        phrase.split(' ').try_fold(self, Cursor::word)
    }

    /// After the first of `phrases` that stands here, with its place in the list.
    #[must_use]
    pub fn any(self, phrases: &[&str]) -> Option<(Self, usize)> {
        phrases.iter().enumerate().find_map(|(which, phrase)| Some((self.phrase(phrase)?, which)))
    }

    /// After the first of `phrases` that stands here.
    #[must_use]
    pub fn one_of(self, phrases: &[&str]) -> Option<Self> {
        self.any(phrases).map(|(after, _)| after)
    }

    /// After the first of `phrases` that stands here, else here.
    #[must_use]
    pub fn skip(self, phrases: &[&str]) -> Self {
        self.one_of(phrases).unwrap_or(self)
    }

    /// After the next piece, with what `read` makes of it.
    #[must_use]
    pub fn take<T>(self, read: impl Fn(&str) -> Option<T>) -> Option<(Self, T)> {
        read(self.lower()).map(|value| (self.step(), value))
    }

    /// After the mark `mark`, when it stands against its neighbours on both sides.
    #[must_use]
    pub fn tight(self, mark: &str) -> Option<Self> {
        let after = self.word(mark)?;
        (self.joined() && after.joined()).then_some(after)
    }

    /// After a hyphen or nothing: "third-quarter", "third quarter".
    #[must_use]
    pub fn hyphen(self) -> Self {
        self.skip(&["-"])
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;
    use crate::resolve::temporal::lex::lex;

    #[test]
    fn phrases_match_piece_by_piece() {
        let pieces = lex("A couple of days");
        let start = Cursor::new(&pieces, 0);
        assert_eq!(start.phrase("a couple of").map(Cursor::at), Some(3));
        assert_eq!(start.any(&["a few", "a couple"]).map(|(after, which)| (after.at(), which)), Some((2, 1)));
        assert_eq!(start.skip(&["the"]).at(), 0);
        assert!(start.is_capital() && start.step().before(1) == "a");
        assert!(Cursor::new(&pieces, 9).word("days").is_none(), "past the end nothing stands");
    }
}
