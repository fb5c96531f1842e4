//! What a command does to the group on this device.

use std::sync::Arc;

use super::addrs::KnownAddrs;
use super::api::{Command, Reply};
use super::edge;
use super::folder::KeptTicket;
use super::mine::{Jot, Mine};
use super::offline::Offline;
use super::trouble::Trouble;
use crate::group::snapshot::Words;
use crate::group::{Edit, legible};
use crate::id::{DeviceId, EntryHash, RecordId, hash};
use crate::invitation::{Secret, Ticket, TicketDevice, TicketError};
use crate::protocol::{Ledger, Moved, Outcome, Say, WriteError};
use crate::reason::Coded;
use crate::roster::{Invite, Purpose, Statement};

/// For how many days an invitation is honoured.
const INVITATION_DAYS: u32 = 14;

impl Offline {
    /// Does what a command asks; what it writes is on disk when this returns.
    pub fn run(&mut self, command: Command) -> Reply {
        let reply = self.perform(command);
        // Nobody is connected who would have to hear of it.
        drop(self.drain());
        self.replica.catch_up();
        if self.forget_turned_down() {
            drop(self.drain());
            self.replica.catch_up();
        }
        self.settled(reply)
    }

    /// Turns a reply into a refusal where the disk did not take what it confirms.
    pub(super) fn settled(&self, reply: Reply) -> Reply {
        match (reply, self.stopped_by()) {
            (
                Reply::Done | Reply::Ticket { .. } | Reply::ParcelRead(_) | Reply::LetIn(_),
                Some(problem),
            ) => refused(&problem.text),
            (reply, _) => reply,
        }
    }

    /// Does what a command asks, as far as that needs no network. Drain the outputs then, and see [`Offline::settled`].
    pub(super) fn perform(&mut self, command: Command) -> Reply {
        if let Command::History { about, only_mine, limit } = command {
            return Reply::History(self.history_page(about, only_mine, limit));
        }
        if !self.retry()
            && let Some(problem) = self.stopped_by()
        {
            return refused(&Trouble::NotDone { because: problem.text.clone() });
        }
        let written = match command {
            Command::Edit(edit) => self.edit(&edit).map(|_entry| Reply::Done),
            Command::Undo => self.undo().map(|_entry| Reply::Done),
            Command::Invite { name } => return self.invite(&name),
            Command::InviteMyDevice => self
                .invite_for(Purpose::OwnDevice)
                .map(|(invite, secret)| self.ticket(invite, &secret)),
            Command::WithdrawInvite { invite } => self.withdraw(invite).map(|()| Reply::Done),
            Command::Say(say) => self.say(&say).map(|_entry| Reply::Done),
            Command::Mine(jot) => return self.jot(&jot),
            Command::Looked => {
                let write = self.news.clear(&mut self.folder);
                self.keep(write);
                Ok(Reply::Done)
            }
            Command::InviteProposed { proposal } => return self.invite_proposed(proposal),
            Command::WriteParcel { to, everything, file } => {
                return self.write_parcel(&to, everything, &file);
            }
            Command::ReadParcel { file, reply, let_in } => {
                return self.read_parcel(&file, reply.as_deref(), let_in);
            }
            Command::Leave { farewell } => self.leave(farewell.as_deref()).map(|()| Reply::Done),
            Command::Draft { .. }
            | Command::History { .. }
            | Command::Live(_)
            | Command::Dial { .. }
            | Command::SetNearby { .. }
            | Command::SetRelay { .. }
            | Command::Keys(_)
            | Command::Backup { .. }
            | Command::Lock => {
                return refused(&Trouble::NeedsRunning);
            }
        };
        written.unwrap_or_else(|error| self.refusal(&error))
    }

    /// Keeps something for this member alone. It goes to disk with the next [`Offline::drain`].
    fn jot(&mut self, jot: &Jot) -> Reply {
        let mut mine = Mine::clone(&self.mine);
        match mine.jot(jot, edge::date(edge::today()), RecordId::from_bytes(edge::random())) {
            Ok(change) => {
                for write in self.folder.jotted(&change) {
                    self.keep(write);
                }
                self.mine = Arc::new(mine);
                Reply::Done
            }
            Err(error) => refused(&error),
        }
    }

    fn refusal(&self, error: &WriteError) -> Reply {
        match error {
            WriteError::NotInGroup => refused(&self.why_outside()),
            WriteError::Edit(_)
            | WriteError::Relay(_)
            | WriteError::TooEarly
            | WriteError::Statement(_)
            | WriteError::NotYours
            | WriteError::TooMuchAtOnce
            | WriteError::BreaksRule
            | WriteError::Deadly
            | WriteError::Log(_) => refused(error),
        }
    }

    /// Makes one edit.
    pub(super) fn edit(&mut self, edit: &Edit) -> Result<EntryHash, WriteError> {
        let today = edge::today();
        self.replica.write(|ledger| ledger.edit(edit, today, &mut edge::random))
    }

    fn undo(&mut self) -> Result<EntryHash, WriteError> {
        let today = edge::today();
        self.replica.write(|ledger| ledger.undo(today, &mut edge::random))
    }

    /// Says something about who belongs.
    fn say(&mut self, say: &Say) -> Result<EntryHash, WriteError> {
        let today = edge::today();
        self.replica.write(|ledger| ledger.say_so(say, today, &mut edge::random))
    }

