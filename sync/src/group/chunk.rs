//! The bytes of one change: read without Automerge, and without any work that the bytes could ask for.
//!
//! Of all that Automerge can express only one form is accepted: an uncompressed change that puts scalar values under
//! keys of the group's fixed maps, written exactly as [`encode`] writes it. Runs, literals, numbers, columns and actors have one
//! spelling each, so whatever passes is of the shape that Automerge itself produces.
//!
//! Invariant: memory and time are bounded by the length of the input and [`MAX_OPS`], whatever the bytes say.
//! Source: <https://automerge.org/automerge-binary-format-spec/>, "Change chunks"; FORMATS.md §4.

mod bytes;

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

use super::ground::{GROUND_ACTOR, shard};
use super::vet::VetError;
use bytes::{Input, runs, signed, unsigned};

/// How many values one change may put.
pub const MAX_OPS: usize = 2_000;

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const CHUNK_CHANGE: u8 = 1;
const CHUNK_COMPRESSED: u8 = 2;
const HASH_BYTES: usize = 32;
const ACTION_PUT: u64 = 1;

const COLUMN_MAP_ACTOR: u64 = 1;
const COLUMN_MAP_COUNTER: u64 = 2;
const COLUMN_KEY: u64 = 21;
const COLUMN_INSERT: u64 = 52;
const COLUMN_ACTION: u64 = 66;
const COLUMN_VALUE_META: u64 = 86;
const COLUMN_VALUE: u64 = 87;
const COLUMN_PRED_COUNT: u64 = 112;
const COLUMN_PRED_ACTOR: u64 = 113;
const COLUMN_PRED_COUNTER: u64 = 115;
/// The bit of a column's number that says that it is compressed.
const DEFLATE_BIT: u64 = 8;

/// A change, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawChange {
    /// The changes that it rests on, ascending.
    pub(super) deps: Vec<[u8; 32]>,
    /// Whose it is.
    pub(super) actor: [u8; 32],
    /// Its place among its actor's changes, from 1.
    pub(super) seq: u64,
    /// The number of its first operation.
    pub(super) start_op: u64,
    /// What it puts.
    pub(super) puts: Vec<Put>,
}

/// One value put under a key; the key says in which map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Put {
    /// The key.
    pub(super) key: String,
    /// The value.
    pub(super) value: Scalar,
    /// The operations whose values it replaces, ascending.
    pub(super) pred: Vec<OpId>,
}

/// An operation: its number and its actor, in the order in which Automerge compares them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct OpId {
    /// Its number.
    pub(super) counter: u64,
    /// Whose it is.
    pub(super) actor: [u8; 32],
}

/// A value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scalar {
    /// Nothing.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A number from 0.
    Uint(u64),
    /// A number.
    Int(i64),
    /// Short text of a fixed vocabulary; never what a person typed.
    Str(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// Reads a change chunk of the one accepted form. The checksum is left to the caller, who has the hash.
pub(super) fn parse(bytes: &[u8]) -> Result<RawChange, VetError> {
    let mut input = Input(bytes);
    if input.take(4)? != MAGIC {
        return Err(VetError::Malformed("it does not begin like a change"));
    }
    input.take(4)?;
    match input.byte()? {
        CHUNK_CHANGE => {}
        CHUNK_COMPRESSED => return Err(VetError::Compressed),
        _ => return Err(VetError::Malformed("it is not a change")),
    }
    if input.length()? != input.0.len() {
        return Err(VetError::Malformed("its length is not what it says"));
    }

    let deps = input.hashes()?;
    let actor = input.actor()?;
    let seq = input.unsigned()?;
    let start_op = input.unsigned()?;
    if input.signed()? != 0 {
        return Err(VetError::Told);
    }
    if input.unsigned()? != 0 {
        return Err(VetError::Told);
    }
    let others = input.count(HASH_BYTES + 1)?;
    let mut actors = vec![actor];
    for _ in 0..others {
        actors.push(input.actor()?);
    }
    let puts = puts(&mut input, &actors)?;
    let change = RawChange { deps, actor, seq, start_op, puts };
    // The checksum is the only part that `encode` cannot know.
    let again = encode(&change);
    if again.get(8..) == bytes.get(8..) { Ok(change) } else { Err(VetError::NotCanonical) }
}

/// The hash of a change, by which others name it: of all that follows the checksum, whose four bytes are its first.
pub(super) fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes.get(8..).unwrap_or_default()).into()
}

