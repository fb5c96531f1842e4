//! Decisions: what was put to the group beside its rules, what holds of it, and what came of it.

use jiff::civil::Date;
use kith_sync::group::edit::{Put, TextField};
use kith_sync::group::snapshot::{Decision, RuleState};

use super::Source;
use super::agreement::{AgreementView, agreement_view, days_at_once, holds};
use super::people::join;
use super::text::{TextView, text_view};
use super::when::short_date;
use crate::print::{self, Printed};
use crate::words::t;

/// The screen "Decisions".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GroupDecisionsView {
    /// What comes before them.
    pub(crate) lead: String,
    /// What is open: first what waits for this member's word; oldest first.
    pub(crate) open: Vec<DecisionView>,
    /// Our standing decisions: those that hold, an earlier wording too; first what waits for this member's word,
    /// newest first.
    pub(crate) standing: Vec<DecisionView>,
    /// Those that were set aside.
    pub(crate) aside: Vec<DecisionView>,
    /// All of them to keep or to print: as text and as a page.
    pub(crate) text: String,
    pub(crate) page: String,
    pub(crate) may_write: bool,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DecisionView {
    pub(crate) put: AgreementView,
    pub(crate) reasons: TextView,
    /// Until when everyone is asked to answer.
    pub(crate) until: Option<String>,
    /// Several days that were set at once, to choose from.
    pub(crate) untils: Vec<(String, Option<Date>)>,
    pub(crate) outcome: TextView,
    /// Whether there is something that an outcome can be told of: it holds, was set aside, or was told before.
    pub(crate) has_outcome: bool,
}

/// Makes the screen.
pub(crate) fn group_decisions_view(source: &Source<'_>) -> GroupDecisionsView {
    let (mut open, mut standing, mut aside) = (Vec::new(), Vec::new(), Vec::new());
    for decision in source.snapshot.decisions.iter() {
        let view = decision_view(source, decision);
        if decision.put.state == RuleState::Aside {
            aside.push(view);
        } else if holds(&decision.put) {
            standing.push(view);
        } else {
            open.push(view);
        }
    }
    open.sort_by_key(|decision| !decision.put.mine.asked);
    standing.reverse();
    standing.sort_by_key(|decision| !decision.put.mine.asked);
    let asked = open.iter().chain(&standing).filter(|decision| decision.put.mine.asked).count();
    let lead = match (open.is_empty() && standing.is_empty(), asked) {
        (true, _) => t!("group-decisions-what-you-settle-beside-your-ground").to_owned(),
        (false, 0) => t!("group-decisions-you-have-answered-everything-as-it").to_owned(),
        (false, 1) => t!("group-decisions-one-decision-waits-for-your-word").to_owned(),
        (false, _) => t!("group-decisions-what-waits-for-your-word-comes").to_owned(),
    };
    let today = source.now.date();
    GroupDecisionsView {
        lead,
        open,
        standing,
        aside,
        text: print::text(Printed::Decisions, source.snapshot, today),
        page: print::page(Printed::Decisions, source.snapshot, today),
        may_write: source.may_write(),
    }
}

fn decision_view(source: &Source<'_>, decision: &Decision) -> DecisionView {
    let id = decision.put.id;
    let labels =
        (t!("group-decisions-what-is-decided"), t!("group-decisions-in-a-sentence-or-two-so"));
    let put = agreement_view(source, Put::Decision(id), &decision.put, labels);
    let untils = days_at_once(source, &decision.until);
    let today = source.now.date();
    let until = if untils.is_empty() {
        // What holds or is aside waits for nobody.
        let day = decision.until.settled().copied().flatten();
        let day = day.filter(|_| !holds(&decision.put) && decision.put.state != RuleState::Aside);
        day.map(|day| {
            let is_past = day < today;
            let day = short_date(day, today);
            if is_past {
                t!("group-decisions-answers-were-asked-for-until-no", day = day)
            } else {
                t!("group-decisions-please-answer-until", day = day)
            }
        })
    } else {
        let names: Vec<String> = untils.iter().map(|(words, _)| words.clone()).collect();
        Some(t!("group-decisions-two-days-to-answer-by-were", names = join(&names)))
    };
    let outcome = text_view(
        source,
        TextField::DecisionOutcome(id),
        (
            t!("group-decisions-what-came-of-it-and-why"),
            t!("group-decisions-for-example-we-try-it-until"),
        ),
        &decision.outcome,
    );
    let is_told = !decision.outcome.versions.is_empty();
    DecisionView {
        reasons: text_view(
            source,
            TextField::DecisionReasons(id),
            (t!("group-decisions-why"), t!("group-decisions-what-it-is-good-for-and")),
            &decision.reasons,
        ),
        until,
        untils,
        outcome,
        has_outcome: is_told || holds(&decision.put) || decision.put.state == RuleState::Aside,
        put,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::desktop::scripted::{fresh, now, one_by_ben as one, snapshot, status};
    use crate::words::{Language, speak};

    #[test]
    fn what_holds_stands_apart_from_what_is_open_and_a_changed_word_says_so() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view =
            group_decisions_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let names = |decisions: &[DecisionView]| -> Vec<String> {
            decisions.iter().map(|decision| decision.put.name.clone()).collect()
        };
        assert_eq!(names(&view.standing), ["A list of whom to call"]);
        assert_eq!(names(&view.aside), ["A kettle"]);
        let [longer] = view.open.as_slice() else { panic!("one is open") };
        assert_eq!(longer.until.as_deref(), Some("Please answer by 17 December."));
        let told: Vec<_> = longer.put.answers.iter().map(|line| line.words.as_str()).collect();
        assert_eq!(
            told,
            [
                "Ben agrees",
                "Cleo changed from agreeing to a concern: My bus leaves at nine. Ben answered it; it stands until Cleo says \
                 otherwise."
            ]
        );
        assert_eq!(longer.put.remarks[0].by, "Ben, yesterday, to Cleo’s concern");
        assert!(!longer.has_outcome && view.standing[0].has_outcome);
        assert_eq!(view.lead, "One decision waits for your word.");
        speak(Language::German);
        let view =
            group_decisions_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let by = &view.open[0].put.remarks[0].by;
        assert_eq!(by, "Ben, gestern, auf die Bedenken von Cleo");
    }

    #[test]
    fn a_day_that_is_over_closes_nothing_and_two_days_are_both_shown() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let decisions = Arc::make_mut(&mut snapshot.decisions);
        let longer = Arc::make_mut(&mut decisions[1]);
        longer.until = one(Some(jiff::civil::date(2026, 11, 20)));
        let view =
            group_decisions_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(
            view.open[0].until.as_deref(),
            Some(
                "Answers were asked for by 20 November. No day decides anything: whoever has not answered still can."
            )
        );
        let decisions = Arc::make_mut(&mut snapshot.decisions);
        let other = one(Some(jiff::civil::date(2026, 12, 1)));
        Arc::make_mut(&mut decisions[1]).until.values.extend(other.values);
        let view =
            group_decisions_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(view.open[0].untils.len(), 2);
        assert!(view.open[0].until.as_deref().unwrap().ends_with("Which one is right?"));
    }

    #[test]
    fn where_nothing_was_decided_the_screen_says_what_it_is_for() {
        let (state, now) = (fresh(), now());
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        let lead = group_decisions_view(&source).lead;
        assert!(lead.starts_with("What you settle beside your ground rules"), "{lead}");
    }
}
