//! What people read of how it is working, and of what members work through and share: in both orders of arrival, and with
//! one device's clock days off.

use super::parts::{at_once, said};
use super::*;
use crate::group::chunk::Scalar;
use crate::group::edit::{HowItWorks, QuestionField, ReviewAnswer};
use crate::group::snapshot::{MemberQuestion, Review};

fn ask(peer: &mut Peer) {
    peer.edit(&Edit::AskHowItWorks { shows: jiff::civil::date(2026, 7, 1) });
}

fn says(peer: &mut Peer, how: HowItWorks, keep: &str) {
    let review = review(&peer.snapshot()).id;
    let answer = ReviewAnswer { how, keep: keep.to_owned(), change: String::new() };
    peer.edit(&Edit::AnswerHowItWorks { review, answer: Some(answer) });
}

fn takes_back(peer: &mut Peer) {
    let review = review(&peer.snapshot()).id;
    peer.edit(&Edit::AnswerHowItWorks { review, answer: None });
}

fn review(snapshot: &GroupSnapshot) -> Review {
    (*snapshot.reviews[0]).clone()
}

fn question(snapshot: &GroupSnapshot) -> MemberQuestion {
    (*snapshot.questions[0]).clone()
}

fn share(peer: &mut Peer, what: &str) {
    let (ideas, will_try, outcome) = ("talk to her".to_owned(), String::new(), String::new());
    peer.edit(&Edit::ShareQuestion { what: what.to_owned(), ideas, will_try, outcome });
}

fn writes(peer: &mut Peer, part: QuestionField, words: &str) {
    let question = question(&peer.snapshot()).id;
    peer.edit(&Edit::WriteQuestion { question, part, words: words.to_owned() });
}

fn told(snapshot: &GroupSnapshot) -> String {
    let words = review(snapshot).words.into_iter().map(|word| {
        let who = if word.member == MemberId::from_bytes([1; 16]) { "Alice" } else { "Bob" };
        format!("{who}: {:?} {}", word.how, said(&word.keep))
    });
    words.collect::<Vec<_>>().join("; ")
}

#[test]
fn answers_given_at_once_all_stay_each_its_members_own() {
    at_once(
        &ask,
        &|alice| says(alice, HowItWorks::Helps, "the rounds"),
        &|bob| says(bob, HowItWorks::NotAsItIs, ""),
        &told,
        "Alice: [Helps] the rounds; Bob: [NotAsItIs] ",
    );
    at_once(
        &|alice| {
            ask(alice);
            says(alice, HowItWorks::Helps, "the rounds");
        },
        &|alice| takes_back(alice),
        &|bob| says(bob, HowItWorks::Fine, ""),
        &told,
        "Bob: [Fine] ",
    );
}

#[test]
fn two_answers_of_one_members_devices_are_both_there_so_that_the_member_is_asked() {
    let world = World::default();
    let (mut alice, mut phone) = (world.device(1, 1), world.device(1, 2));
    ask(&mut alice);
    meet(&mut alice, &mut phone);
    says(&mut alice, HowItWorks::Helps, "the rounds");
    says(&mut phone, HowItWorks::Unsure, "the tea");
    let read = review(&meet(&mut alice, &mut phone));
    let [only] = read.words.as_slice() else { panic!("{:?}", read.words) };
    assert_eq!(only.how.len(), 2);
    assert_eq!(said(&only.keep), "the rounds or the tea");
    says(&mut phone, HowItWorks::Unsure, "the tea");
    assert_eq!(told(&meet(&mut alice, &mut phone)), "Alice: [Unsure] the tea");
}

#[test]
fn what_a_member_shares_only_that_member_changes_and_takes_out() {
    at_once(
        &|alice| share(alice, "Nights alone on the ward"),
        &|alice| writes(alice, QuestionField::Outcome, "it went well"),
        &|bob| {
            let edit = Edit::WriteQuestion {
                question: question(&bob.snapshot()).id,
                part: QuestionField::What,
                words: "Something else".to_owned(),
            };
            let why = bob.try_edit(&edit).unwrap_err().to_string();
            assert_eq!(why, "Only whoever shared this can change it.");
        },
        &|snapshot| {
            let question = question(snapshot);
            let parts = [&question.what, &question.ideas, &question.will_try, &question.outcome];
            parts.map(said).join(" | ")
        },
        "Nights alone on the ward | talk to her |  | it went well",
    );
    at_once(
        &|alice| share(alice, "Nights alone on the ward"),
        &|alice| {
            writes(alice, QuestionField::Ideas, " ");
            writes(alice, QuestionField::What, "");
        },
        &|_| {},
        &|snapshot| format!("{} shared", snapshot.questions.len()),
        "0 shared",
    );
}

#[test]
fn what_somebody_else_puts_under_a_members_question_is_not_read_as_that_members() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    share(&mut alice, "Nights alone on the ward");
    let before = question(&meet(&mut alice, &mut bob));
    // A changed client writes what it may write: words of its own member under the same subject.
    let key = crate::group::keys::own(bob.me, "question", &format!("{}.what", before.id));
    let body = crate::encoding::encode(&world.bodies()[0]);
    bob.puts(key, Scalar::Bytes(body));
    assert_eq!(question(&meet(&mut alice, &mut bob)), before);
}

#[test]
fn what_is_shared_and_answered_can_be_taken_back_for_good() {
    let world = World::default();
    let mut alice = world.device(1, 1);
    ask(&mut alice);
    says(&mut alice, HowItWorks::Helps, "canary keep");
    share(&mut alice, "canary what");
    for body in world.bodies() {
        world.take_back(body);
        let bodies = [body].into_iter().collect();
        alice.refresh(&Touched { bodies, ..Touched::default() });
    }
    let read = format!("{:?}", alice.snapshot());
    assert!(!read.contains("canary") && !read.contains("talk to her"), "{read}");
    assert_eq!(alice.snapshot(), alice.read_anew());
}

#[test]
fn a_round_needs_a_day_that_can_be_and_a_question_words() {
    let world = World::default();
    let mut alice = world.device(1, 1);
    let far = jiff::civil::date(9999, 1, 1);
    let share = Edit::ShareQuestion {
        what: " ".to_owned(),
        ideas: "an idea".to_owned(),
        will_try: String::new(),
        outcome: String::new(),
    };
    let nothing = crate::id::RecordId::from_bytes([7; 16]);
    let refused = [
        (Edit::AskHowItWorks { shows: far }, "The day has to be in the years from 1970 to 2200."),
        (share, "A question needs a few words."),
        (
            Edit::AnswerHowItWorks { review: nothing, answer: None },
            "This question to everybody is not here (yet).",
        ),
    ];
    let before = alice.snapshot();
    for (edit, words) in refused {
        assert_eq!(alice.try_edit(&edit).unwrap_err().to_string(), words, "{edit:?}");
    }
    assert_eq!(alice.snapshot(), before);
}
