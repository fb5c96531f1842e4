//! What two people read on their screens after acting at once on devices that could not hear each other: in both orders
//! of arrival, and with one clock days off.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use jiff::civil::date;
use kith_sync::group::edit::{Aside, FocusFact, Origin, Put, Stance, TextField};
use kith_sync::group::snapshot::{Agreement, Standing, Words};
use kith_sync::group::{
    Around, Authors, Bodies, DeviceInfo, Document, Edit, EditContext, GroupSnapshot, MemberInfo,
    Touched, Vetted, View,
};
use kith_sync::id::{BodyName, ChainId, Day, DeviceId, GroupId, MemberId, RecordId};
use kith_sync::threshold::Threshold;

use super::Source;
use super::agreement::AgreementView;
use super::group_decisions::group_decisions_view;
use super::rules::rules_view;
use crate::desktop::scripted::{now, status};

const GROUP: GroupId = GroupId::from_bytes([9; 32]);

/// What both devices know without being told.
#[derive(Clone, Default)]
struct World(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    bodies: BTreeMap<BodyName, Words>,
    days: BTreeMap<[u8; 32], Day>,
}

impl Authors for World {
    fn member(&self, chain: &ChainId) -> Option<MemberId> {
        Some(MemberId::from_bytes([chain.as_bytes()[0]; 16]))
    }

    fn day(&self, _chain: &ChainId, change: &[u8; 32]) -> Day {
        self.0.lock().unwrap().days.get(change).copied().unwrap_or_default()
    }
}

impl Bodies for World {
    fn words(&self, body: &BodyName) -> Words {
        self.0.lock().unwrap().bodies.get(body).cloned().unwrap_or_default()
    }
}

/// A member with one device.
struct Person {
    world: World,
    me: MemberId,
    number: u8,
    document: Document,
    view: View,
    log: Vec<Vetted>,
    random: u8,
    /// What this person's clock shows.
    day: Day,
}

fn roster() -> Vec<MemberInfo> {
    let member = |number: u8| MemberInfo {
        id: MemberId::from_bytes([number; 16]),
        standing: Standing::Member,
        devices: vec![DeviceInfo { id: DeviceId::from_bytes([number; 32]), retired: false }],
    };
    vec![member(1), member(2)]
}

impl Person {
    fn new(world: &World, number: u8, day: u32) -> Self {
        let document = Document::new(ChainId::from_bytes([number; 32])).unwrap();
        let roster = roster();
        let around = Around {
            authors: world,
            bodies: world,
            roster: &roster,
            wordings: Threshold::Everyone,
        };
        let view = View::new(GROUP, &document, around);
        let me = MemberId::from_bytes([number; 16]);
        let (world, log) = (world.clone(), Vec::new());
        Self { world, me, number, document, view, log, random: 0, day: Day(day) }
    }

    fn does(&mut self, edit: &Edit) {
        let roster = roster();
        let (number, random) = (self.number, &mut self.random);
        let mut source = || {
            *random += 1;
            let mut bytes = [number; 16];
            bytes[1] = *random;
            bytes
        };
        let mut context = EditContext {
            me: self.me,
            device: DeviceId::from_bytes([number; 32]),
            group: GROUP,
            roster: &roster,
            wordings: Threshold::Everyone,
            bodies: &self.world,
            random: &mut source,
        };
        let written = self.document.edit(edit, &mut context).unwrap();
        {
            let mut known = self.world.0.lock().unwrap();
            known.days.insert(written.hash, self.day);
            let bodies = written.bodies.iter();
            known.bodies.extend(bodies.map(|it| (it.name, Words::Known(it.text.clone()))));
        }
        self.take_in(vec![written.vetted]);
    }

    fn hear(&mut self, other: &Self) {
        let new = other.log.iter().filter(|it| self.log.iter().all(|had| had.hash() != it.hash()));
        let new: Vec<Vetted> = new.cloned().collect();
        self.take_in(new);
    }

