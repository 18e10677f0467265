//! Disjoint groups of forms.

/// Groups of the numbers `0..count`, each beginning alone.
#[derive(Debug, Clone)]
pub struct Groups {
    /// A smaller or equal number of the same group; equal for the group's first.
    first: Vec<usize>,
}

impl Groups {
    /// `count` groups of one.
    pub fn new(count: usize) -> Self {
        Self { first: (0..count).collect() }
    }

    /// The least number of the group of `at`.
    pub fn find(&self, mut at: usize) -> usize {
        while self.first[at] != at {
            at = self.first[at];
        }
        at
    }

    /// Makes one group of two.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.first[a.max(b)] = a.min(b);
    }

    /// The groups in order of their least number, each in order.
    pub fn members(&self) -> Vec<Vec<usize>> {
        let mut out: Vec<Vec<usize>> = vec![Vec::new(); self.first.len()];
        for at in 0..self.first.len() {
            out[self.find(at)].push(at);
        }
        out.retain(|members| !members.is_empty());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    #[test]
    fn joined_groups_stay_in_order() {
        let mut groups = Groups::new(5);
        groups.join(3, 1);
        groups.join(4, 3);
        assert_eq!(groups.members(), [vec![0], vec![1, 3, 4], vec![2]]);
    }
}
