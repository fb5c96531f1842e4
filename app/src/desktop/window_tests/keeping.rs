//! The focus, the places, the shelf and the help, as a person uses them in the window.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, OutputCommand};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;
use kith_sync::group::Edit;
use kith_sync::group::edit::{
    Aside, Comfort, ContactField, FocusFact, FocusKind, Grades, Origin, PlaceFact, PlaceKind,
    Shelf, TextField,
};
use kith_sync::id::{ExactHash, RecordId};

use super::{click, edits, go, is_shown, open, type_into, window};
use crate::desktop::Opening;
use crate::desktop::scripted::{fresh, keeping};
use crate::view::Place;
use crate::words::{focus, help, places};

const fn id(byte: u8) -> RecordId {
    RecordId::from_bytes([byte; 16])
}

#[test]
fn kinds_are_a_set_and_each_is_explained() {
    let (mut harness, script) = open(keeping());
    go(&mut harness, Place::Focus);
    harness.get_by_label("What a profession asks of us · Simply company");
    click(&mut harness, "Change: What kind of group this is");
    harness.get_by_label("No task and no theme. Not being alone is reason enough for a group.");
    click(&mut harness, "A role at work");
    click(&mut harness, "Simply company");
    let kind = |kind, holds| Edit::SetFocus { set: FocusFact::Kind { kind, holds } };
    assert_eq!(edits(&script), [kind(FocusKind::Role, true), kind(FocusKind::Company, false)]);
}

#[test]
fn two_answers_to_where_members_come_from_are_settled_by_choosing_one() {
    let (mut harness, script) = open(keeping());
    go(&mut harness, Place::Focus);
    click(&mut harness, "This one: From different workplaces, Set by Ben yesterday");
    let set = FocusFact::Origin(Origin::DifferentWorkplaces);
    assert_eq!(edits(&script), [Edit::SetFocus { set }]);
    // Both sides are told, whichever it is.
    harness.get_by_label(focus::sides()[0].care[1]);
    harness.get_by_label(focus::sides()[1].good[1]);
}

#[test]
fn a_purpose_that_two_wrote_at_once_is_used_for_no_notice() {
    let (mut harness, _script) = open(keeping());
    go(&mut harness, Place::Focus);
    harness.get_by_label(focus::no_notice());
}

#[test]
fn the_sentence_asks_for_what_is_missing_and_becomes_a_draft_of_the_purpose() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Build the sentence step by step");
    harness.get_by_label(focus::who_missing());
    type_into(&mut harness, "I am looking to form a group of …", "midwives of the region");
    harness.get_by_label(focus::what_missing());
    click(&mut harness, "Use it for the purpose");
    assert!(harness.query_by_label("Save: Purpose, in one sentence").is_none());
    type_into(&mut harness, "… to …", "sing");
    harness.get_by_label("I am looking to form a group of midwives of the region to sing.");
    click(&mut harness, "Use it for the purpose");
    assert_eq!(edits(&script), [], "it can be looked over first");
    let value = || "We are a group of midwives of the region who meet to sing.".to_owned();
    let field = harness.get_by_role_and_label(Role::MultilineTextInput, "Purpose, in one sentence");
    assert_eq!(field.value(), Some(value()));
    click(&mut harness, "Save: Purpose, in one sentence");
    let text = TextField::FocusPurpose;
    assert_eq!(edits(&script), [Edit::Write { text, words: value(), from: None }]);
}

#[test]
fn what_belongs_here_and_what_does_not_and_why_are_written_each_for_itself() {
    for (label, field) in [
        ("What belongs here", TextField::FocusInside),
        ("What does not belong here", TextField::FocusOutside),
        ("Why, if you like to say", TextField::OriginWhy),
    ] {
        let (mut harness, script) = open(fresh());
        go(&mut harness, Place::Focus);
        click(&mut harness, "Choose: Where members come from");
        click(&mut harness, &format!("Write: {label}"));
        type_into(&mut harness, label, "Our nights.");
        click(&mut harness, &format!("Save: {label}"));
        let words = "Our nights.".to_owned();
        assert_eq!(edits(&script), [Edit::Write { text: field, words, from: None }], "{label}");
    }
}

#[test]
fn whether_other_grades_may_join_is_a_press() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Choose: May supervisors or other grades join?");
    click(&mut harness, "We look at each case: may other grades join");
    let set = FocusFact::Grades(Grades::CaseByCase);
    assert_eq!(edits(&script), [Edit::SetFocus { set }]);
}

