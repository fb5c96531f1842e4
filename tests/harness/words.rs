//! Edits in short, and what a snapshot says.

use kith_sync::group::edit::{MeetingTime, Repeat, Reply, Stance, TextField};
use kith_sync::group::snapshot::{GroundRule, Meeting};
use kith_sync::group::{Edit, GroupSnapshot};

/// Writes a text anew, whatever it says now.
pub(crate) fn write(text: TextField, words: &str) -> Edit {
    Edit::Write { text, words: words.to_owned(), from: None }
}

/// Puts a rule to the group.
pub(crate) fn add_rule(title: &str, wording: &str) -> Edit {
    Edit::AddRule { title: title.to_owned(), wording: wording.to_owned(), topic: None }
}

/// The rule of that title.
#[track_caller]
pub(crate) fn rule<'a>(group: &'a GroupSnapshot, title: &str) -> &'a GroundRule {
    let rule = group.rules.iter().find(|rule| rule.title.words == title);
    rule.unwrap_or_else(|| panic!("no rule {title}: {:#?}", group.rules))
}

/// Whether there is a rule of that title.
pub(crate) fn has_rule(group: &GroupSnapshot, title: &str) -> bool {
    group.rules.iter().any(|rule| rule.title.words == title)
}

/// Writes a rule anew, starting from the wording that `group` shows.
#[track_caller]
pub(crate) fn reword(group: &GroupSnapshot, title: &str, words: &str) -> Edit {
    let rule = rule(group, title);
    let text = TextField::RuleWording(rule.id);
    Edit::Write { text, words: words.to_owned(), from: rule.wording.wording }
}

/// Gives one's word on the wording that `group` shows.
#[track_caller]
pub(crate) fn answer(group: &GroupSnapshot, title: &str, stance: Stance, why: &str) -> Edit {
    let rule = rule(group, title);
    let wording = rule.wording.wording.expect("the rule has a wording");
    let why = (!why.is_empty()).then(|| why.to_owned());
    Edit::AnswerRule { rule: rule.id, wording, stance: Some(stance), why }
}

/// A meeting of an hour and a half on a day in 2031.
pub(crate) fn meeting_time(month: i8, day: i8, hour: i8) -> MeetingTime {
    MeetingTime {
        date: jiff::civil::date(2031, month, day),
        time: jiff::civil::time(hour, 30, 0, 0),
        zone: "Europe/Zurich".to_owned(),
        minutes: 90,
        repeat: Repeat::Once,
        until: None,
        pauses: Vec::new(),
    }
}

/// Adds a meeting at a place.
pub(crate) fn add_meeting(when: MeetingTime, place: &str) -> Edit {
    Edit::AddMeeting { when, place: place.to_owned() }
}

/// Says yes to a meeting at the time that it shows.
#[track_caller]
pub(crate) fn come(meeting: &Meeting) -> Edit {
    let time = &meeting.when.values[0].value;
    let reply = Some(Reply::Coming);
    Edit::ReplyToMeeting { meeting: meeting.id, date: time.time.date, when: time.exact, reply }
}

/// The names of the members, in order.
pub(crate) fn names(group: &GroupSnapshot) -> Vec<&str> {
    group.members.iter().map(|member| member.name.as_str()).collect()
}
