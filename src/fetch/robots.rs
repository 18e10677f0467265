//! What a host allows (RFC 9309): robots.txt, asked once a run.
//!
//! Found: its rules hold. 4xx other than 429: there are none. 429, 5xx or no answer: nothing of the host is fetched, since
//! it may forbid everything; its pages fail, and a later run asks again.

use super::pace::lock;
use super::visit::Way;
use super::web::{Ask, Web};
use super::{FetchConfig, Trouble};
use reqwest::{StatusCode, Url};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use texting_robots::Robot;
use tokio::sync::OnceCell;

/// Bytes of a robots.txt that are read (RFC 9309, section 2.5, asks for at least so many).
const LONGEST: usize = 500 << 10;

/// Most rules with a `$`: each is a regular expression, and takes memory like one.
const MOST_ENDS: usize = 1000;

/// The rules of the hosts asked so far, by origin.
#[derive(Default)]
pub(super) struct Known(Mutex<HashMap<String, Arc<OnceCell<Rules>>>>);

/// What one host allows.
pub(super) enum Rules {
    /// Everything.
    Open,
    /// What its file says.
    Listed(Box<Robot>),
    /// Not known: why.
    Unknown(Trouble),
}

impl Rules {
    /// Whether `url` may be fetched, and the time between two requests that the host asks for.
    ///
    /// # Errors
    /// When it may not, or not now.
    pub(super) fn allow(&self, url: &Url, config: &FetchConfig) -> Result<Duration, Trouble> {
        let robot = match self {
            Self::Open => return Ok(config.delay()),
            Self::Unknown(Trouble::Refused(words)) => return Err(Trouble::Refused(format!("robots.txt: {words}"))),
            Self::Unknown(trouble) => return Err(Trouble::Failed(format!("robots.txt: {}", trouble.words()))),
            Self::Listed(robot) => robot,
        };
        if !robot.allowed(url.as_str()) {
            let words = format!("expected robots.txt to allow {}, found it disallowed", url.path());
            return Err(Trouble::Refused(words));
        }
        let delay = robot.delay.and_then(|seconds| Duration::try_from_secs_f32(seconds).ok()).unwrap_or_default();
        if delay > config.max_wait() {
            let (found, limit) = (delay.as_secs_f64(), config.max_wait().as_secs_f64());
            let words = format!("expected a Crawl-delay of at most {limit} s (fetch.max_wait_ms), found {found} s");
            return Err(Trouble::Refused(words));
        }
        Ok(delay.max(config.delay()))
    }
}

impl Web {
    /// Whether `url` may be fetched, and the time between two requests to its host.
    pub(super) async fn allowed(&self, url: &Url) -> Result<Duration, Trouble> {
        let cell = Arc::clone(lock(&self.robots.0).entry(url.origin().ascii_serialization()).or_default());
        let rules = cell.get_or_init(|| self.rules(url)).await;
        rules.allow(url, &self.config)
    }

    async fn rules(&self, page: &Url) -> Rules {
        let Ok(url) = page.join("/robots.txt") else { return Rules::Open };
        let ask = Ask {
            accept: "text/plain,*/*;q=0.5",
            conditions: Vec::new(),
            limit: LONGEST,
            cut: true,
            wanted: |_| Ok(()),
        };
        match self.follow(url, &ask, Way::Robots).await {
            Ok((_, answer)) if answer.status == StatusCode::OK => self.read(answer.body).await,
            Ok((_, answer)) => unknown(format!("expected status 200, found {}", answer.status)),
            Err(trouble) => unanswered(trouble),
        }
    }

    /// Reads the file on a thread of its own: a hostile one can take its time.
    async fn read(&self, body: Vec<u8>) -> Rules {
        let ends = body.split(|byte| *byte == b'\n').filter(|line| line.contains(&b'$')).count();
        if ends > MOST_ENDS {
            return unknown(format!("expected at most {MOST_ENDS} rules with $, found {ends}"));
        }
        let token = self.config.token().to_owned();
        let read = tokio::task::spawn_blocking(move || Robot::new(&token, &body));
        match read.await {
            Ok(Ok(robot)) => Rules::Listed(Box::new(robot)),
            Ok(Err(error)) => unknown(format!("expected rules, found: {error}")),
            Err(error) => unknown(format!("expected rules, found: {error}")),
        }
    }
}

/// What a robots.txt that was not read means.
fn unanswered(trouble: Trouble) -> Rules {
    match trouble {
        Trouble::Absent(_) => Rules::Open,
        trouble => Rules::Unknown(trouble),
    }
}

fn unknown(words: String) -> Rules {
    Rules::Unknown(Trouble::Failed(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allow(robots: &str, path: &str) -> Result<u64, Trouble> {
        let robot = Robot::new("copydesk", robots.as_bytes()).map_err(|error| Trouble::Failed(error.to_string()))?;
        let url = Url::parse("https://news.example").and_then(|url| url.join(path));
        let url = url.map_err(|error| Trouble::Failed(error.to_string()))?;
        let delay = Rules::Listed(Box::new(robot)).allow(&url, &FetchConfig::default());
        delay.map(|delay| delay.as_secs())
    }

    #[test]
    fn rules_and_delays_are_kept() {
        let robots = "User-agent: other\nDisallow: /\n\nUser-agent: copydesk\nCrawl-delay: 7\nDisallow: /private/\n";
        assert_eq!(allow(robots, "/news/1"), Ok(7));
        assert!(matches!(allow(robots, "/private/1"), Err(Trouble::Refused(_))));
        assert_eq!(allow("User-agent: *\nAllow: /\n", "/a"), Ok(1), "the delay of the configuration");
        assert_eq!(allow("<html>not a robots.txt</html>", "/a"), Ok(1));
        assert!(matches!(allow("User-agent: *\nCrawl-delay: 999\n", "/a"), Err(Trouble::Refused(_))));
    }

    #[test]
    fn only_a_file_that_is_not_there_opens_a_host() {
        assert!(matches!(unanswered(Trouble::Absent("404".to_owned())), Rules::Open));
        assert!(matches!(unanswered(Trouble::Failed("503".to_owned())), Rules::Unknown(_)));
        assert!(matches!(unanswered(Trouble::Refused("private".to_owned())), Rules::Unknown(_)));
    }
}
