//! Who wrote what, by day: the log in plain words.
//!
//! Invariant: nothing that was taken back, and nobody's words at all, are in it: it says what was done, not what was said.

use serde::{Deserialize, Serialize};

use super::edge;
use super::offline::Offline;
use crate::group::{About, Done};
use crate::id::MemberId;
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
    /// What they did.
    pub what: String,
}

impl Offline {
    /// Everything that was done, in an order in which each thing comes after what it rests on.
    pub fn history(&self) -> Vec<HistoryLine> {
        let log = self.replica.ledger().log();
        let lines = (0..log.len()).filter_map(|at| {
            let entry = log.entry(at)?;
            let member = log.chain_author(&entry.chain).map(|(_, member)| member);
            let name =
                member.map_or_else(|| "somebody".to_owned(), |member| self.member_name(member));
            let done = done(self.replica.ledger(), at);
            Some(HistoryLine {
                day: edge::date(entry.day),
                member,
                name,
                about: done.about,
                what: self.what(at, entry, done.what),
            })
        });
        lines.collect()
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
