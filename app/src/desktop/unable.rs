//! Why something that the window asked for was not done, told in the reader's language.

use std::fmt;

use kith_sync::reason::{Coded, Reason};

use crate::words::t;

/// Why something was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unable {
    /// More is waiting than is taken.
    TooMuch,
    /// The group that is meant is not open.
    NotOpen,
    /// The group that is meant is being opened.
    BeingOpened,
    /// The system let no folder be made for a group.
    NoFolder,
    /// A fault of the program's own.
    Fault,
    /// The desktop did not show a reminder.
    ReminderNotShown,
    /// A file is to be saved under a path that does not begin with a folder.
    NoWholePath,
    /// There is a file of that name already.
    FileExists,
    /// The folder is not there.
    NoSuchFolder,
    /// The system does not let anything be written there.
    NotAllowed,
    /// There is no room for the file.
    DiskFull,
    /// The file could not be written for another reason.
    NotSaved,
    /// What opens a group was changed for some groups and not for all.
    NotAllKeys,
    /// A backup was written, without what could not be read.
    PartsMissing,
}

impl fmt::Display for Unable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooMuch => t!("app-too-much"),
            Self::NotOpen => t!("app-not-open"),
            Self::BeingOpened => t!("app-being-opened"),
            Self::NoFolder => t!("app-no-folder"),
            Self::Fault => t!("app-fault"),
            Self::ReminderNotShown => t!("app-reminder-not-shown"),
            Self::NoWholePath => t!("save-whole-path"),
            Self::FileExists => t!("save-file-exists"),
            Self::NoSuchFolder => t!("save-no-such-folder"),
            Self::NotAllowed => t!("save-not-allowed"),
            Self::DiskFull => t!("save-disk-full"),
            Self::NotSaved => t!("save-not-saved"),
            Self::NotAllKeys => t!("keys-not-all"),
            Self::PartsMissing => t!("keys-parts-missing"),
        })
    }
}

impl Coded for Unable {
    /// In the reader's language already, so without a code.
    fn reason(&self) -> Reason {
        self.to_string().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, speak};

    #[test]
    fn what_could_not_be_done_is_told_in_german_too() {
        assert_eq!(Unable::NoSuchFolder.to_string(), "There is no such folder.");
        speak(Language::German);
        assert_eq!(Unable::NoSuchFolder.to_string(), "Diesen Ordner gibt es nicht.");
    }
}
