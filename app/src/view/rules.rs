//! The ground rules, the starting points for them, and each member's own word on them.

use jiff::civil::Date;
use kith_sync::group::edit::{Origin, Put, Topic};
use kith_sync::group::snapshot::{GroundRule, RuleState, Standing};
use kith_sync::id::{MemberId, RecordId};
use kith_sync::node::api::Rule;

use super::Source;
use super::agreement::{AgreementView, agreed_elsewhere, agreement_view, holds, third_meeting};
use super::decisions::rule::membership_sentence;
use super::starters::{FIRST, Starter, about, hangs_on_origin, offered, suggested};
use super::when::short_date;
use crate::print::{self, Printed};
use crate::words::t;

pub(crate) use super::agreement::Mood;

/// The screen "Ground rules".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RulesView {
    /// What comes before the rules, where there is something to say.
    pub(crate) lead: String,
    /// What most groups speak about.
    pub(crate) starters: Vec<StarterView>,
    /// The first rules, and until when they are only tried.
    pub(crate) provisional: Option<ProvisionalView>,
    /// Those that wait for this member's word first, then the others; oldest first.
    pub(crate) rules: Vec<RuleView>,
    /// Those that were set aside.
    pub(crate) aside: Vec<RuleView>,
    /// All of them to keep or to print: as text and as a page.
    pub(crate) text: String,
    pub(crate) page: String,
    pub(crate) may_write: bool,
}

/// One ground rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RuleView {
    pub(crate) put: AgreementView,
    /// What it is about.
    pub(crate) topic: Option<Topic>,
    /// What two said at once that it is about, to choose from.
    pub(crate) topics: Vec<(&'static str, Option<Topic>)>,
    /// What the group decides by, where the rule is about that.
    pub(crate) beside: Option<(Rule, String)>,
}

/// A starting point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StarterView {
    pub(crate) starter: Starter,
    /// Whether it is one of those with which most groups begin.
    pub(crate) is_first: bool,
    /// The rule that is about it already.
    pub(crate) taken: Option<String>,
    /// Why it is good to speak about here.
    pub(crate) suggested: Option<&'static str>,
}

/// First rules that hold and have no day yet on which they are looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProvisionalView {
    pub(crate) words: String,
    pub(crate) button: String,
    pub(crate) on: Date,
    pub(crate) rules: Vec<RecordId>,
}

/// Makes the screen.
pub(crate) fn rules_view(source: &Source<'_>) -> RulesView {
    let all = source.snapshot.rules.iter();
    let (aside, rules): (Vec<_>, Vec<_>) = all.partition(|rule| rule.state == RuleState::Aside);
    let view = |rules: Vec<&std::sync::Arc<GroundRule>>| -> Vec<RuleView> {
        rules.into_iter().map(|rule| rule_view(source, rule)).collect()
    };
    let (aside, mut rules) = (view(aside), view(rules));
    rules.sort_by_key(|rule| !rule.put.mine.asked);
    let asked = rules.iter().filter(|rule| rule.put.mine.asked).count();
    let lead = match (rules.len(), asked) {
        (0, _) => t!("rules-ground-rules-are-made-together-at").to_owned(),
        (_, 0) => t!("rules-you-have-answered-every-rule-as").to_owned(),
        (_, _) if is_newcomer(source) => t!("rules-these-are-the-rules-that-the").to_owned(),
        (_, 1) => t!("rules-one-rule-waits-for-your-word").to_owned(),
        (_, _) => t!("rules-the-rules-that-wait-for-your").to_owned(),
    };
    RulesView {
        lead,
        starters: starters(source),
        provisional: provisional(source),
        rules,
        aside,
        text: print::text(Printed::Rules, source.snapshot, source.now.date()),
        page: print::page(Printed::Rules, source.snapshot, source.now.date()),
        may_write: source.may_write(),
    }
}

/// Whether this member came to rules that hold and has said nothing on any yet.
pub(crate) fn is_newcomer(source: &Source<'_>) -> bool {
    let me = source.status.me;
    let rules = &source.snapshot.rules;
    rules.iter().any(|rule| holds(rule))
        && rules.iter().all(|rule| {
            rule.by != Some(me) && rule.answers.iter().all(|answer| answer.member != me)
        })
}

/// The members who are new to the rules: rules hold, and they have not spoken on any.
pub(crate) fn newcomers(source: &Source<'_>) -> Vec<MemberId> {
    let rules = &source.snapshot.rules;
    if !rules.iter().any(|rule| holds(rule)) {
        return Vec::new();
    }
    let has_spoken = |member: MemberId| {
        rules.iter().any(|rule| {
            rule.by == Some(member) || rule.answers.iter().any(|answer| answer.member == member)
        })
    };
    let here = source.snapshot.members.iter().filter(|it| it.standing == Standing::Member);
    here.map(|member| member.id).filter(|member| !has_spoken(*member)).collect()
}

