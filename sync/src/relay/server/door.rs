//! Who is let in: the devices on the lists, and whoever holds the secret of an invitation on them.
//!
//! Invariant: who was let in by what is no longer on a list is cut off when the list changes.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::Read as _;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use iroh::EndpointId;
use iroh_relay::server::clients::Clients;
use iroh_relay::server::{Access, AccessControl, ClientRequest, ConnectionId};

use super::RelayNews;
use crate::id::{DeviceId, InviteKey};
use crate::relay::list::{ListError, MAX_LIST_BYTES, RelayList};
use crate::relay::pass;

/// Connections of one device: its copies, and those that are being given up.
const PER_DEVICE: usize = 8;
/// Connections by one invitation: the person may try from more than one device.
const PER_INVITATION: usize = 4;

/// The door of a relay.
#[derive(Debug)]
pub(super) struct Door {
    most: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    list: RelayList,
    inside: Vec<Inside>,
}

/// Somebody who was let in.
#[derive(Clone, Copy, Debug)]
struct Inside {
    connection: ConnectionId,
    endpoint: EndpointId,
    /// The invitation by which, where it was no device on the list.
    invitation: Option<InviteKey>,
}

impl Inside {
    fn device(&self) -> DeviceId {
        DeviceId::from_bytes(*self.endpoint.as_bytes())
    }
}

impl Door {
    pub(super) fn new(most: usize) -> Self {
        Self { most, state: Mutex::default() }
    }

    pub(super) fn connections(&self) -> usize {
        self.state().inside.len()
    }

    /// Replaces the list. Whoever is inside without being on it goes with the next [`Door::sweep`].
    pub(super) fn allow(&self, list: RelayList) {
        self.state().list = list;
    }

    /// Cuts off whoever is inside without being on the list. A newcomer whose invitation is used up stays where the device itself
    /// has come onto the list. Again and again, as somebody who is just being let in cannot be cut off yet.
    pub(super) fn sweep(&self, clients: &Clients) {
        let state = self.state();
        let State { list, inside } = &*state;
        let may_stay = |it: &Inside| {
            list.devices.contains(&it.device())
                || it.invitation.is_some_and(|key| list.invitations.contains(&key))
        };
        let out: Vec<Inside> = inside.iter().filter(|it| !may_stay(it)).copied().collect();
        // Whoever is cut off is reported to have gone, which takes the lock again.
        drop(state);
        for gone in out {
            clients.disconnect(gone.endpoint, Some(gone.connection));
        }
    }

    fn let_in(&self, connection: ConnectionId, endpoint: EndpointId, pass: Option<&str>) -> bool {
        let device = DeviceId::from_bytes(*endpoint.as_bytes());
        let mut state = self.state();
        let State { list, inside } = &mut *state;
        let invitation = if list.devices.contains(&device) {
            None
        } else {
            let shown = pass.and_then(|pass| pass::invitation(pass, device));
            match shown.filter(|key| list.invitations.contains(key)) {
                Some(key) => Some(key),
                None => return false,
            }
        };
        let of_device = inside.iter().filter(|it| it.endpoint == endpoint).count();
        let by_it = |it: &&Inside| invitation.is_some() && it.invitation == invitation;
        let by_invitation = inside.iter().filter(by_it).count();
        let has_room =
            inside.len() < self.most && of_device < PER_DEVICE && by_invitation < PER_INVITATION;
        if has_room {
            inside.push(Inside { connection, endpoint, invitation });
        }
        has_room
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that holds the lock can leave the state half-changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AccessControl for Door {
    async fn on_connect(&self, request: &ClientRequest) -> Access {
        let pass = request.auth_token();
        if self.let_in(request.connection_id(), request.endpoint_id(), pass.as_deref()) {
            Access::Allow
        } else {
            // Alike whatever it is: a stranger learns nothing.
            Access::Deny { reason: None }
        }
    }

    fn on_disconnect(&self, _endpoint: EndpointId, connection: ConnectionId) {
        self.state().inside.retain(|it| it.connection != connection);
    }
}

/// The files, and what they said last.
pub(super) struct Lists {
    files: BTreeMap<PathBuf, Known>,
    news: Box<dyn Fn(RelayNews) + Send + Sync>,
}

impl fmt::Debug for Lists {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lists").field("files", &self.files).finish_non_exhaustive()
    }
}

#[derive(Debug, Default)]
struct Known {
    /// By which it is seen whether it changed: when it was written, and how long it is. Absent where it is not there.
    stamp: Option<(SystemTime, u64)>,
    list: RelayList,
}

impl Lists {
    pub(super) fn new(files: Vec<PathBuf>, news: Box<dyn Fn(RelayNews) + Send + Sync>) -> Self {
        Self { files: files.into_iter().map(|file| (file, Known::default())).collect(), news }
    }

    /// Whether one was written since it was read.
    pub(super) fn have_changed(&self) -> bool {
        self.files.iter().any(|(file, known)| stamp(file) != known.stamp)
    }

