//! What people see while they decide who belongs: who is asked, what each may read, what is gone afterwards.

use super::*;
use crate::group::edit::Stance;
use crate::group::snapshot::{RuleState, Standing};
use crate::id::{EntryHash, MemberId};
use crate::roster::{Door, Said, Threshold};

const DAVE: usize = 3;

fn person(name: &str) -> Say {
    Say::ProposePerson {
        name: name.to_owned(),
        returning: None,
        why: Some(format!("{name} works nights too")),
    }
}

fn vote(proposal: EntryHash, answer: Answer) -> Say {
    Say::Vote { proposal, answer, why: None }
}

fn member(world: &World, at: usize) -> MemberId {
    world.devices[at].member()
}

fn proposed(world: &World, at: usize, proposal: EntryHash) -> Proposed {
    let decisions = world.devices[at].ledger().decisions();
    decisions.proposals.into_iter().find(|it| it.proposal == proposal).unwrap()
}

fn said(world: &World, at: usize, proposal: EntryHash, of: usize) -> Said {
    let of = member(world, of);
    proposed(world, at, proposal).asked.iter().find(|word| word.member == of).unwrap().said
}

/// Whether any disk or screen but those named holds these words.
fn holders(world: &World, words: &str) -> Vec<usize> {
    let holds = |at: &usize| {
        let device = &world.devices[*at];
        let on_disk = device.disk.open().bodies.iter().any(|(.., body)| body.text.contains(words));
        on_disk || format!("{:?}", device.ledger().decisions()).contains(words)
    };
    (0..world.devices.len()).filter(holds).collect()
}

/// Alice, bob, carol and dave.
fn four() -> World {
    let mut world = three();
    assert_eq!(world.let_in(ALICE, &[BOB], "dave"), DAVE);
    for _ in 0..2 {
        world.connect_all();
        world.run_until_quiescent();
    }
    same(&world);
    world
}

#[test]
fn a_person_comes_in_once_enough_have_said_yes_on_their_own_devices() {
    let mut world = three();
    let proposal = world.say_so(ALICE, &person("Dana"));
    world.run_until_quiescent();
    for at in [ALICE, BOB, CAROL] {
        let shown = proposed(&world, at, proposal);
        let Moved::Person { name, returning: None } = &shown.motion else { panic!("{shown:?}") };
        assert_eq!(*name, Words::Known("Dana".to_owned()));
        assert_eq!(shown.why, Some(Words::Known("Dana works nights too".to_owned())));
        assert_eq!((shown.outcome, shown.needed), (Outcome::Open, Some(2)));
        assert_eq!(said(&world, at, proposal, ALICE), Said::Answered(Answer::Yes));
        assert_eq!(said(&world, at, proposal, CAROL), Said::Nothing);
    }
    world.cut_all();
    world.say_so(CAROL, &vote(proposal, Answer::Yes));
    assert_eq!(proposed(&world, CAROL, proposal).outcome, Outcome::Passed);
    assert_eq!(proposed(&world, ALICE, proposal).outcome, Outcome::Open, "alice has not heard");
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
    assert_eq!(proposed(&world, ALICE, proposal).outcome, Outcome::Passed);
}

#[test]
fn names_and_reasons_reach_only_those_who_vote() {
    let mut world = three();
    world.say_so(CAROL, &Say::Pause);
    world.run_until_quiescent();
    let proposal = world.say_so(ALICE, &person("Dana"));
    let why = Some("I know Dana from school".to_owned());
    world.run_until_quiescent();
    assert_eq!(holders(&world, "Dana"), [ALICE, BOB], "carol is on a break and asked nothing");
    world.say_so(BOB, &Say::Vote { proposal, answer: Answer::Concern, why });
    world.run_until_quiescent();
    assert_eq!(holders(&world, "from school"), [ALICE, BOB]);

    // She asks for nothing, and gets nothing in later sessions either.
    assert_eq!(world.devices[CAROL].ledger().wanted_bodies().count(), 0);
    world.crash(CAROL);
    world.start(CAROL);
    world.connect_all();
    world.run_until_quiescent();
    assert_eq!(holders(&world, "Dana"), [ALICE, BOB]);
    assert_eq!(proposed(&world, CAROL, proposal).why, None);
    world.say_so(CAROL, &Say::Resume);
    world.run_until_quiescent();
    assert_eq!(holders(&world, "Dana"), [ALICE, BOB], "back, but not asked about this one");
    same(&world);
}

