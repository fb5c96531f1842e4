//! Coming in by files alone: an invitation, a request, an answer.

use super::*;
use crate::invitation::REQUEST_WORDS;

#[test]
fn somebody_comes_in_by_files_alone_and_both_have_the_same() {
    let mut apart = Apart::new();
    found_in(&apart.dir("alice"));
    apart.does("alice", add_rule("What is said here"));
    let ticket = apart.ticket("alice", "Bob");
    let (request, words) = apart.asks("bob", &ticket);
    // Reading it without saying where to answer lets nobody in.
    let before = apart.everything("alice");
    let asked = apart.asked("alice", &request);
    assert_eq!((asked.name.as_deref(), &asked.words), (Some("Bob"), &words));
    assert!(!asked.came_before && words.len() == REQUEST_WORDS);
    assert_eq!(apart.everything("alice"), before);

    let (answer, let_in) = apart.let_in("alice", &request);
    assert_eq!(let_in.words, words);
    apart.comes_in("bob", &answer);
    let state = apart.state("bob");
    assert_eq!(titles(&state), ["What is said here"]);
    assert!(state.status.belongs);
    // Alice is known to have what came from her, and nothing of his name yet.
    assert_eq!(state.status.delivery.waiting.len(), 1);
    assert_eq!(state.status.peers[0].heard, Heard::Today);
    let (file, written) = apart.write("bob", &["alice"], false);
    assert_eq!(written.entries, 1, "his name alone");
    assert_eq!(apart.read("alice", &file).entries, 1);
    same(&apart, &["alice", "bob"]);
    // Asked and answered once more, nothing changes.
    assert!(apart.asked("alice", &request).came_before);
    let error = read_answer(&apart.dir("bob"), &passphrase(), &options(), &answer).unwrap_err();
    assert!(matches!(error, NodeError::GroupHere));
}

#[test]
fn a_request_read_twice_lets_one_device_in_once_and_every_order_of_being_cut_off_ends_well() {
    let mut apart = Apart::new();
    found_in(&apart.dir("alice"));
    let ticket = apart.ticket("alice", "Bob");
    let (request, words) = apart.asks("bob", &ticket);
    // The request is lost, or the program ended before it was written: asking again is the same device.
    let (again, same_words) = apart.asks("bob", &ticket);
    assert_eq!(words, same_words);
    let (lost, _) = apart.let_in("alice", &request);
    let entries = apart.open("alice").replica.ledger().log().len();
    std::fs::remove_file(lost).unwrap();
    for request in [&request, &again] {
        let (_, let_in) = apart.let_in("alice", request);
        assert_eq!(let_in.words, words);
    }
    assert_eq!(apart.open("alice").replica.ledger().log().len(), entries, "one Admit");
    // An answer is a parcel with everything, so any such parcel is an answer.
    let file = apart.file();
    let to: Vec<MemberId> = apart.state("alice").snapshot.members.iter().map(|it| it.id).collect();
    let write = Command::WriteParcel { to, everything: true, file: file.clone() };
    assert!(matches!(apart.run("alice", write), Reply::ParcelWritten(_)));
    apart.comes_in("bob", &file);
    apart.bring("bob", "alice");
    same(&apart, &["alice", "bob"]);
}

#[test]
fn an_invitation_that_cannot_be_used_grants_no_request_and_says_so() {
    let mut apart = Apart::new();
    found_in(&apart.dir("alice"));
    let ticket = apart.ticket("alice", "Bob");
    let (request, _) = apart.asks("bob", &ticket);
    let (second, _) = apart.asks("mallory", &ticket);
    // Made by somebody who has another ticket's secret.
    let invite = crate::invitation::Ticket::from_text(&ticket).unwrap();
    let forged = crate::invitation::Ticket::new(
        invite.invite(),
        crate::invitation::Secret::from_random([1; 16]),
        invite.devices().iter().cloned(),
        None,
    );
    let (forged, _) = apart.asks("dora", &forged.unwrap().to_text());
    assert_eq!(apart.refused("alice", &forged).code(), "request-proof");

    let (answer, _) = apart.let_in("alice", &request);
    for _ in 0..VARIATIONS {
        assert_eq!(apart.refused("alice", &second).code(), "request-no-invitation");
    }
    // The answer is for bob's device alone, and a request is no answer.
    let read = |name: &str, file: &Path| {
        read_answer(&apart.dir(name), &passphrase(), &options(), file).unwrap_err()
    };
    let is_not_for = |error: &NodeError| {
        matches!(error, NodeError::Parcel(crate::parcel::ParcelError::NotForThisDevice))
    };
    assert!(is_not_for(&read("mallory", &answer)));
    assert!(is_not_for(&read("bob", &request)));
    assert!(joining_begun(&apart.dir("bob")).unwrap(), "nothing was kept");
    apart.comes_in("bob", &answer);

    let ticket = apart.ticket_for_device("alice");
    let (request, _) = apart.asks("alices second", &ticket);
    apart.bring("alice", "bob");
    let invitations = apart.state("alice").status.invitations.clone();
    let withdraw = Command::WithdrawInvite { invite: invitations[0].invite };
    assert_eq!(apart.run("alice", withdraw), Reply::Done);
    assert_eq!(apart.refused("alice", &request).code(), "request-no-invitation");
}

