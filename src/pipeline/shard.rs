//! One part of a corpus, stable by id, so that machines can share the work without talking to each other.

use sha2::{Digest, Sha256};
use std::str::FromStr;

/// Part `index` of `count`, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    index: u64,
    count: u64,
}

impl Shard {
    /// Whether the document of this id belongs to the part: by SHA-256, the same on every machine and in every version.
    #[must_use]
    pub fn holds(self, id: &str) -> bool {
        let digest = Sha256::digest(id.as_bytes());
        let number = digest[..8].iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        number % self.count == self.index - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("expected a part like 3/16, from 1/16 to 16/16, found {text:?}");
        let (index, count) = text.split_once('/').ok_or_else(wrong)?;
        let (index, count) = index.parse().ok().zip(count.parse().ok()).ok_or_else(wrong)?;
        if 1 <= index && index <= count { Ok(Self { index, count }) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use super::Shard;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_id_is_in_exactly_one_of_any_number_of_parts(id in any::<String>(), count in 1_u64..40) {
            let holders = (1..=count).filter(|index| Shard { index: *index, count }.holds(&id)).count();
            prop_assert_eq!(holders, 1);
        }
    }

    #[test]
    fn every_id_is_in_exactly_one_part() -> Result<(), String> {
        let parts: Vec<Shard> = (1..=7).map(|part| format!("{part}/7").parse()).collect::<Result<_, _>>()?;
        let mut sizes = [0; 7];
        for number in 0..700 {
            let id = format!("article-{number}");
            let holders: Vec<usize> = (0..7).filter(|part| parts[*part].holds(&id)).collect();
            assert_eq!(holders.len(), 1, "{id}");
            sizes[holders[0]] += 1;
        }
        assert!(sizes.iter().all(|size| (60..140).contains(size)), "{sizes:?}");
        for wrong in ["", "3", "0/4", "5/4", "a/b", "1/0"] {
            assert!(wrong.parse::<Shard>().is_err_and(|error| error.contains("3/16")), "{wrong}");
        }
        Ok(())
    }
}
