//! What waits for this member: each with where to do something about it.

use kith_sync::group::edit::Put;
use kith_sync::group::snapshot::RuleState;

use super::{NeedView, need};
use crate::view::agreement::{self, is_asked, is_due};
use crate::view::decisions::{DecisionsView, decisions_view};
use crate::view::due::due_needs;
use crate::view::finding::finding_needs;
use crate::view::going;
use crate::view::meetings::{CancelledView, MeetingsView};
use crate::view::room;
use crate::view::rules::{is_from_elsewhere, is_newcomer};
use crate::view::settling::settling_needs;
use crate::view::{Place, Source};
use crate::words::t;

/// Ground rules that are named one by one; of the others it is said how many there are.
pub(super) const ASKED: usize = 4;

/// All of it, what concerns everybody most first.
pub(crate) fn needs(source: &Source<'_>, meetings: &MeetingsView) -> Vec<NeedView> {
    if is_out(source) {
        return Vec::new();
    }
    let focus = &source.snapshot.focus;
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
    needs.extend(meeting_needs(meetings));
    if going::is_asked(source) {
        needs.push(need(
            t!("today-how-is-it-working-for-you").to_owned(),
            t!("today-answer"),
            Place::Going,
        ));
    }
    needs.extend(due_needs(source, meetings));
    needs.extend(finding_needs(source).into_iter().map(|it| need(it.0, it.1, Place::Finding)));
    needs
}

/// Whoever does not belong is asked for nothing; while it is being opened, it is not known yet.
pub(super) fn is_out(source: &Source<'_>) -> bool {
    !source.status.belongs && !source.status.opening
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
