//! Everything that honest people can say at once, each knowing the same, against counting on one's fingers.

use super::ground::{Ground, Say};
use crate::roster::build::{admit_motion, rule, vote};
use crate::roster::{Answer, Door, Motion, Roster, Threshold};

/// The rules that can differ among four people: the other two need as many as the majority does, which `ballot` tests.
const THRESHOLDS: [Threshold; 2] = [Threshold::Majority, Threshold::Everyone];

/// Every word by which somebody's place can change, and one of each kind of question.
fn words_about(people: usize) -> Vec<Say> {
    let removals = (0..people).map(Say::Remove);
    let retirements = (0..people).map(Say::RetireByAll);
    let questions = [Say::Rule(Threshold::Everyone, Door::Closed), Say::Admit, Say::CloseGroup];
    removals.chain(retirements).chain(questions).chain([Say::Pause, Say::Leave]).collect()
}

#[test]
fn whatever_three_members_propose_at_once_is_counted_as_on_ones_fingers() {
    let mut tried = 0;
    for threshold in THRESHOLDS {
        let mut ground = Ground::quiet(&["alice", "bob", "carol"], rule(threshold, Door::ByVote));
        ground.says = words_about(3);
        ground.says.insert(0, Say::Rule(Threshold::Majority, Door::Open));
        // One of them without the reductions of the larger group.
        if threshold == Threshold::Everyone {
            ground.alike = vec![(0, 1), (1, 2)];
        }
        tried += ground.check(2, 4, 211);
    }
    assert!(tried > 300, "{tried}");
}

#[test]
fn whatever_four_members_propose_at_once_is_counted_as_on_ones_fingers() {
    let mut tried = 0;
    for threshold in THRESHOLDS {
        let people = ["alice", "bob", "carol", "dora"];
        let mut ground = Ground::quiet(&people, rule(threshold, Door::ByVote));
        ground.says = words_about(4);
        ground.alike = vec![(0, 1), (1, 2), (2, 3)];
        ground.most_questions = 1;
        tried += ground.check(3, 6, 2_003);
    }
    assert!(tried > 2_000, "{tried}");
}

/// One open question, which everybody answers or closes.
fn asked(motion: &Motion, threshold: Threshold, door: Door) -> Ground {
    let people = ["alice", "bob", "carol", "dora"];
    let mut ground = Ground::quiet(&people, rule(threshold, door));
    ground.open.push(ground.history.propose("alice", motion.clone()));
    ground.history.all_hear();
    ground.says = vec![
        Say::Answer(0, Answer::Yes),
        Say::Answer(0, Answer::StandAside),
        Say::Answer(0, Answer::Concern),
        Say::Close(0),
        Say::Pause,
        Say::Leave,
    ];
    ground.alike = vec![(1, 2), (2, 3)];
    ground
}

#[test]
fn whatever_four_members_answer_at_once_is_counted_as_on_ones_fingers() {
    let mut tried = 0;
    for threshold in THRESHOLDS {
        let admit = admit_motion("dave");
        tried += asked(&admit, threshold, Door::ByVote).check(2, 6, 1_601);
        tried += asked(&admit, threshold, Door::Open).check(2, 6, 1_601);
        tried += asked(&Motion::SetRelay(None), threshold, Door::ByVote).check(2, 6, 1_601);
    }
    assert!(tried > 300, "{tried}");
}

