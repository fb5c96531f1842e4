//! What others saw: the views of those whose entries are good evidence.
//!
//! Many entries share one view, so that a question about all of them is one about few.
//! Source: FORMATS.md §5, rule 20.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::{Scope, View};
use crate::id::{DeviceId, MemberId};
use crate::roster::judge::Judge;

/// Each view that somebody went on from as good evidence, with those who did.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    views: Vec<(Rc<View>, BTreeSet<MemberId>)>,
}

impl Evidence {
    /// The members other than this one who took a device for that member's.
    pub(super) fn took(&self, device: DeviceId, member: MemberId) -> BTreeSet<MemberId> {
        let took = self.views.iter().filter(|(view, _)| view.current(device) == Some(member));
        took.flat_map(|(_, who)| who).copied().filter(|other| *other != member).collect()
    }

    /// Whether a member other than this one saw a device in.
    pub(super) fn saw_in(&self, device: DeviceId, member: MemberId) -> bool {
        self.views.iter().any(|(view, who)| {
            view.current(device).is_some() && who.iter().any(|other| *other != member)
        })
    }

    /// The departures that somebody else than their author saw as done.
    pub(super) fn departures(&self, judge: &Judge<'_>) -> BTreeSet<usize> {
        let mut relied_on = BTreeSet::new();
        for (view, who) in &self.views {
            let seen = view.departures.iter().map(|departure| departure.id);
            relied_on.extend(
                seen.filter(|id| who.iter().any(|other| Some(*other) != judge.author(*id))),
            );
        }
        relied_on
    }
}

impl Judge<'_> {
    /// Whether an entry is good evidence here: written by somebody who could, hidden from no other history of its
    /// author's, and before any departure that its author may have had.
    pub(in crate::roster) fn is_good(&self, entry: usize, scope: Scope<'_>, view: &View) -> bool {
        let device = self.device(entry);
        self.could_speak(entry)
            && !self.is_stale(entry, scope)
            && !view.tainted.contains(&device)
            && view.devices.get(&device).is_some_and(|bound| bound.is_heard)
            && !view.claimed_cuts.is_outside(self, entry)
    }

    pub(super) fn evidence(&self, scope: Scope<'_>, view: &View) -> Evidence {
        let mut places: HashMap<*const View, usize> = HashMap::new();
        let mut views: Vec<(Rc<View>, BTreeSet<MemberId>)> = Vec::new();
        for entry in self.entries().filter(|entry| scope.has(*entry)) {
            if let (Some(author), Some(then)) = (self.author(entry), self.shared_view(entry))
                && self.is_good(entry, scope, view)
            {
                let place = *places.entry(Rc::as_ptr(then)).or_insert_with(|| {
                    views.push((Rc::clone(then), BTreeSet::new()));
                    views.len() - 1
                });
                if let Some((_, who)) = views.get_mut(place) {
                    who.insert(author);
                }
            }
        }
        Evidence { views }
    }
}
