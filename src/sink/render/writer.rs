//! Spans of one text, from bytes to code points, each checked.

use super::RenderError;
use crate::doc::record::{OptionalSpan, SpanRecord};
use crate::text::{ByteSpan, CodePointIndex};

/// Writes spans of one article.
pub(super) struct Writer<'a> {
    text: &'a str,
    index: CodePointIndex,
}

impl<'a> Writer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, index: CodePointIndex::new(text) }
    }

    /// The words of a span.
    pub(super) fn words(&self, layer: &'static str, span: ByteSpan) -> Result<&'a str, RenderError> {
        self.text.get(span.range()).ok_or(RenderError { layer, span, length: self.text.len() })
    }

    /// Positions and words.
    pub(super) fn span(&self, layer: &'static str, span: ByteSpan) -> Result<SpanRecord, RenderError> {
        let text = self.words(layer, span)?.to_owned();
        let chars = self.index.to_chars(span);
        Ok(SpanRecord { start: chars.start(), end: chars.end(), text })
    }

    /// Positions and words of every span.
    pub(super) fn spans(&self, layer: &'static str, spans: &[ByteSpan]) -> Result<Vec<SpanRecord>, RenderError> {
        spans.iter().map(|span| self.span(layer, *span)).collect()
    }

    /// Positions alone.
    pub(super) fn bare(&self, layer: &'static str, span: ByteSpan) -> Result<OptionalSpan, RenderError> {
        self.words(layer, span)?;
        let chars = self.index.to_chars(span);
        Ok(OptionalSpan { start: chars.start(), end: chars.end() })
    }
}

/// An id as it stands in records.
pub(super) fn name<T: std::fmt::Display>(id: Option<T>) -> Option<String> {
    id.map(|id| id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_counted_in_code_points_and_checked() {
        let writer = Writer::new("“Añejo” says");
        let found = writer.span("times", ByteSpan::new(3, 9));
        assert_eq!(found, Ok(SpanRecord { start: 1, end: 6, text: "Añejo".to_owned() }));
        let wrong = writer.bare("times", ByteSpan::new(1, 4)).err().map(|error| error.to_string());
        assert_eq!(
            wrong.as_deref(),
            Some("expected a span of whole characters inside the text (17 bytes), found 1..4 bytes in times")
        );
        assert!(writer.span("times", ByteSpan::new(0, 99)).is_err());
    }
}