    fn take_in(&mut self, changes: Vec<Vetted>) {
        self.log.extend(changes.iter().cloned());
        let applied = self.document.apply(changes).unwrap();
        assert_eq!(applied.refused, []);
        let roster = roster();
        let around = Around {
            authors: &self.world,
            bodies: &self.world,
            roster: &roster,
            wordings: Threshold::Everyone,
        };
        let touched = Touched { roster: true, ..applied.touched };
        self.view.update(&self.document, around, &touched);
    }

    fn snapshot(&self) -> GroupSnapshot {
        self.view.snapshot()
    }
}

/// What is put to the group in a test.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Rule,
    Decision,
}

impl What {
    fn begin(self, person: &mut Person) {
        let (title, wording) = ("Ours".to_owned(), "We begin at seven".to_owned());
        person.does(&match self {
            Self::Rule => Edit::AddRule { title, wording, topic: None },
            Self::Decision => {
                Edit::AddDecision { title, wording, reasons: String::new(), until: None }
            }
        });
    }

    fn put(self, person: &Person) -> Agreement {
        let snapshot = person.snapshot();
        match self {
            Self::Rule => (*snapshot.rules[0]).clone(),
            Self::Decision => snapshot.decisions[0].put.clone(),
        }
    }

    fn named(self, id: RecordId) -> Put {
        match self {
            Self::Rule => Put::Rule(id),
            Self::Decision => Put::Decision(id),
        }
    }

    fn say(self, person: &mut Person, stance: Stance, why: Option<&str>) {
        let put = self.put(person);
        let (wording, why) = (put.wording.wording.unwrap(), why.map(str::to_owned));
        let stance = Some(stance);
        person.does(&match self {
            Self::Rule => Edit::AnswerRule { rule: put.id, wording, stance, why },
            Self::Decision => Edit::AnswerDecision { decision: put.id, wording, stance, why },
        });
    }

    fn reword(self, person: &mut Person, words: &str) {
        let id = self.put(person).id;
        let text = match self {
            Self::Rule => TextField::RuleWording(id),
            Self::Decision => TextField::DecisionWording(id),
        };
        person.does(&Edit::Write { text, words: words.to_owned(), from: None });
    }

    fn retire(self, person: &mut Person) {
        let id = self.put(person).id;
        person.does(&match self {
            Self::Rule => Edit::SetRuleAside { rule: id, aside: true },
            Self::Decision => Edit::PutAside { what: Aside::Decision(id), aside: true },
        });
    }

    fn agreed(self, alice: &mut Person, bob: &mut Person) {
        self.begin(alice);
        bob.hear(alice);
        self.say(alice, Stance::Agree, None);
        self.say(bob, Stance::Agree, None);
    }

    /// What a person reads.
    fn card(self, person: &Person) -> AgreementView {
        let (snapshot, now) = (person.snapshot(), now());
        let mut status = Arc::unwrap_or_clone(status());
        status.me = person.me;
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        match self {
            Self::Rule => {
                let view = rules_view(&source);
                view.rules.into_iter().chain(view.aside).next().unwrap().put
            }
            Self::Decision => {
                let view = group_decisions_view(&source);
                let all = view.open.into_iter().chain(view.standing).chain(view.aside);
                all.map(|decision| decision.put).next().unwrap()
            }
        }
    }
}

/// A deed of somebody who cannot hear the other.
type Deed = fn(What, &mut Person);