#[test]
fn whatever_four_members_answer_while_one_of_them_is_to_go_is_counted_as_on_ones_fingers() {
    let mut tried = 0;
    for threshold in THRESHOLDS {
        let mut ground = asked(&admit_motion("dave"), threshold, Door::ByVote);
        let dora = ground.history.member("dora");
        ground.open.push(ground.history.propose("alice", Motion::Remove(dora)));
        ground.history.all_hear();
        ground.says.insert(0, Say::Answer(1, Answer::Yes));
        ground.says.insert(1, Say::Answer(1, Answer::NotNow));
        ground.alike = vec![(1, 2)];
        tried += ground.check(2, 6, 12_007);
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn whatever_two_devices_each_say_at_once_is_one_word_of_each_member() {
    let mut ground = Ground::quiet(&["alice", "bob"], rule(Threshold::Majority, Door::ByVote));
    ground.history.add_device("alice", "alice phone");
    ground.history.add_device("bob", "bob phone");
    ground.open.push(ground.history.propose("alice", Motion::SetRelay(None)));
    ground.history.all_hear();
    ground.voices = vec![("alice", 0), ("alice phone", 0), ("bob", 1), ("bob phone", 1)];
    ground.says = vec![
        Say::Answer(0, Answer::Yes),
        Say::Answer(0, Answer::NotNow),
        Say::Close(0),
        Say::RetireOwn(0),
        Say::RetireOwn(1),
        Say::Invite,
        Say::Pause,
        Say::Resume,
        Say::Leave,
    ];
    ground.in_every_order = true;
    let tried = ground.check(2, 4, 307);
    assert!(tried > 300, "{tried}");
}

/// Who is in and what was decided, by names that do not change with the order in which it was said.
fn gist(result: &Roster) -> String {
    let members: Vec<_> = result.members.iter().map(|(who, it)| (who, it.standing)).collect();
    let devices: Vec<_> = result.devices.iter().map(|(who, it)| (who, it.current)).collect();
    let proposals = result.proposals.values().filter(|it| !it.said.is_empty());
    let mut proposals: Vec<String> =
        proposals.map(|it| format!("{:?}", (&it.motion, it.by, &it.said, it.state))).collect();
    proposals.sort();
    format!("{members:?} {devices:?} {proposals:?} {:?} {}", result.rule, result.closed)
}

/// What one voice alone says comes to, then and once everybody has said yes to everything; and whether all was in order.
fn comes_to(ground: &Ground, chain: &[Say]) -> (String, String, bool) {
    let mut history = ground.say(&vec![chain.to_vec()]);
    let first = history.roster();
    history.all_hear();
    let mut open: Vec<_> = first.proposals.iter().collect();
    open.sort_by_key(|(_, it)| (it.motion == Motion::CloseGroup, format!("{:?}", it.motion)));
    for (name, _) in &ground.voices {
        for (proposal, _) in &open {
            history.say(name, vote(**proposal, Answer::Yes));
        }
    }
    let was_void = ground.history.roster().void.len();
    (gist(&first), gist(&history.roster()), first.void.len() == was_void)
}

/// Why it is enough that each voice says a set of words in one order.
#[test]
fn two_words_of_one_voice_come_to_the_same_in_either_order_or_one_of_them_counts_for_nothing() {
    let majority = rule(Threshold::Majority, Door::ByVote);
    let mut quiet = Ground::quiet(&["alice", "bob", "carol", "dora"], majority);
    quiet.says = words_about(4);
    let open = asked(&admit_motion("dave"), Threshold::Majority, Door::ByVote);
    let mut tried = 0;
    for ground in [quiet, open] {
        for (at, one) in ground.says.iter().enumerate() {
            for other in &ground.says[at + 1..] {
                if [one, other].iter().any(|say| ground.statement(0, **say).is_none()) {
                    continue;
                }
                let (now, then, is_good) = comes_to(&ground, &[*one, *other]);
                let (turned, turned_then, is_turned_good) = comes_to(&ground, &[*other, *one]);
                let alone = |say: Say| comes_to(&ground, &[say]);
                if other.replaces(*one) {
                    assert_eq!(
                        (now, then),
                        (alone(*other).0, alone(*other).1),
                        "{one:?} {other:?}"
                    );
                    assert_eq!((turned, turned_then), (alone(*one).0, alone(*one).1));
                } else if is_turned_good {
                    assert!(is_good);
                    assert_eq!((now, then), (turned, turned_then), "{one:?} {other:?}");
                } else {
                    let (gist, gist_then, _) = alone(*other);
                    assert_eq!((turned, turned_then), (gist, gist_then), "{one:?} {other:?}");
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 60, "{tried}");
}