    /// Reads those that changed; all together. A list that cannot be read says what it said last, one that is not there nothing.
    pub(super) fn read(&mut self) -> RelayList {
        for (file, known) in &mut self.files {
            let stamp = stamp(file);
            known.stamp = stamp;
            if stamp.is_none() {
                known.list = RelayList::default();
                (self.news)(RelayNews::NoList { file: file.clone() });
                continue;
            }
            match read_list(file) {
                Ok(list) => known.list = list,
                Err(because) => {
                    (self.news)(RelayNews::BadList { file: file.clone(), because });
                }
            }
        }
        let mut all = RelayList::default();
        for known in self.files.values() {
            all.devices.extend(&known.list.devices);
            all.invitations.extend(&known.list.invitations);
        }
        let (devices, invitations) = (all.devices.len(), all.invitations.len());
        (self.news)(RelayNews::Lists { devices, invitations });
        all
    }
}

fn stamp(file: &PathBuf) -> Option<(SystemTime, u64)> {
    let metadata = fs::metadata(file).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

fn read_list(file: &PathBuf) -> Result<RelayList, ListError> {
    let mut text = Vec::new();
    let most = u64::try_from(MAX_LIST_BYTES).unwrap_or(u64::MAX);
    let read = fs::File::open(file).and_then(|it| it.take(most + 1).read_to_end(&mut text));
    // It was there a moment ago, so it is as one that says nothing intelligible.
    read.map_err(|_gone| ListError::NoList)?;
    RelayList::from_text(&String::from_utf8(text).map_err(|_no_text| ListError::NoList)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invitation::Secret;

    fn endpoint(number: u8) -> EndpointId {
        iroh::SecretKey::from_bytes(&[number; 32]).public()
    }

    fn device(number: u8) -> DeviceId {
        DeviceId::from_bytes(*endpoint(number).as_bytes())
    }

    /// Shows somebody at the door, as a request of its own.
    fn knock(door: &Door, number: u8, pass: Option<&str>) -> Option<ConnectionId> {
        let (parts, ()) = request();
        let version = iroh_relay::http::ProtocolVersion::default();
        let request = ClientRequest::new(endpoint(number), version, parts);
        let connection = request.connection_id();
        door.let_in(connection, endpoint(number), pass).then_some(connection)
    }

    fn request() -> (hyper::http::request::Parts, ()) {
        hyper::Request::new(()).into_parts()
    }

    fn door(list: RelayList) -> Door {
        let door = Door::new(16);
        door.allow(list);
        door
    }

    #[test]
    fn only_devices_on_the_list_and_holders_of_an_invitation_come_in() {
        let secret = Secret::from_random([7; 16]);
        let list =
            RelayList { devices: [device(1)].into(), invitations: [secret.invite_key()].into() };
        let door = door(list);
        assert!(knock(&door, 1, None).is_some());
        assert!(knock(&door, 2, None).is_none());
        assert!(knock(&door, 2, Some("anything")).is_none());
        let other = Secret::from_random([8; 16]);
        assert!(knock(&door, 2, Some(&pass::of(&other, device(2)))).is_none());
        let right = pass::of(&secret, device(2));
        assert!(knock(&door, 3, Some(&right)).is_none(), "a pass is one device's");
        assert!(knock(&door, 2, Some(&right)).is_some());
        assert_eq!(door.connections(), 2);
    }

    #[test]
    fn nobody_takes_more_than_a_share_and_whoever_goes_makes_room() {
        let secret = Secret::from_random([7; 16]);
        let devices = (0..9).map(device).collect();
        let door = door(RelayList { devices, invitations: [secret.invite_key()].into() });
        let first = knock(&door, 1, None).unwrap();
        let of_one = (0..20).filter(|_| knock(&door, 1, None).is_some()).count();
        assert_eq!(of_one + 1, PER_DEVICE);
        let by_one = (20..40)
            .filter(|number| {
                knock(&door, *number, Some(&pass::of(&secret, device(*number)))).is_some()
            })
            .count();
        assert_eq!(by_one, PER_INVITATION);
        let others = (2..9).filter(|number| knock(&door, *number, None).is_some()).count();
        assert_eq!((others, door.connections()), (4, 16));
        assert!(knock(&door, 8, None).is_none());
        door.on_disconnect(endpoint(1), first);
        assert!(knock(&door, 8, None).is_some());
    }

    #[test]
    fn a_list_that_breaks_says_what_it_said_last_and_one_that_is_gone_nothing() {
        let dir = tempfile::TempDir::new().unwrap();
        let file = dir.path().join("list");
        let told = std::sync::Arc::new(Mutex::new(Vec::new()));
        let hears = std::sync::Arc::clone(&told);
        let news = move |news| hears.lock().unwrap().push(format!("{news:?}"));
        let mut lists = Lists::new(vec![file.clone()], Box::new(news));
        assert_eq!(lists.read(), RelayList::default());
        assert!(!lists.have_changed());
        let good = RelayList { devices: [device(1)].into(), ..RelayList::default() };
        fs::write(&file, good.to_text()).unwrap();
        assert!(lists.have_changed());
        assert_eq!(lists.read(), good);
        fs::write(&file, "kith relay list 1\ndevice gone").unwrap();
        assert!(lists.have_changed());
        assert_eq!(lists.read(), good);
        fs::write(&file, [0xff; 9]).unwrap();
        assert_eq!(lists.read(), good);
        fs::remove_file(&file).unwrap();
        assert!(lists.have_changed());
        assert_eq!(lists.read(), RelayList::default());
        let told = told.lock().unwrap();
        let count = |what: &str| told.iter().filter(|news| news.starts_with(what)).count();
        assert_eq!((count("NoList"), count("BadList"), count("Lists")), (2, 2, 5), "{told:?}");
    }
}
