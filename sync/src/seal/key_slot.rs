//! A key slot: the data key, wrapped with a key that is stretched from a passphrase or another secret.
//!
//! Invariant: a slot's costs are checked before they are spent, so that a file from elsewhere cannot ask for all memory
//! or for hours; a slot that is not understood is kept byte for byte.
//! Source: FORMATS.md §10; Argon2id, RFC 9106.

use std::time::Duration;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::{DataKey, Passphrase, Random, StoreId, Vault};
use crate::encoding;
use crate::id;

/// The version of a key slot.
const SLOT_VERSION: u8 = 1;
/// The longest slot that is looked at, of any version.
pub(crate) const MAX_SLOT_BYTES: usize = 4096;
const TAG_PASSPHRASE: u16 = 0;
const TAG_RECOVERY_CODE: u16 = 1;
const TAG_KEYRING: u16 = 2;

/// What one derivation of Argon2id costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    m_kib: u32,
    t: u32,
    p: u32,
}

impl Cost {
    /// The least for a person's group: 64 MiB, three passes (RFC 9106 §4, second choice, on one lane).
    pub const PRODUCTION_FLOOR: Self = Self { m_kib: 64 * 1024, t: 3, p: 1 };
    /// The least there is, for tests: it protects nothing.
    #[cfg(any(test, feature = "test-utils"))]
    pub const TEST: Self = Self { m_kib: 8, t: 1, p: 1 };

    const MAX_M_KIB: u32 = 1024 * 1024;
    const MAX_P: u32 = 4;
    /// Memory times passes: the most work that a slot can ask for, half a minute or so.
    const MAX_WORK_KIB: u64 = 16 * 1024 * 1024;
    /// Calibration takes no more memory than this, so that a small machine does not swap.
    const CALIBRATED_MAX_M_KIB: u32 = 256 * 1024;

    /// Takes a cost within hard bounds: 8 KiB for each lane to 1 GiB, at least one pass, and no more than 16 GiB
    /// of memory times passes. Whether it protects anything is the caller's care; see [`Cost::PRODUCTION_FLOOR`].
    pub fn new(m_kib: u32, t: u32, p: u32) -> Result<Self, SlotError> {
        let cost = Self { m_kib, t, p };
        let work = u64::from(m_kib) * u64::from(t);
        let fits = (1..=Self::MAX_P).contains(&p)
            && t >= 1
            && (8 * p..=Self::MAX_M_KIB).contains(&m_kib)
            && work <= Self::MAX_WORK_KIB;
        if fits { Ok(cost) } else { Err(SlotError::CostOutOfBounds) }
    }

    /// Finds a cost that takes about `target` here: first more memory, then more passes, never below the floor.
    /// `measure` spends a cost (see [`Cost::spend`]) and tells how long that took; where it has not enough memory for
    /// more than the floor, the floor it is.
    pub fn calibrate(
        target: Duration,
        mut measure: impl FnMut(Self) -> Result<Duration, SlotError>,
    ) -> Result<Self, SlotError> {
        let floor = Self::PRODUCTION_FLOOR;
        let more = |took: Duration, value: u32, max: u32| -> u32 {
            let ratio = target.as_micros().max(1) / took.as_micros().max(1);
            let grown = u128::from(value).saturating_mul(ratio.max(1)).min(u128::from(max));
            u32::try_from(grown).unwrap_or(max)
        };
        let took = measure(floor)?;
        let wide = Self { m_kib: more(took, floor.m_kib, Self::CALIBRATED_MAX_M_KIB), ..floor };
        let took = match measure(wide) {
            Ok(took) => took,
            Err(SlotError::NoMemory(_)) => return Ok(floor),
            Err(error) => return Err(error),
        };
        if wide.m_kib < Self::CALIBRATED_MAX_M_KIB {
            return Ok(wide);
        }
        let max_t = u32::try_from(Self::MAX_WORK_KIB / u64::from(wide.m_kib)).unwrap_or(floor.t);
        Ok(Self { t: more(took, wide.t, max_t), ..wide })
    }

