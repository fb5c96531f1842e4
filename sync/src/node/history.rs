//! Who wrote what, by day: the log in plain words.
//!
//! Invariant: nothing that was taken back, and no words of anybody else are in it: it says what was done, not what was said.
//! A member's own words stand beside what they did, so that they can take them back.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::edge;
use super::offline::Offline;
use crate::group::snapshot::Words;
use crate::group::{About, Done};
use crate::id::{BodyName, MemberId, RecordId};
use crate::log::{Entry, Kind, Parked};
use crate::protocol::Ledger;
use crate::roster::{Motion, Purpose, Statement};

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryLine {
    /// The day by the clock of the device that wrote it.
    pub day: jiff::civil::Date,
    /// Who did it.
    pub member: Option<MemberId>,
    /// What they are called.
    pub name: String,
    /// In which part.
    pub about: About,
    /// To which of its records, where it is about one.
    pub record: Option<RecordId>,
    /// What they did.
    pub what: String,
    /// Where this member did it: their own words there, as far as they are still here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mine: Vec<MyWords>,
    /// Where this member did it: members of whom a device has it, as last heard.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delivered: Vec<MemberId>,
    /// Where this member did it: members of whom no device is known to have it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<MemberId>,
}

/// Words that a member wrote and can take back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyWords {
    /// Their name.
    pub body: BodyName,
    /// The words.
    pub words: String,
}

impl fmt::Debug for MyWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the words: what is debugged may be logged.
        f.debug_struct("MyWords").field("body", &self.body).finish_non_exhaustive()
    }
}

/// What was done, as far as it was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    /// The newest first, as it came to this device.
    pub lines: Vec<HistoryLine>,
    /// Whether there is more before.
    pub is_more: bool,
}

impl Offline {
    /// Everything that was done, in an order in which each thing comes after what it rests on.
    pub fn history(&self) -> Vec<HistoryLine> {
        let all = 0..self.replica.ledger().log().len();
        all.filter_map(|at| self.history_line(at)).collect()
    }

    /// The newest of what was done, of one part or all, by this member or everybody.
    pub(super) fn history_page(
        &self,
        about: Option<About>,
        only_mine: bool,
        limit: usize,
    ) -> HistoryPage {
        let ledger = self.replica.ledger();
        let me = ledger.me();
        let newest_first = (0..ledger.log().len()).rev();
        let of_part = |at: &usize| about.is_none_or(|about| done(ledger, *at).about == about);
        let lines = newest_first.filter(of_part).filter_map(|at| self.history_line(at));
        let mut wanted = lines.filter(|line| !only_mine || line.member == me);
        let lines = wanted.by_ref().take(limit).collect();
        HistoryPage { lines, is_more: wanted.next().is_some() }
    }

    fn history_line(&self, at: usize) -> Option<HistoryLine> {
        let ledger = self.replica.ledger();
        let entry = ledger.log().entry(at)?;
        let member = ledger.log().chain_author(&entry.chain).map(|(_, member)| member);
        let name = member.map_or_else(|| "somebody".to_owned(), |member| self.member_name(member));
        let done = done(ledger, at);
        let me = member.filter(|member| Some(*member) == ledger.me());
        let (delivered, waiting) = me
            .map(|me| self.who_has(me, |device| self.replica.has_entry(device, at)))
            .unwrap_or_default();
        Some(HistoryLine {
            day: edge::date(entry.day),
            member,
            name,
            about: done.about,
            record: done.record,
            what: self.what(at, entry, done.what),
            mine: if me.is_some() { self.my_words(entry) } else { Vec::new() },
            delivered,
            waiting,
        })
    }

    fn my_words(&self, entry: &Entry) -> Vec<MyWords> {
        let words =
            entry.bodies.iter().filter_map(|body| match self.replica.ledger().words_of(body) {
                Words::Known(words) => Some(MyWords { body: *body, words }),
                Words::NotHereYet | Words::TakenBack => None,
            });
        words.collect()
    }

    fn what(&self, at: usize, entry: &Entry, done: &str) -> String {
        let done = match &entry.kind {
            Kind::Statement(Statement::Admit(admit)) => {
                let member = self.replica.ledger().roster().bound_member(admit.device);
                match member {
                    Some(member) => format!("let a device of {} in", self.member_name(member)),
                    None => "let a device in".to_owned(),
                }
            }
            Kind::Edit(_) | Kind::Statement(_) | Kind::TakeBack(_) | Kind::Unknown { .. } => {
                done.to_owned()
            }
        };
        match self.replica.ledger().standing().parked.get(&at) {
            None => done,
            Some(Parked::Departed) => format!("{done} (does not count: written after leaving)"),
            Some(Parked::Unsettled) => {
                format!("{done} (does not count until the group settles who came in)")
            }
            Some(Parked::Forked) => {
                format!("{done} (does not count: one device wrote two stories)")
            }
            Some(Parked::Invalid | Parked::Refused) => {
                format!("{done} (does not count: against the rules)")
            }
            Some(Parked::Crowded) => format!("{done} (waits until the others have caught up)"),
            Some(Parked::Stuck) => format!("{done} (this device cannot read it; a newer Kith may)"),
        }
    }
}

/// What an entry of the log did.
pub(super) fn done(ledger: &Ledger, at: usize) -> Done {
    let in_part = |about, what| Done { about, record: None, what };
    match ledger.log().entry(at).map(|entry| &entry.kind) {
        Some(Kind::Edit(_)) => Done::by(ledger.keys(at).iter().map(String::as_str)),
        Some(Kind::TakeBack(_)) => in_part(About::Newer, "took something back for good"),
        Some(Kind::Statement(statement)) => in_part(About::Members, said(statement)),
        Some(Kind::Unknown { .. }) | None => {
            in_part(About::Newer, "did something that needs a newer Kith to be read")
        }
    }
}

fn said(statement: &Statement) -> &'static str {
    match statement {
        Statement::Found(_) => "founded the group",
        Statement::Propose(proposal) => match &proposal.motion {
            Motion::Admit { returning: None, .. } => "suggested that somebody come in",
            Motion::Admit { returning: Some(_), .. } => {
                "suggested letting a member in again with a new device"
            }
            Motion::Remove(_) => "suggested that somebody leave",
            Motion::SetRule(_) => "suggested another way of deciding",
            Motion::SetRelay(_) => "suggested a relay",
            Motion::RetireDevice(_) => "suggested retiring a device",
            Motion::TakeBack(_) => "suggested erasing something",
            Motion::CloseGroup => "suggested closing the group",
        },
        Statement::Vote(_) => "gave a word on a suggestion",
        Statement::Close(_) => "closed a suggestion whose day had passed",
        Statement::Invite(invite) => match invite.purpose {
            Purpose::Person(_) => "made an invitation",
            Purpose::OwnDevice => "made an invitation for a further device",
        },
        Statement::WithdrawInvite(_) => "withdrew an invitation",
        Statement::Admit(_) => "let a device in",
        Statement::Settle(_) => "gave a word on an invitation that was used twice",
        Statement::RetireDevice(_) => "retired a device",
        Statement::Pause(()) => "began a break",
        Statement::Resume(()) => "came back from a break",
        Statement::Leave(_) => "left the group",
    }
}
