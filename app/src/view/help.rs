//! The group's own list of whom to turn to, with who checked each number and when.
//!
//! Invariant: a contact that is not checked, or not lately, is marked and never hidden. That somebody looked is noted nowhere.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kith_sync::group::edit::TextField;
use kith_sync::group::snapshot::{Chosen, Contact, Kept, Reach};
use kith_sync::id::{ExactHash, RecordId};

use super::Source;
use super::choice::{Line, LineView, Question, beside, line_view, said_view, set_by};
use super::people::{capital, join};
use super::text::{TextView, known_words, text_view};
use super::when::{short_date, written_on};
use crate::words::help as say;
use crate::words::t;

/// Months after which a number is checked again.
const GOOD_FOR_MONTHS: i32 = 6;

/// The screen "Help".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HelpView {
    /// By region, those of one name together.
    pub(crate) contacts: Vec<(Question, ContactView)>,
    pub(crate) aside: Vec<ContactView>,
    pub(crate) today: Date,
    pub(crate) may_write: bool,
}

/// Somebody to turn to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ContactView {
    pub(crate) id: RecordId,
    /// What it is called beside a button.
    pub(crate) called: String,
    pub(crate) name: LineView,
    /// The number as a line to correct.
    pub(crate) reach: LineView,
    /// The numbers; of several, the one checked last first.
    pub(crate) numbers: Vec<NumberView>,
    pub(crate) region: LineView,
    pub(crate) note: TextView,
    pub(crate) kept: Kept,
    pub(crate) byline: String,
}

/// A number or address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NumberView {
    pub(crate) words: String,
    /// The same as it was typed; absent where it is not here.
    pub(crate) typed: Option<String>,
    pub(crate) by: String,
    /// What a check refers to.
    pub(crate) exact: ExactHash,
    /// "Checked by Ben on 3 May and by you today"; absent where nobody did.
    pub(crate) checked: Option<String>,
    /// What to be careful about.
    pub(crate) mark: Option<&'static str>,
    /// Whether this member checked it today, and whether ever.
    pub(crate) mine: MyCheck,
}

/// This member's own check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MyCheck {
    None,
    Earlier,
    Today,
}

fn note() -> (&'static str, &'static str) {
    (t!("help-good-to-know"), t!("help-for-what-they-are-there-when"))
}

/// Makes the screen.
pub(crate) fn help_view(source: &Source<'_>) -> HelpView {
    let (aside, mut contacts): (Vec<ContactView>, Vec<ContactView>) = source
        .snapshot
        .contacts
        .iter()
        .map(|contact| contact_view(source, contact))
        .partition(|contact| contact.kept == Kept::Aside);
    // Those of no region last, for they may be for anybody; within one the oldest first.
    contacts.sort_by_key(|contact| {
        let region = contact.region.words.trim().to_lowercase();
        (region.is_empty(), region)
    });
    HelpView {
        contacts: beside(contacts, "contacts", |contact| &contact.name),
        aside,
        today: source.now.date(),
        may_write: source.may_write(),
    }
}

fn contact_view(source: &Source<'_>, contact: &Contact) -> ContactView {
    let id = contact.id;
    let name = line_view(source, Line::ContactName(id), &contact.name);
    let reach: Vec<_> =
        contact.reach.values.iter().map(|it| (&it.value.written, it.by, it.day)).collect();
    ContactView {
        id,
        called: name.heading(t!("help-a-contact-whose-name-is-not")),
        reach: said_view(source, Line::ContactReach(id), &reach),
        numbers: contact.reach.values.iter().map(|chosen| number_view(source, chosen)).collect(),
        region: line_view(source, Line::ContactRegion(id), &contact.region),
        note: text_view(source, TextField::ContactNote(id), note(), &contact.note),
        kept: contact.kept,
        byline: t!(
            "help-added-by",
            by = source.people().by(contact.by),
            date = written_on(contact.day, source.now.date())
        ),
        name,
    }
}

fn number_view(source: &Source<'_>, chosen: &Chosen<Reach>) -> NumberView {
    let today = source.now.date();
    let people = source.people();
    let reach = &chosen.value;
    let (words, known) = known_words(&reach.written.words);
    let mut checks: Vec<_> = reach.checks.iter().collect();
    checks.sort_by_key(|check| (std::cmp::Reverse(check.value), people.rank(check.member)));
    let said: Vec<String> = checks
        .iter()
        .map(|check| {
            t!(
                "help-by",
                member = people.by(Some(check.member)),
                today = checked_on(check.value, today)
            )
        })
        .collect();
    let mine = checks.iter().filter(|check| check.member == source.status.me);
    NumberView {
        typed: known.then(|| words.clone()),
        words,
        by: set_by(source, chosen.by, chosen.day),
        exact: reach.exact,
        checked: (!said.is_empty()).then(|| capital(&t!("help-checked", said = join(&said)))),
        mark: mark(chosen, today),
        mine: match mine.map(|check| check.value).max() {
            None => MyCheck::None,
            Some(on) if on == today => MyCheck::Today,
            Some(_) => MyCheck::Earlier,
        },
    }
}

