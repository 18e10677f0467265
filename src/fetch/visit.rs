//! From an address to its page: along redirects, each step checked like the first.

use super::trouble::Trouble;
use super::web::{Answer, Ask, Web};
use reqwest::header::{CONTENT_TYPE, HeaderMap, LOCATION};
use reqwest::{StatusCode, Url};
use std::pin::Pin;

/// Media types of articles.
const PAGES: [&str; 3] = ["text/html", "application/xhtml+xml", "text/plain"];

/// The `Accept` header for articles.
pub(super) const ACCEPT_PAGES: &str = "text/html,application/xhtml+xml,text/plain;q=0.5";

/// Whose rules hold on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Those of each host passed.
    Pages,
    /// None: it is the rules that are asked for.
    Robots,
}

/// Where a way led.
pub(super) type Followed<'a> = Pin<Box<dyn Future<Output = Result<(Url, Answer), Trouble>> + Send + 'a>>;

impl Web {
    /// Asks for `url` and follows its redirects; yields the last address and its answer, a success or a 304.
    pub(super) fn follow<'a>(&'a self, url: Url, ask: &'a Ask, way: Way) -> Followed<'a> {
        Box::pin(async move {
            let mut passed = vec![url];
            loop {
                let url = &passed[passed.len() - 1];
                self.guard.check(url)?;
                let delay = match way {
                    Way::Pages => self.allowed(url).await?,
                    Way::Robots => self.config.delay(),
                };
                let answer = self.patient(url, ask, delay).await?;
                if !answer.status.is_redirection() || answer.status == StatusCode::NOT_MODIFIED {
                    return Ok((url.clone(), answer));
                }
                let next = target(url, &answer)?;
                if passed.contains(&next) {
                    return Err(Trouble::Failed(format!("expected a page, found redirects in a circle at {next}")));
                }
                if passed.len() > self.config.max_redirects {
                    let limit = self.config.max_redirects;
                    let words = format!("expected at most {limit} redirects (fetch.max_redirects), found more");
                    return Err(Trouble::Failed(words));
                }
                passed.push(next);
            }
        })
    }
}

/// Where a redirect leads.
fn target(from: &Url, answer: &Answer) -> Result<Url, Trouble> {
    let expected = "expected an address to be sent to";
    let place = answer
        .header(LOCATION)
        .ok_or_else(|| Trouble::Failed(format!("{expected}, found status {} without a Location", answer.status)))?;
    let mut next =
        from.join(&place).map_err(|error| Trouble::Failed(format!("{expected}, found {place:?}: {error}")))?;
    next.set_fragment(None);
    Ok(next)
}

/// Whether an answer can be an article.
pub(super) fn page(headers: &HeaderMap) -> Result<(), Trouble> {
    let Some(value) = headers.get(CONTENT_TYPE) else { return Ok(()) };
    let text = String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase();
    let essence = text.split(';').next().unwrap_or_default().trim();
    if essence.is_empty() || PAGES.contains(&essence) {
        return Ok(());
    }
    Err(Trouble::Refused(format!("expected a page ({}), found {essence}", PAGES.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_by_their_media_type() {
        let read = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.extend(value.parse().map(|value| (CONTENT_TYPE, value)));
            page(&headers).map_err(|trouble| trouble.words().to_owned())
        };
        assert_eq!(read("Text/HTML; charset=utf-8"), Ok(()));
        assert_eq!(page(&HeaderMap::new()), Ok(()));
        let words = "expected a page (text/html, application/xhtml+xml, text/plain), found image/png";
        assert_eq!(read("image/png"), Err(words.to_owned()));
    }
}
