//! Why a page was not fetched.

use super::guard::Refusal;
use reqwest::StatusCode;
use std::error::Error;
use std::time::Duration;

/// Why a page was not fetched; the words end up in the index and the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// A rule of ours or of the host forbids it.
    Refused(String),
    /// It cannot be had.
    Failed(String),
    /// The host has no such page (4xx, but not 429): failed, and for robots.txt the sign that there are no rules.
    Absent(String),
    /// It cannot be had now; how long the server asks to be left alone, when it does.
    Passing(String, Option<Duration>),
}

impl Trouble {
    /// The words.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Refused(words) | Self::Failed(words) | Self::Absent(words) | Self::Passing(words, _) => words,
        }
    }

    /// What a status other than success means.
    pub(super) fn status(status: StatusCode, wait: Option<Duration>) -> Self {
        let words = format!("expected status 200, found {status}");
        match status.as_u16() {
            // Asks for a pause even when it does not say for how long.
            429 | 503 => Self::Passing(words, Some(wait.unwrap_or_default())),
            408 | 425 | 500 | 502 | 504 => Self::Passing(words, wait),
            400..=499 => Self::Absent(words),
            _ => Self::Failed(words),
        }
    }

    /// What the client says.
    pub(super) fn of(error: &reqwest::Error) -> Self {
        let mut words = Vec::new();
        let mut cause: Option<&(dyn Error + 'static)> = Some(error);
        while let Some(error) = cause {
            if let Some(refusal) = error.downcast_ref::<Refusal>() {
                return Self::Refused(refusal.to_string());
            }
            words.push(error.to_string());
            cause = error.source();
        }
        // The outermost words name the address, which stands beside them already; the innermost say what happened.
        let words = format!("expected an answer, found: {}", words.pop().unwrap_or_default());
        if error.is_builder() { Self::Failed(words) } else { Self::Passing(words, None) }
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_passing_or_final() {
        let wait = Some(Duration::from_secs(3));
        let of = |status: u16| StatusCode::from_u16(status).map(|status| Trouble::status(status, wait));
        assert!(matches!(of(429), Ok(Trouble::Passing(_, Some(_)))));
        assert!(matches!(of(503), Ok(Trouble::Passing(..))));
        let silent = Trouble::status(StatusCode::TOO_MANY_REQUESTS, None);
        assert!(matches!(silent, Trouble::Passing(_, Some(Duration::ZERO))));
        assert_eq!(of(404).ok(), Some(Trouble::Absent("expected status 200, found 404 Not Found".to_owned())));
        assert!(matches!(of(501), Ok(Trouble::Failed(_))));
    }
}
