//! Finding members and what is mine alone, by label.

use kith_sync::group::edit::{CandidateFact, CandidateMark, FocusFact, Openness, Stage};
use kith_sync::id::RecordId;
use kith_sync::node::api::Say;
use kith_sync::node::mine::{CheckIn, Issue, IssueWords, Jot, Mine, Note, TalkPoint};

use super::*;
use crate::desktop::Request;
use crate::desktop::scripted::finding;

fn jots(script: &Scripted) -> Vec<Jot> {
    let jot = |command| if let Command::Mine(jot) = command { Some(jot) } else { None };
    script.commands().into_iter().filter_map(jot).collect()
}

fn on(place: Place) -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = open(finding());
    go(&mut harness, place);
    (harness, script)
}

#[test]
fn somebody_to_ask_is_added_with_what_was_typed_and_nothing_is_lost_meanwhile() {
    let (mut harness, script) = on(Place::Finding);
    click(&mut harness, "Add somebody to ask");
    type_into(&mut harness, "A short name or initials", "Mara");
    type_into(&mut harness, "A line about them, if you like", "Night shifts in the clinic");
    go(&mut harness, Place::Mine);
    go(&mut harness, Place::Finding);
    click(&mut harness, "I know them");
    click(&mut harness, "Add to the list");
    let [Edit::AddCandidate { name, line, from, knows }] = &edits(&script)[..] else {
        panic!("nobody was added")
    };
    assert_eq!((name.as_str(), from.as_str(), *knows), ("Mara", "", true));
    assert_eq!(line, "Night shifts in the clinic");
    assert!(harness.query_by_label("Add to the list").is_none());
}

#[test]
fn whoever_named_somebody_after_a_no_is_kept_with_them() {
    let (mut harness, script) = on(Place::Finding);
    click(&mut harness, "Add somebody to ask");
    type_into(&mut harness, "A short name or initials", "Mara");
    let named = "Who named them, after saying no themselves; may stay empty";
    type_into(&mut harness, named, "K. from the day ward");
    click(&mut harness, "Add to the list");
    let [Edit::AddCandidate { from, .. }] = &edits(&script)[..] else { panic!("nobody was added") };
    assert_eq!(from, "K. from the day ward");
}

#[test]
fn a_refusal_is_shown_where_it_was_asked_and_what_was_typed_stays() {
    let (mut harness, script) = on(Place::Finding);
    script.refuse("A person needs a few words.");
    click(&mut harness, "Add somebody to ask");
    type_into(&mut harness, "A line about them, if you like", "Quiet");
    click(&mut harness, "Add to the list");
    harness.get_by_label("A person needs a few words.");
    harness.get_by_label("Add to the list");
}

#[test]
fn a_person_is_turned_down_only_after_it_was_asked_once_more() {
    let (mut harness, script) = on(Place::Finding);
    click(&mut harness, "More: Lea");
    click(&mut harness, "Not now: Lea");
    assert_eq!(edits(&script), []);
    let asked = harness.get_all_by_label("Not now: Lea").count();
    assert_eq!(asked, 2, "the stage, and the answer below the question");
    harness.get_all_by_label("Not now: Lea").last().unwrap().click_accesskit();
    harness.run();
    let [Edit::SetCandidate { set: CandidateFact::Stage { stage, on }, .. }] = edits(&script)[..]
    else {
        panic!("not turned down")
    };
    assert_eq!((stage, on), (Stage::NotNow, date(2026, 11, 30)));
}

#[test]
fn somebody_is_put_to_the_group_once_the_group_has_talked_about_them() {
    let (mut harness, script) = on(Place::Finding);
    // The group has talked about Lea.
    click(&mut harness, "More: Lea");
    click(&mut harness, "Put to the group: Lea");
    let propose = |name: &str| {
        Command::Say(Say::ProposePerson { name: name.to_owned(), returning: None, why: None })
    };
    assert_eq!(script.commands(), [propose("Lea")]);
    // Not about Hana yet: it is asked first.
    click(&mut harness, "More: Hana");
    click(&mut harness, "Put to the group…: Hana");
    click(&mut harness, "We have talked; put it to the group: Hana");
    let commands = script.commands();
    let [_, Command::Edit(Edit::SetCandidate { set, .. }), put] = &commands[..] else {
        panic!("{commands:?}")
    };
    assert_eq!(*set, CandidateFact::Discussed(Some(date(2026, 11, 30))));
    assert_eq!(*put, propose("Hana"));
}

