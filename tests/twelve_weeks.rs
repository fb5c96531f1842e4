//! Twelve weeks of a group, on four devices that are rarely all on: from its founding until it has lost one member and one
//! place, and knows how it meets.
//!
//! What is done here is done while a device is off, and is heard of when devices meet; dates are those of 2031.

mod devices;
mod find;
mod shown;

use kith_sync::group::edit::Stance;
use kith_sync::group::snapshot::{RuleState, Standing};
use serde_json::json;

use self::devices::{comes_in, does, meet, meet_and_stop, open_proposal, page, reads};
use self::find::{candidate, concern, decision, item, member, place, series, standing};
use self::shown::{SHOWN, told};
use super::discretion::search;
use super::harness::words::{add_rule, answer, has_rule, names, reword, rule};
use super::harness::{Device, PASSPHRASE};

/// Ana writes it where nobody else reads.
const CANARY: &str = "Zaunkönig";
const STAYS: &str = "What is said here stays here";
const STAYS_AT_FIRST: &str = "What we say stays in this room. We never tell a patient's details.";
const LATE: &str = "Coming late";

/// The devices, by whose they are; Ana's is an old laptop in the end.
struct Group {
    ana: Device,
    ben: Device,
    cleo: Device,
    dana: Device,
    emil: Device,
    laptop: Device,
}

#[test]
fn twelve_weeks_of_a_group_whose_devices_are_rarely_all_on() {
    // They are found again where they were: below the ports that a system gives to whoever wants any.
    let first = 20_000 + 6 * u16::try_from(std::process::id() % 2_000).unwrap();
    let whose = ["Ana", "Ben", "Cleo", "Dana", "Emil", "Ana"];
    let mut ports = first..;
    let [ana, ben, cleo, dana, emil, laptop] =
        whose.map(|name| Device::at_port(name, ports.next().unwrap()));
    let group = Group { ana, ben, cleo, dana, emil, laptop };
    ana_founds_the_group_and_ben_comes_in(&group);
    two_write_the_purpose_at_once_and_no_notice_is_made_of_it(&group);
    cleo_comes_in_by_a_vote(&group);
    they_agree_on_rules_and_on_when_and_where(&group);
    a_rule_is_reworded_at_once_and_a_concern_is_answered(&group);
    dana_comes_in_while_ana_is_away(&group);
    they_look_for_a_date(&group);
    one_date_is_moved_and_cancelled_at_once(&group);
    they_keep_what_helps_and_decide_on_a_kettle(&group);
    let before_she_left = they_say_how_it_works_and_dana_leaves(&group);
    ana_has_a_new_laptop(&group);
    emil_comes_and_is_removed_while_he_is_away(&group);
    a_rule_is_reworded_and_the_old_wording_goes_on_holding(&group);
    everybody_who_belongs_reads_the_same(&group);
    whoever_went_reads_what_they_had(&group, &before_she_left);
    what_ana_keeps_for_herself_is_nowhere_else(&group);
}

fn ana_founds_the_group_and_ben_comes_in(Group { ana, ben, .. }: &Group) {
    let named = ["found", "--group", "Night shift, north side", "--me", "Ana"];
    ana.kith(&[&named[..], &["--decide", "two-thirds"]].concat()).succeeds();
    does(
        ana,
        &json!([
            {"do": "write", "text": "focus_who", "words": "Nurses and midwives who work nights"},
            {"do": "write", "text": "focus_what", "words": "Setting the nights down before we go home"},
            {"do": "write", "text": "focus_purpose", "words": "We carry the nights together."},
            {"do": "set_focus", "set": {"kind": {"kind": "profession", "holds": true}}},
            {"do": "set_focus", "set": {"kind": {"kind": "company", "holds": true}}},
            {"do": "set_focus", "set": {"origin": "different_workplaces"}},
            {"do": "set_focus", "set": {"openness": "open"}},
            {"do": "set_focus", "set": {"aim": 4}},
            {"do": "add_place", "name": "Library, room 2", "access": "Ring twice.",
                "set": [{"address": "12 Mill Street"}, {"kind": "library"}, {"quiet": true}]},
            {"do": "add_place", "name": "Café Anker"},
            {"do": "add_candidate", "name": "C.", "line": "from ward 4", "knows": true},
            {"do": "add_candidate", "name": "Fritz", "line": "from the day clinic"},
        ]),
    );
    let notice = ana.kith(&["notice", "board"]).succeeds();
    assert!(
        notice.contains(
            "We carry the nights together.\n\nWho it is for: Nurses and midwives who work nights\n\
             What it is for: Setting the nights down before we go home\n"
        ),
        "{notice}"
    );
    for name in ["Ana", "Night shift", "Mill Street"] {
        assert!(!notice.contains(name), "{notice}");
    }
    does(ana, &json!({"do": "add_posting", "place": "Staff room, house B", "on": "2031-01-06"}));

    let ticket = ana.kith(&["invite", "Ben"]).succeeds();
    comes_in(ben, &ticket, ana);
    meet(&[ana, ben]);
}

