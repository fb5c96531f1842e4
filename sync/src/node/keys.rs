//! What opens a group on this device is changed: its passphrase, its recovery code, the system's keyring.
//!
//! The slow part, stretching, is done beside a running node and not in it; what came of it is kept if the slots are still those
//! that it began with.
//!
//! Invariant: a change is in the store whole or not at all, and leaves no trace of the slot before it.
//! Source: FORMATS.md §10.

#[cfg(test)]
mod tests;

use std::path::Path;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::api::{KeysCommand, Typed};
use super::error::NodeError;
use super::folder::{Folder, FolderAsk, Private};
use super::trouble::Trouble;
use super::{NodeHandle, blocking, edge};
use crate::id::hash;
use crate::seal::{
    Changed, Cost, KeyChange, KeySlot, Keyring, KeyringError, KeysError, Passphrase, RecoveryCode,
    Secret, SlotError, SlotKind, changed, keyring_names, unlocked,
};
use crate::store::{SqliteStore, Store as _, UnlockError};

/// What opens a group beside its passphrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeysStatus {
    /// A recovery code.
    pub recovery_code: bool,
    /// The day on which it was made here, where that was kept and the group is open.
    pub recovery_code_made: Option<Date>,
    /// What the system's keyring keeps.
    pub keyring: bool,
}

/// What came of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeysChanged {
    /// It is made.
    Now,
    /// Nothing had to be done: the new passphrase opens the group already.
    Before,
}

impl KeysStatus {
    fn of(slots: &[KeySlot]) -> Self {
        Self {
            recovery_code: code_of(slots).is_some(),
            recovery_code_made: None,
            keyring: keyring_names(slots).next().is_some(),
        }
    }
}

/// When a recovery code was made, and which: the day of one that was taken away or replaced is no other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CodeMade {
    on: Date,
    /// Names its slot.
    slot: [u8; 32],
}

impl Private for CodeMade {
    const NAME: &'static [u8] = b"recovery code";
}

impl CodeMade {
    fn new(slot: &KeySlot, on: Date) -> Self {
        Self { on, slot: Self::name(slot) }
    }

    fn name(slot: &KeySlot) -> [u8; 32] {
        hash("kith recovery code slot 1", &[slot.as_bytes()])
    }
}

fn code_of(slots: &[KeySlot]) -> Option<&KeySlot> {
    slots.iter().find(|slot| slot.kind() == SlotKind::RecoveryCode)
}

/// A new recovery code, and the two of its groups, counted from 0, that are to be typed again before it is kept.
pub fn new_recovery_code() -> (RecoveryCode, [usize; 2]) {
    let code = RecoveryCode::generate(&mut edge::fill);
    let groups = code.groups().count();
    let [first, second] = edge::random::<2>().map(usize::from);
    let first = first % groups;
    let second = (first + 1 + second % (groups - 1)) % groups;
    (code, [first.min(second), first.max(second)])
}

/// What opens the group in a folder that does not run. Needs no passphrase.
pub fn keys_in(dir: &Path) -> Result<KeysStatus, NodeError> {
    Ok(KeysStatus::of(&SqliteStore::open(dir)?.slots()?))
}

/// The same with what is sealed of it, for whoever can open the group.
pub fn keys_opened(dir: &Path, secret: &Secret) -> Result<KeysStatus, NodeError> {
    Folder::open(dir, secret)?.keys()
}

/// Whether something opens the group in a folder that does not run; why not, if it does not.
pub fn opens(dir: &Path, secret: &Secret) -> Result<(), NodeError> {
    let slots = SqliteStore::open(dir)?.slots()?;
    unlocked(&slots, secret).map_err(UnlockError::from)?;
    Ok(())
}

