//! Founding a group, from nothing or with what an earlier one had agreed on.
//!
//! Invariant: nothing of an earlier group is changed, and nothing of it comes along but the words: not who said them, nor
//! what anybody said to them, for that was each member's own.

use std::path::Path;

use ed25519_dalek::SigningKey;

use super::edge;
use super::error::NodeError;
use super::folder;
use super::offline::Offline;
use super::{Options, exists};
use crate::group::edit::{Edit, FocusFact, PlaceFact, ScheduleFact, Slot, TextField};
use crate::group::snapshot::{Choice, Focus, Kept, Poll, RuleState, Text, Where, Words, Written};
use crate::group::{GroupSnapshot, Subject, line};
use crate::id::DeviceId;
use crate::protocol::Ledger;
use crate::roster::{Door, Found, Rule, Threshold};
use crate::seal::Passphrase;

/// How a group begins.
#[derive(Clone, Copy, Debug)]
pub struct Founding<'a> {
    /// What the group is called.
    pub group: &'a str,
    /// What the others call the founder.
    pub me: &'a str,
    /// How it decides at first; later it decides by its rule on another.
    pub rule: Rule,
    /// What an earlier group had agreed on, to begin with: its focus, its ground rules and the decisions that hold, as yet
    /// unanswered, the meetings that are still to come and certain, its places, its contacts and what is open on its shelf.
    /// Not whom it thought of asking: those who begin anew need not be those who were told of them.
    pub content: Option<&'a GroupSnapshot>,
}

impl<'a> Founding<'a> {
    /// A group with nothing in it, in which everyone has to agree.
    pub fn new(group: &'a str, me: &'a str) -> Self {
        let everyone = Threshold::Everyone;
        let rule = Rule { threshold: everyone, door: Door::ByVote, wordings: everyone };
        Self { group, me, rule, content: None }
    }
}

/// Founds a group in an empty folder.
pub fn found(
    dir: &Path,
    passphrase: &Passphrase,
    founding: &Founding<'_>,
    options: &Options,
) -> Result<(), NodeError> {
    let (group_name, my_name) = (checked_name(founding.group)?, checked_name(founding.me)?);
    if exists(dir)? {
        // Before the passphrase is stretched for nothing.
        return Err(NodeError::GroupHere);
    }
    let mut unmade = folder::Unmade::new(passphrase, options.cost)?;
    let mut device = folder::DeviceRecord {
        key: edge::random(),
        parcel_key: edge::random(),
        group: None,
        joining: None,
    };
    let key = SigningKey::from_bytes(&device.key);
    let found = Found {
        device: DeviceId::from_bytes(key.verifying_key().to_bytes()),
        parcel_key: Offline::parcel_key(device.parcel_key),
        rule: founding.rule,
        nonce: edge::random(),
    };
    device.group = Some(found.group());
    let today = edge::today();
    let mut ledger = Ledger::found(key, found, edge::random(), today)?;
    let mut rows = ledger.settle().rows;
    let mut edits = vec![
        Edit::NameMyself { name: my_name.to_owned() },
        write(TextField::GroupName, group_name),
    ];
    edits.extend(
        founding.content.into_iter().flat_map(|content| edits_of(content, edge::date(today))),
    );
    for edit in edits {
        ledger
            .edit(&edit, today, &mut edge::random)
            .map_err(|error| NodeError::Refused((&error).into()))?;
        rows.extend(ledger.settle().rows);
    }
    let folder = &mut unmade.folder;
    let mut writes = folder.rows(&rows);
    writes.push(folder.put_private(&device));
    writes.push(folder.put_private(&folder::Settings::chosen(options)));
    unmade.make(dir, &writes)?;
    Ok(())
}