#[test]
fn a_reason_that_arrives_through_somebody_who_may_not_read_it_comes_later_from_another() {
    let mut world = four();
    world.say_so(DAVE, &Say::Pause);
    world.run_until_quiescent();
    world.cut_all();
    let proposal = world.say_so(ALICE, &person("Dana"));
    world.connect(ALICE, DAVE);
    world.run_until_quiescent();
    world.cut_all();
    world.connect(DAVE, BOB);
    world.run_until_quiescent();
    let shown = proposed(&world, BOB, proposal);
    assert_eq!(shown.why, Some(Words::NotHereYet), "the entry came, its words could not");
    world.connect_all();
    world.run_until_quiescent();
    assert_eq!(holders(&world, "Dana"), [ALICE, BOB, CAROL]);
}

#[test]
fn a_newcomer_receives_nothing_of_what_is_said_about_another() {
    let mut world = three();
    let dana = world.say_so(ALICE, &person("Dana"));
    world.run_until_quiescent();
    assert_eq!(world.let_in(BOB, &[CAROL], "dave"), DAVE);
    for _ in 0..2 {
        world.connect_all();
        world.run_until_quiescent();
    }
    assert_eq!(holders(&world, "Dana"), [ALICE, BOB, CAROL]);
    assert_eq!(proposed(&world, DAVE, dana).why, None);
}

#[test]
fn once_it_is_decided_names_and_reasons_are_gone_from_every_disk() {
    let mut world = three();
    let dana = world.say_so(ALICE, &person("Dana"));
    let erik = world.say_so(ALICE, &person("Erik"));
    world.run_until_quiescent();
    world.say_so(BOB, &vote(dana, Answer::Yes));
    world.run_until_quiescent();
    assert_eq!(holders(&world, "Dana"), [ALICE, BOB, CAROL], "needed until she is in");
    let at = world.admit(CAROL, "dana", Purpose::Person(dana));
    for _ in 0..2 {
        world.connect_all();
        world.run_until_quiescent();
    }
    assert_eq!(holders(&world, "Dana"), [0; 0]);
    assert_eq!(proposed(&world, at, dana).came_in, Some(world.devices[at].id()));

    // Nobody says yes to the other; past the day two of three close it.
    let why = Some("not Erik, please".to_owned());
    let refused = world.try_say_so(BOB, &Say::CloseVote { proposal: erik }).unwrap_err();
    assert!(matches!(refused, WriteError::TooEarly), "{refused}");
    world.say_so(CAROL, &Say::Vote { proposal: erik, answer: Answer::NotNow, why });
    for closer in [BOB, CAROL] {
        world.devices[closer].day = Day(20_015);
        world.say_so(closer, &Say::CloseVote { proposal: erik });
        world.run_until_quiescent();
    }
    assert_eq!(proposed(&world, ALICE, erik).outcome, Outcome::Failed);
    assert_eq!(holders(&world, "Erik"), [0; 0], "nothing is left of a person turned down");
    same(&world);
}

#[test]
fn whoever_is_removed_hears_it_though_only_connected_with_one_who_did_not_decide() {
    let mut world = four();
    world.cut_all();
    for (a, b) in [(ALICE, BOB), (BOB, CAROL), (BOB, DAVE)] {
        world.connect(a, b);
    }
    let why = Some("dave told a colleague".to_owned());
    let removal = Say::ProposeRemoval { member: member(&world, DAVE), why };
    let proposal = world.say_so(ALICE, &removal);
    world.run_until_quiescent();
    assert_eq!(holders(&world, "a colleague"), [ALICE, BOB, CAROL], "dave is not asked");
    let dave = member(&world, DAVE);
    assert!(proposed(&world, DAVE, proposal).asked.iter().all(|word| word.member != dave));
    world.say_so(CAROL, &vote(proposal, Answer::Yes));
    world.run_until_quiescent();

    let roster = world.devices[DAVE].ledger().roster();
    assert_eq!(roster.members[&dave].standing, Standing::Removed, "dave is told");
    assert!(!world.devices[DAVE].ledger().belongs());
    assert!(!world.is_linked(BOB, DAVE), "and nothing more is sent");
    world.edit(ALICE, &purpose("without dave"));
    world.run_until_quiescent();
    world.connect_all();
    world.run_until_quiescent();
    assert_eq!(purpose_of(&world, DAVE), "");
    assert_eq!(holders(&world, "a colleague"), [0; 0], "the reason is gone once it is decided");
}

