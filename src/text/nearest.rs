//! The name that a user most likely meant.

/// The choice that is fewest edits away from `found`, when that is at most a third of its letters (at least 2 edits).
///
/// Edits are those of Levenshtein (1966): a letter put in, left out or changed.
#[must_use]
pub fn nearest<'a>(found: &str, choices: &[&'a str]) -> Option<&'a str> {
    let limit = (found.chars().count() / 3).max(2);
    let ranked = choices.iter().map(|choice| (distance(found, choice), *choice));
    ranked.filter(|(edits, _)| *edits <= limit).min().map(|(_, choice)| choice)
}

/// Edits between two words.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (above, from) in left.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = above + 1;
        for (at, to) in right.iter().enumerate() {
            let change = diagonal + usize::from(from != *to);
            diagonal = row[at + 1];
            row[at + 1] = change.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn the_nearest_choice_is_offered_when_near_enough() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(nearest("job", &["out", "jobs", "queue"]), Some("jobs"));
        assert_eq!(nearest("temperature", &["out", "jobs", "queue"]), None);
        assert_eq!(nearest("x", &[]), None);
    }
}
