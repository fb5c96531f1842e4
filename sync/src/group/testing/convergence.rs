//! The same entries give the same snapshot, whatever the order and the grouping of their arrival.

use proptest::prelude::*;

use super::*;
use crate::group::edit::{FocusFact, Origin, Put, Reply, Stance, Topic};

#[derive(Clone, Debug)]
enum Step {
    Write { who: usize, text: usize, words: usize },
    Rule { who: usize },
    Answer { who: usize, which: usize, stance: usize },
    Aside { who: usize, which: usize, aside: bool },
    Origin { who: usize, mixed: bool },
    Facts { who: usize, which: usize, day: i8 },
    Decision { who: usize },
    Decide { who: usize, stance: usize },
    Outcome { who: usize, words: usize },
    Remark { who: usize, on_rule: bool, words: usize },
    Meeting { who: usize, day: i8 },
    Move { who: usize, which: usize, day: i8 },
    Cancel { who: usize, which: usize, cancelled: bool },
    Reply { who: usize, which: usize, reply: usize },
    Name { who: usize, words: usize },
    Hear { who: usize, whom: usize, part: usize },
    Standing { whom: u8, standing: usize },
    TakeBack { which: usize },
    HoldBodies,
    BodiesArrive,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = 0..3_usize;
    let which = 0..4_usize;
    let step = prop_oneof![
        3 => (who.clone(), 0..6_usize, 0..6_usize)
            .prop_map(|(who, text, words)| Step::Write { who, text, words }),
        1 => who.clone().prop_map(|who| Step::Rule { who }),
        2 => (who.clone(), which.clone(), 0..5_usize)
            .prop_map(|(who, which, stance)| Step::Answer { who, which, stance }),
        1 => (who.clone(), which.clone(), any::<bool>())
            .prop_map(|(who, which, aside)| Step::Aside { who, which, aside }),
        1 => (who.clone(), any::<bool>()).prop_map(|(who, mixed)| Step::Origin { who, mixed }),
        1 => (who.clone(), which.clone(), 1..28_i8)
            .prop_map(|(who, which, day)| Step::Facts { who, which, day }),
        1 => who.clone().prop_map(|who| Step::Decision { who }),
        1 => (who.clone(), 0..5_usize).prop_map(|(who, stance)| Step::Decide { who, stance }),
        1 => (who.clone(), 0..6_usize).prop_map(|(who, words)| Step::Outcome { who, words }),
        1 => (who.clone(), any::<bool>(), 0..6_usize)
            .prop_map(|(who, on_rule, words)| Step::Remark { who, on_rule, words }),
        1 => (who.clone(), 1..28_i8).prop_map(|(who, day)| Step::Meeting { who, day }),
        1 => (who.clone(), which.clone(), 1..28_i8)
            .prop_map(|(who, which, day)| Step::Move { who, which, day }),
        1 => (who.clone(), which.clone(), any::<bool>())
            .prop_map(|(who, which, cancelled)| Step::Cancel { who, which, cancelled }),
        1 => (who.clone(), which, 0..4_usize)
            .prop_map(|(who, which, reply)| Step::Reply { who, which, reply }),
        1 => (who.clone(), 0..6_usize).prop_map(|(who, words)| Step::Name { who, words }),
        3 => (who.clone(), who, 0..40_usize)
            .prop_map(|(who, whom, part)| Step::Hear { who, whom, part }),
        2 => (1..6_u8, 0..4_usize)
            .prop_map(|(whom, standing)| Step::Standing { whom, standing }),
        1 => (0..30_usize).prop_map(|which| Step::TakeBack { which }),
        1 => Just(Step::HoldBodies),
        1 => Just(Step::BodiesArrive),
    ];
    proptest::collection::vec(step, 1..40)
}

const WORDS: [&str; 6] = [
    "we meet to rest and to talk",
    "we meet every week to rest and to talk",
    "we meet to rest, and to listen",
    "together we rest",
    "we meet to walk and to talk about ourselves",
    "talk",
];

