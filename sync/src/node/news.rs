//! What came from the others since this member last looked, and what this member did last.
//!
//! An entry is new when it comes, however long ago it was written: no clock decides it, and neither does where it stands in
//! the log. Of what one member did alike to one thing the newest entry alone is kept, by its hash; what it did is read from
//! the log.
//!
//! Invariant: nobody's words are in it, and it is told to nobody.
//! Source: FORMATS.md §9.6.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::api::{News, NewsLine};
use super::folder::Folder;
use super::history::done;
use crate::group::About;
use crate::id::{EntryHash, MemberId};
use crate::protocol::{Ledger, Row};
use crate::store::Write;

/// How many things are listed; of more than that the newest.
const LISTED: usize = 60;
/// How many of the entries that this member wrote last are looked through for what is told.
const SENT: usize = 32;

/// What is on disk of it: the entries, oldest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Unseen {
    entries: Vec<EntryHash>,
    is_cut: bool,
}

/// What came since this member last looked, and what they did last, each oldest first.
#[derive(Clone, Debug, Default)]
pub(super) struct NewsKept {
    came: Vec<(EntryHash, NewsLine)>,
    is_cut: bool,
    /// With the position in the log; it is in the log alone, and in no row of its own.
    sent: Vec<(usize, NewsLine)>,
}

impl NewsKept {
    /// Reads what was kept; an entry that is not here any more was damaged, and is new again when it comes again.
    pub(super) fn open(ledger: &Ledger, unseen: Unseen) -> Self {
        let came = unseen.entries.into_iter().filter_map(|hash| {
            let at = ledger.log().position(&hash)?;
            Some((hash, line(ledger, at)?))
        });
        let mut kept = Self { came: came.collect(), is_cut: unseen.is_cut, sent: Vec::new() };
        for at in written_last(ledger) {
            if let Some(line) = line(ledger, at) {
                kept.remember(at, line);
            }
        }
        kept
    }

    /// Takes in what came; gives what is to be kept where that is anything new.
    pub(super) fn take_in(
        &mut self,
        ledger: &Ledger,
        rows: &[Row],
        folder: &mut Folder,
    ) -> Option<Write> {
        let me = ledger.me();
        let hashes = rows.iter().filter_map(|row| match row {
            Row::Entry(hash, _) => Some(hash),
            Row::Body(..) | Row::EraseBody(_) => None,
        });
        let mut is_new = false;
        for hash in hashes {
            let at = ledger.log().position(hash);
            let Some((at, line)) = at.and_then(|at| Some((at, line(ledger, at)?))) else {
                continue;
            };
            if Some(line.member) == me {
                self.remember(at, line);
                continue;
            }
            is_new = true;
            self.came.retain(|(_, before)| *before != line);
            self.came.push((*hash, line));
            if self.came.len() > LISTED {
                self.came.remove(0);
                self.is_cut = true;
            }
        }
        is_new.then(|| folder.put_private(&self.unseen()))
    }

    /// Forgets all of it; gives what is to be kept.
    pub(super) fn clear(&mut self, folder: &mut Folder) -> Write {
        self.came.clear();
        self.is_cut = false;
        folder.put_private(&self.unseen())
    }

    /// What is shown: what counts, and of others than this member.
    pub(super) fn shown(&self, ledger: &Ledger, me: MemberId) -> Arc<News> {
        let counts = |hash: &EntryHash| {
            let at = ledger.log().position(hash);
            at.is_some_and(|at| !ledger.standing().parked.contains_key(&at))
        };
        let newest_first = self.came.iter().rev();
        let lines = newest_first.filter(|(hash, line)| line.member != me && counts(hash));
        Arc::new(News { lines: lines.map(|(_, line)| line.clone()).collect(), is_cut: self.is_cut })
    }

    /// What this member did last and counts, the newest first, with its position in the log.
    pub(super) fn sent(&self, ledger: &Ledger) -> impl Iterator<Item = (usize, &NewsLine)> {
        let counts = |at: &usize| !ledger.standing().parked.contains_key(at);
        let newest_first = self.sent.iter().rev().map(|(at, line)| (*at, line));
        newest_first.filter(move |(at, _)| counts(at))
    }

    /// Keeps what this member did; of what they did alike to one thing the newest alone.
    fn remember(&mut self, at: usize, line: NewsLine) {
        self.sent.retain(|(_, before)| *before != line);
        self.sent.push((at, line));
        let more = self.sent.len().saturating_sub(SENT);
        self.sent.drain(..more);
    }

    fn unseen(&self) -> Unseen {
        Unseen { entries: self.came.iter().map(|(hash, _)| *hash).collect(), is_cut: self.is_cut }
    }
}

/// The entries that this member's devices wrote last, in the order of the log.
fn written_last(ledger: &Ledger) -> Vec<usize> {
    let (log, roster, me) = (ledger.log(), ledger.roster(), ledger.me());
    let mine = log.writers().filter(|device| roster.member_of(*device) == me);
    let last = mine.flat_map(|device| log.device_entries(&device).iter().rev().take(SENT));
    let mut last: Vec<usize> = last.copied().collect();
    last.sort_unstable();
    last
}

/// What an entry did; absent where nobody known wrote it, or there is nothing to look at.
fn line(ledger: &Ledger, at: usize) -> Option<NewsLine> {
    let (_, member) = ledger.log().chain_author(&ledger.log().entry(at)?.chain)?;
    let done = done(ledger, at);
    let line =
        NewsLine { member, about: done.about, record: done.record, what: done.what.to_owned() };
    (line.about != About::Newer).then_some(line)
}