/// Changes what opens the group in a folder that does not run.
pub fn change_keys(
    dir: &Path,
    secret: Option<&Secret>,
    change: &KeyChange,
) -> Result<KeysChanged, NodeError> {
    let mut store = SqliteStore::open(dir)?;
    let slots = store.slots()?;
    let Some(Changed { slots: new, vault }) = after(&slots, secret, change)? else {
        return Ok(KeysChanged::Before);
    };
    match vault {
        Some(vault) => Folder::unlocked(store, vault).replace_slots(&slots, &new)?,
        // What is sealed beside a code that is taken away is that of no slot, and goes when somebody opens the group.
        None => store.replace_slots(&new, &[])?,
    }
    Ok(KeysChanged::Now)
}

/// The slots after a change; nothing where a new passphrase opens them already and the earlier one does not.
fn after(
    slots: &[KeySlot],
    secret: Option<&Secret>,
    change: &KeyChange,
) -> Result<Option<Changed>, NodeError> {
    let least = Cost::PRODUCTION_FLOOR;
    match (changed(slots, secret, change, least, &mut edge::fill), change) {
        (Ok(changed), _) => Ok(Some(changed)),
        (
            Err(KeysError::Slot(SlotError::WrongPassphrase) | KeysError::OtherRecoveryCode),
            KeyChange::Passphrase(new),
        ) if unlocked(slots, &new.into()).is_ok() => Ok(None),
        (Err(error), _) => Err(UnlockError::from(error).into()),
    }
}

/// Lets the system's keyring open a group from now on. Whatever goes wrong, the passphrase opens it as before.
pub async fn turn_keyring_on(
    place: Place<'_>,
    secret: Secret,
    keyring: &dyn Keyring,
) -> Result<(), NodeError> {
    let (name, text) = Secret::new_for_keyring(&mut edge::fill);
    match keyring.get(&name) {
        Ok(_) | Err(KeyringError::NoEntry) => {}
        Err(error) => return Err(error.into()),
    }
    let earlier: Vec<_> = keyring_names(&place.slots().await?).collect();
    let kept = Secret::from_keyring(name, &text).ok_or(SlotError::Damaged)?;
    // First the slot: killed in between, it stays where it is seen and can be turned off.
    place.change(Some(secret), KeyChange::Keyring(kept)).await?;
    if let Err(error) = keyring.put(&name, &text) {
        place.change(None, KeyChange::NoKeyring).await?;
        return Err(error.into());
    }
    for name in earlier {
        // It opens nothing any more.
        drop(keyring.delete(&name));
    }
    Ok(())
}

/// Lets the keyring open a group no more, and takes away what it keeps.
pub async fn turn_keyring_off(place: Place<'_>, keyring: &dyn Keyring) -> Result<(), NodeError> {
    let names: Vec<_> = keyring_names(&place.slots().await?).collect();
    let deleted: Vec<_> = names.iter().map(|name| keyring.delete(name)).collect();
    place.change(None, KeyChange::NoKeyring).await?;
    // The slot is gone, and what the keyring may still keep opens nothing; yet whoever asked for it is told.
    deleted.into_iter().collect::<Result<(), _>>()?;
    Ok(())
}

/// What the keyring keeps for the group in a folder.
pub fn from_keyring(dir: &Path, keyring: &dyn Keyring) -> Result<Secret, NodeError> {
    let slots = SqliteStore::open(dir)?.slots()?;
    let name = keyring_names(&slots).next().ok_or(NodeError::NotInKeyring)?;
    let kept = keyring.get(&name)?;
    Secret::from_keyring(name, &kept).ok_or(NodeError::OtherKeyring)
}

/// Where a group is whose keys are changed.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// In a folder, not running.
    Closed(&'a Path),
    /// In a running node.
    Running(&'a NodeHandle),
}

impl Place<'_> {
    async fn slots(self) -> Result<Vec<KeySlot>, NodeError> {
        match self {
            Self::Closed(dir) => Ok(SqliteStore::open(dir)?.slots()?),
            Self::Running(node) => node.ask(|reply| FolderAsk::Slots { reply }.into()).await?,
        }
    }

    /// Changes what opens the group there.
    pub async fn change(
        self,
        secret: Option<Secret>,
        change: KeyChange,
    ) -> Result<KeysChanged, NodeError> {
        match self {
            Self::Closed(dir) => {
                let dir = dir.to_owned();
                blocking(move || change_keys(&dir, secret.as_ref(), &change)).await
            }
            Self::Running(node) => node.change_keys(secret, change).await,
        }
    }
}