#[test]
fn a_members_two_devices_that_answer_differently_ask_that_member() {
    let mut world = three();
    let laptop = world.admit(BOB, "bobs laptop", Purpose::OwnDevice);
    for _ in 0..2 {
        world.connect_all();
        world.run_until_quiescent();
    }
    let proposal = world.say_so(ALICE, &person("Dana"));
    world.run_until_quiescent();
    world.cut_all();
    world.say_so(BOB, &vote(proposal, Answer::Yes));
    world.say_so(laptop, &vote(proposal, Answer::NotNow));
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
    let bob = member(&world, BOB);
    let shown = proposed(&world, ALICE, proposal);
    let of_bob = shown.asked.iter().find(|it| it.member == bob).unwrap();
    assert_eq!(of_bob.said, Said::Contradicting);
    assert_eq!(of_bob.answers, [Answer::Yes, Answer::NotNow]);
    assert_eq!(shown.outcome, Outcome::Open, "no clock decides which it is");
    world.say_so(laptop, &vote(proposal, Answer::Yes));
    world.run_until_quiescent();
    assert_eq!(proposed(&world, ALICE, proposal).outcome, Outcome::Passed);
}

#[test]
fn an_invitation_used_twice_is_settled_by_those_who_were_asked() {
    let mut world = four();
    let proposal = world.say_so(ALICE, &person("Dana"));
    world.run_until_quiescent();
    for voter in [BOB, CAROL] {
        world.say_so(voter, &vote(proposal, Answer::Yes));
        world.run_until_quiescent();
    }
    let (invite, ticket) = world.invite(BOB, Purpose::Person(proposal));
    world.run_until_quiescent();
    world.cut_all();
    world.use_invite(ALICE, "dana", invite, &ticket);
    world.use_invite(CAROL, "somebody else", invite, &ticket);
    world.connect_all();
    world.run_until_quiescent();
    let decisions = world.devices[BOB].ledger().decisions();
    let [contest] = &decisions.contests[..] else { panic!("{decisions:?}") };
    // Whoever let somebody in had no more need of the name and erased it, so it may be gone.
    assert!(contest.name.is_some(), "it is about a person");
    let hosts: Vec<_> = contest.claims.iter().filter_map(|claim| claim.let_in_by).collect();
    assert!(hosts.contains(&member(&world, ALICE)) && hosts.contains(&member(&world, CAROL)));
    assert!(proposed(&world, BOB, proposal).came_in.is_none(), "neither is in");

    let by_alice = contest.claims.iter().find(|it| it.let_in_by == Some(member(&world, ALICE)));
    let (admit, device) = by_alice.map(|claim| (claim.admit, claim.device)).unwrap();
    for voter in [ALICE, BOB, CAROL] {
        world.say_so(voter, &Say::Settle { admit });
        world.run_until_quiescent();
    }
    let decisions = world.devices[BOB].ledger().decisions();
    assert_eq!(decisions.contests, []);
    assert_eq!(proposed(&world, BOB, proposal).came_in, Some(device));
}

#[test]
fn a_proposal_is_decided_by_the_rule_that_held_when_it_was_put() {
    let mut world = four();
    let dana = world.say_so(ALICE, &person("Dana"));
    let rule = Say::ProposeRule {
        threshold: Threshold::Everyone,
        door: Door::ByVote,
        wordings: None,
        why: None,
    };
    let rule = world.say_so(BOB, &rule);
    world.run_until_quiescent();
    for voter in [ALICE, CAROL] {
        world.say_so(voter, &vote(rule, Answer::Yes));
        world.run_until_quiescent();
    }
    let decisions = world.devices[DAVE].ledger().decisions();
    assert_eq!(decisions.rule.unwrap().threshold, Threshold::Everyone);
    let first = proposed(&world, DAVE, dana);
    assert_eq!(first.needed, Some(3), "more than half of four");
    assert_eq!(first.rule.threshold, Threshold::Majority, "and it says so itself");
    let erik = world.say_so(ALICE, &person("Erik"));
    let second = proposed(&world, ALICE, erik);
    assert_eq!((second.needed, second.rule.threshold), (Some(4), Threshold::Everyone));
}

