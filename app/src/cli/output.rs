//! Standard output, whose reader may go away at any time.

use std::io::{self, ErrorKind, Write};

/// Writes `text`; a reader that has gone, as behind `| head`, is no error.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Writes a line to standard error, where there is nobody to tell when that fails.
pub(crate) fn tell(line: &str) {
    drop(writeln!(io::stderr().lock(), "{line}"));
}

/// Makes somebody else's words safe for a terminal: no control characters, which could move the cursor, change colours or
/// fake other lines. `between` stands for line breaks.
pub(crate) fn plain(words: &str, between: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for letter in words.trim().replace("\r\n", "\n").chars() {
        match letter {
            '\n' => plain.push_str(between),
            '\t' => plain.push(' '),
            // Bidirectional overrides show other letters than are there.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => plain.push('\u{fffd}'),
            letter if letter.is_control() => plain.push('\u{fffd}'),
            letter => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_steer_the_terminal() {
        assert_eq!(plain("a\u{1b}[31mb\u{9b}c\u{7}", " "), "a\u{fffd}[31mb\u{fffd}c\u{fffd}");
        assert_eq!(plain("one\r\ntwo\nthree\u{202e}", " / "), "one / two / three\u{fffd}");
        assert_eq!(plain("ünï – 夜勤", " "), "ünï – 夜勤");
    }
}