/// Puts the checksum into a change that was just encoded.
pub(super) fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let hash = hash(&bytes);
    if let (Some(checksum), Some(first)) = (bytes.get_mut(4..8), hash.get(..4)) {
        checksum.copy_from_slice(first);
    }
    bytes
}

/// Writes a change chunk, with a checksum of zeros.
pub(super) fn encode(change: &RawChange) -> Vec<u8> {
    let mut data = Vec::new();
    unsigned(&mut data, change.deps.len() as u64);
    for dep in &change.deps {
        data.extend_from_slice(dep);
    }
    actor(&mut data, &change.actor);
    unsigned(&mut data, change.seq);
    unsigned(&mut data, change.start_op);
    signed(&mut data, 0);
    unsigned(&mut data, 0);

    let preds = || change.puts.iter().flat_map(|put| &put.pred);
    let others: BTreeSet<[u8; 32]> = preds()
        .map(|op| op.actor)
        .chain([GROUND_ACTOR])
        .filter(|actor| *actor != change.actor)
        .collect();
    unsigned(&mut data, others.len() as u64);
    for other in &others {
        actor(&mut data, other);
    }
    let others: Vec<[u8; 32]> = others.into_iter().collect();
    let index = |actor: &[u8; 32]| others.binary_search(actor).map_or(0, |at| at as u64 + 1);

    let count = change.puts.len();
    let mut insert = Vec::new();
    unsigned(&mut insert, count as u64);
    let counters: Vec<i64> = preds().map(|op| op.counter.cast_signed()).collect();
    let deltas = counters.iter().scan(0_i64, |last, counter| {
        let delta = counter.wrapping_sub(*last);
        *last = *counter;
        Some(delta)
    });
    let columns = [
        (COLUMN_MAP_ACTOR, runs(change.puts.iter().map(|_| index(&GROUND_ACTOR)), unsigned)),
        (COLUMN_MAP_COUNTER, runs(change.puts.iter().map(|put| shard(&put.key) + 1), unsigned)),
        (COLUMN_KEY, runs(change.puts.iter().map(|put| put.key.as_str()), string)),
        (COLUMN_INSERT, insert),
        (COLUMN_ACTION, runs(change.puts.iter().map(|_| ACTION_PUT), unsigned)),
        (COLUMN_VALUE_META, runs(change.puts.iter().map(|put| put.value.meta()), unsigned)),
        (COLUMN_VALUE, change.puts.iter().flat_map(|put| put.value.bytes()).collect()),
        (COLUMN_PRED_COUNT, runs(change.puts.iter().map(|put| put.pred.len() as u64), unsigned)),
        (COLUMN_PRED_ACTOR, runs(preds().map(|op| index(&op.actor)), unsigned)),
        (COLUMN_PRED_COUNTER, runs(deltas, signed)),
    ];
    let used = || columns.iter().filter(|(_, bytes)| !bytes.is_empty());
    unsigned(&mut data, used().count() as u64);
    for (column, bytes) in used() {
        unsigned(&mut data, *column);
        unsigned(&mut data, bytes.len() as u64);
    }
    for (_, bytes) in used() {
        data.extend_from_slice(bytes);
    }

    let mut chunk = MAGIC.to_vec();
    chunk.extend_from_slice(&[0; 4]);
    chunk.push(CHUNK_CHANGE);
    unsigned(&mut chunk, data.len() as u64);
    chunk.extend_from_slice(&data);
    chunk
}

impl Scalar {
    /// The value that bytes encode; absent for anything else.
    pub(super) fn decoded<T: serde::Serialize + serde::de::DeserializeOwned>(&self) -> Option<T> {
        match self {
            Self::Bytes(bytes) => crate::encoding::decode(bytes).ok(),
            Self::Null | Self::Bool(_) | Self::Uint(_) | Self::Int(_) | Self::Str(_) => None,
        }
    }

