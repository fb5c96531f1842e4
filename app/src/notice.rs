//! The notice by which a group looks for others: starting texts, filled in from its focus.
//!
//! Invariant: neither a name of anybody nor the group's, and no address, is put into it; how to reach the group is for
//! whoever puts it up to add.

use kith_sync::group::snapshot::{Focus, Text, Words};

use crate::words::t;

/// Where a notice is put up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// On a board.
    Board,
    /// In a mail.
    Mail,
    /// In a professional network.
    Network,
}

impl Notice {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Board, Self::Mail, Self::Network];
}

/// Why there is no notice, in words for the person who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoNotice {
    /// Several wrote a text at once.
    #[error("{}", written_at_once(.0))]
    WrittenAtOnce(&'static str),
    /// Something is not written yet.
    #[error("{}", missing(.0))]
    Missing(&'static str),
    /// Some words are not on this device.
    #[error("{}", not_here(.0))]
    NotHere(&'static str),
}

fn written_at_once(what: &str) -> String {
    t!("notice-written-at-once", what = what)
}

fn missing(what: &str) -> String {
    t!("notice-missing", what = what)
}

fn not_here(what: &str) -> String {
    t!("notice-not-here", what = what)
}

/// Composes a notice of what the group has written.
pub fn compose(notice: Notice, focus: &Focus) -> Result<String, NoNotice> {
    let who = needed(&focus.who, t!("notice-who"))?;
    let what = needed(&focus.what, t!("notice-what"))?;
    let purpose = read(&focus.purpose, t!("notice-purpose"))?;
    let purpose = purpose.map_or_else(String::new, |words| format!("{words}\n\n"));
    Ok(match notice {
        Notice::Board => t!("notice-board", purpose = purpose, who = who, what = what),
        Notice::Mail => t!("notice-mail", purpose = purpose, who = who, what = what),
        Notice::Network => t!("notice-network", purpose = purpose, who = who, what = what),
    } + "\n")
}

fn needed(text: &Text, what: &'static str) -> Result<String, NoNotice> {
    read(text, what)?.ok_or(NoNotice::Missing(what))
}

/// The words of a text that stands settled, on one line; absent where there are none.
fn read(text: &Text, what: &'static str) -> Result<Option<String>, NoNotice> {
    // Words that were joined have been read by nobody yet.
    if text.overlap || text.versions.len() > 1 {
        return Err(NoNotice::WrittenAtOnce(what));
    }
    if text.versions.iter().any(|version| version.words == Words::NotHereYet) {
        return Err(NoNotice::NotHere(what));
    }
    let words = text.words.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Some(words).filter(|words| !words.is_empty()))
}

#[cfg(test)]
mod tests {
    use kith_sync::group::snapshot::TextVersion;
    use kith_sync::id::{BodyName, Day};

    use super::*;

    fn version(words: Words) -> TextVersion {
        TextVersion { body: BodyName::from_bytes([1; 32]), words, by: None, day: Day(20_000) }
    }

    fn text(words: &str) -> Text {
        let versions = vec![version(Words::Known(words.to_owned()))];
        Text { words: words.to_owned(), versions, ..Text::default() }
    }

    fn focus() -> Focus {
        Focus {
            name: text("Canary table"),
            who: text("Nurses who work nights,\nfrom any ward."),
            what: text("To rest after a shift; {who} knows."),
            purpose: text("We meet to set the nights down together."),
            ..Focus::default()
        }
    }

    #[test]
    fn a_notice_holds_what_the_group_is_for_and_nothing_that_names_it() {
        for notice in Notice::ALL {
            let text = compose(notice, &focus()).unwrap();
            for words in [
                "We meet to set the nights down together.\n\n",
                "Nurses who work nights, from any ward.\n",
                "To rest after a shift; {who} knows.\n",
            ] {
                assert!(text.contains(words), "{text}");
            }
            assert!(!text.contains("Canary"), "{text}");
            assert!(!text.contains("{purpose}") && !text.contains("Kith"), "{text}");
        }
    }

    #[test]
    fn without_a_purpose_the_rest_is_enough() {
        let focus = Focus { purpose: Text::default(), ..focus() };
        let text = compose(Notice::Board, &focus).unwrap();
        assert!(text.starts_with("A small group in which people support each other\n\nWho it"));
    }

    #[test]
    fn no_notice_is_made_of_what_two_wrote_at_once_until_somebody_has_read_it() {
        let both = |overlap| Text {
            versions: vec![version(Words::default()), version(Words::default())],
            overlap,
            ..text("We meet to rest and to talk.")
        };
        for overlap in [true, false] {
            let focus = Focus { purpose: both(overlap), ..focus() };
            let refused = compose(Notice::Mail, &focus).unwrap_err();
            assert_eq!(refused, NoNotice::WrittenAtOnce("the purpose"));
            let words = refused.to_string();
            assert!(words.starts_with("Two of you wrote the purpose at once."), "{words}");
        }
        let focus = Focus { who: both(false), ..focus() };
        let refused = compose(Notice::Mail, &focus).unwrap_err();
        assert_eq!(refused, NoNotice::WrittenAtOnce("who the group is for"));
    }

    #[test]
    fn what_is_missing_is_said_kindly() {
        let without = |who: Text, what: Text| Focus { who, what, ..focus() };
        let refused = |focus: &Focus| compose(Notice::Network, focus).unwrap_err().to_string();
        assert!(
            refused(&without(Text::default(), text("To rest")))
                .contains("a notice needs who the group is for")
        );
        assert!(
            refused(&without(text("Nurses"), text("  ")))
                .contains("a notice needs what the group is for")
        );
        let late = Text { versions: vec![version(Words::NotHereYet)], ..Text::default() };
        assert!(refused(&without(late, text("To rest"))).contains("has not arrived"));
    }
}