fn edit_of(step: &Step, peers: &[Peer]) -> Option<(usize, Edit)> {
    let words = |at: usize| WORDS[at].to_owned();
    Some(match *step {
        Step::Write { who, text, words: at } => {
            let rules = peers[who].snapshot().rules;
            let text = match text {
                0 => TextField::GroupName,
                1 => TextField::FocusWho,
                2 => TextField::FocusPurpose,
                3 => TextField::RuleTitle(rules.first()?.id),
                _ => TextField::RuleWording(rules.first()?.id),
            };
            (who, Edit::Write { text, words: words(at), from: None })
        }
        Step::Rule { who } => {
            (who, Edit::AddRule { title: words(5), wording: words(0), topic: None })
        }
        Step::Answer { who, which, stance } => {
            let rule = peers[who].snapshot().rules.get(which)?.clone();
            let stances =
                [Stance::Agree, Stance::AgreeWithReservation, Stance::StandAside, Stance::Concern];
            let wording = rule.wording.wording?;
            let stance = stances.get(stance).copied();
            (who, Edit::AnswerRule { rule: rule.id, wording, stance, why: None })
        }
        Step::Aside { who, which, aside } => {
            let rule = peers[who].snapshot().rules.get(which)?.id;
            (who, Edit::SetRuleAside { rule, aside })
        }
        Step::Origin { who, mixed } => {
            let origin = if mixed { Origin::Mixed } else { Origin::SameWorkplace };
            (who, Edit::SetFocus { set: FocusFact::Origin(origin) })
        }
        Step::Facts { who, which, day } => (who, fact(&peers[who].snapshot(), which, day)?),
        Step::Decision { who } => {
            let (title, wording, reasons) = (words(5), words(0), words(3));
            (who, Edit::AddDecision { title, wording, reasons, until: None })
        }
        Step::Decide { who, stance } => {
            let decision = peers[who].snapshot().decisions.first()?.clone();
            let stances = [Stance::Agree, Stance::StandAside, Stance::Concern];
            let (wording, stance) = (decision.put.wording.wording?, stances.get(stance).copied());
            (who, Edit::AnswerDecision { decision: decision.put.id, wording, stance, why: None })
        }
        Step::Outcome { who, words: at } => {
            let id = peers[who].snapshot().decisions.first()?.put.id;
            let text = TextField::DecisionOutcome(id);
            (who, Edit::Write { text, words: words(at), from: None })
        }
        Step::Remark { who, on_rule, words: at } => {
            let snapshot = peers[who].snapshot();
            let (on, put) = if on_rule {
                let rule = snapshot.rules.first()?;
                (Put::Rule(rule.id), &**rule)
            } else {
                let decision = snapshot.decisions.first()?;
                (Put::Decision(decision.put.id), &decision.put)
            };
            let to = put.answers.iter().find_map(|answer| answer.concern);
            (who, Edit::Remark { on, words: words(at), to })
        }
        Step::Meeting { who, day } => {
            (who, Edit::AddMeeting { when: evening(day), place: words(5) })
        }
        Step::Move { who, which, day } => {
            let meeting = peers[who].snapshot().meetings.get(which)?.id;
            (who, Edit::MoveMeeting { meeting, when: evening(day) })
        }
        Step::Cancel { who, which, cancelled } => {
            let meeting = peers[who].snapshot().meetings.get(which)?.id;
            (who, Edit::CancelMeeting { meeting, cancelled })
        }
        Step::Reply { who, which, reply } => {
            let meeting = peers[who].snapshot().meetings.get(which)?.clone();
            let timed = &meeting.when.values[0].value;
            let reply = [Reply::Coming, Reply::Late, Reply::NotThisTime].get(reply).copied();
            let (date, when) = (timed.time.date, timed.exact);
            (who, Edit::ReplyToMeeting { meeting: meeting.id, date, when, reply })
        }
        Step::Name { who, words: at } => (who, Edit::NameMyself { name: words(at) }),
        Step::Hear { .. }
        | Step::Standing { .. }
        | Step::TakeBack { .. }
        | Step::HoldBodies
        | Step::BodiesArrive => return None,
    })
}

/// A topic or a day of the first rule or decision.
fn fact(snapshot: &GroupSnapshot, which: usize, day: i8) -> Option<Edit> {
    let date = Some(jiff::civil::date(2026, 6, day));
    let rule = snapshot.rules.first().map(|rule| rule.id);
    let decision = snapshot.decisions.first().map(|decision| decision.put.id);
    Some(match which {
        0 => Edit::SetTopic { rule: rule?, topic: Some(Topic::Phones) },
        1 => Edit::LookAgain { at: Put::Rule(rule?), on: date },
        2 => Edit::LookAgain { at: Put::Decision(decision?), on: date },
        _ => Edit::SetUntil { decision: decision?, until: date },
    })
}

