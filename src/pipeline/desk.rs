//! The chain of stages that one document passes through.

use super::stages::{Assemble, Extract, Render, Resolve, Segment, Tag, Triage, Triaged};
use super::{Config, Stage, StageError, Tally};
use crate::doc::record::{ArticleRecord, FailureRecord};
use crate::doc::{Analysis, Note, RawDoc, Resolved, Tagged};
use crate::engine::EngineError;
use crate::tag::{TRIAGE_RULE, Tagger};
use std::any::Any;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

/// Every stage, built from the configuration; shared by all workers.
#[derive(Debug)]
pub struct Desk {
    extract: Extract,
    triage: bool,
    tag: Tag,
    assemble: Assemble,
}

/// A document that passed every stage.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    /// Its record.
    pub article: ArticleRecord,
    /// Triage found no word of an event in it, so the network did not read it.
    pub skipped: bool,
}

/// One document on its way, with where it came from for errors.
struct Journey<'a> {
    id: String,
    origin: String,
    tally: &'a mut Tally,
}

impl Desk {
    /// Builds every stage.
    ///
    /// # Errors
    /// When the network cannot be loaded.
    pub fn new(config: &Config) -> Result<Self, EngineError> {
        Ok(Self {
            extract: Extract { config: config.extract.clone(), limit: config.run.limit_bytes },
            triage: config.triage.enabled,
            tag: Tag(Tagger::new(&config.model, &config.tag)?),
            assemble: Assemble(config.assemble.clone()),
        })
    }

    /// SHA-256 of the network's files, by name.
    #[must_use]
    pub fn checksums(&self) -> BTreeMap<String, String> {
        self.tag.0.checksums()
    }

    /// Takes a document through every stage.
    ///
    /// # Errors
    /// When a stage fails on it or panics.
    pub fn process(&self, doc: RawDoc, tally: &mut Tally) -> Result<Finished, FailureRecord> {
        let mut journey = Journey { id: doc.id.clone(), origin: doc.origin.to_string(), tally };
        let analysis = self.analyse_on(doc, &mut journey)?;
        let skipped = analysis.resolved.notes.iter().any(|note| note.rule == TRIAGE_RULE);
        let article = journey.step(&Render, analysis)?;
        Ok(Finished { article, skipped })
    }

    /// Takes a document through every stage but the last: the analysis in byte spans.
    ///
    /// # Errors
    /// When a stage fails on it or panics.
    pub fn analyse(&self, doc: RawDoc, tally: &mut Tally) -> Result<Analysis, FailureRecord> {
        let mut journey = Journey { id: doc.id.clone(), origin: doc.origin.to_string(), tally };
        self.analyse_on(doc, &mut journey)
    }

    fn analyse_on(&self, doc: RawDoc, journey: &mut Journey) -> Result<Analysis, FailureRecord> {
        let extracted = journey.step(&self.extract, doc)?;
        let segmented = journey.step(&Segment, extracted.article)?;
        let triaged =
            if self.triage { journey.step(&Triage(&self.tag.0), segmented)? } else { Triaged::Eventful(segmented) };
        let segmented = match triaged {
            Triaged::Eventful(segmented) => segmented,
            Triaged::Quiet(tagged, note) => {
                let notes = extracted.notes.into_iter().chain([note]);
                return Ok(Analysis { resolved: resolved(journey, tagged, notes)?, events: Vec::new() });
            }
        };
        let tagged = journey.step(&self.tag, segmented)?;
        let resolved = resolved(journey, tagged, extracted.notes)?;
        journey.step(&self.assemble, resolved)
    }
}

/// The facts of an article, with the notes of the stages before.
fn resolved(
    journey: &mut Journey,
    tagged: Tagged,
    notes: impl IntoIterator<Item = Note>,
) -> Result<Resolved, FailureRecord> {
    journey.tally.cover(tagged.coverage);
    let mut resolved = journey.step(&Resolve, tagged)?;
    resolved.notes.extend(notes);
    resolved.notes.sort();
    Ok(resolved)
}

