//! The gazetteer: names of the world's countries, divisions and towns, compiled from GeoNames.
//!
//! Facts from GeoNames (<https://www.geonames.org>, CC BY 4.0); demonyms, abbreviations, centres and regions from
//! the project's own tables in `models/gazetteer`. The file is part of the binary and is read in place.

pub mod build;
mod layout;

pub use layout::{Form, Kind};

use crate::text::fold;
use fst::Map;
use layout::{EXACT, HEADER, MAGIC, NO_DIVISION, RECORD};
use std::sync::LazyLock;

static EMBEDDED: &[u8] = include_bytes!("../../../../models/gazetteer/gazetteer.bin");

static WORLD: LazyLock<Gazetteer> =
    LazyLock::new(|| Gazetteer::open(EMBEDDED).expect("the embedded gazetteer is checked by the tests"));

/// A compiled gazetteer, read in place.
pub struct Gazetteer {
    records: &'static [u8],
    strings: &'static [u8],
    postings: &'static [u8],
    names: Map<&'static [u8]>,
}

/// A place of the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// Index of the record.
    pub index: u32,
    /// GeoNames id; 0 for a region of our own table.
    pub id: u32,
    /// Latitude and longitude in degrees (WGS 84).
    pub coordinates: (f64, f64),
    /// Inhabitants.
    pub population: u32,
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// ISO 3166-1 alpha-2; empty for a region of several countries.
    pub country: &'static str,
    /// Record of the first-order division it lies in.
    pub division: Option<u32>,
}

/// One reading of a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The place.
    pub entry: Entry,
    /// In what form it is named.
    pub form: Form,
}

impl Gazetteer {
    /// The gazetteer that is part of the program.
    #[must_use]
    pub fn world() -> &'static Self {
        &WORLD
    }

    /// Opens a compiled gazetteer; the time does not depend on its size.
    ///
    /// # Errors
    /// What was expected and what was found, when the bytes are no gazetteer of this layout.
    pub fn open(bytes: &'static [u8]) -> Result<Self, String> {
        if bytes.get(..8) != Some(MAGIC) {
            return Err(format!("expected {:?} at the start of the gazetteer", String::from_utf8_lossy(MAGIC)));
        }
        let length = |at: usize| number(bytes, 8 + 4 * at) as usize;
        let ends: Vec<usize> = (0..4)
            .scan(HEADER, |end, at| {
                *end += length(at);
                Some(*end)
            })
            .collect();
        if ends[3] != bytes.len() {
            return Err(format!("expected a gazetteer of {} bytes, found {}", ends[3], bytes.len()));
        }
        let names = Map::new(&bytes[ends[2]..ends[3]]).map_err(|error| format!("expected an fst of names: {error}"))?;
        Ok(Self {
            records: &bytes[HEADER..ends[0]],
            strings: &bytes[ends[0]..ends[1]],
            postings: &bytes[ends[1]..ends[2]],
            names,
        })
    }

    /// Every reading of `name`, the better forms first, then the more populous; spelling is folded, so that the caller
    /// judges capital letters.
    #[must_use]
    pub fn read(&self, name: &str) -> Vec<Reading> {
        let mut readings = self.by_key(&format!("{EXACT}{name}"));
        readings.extend(self.by_key(&fold(name)));
        readings
    }

    /// Whether some name starts with the key of `words` (an exact name counts too).
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        self.names.contains_key(fold(name)) || self.names.contains_key(format!("{EXACT}{name}"))
    }

    /// The record at `index`.
    #[must_use]
    pub fn entry(&self, index: u32) -> Option<Entry> {
        let at = index as usize * RECORD;
        let record = self.records.get(at..at + RECORD)?;
        let from = number(record, 16) as usize;
        let text = |bytes: &'static [u8]| std::str::from_utf8(bytes).unwrap_or("");
        Some(Entry {
            index,
            id: number(record, 0),
            coordinates: (degrees(record, 4), degrees(record, 8)),
            population: number(record, 12),
            name: text(self.strings.get(from..from + usize::from(record[20]))?),
            kind: *Kind::ALL.get(usize::from(record[21]))?,
            country: if record[22] == 0 { "" } else { text(&record[22..24]) },
            division: Some(number(record, 24)).filter(|division| *division != NO_DIVISION),
        })
    }

    /// The first-order division that a place lies in, or is.
    #[must_use]
    pub fn division(&self, entry: &Entry) -> Option<Entry> {
        if entry.kind == Kind::Division { Some(*entry) } else { self.entry(entry.division?) }
    }

    /// The capital of a country, as a reading of "the capital".
    #[must_use]
    pub fn capital(&self, country: &str) -> Option<Reading> {
        let count = (self.records.len() / RECORD) as u32;
        let found = (0..count).filter_map(|index| self.entry(index));
        let entry = found
            .filter(|entry| entry.kind == Kind::Capital && entry.country == country)
            .max_by_key(|entry| entry.population)?;
        Some(Reading { entry, form: Form::Alternative })
    }

    fn by_key(&self, key: &str) -> Vec<Reading> {
        let Some(value) = self.names.get(key) else { return Vec::new() };
        let (first, count) = ((value >> 8) as usize, (value & 0xff) as usize);
        (first..first + count).filter_map(|at| self.reading(number(self.postings, at * 4))).collect()
    }

    fn reading(&self, posting: u32) -> Option<Reading> {
        Some(Reading { entry: self.entry(posting >> 4)?, form: *Form::ALL.get((posting & 0xf) as usize)? })
    }
}

/// The little-endian number at `at`; 0 past the end.
fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// The coordinate at `at`, to the five decimals that GeoNames gives.
fn degrees(bytes: &[u8], at: usize) -> f64 {
    let value = f64::from(f32::from_bits(number(bytes, at)));
    (value * 1e5).round() / 1e5
}

#[cfg(test)]
mod tests {
    use super::{Form, Gazetteer, Kind};

    #[test]
    fn names_of_every_form_are_read() {
        let world = Gazetteer::world();
        for (name, kind, form, country) in [
            ("Syria", Kind::Country, Form::Name, "SY"),
            ("US", Kind::Country, Form::Abbreviation, "US"),
            ("United States", Kind::Country, Form::Name, "US"),
            ("Russians", Kind::Country, Form::Demonym, "RU"),
            ("Calif.", Kind::Division, Form::Abbreviation, "US"),
            ("Kabul", Kind::Capital, Form::Name, "AF"),
            ("Aleppo", Kind::Seat, Form::Name, "SY"),
            ("Bombay", Kind::Seat, Form::Alternative, "IN"),
            ("Middle East", Kind::Region, Form::Name, ""),
        ] {
            let found = world.read(name);
            assert!(
                found
                    .iter()
                    .any(|reading| (reading.entry.kind, reading.form, reading.entry.country) == (kind, form, country)),
                "{name}: {found:?}"
            );
        }
        assert!(world.read("us").iter().all(|reading| reading.entry.country != "US"), "the pronoun is no country");
    }

    #[test]
    fn towns_lie_in_their_division() {
        let world = Gazetteer::world();
        let town = world.read("Oakland").into_iter().find(|reading| reading.entry.population > 300_000);
        let division = town.and_then(|reading| world.division(&reading.entry));
        assert_eq!(division.map(|division| division.name), Some("California"));
    }

    #[test]
    fn other_bytes_are_refused_with_what_was_expected() {
        assert!(Gazetteer::open(b"no gazetteer").is_err_and(|error| error.contains("CDGAZ01")));
        assert!(
            Gazetteer::open(b"CDGAZ01\n\x09\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0").is_err_and(|error| error.contains("33"))
        );
    }
}
