//! What two people read after acting at once on ground rules and decisions alike, written before the code: in both
//! orders of arrival, and with one device's clock days off.

mod thresholds;

use super::*;
use crate::group::edit::{ConcernName, FocusFact, Origin, Put, Stance, Topic};
use crate::group::snapshot::{Agreement, RuleState};
use crate::id::RecordId;

/// What is put to the group in a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Rule,
    Decision,
}

const BOTH: [What; 2] = [What::Rule, What::Decision];

impl What {
    fn begin(self, peer: &mut Peer) {
        let (title, wording) = ("Ours".to_owned(), "We begin at seven".to_owned());
        peer.edit(&match self {
            Self::Rule => Edit::AddRule { title, wording, topic: None },
            Self::Decision => {
                Edit::AddDecision { title, wording, reasons: "Trains".to_owned(), until: None }
            }
        });
    }

    fn read(self, snapshot: &GroupSnapshot) -> Agreement {
        match self {
            Self::Rule => (*snapshot.rules[0]).clone(),
            Self::Decision => snapshot.decisions[0].put.clone(),
        }
    }

    fn put(self, peer: &Peer) -> Put {
        let id = self.read(&peer.snapshot()).id;
        match self {
            Self::Rule => Put::Rule(id),
            Self::Decision => Put::Decision(id),
        }
    }

    fn reword(self, peer: &mut Peer, words: &str) {
        let text = self.put(peer).wording();
        peer.write(text, words);
    }

    fn say(self, peer: &mut Peer, stance: Stance, why: Option<&str>) {
        let put = self.read(&peer.snapshot());
        let (wording, why) = (put.wording.wording.unwrap(), why.map(str::to_owned));
        let stance = Some(stance);
        peer.edit(&match self {
            Self::Rule => Edit::AnswerRule { rule: put.id, wording, stance, why },
            Self::Decision => Edit::AnswerDecision { decision: put.id, wording, stance, why },
        });
    }

    fn put_aside(self, peer: &mut Peer, aside: bool) {
        let id = self.read(&peer.snapshot()).id;
        peer.edit(&match self {
            Self::Rule => Edit::SetRuleAside { rule: id, aside },
            Self::Decision => {
                Edit::PutAside { what: crate::group::edit::Aside::Decision(id), aside }
            }
        });
    }
}

/// Lets two act at once after a common beginning, in every order and with every clock; both then read this.
#[track_caller]
fn at_once(
    beginning: &dyn Fn(&mut Peer, &mut Peer),
    alice_does: &dyn Fn(&mut Peer),
    bob_does: &dyn Fn(&mut Peer),
    reads: &dyn Fn(&GroupSnapshot) -> String,
    sentence: &str,
) {
    for (alice_ahead, bob_ahead) in [(0, 0), (9, 0), (0, 400)] {
        for order in 0..4 {
            let world = World::default();
            let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
            let roster = Touched { roster: true, ..Touched::default() };
            alice.refresh(&roster);
            bob.refresh(&roster);
            beginning(&mut alice, &mut bob);
            meet(&mut alice, &mut bob);
            world.set_ahead(alice.me, alice_ahead);
            world.set_ahead(bob.me, bob_ahead);
            if order % 2 == 0 {
                alice_does(&mut alice);
                bob_does(&mut bob);
            } else {
                bob_does(&mut bob);
                alice_does(&mut alice);
            }
            if order < 2 {
                alice.hear(&bob);
            } else {
                bob.hear(&alice);
            }
            assert_eq!(reads(&meet(&mut alice, &mut bob)), sentence);
        }
    }
}

fn agreed(what: What, alice: &mut Peer, bob: &mut Peer) {
    what.begin(alice);
    bob.hear(alice);
    what.say(alice, Stance::Agree, None);
    what.say(bob, Stance::Agree, None);
}

fn told(put: &Agreement) -> String {
    let state = match &put.state {
        RuleState::InTheMaking { .. } => "in the making".to_owned(),
        RuleState::Agreed => "agreed".to_owned(),
        RuleState::EarlierWordingHolds { words, .. } => format!("until then holds: {words}"),
        RuleState::Concern { .. } => "does not hold yet".to_owned(),
        RuleState::Aside => "set aside".to_owned(),
        RuleState::Unsettled => "set aside or not?".to_owned(),
    };
    let old = put.answers.iter().filter(|answer| !answer.current).count();
    let (words, versions) = (&put.wording.words, put.wording.versions.len());
    format!("{words} ({versions}) | {state} | {old} on earlier words")
}

