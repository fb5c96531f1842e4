//! What the group takes along from its meetings, where it wants to keep it.

use jiff::civil::Date;
use kith_sync::group::edit::TextField;
use kith_sync::group::snapshot::{Kept, TakenAlong};
use kith_sync::id::RecordId;

use super::Source;
use super::people::{capital, form};
use super::text::{TextView, text_view};
use super::when::{day_words, short_date};
use crate::words::t;

/// What to say at the field, on the spot.
pub(crate) fn no_details() -> &'static str {
    t!("taken-no-client-details-that-includes-initials")
}

/// What was taken along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TakenView {
    /// What is open, oldest first, then what was done.
    pub(crate) items: Vec<TakenItem>,
    pub(crate) today: Date,
    pub(crate) may_write: bool,
}

/// One thing that was taken along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TakenItem {
    pub(crate) id: RecordId,
    pub(crate) text: TextView,
    /// "From the meeting on 3 December."
    pub(crate) from: String,
    /// Who does it, as a sentence.
    pub(crate) who: String,
    /// Until when, as a sentence; absent where no day is set.
    pub(crate) until: Option<String>,
    /// The days to choose between, where two were set at once.
    pub(crate) days: Vec<(String, Option<Date>)>,
    pub(crate) i_take: bool,
    /// Whether it is done; absent where two disagree.
    pub(crate) done: Option<bool>,
    /// Whether one put it aside and another changed it at once.
    pub(crate) unsettled: bool,
}

/// Makes the part.
pub(crate) fn taken_view(source: &Source<'_>) -> TakenView {
    let taken = source.snapshot.taken.iter().filter(|taken| taken.kept != Kept::Aside);
    let mut items: Vec<TakenItem> = taken.map(|taken| item(source, taken)).collect();
    items.sort_by_key(|item| item.done == Some(true));
    TakenView { items, today: source.now.date(), may_write: source.may_write() }
}

fn item(source: &Source<'_>, taken: &TakenAlong) -> TakenItem {
    let people = source.people();
    let today = source.now.date();
    let label = (t!("taken-taken-along"), t!("taken-nothing-is-written-here-now"));
    let words = |until: Option<Date>| {
        until.map_or_else(|| t!("taken-no-day").to_owned(), |day| day_words(day, today))
    };
    let values = &taken.until.values;
    let until = match values.as_slice() {
        [] => None,
        [one] => one.value.map(|day| t!("taken-until", today = day_words(day, today))),
        _ => Some(t!("taken-two-days-until-when-which-one").to_owned()),
    };
    let days = values.iter().filter(|_| values.len() > 1);
    let who = match taken.takers.as_slice() {
        [] => t!("taken-nobody-has-taken-it-on-yet").to_owned(),
        [one] if *one == source.status.me => t!("taken-you-do-it").to_owned(),
        takers => {
            let names = capital(&people.list(takers));
            t!("taken-taken-it-on", names = names, form = form(takers, source.status.me))
        }
    };
    TakenItem {
        id: taken.id,
        text: text_view(source, TextField::TakenWords(taken.id), label, &taken.words),
        from: t!("taken-from-the-meeting-on", today = short_date(taken.on, today)),
        who,
        until,
        days: days.map(|it| (words(it.value), it.value)).collect(),
        i_take: taken.takers.contains(&source.status.me),
        done: taken.done.settled().copied(),
        unsettled: taken.kept == Kept::Unsettled,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::desktop::scripted::{ana, ben, now, snapshot, status, taken};

    #[test]
    fn what_is_open_comes_first_and_two_who_do_it_are_both_told() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let done = taken(1, "Ask for the key", None, &[ben()], true);
        let open = taken(2, "Bring tea", Some(date(2026, 12, 3)), &[ben(), ana()], false);
        let mut aside = taken(3, "Old", None, &[], false);
        aside.kept = Kept::Aside;
        snapshot.taken = Arc::new([done, open, aside].map(Arc::new).into());
        let view = taken_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let told: Vec<_> = view
            .items
            .iter()
            .map(|it| (it.text.words.as_str(), it.who.as_str(), it.until.as_deref(), it.i_take))
            .collect();
        assert_eq!(
            told,
            [
                (
                    "Bring tea",
                    "Ben and you have taken it on. Does it take all of you?",
                    Some("By Thursday 3 December."),
                    true
                ),
                ("Ask for the key", "Ben has taken it on.", None, false),
            ]
        );
    }
}
