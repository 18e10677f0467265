//! Which addresses may be asked: a page or a DNS answer must not make us read an internal network.
//!
//! An address that stands in a URL is checked before anything is sent, also after each redirect; the answers of the DNS
//! are checked by [`Names`], which alone hands addresses to the client. Known limit: behind a proxy it is the proxy that
//! resolves names, so only addresses that stand in the URL are seen here.

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

/// Why an address is not asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found {found}")]
pub(super) struct Refusal {
    expected: &'static str,
    found: String,
}

/// What may be asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Guard {
    /// Whether any address may be.
    pub(super) allow_private: bool,
    /// Hosts whose address may be private, in small letters.
    pub(super) private_hosts: Vec<String>,
    /// Host of the proxy, which only the client itself may ask.
    pub(super) proxies: Vec<String>,
}

impl Guard {
    /// Whether `url` may be asked, as far as its text tells.
    ///
    /// # Errors
    /// With another scheme than http and https, a user name, no host, or an address that is not public.
    pub(super) fn check(&self, url: &Url) -> Result<(), Refusal> {
        let refuse = |expected, found: String| Err(Refusal { expected, found });
        if !matches!(url.scheme(), "http" | "https") {
            return refuse("an address with http or https", format!("{}:", url.scheme()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return refuse("an address without user name and password", "one with them".to_owned());
        }
        let Some(host) = url.host_str() else { return refuse("an address with a host", "none".to_owned()) };
        let literal = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
        match literal.and_then(special) {
            Some(kind) if !self.open(host) => refuse(PUBLIC, format!("{host} ({kind})")),
            _ => Ok(()),
        }
    }

    /// Whether any address of `host` may be asked.
    fn open(&self, host: &str) -> bool {
        let bare = host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.');
        self.allow_private || self.private_hosts.iter().any(|known| known.eq_ignore_ascii_case(bare))
    }

    /// The addresses of `host` that may be asked.
    ///
    /// # Errors
    /// When none of them may.
    fn public(&self, host: &str, found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, Refusal> {
        if self.open(host) || self.proxies.iter().any(|proxy| proxy.eq_ignore_ascii_case(host)) {
            return Ok(found);
        }
        let refused = found.iter().find_map(|address| special(address.ip()).map(|kind| (address.ip(), kind)));
        let kept: Vec<_> = found.into_iter().filter(|address| special(address.ip()).is_none()).collect();
        match refused {
            Some((ip, kind)) if kept.is_empty() => {
                Err(Refusal { expected: PUBLIC, found: format!("{host} at {ip} ({kind})") })
            }
            _ => Ok(kept),
        }
    }
}

const PUBLIC: &str = "a public address (fetch.allow_private and fetch.private_hosts allow others)";

/// The DNS, without the answers that must not be asked.
pub(super) struct Names(pub(super) Arc<Guard>);

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = Arc::clone(&self.0);
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let kept: Addrs = Box::new(guard.public(name.as_str(), found)?.into_iter());
            Ok(kept)
        })
    }
}

/// What an address that is not public is called; `None` for a public one (IANA's special-purpose registries).
pub(super) fn special(ip: IpAddr) -> Option<&'static str> {
    match ip {
        IpAddr::V4(ip) => special_v4(ip),
        IpAddr::V6(ip) => special_v6(ip),
    }
}

fn special_v4(ip: Ipv4Addr) -> Option<&'static str> {
    match ip.octets() {
        [0, ..] => Some("unspecified"),
        [127, ..] => Some("loopback"),
        _ if ip.is_private() => Some("private"),
        _ if ip.is_link_local() => Some("link-local"),
        [100, 64..=127, ..] => Some("shared by a carrier"),
        _ if ip.is_multicast() => Some("multicast"),
        [192, 0, 0 | 2, _] | [198, 18 | 19, ..] | [198, 51, 100, _] | [203, 0, 113, _] | [240..=255, ..] => {
            Some("reserved")
        }
        _ => None,
    }
}

