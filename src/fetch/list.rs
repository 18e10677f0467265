//! Lists of addresses: one a line; blank lines and lines beginning with `#` are passed over.

use super::FetchError;
use reqwest::Url;
use std::io::Read;
use std::path::Path;

/// Longest list that is read, in bytes.
const LONGEST: u64 = 1 << 30;

/// An address to fetch, or what stands where one should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The address as it was written.
    pub text: String,
    /// The address, or what is wrong with it and where.
    pub url: Result<Url, String>,
}

impl Wanted {
    /// Reads an address that stands at `place`, such as `urls.txt:3`. What follows a `#` in it is dropped: it names a
    /// place inside a page.
    #[must_use]
    pub fn new(text: &str, place: &str) -> Self {
        let expected = "expected an address such as https://news.example/1";
        let wrong = |found: String| format!("{place}: {expected}, found {text:?} ({found})");
        let url = match Url::parse(text) {
            Ok(url) if !url.has_host() => Err(wrong("no host".to_owned())),
            Ok(mut url) => {
                url.set_fragment(None);
                Ok(url)
            }
            Err(error) => Err(wrong(error.to_string())),
        };
        Self { text: text.to_owned(), url }
    }

    /// What the address is called in the cache.
    #[must_use]
    pub fn key(&self) -> String {
        self.url.as_ref().map_or_else(|_| self.text.clone(), Url::to_string)
    }
}

/// The addresses of a list; `-` is `stdin`.
///
/// # Errors
/// When the file cannot be read, is no UTF-8, or is longer than 1 GiB.
pub fn list(path: &str, stdin: impl Read) -> Result<Vec<Wanted>, FetchError> {
    let text = if path == "-" { text(stdin) } else { std::fs::File::open(path).and_then(text) };
    let text = text.map_err(|source| FetchError::Read { path: Path::new(path).to_owned(), source })?;
    Ok(wanted(&text, path))
}

fn text(from: impl Read) -> std::io::Result<String> {
    let mut text = String::new();
    from.take(LONGEST + 1).read_to_string(&mut text)?;
    if text.len() as u64 > LONGEST {
        return Err(std::io::Error::other(format!("more than {LONGEST} bytes")));
    }
    Ok(text)
}

/// The addresses in the text of a list.
fn wanted(text: &str, path: &str) -> Vec<Wanted> {
    lines(text).map(|(number, line)| Wanted::new(line, &format!("{path}:{number}"))).collect()
}

/// The lines of a list that are neither blank nor comments, with their numbers from 1.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).enumerate();
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(at, line)| (at + 1, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_addresses_or_told_with_their_place() {
        let text = "\u{feff}# the morning\nhttps://News.example/1#top\r\n\n  http://b.example/x  \nnews.example/2\n";
        let found = wanted(text, "urls.txt");
        let keys: Vec<String> = found.iter().map(Wanted::key).collect();
        assert_eq!(keys, ["https://news.example/1", "http://b.example/x", "news.example/2"]);
        let wrong = found[2].url.clone().err().unwrap_or_default();
        assert!(wrong.starts_with("urls.txt:5: expected an address such as"), "{wrong}");
        assert!(Wanted::new("mailto:a@b.example", "x").url.is_err());
    }

    #[test]
    fn a_list_that_is_not_there_is_an_error() {
        let error = list("no/such/list", std::io::empty()).map_err(|error| error.to_string());
        assert!(error.is_err_and(|words| words.starts_with("expected to read no/such/list, found: ")));
        assert_eq!(list("-", "https://a.example/\n".as_bytes()).map(|found| found.len()).ok(), Some(1));
    }
}
