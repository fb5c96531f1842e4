//! Coming in: the newcomer's side, from a ticket to a folder with the group in it.
//!
//! Invariant: the device's keys are on disk before it knocks, so that a device that was cut off comes in again by them;
//! and nothing that was received is kept before it was checked against the ticket. A joining that was begun is forgotten
//! only where the folder holds nothing else.
//! Source: FORMATS.md §11.

mod filling;

#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use ed25519_dalek::SigningKey;

use super::Options;
use super::addrs::KnownAddrs;
use super::api::JoinStep;
use super::edge;
use super::error::NodeError;
use super::folder::{DeviceRecord, Folder, Joining, KnownPeer, ReachChoice, Settings, Unmade};
use super::mark::Mark;
use super::offline::Offline;
use super::trouble::{Mismatch, Trouble};
use crate::group::Edit;
use crate::id::{Day, DeviceId};
use crate::invitation::{JoinError, Newcomer, NewcomerOutput, NewcomerSetup, Ticket, TicketDevice};
use crate::log::Kind;
use crate::net::{CloseReason, DialError, JoinStream, Net, NetConfig, RelayUse};
use crate::protocol::Ledger;
use crate::relay::pass;
use crate::roster::Statement;
use crate::seal::{Passphrase, Table};
use crate::store::{SqliteStore, Store as _, Write};
use filling::Filling;

/// How long to try to reach one device of the ticket.
const CONNECT_WITHIN: Duration = Duration::from_secs(20);
/// How often each device of the ticket is tried.
const TRIES: usize = 2;

/// Joins a group by a ticket, into an empty folder, or goes on with a joining that was begun in it.
pub async fn join(
    dir: &Path,
    passphrase: &Passphrase,
    ticket: &str,
    my_name: &str,
    options: &Options,
    progress: &mut (dyn FnMut(JoinStep) + Send),
) -> Result<(), NodeError> {
    let ticket = Ticket::from_text(ticket)?;
    let name = super::founding::checked_name(my_name)?;
    let (folder, device) = begin(dir, passphrase, &ticket, name, options)?;
    // Boxed: all that a joining holds is much for whoever waits for it to carry about.
    Box::pin(come_in(dir, folder, device, &ticket, name, options, progress)).await
}

/// Goes on with the joining that was begun in a folder, by its own ticket and name.
pub async fn go_on(
    dir: &Path,
    passphrase: &Passphrase,
    options: &Options,
    progress: &mut (dyn FnMut(JoinStep) + Send),
) -> Result<(), NodeError> {
    let mut folder = Folder::open(dir, passphrase)?;
    let device: DeviceRecord = folder.private()?.ok_or(NodeError::NoGroup)?;
    let Some(begun) = device.joining.clone() else { return Err(NodeError::GroupHere) };
    let ticket = Ticket::from_text(&begun.ticket)?;
    Box::pin(come_in(dir, folder, device, &ticket, &begun.name, options, progress)).await
}

/// Whether a folder holds a joining that was begun, and no group. Needs no passphrase: until somebody is in, the store
/// has one row, the device's own.
pub fn joining_begun(dir: &Path) -> Result<bool, NodeError> {
    if !SqliteStore::exists(dir)? {
        return Ok(false);
    }
    is_only_begun(&mut SqliteStore::open(dir)?)
}

/// Forgets a joining that was begun and not finished; says whether there was one. A folder with anything else in it stays
/// as it is. Where the group had let this device in already, the ticket is used up by that.
pub fn forget_joining(dir: &Path) -> Result<bool, NodeError> {
    if !SqliteStore::exists(dir)? {
        return Ok(false);
    }
    let mut store = SqliteStore::open(dir)?;
    if !is_only_begun(&mut store)? {
        return Ok(false);
    }
    store.remove()?;
    Ok(true)
}

