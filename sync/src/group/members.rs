//! The members: who the roster says belongs, and what each is called.

use super::keys;
use super::read::Reader;
use super::snapshot::{Member, Words};
use super::write::{Draft, EditError};
use crate::id::BodyName;

/// Says what the others call this member.
pub(super) fn name_myself(draft: &mut Draft<'_, '_>, name: &str) -> Result<(), EditError> {
    let body = draft.line("A name", name)?;
    let key = keys::own(draft.context.me, keys::NAME, "");
    draft.put_encoded(key, &body);
    Ok(())
}

/// Reads the part: by name, then id.
pub(super) fn read(reader: &Reader<'_>) -> Vec<Member> {
    let mut members: Vec<Member> = reader
        .around
        .roster
        .iter()
        .map(|info| {
            let values = reader.document.values(&keys::own(info.id, keys::NAME, ""));
            let bodies: Vec<BodyName> =
                values.iter().filter_map(|(_, value)| value.decoded()).collect();
            // Two names given at once on two devices of one's own are both shown.
            let mut names: Vec<String> = bodies
                .iter()
                .filter_map(|body| match reader.words(*body) {
                    Words::Known(name) => Some(name),
                    Words::NotHereYet | Words::TakenBack => None,
                })
                .collect();
            names.dedup();
            let mut devices = info.devices.clone();
            devices.sort_by_key(|device| device.id);
            Member {
                id: info.id,
                name: names.join(" / "),
                name_body: bodies.last().copied(),
                standing: info.standing,
                devices,
            }
        })
        .collect();
    members.sort_by_key(|member| (member.name.to_lowercase(), member.id));
    members
}