#[test]
fn a_day_to_look_again_is_offered_or_typed_and_one_that_cannot_be_read_is_not_lost() {
    let (mut harness, script) = open(keeping());
    go(&mut harness, Place::Focus);
    harness.get_by_label("On 28 February 2027.");
    click(&mut harness, "Change: When to look at this again");
    click(&mut harness, "In three months");
    click(&mut harness, "On another day");
    type_into(&mut harness, "The day, as year, month and day", "soon");
    click(&mut harness, "Set the day");
    harness.get_by_label("This cannot be read as a date. Write it like this: 31/12/2026.");
    go(&mut harness, Place::Today);
    go(&mut harness, Place::Focus);
    let typed = harness.get_by_role_and_label(Role::TextInput, "The day, as year, month and day");
    assert_eq!(typed.value().as_deref(), Some("soon"));
    let again = |day| Edit::SetFocus { set: FocusFact::Again(day) };
    assert_eq!(edits(&script), [again(Some(date(2027, 2, 28)))]);
    click(&mut harness, "On no day");
    assert_eq!(edits(&script).last(), Some(&again(None)));
}

#[test]
fn how_a_place_is_for_me_is_mine_to_say_and_to_take_back() {
    let (mut harness, script) = open(keeping());
    go(&mut harness, Place::Places);
    harness.get_by_label("All of you are fine with “Library, small room”.");
    harness.get_by_label("Cleo would rather not meet here");
    click(&mut harness, "I am not sure: Café by the station");
    click(&mut harness, "Fine with me: Library, small room");
    let rate = |place, comfort| Edit::RatePlace { place, comfort };
    assert_eq!(
        edits(&script),
        [rate(id(116), Some(Comfort::Unsure)), rate(id(110), None)],
        "a second press takes it back"
    );
}

#[test]
fn a_home_address_is_seen_by_whoever_asks_for_it() {
    let (mut harness, _script) = open(keeping());
    go(&mut harness, Place::Places);
    harness.get_by_label(places::home());
    assert!(harness.query_by_label("Garden path 7, ring twice").is_none());
    click(&mut harness, "More, and change it: At Ana’s");
    assert!(harness.query_by_label("Garden path 7, ring twice").is_none());
    click(&mut harness, "Show the address: At Ana’s");
    harness.get_by_label("Garden path 7, ring twice");
}

#[test]
fn two_addresses_and_a_place_put_aside_at_once_are_for_people_to_settle() {
    let (mut harness, script) = open(keeping());
    go(&mut harness, Place::Places);
    click(&mut harness, "This one: Mill lane 14, Set by Cleo yesterday");
    click(&mut harness, "This one: Others can hear you, Set by Cleo yesterday");
    click(&mut harness, "It stays: Community house");
    let set = |set| Edit::SetPlace { place: id(124), set };
    assert_eq!(
        edits(&script),
        [
            set(PlaceFact::Address("Mill lane 14".to_owned())),
            set(PlaceFact::Overheard(Some(true))),
            Edit::PutAside { what: Aside::Place(id(124)), aside: false },
        ]
    );
}

#[test]
fn a_place_is_changed_line_by_line_and_nothing_half_typed_is_lost() {
    let (mut harness, script) = open(keeping());
    go(&mut harness, Place::Places);
    let about = "Café by the station";
    click(&mut harness, &format!("More, and change it: {about}"));
    click(&mut harness, &format!("Add: Room for how many, {about}"));
    type_into(&mut harness, "Room for how many", "a few");
    click(&mut harness, &format!("Save: Room for how many, {about}"));
    harness.get_by_label_contains("For how many there is room is written as a number");
    go(&mut harness, Place::Help);
    go(&mut harness, Place::Places);
    let typed = harness.get_by_role_and_label(Role::TextInput, "Room for how many");
    assert_eq!(typed.value().as_deref(), Some("a few"));
    click(&mut harness, &format!("Leave it: Room for how many, {about}"));
    script.refuse("The disk is full. Nothing was changed.");
    click(&mut harness, &format!("Change: Name, {about}"));
    type_into(&mut harness, "Name", " (back room)");
    click(&mut harness, &format!("Save: Name, {about}"));
    harness.get_by_label("The disk is full. Nothing was changed.");
    let typed = harness.get_by_role_and_label(Role::TextInput, "Name");
    assert_eq!(typed.value().as_deref(), Some("Café by the station (back room)"));
    let name = PlaceFact::Name("Café by the station (back room)".to_owned());
    assert_eq!(edits(&script), [Edit::SetPlace { place: id(116), set: name }]);
}

#[test]
fn a_place_is_added_with_what_is_known_of_it_alone() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Places);
    harness.get_by_label(places::empty());
    click(&mut harness, "Add a place");
    type_into(&mut harness, "What you call it among you", "Parish hall");
    click(&mut harness, "Something else: the new place");
    click(&mut harness, "No: Can others hear you? The new place");
    click(&mut harness, "Add the place: the new place");
    let set = vec![PlaceFact::Kind(PlaceKind::Other), PlaceFact::Overheard(Some(false))];
    let (name, access, notes) = ("Parish hall".to_owned(), String::new(), String::new());
    assert_eq!(edits(&script), [Edit::AddPlace { name, set, access, notes }]);
    assert!(harness.query_by_label("What you call it among you").is_none());
}

