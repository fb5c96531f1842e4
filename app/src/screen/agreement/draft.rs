//! What is half typed about ground rules and decisions.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kith_sync::group::edit::ConcernName;
use kith_sync::id::RecordId;
use serde::{Deserialize, Serialize};

use crate::screen::Spot;
use crate::screen::unsent::by_key;

/// Everything of it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Agreeing {
    pub(crate) new_decision: Option<NewDecision>,
    /// What is being said, by what it is said on.
    #[serde(with = "by_key")]
    pub(crate) remarks: BTreeMap<RecordId, RemarkDraft>,
    /// Days that are being typed.
    #[serde(skip)]
    pub(crate) days: BTreeMap<Spot, String>,
}

/// A decision while it is put to the group.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct NewDecision {
    pub(crate) title: String,
    pub(crate) wording: String,
    pub(crate) reasons: String,
    /// Until when, as it is typed; empty: no day.
    pub(crate) until: String,
}

/// Something that is being said.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct RemarkDraft {
    pub(crate) words: String,
    /// The concern that it answers, and whose it is.
    pub(crate) to: Option<(ConcernName, String)>,
}

impl NewDecision {
    /// The day, or what is wrong with it.
    pub(crate) fn day(&self) -> Result<Option<Date>, String> {
        crate::view::entry::read_day_or_none(&self.until)
    }
}
