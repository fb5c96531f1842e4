//! Who goes, and a device that goes.

use kith_sync::group::snapshot::Standing;
use serde_json::json;

use super::Group;
use super::devices::{comes_in, does, meet, open_proposal, page, reads};
use super::find::{member, standing};
use super::shown::told;
use crate::harness::words::{add_rule, has_rule};

/// Dana's page as it was before she left comes back.
pub(super) fn they_say_how_it_works_and_dana_leaves(
    Group { ana, ben, cleo, dana, .. }: &Group,
) -> String {
    does(ben, &json!({"do": "ask_how_it_works", "shows": "2031-04-01"}));
    meet(&[ben, ana]);
    meet(&[ben, cleo, dana]);
    let review = ben.show().snapshot.reviews[0].id;
    for (device, answer) in [
        (ana, json!({"how": "helps", "keep": "The quiet first minutes"})),
        (ben, json!({"how": "fine"})),
        (cleo, json!({"how": "unsure", "change": "Ending on time"})),
    ] {
        does(device, &json!({"do": "answer_how_it_works", "review": review, "answer": answer}));
    }
    meet(&[ben, cleo]);
    meet(&[ana, cleo, dana]);
    let open = "Still to answer: Dana. The answers are shown once everybody has answered or on Tuesday 1 April 2031.";
    reads(&[ana, cleo, dana], &[open]);
    reads(&[ben], &["Still to answer: Ana and Dana."]);
    let before = page(dana);

    let left = dana.kith(&["leave", "--farewell", "Thank you for the nights."]).succeeds();
    assert_eq!(
        left,
        "You left the group. Ana, Ben and Cleo will hear it while “kith node” or the window runs here."
    );
    let dana_node = dana.start();
    let mut ben_node = ben.start_beside(&[&dana_node]);
    ben_node.shows(|group| standing(group, "Dana") == Standing::Left);
    drop((dana_node, ben_node));
    meet(&[ben, ana]);
    meet(&[ana, cleo]);
    // All who are in have answered.
    let answers = "  Ana: it does me good\n    To keep: The quiet first minutes\n  Ben: it is all right\n  \
        Cleo: not sure\n    To change: Ending on time\n";
    reads(&[ana, ben, cleo], &["Dana, left: “Thank you for the nights.”", answers]);
    before
}

pub(super) fn ana_has_a_new_laptop(Group { ana, laptop, ben, .. }: &Group) {
    let old = ana.show().status.device;
    let ticket = ana.kith(&["invite", "--my-device"]).succeeds();
    comes_in(laptop, &ticket, ana);
    meet(&[ana, laptop]);
    let before = told(&page(ana));
    assert_eq!(told(&page(laptop)), before, "all of the group is on it");
    let state = laptop.show();
    assert_eq!(state.status.me, ana.show().status.me);
    assert_ne!(state.status.device, old);
    // The others take a device in once one that they know has told of it.
    meet(&[ana, ben]);
    does(laptop, &json!({"do": "retire", "device": old}));
    meet(&[laptop, ben]);
    let group = ben.show().snapshot;
    let ana_there = group.members.iter().find(|it| it.id == state.status.me).expect("she is in");
    let in_use: Vec<_> =
        ana_there.devices.iter().filter(|it| !it.retired).map(|it| it.id).collect();
    assert_eq!(in_use, [state.status.device]);

    // The old one is turned away, and goes on showing what it had.
    let had = ana.show().snapshot;
    let mut laptop_node = laptop.start();
    let mut old_node = ana.start_beside(&[&laptop_node]);
    old_node.state_with(|state| state.status.turned_away_by == [state.status.me]);
    assert_eq!(old_node.state().snapshot, had);
    old_node.edit(&add_rule("Unheard", "From the old laptop."));
    assert!(!has_rule(&laptop_node.state().snapshot, "Unheard"));
}

pub(super) fn emil_comes_and_is_removed_while_he_is_away(
    Group { laptop, ben, cleo, emil, .. }: &Group,
) {
    does(laptop, &json!({"do": "propose_person", "name": "Emil"}));
    meet(&[laptop, ben]);
    does(ben, &json!({"do": "vote", "proposal": open_proposal(ben), "answer": "yes"}));
    let ticket = ben.kith(&["invite", "Emil"]).succeeds();
    comes_in(emil, &ticket, ben);
    does(
        emil,
        &json!({"do": "add_to_shelf", "shelf": "tip", "words": "A light box in the kitchen"}),
    );
    meet(&[ben, cleo, emil]);
    reads(&[ben, cleo, emil], &["Still to answer: Emil."]);
    meet(&[ben, laptop]);

    let about = member(&laptop.show().snapshot, "Emil");
    does(laptop, &json!({"do": "propose_removal", "member": about, "why": "told it at work"}));
    meet(&[laptop, cleo]);
    let before = emil.show().snapshot;
    does(cleo, &json!({"do": "vote", "proposal": open_proposal(cleo), "answer": "yes"}));
    meet(&[cleo, ben]);
    assert_eq!(standing(&ben.show().snapshot, "Emil"), Standing::Removed);

    let mut ben_node = ben.start();
    let mut emil_node = emil.start_beside(&[&ben_node]);
    emil_node.state_with(|state| !state.status.turned_away_by.is_empty());
    assert_eq!(emil_node.state().snapshot, before, "he reads what he had");
    emil_node.edit(&add_rule("Unheard", "Written after he was out."));
    assert!(!has_rule(&ben_node.state().snapshot, "Unheard"));
}
