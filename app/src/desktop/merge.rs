//! Joins what somebody else wrote with what is being typed, by whole words, and says where the caret then stands.
//!
//! Invariant: a result holds every word that either side added; where both changed the same words there is no result.
//! Source: FORMATS.md §4, "How it is read".

use std::cmp::Ordering;
use std::ops::Range;

/// Above this many comparisons the middle of a text counts as one change.
const MAX_COMPARISONS: usize = 4_000_000;

/// The joined words, and where places in one's own words went.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Joined {
    pub(crate) words: String,
    /// Copied stretches: from which characters of one's own, to which character of `words`.
    copied: Vec<(Range<usize>, usize)>,
}

impl Joined {
    /// Where a place in one's own words, in characters, is now: behind what was put there.
    pub(crate) fn place(&self, at: usize) -> usize {
        self.places(at).last().unwrap_or_default()
    }

    /// Where two places are now. Between them stands what stood there, with what was put inside, and nothing that was put
    /// beside it.
    pub(crate) fn range(&self, [one, other]: [usize; 2]) -> [usize; 2] {
        let before = |at| self.places(at).next().unwrap_or_default();
        match one.cmp(&other) {
            Ordering::Less => [self.place(one), before(other).max(self.place(one))],
            Ordering::Equal => [self.place(one); 2],
            Ordering::Greater => [before(one).max(self.place(other)), self.place(other)],
        }
    }

    /// Where a place is in each stretch that it is in or at the border of; in the one before it where it is in none.
    fn places(&self, at: usize) -> impl Iterator<Item = usize> {
        let begun = self.copied.iter().take_while(move |(from, _)| from.start <= at);
        let is_past = move |(from, _): &&(Range<usize>, usize)| from.end < at;
        let in_none = self.copied.iter().take_while(is_past).last();
        let mut stretches = begun.clone().skip_while(is_past).peekable();
        let found = if stretches.peek().is_some() { None } else { in_none };
        let all = stretches.chain(found);
        all.map(move |(from, to)| to + at.min(from.end) - from.start)
    }
}

/// Joins; absent where both changed the same words, differently.
pub(crate) fn join(base: &str, mine: &str, theirs: &str) -> Option<Joined> {
    let (base, mine, theirs) = (pieces(base), pieces(mine), pieces(theirs));
    let my_changes = changes(&base, &mine);
    let their_changes = changes(&base, &theirs);
    let mut out = Out::default();
    let (mut at, mut mine_at) = (0, 0);
    let (mut left, mut right) = (my_changes.iter().peekable(), their_changes.iter().peekable());
    loop {
        match (left.peek().copied(), right.peek().copied()) {
            (None, None) => break,
            (Some(my), Some(their)) if touch(&my.base, &their.base) => {
                if my.base != their.base
                    || mine.get(my.side.clone()) != theirs.get(their.side.clone())
                {
                    return None;
                }
                right.next();
            }
            (my, Some(their)) if my.is_none_or(|my| their.base.start < my.base.start) => {
                let kept = base.get(at..their.base.start)?;
                out.copy(kept, &mut mine_at);
                out.put(theirs.get(their.side.clone())?);
                // What they took away was mine too: step over it.
                mine_at += length(base.get(their.base.clone())?);
                at = their.base.end;
                right.next();
            }
            (Some(my), _) => {
                out.copy(base.get(at..my.base.start)?, &mut mine_at);
                out.copy(mine.get(my.side.clone())?, &mut mine_at);
                at = my.base.end;
                left.next();
            }
            (None, Some(_)) => return None,
        }
    }
    out.copy(base.get(at..)?, &mut mine_at);
    Some(Joined { words: out.words, copied: out.copied })
}

/// A stretch of two wordings that are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Same(String),
    Removed(String),
    Added(String),
}

