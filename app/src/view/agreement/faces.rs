//! Who stands where with a wording, as faces: those who said the same stand together.
//!
//! Invariant: a word to an earlier wording is none to this one, and nothing is counted.

use kith_sync::group::edit::Stance;
use kith_sync::group::snapshot::{RuleAnswer, Standing};
use kith_sync::id::MemberId;

use crate::view::Source;
use crate::view::people::{FaceView, FacesView, Stand};
use crate::words::t;

/// What somebody says to a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Nothing,
    This(Stance),
    /// Differently on two devices.
    Twice,
}

/// Groups of those who are asked, by what they say to this wording: by name in each, and this member last.
pub(super) fn faces(source: &Source<'_>, answers: &[RuleAnswer]) -> Vec<FacesView> {
    let people = source.people();
    let asked = source.snapshot.members.iter().filter(|it| it.standing == Standing::Member);
    let mut asked: Vec<MemberId> = asked.map(|member| member.id).collect();
    asked.sort_by_key(|id| (*id == source.status.me, people.rank(*id)));
    let says = |id: MemberId| -> Says {
        let mut words = answers.iter().filter(|it| it.current && it.member == id);
        match (words.next(), words.next()) {
            (None, _) => Says::Nothing,
            (Some(only), None) => Says::This(only.stance),
            (Some(_), Some(_)) => Says::Twice,
        }
    };
    let group = |(said, stand, words): (Says, Stand, &'static str)| {
        let alike = asked.iter().filter(|id| says(**id) == said);
        let people: Vec<FaceView> = alike.map(|id| people.face(*id)).collect();
        FacesView { stand, words, people }
    };
    let reserved = t!("agreement-faces-with-a-reservation");
    let groups = [
        (Says::This(Stance::Agree), Stand::For, t!("agreement-faces-agree")),
        (Says::This(Stance::AgreeWithReservation), Stand::Halfway, reserved),
        (Says::This(Stance::Concern), Stand::Careful, t!("agreement-faces-concern")),
        (Says::Twice, Stand::Careful, t!("people-two-answers")),
        (Says::This(Stance::StandAside), Stand::Aside, t!("agreement-faces-aside")),
        (Says::Nothing, Stand::Open, t!("agreement-faces-open")),
    ];
    groups.into_iter().map(group).filter(|group| !group.people.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desktop::scripted::{ana, ben, now, snapshot, status};

    /// What is shown of the answers to a rule with which Ben agrees and Cleo has a concern, once `change` is done.
    fn shown(change: impl FnOnce(&mut Vec<RuleAnswer>)) -> Vec<(&'static str, Vec<String>)> {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let has_concern = |it: &RuleAnswer| it.current && it.stance == Stance::Concern;
        let mut rules = snapshot.rules.iter();
        let rule = rules.find(|rule| rule.answers.iter().any(has_concern)).unwrap();
        let mut answers = rule.answers.clone();
        change(&mut answers);
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        let called = |group: FacesView| group.people.into_iter().map(|it| it.called).collect();
        let groups = faces(&source, &answers).into_iter();
        groups.map(|group| (group.words, called(group))).collect()
    }

    fn group(words: &'static str, names: &[&str]) -> (&'static str, Vec<String>) {
        (words, names.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn those_who_say_the_same_stand_together_and_whoever_is_silent_for_themselves() {
        let concern = group("A concern", &["Cleo"]);
        assert_eq!(
            shown(|_| ()),
            [group("Agree", &["Ben"]), group("With a reservation", &["You"]), concern.clone()]
        );
        let silent = shown(|answers| answers.retain(|it| it.member != ana()));
        assert_eq!(silent, [group("Agree", &["Ben"]), concern, group("Not spoken yet", &["You"])]);
    }

    #[test]
    fn a_word_to_an_earlier_wording_is_none_and_of_two_neither_counts() {
        let earlier = shown(|answers| answers.iter_mut().for_each(|it| it.current = false));
        assert_eq!(earlier, [group("Not spoken yet", &["Ben", "Cleo", "You"])]);
        let twice = shown(|answers| {
            answers.retain(|it| it.member == ben());
            let mine = RuleAnswer { member: ana(), ..answers[0].clone() };
            answers.extend([mine.clone(), RuleAnswer { stance: Stance::StandAside, ..mine }]);
        });
        assert_eq!(
            twice,
            [
                group("Agree", &["Ben"]),
                group("Two answers", &["You"]),
                group("Not spoken yet", &["Cleo"])
            ]
        );
    }
}
