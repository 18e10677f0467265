//! What is kept of a text: shingle hashes to find copies, and its telling words.

use crate::text::calendar_table::WEEKDAYS;
use std::collections::{BTreeMap, HashSet};

/// Hashes of a MinHash signature (Broder 1997).
const HASHES: usize = 32;
/// Words of a shingle.
const SHINGLE: usize = 5;
/// Telling words kept of a text.
const TERMS: usize = 60;
/// Buckets of the table that counts in how many texts a word stands.
const BUCKETS: usize = 1 << 16;

/// The sketch of a text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sketch {
    /// The least hash of the shingles under each of the hash functions.
    signature: Vec<u32>,
    /// Hashes of words with their weight, sorted by hash.
    terms: Vec<(u32, f32)>,
}

impl Sketch {
    /// Share of equal hashes: an estimate of the Jaccard similarity of the shingles, 0 to 1.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> f64 {
        resemblance(&self.signature, &other.signature)
    }

    /// Cosine of the weighted telling words, 0 to 1.
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f64 {
        let (mut a, mut b, mut dot) = (0, 0, 0.0);
        while let (Some((left, x)), Some((right, y))) = (self.terms.get(a), other.terms.get(b)) {
            if left == right {
                dot += f64::from(x * y);
            }
            a += usize::from(left <= right);
            b += usize::from(right <= left);
        }
        dot.min(1.0)
    }

    /// The hashes of the heaviest words: what candidates are found by.
    pub fn keys(&self, count: usize) -> impl Iterator<Item = u32> {
        let mut ranked = self.terms.clone();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.into_iter().take(count).map(|(hash, _)| hash)
    }
}

/// Makes sketches and learns how common each word is; its memory does not grow.
#[derive(Debug, Clone)]
pub struct Sketcher {
    texts: u32,
    frequency: Vec<u32>,
}

impl Default for Sketcher {
    fn default() -> Self {
        Self { texts: 0, frequency: vec![0; BUCKETS] }
    }
}

impl Sketcher {
    /// Counts the words of an article, once an article.
    pub fn learn(&mut self, text: &str) {
        self.texts += 1;
        let seen: HashSet<u32> = words(text).map(|word| hash(&word.0)).collect();
        for hash in seen {
            self.frequency[hash as usize % BUCKETS] += 1;
        }
    }

    /// The sketch of `text`: words weigh by rarity, names and numbers double.
    #[must_use]
    pub fn sketch(&self, text: &str) -> Sketch {
        let mut counts: BTreeMap<u32, f32> = BTreeMap::new();
        for (word, name) in words(text).filter(|(word, name)| tells(word, *name)) {
            *counts.entry(hash(&word)).or_default() += if name { 2.0 } else { 1.0 };
        }
        let mut terms: Vec<(u32, f32)> =
            counts.into_iter().map(|(hash, count)| (hash, (1.0 + count.ln()) * self.rarity(hash))).collect();
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.truncate(TERMS);
        let norm = terms.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        terms.iter_mut().for_each(|(_, weight)| *weight /= norm);
        terms.sort_by_key(|(hash, _)| *hash);
        Sketch { signature: signature(text), terms }
    }

    /// Inverse document frequency, smoothed as if fifty articles had been read before the first.
    fn rarity(&self, hash: u32) -> f32 {
        let count = self.frequency[hash as usize % BUCKETS] as f32;
        ((self.texts as f32 + 50.0) / (count + 1.0)).ln().max(0.1)
    }
}

/// Longer function words and words of every report, beside the days of the week; shorter ones are left out by length.
const COMMON: &[&str] = &[
    "about", "after", "again", "also", "another", "because", "been", "before", "being", "between", "called", "came",
    "could", "during", "early", "from", "have", "into", "just", "more", "most", "near", "only", "other", "over",
    "people", "police", "said", "says", "some", "such", "than", "that", "their", "them", "then", "there", "they",
    "this", "time", "told", "were", "what", "when", "where", "which", "while", "with", "would", "year", "years",
];

/// Whether a word says what a text is about.
fn tells(word: &str, name: bool) -> bool {
    word.len() > 1 && (name || word.len() > 3) && !COMMON.contains(&word) && !WEEKDAYS.contains(&word)
}

/// The words of a text in lower case, and whether each is a name or number.
fn words(text: &str) -> impl Iterator<Item = (String, bool)> {
    let split = |letter: char| !(letter.is_alphanumeric() || letter == '-');
    let pieces = text.split(split).filter(|word| word.chars().any(char::is_alphanumeric));
    pieces.map(|word| {
        (word.to_lowercase(), word.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric()))
    })
}

/// FNV-1a, folded to 32 bits: the same on every machine and in every run.
pub fn hash(word: &str) -> u32 {
    let full = word
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (full ^ full >> 32) as u32
}

/// Share of equal hashes of two signatures; 0 where one has none.
pub fn resemblance(one: &[u32], other: &[u32]) -> f64 {
    let equal = one.iter().zip(other).filter(|(a, b)| a == b).count();
    equal as f64 / HASHES as f64
}

/// The MinHash signature of a text; empty for a text of fewer words than a shingle has.
pub fn signature(text: &str) -> Vec<u32> {
    let hashes: Vec<u32> = words(text).map(|(word, _)| hash(&word)).collect();
    if hashes.len() < SHINGLE {
        return Vec::new();
    }
    let mut least = vec![u32::MAX; HASHES];
    for shingle in hashes.windows(SHINGLE) {
        let one = shingle
            .iter()
            .fold(0_u64, |sum, hash| sum.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(u64::from(*hash)));
        for (at, slot) in least.iter_mut().enumerate() {
            *slot = (*slot).min(mix(one ^ (at as u64 + 1).wrapping_mul(0xd6e8_feb8_6659_fd93)));
        }
    }
    least
}

/// The finaliser of splitmix64, folded.
fn mix(value: u64) -> u32 {
    let value = (value ^ value >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ value >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    (value >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::Sketcher;

    const STORY: &str = "A ferry sank off Port Alma on Sunday and forty people were feared drowned, the coast guard said. \
                         Divers searched the wreck through the night while relatives waited on the pier.";

    #[test]
    fn copies_resemble_and_other_stories_do_not() {
        let sketcher = Sketcher::default();
        let story = sketcher.sketch(STORY);
        let copy = sketcher.sketch(&format!("(Agency) {STORY} More follows."));
        let other =
            sketcher.sketch("Voters in Northland choose a new mayor next week after a short and quiet campaign.");
        assert!(story.resemblance(&copy) > 0.7, "{}", story.resemblance(&copy));
        assert!(story.resemblance(&other) < 0.1 && story.cosine(&other) < 0.2);
        assert!((story.cosine(&story) - 1.0).abs() < 1e-3);
    }

    #[test]
    fn rare_words_weigh_more_than_common_ones() {
        let mut sketcher = Sketcher::default();
        for _ in 0..200 {
            sketcher.learn("the police said on monday");
        }
        let a = sketcher.sketch("police said on monday Zanzibar");
        let near = sketcher.sketch("Zanzibar harbour");
        let far = sketcher.sketch("police said on monday again");
        assert!(a.cosine(&near) > a.cosine(&far));
    }

    #[test]
    fn short_and_empty_texts_are_no_copies() {
        let sketcher = Sketcher::default();
        assert!(sketcher.sketch("").resemblance(&sketcher.sketch("")) == 0.0);
        assert!(sketcher.sketch("two words").cosine(&sketcher.sketch("")) == 0.0);
    }
}