/// The edits that write again what a group had agreed on.
fn edits_of(content: &GroupSnapshot, today: jiff::civil::Date) -> Vec<Edit> {
    let focus = &content.focus;
    let texts = [
        (TextField::FocusWho, &focus.who),
        (TextField::FocusWhat, &focus.what),
        (TextField::FocusPurpose, &focus.purpose),
        (TextField::FocusInside, &focus.inside),
        (TextField::FocusOutside, &focus.outside),
        (TextField::OriginWhy, &focus.origin_why),
    ];
    let texts = texts.into_iter().filter(|(_, text)| !text.words.trim().is_empty());
    let texts = texts.map(|(field, text)| write(field, &text.words));
    let is_kept = |text: &Text| !text.words.trim().is_empty();
    let rules = content.rules.iter().filter(|rule| {
        let is_aside = rule.aside.values.iter().any(|aside| aside.value);
        !is_aside && is_kept(&rule.title) && is_kept(&rule.wording)
    });
    let rules = rules.map(|rule| Edit::AddRule {
        title: rule.title.words.clone(),
        wording: rule.wording.words.clone(),
        topic: rule.topic.settled().copied().flatten(),
    });
    let meetings = content.meetings.iter().filter(|meeting| {
        let is_cancelled = meeting.cancelled.values.iter().any(|cancelled| cancelled.value);
        !is_cancelled && !meeting.uncertain
    });
    let meetings = meetings.filter_map(|meeting| {
        let when = meeting.when.values.first()?.value.time.clone();
        let is_over = when.dates_from(today, 1).is_empty();
        let place =
            meeting.place.values.first().and_then(|place| place_words(content, &place.value));
        (!is_over).then(|| Edit::AddMeeting { when, place: place.unwrap_or_default() })
    });
    let texts =
        texts.chain(facts_of(focus)).chain(rules).chain(decisions_of(content)).chain(meetings);
    let texts = texts.chain(polls_of(content, today)).chain(schedule_of(content));
    texts.chain(places_of(content)).chain(contacts_of(content)).chain(shelf_of(content)).collect()
}

/// The decisions that hold, in the words that hold.
fn decisions_of(content: &GroupSnapshot) -> impl Iterator<Item = Edit> {
    content.decisions.iter().filter_map(|decision| {
        let put = &decision.put;
        let wording = match &put.state {
            RuleState::Agreed => &put.wording.words,
            RuleState::EarlierWordingHolds { words, .. }
            | RuleState::Concern { holds: Some(words), .. } => words,
            RuleState::InTheMaking { .. }
            | RuleState::Concern { holds: None, .. }
            | RuleState::Aside
            | RuleState::Unsettled => return None,
        };
        let is_kept = !put.title.words.trim().is_empty() && !wording.trim().is_empty();
        is_kept.then(|| Edit::AddDecision {
            title: put.title.words.clone(),
            wording: wording.clone(),
            reasons: decision.reasons.words.clone(),
            until: None,
        })
    })
}

/// A place in words: the new group gives its places new ids.
fn place_words(content: &GroupSnapshot, place: &Where) -> Option<String> {
    match place {
        Where::Words(written) => known(&written.words),
        Where::Listed(id) => settled(&content.places.iter().find(|place| place.id == *id)?.name),
    }
}

/// Dates that are still being looked for, with the times that are to come.
fn polls_of(content: &GroupSnapshot, today: jiff::civil::Date) -> impl Iterator<Item = Edit> {
    let is_open = |poll: &Poll| !poll.picked && poll.cancelled.settled() == Some(&false);
    let polls = content.polls.iter().filter(move |poll| is_open(poll));
    polls.filter_map(move |poll| {
        let offered = poll.slots.iter().filter(|slot| slot.offered && slot.slot.date >= today);
        let slots: Vec<Slot> = offered.map(|slot| slot.slot.clone()).collect();
        let about = settled(&poll.about).unwrap_or_default();
        let closes = poll.closes.settled().copied().flatten();
        (!slots.is_empty()).then_some(Edit::AddPoll { about, slots, closes })
    })
}