#[test]
fn marks_and_stages_and_whether_the_group_is_open_are_a_press_each() {
    let (mut harness, script) = on(Place::Finding);
    click(&mut harness, "I am about to ask them: Lea");
    click(&mut harness, "I know them: Hana");
    click(&mut harness, "More: Lea");
    click(&mut harness, "Spoken with: Lea");
    click(&mut harness, "Change: Who can come in");
    click(&mut harness, "Closed for now: the group");
    click(&mut harness, "Four: how many you would like to be");
    click(&mut harness, "They are one person: HANA");
    let edits = edits(&script);
    assert!(matches!(
        edits[..],
        [
            Edit::MarkCandidate { mark: CandidateMark::Asking, on: true, .. },
            Edit::MarkCandidate { mark: CandidateMark::Knows, on: false, .. },
            Edit::SetCandidate { set: CandidateFact::Stage { stage: Stage::SpokenWith, .. }, .. },
            Edit::SetFocus { set: FocusFact::Openness(Openness::Closed) },
            Edit::SetFocus { set: FocusFact::Aim(4) },
            Edit::SetCandidate { set: CandidateFact::Same(Some(_)), .. },
        ]
    ));
}

#[test]
fn what_is_noted_of_a_talk_goes_to_what_is_mine_alone_and_not_to_the_group() {
    let (mut harness, script) = on(Place::Finding);
    click(&mut harness, "More: Hana");
    click(&mut harness, "What is said in the group stays there: Hana");
    click(&mut harness, "Write for yourself: Hana");
    type_into(&mut harness, "For yourself alone", "Sundays only");
    click(&mut harness, "Keep for yourself: Hana");
    assert_eq!(edits(&script), []);
    let told = jots(&script);
    let [Jot::TickTalk { point, done, .. }, Jot::WriteTalk { words, .. }] = &told[..] else {
        panic!("{} were kept", told.len())
    };
    assert_eq!((*point, *done, words.as_str()), (TalkPoint::Confidentiality, true, "Sundays only"));
}

#[test]
fn a_notice_is_shown_to_be_copied_and_a_day_that_cannot_be_read_is_said_so() {
    let (mut harness, script) = on(Place::Finding);
    click(&mut harness, "For a mail: a notice");
    click(&mut harness, "Copy the notice");
    harness
        .get_by_label("Copied. Read it once more before it goes up; and write below where it is.");
    click(&mut harness, "Change: Who can come in");
    click(&mut harness, "Set a day: the day to ask whether it clicks");
    let label = "The day to ask whether it clicks, as year, month and day";
    type_into(&mut harness, label, "x");
    click(&mut harness, "Set it: the day to ask whether it clicks");
    harness.get_by_label("This cannot be read as a date. Write it like this: 31/12/2026.");
    assert_eq!(edits(&script), []);
}

#[test]
fn a_notice_is_saved_as_it_is_shown_and_names_nobody() {
    let (mut harness, script) = on(Place::Finding);
    click(&mut harness, "For a mail: a notice");
    let label = harness
        .query_all_by_role(Role::Button)
        .find_map(|it| {
            it.accesskit_node().label().filter(|label| label.starts_with("Save the notice"))
        })
        .unwrap();
    click(&mut harness, &label);
    click(&mut harness, "Save the file");
    harness.get_by_label_contains("The file is saved: ");
    let page = script.sent().into_iter().find_map(|request| {
        if let Request::Save { page, .. } = request { Some(page) } else { None }
    });
    let page = page.unwrap();
    assert!(page.contains("group") && ["Ana", "Ben", "Cleo"].iter().all(|it| !page.contains(it)));
}

#[test]
fn a_day_takes_three_presses_and_a_second_look_before_it_is_deleted() {
    let (mut harness, script) = on(Place::Mine);
    harness.get_by_label(crate::view::mine::never_leaves());
    click(&mut harness, "Very worn: today");
    click(&mut harness, "So-so: today");
    click(&mut harness, "Keep it: how I am today");
    assert!(matches!(jots(&script)[..], [Jot::CheckIn { worn: 4, well: 3, .. }]));
    click(&mut harness, "Delete: Friday 27 November");
    assert_eq!(jots(&script).len(), 1);
    click(&mut harness, "Delete for good: Friday 27 November");
    assert!(matches!(jots(&script)[1..], [Jot::ForgetCheckIn { .. }]));
}

#[test]
fn a_note_is_written_changed_and_kept_while_another_screen_is_shown() {
    let (mut harness, script) = on(Place::Mine);
    click(&mut harness, "Write a note");
    type_into(&mut harness, "A note", "For Thursday");
    go(&mut harness, Place::Today);
    go(&mut harness, Place::Mine);
    click(&mut harness, "Keep the note");
    assert!(
        matches!(&jots(&script)[..], [Jot::WriteNote { note: None, words }] if words == "For Thursday")
    );
    click(&mut harness, "Change: Ask whether somebody else could keep");
    type_into(&mut harness, "The note", " Soon.");
    click(&mut harness, "Save: Ask whether somebody else could keep");
    let told = jots(&script);
    let [_, Jot::WriteNote { note: Some(_), words }] = &told[..] else { panic!("not saved") };
    assert!(words.contains("Soon."), "{words}");
    assert_eq!(edits(&script), []);
}