fn is_only_begun(store: &mut SqliteStore) -> Result<bool, NodeError> {
    // What was set aside as damaged may hold a group.
    if store.was_rebuilt()? {
        return Ok(false);
    }
    let mut count = |table| -> Result<usize, NodeError> {
        let mut rows = 0;
        store.scan(table, &mut |_row| rows += 1)?;
        Ok(rows)
    };
    // This device's own rows first: they are few in every folder. What it asks as, what it asked as before, and the day of its
    // recovery code.
    if !(1..=3).contains(&count(Table::Private)?) {
        return Ok(false);
    }
    for table in Table::ALL.into_iter().filter(|table| *table != Table::Private) {
        if count(table)? != 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn come_in(
    dir: &Path,
    mut folder: Folder,
    device: DeviceRecord,
    ticket: &Ticket,
    name: &str,
    options: &Options,
    progress: &mut (dyn FnMut(JoinStep) + Send),
) -> Result<(), NodeError> {
    let key = SigningKey::from_bytes(&device.key);
    let mut config = NetConfig::new(key.clone(), edge::random());
    if !options.listen.is_empty() {
        config.listen.clone_from(&options.listen);
    }
    if options.relay != Some(false) {
        let device = DeviceId::from_bytes(key.verifying_key().to_bytes());
        config.relay = ticket.relay().map(|relay| RelayUse {
            relay: relay.clone(),
            pass: Some(pass::of(ticket.secret(), device)),
        });
    }
    let (net, mut events) = Net::bind(config).await?;
    if options.nearby == Some(true)
        && let Err(error) = net.set_nearby(true).await
    {
        // The ticket's addresses may do.
        tracing::warn!(%error, "the local network is not searched");
    }
    // Nothing but this joining happens on this endpoint; what else it tells is of no use.
    let drained = tokio::spawn(async move { while events.recv().await.is_some() {} });
    let knocking = Knocking { ticket, device: &device, key: &key, dir, peers: &options.peers };
    let joined = match Box::pin(knocking.run(&net, &mut folder, progress)).await {
        Ok(arrived) => {
            let device = device.clone();
            Box::pin(keep(&mut folder, arrived, device, ticket, name, options)).await
        }
        Err(error) => Err(error),
    };
    net.shutdown().await;
    drained.abort();
    progress(JoinStep::Joined { words: joined? });
    Ok(())
}

/// Everything has come over and was checked; nothing is on disk yet.
struct Arrived {
    ledger: Ledger,
    /// Its rows, sealed.
    writes: Vec<Write>,
    newcomer: Newcomer,
    stream: JoinStream,
}

/// As how many devices at most somebody can have asked by earlier tickets and still come in by the answer.
const ASKED_BEFORE: usize = 8;

/// Makes the folder, or opens the one in which a joining with the same ticket was begun.
pub(super) fn begin(
    dir: &Path,
    passphrase: &Passphrase,
    ticket: &Ticket,
    name: &str,
    options: &Options,
) -> Result<(Folder, DeviceRecord), NodeError> {
    let device = DeviceRecord {
        key: edge::random(),
        parcel_key: edge::random(),
        group: None,
        joining: Some(Joining { ticket: ticket.to_text().to_string(), name: name.to_owned() }),
    };
    if !SqliteStore::exists(dir)? {
        let mut unmade = Unmade::new(passphrase, options.cost)?;
        let first = [unmade.folder.put_private(&device)];
        return Ok((unmade.make(dir, &first)?, device));
    }
    let mut folder = Folder::open(dir, passphrase)?;
    let kept: DeviceRecord = folder.private()?.ok_or(NodeError::GroupHere)?;
    let Some(begun) = &kept.joining else { return Err(NodeError::GroupHere) };
    if Ticket::from_text(&begun.ticket).is_ok_and(|begun| begun.invite() == ticket.invite()) {
        return Ok((folder, kept));
    }
    // Another ticket: the one before may have been used up or be too old. A device comes in once by a key, so this is a
    // new one; what was asked as before is kept, for the answer may be on its way.
    let mut before: Vec<DeviceRecord> = folder.private()?.unwrap_or_default();
    before.push(kept);
    let too_many = before.len().saturating_sub(ASKED_BEFORE);
    drop(before.drain(..too_many));
    let writes = [folder.put_private(&device), folder.put_private(&before)];
    folder.commit(&writes)?;
    Ok((folder, device))
}

/// Going from one of the ticket's devices to the next.
struct Knocking<'a> {
    ticket: &'a Ticket,
    device: &'a DeviceRecord,
    key: &'a SigningKey,
    /// Where the mark is kept.
    dir: &'a Path,
    /// Addresses at which any of the devices may be.
    peers: &'a [SocketAddr],
}

impl Knocking<'_> {
    /// Tries the ticket's devices in turn; one that refused the ticket is not asked again.
    async fn run(
        &self,
        net: &Net,
        folder: &mut Folder,
        progress: &mut (dyn FnMut(JoinStep) + Send),
    ) -> Result<Arrived, NodeError> {
        progress(JoinStep::Connecting);
        let mut last = NodeError::Unreachable((&Trouble::NoDevice).into());
        let mut hosts: Vec<&TicketDevice> = self.ticket.devices().iter().collect();
        for _ in 0..TRIES {
            let mut again = Vec::new();
            for host in hosts {
                let error = match self.knock(net, folder, host, progress).await {
                    Ok(arrived) => return Ok(arrived),
                    Err(error) => error,
                };
                if matches!(error, NodeError::Unreachable(_) | NodeError::Interrupted(_)) {
                    again.push(host);
                }
                if weight(&error) >= weight(&last) {
                    last = error;
                }
            }
            hosts = again;
        }
        Err(last)
    }

    async fn knock(
        &self,
        net: &Net,
        folder: &mut Folder,
        host: &TicketDevice,
        progress: &mut (dyn FnMut(JoinStep) + Send),
    ) -> Result<Arrived, NodeError> {
        let addrs: Vec<_> = host.addrs.iter().chain(self.peers).copied().collect();
        let stream = net.join_connect(host.device, &addrs, CONNECT_WITHIN).await.map_err(
            |error| match error {
                // It is there, and no invitation is open: to whoever holds a ticket that says that the ticket is spent.
                DialError::Refused(CloseReason::JoinClosed) => JoinError::NotAccepted.into(),
                error @ (DialError::Unreachable
                | DialError::TimedOut
                | DialError::AnotherDevice
                | DialError::Refused(_)
                | DialError::Off) => NodeError::Unreachable((&error).into()),
            },
        )?;
        progress(JoinStep::Knocking);
        Box::pin(self.exchange(host.device, folder, stream, progress)).await
    }

    /// One exchange with one device of the group.
    async fn exchange(
        &self,
        host: DeviceId,
        folder: &mut Folder,
        stream: JoinStream,
        progress: &mut (dyn FnMut(JoinStep) + Send),
    ) -> Result<Arrived, NodeError> {
        let mut filling: Option<Box<Filling>> = None;
        let receiving = self.receive(host, folder, stream, &mut filling, progress);
        let arrived = Box::pin(receiving).await;
        if let Some(filling) = filling {
            // Before another device is tried, nothing of this is at work any more.
            filling.abandon().await;
        }
        arrived
    }

    async fn receive(
        &self,
        host: DeviceId,
        folder: &mut Folder,
        mut stream: JoinStream,
        filling: &mut Option<Box<Filling>>,
        progress: &mut (dyn FnMut(JoinStep) + Send),
    ) -> Result<Arrived, NodeError> {
        let mut newcomer = Newcomer::new(&NewcomerSetup {
            ticket: self.ticket,
            device_key: self.key,
            parcel_key: Offline::parcel_key(self.device.parcel_key),
            host,
            nonce: edge::random(),
        });
        let interrupted = |error: crate::net::JoinError| NodeError::Interrupted((&error).into());
        loop {
            let Some(frame) = stream.receive().await.map_err(interrupted)? else {
                return Err(NodeError::Interrupted((&Trouble::SaidNothing).into()));
            };
            let (bytes, is_last) = match newcomer.handle(&frame)? {
                NewcomerOutput::Send(frame) => {
                    stream.send(&frame).await.map_err(interrupted)?;
                    continue;
                }
                NewcomerOutput::Content(bytes) => (bytes, false),
                NewcomerOutput::LastContent(bytes) => (bytes, true),
            };
            let group = newcomer.group().ok_or(NodeError::NotThatGroup(Mismatch::NoGroup))?;
            let filled = if let Some(filled) = filling {
                filled
            } else {
                let mark = Box::new(Mark::open(self.dir, folder.row_names()));
                filling.insert(Box::new(Filling::new(group, self.key.clone(), mark)?))
            };
            filled.take_in(folder, &bytes).await?;
            progress(JoinStep::Receiving { entries: filled.ledger.log().len() });
            if is_last && let Some(filled) = filling.take() {
                let (ledger, writes) = filled.finish(folder).await?;
                check(self.ticket, self.device, host, &ledger)?;
                return Ok(Arrived { ledger, writes, newcomer, stream });
            }
        }
    }
}

