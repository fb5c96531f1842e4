//! What a member wants on opening: the next meeting, what needs a word, the next step.

mod needs;

use jiff::civil::Date;
use kith_sync::group::edit::Mode;

use self::needs::is_out;
pub(crate) use self::needs::needs;
#[cfg(test)]
use super::meetings::meetings_view;
use super::meetings::{CancelledView, MeetingView, MeetingsView};
use super::news::{NewsView, news_view};
use super::search::FoundView;
use super::{Place, Source};
use crate::words::dates::{self, Form};
use crate::words::t;

/// The screen "Today".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TodayView {
    pub(crate) today: Date,
    /// "Thursday 3 December".
    pub(crate) date: String,
    /// The purpose, where it is written and not in question.
    pub(crate) purpose: Option<String>,
    pub(crate) meeting: Option<MeetingView>,
    /// Whether it is today, so that the room is near.
    pub(crate) meets_today: bool,
    /// What waits for this member's word.
    pub(crate) needs: Vec<NeedView>,
    /// What others did since this member last looked.
    pub(crate) news: NewsView,
    /// What was found of what is looked for.
    pub(crate) found: FoundView,
    /// The group's next step; never forced.
    pub(crate) step: Option<NeedView>,
    /// What to say where no meeting is shown.
    pub(crate) no_meeting: &'static str,
    /// That a backup would be good, where it would and nobody has put that off.
    pub(crate) backup: Option<String>,
    pub(crate) may_write: bool,
}

/// Something to do, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NeedView {
    pub(crate) words: String,
    /// The button.
    pub(crate) button: &'static str,
    pub(crate) place: Place,
    /// What is begun there at once.
    pub(crate) begin: Begin,
}

/// What a step begins on its screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Begin {
    /// Nothing: there is something to look at.
    Looking,
    /// The purpose, which has no words yet.
    Purpose,
    Rule,
    /// A meeting, in this zone.
    Meeting {
        today: Date,
        zone: String,
    },
}

/// Makes the screen.
#[cfg(test)]
pub(crate) fn today_view(source: &Source<'_>) -> TodayView {
    let meetings = meetings_view(source);
    today_of(source, &meetings, needs(source, &meetings))
}

/// Makes the screen of what is known already.
pub(crate) fn today_of(
    source: &Source<'_>,
    meetings: &MeetingsView,
    needs: Vec<NeedView>,
) -> TodayView {
    let focus = &source.snapshot.focus;
    let meeting = meetings
        .meetings
        .iter()
        .find(|meeting| meeting.cancelled != CancelledView::Cancelled && !meeting.dates.is_empty())
        .cloned();
    TodayView {
        today: source.now.date(),
        date: dates::date(source.now.date(), Form::Day),
        purpose: (!focus.purpose.overlap && !focus.purpose.words.trim().is_empty())
            .then(|| focus.purpose.words.clone()),
        meets_today: meeting
            .as_ref()
            .and_then(|meeting| meeting.dates.first())
            .is_some_and(|next| next.time.date == source.now.date()),
        meeting,
        needs,
        news: news_view(source),
        found: FoundView::default(),
        step: if is_out(source) { None } else { next_step(source, meetings) },
        no_meeting: if meetings.meetings.iter().any(|meeting| meeting.dates.is_empty()) {
            t!("today-a-meeting-is-set-and-its")
        } else if meetings.meetings.is_empty() {
            t!("today-no-meeting-is-set")
        } else {
            t!("today-every-meeting-that-was-set-is")
        },
        backup: None,
        may_write: source.may_write(),
    }
}

pub(super) fn need(words: String, button: &'static str, place: Place) -> NeedView {
    NeedView { words, button, place, begin: Begin::Looking }
}