#[test]
fn a_wording_holds_by_the_rule_that_the_group_chose_for_wordings() {
    let mut world = four();
    world.edit(
        ALICE,
        &Edit::AddRule {
            title: "Quiet".to_owned(),
            wording: "Phones are off".to_owned(),
            topic: None,
        },
    );
    world.run_until_quiescent();
    let state =
        |world: &World, at: usize| world.devices[at].ledger().snapshot().rules[0].state.clone();
    for at in [ALICE, BOB, CAROL] {
        let put = world.devices[at].ledger().snapshot().rules[0].clone();
        let (rule, wording) = (put.id, put.wording.wording.unwrap());
        let stance = Some(Stance::Agree);
        world.edit(at, &Edit::AnswerRule { rule, wording, stance, why: None });
    }
    world.run_until_quiescent();
    let waiting_for = vec![member(&world, DAVE)];
    assert_eq!(state(&world, BOB), RuleState::InTheMaking { waiting_for });

    let (threshold, door) = (Threshold::Majority, Door::ByVote);
    let wordings = Some(Threshold::AllButOne);
    let rule = Say::ProposeRule { threshold, door, wordings, why: None };
    let rule = world.say_so(BOB, &rule);
    world.run_until_quiescent();
    for voter in [ALICE, CAROL] {
        world.say_so(voter, &vote(rule, Answer::Yes));
        world.run_until_quiescent();
    }
    for at in [ALICE, BOB, CAROL, DAVE] {
        assert_eq!(state(&world, at), RuleState::Agreed);
    }
    // Another way of deciding who belongs leaves it as it is.
    let other =
        Say::ProposeRule { threshold: Threshold::TwoThirds, door, wordings: None, why: None };
    let other = world.say_so(BOB, &other);
    world.run_until_quiescent();
    let Moved::Rule(put) = proposed(&world, BOB, other).motion else { panic!("a rule was put") };
    assert_eq!((put.threshold, put.wordings), (Threshold::TwoThirds, Threshold::AllButOne));
    same(&world);
}

#[test]
fn what_was_put_on_one_day_is_listed_by_who_knew_of_what() {
    let mut world = three();
    let mut put = Vec::new();
    for (at, name) in [(ALICE, "Dana"), (BOB, "Erik"), (CAROL, "Fay"), (ALICE, "Gil")] {
        put.push(world.say_so(at, &person(name)));
        world.run_until_quiescent();
    }
    put.reverse();
    let decisions = world.devices[BOB].ledger().decisions();
    let listed: Vec<_> = decisions.proposals.iter().map(|it| it.proposal).collect();
    assert_eq!(listed[..4], put[..], "before those by whom bob and carol came in");
}

#[test]
fn who_asked_to_close_a_vote_is_told_to_everybody() {
    let mut world = four();
    let proposal = world.say_so(ALICE, &person("Dana"));
    world.run_until_quiescent();
    world.devices[BOB].day = Day(20_015);
    world.say_so(BOB, &Say::CloseVote { proposal });
    world.run_until_quiescent();
    let shown = proposed(&world, DAVE, proposal);
    assert_eq!(shown.closers, [member(&world, BOB)]);
    assert_eq!(shown.outcome, Outcome::Open, "one of four closes nothing");
}

#[test]
fn an_invitation_is_told_with_its_last_day_and_not_once_it_is_withdrawn() {
    let mut world = three();
    let proposal = world.say_so(ALICE, &person("Dana"));
    world.run_until_quiescent();
    world.say_so(BOB, &vote(proposal, Answer::Yes));
    world.run_until_quiescent();
    assert_eq!(proposed(&world, CAROL, proposal).invited_until, None);
    let (invite, _ticket) = world.invite(BOB, Purpose::Person(proposal));
    world.run_until_quiescent();
    let until = world.devices[BOB].ledger().roster().invitations[&invite].expires;
    assert_eq!(proposed(&world, CAROL, proposal).invited_until, Some(until));
    world.say(BOB, Statement::WithdrawInvite(invite));
    world.run_until_quiescent();
    assert_eq!(proposed(&world, CAROL, proposal).invited_until, None);
}

#[test]
fn what_is_not_possible_is_refused_in_plain_words_and_changes_nothing() {
    let mut world = two();
    let before = world.devices[ALICE].ledger().log().heads();
    let member = member(&world, BOB);
    let cases = [
        (person("  "), "A name needs a few words."),
        (person("Da\nna"), "A name has to fit on one line."),
        (
            Say::ProposeRemoval { member, why: None },
            "This would count for nothing: there are too few members for this.",
        ),
        (
            vote(EntryHash::from_bytes([9; 32]), Answer::Yes),
            "This would count for nothing: there is no such proposal.",
        ),
    ];
    for (say, told) in cases {
        assert_eq!(world.try_say_so(ALICE, &say).unwrap_err().to_string(), told);
    }
    assert_eq!(world.devices[ALICE].ledger().log().heads(), before);
}