/// How the group meets, where that is settled.
fn schedule_of(content: &GroupSnapshot) -> impl Iterator<Item = Edit> {
    let schedule = &content.schedule;
    let facts = [
        schedule.mode.settled().copied().map(ScheduleFact::Mode),
        schedule.smallest.settled().copied().map(ScheduleFact::Smallest),
    ];
    facts.into_iter().flatten().map(|set| Edit::SetSchedule { set })
}

/// What is set about a focus and settled.
fn facts_of(focus: &Focus) -> Vec<Edit> {
    let kinds = focus.kinds.iter().map(|kind| FocusFact::Kind { kind: *kind, holds: true });
    let facts = [
        focus.origin.settled().copied().map(FocusFact::Origin),
        focus.grades.settled().copied().map(FocusFact::Grades),
        focus.again.settled().copied().map(FocusFact::Again),
        focus.openness.settled().copied().map(FocusFact::Openness),
        focus.aim.settled().copied().map(FocusFact::Aim),
    ];
    kinds.chain(facts.into_iter().flatten()).map(|set| Edit::SetFocus { set }).collect()
}

fn places_of(content: &GroupSnapshot) -> impl Iterator<Item = Edit> {
    let places = content.places.iter().filter(|place| place.kept != Kept::Aside);
    places.filter_map(|place| {
        let lines = [
            settled(&place.address).map(PlaceFact::Address),
            settled(&place.cost).map(PlaceFact::Cost),
            settled(&place.booking).map(PlaceFact::Booking),
            place.kind.settled().copied().map(PlaceFact::Kind),
            place.quiet.settled().copied().map(PlaceFact::Quiet),
            place.private.settled().copied().map(PlaceFact::Private),
            place.overheard.settled().copied().map(PlaceFact::Overheard),
            place.room.settled().copied().map(PlaceFact::Room),
        ];
        Some(Edit::AddPlace {
            name: settled(&place.name)?,
            set: lines.into_iter().flatten().collect(),
            access: place.access.words.clone(),
            notes: place.notes.words.clone(),
        })
    })
}

/// Each number of a contact is a contact of its own: which one is right was not settled.
fn contacts_of(content: &GroupSnapshot) -> impl Iterator<Item = Edit> {
    let contacts = content.contacts.iter().filter(|contact| contact.kept != Kept::Aside);
    contacts.flat_map(|contact| {
        let reaches = contact.reach.values.iter().filter_map(|reach| {
            Some(Edit::AddContact {
                name: settled(&contact.name)?,
                reach: known(&reach.value.written.words)?,
                region: settled(&contact.region).unwrap_or_default(),
                note: contact.note.words.clone(),
            })
        });
        reaches.collect::<Vec<_>>()
    })
}

fn shelf_of(content: &GroupSnapshot) -> impl Iterator<Item = Edit> {
    let items = content.shelf.iter().filter(|item| {
        let is_open = item.done.values.iter().any(|done| !done.value);
        is_open && item.kept != Kept::Aside && !item.words.words.trim().is_empty()
    });
    items.map(|item| Edit::AddToShelf {
        shelf: item.shelf,
        words: item.words.words.clone(),
        link: settled(&item.link).unwrap_or_default(),
        note: item.note.words.clone(),
    })
}

/// The words of a line that people agree on.
fn settled(line: &Choice<Written>) -> Option<String> {
    line.settled().and_then(|written| known(&written.words))
}

fn known(words: &Words) -> Option<String> {
    match words {
        Words::Known(words) => Some(words.clone()),
        Words::NotHereYet | Words::TakenBack => None,
    }
}

fn write(text: TextField, words: &str) -> Edit {
    Edit::Write { text, words: words.to_owned(), from: None }
}

/// A name that fits on one line.
pub(super) fn checked_name(name: &str) -> Result<&str, NodeError> {
    line(Subject::Name, name).map_err(|error| NodeError::Refused((&error).into()))
}
