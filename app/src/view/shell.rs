//! What stands around every screen: the group's name, how far words have got, what is wrong.

use kith_sync::group::snapshot::Standing;
use kith_sync::group::{GroupSnapshot, legible};
use kith_sync::id::{DeviceId, MemberId};
use kith_sync::node::api::{Problem, Welcome};

use super::Source;
use super::anew::{AnewView, anew_view, is_over};
use super::people::{People, capital, form};
use crate::words::done::done;
use crate::words::reason::said;
use crate::words::t;

/// The frame of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShellView {
    pub(crate) group: String,
    pub(crate) sync: String,
    /// What was done last and can be undone.
    pub(crate) undo: Option<String>,
    /// What is wrong, in plain words.
    pub(crate) problems: Vec<String>,
    /// What to know about where this device or the group stands.
    pub(crate) notices: Vec<String>,
    /// What a new group would begin with, where this one can only be read.
    pub(crate) anew: Option<AnewView>,
    pub(crate) welcome: Vec<WelcomeView>,
}

/// Words to compare with somebody who just came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WelcomeView {
    pub(crate) device: DeviceId,
    /// "Dana has come in.", or words for a device of one's own.
    pub(crate) who: String,
    pub(crate) words: String,
}

/// Makes the frame.
pub(crate) fn shell_view(source: &Source<'_>) -> ShellView {
    let notices = notices(source);
    // What the standings say is said once, in the window's own words.
    let is_told = |problem: &&Problem| !problem.outside || notices.is_empty();
    let problems = source.status.problems.iter().filter(is_told);
    let problems = problems.map(|problem| said(&problem.text)).collect();
    ShellView {
        group: group_name(source.snapshot),
        sync: match mine_wait(source) {
            Some(words) => format!("{} {words}", sync_line(source)),
            None => sync_line(source),
        },
        undo: source.status.undo.as_deref().filter(|_| source.may_write()).map(done),
        problems,
        notices,
        anew: is_over(source).then(|| anew_view(source)),
        welcome: source
            .status
            .welcome
            .iter()
            .map(|welcome| welcome_view(source, welcome))
            .collect(),
    }
}

/// What a group is called.
pub(crate) fn group_name(snapshot: &GroupSnapshot) -> String {
    let name = legible(&snapshot.focus.name.words);
    if name.is_empty() { t!("shell-a-group-without-a-name").to_owned() } else { name }
}

