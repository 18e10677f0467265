//! The unpacked bytes of an archive, with the place in the file that they come from.

use super::Damage;
use flate2::bufread::GzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// How a record begins.
pub(super) const SIGN: &[u8] = b"WARC/";
/// How a gzip member with deflate begins.
const GZIP: [u8; 3] = [0x1f, 0x8b, 0x08];
/// Bytes unpacked at once.
const ROOM: usize = 1 << 16;

/// A place in the archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Place {
    /// Byte in the file at which the gzip member begins; 0 in a plain file.
    member: u64,
    /// Bytes from there, unpacked.
    inside: u64,
}

impl Place {
    /// The byte in the file that a person looks at: of the record, or of the gzip member that holds it.
    pub(super) fn byte(self, packed: bool) -> u64 {
        if packed { self.member } else { self.inside }
    }

    /// Bytes that are read anew when going back here from `now`: a gzip member is unpacked from its beginning.
    pub(super) fn cost_from(self, now: Self) -> u64 {
        let same = now.member == self.member;
        (if same { now.inside.saturating_sub(self.inside) } else { now.member.saturating_sub(self.member) })
            + if self.member > 0 { self.inside } else { 0 }
    }
}

/// What the next bytes come from.
enum From {
    Plain(BufReader<File>),
    Member(Box<GzDecoder<BufReader<File>>>),
    Between(BufReader<File>),
    Lost,
}

/// An archive as one row of bytes that ends where a record must end.
pub(super) struct Stream {
    from: From,
    packed: bool,
    place: Place,
    ahead: Vec<u8>,
    used: usize,
    boundary: bool,
}

impl Stream {
    /// Reads `file` from its beginning; whether it is packed is told by its first bytes, whatever its name.
    pub(super) fn new(file: File) -> io::Result<Self> {
        let mut file = BufReader::with_capacity(ROOM, file);
        let packed = file.fill_buf()?.starts_with(&GZIP[..2]);
        let from = if packed { From::Between(file) } else { From::Plain(file) };
        Ok(Self { from, packed, place: Place::default(), ahead: Vec::new(), used: 0, boundary: false })
    }

    /// Whether the archive is packed with gzip.
    pub(super) fn packed(&self) -> bool {
        self.packed
    }

    /// The place of the next byte.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// The bytes that come next; none at the end of the file, or where another record begins in a gzip member of its own.
    pub(super) fn more(&mut self) -> io::Result<&[u8]> {
        while self.used == self.ahead.len() && !self.boundary {
            if self.refill()? == 0 && !self.next_member()? {
                break;
            }
        }
        if self.boundary { Ok(&[]) } else { Ok(&self.ahead[self.used..]) }
    }

    /// At the end of a gzip member: checks its length and checksum.
    pub(super) fn check(&mut self) -> io::Result<()> {
        let ended = self.used == self.ahead.len() && !self.boundary;
        if ended { self.refill().map(|_| ()) } else { Ok(()) }
    }

    /// Takes `count` of the bytes that [`Self::more`] gave.
    pub(super) fn take(&mut self, count: usize) {
        let count = count.min(self.ahead.len() - self.used);
        self.used += count;
        self.place.inside += count as u64;
    }

    /// Goes to where the next record begins, over blank lines; false at the end of the file.
    pub(super) fn begin(&mut self) -> io::Result<bool> {
        loop {
            self.boundary = false;
            let bytes = self.more()?;
            let (count, blank) = (bytes.len(), bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count());
            self.take(blank);
            if blank < count {
                return Ok(true);
            }
            if count == 0 && !self.boundary {
                return Ok(false);
            }
        }
    }

