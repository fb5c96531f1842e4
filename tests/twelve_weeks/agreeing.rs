//! What the group agrees on, and what it keeps.

use kith_sync::group::edit::Stance;
use kith_sync::group::snapshot::RuleState;
use serde_json::json;

use super::devices::{decides, does, meet, reads, says};
use super::find::{concern, decision, item, place, series};
use super::{Group, LATE, STAYS};
use crate::harness::Device;
use crate::harness::words::{reword, rule};

const STAYS_AT_FIRST: &str = "What we say stays in this room. We never tell a patient's details.";

pub(super) fn they_agree_on_rules_and_on_when_and_where(Group { ana, ben, cleo, .. }: &Group) {
    let room = place(&ana.show().snapshot, "Library, room 2");
    does(
        ana,
        &json!([
            {"do": "add_rule", "title": STAYS, "wording": STAYS_AT_FIRST, "topic": "stays_here"},
            {"do": "set_schedule", "set": {"mode": "regular"}},
            {"do": "set_schedule", "set": {"smallest": 3}},
            {"do": "add_meeting", "place": "", "when": {"date": "2031-02-04", "time": "19:30:00",
                "zone": "Europe/Zurich", "minutes": 90, "repeat": {"weeks": 1}, "until": "2031-03-25"}},
        ]),
    );
    let meeting = series(&ana.show().snapshot).0.id;
    does(ana, &json!({"do": "set_meeting", "meeting": meeting, "set": {"at": room}}));
    meet(&[ana, ben]);
    let late = "Come in quietly whenever you come.";
    does(ben, &json!({"do": "add_rule", "title": LATE, "wording": late, "topic": "coming"}));
    says(ben, STAYS, Stance::Agree, "");
    says(ben, LATE, Stance::Agree, "");
    let anker = place(&ben.show().snapshot, "Café Anker");
    does(ben, &json!({"do": "rate_place", "place": anker, "comfort": "fine"}));
    meet(&[ben, cleo]);
    does(cleo, &json!({"do": "rate_place", "place": anker, "comfort": "rather_not"}));
    says(cleo, STAYS, Stance::Agree, "");
    says(cleo, LATE, Stance::Agree, "");
    meet(&[cleo, ana]);
    says(ana, STAYS, Stance::Agree, "");
    says(ana, LATE, Stance::Agree, "");
    meet(&[ana, ben]);
    meet(&[ben, cleo]);
    reads(
        &[ana, ben, cleo],
        &[
            "What is said here stays here — agreed",
            "Coming late — agreed",
            "Cleo would rather not meet there",
        ],
    );
}

pub(super) fn a_rule_is_reworded_at_once_and_a_concern_is_answered(
    Group { ana, ben, cleo, .. }: &Group,
) {
    let ours = "What we say stays in this room, for good. We never tell a patient's details.";
    let theirs =
        "What we say stays in this room. We never tell a patient's or a colleague's details.";
    for (device, words) in [(ana, ours), (cleo, theirs)] {
        device.does(&[reword(&device.show().snapshot, STAYS, words)]);
        says(device, STAYS, Stance::Agree, "");
    }
    meet(&[ana, ben, cleo]);
    let joined = "What we say stays in this room, for good. We never tell a patient's or a colleague's details.";
    let holds = format!(
        "“{STAYS_AT_FIRST}” holds until Ana, Ben and Cleo spoke on the wording below\n    {joined}\n    \
         (Ana and Cleo changed this at once; both are joined here)"
    );
    let earlier = "Cleo agrees, to an earlier wording";
    reads(&[ana, ben, cleo], &[&holds, "Ana agrees, to an earlier wording", earlier]);

    says(ben, STAYS, Stance::Concern, "May I tell at home that I come here?");
    says(ana, STAYS, Stance::Agree, "");
    meet(&[ana, ben]);
    let holds = format!("{STAYS} — a concern of Ben; meanwhile “{STAYS_AT_FIRST}” holds");
    reads(&[ana, ben], &[&holds]);
    meet(&[ben, cleo]);
    let group = cleo.show().snapshot;
    let on = json!({"rule": rule(&group, STAYS).id});
    let words = "That you come here is yours to tell.";
    let to = concern(&group, STAYS);
    does(cleo, &json!({"do": "remark", "on": on, "words": words, "to": to}));
    says(cleo, STAYS, Stance::Agree, "");
    meet(&[cleo, ben]);
    says(ben, STAYS, Stance::AgreeWithReservation, "That I come here is mine to tell.");
    meet(&[ben, ana]);
    for device in [ben, ana] {
        assert_eq!(rule(&device.show().snapshot, STAYS).state, RuleState::Agreed);
    }
}

pub(super) fn they_keep_what_helps_and_decide_on_a_kettle(
    Group { ana, ben, cleo, dana, .. }: &Group,
) {
    let title = "A kettle";
    does(
        cleo,
        &json!([
            {"do": "add_to_shelf", "shelf": "tip", "words": "A walk before the bus"},
            {"do": "add_decision", "title": title, "wording": "We buy a kettle for the room.",
                "reasons": "Tea helps.", "until": "2031-03-01"},
        ]),
    );
    decides(cleo, title, "agree");
    does(
        ana,
        &json!([
            {"do": "add_to_shelf", "shelf": "topic", "words": "Sleeping by day"},
            {"do": "add_taken", "on": "2031-02-19", "words": "Ask for the room until summer",
                "until": "2031-02-26"},
        ]),
    );
    meet(&[ana, ben, cleo]);
    let group = ana.show().snapshot;
    let taken = group.taken[0].id;
    let until = |on| json!({"do": "set_taken_until", "taken": taken, "until": on});
    // Of two values set at once the one with less before it stands first.
    does(ana, &until("2031-03-05"));
    does(ben, &json!([{"do": "take", "taken": taken, "mine": true}, until("2031-03-12")]));
    let raises = |device: &Device, words| {
        does(device, &json!({"do": "raise_hand", "item": item(&group, words), "raised": true}));
    };
    raises(ana, "A walk before the bus");
    raises(ben, "Sleeping by day");
    decides(ana, title, "agree");
    decides(ben, title, "agree");
    meet(&[ana, ben]);
    meet(&[ben, dana]);
    let walk = "A walk before the bus";
    raises(dana, walk);
    decides(dana, title, "stand_aside");
    does(dana, &json!({"do": "tick", "item": item(&group, "Sleeping by day"), "done": true}));
    meet(&[dana, cleo, ana]);
    reads(&[dana, cleo, ana], &["A kettle — agreed", "Helped: Ana and Dana", "Dana stands aside"]);

    meet(&[ana, ben]);
    let group = ben.show().snapshot;
    let (kettle, rule) = (decision(&group, title).put.id, rule(&group, LATE).id);
    does(
        ben,
        &json!([
            {"do": "write", "text": {"decision_outcome": kettle}, "words": "Ben bought it."},
            {"do": "look_again", "at": {"rule": rule}, "on": "2031-06-03"},
        ]),
    );
}

pub(super) fn a_rule_is_reworded_and_the_old_wording_goes_on_holding(
    Group { laptop, ben, cleo, .. }: &Group,
) {
    let words = "Come in quietly whenever you come, and take the chair by the door.";
    ben.does(&[reword(&ben.show().snapshot, LATE, words)]);
    says(ben, LATE, Stance::Agree, "");
    meet(&[ben, cleo]);
    says(cleo, LATE, Stance::Agree, "");
    meet(&[cleo, laptop]);
    meet(&[laptop, ben, cleo]);
}
