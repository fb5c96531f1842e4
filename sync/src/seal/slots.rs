//! The key slots of a store together: opening by one of them, and changing them.
//!
//! Invariant: there is always a passphrase: a change adds slots, or takes others away, and replaces a passphrase only by
//! another. Slots that are not understood are kept.
//! Source: FORMATS.md §10.

use super::secret::KeyringName;
use super::{
    Cost, KeySlot, Passphrase, Random, RecoveryCode, Secret, SecretKind, SlotError, SlotKind, Vault,
};

/// A change of what opens a store. A change that adds a slot replaces those of its kind.
#[derive(Clone, Debug)]
pub enum KeyChange {
    /// Another passphrase.
    Passphrase(Passphrase),
    /// A recovery code.
    RecoveryCode(RecoveryCode),
    /// No recovery code.
    NoRecoveryCode,
    /// What a keyring keeps under its name.
    Keyring(Secret),
    /// No keyring.
    NoKeyring,
}

/// Why a store does not open.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// The slots that this could open do not open; the reason that a person can do most about.
    #[error(transparent)]
    Slot(#[from] SlotError),
    /// It is a recovery code, and not the store's.
    #[error(
        "the recovery code is not the one of this group: it has none, or a newer one took its place"
    )]
    OtherRecoveryCode,
    /// It came from a keyring, and opens nothing.
    #[error("what the system's keyring keeps does not open this group")]
    OtherKeyring,
    /// There is no slot: somebody began to erase the store.
    #[error("the group was being erased from this device, and nothing opens it any more")]
    Erased,
}

/// What came of a change.
#[derive(Debug)]
pub struct Changed {
    /// The slots as they are now.
    pub slots: Vec<KeySlot>,
    /// The opened store, where a secret was needed.
    pub vault: Option<Vault>,
}

/// What opened a store, and with what.
pub(crate) struct OpenedBy {
    pub(crate) vault: Vault,
    /// What the slot that opened costs.
    cost: Option<Cost>,
}

/// Tries a secret on the slots of its kind.
pub(crate) fn unlocked(slots: &[KeySlot], secret: &Secret) -> Result<OpenedBy, KeysError> {
    if slots.is_empty() {
        return Err(KeysError::Erased);
    }
    let mut reason = None;
    for slot in slots {
        let is_unknown = matches!(slot.kind(), SlotKind::Newer | SlotKind::Damaged);
        if !is_unknown && !secret.fits(slot.kind()) {
            continue;
        }
        match slot.open(secret.text()) {
            Ok(vault) => return Ok(OpenedBy { vault, cost: slot.cost() }),
            Err(error)
                if reason.as_ref().is_none_or(|before| telling(&error) > telling(before)) =>
            {
                reason = Some(error);
            }
            Err(_less_telling) => {}
        }
    }
    Err(match (secret.kind(), reason) {
        (SecretKind::RecoveryCode, None | Some(SlotError::WrongPassphrase)) => {
            KeysError::OtherRecoveryCode
        }
        (SecretKind::Keyring(_), None | Some(SlotError::WrongPassphrase)) => {
            KeysError::OtherKeyring
        }
        (SecretKind::Passphrase, None) => SlotError::Damaged.into(),
        (_, Some(reason)) => reason.into(),
    })
}

fn telling(error: &SlotError) -> u8 {
    match error {
        SlotError::Damaged => 0,
        SlotError::CostOutOfBounds => 1,
        SlotError::NeedsNewer => 2,
        SlotError::WrongPassphrase => 3,
        SlotError::Stretch(_) | SlotError::NoMemory(_) | SlotError::LastKey => 4,
    }
}

