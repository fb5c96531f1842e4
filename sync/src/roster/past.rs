//! A small set of positions: what an entry had seen of the group's statements.
//!
//! Invariant: equal sets have equal bytes (no empty words at the end), so that sets can be compared and hashed.

/// A set of statement indices; always closed (the past of a member of it is within it).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Past {
    words: Vec<u64>,
}

impl Past {
    /// The empty set.
    pub const fn new() -> Self {
        Self { words: Vec::new() }
    }

    /// The positions below `end`.
    pub fn below(end: usize) -> Self {
        (0..end).collect()
    }

    /// Adds a position; tells whether it is new.
    pub fn insert(&mut self, at: usize) -> bool {
        let word = at / 64;
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        let Some(word) = self.words.get_mut(word) else { return false };
        let bit = 1 << (at % 64);
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Whether a position is in the set.
    pub fn contains(&self, at: usize) -> bool {
        self.words.get(at / 64).is_some_and(|word| word & (1 << (at % 64)) != 0)
    }

    /// Adds everything in `other`.
    pub fn union(&mut self, other: &Self) {
        if self.words.len() < other.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    /// Whether everything in this set is in `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.words.len() <= other.words.len()
            && self.words.iter().zip(&other.words).all(|(word, other)| word & !other == 0)
    }

    /// Whether anything is in both.
    pub fn meets(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(word, other)| word & other != 0)
    }

    /// How many positions are in both.
    pub fn count_in(&self, other: &Self) -> usize {
        let both = self.words.iter().zip(&other.words).map(|(word, other)| word & other);
        both.map(|word| word.count_ones() as usize).sum()
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let mut words: Vec<u64> =
            self.words.iter().zip(&other.words).map(|(word, other)| word & other).collect();
        while words.last() == Some(&0) {
            words.pop();
        }
        Self { words }
    }

    /// How many positions are in the set.
    pub fn len(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The positions, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.checked_sub(1)?;
                Some(at * 64 + bit as usize)
            })
        })
    }
}

impl FromIterator<usize> for Past {
    fn from_iter<I: IntoIterator<Item = usize>>(positions: I) -> Self {
        let mut past = Self::new();
        for at in positions {
            past.insert(at);
        }
        past
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in_and_compares_by_content() {
        let set: Past = [3, 64, 200].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [3, 64, 200]);
        assert_eq!((set.len(), set.contains(64), set.contains(65)), (3, true, false));
        let small: Past = [3].into_iter().collect();
        assert_eq!(set.intersection(&small), small);
        assert!(small.is_subset(&set) && !set.is_subset(&small));
        assert!(set.meets(&small) && !Past::below(3).meets(&set));
        assert_eq!((set.count_in(&small), set.count_in(&Past::below(100))), (1, 2));
        let mut union = small;
        union.union(&set);
        assert_eq!(union, set);
        assert!(Past::new().is_empty() && Past::below(70).len() == 70);
    }
}
