//! Parcels written and read on this device: files in place of sessions and of joinings.
//!
//! Invariant: what a parcel brought is on disk, all in one commit, before it is confirmed and before a reply is written; and
//! `Admit` before its answer.
//! Invariant: no file is ever written over another.
//! Source: FORMATS.md §12.

mod coming;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, ErrorKind, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::api::{JoinAsked, LetIn, ParcelRead, ParcelWritten, Reply};
use super::edge;
use super::hosting::open_invites;
use super::offline::Offline;
use super::plain_file;
use super::trouble::Trouble;
use crate::id::{BodyName, DeviceId, MemberId};
use crate::invitation::{Door, Granted, JoinRequest};
use crate::parcel::{
    Content, Head, MAX_PARCEL_BYTES, ParcelError, SealedParcel, seal_parcel, takes_parcels,
};
use crate::protocol::{Packed, Packing, SessionEnd, Unpacked};
use crate::reason::{Coded, Reason};
use crate::roster::{Purpose, Statement};

pub use coming::{join_by_parcel, read_answer, request_words};

/// Bodies that a device asked for in its last parcel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asked {
    device: DeviceId,
    bodies: BTreeSet<BodyName>,
}

/// A name for a parcel that tells nothing.
pub fn parcel_file_name() -> String {
    let [a, b, c, d] = edge::random::<4>();
    format!("parcel-{a:02x}{b:02x}{c:02x}{d:02x}.kith")
}

/// Why something was not done, in one's own words or another's.
type Refused = Reason;

fn reason(error: &impl Coded) -> Refused {
    error.reason()
}

impl Offline {
    pub(super) fn write_parcel(&self, to: &[MemberId], everything: bool, file: &Path) -> Reply {
        match self.written(to, everything, file) {
            Ok(written) => Reply::ParcelWritten(written),
            Err(because) => Reply::Refused { because },
        }
    }

    /// Reads whatever is in a file, and writes the reply or the answer to it where one is asked for.
    pub(super) fn read_parcel(
        &mut self,
        file: &Path,
        reply: Option<&Path>,
        let_in: Option<DeviceId>,
    ) -> Reply {
        let read = open(file).and_then(|mut sealed| {
            let content = sealed.check(&self.secrets)?;
            if reply.is_some_and(Path::exists) {
                return Err(ParcelError::FileThere);
            }
            Ok((sealed, content))
        });
        let done = match read {
            Ok((mut sealed, Content::Parcel(head))) => self.take_parcel(&mut sealed, &head, reply),
            Ok((_, Content::Request(request))) => {
                // The file may be another than the one whose words were compared.
                let is_compared = let_in == Some(request.device());
                self.take_request(&request, reply.filter(|_| is_compared))
            }
            Err(error) => Err(reason(&error)),
        };
        done.unwrap_or_else(|because| Reply::Refused { because })
    }

    fn written(
        &self,
        to: &[MemberId],
        everything: bool,
        file: &Path,
    ) -> Result<ParcelWritten, Refused> {
        let ledger = self.replica.ledger();
        let allowed = ledger.allowed_peers();
        if allowed.is_empty() && !ledger.belongs() {
            return Err(reason(&self.why_outside()));
        }
        let roster = ledger.roster();
        let named =
            |device: &DeviceId| roster.member_of(*device).is_some_and(|it| to.contains(&it));
        let receivers: Vec<DeviceId> = allowed.into_iter().filter(named).collect();
        self.written_for(to, &receivers, everything, file)
    }

