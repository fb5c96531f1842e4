//! Whether a statement is in order after what its device had seen.
//!
//! Invariant: judged by the statement's own past, once and for ever.
//! Source: FORMATS.md §5, rules 2 and 5 to 14.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "most questions here are about one kind of statement; kinds to come are none of theirs"
)]

use super::Judge;
use crate::id::{DeviceId, EntryHash, MemberId};
use crate::roster::view::{Scope, View};
use crate::roster::{Admit, Door, Motion, Past, Purpose, Statement, Void, admit_is_proven};

impl Judge<'_> {
    /// Whether a statement by the device that wrote `entry` is in order after what it had seen.
    pub(super) fn check(
        &self,
        entry: usize,
        statement: &Statement,
        view: &View,
    ) -> Result<(), Void> {
        let device = self.device(entry);
        let past = self.past(entry);
        let bound = view.devices.get(&device).ok_or(Void::NotAMember)?;
        let ensure = |is_so: bool, void: Void| if is_so { Ok(()) } else { Err(void) };
        ensure(bound.counts, if bound.in_contest { Void::InContest } else { Void::NotAMember })?;
        ensure(!bound.gone, Void::Departed)?;
        ensure(!view.closed || matches!(statement, Statement::Leave(_)), Void::GroupClosed)?;
        let author = bound.member;
        let membership = self.seen_membership(entry);
        let scope = Scope { past, membership: &membership, whole: false };
        match statement {
            Statement::Found(_) => Err(Void::NotTheFounding),
            Statement::Propose(proposal) => self.check_motion(author, &proposal.motion, view),
            Statement::Vote(vote) => {
                self.check_asked(author, vote.proposal, scope, view).map(|_proposal| ())
            }
            Statement::Close(proposal) => {
                let proposal = self.check_asked(author, *proposal, scope, view)?;
                let can_close =
                    !matches!(self.motion(proposal), Some(Motion::Remove(_) | Motion::SetRule(_)));
                ensure(can_close, Void::CannotBeClosed)
            }
            Statement::Invite(invite) => match invite.purpose {
                Purpose::OwnDevice => Ok(()),
                Purpose::Person(hash) => {
                    let proposal = self.known(hash, past).ok_or(Void::NoSuchProposal)?;
                    ensure(
                        self.ballot(proposal).is_some()
                            && matches!(self.motion(proposal), Some(Motion::Admit { .. })),
                        Void::NoSuchProposal,
                    )?;
                    ensure(self.passes(proposal, scope, view), Void::NotDecided)?;
                    ensure(!self.is_used(hash, None, past), Void::AlreadyUsed)
                }
            },
            Statement::WithdrawInvite(hash) => {
                let invite = self.valid_invite(*hash, past)?;
                let is_own = self.author(invite) == Some(author);
                let is_person = !matches!(self.invite_purpose(invite), Some(Purpose::OwnDevice));
                ensure(is_person || is_own, Void::NotYours)
            }
            Statement::Admit(admit) => self.check_admit(author, admit, scope, view),
            Statement::Settle(hash) => {
                let admit = self.known(*hash, past).ok_or(Void::NothingToSettle)?;
                let (_, newcomer, key) = self.binding(admit).ok_or(Void::NothingToSettle)?;
                let key = key.ok_or(Void::NothingToSettle)?;
                let is_contested = self.is_valid(admit)
                    && view.devices.get(&newcomer).is_some_and(|bound| bound.in_contest);
                ensure(is_contested, Void::NothingToSettle)?;
                let may = match self.index(key).and_then(|proposal| self.ballot(proposal)) {
                    Some(ballot) => ballot.electorate.contains(&author),
                    None => self.invite_of(admit).and_then(|at| self.author(at)) == Some(author),
                };
                ensure(may, Void::NotAsked)
            }
            Statement::RetireDevice(other) => {
                let bound = view.devices.get(other).ok_or(Void::NoSuchDevice)?;
                ensure(bound.member == author && *other != device, Void::NotYours)?;
                ensure(!bound.gone, Void::NoSuchDevice)
            }
            Statement::Pause(()) | Statement::Resume(()) | Statement::Leave(_) => Ok(()),
        }
    }

    fn check_motion(&self, author: MemberId, motion: &Motion, view: &View) -> Result<(), Void> {
        let ensure = |is_so: bool, void: Void| if is_so { Ok(()) } else { Err(void) };
        let ballot = self.ballot_for(view);
        ensure(ballot.electorate.contains(&author), Void::OnBreak)?;
        ensure(!ballot.had_two || view.size() >= 2, Void::TooFew)?;
        match motion {
            Motion::Admit { returning: None, .. } => {
                ensure(ballot.rule.door != Door::Closed, Void::DoorClosed)
            }
            Motion::Admit { returning: Some(member), .. } => {
                ensure(view.members.contains_key(member), Void::NoSuchMember)?;
                let has_device = view
                    .devices
                    .values()
                    .any(|bound| bound.member == *member && bound.counts && !bound.gone);
                ensure(!has_device, Void::StillHere)
            }
            Motion::Remove(member) => {
                ensure(view.members.get(member).is_some_and(|p| p.current), Void::NoSuchMember)?;
                ensure(*member != author, Void::OwnRemoval)?;
                ensure(view.size() > 2, Void::TooFew)?;
                ensure(!ballot.disputed, Void::Disputed)
            }
            Motion::RetireDevice(device) => {
                let bound = view.devices.get(device).ok_or(Void::NoSuchDevice)?;
                ensure(bound.counts && !bound.gone, Void::NoSuchDevice)?;
                ensure(bound.member != author, Void::OwnDevice)?;
                ensure(view.size() > 2, Void::TooFew)?;
                ensure(!ballot.disputed, Void::Disputed)
            }
            Motion::SetRule(_) | Motion::SetRelay(_) | Motion::TakeBack(_) | Motion::CloseGroup => {
                Ok(())
            }
        }
    }

    fn check_asked(
        &self,
        author: MemberId,
        proposal: EntryHash,
        scope: Scope<'_>,
        view: &View,
    ) -> Result<usize, Void> {
        let proposal = self.known(proposal, scope.past).ok_or(Void::NoSuchProposal)?;
        let ballot = self.ballot(proposal).ok_or(Void::NoSuchProposal)?;
        if !ballot.electorate.contains(&author) {
            return Err(Void::NotAsked);
        }
        if self.passes(proposal, scope, view) || self.is_closed(proposal, scope, view) {
            return Err(Void::AlreadyDecided);
        }
        Ok(proposal)
    }

    fn check_admit(
        &self,
        author: MemberId,
        admit: &Admit,
        scope: Scope<'_>,
        view: &View,
    ) -> Result<(), Void> {
        let ensure = |is_so: bool, void: Void| if is_so { Ok(()) } else { Err(void) };
        let invite = self.valid_invite(admit.invite, scope.past)?;
        let Some(Statement::Invite(terms)) = self.statement(invite) else {
            return Err(Void::NoSuchInvite);
        };
        let mut withdrawals = self.withdrawals.get(&admit.invite).into_iter().flatten();
        let is_withdrawn = withdrawals.any(|at| scope.past.contains(*at));
        ensure(!is_withdrawn, Void::Withdrawn)?;
        match terms.purpose {
            Purpose::OwnDevice => ensure(self.author(invite) == Some(author), Void::NotYours)?,
            Purpose::Person(hash) => {
                let proposal = self.known(hash, scope.past).ok_or(Void::NoSuchProposal)?;
                ensure(self.passes(proposal, scope, view), Void::NotDecided)?;
            }
        }
        let key = self.key_of(invite).ok_or(Void::NoSuchInvite)?;
        ensure(!self.is_used(key, Some(admit.device), scope.past), Void::AlreadyUsed)?;
        let is_taken = self.bound_to.get(&admit.device).into_iter().flatten().any(|at| {
            scope.past.contains(*at)
                && self
                    .binding(*at)
                    .is_some_and(|(_, device, by)| device == admit.device && by != Some(key))
        });
        ensure(!is_taken, Void::DeviceTaken)?;
        ensure(admit_is_proven(self.group, terms.key, admit), Void::BadProof)
    }

    /// Whether somebody else than `device` came in by this.
    fn is_used(&self, key: EntryHash, device: Option<DeviceId>, past: &Past) -> bool {
        self.bound_by(key).iter().any(|at| {
            past.contains(*at)
                && self.binding(*at).is_some_and(|(_, other, _)| Some(other) != device)
        })
    }

    fn valid_invite(&self, hash: EntryHash, past: &Past) -> Result<usize, Void> {
        let invite = self.known(hash, past).filter(|at| self.is_valid(*at));
        invite
            .filter(|at| matches!(self.statement(*at), Some(Statement::Invite(_))))
            .ok_or(Void::NoSuchInvite)
    }
}