    /// The bytes of a value of bytes.
    pub(super) fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Null | Self::Bool(_) | Self::Uint(_) | Self::Int(_) | Self::Str(_) => None,
        }
    }

    fn meta(&self) -> u64 {
        let length = (self.bytes().len() as u64) << 4;
        length
            | match self {
                Self::Null => 0,
                Self::Bool(false) => 1,
                Self::Bool(true) => 2,
                Self::Uint(_) => 3,
                Self::Int(_) => 4,
                Self::Str(_) => 6,
                Self::Bytes(_) => 7,
            }
    }

    fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Self::Null | Self::Bool(_) => {}
            Self::Uint(number) => unsigned(&mut out, *number),
            Self::Int(number) => signed(&mut out, *number),
            Self::Str(text) => out.extend_from_slice(text.as_bytes()),
            Self::Bytes(bytes) => out.extend_from_slice(bytes),
        }
        out
    }

    fn read(meta: u64, values: &mut Input<'_>) -> Result<Self, VetError> {
        let length = usize::try_from(meta >> 4).map_err(|_too_long| VetError::Truncated)?;
        let mut bytes = Input(values.take(length)?);
        let value = match meta & 0xf {
            0 => Self::Null,
            1 => Self::Bool(false),
            2 => Self::Bool(true),
            3 => Self::Uint(bytes.unsigned()?),
            4 => Self::Int(bytes.signed()?),
            6 => Self::Str(bytes.text(length)?.to_owned()),
            7 => Self::Bytes(bytes.take(length)?.to_vec()),
            _ => return Err(VetError::Value),
        };
        if bytes.0.is_empty() { Ok(value) } else { Err(VetError::NotCanonical) }
    }
}

/// Reads the columns and puts the operations together.
fn puts(input: &mut Input<'_>, actors: &[[u8; 32]]) -> Result<Vec<Put>, VetError> {
    let mut specs = Vec::new();
    for _ in 0..input.count(2)? {
        specs.push((input.unsigned()?, input.length()?));
    }
    let (mut keys, mut meta, mut actions, mut values) =
        (Input(&[]), Input(&[]), Input(&[]), Input(&[]));
    let (mut pred_counts, mut pred_actors, mut pred_counters) =
        (Input(&[]), Input(&[]), Input(&[]));
    for (column, length) in specs {
        let bytes = Input(input.take(length)?);
        match column {
            COLUMN_KEY => keys = bytes,
            // What these say follows from the keys; the comparison with `encode` sees to it.
            COLUMN_MAP_ACTOR | COLUMN_MAP_COUNTER | COLUMN_INSERT => {}
            COLUMN_ACTION => actions = bytes,
            COLUMN_VALUE_META => meta = bytes,
            COLUMN_VALUE => values = bytes,
            COLUMN_PRED_COUNT => pred_counts = bytes,
            COLUMN_PRED_ACTOR => pred_actors = bytes,
            COLUMN_PRED_COUNTER => pred_counters = bytes,
            _ if column & DEFLATE_BIT != 0 => return Err(VetError::Compressed),
            _ => return Err(VetError::NotAPut),
        }
    }
    if !input.0.is_empty() {
        return Err(VetError::Malformed("something follows its columns"));
    }

    let actions = actions.runs(Input::unsigned)?;
    if actions.iter().any(|action| *action != ACTION_PUT) {
        return Err(VetError::NotAPut);
    }
    let keys = keys.runs(|input| {
        let length = input.length()?;
        input.text(length)
    })?;
    let meta = meta.runs(Input::unsigned)?;
    let pred_counts = pred_counts.runs(Input::unsigned)?;
    let count = actions.len();
    if count == 0 {
        return Err(VetError::Empty);
    }
    if [keys.len(), meta.len(), pred_counts.len()] != [count; 3] {
        return Err(VetError::Malformed("its columns are of different lengths"));
    }
    let mut pred_actors = pred_actors.runs(Input::unsigned)?.into_iter();
    let mut pred_counters = pred_counters.runs(Input::signed)?.into_iter();

    let mut counter = 0_i64;
    let mut puts = Vec::with_capacity(count);
    for ((key, meta), pred_count) in keys.into_iter().zip(meta).zip(pred_counts) {
        let value = Scalar::read(meta, &mut values)?;
        let mut pred = Vec::new();
        for _ in 0..pred_count {
            // Ends with the column, however many are announced.
            let (Some(index), Some(delta)) = (pred_actors.next(), pred_counters.next()) else {
                return Err(VetError::Truncated);
            };
            counter = counter.checked_add(delta).ok_or(VetError::Number)?;
            let counter = u64::try_from(counter).map_err(|_negative| VetError::Number)?;
            let index = usize::try_from(index).map_err(|_too_large| VetError::Number)?;
            let actor = *actors.get(index).ok_or(VetError::Number)?;
            pred.push(OpId { counter, actor });
        }
        puts.push(Put { key: key.to_owned(), value, pred });
    }
    Ok(puts)
}

fn string(out: &mut Vec<u8>, value: &str) {
    unsigned(out, value.len() as u64);
    out.extend_from_slice(value.as_bytes());
}

fn actor(out: &mut Vec<u8>, actor: &[u8; 32]) {
    unsigned(out, HASH_BYTES as u64);
    out.extend_from_slice(actor);
}