#[test]
fn what_is_put_aside_can_be_taken_up_again_and_not_changed_until_then() {
    let (mut harness, script) = open(keeping());
    go(&mut harness, Place::Places);
    click(&mut harness, "Places that were put aside: places");
    assert!(harness.query_by_label("More, and change it: Staff room").is_none());
    click(&mut harness, "Take it up again: Staff room");
    let what = Aside::Place(id(132));
    assert_eq!(edits(&script), [Edit::PutAside { what, aside: false }]);
}

#[test]
fn the_shelf_takes_hands_and_says_when_two_took_one_task() {
    let (mut harness, script) = open(keeping());
    go(&mut harness, Place::Shelf);
    harness.get_by_label(
        "Ben and you have taken this. Talk with each other, so that nobody does it for nothing.",
    );
    click(&mut harness, "I would talk about this: Going home after a hard shift");
    click(&mut harness, "I take this: Book the small room for January");
    click(&mut harness, "We talked about it: Going home after a hard shift");
    click(&mut harness, "It is open: Put up the notice at the library");
    let raise = |item, raised| Edit::RaiseHand { item, raised };
    let tick = |item, done| Edit::Tick { item, done };
    assert_eq!(
        edits(&script),
        [raise(id(160), true), raise(id(176), false), tick(id(160), true), tick(id(180), false)]
    );
}

#[test]
fn something_is_put_on_the_shelf_with_a_word_on_details_beside_the_field() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Shelf);
    let hints = |harness: &egui_kittest::Harness<'_, super::App>| {
        harness.query_all_by_label(crate::words::shelf::no_details()).count()
    };
    let before = hints(&harness);
    click(&mut harness, "Add something to read or look at");
    assert_eq!(hints(&harness), before + 1);
    type_into(&mut harness, "Its title", "Sleeping by day");
    type_into(&mut harness, "Link or where to find it", "library, shelf 4");
    click(&mut harness, "Put it on the shelf: To read and look at");
    let (words, link) = ("Sleeping by day".to_owned(), "library, shelf 4".to_owned());
    let add = Edit::AddToShelf { shelf: Shelf::Resource, words, link, note: String::new() };
    assert_eq!(edits(&script), [add]);
}

#[test]
fn a_link_is_copied_and_never_opened() {
    let (mut harness, script) = open(keeping());
    go(&mut harness, Place::Shelf);
    harness.get_by_label("https://library.example/sleeping-by-day");
    harness.get_by_label("Copy the link: Sleeping by day, a small book").click_accesskit();
    harness.step();
    let done = &harness.output().platform_output.commands;
    let copied = OutputCommand::CopyText("https://library.example/sleeping-by-day".to_owned());
    assert_eq!(done.as_slice(), [copied]);
    assert_eq!(edits(&script), []);
}

#[test]
fn help_is_read_without_a_trace_and_its_list_is_marked_where_it_is_not_checked() {
    let (mut harness, script) = open(keeping());
    go(&mut harness, Place::Help);
    harness.get_by_label(help::no_replacement());
    harness.get_by_label(help::danger()[0]);
    harness.get_by_label(help::online()[3]);
    harness.get_by_label("Checked by Cleo on 20 November and by you on 12 May");
    assert_eq!(harness.get_all_by_label(help::unchecked()).count(), 2);
    harness.get_by_label(help::stale());
    click(&mut harness, "A link can stand among the places");
    assert!(is_shown(&harness, Place::Places));
    assert_eq!(script.sent(), []);
}

#[test]
fn a_number_is_checked_corrected_and_chosen() {
    let (mut harness, script) = open(keeping());
    go(&mut harness, Place::Help);
    click(&mut harness, "I checked this number today: practice at the mill, A doctor Ben trusts");
    click(&mut harness, "This one: extension 4401, Counselling at work");
    click(&mut harness, "More, and correct it: Crisis line");
    click(&mut harness, "Change: Number or address, Crisis line");
    type_into(&mut harness, "Number or address", "!");
    harness.key_press(Key::Enter);
    harness.run();
    let reach = |contact, words: &str| Edit::SetContact {
        contact,
        field: ContactField::Reach,
        words: words.to_owned(),
    };
    let check = Edit::CheckContact {
        contact: id(150),
        exact: ExactHash::from_bytes([149; 32]),
        on: Some(date(2026, 11, 30)),
    };
    assert_eq!(
        edits(&script),
        [check, reach(id(146), "extension 4401"), reach(id(141), "0000 000 000 (day and night)!"),]
    );
}

