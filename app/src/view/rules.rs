//! The ground rules, and each member's own word on them.

use kith_sync::group::edit::{Stance, TextField};
use kith_sync::group::snapshot::{GroundRule, RuleState};
use kith_sync::id::{BodyName, ExactHash, RecordId};

use super::Source;
use super::people::have;
use super::text::{TextView, known_words, text_view};

/// The screen "Ground rules".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RulesView {
    /// What comes before the rules, where there is something to say.
    pub(crate) lead: String,
    /// Those that wait for this member's word first, then the others; oldest first.
    pub(crate) rules: Vec<RuleView>,
    /// Those that were set aside.
    pub(crate) aside: Vec<RuleView>,
    pub(crate) may_write: bool,
}

/// One ground rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RuleView {
    pub(crate) id: RecordId,
    /// What it is called beside a button: its title, or words for one without.
    pub(crate) name: String,
    pub(crate) title: TextView,
    pub(crate) wording: TextView,
    pub(crate) state: StateView,
    /// What holds while a newer wording is being agreed.
    pub(crate) meanwhile: Option<String>,
    /// What the others said, a line each.
    pub(crate) answers: Vec<String>,
    pub(crate) mine: MineView,
    /// Whether people disagreed at once on setting it aside.
    pub(crate) unsettled: bool,
}

/// Where a rule stands, in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StateView {
    pub(crate) words: String,
    /// More, where it is needed.
    pub(crate) more: Option<String>,
    pub(crate) mood: Mood,
}

/// What a few words are said with; never the only sign of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    Settled,
    Open,
    Careful,
    Quiet,
}

/// This member's own word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MineView {
    /// The wording that an answer would be given to; absent where there is none, or two.
    pub(crate) wording: Option<ExactHash>,
    /// The word given to it.
    pub(crate) stance: Option<Stance>,
    /// Why, and the body by which it can be taken back.
    pub(crate) why: Option<(String, BodyName)>,
    /// Whether this member's word is still missing.
    pub(crate) asked: bool,
    /// What to say about an earlier or a doubled word.
    pub(crate) note: Option<String>,
    /// The words of an earlier wording that this member spoke on, beside those of now.
    pub(crate) changed: Option<ChangedView>,
}

/// What a wording was when this member spoke on it, and what it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangedView {
    pub(crate) heading: String,
    pub(crate) then: String,
    pub(crate) now: String,
}

/// Makes the screen.
pub(crate) fn rules_view(source: &Source<'_>) -> RulesView {
    let (aside, mut rules): (Vec<RuleView>, Vec<RuleView>) = source
        .snapshot
        .rules
        .iter()
        .map(|rule| (rule.state == RuleState::Aside, rule_view(source, rule)))
        .fold((Vec::new(), Vec::new()), |(mut aside, mut rules), (is_aside, rule)| {
            if is_aside {
                aside.push(rule);
            } else {
                rules.push(rule);
            }
            (aside, rules)
        });
    rules.sort_by_key(|rule| !rule.mine.asked);
    let asked = rules.iter().filter(|rule| rule.mine.asked).count();
    let lead = match (rules.len(), asked) {
        (0, _) => "Ground rules are made together, at the first meeting at best. Begin with one that matters to you; \
                   the others will answer it and may reword it."
            .to_owned(),
        (_, 0) => "You have answered every rule as it reads now.".to_owned(),
        (_, 1) => "One rule waits for your word.".to_owned(),
        (_, _) => "The rules that wait for your word come first.".to_owned(),
    };
    RulesView { lead, rules, aside, may_write: source.may_write() }
}

/// Whether a rule waits for this member's word.
pub(crate) fn is_asked(source: &Source<'_>, rule: &GroundRule) -> bool {
    let me = source.status.me;
    rule.state != RuleState::Aside
        && rule.wording.wording.is_some()
        && rule.answers.iter().filter(|answer| answer.member == me && answer.current).count() != 1
}

