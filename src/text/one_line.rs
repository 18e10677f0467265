//! Words on one line.

/// The words of `text` with one blank between each two.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn breaks_and_runs_of_blanks_are_one_blank() {
        assert_eq!(one_line(" the rebel\n  front\u{a0}of "), "the rebel front of");
        assert_eq!(one_line(" \n"), "");
    }
}
