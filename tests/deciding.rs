//! The group decides who belongs: votes on several devices, removal, devices that are lost.

use kith_sync::group::snapshot::{Standing, Words};
use kith_sync::id::{EntryHash, MemberId};
use kith_sync::node::api::{Moved, NodeState, Outcome, Proposed};
use serde_json::{Value, json};

use super::harness::words::{add_rule, has_rule, names};
use super::harness::{Device, Running, converged, trio};

/// Says something about who belongs, which must be confirmed.
#[track_caller]
fn say(node: &mut Running, what: &Value) {
    assert_eq!(node.command(&json!({ "say": what })), "done", "{what}");
}

#[track_caller]
fn refused(node: &mut Running, what: &Value) -> String {
    let reply = node.command(&json!({ "say": what }));
    reply["refused"]["because"].as_str().unwrap_or_else(|| panic!("{reply}")).to_owned()
}

fn member(state: &NodeState, name: &str) -> MemberId {
    state.snapshot.members.iter().find(|member| member.name == name).unwrap().id
}

fn standing(state: &NodeState, name: &str) -> Standing {
    state.snapshot.members.iter().find(|member| member.name == name).unwrap().standing
}

/// The newest proposal of a kind, once it is here.
#[track_caller]
fn proposed(node: &mut Running, is: impl Fn(&Proposed) -> bool) -> EntryHash {
    let find = |state: &NodeState| {
        state.status.decisions.proposals.iter().find(|it| is(it)).map(|it| it.proposal)
    };
    let state = node.state_with(|state| find(state).is_some());
    find(&state).unwrap()
}

#[track_caller]
fn decided(node: &mut Running, proposal: EntryHash, outcome: &Outcome) {
    node.state_with(|state| {
        let mut proposals = state.status.decisions.proposals.iter();
        proposals.any(|it| it.proposal == proposal && it.outcome == *outcome)
    });
}

fn is_person(it: &Proposed) -> bool {
    it.outcome == Outcome::Open && matches!(it.motion, Moved::Person { .. })
}

fn is_removal(it: &Proposed) -> bool {
    matches!(it.motion, Moved::Removal { .. })
}

/// Ana, Ben and Cleo, all running and connected.
fn three() -> ([Device; 3], [Running; 3]) {
    let ((ana, mut ana_node), (ben, mut ben_node), ticket) = trio();
    let cleo = Device::new("Cleo");
    cleo.joins(&ticket);
    let mut cleo_node = cleo.start_beside(&[&ana_node, &ben_node]);
    converged(&mut [&mut ana_node, &mut ben_node, &mut cleo_node]);
    ([ana, ben, cleo], [ana_node, ben_node, cleo_node])
}

/// Ana and Ben let Cleo in again, on another device: as the same member. Tells what she then sees.
#[track_caller]
fn comes_back(
    cleo: MemberId,
    ana_node: &mut Running,
    ben_node: &mut Running,
) -> (Device, NodeState) {
    say(ana_node, &json!({"do": "propose_person", "name": "Cleo", "returning": cleo}));
    let again = proposed(ben_node, is_person);
    say(ben_node, &json!({"do": "vote", "proposal": again, "answer": "yes"}));
    decided(ana_node, again, &Outcome::Passed);
    let ticket = ana_node.invite("Cleo");
    let device = Device::new("Cleo");
    device.joins(&ticket);
    let mut cleo_node = device.start_beside(&[ana_node, ben_node]);
    converged(&mut [ana_node, ben_node, &mut cleo_node]);
    let state = cleo_node.state();
    assert_eq!(state.status.me, cleo, "she is the same member");
    assert_eq!(standing(&state, "Cleo"), Standing::Member);
    (device, state)
}

