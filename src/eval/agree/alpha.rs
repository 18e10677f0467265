//! Krippendorff's alpha for nominal data, two observers, no missing values.

use std::collections::BTreeMap;

/// Alpha of pairs of categories: 1 is perfect agreement, 0 is chance, below 0 is worse than chance.
///
/// Krippendorff, *Content Analysis*, chapter "Reliability": one less observed over expected disagreement. None when
/// there is no pair, or when only one category occurs, so that no disagreement could be expected.
#[must_use]
pub fn alpha(pairs: &[(&str, &str)]) -> Option<f64> {
    let mut values: BTreeMap<&str, f64> = BTreeMap::new();
    for (a, b) in pairs {
        *values.entry(a).or_default() += 1.0;
        *values.entry(b).or_default() += 1.0;
    }
    let total: f64 = values.values().sum();
    let differing = 2.0 * pairs.iter().filter(|(a, b)| a != b).count() as f64;
    let expected = total * total - values.values().map(|count| count * count).sum::<f64>();
    (expected > 0.0).then(|| 1.0 - (total - 1.0) * differing / expected)
}

#[cfg(test)]
mod tests {
    use super::alpha;

    #[test]
    fn alpha_of_a_worked_example() {
        // Ten units, two categories, four disagreements: 0: 14 values, 1: 6 values; alpha = 1 - 19 * 8 / (400 - 232).
        let pairs: Vec<(&str, &str)> =
            "01 10 00 01 00 00 00 00 01 11".split(' ').map(|pair| (&pair[..1], &pair[1..])).collect();
        let value = alpha(&pairs).unwrap_or(f64::NAN);
        assert!((value - 0.095).abs() < 0.001, "{value}");
    }

    #[test]
    fn perfect_agreement_is_one_and_a_single_category_says_nothing() {
        assert_eq!(alpha(&[("clash", "clash"), ("riot", "riot")]), Some(1.0));
        assert_eq!(alpha(&[("clash", "clash")]), None);
        assert_eq!(alpha(&[]), None);
    }
}