/// The slots as they are after a change, which whoever knows `secret` may make; to take a slot away nobody has to know
/// anything. New slots cost what the one costs that opened, and `least` where that is not known.
pub fn changed(
    slots: &[KeySlot],
    secret: Option<&Secret>,
    change: &KeyChange,
    least: Cost,
    random: &mut Random<'_>,
) -> Result<Changed, KeysError> {
    let (text, kind) = match change {
        KeyChange::Passphrase(passphrase) => (passphrase.clone(), SlotKind::Passphrase),
        KeyChange::RecoveryCode(code) => {
            (Secret::from(code).text().clone(), SlotKind::RecoveryCode)
        }
        KeyChange::Keyring(kept) => (kept.text().clone(), kept.kind().slot()),
        KeyChange::NoRecoveryCode => return without(slots, |kind| kind == SlotKind::RecoveryCode),
        KeyChange::NoKeyring => return without(slots, |kind| matches!(kind, SlotKind::Keyring(_))),
    };
    let secret = secret.ok_or(SlotError::WrongPassphrase)?;
    let OpenedBy { vault, cost } = unlocked(slots, secret)?;
    let slot = KeySlot::create(kind, &text, cost.unwrap_or(least), &vault, random)?;
    let is_replaced = |old: SlotKind| match kind {
        SlotKind::Keyring(_) => matches!(old, SlotKind::Keyring(_)),
        SlotKind::Passphrase | SlotKind::RecoveryCode | SlotKind::Newer | SlotKind::Damaged => {
            old == kind
        }
    };
    let mut slots = slots.to_vec();
    slots.retain(|slot| !is_replaced(slot.kind()));
    slots.push(slot);
    Ok(Changed { slots, vault: Some(vault) })
}

fn without(slots: &[KeySlot], is_taken: impl Fn(SlotKind) -> bool) -> Result<Changed, KeysError> {
    let left: Vec<_> = slots.iter().filter(|slot| !is_taken(slot.kind())).cloned().collect();
    let has_passphrase = left.iter().any(|slot| slot.kind() == SlotKind::Passphrase);
    if has_passphrase || left.len() == slots.len() {
        Ok(Changed { slots: left, vault: None })
    } else {
        Err(SlotError::LastKey.into())
    }
}

