//! What is half said about who belongs.

use std::collections::BTreeMap;

use kith_sync::id::{BodyName, DeviceId, EntryHash, MemberId};
use kith_sync::node::api::{Answer, Rule};
use serde::{Deserialize, Serialize};

use crate::screen::Spot;
use crate::screen::unsent::by_key;

/// What is open or half typed about who belongs.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Deciding {
    /// Words on what was put to the group.
    #[serde(with = "by_key")]
    pub(crate) words: BTreeMap<EntryHash, WordDraft>,
    pub(crate) forward: Option<ForwardDraft>,
    pub(crate) rule: Option<RuleDraft>,
    pub(crate) removal: Option<RemovalDraft>,
    pub(crate) lost: Option<LostDraft>,
    /// Why the group should end, while that is being put to it.
    pub(crate) ending: Option<String>,
    /// Why another's words should be erased, while that is being put to the group.
    #[serde(with = "by_key")]
    pub(crate) erasing: BTreeMap<BodyName, String>,
    /// The device of this member's own that is being named.
    pub(crate) naming: Option<(DeviceId, String)>,
    /// The device of this member's own whose retiring is being confirmed.
    #[serde(skip)]
    pub(crate) retiring: Option<DeviceId>,
    /// Whether a break is being confirmed.
    #[serde(skip)]
    pub(crate) pausing: bool,
    pub(crate) relay: Option<RelayDraft>,
}

/// A word while it is given.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct WordDraft {
    pub(crate) answer: Answer,
    #[serde(default)]
    pub(crate) why: String,
}

/// Somebody who is being put forward.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct ForwardDraft {
    pub(crate) name: String,
    pub(crate) why: String,
    /// The member who comes back with a new device.
    pub(crate) returning: Option<MemberId>,
}

/// Another way to decide.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct RuleDraft {
    pub(crate) rule: Rule,
    #[serde(default)]
    pub(crate) why: String,
}

/// A member who would be taken out.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct RemovalDraft {
    pub(crate) member: Option<MemberId>,
    pub(crate) why: String,
}

/// Another member's device that would be retired.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct LostDraft {
    pub(crate) device: Option<DeviceId>,
    pub(crate) why: String,
}

/// A relay that is put to the group.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct RelayDraft {
    /// Whether it is to use none any more.
    pub(crate) is_none: bool,
    pub(crate) address: String,
    pub(crate) why: String,
}

impl Deciding {
    /// Whether something about the members is typed and not sent yet.
    pub(crate) fn is_about_members(&self) -> bool {
        !self.words.is_empty()
            || !self.erasing.is_empty()
            || self.forward.is_some()
            || self.rule.is_some()
            || self.removal.is_some()
            || self.lost.is_some()
            || self.ending.is_some()
            || self.naming.is_some()
    }

    /// What was asked for at a spot is done.
    pub(crate) fn done(&mut self, spot: Spot) {
        match spot {
            Spot::Proposal(proposal) => {
                self.words.remove(&proposal);
            }
            Spot::Forward => self.forward = None,
            Spot::HowWeDecide => self.rule = None,
            Spot::Removal => self.removal = None,
            Spot::Lost => self.lost = None,
            Spot::Ending => self.ending = None,
            Spot::TakeBack(body) => {
                self.erasing.remove(&body);
            }
            Spot::Device(_) => {
                self.naming = None;
                self.retiring = None;
            }
            Spot::Break => self.pausing = false,
            Spot::Relay => self.relay = None,
            Spot::Silent
            | Spot::Unsent
            | Spot::General
            | Spot::News
            | Spot::History
            | Spot::Text(_)
            | Spot::NewRule
            | Spot::Agreement(_)
            | Spot::Topic(_)
            | Spot::Again(_)
            | Spot::Until(_)
            | Spot::Remark(_)
            | Spot::Provisional
            | Spot::NewDecision
            | Spot::SavePage
            | Spot::NewMeeting
            | Spot::Meeting(_)
            | Spot::NewPoll
            | Spot::Schedule
            | Spot::Free
            | Spot::Room
            | Spot::NewTaken
            | Spot::Taken(_)
            | Spot::MyName
            | Spot::Invite
            | Spot::MyDevice
            | Spot::Contest(_)
            | Spot::Leave
            | Spot::Reach
            | Spot::Parcel(_)
            | Spot::Finding(_)
            | Spot::Mine(_)
            | Spot::Going(_)
            | Spot::Content(_)
            | Spot::Keys(_) => {}
        }
    }
}

/// What was typed, where anything was.
pub(crate) fn said(words: &str) -> Option<String> {
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}