    /// Invites a person of this name: one whom the group agreed to; while the founder is alone, the founder decides alone.
    fn invite(&mut self, name: &str) -> Reply {
        let name = legible(name);
        let decisions = self.replica.ledger().decisions();
        let mut agreed = decisions.proposals.iter().filter(|it| {
            it.outcome == Outcome::Passed
                && it.came_in.is_none()
                && matches!(&it.motion, Moved::Person { name: Words::Known(known), .. } if *known == name)
        });
        if let Some(agreed) = agreed.next() {
            return self.invite_proposed(agreed.proposal);
        }
        if self.replica.ledger().roster().current_members().count() > 1 {
            return refused(&Trouble::GroupDecides);
        }
        let person = Say::ProposePerson { name, returning: None, why: None };
        match self.say(&person) {
            Ok(proposal) => self.invite_proposed(proposal),
            Err(error) => self.refusal(&error),
        }
    }

    /// Invites the person whom a proposal admits.
    fn invite_proposed(&mut self, proposal: EntryHash) -> Reply {
        match self.invite_for(Purpose::Person(proposal)) {
            Ok((invite, secret)) => self.ticket(invite, &secret),
            Err(error) => self.refusal(&error),
        }
    }

    fn invite_for(&mut self, purpose: Purpose) -> Result<(EntryHash, Secret), WriteError> {
        let secret = Secret::from_random(edge::random());
        let today = edge::today();
        let invite =
            Invite { purpose, key: secret.invite_key(), expires: today.plus(INVITATION_DAYS) };
        let invite = self
            .replica
            .write(|ledger| ledger.say(Statement::Invite(invite), Vec::new(), today))?;
        Ok((invite, secret))
    }

    /// Keeps the secret of an invitation and makes its ticket.
    fn ticket(&mut self, invite: EntryHash, secret: &Secret) -> Reply {
        self.tickets.push(KeptTicket { invite, secret: *secret.as_bytes() });
        let write = self.folder.put_private(&self.tickets);
        self.keep(write);
        match self.ticket_text(invite, secret) {
            Ok(ticket) => Reply::Ticket { invite, ticket },
            Err(error) => refused(&error),
        }
    }

    /// The ticket of an invitation, as text.
    pub(super) fn ticket_text(
        &self,
        invite: EntryHash,
        secret: &Secret,
    ) -> Result<String, TicketError> {
        let me = self.replica.ledger().device();
        let own = TicketDevice { device: me, addrs: self.settings.addrs.clone() };
        let others =
            self.replica.ledger().roster().current_devices().filter(|device| *device != me);
        // Through a relay a device is found of which no address is known.
        let has_relay = self.relay_named().is_some();
        let others = others.filter_map(|device| {
            let addrs = self.addrs.get(&device).map(KnownAddrs::all).unwrap_or_default();
            (has_relay || !addrs.is_empty()).then_some(TicketDevice { device, addrs })
        });
        let secret = Secret::from_random(*secret.as_bytes());
        let devices = std::iter::once(own).chain(others);
        let ticket = Ticket::new(invite, secret, devices, self.relay_named());
        ticket.map(|ticket| ticket.to_text().to_string())
    }

    fn withdraw(&mut self, invite: EntryHash) -> Result<(), WriteError> {
        let today = edge::today();
        self.replica
            .write(|ledger| ledger.say(Statement::WithdrawInvite(invite), Vec::new(), today))?;
        self.tickets.retain(|ticket| ticket.invite != invite);
        let write = self.folder.put_private(&self.tickets);
        self.keep(write);
        Ok(())
    }

    fn leave(&mut self, farewell: Option<&str>) -> Result<(), WriteError> {
        let today = edge::today();
        let farewell = farewell.map(str::trim).filter(|words| !words.is_empty());
        self.replica.write(|ledger: &mut Ledger| {
            let body = farewell.map(|words| ledger.body_of(words, &mut edge::random));
            let name = body.as_ref().map(|(name, _)| *name);
            ledger.say(Statement::Leave(name), body.into_iter().collect(), today)
        })?;
        Ok(())
    }

    /// Makes an edit that was kept on disk until the document was there; says whether it is to be kept no more. One that
    /// is not possible any more is told among the problems. So is one over which Kith ended again and again; it stays, for
    /// another version to try.
    pub(super) fn run_kept(&mut self, number: u64, json: &str) -> bool {
        let kept = hash("kith kept edit 1", &[&number.to_le_bytes(), json.as_bytes()]);
        let today = edge::today();
        let made = serde_json::from_str::<Edit>(json).map(|edit| {
            self.replica.write(|ledger| ledger.edit_kept(kept, &edit, today, &mut edge::random))
        });
        let because = match made {
            Ok(Ok(_entry)) => return true,
            Ok(Err(error @ WriteError::Deadly)) => {
                self.tell(&Trouble::WaitsStill { because: (&error).into() });
                return false;
            }
            Ok(Err(error)) => (&error).into(),
            Err(_other_words) => (&Trouble::OtherKept).into(),
        };
        self.tell(&Trouble::WaitedInVain { because });
        true
    }

    /// The device at whose addresses a ticket points first.
    pub(super) fn device(&self) -> DeviceId {
        self.replica.ledger().device()
    }
}

pub(super) fn refused(because: &impl Coded) -> Reply {
    Reply::Refused { because: because.reason() }
}
