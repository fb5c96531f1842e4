//! Members and their devices: who has what, and when each was last heard, no finer than a week.

use kith_sync::group::snapshot::Standing;
use kith_sync::id::{DeviceId, EntryHash};
use kith_sync::node::api::{Heard, PeerStatus};

use super::Source;
use super::shell::sync_line;

/// The screen "Members and devices".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MembersView {
    /// What this member is called; empty before it was said.
    pub(crate) my_name: String,
    /// Who has what this member wrote.
    pub(crate) delivery: String,
    /// The others, by name.
    pub(crate) people: Vec<PersonView>,
    /// This member's own devices, this one first.
    pub(crate) mine: Vec<DeviceView>,
    pub(crate) invitations: Vec<InvitationView>,
    /// How other devices find this one.
    pub(crate) reach: String,
    pub(crate) nearby: bool,
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
    /// One line for each device in use.
    pub(crate) devices: Vec<DeviceView>,
}

/// A device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DeviceView {
    pub(crate) id: DeviceId,
    pub(crate) name: String,
    /// "Connected now", "Heard today"…
    pub(crate) heard: String,
    /// Whether it has everything, in words.
    pub(crate) has: String,
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
    let people = members
        .iter()
        .filter(|member| member.id != me)
        .map(|member| {
            let ids: Vec<DeviceId> = member
                .devices
                .iter()
                .filter(|device| !device.retired)
                .map(|device| device.id)
                .collect();
            PersonView {
                name: source.people().subject(member.id),
                standing: match member.standing {
                    Standing::Member => None,
                    Standing::OnBreak => Some("On a break"),
                    Standing::Left => Some("Left"),
                    Standing::Removed => Some("No longer in the group"),
                },
                devices: match member.standing {
                    Standing::Member | Standing::OnBreak => devices(source, &ids, "Device"),
                    Standing::Left | Standing::Removed => Vec::new(),
                },
            }
        })
        .collect();
    let my_devices: Vec<DeviceId> = members
        .iter()
        .filter(|member| member.id == me)
        .flat_map(|member| &member.devices)
        .filter(|device| !device.retired && device.id != source.status.device)
        .map(|device| device.id)
        .collect();
    let mut mine = vec![DeviceView {
        id: source.status.device,
        name: "This device".to_owned(),
        heard: "In use now".to_owned(),
        has: "Has everything that reached it".to_owned(),
    }];
    mine.extend(devices(source, &my_devices, "Another device of yours"));
    MembersView {
        my_name: members
            .iter()
            .find(|member| member.id == me)
            .map_or_else(String::new, |member| member.name.clone()),
        delivery: sync_line(source),
        people,
        mine,
        invitations: source
            .status
            .invitations
            .iter()
            .map(|open| InvitationView {
                invite: open.invite,
                own: open.name.is_none(),
                who: open.name.clone().unwrap_or_else(|| "Another device of yours".to_owned()),
                until: format!("Works once, until {}", open.expires.strftime("%-d %B")),
                ticket: open.ticket.clone(),
            })
            .collect(),
        reach: if source.status.reach.nearby {
            "Devices on the same network find each other by themselves. Elsewhere they need an address that they know of each other."
                .to_owned()
        } else {
            "This device does not show itself on the local network. The others reach it only at an address they know.".to_owned()
        },
        nearby: source.status.reach.nearby,
        alone: members.iter().all(|member| member.id == me),
        may_write: source.may_write(),
    }
}

fn devices(source: &Source<'_>, ids: &[DeviceId], name: &str) -> Vec<DeviceView> {
    ids.iter()
        .enumerate()
        .map(|(at, id)| {
            let peer = source.status.peers.iter().find(|peer| peer.device == *id);
            DeviceView {
                id: *id,
                name: if ids.len() == 1 { name.to_owned() } else { format!("{name} {}", at + 1) },
                heard: heard_words(peer).to_owned(),
                has: match peer {
                    Some(peer) if peer.has_all => "Has everything, as last heard",
                    Some(_) => "Does not have everything yet",
                    None => "Nothing is known of it yet",
                }
                .to_owned(),
            }
        })
        .collect()
}

fn heard_words(peer: Option<&PeerStatus>) -> &'static str {
    match peer {
        Some(peer) if peer.connected => "Connected now",
        Some(peer) => match peer.heard {
            Heard::Today => "Heard today",
            Heard::ThisWeek => "Heard this week",
            Heard::Longer => "Not heard for longer than a week",
            Heard::Never => "Not heard yet",
        },
        None => "Not heard yet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::scripted::{now, snapshot, status};

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
                ("Ben", "Device", "Connected now", "Has everything, as last heard"),
                ("Cleo", "Device", "Heard this week", "Does not have everything yet"),
            ]
        );
        assert_eq!(view.delivery, "Ben has everything you wrote; Cleo not yet.");
        assert_eq!(view.mine.first().unwrap().name, "This device");
    }
}