    /// Up to and with the next line feed, at most `limit` bytes; empty at the end.
    pub(super) fn line(&mut self, limit: usize) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        while line.len() < limit && line.last() != Some(&b'\n') {
            let bytes = self.more()?;
            if bytes.is_empty() {
                break;
            }
            let end = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
            let part = &bytes[..end.min(limit - line.len())];
            line.extend_from_slice(part);
            let count = part.len();
            self.take(count);
        }
        Ok(line)
    }

    /// Passes over `count` bytes, handing each part to `keep`; how many there were.
    pub(super) fn pass(&mut self, count: u64, mut keep: impl FnMut(&[u8])) -> io::Result<u64> {
        let mut left = count;
        while left > 0 {
            let bytes = self.more()?;
            if bytes.is_empty() {
                break;
            }
            let part = bytes.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            keep(&bytes[..part]);
            self.take(part);
            left -= part as u64;
        }
        Ok(count - left)
    }

    /// Goes back, or on, to `place`.
    pub(super) fn seek(&mut self, place: Place) -> io::Result<()> {
        let mut file = self.file().ok_or_else(lost)?;
        self.drop_ahead();
        if self.packed {
            file.seek(SeekFrom::Start(place.member))?;
            self.from = From::Between(file);
            self.next_member()?;
            self.boundary = false;
            self.pass(place.inside, |_| ()).map(|_| ())
        } else {
            file.seek(SeekFrom::Start(place.inside))?;
            self.place = place;
            self.from = From::Plain(file);
            Ok(())
        }
    }

    /// Goes to the next gzip member that holds a record, after the one that begins at `place`; false when there is none.
    pub(super) fn seek_member_after(&mut self, place: Place) -> io::Result<bool> {
        let mut from = place.member + 1;
        while let Some(start) = self.find_sign(from)? {
            self.seek(Place { member: start, inside: 0 }).ok();
            if self.more().is_ok_and(|bytes| bytes.starts_with(SIGN)) {
                return Ok(true);
            }
            from = start + 1;
        }
        Ok(false)
    }

    /// The first byte at or after `from` at which a gzip member can begin.
    fn find_sign(&mut self, from: u64) -> io::Result<Option<u64>> {
        let mut file = self.file().ok_or_else(lost)?;
        self.drop_ahead();
        file.seek(SeekFrom::Start(from))?;
        let (mut at, mut matched, mut found) = (from, 0, None);
        'file: loop {
            let bytes = file.fill_buf()?;
            if bytes.is_empty() {
                break;
            }
            for byte in bytes {
                at += 1;
                matched = if *byte == GZIP[matched] { matched + 1 } else { usize::from(*byte == GZIP[0]) };
                if matched == GZIP.len() {
                    found = Some(at - GZIP.len() as u64);
                    break 'file;
                }
            }
            let count = bytes.len();
            file.consume(count);
        }
        self.from = From::Between(file);
        Ok(found)
    }

    fn file(&mut self) -> Option<BufReader<File>> {
        match std::mem::replace(&mut self.from, From::Lost) {
            From::Plain(file) | From::Between(file) => Some(file),
            From::Member(member) => Some(member.into_inner()),
            From::Lost => None,
        }
    }

    fn drop_ahead(&mut self) {
        self.ahead.clear();
        self.used = 0;
        self.boundary = false;
    }

    fn refill(&mut self) -> io::Result<usize> {
        self.ahead.resize(ROOM, 0);
        self.used = 0;
        let read = match &mut self.from {
            From::Plain(file) => file.read(&mut self.ahead),
            From::Member(member) => member.read(&mut self.ahead),
            From::Between(_) | From::Lost => Ok(0),
        };
        self.ahead.truncate(*read.as_ref().unwrap_or(&0));
        read
    }

    /// Opens the next gzip member; false when the file is at its end.
    fn next_member(&mut self) -> io::Result<bool> {
        if !self.packed {
            return Ok(false);
        }
        let Some(mut file) = self.file() else { return Ok(false) };
        let padding = loop {
            let bytes = file.fill_buf()?;
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            if zeros == 0 {
                break bytes.is_empty();
            }
            file.consume(zeros);
        };
        if padding {
            self.from = From::Between(file);
            return Ok(false);
        }
        self.place = Place { member: file.stream_position()?, inside: 0 };
        self.from = From::Member(Box::new(GzDecoder::new(file)));
        self.refill()?;
        self.boundary = self.ahead.starts_with(SIGN);
        Ok(true)
    }
}

fn lost() -> io::Error {
    io::Error::other("the archive is closed")
}

/// An error of the decoder, in words.
pub(super) fn unpackable(error: &io::Error) -> Damage {
    Damage::new("a gzip member that unpacks", error.to_string())
}
