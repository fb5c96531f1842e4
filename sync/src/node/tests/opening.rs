//! Opening, what is asked meanwhile, and closing.

use super::*;
use crate::group::edit::{FocusKind, Origin, Shelf, Topic};
use crate::group::snapshot::Words;

#[test]
fn an_edit_without_the_network_is_there_at_the_next_opening() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    let edit = Edit::AddRule {
        title: "Here stays here".into(),
        wording: "What is said here stays here.".into(),
        topic: None,
    };
    assert_eq!(offline.run(Command::Edit(edit)), Reply::Done);
    drop(offline);
    let offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.state().snapshot.rules.len(), 1);
    offline.close();
    let offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.state().snapshot.rules.len(), 1);
    assert!(matches!(Offline::open(dir.path(), &passphrase()), Err(NodeError::InUse)));
}

#[test]
fn an_edit_kept_while_opening_is_made_once_whenever_it_is_cut_off() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let long = Edit::AddRule { title: "Second".into(), wording: many_words("long"), topic: None };
    keep_pending(dir.path(), &[add_rule("First"), long, add_rule("Third")]);
    // Cut off where the second does not fit any more: what it did and that it was done stand or fall together.
    full_disk::set(dir.path(), true);
    let cut_off = Offline::open(dir.path(), &passphrase()).unwrap();
    assert!(cut_off.is_stopped());
    drop(cut_off);
    full_disk::set(dir.path(), false);
    for _ in 0..3 {
        let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
        assert_eq!(titles(&offline.state()), ["First", "Second", "Third"]);
        assert!(offline.folder.pending().unwrap().0.is_empty());
        assert_eq!(offline.state().status.problems, []);
    }
    assert_whole(dir.path());
}