/// What is said where another device of this member's does not have everything that this one has.
fn mine_wait(source: &Source<'_>) -> Option<&'static str> {
    let status = source.status;
    let mut peers = status.peers.iter();
    let waits = peers.any(|peer| peer.member == status.me && !peer.has_all);
    (waits && !status.opening).then_some(t!("shell-your-other-device-does-not-have"))
}

/// Where this device and the group stand, where not everything is as usual. Whoever left is told so by the node, and what
/// still goes over is in the line of the navigation.
fn notices(source: &Source<'_>) -> Vec<String> {
    let decisions = &source.status.decisions;
    let people = source.people();
    if source.status.opening {
        return Vec::new();
    }
    let me = source.snapshot.members.iter().find(|member| member.id == source.status.me);
    let is_retired = me.is_some_and(|me| {
        me.devices.iter().any(|device| device.id == source.status.device && device.retired)
    });
    let mut notices = Vec::new();
    match me.map(|me| me.standing) {
        Some(Standing::Removed) => {
            notices.push(t!("shell-the-group-has-decided-that-you").to_owned());
        }
        Some(Standing::Member | Standing::OnBreak) if is_retired => {
            notices.push(t!("shell-this-device-was-retired-and-is").to_owned());
        }
        Some(Standing::Member | Standing::OnBreak) if decisions.closed => {
            notices.push(t!("shell-the-group-has-ended-everything-can").to_owned());
        }
        Some(Standing::Member | Standing::OnBreak) if decisions.read_only => {
            notices.push(t!("shell-nobody-else-is-left-in-the").to_owned());
        }
        Some(Standing::Member | Standing::OnBreak) | None if !source.status.belongs => {
            notices.push(t!("shell-this-device-no-longer-belongs-to").to_owned());
        }
        Some(Standing::Member | Standing::OnBreak | Standing::Left) | None => {}
    }
    if source.status.belongs && !source.status.turned_away_by.is_empty() {
        let by = &source.status.turned_away_by;
        let (names, form) = (capital(&people.list(by)), form(by, people.me()));
        notices.push(t!("shell-turned-this-device-away-when-it", names = names, form = form));
    }
    notices
}

fn welcome_view(source: &Source<'_>, welcome: &Welcome) -> WelcomeView {
    let member = source
        .snapshot
        .members
        .iter()
        .find(|member| member.devices.iter().any(|device| device.id == welcome.device));
    WelcomeView {
        device: welcome.device,
        who: match member {
            Some(member) if member.id == source.status.me => {
                t!("shell-another-device-of-yours-has-come").to_owned()
            }
            Some(member) => t!("shell-has-come-in", id = source.people().subject(member.id)),
            None => t!("shell-somebody-has-come-in").to_owned(),
        },
        words: welcome.words.join("   "),
    }
}

/// Who has what this member wrote, as last heard.
pub(crate) fn sync_line(source: &Source<'_>) -> String {
    let people = source.people();
    let me = source.status.me;
    let delivery = &source.status.delivery;
    if source.status.opening {
        return t!("shell-opening-this-is-how-it-was").to_owned();
    }
    let (delivered, waiting) = (delivery.delivered.as_slice(), delivery.waiting.as_slice());
    if has_left(source) {
        return heard_line(people, delivered, waiting);
    }
    match (delivered, waiting) {
        ([], []) if source.snapshot.members.len() > 1 => {
            t!("shell-only-you-are-left-here").to_owned()
        }
        ([], []) => t!("shell-only-you-are-here-so-far").to_owned(),
        (_, []) => t!("shell-everyone-has-everything-you-wrote").to_owned(),
        ([], waiting) => {
            let (names, form) = (capital(&people.list(waiting)), form(waiting, me));
            t!("shell-not-have-your-newest-words-yet", names = names, form = form)
        }
        (delivered, waiting) => t!(
            "shell-everything-you-wrote-not-yet",
            names = capital(&people.list(delivered)),
            form = form(delivered, me),
            waiting = people.list(waiting)
        ),
    }
}

fn has_left(source: &Source<'_>) -> bool {
    let mut members = source.snapshot.members.iter();
    members.any(|member| member.id == source.status.me && member.standing == Standing::Left)
}

/// Who has heard that this member left.
fn heard_line(people: People<'_>, delivered: &[MemberId], waiting: &[MemberId]) -> String {
    let told = |who: &[MemberId]| (capital(&people.list(who)), form(who, people.me()));
    match (delivered, waiting) {
        ([], []) => t!("shell-you-left-and-nobody-else-was").to_owned(),
        (_, []) => t!("shell-everyone-has-heard-that-you-left").to_owned(),
        ([], waiting) => {
            let (names, form) = told(waiting);
            t!("shell-not-heard-yet-that-you-left", names = names, form = form)
        }
        (delivered, waiting) => {
            let ((names, form), waiting) = (told(delivered), people.list(waiting));
            t!("shell-heard-that-you-left-not-yet", names = names, form = form, waiting = waiting)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::node::api::{Delivery, NodeState};

    use super::*;
    use crate::desktop::scripted::{ben, cleo, left_alone, now, snapshot, status};
    use crate::words::{Language, speak};

    #[test]
    fn the_sync_line_tells_people_and_never_counts_them() {
        let (snapshot, mut status, now) = (snapshot(), status(), now());
        let mut line = |delivered: &[_], waiting: &[_]| {
            Arc::make_mut(&mut status).delivery =
                Delivery { delivered: delivered.to_vec(), waiting: waiting.to_vec() };
            sync_line(&Source { snapshot: &snapshot, status: &status, now: &now })
        };
        assert_eq!(line(&[ben(), cleo()], &[]), "Everyone has everything you wrote.");
        assert_eq!(line(&[ben()], &[cleo()]), "Ben has everything you wrote; Cleo not yet.");
        assert_eq!(line(&[], &[]), "Only you are left here.");
        assert_eq!(
            line(&[], &[ben(), cleo()]),
            "Ben and Cleo do not have your newest words yet. They go over as soon as a device is reached."
        );
        speak(Language::German);
        assert_eq!(
            line(&[ben()], &[cleo()]),
            "Ben hat alles, was du geschrieben hast; Cleo noch nicht."
        );
        let newest = "deine neuesten Worte noch nicht.";
        assert!(line(&[], &[ben()]).starts_with(&format!("Ben hat {newest}")));
        assert!(line(&[], &[ben(), cleo()]).starts_with(&format!("Ben und Cleo haben {newest}")));
    }

    #[test]
    fn another_device_of_mine_that_lacks_something_is_said_beside_every_screen() {
        let (snapshot, mut status, now) = (snapshot(), status(), now());
        let status = Arc::make_mut(&mut status);
        let mut line = |has_all: bool| {
            let me = status.me;
            status
                .peers
                .iter_mut()
                .filter(|it| it.member == me)
                .for_each(|it| it.has_all = has_all);
            shell_view(&Source { snapshot: &snapshot, status, now: &now }).sync
        };
        assert_eq!(line(true), "Ben has everything you wrote; Cleo not yet.");
        assert_eq!(
            line(false),
            "Ben has everything you wrote; Cleo not yet. Your other device does not have everything yet."
        );
    }

    #[test]
    fn why_nothing_can_be_written_is_said_once() {
        let mut state = left_alone();
        let because = "Nobody else is in this group any more, so it can only be read.".to_owned();
        let outside = Problem { text: because.clone().into(), stops_writing: false, outside: true };
        Arc::make_mut(&mut state.status).problems.push(outside);
        let view = |state: &NodeState| {
            shell_view(&Source { snapshot: &state.snapshot, status: &state.status, now: &now() })
        };
        let told = view(&state);
        assert_eq!((told.problems.len(), told.notices.len()), (0, 1));
        assert!(told.anew.is_some());
        // Whoever left has it from the node alone.
        let members = Arc::make_mut(&mut Arc::make_mut(&mut state.snapshot).members);
        members[0].standing = Standing::Left;
        let told = view(&state);
        assert_eq!(told.problems, [because]);
        assert!(told.anew.is_none());
    }

    #[test]
    fn whoever_left_sees_who_has_heard_it() {
        let (mut snapshot, mut status, now) = (snapshot(), status(), now());
        let members = Arc::make_mut(&mut Arc::make_mut(&mut snapshot).members);
        for member in members.iter_mut().filter(|member| member.id == status.me) {
            member.standing = Standing::Left;
        }
        let mut line = |delivered: &[_], waiting: &[_]| {
            Arc::make_mut(&mut status).delivery =
                Delivery { delivered: delivered.to_vec(), waiting: waiting.to_vec() };
            sync_line(&Source { snapshot: &snapshot, status: &status, now: &now })
        };
        assert_eq!(line(&[ben(), cleo()], &[]), "Everyone has heard that you left.");
        assert_eq!(line(&[ben()], &[cleo()]), "Ben has heard that you left; Cleo not yet.");
        assert_eq!(
            line(&[], &[ben(), cleo()]),
            "Ben and Cleo have not heard yet that you left. It goes over as soon as a device is reached."
        );
    }
}
