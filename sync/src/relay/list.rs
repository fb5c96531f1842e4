//! Who may use a relay: the list that a member's node keeps in a file and the relay reads.
//!
//! Invariant: it holds ids of devices and public halves of invitations, and nothing else of the group.
//! Source: FORMATS.md §14.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::id::{DeviceId, InviteKey};

/// The longest list that is read, in bytes.
pub const MAX_LIST_BYTES: usize = 1024 * 1024;
/// The first line, with the version.
const HEAD: &str = "kith relay list 1";
/// What every version's first line begins with.
const ANY_HEAD: &str = "kith relay list ";

/// Who may use a relay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RelayList {
    /// The devices of the group.
    pub devices: BTreeSet<DeviceId>,
    /// The invitations that can be used.
    pub invitations: BTreeSet<InviteKey>,
}

/// Why a list cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// It does not begin as a list does.
    #[error("it does not begin with “{HEAD}”")]
    NoList,
    /// Another version's.
    #[error("a newer Kith wrote it")]
    NewerKith,
    /// A line is none.
    #[error("line {0} is neither a device nor an invitation")]
    Line(usize),
    /// Too long.
    #[error("it is longer than {MAX_LIST_BYTES} bytes")]
    TooLong,
}

impl RelayList {
    /// The list as text.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for device in &self.devices {
            // Writing to a string cannot fail.
            let _infallible = writeln!(text, "device {device}");
        }
        for invitation in &self.invitations {
            let _infallible = writeln!(text, "invitation {invitation}");
        }
        text
    }

    /// Reads a list, or nothing of it.
    pub fn from_text(text: &str) -> Result<Self, ListError> {
        if text.len() > MAX_LIST_BYTES {
            return Err(ListError::TooLong);
        }
        let mut lines = text.lines().zip(1_usize..);
        match lines.next() {
            Some((HEAD, _)) => {}
            Some((head, _)) if head.starts_with(ANY_HEAD) => return Err(ListError::NewerKith),
            Some(_) | None => return Err(ListError::NoList),
        }
        let mut list = Self::default();
        for (line, number) in lines {
            let bad = ListError::Line(number);
            match line.split_once(' ') {
                Some(("device", id)) => {
                    list.devices.insert(id.parse().map_err(|_no_id| bad)?);
                }
                Some(("invitation", key)) => {
                    list.invitations.insert(key.parse().map_err(|_no_id| bad)?);
                }
                None if line.is_empty() => {}
                Some(_) | None => return Err(bad),
            }
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list() -> RelayList {
        RelayList {
            devices: [DeviceId::from_bytes([1; 32]), DeviceId::from_bytes([2; 32])].into(),
            invitations: [InviteKey::from_bytes([3; 32])].into(),
        }
    }

    #[test]
    fn a_list_has_for_ever_this_text_and_is_read_again() {
        let text = "kith relay list 1\n\
            device AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE\n\
            device AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI\n\
            invitation AwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwM\n";
        assert_eq!(list().to_text(), text);
        assert_eq!(RelayList::from_text(text), Ok(list()));
        assert_eq!(RelayList::from_text("kith relay list 1\n"), Ok(RelayList::default()));
    }

    #[test]
    fn a_list_that_is_cut_off_or_changed_is_refused_whole() {
        let text = list().to_text();
        for (changed, error) in [
            (String::new(), ListError::NoList),
            ("device AQEB\n".to_owned(), ListError::NoList),
            (text.replacen("list 1", "list 2", 1), ListError::NewerKith),
            (text.replacen("device A", "device ", 1), ListError::Line(2)),
            (text.replacen("device", "friend", 1), ListError::Line(2)),
            (format!("{text}x"), ListError::Line(5)),
            (text.get(..text.len() - 5).unwrap().to_owned(), ListError::Line(4)),
            ("x".repeat(MAX_LIST_BYTES + 1), ListError::TooLong),
        ] {
            assert_eq!(RelayList::from_text(&changed), Err(error), "{changed:.80}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_ends_the_program(text in "(kith relay list 1\n)?(device |invitation )?\\PC{0,200}") {
            if let Ok(read) = RelayList::from_text(&text) {
                assert_eq!(RelayList::from_text(&read.to_text()), Ok(read));
            }
        }
    }
}
