//! What is half done with parcels: one that is being written, and those that were given to be read.
//!
//! Invariant: an answer finds the file it is about by its number, also where others were given since.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kith_sync::id::{DeviceId, MemberId};
use kith_sync::node::api::{JoinAsked, Reply};
use kith_sync::node::parcel_file_name;

use crate::screen::save::path_of;
use crate::view::parcels::{Came, Read, ReceiverView, Written};

/// How many files that were read stay in sight.
const KEPT: usize = 12;

/// Where an answer about parcels belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ParcelSpot {
    /// One that is written.
    Write,
    /// A file that is read, by its number.
    Read(usize),
    /// What is written in answer to it.
    Answer(usize),
}

/// What is half done with parcels.
#[derive(Debug, Default)]
pub(crate) struct ParcelDrafts {
    /// The one that is being written; absent until the screen was shown.
    pub(crate) writing: Option<Writing>,
    /// Where a file is that is to be read.
    pub(crate) path: String,
    /// Files that were given to be read, the newest first.
    pub(crate) read: Vec<Reading>,
    /// What was written last.
    pub(crate) written: Option<Written>,
    /// Whether this device has just come in by a file, so that the others do not know of it yet.
    pub(crate) is_new: bool,
    /// Where the one lies that is being written.
    sent: Option<PathBuf>,
    given: usize,
    /// How often what is shown of it has changed.
    pub(crate) changes: usize,
}

/// A parcel while it is written.
#[derive(Debug)]
pub(crate) struct Writing {
    pub(crate) to: BTreeSet<MemberId>,
    pub(crate) everything: bool,
    pub(crate) path: String,
}

/// A file that was given to be read.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) nth: usize,
    pub(crate) file: PathBuf,
    pub(crate) came: Option<Came>,
    /// Whether another asks by it now than whose words were shown before.
    pub(crate) is_another: bool,
    /// Where what is written in answer is to lie.
    pub(crate) path: String,
    /// The reply to it.
    pub(crate) reply: Option<Written>,
}

impl Writing {
    /// One for whoever lacks something.
    pub(crate) fn for_who_lacks(receivers: &[ReceiverView]) -> Self {
        let lacking = receivers.iter().filter(|it| it.lacks).map(|it| it.member);
        Self::to(lacking.collect())
    }

    fn to(to: BTreeSet<MemberId>) -> Self {
        Self { to, everything: false, path: path_of(&parcel_file_name()) }
    }
}

impl ParcelDrafts {
    /// Begins one for a member.
    pub(crate) fn write_for(&mut self, member: MemberId) {
        self.writing = Some(Writing::to(BTreeSet::from([member])));
        self.write_another();
    }

    /// What was written last is put away.
    pub(crate) fn write_another(&mut self) {
        self.written = None;
        self.changes += 1;
    }

    /// What came of a file is put away.
    pub(crate) fn put_away(&mut self, nth: usize) {
        self.read.retain(|reading| reading.nth != nth);
        self.changes += 1;
    }

    /// Somebody has just come in by a file: the others learn of it by a parcel.
    pub(crate) fn came_in(&mut self, others: BTreeSet<MemberId>) {
        self.writing = Some(Writing::to(others));
        self.is_new = true;
    }

    /// It is being written now; where.
    pub(crate) fn send(&mut self) -> Option<PathBuf> {
        let file = PathBuf::from(self.writing.as_ref()?.path.trim());
        self.sent = Some(file.clone());
        Some(file)
    }

    /// Notes a file that is to be read; its number.
    pub(crate) fn give(&mut self, file: PathBuf) -> usize {
        let nth = self.given;
        self.given += 1;
        let path = beside(&file);
        self.read
            .insert(0, Reading { nth, file, came: None, is_another: false, path, reply: None });
        self.read.truncate(KEPT);
        self.changes += 1;
        nth
    }

    /// Puts an answer where it belongs, with the file that was asked for there.
    pub(crate) fn hear(&mut self, spot: ParcelSpot, reply: Reply) {
        self.changes += 1;
        match spot {
            ParcelSpot::Write => {
                let (Reply::ParcelWritten(parcel), Some(file)) = (reply, self.sent.take()) else {
                    return;
                };
                if let Some(writing) = &mut self.writing {
                    writing.path = beside(&file);
                }
                self.written = Some(Written { file, parcel });
                self.is_new = false;
            }
            ParcelSpot::Read(nth) | ParcelSpot::Answer(nth) => {
                if let Some(reading) = self.read.iter_mut().find(|reading| reading.nth == nth) {
                    reading.hear(reply);
                }
            }
        }
    }

