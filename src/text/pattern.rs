//! Regular expressions that are compiled once, when they are first asked for.

/// Declares a private static pattern: `pattern!(NAME, r"…")`. The text must be one that tests have compiled.
macro_rules! pattern {
    ($name:ident, $text:expr) => {
        static $name: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| regex::Regex::new($text).expect("a constant pattern"));
    };
}

pub(crate) use pattern;