    /// Spends this cost on nothing, for measuring.
    pub fn spend(self) -> Result<(), SlotError> {
        self.stretch(b"measure", &[0; 16]).map(drop)
    }

    /// Whether it is at least what a person's group needs.
    pub fn is_for_production(self) -> bool {
        self.m_kib >= Self::PRODUCTION_FLOOR.m_kib && self.t >= Self::PRODUCTION_FLOOR.t
    }

    fn stretch(self, secret: &[u8], salt: &[u8; 16]) -> Result<Zeroizing<[u8; 32]>, SlotError> {
        let params =
            Params::new(self.m_kib, self.t, self.p, Some(32)).map_err(SlotError::Stretch)?;
        let count = params.block_count();
        // A machine without so much free memory gets a message, not an abort.
        let mut blocks: Vec<Block> = Vec::new();
        blocks.try_reserve_exact(count).map_err(SlotError::NoMemory)?;
        blocks.resize(count, Block::default());
        let mut key = Zeroizing::new([0; 32]);
        let done = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(secret, salt, key.as_mut_slice(), &mut blocks);
        for block in &mut blocks {
            block.zeroize();
        }
        done.map_err(SlotError::Stretch)?;
        Ok(key)
    }
}

/// What opens a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// The passphrase that a person types at every start.
    Passphrase,
    /// A recovery code, printed and put away.
    RecoveryCode,
    /// A secret that the system's keyring keeps under this name.
    Keyring([u8; 16]),
    /// Something that only a newer program knows; the slot is kept.
    Newer,
    /// The slot's bytes make no sense; it is kept.
    Damaged,
}

/// Why a slot does not open, or cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum SlotError {
    /// The secret is not the one that the slot was made with, or the slot was altered.
    #[error("the passphrase is not the right one")]
    WrongPassphrase,
    /// Only a newer program can open the slot.
    #[error("only a newer Kith can open this key slot")]
    NeedsNewer,
    /// The slot's bytes make no sense.
    #[error("this key slot is damaged")]
    Damaged,
    /// It asks for more, or less, than is ever needed.
    #[error("the key slot asks for an unreasonable amount of work or memory")]
    CostOutOfBounds,
    /// There is not enough free memory.
    #[error("there is not enough free memory to check the passphrase")]
    NoMemory(#[source] std::collections::TryReserveError),
    /// Without it nothing that is known here would open the store.
    #[error("nothing else opens the group: set a passphrase first")]
    LastKey,
    /// Argon2 refuses its parameters.
    #[error("the passphrase could not be checked")]
    Stretch(#[source] argon2::Error),
}

/// One way to the data key of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySlot {
    kind: SlotKind,
    /// Absent where the slot is not understood.
    wrapped: Option<Wrapped>,
    bytes: Vec<u8>,
}

