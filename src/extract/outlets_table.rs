//! Where outlets that print several headlines on one page keep the article's own.
//!
//! Of pages on which JSON-LD, Open Graph and `h1` differ, as many follow one as another: no general rule tells them
//! apart. Where the outlet's own headline stood on pages of that outlet is set down here; for the Daily Mail, Metro, the Mirror
//! and the Express the scrapers of the public fundus collection (flairNLP, MIT) read the same place.

use crate::doc::FieldSource;
use FieldSource::{JsonLd, OpenGraph};

/// Host without its subdomains, and the place of the headline.
pub(super) const HEADLINES: &[(&str, FieldSource)] = &[
    ("apnews.com", JsonLd),
    ("businessinsider.com", OpenGraph),
    ("cbc.ca", JsonLd),
    ("cnbc.com", OpenGraph),
    ("dailymail.co.uk", OpenGraph),
    ("dailymaverick.co.za", JsonLd),
    ("euronews.com", OpenGraph),
    ("express.co.uk", OpenGraph),
    ("globalnews.ca", JsonLd),
    ("independent.co.uk", JsonLd),
    ("inews.co.uk", JsonLd),
    ("latimes.com", OpenGraph),
    ("metro.co.uk", JsonLd),
    ("mirror.co.uk", OpenGraph),
    ("rollingstone.com", OpenGraph),
    ("standard.co.uk", OpenGraph),
    ("telegraph.co.uk", OpenGraph),
    ("the-independent.com", JsonLd),
    ("thesun.co.uk", JsonLd),
    ("wired.com", JsonLd),
];
