//! Where my words go: who has them, what leaves this device and to whom, what stays, in plain words on one page.

use super::Source;
use super::members::{DeviceView, PersonView, members_view};
use crate::words::whereabouts as say;

/// The screen "Where my words go".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WhereaboutsView {
    /// Who has what this member wrote.
    pub(crate) delivery: String,
    /// Whoever's devices receive it, and how far each has got.
    pub(crate) people: Vec<PersonView>,
    /// This member's own devices, this one first.
    pub(crate) mine: Vec<DeviceView>,
    /// Each a heading with what belongs under it.
    pub(crate) parts: [(&'static str, Vec<&'static str>); 4],
}

/// Makes the screen.
pub(crate) fn whereabouts_view(source: &Source<'_>) -> WhereaboutsView {
    let members = members_view(source);
    let nearby = if members.nearby { say::NEARBY_ON } else { say::NEARBY_OFF };
    let leaves =
        [say::TO_MEMBERS, say::TO_NEWCOMERS, say::TO_VOTERS, nearby, say::NETWORK, say::NO_RELAY];
    WhereaboutsView {
        delivery: members.delivery,
        people: members.people.into_iter().filter(|person| !person.devices.is_empty()).collect(),
        mine: members.mine,
        parts: [
            (say::LEAVES, leaves.to_vec()),
            (say::STAYS, vec![say::MINE, say::SEALED]),
            (say::BY_YOU, vec![say::FILES, say::NAMES_NOBODY, say::TICKETS]),
            (say::NO_PROMISE, vec![say::COPIES, say::OPEN_DEVICE]),
        ],
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::group::snapshot::Standing;

    use super::*;
    use crate::desktop::scripted::{now, snapshot, status};

    #[test]
    fn one_page_says_who_has_what_and_what_the_network_can_see() {
        let (mut snapshot, mut status, now) = (snapshot(), status(), now());
        let view = whereabouts_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(view.delivery, "Ben has everything you wrote; Cleo not yet.");
        let names = |view: &WhereaboutsView| {
            view.people.iter().map(|person| person.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&view), ["Ben", "Cleo"]);
        assert_eq!(view.mine.len(), 2);
        let leaves = |view: &WhereaboutsView| view.parts[0].1.clone();
        let is_on = status.reach.nearby;
        assert_eq!(leaves(&view).contains(&say::NEARBY_ON), is_on);

        Arc::make_mut(&mut status).reach.nearby = !is_on;
        let members = Arc::make_mut(&mut Arc::make_mut(&mut snapshot).members);
        members[2].standing = Standing::Left;
        let view = whereabouts_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(leaves(&view).contains(&say::NEARBY_ON), !is_on);
        assert_eq!(leaves(&view).contains(&say::NEARBY_OFF), is_on);
        assert_eq!(names(&view), ["Ben"], "nothing goes to somebody who left");
    }
}