/// What stands on disk, for every kind of this version.
#[derive(Serialize, Deserialize)]
struct RawSlot {
    version: u8,
    tag: u16,
    payload: Vec<u8>,
    /// Tells a damaged slot from a wrong passphrase; no protection.
    check: [u8; 4],
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Wrapped {
    store: StoreId,
    cost: Cost,
    salt: [u8; 16],
    nonce: [u8; 24],
    /// The sealed data key: 32 bytes and the tag. In two halves, as serde's arrays end at 32.
    key: ([u8; 32], [u8; 16]),
}

impl KeySlot {
    /// Wraps the data key of a store with a secret.
    pub fn create(
        kind: SlotKind,
        secret: &Passphrase,
        cost: Cost,
        vault: &Vault,
        random: &mut Random<'_>,
    ) -> Result<Self, SlotError> {
        let tag = match kind {
            SlotKind::Passphrase => TAG_PASSPHRASE,
            SlotKind::RecoveryCode => TAG_RECOVERY_CODE,
            SlotKind::Keyring(_) => TAG_KEYRING,
            SlotKind::Newer => return Err(SlotError::NeedsNewer),
            SlotKind::Damaged => return Err(SlotError::Damaged),
        };
        let store = vault.store;
        let (mut salt, mut nonce) = ([0; 16], [0; 24]);
        random(&mut salt);
        random(&mut nonce);
        let stretched = cost.stretch(secret.as_bytes(), &salt)?;
        let sealed = cipher(&stretched)
            .encrypt(
                &XNonce::from(nonce),
                Payload { msg: vault.data_key.0.as_slice(), aad: &associated(tag, store) },
            )
            .unwrap_or_else(|_too_long| unreachable!("a key is not too long to seal"));
        let key = sealed
            .split_first_chunk::<32>()
            .and_then(|(first, rest)| Some((*first, rest.try_into().ok()?)))
            .unwrap_or_else(|| unreachable!("a sealed key has 48 bytes"));
        let wrapped = Wrapped { store, cost, salt, nonce, key };
        let payload = match kind {
            SlotKind::Keyring(name) => encoding::encode(&(name, &wrapped)),
            SlotKind::Passphrase | SlotKind::RecoveryCode | SlotKind::Newer | SlotKind::Damaged => {
                encoding::encode(&wrapped)
            }
        };
        let bytes = encoding::encode(&RawSlot::new(tag, payload));
        Ok(Self { kind, wrapped: Some(wrapped), bytes })
    }

    /// Unwraps the data key and makes the vault of the store with it.
    pub fn open(&self, secret: &Passphrase) -> Result<Vault, SlotError> {
        let tag = match self.kind {
            SlotKind::Passphrase => TAG_PASSPHRASE,
            SlotKind::RecoveryCode => TAG_RECOVERY_CODE,
            SlotKind::Keyring(_) => TAG_KEYRING,
            SlotKind::Newer => return Err(SlotError::NeedsNewer),
            SlotKind::Damaged => return Err(SlotError::Damaged),
        };
        let Wrapped { store, cost, salt, nonce, key: (first, rest) } =
            self.wrapped.as_ref().ok_or(SlotError::Damaged)?;
        let Cost { m_kib, t, p } = *cost;
        let stretched = Cost::new(m_kib, t, p)?.stretch(secret.as_bytes(), salt)?;
        let sealed = [first.as_slice(), rest].concat();
        let opened = cipher(&stretched)
            .decrypt(&XNonce::from(*nonce), Payload { msg: &sealed, aad: &associated(tag, *store) })
            .map_err(|_not_authentic| SlotError::WrongPassphrase)?;
        let data_key = DataKey::from_slice(&Zeroizing::new(opened)).ok_or(SlotError::Damaged)?;
        Ok(Vault::new(data_key, *store))
    }

    /// What opens it.
    pub fn kind(&self) -> SlotKind {
        self.kind
    }

    /// The store that it is of; absent where the slot is not understood.
    pub fn store(&self) -> Option<StoreId> {
        self.wrapped.as_ref().map(|wrapped| wrapped.store)
    }

    /// What opening it costs; absent where the slot is not understood.
    pub fn cost(&self) -> Option<Cost> {
        self.wrapped.as_ref().map(|wrapped| wrapped.cost)
    }

    /// Reads a slot. Every run of bytes is one; what is not understood keeps its bytes.
    pub fn decode(bytes: Vec<u8>) -> Self {
        let (kind, wrapped) = match read(&bytes) {
            Ok((kind, wrapped)) => (kind, Some(wrapped)),
            Err(kind) => (kind, None),
        };
        Self { kind, wrapped, bytes }
    }

    /// The bytes to store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl RawSlot {
    fn new(tag: u16, payload: Vec<u8>) -> Self {
        let mut slot = Self { version: SLOT_VERSION, tag, payload, check: [0; 4] };
        slot.check = slot.checksum();
        slot
    }

