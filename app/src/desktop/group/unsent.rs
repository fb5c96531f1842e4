//! What is typed and not sent yet: kept, sealed, on this device until it is sent, and taken up again where it was typed.
//!
//! Invariant: what is kept is erased once nothing is unsent; what could not be read is left where it is until something else is
//! to be kept.

use std::sync::Arc;

use kith_sync::node::api::{Command, NodeState, Reply};
use kith_sync::node::mine::{Jot, Mine};

use super::Group;
use crate::screen::{Drafts, Spot};
use crate::words::reason::said;
use crate::words::t;

/// What is kept of it.
#[derive(Debug, Default)]
pub(super) struct Unsent {
    kept: Option<String>,
    /// Whether keeping it was refused, so that it has to be tried again.
    is_refused: bool,
}

impl Group {
    /// Takes up what was kept when the window was closed or locked, or the program ended otherwise.
    pub(super) fn take_up_unsent(&mut self) {
        let Some(unsent) = self.state.mine.unsent.clone() else { return };
        match Drafts::taken_up(&unsent) {
            Ok(drafts) => {
                self.drafts = drafts;
                self.unsent.kept = Some(unsent);
                // Nobody has typed yet whom others would have to hear of.
                drop(self.meet_texts(None));
                self.drafts.texts.retain(|_, draft| draft.is_changed());
            }
            Err(_later_version) => {
                self.say(t!("unsent-not-read").to_owned());
            }
        }
    }

    /// Says where it is, but for what is on screen.
    pub(in crate::desktop) fn tell_what_is_unsent(&mut self) {
        self.drafts.again = self.drafts.unsent_places(&self.state.snapshot);
        self.drafts.again.remove(&self.place);
    }

    /// Keeps it as it is now; nothing is to be done where it is kept so already.
    pub(in crate::desktop) fn keep_unsent(&mut self) -> Option<Command> {
        let unsent = match self.drafts.unsent() {
            Ok(unsent) => unsent,
            Err(error) => {
                self.say(t!("unsent-not-kept", why = error.to_string()));
                return None;
            }
        };
        if unsent == self.unsent.kept && !self.unsent.is_refused {
            return None;
        }
        self.unsent = Unsent { kept: unsent.clone(), is_refused: false };
        Some(Command::Mine(Jot::KeepUnsent { words: unsent }))
    }

    /// Whether something is unsent that is not kept as it is now.
    pub(in crate::desktop) fn has_to_keep_unsent(&self) -> bool {
        self.drafts.unsent().is_ok_and(|unsent| unsent != self.unsent.kept)
    }

    pub(super) fn unsent_is_kept(&mut self, reply: &Reply) {
        if let Reply::Refused { because } = reply {
            self.unsent.is_refused = true;
            self.say(t!("unsent-not-kept", why = said(because)));
        }
    }

    /// Whether a newer state shows nothing that the one before did not: only what is unsent was kept meanwhile.
    pub(super) fn shows_the_same(&self, newer: &NodeState) -> bool {
        Arc::ptr_eq(&self.state.snapshot, &newer.snapshot)
            && self.state.status == newer.status
            && self.state.mine.unsent != newer.mine.unsent
            && *newer.mine
                == Mine { unsent: newer.mine.unsent.clone(), ..Mine::clone(&self.state.mine) }
    }

    fn say(&mut self, words: String) {
        self.drafts.refusals.insert(Spot::General, words);
    }
}