#[test]
fn two_rewordings_are_joined_and_what_was_said_to_either_does_not_count_for_it() {
    for what in BOTH {
        at_once(
            &|alice, bob| agreed(what, alice, bob),
            &|alice| {
                what.reword(alice, "We begin together at seven");
                what.say(alice, Stance::Agree, None);
            },
            &|bob| {
                what.reword(bob, "We begin at seven sharp");
                what.say(bob, Stance::Agree, None);
            },
            &|snapshot| told(&what.read(snapshot)),
            "We begin together at seven sharp (2) | until then holds: We begin at seven | 2 on earlier words",
        );
    }
}

#[test]
fn agreeing_while_another_rewords_stays_with_the_old_wording() {
    for what in BOTH {
        at_once(
            &|alice, bob| {
                what.begin(alice);
                bob.hear(alice);
                what.say(alice, Stance::Agree, None);
            },
            &|alice| what.reword(alice, "We begin at eight"),
            &|bob| what.say(bob, Stance::Agree, None),
            &|snapshot| told(&what.read(snapshot)),
            "We begin at eight (1) | until then holds: We begin at seven | 2 on earlier words",
        );
    }
}

#[test]
fn the_last_agreement_and_a_concern_at_once_do_not_hold_yet() {
    for what in BOTH {
        at_once(
            &|alice, bob| {
                what.begin(alice);
                bob.hear(alice);
            },
            &|alice| what.say(alice, Stance::Agree, None),
            &|bob| what.say(bob, Stance::Concern, Some("My shift ends at seven")),
            &|snapshot| told(&what.read(snapshot)),
            "We begin at seven (1) | does not hold yet | 0 on earlier words",
        );
    }
}

#[test]
fn retired_by_one_and_reworded_by_another_comes_back_as_both() {
    for what in BOTH {
        at_once(
            &|alice, bob| agreed(what, alice, bob),
            &|alice| what.put_aside(alice, true),
            &|bob| what.reword(bob, "We begin at eight"),
            &|snapshot| told(&what.read(snapshot)),
            "We begin at eight (1) | set aside or not? | 2 on earlier words",
        );
        at_once(
            &|alice, bob| agreed(what, alice, bob),
            &|alice| what.put_aside(alice, true),
            &|bob| what.put_aside(bob, true),
            &|snapshot| told(&what.read(snapshot)),
            "We begin at seven (1) | set aside | 0 on earlier words",
        );
    }
}

#[test]
fn a_word_that_was_changed_says_what_it_was() {
    let stances = |what: What, snapshot: &GroupSnapshot| {
        let mut told: Vec<String> = what
            .read(snapshot)
            .answers
            .iter()
            .map(|answer| format!("{:?} from {:?}", answer.stance, answer.before))
            .collect();
        told.sort();
        told.join(" | ")
    };
    for what in BOTH {
        at_once(
            &|alice, bob| agreed(what, alice, bob),
            &|alice| what.say(alice, Stance::Concern, Some("Trains")),
            &|bob| what.say(bob, Stance::Agree, Some("Gladly")),
            &|snapshot| stances(what, snapshot),
            "Agree from None | Concern from Some(Agree)",
        );
        // Saying the same again, with other words, does not hide it.
        at_once(
            &|alice, bob| agreed(what, alice, bob),
            &|alice| {
                what.say(alice, Stance::Concern, Some("Trains"));
                what.say(alice, Stance::Concern, Some("Trains and buses"));
            },
            &|_| {},
            &|snapshot| stances(what, snapshot),
            "Agree from None | Concern from Some(Agree)",
        );
    }
}