    /// Writes a parcel for devices, of these members.
    fn written_for(
        &self,
        to: &[MemberId],
        devices: &[DeviceId],
        everything: bool,
        file: &Path,
    ) -> Result<ParcelWritten, Refused> {
        let ledger = self.replica.ledger();
        let record = |device: &DeviceId| {
            let record = ledger.roster().devices.get(device)?;
            takes_parcels(&record.parcel_key).then_some((*device, record.member, record.parcel_key))
        };
        let readers: Vec<_> = devices.iter().filter_map(record).collect();
        let receivers: Vec<DeviceId> = readers.iter().map(|(device, ..)| *device).collect();
        let members: BTreeSet<MemberId> = readers.iter().map(|(_, member, _)| *member).collect();
        let named: BTreeSet<MemberId> = to.iter().copied().collect();
        if members.is_empty() {
            return Err(reason(&ParcelError::NobodyToRead));
        }
        let asked = self.asked.iter().filter(|asked| receivers.contains(&asked.device));
        let wants = asked.flat_map(|asked| asked.bodies.iter().copied()).collect();
        let packing = Packing {
            receivers: &receivers,
            everything,
            wants: &wants,
            most_bytes: MAX_PARCEL_BYTES,
        };
        let packed = self.replica.pack(&packing).ok_or_else(|| reason(&ParcelError::TooMuch))?;
        let Packed { frames, entries, leaves_out } = packed;
        let keys: Vec<_> = readers.iter().map(|(.., key)| *key).collect();
        let written = Head::new(
            ledger.log().group(),
            ledger.device(),
            members.iter().copied().collect(),
            edge::today(),
            &frames,
        )
        .and_then(|head| {
            write_new(file, |out| {
                seal_parcel(out, &keys, &mut edge::fill, self.key(), &head, &frames)
            })
        });
        written.map_err(|error| reason(&error))?;
        Ok(ParcelWritten {
            without_device: named.difference(&members).copied().collect(),
            members: members.into_iter().collect(),
            entries,
            leaves_out,
        })
    }

    fn take_parcel(
        &mut self,
        sealed: &mut SealedParcel<File>,
        head: &Head,
        reply: Option<&Path>,
    ) -> Result<Reply, Refused> {
        self.check_writer(sealed, head)?;
        let mut unpacked = Unpacked::default();
        let mut broken_off: Option<SessionEnd> = None;
        let (secrets, replica) = (&self.secrets, &mut self.replica);
        let handed_out = sealed.frames(secrets, head, &mut |frame| {
            broken_off = replica.unpack(frame, &mut unpacked).err();
            broken_off.is_none()
        });
        // Whatever goes on with the file meanwhile: what stands by itself is taken in.
        let broken_off = match handed_out {
            Err(error) => Some(reason(&error)),
            Ok(()) => broken_off.map(|end| {
                tracing::warn!(writer = %head.from, %end, "a part of a parcel was refused");
                reason(&Trouble::ParcelBrokenOff)
            }),
        };
        let day = head.day.min(edge::today());
        if self.replica.heard_by_parcel(head.from, day, &unpacked) {
            self.note_asked(head.from, std::mem::take(&mut unpacked.wants));
        }
        self.put_on_disk()?;
        self.keep_peers();

        let ledger = self.replica.ledger();
        // Whoever wrote it belongs, or did when it was read.
        let member = ledger.roster().member_of(head.from).unwrap_or(MemberId::from_bytes([0; 16]));
        let mut read = ParcelRead {
            member,
            device: head.from,
            entries: unpacked.entries,
            texts: unpacked.bodies,
            is_incomplete: unpacked.is_incomplete,
            writer_lacks: !self.replica.has_all(head.from),
            broken_off,
            reply: None,
            no_reply: None,
        };
        match reply.map(|file| self.written(&[member], false, file)) {
            Some(Ok(written)) => read.reply = Some(written),
            Some(Err(because)) => read.no_reply = Some(because),
            None => {}
        }
        Ok(Reply::ParcelRead(Box::new(read)))
    }

    /// Keeps what a device asks for, in the place of what it asked for before.
    fn note_asked(&mut self, device: DeviceId, bodies: BTreeSet<BodyName>) {
        let before = self.asked.clone();
        self.asked.retain(|asked| asked.device != device);
        if !bodies.is_empty() {
            self.asked.push(Asked { device, bodies });
        }
        if self.asked != before {
            let kept = self.folder.put_private(&self.asked);
            self.keep(kept);
        }
    }