/// Whether what came is the group of the ticket, and this device is in it.
pub(super) fn check(
    ticket: &Ticket,
    device: &DeviceRecord,
    host: DeviceId,
    ledger: &Ledger,
) -> Result<(), NodeError> {
    let log = ledger.log();
    let invite = log.position(&ticket.invite()).and_then(|at| log.entry(at));
    let key = ticket.secret().invite_key();
    let is_ours = invite.is_some_and(|entry| {
        matches!(&entry.kind, Kind::Statement(Statement::Invite(invite)) if invite.key == key)
    });
    if !is_ours {
        return Err(NodeError::NotThatGroup(Mismatch::NoInvitation));
    }
    if !ledger.roster().is_current(host) {
        return Err(NodeError::NotThatGroup(Mismatch::HostOutside));
    }
    let own = ledger.roster().devices.get(&ledger.device());
    let parcel_key = Offline::parcel_key(device.parcel_key);
    if !own.is_some_and(|own| own.current && own.parcel_key == parcel_key) {
        return Err(NodeError::NotThatGroup(Mismatch::NotLetIn));
    }
    Ok(())
}

/// How much an error tells the person: that a device refused says more than that another did not answer.
fn weight(error: &NodeError) -> u8 {
    if matches!(error, NodeError::Unreachable(_)) {
        0
    } else if matches!(error, NodeError::Interrupted(_)) {
        1
    } else {
        2
    }
}