/// What changed from one wording to another, word by word. What was put in another's place stands behind it.
pub(crate) fn compare(then: &str, now: &str) -> Vec<Piece> {
    let (then, now) = (pieces(then), pieces(now));
    let is_space = |range: Range<usize>| {
        let mut between = then.get(range).unwrap_or_default().iter();
        between.all(|piece| piece.trim().is_empty())
    };
    let mut joined: Vec<Change> = Vec::new();
    for change in changes(&then, &now) {
        // Two changed words with a space between are read as one change.
        match joined.last_mut() {
            Some(last) if is_space(last.base.end..change.base.start) => {
                last.base.end = change.base.end;
                last.side.end = change.side.end;
            }
            Some(_) | None => joined.push(change),
        }
    }
    let mut found = Vec::new();
    let mut put = |piece: fn(String) -> Piece, words: Option<&[&str]>| {
        let words = words.unwrap_or_default().concat();
        if !words.is_empty() {
            found.push(piece(words));
        }
    };
    let mut at = 0;
    for change in joined {
        put(Piece::Same, then.get(at..change.base.start));
        put(Piece::Removed, then.get(change.base.clone()));
        put(Piece::Added, now.get(change.side));
        at = change.base.end;
    }
    put(Piece::Same, then.get(at..));
    found
}

/// A stretch of the base and what stands in its place.
#[derive(Debug, PartialEq, Eq)]
struct Change {
    base: Range<usize>,
    side: Range<usize>,
}

#[derive(Default)]
struct Out {
    words: String,
    chars: usize,
    copied: Vec<(Range<usize>, usize)>,
}

impl Out {
    /// Adds words that stand in one's own text too.
    fn copy(&mut self, pieces: &[&str], mine_at: &mut usize) {
        let start = *mine_at;
        *mine_at += length(pieces);
        self.copied.push((start..*mine_at, self.chars));
        self.put(pieces);
    }

    fn put(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.words.push_str(piece);
        }
        self.chars += length(pieces);
    }
}

fn length(pieces: &[&str]) -> usize {
    pieces.iter().map(|piece| piece.chars().count()).sum()
}

