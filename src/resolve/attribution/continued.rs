//! Quotations that no cue of their own sentence covers belong to the speaker before: “…,” he said. “…”

use super::draft::Draft;
use super::quotes;
use crate::doc::Tagged;
use crate::text::ByteSpan;

/// Widens contents to the whole quotation they stand in, and gives loose quotations to the last speaker.
pub fn extend(tagged: &Tagged, drafts: &mut [Draft]) {
    let speech: Vec<ByteSpan> =
        quotes::find(tagged.text()).into_iter().filter(|quote| quotes::is_speech(*quote)).collect();
    for draft in drafts.iter_mut().filter(|draft| draft.rule != "head") {
        widen(&speech, draft);
    }
    for quote in &speech {
        let covered = drafts.iter().flat_map(|draft| &draft.content).any(|content| content.overlaps(*quote));
        if !covered && let Some(speaker) = speaker_before(tagged, drafts, *quote) {
            speaker.content.push(*quote);
        }
    }
}

/// A content inside a quotation that its cue stands outside of is the whole quotation.
fn widen(speech: &[ByteSpan], draft: &mut Draft) {
    let cue = draft.cue;
    for content in &mut draft.content {
        let quote = speech
            .iter()
            .find(|quote| quote.contains(*content) || quote.overlaps(*content) && content.start() > quote.start());
        if let Some(quote) = quote.filter(|quote| cue.is_none_or(|cue| !quote.overlaps(cue))) {
            *content = content.cover(*quote);
        }
    }
}

/// The last relation before the quotation, in its paragraph or, when the quotation opens a paragraph, in the one before.
fn speaker_before<'d>(tagged: &Tagged, drafts: &'d mut [Draft], quote: ByteSpan) -> Option<&'d mut Draft> {
    let paragraph = |span: ByteSpan| tagged.segmented.sentence(span).map_or(0, |sentence| sentence.paragraph);
    let here = paragraph(quote);
    let opens = tagged
        .segmented
        .sentences
        .iter()
        .find(|sentence| sentence.paragraph == here)
        .is_some_and(|first| first.span.start() == quote.start());
    let end = |draft: &Draft| draft.spans().map(ByteSpan::end).max().unwrap_or(0);
    let before = drafts
        .iter_mut()
        .filter(|draft| draft.source.is_some() && draft.start() < quote.start() && end(draft) <= quote.start());
    let last = before.max_by_key(|draft| end(draft))?;
    let place = last.spans().max()?;
    let near =
        paragraph(place) == here || opens && is_quotation(tagged, last) && here - paragraph(place).min(here) <= 2;
    near.then_some(last)
}

fn is_quotation(tagged: &Tagged, draft: &Draft) -> bool {
    draft.content.iter().any(|content| content.of(tagged.text()).contains(['“', '"']))
}
