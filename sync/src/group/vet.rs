//! The only door for change bytes: what passes cannot hurt Automerge and says nothing that its author may not say.
//!
//! Invariant: nothing here is Automerge's, so looking at bytes cannot end the process, and the answer is that of no version.
//! Invariant: whether a change passes depends on its bytes, its entry and its chain alone, so it is alike on all
//! devices; what depends on the changes that it rests on is checked by [`Document::apply`](super::Document::apply).
//! Source: FORMATS.md §4.

use super::chunk::{self, OpId, Put, Scalar};
use super::forms;
use super::ground::{GROUND_HASH, GROUND_OPS};
use super::keys::{self, Key};
use crate::id::{ChainId, MemberId};
use crate::log::entry::MAX_CHANGE_BYTES;

pub use super::chunk::MAX_OPS;

/// How long a key may be, in bytes.
pub const MAX_KEY_BYTES: usize = 160;
/// How long a value of bytes may be.
pub const MAX_VALUE_BYTES: usize = 1024;
/// How long a value of text may be, in bytes. Typed words are bodies, never values.
pub const MAX_STR_BYTES: usize = 64;
/// How many operations one value replaces: where more stand, the lowest of them. So a member who puts one key from hundreds of
/// chains makes it no harder to write for others than it is to write twice.
pub(super) const MAX_PRED: usize = 128;
/// How many changes one change may rest on directly.
const MAX_DEPS: usize = 512;
/// Automerge counts operations in 32 bits; beyond this no change counts, long before it would overflow.
const MAX_COUNTER: u64 = 1 << 31;

/// What is known of a change from outside of it.
#[derive(Clone, Copy, Debug)]
pub struct VetContext {
    /// The chain of the entry that carries it.
    pub chain: ChainId,
    /// The member whose device writes the chain.
    pub author: MemberId,
    /// How many edits the chain has before this one.
    pub edits: u64,
    /// The hash of the last of them; absent if there is none.
    pub previous: Option<[u8; 32]>,
}

/// A change that passed.
#[derive(Clone, Debug)]
pub struct Vetted {
    pub(super) bytes: Vec<u8>,
    pub(super) chain: ChainId,
    pub(super) seq: u64,
    pub(super) start_op: u64,
    pub(super) puts: Vec<Put>,
    pub(super) deps: Vec<[u8; 32]>,
    hash: [u8; 32],
}

impl Vetted {
    /// Its hash, by which other changes refer to it.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// The changes of the group that it rests on. Each has to be in the past of its entry.
    pub fn deps(&self) -> impl Iterator<Item = [u8; 32]> {
        self.deps.iter().copied().filter(|dep| *dep != GROUND_HASH)
    }

    /// The chain that it belongs to.
    pub fn chain(&self) -> ChainId {
        self.chain
    }

    /// The keys that it sets.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.puts.iter().map(|put| put.key.as_str())
    }

    /// The number of its last operation.
    pub(super) fn max_op(&self) -> u64 {
        self.start_op + self.puts.len() as u64 - 1
    }
}

/// Why a change counts for nothing; alike on all devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VetError {
    /// It is longer than [`MAX_CHANGE_BYTES`].
    #[error("a change is too long")]
    TooLong,
    /// It ends early, or announces more than it holds.
    #[error("a change ends before it is complete")]
    Truncated,
    /// It is not laid out like a change.
    #[error("a change is malformed: {0}")]
    Malformed(&'static str),
    /// It or a part of it is compressed.
    #[error("a change is compressed")]
    Compressed,
    /// It is spelled otherwise than the one accepted way.
    #[error("a change is not in canonical form")]
    NotCanonical,
    /// Its checksum is wrong.
    #[error("a change's checksum is wrong")]
    Checksum,
    /// A number in it is impossible.
    #[error("a number in a change is out of range")]
    Number,
    /// It has more than [`MAX_OPS`] operations.
    #[error("a change does too much at once")]
    TooManyOps,
    /// It does nothing.
    #[error("a change does nothing")]
    Empty,
    /// It does something else than put values under keys.
    #[error("a change does something other than set values")]
    NotAPut,
    /// It is not by the chain that carries it.
    #[error("a change is not by the chain that carries it")]
    Actor,
    /// It is not the next of its chain.
    #[error("a change is not the next of its chain")]
    Order,
    /// It carries a time or a message, which no change does.
    #[error("a change carries a time or a message")]
    Told,
    /// A key in it is none, or is set twice.
    #[error("a change sets a key that is none")]
    Key,
    /// A value in it is too long or of the wrong type for its key.
    #[error("a change sets a value that is none")]
    Value,
    /// It writes what only another member may write.
    #[error("a change speaks for another member")]
    NotTheirs,
    /// It changes what is written once only.
    #[error("a change rewrites what is written once")]
    WrittenOnce,
    /// It replaces values that its author cannot have seen, or others than those.
    #[error("a change replaces values that its author had not seen")]
    Replaces,
    /// It rests on a change that counts for nothing, or that is not here.
    #[error("a change rests on one that counts for nothing or is not here")]
    RestsOnNothing,
}