    /// What was read, for the view.
    pub(crate) fn to_show(&self) -> Vec<Read<'_>> {
        let shown = |it| {
            let Reading { file, came, is_another, reply, .. }: &Reading = it;
            Read { file, came: came.as_ref(), is_another: *is_another, reply: reply.as_ref() }
        };
        self.read.iter().map(shown).collect()
    }
}

impl Reading {
    /// The device that asks by it to come in, as it was shown.
    pub(crate) fn asks(&self) -> Option<DeviceId> {
        match &self.came {
            Some(Came::Asks(asked)) => Some(asked.device),
            Some(Came::Parcel(_) | Came::LetIn { .. }) | None => None,
        }
    }

    fn hear(&mut self, reply: Reply) {
        match reply {
            Reply::ParcelRead(parcel) => self.came = Some(Came::Parcel(parcel)),
            Reply::JoinRequest(asked) => {
                self.is_another =
                    matches!(&self.came, Some(Came::Asks(before)) if before.device != asked.device);
                self.came = Some(Came::Asks(asked));
            }
            Reply::LetIn(let_in) => {
                let asked = match self.came.take() {
                    Some(Came::Asks(asked) | Came::LetIn { asked, .. }) => asked,
                    Some(Came::Parcel(_)) | None => JoinAsked {
                        device: let_in.device,
                        name: Some(String::new()),
                        words: let_in.words,
                        came_before: false,
                    },
                };
                let file = PathBuf::from(self.path.trim());
                let answer = Written { file, parcel: let_in.answer };
                self.came = Some(Came::LetIn { asked, answer });
            }
            Reply::ParcelWritten(parcel) => {
                self.reply = Some(Written { file: PathBuf::from(self.path.trim()), parcel });
            }
            Reply::Done | Reply::Ticket { .. } | Reply::History(_) | Reply::Refused { .. } => {}
        }
    }
}

/// A file beside another, under a name that says nothing.
fn beside(file: &Path) -> String {
    file.with_file_name(parcel_file_name()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::scripted::{asks, ben, brought, read, written_for};

    #[test]
    fn an_answer_finds_its_file_also_where_others_were_given_since() {
        let mut drafts = ParcelDrafts::default();
        let first = drafts.give("/stick/one.kith".into());
        let second = drafts.give("/stick/two.kith".into());
        drafts.hear(ParcelSpot::Read(first), read("from-ben.kith", None));
        drafts.hear(ParcelSpot::Read(second), read("request.kith", None));
        let came: Vec<_> = drafts.read.iter().map(|it| it.came.clone()).collect();
        assert_eq!(came, [Some(Came::Asks(asks())), Some(Came::Parcel(Box::new(brought())))]);
        // The reply lies beside what it replies to, under a name that says nothing.
        let beside = drafts.read[1].path.clone();
        assert!(beside.starts_with("/stick/parcel-"), "{beside}");
        drafts.hear(ParcelSpot::Answer(first), written_for(&[ben()]));
        assert_eq!(drafts.read[1].reply.as_ref().unwrap().file, Path::new(&beside));
    }

    #[test]
    fn a_request_in_the_place_of_the_one_that_was_compared_is_told_apart() {
        let mut drafts = ParcelDrafts::default();
        let nth = drafts.give("/stick/request.kith".into());
        drafts.hear(ParcelSpot::Read(nth), read("request.kith", None));
        drafts.hear(ParcelSpot::Answer(nth), read("request.kith", None));
        assert!(!drafts.read[0].is_another);
        let device = kith_sync::id::DeviceId::from_bytes([41; 32]);
        let other = JoinAsked { device, ..asks() };
        drafts.hear(ParcelSpot::Answer(nth), Reply::JoinRequest(other.clone()));
        assert!(drafts.read[0].is_another);
        assert_eq!(drafts.read[0].came, Some(Came::Asks(other)));
    }

    #[test]
    fn the_next_parcel_is_never_written_over_the_last() {
        let mut drafts = ParcelDrafts::default();
        drafts.write_for(ben());
        let first = drafts.writing.as_ref().unwrap().path.clone();
        drafts.send();
        drafts.hear(ParcelSpot::Write, written_for(&[ben()]));
        assert_eq!(drafts.written.unwrap().file, Path::new(&first));
        assert_ne!(drafts.writing.unwrap().path, first);
    }

    #[test]
    fn no_more_than_a_few_that_were_read_stay_in_sight() {
        let mut drafts = ParcelDrafts::default();
        for _ in 0..KEPT + 3 {
            drafts.give("/stick/one.kith".into());
        }
        assert_eq!(drafts.read.len(), KEPT);
        assert_eq!(drafts.read[0].nth, KEPT + 2);
    }
}