fn special_v6(ip: Ipv6Addr) -> Option<&'static str> {
    match ip.segments() {
        _ if ip.is_unspecified() => Some("unspecified"),
        _ if ip.is_loopback() => Some("loopback"),
        // An IPv4 address inside: mapped, compatible, translated (NAT64), 6to4.
        [0, 0, 0, 0, 0, 0xffff | 0, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            special_v4(inside(high, low))
        }
        [0xfc00..=0xfdff, ..] => Some("unique local"),
        [0xfe80..=0xfebf, ..] => Some("link-local"),
        [0xfec0..=0xfeff, ..] => Some("site-local"),
        [0xff00..=0xffff, ..] => Some("multicast"),
        [0x64, 0xff9b, 1, ..] | [0x100, ..] | [0x2001, 0 | 0xdb8, ..] | [0x3fff, ..] => Some("reserved"),
        _ => None,
    }
}

fn inside(high: u16, low: u16) -> Ipv4Addr {
    Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(url: &str) -> String {
        let checked = Url::parse(url).map(|url| Guard::default().check(&url));
        match checked {
            Ok(Ok(())) => "fine".to_owned(),
            Ok(Err(refusal)) => refusal.found,
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn addresses_that_are_not_public_are_told_by_name() {
        for (url, found) in [
            ("https://news.example/a", "fine"),
            ("http://8.8.8.8/", "fine"),
            ("http://[2606:4700::1111]/", "fine"),
            ("http://127.0.0.1:8080/", "127.0.0.1 (loopback)"),
            ("http://2130706433/", "127.0.0.1 (loopback)"),
            ("http://0x7f.1/", "127.0.0.1 (loopback)"),
            ("http://0.0.0.0/", "0.0.0.0 (unspecified)"),
            ("http://10.1.2.3/", "10.1.2.3 (private)"),
            ("http://172.16.0.1/", "172.16.0.1 (private)"),
            ("http://192.168.1.1/", "192.168.1.1 (private)"),
            ("http://169.254.169.254/latest/", "169.254.169.254 (link-local)"),
            ("http://100.64.0.1/", "100.64.0.1 (shared by a carrier)"),
            ("http://255.255.255.255/", "255.255.255.255 (reserved)"),
            ("http://[::1]/", "[::1] (loopback)"),
            ("http://[::]/", "[::] (unspecified)"),
            ("http://[::ffff:127.0.0.1]/", "[::ffff:7f00:1] (loopback)"),
            ("http://[::ffff:8.8.8.8]/", "fine"),
            ("http://[64:ff9b::10.0.0.1]/", "[64:ff9b::a00:1] (private)"),
            ("http://[2002:7f00:1::]/", "[2002:7f00:1::] (loopback)"),
            ("http://[fd00::1]/", "[fd00::1] (unique local)"),
            ("http://[fe80::1]/", "[fe80::1] (link-local)"),
            ("ftp://news.example/", "ftp:"),
            ("file:///etc/hosts", "file:"),
            ("http://me:secret@news.example/", "one with them"),
        ] {
            assert_eq!(told(url), found, "{url}");
        }
    }

    #[test]
    fn names_are_kept_only_with_public_addresses() {
        let at = |ip: &str| SocketAddr::new(ip.parse().unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)), 0);
        let guard = Guard::default();
        assert_eq!(guard.public("a.example", vec![at("10.0.0.1"), at("8.8.8.8")]), Ok(vec![at("8.8.8.8")]));
        let refused = guard.public("a.example", vec![at("10.0.0.1"), at("::1")]);
        assert_eq!(refused.map_err(|refusal| refusal.found), Err("a.example at 10.0.0.1 (private)".to_owned()));
        let open = Guard { private_hosts: vec!["a.example".to_owned()], ..Guard::default() };
        assert_eq!(open.public("A.example", vec![at("10.0.0.1")]), Ok(vec![at("10.0.0.1")]));
        assert!(open.public("b.example", vec![at("10.0.0.1")]).is_err());
    }
}
