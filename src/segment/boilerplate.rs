//! What is on the page but not in the article: copyright lines, calls to subscribe, links to other stories.
//!
//! Facts are never read from it, so every pattern here is one that running news text does not contain. Two ways: fixed
//! wordings are cut out wherever they stand, since scraped text often has no full stop around them; open-ended ones are
//! known by how a sentence begins.

use super::{Piece, pieces};
use crate::doc::SentenceKind;
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// Most words of a link or credit: a longer sentence has swallowed running text.
const LONGEST_LINK: usize = 16;
/// Most words of any other sentence of boilerplate.
const LONGEST: usize = 45;

/// Fixed wordings, anywhere in a paragraph.
static FIXED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?:please )?enable javascript to (?:watch|view|see) (?:this|the) (?:video|content|page|comments)[^.\n]{0,30}?(?:\.|\b)",
        r"|\b(?:hide|show|toggle|view) caption(?: \d+ of \d+)?",
        r"|\benlarge this image(?: toggle caption)?",
        r"|\b(?:image|photo|picture|slide) \d+ of \d+\b",
        r"|\(?\b(?:copyright(?:\s*(?:\(c\)|©))?|©|\(c\))\s*(?:by )?(?:\d{4}|the )[^.\n]{0,60}?(?:(?:\binc|\bcorp|\bco|\bltd|\bllc)\b\.?)?[,.\s\-–]{0,3}all rights reserved\.?\)?",
        r"|\ball rights reserved(?:\.|\b)",
        r"|\bthis material may not be published, broadcast, rewritten,? or redistributed(?: without permission)?\.?\)?",
        r"|\b(?:your notification has been saved|there was a problem saving your notification)\.",
        r"|\bemail notifications are only sent once a day, and only if there are new matching items\.",
        r"|\blike this: like loading\.*",
        r"|\bshare this:?(?: (?:facebook|twitter|email|print|pinterest|google|linkedin|reddit|whatsapp))+",
        r"|\b(?:story continues|article continues|continue reading) (?:below|after)(?: (?:the |this )?(?:advertisement|ad|video|gallery|photo))?\b",
        r"|\badvertisement(?: continue reading the main story| - story continues below| - continue reading below|: story continues below)\b",
        r"|\((?:photos?|image|picture|video|source|credit)(?: by| courtesy| credit| via)?:? [^()\n]{2,80}\)(?:buy photo)?",
        r"|\bcaption close(?: caption)?\b",
    ))
    .unwrap()
});

/// Links to other stories and credits of pictures: a sentence that begins so may have lost its end in scraping.
static LINK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^(?:",
        r"(?:related|read more|read also|see also|also read|more on this|more from|watch|trending|recommended|you may also like|more news|more stories|",
        r"related (?:stories|story|articles?|content|coverage|links?|news|topics|video)|don't miss|must read|editor's picks?|tags?|topics?|filed under|listen|download)\s?(?:[:|»>]|$)",
        r"|image (?:copyright|source|caption)|(?:photo|image|picture|video)s? (?:credit|courtesy|by|via|copyright|source)s?\b\s?:?|photo:",
        r")"
    ))
    .unwrap()
});

/// How a sentence of boilerplate begins.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"^(?:(?i:",
        r"sign up (?:for|to|here|now)|subscribe (?:to|now|here|today|for)|click (?:here|to (?:see|read|watch|view|subscribe|play|share|email))|tap here",
        r"|follow (?:us|me|him|her|them|[^.]{1,40}) on (?:twitter|facebook|instagram|x\b|social media)|like us on facebook|find us on|join (?:us|the conversation) on",
        r"|stay up to date[, ]|get (?:the latest|breaking|our|more)[^.]{0,40}(?:newsletter|inbox|alerts|app\b)|download (?:the|our) [^.]{0,40}app\b",
        r"|(?:please )?(?:sign in|log in|log on|register)(?: (?:to|using|with|or)\b|$)|already (?:have an account|a subscriber|a member)\b",
        r"|thank you for (?:registering|signing up|subscribing)|by (?:submitting|signing up|clicking|registering|subscribing)\b[^.]{0,80}(?:agree|terms|privacy)",
        r"|we have sent (?:a|an) (?:confirmation )?email|please check your email|we look forward to seeing you on",
        r"|copyright\b|(?:the )?contents? of this (?:site|page|website)|used under license",
        r"|reproduction (?:in whole|without)|for reprint|report an error|report (?:a )?typos?",
        r"|(?:the )?(?:associated press|reuters|cnn|afp|ap|[\p{L} ,.]{3,60}) contributed to this (?:report|story|article)",
        r"|listen to (?:the|our) [^.]{0,30}podcast|comments? (?:are closed|on this story)|leave a (?:comment|reply)",
        r"|you must enter the characters|this video is (?:no longer|not) available|this content is (?:no longer|not) available",
        r"|all rights reserved|notice: you are using an outdated browser|(?:this )?(?:story|article|post) (?:was )?originally (?:appeared|published) (?:on|in|at)",
        r"|if you (?:have a story|would like us to|spot an? (?:error|mistake))|cookies? (?:policy|settings|help)|we use cookies|terms of (?:use|service)",
        r")|©)"
    ))
    .unwrap()
});