#[test]
fn a_further_device_of_ones_own_comes_in_by_files_and_only_by_ones_own() {
    let mut apart = Apart::two();
    let ticket = apart.ticket_for_device("alice");
    apart.bring("alice", "bob");
    let (request, words) = apart.asks("phone", &ticket);
    let asked = apart.asked("alice", &request);
    assert_eq!((asked.name, asked.words, asked.came_before), (None, words, false));
    let (answer, _) = apart.let_in("alice", &request);
    apart.comes_in("phone", &answer);
    assert_eq!(apart.member("phone"), apart.member("alice"));
    // To oneself: to one's other devices.
    apart.does("phone", add_rule("Written on the phone"));
    let (file, written) = apart.write("phone", &["alice"], false);
    assert_eq!(written.members, [apart.member("alice")]);
    assert_eq!(apart.read("alice", &file).entries, 1);
    same(&apart, &["alice", "phone"]);
}

/// Whoever has the ticket and can write where the request lies puts their own there, between the comparing and the answer.
#[test]
fn another_request_in_the_place_of_the_one_that_was_compared_is_told_and_not_granted() {
    let mut apart = Apart::new();
    found_in(&apart.dir("alice"));
    let ticket = apart.ticket("alice", "Bob");
    let (request, _) = apart.asks("bob", &ticket);
    let compared = apart.asked("alice", &request).device;
    let (of_a_thief, words) = apart.asks("thief", &ticket);
    std::fs::rename(of_a_thief, &request).unwrap();
    let (before, answer) = (apart.everything("alice"), apart.file());
    // Nor is one granted by an answer alone, which is how a parcel is read.
    for let_in in [Some(compared), None] {
        let (file, reply) = (request.clone(), Some(answer.clone()));
        let told = apart.run("alice", Command::ReadParcel { file, reply, let_in });
        let Reply::JoinRequest(asked) = told else { panic!("{told:?}") };
        assert!(asked.words == words && asked.device != compared);
        assert!(!answer.exists());
        assert_eq!(apart.everything("alice"), before);
    }
}

/// Another member, who has not heard that the first request was granted, hands out a second ticket meanwhile.
#[test]
fn the_answer_to_the_first_request_lets_in_where_a_second_was_written_since() {
    let mut apart = Apart::new();
    found_in(&apart.dir("alice"));
    let (first, second) = (apart.ticket("alice", "Bob"), apart.ticket("alice", "Bob"));
    let third = apart.ticket("alice", "Cleo");
    let (request, _) = apart.asks("bob", &first);
    let (answer, _) = apart.let_in("alice", &request);
    let (_request, _) = apart.asks("bob", &second);
    assert!(joining_begun(&apart.dir("bob")).unwrap());
    apart.comes_in("bob", &answer);
    assert!(!joining_begun(&apart.dir("bob")).unwrap());
    apart.bring("bob", "alice");
    same(&apart, &["alice", "bob"]);
    assert!(apart.state("alice").status.decisions.contests.is_empty());
    // What was asked by two tickets is forgotten as one is.
    let _first = apart.asks("cleo", &second);
    let _second = apart.asks("cleo", &third);
    assert!(forget_joining(&apart.dir("cleo")).unwrap());
    assert!(!exists(&apart.dir("cleo")).unwrap());
}

#[test]
fn the_words_of_a_request_are_told_again_until_it_is_answered_and_those_of_earlier_ones_after_them()
{
    let mut apart = Apart::new();
    found_in(&apart.dir("alice"));
    let (first, second) = (apart.ticket("alice", "Bob"), apart.ticket("alice", "Bob"));
    let (request, words) = apart.asks("bob", &first);
    let told = |apart: &Apart| request_words(&apart.dir("bob"), &passphrase());
    assert_eq!(told(&apart).unwrap(), std::slice::from_ref(&words));
    let (_request, later) = apart.asks("bob", &second);
    assert_eq!(told(&apart).unwrap(), [later.clone(), words.clone()]);
    assert_eq!(apart.asked("alice", &request).words, words);
    let wrong = Passphrase::new("neither of the two").unwrap();
    let refused = request_words(&apart.dir("bob"), &wrong);
    assert!(matches!(refused, Err(NodeError::WrongPassphrase)));

    let (answer, _) = apart.let_in("alice", &request);
    apart.comes_in("bob", &answer);
    assert!(matches!(told(&apart), Err(NodeError::GroupHere)));
}