/// Whether a rule was agreed when members came from elsewhere, and hangs on that.
pub(crate) fn is_from_elsewhere(source: &Source<'_>, rule: &GroundRule) -> bool {
    let topic = rule.topic.settled().copied().flatten();
    hangs_on_origin(topic) && agreed_elsewhere(source, rule).is_some()
}

fn rule_view(source: &Source<'_>, rule: &GroundRule) -> RuleView {
    let labels = (t!("rules-wording"), t!("rules-the-rule-itself-as-you-would"));
    let mut put = agreement_view(source, Put::Rule(rule.id), rule, labels);
    put.elsewhere = put.elsewhere.filter(|_| is_from_elsewhere(source, rule));
    let is_about = |wanted: Topic| rule.topic.values.iter().any(|it| it.value == Some(wanted));
    let topics = rule
        .topic
        .values
        .iter()
        .map(|chosen| (chosen.value.map_or(t!("rules-nothing-of-these"), about), chosen.value));
    let decides = source.status.decisions.rule.filter(|_| is_about(Topic::NewMembers));
    RuleView {
        put,
        topic: rule.topic.settled().copied().flatten(),
        topics: if rule.topic.values.len() > 1 { topics.collect() } else { Vec::new() },
        beside: decides.map(|decides| {
            let sentence = membership_sentence(decides);
            let words = t!("rules-how-you-decide-on-it-all", sentence = sentence);
            (decides, words)
        }),
    }
}

fn starters(source: &Source<'_>) -> Vec<StarterView> {
    let origin = source.snapshot.focus.origin.settled().copied();
    let taken = |topic: Topic| {
        let mut rules = source.snapshot.rules.iter();
        let rule = rules.find(|rule| {
            rule.state != RuleState::Aside
                && rule.topic.values.iter().any(|it| it.value == Some(topic))
        })?;
        Some(super::agreement::name(Put::Rule(rule.id), rule))
    };
    let starters = offered().into_iter().enumerate().map(|(at, starter)| StarterView {
        starter,
        is_first: at < FIRST,
        taken: taken(starter.topic),
        suggested: suggested(starter.topic, origin.unwrap_or(Origin::Undecided)),
    });
    starters.collect()
}

