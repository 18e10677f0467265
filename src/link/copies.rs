//! Which articles of a run repeat others: the same text, nearly the same text, or another version of one page.
//!
//! Texts are compared by their digest, addresses as they stand without fragment, nearly equal texts by MinHash signatures
//! (Broder 1997) that share a band of two hashes (locality-sensitive hashing). Memory is bounded: an article is compared
//! with the latest [`WINDOW`] ones.

use super::sketch::{resemblance, signature};
use crate::doc::CopyKind;
use crate::doc::record::{ArticleRecord, CopiesRecord, CopyRecord};
use std::collections::{BTreeSet, HashMap, VecDeque};

/// Articles that a new one is compared with.
const WINDOW: usize = 50_000;
/// Hashes of a band: two texts of which half the shingles are equal share one of sixteen bands with probability 0.99.
const BAND: usize = 2;
/// Copies listed by name; past it they are only counted.
const LISTED: usize = 100_000;

/// Finds copies in one pass over the articles, in their order.
#[derive(Debug)]
pub struct Copies {
    /// Share of equal shingles from which a text is nearly the same.
    least: f64,
    window: usize,
    /// Number of the oldest article that is still known.
    first: u64,
    known: VecDeque<Known>,
    /// The latest article with a text, an address, a band.
    index: HashMap<Key, u64>,
    record: CopiesRecord,
}

#[derive(Debug)]
struct Known {
    id: String,
    version: usize,
    signature: Vec<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Text(String),
    Address(String),
    Band(usize, [u32; BAND]),
}

impl Copies {
    /// Nothing known yet; `least` is the share of equal shingles from which a text is nearly the same, 0 to 1.
    #[must_use]
    pub fn new(least: f64) -> Self {
        Self {
            least,
            window: WINDOW,
            first: 0,
            known: VecDeque::new(),
            index: HashMap::new(),
            record: CopiesRecord::default(),
        }
    }

    /// Compares an article with those before it, and remembers it.
    pub fn push(&mut self, article: &ArticleRecord) {
        let signature = signature(&article.text);
        let text = Key::Text(article.sha256.clone());
        let address = article.url.as_deref().map(|url| Key::Address(bare(url)));
        let same = || Some(copy(self.find(&text)?, CopyKind::Same, 1.0));
        let found = same().or_else(|| self.version(address.as_ref())).or_else(|| self.near(&signature));
        let latest = address.as_ref().and_then(|key| self.find(key)).map_or(1, |known| known.version);
        let version = found.as_ref().and_then(|copy| copy.version).unwrap_or(latest);
        self.count(found.map(|copy| CopyRecord { article: article.id.clone(), ..copy }));
        let number = self.first + self.known.len() as u64;
        let keys = bands(&signature).chain(address).chain([text]);
        self.index.extend(keys.map(|key| (key, number)));
        self.known.push_back(Known { id: article.id.clone(), version, signature });
        self.shed();
    }

    /// What was found.
    #[must_use]
    pub fn finish(self) -> CopiesRecord {
        self.record
    }

    fn version(&self, address: Option<&Key>) -> Option<CopyRecord> {
        let known = self.find(address?)?;
        Some(CopyRecord { version: Some(known.version + 1), ..copy(known, CopyKind::Version, 0.0) })
    }

    /// The most alike of the articles that share a band; of equals the earliest.
    fn near(&self, signature: &[u32]) -> Option<CopyRecord> {
        let numbers: BTreeSet<u64> = bands(signature).filter_map(|key| self.index.get(&key).copied()).collect();
        let alike = numbers.into_iter().rev().filter_map(|number| {
            let known = self.get(number)?;
            let share = resemblance(&known.signature, signature);
            (share >= self.least).then_some((share, known))
        });
        let (share, known) = alike.max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(copy(known, CopyKind::Near, share))
    }

    fn find(&self, key: &Key) -> Option<&Known> {
        self.get(*self.index.get(key)?)
    }

    fn get(&self, number: u64) -> Option<&Known> {
        self.known.get(usize::try_from(number.checked_sub(self.first)?).ok()?)
    }

    fn count(&mut self, copy: Option<CopyRecord>) {
        let Some(copy) = copy else {
            self.record.distinct += 1;
            return;
        };
        match copy.kind {
            CopyKind::Same => self.record.same += 1,
            CopyKind::Near => self.record.near += 1,
            CopyKind::Version => self.record.versions += 1,
        }
        if self.record.articles.len() < LISTED {
            self.record.articles.push(copy);
        }
    }

