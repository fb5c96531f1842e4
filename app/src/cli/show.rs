//! The group as plain text that a person likes to read.
//!
//! Invariant: others' words pass through [`plain`], so that they cannot steer a terminal.

mod agreements;
mod content;
mod decisions;
mod finding;
mod schedule;

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use kith_sync::group::edit::MeetingTime;
use kith_sync::group::snapshot::{Meeting, Member, Review, Standing, Text, Words, rank};
use kith_sync::id::MemberId;
use kith_sync::node::api::{Heard, NodeState, PeerStatus, RelayStatus};

use super::output::plain;

/// The whole of it.
pub(crate) fn show(state: &NodeState, today: Date) -> String {
    let mut page = Page { state, text: String::new() };
    page.focus();
    page.finding();
    page.rules();
    page.group_decisions();
    page.meetings(today);
    page.places(today);
    page.shelf();
    page.reviews(today);
    page.questions();
    page.taken();
    page.contacts();
    page.members();
    page.invitations();
    page.decisions();
    page.news();
    page.sent();
    page.problems();
    page.text
}

/// The state as it is told to programs: without replies to what is past, as there is no list of who came, and of a round
/// of answers that is not shown yet with this member's own alone.
pub(crate) fn told(state: &NodeState, today: Date) -> NodeState {
    let mut state = state.clone();
    let (members, me) = (Arc::clone(&state.snapshot.members), state.status.me);
    let is_past = |meeting: &Meeting| meeting.replies().any(|reply| reply.date < today);
    let is_kept_back = |review: &Review| !review.is_shown(&members, today);
    let snapshot = Arc::make_mut(&mut state.snapshot);
    for meeting in Arc::make_mut(&mut snapshot.meetings).iter_mut().filter(|it| is_past(it)) {
        for said in &mut Arc::make_mut(meeting).dates {
            Arc::make_mut(said).replies.retain(|reply| reply.date >= today);
        }
    }
    for review in Arc::make_mut(&mut snapshot.reviews).iter_mut().filter(|it| is_kept_back(it)) {
        Arc::make_mut(review).words.retain(|word| word.member == me);
    }
    state
}

/// Who has heard that this member left, for whoever just did.
pub(crate) fn left(state: &NodeState) -> String {
    let page = Page { state, text: String::new() };
    let waiting = page.names(state.status.delivery.waiting.iter().copied());
    if waiting.is_empty() {
        return "You left the group.\n".to_owned();
    }
    format!(
        "You left the group. {waiting} will hear it while “kith node” or the window runs here.\n"
    )
}

