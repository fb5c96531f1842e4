//! How many have to agree before a wording holds: the group's own rule, however it changes meanwhile.

use super::*;
use crate::threshold::Threshold;

/// Alice, bob and carol, in a group where as many as this have to agree to a wording.
fn three_who_agree_by(wordings: Threshold) -> (World, [Peer; 3]) {
    let world = World::default();
    world.set_wordings(wordings);
    let mut peers = [1, 2, 3].map(|number| world.device(number, 1));
    rule_is_known(&mut peers);
    (world, peers)
}

fn rule_is_known(peers: &mut [Peer; 3]) {
    for peer in peers {
        peer.refresh(&Touched { roster: true, ..Touched::default() });
    }
}

/// All three meet and read the same.
fn all_read(what: What, peers: &mut [Peer; 3]) -> String {
    let [alice, bob, carol] = &mut *peers;
    alice.hear(bob);
    carol.hear(alice);
    alice.hear(carol);
    bob.hear(alice);
    bob.hear(carol);
    carol.hear(bob);
    let read = peers.each_ref().map(|peer| told(&what.read(&peer.snapshot())));
    assert_eq!((&read[0], &read[0]), (&read[1], &read[2]));
    assert_eq!(read[0], told(&what.read(&peers[0].read_anew())));
    read[0].clone()
}

const HOLDS: &str = "We begin at seven (1) | agreed | 0 on earlier words";
const OPEN: &str = "We begin at seven (1) | in the making | 0 on earlier words";

#[test]
fn a_wording_holds_by_the_groups_own_rule_and_never_by_one_voice() {
    for what in BOTH {
        for (wordings, after_two) in [
            (Threshold::Majority, HOLDS),
            (Threshold::TwoThirds, HOLDS),
            (Threshold::AllButOne, HOLDS),
            (Threshold::Everyone, OPEN),
        ] {
            let (_, mut peers) = three_who_agree_by(wordings);
            what.begin(&mut peers[0]);
            all_read(what, &mut peers);
            what.say(&mut peers[0], Stance::Agree, None);
            assert_eq!(all_read(what, &mut peers), OPEN);
            // Whoever stands aside has no say in it, and one voice alone is none.
            what.say(&mut peers[2], Stance::Concern, Some("Too early"));
            what.say(&mut peers[1], Stance::AgreeWithReservation, None);
            assert!(all_read(what, &mut peers).contains("does not hold yet"));
            let concern = what.read(&peers[0].snapshot()).state;
            let RuleState::Concern { by, holds } = concern else { panic!("a concern comes first") };
            assert_eq!((by, holds.is_some()), (vec![peers[2].me], after_two == HOLDS));
            what.say(&mut peers[2], Stance::StandAside, None);
            assert_eq!(all_read(what, &mut peers), HOLDS);
        }
    }
}

#[test]
fn a_stricter_rule_unsettles_nothing_that_holds_and_counts_for_what_is_open() {
    for what in BOTH {
        let (world, mut peers) = three_who_agree_by(Threshold::Majority);
        what.begin(&mut peers[0]);
        all_read(what, &mut peers);
        what.say(&mut peers[0], Stance::Agree, None);
        what.say(&mut peers[1], Stance::Agree, None);
        assert_eq!(all_read(what, &mut peers), HOLDS);
        world.set_wordings(Threshold::Everyone);
        rule_is_known(&mut peers);
        assert_eq!(all_read(what, &mut peers), HOLDS);
        what.say(&mut peers[1], Stance::AgreeWithReservation, None);
        assert_eq!(all_read(what, &mut peers), HOLDS, "whoever speaks again unsettles nothing");
        what.reword(&mut peers[0], "We begin at eight");
        all_read(what, &mut peers);
        what.say(&mut peers[0], Stance::Agree, None);
        what.say(&mut peers[1], Stance::Agree, None);
        let until =
            "We begin at eight (1) | until then holds: We begin at seven | 0 on earlier words";
        assert_eq!(all_read(what, &mut peers), until);
        what.say(&mut peers[2], Stance::Agree, None);
        assert_eq!(
            all_read(what, &mut peers),
            "We begin at eight (1) | agreed | 0 on earlier words"
        );
    }
}

/// Two agree while a third, who does not hear them, knows that the rule became stricter: no order of hearing matters.
#[test]
fn agreeing_while_the_rule_becomes_stricter_is_judged_alike_everywhere() {
    for what in BOTH {
        for alice_first in [true, false] {
            let (world, mut peers) = three_who_agree_by(Threshold::Majority);
            what.begin(&mut peers[0]);
            all_read(what, &mut peers);
            let says = |peers: &mut [Peer; 3], who: usize, wordings: Threshold| {
                world.set_wordings(wordings);
                what.say(&mut peers[who], Stance::Agree, None);
            };
            if alice_first {
                says(&mut peers, 0, Threshold::Majority);
                says(&mut peers, 1, Threshold::Everyone);
            } else {
                says(&mut peers, 1, Threshold::Everyone);
                says(&mut peers, 0, Threshold::Majority);
            }
            world.set_wordings(Threshold::Everyone);
            rule_is_known(&mut peers);
            assert_eq!(all_read(what, &mut peers), OPEN, "one of the two had to expect all three");
            world.set_wordings(Threshold::Majority);
            rule_is_known(&mut peers);
            assert_eq!(all_read(what, &mut peers), HOLDS, "a looser rule takes what was said");
        }
    }
}
