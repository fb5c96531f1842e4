//! What is taken of what a group's device sends to a newcomer.

use super::*;
use crate::id::BodyName;
use crate::invitation::Secret;
use crate::protocol::simulator::{RULE, World, key};
use crate::roster::{Invite, Motion, Proposal, Purpose, prove_admit};

const PARCEL: [u8; 32] = [5; 32];

fn device(name: &str) -> DeviceId {
    DeviceId::from_bytes(key(name).verifying_key().to_bytes())
}

/// What alice's device would send to bob's, up to his `Admit` or with it, and his ticket.
fn sent(with_admit: bool) -> (Ledger, Ticket) {
    let mut world = World::found("alice", RULE, 1);
    let motion = Motion::Admit { person: BodyName::from_bytes([1; 32]), returning: None };
    let proposal = Proposal { motion, reason: None, until: Day(30_000) };
    let proposal = world.say(0, Statement::Propose(proposal));
    let secret = Secret::from_random([7; 16]);
    let (purpose, key_of_ticket) = (Purpose::Person(proposal), secret.invite_key());
    let invite = Invite { purpose, key: key_of_ticket, expires: Day(30_000) };
    let invite = world.say(0, Statement::Invite(invite));
    if with_admit {
        let parcel_key = Offline::parcel_key(PARCEL);
        let admit = prove_admit(world.group, invite, &secret.key(), &key("bob"), parcel_key);
        world.say(0, Statement::Admit(admit));
    }
    let from = world.devices[0].ledger();
    let all = (0..from.log().len()).filter_map(|at| from.signed_whole(at)).collect();
    let mut ledger = Ledger::empty(world.group, key("bob"), [9; 16]).unwrap();
    ledger.take_in(all).unwrap();
    ledger.settle();
    (ledger, ticket(invite, [7; 16]))
}

fn ticket(invite: crate::id::EntryHash, secret: [u8; 16]) -> Ticket {
    let host = TicketDevice { device: device("alice"), addrs: Vec::new() };
    Ticket::new(invite, Secret::from_random(secret), [host], None).unwrap()
}

fn checked(
    ledger: &Ledger,
    ticket: &Ticket,
    host: &str,
    parcel_key: [u8; 32],
) -> Result<(), NodeError> {
    let device_key = key("bob").to_bytes();
    let record = DeviceRecord { key: device_key, parcel_key, group: None, joining: None };
    check(ticket, &record, device(host), ledger)
}

#[test]
fn only_the_tickets_group_with_this_device_in_it_from_a_member_of_it_is_taken() {
    let (ledger, right) = sent(true);
    checked(&ledger, &right, "alice", PARCEL).unwrap();
    let refused = |ledger: &Ledger, ticket: &Ticket, host: &str, parcel_key: [u8; 32]| {
        let error = checked(ledger, ticket, host, parcel_key).unwrap_err();
        assert!(matches!(error, NodeError::NotThatGroup(_)), "{error:?}");
    };
    refused(&ledger, &right, "mallory", PARCEL);
    refused(&ledger, &ticket(right.invite(), [8; 16]), "alice", PARCEL);
    refused(&ledger, &ticket(crate::id::EntryHash::from_bytes([8; 32]), [7; 16]), "alice", PARCEL);
    refused(&ledger, &right, "alice", [6; 32]);
    let (without, right) = sent(false);
    refused(&without, &right, "alice", PARCEL);
}
