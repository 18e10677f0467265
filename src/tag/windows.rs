//! Windows of whole sentences, and batches of windows.

use super::pieces::Pieces;
use crate::engine::{LabelSet, Row};

/// \[CLS] and \[SEP] of BERT's vocabularies.
const SPECIAL: [i32; 2] = [101, 102];
/// Least share of the longest window that another window of its batch must fill: bounds the padding.
const FILL: f64 = 0.85;

/// Pieces `begin..end` of an article, of which the labels of `own..until` are read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First piece.
    pub begin: usize,
    /// One past the last piece.
    pub end: usize,
    /// First piece whose labels are read here; the pieces before it belong to the window before.
    pub own: usize,
    /// One past the last piece whose labels are read here; the rest belongs to the window after.
    pub until: usize,
}

/// Packs sentences greedily, in text order, into windows of at most `max_pieces`.
///
/// A longer sentence is cut into windows of its own that share `overlap` pieces; the earlier window is read for the
/// first half of them. Every piece is owned by exactly one window.
pub fn pack(cuts: &[usize], labels: &LabelSet) -> Vec<Window> {
    let mut out = Vec::new();
    let mut open: Option<Window> = None;
    for pair in cuts.windows(2) {
        let (begin, end) = (pair[0], pair[1]);
        match &mut open {
            Some(window) if end - window.begin <= labels.max_pieces => (window.end, window.until) = (end, end),
            _ => {
                out.extend(open.take());
                if end - begin > labels.max_pieces {
                    out.extend(slices(begin, end, labels));
                } else {
                    open = Some(Window { begin, end, own: begin, until: end });
                }
            }
        }
    }
    out.extend(open);
    out
}

/// The windows of one sentence that does not fit into one.
fn slices(begin: usize, end: usize, labels: &LabelSet) -> Vec<Window> {
    let step = labels.max_pieces - labels.overlap;
    let mut out = Vec::new();
    let mut at = begin;
    loop {
        let stop = (at + labels.max_pieces).min(end);
        let own = if at == begin { at } else { at + labels.overlap / 2 };
        let until = if stop == end { end } else { at + step + labels.overlap / 2 };
        out.push(Window { begin: at, end: stop, own, until });
        if stop == end {
            return out;
        }
        at += step;
    }
}

/// Groups windows into batches: by length, longest first, at most `size` of about the same length together.
pub fn batches(mut windows: Vec<Window>, size: usize) -> Vec<Vec<Window>> {
    let length = |window: &Window| window.end - window.begin;
    windows.sort_by_key(|window| (std::cmp::Reverse(length(window)), window.begin));
    let mut out: Vec<Vec<Window>> = Vec::new();
    for window in windows {
        match out.last_mut() {
            Some(batch) if batch.len() < size && length(&window) as f64 >= FILL * length(&batch[0]) as f64 => {
                batch.push(window);
            }
            _ => out.push(vec![window]),
        }
    }
    out
}

/// The row of a window, with its special tokens.
pub fn row(pieces: &Pieces, window: Window) -> Row {
    let range = window.begin..window.end;
    let (ids, types) = (&pieces.ids[range.clone()], &pieces.types[range]);
    Row { ids: [&SPECIAL[..1], ids, &SPECIAL[1..]].concat(), types: [&[0], types, &[0]].concat() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(max_pieces: usize, overlap: usize) -> LabelSet {
        LabelSet { heads: Vec::new(), max_pieces, overlap, casing: true }
    }

    #[test]
    fn sentences_share_windows_and_long_ones_overlap() {
        let found = pack(&[0, 4, 8, 12, 30, 33], &labels(10, 4));
        let spans: Vec<_> = found.iter().map(|window| (window.begin, window.end, window.own)).collect();
        assert_eq!(spans, [(0, 8, 0), (8, 12, 8), (12, 22, 12), (18, 28, 20), (24, 30, 26), (30, 33, 30)]);
    }

    #[test]
    fn batches_hold_windows_of_about_one_length() {
        let window = |begin, end| Window { begin, end, own: begin, until: end };
        let found = batches(vec![window(0, 90), window(90, 190), window(190, 200), window(200, 299)], 2);
        let lengths: Vec<Vec<usize>> = found.iter().map(|b| b.iter().map(|w| w.end - w.begin).collect()).collect();
        assert_eq!(lengths, [vec![100, 99], vec![90], vec![10]]);
    }

    proptest! {
        #[test]
        fn every_piece_is_read_once(lengths in proptest::collection::vec(1_usize..60, 0..30)) {
            let mut cuts = vec![0];
            for length in &lengths {
                cuts.push(cuts[cuts.len() - 1] + length);
            }
            let windows = pack(&cuts, &labels(20, 6));
            let mut owned: Vec<usize> = Vec::new();
            for window in &windows {
                prop_assert!(window.end - window.begin <= 20 && window.until <= window.end);
                owned.extend(window.own..window.until);
            }
            prop_assert_eq!(owned, (0..cuts[cuts.len() - 1]).collect::<Vec<_>>());
        }
    }
}
