//! The steps as [`Stage`]s.

use super::{Stage, StageError};
use crate::assemble::AssembleConfig;
use crate::doc::record::ArticleRecord;
use crate::doc::{Analysis, Article, Note, RawDoc, Resolved, Segmented, Tagged};
use crate::extract::{ExtractConfig, Extracted};
use crate::tag::{Evidence, Tagger};

/// From documents to articles of a bounded length.
#[derive(Debug)]
pub(super) struct Extract {
    pub(super) config: ExtractConfig,
    /// Most bytes of an article's text.
    pub(super) limit: usize,
}
/// Sentences and tokens.
#[derive(Debug, Default)]
pub(super) struct Segment;
/// Which articles the network reads.
#[derive(Debug)]
pub(super) struct Triage<'a>(pub(super) &'a Tagger);
/// Labelled spans.
#[derive(Debug)]
pub(super) struct Tag(pub(super) Tagger);
/// Facts.
#[derive(Debug, Default)]
pub(super) struct Resolve;
/// Events.
#[derive(Debug, Default)]
pub(super) struct Assemble(pub(super) AssembleConfig);
/// Records.
#[derive(Debug, Default)]
pub(super) struct Render;

impl Stage for Extract {
    type In = RawDoc;
    type Out = Extracted;
    const NAME: &'static str = crate::extract::STAGE;
    fn apply(&self, input: RawDoc) -> Result<Extracted, StageError> {
        let extracted = crate::extract::extract(input, &self.config)?;
        match (self.limit, extracted.article.text.len()) {
            (limit, found) if found > limit => Err(StageError::Long { limit, found }),
            _ => Ok(extracted),
        }
    }
}

impl Stage for Segment {
    type In = Article;
    type Out = Segmented;
    const NAME: &'static str = "segment";
    fn apply(&self, input: Article) -> Result<Segmented, StageError> {
        Ok(crate::segment::segment(input))
    }
}

/// What triage makes of an article.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "each lives for one call, on the worker's stack")]
pub(super) enum Triaged {
    /// The network reads it.
    Eventful(Segmented),
    /// Rules alone read it, and a note says so.
    Quiet(Tagged, Note),
}

impl Stage for Triage<'_> {
    type In = Segmented;
    type Out = Triaged;
    const NAME: &'static str = "triage";
    fn apply(&self, input: Segmented) -> Result<Triaged, StageError> {
        let evidence = crate::tag::evidence(&input);
        let eventful = match &evidence {
            Evidence::Quiet => false,
            Evidence::Plain => true,
            Evidence::Faint(sentences) => !self.0.has_network() || self.finds_event(&input, sentences)?,
        };
        if eventful {
            return Ok(Triaged::Eventful(input));
        }
        let (tagged, note) = crate::tag::skim(input, &evidence);
        Ok(Triaged::Quiet(tagged, note))
    }
}

impl Triage<'_> {
    /// Whether the network finds an event in the title and some of the sentences, read by themselves.
    fn finds_event(&self, whole: &Segmented, sentences: &[usize]) -> Result<bool, StageError> {
        let title = whole.article.title.as_deref();
        let words = sentences.iter().map(|at| whole.words(&whole.sentences[*at]));
        let text = title.into_iter().chain(words).collect::<Vec<_>>().join("\n\n");
        let article = Article { text, title: None, ..whole.article.clone() };
        let tagged = self.0.tag(crate::segment::segment(article))?;
        Ok(!tagged.tags.triggers.is_empty())
    }
}

impl Stage for Tag {
    type In = Segmented;
    type Out = Tagged;
    const NAME: &'static str = "tag";
    fn apply(&self, input: Segmented) -> Result<Tagged, StageError> {
        Ok(self.0.tag(input)?)
    }
}

impl Stage for Resolve {
    type In = Tagged;
    type Out = Resolved;
    const NAME: &'static str = "resolve";
    fn apply(&self, input: Tagged) -> Result<Resolved, StageError> {
        Ok(crate::resolve::resolve(input))
    }
}

impl Stage for Assemble {
    type In = Resolved;
    type Out = Analysis;
    const NAME: &'static str = "assemble";
    fn apply(&self, input: Resolved) -> Result<Analysis, StageError> {
        Ok(crate::assemble::assemble(input, &self.0))
    }
}

impl Stage for Render {
    type In = Analysis;
    type Out = ArticleRecord;
    const NAME: &'static str = "render";
    fn apply(&self, input: Analysis) -> Result<ArticleRecord, StageError> {
        Ok(crate::sink::render(input)?)
    }
}