#[test]
fn a_word_that_arrives_after_the_decision_is_shown_and_changes_nothing() {
    let mut world = three();
    let proposal = world.say_so(ALICE, &person("Dana"));
    world.run_until_quiescent();
    world.cut_all();
    world.say_so(CAROL, &vote(proposal, Answer::NotNow));
    world.connect(ALICE, BOB);
    world.say_so(BOB, &vote(proposal, Answer::Yes));
    world.run_until_quiescent();
    assert_eq!(proposed(&world, ALICE, proposal).outcome, Outcome::Passed);
    world.connect_all();
    world.run_until_quiescent();
    same(&world);
    assert_eq!(proposed(&world, CAROL, proposal).outcome, Outcome::Passed);
    assert_eq!(said(&world, ALICE, proposal, CAROL), Said::Answered(Answer::NotNow));
    let refused = world.try_say_so(CAROL, &vote(proposal, Answer::Concern)).unwrap_err();
    assert_eq!(refused.to_string(), "This would count for nothing: this is already decided.");
}

#[test]
fn what_somebody_put_forward_goes_on_when_they_leave() {
    let mut world = four();
    let proposal = world.say_so(ALICE, &person("Dana"));
    world.run_until_quiescent();
    world.say(ALICE, Statement::Leave(None));
    world.run_until_quiescent();
    let shown = proposed(&world, BOB, proposal);
    assert_eq!((shown.outcome, shown.by), (Outcome::Open, member(&world, ALICE)));
    for voter in [BOB, CAROL] {
        world.say_so(voter, &vote(proposal, Answer::Yes));
        world.run_until_quiescent();
    }
    assert_eq!(proposed(&world, DAVE, proposal).outcome, Outcome::Passed);
}

#[test]
fn a_last_word_is_read_by_those_who_stay() {
    let mut world = three();
    let words = "thank you for the nights";
    let carol = member(&world, CAROL);
    world.leave(CAROL, words);
    world.run_until_quiescent();
    let farewells = world.devices[ALICE].ledger().decisions().farewells;
    let [farewell] = &farewells[..] else { panic!("{farewells:?}") };
    assert_eq!(farewell.member, carol);
    assert_eq!(farewell.words, Words::Known(words.to_owned()));
    assert_eq!(world.devices[BOB].ledger().decisions().farewells, farewells);
}

#[test]
fn of_two_who_would_remove_each_other_at_once_neither_has_a_say_in_it() {
    let mut world = four();
    world.cut_all();
    let (alice, bob) = (member(&world, ALICE), member(&world, BOB));
    let of_bob = world.say_so(ALICE, &Say::ProposeRemoval { member: bob, why: None });
    let of_alice = world.say_so(BOB, &Say::ProposeRemoval { member: alice, why: None });
    world.connect_all();
    world.run_until_quiescent();
    assert_eq!(said(&world, CAROL, of_bob, ALICE), Said::NotAsked);
    assert_eq!(said(&world, CAROL, of_alice, BOB), Said::NotAsked);
    assert_eq!(proposed(&world, CAROL, of_bob).outcome, Outcome::Open);
    for voter in [CAROL, DAVE] {
        world.say_so(voter, &vote(of_bob, Answer::Yes));
        world.run_until_quiescent();
    }
    let roster = world.devices[CAROL].ledger().roster();
    assert_eq!(roster.members[&bob].standing, Standing::Removed);
    assert_eq!(roster.members[&alice].standing, Standing::Member);
}

#[test]
fn what_a_removed_device_wrote_unheard_counts_for_nobody() {
    let mut world = four();
    let dave = member(&world, DAVE);
    for other in [ALICE, BOB, CAROL] {
        world.cut(DAVE, other);
    }
    let unheard = world.edit(DAVE, &purpose("as dave would have it"));
    let removal = world.say_so(ALICE, &Say::ProposeRemoval { member: dave, why: None });
    world.run_until_quiescent();
    world.say_so(BOB, &vote(removal, Answer::Yes));
    world.run_until_quiescent();
    world.connect_all();
    world.run_until_quiescent();
    assert!(!world.is_linked(ALICE, DAVE), "nobody lets him in");
    assert!(world.devices[ALICE].ledger().log().position(&unheard).is_none());
    assert_eq!(purpose_of(&world, ALICE), "");
    assert!(world.devices[DAVE].ledger().belongs(), "he has not heard of it");
}