    /// Forgets the oldest article past the window, and now and then the keys of those forgotten.
    fn shed(&mut self) {
        if self.known.len() > self.window {
            self.known.pop_front();
            self.first += 1;
            if self.first.is_multiple_of(self.window as u64) {
                let first = self.first;
                self.index.retain(|_, number| *number >= first);
            }
        }
    }
}

fn copy(of: &Known, kind: CopyKind, share: f64) -> CopyRecord {
    let resemblance = (kind != CopyKind::Version).then_some((share * 1_000.0).round() / 1_000.0);
    CopyRecord { article: String::new(), of: of.id.clone(), kind, version: None, resemblance }
}

/// An address without its fragment.
fn bare(url: &str) -> String {
    url.split('#').next().unwrap_or(url).trim_end_matches('/').to_owned()
}

fn bands(signature: &[u32]) -> impl Iterator<Item = Key> {
    let whole = signature.chunks_exact(BAND).enumerate();
    whole.filter_map(|(at, band)| Some(Key::Band(at, band.try_into().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "A ferry sank off Port Alma on Sunday and forty people were feared drowned, the coast guard said. \
                         Divers searched the wreck through the night while relatives waited on the pier.";

    fn article(id: &str, url: Option<&str>, text: &str) -> Result<ArticleRecord, serde_json::Error> {
        serde_json::from_value(serde_json::json!({
            "schema": "copydesk.article/1", "id": id, "url": url, "title": null, "publisher": null, "authors": [],
            "published": null, "published_basis": "none", "language": "en", "sha256": format!("{text:?}"), "text": text,
            "entities": [], "times": [], "figures": [], "attributions": [], "claims": [], "events": [], "notes": [],
        }))
    }

    fn shown(copies: Copies) -> Vec<(String, String, CopyKind)> {
        copies.finish().articles.into_iter().map(|copy| (copy.article, copy.of, copy.kind)).collect()
    }

    #[test]
    fn copies_near_copies_and_versions_are_told_apart() -> Result<(), serde_json::Error> {
        let mut copies = Copies::new(0.5);
        copies.push(&article("a", Some("https://x.org/1"), STORY)?);
        copies.push(&article("b", Some("https://y.org/9"), STORY)?);
        copies.push(&article("c", None, &format!("(Agency) {STORY} More follows."))?);
        copies.push(&article(
            "d",
            Some("https://x.org/1#top"),
            "Twelve people drowned when a ferry sank, officials said.",
        )?);
        copies.push(&article(
            "e",
            Some("https://x.org/1/"),
            "Fourteen people drowned when a ferry sank, it was said.",
        )?);
        copies.push(&article("f", None, "Voters in Northland choose a mayor next week after a short campaign.")?);
        let record = copies.finish();
        assert_eq!((record.same, record.near, record.versions, record.distinct), (1, 1, 2, 2));
        let listed: Vec<_> =
            record.articles.iter().map(|copy| (copy.article.as_str(), copy.kind, copy.version)).collect();
        let expected = [
            ("b", CopyKind::Same, None),
            ("c", CopyKind::Near, None),
            ("d", CopyKind::Version, Some(2)),
            ("e", CopyKind::Version, Some(3)),
        ];
        assert_eq!(listed, expected);
        Ok(())
    }

    #[test]
    fn what_left_the_window_is_forgotten() -> Result<(), serde_json::Error> {
        let mut copies = Copies { window: 3, ..Copies::new(0.5) };
        copies.push(&article("a", None, STORY)?);
        for number in 0..30 {
            let text = format!("Report {number} tells of mill {number} and of the {number} people who work in it.");
            copies.push(&article(&format!("n{number}"), Some(&format!("https://x.org/{number}")), &text)?);
        }
        assert!(copies.known.len() == 3 && copies.index.len() < 18 * 8, "{}", copies.index.len());
        copies.push(&article("late", None, STORY)?);
        assert!(!shown(copies).iter().any(|(id, _, _)| id == "late"));
        Ok(())
    }

    #[test]
    fn texts_too_short_for_shingles_are_only_compared_whole() -> Result<(), serde_json::Error> {
        let mut copies = Copies::new(0.5);
        for (id, text) in [("a", "Two dead."), ("b", "Two hurt."), ("c", "Two dead.")] {
            copies.push(&article(id, None, text)?);
        }
        assert_eq!(shown(copies), [("c".to_owned(), "a".to_owned(), CopyKind::Same)]);
        Ok(())
    }
}