#[test]
fn a_contact_is_listed_with_its_name_and_number_at_least() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Help);
    harness.get_by_label(help::contacts_empty());
    click(&mut harness, "Add a contact");
    type_into(&mut harness, "Who", "Night line");
    click(&mut harness, "Put it on the list: the new contact");
    assert_eq!(edits(&script), []);
    type_into(&mut harness, "Number or address", "0000");
    click(&mut harness, "Put it on the list: the new contact");
    let (name, reach) = ("Night line".to_owned(), "0000".to_owned());
    let add = Edit::AddContact { name, reach, region: String::new(), note: String::new() };
    assert_eq!(edits(&script), [add]);
}

#[test]
fn the_general_words_of_help_are_one_step_from_the_locked_page() {
    for opening in [Opening::Locked, Opening::FirstRun] {
        let (mut harness, script) = window(opening);
        click(&mut harness, "When you need help now");
        for words in
            [help::no_replacement(), help::danger()[0], help::online()[0], help::noted_nowhere()]
        {
            harness.get_by_label(words);
        }
        assert_eq!(script.sent(), []);
    }
}

#[test]
fn whoever_only_reads_is_offered_nothing_to_change() {
    let mut state = keeping();
    Arc::make_mut(&mut state.status).belongs = false;
    let (mut harness, _script) = open(state);
    for (place, gone) in [
        (Place::Focus, "In three months"),
        (Place::Places, "Add a place"),
        (Place::Shelf, "Add a topic"),
        (Place::Help, "I checked this number today: practice at the mill, A doctor Ben trusts"),
    ] {
        go(&mut harness, place);
        assert!(harness.query_by_label(gone).is_none(), "{gone}");
    }
    // Numbers can be copied all the same.
    harness.get_by_label("Copy: practice at the mill, A doctor Ben trusts");
}

#[test]
fn help_is_last_and_one_key_away() {
    let (mut harness, _script) = open(keeping());
    assert_eq!(Place::LISTED.last(), Some(&Place::Help));
    harness.key_press(Key::F1);
    harness.run();
    assert!(is_shown(&harness, Place::Help));
}

#[test]
fn a_vague_and_a_clear_purpose_stand_side_by_side() {
    let (mut harness, _script) = open(keeping());
    go(&mut harness, Place::Focus);
    click(&mut harness, "Examples, vague and clear: the purpose");
    for example in &crate::words::focus::examples() {
        harness.get_by_label_contains(example.vague);
        harness.get_by_label_contains(example.clear);
    }
}

#[test]
fn an_empty_shelf_says_what_it_is_for_and_a_ready_beginning_is_a_draft_to_change() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Shelf);
    harness.get_by_label("Nothing on the shelf yet");
    click(&mut harness, "Begin with: Going home after a hard shift");
    assert!(harness.query_by_label("Nothing on the shelf yet").is_none());
    assert_eq!(edits(&script), [], "the words can be changed first");
    let field = harness.get_by_role_and_label(Role::TextInput, "What you want to talk about");
    assert_eq!(field.value().as_deref(), Some("Going home after a hard shift"));
    click(&mut harness, "Put it on the shelf: To talk about");
    let words = "Going home after a hard shift".to_owned();
    let (link, note) = (String::new(), String::new());
    let shelf = Shelf::Topic;
    assert_eq!(edits(&script), [Edit::AddToShelf { shelf, words, link, note }]);
}

#[test]
fn where_nobody_is_listed_a_name_to_begin_with_waits_for_its_number() {
    let (mut harness, script) = open(fresh());
    go(&mut harness, Place::Help);
    harness.get_by_label("Nobody to turn to is listed yet");
    click(&mut harness, "Begin with: A crisis line");
    click(&mut harness, "Put it on the list: the new contact");
    assert_eq!(edits(&script), [], "a name alone is no contact");
    type_into(&mut harness, "Number or address", "116 123");
    click(&mut harness, "Put it on the list: the new contact");
    let sent = edits(&script);
    let [Edit::AddContact { name, reach, .. }] = sent.as_slice() else { panic!("{sent:?}") };
    assert_eq!((name.as_str(), reach.as_str()), ("A crisis line", "116 123"));
}

#[test]
fn where_nothing_is_kept_a_note_is_a_press_away_and_in_german_too() {
    crate::words::speak(crate::words::Language::German);
    let (mut harness, _script) = open(fresh());
    go(&mut harness, Place::Mine);
    harness.get_by_label("Noch nichts aufgehoben");
    click(&mut harness, "Anfangen mit: Was mir von heute bleibt");
    let field = harness.get_by_role_and_label(Role::MultilineTextInput, "Eine Notiz");
    assert_eq!(field.value().as_deref(), Some("Was mir von heute bleibt\n"));
    assert!(harness.query_by_label("Noch nichts aufgehoben").is_none());
}
