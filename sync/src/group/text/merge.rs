//! Joining two versions of a text by whole words, over the version that both started from.
//!
//! Invariant: bounded by [`MAX_CELLS`] whatever the texts; the result depends on the three texts alone.
//! Source: S. Khanna, K. Kunal, B. Pierce, "A Formal Investigation of Diff3" (2007), with words for lines.

/// How large the table of a comparison may become; beyond, both versions are shown whole.
const MAX_CELLS: usize = 4_000_000;
/// What stands where one removed words that the other changed.
const NOTHING: &str = "–";

/// Joins two versions; `true` where both changed the same words and the result shows both.
pub(super) fn merge(base: Option<&str>, one: &str, other: &str) -> (String, bool) {
    if one == other {
        return (one.to_owned(), false);
    }
    let joined = base.and_then(|base| merge_words(&words(base), &words(one), &words(other)));
    joined.unwrap_or_else(|| (format!("{one}\n{other}"), true))
}

/// A word and the space behind it.
#[derive(Clone, Copy, Debug)]
struct Word<'a> {
    word: &'a str,
    space: &'a str,
}

/// Splits a text; space at its beginning stands behind an empty word.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let word_end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, after) = rest.split_at(word_end);
        let space_end = after.find(|c: char| !c.is_whitespace()).unwrap_or(after.len());
        let (space, after) = after.split_at(space_end);
        words.push(Word { word, space });
        rest = after;
    }
    words
}

