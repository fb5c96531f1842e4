//! Members and their devices: who has what, and when each was last heard, no finer than a week.

use kith_sync::group::snapshot::{Device, Member, Standing, Words};
use kith_sync::id::{DeviceId, EntryHash, MemberId};
use kith_sync::node::api::{Heard, PeerStatus};

use super::Source;
use super::anew::{AnewView, anew_view};
use super::decisions::{DecisionsView, decisions_view};
use super::people::capital;
use super::shell::sync_line;
use crate::words::dates::{self, Form};
use crate::words::t;

/// The screen "Members".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MembersView {
    /// What this member is called; empty before it was said.
    pub(crate) my_name: String,
    /// Who has what this member wrote.
    pub(crate) delivery: String,
    /// What the group decides.
    pub(crate) decisions: DecisionsView,
    /// The others, by name.
    pub(crate) people: Vec<PersonView>,
    /// This member's own devices, this one first.
    pub(crate) mine: Vec<DeviceView>,
    pub(crate) invitations: Vec<InvitationView>,
    /// What to think of before a device of one's own is retired, while nobody else has heard of all that was written here.
    pub(crate) unheard: Option<&'static str>,
    /// The others' devices in use, where the group can retire one.
    pub(crate) theirs: Vec<(DeviceId, String)>,
    /// What the group cannot decide while there are two of them, and what a new one would begin with.
    pub(crate) two: Option<(&'static str, AnewView)>,
    /// Whether nobody else ever came in: the founder then decides alone, and leaving ends the group.
    pub(crate) alone: bool,
    pub(crate) may_write: bool,
}

/// Another member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonView {
    pub(crate) name: String,
    /// "On a break", "Left"; absent for who is simply in.
    pub(crate) standing: Option<&'static str>,
    /// What that means, where it means something.
    pub(crate) note: Option<String>,
    /// What the member said on leaving.
    pub(crate) farewell: Option<String>,
    /// One line for each device in use.
    pub(crate) devices: Vec<DeviceView>,
    /// Whether something has not reached them, so that a parcel could bring it.
    pub(crate) carry: Option<MemberId>,
}

/// A device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DeviceView {
    pub(crate) id: DeviceId,
    pub(crate) name: String,
    /// What its member calls it; empty where no name was given.
    pub(crate) given: String,
    /// "heard today", "heard this week"…
    pub(crate) heard: String,
    /// Whether it has everything, in words.
    pub(crate) has: String,
}

impl DeviceView {
    /// When it was heard and what it has, as sentences of their own.
    pub(crate) fn stands(&self) -> String {
        t!("members-device-stands", heard = capital(&self.heard), has = self.has)
    }
}

/// An invitation that can still be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InvitationView {
    pub(crate) invite: EntryHash,
    /// Whether it is for a device of one's own.
    pub(crate) own: bool,
    pub(crate) who: String,
    pub(crate) until: String,
    /// The ticket, where this device made it.
    pub(crate) ticket: Option<String>,
}

/// Makes the screen.
pub(crate) fn members_view(source: &Source<'_>) -> MembersView {
    let me = source.status.me;
    let members = &source.snapshot.members;
    let people = others(source);
    let decisions = decisions_view(source);
    let theirs = if decisions.removable.is_empty() { Vec::new() } else { their_devices(&people) };
    let is_two = decisions.may_propose && source.people().others().count() == 1;
    MembersView {
        my_name: members
            .iter()
            .find(|member| member.id == me)
            .map_or_else(String::new, |member| member.name.clone()),
        delivery: sync_line(source),
        decisions,
        people,
        mine: my_devices(source),
        invitations: source
            .status
            .invitations
            .iter()
            .map(|open| InvitationView {
                invite: open.invite,
                own: open.name.is_none(),
                who: match open.name.as_deref() {
                    None => t!("members-another-device-of-yours").to_owned(),
                    Some("") => t!("members-somebody").to_owned(),
                    Some(name) => name.to_owned(),
                },
                until: t!("members-works-once-until", d = dates::date(open.expires, Form::Short)),
                ticket: open.ticket.clone(),
            })
            .collect(),
        unheard: is_unheard(source).then_some(unheard()),
        theirs,
        two: is_two.then(|| (two(), anew_view(source))),
        alone: members.iter().all(|member| member.id == me),
        may_write: source.may_write(),
    }
}

