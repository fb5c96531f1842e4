//! What came from the others since this member last looked.
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

/// What is on disk of it: the entries, oldest first.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Unseen {
    entries: Vec<EntryHash>,
    is_cut: bool,
}

/// What came since this member last looked, oldest first.
#[derive(Clone, Debug, Default)]
pub(super) struct NewsKept {
    came: Vec<(EntryHash, NewsLine)>,
    is_cut: bool,
}

impl NewsKept {
    /// Reads what was kept; an entry that is not here any more was damaged, and is new again when it comes again.
    pub(super) fn open(ledger: &Ledger, unseen: Unseen) -> Self {
        let lines =
            unseen.entries.into_iter().filter_map(|hash| Some((hash, line(ledger, &hash)?)));
        Self { came: lines.collect(), is_cut: unseen.is_cut }
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
            let Some(line) = line(ledger, hash).filter(|line| Some(line.member) != me) else {
                continue;
            };
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
        *self = Self::default();
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

    fn unseen(&self) -> Unseen {
        Unseen { entries: self.came.iter().map(|(hash, _)| *hash).collect(), is_cut: self.is_cut }
    }
}

/// What an entry did; absent where nobody known wrote it, or there is nothing to look at.
pub(super) fn line(ledger: &Ledger, hash: &EntryHash) -> Option<NewsLine> {
    let at = ledger.log().position(hash)?;
    let (_, member) = ledger.log().chain_author(&ledger.log().entry(at)?.chain)?;
    let done = done(ledger, at);
    let line =
        NewsLine { member, about: done.about, record: done.record, what: done.what.to_owned() };
    (line.about != About::Newer).then_some(line)
}