/// Looks at the bytes of a change and lets it through or not.
pub fn vet(bytes: &[u8], context: &VetContext) -> Result<Vetted, VetError> {
    if bytes.len() > MAX_CHANGE_BYTES {
        return Err(VetError::TooLong);
    }
    let raw = chunk::parse(bytes)?;
    if raw.actor != *context.chain.as_bytes() {
        return Err(VetError::Actor);
    }
    if raw.seq != context.edits.saturating_add(1)
        || raw.deps.is_empty()
        || context.previous.is_some_and(|previous| !raw.deps.contains(&previous))
    {
        return Err(VetError::Order);
    }
    if raw.deps.len() > MAX_DEPS || !raw.deps.is_sorted_by(|a, b| a < b) {
        return Err(VetError::Malformed("what it rests on is out of order or too much"));
    }
    if raw.start_op > MAX_COUNTER || raw.start_op == 0 {
        return Err(VetError::Number);
    }
    let mut seen = std::collections::BTreeSet::new();
    for put in &raw.puts {
        if !seen.insert(put.key.as_str()) {
            return Err(VetError::Key);
        }
        vet_put(put, raw.start_op, context)?;
    }

    let hash = chunk::hash(bytes);
    if bytes.get(4..8) != hash.get(..4) {
        return Err(VetError::Checksum);
    }
    let (seq, start_op, puts, deps) = (raw.seq, raw.start_op, raw.puts, raw.deps);
    Ok(Vetted { bytes: bytes.to_vec(), chain: context.chain, seq, start_op, puts, deps, hash })
}

fn vet_put(put: &Put, start_op: u64, context: &VetContext) -> Result<(), VetError> {
    if put.pred.len() > MAX_PRED
        || !put.pred.is_sorted_by(|a, b| a < b)
        || put
            .pred
            .iter()
            .any(|OpId { counter, .. }| *counter <= GROUND_OPS || *counter >= start_op)
    {
        return Err(VetError::Replaces);
    }
    match &put.value {
        Scalar::Bytes(bytes) if bytes.len() > MAX_VALUE_BYTES => return Err(VetError::Value),
        Scalar::Str(text) if text.len() > MAX_STR_BYTES => return Err(VetError::Value),
        Scalar::Bytes(_)
        | Scalar::Str(_)
        | Scalar::Int(_)
        | Scalar::Uint(_)
        | Scalar::Bool(_)
        | Scalar::Null => {}
    }
    let key = Key::parse(&put.key).ok_or(VetError::Key)?;
    if !forms::fits(&key, &put.value) {
        return Err(VetError::Value);
    }
    let once = match key {
        Key::Shared { record, field: keys::MADE, .. } => {
            let Scalar::Bytes(nonce) = &put.value else { return Err(VetError::Value) };
            if record != Some(keys::record_id(context.chain, nonce)) {
                return Err(VetError::NotTheirs);
            }
            true
        }
        Key::Text { text, version } => {
            let Scalar::Bytes(value) = &put.value else { return Err(VetError::Value) };
            if version != keys::version_id(context.chain, text, value) {
                return Err(VetError::NotTheirs);
            }
            true
        }
        Key::Own { member, .. } if member != context.author => return Err(VetError::NotTheirs),
        Key::Own { .. } | Key::Shared { .. } => false,
    };
    if once && !put.pred.is_empty() {
        return Err(VetError::WrittenOnce);
    }
    Ok(())
}
