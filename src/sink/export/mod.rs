//! Events as rows of the field's own tables, with an account of what did not fit.

mod acled;
mod cells;
mod gtd;
mod plover;
mod ucdp;

use crate::doc::Role;
use crate::doc::record::{EventRecord, TollRecord};
use cells::line;
use std::collections::BTreeMap;
use std::fmt;

/// A scheme to export to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Schema {
    /// Armed Conflict Location & Event Data.
    Acled,
    /// UCDP Georeferenced Event Dataset.
    Ucdp,
    /// Global Terrorism Database.
    Gtd,
    /// PLOVER, in the columns of POLECAT.
    Plover,
}

/// A column: its name in the scheme and how a record fills it; what the record does not know stays empty.
struct Column {
    name: &'static str,
    value: fn(&EventRecord) -> String,
}

/// What an export could not carry over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loss {
    /// Rows written.
    pub rows: usize,
    /// Events left out, by reason.
    pub left_out: BTreeMap<&'static str, usize>,
    /// Rows that had something for which the scheme has no column, by what it was.
    pub no_column: BTreeMap<&'static str, usize>,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} rows written", self.rows)?;
        for (reason, count) in &self.left_out {
            writeln!(f, "{count} events left out: {reason}")?;
        }
        for (field, count) in &self.no_column {
            writeln!(f, "{count} rows lost: {field}")?;
        }
        Ok(())
    }
}

impl Schema {
    /// The first line: the names of the columns.
    #[must_use]
    pub fn header(self) -> String {
        line(self.columns().iter().map(|column| column.name.to_owned()))
    }

    /// The row of an event, line feed included; `None` when the scheme has no place for it. Either way `loss` says so.
    pub fn row(self, event: &EventRecord, loss: &mut Loss) -> Option<String> {
        let reason = if event.event.role == Role::Hypothetical {
            Some("only feared, planned or threatened")
        } else if self.code(event).is_none() {
            Some("the scheme has no type for it")
        } else if event.event.when.begin.is_none() {
            Some("its date is not known")
        } else {
            None
        };
        if let Some(reason) = reason {
            *loss.left_out.entry(reason).or_default() += 1;
            return None;
        }
        loss.rows += 1;
        for field in lost(event).into_iter().filter(|field| !self.keeps(field)) {
            *loss.no_column.entry(field).or_default() += 1;
        }
        Some(line(self.columns().iter().map(|column| (column.value)(event))))
    }

    fn columns(self) -> &'static [Column] {
        match self {
            Self::Acled => acled::COLUMNS,
            Self::Ucdp => ucdp::COLUMNS,
            Self::Gtd => gtd::COLUMNS,
            Self::Plover => plover::COLUMNS,
        }
    }

    fn code(self, event: &EventRecord) -> Option<&String> {
        let codes = &event.event.codes;
        match self {
            Self::Acled => codes.acled.as_ref(),
            Self::Ucdp => codes.ucdp.as_ref(),
            Self::Gtd => codes.gtd.as_ref(),
            Self::Plover => codes.plover.as_ref(),
        }
    }

    /// Whether the scheme has a column for a field of [`lost`].
    fn keeps(self, field: &str) -> bool {
        match self {
            Self::Acled | Self::Plover => false,
            Self::Ucdp => field == BOUNDS,
            Self::Gtd => matches!(field, "number of injured" | "number of kidnapped"),
        }
    }
}

/// The field of [`lost`] that stands for an inexact number of dead.
const BOUNDS: &str = "bounds of the number of dead";

/// What the record knows and a scheme may have no column for.
fn lost(record: &EventRecord) -> Vec<&'static str> {
    let event = &record.event;
    let inexact = |toll: &TollRecord| toll.min != toll.max;
    let known = [
        (event.killed.as_ref().is_some_and(inexact), BOUNDS),
        (event.injured.is_some(), "number of injured"),
        (event.kidnapped.is_some(), "number of kidnapped"),
        (event.missing.is_some(), "number of missing"),
        (event.displaced.is_some(), "number of displaced"),
        (event.arrested.is_some(), "number of arrested"),
        (event.perpetrators.len() > 1, "perpetrators after the first"),
        (event.places.len() > 1, "places after the first"),
        (event.perpetrators.iter().any(|who| who.responsibility.is_some()), "how sure it is who did it"),
        (!event.sources.is_empty(), "who says so"),
    ];
    known.into_iter().filter(|(is, _)| *is).map(|(_, field)| field).collect()
}

#[cfg(test)]
mod tests;
