//! Who comes in, and who does not.

use std::collections::BTreeSet;

use ed25519_dalek::SigningKey;
use kith_sync::group::GroupSnapshot;
use kith_sync::group::snapshot::Standing;
use kith_sync::net::{CloseReason, DialError, Net, NetConfig, NetEvent};
use serde_json::json;

use super::harness::words::{add_rule, has_rule, names, rule};
use super::harness::{DEADLINE, Device, Running, converged, eventually, founded, trio};

#[test]
fn both_sides_of_a_joining_see_the_same_words() {
    let (ana, ben) = (founded(), Device::new("Ben"));
    let mut ana = ana.start();
    let ticket = ana.invite("Ben");
    let words = ben.joins(&ticket);
    assert!(words.split(' ').count() > 1, "{words}");
    let admitted = ana.event("admitted");
    let seen: Vec<_> =
        admitted["words"].as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
    assert_eq!(seen.join(" "), words);
}

#[test]
fn a_third_device_joins_late_through_a_member_who_did_not_invite_and_gets_everything() {
    let ((ana, mut ana_node), (_ben, mut ben_node), old_ticket) = trio();
    ana_node.edit(&add_rule("First", "Written before Cleo came."));
    ben_node.edit(&add_rule("Second", "Written by Ben."));
    converged(&mut [&mut ana_node, &mut ben_node]);
    // Ana's device names Ben's device in the ticket as soon as it knows of it, and then goes away.
    let ticket = ana_node.state_with(|state| state.status.invitations.len() == 1);
    let ticket = ticket.status.invitations[0].ticket.clone().unwrap_or(old_ticket);
    ana_node.stop();

    let cleo = Device::new("Cleo");
    cleo.tries_to_join(&ticket, &[ben_node.addr()]).succeeds();
    let mut cleo_node = cleo.start_beside(&[&ben_node]);
    let group = converged(&mut [&mut ben_node, &mut cleo_node]);
    assert_eq!(names(&group), ["Ana", "Ben", "Cleo"]);
    assert_eq!(rule(&group, "First").wording.words, "Written before Cleo came.");
    assert_eq!(rule(&group, "Second").wording.words, "Written by Ben.");

    let mut ana_node = ana.start_beside(&[&ben_node, &cleo_node]);
    converged(&mut [&mut ana_node, &mut ben_node, &mut cleo_node]);
}

#[test]
fn a_members_second_device_is_the_same_member() {
    let ana = founded();
    let mut first = ana.start();
    let reply = first.command(&json!("invite_my_device"));
    let ticket = reply["ticket"]["ticket"].as_str().unwrap();
    let phone = Device::new("Ana");
    phone.joins(ticket);
    let mut second = phone.start_beside(&[&first]);
    let group = converged(&mut [&mut first, &mut second]);
    assert_eq!(names(&group), ["Ana"]);
    assert_eq!(group.members[0].devices.len(), 2);
    assert_eq!(first.state().status.me, second.state().status.me);
}

#[test]
fn a_ticket_lets_one_person_in_and_nobody_after() {
    let (ana, ben, mallory) = (founded(), Device::new("Ben"), Device::new("Mallory"));
    let mut node = ana.start();
    let ticket = node.invite("Ben");
    ben.joins(&ticket);
    mallory.tries_to_join(&ticket, &[]).fails_plainly();
    assert_eq!(node.shows(|group| group.members.len() == 2).status.invitations, []);
    // Nothing of the group is in the folder of whoever was turned away.
    mallory.kith(&["show"]).fails_plainly();
}

#[test]
fn a_withdrawn_ticket_lets_nobody_in() {
    let (ana, ben) = (founded(), Device::new("Ben"));
    let mut node = ana.start();
    let reply = node.command(&json!({"invite": {"name": "Ben"}}))["ticket"].clone();
    let withdraw = json!({"withdraw_invite": {"invite": reply["invite"]}});
    assert_eq!(node.command(&withdraw), "done");
    ben.tries_to_join(reply["ticket"].as_str().unwrap(), &[]).fails_plainly();
    let state = node.state();
    assert!(state.status.invitations.is_empty());
    assert_eq!(names(&state.snapshot), ["Ana"]);
}

#[test]
fn a_joining_that_was_given_up_is_forgotten_and_a_group_is_not() {
    let (ana, ben) = (founded(), Device::new("Ben"));
    let mut node = ana.start();
    let reply = node.command(&json!({"invite": {"name": "Ben"}}))["ticket"].clone();
    let withdraw = json!({"withdraw_invite": {"invite": reply["invite"]}});
    assert_eq!(node.command(&withdraw), "done");
    let said = ben.tries_to_join(reply["ticket"].as_str().unwrap(), &[]).fails_plainly();
    assert!(said.contains("used, withdrawn or too old"), "{said}");

    let found = ["found", "--group", "Day shift", "--me", "Ben"];
    for verb in [&["show"] as &[&str], &found] {
        assert!(ben.kith(verb).fails_plainly().contains("`kith forget`"));
    }
    ben.kith(&["forget"]).succeeds();
    ben.kith(&found).succeeds();
    assert!(ben.kith(&["forget"]).fails_plainly().contains("Nothing was changed"));
    assert!(ben.kith(&["show"]).succeeds().contains("Day shift"));
}

