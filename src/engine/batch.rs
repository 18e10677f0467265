//! What goes into a network and what comes out.

/// Id of the padding piece in BERT's vocabularies.
const PAD: i32 = 0;

/// One window of word pieces, special tokens included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Ids in the vocabulary.
    pub ids: Vec<i32>,
    /// Token types, as many as ids.
    pub types: Vec<i32>,
}

/// Windows of word pieces, padded to the longest; every matrix is row-major, `[rows, width]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Number of windows.
    pub rows: usize,
    /// Pieces of the longest window.
    pub width: usize,
    /// Ids in the vocabulary; 0 is padding.
    pub ids: Vec<i32>,
    /// 1 for a piece, 0 for padding.
    pub mask: Vec<i32>,
    /// Token types.
    pub types: Vec<i32>,
}

impl Batch {
    /// Pads `rows` to the longest.
    #[must_use]
    pub fn new(rows: &[Row]) -> Self {
        let width = rows.iter().map(|row| row.ids.len()).max().unwrap_or(0);
        let size = rows.len() * width;
        let mut batch =
            Self { rows: rows.len(), width, ids: vec![PAD; size], mask: vec![0; size], types: vec![0; size] };
        for (at, row) in rows.iter().enumerate() {
            let place = at * width..at * width + row.ids.len();
            batch.ids[place.clone()].copy_from_slice(&row.ids);
            batch.types[at * width..at * width + row.types.len()].copy_from_slice(&row.types);
            batch.mask[place].fill(1);
        }
        batch
    }

    /// Pieces computed for nothing.
    #[must_use]
    pub fn padding(&self) -> usize {
        self.mask.iter().filter(|mask| **mask == 0).count()
    }
}

/// What one head gives for a batch: `[rows, width, labels]`, row-major.
#[derive(Debug, Clone, PartialEq)]
pub struct Logits {
    /// Number of labels.
    pub labels: usize,
    /// Pieces of a row.
    pub width: usize,
    /// The values.
    pub values: Vec<f32>,
}

impl Logits {
    /// The logits of piece `at` of window `row`, one per label; empty when there is no such piece.
    #[must_use]
    pub fn of(&self, row: usize, at: usize) -> &[f32] {
        let start = (row * self.width + at) * self.labels;
        self.values.get(start..start + self.labels).unwrap_or(&[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_padded_to_the_longest() {
        let rows =
            [Row { ids: vec![101, 7, 102], types: vec![0, 1, 0] }, Row { ids: vec![101, 102], types: vec![0, 0] }];
        let batch = Batch::new(&rows);
        assert_eq!((batch.rows, batch.width, batch.padding()), (2, 3, 1));
        assert_eq!(batch.ids, [101, 7, 102, 101, 102, 0]);
        assert_eq!(batch.mask, [1, 1, 1, 1, 1, 0]);
        assert_eq!(batch.types, [0, 1, 0, 0, 0, 0]);
        assert_eq!(Batch::new(&[]).width, 0);
    }

    #[test]
    fn logits_are_found_by_row_and_piece() {
        let logits = Logits { labels: 2, width: 2, values: vec![0., 1., 2., 3., 4., 5., 6., 7.] };
        assert_eq!(logits.of(1, 0), [4., 5.]);
        assert_eq!(logits.of(2, 0), [0.0; 0]);
    }
}