impl Journey<'_> {
    /// Runs one stage, timed and counted; a panic inside is the document's failure.
    fn step<S: Stage>(&mut self, stage: &S, input: S::In) -> Result<S::Out, FailureRecord> {
        let start = Instant::now();
        let result = catch_unwind(AssertUnwindSafe(|| stage.apply(input)))
            .unwrap_or_else(|payload| Err(StageError::Panic(words(&*payload))));
        self.tally.add(S::NAME, start.elapsed(), result.is_err());
        result.map_err(|error| FailureRecord {
            id: self.id.clone(),
            origin: self.origin.clone(),
            stage: S::NAME.to_owned(),
            error: error.to_string(),
        })
    }
}

/// What a panic said.
fn words(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no words".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc::{Body, Origin};

    struct Faulty;
    impl Stage for Faulty {
        type In = u8;
        type Out = u8;
        const NAME: &'static str = "faulty";
        fn apply(&self, input: u8) -> Result<u8, StageError> {
            assert!(input < 3, "three is too many");
            Ok(input)
        }
    }

    #[test]
    fn a_panic_is_one_documents_failure() {
        let mut tally = Tally::default();
        let mut journey = Journey { id: "a".to_owned(), origin: "f:1".to_owned(), tally: &mut tally };
        assert_eq!(journey.step(&Faulty, 2), Ok(2));
        let failure = journey.step(&Faulty, 3).err();
        assert_eq!(
            failure.map(|failure| (failure.id, failure.stage, failure.error)),
            Some((
                "a".to_owned(),
                "faulty".to_owned(),
                "expected the stage to finish, found a panic: three is too many".to_owned()
            ))
        );
        assert_eq!(tally.stages()[0].failures, 1);
        assert_eq!(Faulty.apply_all(vec![1, 2]).len(), 2);
    }

    #[test]
    fn a_text_over_the_limit_is_refused_before_it_is_read() -> Result<(), EngineError> {
        let mut config = Config::default();
        config.model.engine = crate::engine::EngineName::None;
        config.run.limit_bytes = 1024;
        let desk = Desk::new(&config)?;
        let ends = |length: usize| {
            let body = Body::Text("é".repeat(length / 2));
            let failure = desk.process(RawDoc::new("a", Origin::default(), body), &mut Tally::default()).err();
            failure.map(|failure| (failure.stage, failure.error))
        };
        assert_eq!(ends(1024), None);
        let error = "expected an article of at most 1024 bytes (run.limit_bytes), found 1026".to_owned();
        assert_eq!(ends(1026), Some(("extract".to_owned(), error)));
        Ok(())
    }

    #[test]
    fn a_document_passes_every_stage_in_order() {
        let mut tally = Tally::default();
        let body = Body::Text("A bus crash killed two people on Monday.".to_owned());
        let doc = RawDoc { published: Some("soon".to_owned()), ..RawDoc::new("a", Origin::default(), body) };
        let mut config = Config::default();
        config.model.engine = crate::engine::EngineName::None;
        let article = Desk::new(&config).map(|desk| desk.process(doc, &mut tally).map(|finished| finished.article));
        assert!(article.is_ok_and(|article| {
            article.is_ok_and(|article| article.notes.iter().any(|note| note.rule == "published"))
        }));
        let names: Vec<_> = tally.stages().into_iter().map(|stage| stage.name).collect();
        assert_eq!(names, ["extract", "segment", "tag", "resolve", "assemble", "render"]);
    }

    #[cfg(embedded_model)]
    #[test]
    fn what_is_faint_is_shown_to_the_network_before_the_article_is_read() -> Result<(), EngineError> {
        let mut config = Config::default();
        config.triage.enabled = true;
        let desk = Desk::new(&config)?;
        let quiet = "The mayor opened the new hall on Monday. The choir sang two songs. Tea was served at noon. The band played. \
                     Children painted the fence. The next fair is in May. ";
        let skipped = |more: &str| {
            let body = Body::Text(format!("{quiet}{more}"));
            let finished = desk.process(RawDoc::new("a", Origin::default(), body), &mut Tally::default());
            finished.ok().map(|finished| (finished.skipped, finished.article.events.len()))
        };
        assert_eq!(skipped(""), Some((true, 0)));
        assert_eq!(skipped("The council had killed the plan for a second hall last year."), Some((true, 0)));
        assert_eq!(skipped("Two climbers were killed by an avalanche near Tarin, police said."), Some((false, 1)));
        Ok(())
    }
}