#[test]
fn a_concern_is_answered_by_name_and_another_concern_is_not() {
    let concern = |what: What, peer: &Peer| -> Option<ConcernName> {
        what.read(&peer.snapshot()).answers.iter().find_map(|answer| answer.concern)
    };
    let remark = |what: What, peer: &mut Peer, words: &str, to| {
        let (on, words) = (what.put(peer), words.to_owned());
        peer.edit(&Edit::Remark { on, words, to });
    };
    let reads = |what: What, snapshot: &GroupSnapshot| {
        let put = what.read(snapshot);
        let stands: Vec<_> = put.answers.iter().filter_map(|answer| answer.concern).collect();
        let mut told: Vec<String> = put
            .remarks
            .iter()
            .map(|remark| {
                let Words::Known(words) = &remark.written.words else { panic!() };
                let to = remark.to.map(|to| stands.contains(&to));
                format!("{words}: {to:?}")
            })
            .collect();
        told.sort();
        format!("{:?}: {}", put.state, told.join(" | "))
    };
    let bob = MemberId::from_bytes([2; 16]);
    for what in BOTH {
        let beginning = |alice: &mut Peer, bob: &mut Peer| {
            what.begin(alice);
            bob.hear(alice);
            what.say(bob, Stance::Concern, Some("Trains"));
        };
        at_once(
            &beginning,
            &|alice| {
                let to = concern(what, alice);
                remark(what, alice, "We can wait for your train", to);
            },
            &|bob| remark(what, bob, "I asked at the station", None),
            &|snapshot| reads(what, snapshot),
            &format!(
                "{:?}: I asked at the station: None | We can wait for your train: Some(true)",
                RuleState::Concern { by: vec![bob], holds: None }
            ),
        );
        // The reason changed while somebody answered the one before.
        at_once(
            &beginning,
            &|alice| {
                let to = concern(what, alice);
                remark(what, alice, "We can wait for your train", to);
            },
            &|bob| what.say(bob, Stance::Concern, Some("Children")),
            &|snapshot| reads(what, snapshot),
            &format!(
                "{:?}: We can wait for your train: Some(false)",
                RuleState::Concern { by: vec![bob], holds: None }
            ),
        );
    }
}

#[test]
fn however_much_one_member_says_what_the_others_said_stays_to_be_read() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    What::Rule.begin(&mut alice);
    let on = What::Rule.put(&alice);
    let remark = |words: String| Edit::Remark { on, words, to: None };
    meet(&mut alice, &mut bob);
    alice.edit(&remark("Once, long ago".to_owned()));
    for number in 0..130 {
        bob.edit(&remark(format!("And {number}")));
    }
    let remarks = What::Rule.read(&meet(&mut alice, &mut bob)).remarks;
    let said = |member| remarks.iter().filter(|it| it.member == member).count();
    assert_eq!((said(alice.me), said(bob.me)), (1, 40));
    let last = &remarks.last().unwrap().written.words;
    assert_eq!(*last, Words::Known("And 129".to_owned()));
}

#[test]
fn a_remark_that_was_taken_back_is_gone() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    What::Rule.begin(&mut alice);
    let on = What::Rule.put(&alice);
    let written = alice.edit(&Edit::Remark { on, words: "Ward 7 again".to_owned(), to: None });
    let body = written.bodies[0].name;
    meet(&mut alice, &mut bob);
    world.take_back(body);
    let touched = Touched { bodies: [body].into(), ..Touched::default() };
    alice.refresh(&touched);
    bob.refresh(&touched);
    let snapshot = meet(&mut alice, &mut bob);
    assert!(!format!("{snapshot:?}").contains("Ward 7"));
    assert_eq!(snapshot.rules[0].remarks[0].written.words, Words::TakenBack);
}

#[test]
fn two_topics_and_two_days_at_once_are_both_shown() {
    let day = |day| Some(jiff::civil::date(2026, 6, day));
    for what in BOTH {
        let again = |peer: &mut Peer, on| {
            let at = what.put(peer);
            peer.edit(&Edit::LookAgain { at, on });
        };
        at_once(
            &|alice, _| what.begin(alice),
            &|alice| again(alice, day(3)),
            &|bob| again(bob, day(9)),
            &|snapshot| {
                let again = what.read(snapshot).again;
                let mut days: Vec<_> =
                    again.values.iter().map(|it| it.value.unwrap().day()).collect();
                days.sort_unstable();
                format!("{days:?} {:?}", again.settled())
            },
            "[3, 9] None",
        );
    }
    let topic = |peer: &mut Peer, topic| {
        let rule = What::Rule.read(&peer.snapshot()).id;
        peer.edit(&Edit::SetTopic { rule, topic: Some(topic) });
    };
    at_once(
        &|alice, _| What::Rule.begin(alice),
        &|alice| topic(alice, Topic::Phones),
        &|bob| topic(bob, Topic::Coming),
        &|snapshot| snapshot.rules[0].topic.values.len().to_string(),
        "2",
    );
    let until = |peer: &mut Peer, until| {
        let decision = What::Decision.read(&peer.snapshot()).id;
        peer.edit(&Edit::SetUntil { decision, until });
    };
    at_once(
        &|alice, _| What::Decision.begin(alice),
        &|alice| until(alice, day(3)),
        &|bob| until(bob, day(9)),
        &|snapshot| snapshot.decisions[0].until.values.len().to_string(),
        "2",
    );
}

