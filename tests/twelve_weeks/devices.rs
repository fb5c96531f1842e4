//! Devices that are switched on for a while, and what is said on them in between.

use std::sync::Arc;

use kith_sync::group::GroupSnapshot;
use kith_sync::group::edit::Stance;
use kith_sync::id::EntryHash;
use kith_sync::node::api::{NodeState, Outcome};
use serde_json::{Value, json};

use super::find::decision;
use crate::harness::words::answer;
use crate::harness::{DEADLINE, Device, Running, eventually};

/// Switches some devices on until each has all that the others have, and off again: at the wall, which may lose nothing of
/// what another device has confirmed.
#[track_caller]
pub(super) fn meet(devices: &[&Device]) {
    drop(on_together(devices));
}

/// As [`meet`], and each is stopped in order, so that it remembers where the others are.
#[track_caller]
pub(super) fn meet_and_stop(devices: &[&Device]) {
    for node in on_together(devices) {
        node.stop();
    }
}

#[track_caller]
fn on_together(devices: &[&Device]) -> Vec<Running> {
    let mut nodes: Vec<Running> = Vec::new();
    for device in devices {
        let node = device.start_beside(&nodes.iter().collect::<Vec<_>>());
        nodes.push(node);
    }
    eventually(DEADLINE, || {
        let states: Vec<_> = nodes.iter_mut().map(Running::state).collect();
        let complete = states.iter().all(|state| states.iter().all(|other| knows(state, other)));
        let same = states.windows(2).all(|pair| for_all(&pair[0]) == for_all(&pair[1]));
        (complete && same).then_some(())
    });
    nodes
}

/// What all are shown alike: the answers of a round that is still open are told to those alone who gave them.
fn for_all(state: &NodeState) -> GroupSnapshot {
    let mut snapshot = (*state.snapshot).clone();
    for review in Arc::make_mut(&mut snapshot.reviews) {
        Arc::make_mut(review).words.clear();
    }
    snapshot
}

/// Whether a device is connected with another and has heard that it has everything.
fn knows(state: &NodeState, other: &NodeState) -> bool {
    let (me, it) = (state.status.device, other.status.device);
    let mut peers = state.status.peers.iter();
    let has_all = peers.any(|peer| peer.device == it && peer.connected && peer.has_all);
    !state.status.opening && (me == it || has_all)
}

/// Does something, or a list of things, while the device is off.
#[track_caller]
pub(super) fn does(device: &Device, what: &Value) {
    device.kith(&["do", &what.to_string()]).succeeds();
}

/// What a device shows as text.
#[track_caller]
pub(super) fn page(device: &Device) -> String {
    device.kith(&["show"]).succeeds()
}

/// It shows each of these.
#[track_caller]
pub(super) fn reads(devices: &[&Device], words: &[&str]) {
    for device in devices {
        let page = page(device);
        for words in words {
            assert!(page.contains(words), "{} does not read {words}:\n{page}", device.name());
        }
    }
}

/// Somebody comes in with a ticket, which one device honours.
#[track_caller]
pub(super) fn comes_in(newcomer: &Device, ticket: &str, host: &Device) {
    let node = host.start();
    newcomer.tries_to_join(ticket, &[node.addr()]).succeeds();
}

/// What is put to the group and not decided, as a device has it.
#[track_caller]
pub(super) fn open_proposal(device: &Device) -> EntryHash {
    let state = device.show();
    let mut open = state.status.decisions.proposals.iter().filter(|it| it.outcome == Outcome::Open);
    open.next().expect("something is put to the group").proposal
}

/// Gives a word on the wording of a rule that this device shows.
#[track_caller]
pub(super) fn says(device: &Device, title: &str, stance: Stance, why: &str) {
    device.does(&[answer(&device.show().snapshot, title, stance, why)]);
}

/// Gives a word on the wording of a decision that this device shows.
#[track_caller]
pub(super) fn decides(device: &Device, title: &str, stance: &str) {
    let group = device.show().snapshot;
    let put = &decision(&group, title).put;
    let wording = put.wording.wording;
    does(
        device,
        &json!({"do": "answer_decision", "decision": put.id, "wording": wording, "stance": stance}),
    );
}