#[test]
fn an_edit_kept_while_opening_that_is_not_possible_is_told_with_the_reason_and_the_rest_is_made() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    keep_pending(dir.path(), &[Edit::NameMyself { name: String::new() }, add_rule("Kept")]);
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(titles(&offline.state()), ["Kept"]);
    let problems = offline.problems();
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].text.english().contains("while the group was being opened"),
        "{problems:?}"
    );
    assert!(offline.folder.pending().unwrap().0.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn edits_given_at_once_are_confirmed_and_made_once() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    Offline::open(dir.path(), &passphrase()).unwrap().close();
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(offline.run(Command::Edit(add_rule("Before"))), Reply::Done);
    offline.close();
    let (node, _events) = Node::start(dir.path(), &passphrase(), options()).await.unwrap();
    assert_eq!(titles(&node.state().borrow()), ["Before"], "shown at once");
    assert_eq!(node.command(Command::Edit(add_rule("At once"))).await, Reply::Done);
    let state = eventually(&node, |state| titles(state).len() == 2).await;
    assert_eq!(titles(&state), ["Before", "At once"]);
    node.shutdown().await;
    let offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(titles(&offline.state()), ["Before", "At once"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_leaves_nothing_to_see_and_the_folder_free_as_soon_as_it_is_answered() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    Offline::open(dir.path(), &passphrase()).unwrap().close();
    for wait_until_open in [true, false] {
        let (node, mut events) = Node::start(dir.path(), &passphrase(), options()).await.unwrap();
        if wait_until_open {
            eventually(&node, |state| !state.status.opening).await;
            assert!(matches!(
                node.command(Command::Invite { name: "Bob B.".into() }).await,
                Reply::Ticket { .. }
            ));
            Offline::open(dir.path(), &passphrase()).expect_err("it is in use");
        }
        let handle = node.handle();
        assert_eq!(handle.command(Command::Lock).await, Reply::Done);
        let state = node.state().borrow().clone();
        let shown = serde_json::to_string(&state).unwrap();
        // No word that could stand in an id by chance.
        for secret in ["Alice", "Night shift", "Bob B.", "kith1"] {
            assert!(!shown.contains(secret), "{secret} is still shown");
        }
        // The folder is free now, not a moment later.
        Offline::open(dir.path(), &passphrase()).unwrap();
        let reply = handle.command(write("too late")).await;
        assert!(matches!(reply, Reply::Refused { .. }), "{reply:?}");
        while events.recv().await.is_some() {}
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_that_is_stopped_while_it_opens_leaves_the_folder_free() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    Offline::open(dir.path(), &passphrase()).unwrap().close();
    for _ in 0..5 {
        let (node, _events) = Node::start(dir.path(), &passphrase(), options()).await.unwrap();
        let second = Node::start(dir.path(), &passphrase(), options()).await;
        assert!(matches!(second, Err(NodeError::InUse)), "{second:?}");
        node.shutdown().await;
    }
    Offline::open(dir.path(), &passphrase()).unwrap();
}

#[test]
fn what_was_chosen_at_the_founding_is_kept_and_nothing_else_turns_the_search_on() {
    for (chosen, kept) in [(None, false), (Some(false), false), (Some(true), true)] {
        let dir = TempDir::new().unwrap();
        let options = Options { nearby: chosen, ..options() };
        found(dir.path(), &passphrase(), &Founding::new("Night shift", "Alice"), &options).unwrap();
        let offline = Offline::open(dir.path(), &passphrase()).unwrap();
        assert_eq!(offline.state().status.reach.nearby, kept);
    }
}

#[test]
fn a_founding_that_is_refused_leaves_the_folder_for_another_try() {
    let dir = TempDir::new().unwrap();
    for name in ["", " ", "two\nlines"] {
        let refused = found(dir.path(), &passphrase(), &Founding::new(name, "Alice"), &options());
        assert!(matches!(refused, Err(NodeError::Refused(_))), "{refused:?}");
        assert!(!exists(dir.path()).unwrap());
    }
    found_in(dir.path());
    let again = found(dir.path(), &passphrase(), &Founding::new("Another", "Alice"), &options());
    assert!(matches!(again, Err(NodeError::GroupHere)), "{again:?}");
    let wrong = Offline::open(dir.path(), &Passphrase::new("another night").unwrap());
    assert!(matches!(wrong, Err(NodeError::WrongPassphrase)), "{wrong:?}");
}

#[test]
fn a_group_founded_anew_begins_with_what_the_earlier_one_had_agreed_on_and_with_nobodys_word() {
    let (old, new) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(old.path());
    let mut group = Offline::open(old.path(), &passphrase()).unwrap();
    let purpose = Edit::Write {
        text: TextField::FocusPurpose,
        words: "We carry the nights together.".to_owned(),
        from: None,
    };
    for edit in [purpose, add_rule("What is said here stays here"), add_rule("Phones off")] {
        assert_eq!(group.run(Command::Edit(edit)), Reply::Done);
    }
    let snapshot = group.state().snapshot;
    let (kept, aside) = (&snapshot.rules[0], &snapshot.rules[1]);
    let wording = kept.wording.wording.unwrap();
    for edit in [
        Edit::AnswerRule { rule: kept.id, wording, stance: Some(Stance::Agree), why: None },
        Edit::SetRuleAside { rule: aside.id, aside: true },
    ] {
        assert_eq!(group.run(Command::Edit(edit)), Reply::Done);
    }
    let before = group.state().snapshot;
    let founding = Founding { content: Some(&before), ..Founding::new("Thursday table", "Alice") };
    found(new.path(), &passphrase(), &founding, &options()).unwrap();

    let anew = Offline::open(new.path(), &passphrase()).unwrap().state().snapshot;
    assert_ne!(anew.group, before.group);
    assert_eq!(anew.focus.name.words, "Thursday table");
    assert_eq!(anew.focus.purpose.words, "We carry the nights together.");
    let titles: Vec<_> = anew.rules.iter().map(|rule| rule.title.words.as_str()).collect();
    assert_eq!(
        titles,
        [before.rules.iter().find(|it| it.id == kept.id).unwrap().title.words.as_str()]
    );
    assert!(anew.rules[0].answers.is_empty(), "each says anew what is their own to say");
    assert_eq!(group.state().snapshot, before, "the earlier group stays as it is");
}

#[test]
fn a_group_founded_anew_keeps_the_decisions_that_hold_and_what_its_rules_are_about() {
    let (old, new) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(old.path());
    let mut group = Offline::open(old.path(), &passphrase()).unwrap();
    let edits: Vec<Edit> = serde_json::from_str(
        r#"[
            {"do": "add_rule", "title": "Phones", "wording": "Out of sight.", "topic": "phones"},
            {"do": "add_decision", "title": "A kettle", "wording": "We buy one.", "reasons": "Tea.",
             "until": "2031-03-04"},
            {"do": "add_decision", "title": "Two hours", "wording": "We meet for two hours."}
        ]"#,
    )
    .unwrap();
    for edit in edits {
        assert_eq!(group.run(Command::Edit(edit)), Reply::Done);
    }
    let kettle = group.state().snapshot.decisions[0].put.clone();
    let (decision, wording) = (kettle.id, kettle.wording.wording.unwrap());
    let stance = Some(Stance::Agree);
    let agree = Edit::AnswerDecision { decision, wording, stance, why: None };
    assert_eq!(group.run(Command::Edit(agree)), Reply::Done);
    let before = group.state().snapshot;
    let founding = Founding { content: Some(&before), ..Founding::new("Thursday table", "Alice") };
    found(new.path(), &passphrase(), &founding, &options()).unwrap();

    let anew = Offline::open(new.path(), &passphrase()).unwrap().state().snapshot;
    assert_eq!(anew.rules[0].topic.settled(), Some(&Some(Topic::Phones)));
    let [kettle] = &anew.decisions[..] else { panic!("{:?}", anew.decisions) };
    assert_eq!(kettle.put.wording.words, "We buy one.");
    assert_eq!(kettle.reasons.words, "Tea.");
    assert!(kettle.put.answers.is_empty() && kettle.until.values.is_empty());
}

#[test]
fn a_group_founded_anew_keeps_its_places_its_contacts_and_its_shelf() {
    let (old, new) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    found_in(old.path());
    let mut group = Offline::open(old.path(), &passphrase()).unwrap();
    let edits: Vec<Edit> = serde_json::from_str(
        r#"[
            {"do": "set_focus", "set": {"kind": {"kind": "profession", "holds": true}}},
            {"do": "set_focus", "set": {"origin": "mixed"}},
            {"do": "write", "text": "focus_outside", "words": "Nothing about clients."},
            {"do": "add_place", "name": "Library", "access": "By the lift",
             "set": [{"address": "Main street 1"}, {"quiet": true}]},
            {"do": "add_contact", "name": "Crisis line", "reach": "111", "note": "Day and night"},
            {"do": "add_to_shelf", "shelf": "topic", "words": "Handing over at six"},
            {"do": "add_to_shelf", "shelf": "task", "words": "Book the room"}
        ]"#,
    )
    .unwrap();
    for edit in edits {
        assert_eq!(group.run(Command::Edit(edit)), Reply::Done);
    }
    let task = group.state().snapshot.shelf.iter().find(|it| it.shelf == Shelf::Task).unwrap().id;
    assert_eq!(group.run(Command::Edit(Edit::Tick { item: task, done: true })), Reply::Done);
    let before = group.state().snapshot;
    let founding = Founding { content: Some(&before), ..Founding::new("Thursday table", "Alice") };
    found(new.path(), &passphrase(), &founding, &options()).unwrap();

    let anew = Offline::open(new.path(), &passphrase()).unwrap().state().snapshot;
    assert_eq!(anew.focus.kinds, [FocusKind::Profession]);
    assert_eq!(anew.focus.origin.settled(), Some(&Origin::Mixed));
    assert_eq!(anew.focus.outside.words, "Nothing about clients.");
    let place = &anew.places[0];
    assert_eq!(place.address.settled().unwrap().words, Words::Known("Main street 1".to_owned()));
    assert_eq!((place.quiet.settled(), place.room.settled()), (Some(&Some(true)), None));
    assert_eq!(place.access.words, "By the lift");
    assert_eq!(anew.contacts[0].note.words, "Day and night");
    let shelf: Vec<_> = anew.shelf.iter().map(|item| item.words.words.as_str()).collect();
    assert_eq!(shelf, ["Handing over at six"], "what is done is not to be done again");
}
