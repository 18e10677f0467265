//! The compiled gazetteer's layout, shared by its reader and its builder.
//!
//! ```text
//! magic "CDGAZ01\n" | 4 lengths (u32): records, strings, postings, names | the four sections
//! record   28 bytes: id u32, lat f32, lon f32, population u32, name at u32, name length u8, kind u8, country [u8; 2], division u32
//! posting  u32: record index << 4 | form
//! names    fst map from key to (first posting << 8 | number of postings)
//! ```
//! All numbers are little-endian. A key is [`crate::text::fold`] of the name, or `=` and the exact name for forms that
//! count only as written ("US", "Calif.").

/// First bytes of the file; the digits are the layout's version.
pub(super) const MAGIC: &[u8; 8] = b"CDGAZ01\n";
/// Bytes before the first section.
pub(super) const HEADER: usize = 8 + 4 * 4;
/// Bytes of one record.
pub(super) const RECORD: usize = 28;
/// Division of a record that lies in none.
pub(super) const NO_DIVISION: u32 = u32::MAX;
/// Marks a key that counts only as written.
pub(super) const EXACT: char = '=';

/// What kind of place a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A country or dependent territory.
    Country,
    /// A first-order division.
    Division,
    /// A region that is no division ("Middle East", "Sinai").
    Region,
    /// The capital of a country.
    Capital,
    /// The seat of a first-order division.
    Seat,
    /// Any other populated place of 15,000 or more.
    City,
}

impl Kind {
    /// Every kind, in the order of their codes.
    pub(super) const ALL: [Self; 6] =
        [Self::Country, Self::Division, Self::Region, Self::Capital, Self::Seat, Self::City];
}

/// In what form a name names its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// The main name.
    Name,
    /// An alternative name.
    Alternative,
    /// The people or adjective of a country.
    Demonym,
    /// An abbreviation that counts only as written.
    Abbreviation,
}

impl Form {
    /// Every form, in the order of their codes.
    pub(super) const ALL: [Self; 4] = [Self::Name, Self::Alternative, Self::Demonym, Self::Abbreviation];
}
