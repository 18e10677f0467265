//! One request and its answer, both with limits.

use super::config::FetchConfig;
use super::guard::{Guard, Names};
use super::pace::{Hosts, Turn};
use super::robots::Known;
use super::{FetchError, Trouble, retry};
use jiff::Timestamp;
use reqwest::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Proxy, Response, StatusCode, Url};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// The web, as it may be asked.
pub(super) struct Web {
    client: Client,
    pub(super) guard: Arc<Guard>,
    pub(super) hosts: Hosts,
    pub(super) robots: Known,
    pub(super) config: FetchConfig,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    /// Media types, for `Accept`.
    pub(super) accept: &'static str,
    /// `If-None-Match` and `If-Modified-Since`, as an earlier answer gave them.
    pub(super) conditions: Vec<(HeaderName, String)>,
    /// Longest body, in bytes after decompression.
    pub(super) limit: usize,
    /// Whether a longer body is cut off instead of being a failure.
    pub(super) cut: bool,
    /// Whether the body of an answer with these headers is wanted.
    pub(super) wanted: fn(&HeaderMap) -> Result<(), Trouble>,
}

/// An answer.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    /// Empty unless the status is a success.
    pub(super) body: Vec<u8>,
    pub(super) peer: Option<SocketAddr>,
    /// Given back when the answer is dropped, that is, stored.
    pub(super) _turn: Turn,
}

impl Answer {
    /// A header as text.
    pub(super) fn header(&self, name: HeaderName) -> Option<String> {
        self.headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
    }
}

impl Web {
    /// Makes ready to ask.
    ///
    /// # Errors
    /// When the name or the proxy of the configuration cannot be used.
    pub(super) fn new(config: &FetchConfig) -> Result<Self, FetchError> {
        let guard = Arc::new(Guard {
            allow_private: config.allow_private,
            private_hosts: config.private_hosts.clone(),
            proxies: proxies(config),
        });
        let builder = Client::builder()
            .user_agent(config.agent())
            .redirect(Policy::none())
            .referer(false)
            .connect_timeout(Duration::from_millis(config.connect_ms))
            .pool_max_idle_per_host(config.per_host)
            .dns_resolver(Arc::new(Names(Arc::clone(&guard))));
        let builder = match config.proxy.as_deref() {
            None => builder,
            Some("none") => builder.no_proxy(),
            Some(proxy) => builder.proxy(Proxy::all(proxy).map_err(FetchError::Client)?),
        };
        let client = builder.build().map_err(FetchError::Client)?;
        let hosts = Hosts::new(config.concurrency, config.per_host);
        Ok(Self { client, guard, hosts, robots: Known::default(), config: config.clone() })
    }

    /// Asks until there is an answer, at most `retries` times more. A redirect and a 304 are answers.
    pub(super) async fn patient(&self, url: &Url, ask: &Ask, delay: Duration) -> Result<Answer, Trouble> {
        let host = url.host_str().unwrap_or_default();
        let mut tries = 0;
        loop {
            let turn = self.hosts.turn(host, delay).await;
            self.given_up(host)?;
            let trouble = match self.exchange(url, ask, turn).await {
                Err(trouble @ Trouble::Passing(..)) => trouble,
                settled => {
                    self.hosts.ended(host, false);
                    return settled;
                }
            };
            let Trouble::Passing(words, wait) = trouble else { return Err(trouble) };
            tries += 1;
            if tries > self.config.retries {
                self.hosts.ended(host, true);
                return Err(Trouble::Failed(format!("{words} (try {tries} of {tries})")));
            }
            let pause = retry::backoff(Duration::from_millis(self.config.backoff_ms), tries);
            if let Some(wait) = wait {
                self.hold(host, wait).map_err(|limit| Trouble::Failed(format!("{words}; {limit}")))?;
                self.hosts.hold(host, pause);
            }
            tokio::time::sleep(pause).await;
        }
    }

    /// Whether a host has failed so often that it is not asked again in this run.
    fn given_up(&self, host: &str) -> Result<(), Trouble> {
        let (failures, limit) = (self.hosts.failures(host), self.config.give_up);
        if failures < limit {
            return Ok(());
        }
        let words =
            format!("expected a host that answers, found {failures} failures in a row (fetch.give_up is {limit})");
        Err(Trouble::Failed(words))
    }

    /// Leaves a host alone for as long as it asks.
    fn hold(&self, host: &str, wait: Duration) -> Result<(), String> {
        let limit = self.config.max_wait();
        if wait > limit {
            let (wait, limit) = (wait.as_secs_f64(), limit.as_secs_f64());
            return Err(format!("expected Retry-After of at most {limit} s (fetch.max_wait_ms), found {wait} s"));
        }
        self.hosts.hold(host, wait);
        Ok(())
    }

