//! What is half typed about ground rules and decisions.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kith_sync::group::edit::ConcernName;
use kith_sync::id::RecordId;

use crate::screen::Spot;

/// A name that says nothing about the group.
const FILE_NAME: &str = "to-print.html";

/// Everything of it.
#[derive(Debug, Default)]
pub(crate) struct Agreeing {
    pub(crate) new_decision: Option<NewDecision>,
    /// What is being said, by what it is said on.
    pub(crate) remarks: BTreeMap<RecordId, RemarkDraft>,
    /// Days that are being typed.
    pub(crate) days: BTreeMap<Spot, String>,
    /// What is to be saved as a page, and where.
    pub(crate) saving: Option<(&'static str, String)>,
    /// What was kept last, and how.
    pub(crate) kept: Option<(&'static str, &'static str)>,
}

/// A decision while it is put to the group.
#[derive(Debug, Default)]
pub(crate) struct NewDecision {
    pub(crate) title: String,
    pub(crate) wording: String,
    pub(crate) reasons: String,
    /// Until when, as it is typed; empty: no day.
    pub(crate) until: String,
}

/// Something that is being said.
#[derive(Debug, Default)]
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

/// Where a page is saved unless somebody says otherwise: among the person's documents, under a name that says nothing.
pub(crate) fn page_path() -> String {
    let dirs = directories::UserDirs::new();
    let folder = dirs.as_ref().and_then(|dirs| dirs.document_dir().or(Some(dirs.home_dir())));
    folder.map_or_else(
        || FILE_NAME.to_owned(),
        |folder| folder.join(FILE_NAME).to_string_lossy().into_owned(),
    )
}