#[test]
fn an_invitation_can_be_made_and_withdrawn_without_a_network() {
    let ana = founded();
    let ticket = ana.kith(&["invite", "Ben"]).succeeds();
    assert!(ticket.starts_with("kith1"), "{ticket}");
    let open = ana.show().status.invitations.clone();
    assert_eq!(open.len(), 1);
    ana.kith(&["withdraw", &open[0].invite.to_string()]).succeeds();
    assert!(ana.show().status.invitations.is_empty());
    let unknown = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    ana.kith(&["withdraw", unknown]).fails_plainly();
}

#[test]
fn a_mangled_ticket_is_refused_before_anything_is_sent() {
    let ana = founded();
    let mut node = ana.start();
    let ticket = node.invite("Ben");
    let swapped =
        ticket.replacen(&ticket[20..21], if &ticket[20..21] == "a" { "b" } else { "a" }, 1);
    let cut = ticket[..ticket.len() - 3].to_owned();
    for mangled in [cut, swapped, String::new(), "kith1".to_owned(), "naïve – 夜".to_owned()] {
        if mangled != ticket {
            Device::new("Ben").tries_to_join(&mangled, &[]).fails_plainly();
        }
    }
    // The ticket itself is still good, also with line breaks that a letter put in.
    let ben = Device::new("Ben");
    let letter = format!("{}\n{}", &ticket[..30], &ticket[30..]);
    ben.kith_reads(&["join", "-", "--me", "Ben", "--listen", "127.0.0.1:0", "--no-mdns"], &letter)
        .succeeds();
}

#[test]
fn whoever_left_is_turned_away_and_hears_nothing_more() {
    let ((_ana, mut ana), (ben, ben_node), ticket) = trio();
    let cleo = Device::new("Cleo");
    cleo.joins(&ticket);
    let mut cleo_node = cleo.start_beside(&[&ana]);
    converged(&mut [&mut ana, &mut cleo_node]);
    ben_node.stop();
    let before = ben.copy();
    let mut ben_node = ben.start_beside(&[&ana]);
    assert_eq!(ben_node.command(&json!({"leave": {"farewell": "Be well."}})), "done");
    let left = |group: &GroupSnapshot| group.members.iter().any(|it| it.standing == Standing::Left);
    ana.shows(left);
    ben_node.stop();
    ana.edit(&add_rule("After", "Written after Ben left."));
    cleo_node.shows(|group| has_rule(group, "After") && left(group));

    // A copy of Ben's device from before, which does not know that it left, is turned away.
    let mut copy = before.node(&[ana.addr()]);
    copy.env("RUST_LOG", "kith_sync=debug");
    let mut copy = Running::spawn(copy);
    let refused = "the device does not belong to the group";
    eventually(DEADLINE, || copy.logs().contains(refused).then_some(()));
    assert!(copy.state().snapshot.rules.is_empty());
    for event in ["peer_connected", "delivered"] {
        assert!(!copy.lines().iter().any(|line| line["event"] == event), "{event}");
    }
}

#[test]
fn a_device_that_is_no_member_is_turned_away_before_any_group_data() {
    let ana = founded();
    let mut node = ana.start();
    node.edit(&add_rule("Ours", "Not yours."));
    let state = node.state();
    let (device, addr) = (state.status.device, node.addr());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        // A stranger who knows the device's id and address, and would like to sync and to come in.
        let mut config = NetConfig::new(SigningKey::from_bytes(&[7; 32]), [7; 32]);
        config.listen = vec!["127.0.0.1:0".parse().unwrap()];
        config.devices = BTreeSet::from([device]);
        let (stranger, mut events) = Net::bind(config).await.unwrap();
        stranger.know(device, &[addr]);
        stranger.keep_connected(&BTreeSet::from([device]));
        let turned_away = async {
            loop {
                let event = events.recv().await.unwrap();
                if let NetEvent::DialFailed { error, .. } = event {
                    break error;
                }
                assert!(matches!(event, NetEvent::AddrsChanged(_)), "a stranger got {event:?}");
            }
        };
        let error = tokio::time::timeout(DEADLINE, turned_away).await.unwrap();
        assert_eq!(error, DialError::Refused(CloseReason::NotAMember));

        // Without an open invitation nobody is heard at the other door either.
        let knocked = match stranger.join_connect(device, &[addr], DEADLINE).await {
            Err(error) => format!("{error:?}"),
            Ok(mut stream) => {
                // It may be closed already; what is heard of it tells.
                stream.send(b"let me in").await.ok();
                let answer = stream.receive().await;
                assert!(!matches!(answer, Ok(Some(_))), "a stranger got {answer:?}");
                format!("{answer:?}")
            }
        };
        assert!(knocked.contains("JoinClosed"), "{knocked}");
        stranger.shutdown().await;
    });
    assert!(!node.lines().iter().any(|line| line["event"] == "peer_connected"));
}
