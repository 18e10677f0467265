//! What part of the article a sentence belongs to, when the cut did not tell.

use super::boilerplate;
use crate::doc::SentenceKind;

/// Where a sentence stands.
#[derive(Debug, Clone, Copy)]
pub struct Scene {
    /// Number of its paragraph, from 0.
    pub paragraph: usize,
    /// Paragraphs of the article.
    pub blocks: usize,
    /// Whether it is the only sentence of its paragraph.
    pub alone: bool,
}

/// Most words of a heading.
const LONGEST: usize = 12;

/// The kind of a sentence by its words: boilerplate, heading or body.
pub fn of(words: &str, scene: Scene) -> SentenceKind {
    if boilerplate::is_boilerplate(words, scene.alone) {
        SentenceKind::Boilerplate
    } else if scene.alone && scene.paragraph + 1 < scene.blocks && is_heading(words) {
        SentenceKind::Heading
    } else {
        SentenceKind::Body
    }
}

/// A short line that begins with a capital and ends without a mark.
fn is_heading(words: &str) -> bool {
    let count = words.split_whitespace().count();
    let ends = words.ends_with(|c: char| c.is_alphanumeric() || c == ')' || c == '?' || c == '’');
    (1..=LONGEST).contains(&count) && ends && words.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_short_lines_without_a_mark() {
        let scene = Scene { paragraph: 2, blocks: 9, alone: true };
        assert_eq!(of("What we know so far", scene), SentenceKind::Heading);
        assert_eq!(of("A man was shot.", scene), SentenceKind::Body);
        assert_eq!(of("What we know", Scene { alone: false, ..scene }), SentenceKind::Body);
        assert_eq!(of("All rights reserved.", scene), SentenceKind::Boilerplate);
    }
}
