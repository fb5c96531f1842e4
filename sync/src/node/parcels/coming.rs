//! Coming in by files alone: the newcomer's request, and the answer to it.
//!
//! Invariant: the device's keys are on disk before it asks; and nothing of an answer is kept before it was checked against
//! the ticket, as in a live joining.

use std::fs::File;
use std::path::Path;

use ed25519_dalek::SigningKey;

use super::{open, write_new};
use crate::id::ParcelKey;
use crate::invitation::{JoinRequest, Ticket};
use crate::log::batch;
use crate::node::error::NodeError;
use crate::node::folder::{DeviceRecord, Folder};
use crate::node::joining::{Ground, begin, check, settle_in};
use crate::node::mark::Mark;
use crate::node::offline::Offline;
use crate::node::trouble::Mismatch;
use crate::node::{Options, edge, founding};
use crate::parcel::{
    Content, Head, ParcelError, SealedParcel, Secrets, key_of_device, seal_request,
};
use crate::protocol::{Ledger, content_of};
use crate::seal::{Passphrase, Secret};

/// Asks to come in by a ticket, into an empty folder: writes the request to a file that is not there yet, for a member whose
/// device the ticket names. Asked again with the same ticket, the same device asks again. Returns the words to compare.
pub fn join_by_parcel(
    dir: &Path,
    passphrase: &Passphrase,
    ticket: &str,
    my_name: &str,
    options: &Options,
    file: &Path,
) -> Result<Vec<String>, NodeError> {
    let ticket = Ticket::from_text(ticket)?;
    let name = founding::checked_name(my_name)?;
    let hosts: Vec<ParcelKey> =
        ticket.devices().iter().filter_map(|known| key_of_device(known.device)).collect();
    if hosts.is_empty() {
        return Err(ParcelError::NobodyToRead.into());
    }
    if file.exists() {
        return Err(ParcelError::FileThere.into());
    }
    let (_folder, device) = begin(dir, passphrase, &ticket, name, options)?;
    let request = requested(&ticket, &device);
    write_new(file, |out| seal_request(out, &hosts, &mut edge::fill, &request))?;
    Ok(request.words().map(str::to_owned).into())
}

/// The words to compare of what a joining that was begun in a folder asks by file, and of what it asked by earlier tickets: the
/// newest first, since that is the one to be answered most likely. They follow from the keys alone, so that they are the same
/// whenever they are asked for; whether a request was written is not known.
pub fn request_words(dir: &Path, secret: impl Into<Secret>) -> Result<Vec<Vec<String>>, NodeError> {
    let mut folder = Folder::open(dir, secret)?;
    let device: DeviceRecord = folder.private()?.ok_or(NodeError::NoGroup)?;
    if device.joining.is_none() {
        return Err(NodeError::GroupHere);
    }
    let before: Vec<DeviceRecord> = folder.private()?.unwrap_or_default();
    let all = std::iter::once(&device).chain(before.iter().rev());
    let words = all.filter_map(|asked| {
        let ticket = Ticket::from_text(&asked.joining.as_ref()?.ticket).ok()?;
        Some(requested(&ticket, asked).words().map(str::to_owned).into())
    });
    Ok(words.collect())
}

/// What a device asks by a ticket.
fn requested(ticket: &Ticket, device: &DeviceRecord) -> JoinRequest {
    let key = SigningKey::from_bytes(&device.key);
    JoinRequest::new(ticket, &key, Offline::parcel_key(device.parcel_key))
}

/// Reads the answer to the request that was written from a folder. This device is in then, and the folder holds the group.
pub fn read_answer(
    dir: &Path,
    secret: impl Into<Secret>,
    options: &Options,
    file: &Path,
) -> Result<(), NodeError> {
    let sealed = open(file)?;
    let mut folder = Folder::open(dir, secret)?;
    let device: DeviceRecord = folder.private()?.ok_or(NodeError::NoGroup)?;
    if device.joining.is_none() {
        return Err(NodeError::GroupHere);
    }
    let before: Vec<DeviceRecord> = folder.private()?.unwrap_or_default();
    let Answer { mut sealed, secrets, head, device, key } = answered(sealed, file, device, before)?;
    let Some(begun) = device.joining.clone() else { return Err(NodeError::GroupHere) };
    let ticket = Ticket::from_text(&begun.ticket)?;
    let mark = Box::new(Mark::open(dir, folder.row_names()));
    let mut ledger = Ledger::empty(head.group, key, edge::random())?;
    ledger.tell_trials(mark);
    fill(&mut sealed, &secrets, &head, &mut ledger)?;
    let writes = folder.rows(&ledger.settle().rows);
    check(&ticket, &device, head.from, &ledger)?;
    let host = Some((head.from, head.day.min(edge::today())));
    let ground = Ground { ledger, writes, host };
    settle_in(&mut folder, ground, device, &ticket, &begun.name, options)
}

/// An answer, and as which device it lets this one in.
struct Answer {
    sealed: SealedParcel<File>,
    secrets: Secrets,
    head: Head,
    device: DeviceRecord,
    key: SigningKey,
}

/// Finds which request it answers: the last, or one by an earlier ticket.
fn answered(
    mut sealed: SealedParcel<File>,
    file: &Path,
    device: DeviceRecord,
    mut before: Vec<DeviceRecord>,
) -> Result<Answer, ParcelError> {
    let mut device = device;
    loop {
        let key = SigningKey::from_bytes(&device.key);
        let secrets = Secrets::new(&device.parcel_key, &key);
        match (sealed.check(&secrets), before.pop()) {
            (Ok(Content::Parcel(head)), _) => {
                return Ok(Answer { sealed, secrets, head, device, key });
            }
            (Ok(Content::Request(_)) | Err(ParcelError::NotForThisDevice), Some(earlier)) => {
                (sealed, device) = (open(file)?, earlier);
            }
            (Ok(Content::Request(_)), None) => return Err(ParcelError::NotForThisDevice),
            (Err(error), _) => return Err(error),
        }
    }
}

/// Takes in what the group wrote.
fn fill(
    sealed: &mut SealedParcel<File>,
    secrets: &Secrets,
    head: &Head,
    ledger: &mut Ledger,
) -> Result<(), NodeError> {
    let mut taken = Ok(());
    sealed.frames(secrets, head, &mut |frame| {
        taken = take_in(ledger, frame);
        taken.is_ok()
    })?;
    taken.map_err(NodeError::NotThatGroup)
}

fn take_in(ledger: &mut Ledger, frame: &[u8]) -> Result<(), Mismatch> {
    let (entries, bodies) = content_of(frame).map_err(|_refused| Mismatch::Unreadable)?;
    if let Some(entries) = entries {
        let entries = batch::decode(&entries.bytes, ledger.log().group())
            .map_err(|_refused| Mismatch::Unreadable)?;
        ledger.take_in(entries).map_err(|_refused| Mismatch::BreaksRules)?;
    }
    for loose in bodies {
        batch::check_body(&loose.body).map_err(|_too_long| Mismatch::Unreadable)?;
        ledger.hold_body(loose.name, loose.device, &loose.body);
    }
    Ok(())
}