/// A group that has come and was checked; nothing of it is on disk yet.
pub(super) struct Ground {
    pub(super) ledger: Ledger,
    /// Its rows, sealed.
    pub(super) writes: Vec<Write>,
    /// The device that has all of it for certain, where nothing will be heard of it otherwise, and the day on which it had.
    pub(super) host: Option<(DeviceId, Day)>,
}

/// Puts everything on disk and tells the host then. Returns the words to compare.
async fn keep(
    folder: &mut Folder,
    arrived: Arrived,
    device: DeviceRecord,
    ticket: &Ticket,
    name: &str,
    options: &Options,
) -> Result<Vec<String>, NodeError> {
    let Arrived { ledger, writes, mut newcomer, mut stream } = arrived;
    settle_in(folder, Ground { ledger, writes, host: None }, device, ticket, name, options)?;
    let (frame, words) = newcomer.saved()?;
    // Everything is here and on disk. If the host does not hear of it, it only does not show the words.
    if stream.send(&frame).await.is_ok() {
        drop(stream.receive().await);
    }
    Ok(words.iter().map(|word| (*word).to_owned()).collect())
}

/// Puts everything on disk in one commit, with the newcomer's name.
pub(super) fn settle_in(
    folder: &mut Folder,
    ground: Ground,
    mut device: DeviceRecord,
    ticket: &Ticket,
    name: &str,
    options: &Options,
) -> Result<(), NodeError> {
    let Ground { mut ledger, mut writes, host } = ground;
    let came = ledger.log().heads();
    if !has_name(&ledger) {
        let edit = Edit::NameMyself { name: name.to_owned() };
        ledger
            .edit(&edit, edge::today(), &mut edge::random)
            .map_err(|error| NodeError::Refused((&error).into()))?;
        writes.extend(folder.rows(&ledger.settle().rows));
    }
    device.group = Some(ledger.log().group());
    device.joining = None;
    writes.push(folder.put_private(&device));
    if folder.private::<Vec<DeviceRecord>>()?.is_some_and(|before| !before.is_empty()) {
        writes.push(folder.put_private(&Vec::<DeviceRecord>::new()));
    }
    let known = ticket.devices().iter().map(|known| {
        let (device, addrs) = (known.device, KnownAddrs::of_ticket(&known.addrs));
        KnownPeer { device, heard: None, has: Vec::new(), addrs }
    });
    let mut known: Vec<KnownPeer> = known.collect();
    if let Some((host, day)) = host {
        let addrs = known.iter().find(|known| known.device == host);
        let addrs = addrs.map(|known| known.addrs.clone()).unwrap_or_default();
        known.retain(|known| known.device != host);
        known.push(KnownPeer { device: host, heard: Some(day), has: came, addrs });
    }
    writes.push(folder.put_private(&known));
    writes.push(folder.put_private(&Settings::chosen(options)));
    writes.push(folder.put_private(&ReachChoice::chosen(options)));
    writes.extend(folder.shortcuts(&ledger.snapshot(), &ledger.save()));
    Ok(folder.commit(&writes)?)
}

/// Whether this member already has a name, as one who comes with a second device does.
fn has_name(ledger: &Ledger) -> bool {
    let snapshot = ledger.snapshot();
    snapshot.members.iter().any(|member| Some(member.id) == ledger.me() && !member.name.is_empty())
}