fn rule_view(source: &Source<'_>, rule: &GroundRule) -> RuleView {
    let people = source.people();
    let me = source.status.me;
    let mut others: Vec<_> = rule.answers.iter().filter(|answer| answer.member != me).collect();
    others.sort_by_key(|answer| people.rank(answer.member));
    let answers = others
        .into_iter()
        .map(|answer| {
            let name = people.subject(answer.member);
            let said = if answer.current {
                match answer.stance {
                    Stance::Agree => format!("{name} agrees"),
                    Stance::AgreeWithReservation => format!("{name} agrees with a reservation"),
                    Stance::StandAside => format!("{name} stands aside"),
                    Stance::Concern => format!("{name} has a concern"),
                }
            } else {
                match answer.stance {
                    Stance::Agree | Stance::AgreeWithReservation => {
                        format!("{name} agreed to an earlier wording")
                    }
                    Stance::StandAside => format!("{name} stood aside from an earlier wording"),
                    Stance::Concern => format!("{name} had a concern with an earlier wording"),
                }
            };
            match &answer.why {
                Some(why) => format!("{said}: {}", known_words(&why.words).0),
                None => said,
            }
        })
        .collect();
    let (state, meanwhile) = state_view(source, rule);
    RuleView {
        id: rule.id,
        name: if rule.title.words.trim().is_empty() {
            "A rule without a title".to_owned()
        } else {
            rule.title.words.clone()
        },
        title: text_view(
            source,
            TextField::RuleTitle(rule.id),
            ("Title", "A few words"),
            &rule.title,
        ),
        wording: text_view(
            source,
            TextField::RuleWording(rule.id),
            ("Wording", "The rule itself, as you would say it to each other"),
            &rule.wording,
        ),
        state,
        meanwhile,
        answers,
        mine: mine_view(source, rule),
        unsettled: rule.aside.values.len() > 1 || rule.state == RuleState::Unsettled,
    }
}

fn mine_view(source: &Source<'_>, rule: &GroundRule) -> MineView {
    let mine: Vec<_> =
        rule.answers.iter().filter(|answer| answer.member == source.status.me).collect();
    let mut current = mine.iter().filter(|answer| answer.current);
    let (first, second) = (current.next(), current.next());
    let did = |stance| match stance {
        Stance::Agree => "you agreed",
        Stance::AgreeWithReservation => "you agreed with a reservation",
        Stance::StandAside => "you stood aside",
        Stance::Concern => "you said that you had a concern",
    };
    let earlier = if first.is_none() { mine.first() } else { None };
    let changed = earlier.and_then(|earlier| {
        let then = earlier.words.clone().filter(|then| *then != rule.wording.words)?;
        let now = rule.wording.words.clone();
        let heading = match earlier.stance {
            Stance::Agree | Stance::AgreeWithReservation => "you agreed",
            Stance::StandAside | Stance::Concern => did(earlier.stance),
        };
        Some(ChangedView { heading: format!("What changed since {heading}"), then, now })
    });
    let note = if second.is_some() {
        Some("Your devices gave two different words on this. Which one is yours?".to_owned())
    } else {
        earlier.map(|earlier| {
            let did = did(earlier.stance);
            format!("The wording has changed since {did}. Your word stays with the earlier wording until you answer this one.")
        })
    };
    let one = if second.is_none() { first } else { None };
    MineView {
        wording: if rule.wording.overlap { None } else { rule.wording.wording },
        stance: one.map(|answer| answer.stance),
        why: one.and_then(|answer| {
            answer.why.as_ref().map(|why| (known_words(&why.words).0, why.body))
        }),
        asked: is_asked(source, rule),
        note,
        changed,
    }
}