fn next_step(source: &Source<'_>, meetings: &MeetingsView) -> Option<NeedView> {
    let focus = &source.snapshot.focus;
    let step = |words: &str, button, place, begin| {
        Some(NeedView { words: words.to_owned(), button, place, begin })
    };
    if focus.purpose.versions.is_empty() {
        step(
            t!("today-say-in-one-sentence-what-the"),
            t!("today-write-the-purpose"),
            Place::Focus,
            Begin::Purpose,
        )
    } else if source.people().others().next().is_none() {
        step(
            t!("today-find-the-others-four-or-five"),
            t!("today-find-the-others"),
            Place::Finding,
            Begin::Looking,
        )
    } else if meetings.meetings.is_empty()
        && meetings.polls.is_empty()
        && !source.snapshot.meetings.is_empty()
        && !matches!(meetings.how.mode, Some(Mode::Regular | Mode::WhenNeeded { .. }))
    {
        step(
            t!("today-your-last-meeting-is-over-when"),
            t!("today-set-the-next-meeting"),
            Place::Meetings,
            Begin::Meeting { today: meetings.today, zone: meetings.zone.clone() },
        )
    } else if meetings.meetings.is_empty() && source.snapshot.meetings.is_empty() {
        step(
            t!("today-set-a-first-meeting-the-ground"),
            t!("today-add-a-meeting"),
            Place::Meetings,
            Begin::Meeting { today: meetings.today, zone: meetings.zone.clone() },
        )
    } else if source.snapshot.rules.is_empty() {
        step(
            t!("today-put-a-first-ground-rule-to"),
            t!("today-add-a-ground-rule"),
            Place::Rules,
            Begin::Rule,
        )
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::group::edit::Put;
    use kith_sync::group::snapshot::RuleState;

    use super::*;
    use crate::desktop::scripted::{deciding, fresh, now, removed, snapshot, status};
    use crate::view::agreement;

    #[test]
    fn what_needs_my_word_is_listed_with_where_to_give_it() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let view = today_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let told: Vec<_> =
            view.needs.iter().map(|need| (need.words.as_str(), need.place)).collect();
        assert_eq!(
            told,
            [
                ("Two of you wrote the purpose at once. Which wording is right?", Place::Focus),
                ("A ground rule: “Phones”", Place::Rules),
                ("A ground rule: “Coming late”", Place::Rules),
                ("A decision: “Two hours instead of ninety minutes”", Place::Decisions),
                ("A meeting has two times. Which one is right?", Place::Meetings),
            ]
        );
        // A purpose in question is not quoted as if it held.
        assert_eq!(view.purpose, None);
        assert_eq!(view.step, None);
        assert_eq!(view.meeting.unwrap().dates.first().unwrap().when.clock, "19:30 to 21:00");
    }

    #[test]
    fn what_is_put_to_the_group_is_asked_before_the_rest() {
        let (state, now) = (deciding(), now());
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        let needs = today_view(&source).needs;
        let told: Vec<_> = needs.iter().map(|need| (need.button, need.words.as_str())).collect();
        assert_eq!(
            told[..4],
            [
                ("Answer", "Cleo puts forward Emil. What do you say?"),
                (
                    "Answer",
                    "Cleo puts forward that Ben is taken out of the group. What do you say?"
                ),
                ("Settle it", "The invitation for Gita was used twice. Which use counts?"),
                ("Invite", "Farah can come in. Any of you can make the invitation."),
            ]
        );
    }

    #[test]
    fn whoever_was_taken_out_is_asked_for_nothing() {
        let (state, now) = (removed(), now());
        let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
        assert_eq!(today_view(&source).needs, []);
    }

    #[test]
    fn of_many_rules_that_wait_for_my_word_a_few_are_named() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let rules = Arc::make_mut(&mut snapshot.rules);
        let phones = rules.iter().find(|rule| rule.title.words == "Phones").unwrap();
        *rules = vec![Arc::clone(phones); 65];
        let view = today_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let told: Vec<_> = view.needs.iter().filter(|need| need.place == Place::Rules).collect();
        assert_eq!(told.len(), needs::ASKED + 1);
        assert_eq!(told[needs::ASKED].words, "61 more ground rules wait for your word.");
    }

    #[test]
    fn a_newcomer_is_led_to_the_rules_once_and_not_rule_by_rule() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut status = Arc::unwrap_or_clone(status);
        status.me = kith_sync::id::MemberId::from_bytes([9; 16]);
        let view = today_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let told: Vec<_> = view.needs.iter().filter(|need| need.place == Place::Rules).collect();
        assert_eq!(told.len(), 1);
        assert!(told[0].words.starts_with("The group has ground rules. Read them"));
    }

    #[test]
    fn what_is_due_for_another_look_is_said_from_its_day_on() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let again = |snapshot: &mut kith_sync::group::GroupSnapshot, day| {
            let rules = Arc::make_mut(&mut snapshot.rules);
            Arc::make_mut(&mut rules[0]).again =
                crate::desktop::scripted::one_by_ben(Some(jiff::civil::date(2026, 12, day)));
        };
        let needs =
            |snapshot: &kith_sync::group::GroupSnapshot, now: &jiff::Zoned| -> Vec<String> {
                let view = today_view(&Source { snapshot, status: &status, now });
                let again = view.needs.into_iter().filter(|need| need.button == "Look again");
                again.map(|need| need.words).collect()
            };
        again(&mut snapshot, 1);
        assert_eq!(needs(&snapshot, &now), Vec::<String>::new());
        let tomorrow = now.tomorrow().unwrap();
        assert_eq!(
            needs(&snapshot, &tomorrow),
            ["You wanted to look at “What is said here stays here” again. Does it still fit?"]
        );
    }

    #[test]
    fn a_focus_and_a_decision_that_are_due_are_said_from_their_day_on() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let day = || crate::desktop::scripted::one_by_ben(Some(jiff::civil::date(2026, 12, 1)));
        Arc::make_mut(&mut snapshot.focus).again = day();
        let decisions = Arc::make_mut(&mut snapshot.decisions);
        let held = decisions.iter().position(|it| it.put.state == RuleState::Agreed).unwrap();
        let held = Arc::make_mut(&mut decisions[held]);
        held.put.again = day();
        let name = agreement::name(Put::Decision(held.put.id), &held.put);
        let needs = |now: &jiff::Zoned| -> Vec<(String, Place)> {
            let view = today_view(&Source { snapshot: &snapshot, status: &status, now });
            let again = view.needs.into_iter().filter(|need| need.button == "Look again");
            again.map(|need| (need.words, need.place)).collect()
        };
        assert_eq!(needs(&now), []);
        let told = needs(&now.tomorrow().unwrap());
        let focus = "You wanted to look at what the group is for again. Does it still fit?";
        assert!(told.contains(&(focus.to_owned(), Place::Focus)), "{told:?}");
        let decision = format!("You wanted to look at “{name}” again. Does it still fit?");
        assert!(told.contains(&(decision, Place::Decisions)), "{told:?}");
    }

    #[test]
    fn a_meeting_whose_time_is_in_question_is_not_called_missing() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let meetings = Arc::make_mut(&mut snapshot.meetings);
        meetings.retain(|meeting| meeting.when.values.len() > 1);
        let view = today_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        assert_eq!(view.meeting, None);
        assert_eq!(view.no_meeting, "A meeting is set, and its time is not settled.");
    }

    #[test]
    fn after_the_last_meeting_the_next_one_is_asked_for_unless_meetings_come_regularly() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        Arc::make_mut(&mut snapshot.meetings).truncate(1);
        let step = |snapshot: &kith_sync::group::GroupSnapshot| {
            let source = Source { snapshot, status: &status, now: &now };
            today_view(&source).step.map(|step| step.words)
        };
        let asked = "Your last meeting is over. When do you meet next?";
        assert_eq!(step(&snapshot).as_deref(), Some(asked));
        let schedule = Arc::make_mut(&mut snapshot.schedule);
        let set = kith_sync::group::snapshot::Chosen {
            value: Mode::WhenNeeded { notice_days: 3 },
            by: None,
            day: kith_sync::id::Day(0),
        };
        schedule.mode.values.push(set);
        assert_eq!(step(&snapshot), None);
    }

    #[test]
    fn a_new_group_is_shown_its_next_step() {
        let (state, now) = (fresh(), now());
        let view =
            today_view(&Source { snapshot: &state.snapshot, status: &state.status, now: &now });
        assert_eq!(view.step.unwrap().button, "Write the purpose");
        let mut snapshot = Arc::unwrap_or_clone(state.snapshot);
        Arc::make_mut(&mut snapshot.focus).purpose = crate::desktop::scripted::text("To rest.", 1);
        let view = today_view(&Source { snapshot: &snapshot, status: &state.status, now: &now });
        let step = view.step.unwrap();
        assert_eq!((step.button, step.place), ("Find the others", Place::Finding));
        assert!(step.words.ends_with("talk with each of them alone first."));
        // With the others in: the first meeting, then the rules, and then nothing is pushed.
        let full = crate::desktop::scripted::state().snapshot;
        snapshot.members = Arc::clone(&full.members);
        let step = |snapshot: &kith_sync::group::GroupSnapshot| {
            let source = Source { snapshot, status: &state.status, now: &now };
            today_view(&source).step.map(|step| (step.button, step.place))
        };
        assert_eq!(step(&snapshot), Some(("Add a meeting", Place::Meetings)));
        snapshot.meetings = Arc::clone(&full.meetings);
        assert_eq!(step(&snapshot), Some(("Add a ground rule", Place::Rules)));
        snapshot.rules = Arc::clone(&full.rules);
        assert_eq!(step(&snapshot), None);
    }

    #[test]
    fn who_hosts_the_next_meeting_stands_with_it() {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut snapshot = Arc::unwrap_or_clone(snapshot);
        let meeting = Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[1]);
        let host = crate::desktop::scripted::one_by_ben(Some(crate::desktop::scripted::ben()));
        let on = jiff::civil::date(2026, 12, 3);
        let date = kith_sync::group::snapshot::MeetingDate {
            roles: kith_sync::group::snapshot::Roles { host, ..Default::default() },
            ..kith_sync::group::snapshot::MeetingDate::of(on)
        };
        meeting.dates = vec![Arc::new(date)];
        let view = today_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        let next = view.meeting.unwrap().dates.first().cloned().unwrap();
        assert_eq!(next.roles.host.words.as_deref(), Some("Ben hosts."));
    }
}
