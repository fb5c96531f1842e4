//! What the group keeps, found by what it is called.

use kith_sync::group::GroupSnapshot;
use kith_sync::group::edit::ConcernName;
use kith_sync::group::snapshot::{Choice, Decision, Meeting, Standing, Words, Written};
use kith_sync::id::{ExactHash, MemberId, RecordId};

use crate::harness::words::rule;

fn is_called(line: &Choice<Written>, name: &str) -> bool {
    line.values.iter().any(|it| it.value.words == Words::Known(name.to_owned()))
}

#[track_caller]
pub(super) fn candidate(group: &GroupSnapshot, name: &str) -> RecordId {
    group.candidates.iter().find(|it| is_called(&it.name, name)).expect("they are listed").id
}

#[track_caller]
pub(super) fn place(group: &GroupSnapshot, name: &str) -> RecordId {
    group.places.iter().find(|it| is_called(&it.name, name)).expect("it is listed").id
}

#[track_caller]
pub(super) fn item(group: &GroupSnapshot, words: &str) -> RecordId {
    group.shelf.iter().find(|it| it.words.words == words).expect("it is on the shelf").id
}

#[track_caller]
pub(super) fn decision<'a>(group: &'a GroupSnapshot, title: &str) -> &'a Decision {
    group.decisions.iter().find(|it| it.put.title.words == title).expect("it was put")
}

/// The regular meeting.
#[track_caller]
pub(super) fn series(group: &GroupSnapshot) -> (&Meeting, ExactHash) {
    let meeting = group.meetings.iter().find(|it| !it.of_poll).expect("it is planned");
    (meeting, meeting.when.values[0].value.exact)
}

/// The concern that somebody has with a rule.
#[track_caller]
pub(super) fn concern(group: &GroupSnapshot, title: &str) -> ConcernName {
    rule(group, title).answers.iter().find_map(|it| it.concern).expect("there is a concern")
}

#[track_caller]
pub(super) fn member(group: &GroupSnapshot, name: &str) -> MemberId {
    group.members.iter().find(|it| it.name == name).expect("they are known").id
}

#[track_caller]
pub(super) fn standing(group: &GroupSnapshot, name: &str) -> Standing {
    group.members.iter().find(|it| it.name == name).expect("they are known").standing
}
