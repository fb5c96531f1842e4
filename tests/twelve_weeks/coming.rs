//! The group is founded, looks for others, and lets them in by its rule.

use kith_sync::group::edit::Stance;
use kith_sync::group::snapshot::RuleState;
use serde_json::json;

use super::devices::{comes_in, does, meet, meet_and_stop, open_proposal, page, reads, says};
use super::find::candidate;
use super::{CANARY, Group, LATE, STAYS};
use crate::harness::words::{names, rule};

pub(super) fn ana_founds_the_group_and_ben_comes_in(Group { ana, ben, .. }: &Group) {
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

pub(super) fn two_write_the_purpose_at_once_and_no_notice_is_made_of_it(
    Group { ana, ben, .. }: &Group,
) {
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

pub(super) fn cleo_comes_in_by_a_vote(Group { ana, ben, cleo, .. }: &Group) {
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

pub(super) fn dana_comes_in_while_ana_is_away(Group { ana, ben, cleo, dana, .. }: &Group) {
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
