//! An incident while it is open, and the record it closes into.

use super::compare;
use super::config::LinkConfig;
use super::report::Report;
use crate::doc::record::{
    IncidentRecord, MemberRecord, PerpetratorRecord, PlaceRecord, TollRecord, TollReportRecord, WhenRecord,
};
use crate::doc::{EventBasis, EventType, Precision, Role};
use crate::text::{fold, hex};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Reports that a new one is compared with: the first and the latest ones.
const COMPARED: usize = 6;
/// Places kept in the record.
const PLACES: usize = 4;

/// An incident and its reports.
#[derive(Debug, Clone, Default)]
pub struct Incident {
    reports: Vec<Report>,
    /// Number of the push that added the last report.
    pub touched: u64,
}

impl Incident {
    /// Opens an incident with its first report.
    #[must_use]
    pub fn open(report: Report, touched: u64) -> Self {
        Self { reports: vec![report], touched }
    }

    /// How well a report fits: half its best pair, half the mean of the pairs that share words at all; `None` when no pair fits.
    /// Pairs that rule each other out count as nought.
    #[must_use]
    pub fn score(&self, report: &Report, config: &LinkConfig) -> Option<f64> {
        if self.reports.iter().any(|known| known.article == report.article) {
            return None;
        }
        let latest = self.reports.len().saturating_sub(COMPARED - 1).max(1);
        let compared = self.reports.iter().take(1).chain(self.reports.iter().skip(latest));
        let akin = compared.filter(|known| compare::is_akin(known, report, config));
        let scores: Vec<Option<f64>> = akin.map(|known| compare::score(known, report, config)).collect();
        let best = scores.iter().flatten().copied().max_by(f64::total_cmp)?;
        let mean = scores.iter().flatten().sum::<f64>() / scores.len() as f64;
        Some(0.5 * best + 0.5 * mean)
    }

    /// Adds a report; one whose text is that of an earlier report is marked as its copy.
    pub fn add(&mut self, mut report: Report, touched: u64, config: &LinkConfig) {
        let original = self.reports.iter().find(|known| known.sketch.resemblance(&report.sketch) >= config.copy);
        report.copy_of = original.map(|known| known.copy_of.clone().unwrap_or_else(|| known.article.clone()));
        self.reports.push(report);
        self.touched = touched;
    }

    /// The record of the incident.
    #[must_use]
    pub fn close(mut self) -> IncidentRecord {
        self.reports
            .sort_by(|a, b| (&a.published, &a.article, &a.event.id).cmp(&(&b.published, &b.article, &b.event.id)));
        let toll = self.toll();
        let dead: Vec<u64> = toll.iter().filter_map(|entry| entry.killed.as_ref()?.best).collect();
        let (low, high) = (dead.iter().min().copied().unwrap_or(0), dead.iter().max().copied().unwrap_or(0));
        let disagreement = if high == 0 { 0.0 } else { (high - low) as f64 / high as f64 };
        IncidentRecord {
            id: self.id(),
            kind: self.kind(),
            when: self.when(),
            places: self.places(),
            perpetrators: self.perpetrators(),
            killed: self.latest(|report| report.event.killed.as_ref()),
            injured: self.latest(|report| report.event.injured.as_ref()),
            members: self.members(),
            toll,
            disagreement: (disagreement * 1_000.0).round() / 1_000.0,
        }
    }

    /// Reports that are no copies.
    fn originals(&self) -> impl DoubleEndedIterator<Item = &Report> {
        self.reports.iter().filter(|report| report.copy_of.is_none())
    }

    /// From the least member, so that the order of the input does not matter.
    fn id(&self) -> String {
        let least = self.reports.iter().map(|report| (&report.article, &report.event.id)).min();
        let (article, event) = least.map_or(("", ""), |(article, event)| (article.as_str(), event.as_str()));
        let digest = Sha256::digest(format!("{article}\n{event}"));
        format!("i{}", hex(&digest[..6]))
    }

    fn kind(&self) -> EventType {
        let mut counts: BTreeMap<EventType, usize> = BTreeMap::new();
        for report in self.originals() {
            *counts.entry(report.event.kind).or_default() += if report.event.role == Role::Main { 2 } else { 1 };
        }
        let best = counts.into_iter().max_by_key(|(kind, count)| (*count, *kind != EventType::Other));
        best.map_or(EventType::Other, |(kind, _)| kind)
    }

    /// The date that most reports give, the more exact one when they tie.
    fn when(&self) -> WhenRecord {
        let dated: Vec<&WhenRecord> =
            self.originals().map(|report| &report.event.when).filter(|when| when.begin.is_some()).collect();
        let votes = |when: &WhenRecord| {
            dated.iter().filter(|other| (&other.begin, &other.until) == (&when.begin, &when.until)).count()
        };
        let best = dated.iter().rev().max_by_key(|when| (votes(when), std::cmp::Reverse(when.precision)));
        best.map_or_else(
            || WhenRecord {
                begin: None,
                until: None,
                precision: Precision::Unknown,
                basis: EventBasis::None,
                time: None,
            },
            |when| WhenRecord { time: None, ..(*when).clone() },
        )
    }

    /// The places that most reports give, the most specific first.
    fn places(&self) -> Vec<PlaceRecord> {
        let mut found: Vec<(String, usize, &PlaceRecord)> = Vec::new();
        for place in self.originals().flat_map(|report| &report.event.places) {
            let key = fold(&place.name);
            match found.iter_mut().find(|(known, _, _)| *known == key) {
                Some((_, count, _)) => *count += 1,
                None => found.push((key, 1, place)),
            }
        }
        found.sort_by_key(|(_, count, _)| std::cmp::Reverse(*count));
        found.truncate(PLACES);
        found.sort_by_key(|(_, _, place)| place.precision);
        found.into_iter().map(|(_, _, place)| PlaceRecord { start: None, end: None, ..place.clone() }).collect()
    }

    fn perpetrators(&self) -> Vec<PerpetratorRecord> {
        let mut found: Vec<(String, PerpetratorRecord)> = Vec::new();
        for who in self.originals().flat_map(|report| &report.event.perpetrators) {
            let key = fold(&who.name);
            if !found.iter().any(|(known, _)| *known == key) {
                found.push((key, PerpetratorRecord { entity: None, attribution: None, ..who.clone() }));
            }
        }
        found.into_iter().map(|(_, who)| who).collect()
    }

    /// The toll of the latest report that gives one; a main report before one that only recalls.
    fn latest<'a>(&'a self, of: impl Fn(&'a Report) -> Option<&'a TollRecord>) -> Option<TollRecord> {
        let main = self.originals().rev().filter(|report| report.event.role == Role::Main).find_map(&of);
        let toll = main.or_else(|| self.originals().rev().find_map(&of))?;
        Some(TollRecord { figures: Vec::new(), ..toll.clone() })
    }

    fn members(&self) -> Vec<MemberRecord> {
        let member = |report: &Report| MemberRecord {
            article: report.article.clone(),
            event: report.event.id.clone(),
            copy_of: report.copy_of.clone(),
        };
        self.reports.iter().map(member).collect()
    }

    /// What each report that is no copy says of the toll, in order of publication.
    fn toll(&self) -> Vec<TollReportRecord> {
        let told = self.originals().filter(|report| report.event.killed.is_some() || report.event.injured.is_some());
        let entry = |report: &Report| TollReportRecord {
            published: report.published.clone(),
            article: report.article.clone(),
            killed: report.event.killed.clone(),
            injured: report.event.injured.clone(),
            attribution: report.source.clone(),
        };
        told.map(entry).collect()
    }
}