#[test]
fn two_outcomes_at_once_are_both_shown() {
    let outcome = |peer: &mut Peer, words: &str| {
        let text = TextField::DecisionOutcome(What::Decision.read(&peer.snapshot()).id);
        peer.write(text, words);
    };
    at_once(
        &|alice, bob| agreed(What::Decision, alice, bob),
        &|alice| outcome(alice, "It works"),
        &|bob| outcome(bob, "It was too late for some"),
        &|snapshot| snapshot.decisions[0].outcome.versions.len().to_string(),
        "2",
    );
}

#[test]
fn whether_members_come_from_elsewhere_since_follows_from_what_each_saw() {
    let origin = |peer: &mut Peer, origin| {
        peer.edit(&Edit::SetFocus { set: FocusFact::Origin(origin) });
    };
    let reads = |what: What, snapshot: &GroupSnapshot| {
        let now = snapshot.focus.origin.settled().copied();
        let put = what.read(snapshot);
        let mut seen: Vec<_> = put.answers.iter().map(|answer| answer.origin).collect();
        seen.sort_unstable();
        format!("{now:?} {seen:?}")
    };
    for what in BOTH {
        // The change and the agreement did not hear of each other: the agreement was given to what was.
        at_once(
            &|alice, bob| {
                origin(alice, Origin::SameWorkplace);
                what.begin(alice);
                bob.hear(alice);
                what.say(alice, Stance::Agree, None);
            },
            &|alice| origin(alice, Origin::Mixed),
            &|bob| what.say(bob, Stance::Agree, None),
            &|snapshot| reads(what, snapshot),
            "Some(Mixed) [Some(SameWorkplace), Some(SameWorkplace)]",
        );
        // Two origins at once are none; whoever speaks then has seen none.
        at_once(
            &|alice, bob| agreed(what, alice, bob),
            &|alice| origin(alice, Origin::Mixed),
            &|bob| origin(bob, Origin::SameWorkplace),
            &|snapshot| reads(what, snapshot),
            "None [None, None]",
        );
    }
}

#[test]
fn a_member_on_a_break_holds_up_no_decision_and_a_newcomer_unsettles_none() {
    let world = World::default();
    let (mut alice, mut bob) = (world.device(1, 1), world.device(2, 1));
    let carol = world.member(3);
    world.set_standing(carol, Standing::OnBreak);
    agreed(What::Decision, &mut alice, &mut bob);
    assert_eq!(What::Decision.read(&meet(&mut alice, &mut bob)).state, RuleState::Agreed);
    world.member(4);
    world.set_standing(carol, Standing::Member);
    assert_eq!(What::Decision.read(&meet(&mut alice, &mut bob)).state, RuleState::Agreed);
}

#[test]
fn what_cannot_be_said_is_told_and_changes_nothing() {
    let world = World::default();
    let (mut alice, _) = (world.device(1, 1), world.device(2, 1));
    What::Decision.begin(&mut alice);
    let put = What::Decision.put(&alice);
    What::Decision.put_aside(&mut alice, true);
    let before = alice.document.heads();
    let nobody = RecordId::from_bytes([5; 16]);
    let far = Some(jiff::civil::date(2900, 1, 1));
    let (title, wording) = ("Ours".to_owned(), "Words".to_owned());
    let concern =
        ConcernName { member: alice.me, exact: crate::id::ExactHash::from_bytes([1; 32]) };
    let mistakes = [
        Edit::AddDecision { title, wording, reasons: String::new(), until: far },
        Edit::Write { text: put.wording(), words: "New".to_owned(), from: None },
        Edit::LookAgain { at: Put::Rule(nobody), on: None },
        Edit::LookAgain { at: put, on: far },
        Edit::SetUntil { decision: nobody, until: None },
        Edit::SetTopic { rule: nobody, topic: Some(Topic::Duty) },
        Edit::Remark { on: put, words: "  ".to_owned(), to: None },
        Edit::Remark { on: put, words: "It is fine".to_owned(), to: Some(concern) },
        Edit::Remark { on: Put::Decision(nobody), words: "Hm".to_owned(), to: None },
    ];
    for mistake in &mistakes {
        let told = alice.try_edit(mistake).unwrap_err().to_string();
        assert!(told.ends_with('.'), "{told}");
    }
    assert_eq!(alice.document.heads(), before);
}
