//! Who wrote what, by day: the log in plain words.
//!
//! Invariant: nothing that was taken back, and nobody's words at all, are in it: it says what was done, not what was said.

use serde::{Deserialize, Serialize};

use super::edge;
use super::offline::Offline;
use crate::id::MemberId;
use crate::log::{Entry, Kind, Parked};
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
            Some(HistoryLine {
                day: edge::date(entry.day),
                member,
                name,
                what: self.what(at, entry),
            })
        });
        lines.collect()
    }

    fn what(&self, at: usize, entry: &Entry) -> String {
        let done = match &entry.kind {
            Kind::Edit(_) => self.edited(at).to_owned(),
            Kind::TakeBack(_) => "took something back for good".to_owned(),
            Kind::Statement(statement) => self.said(statement),
            Kind::Unknown { .. } => "did something that needs a newer Kith to be read".to_owned(),
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

    /// What part of the document an edit changed.
    fn edited(&self, at: usize) -> &'static str {
        let keys = self.replica.ledger().keys(at);
        let has = |part: &str| keys.iter().any(|key| key.contains(part));
        if has("text/focus//name/") {
            "wrote the group's name"
        } else if has("text/focus/") {
            "wrote about the focus"
        } else if has("rule/") && has("/made") {
            "put a ground rule to the group"
        } else if has("text/rule/") {
            "reworded a ground rule"
        } else if has("/rule/") {
            "gave a word on a ground rule"
        } else if has("rule/") && has("/topic") {
            "said what a ground rule is about"
        } else if has("rule/") && has("/again") {
            "set a day to look at a ground rule again"
        } else if has("rule/") {
            "set a ground rule aside, or took it up again"
        } else if has("/rule-remark/") {
            "said something on a ground rule"
        } else if has("/decision-remark/") {
            "said something on a decision"
        } else if has("decision/") && has("/made") {
            "put a decision to the group"
        } else if has("text/decision/") && has("/outcome/") {
            "wrote what came of a decision"
        } else if has("text/decision/") {
            "reworded a decision"
        } else if has("/decision/") {
            "gave a word on a decision"
        } else if has("decision/") && (has("/until") || has("/again")) {
            "set a day for a decision"
        } else if has("decision/") {
            "set a decision aside, or took it up again"
        } else if has("candidate/") && has("/made") {
            "added somebody whom the group may ask"
        } else if has("candidate/") || has("/knows/") || has("/asking/") {
            "wrote about somebody whom the group may ask"
        } else if has("posting/") {
            "wrote where a notice is"
        } else if has("focus//") {
            "wrote about the focus"
        } else if has("meeting/") && has("/made") {
            "added a meeting"
        } else if has("taken/") && has("/made") {
            "took something along from a meeting"
        } else if has("taken/") || has("/takes/") {
            "changed what was taken along"
        } else if has("/poll/") {
            "answered which times are good"
        } else if has("schedule//") {
            "said how the group meets"
        } else if has("place/") && has("/made") {
            "added a place to meet"
        } else if has("/comfort/") {
            "said how they are with a place"
        } else if has("place/") {
            "wrote about a place"
        } else if has("contact/") && has("/made") {
            "added somebody to turn to for help"
        } else if has("/check/") {
            "checked a number"
        } else if has("contact/") {
            "corrected somebody to turn to for help"
        } else if has("shelf/") && has("/made") {
            "put something on the shelf"
        } else if has("/hand/") {
            "raised a hand, or took it down"
        } else if has("shelf/") {
            "changed something on the shelf"
        } else if has("review/") && has("/made") {
            "asked everybody how it is working"
        } else if has("/review/") {
            "said how it is working"
        } else if has("/question/") || has("question/") {
            "shared what they work through"
        } else if has("/reply/") {
            "replied to a meeting"
        } else if has("meeting/") {
            "changed a meeting"
        } else if keys.iter().any(|key| key.contains("/name/") && !key.ends_with('/')) {
            "said what to call a device of theirs"
        } else if has("/name/") {
            "said what to call them"
        } else {
            "changed something that needs a newer Kith to be read"
        }
    }

    fn said(&self, statement: &Statement) -> String {
        match statement {
            Statement::Found(_) => "founded the group".to_owned(),
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
            }
            .to_owned(),
            Statement::Vote(_) => "gave a word on a suggestion".to_owned(),
            Statement::Close(_) => "closed a suggestion whose day had passed".to_owned(),
            Statement::Invite(invite) => match invite.purpose {
                Purpose::Person(_) => "made an invitation".to_owned(),
                Purpose::OwnDevice => "made an invitation for a device of their own".to_owned(),
            },
            Statement::WithdrawInvite(_) => "withdrew an invitation".to_owned(),
            Statement::Admit(admit) => {
                let member = self.replica.ledger().roster().bound_member(admit.device);
                match member {
                    Some(member) => format!("let a device of {} in", self.member_name(member)),
                    None => "let a device in".to_owned(),
                }
            }
            Statement::Settle(_) => "gave a word on an invitation that was used twice".to_owned(),
            Statement::RetireDevice(_) => "retired a device".to_owned(),
            Statement::Pause(()) => "began a break".to_owned(),
            Statement::Resume(()) => "came back from a break".to_owned(),
            Statement::Leave(_) => "left the group".to_owned(),
        }
    }
}
