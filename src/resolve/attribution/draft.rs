//! A relation while it is being read, before its source is typed and resolved.

use crate::doc::{AttributionKind, Tagged};
use crate::text::ByteSpan;

/// Source, cue and content as spans; at least one is present.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// Who says it.
    pub source: Option<ByteSpan>,
    /// Through whom it reaches the article.
    pub via: Option<ByteSpan>,
    /// The words of saying.
    pub cue: Option<ByteSpan>,
    /// What is said, in order.
    pub content: Vec<ByteSpan>,
    /// The rule that read it.
    pub rule: &'static str,
}

impl Draft {
    /// Where it begins: for text order.
    #[must_use]
    pub fn start(&self) -> usize {
        let starts = self.spans().map(|span| span.start());
        starts.min().unwrap_or(usize::MAX)
    }

    /// Every span of it.
    pub fn spans(&self) -> impl Iterator<Item = ByteSpan> + '_ {
        self.source.into_iter().chain(self.cue).chain(self.content.iter().copied())
    }

    /// How the words are given, by the quotation marks in and around the content.
    #[must_use]
    pub fn kind(&self, tagged: &Tagged) -> AttributionKind {
        let text = tagged.text();
        let cue = self.cue.map(|cue| cue.of(text).to_lowercase()).unwrap_or_default();
        if cue.starts_with("according") {
            return AttributionKind::AccordingTo;
        }
        let quoted = self.content.iter().filter(|span| is_quoted(text, **span)).count();
        let partly = self.content.iter().any(|span| span.of(text).contains(['“', '"', '”']));
        match () {
            () if quoted > 0 && quoted == self.content.len() => AttributionKind::Direct,
            () if partly => AttributionKind::Mixed,
            () => AttributionKind::Indirect,
        }
    }
}

/// Whether quotation marks open and close the span, on either side of its edges.
fn is_quoted(text: &str, span: ByteSpan) -> bool {
    let words = span.of(text);
    let opened =
        words.starts_with(['“', '"']) || text.get(..span.start()).is_some_and(|before| before.ends_with(['“', '"']));
    let rest = text.get(span.end()..).unwrap_or_default().trim_start_matches(['.', ',', '?', '!']);
    opened && (words.trim_end_matches(['.', ',']).ends_with(['”', '"']) || rest.starts_with(['”', '"']))
}