    /// Whether something of this writer may be taken in, judged as at the door of a session; of one who is not known to
    /// belong, by what is here and in the parcel together.
    fn check_writer(&self, sealed: &mut SealedParcel<File>, head: &Head) -> Result<(), Refused> {
        let ledger = self.replica.ledger();
        if head.group != ledger.log().group() {
            return Err(reason(&ParcelError::OtherGroup));
        }
        if !ledger.me().is_some_and(|me| head.members.contains(&me)) {
            return Err(reason(&ParcelError::NotForThisDevice));
        }
        let allowed = ledger.allowed_peers();
        if allowed.contains(&head.from) {
            return Ok(());
        }
        if allowed.is_empty() && !ledger.belongs() {
            return Err(reason(&self.why_outside()));
        }
        let mut trial = self.replica.trial();
        let handed_out = sealed.frames(&self.secrets, head, &mut |frame| trial.add(frame).is_ok());
        handed_out.map_err(|error| reason(&error))?;
        if trial.lets_in(head.from) {
            return Ok(());
        }
        let was_known = ledger.roster().devices.contains_key(&head.from);
        let why = if was_known { ParcelError::WriterGone } else { ParcelError::WriterUnknown };
        Err(reason(&why))
    }

    fn take_request(
        &mut self,
        request: &JoinRequest,
        answer: Option<&Path>,
    ) -> Result<Reply, Refused> {
        let ledger = self.replica.ledger();
        if !ledger.belongs() {
            return Err(reason(&self.why_outside()));
        }
        let (group, today) = (ledger.log().group(), edge::today());
        let me = ledger.me().unwrap_or(MemberId::from_bytes([0; 16]));
        let invites = open_invites(self);
        let door = Door { me, today, invites: &invites };
        let granted = request.granted(group, &door).map_err(|error| reason(&error))?;
        let words: Vec<String> = request.words().map(str::to_owned).into();
        let Some(answer) = answer else {
            let record = ledger.roster().invitations.get(&request.invite());
            let name = record.and_then(|record| match record.purpose {
                Purpose::Person(proposal) => Some(self.proposed_name(proposal)),
                Purpose::OwnDevice => None,
            });
            let came_before = granted == Granted::AdmittedBefore;
            let device = request.device();
            return Ok(Reply::JoinRequest(JoinAsked { name, words, device, came_before }));
        };
        if let Granted::Admit(admit) = granted {
            let said = self
                .replica
                .write(|ledger| ledger.say(Statement::Admit(*admit), Vec::new(), today));
            said.map_err(|error| reason(&error))?;
            self.put_on_disk()?;
        }
        let device = request.device();
        let member = self.replica.ledger().roster().member_of(device);
        let to: Vec<MemberId> = member.into_iter().collect();
        let answer = self.written_for(&to, &[device], true, answer)?;
        Ok(Reply::LetIn(LetIn { device, words, answer }))
    }

    /// Puts what was taken in or written on disk; what follows from it is done with what the caller drains.
    fn put_on_disk(&mut self) -> Result<(), Refused> {
        let outputs = self.drain();
        self.hold(outputs);
        match self.stopped_by() {
            Some(problem) => Err(problem.text.clone()),
            None => Ok(()),
        }
    }
}

/// Opens a file to be read.
fn open(file: &Path) -> Result<SealedParcel<File>, ParcelError> {
    let opened = plain_file::open(file).map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            ParcelError::NoFile
        } else if error.kind() == ErrorKind::InvalidInput {
            ParcelError::NotAParcel
        } else {
            ParcelError::File(error)
        }
    });
    SealedParcel::open(opened?)
}

/// Writes a file that is not there yet, whole; where that fails, it is not there afterwards either.
fn write_new(
    file: &Path,
    write: impl FnOnce(BufWriter<File>) -> Result<BufWriter<File>, ParcelError>,
) -> Result<(), ParcelError> {
    let created = File::create_new(file).map_err(|error| {
        let is_there = error.kind() == ErrorKind::AlreadyExists;
        if is_there { ParcelError::FileThere } else { ParcelError::File(error) }
    });
    let written = write(BufWriter::new(created?)).and_then(|mut out| {
        out.flush().and_then(|()| out.get_ref().sync_all()).map_err(ParcelError::File)
    });
    if written.is_err()
        && let Err(error) = std::fs::remove_file(file)
    {
        tracing::warn!(%error, "a parcel that was not finished could not be removed");
    }
    written
}
