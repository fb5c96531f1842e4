//! The screens: each draws a view, changes only its drafts, and asks for what it wants by [`Action`]s.
//!
//! Invariant: nothing is sent while drawing; no text is worded here that depends on data (see [`crate::view`]).

pub(crate) mod door;
pub(crate) mod focus;
pub(crate) mod meetings;
pub(crate) mod members;
pub(crate) mod parts;
pub(crate) mod rules;
pub(crate) mod shell;
pub(crate) mod text;
pub(crate) mod today;

use std::collections::{BTreeMap, BTreeSet};

use egui::Id;
use kith_sync::group::edit::{Stance, TextField};
use kith_sync::id::{BodyName, DeviceId, RecordId};
use kith_sync::node::api::Command;

use crate::desktop::Request;
use crate::desktop::draft::TextDraft;
use crate::view::Place;
use crate::view::entry::MeetingEntry;

/// What a screen asks for; done after drawing.
#[derive(Debug)]
pub(crate) enum Action {
    /// Shows another screen.
    Go(Place),
    /// Sends a command whose answer belongs at a spot.
    Do(Spot, Command),
    /// Sends a request of the first run.
    Ask(Request),
    /// Puts text on the clipboard.
    Copy(String),
}

/// Where on the screens an answer belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Spot {
    /// Nowhere: nobody waits for it.
    Silent,
    General,
    Text(FieldKey),
    TakeBack(BodyName),
    NewRule,
    Rule(RecordId),
    NewMeeting,
    Meeting(RecordId),
    MyName,
    Invite,
    MyDevice,
    Leave,
}

/// A text field as a key that can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum FieldKey {
    Name,
    Who,
    What,
    Purpose,
    Title(RecordId),
    Wording(RecordId),
}

impl From<TextField> for FieldKey {
    fn from(field: TextField) -> Self {
        match field {
            TextField::GroupName => Self::Name,
            TextField::FocusWho => Self::Who,
            TextField::FocusWhat => Self::What,
            TextField::FocusPurpose => Self::Purpose,
            TextField::RuleTitle(rule) => Self::Title(rule),
            TextField::RuleWording(rule) => Self::Wording(rule),
        }
    }
}

impl FieldKey {
    /// The field's id in egui, wherever it is drawn.
    pub(crate) fn id(self) -> Id {
        Id::unique(("shared text", self))
    }
}

/// What is open, half typed or unanswered on the screens of a group.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    pub(crate) texts: BTreeMap<FieldKey, TextDraft>,
    /// What was refused, where it was asked for.
    pub(crate) refusals: BTreeMap<Spot, String>,
    /// Parts that are folded out.
    pub(crate) unfolded: BTreeSet<Fold>,
    pub(crate) new_rule: Option<NewRule>,
    pub(crate) answers: BTreeMap<RecordId, AnswerDraft>,
    pub(crate) new_meeting: Option<MeetingEntry>,
    pub(crate) moving: BTreeMap<RecordId, MeetingEntry>,
    pub(crate) placing: BTreeMap<RecordId, String>,
    pub(crate) my_name: Option<String>,
    pub(crate) invitee: String,
    /// The newest ticket: for whom, and the ticket.
    pub(crate) ticket: Option<(String, String)>,
    /// Whether the newest ticket was copied.
    pub(crate) copied: bool,
    /// A farewell, while leaving is being confirmed.
    pub(crate) farewell: Option<String>,
    /// Words that somebody has compared.
    pub(crate) compared: BTreeSet<DeviceId>,
    /// Commands that are under way.
    pub(crate) waiting: BTreeSet<Spot>,
}

/// A part that folds out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fold {
    Earlier(FieldKey),
    Versions(FieldKey),
    TakeBack(BodyName),
    RuleWords(RecordId),
    LaterDates(RecordId),
    Aside,
}

/// A ground rule while it is put to the group.
#[derive(Debug, Default)]
pub(crate) struct NewRule {
    pub(crate) title: String,
    pub(crate) wording: String,
}

/// A member's word while it is given.
#[derive(Debug)]
pub(crate) struct AnswerDraft {
    pub(crate) stance: Stance,
    pub(crate) why: String,
}

impl Drafts {
    /// Folds a part in or out.
    pub(crate) fn toggle(&mut self, fold: Fold) {
        if !self.unfolded.remove(&fold) {
            self.unfolded.insert(fold);
        }
    }

    /// What was refused at a spot.
    pub(crate) fn refusal(&self, spot: Spot) -> Option<&str> {
        self.refusals.get(&spot).map(String::as_str)
    }

    pub(crate) fn is_waiting(&self, spot: Spot) -> bool {
        self.waiting.contains(&spot)
    }

    /// Writes every changed text and ends the typing: another screen is about to be shown.
    pub(crate) fn leave_texts(&mut self, actions: &mut Vec<Action>) {
        self.texts.retain(|key, draft| {
            draft.leaving = true;
            if let Some(command) = draft.tell_end() {
                actions.push(Action::Do(Spot::Silent, command));
            }
            if let Some(command) = draft.write() {
                actions.push(Action::Do(Spot::Text(*key), command));
            }
            draft.is_changed() || draft.is_sending()
        });
    }
}