impl NodeHandle {
    /// Changes what opens the group as a command asks.
    pub(super) async fn change_keys_as(&self, command: KeysCommand) -> Result<(), NodeError> {
        let read = |typed: &Typed| {
            Passphrase::new(&typed.0).map_err(|error| NodeError::Refused((&error).into()))
        };
        let (secret, change) = match command {
            KeysCommand::ChangePassphrase { from, to } => {
                (Some((&read(&from)?).into()), KeyChange::Passphrase(read(&to)?))
            }
            KeysCommand::SetRecoveryCode { passphrase, code } => {
                let code = RecoveryCode::parse(&code.0)
                    .map_err(|error| NodeError::Refused((&error).into()))?;
                (Some((&read(&passphrase)?).into()), KeyChange::RecoveryCode(code))
            }
            KeysCommand::RemoveRecoveryCode => (None, KeyChange::NoRecoveryCode),
        };
        self.change_keys(secret, change).await.map(|_done| ())
    }

    /// Changes what opens the group.
    async fn change_keys(
        &self,
        secret: Option<Secret>,
        change: KeyChange,
    ) -> Result<KeysChanged, NodeError> {
        let slots = self.ask(|reply| FolderAsk::Slots { reply }.into()).await??;
        let (slots, new) = blocking(move || {
            let new = after(&slots, secret.as_ref(), &change)?.map(|changed| changed.slots);
            Ok((slots, new))
        })
        .await?;
        let Some(new) = new else { return Ok(KeysChanged::Before) };
        self.ask(|reply| FolderAsk::ReplaceSlots { slots, new, reply }.into()).await??;
        Ok(KeysChanged::Now)
    }
}

impl Folder {
    /// What opens the store.
    pub(super) fn slots(&mut self) -> Result<Vec<KeySlot>, NodeError> {
        Ok(self.store().slots()?)
    }

    /// What opens it beside its passphrase.
    pub(super) fn keys(&mut self) -> Result<KeysStatus, NodeError> {
        let slots = self.slots()?;
        let recovery_code_made = self.code_made(code_of(&slots));
        Ok(KeysStatus { recovery_code_made, ..KeysStatus::of(&slots) })
    }

    /// The day on which the recovery code of a slot was made. What is kept of another is erased: that one opens nothing any
    /// more. What cannot be read is as if it were not there.
    fn code_made(&mut self, slot: Option<&KeySlot>) -> Option<Date> {
        let made: CodeMade = self.private().ok()??;
        if slot.is_some_and(|slot| CodeMade::name(slot) == made.slot) {
            return Some(made.on);
        }
        let erase = self.erase_private::<CodeMade>();
        if let Err(error) = self.commit(&[erase]) {
            tracing::warn!(%error, "the day of an earlier recovery code is still kept, sealed");
        }
        None
    }

    /// Replaces what opens the store, where it is still what it was; in one commit with the day of a recovery code that is made,
    /// or taken away.
    pub(super) fn replace_slots(
        &mut self,
        slots: &[KeySlot],
        new: &[KeySlot],
    ) -> Result<(), NodeError> {
        if self.store().slots()? != slots {
            return Err(NodeError::Refused((&Trouble::KeysChangedMeanwhile).into()));
        }
        let (before, after) = (code_of(slots), code_of(new));
        let mut beside = Vec::new();
        if before != after {
            beside.push(self.erase_private::<CodeMade>());
            let made = after.map(|slot| CodeMade::new(slot, edge::local_date()));
            beside.extend(made.map(|made| self.put_private(&made)));
        }
        Ok(self.store().replace_slots(new, &beside)?)
    }
}