#[test]
fn a_person_comes_in_by_everyones_vote_though_they_are_never_on_at_the_same_time() {
    let ([_, ben, cleo], [mut ana_node, ben_node, cleo_node]) = three();
    cleo_node.stop();
    say(&mut ana_node, &json!({"do": "propose_person", "name": "Dana", "why": "works nights"}));
    let refused = ana_node.command(&json!({"invite": {"name": "Dana"}}));
    assert!(refused["refused"]["because"].as_str().unwrap().contains("decides together"));

    let mut ben_node = ben_node;
    let dana = proposed(&mut ben_node, is_person);
    say(&mut ben_node, &json!({"do": "vote", "proposal": dana, "answer": "yes"}));
    decided(&mut ana_node, dana, &Outcome::Open);
    ana_node.state_with(|state| state.status.peers.iter().filter(|peer| peer.has_all).count() == 1);
    ana_node.stop();

    // Ana is away when Cleo hears of it, says yes, and makes the invitation, which Ben's device honours.
    let mut cleo_node = cleo.start_beside(&[&ben_node]);
    assert_eq!(proposed(&mut cleo_node, is_person), dana);
    say(&mut cleo_node, &json!({"do": "vote", "proposal": dana, "answer": "yes"}));
    decided(&mut cleo_node, dana, &Outcome::Passed);
    decided(&mut ben_node, dana, &Outcome::Passed);
    let ticket = cleo_node.invite("Dana");
    ben_node.state_with(|state| state.status.invitations.len() == 1);
    cleo_node.stop();
    let device = Device::new("Dana");
    device.tries_to_join(&ticket, &[ben_node.addr()]).succeeds();
    let mut dana_node = device.start_beside(&[&ben_node]);
    let group = converged(&mut [&mut ben_node, &mut dana_node]);
    assert_eq!(names(&group), ["Ana", "Ben", "Cleo", "Dana"]);
    let state = dana_node.state();
    let about_her = state.status.decisions.proposals.iter().find(|it| it.proposal == dana).unwrap();
    assert_eq!(about_her.why, None, "what was said about her is not for her");
    ben_node.stop();
    ben.kith(&["verify"]).succeeds();
}

#[test]
fn a_member_is_removed_by_the_others_and_is_told_and_comes_back_by_a_new_vote() {
    let ([_, _, cleo], [mut ana_node, mut ben_node, mut cleo_node]) = three();
    let about = member(&ana_node.state(), "Cleo");
    cleo_node.edit(&add_rule("Before", "Cleo wrote this while she was in."));
    converged(&mut [&mut ana_node, &mut ben_node, &mut cleo_node]);
    say(&mut ana_node, &json!({"do": "propose_removal", "member": about, "why": "in private"}));
    let removal = proposed(&mut cleo_node, is_removal);
    let not_hers =
        refused(&mut cleo_node, &json!({"do": "vote", "proposal": removal, "answer": "not_now"}));
    assert!(not_hers.contains("not asked"), "{not_hers}");
    say(&mut ben_node, &json!({"do": "vote", "proposal": removal, "answer": "yes"}));

    let told = cleo_node.state_with(|state| !state.status.belongs);
    assert_eq!(standing(&told, "Cleo"), Standing::Removed);
    let problems: Vec<_> = told.status.problems.iter().map(|it| it.text.english()).collect();
    assert!(problems.concat().contains("do not belong to this group any more"), "{problems:?}");
    ana_node.edit(&add_rule("After", "Not for Cleo."));
    converged(&mut [&mut ana_node, &mut ben_node]);
    assert!(!has_rule(&cleo_node.state().snapshot, "After"));
    assert!(has_rule(&ana_node.state().snapshot, "Before"), "what she wrote stays");
    let late = cleo_node.command(&json!({"edit": add_rule("Late", "After she was out.")}));
    assert!(late["refused"].is_object(), "{late}");
    cleo_node.stop();

    drop(cleo);
    let (_cleo, state) = comes_back(about, &mut ana_node, &mut ben_node);
    assert!(has_rule(&state.snapshot, "After"));
}

#[test]
fn a_group_is_closed_by_its_members_over_the_network_and_can_then_only_be_read() {
    let (_devices, [mut ana_node, mut ben_node, mut cleo_node]) = three();
    ben_node.edit(&add_rule("Before", "Ben wrote this while it was open."));
    converged(&mut [&mut ana_node, &mut ben_node, &mut cleo_node]);
    say(&mut ana_node, &json!({"do": "propose_closing", "why": "We have said it all"}));
    let is_closing = |it: &Proposed| matches!(it.motion, Moved::Closing);
    let closing = proposed(&mut ben_node, is_closing);
    say(&mut ben_node, &json!({"do": "vote", "proposal": closing, "answer": "yes"}));
    let open = proposed(&mut cleo_node, is_closing);
    assert!(!cleo_node.state().status.decisions.closed, "everyone has to agree");
    say(&mut cleo_node, &json!({"do": "vote", "proposal": open, "answer": "yes"}));
    for node in [&mut ana_node, &mut ben_node, &mut cleo_node] {
        let told = node.state_with(|state| state.status.decisions.closed);
        assert!(has_rule(&told.snapshot, "Before"), "what was written stays");
        let late = node.command(&json!({"edit": add_rule("Late", "After it was closed.")}));
        assert!(late["refused"].is_object(), "{late}");
    }
}

