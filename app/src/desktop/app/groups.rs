//! The groups on this device: those that are open, each with what is half done in it, and the one on screen.
//!
//! Invariant: nothing that belongs to one group is ever looked for in another.

use std::collections::BTreeMap;

use jiff::Zoned;

use super::App;
use crate::desktop::backend::{GroupHere, Shut};
use crate::desktop::group::{Group, Left};
use crate::screen::Spot;
use crate::view::anew::group_label;
use crate::view::switcher::{Here, SwitcherView, switcher_view};

/// How a group stands here.
enum Standing {
    Open(Box<Group>),
    /// With why, once that is known.
    Closed(Option<Shut>),
}

/// The groups on this device.
#[derive(Default)]
pub(super) struct Groups {
    all: BTreeMap<GroupHere, Standing>,
    shown: GroupHere,
    /// The one that was on screen last, until it is known whether it opens, or somebody has begun with another.
    first: Option<GroupHere>,
    /// Where each was left when all was locked.
    left: BTreeMap<GroupHere, Left>,
    /// What is to be said in the next that opens.
    told: Option<String>,
}

impl Groups {
    /// Which is on screen.
    pub(super) fn shown(&self) -> GroupHere {
        self.shown
    }

    /// Puts another on screen.
    pub(super) fn show(&mut self, group: GroupHere) {
        self.shown = group;
        self.first = None;
    }

    /// This one was on screen last: it comes there first, if it opens.
    pub(super) fn show_first(&mut self, group: GroupHere) {
        self.shown = group;
        self.first = Some(group);
    }

    /// Somebody does something where they are: nothing else comes on screen by itself.
    pub(super) fn stay(&mut self) {
        self.first = None;
    }

    /// Which is to be on screen after the next start; absent while that cannot be said.
    pub(super) fn last(&self) -> Option<GroupHere> {
        (self.first.is_none() && self.is_open()).then_some(self.shown)
    }

    pub(super) fn get(&self, group: GroupHere) -> Option<&Group> {
        match self.all.get(&group)? {
            Standing::Open(open) => Some(open),
            Standing::Closed(_) => None,
        }
    }

    pub(super) fn get_mut(&mut self, group: GroupHere) -> Option<&mut Group> {
        match self.all.get_mut(&group)? {
            Standing::Open(open) => Some(open),
            Standing::Closed(_) => None,
        }
    }

    /// The one on screen, where it is open.
    pub(super) fn on_screen(&mut self) -> Option<&mut Group> {
        self.get_mut(self.shown)
    }

    /// Whether the one on screen is open.
    pub(super) fn is_open(&self) -> bool {
        self.get(self.shown).is_some()
    }

    /// Those that are open.
    pub(super) fn open(&mut self) -> impl Iterator<Item = (GroupHere, &mut Group)> {
        self.all.iter_mut().filter_map(|(here, standing)| match standing {
            Standing::Open(group) => Some((*here, &mut **group)),
            Standing::Closed(_) => None,
        })
    }

    /// Which are open.
    pub(super) fn open_ones(&mut self) -> Vec<GroupHere> {
        self.open().map(|(here, _)| here).collect()
    }

    /// Whether any is open.
    pub(super) fn has_any_open(&self) -> bool {
        self.all.values().any(|standing| matches!(standing, Standing::Open(_)))
    }

    /// How many are here.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// Those that are locked, the newest first, as they are called meanwhile.
    pub(super) fn locked(&self) -> Vec<(GroupHere, String)> {
        self.called(|it| matches!(it, Standing::Closed(why) if *why != Some(Shut::Unfinished)))
    }

    /// Those whose joining is not finished, the same way.
    pub(super) fn unfinished(&self) -> Vec<(GroupHere, String)> {
        self.called(|it| matches!(it, Standing::Closed(Some(Shut::Unfinished))))
    }