/// What happens around the document: who belongs, what was taken back, which bodies arrive.
fn around(step: &Step, world: &World) -> Option<Touched> {
    Some(match *step {
        Step::Standing { whom, standing } => {
            // A number not heard of yet is a newcomer.
            let member = world.member(whom);
            let standings =
                [Standing::Member, Standing::OnBreak, Standing::Left, Standing::Removed];
            world.set_standing(member, standings[standing]);
            Touched { roster: true, ..Touched::default() }
        }
        Step::TakeBack { which } => {
            let body = *world.bodies().get(which)?;
            world.take_back(body);
            Touched { bodies: [body].into(), ..Touched::default() }
        }
        Step::BodiesArrive => world.let_bodies_arrive(),
        Step::HoldBodies => {
            world.hold_bodies();
            return None;
        }
        Step::Write { .. }
        | Step::Rule { .. }
        | Step::Answer { .. }
        | Step::Aside { .. }
        | Step::Origin { .. }
        | Step::Facts { .. }
        | Step::Decision { .. }
        | Step::Decide { .. }
        | Step::Outcome { .. }
        | Step::Remark { .. }
        | Step::Meeting { .. }
        | Step::Move { .. }
        | Step::Cancel { .. }
        | Step::Reply { .. }
        | Step::Name { .. }
        | Step::Hear { .. } => return None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn three_devices_read_the_same_in_the_end_and_at_every_step_as_from_scratch(steps in steps()) {
        let world = World::default();
        let mut peers = vec![world.device(1, 1), world.device(2, 1), world.device(3, 1)];
        for peer in &mut peers {
            peer.refresh(&Touched { roster: true, ..Touched::default() });
        }
        for step in &steps {
            if let Step::Hear { who, whom, part } = *step {
                let whom = if whom == who { (whom + 1) % 3 } else { whom };
                let mut peer = peers.remove(who);
                let whom = if whom > who { whom - 1 } else { whom };
                peer.hear_some(&peers[whom], part);
                peers.insert(who, peer);
            } else if let Some(touched) = around(step, &world) {
                for peer in &mut peers {
                    peer.refresh(&touched);
                }
            } else if let Some((who, edit)) = edit_of(step, &peers) {
                // What a person may not do just now is refused, and changes nothing.
                let before = peers[who].document.heads();
                if peers[who].try_edit(&edit).is_err() {
                    prop_assert_eq!(&peers[who].document.heads(), &before);
                }
            }
            for peer in &peers {
                prop_assert_eq!(peer.snapshot(), peer.read_anew());
                prop_assert!(peer.document.agrees_with_its_index());
            }
        }
        for _ in 0..2 {
            for who in 0..3 {
                let mut peer = peers.remove(who);
                for other in &peers {
                    peer.hear(other);
                }
                peers.insert(who, peer);
            }
        }
        // Somebody who hears it one by one, and in the order of another's log.
        let arrived = world.let_bodies_arrive();
        for peer in &mut peers {
            peer.refresh(&arrived);
        }
        let mut late = world.device(3, 9);
        for peer in &mut peers {
            peer.refresh(&Touched { roster: true, ..Touched::default() });
        }
        late.refresh(&Touched { roster: true, ..Touched::default() });
        for part in 0..=peers[1].log.len() {
            late.hear_some(&peers[1], part);
        }
        for peer in &peers {
            prop_assert_eq!(peer.document.heads(), late.document.heads());
            prop_assert_eq!(peer.snapshot(), late.snapshot());
        }
    }
}

#[test]
fn what_was_not_touched_is_the_same_value_as_before() {
    let world = World::default();
    let mut alice = world.device(1, 1);
    for day in 1..4 {
        alice.edit(&Edit::AddMeeting { when: evening(day), place: "Library".to_owned() });
    }
    let before = alice.snapshot();
    alice.edit(&Edit::MoveMeeting { meeting: before.meetings[1].id, when: evening(20) });
    let after = alice.snapshot();
    assert!(Arc::ptr_eq(&before.focus, &after.focus));
    assert!(Arc::ptr_eq(&before.rules, &after.rules));
    assert!(Arc::ptr_eq(&before.members, &after.members));
    assert!(Arc::ptr_eq(&before.meetings[0], &after.meetings[0]));
    assert_eq!(after.meetings[2].id, before.meetings[1].id);
}