#[test]
fn whoever_was_removed_while_away_is_turned_away_and_sees_by_whom() {
    let ([_, _, cleo], [mut ana_node, mut ben_node, mut cleo_node]) = three();
    let about = member(&ana_node.state(), "Cleo");
    cleo_node.state_with(|state| state.status.peers.iter().all(|peer| peer.has_all));
    cleo_node.stop();
    say(&mut ana_node, &json!({"do": "propose_removal", "member": about}));
    let removal = proposed(&mut ben_node, is_removal);
    say(&mut ben_node, &json!({"do": "vote", "proposal": removal, "answer": "yes"}));
    decided(&mut ana_node, removal, &Outcome::Passed);

    let mut cleo_node = cleo.start_beside(&[&ana_node, &ben_node]);
    let told = cleo_node.state_with(|state| state.status.turned_away_by.len() == 2);
    assert!(told.status.belongs, "what others claim decides nothing here");
    // What she writes unheard counts for nobody, and nobody's device takes it.
    cleo_node.edit(&add_rule("Unheard", "Written after she was out."));
    ana_node.edit(&add_rule("After", "Not for Cleo."));
    converged(&mut [&mut ana_node, &mut ben_node]);
    assert!(!has_rule(&ana_node.state().snapshot, "Unheard"));
    assert!(!has_rule(&cleo_node.state().snapshot, "After"));
}

#[test]
fn a_lost_device_is_retired_by_the_group_and_its_member_comes_back_with_another() {
    let ([ana, _, cleo], [mut ana_node, mut ben_node, cleo_node]) = three();
    let me = member(&ana_node.state(), "Cleo");
    cleo_node.stop();
    drop(cleo);
    let lost = {
        let state = ana_node.state();
        let cleo = state.snapshot.members.iter().find(|member| member.id == me).unwrap();
        cleo.devices[0].id
    };
    say(&mut ana_node, &json!({"do": "propose_retiring", "device": lost}));
    let retiring = proposed(&mut ben_node, |it| matches!(it.motion, Moved::Retiring { .. }));
    say(&mut ben_node, &json!({"do": "vote", "proposal": retiring, "answer": "yes"}));
    // Everyone has to agree, but Cleo cannot answer without a device, and is not waited for.
    decided(&mut ana_node, retiring, &Outcome::Passed);
    comes_back(me, &mut ana_node, &mut ben_node);
    ana_node.stop();
    ana.kith(&["verify"]).succeeds();
}

#[test]
fn a_break_asks_nothing_and_ends_when_its_member_says_so() {
    let (_, [mut ana_node, mut ben_node, mut cleo_node]) = three();
    say(&mut cleo_node, &json!({"do": "pause"}));
    ana_node.state_with(|state| standing(state, "Cleo") == Standing::OnBreak);
    ben_node.state_with(|state| standing(state, "Cleo") == Standing::OnBreak);
    say(&mut ana_node, &json!({"do": "propose_person", "name": "Dana"}));
    let dana = proposed(&mut ben_node, is_person);
    say(&mut ben_node, &json!({"do": "vote", "proposal": dana, "answer": "yes"}));
    decided(&mut cleo_node, dana, &Outcome::Passed);
    let words = serde_json::to_string(&cleo_node.state()).unwrap();
    assert!(!words.contains("Dana"), "whoever is on a break is told no name");
    say(&mut cleo_node, &json!({"do": "resume"}));
    ana_node.state_with(|state| standing(state, "Cleo") == Standing::Member);
}

#[test]
fn a_farewell_is_read_by_those_who_stay() {
    let ([ana, ..], [mut ana_node, mut ben_node, mut cleo_node]) = three();
    let left = cleo_node.command(&json!({"leave": {"farewell": "Thank you for the nights."}}));
    assert_eq!(left, "done");
    for node in [&mut ana_node, &mut ben_node] {
        node.state_with(|state| standing(state, "Cleo") == Standing::Left);
        let farewells = node.state().status.decisions.farewells.clone();
        assert_eq!(farewells.len(), 1, "{farewells:?}");
        assert_eq!(farewells[0].words, Words::Known("Thank you for the nights.".to_owned()));
    }
    ana_node.stop();
    let shown = ana.kith(&["show"]).succeeds();
    assert!(shown.contains("Cleo, left: “Thank you for the nights.”"), "{shown}");
}