/// Lets two act at once in every order and with every clock, on a rule and on a decision; Alice then reads this.
#[track_caller]
fn at_once(
    beginning: fn(What, &mut Person, &mut Person),
    alice_does: Deed,
    bob_does: Deed,
    reads: fn(&AgreementView) -> Vec<String>,
    sentences: &[&str],
) {
    for what in [What::Rule, What::Decision] {
        for (alice_day, bob_day) in [(20_000, 20_000), (20_009, 20_000), (20_000, 20_400)] {
            for order in 0..4 {
                let world = World::default();
                let mut alice = Person::new(&world, 1, 20_000);
                let mut bob = Person::new(&world, 2, 20_000);
                alice.does(&Edit::NameMyself { name: "Alice".to_owned() });
                bob.does(&Edit::NameMyself { name: "Bob".to_owned() });
                beginning(what, &mut alice, &mut bob);
                alice.hear(&bob);
                bob.hear(&alice);
                (alice.day, bob.day) = (Day(alice_day), Day(bob_day));
                if order % 2 == 0 {
                    alice_does(what, &mut alice);
                    bob_does(what, &mut bob);
                } else {
                    bob_does(what, &mut bob);
                    alice_does(what, &mut alice);
                }
                if order < 2 {
                    alice.hear(&bob);
                    bob.hear(&alice);
                } else {
                    bob.hear(&alice);
                    alice.hear(&bob);
                }
                assert_eq!(alice.snapshot(), bob.snapshot());
                assert_eq!(reads(&what.card(&alice)), sentences);
            }
        }
    }
}

fn stands(card: &AgreementView) -> Vec<String> {
    let mut told = vec![card.wording.words.clone(), card.state.words.clone()];
    told.extend(card.meanwhile.clone());
    told.extend(card.state.more.clone());
    told
}

#[test]
fn rewording_at_once_is_joined_with_both_beside_it_and_what_held_goes_on_holding() {
    at_once(
        What::agreed,
        |what, alice| {
            what.reword(alice, "We begin together at seven");
            what.say(alice, Stance::Agree, None);
        },
        |what, bob| {
            what.reword(bob, "We begin at seven sharp");
            what.say(bob, Stance::Agree, None);
        },
        |card| {
            let mut told = stands(card);
            let mut beside: Vec<_> =
                card.wording.versions.iter().map(|it| it.words.clone()).collect();
            beside.sort();
            told.extend(beside);
            told.extend(card.mine.notes.clone());
            told
        },
        &[
            "We begin together at seven sharp",
            "The earlier wording holds",
            "We begin at seven",
            "Bob and you have not spoken on this wording yet.",
            "We begin at seven sharp",
            "We begin together at seven",
            "The wording has changed since you agreed. Your word stays with the earlier wording until you answer this one.",
        ],
    );
}

#[test]
fn agreeing_while_another_rewords_stays_visibly_with_the_old_wording() {
    at_once(
        |what, alice, bob| {
            what.begin(alice);
            bob.hear(alice);
            what.say(bob, Stance::Agree, None);
        },
        |what, alice| what.say(alice, Stance::Agree, None),
        |what, bob| what.reword(bob, "We begin at eight"),
        |card| {
            let mut told = stands(card);
            told.extend(card.mine.notes.clone());
            told.extend(card.mine.changed.as_ref().map(|changed| changed.spoken.clone()));
            told
        },
        &[
            "We begin at eight",
            "The earlier wording holds",
            "We begin at seven",
            "Bob and you have not spoken on this wording yet.",
            "The wording has changed since you agreed. Your word stays with the earlier wording until you answer this one.",
            "We begin at (taken out: seven) (added: eight)",
        ],
    );
}

#[test]
fn the_last_agreement_and_a_concern_at_once_do_not_hold_yet() {
    at_once(
        |what, alice, bob| {
            what.begin(alice);
            bob.hear(alice);
        },
        |what, alice| what.say(alice, Stance::Agree, None),
        |what, bob| what.say(bob, Stance::Concern, Some("My shift ends at seven.")),
        |card| {
            let mut told = stands(card);
            told.extend(card.answers.iter().map(|line| line.words.clone()));
            told
        },
        &[
            "We begin at seven",
            "Does not hold yet",
            "Bob has a concern. It is for the group to answer, not to outvote.",
            "Bob has a concern: My shift ends at seven.",
        ],
    );
}

#[test]
fn retired_by_one_and_reworded_by_another_is_for_the_group_to_settle() {
    at_once(
        What::agreed,
        What::retire,
        |what, bob| what.reword(bob, "We begin at eight"),
        |card| {
            let mut told = stands(card);
            told.push(format!("to settle: {}", card.unsettled));
            told
        },
        &[
            "We begin at eight",
            "Not settled",
            "One of you set this aside while another kept or reworded it.",
            "to settle: true",
        ],
    );
}

