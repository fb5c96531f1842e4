//! Looking for words on the command line, in the same way as in the window.

use jiff::Zoned;
use kith_sync::node::api::NodeState;

use crate::view::Source;
use crate::view::search::search;

/// Where the words are, a line each, and whether there is more than is listed; nothing for no words.
///
/// All of the words have to be in one text, in any case and with any accents. What was taken back is not found.
pub fn found_lines(state: &NodeState, words: &str, now: &Zoned) -> (Vec<String>, bool) {
    let source = Source { snapshot: &state.snapshot, status: &state.status, now };
    let found = search(&source, &state.mine, words);
    let lines = found.lines.into_iter().map(|line| format!("{}: {}", line.heading, line.words));
    (lines.collect(), found.is_cut)
}
