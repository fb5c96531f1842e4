//! The pages of the door, and where typing begins on each.

use std::path::PathBuf;

use kith_sync::node::api::JoinStep;

use super::Field;

/// Where at the door somebody is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) enum Page {
    #[default]
    Welcome,
    Found,
    /// Founding with what the group that is open has agreed on.
    Anew,
    Join,
    /// How far joining has got; nothing heard yet at first.
    Joining(Option<JoinStep>),
    /// The request to come in is written: where it lies, where that is known, and the words to compare, those of earlier ones
    /// after them.
    Asking {
        file: Option<PathBuf>,
        words: Vec<Vec<String>>,
    },
    /// In: words to compare with the device that let this one in.
    Compare(Vec<String>),
    /// They were not the same.
    Differ,
    Unlock,
    /// A joining was begun here and is not finished.
    Unfinished,
    /// The group is being opened with a passphrase that is known already.
    Opening,
    /// The group is founded: whom to bring in first.
    First,
    /// Opening with the recovery code.
    Code,
    /// The recovery code opened it: a new passphrase.
    NewPassphrase,
    /// What to do where the passphrase is forgotten.
    Forgotten,
    /// Bringing the groups of a backup here.
    Restore,
    /// Erasing a group that is locked.
    Erase,
}

impl Page {
    /// Where typing begins.
    pub(super) fn first_field(&self) -> Option<Field> {
        match self {
            Self::Found | Self::Anew => Some(Field::Group),
            Self::Join => Some(Field::Ticket),
            Self::First => Some(Field::Person),
            Self::Unlock | Self::Unfinished => Some(Field::Passphrase),
            Self::Asking { .. } => Some(Field::Answer),
            Self::Code => Some(Field::Code),
            Self::Restore => Some(Field::Path),
            Self::Welcome
            | Self::Joining(_)
            | Self::Compare(_)
            | Self::Differ
            | Self::Opening
            | Self::NewPassphrase
            | Self::Forgotten
            | Self::Erase => None,
        }
    }

    /// The field of a page that has no other.
    pub(super) fn only_field(&self) -> Option<Field> {
        match self {
            Self::Unlock | Self::Unfinished => Some(Field::Passphrase),
            Self::Asking { .. } => Some(Field::Answer),
            Self::Code => Some(Field::Code),
            Self::Welcome
            | Self::Found
            | Self::Anew
            | Self::Join
            | Self::Joining(_)
            | Self::Compare(_)
            | Self::Differ
            | Self::Opening
            | Self::First
            | Self::NewPassphrase
            | Self::Forgotten
            | Self::Restore
            | Self::Erase => None,
        }
    }
}