/// The other members, by name.
pub(super) fn others(source: &Source<'_>) -> Vec<PersonView> {
    let members = source.snapshot.members.iter();
    let others = members.filter(|member| member.id != source.status.me);
    others.map(|member| person_view(source, member)).collect()
}

/// What two people cannot decide, and what they can do instead.
fn two() -> &'static str {
    t!("members-with-two-of-you-the-group")
}

fn unheard() -> &'static str {
    t!("members-nobody-else-in-the-group-has")
}

/// A device is retired by those who could also take its member out: with two, or in dispute, nobody.
fn their_devices(people: &[PersonView]) -> Vec<(DeviceId, String)> {
    let of = |person: &PersonView| {
        let told = |device: &DeviceView| {
            let (name, heard) = (&device.name, &device.heard);
            (device.id, t!("members-device-of", person = person.name, name = name, heard = heard))
        };
        person.devices.iter().map(told).collect::<Vec<_>>()
    };
    people.iter().flat_map(of).collect()
}

fn person_view(source: &Source<'_>, member: &Member) -> PersonView {
    let name = source.people().subject(member.id);
    let in_use: Vec<&Device> = member.devices.iter().filter(|device| !device.retired).collect();
    let (standing, note) = match member.standing {
        Standing::Member if in_use.is_empty() => {
            (None, Some(t!("members-has-no-device-in-use-any", name = name)))
        }
        Standing::Member => (None, None),
        Standing::OnBreak => (
            Some(t!("members-on-a-break")),
            Some(t!("members-counts-in-no-vote-and-is", name = name)),
        ),
        Standing::Left => (Some(t!("members-left")), None),
        Standing::Removed => (
            Some(t!("members-no-longer-in-the-group")),
            Some(t!("members-what-wrote-before-stays-what-writes", name = name)),
        ),
    };
    let mut farewells = source.status.decisions.farewells.iter();
    let farewell = farewells.find(|it| it.member == member.id && member.standing == Standing::Left);
    let has_all = |device: &&Device| {
        source.status.peers.iter().any(|peer| peer.device == device.id && peer.has_all)
    };
    let is_in = matches!(member.standing, Standing::Member | Standing::OnBreak);
    let lacks = is_in && !in_use.is_empty() && !in_use.iter().any(has_all);
    PersonView {
        carry: lacks.then_some(member.id),
        standing,
        note,
        farewell: farewell.and_then(|it| match &it.words {
            Words::Known(words) => Some(words.clone()),
            Words::NotHereYet | Words::TakenBack => None,
        }),
        devices: match member.standing {
            Standing::Member | Standing::OnBreak => devices(source, &in_use, t!("members-device")),
            Standing::Left | Standing::Removed => Vec::new(),
        },
        name,
    }
}

/// Whether no other member has all that this member's devices wrote, in a group of more than one.
fn is_unheard(source: &Source<'_>) -> bool {
    source.status.delivery.delivered.is_empty() && !source.status.delivery.waiting.is_empty()
}

/// This member's own devices in use, this one first.
pub(super) fn my_devices(source: &Source<'_>) -> Vec<DeviceView> {
    let this = source.status.device;
    let mine: Vec<&Device> = source
        .snapshot
        .members
        .iter()
        .filter(|member| member.id == source.status.me)
        .flat_map(|member| &member.devices)
        .filter(|device| !device.retired)
        .collect();
    let given = mine.iter().find(|device| device.id == this).map_or("", |device| &device.name);
    let mut views = vec![DeviceView {
        id: this,
        name: if given.is_empty() {
            t!("members-this-device").to_owned()
        } else {
            t!("members-this-device-2", given = given)
        },
        given: given.to_owned(),
        heard: t!("members-in-use-now").to_owned(),
        has: t!("members-has-everything-that-reached-it").to_owned(),
    }];
    let others: Vec<&Device> = mine.into_iter().filter(|device| device.id != this).collect();
    views.extend(devices(source, &others, t!("members-another-device-of-yours")));
    views
}

