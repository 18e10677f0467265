//! From an [`Analysis`] in bytes to an [`ArticleRecord`] in code points.
//!
//! Every span is checked on the way: one that does not slice to its words is an error of the article, never a record.

mod events;
mod layers;
mod writer;

use crate::doc::record::{ARTICLE_SCHEMA, ArticleRecord, MetadataRecord, OriginRecord};
use crate::doc::{Analysis, Article, FieldOrigin, Publication, PublishedBasis};
use crate::text::ByteSpan;
use writer::Writer;

/// A span that does not fit the article's text: a defect of the stage that made it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a span of whole characters inside the text ({length} bytes), found {span:?} in {layer}")]
pub struct RenderError {
    /// The layer of the record.
    pub layer: &'static str,
    /// The span.
    pub span: ByteSpan,
    /// Length of the text in bytes.
    pub length: usize,
}

/// Writes an article's record.
///
/// # Errors
/// When a span of any layer does not fit the text.
pub fn render(analysis: Analysis) -> Result<ArticleRecord, RenderError> {
    let writer = Writer::new(analysis.resolved.text());
    let resolved = &analysis.resolved;
    let entities = layers::entities(&writer, resolved)?;
    let times = layers::times(&writer, resolved)?;
    let places = layers::places(&writer, resolved)?;
    let figures = layers::figures(&writer, resolved)?;
    let attributions = layers::attributions(&writer, resolved)?;
    let claims = layers::claims(&writer, resolved)?;
    let events = analysis.events.iter().enumerate().map(|(at, event)| events::event(&writer, at, event));
    let events = events.collect::<Result<_, _>>()?;
    let notes = layers::notes(&writer, resolved)?;
    let mut article = analysis.resolved.tagged.segmented.article;
    let (sha256, text) = (std::mem::take(&mut article.sha256), std::mem::take(&mut article.text));
    let told = render_metadata(article);
    Ok(ArticleRecord {
        schema: ARTICLE_SCHEMA.to_owned(),
        id: told.id,
        url: told.url,
        title: told.title,
        publisher: told.publisher,
        authors: told.authors,
        published: told.published,
        published_basis: told.published_basis,
        published_zone: told.published_zone,
        modified: told.modified,
        origins: told.origins,
        language: told.language,
        sha256,
        text,
        entities,
        times,
        places,
        figures,
        attributions,
        claims,
        events,
        notes,
    })
}

/// Writes what is known of an article beside its text.
#[must_use]
pub fn render_metadata(article: Article) -> MetadataRecord {
    MetadataRecord {
        id: article.id,
        url: article.url,
        title: article.title,
        publisher: article.publisher,
        authors: article.authors,
        published: article.published.map(|published| published.date.to_string()),
        published_basis: article.published.map_or(PublishedBasis::None, |published| published.basis),
        published_zone: article.published.and_then(Publication::zone_text),
        modified: article.modified.map(|date| date.to_string()),
        origins: article.origins.into_iter().map(|(field, origin)| (field, record(origin))).collect(),
        language: article.language,
    }
}

fn record(origin: FieldOrigin) -> OriginRecord {
    OriginRecord { from: origin.from, confidence: f64::from(origin.percent.min(100)) / 100.0 }
}