#[test]
fn a_word_that_is_changed_while_another_answers_says_what_it_was() {
    at_once(
        What::agreed,
        |what, alice| what.say(alice, Stance::StandAside, None),
        |what, bob| what.say(bob, Stance::Concern, Some("Trains.")),
        |card| {
            let mut told = card.mine.notes.clone();
            told.extend(card.answers.iter().map(|line| line.words.clone()));
            told
        },
        &[
            "You changed from agreeing to standing aside.",
            "Bob changed from agreeing to a concern: Trains.",
        ],
    );
}

#[test]
fn an_answer_to_a_concern_that_changed_meanwhile_is_one_to_the_concern_of_then() {
    at_once(
        |what, alice, bob| {
            what.begin(alice);
            bob.hear(alice);
            what.say(bob, Stance::Concern, Some("Trains."));
        },
        |what, alice| {
            let put = what.put(alice);
            let to = put.answers.iter().find_map(|answer| answer.concern);
            let words = "We can wait for your train.".to_owned();
            alice.does(&Edit::Remark { on: what.named(put.id), words, to });
        },
        |what, bob| what.say(bob, Stance::Concern, Some("Children.")),
        |card| {
            let who = |words: &str| words.split(", on ").next().unwrap_or_default().to_owned();
            let mut told: Vec<_> = card.answers.iter().map(|line| line.words.clone()).collect();
            for remark in &card.remarks {
                let to = remark.by.rsplit(", to ").next().unwrap_or_default();
                told.push(format!("{} to {to}: {}", who(&remark.by), remark.words));
            }
            told
        },
        &[
            "Bob has a concern: Children.",
            "You to Bob’s concern of then: We can wait for your train.",
        ],
    );
}

#[test]
fn two_days_to_look_again_are_both_shown() {
    fn again(what: What, person: &mut Person, day: i8) {
        let at = what.named(what.put(person).id);
        person.does(&Edit::LookAgain { at, on: Some(date(2027, 6, day)) });
    }
    at_once(
        What::agreed,
        |what, alice| again(what, alice, 3),
        |what, bob| again(what, bob, 9),
        |card| {
            let words = card.again.words.as_deref().unwrap_or_default();
            let mut days: Vec<_> = card.again.days.iter().filter_map(|(_, day)| *day).collect();
            days.sort_unstable();
            vec![words.ends_with("Which one is right?").to_string(), format!("{days:?}")]
        },
        &["true", "[2027-06-03, 2027-06-09]"],
    );
}

#[test]
fn an_agreement_given_while_the_origin_changed_is_marked_without_asking_any_clock() {
    fn origin(person: &mut Person, origin: Origin) {
        person.does(&Edit::SetFocus { set: FocusFact::Origin(origin) });
    }
    at_once(
        |what, alice, bob| {
            origin(alice, Origin::SameWorkplace);
            what.begin(alice);
            bob.hear(alice);
            what.say(bob, Stance::Agree, None);
        },
        |what, alice| what.say(alice, Stance::Agree, None),
        |_, bob| origin(bob, Origin::DifferentWorkplaces),
        |card| card.elsewhere.clone().into_iter().collect(),
        &[
            "Bob and you agreed when you came from one workplace; now you come from different workplaces. \
             Does it still fit? Answering it once more says so.",
        ],
    );
    // Whoever answers again has seen how it is now.
    at_once(
        |what, alice, bob| {
            origin(alice, Origin::SameWorkplace);
            what.agreed(alice, bob);
            alice.hear(bob);
            origin(alice, Origin::DifferentWorkplaces);
        },
        |what, alice| what.say(alice, Stance::Agree, None),
        |what, bob| what.say(bob, Stance::Agree, None),
        |card| card.elsewhere.clone().into_iter().collect(),
        &[],
    );
}