    /// Some of those that are locked, by what they are called meanwhile.
    fn called(&self, which: impl Fn(&Standing) -> bool) -> Vec<(GroupHere, String)> {
        let some = self.all.iter().rev().filter(|(_, it)| which(it));
        some.map(|(here, _)| (*here, group_label(*here))).collect()
    }

    /// These are here, open or not.
    pub(super) fn are(&mut self, here: &[GroupHere]) {
        self.all.retain(|group, it| matches!(it, Standing::Open(_)) || here.contains(group));
        if self.first.is_some_and(|first| !here.contains(&first)) {
            self.first = None;
            self.shown = GroupHere::FIRST;
            self.show_one_that_is_open();
        }
        for group in here {
            self.all.entry(*group).or_insert(Standing::Closed(None));
        }
    }

    /// One is open from now on; on screen where nothing else can be, unless another one `is_awaited` there.
    pub(super) fn insert(&mut self, here: GroupHere, mut group: Group, is_awaited: bool) {
        if let Some(left) = self.left.remove(&here) {
            group.come_back(left);
        }
        group.tell_what_is_unsent();
        if let Some(told) = self.told.take() {
            group.drafts.refusals.insert(Spot::General, told);
        }
        self.all.insert(here, Standing::Open(Box::new(group)));
        let is_first = self.first.take_if(|first| *first == here).is_some();
        if !is_awaited && (is_first || !self.is_open()) {
            self.shown = here;
        }
    }

    /// One was not opened.
    pub(super) fn shut(&mut self, here: GroupHere, why: Shut) {
        self.all.insert(here, Standing::Closed(Some(why)));
        self.first.take_if(|first| *first == here);
        self.show_one_that_is_open();
    }

    /// Where the one that was to be shown is not open, another is.
    pub(super) fn show_one_that_is_open(&mut self) {
        if self.is_open() {
            return;
        }
        let open = self.open().map(|(here, _)| here).last();
        self.shown = open.unwrap_or(self.shown);
    }

    /// Says something in the next that opens.
    pub(super) fn tell(&mut self, words: String) {
        self.told = Some(words);
    }

    /// Another one begins: those that are closed for no known reason are not about to be opened.
    pub(super) fn stay_closed(&mut self, begins: GroupHere) {
        for (here, standing) in &mut self.all {
            if *here != begins && matches!(standing, Standing::Closed(None)) {
                *standing = Standing::Closed(Some(Shut::OtherPassphrase));
            }
        }
    }

    /// One is here no more.
    pub(super) fn remove(&mut self, here: GroupHere) {
        self.all.remove(&here);
        self.left.remove(&here);
        self.first.take_if(|first| *first == here);
        self.show_one_that_is_open();
    }

    /// Closes all; what was typed in them is forgotten.
    pub(super) fn close(&mut self) {
        for (here, standing) in &mut self.all {
            if let Standing::Open(group) = standing {
                self.left.insert(*here, group.left());
            }
            *standing = Standing::Closed(None);
        }
        self.first = Some(self.shown);
    }

    /// What the switcher shows, the newest first.
    pub(super) fn view(&mut self, now: &Zoned) -> SwitcherView {
        let shown = self.shown;
        let all = self.all.iter_mut().rev().map(|(here, standing)| {
            let is = match standing {
                Standing::Open(group) => {
                    Here::Open { name: group.name(), waiting: group.waiting(now) }
                }
                Standing::Closed(why) => Here::Closed(why.clone()),
            };
            (*here, is)
        });
        switcher_view(shown, all.collect())
    }
}

impl App {
    /// The group that was on screen last comes there first, if it opens.
    pub(in crate::desktop) fn show_first(&mut self, group: GroupHere) {
        self.groups.show_first(group);
    }

    /// Which group is to be on screen after the next start; absent while that cannot be said.
    pub(in crate::desktop) fn last_shown(&self) -> Option<GroupHere> {
        self.groups.last()
    }
}