fn two_write_the_purpose_at_once_and_no_notice_is_made_of_it(Group { ana, ben, .. }: &Group) {
    let group = ana.show().snapshot;
    let (c, fritz) = (candidate(&group, "C."), candidate(&group, "Fritz"));
    let stage = |of, stage, on| json!({"do": "set_candidate", "candidate": of, "set": {"stage": {"stage": stage, "on": on}}});
    let purpose = |words| json!({"do": "write", "text": "focus_purpose", "words": words});
    does(
        ana,
        &json!([purpose("We carry the long nights together."), stage(c, "asked", "2031-01-10")]),
    );
    let talk = json!([
        {"do": "write_talk", "candidate": c, "words": format!("Sounds tired, like a {CANARY}.")},
        {"do": "tick_talk", "candidate": c, "point": "trial", "done": true},
        {"do": "check_in", "day": "2031-01-10", "worn": 4, "well": 2, "line": format!("{CANARY} at 4")},
        {"do": "write_note", "words": format!("{CANARY}: ask for fewer nights.")},
    ]);
    ana.kith(&["mine", &talk.to_string()]).succeeds();
    does(
        ben,
        &json!([
            purpose("We carry the nights together and go home lighter."),
            stage(c, "spoken_with", "2031-01-11"),
            stage(fritz, "not_now", "2031-01-11"),
        ]),
    );
    meet(&[ben, ana]);
    reads(
        &[ana, ben],
        &[
            "  Purpose: We carry the long nights together and go home lighter.\n  \
             (Ana and Ben changed this at once; both are joined here)\n",
            "asked (Friday 10 January 2031)",
            "spoken with (Saturday 11 January 2031)",
            " — which one is right?\n",
        ],
    );
    assert!(!page(ana).contains("Fritz") && !page(ben).contains("Fritz"));
    let refused = ana.kith(&["notice", "board"]).fails_plainly();
    assert!(refused.contains("Two of you wrote the purpose at once."), "{refused}");

    let read = purpose("We carry the long nights together, and go home lighter.");
    does(ben, &json!([read, stage(c, "vote", "2031-01-14")]));
    let notice = ben.kith(&["notice", "board"]).succeeds();
    assert!(notice.contains("together, and go home lighter."), "{notice}");
}

fn cleo_comes_in_by_a_vote(Group { ana, ben, cleo, .. }: &Group) {
    does(ben, &json!({"do": "propose_person", "name": "Cleo", "why": "works at the birth centre"}));
    let early = ben.kith(&["invite", "Cleo"]).fails_plainly();
    assert!(early.contains("decides together"), "{early}");
    meet(&[ana, ben]);
    reads(&[ana], &["Ben puts forward Cleo (works at the birth centre) — Ana has not answered"]);
    does(ana, &json!({"do": "vote", "proposal": open_proposal(ana), "answer": "yes"}));
    meet_and_stop(&[ana, ben]);
    let ticket = ben.kith(&["invite", "Cleo"]).succeeds();
    meet(&[ana, ben]);
    // Ben has invited her, and is off when she comes.
    comes_in(cleo, &ticket, ana);
    meet(&[ana, ben, cleo]);
    let group = ana.show().snapshot;
    assert_eq!(names(&group), ["Ana", "Ben", "Cleo"]);
    let now = json!({"stage": {"stage": "member", "on": "2031-01-21"}});
    let c = candidate(&group, "C.");
    does(ana, &json!({"do": "set_candidate", "candidate": c, "set": now}));
}