/// The names under which a keyring keeps what opens a store.
pub fn keyring_names(slots: &[KeySlot]) -> impl Iterator<Item = KeyringName> + '_ {
    slots.iter().filter_map(|slot| match slot.kind() {
        SlotKind::Keyring(name) => Some(name),
        SlotKind::Passphrase | SlotKind::RecoveryCode | SlotKind::Newer | SlotKind::Damaged => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::StoreId;

    fn random() -> impl FnMut(&mut [u8]) + Send {
        let mut reader = blake3::Hasher::new_keyed(&[7; 32]).finalize_xof();
        move |bytes: &mut [u8]| reader.fill(bytes)
    }

    fn words(typed: &str) -> Passphrase {
        Passphrase::new(typed).unwrap()
    }

    fn secret(typed: &str) -> Secret {
        Secret::from(&words(typed))
    }

    /// A store's slots and its name.
    fn alice() -> (Vec<KeySlot>, StoreId) {
        let vault = Vault::generate(&mut random());
        let kind = SlotKind::Passphrase;
        let slot = KeySlot::create(kind, &words("alice's"), Cost::TEST, &vault, &mut random());
        (vec![slot.unwrap()], vault.store())
    }

    fn change(slots: &[KeySlot], by: &str, change: &KeyChange) -> Result<Vec<KeySlot>, KeysError> {
        let dear = Cost::new(1024 * 1024, 16, 1).unwrap();
        changed(slots, Some(&secret(by)), change, dear, &mut random()).map(|done| done.slots)
    }

    fn opens(slots: &[KeySlot], secret: impl Into<Secret>) -> Option<StoreId> {
        unlocked(slots, &secret.into()).ok().map(|opened| opened.vault.store())
    }

    #[test]
    fn each_way_opens_the_same_store_and_a_new_one_takes_the_place_of_its_kind_alone() {
        let (slots, store) = alice();
        let codes = [1, 2].map(|fill| RecoveryCode::generate(&mut |it: &mut [u8]| it.fill(fill)));
        let keyring = Secret::from_keyring([5; 16], "kept").unwrap();
        let slots = change(&slots, "alice's", &KeyChange::RecoveryCode(codes[0].clone())).unwrap();
        let slots = change(&slots, "alice's", &KeyChange::Keyring(keyring.clone())).unwrap();
        let slots = change(&slots, "alice's", &KeyChange::Passphrase(words("new"))).unwrap();
        assert_eq!(slots.len(), 3);
        assert_eq!(opens(&slots, secret("alice's")), None);
        for way in [secret("new"), Secret::from(&codes[0]), keyring.clone()] {
            assert_eq!(opens(&slots, &way), Some(store));
        }
        let slots = change(&slots, "new", &KeyChange::RecoveryCode(codes[1].clone())).unwrap();
        assert_eq!((opens(&slots, &codes[0]), opens(&slots, &codes[1])), (None, Some(store)));
        assert_eq!(keyring_names(&slots).collect::<Vec<_>>(), [[5; 16]]);
        let other = Secret::from_keyring([6; 16], "kept too").unwrap();
        let slots = change(&slots, "new", &KeyChange::Keyring(other.clone())).unwrap();
        assert_eq!((opens(&slots, &keyring), opens(&slots, &other)), (None, Some(store)));
        assert_eq!(slots.len(), 3);
    }

    #[test]
    fn a_forgotten_passphrase_is_replaced_by_whoever_has_the_recovery_code() {
        let (slots, store) = alice();
        let code = RecoveryCode::generate(&mut random());
        let slots = change(&slots, "alice's", &KeyChange::RecoveryCode(code.clone())).unwrap();
        let new = KeyChange::Passphrase(words("new"));
        let by = Secret::from(&code);
        let slots = changed(&slots, Some(&by), &new, Cost::TEST, &mut random()).unwrap().slots;
        assert_eq!(opens(&slots, secret("new")), Some(store));
        assert_eq!(opens(&slots, &code), Some(store));
    }

    #[test]
    fn one_kind_of_secret_is_never_tried_on_another_kinds_slot() {
        let (slots, _) = alice();
        // The same text, from a keyring.
        let kept = Secret::from_keyring([5; 16], "alice's").unwrap();
        assert!(matches!(unlocked(&slots, &kept), Err(KeysError::OtherKeyring)));
        let code = RecoveryCode::generate(&mut random());
        let refused = unlocked(&slots, &Secret::from(&code));
        assert!(matches!(refused, Err(KeysError::OtherRecoveryCode)));
        let typed = change(&slots, "alice's", &KeyChange::RecoveryCode(code.clone())).unwrap();
        assert_eq!(opens(&typed, secret(&code.text())), None);
    }

    #[test]
    fn without_the_right_secret_nothing_is_added_and_the_last_passphrase_is_never_taken_away() {
        let (slots, _) = alice();
        let new = KeyChange::Passphrase(words("new"));
        let wrong = change(&slots, "mallory's", &new);
        assert!(matches!(wrong, Err(KeysError::Slot(SlotError::WrongPassphrase))));
        assert!(changed(&slots, None, &new, Cost::TEST, &mut random()).is_err());
        for nothing_to_take in [KeyChange::NoRecoveryCode, KeyChange::NoKeyring] {
            let same = changed(&slots, None, &nothing_to_take, Cost::TEST, &mut random()).unwrap();
            assert_eq!(same.slots, slots);
        }
        let code = RecoveryCode::generate(&mut random());
        let both = change(&slots, "alice's", &KeyChange::RecoveryCode(code)).unwrap();
        let damaged = [KeySlot::decode(vec![0]), both[1].clone()];
        let taken = changed(&damaged, None, &KeyChange::NoRecoveryCode, Cost::TEST, &mut random());
        assert!(matches!(taken, Err(KeysError::Slot(SlotError::LastKey))));
        let left = changed(&both, None, &KeyChange::NoRecoveryCode, Cost::TEST, &mut random());
        assert_eq!(left.unwrap().slots, slots);
    }

    #[test]
    fn a_slot_that_is_not_understood_is_kept_and_one_that_is_damaged_is_told() {
        let (mut slots, _) = alice();
        let mut newer = slots[0].as_bytes().to_vec();
        newer[0] = 9;
        slots.push(KeySlot::decode(newer.clone()));
        let slots = change(&slots, "alice's", &KeyChange::Passphrase(words("new"))).unwrap();
        assert_eq!(slots[0].as_bytes(), newer);
        let only_damaged = [KeySlot::decode(vec![1, 2, 3])];
        let told = unlocked(&only_damaged, &secret("x")).map(|_| ());
        assert!(matches!(told, Err(KeysError::Slot(SlotError::Damaged))));
        assert!(matches!(unlocked(&[], &secret("x")).map(|_| ()), Err(KeysError::Erased)));
    }
}
