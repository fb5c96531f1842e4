//! Who takes on what in a room, and how long what was chosen may take.

use kith_sync::id::MemberId;
use kith_sync::node::api::{Format, PartKind, Room, RoomRole};

use super::words::role_title;
use super::{PersonView, minutes_words, person};
use crate::view::people::{People, form, join};
use crate::words::t;

/// What somebody takes on in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoleView {
    pub(crate) role: RoomRole,
    /// What it is, to name it by.
    pub(crate) title: &'static str,
    /// Who it is, as a sentence.
    pub(crate) words: String,
    /// Those of whom it is said.
    pub(crate) is: Vec<MemberId>,
    /// Everybody who could.
    pub(crate) people: Vec<PersonView>,
}

/// How long what was chosen may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TimeView {
    pub(crate) words: String,
    /// Those given; several where two were at once.
    pub(crate) given: Vec<u8>,
}

/// What is to be taken on in a format, and by whom.
pub(super) fn roles(people: People<'_>, format: &Format, room: &Room) -> Vec<RoleView> {
    let closes = format.parts.iter().any(|part| part.kind == PartKind::Closing);
    let question = chooses(format);
    let roles = [
        (RoomRole::Teller, &room.teller, question),
        (RoomRole::Moderator, &room.moderator, question),
        (RoomRole::Checker, &room.checker, closes),
    ];
    let roles = roles.into_iter().filter(|(_, _, is_of_use)| *is_of_use);
    let role_view = |(role, is, _): (RoomRole, &Vec<MemberId>, bool)| {
        let mut here: Vec<MemberId> = room.here.iter().map(|person| person.member).collect();
        here.sort_by_key(|member| people.rank(*member));
        RoleView {
            role,
            title: role_title(role),
            words: role_words(people, role, is),
            is: is.clone(),
            people: here.into_iter().map(|member| person(people, member, "none")).collect(),
        }
    };
    roles.map(role_view).collect()
}

fn role_words(people: People<'_>, role: RoomRole, is: &[MemberId]) -> String {
    let me = people.me();
    match (role, is) {
        (RoomRole::Teller, []) => t!("room-whose-question-it-is-has-not").to_owned(),
        (RoomRole::Moderator, []) => t!("room-nobody-leads-through-it").to_owned(),
        (RoomRole::Checker, []) => t!("room-who-checks-on-whoever-needs-it").to_owned(),
        (RoomRole::Teller, [only]) if *only == me => t!("room-the-question-is-yours").to_owned(),
        (RoomRole::Moderator, [only]) if *only == me => t!("room-you-lead-through-it").to_owned(),
        (RoomRole::Checker, [only]) if *only == me => {
            t!("room-you-check-on-whoever-needs-it").to_owned()
        }
        (RoomRole::Teller, [only]) => {
            t!("room-it-is-the-question-of", only = people.by(Some(*only)))
        }
        (RoomRole::Moderator, [only]) => t!("room-leads-through-it", only = people.subject(*only)),
        (RoomRole::Checker, [only]) => {
            t!("room-checks-on-whoever-needs-it-in", only = people.subject(*only))
        }
        (_, several) => t!(
            "room-were-chosen-at-once-who-is",
            role = role_title(role),
            names = people.list(several),
            form = form(several, me)
        ),
    }
}

/// The time for what was chosen.
pub(super) fn time(format: &Format, given: &[u8]) -> Option<TimeView> {
    let parts = format.parts.iter().filter(|part| part.kind.is_of_question());
    let all: i64 = parts.map(|part| i64::from(part.minutes)).sum();
    let words = match given {
        [] | [_] => t!("room-what-you-choose-has-in-all", all = minutes_words(all)),
        several => {
            let several: Vec<_> = several.iter().map(ToString::to_string).collect();
            t!("room-minutes-were-given-to-it-at", minutes = join(&several))
        }
    };
    chooses(format).then(|| TimeView { words, given: given.to_vec() })
}

/// Whether it is chosen in a format whose question it is, or what to talk about.
fn chooses(format: &Format) -> bool {
    let kinds = [PartKind::Choosing, PartKind::Asking];
    format.parts.iter().any(|part| kinds.contains(&part.kind))
}