fn merge_words(base: &[Word<'_>], one: &[Word<'_>], other: &[Word<'_>]) -> Option<(String, bool)> {
    let in_one = matches(base, one)?;
    let in_other = matches(base, other)?;
    let mut out = String::new();
    let mut overlap = false;
    let (mut b, mut x, mut y) = (0, 0, 0);
    loop {
        // The next word that all three share ends the stretch before it.
        let shared = (b..base.len()).find_map(|at| {
            let (in_one, in_other) = (*in_one.get(at)?, *in_other.get(at)?);
            Some((at, in_one?, in_other?))
        });
        let (b_end, x_end, y_end) = shared.unwrap_or((base.len(), one.len(), other.len()));
        let (from_base, from_one, from_other) =
            (base.get(b..b_end)?, one.get(x..x_end)?, other.get(y..y_end)?);
        overlap |= stretch(&mut out, from_base, from_one, from_other);
        let Some((b_at, x_at, y_at)) = shared else { return Some((out, overlap)) };
        let (in_base, in_one, in_other) = (base.get(b_at)?, one.get(x_at)?, other.get(y_at)?);
        separate(&mut out);
        out.push_str(in_base.word);
        // Space follows whoever changed it.
        out.push_str(if in_one.space == in_base.space { in_other.space } else { in_one.space });
        (b, x, y) = (b_at + 1, x_at + 1, y_at + 1);
    }
}

/// Appends what becomes of a stretch between words that all share; tells whether both changed it.
fn stretch(out: &mut String, base: &[Word<'_>], one: &[Word<'_>], other: &[Word<'_>]) -> bool {
    let taken = if same(one, base) {
        other
    } else if same(other, base) || same(one, other) {
        one
    } else {
        separate(out);
        let space = one.last().or(other.last()).map_or("", |word| word.space);
        let (one, other) = (plain(one), plain(other));
        for part in ["[", &one, " / ", &other, "]", space] {
            out.push_str(part);
        }
        return true;
    };
    for word in taken {
        separate(out);
        out.push_str(word.word);
        out.push_str(word.space);
    }
    false
}

/// Keeps a word that was the last of its version apart from one that follows now.
fn separate(out: &mut String) {
    if out.chars().next_back().is_some_and(|last| !last.is_whitespace()) {
        out.push(' ');
    }
}

fn plain(words: &[Word<'_>]) -> String {
    if words.is_empty() {
        return NOTHING.to_owned();
    }
    let text: String = words.iter().flat_map(|word| [word.word, word.space]).collect();
    text.trim().to_owned()
}

fn same(one: &[Word<'_>], other: &[Word<'_>]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a.word == b.word)
}

/// For each word of `base` its place in `text`, along a longest common subsequence; absent where it is too much.
fn matches(base: &[Word<'_>], text: &[Word<'_>]) -> Option<Vec<Option<usize>>> {
    let mut found = vec![None; base.len()];
    let pairs = base.iter().zip(text);
    let head = pairs.take_while(|(a, b)| a.word == b.word).count();
    for (at, place) in found.iter_mut().enumerate().take(head) {
        *place = Some(at);
    }
    let (base_rest, text_rest) = (base.get(head..)?, text.get(head..)?);
    let pairs = base_rest.iter().rev().zip(text_rest.iter().rev());
    let tail = pairs.take_while(|(a, b)| a.word == b.word).count();
    for back in 1..=tail {
        *found.get_mut(base.len() - back)? = Some(text.len() - back);
    }
    let base_rest = base_rest.get(..base_rest.len() - tail)?;
    let text_rest = text_rest.get(..text_rest.len() - tail)?;

    let width = text_rest.len() + 1;
    let cells = (base_rest.len() + 1).checked_mul(width).filter(|cells| *cells <= MAX_CELLS)?;
    // longest[i * width + j]: the longest common subsequence of base_rest[i..] and text_rest[j..].
    let mut longest = vec![0_u16; cells];
    for (i, a) in base_rest.iter().enumerate().rev() {
        for (j, b) in text_rest.iter().enumerate().rev() {
            let at = i * width + j;
            let best = if a.word == b.word {
                longest.get(at + width + 1)? + 1
            } else {
                *longest.get(at + width)?.max(longest.get(at + 1)?)
            };
            *longest.get_mut(at)? = best;
        }
    }
    let (mut i, mut j) = (0, 0);
    while let (Some(a), Some(b)) = (base_rest.get(i), text_rest.get(j)) {
        let at = i * width + j;
        if a.word == b.word {
            *found.get_mut(head + i)? = Some(head + j);
            (i, j) = (i + 1, j + 1);
        } else if longest.get(at + width)? >= longest.get(at + 1)? {
            i += 1;
        } else {
            j += 1;
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(base: &str, one: &str, other: &str) -> (String, bool) {
        merge(Some(base), one, other)
    }

    #[test]
    fn what_one_removed_and_the_other_changed_is_shown() {
        let joined = joined("a very long day", "a day", "a terribly long day");
        assert_eq!(joined, ("a [– / terribly long] day".to_owned(), true));
    }

    #[test]
    fn both_adding_at_the_end_is_shown_as_both() {
        let (text, overlap) = joined("We rest.", "We rest. We talk.", "We rest. We walk.");
        assert_eq!((text.as_str(), overlap), ("We rest. [We talk. / We walk.]", true));
    }

    #[test]
    fn the_same_change_twice_is_one_change() {
        assert_eq!(joined("a b", "a c", "a c"), ("a c".to_owned(), false));
        assert_eq!(joined("a b d", "a c d", "a c d e"), ("a c d e".to_owned(), false));
    }

    #[test]
    fn space_that_one_changed_is_kept() {
        assert_eq!(joined("a b c", "a\n\nb c", "a b d"), ("a\n\nb d".to_owned(), false));
    }

    #[test]
    fn words_never_run_together() {
        let (text, _) = joined("one two", "one two three", "zero one two");
        assert_eq!(text, "zero one two three");
    }

    #[test]
    fn texts_too_long_to_compare_are_both_shown() {
        let long = |word: &str| {
            let words: Vec<String> = (0..8_000).map(|n| format!("{word}{n}")).collect();
            words.join(" ")
        };
        let (text, overlap) = joined(&long("a"), &long("b"), &long("c"));
        assert!(overlap);
        assert_eq!(text, format!("{}\n{}", long("b"), long("c")));
    }
}
