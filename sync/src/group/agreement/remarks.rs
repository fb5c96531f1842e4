//! What members say on a ground rule or a decision, each in a place of their own.
//!
//! Merge: nothing to merge, both are said. An answer names the concern that it answers; a concern with another reason or
//! on another wording is another concern, which is not answered by it.
//! Source: FORMATS.md §4.

use std::collections::BTreeMap;

use super::state::Answers;
use crate::group::edit::{ConcernName, Put};
use crate::group::keys::{self, RemarkValue};
use crate::group::read::Reader;
use crate::group::snapshot::Remark;
use crate::group::sources::Origins;
use crate::group::write::{Draft, EditError};
use crate::id::{MemberId, RecordId};

/// How many remarks of each member a snapshot lists, the newest: one member can write thousands, and hides nobody's.
const LISTED: usize = 40;

/// Says something.
pub(in crate::group) fn add(
    draft: &mut Draft<'_, '_>,
    on: Put,
    words: &str,
    to: Option<ConcernName>,
) -> Result<(), EditError> {
    draft.check(on.kind(), on.record())?;
    let words = words.trim();
    if words.is_empty() {
        return Err(EditError::Empty("What you say"));
    }
    if let Some(concern) = to
        && !Answers::read(draft.document, on, |member| member == concern.member)
            .has_concern(on.record(), concern)
    {
        return Err(EditError::NoSuchConcern);
    }
    let body = draft.body(words)?;
    let name = RecordId::from_bytes((draft.context.random)());
    let key = keys::own(draft.context.me, on.remarks(), &format!("{}.{name}", on.record()));
    draft.put_encoded(key, &RemarkValue { body, to });
    Ok(())
}

/// Reads what was said, by whoever said it, whether or not they still belong.
pub(super) fn read(reader: &Reader<'_>, on: Put) -> Vec<Remark> {
    let beginning = format!("{}.", on.record());
    let mut found = Vec::new();
    for (name, member) in reader.document.index().own(on.remarks(), &beginning) {
        let key = keys::own(member, on.remarks(), &format!("{beginning}{name}"));
        for (at, value) in reader.document.values(&key) {
            let Some(remark) = value.decoded::<RemarkValue>() else { continue };
            found.push((*at, member, remark));
        }
    }
    found.sort_by_key(|(at, member, _)| (*at, *member));
    let mut listed: BTreeMap<MemberId, usize> = BTreeMap::new();
    found.reverse();
    found.retain(|(_, member, _)| {
        let number = listed.entry(*member).or_default();
        *number += 1;
        *number <= LISTED
    });
    found.reverse();
    found
        .into_iter()
        .map(|(at, member, remark)| Remark {
            member,
            day: reader.origin(at).1,
            written: reader.written(remark.body),
            to: remark.to,
        })
        .collect()
}
