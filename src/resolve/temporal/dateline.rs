//! The publication date when nothing beside the text gives it: a full date at the head of the text that is not part of
//! a sentence, also one in the page's address ("BOGOTA, 23 AUG 88", "Posted July 2, 2013 15:01 IST").

use super::Mention;
use super::grammar::anniversary;
use super::lex::Piece;
use super::meaning::{Day, Meaning, Point, When};
use jiff::civil::Date;

/// How far into the text a date may stand, in pieces.
const HEAD: usize = 60;

/// Words before a date that make it part of a sentence.
const IN_SENTENCE: &[&str] = &[
    "on", "in", "since", "of", "until", "from", "by", "the", "and", "before", "after", "born", "between", "to", "dated",
];

/// The first date of the head that is not part of a sentence.
#[must_use]
pub fn published(pieces: &[Piece<'_>], mentions: &[Mention]) -> Option<Date> {
    mentions.iter().take_while(|mention| mention.pieces.start < HEAD).find_map(|mention| {
        let before = mention.pieces.start.checked_sub(1).and_then(|at| pieces.get(at));
        let remembered = mention.found.rule == anniversary::RULE;
        if remembered || before.is_some_and(|piece| IN_SENTENCE.contains(&&*piece.lower)) {
            return None;
        }
        let (Meaning::Point(Point::Day(day)) | Meaning::Time(day, _)) = mention.found.meaning else { return None };
        let Day::Of(When::Year(year), month, day) = day else { return None };
        Date::new(year, month, day).ok()
    })
}
