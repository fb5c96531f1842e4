//! What a member wants on opening: the next meeting, what needs a word, the next step.

use jiff::civil::Date;
use kith_sync::group::edit::{Mode, Put};
use kith_sync::group::snapshot::RuleState;

use super::agreement::{self, is_asked, is_due};
use super::decisions::{DecisionsView, decisions_view};
use super::due::due_needs;
use super::finding::finding_needs;
use super::meetings::{CancelledView, MeetingView, MeetingsView, meetings_view};
use super::news::{NewsView, news_view};
use super::room;
use super::rules::{is_from_elsewhere, is_newcomer};
use super::search::FoundView;
use super::settling::settling_needs;
use super::{Place, Source};
use crate::words::dates::{self, Form};
use crate::words::t;

/// Ground rules that are named one by one; of the others it is said how many there are.
const ASKED: usize = 4;

/// The screen "Today".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TodayView {
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
pub(crate) fn today_view(source: &Source<'_>) -> TodayView {
    let focus = &source.snapshot.focus;
    let meetings = meetings_view(source);
    let meeting = meetings
        .meetings
        .iter()
        .find(|meeting| meeting.cancelled != CancelledView::Cancelled && !meeting.dates.is_empty())
        .cloned();
    let mut needs = Vec::new();
    if room::is_inside(source) {
        needs.push(need(
            t!("today-you-are-in-the-room").to_owned(),
            t!("today-go-back"),
            Place::Room,
        ));
    } else if room::is_open(source) {
        needs.push(need(
            t!("today-a-room-is-open-now").to_owned(),
            t!("today-look-in"),
            Place::Room,
        ));
    }
    needs.extend(deciding_needs(source, &decisions_view(source)));
    for (text, about) in [
        (&focus.name, t!("today-the-groups-name")),
        (&focus.purpose, t!("today-the-purpose")),
        (&focus.who, t!("today-who-the-group-is-for")),
        (&focus.what, t!("today-what-the-group-is-for")),
    ] {
        if text.overlap {
            needs.push(need(
                t!("today-two-of-you-wrote-at-once", about = about),
                t!("today-look-at-both"),
                Place::Focus,
            ));
        }
    }
    if is_newcomer(source) {
        let words = t!("today-the-group-has-ground-rules-read");
        needs.push(need(words.to_owned(), t!("today-read-them"), Place::Rules));
    }
    needs.extend(settling_needs(source));
    needs.extend(rule_needs(source));
    needs.extend(looking_again(source));
    needs.extend(decision_needs(source));
    needs.extend(meeting_needs(&meetings));
    if super::going::is_asked(source) {
        needs.push(need(
            t!("today-how-is-it-working-for-you").to_owned(),
            t!("today-answer"),
            Place::Going,
        ));
    }
    needs.extend(due_needs(source, &meetings));
    needs.extend(finding_needs(source).into_iter().map(|it| need(it.0, it.1, Place::Finding)));
    // Whoever does not belong is asked for nothing; while it is being opened, it is not known yet.
    let is_out = !source.status.belongs && !source.status.opening;
    if is_out {
        needs.clear();
    }
    TodayView {
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
        step: if is_out { None } else { next_step(source, &meetings) },
        no_meeting: if meetings.meetings.iter().any(|meeting| meeting.dates.is_empty()) {
            t!("today-a-meeting-is-set-and-its")
        } else if meetings.meetings.is_empty() {
            t!("today-no-meeting-is-set")
        } else {
            t!("today-every-meeting-that-was-set-is")
        },
        may_write: source.may_write(),
    }
}

/// What waits for this member's word among the ground rules.
fn rule_needs(source: &Source<'_>) -> Vec<NeedView> {
    let mut needs = Vec::new();
    let mut asked = 0;
    for rule in source.snapshot.rules.iter() {
        let title = &rule.title.words;
        if rule.wording.overlap || rule.title.overlap {
            needs.push(need(
                t!("today-was-reworded-by-two-of-you", title = title),
                t!("today-look-at-both"),
                Place::Rules,
            ));
        } else if rule.state == RuleState::Unsettled {
            needs.push(need(
                t!("today-is-set-aside-or-not", title = title),
                t!("today-settle-it"),
                Place::Rules,
            ));
        } else if is_asked(source, rule) && !is_newcomer(source) {
            asked += 1;
            if asked <= ASKED {
                needs.push(need(
                    t!("today-waits-for-your-word", title = title),
                    t!("today-answer"),
                    Place::Rules,
                ));
            }
        }
    }
    if asked > ASKED {
        let words = match asked - ASKED {
            1 => t!("today-one-more-ground-rule-waits-for").to_owned(),
            more => t!("today-more-ground-rules-wait-for-your", more = more),
        };
        needs.push(need(words, t!("today-look-at-them"), Place::Rules));
    }
    needs
}

