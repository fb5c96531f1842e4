//! Asking for a passphrase in a terminal, without showing it.

use std::io::{self, BufRead as _, IsTerminal as _};

use zeroize::Zeroizing;

/// More than any passphrase has.
const MAX_LINE_BYTES: u64 = 4096;

/// Asks on standard error and reads a line of standard input that is not shown; nothing where that is no terminal.
#[cfg(unix)]
pub(crate) fn ask(question: &str) -> io::Result<Option<Zeroizing<String>>> {
    let input = io::stdin();
    if !input.is_terminal() {
        return Ok(None);
    }
    let hidden = Hidden::begin()?;
    eprint(question);
    let line = read_line();
    drop(hidden);
    eprint("\n");
    line.map(Some)
}

/// A terminal that shows what is typed is not asked: the variable and the file are there.
#[cfg(not(unix))]
pub(crate) fn ask(_question: &str) -> io::Result<Option<Zeroizing<String>>> {
    Ok(None)
}

/// Reads a line of standard input, without its line break; empty at the end.
pub(crate) fn read_line() -> io::Result<Zeroizing<String>> {
    use std::io::Read as _;
    let mut line = Zeroizing::new(String::with_capacity(4096));
    io::stdin().lock().take(MAX_LINE_BYTES).read_line(&mut line)?;
    let length = line.trim_end_matches(['\n', '\r']).len();
    line.truncate(length);
    Ok(line)
}

#[cfg(unix)]
fn eprint(words: &str) {
    use std::io::Write as _;
    let mut out = io::stderr().lock();
    // Where there is nobody to tell, nobody is asked either.
    drop(out.write_all(words.as_bytes()).and_then(|()| out.flush()));
}

/// A terminal that shows nothing of what is typed, as long as this lives.
#[cfg(unix)]
struct Hidden(rustix::termios::Termios);

#[cfg(unix)]
impl Hidden {
    fn begin() -> io::Result<Self> {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let input = io::stdin();
        let before = tcgetattr(&input)?;
        let mut hidden = before.clone();
        hidden.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&input, OptionalActions::Flush, &hidden)?;
        Ok(Self(before))
    }
}

#[cfg(unix)]
impl Drop for Hidden {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        // A terminal that is gone shows nothing anyway.
        tcsetattr(io::stdin(), OptionalActions::Now, &self.0).unwrap_or_default();
    }
}
