//! Who hosts, keeps time and books the place, and whose turn it would be.

use jiff::civil::Date;
use kith_sync::group::snapshot::{Booked, Choice, Meeting, Roles, Standing};
use kith_sync::id::MemberId;

use crate::view::Source;
use crate::view::people::{capital, form};
use crate::words::t;

/// Who does what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RolesView {
    pub(crate) host: RoleView,
    pub(crate) keeper: RoleView,
    pub(crate) booker: RoleView,
    pub(crate) is_booked: bool,
    /// Whether the place is booked, where anybody said so.
    pub(crate) booked: Option<&'static str>,
}

/// Something that one member does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoleView {
    /// Who does it, whose turn it would be, or that two took it.
    pub(crate) words: Option<String>,
    pub(crate) is_mine: bool,
    /// Two took it at once.
    pub(crate) is_open: bool,
}

pub(super) fn roles_view(
    source: &Source<'_>,
    meeting: &Meeting,
    date: Date,
    roles: &Roles,
) -> RolesView {
    let host = turn(source, meeting, date, |roles| &roles.host);
    let keeper = turn(source, meeting, date, |roles| &roles.keeper);
    RolesView {
        host: role(source, &roles.host, "host", host),
        keeper: role(source, &roles.keeper, "keeper", keeper),
        booker: role(source, &roles.booker, "booker", None),
        is_booked: roles.booked == Booked::Yes,
        booked: match roles.booked {
            Booked::No => None,
            Booked::Yes => Some(t!("meetings-the-place-is-booked")),
            Booked::Unsure => Some(t!("meetings-whether-the-place-is-booked-is")),
        },
    }
}

/// What is said of a role, which the messages choose by its code.
fn role(
    source: &Source<'_>,
    who: &Choice<Option<MemberId>>,
    role: &str,
    turn: Option<MemberId>,
) -> RoleView {
    let people = source.people();
    let me = source.status.me;
    let members: Vec<MemberId> = who.values.iter().filter_map(|it| it.value).collect();
    let form = |who: &[MemberId]| form(who, me);
    let words = match members.as_slice() {
        [] => turn.map(|next| {
            let name = people.subject(next);
            t!("meetings-role-turn", role = role, name = name, form = form(&[next]))
        }),
        [only] => {
            let name = people.subject(*only);
            Some(t!("meetings-role", role = role, name = name, form = form(&[*only])))
        }
        several => {
            let names = capital(&people.list(several));
            Some(t!("meetings-role-several", role = role, names = names, form = form(several)))
        }
    };
    RoleView { words, is_mine: members == [me], is_open: members.len() > 1 }
}

/// Whose turn it would be: whoever is here and did it least recently before that date.
fn turn(
    source: &Source<'_>,
    meeting: &Meeting,
    date: Date,
    of: impl Fn(&Roles) -> &Choice<Option<MemberId>>,
) -> Option<MemberId> {
    let mut done: Vec<(Date, MemberId)> = Vec::new();
    for other in source.snapshot.meetings.iter() {
        if let (Some(Some(who)), Some(timed)) =
            (of(&other.roles).settled(), other.when.settled().filter(|_| other.id != meeting.id))
        {
            done.push((timed.time.date, *who));
        }
        let dated = other.dates.iter();
        done.extend(dated.filter_map(|it| Some((it.date, (*of(&it.roles).settled()?)?))));
    }
    let last = |member: MemberId| {
        let before = done.iter().filter(|(on, who)| *who == member && *on < date);
        before.map(|(on, _)| *on).max()
    };
    // Nobody is told to be next before anybody has done it once.
    if done.iter().all(|(on, _)| *on >= date) {
        return None;
    }
    let here = source.snapshot.members.iter().filter(|it| it.standing == Standing::Member);
    here.map(|member| member.id).min_by_key(|member| last(*member))
}