    async fn exchange(&self, url: &Url, ask: &Ask, turn: Turn) -> Result<Answer, Trouble> {
        let limit = self.config.timeout_ms;
        let late = |_| Trouble::Passing(format!("expected an answer within {limit} ms (fetch.timeout_ms)"), None);
        tokio::time::timeout(Duration::from_millis(limit), self.answer(url, ask, turn)).await.map_err(late)?
    }

    async fn answer(&self, url: &Url, ask: &Ask, turn: Turn) -> Result<Answer, Trouble> {
        let mut request = self.client.get(url.clone()).header(ACCEPT, ask.accept);
        for (name, value) in &ask.conditions {
            request = request.header(name, value);
        }
        let mut response = request.send().await.map_err(|error| Trouble::of(&error))?;
        let (status, peer) = (response.status(), response.remote_addr());
        let headers = std::mem::take(response.headers_mut());
        if status.is_client_error() || status.is_server_error() {
            let now = Timestamp::now();
            let wait = headers.get(RETRY_AFTER).and_then(|value| retry::asked(value.to_str().ok()?, now));
            return Err(Trouble::status(status, wait));
        }
        let mut body = Vec::new();
        if status.is_success() {
            (ask.wanted)(&headers)?;
            body = read(response, ask).await?;
        }
        Ok(Answer { status, headers, body, peer, _turn: turn })
    }
}

/// The headers that ask for what is at an address only if it is another one than was sent with this `ETag` and
/// `Last-Modified` (RFC 9110, 13.1); values that are no header are left out.
pub(super) fn conditions(etag: Option<&str>, last_modified: Option<&str>) -> Vec<(HeaderName, String)> {
    let sendable = |value: &&str| HeaderValue::from_str(value).is_ok();
    let etag = etag.filter(sendable).map(|etag| (IF_NONE_MATCH, etag.to_owned()));
    let date = last_modified.filter(sendable).map(|date| (IF_MODIFIED_SINCE, date.to_owned()));
    etag.into_iter().chain(date).collect()
}

/// The body, unpacked as it comes, never more than allowed.
async fn read(mut response: Response, ask: &Ask) -> Result<Vec<u8>, Trouble> {
    let mut body = Vec::new();
    while let Some(bytes) = response.chunk().await.map_err(|error| Trouble::of(&error))? {
        let room = ask.limit - body.len();
        if bytes.len() > room && !ask.cut {
            let words =
                format!("expected at most {} bytes after decompression (fetch.max_bytes), found more", ask.limit);
            return Err(Trouble::Failed(words));
        }
        body.extend_from_slice(&bytes[..bytes.len().min(room)]);
        if bytes.len() >= room && ask.cut {
            break;
        }
    }
    Ok(body)
}

/// The hosts of the proxies that the client may ask.
fn proxies(config: &FetchConfig) -> Vec<String> {
    let named: Vec<String> = match config.proxy.clone() {
        Some(proxy) => vec![proxy],
        None => ["http_proxy", "https_proxy", "all_proxy"]
            .into_iter()
            .flat_map(|name| [name.to_owned(), name.to_ascii_uppercase()])
            .filter_map(|name| std::env::var(name).ok())
            .collect(),
    };
    let host = |proxy: &str| {
        let url =
            Url::parse(proxy).ok().filter(Url::has_host).or_else(|| Url::parse(&format!("http://{proxy}")).ok())?;
        url.host_str().map(str::to_owned)
    };
    named.iter().filter_map(|proxy| host(proxy)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_before_is_asked_about() {
        let date = "Tue, 03 Mar 2026 10:00:00 GMT";
        let both = [(IF_NONE_MATCH, "\"7\"".to_owned()), (IF_MODIFIED_SINCE, date.to_owned())];
        assert_eq!(conditions(Some("\"7\""), Some(date)), both);
        assert_eq!(conditions(Some("7\r\nHost: other"), None), []);
    }

    #[test]
    fn the_proxy_is_known_by_its_host() {
        let of = |proxy: &str| proxies(&FetchConfig { proxy: Some(proxy.to_owned()), ..FetchConfig::default() });
        assert_eq!(of("http://proxy.example:3128"), ["proxy.example"]);
        assert_eq!(of("proxy.example:3128"), ["proxy.example"]);
        assert!(Web::new(&FetchConfig { proxy: Some("http://".to_owned()), ..FetchConfig::default() }).is_err());
    }
}