/// The first rules are a try for three meetings; absent once somebody set a day for any that holds.
fn provisional(source: &Source<'_>) -> Option<ProvisionalView> {
    let rules = source.snapshot.rules.iter();
    let agreed: Vec<_> = rules.filter(|rule| holds(rule)).collect();
    if agreed.is_empty() || agreed.iter().any(|rule| !rule.again.values.is_empty()) {
        return None;
    }
    let on = third_meeting(source)?;
    let day = short_date(on, source.now.date());
    Some(ProvisionalView {
        words: t!("rules-your-first-rules-are-a-try", day = day),
        button: t!("rules-look-at-them-again-on", day = day),
        on,
        rules: agreed.into_iter().map(|rule| rule.id).collect(),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::desktop::scripted::{now, one_by_ben as one, snapshot, status};

    #[test]
    fn rules_that_wait_for_my_word_come_first_and_say_where_they_stand() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let told: Vec<_> = view
            .rules
            .iter()
            .map(|rule| {
                (rule.put.title.words.as_str(), rule.put.state.words.as_str(), rule.put.mine.asked)
            })
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

    /// By the group's own rule, or because somebody came later, a rule can hold though not everybody has spoken.
    #[test]
    fn a_rule_that_holds_says_who_has_not_spoken_on_it() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let held = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.rules)[0]);
        held.answers.retain(|answer| answer.member != crate::desktop::scripted::cleo());
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let name = "What is said here stays here";
        let state = &view.rules.iter().find(|rule| rule.put.name == name).unwrap().put.state;
        assert_eq!(
            (state.words.as_str(), state.more.as_deref()),
            ("Agreed", Some("It holds; Cleo has not spoken on this wording yet."))
        );
    }

    #[test]
    fn nobody_is_asked_for_a_word_on_two_wordings_at_once() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let rules = Arc::make_mut(&mut snapshot.rules);
        Arc::make_mut(&mut rules[0]).wording.overlap = true;
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let name = "What is said here stays here";
        let in_question = view.rules.iter().find(|rule| rule.put.name == name).unwrap();
        assert_eq!(in_question.put.mine.wording, None);
        assert!(view.rules.iter().filter(|rule| rule.put.mine.wording.is_none()).count() == 1);
    }

    #[test]
    fn a_concern_comes_with_its_reason() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let rule = view.rules.last().unwrap();
        let told: Vec<_> = rule.put.answers.iter().map(|line| line.words.as_str()).collect();
        assert_eq!(
            told,
            [
                "Ben agrees",
                "Cleo has a concern: Sometimes I do want ideas. Could the one who tells say which?"
            ]
        );
        assert_eq!(
            rule.put.state.more.as_deref(),
            Some("Cleo has a concern. It is for the group to answer, not to outvote.")
        );
    }

    #[test]
    fn an_agreement_to_old_words_says_so() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let rule = view.rules.get(1).unwrap();
        assert_eq!(
            rule.put.mine.notes,
            [
                "The wording has changed since you agreed. Your word stays with the earlier wording until you answer this one."
            ]
        );
        assert_eq!(
            rule.put.meanwhile.as_deref(),
            Some("We begin on time. Whoever comes late comes in quietly.")
        );
        assert_eq!(rule.put.mine.stance, None);
    }

    #[test]
    fn what_changed_since_i_agreed_is_shown_word_by_word() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let changed: Vec<_> =
            view.rules.iter().filter_map(|rule| rule.put.mine.changed.as_ref()).collect();
        let [late] = changed.as_slice() else { panic!("one changed") };
        assert_eq!(late.heading, "What changed since you agreed");
        assert_eq!(
            late.spoken,
            "We begin on time (added: , with a round of arriving) . Whoever comes late comes in quietly (added: and joins at \
             the next pause) ."
        );
    }

    #[test]
    fn the_four_with_which_most_groups_begin_come_first_and_what_is_taken_says_so() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        Arc::make_mut(&mut Arc::make_mut(&mut snapshot.rules)[2]).topic = one(Some(Topic::Phones));
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(view.starters.len(), 14);
        assert!(view.starters.iter().take(4).all(|starter| starter.is_first));
        assert!(view.starters.iter().skip(4).all(|starter| !starter.is_first));
        let taken: Vec<_> = view.starters.iter().filter_map(|it| it.taken.as_deref()).collect();
        assert_eq!(taken, ["Phones"]);
    }

    #[test]
    fn where_members_come_from_suggests_rules_and_marks_agreed_ones_when_it_changes() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        Arc::make_mut(&mut snapshot.focus).origin = one(Origin::DifferentWorkplaces);
        let rules = Arc::make_mut(&mut snapshot.rules);
        for answer in &mut Arc::make_mut(&mut rules[0]).answers {
            answer.origin = Some(Origin::SameWorkplace);
        }
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let marks: Vec<_> =
            view.rules.iter().filter_map(|rule| rule.put.elsewhere.as_deref()).collect();
        assert_eq!(
            marks,
            [
                "Ben, Cleo and you agreed when you came from one workplace; now you come from different workplaces. Does it still \
                 fit? Answering it once more says so."
            ]
        );
        assert!(view.starters.iter().any(|starter| starter.suggested.is_some()));

        // What does not hang on it is not marked.
        let rules = Arc::make_mut(&mut snapshot.rules);
        Arc::make_mut(&mut rules[0]).topic = one(Some(Topic::Coming));
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert!(view.rules.iter().all(|rule| rule.put.elsewhere.is_none()));
    }

    #[test]
    fn the_first_rules_are_a_try_until_the_third_meeting_to_come() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let provisional = view.provisional.unwrap();
        assert_eq!(provisional.on, jiff::civil::date(2026, 12, 31));
        assert_eq!(provisional.button, "Look at them again on 31 December");
        assert_eq!(provisional.rules.len(), 2);

        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let rules = Arc::make_mut(&mut snapshot.rules);
        Arc::make_mut(&mut rules[0]).again = one(Some(jiff::civil::date(2026, 11, 30)));
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(view.provisional, None);
        let again: Vec<_> = view.rules.iter().map(|rule| &rule.put.again).collect();
        let due = again.iter().find(|again| again.is_due).unwrap();
        let words = "You wanted to look at this again on 30 November. Does it still fit?";
        assert_eq!(due.words.as_deref(), Some(words));
    }

    #[test]
    fn the_rule_on_new_members_shows_how_the_group_decides_and_does_not_repeat_it() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        Arc::make_mut(&mut Arc::make_mut(&mut snapshot.rules)[2]).topic =
            one(Some(Topic::NewMembers));
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let beside: Vec<_> = view
            .rules
            .iter()
            .filter_map(|rule| rule.beside.as_ref().map(|(_, words)| words.as_str()))
            .collect();
        assert_eq!(
            beside,
            [
                "How you decide on it: Everyone has to agree before somebody comes in. All devices keep to that. Changing it is \
                 put to the group."
            ]
        );
    }

    #[test]
    fn a_newcomer_is_led_through_rules_that_go_on_holding() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut status = Arc::unwrap_or_clone(status);
        status.me = kith_sync::id::MemberId::from_bytes([9; 16]);
        let view = rules_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert!(view.lead.starts_with("These are the rules that the others made."));
        assert!(view.rules.iter().all(|rule| rule.put.mine.asked));
        let held = view.rules.iter().find(|rule| rule.put.name == "What is said here stays here");
        assert_eq!(held.unwrap().put.state.words, "Agreed by everyone");
    }
}
