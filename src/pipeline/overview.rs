//! What is known only when all articles are: incidents, copies, languages.

use crate::doc::record::{CopiesRecord, IncidentRecord};
use crate::link::{Copies, LinkConfig, Linker};
use crate::sink::{Sink, SinkError};
use std::collections::BTreeMap;

/// What all articles of a run make together.
#[derive(Debug, Default)]
pub(super) struct Overview {
    pub(super) incidents: Vec<IncidentRecord>,
    pub(super) copies: CopiesRecord,
    /// Articles by BCP 47 language.
    pub(super) languages: BTreeMap<String, usize>,
}

/// Reads the articles written so far back, one by one; nothing where they are not kept.
pub(super) fn overview(sink: &mut dyn Sink, config: &LinkConfig) -> Result<Overview, SinkError> {
    let mut whole = Overview::default();
    let Some(written) = sink.written()? else { return Ok(whole) };
    let (mut linker, mut copies) = (Linker::new(config.clone()), Copies::new(config.copy));
    for article in written {
        let article = article?;
        copies.push(&article);
        let language = article.language.clone().unwrap_or_else(|| "unknown".to_owned());
        *whole.languages.entry(language).or_default() += 1;
        whole.incidents.extend(linker.push(&article));
    }
    whole.incidents.extend(linker.finish());
    whole.copies = copies.finish();
    Ok(whole)
}