fn state_view(source: &Source<'_>, rule: &GroundRule) -> (StateView, Option<String>) {
    let people = source.people();
    let me = source.status.me;
    let waiting = |ids: &[kith_sync::id::MemberId]| {
        (!ids.is_empty()).then(|| {
            format!(
                "{} {} not spoken on this wording yet.",
                super::people::capital(&people.list(ids)),
                have(ids, me)
            )
        })
    };
    let state = |words: &str, more, mood| StateView { words: words.to_owned(), more, mood };
    match &rule.state {
        RuleState::InTheMaking { waiting_for } => {
            (state("In the making", waiting(waiting_for), Mood::Open), None)
        }
        RuleState::Agreed => (state("Agreed by everyone", None, Mood::Settled), None),
        RuleState::EarlierWordingHolds { words, waiting_for } => (
            state("The earlier wording holds", waiting(waiting_for), Mood::Open),
            Some(words.clone()),
        ),
        RuleState::Concern { by } => {
            let more = format!(
                "{} {} a concern. It is for the group to answer, not to outvote.",
                super::people::capital(&people.list(by)),
                have(by, me)
            );
            (state("Does not hold yet", Some(more), Mood::Careful), None)
        }
        RuleState::Aside => (state("Set aside", None, Mood::Quiet), None),
        RuleState::Unsettled => (
            state(
                "Not settled",
                Some("One of you set this aside while another kept or reworded it.".to_owned()),
                Mood::Careful,
            ),
            None,
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::desktop::scripted::{now, snapshot, status};

    #[test]
    fn rules_that_wait_for_my_word_come_first_and_say_where_they_stand() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let told: Vec<_> = view
            .rules
            .iter()
            .map(|rule| (rule.title.words.as_str(), rule.state.words.as_str(), rule.mine.asked))
            .collect();
        assert_eq!(
            told,
            [
                ("Phones", "In the making", true),
                ("Coming late", "The earlier wording holds", true),
                ("What is said here stays here", "Agreed by everyone", false),
                ("Support rather than advice", "Does not hold yet", false),
            ]
        );
        assert_eq!(view.lead, "The rules that wait for your word come first.");
    }

    #[test]
    fn nobody_is_asked_for_a_word_on_two_wordings_at_once() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let rules = Arc::make_mut(&mut snapshot.rules);
        Arc::make_mut(&mut rules[0]).wording.overlap = true;
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let name = "What is said here stays here";
        let in_question = view.rules.iter().find(|rule| rule.name == name).unwrap();
        assert_eq!(in_question.mine.wording, None);
        assert!(view.rules.iter().filter(|rule| rule.mine.wording.is_none()).count() == 1);
    }

    #[test]
    fn a_concern_comes_with_its_reason() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let rule = view.rules.last().unwrap();
        assert_eq!(
            rule.answers,
            [
                "Ben agrees",
                "Cleo has a concern: Sometimes I do want ideas. Could the one who tells say which?"
            ]
        );
        assert_eq!(
            rule.state.more.as_deref(),
            Some("Cleo has a concern. It is for the group to answer, not to outvote.")
        );
    }

    #[test]
    fn an_agreement_to_old_words_says_so() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let rule = view.rules.get(1).unwrap();
        assert_eq!(
            rule.mine.note.as_deref(),
            Some(
                "The wording has changed since you agreed. Your word stays with the earlier wording until you answer this one."
            )
        );
        assert_eq!(
            rule.meanwhile.as_deref(),
            Some("We begin on time. Whoever comes late comes in quietly.")
        );
        assert_eq!(rule.mine.stance, None);
    }

    #[test]
    fn the_words_that_i_agreed_to_stand_beside_those_of_now() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let changed: Vec<_> = view.rules.iter().map(|rule| rule.mine.changed.as_ref()).collect();
        let late = ChangedView {
            heading: "What changed since you agreed".to_owned(),
            then: "We begin on time. Whoever comes late comes in quietly.".to_owned(),
            now: "We begin on time, with a round of arriving. Whoever comes late comes in quietly and joins at the \
                  next pause."
                .to_owned(),
        };
        assert_eq!(changed, [None, Some(&late), None, None]);
    }
}
