//! Words of one line as they are read: nothing in them that cannot be seen, turns the letters around it about, covers what
//! stands beside them, or is a picture of a font's own.
//!
//! Whoever writes with another program can write anything into a line. Where a name is read, it could otherwise stand on
//! several lines, look like somebody else's, or like a sign of the program.
//!
//! Invariant: what comes out is one line of at most [`MAX_LINE_BYTES`], and stays as it is when it comes in again.
//! Source: Unicode Technical Standard 39, “Unicode Security Mechanisms”, and Unicode Standard Annex 9 for what turns about.

use super::write::MAX_LINE_BYTES;

/// Stands for what has no meaning that two devices share.
const UNKNOWN: char = '\u{fffd}';
/// How many marks may stand on one letter; Hebrew and Vietnamese need three.
const MAX_MARKS: usize = 4;

/// A line as it is read, empty where there is nothing to see in it.
pub fn legible(words: &str) -> String {
    let mut letters: Vec<char> = Vec::new();
    let (mut last, mut marks) = (' ', 0);
    for letter in words.chars().filter_map(seen) {
        let is_kept = match letter {
            _ if is_joiner(letter) => {
                letters.push(letter);
                continue;
            }
            ' ' => last != ' ',
            _ if is_mark(letter) => last != ' ' && marks < MAX_MARKS,
            _ if is_form(letter) => last > '\u{2000}' || last.is_ascii_digit(),
            _ => true,
        };
        if is_kept {
            marks = if is_mark(letter) { marks + 1 } else { 0 };
            letters.push(letter);
            last = letter;
        }
    }
    let around = |at: usize| letters.get(at).copied().unwrap_or(' ');
    let joined = letters.iter().enumerate().filter(|(at, letter)| {
        !is_joiner(**letter)
            || (at.checked_sub(1).is_some_and(|at| joins(around(at))) && joins(around(at + 1)))
    });
    let line: String = joined.map(|(_, letter)| letter).collect();
    shortened(line.trim_end())
}

/// As much of a line as one may be, with a sign where there was more.
fn shortened(line: &str) -> String {
    const MORE: char = '…';
    if line.len() <= MAX_LINE_BYTES {
        return line.to_owned();
    }
    let ends = line.char_indices().map(|(at, _)| at);
    let end = ends.take_while(|at| at + MORE.len_utf8() <= MAX_LINE_BYTES).last();
    let (kept, _) = line.split_at(end.unwrap_or(0));
    format!("{}{MORE}", kept.trim_end())
}

/// A letter as it counts; none where it is not to be seen.
fn seen(letter: char) -> Option<char> {
    match letter {
        _ if letter.is_whitespace() => Some(' '),
        // As empty as a space, and no space by its kind.
        '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{115f}' | '\u{1160}' => Some(' '),
        _ if letter.is_control() || is_unseen(letter) => None,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(UNKNOWN),
        _ => Some(letter),
    }
}

/// Whether it is drawn nowhere, or only changes what stands around it.
const fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'
            | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0d}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether it asks for letters or pictures to be joined, or not to be.
const fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Whether letters of this kind are joined, as in Arabic and Devanagari, and pictures of people: in Latin, Greek and Cyrillic
/// a joiner changes nothing that is seen.
const fn joins(letter: char) -> bool {
    letter >= '\u{590}' && letter != UNKNOWN && !is_joiner(letter)
}

/// Whether it chooses between a picture and a letter.
const fn is_form(letter: char) -> bool {
    matches!(letter, '\u{fe0e}' | '\u{fe0f}')
}

/// Whether it stands on, below or through the letter before it, of the kinds that can be piled up.
const fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5bd}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{e31}'
            | '\u{e34}'..='\u{e3a}'
            | '\u{e47}'..='\u{e4e}'
            | '\u{eb1}'
            | '\u{eb4}'..='\u{ebc}'
            | '\u{ec8}'..='\u{ece}'
            | '\u{f71}'..='\u{f7e}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_of_any_script_stays_as_it_is() {
        for name in [
            "Ana",
            "Élise Müller-O’Neill",
            "Nguyễn Thị Ánh",
            "Ngu\u{79}e\u{302}\u{303}n",
            "محمد",
            "علی\u{200c}رضا",
            "שָׁלוֹם",
            "श्री\u{200d}मती",
            "ณัฐวุฒิ",
            "王美咲",
            "김하늘",
            "Αθηνά",
            "Ольга",
            "ნინო",
            "Ben 👩\u{200d}⚕\u{fe0f}",
            "Team 1\u{fe0f}\u{20e3}",
        ] {
            assert_eq!(legible(name), name);
        }
    }

    #[test]
    fn what_cannot_be_seen_makes_no_other_name() {
        for name in [
            "A\u{200b}na",
            "\u{202e}Ana",
            "An\u{200d}a\u{200c}",
            "Ana\u{2066}\u{2069}",
            " Ana\u{3164}",
            "An\u{ad}a\u{fe0f}",
            "\u{301}Ana\u{e0041}",
            "Ana\u{0}\r",
            "\u{a0}Ana\u{2800}\n",
        ] {
            assert_eq!(legible(name), "Ana", "{}", name.escape_unicode());
        }
    }

    #[test]
    fn a_name_of_nothing_that_is_seen_is_none() {
        for name in ["", " \n", "\u{200b}\u{2060}", "\u{3164}", "\u{202e}\u{202c}", "\u{301}"] {
            assert_eq!(legible(name), "");
        }
    }

    #[test]
    fn a_line_stays_one_and_a_picture_of_a_fonts_own_is_no_sign() {
        assert_eq!(legible("Ana\nBen has agreed"), "Ana Ben has agreed");
        assert_eq!(legible("Ana\u{2028}\u{2029}Ben"), "Ana Ben");
        assert_eq!(legible("Ana \u{e06c}\u{f8ff}\u{f0001}"), "Ana \u{fffd}\u{fffd}\u{fffd}");
        assert_eq!(
            legible(&format!("A{}na", "\u{336}".repeat(40))),
            "A\u{336}\u{336}\u{336}\u{336}na"
        );
        let long = legible(&"night ".repeat(3_000));
        assert!(long.len() <= MAX_LINE_BYTES && long.ends_with('…'), "{long}");
    }

    proptest! {
        #[test]
        fn what_is_legible_stays_as_it_is_and_stays_within_a_line(words in "\\PC{0,200}|[\\u{0}-\\u{10ffff}]{0,200}") {
            let line = legible(&words);
            prop_assert!(line.len() <= MAX_LINE_BYTES);
            prop_assert_eq!(legible(&line), line.clone());
            prop_assert!(!line.contains(char::is_control));
        }
    }
}
