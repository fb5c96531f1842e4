//! When the group meets.

use serde_json::json;

use super::Group;
use super::devices::{does, meet, page, reads};
use super::find::{member, series};
use crate::harness::Device;

pub(super) fn they_look_for_a_date(Group { ana, ben, cleo, dana, .. }: &Group) {
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

pub(super) fn one_date_is_moved_and_cancelled_at_once(Group { ana, ben, cleo, dana, .. }: &Group) {
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
