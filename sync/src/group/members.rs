//! The members: who the roster says belongs, and what each is called.

use super::chunk::Scalar;
use super::keys;
use super::read::Reader;
use super::snapshot::{Device, Member, Words};
use super::write::{Draft, EditError, Subject};
use crate::id::{BodyName, DeviceId};

/// Says what the others call this member.
pub(super) fn name_myself(draft: &mut Draft<'_, '_>, name: &str) -> Result<(), EditError> {
    draft.put_line(keys::own(draft.context.me, keys::NAME, ""), Subject::Name, name)
}

/// Says what one of this member's devices is called.
pub(super) fn name_device(
    draft: &mut Draft<'_, '_>,
    device: DeviceId,
    name: &str,
) -> Result<(), EditError> {
    let me = draft.context.me;
    let mut mine = draft.context.roster.iter().filter(|member| member.id == me);
    if !mine.any(|member| member.devices.iter().any(|it| it.id == device)) {
        return Err(EditError::NotYourDevice);
    }
    let key = keys::own(me, keys::NAME, &device.to_string());
    if name.trim().is_empty() {
        draft.put(key, Scalar::Null);
        return Ok(());
    }
    draft.put_line(key, Subject::Name, name)
}

/// Reads the part: by name, then id.
pub(super) fn read(reader: &Reader<'_>) -> Vec<Member> {
    let mut members: Vec<Member> = reader
        .around
        .roster
        .iter()
        .map(|info| {
            let (name, name_body) = named(reader, &keys::own(info.id, keys::NAME, ""));
            let mut devices: Vec<Device> = info
                .devices
                .iter()
                .map(|device| {
                    let key = keys::own(info.id, keys::NAME, &device.id.to_string());
                    let (name, name_body) = named(reader, &key);
                    Device { id: device.id, retired: device.retired, name, name_body }
                })
                .collect();
            devices.sort_by_key(|device| device.id);
            Member { id: info.id, name, name_body, standing: info.standing, devices }
        })
        .collect();
    members.sort_by_key(|member| (member.name.to_lowercase(), member.id));
    members
}

/// What somebody or something is called, and the body of the name. Two names given at once on two devices of one's own are
/// both shown.
fn named(reader: &Reader<'_>, key: &str) -> (String, Option<BodyName>) {
    let values = reader.document.values(key);
    let bodies: Vec<BodyName> = values.iter().filter_map(|(_, value)| value.decoded()).collect();
    let mut names: Vec<String> = bodies
        .iter()
        .filter_map(|body| match reader.words(*body).legible() {
            Words::Known(name) => Some(name).filter(|name| !name.is_empty()),
            Words::NotHereYet | Words::TakenBack => None,
        })
        .collect();
    names.dedup();
    (names.join(" / "), bodies.last().copied())
}
