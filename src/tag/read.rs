//! One article through the network: the logits of every word.

use super::pieces::{self, Pieces};
use super::windows::{self, Window};
use super::{TagConfig, TagError};
use crate::doc::{Coverage, Segmented};
use crate::engine::{Batch, Logits, Network};

/// What the network says about an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The word pieces.
    pub pieces: Pieces,
    /// Per head the logits of every word: `[words, labels]`, row-major.
    pub logits: Vec<Vec<f32>>,
    /// What was read.
    pub coverage: Coverage,
}

/// A batch of windows of one article.
type Windows = (Vec<Window>, Batch);

/// An article as the network gets it.
///
/// # Errors
/// When the text cannot be cut.
pub fn batches(
    network: &Network,
    segmented: &Segmented,
    config: &TagConfig,
) -> Result<(Pieces, Vec<Windows>), TagError> {
    let pieces = pieces::pieces(&network.tokenizer, segmented, network.labels.casing)?;
    let groups = windows::batches(windows::pack(&pieces.cuts, &network.labels), config.batch);
    let row = |window: &Window| windows::row(&pieces, *window);
    let batch = |group: Vec<Window>| {
        let rows: Vec<_> = group.iter().map(row).collect();
        (group, Batch::new(&rows))
    };
    let batches = groups.into_iter().map(batch).collect();
    Ok((pieces, batches))
}

/// Reads an article.
///
/// # Errors
/// When the text cannot be cut or the network cannot be computed.
pub fn read(network: &Network, segmented: &Segmented, config: &TagConfig) -> Result<Reading, TagError> {
    let (pieces, batches) = batches(network, segmented, config)?;
    let heads = network.labels.heads.iter();
    let unread = heads.map(|head| vec![f32::NAN; pieces.words.len() * head.labels.len()]).collect();
    let mut reading = Reading { pieces, logits: unread, coverage: Coverage::default() };
    for (windows, batch) in batches {
        reading.coverage.computed += batch.rows * batch.width;
        reading.coverage.padding += batch.padding();
        let output = network.encoder.encode(&batch)?;
        for (row, window) in windows.iter().enumerate() {
            reading.keep(&output, row, *window);
        }
    }
    reading.count(segmented);
    Ok(reading)
}

impl Reading {
    /// Keeps the logits of the words that a window owns.
    fn keep(&mut self, output: &[Logits], row: usize, window: Window) {
        let first = self.pieces.words.partition_point(|word| word.piece < window.own);
        let end = self.pieces.words.partition_point(|word| word.piece < window.until);
        for (kept, logits) in self.logits.iter_mut().zip(output) {
            for at in first..end {
                let values = logits.of(row, self.pieces.words[at].piece - window.begin + 1);
                kept[at * logits.labels..(at + 1) * logits.labels].copy_from_slice(values);
            }
        }
    }

    /// Counts the words of the text and those that got logits.
    fn count(&mut self, segmented: &Segmented) {
        let labels = self.logits.first().map_or(0, |head| head.len() / self.pieces.words.len().max(1));
        let read = |at: usize| self.logits.first().is_some_and(|head| !head[at * labels].is_nan());
        let mut at = 0;
        for span in pieces::words(segmented) {
            while self.pieces.words.get(at).is_some_and(|word| word.span.end() <= span.start()) {
                at += 1;
            }
            let found = self.pieces.words.get(at).is_some_and(|word| word.span.overlaps(span) && read(at));
            self.coverage.words += 1;
            self.coverage.read += usize::from(found);
        }
    }
}
