//! The groups on this device, as the switcher lists them: how each stands, and what waits in it.

use super::anew::group_label;
use crate::desktop::{GroupHere, Shut};
use crate::words::reason::said;
use crate::words::t;

/// How somebody comes to a further group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Another {
    Join,
    Found,
}

/// How a group stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Here {
    Open {
        name: String,
        /// How many things wait for this member's word.
        waiting: usize,
    },
    /// With why, once that is known.
    Closed(Option<Shut>),
}

/// What can be done with a group in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Offer {
    Show,
    Unlock,
    GoOnJoining,
    /// Nothing but to wait.
    Wait,
}

/// One group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GroupRow {
    pub(crate) here: GroupHere,
    pub(crate) name: String,
    pub(crate) is_shown: bool,
    pub(crate) offer: Offer,
    /// How it stands, in a sentence.
    pub(crate) words: String,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SwitcherView {
    pub(crate) rows: Vec<GroupRow>,
    /// That something waits in another group than the one on screen.
    pub(crate) elsewhere: Option<String>,
}

impl SwitcherView {
    /// Those that can be shown instead of the one on screen, with their names.
    pub(crate) fn others(&self) -> Vec<(GroupHere, &str)> {
        let others = self.rows.iter().filter(|row| !row.is_shown && row.offer == Offer::Show);
        others.map(|row| (row.here, row.name.as_str())).collect()
    }
}

/// Makes the list.
pub(crate) fn switcher_view(shown: GroupHere, all: Vec<(GroupHere, Here)>) -> SwitcherView {
    let waiting = |(here, it): &(GroupHere, Here)| match it {
        Here::Open { waiting, .. } if *here != shown => *waiting,
        Here::Open { .. } | Here::Closed(_) => 0,
    };
    let count: usize = all.iter().map(waiting).sum();
    let elsewhere = (count > 0).then(|| t!("switcher-elsewhere", count = count));
    let rows = all.into_iter().map(|(here, it)| row(here, it, here == shown)).collect();
    SwitcherView { rows, elsewhere }
}

fn row(here: GroupHere, it: Here, is_shown: bool) -> GroupRow {
    let label = || group_label(here);
    let (name, offer, words) = match it {
        Here::Open { name, waiting } => {
            (name, Offer::Show, t!("switcher-waiting", count = waiting))
        }
        Here::Closed(None) => (label(), Offer::Wait, t!("switcher-opening").to_owned()),
        Here::Closed(Some(Shut::OtherPassphrase)) => {
            (label(), Offer::Unlock, t!("switcher-other-passphrase").to_owned())
        }
        Here::Closed(Some(Shut::Unfinished)) => {
            (label(), Offer::GoOnJoining, t!("switcher-unfinished").to_owned())
        }
        Here::Closed(Some(Shut::Failed(because))) => (label(), Offer::Unlock, said(&because)),
    };
    GroupRow { here, name, is_shown, offer, words }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn each_group_says_how_it_stands_and_the_one_on_screen_is_not_counted_elsewhere() {
        let open = |name: &str, waiting| Here::Open { name: name.to_owned(), waiting };
        let of = |day| GroupHere { since: Some(date(2026, 11, day)), nth: 0 };
        let view = switcher_view(
            GroupHere::FIRST,
            vec![
                (of(24), open("Night table", 2)),
                (of(20), Here::Closed(Some(Shut::OtherPassphrase))),
                (GroupHere::FIRST, open("Thursday table", 5)),
            ],
        );
        let words: Vec<_> = view.rows.iter().map(|row| row.words.as_str()).collect();
        assert_eq!(words[0], "2 things wait for your word");
        assert_eq!(words[1], "It has another passphrase.");
        assert_eq!(view.rows[1].name, "Group of 20 November 2026");
        assert_eq!(
            view.elsewhere.as_deref(),
            Some("2 things wait for your word outside this group")
        );
        assert_eq!(view.others(), [(of(24), "Night table")]);
    }
}