/// What is to be settled or answered among the meetings.
fn meeting_needs(meetings: &MeetingsView) -> Vec<NeedView> {
    let mut needs = Vec::new();
    for view in &meetings.meetings {
        let what = if !view.times.is_empty() {
            t!("today-a-meeting-has-two-times-which")
        } else if !view.place.several.is_empty() {
            t!("today-a-meeting-has-two-places-which")
        } else if view.cancelled == CancelledView::Unsettled {
            t!("today-a-meeting-was-cancelled-by-one")
        } else if view.dates.iter().any(|date| !date.options.is_empty()) {
            t!("today-two-of-you-said-different-things")
        } else {
            continue;
        };
        needs.push(need(what.to_owned(), t!("today-settle-it"), Place::Meetings));
    }
    for poll in meetings.polls.iter().filter(|poll| poll.needs_me) {
        let words = t!("today-which-times-are-good-for-you", title = poll.title);
        needs.push(need(words, t!("today-answer"), Place::Meetings));
    }
    needs
}

/// Ground rules that it is time to look at again.
fn looking_again(source: &Source<'_>) -> Vec<NeedView> {
    let mut needs = Vec::new();
    let focus = source.snapshot.focus.again.settled().copied().flatten();
    if focus.is_some_and(|day| day <= source.now.date()) {
        let words = t!("today-you-wanted-to-look-at-what");
        needs.push(need(words.to_owned(), t!("today-look-again"), Place::Focus));
    }
    let rules = source.snapshot.rules.iter();
    let due: Vec<_> = rules.filter(|rule| is_due(source, rule)).collect();
    match due.as_slice() {
        [] => {}
        [rule] => needs.push(need(
            t!("today-you-wanted-to-look-at-again", words = rule.title.words),
            t!("today-look-again"),
            Place::Rules,
        )),
        _ => needs.push(need(
            t!("today-you-wanted-to-look-at-some").to_owned(),
            t!("today-look-again"),
            Place::Rules,
        )),
    }
    if source.snapshot.rules.iter().any(|rule| is_from_elsewhere(source, rule)) {
        let words = t!("today-where-members-come-from-has-changed");
        needs.push(need(words.to_owned(), t!("today-look-again"), Place::Rules));
    }
    if source.snapshot.rules.iter().any(|rule| rule.again.values.len() > 1) {
        let words = t!("today-two-days-to-look-at-a");
        needs.push(need(words.to_owned(), t!("today-settle-it"), Place::Rules));
    }
    needs
}

/// What waits for this member's word among the decisions.
fn decision_needs(source: &Source<'_>) -> Vec<NeedView> {
    let mut needs = Vec::new();
    for decision in source.snapshot.decisions.iter() {
        let (put, id) = (&decision.put, decision.put.id);
        let name = agreement::name(Put::Decision(id), put);
        let days_differ = decision.until.values.len() > 1 || put.again.values.len() > 1;
        let texts = [&put.title, &put.wording, &decision.reasons, &decision.outcome];
        let (words, button) = if texts.iter().any(|text| text.overlap) {
            (t!("today-was-reworded-by-two-of-you-2", name = name), t!("today-look-at-both"))
        } else if put.state == RuleState::Unsettled {
            (t!("today-is-set-aside-or-not-2", name = name), t!("today-settle-it"))
        } else if days_differ {
            (t!("today-two-days-were-set-at-once", name = name), t!("today-settle-it"))
        } else if is_asked(source, put) {
            (t!("today-is-to-be-decided-and-waits", name = name), t!("today-answer"))
        } else if is_due(source, put) {
            (t!("today-you-wanted-to-look-at-again-2", name = name), t!("today-look-again"))
        } else {
            continue;
        };
        needs.push(need(words, button, Place::Decisions));
    }
    needs
}

pub(super) fn need(words: String, button: &'static str, place: Place) -> NeedView {
    NeedView { words, button, place, begin: Begin::Looking }
}

/// What waits for this member's word on who belongs.
fn deciding_needs(source: &Source<'_>, view: &DecisionsView) -> Vec<NeedView> {
    let mut needs = Vec::new();
    for card in &view.open {
        let title = &card.title;
        let (words, button) = if let (Some(note), true) = (&card.mine.note, card.mine.needs) {
            (format!("{title} {note}"), t!("today-answer"))
        } else if card.mine.needs {
            (t!("today-what-do-you-say", title = title), t!("today-answer"))
        } else if card.again.is_some() {
            (t!("today-who-belongs-has-changed-since-it", title = title), t!("today-look"))
        } else if card.about_me {
            let note = card.mine.note.as_deref().unwrap_or_default();
            (format!("{title} {note}"), t!("today-look"))
        } else {
            continue;
        };
        needs.push(need(words, button, Place::Members));
    }
    for contest in view.contests.iter().filter(|contest| contest.needs_me) {
        needs.push(need(
            t!("today-which-use-counts", title = contest.title),
            t!("today-settle-it"),
            Place::Members,
        ));
    }
    // While the founder is alone the invitations are listed where they are made.
    if source.people().others().next().is_some() {
        for agreed in view.agreed.iter().filter(|agreed| agreed.may_invite) {
            needs.push(need(agreed.words.clone(), t!("today-invite"), Place::Members));
        }
    }
    needs
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

    use super::*;
    use crate::desktop::scripted::{deciding, fresh, now, removed, snapshot, status};

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
                ("“Phones” waits for your word.", Place::Rules),
                ("“Coming late” waits for your word.", Place::Rules),
                (
                    "“Two hours instead of ninety minutes” is to be decided and waits for your word.",
                    Place::Decisions
                ),
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
        assert_eq!(told.len(), ASKED + 1);
        assert_eq!(told[ASKED].words, "61 more ground rules wait for your word.");
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