    fn checksum(&self) -> [u8; 4] {
        let parts: [&[u8]; 3] = [&[self.version], &self.tag.to_le_bytes(), &self.payload];
        let [a, b, c, d, ..] = id::hash("kith key slot check 1", &parts);
        [a, b, c, d]
    }
}

fn read(bytes: &[u8]) -> Result<(SlotKind, Wrapped), SlotKind> {
    match bytes.first() {
        Some(&SLOT_VERSION) => {}
        // Version 0 was never given out.
        None | Some(0) => return Err(SlotKind::Damaged),
        Some(_) => return Err(SlotKind::Newer),
    }
    let damaged = |_malformed| SlotKind::Damaged;
    let raw: RawSlot = encoding::decode_within(bytes, MAX_SLOT_BYTES).map_err(damaged)?;
    if raw.check != raw.checksum() {
        return Err(SlotKind::Damaged);
    }
    match raw.tag {
        TAG_PASSPHRASE => {
            Ok((SlotKind::Passphrase, encoding::decode(&raw.payload).map_err(damaged)?))
        }
        TAG_RECOVERY_CODE => {
            Ok((SlotKind::RecoveryCode, encoding::decode(&raw.payload).map_err(damaged)?))
        }
        TAG_KEYRING => {
            let (name, wrapped) = encoding::decode(&raw.payload).map_err(damaged)?;
            Ok((SlotKind::Keyring(name), wrapped))
        }
        _ => Err(SlotKind::Newer),
    }
}

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.into())
}