fn devices(source: &Source<'_>, devices: &[&Device], unnamed: &str) -> Vec<DeviceView> {
    devices
        .iter()
        .enumerate()
        .map(|(at, device)| {
            let peer = source.status.peers.iter().find(|peer| peer.device == device.id);
            DeviceView {
                id: device.id,
                name: match device.name.trim() {
                    "" if devices.len() == 1 => unnamed.to_owned(),
                    "" => format!("{unnamed} {}", at + 1),
                    name => name.to_owned(),
                },
                given: device.name.clone(),
                heard: heard_words(peer).to_owned(),
                has: match peer {
                    Some(peer) if peer.has_all => t!("members-has-everything-as-last-heard"),
                    Some(_) => t!("members-does-not-have-everything-yet"),
                    None => t!("members-nothing-is-known-of-it-yet"),
                }
                .to_owned(),
            }
        })
        .collect()
}

fn heard_words(peer: Option<&PeerStatus>) -> &'static str {
    match peer {
        Some(peer) => match peer.heard {
            Heard::Today => t!("members-heard-today"),
            Heard::ThisWeek => t!("members-heard-this-week"),
            Heard::Longer => t!("members-not-heard-for-longer-than-a"),
            Heard::Never => t!("members-not-heard-yet"),
        },
        None => t!("members-not-heard-yet"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::group::GroupSnapshot;
    use kith_sync::node::api::NodeStatus;

    use super::*;
    use crate::desktop::scripted::{now, snapshot, status};

    #[test]
    fn with_two_the_group_retires_no_device_and_says_what_remains() {
        let (mut snapshot, status, now) = (snapshot(), status(), now());
        let view = |snapshot: &Arc<GroupSnapshot>| {
            members_view(&Source { snapshot, status: &status, now: &now })
        };
        assert_eq!(view(&snapshot).two, None);
        let members = Arc::make_mut(&mut Arc::make_mut(&mut snapshot).members);
        members[2].standing = Standing::Left;
        let two = view(&snapshot);
        assert_eq!(two.theirs, []);
        assert!(two.two.is_some_and(|(words, _)| words.contains("found the group anew")));
    }

    #[test]
    fn while_nobody_else_has_heard_all_retiring_a_device_is_warned_of() {
        let (snapshot, mut status, now) = (snapshot(), status(), now());
        let unheard = |status: &NodeStatus| {
            members_view(&Source { snapshot: &snapshot, status, now: &now }).unheard
        };
        assert_eq!(unheard(&status), None, "Ben has everything");
        let delivered = std::mem::take(&mut Arc::make_mut(&mut status).delivery.delivered);
        Arc::make_mut(&mut status).delivery.waiting.extend(delivered);
        assert!(unheard(&status).is_some_and(|words| words.contains("meet one of theirs first")));
    }

    #[test]
    fn people_come_with_what_their_devices_have_and_no_keys() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = members_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let told: Vec<_> = view
            .people
            .iter()
            .flat_map(|person| {
                person.devices.iter().map(move |device| (person.name.as_str(), device))
            })
            .map(|(name, device)| {
                (name, device.name.as_str(), device.heard.as_str(), device.has.as_str())
            })
            .collect();
        assert_eq!(
            told,
            [
                ("Ben", "Device", "heard today", "Has everything, as last heard"),
                ("Cleo", "Device", "heard this week", "Does not have everything yet"),
            ]
        );
        assert_eq!(view.delivery, "Ben has everything you wrote; Cleo not yet.");
        let mine: Vec<_> = view.mine.iter().map(|device| device.name.as_str()).collect();
        assert_eq!(mine, ["This device", "Phone"]);
        let theirs: Vec<_> = view.theirs.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(theirs, ["Ben: Device, heard today", "Cleo: Device, heard this week"]);
    }
}
