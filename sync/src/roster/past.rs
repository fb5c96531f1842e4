//! A set of positions: what an entry had seen of the group's statements.
//!
//! Every entry has one, and most differ from the one before in a single position, so a set is made of pieces that sets share:
//! else a hundred thousand statements, which one member can write, would take more memory than a device has.
//!
//! Invariant: equal sets have equal pieces (no empty piece at the end), so that sets can be compared and hashed.

use std::sync::Arc;

/// How many words a piece has.
const WORDS: usize = 64;
/// How many positions a piece has.
const POSITIONS: usize = WORDS * 64;

type Piece = [u64; WORDS];

const EMPTY: Piece = [0; WORDS];

/// A set of statement indices; always closed (the past of a member of it is within it).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Past {
    pieces: Vec<Arc<Piece>>,
}

impl Past {
    /// The empty set.
    pub const fn new() -> Self {
        Self { pieces: Vec::new() }
    }

    /// The positions below `end`.
    pub fn below(end: usize) -> Self {
        (0..end).collect()
    }

    /// Adds a position; tells whether it is new.
    pub fn insert(&mut self, at: usize) -> bool {
        if self.contains(at) {
            return false;
        }
        while self.pieces.len() <= at / POSITIONS {
            self.pieces.push(Arc::new(EMPTY));
        }
        let piece = self.pieces.get_mut(at / POSITIONS).map(Arc::make_mut);
        if let Some(word) = piece.and_then(|piece| piece.get_mut(at % POSITIONS / 64)) {
            *word |= 1 << (at % 64);
        }
        true
    }

    /// Whether a position is in the set.
    pub fn contains(&self, at: usize) -> bool {
        let word = self.pieces.get(at / POSITIONS).and_then(|it| it.get(at % POSITIONS / 64));
        word.is_some_and(|word| word & (1 << (at % 64)) != 0)
    }

    /// Adds everything in `other`.
    pub fn union(&mut self, other: &Self) {
        for (piece, more) in self.pieces.iter_mut().zip(&other.pieces) {
            if is_within(more, piece) {
                continue;
            }
            if is_within(piece, more) {
                *piece = Arc::clone(more);
                continue;
            }
            for (word, more) in Arc::make_mut(piece).iter_mut().zip(more.iter()) {
                *word |= more;
            }
        }
        self.pieces.extend(other.pieces.iter().skip(self.pieces.len()).cloned());
    }

    /// Whether everything in this set is in `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.pieces.len() <= other.pieces.len()
            && self.pieces.iter().zip(&other.pieces).all(|(piece, other)| is_within(piece, other))
    }

    /// Whether anything is in both.
    pub fn meets(&self, other: &Self) -> bool {
        self.both(other).any(|word| word != 0)
    }

    /// How many positions are in both.
    pub fn count_in(&self, other: &Self) -> usize {
        self.both(other).map(|word| word.count_ones() as usize).sum()
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let both = self.pieces.iter().zip(&other.pieces).map(|(one, other)| {
            if is_within(one, other) {
                return Arc::clone(one);
            }
            let mut both = **one;
            for (word, other) in both.iter_mut().zip(other.iter()) {
                *word &= other;
            }
            Arc::new(both)
        });
        let mut pieces: Vec<Arc<Piece>> = both.collect();
        while pieces.last().is_some_and(|piece| **piece == EMPTY) {
            pieces.pop();
        }
        Self { pieces }
    }

    /// How many positions are in the set.
    pub fn len(&self) -> usize {
        self.words().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The positions, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words().enumerate().flat_map(|(at, word)| {
            let mut left = word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.checked_sub(1)?;
                Some(at * 64 + bit as usize)
            })
        })
    }

    fn words(&self) -> impl Iterator<Item = u64> + '_ {
        self.pieces.iter().flat_map(|piece| piece.iter().copied())
    }

    /// Word by word what is in both.
    fn both<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = u64> + 'a {
        let pieces = self.pieces.iter().zip(&other.pieces);
        pieces.flat_map(|(one, other)| one.iter().zip(other.iter()).map(|(one, two)| one & two))
    }

    /// How many bytes these sets take together; a piece that several share counts once.
    #[cfg(test)]
    pub(crate) fn bytes_of<'a>(pasts: impl Iterator<Item = &'a Self>) -> usize {
        let mut seen = std::collections::BTreeSet::new();
        let mut bytes = 0;
        for past in pasts {
            bytes += past.pieces.len() * size_of::<Arc<Piece>>();
            let new = past.pieces.iter().filter(|piece| seen.insert(Arc::as_ptr(piece)));
            bytes += new.count() * size_of::<Piece>();
        }
        bytes
    }
}

/// Whether everything in a piece is in another.
fn is_within(piece: &Arc<Piece>, other: &Arc<Piece>) -> bool {
    Arc::ptr_eq(piece, other) || piece.iter().zip(other.iter()).all(|(word, it)| word & !it == 0)
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

    #[test]
    fn sets_over_several_pieces_are_what_the_positions_say() {
        let even: Past = (0..3 * POSITIONS).filter(|at| at % 2 == 0).collect();
        let low = Past::below(POSITIONS + 7);
        assert_eq!((even.len(), low.len()), (3 * POSITIONS / 2, POSITIONS + 7));
        assert_eq!(low.count_in(&even), POSITIONS / 2 + 4);
        let both = low.intersection(&even);
        assert_eq!(both, (0..POSITIONS + 7).filter(|at| at % 2 == 0).collect());
        assert!(both.is_subset(&low) && both.is_subset(&even) && !low.is_subset(&even));
        // Nothing is left at the end where nothing is in both.
        let last: Past = [2 * POSITIONS + 1].into_iter().collect();
        assert_eq!(last.intersection(&even), Past::new());
        assert!(!last.meets(&even) && last.intersection(&even).is_empty());
        let (mut one, mut other) = (low.clone(), even.clone());
        one.union(&even);
        other.union(&low);
        assert_eq!(one, other);
        assert!(one.iter().eq((0..3 * POSITIONS).filter(|at| at % 2 == 0 || *at < POSITIONS + 7)));
    }

    #[test]
    fn what_grows_by_one_takes_room_for_one_piece() {
        let mut pasts = vec![Past::new()];
        for at in 0..10_000 {
            let mut next = pasts.last().cloned().unwrap_or_default();
            next.insert(at);
            pasts.push(next);
        }
        let bytes = Past::bytes_of(pasts.iter());
        assert!(bytes < pasts.len() * 2 * size_of::<Piece>(), "{bytes}");
    }
}