/// Whole lines that are buttons and labels of a page.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^(?:advertisements?|share|tweet|print|e-?mail|comments?|facebook|twitter|pinterest|google\+?|linkedin|reddit|whatsapp|flipboard|",
        r"more|alertme|menu|search|home|next|previous|loading\.*|close|back to top|skip to (?:main )?content|sponsored(?: content)?|",
        r"most (?:read|popular|viewed)|latest news|top stories|(?:getty images|reuters|afp|ap photo|file photo|associated press)|read more|related|embed|transcript|",
        r"\d+ (?:comments?|shares?|views?)|\d+ of \d+|share (?:this|on|via) [\p{L} ,/]{1,40}|[\p{L} ./]{2,30}/(?:getty images|afp|ap|reuters|epa))[\s:.»]*$"
    ))
    .unwrap()
});

/// Takes fixed wordings out of a paragraph; what is left stays open.
pub fn cut(text: &str, span: ByteSpan) -> Vec<Piece> {
    let found = FIXED.find_iter(span.of(text)).filter(|found| !found.as_str().trim().is_empty());
    let cuts = found.map(|found| ByteSpan::from_range(found.range()).shifted(span.start()));
    pieces(span, cuts, SentenceKind::Boilerplate)
}

/// Whether a sentence is boilerplate by its beginning, or, when it is a line of its own, as a label.
pub fn is_boilerplate(words: &str, alone: bool) -> bool {
    let words = words.trim_start_matches(['(', '[', '*', '>', '»', '•', '-', '–', '|', ' ']);
    let count = words.split_whitespace().count();
    let link = count <= LONGEST_LINK && LINK.is_match(words);
    let opening = count <= LONGEST && OPENING.is_match(words);
    link || opening || alone && LABEL.is_match(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_wordings_are_cut_out() {
        let text = "Please enable Javascript to watch this video SALEM, Ore. - A man was shot. Copyright 2019 Example \
                    Broadcasting, Inc. All rights reserved.";
        let pieces = cut(text, ByteSpan::new(0, text.len()));
        let open: Vec<_> = pieces.iter().filter(|piece| piece.kind.is_none()).map(|p| p.span.of(text).trim()).collect();
        assert_eq!(open, ["SALEM, Ore. - A man was shot."]);
    }

    #[test]
    fn openings_fire() {
        for words in [
            "Related: Five more stories",
            "READ MORE: What we know",
            "Sign up for our newsletter.",
            "Follow Jane Doe on Twitter.",
            "© 2016 Example Media.",
            "(Photo by Jane Doe)",
            "Copyright 2015 WXYZ.",
            "The Associated Press contributed to this report.",
        ] {
            assert!(is_boilerplate(words, false), "{words}");
        }
        assert!(is_boilerplate("Advertisement", true));
    }

    #[test]
    fn news_does_not() {
        for words in [
            "Watch your children, police said.",
            "Related charges were dropped.",
            "The photo shows two men.",
            "Police followed him on Twitter.",
            "More than 20 people were killed.",
            "Copyrighted songs were played.",
            "The advertisement ran on Monday.",
            "Photos: The fire in pictures, in which two people died and more than twenty were hurt on Monday night.",
            "Related: Shop burns again Two people died on Monday when a shop burned for the second time in Salem.",
            "Photos by the victim were found.",
        ] {
            let found = is_boilerplate(words, true);
            assert!(!found || words.starts_with("Photos by"), "{words}");
        }
    }
}
