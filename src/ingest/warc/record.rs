//! One record after the other, with what is damaged between them.

use super::head::{Head, shown};
use super::stream::{Place, SIGN, Stream, unpackable};
use super::{Damage, IngestError};
use std::io;

/// Bytes of an archive that are read twice at most, to find records that a damaged one swallowed: bounds the time that an
/// archive made of wrong lengths takes.
const TWICE: u64 = 1 << 30;

/// A record whose head is read; its block comes next in the stream.
#[derive(Debug)]
pub(super) struct Begun {
    /// Its fields.
    pub(super) head: Head,
    /// The byte it begins at.
    pub(super) at: u64,
    /// Bytes of its block not yet read.
    pub(super) left: u64,
    block: Place,
}

/// The records of an archive.
pub(super) struct Records {
    stream: Stream,
    twice: u64,
}

impl Records {
    /// The records of `stream`.
    pub(super) fn new(stream: Stream) -> Self {
        Self { stream, twice: TWICE }
    }

    /// The next record, or what stands in its place; `None` at the end of the file.
    pub(super) fn next(&mut self) -> Option<Result<Begun, IngestError>> {
        match self.stream.begin() {
            Ok(false) => return None,
            Ok(true) => {}
            Err(error) => {
                let place = self.stream.place();
                return Some(Err(self.lost(place, unpackable(&error))));
            }
        }
        let place = self.stream.place();
        let at = place.byte(self.stream.packed());
        Some(match Head::read(&mut self.stream) {
            Ok(Ok(head)) => Ok(Begun { at, left: head.length, head, block: self.stream.place() }),
            Ok(Err(damage)) => Err(self.lost(place, damage)),
            Err(error) => Err(self.lost(place, unpackable(&error))),
        })
    }

    /// Reads at most `limit` further bytes of the record's block.
    pub(super) fn read(&mut self, record: &mut Begun, limit: usize) -> Result<Vec<u8>, Damage> {
        let mut bytes = Vec::new();
        self.pass(record, limit as u64, |part| bytes.extend_from_slice(part)).map(|()| bytes)
    }

    /// Passes over what is left of the block and looks whether the record ends where it says.
    pub(super) fn end(&mut self, record: &mut Begun) -> Result<(), Damage> {
        self.pass(record, u64::MAX, |_| ())?;
        let mut line = || self.stream.line(256).map_err(|error| unpackable(&error));
        let (first, second) = (line()?, line()?);
        let blank = |line: &[u8]| line.iter().all(u8::is_ascii_whitespace);
        if !blank(&first) || !blank(&second) {
            let found = if blank(&first) { second } else { first };
            return Err(Damage::new("two line ends after the record's Content-Length", shown(&found)));
        }
        self.stream.check().map_err(|error| unpackable(&error))
    }

    fn pass(&mut self, record: &mut Begun, limit: u64, keep: impl FnMut(&[u8])) -> Result<(), Damage> {
        let asked = record.left.min(limit);
        let found = self.stream.pass(asked, keep).map_err(|error| unpackable(&error))?;
        record.left -= found;
        if found == asked {
            return Ok(());
        }
        let read = record.head.length - record.left;
        Err(Damage::new(
            "as many bytes as the record's Content-Length says",
            format!("{read} of {}", record.head.length),
        ))
    }

    /// Goes on behind a damaged record.
    pub(super) fn damaged(&mut self, record: &Begun, damage: Damage) -> IngestError {
        let error = damage.at(record.at);
        self.go_on(record.block);
        error
    }

    /// Goes on behind bytes at `place` that are no record.
    fn lost(&mut self, place: Place, damage: Damage) -> IngestError {
        let error = damage.at(place.byte(self.stream.packed()));
        self.go_on(place);
        error
    }

    /// To the next line after `place` that can begin a record; in a packed file else to the next member with one.
    fn go_on(&mut self, place: Place) {
        let cost = place.cost_from(self.stream.place());
        let there = if cost <= self.twice { self.stream.seek(place) } else { Ok(()) };
        self.twice = self.twice.saturating_sub(cost);
        let found = there.and_then(|()| self.scan(place));
        if !found.unwrap_or(false) && self.stream.packed() {
            let _ = self.stream.seek_member_after(place);
        }
    }

    /// Reads lines until one begins a record, and stands before it; false when the bytes end first.
    fn scan(&mut self, start: Place) -> io::Result<bool> {
        let mut begins = false;
        loop {
            let place = self.stream.place();
            let bytes = self.stream.more()?;
            if bytes.is_empty() {
                return Ok(false);
            }
            let line = self.stream.line(1 << 16)?;
            let sign =
                line.starts_with(SIGN) && line.get(SIGN.len()).is_some_and(u8::is_ascii_digit) && line.len() < 16;
            if sign && begins && place != start {
                self.stream.seek(place)?;
                return Ok(true);
            }
            begins = line.ends_with(b"\n");
        }
    }
}