/// Whether one of a contact's numbers is to be checked, and by somebody else than who wrote or has just checked it.
pub(super) fn waits_for(source: &Source<'_>, contact: &Contact) -> bool {
    let (me, today) = (source.status.me, source.now.date());
    contact.reach.values.iter().any(|chosen| {
        let mine = chosen.value.checks.iter().filter(|check| check.member == me);
        chosen.by != Some(me)
            && mark(chosen, today).is_some()
            && !mine.into_iter().any(|check| check.value == today)
    })
}

/// What to be careful about with a number, by the viewer's day.
fn mark(chosen: &Chosen<Reach>, today: Date) -> Option<&'static str> {
    let checks = &chosen.value.checks;
    if checks.iter().all(|check| Some(check.member) == chosen.by) {
        return Some(say::unchecked());
    }
    let is_ahead = |on: Date| on > today.tomorrow().unwrap_or(today);
    // A day that cannot have been proves nothing; midnight comes earlier elsewhere.
    let Some(last) = checks.iter().map(|check| check.value).filter(|on| !is_ahead(*on)).max()
    else {
        return Some(say::ahead());
    };
    let is_stale = last.checked_add(GOOD_FOR_MONTHS.months()).is_ok_and(|until| until < today);
    is_stale.then_some(say::stale())
}

/// "today", "yesterday", "on 3 May".
fn checked_on(on: Date, today: Date) -> String {
    if on == today {
        t!("help-today").to_owned()
    } else if today.yesterday().is_ok_and(|yesterday| yesterday == on) {
        t!("help-yesterday").to_owned()
    } else {
        t!("help-on", today = short_date(on, today))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use kith_sync::group::snapshot::OwnWord;

    use super::*;
    use crate::desktop::scripted::{ana, ben, cleo, keeping, now};

    fn contacts() -> Vec<ContactView> {
        let (state, now) = (keeping(), now());
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        let view = help_view(&source);
        view.contacts.into_iter().map(|(_, contact)| contact).collect()
    }

    fn marked(checks: &[(kith_sync::id::MemberId, Date)]) -> Option<&'static str> {
        let (state, now) = (keeping(), now());
        let mut snapshot = Arc::unwrap_or_clone(state.snapshot);
        let contact = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.contacts)[0]);
        let checks =
            checks.iter().map(|(member, value)| OwnWord { member: *member, value: *value });
        contact.reach.values[0].value.checks = checks.collect();
        let source = Source { snapshot: &snapshot, status: &state.status, now: &now };
        let view = help_view(&source);
        let line = view.contacts.iter().find(|(_, it)| it.called == "Crisis line");
        line.unwrap().1.numbers[0].mark
    }

    #[test]
    fn contacts_stand_by_region_and_those_of_none_last() {
        let regions: Vec<String> = contacts().into_iter().map(|it| it.region.words).collect();
        let mut sorted = regions.clone();
        sorted.sort_by_key(|region| (region.is_empty(), region.to_lowercase()));
        assert_eq!(regions, sorted);
        assert!(regions.len() >= 3 && regions.iter().any(|it| !it.is_empty()), "{regions:?}");
    }

    #[test]
    fn a_number_is_marked_until_a_second_member_checked_it_and_again_after_half_a_year() {
        // Ben wrote it: his own check is no second one.
        assert_eq!(marked(&[]), Some(say::unchecked()));
        assert_eq!(marked(&[(ben(), date(2026, 11, 29))]), Some(say::unchecked()));
        assert_eq!(marked(&[(cleo(), date(2026, 11, 29))]), None);
        assert_eq!(marked(&[(cleo(), date(2026, 5, 30))]), None);
        assert_eq!(marked(&[(cleo(), date(2026, 5, 29))]), Some(say::stale()));
        assert_eq!(marked(&[(cleo(), date(2025, 1, 1)), (ben(), date(2026, 11, 1))]), None);
        // A wrong clock makes nothing good for ever.
        assert_eq!(marked(&[(cleo(), date(2031, 1, 1))]), Some(say::ahead()));
        assert_eq!(
            marked(&[(cleo(), date(2031, 1, 1)), (ana(), date(2025, 1, 1))]),
            Some(say::stale())
        );
    }

    #[test]
    fn who_checked_a_number_and_when_is_told_the_last_first() {
        let told = contacts();
        let line = told.iter().find(|it| it.called == "Crisis line").unwrap();
        assert_eq!(
            line.numbers[0].checked.as_deref(),
            Some("Checked by Cleo on 20 November and by you on 12 May")
        );
        assert_eq!((line.numbers[0].mark, line.numbers[0].mine), (None, MyCheck::Earlier));
    }

    #[test]
    fn two_corrections_of_one_number_are_both_shown_with_their_marks() {
        let told = contacts();
        let staff = told.iter().find(|it| it.called == "Counselling at work").unwrap();
        let numbers: Vec<_> = staff
            .numbers
            .iter()
            .map(|number| (number.words.as_str(), number.by.as_str(), number.mark))
            .collect();
        assert_eq!(
            numbers,
            [
                ("extension 4410", "Set by Ben yesterday", Some(say::stale())),
                ("extension 4401", "Set by Cleo yesterday", Some(say::unchecked())),
            ]
        );
        assert_eq!(staff.kept, Kept::Unsettled);
    }
}
