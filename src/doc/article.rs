//! What comes in, and what extraction makes of it.

use jiff::civil::Date;
use jiff::tz::Offset;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The body of an input, before extraction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Plain text: kept as it is to the last character.
    Text(String),
    /// Bytes of an HTML page, with the character set the carrier declared, if any.
    Html {
        /// The page as received.
        bytes: Vec<u8>,
        /// `charset` of an HTTP header.
        charset: Option<String>,
    },
}

/// One input before anything was read from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawDoc {
    /// Unique in a run.
    pub id: String,
    /// Where it came from: a path, with a line for JSONL.
    pub origin: Origin,
    /// What is to be read.
    pub body: Body,
    /// Title given beside the text.
    pub title: Option<String>,
    /// Publication date as given: `YYYY-MM-DD` or RFC 3339.
    pub published: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Name of the outlet.
    pub publisher: Option<String>,
    /// Language given beside the text (BCP 47).
    pub language: Option<String>,
    /// Authors given beside the text.
    pub authors: Vec<String>,
    /// Where all that is given beside the text stands.
    pub beside: FieldSource,
}

impl RawDoc {
    /// A document about which nothing but its body is known.
    #[must_use]
    pub fn new(id: impl Into<String>, origin: Origin, body: Body) -> Self {
        Self {
            id: id.into(),
            origin,
            body,
            title: None,
            published: None,
            url: None,
            publisher: None,
            language: None,
            authors: Vec::new(),
            beside: FieldSource::Given,
        }
    }
}

/// The file and line an input stands in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    /// The file; `-` for standard input.
    pub path: PathBuf,
    /// Line, from 1, in a JSONL file.
    pub line: Option<usize>,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.path.display()),
            None => write!(f, "{}", self.path.display()),
        }
    }
}

named! {
    /// Where the publication date came from.
    PublishedBasis {
        /// Beside the text in the input.
        Given = "given",
        /// From the page's metadata.
        Metadata = "metadata",
        /// From the address.
        Url = "url",
        /// From words of the article.
        Text = "text",
        /// There is none.
        None = "none",
    }
}

named! {
    /// What is known about an article beside its text.
    ArticleField {
        /// Title.
        Title = "title",
        /// Authors.
        Authors = "authors",
        /// Name of the outlet.
        Publisher = "publisher",
        /// Language.
        Language = "language",
        /// Day of publication.
        Published = "published",
        /// Day of the last change.
        Modified = "modified",
    }
}

named! {
    /// What an article that repeats an earlier one is.
    CopyKind {
        /// The same text.
        Same = "same",
        /// Nearly the same text.
        Near = "near",
        /// Another text at the same address.
        Version = "version",
    }
}

/// Where a field was read, and how sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldOrigin {
    /// The place.
    pub from: FieldSource,
    /// Share of such values that were right on pages with known fields, in percent, 0 to 100.
    pub percent: u8,
}

named! {
    /// Where a page says something about its article.
    FieldSource {
        /// Beside the text, in the input.
        Given = "given",
        /// Linked data in JSON (schema.org).
        JsonLd = "json-ld",
        /// A meta element of Open Graph or a social network.
        OpenGraph = "open-graph",
        /// Another meta element, or the root element's attributes.
        Meta = "meta",
        /// An element that the reader sees.
        Element = "element",
        /// The address.
        Url = "url",
        /// Data for the page's own scripts.
        Script = "script",
        /// Words of the article.
        Text = "text",
    }
}

/// The document creation time (DCT).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Publication {
    /// Calendar day in the publication's own time zone.
    pub date: Date,
    /// Where it was read.
    pub basis: PublishedBasis,
    /// Offset from UTC of that time zone, where the date was written with one.
    pub zone: Option<Offset>,
}

impl Publication {
    /// A day whose time zone is not told.
    #[must_use]
    pub fn new(date: Date, basis: PublishedBasis) -> Self {
        Self { date, basis, zone: None }
    }

    /// The zone as RFC 3339 writes it: `+05:30`.
    #[must_use]
    pub fn zone_text(self) -> Option<String> {
        let minutes = self.zone?.seconds() / 60;
        let sign = if minutes < 0 { '-' } else { '+' };
        Some(format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60))
    }

    /// The same in a time zone.
    #[must_use]
    pub fn in_zone(self, zone: Option<Offset>) -> Self {
        Self { zone: zone.or(self.zone), ..self }
    }
}

/// An article: its text and what is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Unique in a run.
    pub id: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Title, not necessarily part of the text.
    pub title: Option<String>,
    /// Name of the outlet.
    pub publisher: Option<String>,
    /// Authors as the page names them.
    pub authors: Vec<String>,
    /// Publication date, when one is known.
    pub published: Option<Publication>,
    /// Day of the last change, when the page tells it.
    pub modified: Option<Date>,
    /// Where each field that is known comes from.
    pub origins: BTreeMap<ArticleField, FieldOrigin>,
    /// BCP 47 language of the text.
    pub language: Option<String>,
    /// SHA-256 of the text, hexadecimal.
    pub sha256: String,
    /// The text that every span points into.
    pub text: String,
}

impl Article {
    /// The publication day, when one is known.
    #[must_use]
    pub fn dct(&self) -> Option<Date> {
        self.published.map(|published| published.date)
    }
}