#[test]
fn of_years_of_days_and_notes_a_few_are_listed_and_more_where_somebody_asks() {
    let mut state = finding();
    let today = jiff::civil::date(2026, 11, 30);
    let ago = |days: u8| today.saturating_sub(jiff::Span::new().days(i32::from(days)));
    let day = |at| CheckIn { day: ago(at), worn: 3, well: 3, line: format!("Day {at}.") };
    let note = |at: u8| Note {
        id: RecordId::from_bytes([at; 16]),
        on: today,
        number: u32::from(at),
        words: format!("Note {at}"),
    };
    let (check_ins, notes) = ((0..90).rev().map(day).collect(), (0..90).map(note).collect());
    state.mine = Arc::new(Mine { check_ins, notes, ..Mine::default() });
    let (mut harness, _script) = open(state);
    go(&mut harness, Place::Mine);
    let is_there = |harness: &Harness<'static, App>, words| harness.query_by_label(words).is_some();
    let [newest, later] = [["Worn; so-so. Day 6.", "Note 78"], ["Worn; so-so. Day 7.", "Note 77"]];
    assert_eq!(newest.map(|words| is_there(&harness, words)), [true; 2]);
    assert_eq!(later.map(|words| is_there(&harness, words)), [false; 2]);
    click(&mut harness, "Earlier days");
    click(&mut harness, "Show more: Notes");
    assert_eq!(later.map(|words| is_there(&harness, words)), [true; 2]);
}

#[test]
fn what_i_work_through_stays_mine_until_i_share_it() {
    let (mut harness, script) = on(Place::Mine);
    click(&mut harness, "Begin something");
    click(&mut harness, "Keep it to myself: something new");
    assert_eq!(jots(&script), [], "what it is about is needed");
    type_into(&mut harness, "What it is", "I cannot sleep after nights.");
    click(&mut harness, "Keep it to myself: something new");
    let told = jots(&script);
    let [Jot::WriteIssue { issue: None, words }] = &told[..] else { panic!("not kept") };
    assert_eq!(words.what, "I cannot sleep after nights.");
    assert_eq!(edits(&script), []);

    let mut state = finding();
    let issue = |id, what: &str| Issue {
        id: RecordId::from_bytes([id; 16]),
        on: jiff::civil::date(2026, 11, 28),
        number: u32::from(id),
        words: IssueWords { what: what.to_owned(), ..IssueWords::default() },
    };
    let mine = Arc::make_mut(&mut state.mine);
    mine.issues =
        vec![issue(1, "Nights."), issue(2, "I cannot let go of the ward when I am home.")];
    let shared = crate::desktop::scripted::going().snapshot.questions.clone();
    Arc::make_mut(&mut state.snapshot).questions = shared;
    let (mut harness, script) = open(state);
    go(&mut harness, Place::Mine);
    assert!(
        harness
            .query_by_label("Share it with the group: I cannot let go of the ward when")
            .is_none(),
        "it is shared already"
    );
    click(&mut harness, "Share it with the group: Nights.");
    assert_eq!(edits(&script), [], "it is asked once more");
    click(&mut harness, "Share all of it: Nights.");
    let [Edit::ShareQuestion { what, .. }] = &edits(&script)[..] else { panic!("not shared") };
    assert_eq!(what, "Nights.");
    assert_eq!(jots(&script), [], "and stays here until it is deleted");
}

#[test]
fn everything_on_both_screens_has_a_name_and_rests() {
    let (mut harness, _script) = on(Place::Finding);
    for label in [
        "Change: Who can come in",
        "Add somebody to ask",
        "More: Hana",
        "More: Lea",
        "Not now: Lea",
        "Put to the group…: Hana",
        "Write for yourself: Hana",
        "A notice was put up",
        "For a board: a notice",
    ] {
        click(&mut harness, label);
    }
    assert_eq!(unnamed(&harness), Vec::<String>::new());
    keep_what_is_typed(&mut harness);
    assert!(rest(&harness) > Duration::from_mins(1));
    go(&mut harness, Place::Mine);
    for label in
        ["Change: Reminders", "Write a note", "Change: What I did not say on", "Delete: Lea"]
    {
        click(&mut harness, label);
    }
    assert_eq!(unnamed(&harness), Vec::<String>::new());
    keep_what_is_typed(&mut harness);
    assert!(rest(&harness) > Duration::from_mins(1));
}

#[test]
fn a_trial_ends_with_one_press_on_the_day_of_the_third_meeting() {
    let (mut harness, script) = on(Place::Finding);
    click(&mut harness, "Change: Who can come in");
    let label = harness
        .query_all_by_role(Role::Button)
        .find_map(|it| {
            it.accesskit_node().label().filter(|label| {
                label.starts_with("On the day of the third meeting")
                    && label.ends_with("the day to ask whether it clicks")
            })
        })
        .unwrap();
    click(&mut harness, &label);
    let [Edit::SetFocus { set: FocusFact::Trial(Some(day)) }] = edits(&script)[..] else {
        panic!("no day was set")
    };
    assert_eq!(day, jiff::civil::date(2026, 12, 31));
}
