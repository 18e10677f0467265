//! `[fetch]`: how pages are asked for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// `[fetch]`: how pages are asked for; `copydesk fetch` alone reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FetchConfig {
    /// Whether private, loopback and link-local addresses may be asked; a page can name them, so by default they may not.
    pub allow_private: bool,
    /// First wait before a request is tried again, in milliseconds, 0 to 600000; it doubles from try to try.
    #[schemars(range(min = 0, max = 600_000))]
    pub backoff_ms: u64,
    /// Requests under way at once, to all hosts together, 1 to 1024: bounds the memory, with max_bytes.
    #[schemars(range(min = 1, max = 1024))]
    pub concurrency: usize,
    /// Longest time for a connection, in milliseconds, 1 to 600000.
    #[schemars(range(min = 1, max = 600_000))]
    pub connect_ms: u64,
    /// An address or mailbox for those who run the servers, sent behind the name: set it before large fetches.
    pub contact: Option<String>,
    /// Least time between two requests to one host, in milliseconds, 0 to 600000; a Crawl-delay in robots.txt lengthens it.
    #[schemars(range(min = 0, max = 600_000))]
    pub delay_ms: u64,
    /// Requests to one host that fail in a row, each with all its tries, before the rest of its pages are given up, 1 to
    /// 1000000.
    #[schemars(range(min = 1, max = 1_000_000))]
    pub give_up: usize,
    /// Longest page, feed or sitemap, in bytes after decompression (1 KiB to 1 GiB).
    #[schemars(range(min = 1024, max = 1_073_741_824))]
    pub max_bytes: usize,
    /// Most pages that feeds and sitemaps may name in one run, 1 to 10000000.
    #[schemars(range(min = 1, max = 10_000_000))]
    pub max_pages: usize,
    /// Most redirects followed for one page, 0 to 20.
    #[schemars(range(min = 0, max = 20))]
    pub max_redirects: usize,
    /// Longest wait that a server may ask for by Crawl-delay or Retry-After, in milliseconds, 0 to 86400000; the pages of
    /// one that asks for more are not fetched.
    #[schemars(range(min = 0, max = 86_400_000))]
    pub max_wait_ms: u64,
    /// Requests under way at once to one host, 1 to 64.
    #[schemars(range(min = 1, max = 64))]
    pub per_host: usize,
    /// Hosts (names or addresses, without port) that may be asked although their address is private.
    pub private_hosts: Vec<String>,
    /// Proxy, as in `http://proxy.example:3128`; none for none; left out: the environment's HTTP_PROXY, HTTPS_PROXY and
    /// NO_PROXY.
    pub proxy: Option<String>,
    /// Times that a request is tried again after a passing failure, 0 to 20.
    #[schemars(range(min = 0, max = 20))]
    pub retries: u32,
    /// Longest time for one request with its answer, in milliseconds, 1 to 3600000.
    #[schemars(range(min = 1, max = 3_600_000))]
    pub timeout_ms: u64,
    /// Name sent with each request; what stands before the first `/` is the name looked for in robots.txt.
    pub user_agent: String,
}

impl Default for FetchConfig {
    fn default() -> Self {
        Self {
            allow_private: false,
            backoff_ms: 1000,
            concurrency: 16,
            connect_ms: 10_000,
            contact: None,
            delay_ms: 1000,
            give_up: 20,
            max_bytes: 16 << 20,
            max_pages: 100_000,
            max_redirects: 5,
            max_wait_ms: 120_000,
            per_host: 2,
            private_hosts: Vec::new(),
            proxy: None,
            retries: 3,
            timeout_ms: 30_000,
            user_agent: "copydesk/0.1".to_owned(),
        }
    }
}

impl FetchConfig {
    /// The `User-Agent` header.
    #[must_use]
    pub fn agent(&self) -> String {
        match &self.contact {
            Some(contact) => format!("{} (+{contact})", self.user_agent),
            None => self.user_agent.clone(),
        }
    }

    /// The product token that robots.txt is searched for.
    #[must_use]
    pub fn token(&self) -> &str {
        self.user_agent.split(['/', ' ']).next().unwrap_or_default()
    }

    /// Longest wait that a server may ask for.
    pub(super) fn max_wait(&self) -> Duration {
        Duration::from_millis(self.max_wait_ms)
    }

    /// Least time between two requests to one host.
    pub(super) fn delay(&self) -> Duration {
        Duration::from_millis(self.delay_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_and_its_token() {
        let config = FetchConfig { contact: Some("https://desk.example/bot".to_owned()), ..FetchConfig::default() };
        assert_eq!(config.agent(), "copydesk/0.1 (+https://desk.example/bot)");
        assert_eq!(config.token(), "copydesk");
    }
}
