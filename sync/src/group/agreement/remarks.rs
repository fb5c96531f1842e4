//! What members say on a ground rule or a decision, each in a place of their own.
//!
//! Merge: nothing to merge, both are said. An answer names the concern that it answers; a concern with another reason or
//! on another wording is another concern, which is not answered by it.
//! Source: FORMATS.md §4.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::state::{Answers, Who};
use crate::group::chunk::OpId;
use crate::group::edit::{ConcernName, Put};
use crate::group::keys::{self, RemarkValue};
use crate::group::read::Reader;
use crate::group::snapshot::Remark;
use crate::group::sources::Origins;
use crate::group::write::{Draft, EditError, Subject};
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
        return Err(EditError::Empty(Subject::Remark));
    }
    if let Some(concern) = to
        && !Answers::read(draft.document, on, &Who::only(concern.member))
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

/// All that was said, by whoever said it, whether or not they still belong; kept up to date one by one.
#[derive(Clone, Debug, Default)]
pub(super) struct Remarks {
    by_member: BTreeMap<MemberId, BTreeMap<(OpId, RecordId), Arc<Remark>>>,
    /// Where each remark stands, by its name.
    places: BTreeMap<RecordId, Vec<(MemberId, OpId)>>,
    /// Those that are shown.
    listed: Vec<Arc<Remark>>,
}

impl Remarks {
    pub(super) fn read(reader: &Reader<'_>, on: Put) -> Self {
        let beginning = format!("{}.", on.record());
        let names = reader.document.index().own(on.remarks(), &beginning);
        let names: BTreeSet<RecordId> = names.filter_map(|(name, _)| name.parse().ok()).collect();
        let mut remarks = Self::default();
        remarks.update(reader, on, &names);
        remarks
    }

    /// Reads some remarks again, by their names.
    pub(super) fn update(&mut self, reader: &Reader<'_>, on: Put, names: &BTreeSet<RecordId>) {
        if names.is_empty() {
            return;
        }
        for name in names {
            for (member, at) in self.places.remove(name).into_iter().flatten() {
                if let Some(remarks) = self.by_member.get_mut(&member) {
                    remarks.remove(&(at, *name));
                }
            }
            let subject = format!("{}.{name}", on.record());
            for (rest, member) in reader.document.index().own(on.remarks(), &subject) {
                if !rest.is_empty() {
                    continue;
                }
                for (at, value) in
                    reader.document.values(&keys::own(member, on.remarks(), &subject))
                {
                    let Some(RemarkValue { body, to }) = value.decoded() else { continue };
                    let (day, written) = (reader.origin(*at).1, reader.written(body));
                    let remark = Arc::new(Remark { member, day, written, to });
                    self.by_member.entry(member).or_default().insert((*at, *name), remark);
                    self.places.entry(*name).or_default().push((member, *at));
                }
            }
        }
        self.listed = self.list();
    }

    /// The newest of each member, oldest first.
    pub(super) fn listed(&self) -> &[Arc<Remark>] {
        &self.listed
    }

    fn list(&self) -> Vec<Arc<Remark>> {
        let newest = self.by_member.iter().flat_map(|(member, remarks)| {
            let newest = remarks.iter().rev().take(LISTED);
            newest.map(move |((at, name), remark)| ((*at, *member, *name), remark))
        });
        let mut newest: Vec<_> = newest.collect();
        newest.sort_unstable_by_key(|(place, _)| *place);
        newest.into_iter().map(|(_, remark)| Arc::clone(remark)).collect()
    }
}