struct Page<'a> {
    state: &'a NodeState,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, indent: usize, words: &str) {
        self.text.extend([&" ".repeat(indent), words, "\n"]);
    }

    fn heading(&mut self, words: &str) {
        self.text.push('\n');
        self.line(0, words);
    }

    fn focus(&mut self) {
        let focus = &self.state.snapshot.focus;
        let name = plain(&focus.name.words, " ");
        self.line(0, if name.is_empty() { "A group without a name yet" } else { &name });
        let parts = [
            ("", &focus.name),
            ("Who it is for: ", &focus.who),
            ("What it is for: ", &focus.what),
            ("Purpose: ", &focus.purpose),
            ("What belongs to it: ", &focus.inside),
            ("What does not: ", &focus.outside),
        ];
        for (label, text) in parts {
            if !label.is_empty() && !text.words.trim().is_empty() {
                self.line(2, &format!("{label}{}", plain(&text.words, "\n    ")));
            }
            self.at_once(2, text);
        }
        self.focus_facts();
        if self.state.status.opening {
            self.line(2, "(as it was last time; the newest is still being read)");
        }
        if !self.state.status.belongs {
            self.line(2, "(this device does not belong to the group; nothing can be changed here)");
        }
    }

    /// Says who wrote at once, where somebody did.
    fn at_once(&mut self, indent: usize, text: &Text) {
        if text.versions.len() < 2 {
            return;
        }
        let writers = self.names(text.versions.iter().filter_map(|version| version.by));
        let what = if text.overlap {
            "changed the same words at once; both are shown"
        } else {
            "changed this at once; both are joined here"
        };
        self.line(indent, &format!("({writers} {what})"));
    }

    fn members(&mut self) {
        self.heading("Members and their devices");
        if let Some(line) = relay(&self.state.status.reach.relay) {
            self.line(2, &line);
        }
        let members = self.state.snapshot.members.clone();
        for member in members.iter() {
            let standing = match member.standing {
                Standing::Member => "",
                Standing::OnBreak => ", on a break",
                Standing::Left => ", left",
                Standing::Removed => ", no longer a member",
            };
            let you = if member.id == self.state.status.me { " (you, on this device)" } else { "" };
            let mut farewells = self.state.status.decisions.farewells.iter();
            let farewell = match farewells.find(|it| it.member == member.id).map(|it| &it.words) {
                Some(Words::Known(words)) => format!(": “{}”", plain(words, " ")),
                Some(Words::NotHereYet | Words::TakenBack) | None => String::new(),
            };
            self.line(2, &format!("{}{you}{standing}{farewell}", called(member)));
            let peers = self.state.status.peers.clone();
            for peer in peers.iter().filter(|peer| peer.member == member.id) {
                let known = member.devices.iter().find(|known| known.id == peer.device);
                let name = known.map_or_else(String::new, |known| plain(&known.name, " "));
                self.line(4, &device(peer, &name));
            }
        }
        let delivery = &self.state.status.delivery;
        let (have, wait) = (&delivery.delivered, &delivery.waiting);
        let has = self.names(have.iter().copied());
        let not = self.names(wait.iter().copied());
        let me = self.state.status.me;
        let has_left = self
            .state
            .snapshot
            .members
            .iter()
            .any(|member| member.id == me && member.standing == Standing::Left);
        let what = if has_left { "That you left" } else { "What you wrote" };
        let line = match (has.is_empty(), not.is_empty()) {
            (true, true) => return,
            (false, true) => format!("{what} has reached {has}."),
            (true, false) => format!("{what} has not reached {not} yet."),
            (false, false) => format!("{what} has reached {has}; not yet {not}."),
        };
        self.line(2, &line);
    }

    fn invitations(&mut self) {
        let invitations = &self.state.status.invitations;
        if invitations.is_empty() {
            return;
        }
        let lines: Vec<_> = invitations
            .iter()
            .map(|open| {
                let whom = match open.name.as_deref() {
                    None => "a further device of yours".to_owned(),
                    Some("") => "somebody".to_owned(),
                    Some(name) => plain(name, " "),
                };
                format!("for {whom}, until {}: {}", day(open.expires), open.invite)
            })
            .collect();
        self.heading("Open invitations");
        for line in lines {
            self.line(2, &line);
        }
    }

    /// What came from the others, without anybody's words.
    fn news(&mut self) {
        let news = Arc::clone(&self.state.status.news);
        if !news.lines.is_empty() {
            self.heading("New since you last looked");
        }
        for line in &news.lines {
            self.line(2, &format!("{} {}", self.name(line.member), line.what));
        }
        if news.is_cut {
            self.line(2, "More came before that.");
        }
    }

    /// What this member did last, and who has it.
    fn sent(&mut self) {
        let sent = Arc::clone(&self.state.status.sent);
        if !sent.is_empty() {
            self.heading("What you did last, and who has it");
        }
        for sent in sent.iter() {
            let names = |page: &Self, ids: &[MemberId]| page.names(ids.iter().copied());
            let has = match (sent.delivered.as_slice(), sent.waiting.as_slice()) {
                ([], []) => "nobody else is here".to_owned(),
                (_, []) => "everyone has it".to_owned(),
                ([], _) => "nobody else has it yet".to_owned(),
                (has, waits) => format!("{}; not yet {}", names(self, has), names(self, waits)),
            };
            self.line(2, &format!("You {}: {has}", sent.line.what));
        }
    }

    fn problems(&mut self) {
        let problems = self.state.status.problems.clone();
        if !problems.is_empty() {
            self.heading("What is wrong");
        }
        for problem in problems {
            self.line(2, &plain(problem.text.english(), " "));
        }
    }

    fn name(&self, id: MemberId) -> String {
        let known = self.state.snapshot.members.iter().find(|member| member.id == id);
        known.map_or_else(|| "somebody".to_owned(), called)
    }

    fn rank(&self, id: MemberId) -> usize {
        rank(&self.state.snapshot.members, id)
    }

    fn names(&self, ids: impl Iterator<Item = MemberId>) -> String {
        let mut ids: Vec<MemberId> = ids.collect();
        ids.sort_by_key(|id| self.rank(*id));
        let mut names: Vec<String> = Vec::new();
        for name in ids.into_iter().map(|id| self.name(id)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
            _ => names.concat(),
        }
    }
}

fn called(member: &Member) -> String {
    match plain(&member.name, " ") {
        name if name.is_empty() => "a member without a name yet".to_owned(),
        name => name,
    }
}

fn words(words: &Words) -> String {
    match words {
        Words::Known(words) => plain(words, " "),
        Words::NotHereYet => "(not on this device yet)".to_owned(),
        Words::TakenBack => "(taken back)".to_owned(),
    }
}

fn device(peer: &PeerStatus, name: &str) -> String {
    let heard = match peer.heard {
        Heard::Today => "heard today",
        Heard::ThisWeek => "heard this week",
        Heard::Longer => "heard longer ago",
        Heard::Never => "not heard yet",
    };
    let has = if peer.has_all { "has everything" } else { "does not have everything yet" };
    let name = if name.is_empty() { "a device" } else { name };
    format!("{name}: {heard}; {has}")
}

/// The relay, where the group decided on one.
fn relay(status: &RelayStatus) -> Option<String> {
    match status {
        RelayStatus::None => None,
        RelayStatus::InForce { host, .. } => {
            Some(format!("The group uses the relay {}.", plain(host, " ")))
        }
        RelayStatus::RefusedHere { host } => {
            Some(format!("The group uses the relay {}; this device does not.", plain(host, " ")))
        }
        RelayStatus::TwoAtOnce { because } | RelayStatus::NotKnown { because } => {
            Some(plain(because.english(), " "))
        }
    }
}

/// A date in words.
pub(crate) fn day(date: jiff::civil::Date) -> String {
    date.strftime("%A %-d %B %Y").to_string()
}

fn when(time: &MeetingTime) -> String {
    let from = time.time.strftime("%H:%M");
    // Wraps at midnight, as a clock on the wall does.
    let to =
        time.time.wrapping_add(i64::from(time.minutes).minutes()).strftime("%H:%M").to_string();
    let again = schedule::again(time);
    format!("{}, {from}–{to} {}{again}", day(time.date), plain(&time.zone, " "))
}

#[cfg(test)]
mod tests;
