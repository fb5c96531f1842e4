//! What is kept, what is not, and that it comes back as it was typed.

use std::collections::BTreeMap;

use jiff::civil::date;
use kith_sync::group::edit::{QuestionField, Shelf, Stance};
use kith_sync::id::{DeviceId, EntryHash, RecordId};
use kith_sync::node::api::Answer;

use crate::desktop::draft::TextDraft;
use crate::screen::agreement::draft::{NewDecision, RemarkDraft};
use crate::screen::content::{NewContact, NewItem, NewPlace};
use crate::screen::decisions::draft::{ForwardDraft, WordDraft};
use crate::screen::{AnswerDraft, Drafts, Fold, NewRule, Shown, Spot, TicketDraft};
use crate::view::Place;
use crate::view::choice::Line;
use crate::view::entry::MeetingEntry;

const CANARY: &str = "canary";

fn words() -> String {
    CANARY.to_owned()
}

fn id(byte: u8) -> RecordId {
    RecordId::from_bytes([byte; 16])
}

/// Something typed on many screens.
fn typed() -> (Drafts, usize) {
    let mut drafts = Drafts {
        new_rule: Some(NewRule { title: words(), wording: words(), topic: None }),
        answers: [(id(1), AnswerDraft { stance: Stance::Concern, why: words() })].into(),
        my_name: Some(words()),
        invitee: words(),
        farewell: Some(words()),
        ..Drafts::default()
    };
    let mut meeting = MeetingEntry::new(date(2026, 11, 28), "Europe/Vienna");
    meeting.place = words();
    drafts.scheduling.moving.insert((id(2), date(2026, 12, 3)), meeting.clone());
    drafts.scheduling.placing.insert((id(2), date(2026, 12, 3)), words());
    drafts.moving.insert(id(3), meeting);
    drafts.agreeing.new_decision = Some(NewDecision { reasons: words(), ..NewDecision::default() });
    drafts.agreeing.remarks.insert(id(4), RemarkDraft { words: words(), to: None });
    let word = WordDraft { answer: Answer::Concern, why: words() };
    drafts.deciding.words.insert(EntryHash::from_bytes([5; 32]), word);
    drafts.deciding.forward = Some(ForwardDraft { name: words(), ..ForwardDraft::default() });
    drafts.deciding.naming = Some((DeviceId::from_bytes([6; 32]), words()));
    drafts.content.new_contact = Some(NewContact { note: words(), ..NewContact::default() });
    let item = NewItem { words: words(), ..NewItem::default() };
    drafts.content.new_items.insert(Shelf::Tip, item);
    drafts.content.lines.insert(Line::PlaceName(id(7)), words());
    drafts.going.sharing = Some(BTreeMap::from([(QuestionField::What, words())]));
    drafts.going.writing.insert((id(8), QuestionField::Ideas), words());
    (drafts, 19)
}

#[test]
fn all_of_it_comes_back_where_it_was_typed() {
    let (drafts, count) = typed();
    let unsent = drafts.unsent().unwrap().unwrap();
    assert_eq!(unsent.matches(CANARY).count(), count, "{unsent}");
    let again = Drafts::taken_up(&unsent).unwrap();
    assert_eq!(again.unsent().unwrap().as_deref(), Some(unsent.as_str()));
    assert_eq!(format!("{again:?}"), format!("{drafts:?}"));
}

#[test]
fn nothing_is_kept_where_nothing_is_typed() {
    let mut drafts = Drafts::default();
    assert_eq!(drafts.unsent().unwrap(), None);
    drafts.unfolded.insert(Fold::Aside);
    drafts.new_rule = Some(NewRule::default());
    drafts.content.new_place = Some(NewPlace::named(""));
    drafts.content.lines.insert(Line::PlaceName(id(7)), String::new());
    assert_eq!(drafts.unsent().unwrap(), None, "forms that are only open");
    drafts.content.new_place = Some(NewPlace::named("Ben’s kitchen"));
    let unsent = drafts.unsent().unwrap().unwrap();
    let again = Drafts::taken_up(&unsent).unwrap();
    assert!(again.unfolded.contains(&Fold::Aside), "what was open around it is open again");
    assert!(again.new_rule.is_none());
}

#[test]
fn what_opens_something_or_is_only_looked_for_is_not_kept() {
    let mut drafts = Drafts { search: words(), ..Drafts::default() };
    drafts.ticket =
        Some(TicketDraft::new(EntryHash::from_bytes([1; 32]), Shown::People, words(), words()));
    drafts.refusals.insert(Spot::NewRule, words());
    assert_eq!(drafts.unsent().unwrap(), None);
}

#[test]
fn a_shared_text_is_kept_only_where_writing_it_was_refused() {
    use kith_sync::group::edit::TextField;

    let field = TextField::RuleWording(id(9));
    let mut text = TextDraft::new(field, "as it stands", None);
    text.words.push_str(", and canary");
    let mut drafts = Drafts::default();
    drafts.texts.insert(field, text);
    assert_eq!(drafts.unsent().unwrap(), None, "it is written by itself");
    drafts.refusals.insert(Spot::Text(field), "no room".to_owned());
    let unsent = drafts.unsent().unwrap().unwrap();
    let again = Drafts::taken_up(&unsent).unwrap();
    let text = again.texts.get(&field).unwrap();
    assert_eq!(text.words, "as it stands, and canary");
    assert!(text.is_changed());
}

#[test]
fn what_a_later_version_keeps_beside_is_left_out_and_the_unreadable_is_said() {
    let (drafts, _) = typed();
    let unsent = drafts.unsent().unwrap().unwrap();
    let later = unsent.replacen("{\"drafts\":{", "{\"more\":[1],\"drafts\":{\"news\":{},", 1);
    assert_ne!(later, unsent);
    assert_eq!(Drafts::taken_up(&later).unwrap().unsent().unwrap(), Some(unsent));
    for wrong in ["", "{", "[later]", "{\"drafts\":{\"answers\":{\"no id\":1}}}"] {
        assert!(Drafts::taken_up(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn it_is_told_on_which_screens_it_is() {
    let (drafts, _) = typed();
    let snapshot = crate::desktop::scripted::state().snapshot;
    let places: Vec<_> = drafts.unsent_places(&snapshot).into_iter().collect();
    assert_eq!(
        places,
        [
            Place::Members,
            Place::Places,
            Place::Meetings,
            Place::Rules,
            Place::Decisions,
            Place::Shelf,
            Place::Going,
            Place::Help
        ]
    );
}