fn they_agree_on_rules_and_on_when_and_where(Group { ana, ben, cleo, .. }: &Group) {
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

fn a_rule_is_reworded_at_once_and_a_concern_is_answered(Group { ana, ben, cleo, .. }: &Group) {
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
    reads(&[ana, ben], &["What is said here stays here — a concern of Ben"]);
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

fn dana_comes_in_while_ana_is_away(Group { ana, ben, cleo, dana, .. }: &Group) {
    does(cleo, &json!({"do": "propose_person", "name": "Dana"}));
    meet(&[cleo, ben]);
    does(ben, &json!({"do": "vote", "proposal": open_proposal(ben), "answer": "yes"}));
    meet(&[ben, cleo]);
    // Two of three are two thirds; Ana has heard nothing of it.
    let ticket = cleo.kith(&["invite", "Dana"]).succeeds();
    comes_in(dana, &ticket, cleo);
    meet(&[cleo, ben, dana]);
    says(dana, STAYS, Stance::Agree, "");
    assert_eq!(names(&ana.show().snapshot), ["Ana", "Ben", "Cleo"]);
    assert_eq!(
        rule(&dana.show().snapshot, LATE).state,
        RuleState::Agreed,
        "newcomers unsettle nothing"
    );
}

fn they_look_for_a_date(Group { ana, ben, cleo, dana, .. }: &Group) {
    let slot =
        |date, time| json!({"date": date, "time": time, "zone": "Europe/Zurich", "minutes": 60});
    let (thursday, saturday) = (slot("2031-02-20", "18:00:00"), slot("2031-02-22", "10:00:00"));
    does(
        dana,
        &json!({"do": "add_poll", "about": "A walk along the river", "slots": [thursday, saturday],
            "closes": "2031-02-12"}),
    );
    let poll = dana.show().snapshot.polls[0].id;
    let answers = |device: &Device, slot, answer| {
        does(
            device,
            &json!({"do": "answer_poll", "meeting": poll, "slot": slot, "answer": answer}),
        );
    };
    answers(dana, &thursday, "yes");
    meet(&[dana, ben]);
    answers(ben, &thursday, "yes");
    answers(ben, &saturday, "no");
    meet(&[ben, cleo, ana]);
    answers(ana, &thursday, "if_need_be");
    answers(ana, &saturday, "yes");
    answers(dana, &saturday, "no");
    meet(&[ana, cleo, dana]);
    let asked = "Answers until Wednesday 12 February 2031\n    \
        Thursday 20 February 2031, 18:00–19:00 Europe/Zurich\n      \
        Ana: if need be\n      Ben: yes\n      Dana: yes\n    \
        Saturday 22 February 2031, 10:00–11:00 Europe/Zurich\n      \
        Ana: yes\n      Ben: no\n      Dana: no";
    reads(&[ana, cleo, dana], &["A date is being looked for: A walk along the river", asked]);
    does(
        cleo,
        &json!([
            {"do": "pick_slot", "meeting": poll, "slot": thursday},
            {"do": "place_meeting", "meeting": poll, "place": "The bridge by the mill"},
        ]),
    );
    meet(&[cleo, ben]);
    let comes =
        "Thursday 20 February 2031: Ben is coming\n    Thursday 20 February 2031: Dana is coming";
    reads(&[cleo, ben], &[comes]);
}

fn one_date_is_moved_and_cancelled_at_once(Group { ana, ben, cleo, dana, .. }: &Group) {
    let group = ben.show().snapshot;
    let (meeting, when) = series(&group);
    let change = |date, change| json!({"do": "change_date", "meeting": meeting.id, "date": date, "when": when, "change": change});
    let moved = json!({"moved": {"date": "2031-02-19", "time": "19:30:00", "zone": "Europe/Zurich",
        "minutes": 90}});
    does(ben, &change("2031-02-18", moved.clone()));
    does(cleo, &change("2031-02-18", json!("cancelled")));
    does(dana, &change("2031-03-04", json!("cancelled")));
    meet(&[ben, cleo, ana]);
    let to = "moved to Wednesday 19 February 2031, 19:30–21:00 Europe/Zurich";
    let shown = [format!("{to}  or  cancelled"), format!("cancelled  or  {to}")];
    for device in [ana, ben, cleo] {
        let page = page(device);
        let is_open = |both: &String| {
            page.contains(&format!(
                "    Tuesday 18 February 2031: {both}\n      Which one is right? Not certain yet, do not set out.\n"
            ))
        };
        assert!(shown.iter().any(is_open), "{page}");
    }
    let host = member(&group, "Ben");
    does(
        ana,
        &json!([
            change("2031-02-18", moved),
            {"do": "set_meeting", "meeting": meeting.id, "date": "2031-02-18", "set": {"host": host}},
        ]),
    );
    meet(&[ana, ben, dana]);
    let group = ben.show().snapshot;
    let when = series(&group).0.dates[0].change.settled().expect("it is settled").exact;
    does(
        ben,
        &json!({"do": "reply_to_meeting", "meeting": meeting.id, "date": "2031-02-18", "when": when,
            "reply": "coming"}),
    );
}

fn they_keep_what_helps_and_decide_on_a_kettle(Group { ana, ben, cleo, dana, .. }: &Group) {
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

/// Dana's page as it was before she left comes back.
fn they_say_how_it_works_and_dana_leaves(Group { ana, ben, cleo, dana, .. }: &Group) -> String {
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

fn ana_has_a_new_laptop(Group { ana, laptop, ben, .. }: &Group) {
    let old = ana.show().status.device;
    let ticket = ana.kith(&["invite", "--my-device"]).succeeds();
    comes_in(laptop, &ticket, ana);
    meet(&[ana, laptop]);
    let before = told(&page(ana));
    assert_eq!(told(&page(laptop)), before, "all of the group is on it");
    let state = laptop.show();
    assert_eq!((state.status.me, state.status.device != old), (ana.show().status.me, true));
    // The others take a device in once one that they know has told of it.
    meet(&[ana, ben]);
    does(laptop, &json!({"do": "retire", "device": old}));
    meet(&[laptop, ben]);
    let group = ben.show().snapshot;
    let ana_there = group.members.iter().find(|it| it.id == state.status.me).expect("she is in");
    let in_use: Vec<_> =
        ana_there.devices.iter().filter(|it| !it.retired).map(|it| it.id).collect();
    assert_eq!(in_use, [state.status.device]);

    // The old one goes on showing what was there, and writes nothing any more that anybody hears.
    let mut laptop_node = laptop.start();
    let mut old_node = ana.start_beside(&[&laptop_node]);
    old_node.state_with(|state| !state.status.belongs || !state.status.turned_away_by.is_empty());
    old_node.send(json!({"command": {"edit": add_rule("Unheard", "From the old laptop.")}}));
    assert!(!has_rule(&laptop_node.state().snapshot, "Unheard"));
    drop((old_node, laptop_node));
    assert!(page(ana).contains("A walk before the bus"));
}

fn emil_comes_and_is_removed_while_he_is_away(Group { laptop, ben, cleo, emil, .. }: &Group) {
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
    assert_eq!(*emil_node.state().snapshot, *before, "he reads what he had");
    emil_node.edit(&add_rule("Unheard", "Written after he was out."));
    assert!(!has_rule(&ben_node.state().snapshot, "Unheard"));
}

fn a_rule_is_reworded_and_the_old_wording_goes_on_holding(Group { laptop, ben, cleo, .. }: &Group) {
    let words = "Come in quietly whenever you come, and take the chair by the door.";
    ben.does(&[reword(&ben.show().snapshot, LATE, words)]);
    says(ben, LATE, Stance::Agree, "");
    meet(&[ben, cleo]);
    says(cleo, LATE, Stance::Agree, "");
    meet(&[cleo, laptop]);
    meet(&[laptop, ben, cleo]);
}

fn everybody_who_belongs_reads_the_same(Group { laptop, ben, cleo, .. }: &Group) {
    let group = laptop.show().snapshot;
    for device in [laptop, ben, cleo] {
        assert_eq!(device.show().snapshot, group);
        assert_eq!(told(&page(device)), SHOWN, "{}", device.name());
        device.kith(&["verify"]).succeeds();
    }
}

fn whoever_went_reads_what_they_had(Group { dana, emil, .. }: &Group, before_she_left: &str) {
    let left = page(dana);
    // A member's own words go with the member; what was the group's stays as it was.
    for line in told(before_she_left).lines().filter(|line| !line.contains("Dana")) {
        assert!(left.lines().any(|it| it.trim_end() == line.trim_end()), "{line} is gone:\n{left}");
    }
    assert!(left.contains("You left this group. You can still read what is here."), "{left}");
    assert!(!left.contains("A light box") && !left.contains("chair by the door"), "{left}");

    let removed = page(emil);
    assert!(removed.contains("A light box in the kitchen") && removed.contains(LATE), "{removed}");
    assert!(!removed.contains("chair by the door"), "{removed}");
}

fn what_ana_keeps_for_herself_is_nowhere_else(group: &Group) {
    let Group { ana, ben, cleo, dana, emil, laptop } = group;
    let kept = ana.kith(&["mine"]).succeeds();
    assert_eq!(kept.matches(CANARY).count(), 3, "{kept}");
    for device in [ana, ben, cleo, dana, emil, laptop] {
        let mut looked_at = 0;
        search(&device.data(), CANARY, &mut looked_at);
        assert!(looked_at > 10_000, "only {looked_at} bytes were looked at");
        for verb in
            [&["show"][..], &["show", "--json"], &["log"], &["calendar"], &["print", "rules"]]
        {
            let told = device.kith(verb).succeeds();
            assert!(!told.contains(CANARY) && !told.contains(PASSPHRASE), "{verb:?}: {told}");
        }
    }
    for device in [ben, cleo, dana, emil, laptop] {
        assert!(device.kith(&["mine"]).succeeds().contains("Nothing is kept yet."));
    }
}

/// Gives a word on the wording of a rule that this device shows.
#[track_caller]
fn says(device: &Device, title: &str, stance: Stance, why: &str) {
    device.does(&[answer(&device.show().snapshot, title, stance, why)]);
}

/// Gives a word on the wording of a decision that this device shows.
#[track_caller]
fn decides(device: &Device, title: &str, stance: &str) {
    let group = device.show().snapshot;
    let put = &decision(&group, title).put;
    let wording = put.wording.wording;
    does(
        device,
        &json!({"do": "answer_decision", "decision": put.id, "wording": wording, "stance": stance}),
    );
}
