//! The page that a person reads, word for word.

mod group;

use std::sync::Arc;

use jiff::civil::date;
use kith_sync::group::edit::{Comfort, HowItWorks, PlaceKind};
use kith_sync::group::snapshot::{
    Choice, Kept, MeetingPlace, MeetingReply, OwnWord, Review, ReviewWord, TakenAlong, Where,
    Written,
};
use kith_sync::id::{Day, DeviceId, EntryHash, RecordId};
use kith_sync::node::api::{
    About, Answer, Claim, Contest, Decisions, Door, Moved, News, NewsLine, Outcome, Proposed, Rule,
    Said, SentLine, Threshold, Word,
};

use self::group::{body, id, member, only, state, text, today};
use super::*;

#[test]
fn the_page_says_everything_in_words_and_keeps_the_ticket_to_itself() {
    assert_eq!(
        show(&state(), today()),
        "\
Night shift
  Purpose: To carry the nights together
  (Ana and B\u{fffd}[2Jen changed this at once; both are joined here)

Ground rules
  Stays here — not agreed yet; Ana and B\u{fffd}[2Jen still to speak
    What is said here,
    stays here.
    (Ana and B\u{fffd}[2Jen changed the same words at once; both are shown)
    About: what stays here
    To be looked at again: Tuesday 4 March 2031
    B\u{fffd}[2Jen has a concern (changed from “agrees”), to an earlier wording: Too\u{fffd} strict
    Ana said, to B\u{fffd}[2Jen’s concern: Which\u{fffd} part?

Decisions
  A kettle — agreed
    We buy a kettle.
    Why: Tea.
    To be answered until Tuesday 4 March 2031
    What came of it: Ana buys it.

Meetings
  Tuesday 4 March 2031, 23:00–00:30 Europe/Zurich, every 2 weeks
    Place: Library  or  Café (place open: pick one)
    Which one is right? Not certain yet, do not set out.
    Tuesday 4 March 2031: B\u{fffd}[2Jen is coming later

Members and their devices
  Ana (you, on this device)
  B\u{fffd}[2Jen
    a device: heard this week; does not have everything yet
  What you wrote has not reached B\u{fffd}[2Jen yet.

Open invitations
  for Cleo, until Thursday 2 January 2031: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA

What is wrong
  The disk is full.
"
    );
}

#[test]
fn replies_to_what_is_past_are_told_to_nobody() {
    let state = state();
    let replies = |state: &NodeState, today| {
        let told = told(state, today);
        told.snapshot.meetings.iter().flat_map(|meeting| meeting.replies()).count()
    };
    let all = state.snapshot.meetings[0].replies().count();
    assert!(all > 0);
    assert_eq!(replies(&state, date(2031, 3, 4)), all);
    assert_eq!(replies(&state, date(2031, 3, 5)), 0);
    assert_eq!(state.snapshot.meetings[0].replies().count(), all, "and nothing is lost");
}

#[test]
fn answers_of_a_round_that_is_open_are_told_to_whoever_gave_them() {
    let word = |member| ReviewWord {
        member,
        how: Vec::new(),
        keep: Choice::default(),
        change: Choice::default(),
    };
    let shows = only(date(2031, 3, 11));
    let review = Review {
        id: RecordId::from_bytes([1; 16]),
        shows,
        words: vec![word(id(1)), word(id(2))],
        by: Some(id(1)),
        day: Day(1),
    };
    let mut state = state();
    let snapshot = Arc::make_mut(&mut state.snapshot);
    snapshot.members = Arc::new(vec![member(1, "Ana"), member(2, "Ben"), member(3, "Cleo")]);
    snapshot.reviews = Arc::new(vec![Arc::new(review)]);
    let words = |today| {
        let told = told(&state, today);
        told.snapshot.reviews[0].words.iter().map(|word| word.member).collect::<Vec<_>>()
    };
    assert_eq!(words(date(2031, 3, 10)), [id(1)]);
    assert_eq!(words(date(2031, 3, 11)), [id(1), id(2)]);
}

#[test]
fn what_is_new_and_who_has_what_i_did_last_is_told() {
    let line = |byte: u8, what: &str| NewsLine {
        member: id(byte),
        about: About::Rules,
        record: None,
        what: what.to_owned(),
    };
    let sent = |what, delivered: &[u8], waiting: &[u8]| SentLine {
        line: line(1, what),
        delivered: delivered.iter().copied().map(id).collect(),
        waiting: waiting.iter().copied().map(id).collect(),
    };
    let mut state = state();
    let members = vec![member(1, "Ana"), member(2, "Ben"), member(3, "Cleo")];
    Arc::make_mut(&mut state.snapshot).members = Arc::new(members);
    let status = Arc::make_mut(&mut state.status);
    let lines = vec![line(2, "reworded a ground rule")];
    status.news = Arc::new(News { lines, is_cut: true });
    status.sent = Arc::new(vec![
        sent("gave a word on a rule", &[], &[2, 3]),
        sent("wrote about the focus", &[2], &[3]),
        sent("added a meeting", &[2, 3], &[]),
    ]);
    let page = show(&state, today());
    let told = "
New since you last looked
  Ben reworded a ground rule
  More came before that.

What you did last, and who has it
  You gave a word on a rule: nobody else has it yet
  You wrote about the focus: Ben; not yet Cleo
  You added a meeting: everyone has it
";
    assert!(page.contains(told), "{page}");
}

#[test]
fn a_group_with_nothing_in_it_yet_has_a_page_too() {
    let mut empty = state();
    let snapshot = Arc::make_mut(&mut empty.snapshot);
    snapshot.focus = Arc::default();
    snapshot.rules = Arc::default();
    snapshot.meetings = Arc::default();
    let page = show(&empty, today());
    assert!(page.starts_with("A group without a name yet\n"), "{page}");
    assert_eq!(page.matches("none yet").count(), 2);
}

#[test]
fn what_was_taken_along_tells_who_until_when_and_what_is_not_settled() {
    let mut state = state();
    let mut until = only(Some(date(2031, 3, 11)));
    until.values.extend(only(None).values);
    let taken = TakenAlong {
        id: RecordId::from_bytes([1; 16]),
        on: date(2031, 3, 4),
        words: text("Ask for\u{7} the room", &[1], false),
        until,
        takers: vec![id(1)],
        done: only(true),
        kept: Kept::Unsettled,
        by: Some(id(1)),
        day: Day(1),
    };
    Arc::make_mut(&mut state.snapshot).taken = Arc::new(vec![Arc::new(taken)]);
    let page = show(&state, today());
    let (_, after) = page.split_once("\nWhat was taken along\n").unwrap();
    let (told, _) = after.split_once("\nMembers and their devices\n").unwrap();
    assert_eq!(
        told,
        "  Ask for\u{fffd} the room — done — put aside by one and kept or changed by another at once; it stays
    Until Tuesday 11 March 2031 or no day (which one is right?)
    Taken on by Ana
    From the meeting on Tuesday 4 March 2031
"
    );
}

fn place(comfort: Vec<OwnWord<Comfort>>) -> MeetingPlace {
    MeetingPlace {
        id: RecordId::from_bytes([3; 16]),
        name: Choice::default(),
        address: Choice::default(),
        cost: Choice::default(),
        booking: Choice::default(),
        kind: Choice::default(),
        quiet: Choice::default(),
        private: Choice::default(),
        overheard: Choice::default(),
        room: Choice::default(),
        access: Text::default(),
        notes: Text::default(),
        comfort,
        kept: Kept::Here,
        by: Some(id(1)),
        day: Day(1),
    }
}

#[test]
fn a_home_address_is_shown_only_to_whoever_is_coming() {
    let line = |words: &str, number| {
        only(Written { body: body(number), words: Words::Known(words.to_owned()) })
    };
    let home = MeetingPlace {
        name: line("At Ben’s", 71),
        address: line("Canal Street 4", 72),
        kind: only(PlaceKind::Home),
        ..place(Vec::new())
    };
    let mut state = state();
    Arc::make_mut(&mut state.snapshot).places = Arc::new(vec![home.into()]);
    let folded = show(&state, today());
    assert!(folded.contains("At Ben’s") && !folded.contains("Canal Street"), "{folded}");
    assert!(folded.contains("Address: for those who are coming"), "{folded}");

    let snapshot = Arc::make_mut(&mut state.snapshot);
    let meeting = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[0]);
    meeting.place = only(Where::Listed(RecordId::from_bytes([3; 16])));
    let date = Arc::make_mut(&mut meeting.dates[0]);
    let mine = MeetingReply { member: state.status.me, ..date.replies[0].clone() };
    date.replies.push(mine);
    assert!(show(&state, today()).contains("Canal Street 4"));
    assert!(
        !show(&state, jiff::civil::date(2031, 3, 5)).contains("Canal Street"),
        "the day is over"
    );
}

#[test]
fn people_are_listed_by_name_whatever_their_ids_are() {
    let mut state = state();
    let snapshot = Arc::make_mut(&mut state.snapshot);
    snapshot.members = Arc::new(vec![member(2, "Ana"), member(1, "Ben")]);
    let page = show(&state, today());
    assert!(page.contains("not agreed yet; Ana and Ben still to speak"), "{page}");

    // Their own words come by their ids.
    let word = |member, value| OwnWord { member: id(member), value };
    let place = place(vec![word(1, Comfort::Fine), word(2, Comfort::Unsure)]);
    let answered = |member, how| ReviewWord {
        member: id(member),
        how: vec![how],
        keep: Choice::default(),
        change: Choice::default(),
    };
    let review = Review {
        id: RecordId::from_bytes([4; 16]),
        shows: only(date(2031, 3, 4)),
        words: vec![answered(1, HowItWorks::Fine), answered(2, HowItWorks::Helps)],
        by: Some(id(1)),
        day: Day(1),
    };
    let snapshot = Arc::make_mut(&mut state.snapshot);
    snapshot.places = Arc::new(vec![place.into()]);
    snapshot.reviews = Arc::new(vec![review.into()]);
    let page = show(&state, today());
    assert!(page.contains("    Ana is not sure\n    Ben is fine with it\n"), "{page}");
    assert!(page.contains("  Ana: it does me good\n  Ben: it is all right\n"), "{page}");
}

#[test]
fn what_is_put_to_the_group_stands_with_who_said_what_and_its_id() {
    let mut state = state();
    let word =
        |byte, said| Word { member: id(byte), said, answers: Vec::new(), why: None, stale: false };
    let proposed = |motion, outcome, asked| Proposed {
        proposal: EntryHash::from_bytes([0; 32]),
        motion,
        by: id(1),
        day: Day(1),
        until: Day(15),
        why: Some(Words::Known("Kind".to_owned())),
        asked,
        needed: Some(2),
        outcome,
        rule: Rule {
            threshold: Threshold::Everyone,
            door: Door::ByVote,
            wordings: Threshold::Everyone,
        },
        closers: Vec::new(),
        invited_until: None,
        came_in: None,
    };
    let asked = vec![word(2, Said::Nothing), word(1, Said::Answered(Answer::Yes))];
    let person = Moved::Person { name: Words::Known("Dana\u{7}".to_owned()), returning: None };
    let claim = Claim {
        admit: EntryHash::from_bytes([0; 32]),
        device: DeviceId::from_bytes([9; 32]),
        let_in_by: Some(id(1)),
        day: Day(1),
        chosen_by: vec![id(1)],
    };
    Arc::make_mut(&mut state.snapshot).members = Arc::new(vec![member(1, "Ana"), member(2, "Ben")]);
    Arc::make_mut(&mut state.status).decisions = Decisions {
        rule: Some(Rule {
            threshold: Threshold::AllButOne,
            door: Door::Open,
            wordings: Threshold::Everyone,
        }),
        proposals: vec![
            proposed(person, Outcome::Open, asked),
            proposed(Moved::Removal { member: id(2) }, Outcome::Failed, Vec::new()),
        ],
        contests: vec![Contest {
            proposal: None,
            name: Some(Words::Known("Emil".to_owned())),
            settled_by: vec![id(2), id(1)],
            claims: vec![claim],
        }],
        ..Decisions::default()
    };
    let page = show(&state, today());
    let (_, after) = page.split_once("\nHow the group decides\n").unwrap();
    let (told, _) = after.split_once("\nWhat is wrong\n").unwrap();
    let none = "A".repeat(43);
    assert_eq!(
        told,
        format!(
            "  All but one have to agree; anybody whom two want can come in. A wording holds once everyone agreed to it.

Put to the group
  Ana puts forward Dana\u{fffd} (Kind) — Ana says yes; Ben has not answered; it takes one more yes: {none}

Decided
  Ana puts forward that Ben is taken out of the group — closed without enough yes: {none}

To settle
  The invitation for Emil was used twice; Ana and Ben can settle which use counts
    let in by Ana; chosen by Ana: {none}
"
        )
    );
}