/// Whether two stretches share a piece or a border: words added at the same place are a choice for people.
fn touch(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// Words, stretches of space, and single other characters.
fn pieces(text: &str) -> Vec<&str> {
    let kind = |c: char| {
        if c.is_alphanumeric() {
            0
        } else if c.is_whitespace() {
            1
        } else {
            2
        }
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| before != kind(c) || before == 2) {
            pieces.extend(text.get(start..at));
            start = at;
        }
        before = Some(kind(c));
    }
    pieces.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

/// What changed from `base` to `side`, in order, by a longest common subsequence.
fn changes(base: &[&str], side: &[&str]) -> Vec<Change> {
    let front = base.iter().zip(side).take_while(|(a, b)| a == b).count();
    let most = base.len().min(side.len()) - front;
    let back =
        base.iter().rev().zip(side.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let (old, new) = (front..base.len() - back, front..side.len() - back);
    if old.is_empty() && new.is_empty() {
        return Vec::new();
    }
    let width = new.len() + 1;
    let Some(cells) = (old.len() + 1).checked_mul(width).filter(|cells| *cells <= MAX_COMPARISONS)
    else {
        return vec![Change { base: old, side: new }];
    };
    // lengths[i * width + j]: the longest common part of what follows i in the base and j in the side.
    let mut lengths = vec![0_u32; cells];
    let length =
        |lengths: &[u32], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    let same = |i: usize, j: usize| base.get(front + i) == side.get(front + j);
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let value = if same(i, j) {
                length(&lengths, i + 1, j + 1) + 1
            } else {
                length(&lengths, i + 1, j).max(length(&lengths, i, j + 1))
            };
            if let Some(cell) = lengths.get_mut(i * width + j) {
                *cell = value;
            }
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    let (mut from_i, mut from_j) = (0, 0);
    let mut close = |from_i: usize, i: usize, from_j: usize, j: usize| {
        if from_i < i || from_j < j {
            found.push(Change { base: front + from_i..front + i, side: front + from_j..front + j });
        }
    };
    while i < old.len() && j < new.len() {
        if same(i, j) {
            close(from_i, i, from_j, j);
            (i, j) = (i + 1, j + 1);
            (from_i, from_j) = (i, j);
        } else if length(&lengths, i + 1, j) >= length(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    close(from_i, old.len(), from_j, new.len());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(base: &str, mine: &str, theirs: &str) -> Option<String> {
        join(base, mine, theirs).map(|joined| joined.words)
    }

    #[test]
    fn changes_in_different_places_are_both_there() {
        assert_eq!(
            joined(
                "We listen first. We keep time.",
                "We listen first, always. We keep time.",
                "We listen first. We keep the time."
            )
            .unwrap(),
            "We listen first, always. We keep the time."
        );
    }

    #[test]
    fn the_same_word_changed_by_both_is_for_people_to_choose() {
        assert_eq!(joined("We are tired.", "We are exhausted.", "We are weary."), None);
        assert_eq!(
            joined("We are tired.", "We are weary.", "We are weary.").unwrap(),
            "We are weary."
        );
        // Words added at the same place by both have no order that anybody chose.
        assert_eq!(joined("We meet.", "We meet here.", "We meet soon."), None);
    }

    #[test]
    fn the_caret_stays_beside_the_same_words() {
        let joined =
            join("keep time. listen.", "keep time. listen well.", "please keep time. listen.")
                .unwrap();
        assert_eq!(joined.words, "please keep time. listen well.");
        let before_well = "keep time. listen ".chars().count();
        assert_eq!(joined.place(before_well), "please keep time. listen ".chars().count());
        assert_eq!(
            joined.place("keep time. listen well.".chars().count()),
            joined.words.chars().count()
        );
    }

    #[test]
    fn a_caret_in_words_that_were_taken_away_stands_where_they_were() {
        let joined = join("one two three", "one two three", "one three").unwrap();
        assert_eq!(joined.words, "one three");
        let place = joined.place("one tw".chars().count());
        assert!(place == "one ".chars().count() || place == "one".chars().count(), "{place}");
        assert_eq!(joined.place("one two th".chars().count()), "one th".chars().count());
    }

    #[test]
    fn a_selection_takes_in_what_was_put_inside_it_and_nothing_beside_it() {
        let base = "one two three four";
        let two_three = [4, 13];
        let chosen = |theirs: &str, range: [usize; 2]| {
            let joined = join(base, base, theirs).unwrap();
            let [from, to] = joined.range(range);
            joined.words.chars().skip(from.min(to)).take(from.abs_diff(to)).collect::<String>()
        };
        for range in [two_three, [13, 4]] {
            assert_eq!(chosen("zero one two three four", range), "two three");
            assert_eq!(chosen("one and two three four", range), "two three");
            assert_eq!(chosen("one two three and four", range), "two three");
            assert_eq!(chosen("one two three, four", range), "two three");
            assert_eq!(chosen("one two and three four", range), "two and three");
            assert_eq!(chosen("one four", range), "");
        }
    }

    #[test]
    fn words_of_any_script_keep_their_places_by_character() {
        let joined = join("夜勤 の あと", "夜勤 の あと で", "長い 夜勤 の あと").unwrap();
        assert_eq!(joined.words, "長い 夜勤 の あと で");
        assert_eq!(joined.place(3), 6);
    }

    #[test]
    fn what_changed_is_shown_word_by_word() {
        let same = |words: &str| Piece::Same(words.to_owned());
        let removed = |words: &str| Piece::Removed(words.to_owned());
        let added = |words: &str| Piece::Added(words.to_owned());
        assert_eq!(
            compare("We begin on time. We listen.", "We begin at seven sharp. We listen."),
            [same("We begin "), removed("on time"), added("at seven sharp"), same(". We listen.")]
        );
        assert_eq!(
            compare("We listen.", "We listen first."),
            [same("We listen"), added(" first"), same(".")]
        );
        assert_eq!(compare("a", "a"), [same("a")]);
        assert_eq!(compare("", "a"), [added("a")]);
    }

    #[test]
    fn joining_nothing_changes_nothing() {
        for text in ["", "a", "a b  c\n\nd", "…!?"] {
            let joined = join(text, text, text).unwrap();
            assert_eq!(joined.words, text);
            for at in 0..=text.chars().count() {
                assert_eq!(joined.place(at), at);
            }
        }
        assert_eq!(joined("", "mine", "").unwrap(), "mine");
        assert_eq!(joined("", "", "theirs").unwrap(), "theirs");
    }
}
