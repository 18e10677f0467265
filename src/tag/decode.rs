//! From logits to spans: Viterbi under the BIO rule over the words of an article.
//!
//! Label 0 is `O`, then `B-X`, `I-X` for every class; `I-X` stands only after `B-X` or `I-X` of the same class.

/// A run of words with one class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// First word.
    pub begin: usize,
    /// One past the last word.
    pub end: usize,
    /// Number of the class, from 0: its `B` label is `1 + 2 * class`.
    pub class: usize,
    /// Mean probability of the chosen labels, 0 to 1.
    pub score: f32,
}

/// Logits of one head over consecutive words: `[words, labels]`, row-major.
#[derive(Debug, Clone, Copy)]
pub struct Scores<'a> {
    /// The values.
    pub values: &'a [f32],
    /// Number of labels, odd.
    pub labels: usize,
    /// Added to every logit but that of `O`.
    pub bias: f32,
}

impl Scores<'_> {
    fn words(&self) -> usize {
        self.values.len() / self.labels.max(1)
    }

    fn at(&self, word: usize, label: usize) -> f32 {
        self.values[word * self.labels + label] + if label == 0 { 0.0 } else { self.bias }
    }

    /// The runs of the best label sequence. `breaks` tells of a word that no run may go on over.
    #[must_use]
    pub fn runs(&self, breaks: impl Fn(usize) -> bool) -> Vec<Run> {
        let mut out: Vec<Run> = Vec::new();
        for (word, label) in self.viterbi().into_iter().enumerate() {
            if label == 0 {
                continue;
            }
            let (class, score) = ((label - 1) / 2, self.probability(word, label));
            match out.last_mut() {
                Some(run) if label % 2 == 0 && run.end == word && run.class == class && !breaks(word) => {
                    run.end += 1;
                    run.score += score;
                }
                _ => out.push(Run { begin: word, end: word + 1, class, score }),
            }
        }
        for run in &mut out {
            run.score /= (run.end - run.begin) as f32;
        }
        out
    }

    /// The class of given words by the sum of their logits: the greater of its `B` and `I` sums counts.
    #[must_use]
    pub fn class_of(&self, words: std::ops::Range<usize>) -> Option<(usize, f32)> {
        let classes = self.labels.saturating_sub(1) / 2;
        let sum = |label: usize| words.clone().map(|word| self.at(word, label)).sum::<f32>();
        let sums: Vec<f32> = (0..classes).map(|class| sum(1 + 2 * class).max(sum(2 + 2 * class))).collect();
        let best = (0..classes).fold(None, |best: Option<usize>, class| match best {
            Some(other) if sums[other] >= sums[class] => Some(other),
            _ => Some(class),
        })?;
        let count = words.len().max(1) as f32;
        let total: f32 = sums.iter().map(|value| ((value - sums[best]) / count).exp()).sum();
        Some((best, 1.0 / total))
    }

    /// Softmax probability of a label.
    fn probability(&self, word: usize, label: usize) -> f32 {
        let top = (0..self.labels).map(|other| self.at(word, other)).fold(f32::MIN, f32::max);
        let total: f32 = (0..self.labels).map(|other| (self.at(word, other) - top).exp()).sum();
        (self.at(word, label) - top).exp() / total
    }

    /// The best label of every word.
    fn viterbi(&self) -> Vec<usize> {
        let (words, labels) = (self.words(), self.labels);
        let mut back = vec![0_usize; words * labels];
        let mut score: Vec<f32> = Vec::new();
        for word in 0..words {
            let top = best(&score);
            let mut next = vec![0.0; labels];
            for (label, value) in next.iter_mut().enumerate() {
                let from = if score.is_empty() { start(label) } else { step(&score, label, top) };
                back[word * labels + label] = from.0;
                *value = from.1 + self.at(word, label);
            }
            score = next;
        }
        let mut path = vec![0; words];
        let mut label = best(&score);
        for word in (0..words).rev() {
            path[word] = label;
            label = back[word * labels + label];
        }
        path
    }
}

/// Score of beginning with a label: `I` cannot.
fn start(label: usize) -> (usize, f32) {
    (0, if label > 0 && label.is_multiple_of(2) { f32::NEG_INFINITY } else { 0.0 })
}

/// The label to come from, and its score: `I-X` comes from `I-X` or `B-X`, any other from the best.
fn step(score: &[f32], label: usize, top: usize) -> (usize, f32) {
    if label == 0 || !label.is_multiple_of(2) {
        return (top, score[top]);
    }
    let from = if score[label] >= score[label - 1] { label } else { label - 1 };
    (from, score[from])
}

/// Place of the greatest value; the first of equals.
fn best(values: &[f32]) -> usize {
    (1..values.len()).fold(0, |best, at| if values[at] > values[best] { at } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(values: &[f32], bias: f32) -> Vec<(usize, usize, usize)> {
        let scores = Scores { values, labels: 5, bias };
        scores.runs(|_| false).iter().map(|run| (run.begin, run.end, run.class)).collect()
    }

    #[test]
    fn an_inside_label_needs_its_beginning() {
        // O, B-0, I-0, B-1, I-1: the second word likes I-1 best, the first one B-0.
        let values = [0., 4., 0., 3., 0., 0., 0., 1., 0., 5.];
        assert_eq!(runs(&values, 0.0), [(0, 2, 1)], "B-1 I-1 beats B-0 with anything else");
        assert_eq!(runs(&[0., 2., 3., 0., 0.], 0.0), [(0, 1, 0)], "an inside label cannot begin");
    }

    #[test]
    fn bias_moves_the_line_between_o_and_the_rest() {
        let values = [1., 0.5, 0., 0., 0.];
        assert_eq!(runs(&values, 0.0), []);
        assert_eq!(runs(&values, 1.0), [(0, 1, 0)]);
    }

    #[test]
    fn runs_break_where_told() {
        let values = [0., 9., 0., 0., 0., 0., 0., 9., 0., 0.];
        let scores = Scores { values: &values, labels: 5, bias: 0.0 };
        assert_eq!(scores.runs(|word| word == 1).len(), 2);
        let whole = scores.runs(|_| false);
        assert_eq!((whole.len(), whole[0].end), (1, 2));
        assert!(whole[0].score > 0.99);
    }

    #[test]
    fn a_class_of_words_is_the_greatest_sum() {
        let values = [9., 1., 0., 0., 2., 9., 0., 0., 0., 2.];
        let scores = Scores { values: &values, labels: 5, bias: 0.0 };
        assert_eq!(scores.class_of(0..2).map(|found| found.0), Some(1));
    }
}
