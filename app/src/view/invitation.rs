//! An invitation in words, to be sent by whatever way people have.

use crate::words::t;
use kith_sync::group::snapshot::Text;

/// The ticket with what the group is for before it, where that is settled, and what to do with it.
pub(crate) fn invitation_text(purpose: &Text, ticket: &str) -> String {
    let words = purpose.words.trim();
    let is_settled = !words.is_empty() && !purpose.overlap;
    let head = if is_settled { format!("{words}\n\n") } else { String::new() };
    let (open, once) = (t!("invitation-open"), t!("invitation-once"));
    format!("{head}{open}\n\n{ticket}\n\n{once}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::scripted::{TICKET, text};

    #[test]
    fn the_purpose_is_at_the_head_and_the_ticket_is_found_in_it() {
        let words = invitation_text(&text("We set the nights down together.", 7), TICKET);
        assert!(words.starts_with("We set the nights down together.\n\nYou are invited."));
        assert!(words.contains(TICKET));
    }

    #[test]
    fn without_a_purpose_or_with_two_there_is_none() {
        let none = invitation_text(&Text::default(), TICKET);
        assert!(none.starts_with("You are invited."), "{none}");
        let both = Text { overlap: true, ..text("One or the other", 7) };
        assert_eq!(invitation_text(&both, TICKET), none);
    }
}