fn associated(tag: u16, store: StoreId) -> Vec<u8> {
    let parts: [&[u8]; 4] =
        [b"kith key slot", &[SLOT_VERSION], store.as_bytes(), &tag.to_le_bytes()];
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(typed: &str) -> Passphrase {
        Passphrase::new(typed).unwrap()
    }

    fn slot(kind: SlotKind) -> KeySlot {
        let vault = Vault::new(DataKey::from_slice(&[7; 32]).unwrap(), StoreId([2; 16]));
        let mut random = |bytes: &mut [u8]| bytes.fill(3);
        KeySlot::create(kind, &words("open sesame"), Cost::TEST, &vault, &mut random).unwrap()
    }

    #[test]
    fn a_slot_has_exactly_these_bytes() {
        let slot = slot(SlotKind::Passphrase);
        assert_eq!(
            data_encoding::HEXLOWER.encode(slot.as_bytes()),
            "01006b02020202020202020202020202020202080101030303030303030303030303030303030303030303030303030303030303030303030303030303030f372873a8518a4271eebaf4d2148d69ebb83cf363b6b8bdcf5bc7cb2dac9e846448fc63f4c39c073c79282c379f768fc5748e52"
        );
        let keyring = self::slot(SlotKind::Keyring([5; 16]));
        assert_eq!(
            data_encoding::HEXLOWER.encode(keyring.as_bytes()),
            "01027b0505050505050505050505050505050502020202020202020202020202020202080101030303030303030303030303030303030303030303030303030303030303030303030303030303030f372873a8518a4271eebaf4d2148d69ebb83cf363b6b8bdcf5bc7cb2dac9e84961940b86ca2e23e33fc73c717605656f133fb90"
        );
    }

    #[test]
    fn a_slot_read_again_opens_with_its_secret_and_with_no_other() {
        for kind in [SlotKind::Passphrase, SlotKind::RecoveryCode, SlotKind::Keyring([5; 16])] {
            let slot = KeySlot::decode(slot(kind).as_bytes().to_vec());
            assert_eq!(slot.kind(), kind);
            let vault = slot.open(&words("open sesame")).unwrap();
            assert_eq!(*vault.data_key.0, [7; 32]);
            assert_eq!(vault.store, StoreId([2; 16]));
            let wrong = slot.open(&words("open sesamE"));
            assert!(matches!(wrong, Err(SlotError::WrongPassphrase)));
            let mut elsewhere = slot;
            elsewhere.wrapped.as_mut().unwrap().store = StoreId([9; 16]);
            let refused = elsewhere.open(&words("open sesame"));
            assert!(matches!(refused, Err(SlotError::WrongPassphrase)));
        }
    }

    #[test]
    fn a_slot_that_asks_for_a_terabyte_or_for_hours_is_refused_before_it_is_tried() {
        for cost in [
            Cost { m_kib: 1 << 30, t: 1, p: 1 },
            Cost { m_kib: 64 * 1024, t: u32::MAX, p: 1 },
            Cost { m_kib: 1024 * 1024, t: 17, p: 1 },
            Cost { m_kib: 8, t: 1, p: 1 << 20 },
            Cost { m_kib: u32::MAX, t: u32::MAX, p: u32::MAX },
            Cost { m_kib: 0, t: 0, p: 0 },
        ] {
            let mut hostile = slot(SlotKind::Passphrase);
            hostile.wrapped.as_mut().unwrap().cost = cost;
            let raw = RawSlot::new(0, encoding::encode(hostile.wrapped.as_ref().unwrap()));
            let read = KeySlot::decode(encoding::encode(&raw));
            assert_eq!(read.cost(), Some(cost));
            let refused = read.open(&words("open sesame"));
            assert!(matches!(refused, Err(SlotError::CostOutOfBounds)), "{cost:?}");
        }
    }

    #[test]
    fn a_slot_of_a_newer_version_or_kind_is_kept_as_it_is() {
        let mut version = slot(SlotKind::Passphrase).as_bytes().to_vec();
        version[0] = 2;
        let tag = encoding::encode(&RawSlot::new(77, vec![1, 2]));
        for bytes in [version, tag] {
            let newer = KeySlot::decode(bytes.clone());
            assert_eq!(newer.kind(), SlotKind::Newer);
            assert_eq!(newer.as_bytes(), bytes);
            assert!(matches!(newer.open(&words("x")), Err(SlotError::NeedsNewer)));
        }
    }

    #[test]
    fn a_slot_with_any_byte_changed_or_cut_off_is_told_from_a_wrong_passphrase() {
        let bytes = slot(SlotKind::Passphrase).as_bytes().to_vec();
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x04;
            let kind = if at == 0 { SlotKind::Newer } else { SlotKind::Damaged };
            assert_eq!(KeySlot::decode(flipped).kind(), kind, "{at}");
            let cut = KeySlot::decode(bytes[..at].to_vec());
            assert!(matches!(cut.open(&words("open sesame")), Err(SlotError::Damaged)), "{at}");
        }
    }

    #[test]
    fn calibration_grows_memory_then_passes_and_never_goes_below_the_floor() {
        let second = Duration::from_secs(1);
        let calibrated = |kib_per_ms: u32| {
            let took = |c: Cost| Duration::from_millis(u64::from(c.m_kib * c.t / kib_per_ms));
            Cost::calibrate(second, |cost| Ok(took(cost))).unwrap()
        };
        assert_eq!(calibrated(50), Cost::PRODUCTION_FLOOR);
        assert_eq!(calibrated(600), Cost { m_kib: 3 * 64 * 1024, t: 3, p: 1 });
        assert_eq!(calibrated(2_000), Cost { m_kib: 256 * 1024, t: 6, p: 1 });
        let absurd = Cost::calibrate(second, |_| Ok(Duration::ZERO)).unwrap();
        assert_eq!(Cost::new(absurd.m_kib, absurd.t, absurd.p).unwrap(), absurd);
        assert!(absurd.is_for_production() && !Cost::TEST.is_for_production());
    }

    #[test]
    fn calibration_on_a_machine_with_little_memory_stays_at_the_floor() {
        let cost = Cost::calibrate(Duration::from_secs(1), |cost| {
            if cost == Cost::PRODUCTION_FLOOR {
                return Ok(Duration::from_millis(100));
            }
            let error = Vec::<u8>::new().try_reserve(usize::MAX).unwrap_err();
            Err(SlotError::NoMemory(error))
        });
        assert_eq!(cost.unwrap(), Cost::PRODUCTION_FLOOR);
    }
}
