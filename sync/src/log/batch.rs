//! Entries on their way: many in one compressed piece, without what the receiver can work out.
//!
//! Group, chain, number and previous hash are left out and put back by the reader; one signature stands for all of a
//! chain before it. What is put back wrongly gives another hash, which no signature covers.
//!
//! Invariant: decoding makes no more than [`MAX_WIRE_BYTES`] out of what it was given before anything has been checked.
//! Invariant: a batch that [`encode_all`] makes proves every entry in it, and any part of what came in one batch can be
//! passed on in one, so that nothing that a device has can become impossible to pass on.
//! Source: FORMATS.md §7.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::entry::{self, ENTRY_VERSION, Entry, EntryError, Opening, RawKind};
use crate::encoding::{self, DecodeError};
use crate::id::{BodyName, ChainId, Day, DeviceId, EntryHash, GroupId, Signature};

/// The version of the batch format that this program writes, and the only one it reads.
pub const BATCH_VERSION: u8 = 1;
/// The most bytes that the entries and bodies of a batch may have, each in its own encoding.
pub const MAX_BATCH_BYTES: usize = 512 * 1024;
/// The most bytes that a batch may decompress to: what its entries have, and their signatures and references.
pub const MAX_WIRE_BYTES: usize = 2 * MAX_BATCH_BYTES;
/// The size at which [`encode_all`] begins another batch.
const TARGET_BATCH_BYTES: usize = MAX_BATCH_BYTES / 2;
/// The most entries in a batch.
pub const MAX_BATCH_ENTRIES: usize = 8 * 1024;
/// The most bytes of text in a body.
pub const MAX_BODY_BYTES: usize = 16 * 1024;
/// Each entry's signature is passed on when the last byte of its hash has these bits clear, so that no stretch without
/// a signature grows as entries are forwarded again and again.
const MILESTONE_MASK: u8 = 0x3f;

/// A text that somebody typed, and the salt that keeps its name from telling it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// Random.
    pub salt: [u8; 16],
    /// The words; [`MAX_BODY_BYTES`] at most.
    pub text: String,
}

impl Body {
    /// The body's name when `device` introduces it.
    pub fn name(&self, group: GroupId, device: DeviceId) -> BodyName {
        entry::body_name(group, device, &self.salt, &self.text)
    }
}

/// An entry with what proves and what accompanies it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedEntry {
    /// The entry.
    pub entry: Entry,
    /// Its hash.
    pub hash: EntryHash,
    /// The device that wrote it.
    pub device: DeviceId,
    /// Its signature, where it has one of its own.
    pub signature: Option<Signature>,
    /// Whether its own signature, or that of a later entry of its chain, was verified against `device`.
    pub is_proven: bool,
    /// Those of its bodies that came along, by name.
    pub bodies: Vec<(BodyName, Body)>,
}

/// Why a batch is refused.
#[derive(Debug, thiserror::Error)]
pub enum BatchError {
    /// It does not decompress to something of an allowed size.
    #[error("a batch could not be decompressed")]
    Compression(#[source] std::io::Error),
    /// It is no batch.
    #[error("a batch could not be read")]
    Decode(#[from] DecodeError),
    /// One of its entries is refused.
    #[error("a batch holds an entry that is refused")]
    Entry(#[from] EntryError),
    /// It refers to something that it does not hold.
    #[error("a batch refers to something that it does not hold")]
    Reference,
}

#[derive(Debug, Serialize, Deserialize)]
struct Wire {
    /// [`BATCH_VERSION`].
    version: u8,
    runs: Vec<WireRun>,
    items: Vec<WireItem>,
}

/// Entries of a chain that follow each other; a chain that forks has several.
#[derive(Debug, Serialize, Deserialize)]
struct WireRun {
    chain: ChainId,
    /// Who writes the chain; absent where the run holds the chain's opening, which tells.
    device: Option<DeviceId>,
    first: u32,
    prev: Option<EntryHash>,
    /// By position within the run, ascending.
    signatures: Vec<(u32, Signature)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireItem {
    run: u32,
    opening: Option<Opening>,
    seen: Vec<WireSeen>,
    day: Day,
    bodies: Vec<WireBody>,
    kind: RawKind,
}

#[derive(Debug, Serialize, Deserialize)]
enum WireSeen {
    /// So many items before this one.
    Back(u32),
    Hash(EntryHash),
}

#[derive(Debug, Serialize, Deserialize)]
enum WireBody {
    Name(BodyName),
    Whole(Body),
}

/// How far one run of a batch has been written.
struct Written {
    /// Its place in the table.
    run: u32,
    /// How many of its entries.
    count: u32,
    /// Its newest signature and where it belongs, while it is not in the table yet.
    unsaid: Option<(u32, Signature)>,
}

/// How far one run of a batch has been read.
struct Read {
    device: Option<DeviceId>,
    seq: u32,
    prev: Option<EntryHash>,
    /// Where its entries are in the batch.
    positions: Vec<usize>,
}

/// Puts entries into as many batches as they need. `entries` come in the order in which this device accepted them, all
/// that the receiver lacks; so each batch can end where all in it is proven.
pub fn encode_all(entries: &[SignedEntry]) -> Result<Vec<Vec<u8>>, BatchError> {
    let mut batches = Vec::new();
    let mut rest = entries;
    while !rest.is_empty() {
        let (batch, count) = encode_first(rest)?;
        batches.push(batch);
        rest = rest.get(count..).unwrap_or_default();
    }
    Ok(batches)
}

/// Puts as many of the first entries into one batch as [`encode_all`] would; says how many.
pub fn encode_first(entries: &[SignedEntry]) -> Result<(Vec<u8>, usize), BatchError> {
    let count = next_cut(entries);
    let (now, _later) = entries.split_at(count);
    let batch = match encode(now) {
        Err(BatchError::Decode(DecodeError::TooLong { .. })) => {
            // The bodies may have come one by one since; they can be asked for so again.
            let bare =
                now.iter().map(|signed| SignedEntry { bodies: Vec::new(), ..signed.clone() });
            encode(&bare.collect::<Vec<_>>())?
        }
        batch => batch?,
    };
    Ok((batch, count))
}

/// Where to end the first batch: the last place before the target size where all is proven, or the first after it.
fn next_cut(entries: &[SignedEntry]) -> usize {
    let mut unproven: BTreeSet<EntryHash> = BTreeSet::new();
    let (mut size, mut cut) = (0, 0);
    for (at, signed) in entries.iter().enumerate() {
        size += full_size(signed);
        if cut > 0 && (size > TARGET_BATCH_BYTES || at >= MAX_BATCH_ENTRIES) {
            break;
        }
        if let Some(prev) = &signed.entry.prev {
            unproven.remove(prev);
        }
        if signed.signature.is_none() {
            unproven.insert(signed.hash);
        }
        if unproven.is_empty() {
            cut = at + 1;
        }
    }
    if cut == 0 { entries.len() } else { cut }
}

/// What an entry counts for in a batch.
fn full_size(signed: &SignedEntry) -> usize {
    let bodies = signed.bodies.iter().map(|(_, body)| BODY_SALT_BYTES + body.text.len());
    signed.entry.encode().len() + bodies.sum::<usize>()
}

/// The bytes of a body's salt.
const BODY_SALT_BYTES: usize = 16;

/// Puts entries into one batch, in causal order.
pub fn encode<'a>(
    entries: impl IntoIterator<Item = &'a SignedEntry>,
) -> Result<Vec<u8>, BatchError> {
    let mut wire = Wire { version: BATCH_VERSION, runs: Vec::new(), items: Vec::new() };
    let mut size = 0;
    let mut positions: HashMap<EntryHash, u32> = HashMap::new();
    // By the last entry of each run.
    let mut runs: BTreeMap<EntryHash, Written> = BTreeMap::new();
    for signed in entries {
        let entry = &signed.entry;
        size += full_size(signed);
        let run = entry.prev.and_then(|prev| runs.remove(&prev));
        let mut written = run.unwrap_or_else(|| {
            wire.runs.push(WireRun {
                chain: entry.chain,
                device: entry.opening.is_none().then_some(signed.device),
                first: entry.seq,
                prev: entry.prev,
                signatures: Vec::new(),
            });
            Written { run: number(wire.runs.len() - 1), count: 0, unsaid: None }
        });
        if let Some(signature) = signed.signature {
            written.unsaid = Some((written.count, signature));
            let is_milestone =
                signed.hash.as_bytes().last().is_some_and(|byte| byte & MILESTONE_MASK == 0);
            if is_milestone && let Some(head) = wire.runs.get_mut(written.run as usize) {
                head.signatures.extend(written.unsaid.take());
            }
        }
        written.count += 1;
        let at = number(wire.items.len());
        let seen = entry.seen.iter().map(|hash| match positions.get(hash) {
            Some(position) => WireSeen::Back(at - position),
            None => WireSeen::Hash(*hash),
        });
        let bodies =
            entry.bodies.iter().map(|name| match signed.bodies.iter().find(|(n, _)| n == name) {
                Some((_, body)) => WireBody::Whole(body.clone()),
                None => WireBody::Name(*name),
            });
        wire.items.push(WireItem {
            run: written.run,
            opening: entry.opening.clone(),
            seen: seen.collect(),
            day: entry.day,
            bodies: bodies.collect(),
            kind: entry.kind.clone().into(),
        });
        positions.insert(signed.hash, at);
        runs.insert(signed.hash, written);
    }
    for written in runs.into_values() {
        if let Some(head) = wire.runs.get_mut(written.run as usize) {
            head.signatures.extend(written.unsaid);
        }
    }
    if size > MAX_BATCH_BYTES {
        return Err(DecodeError::TooLong { length: size, limit: MAX_BATCH_BYTES }.into());
    }
    check_count(wire.items.len())?;
    compress(&encoding::encode(&wire))
}

fn check_count(length: usize) -> Result<(), DecodeError> {
    if length > MAX_BATCH_ENTRIES {
        return Err(DecodeError::TooLong { length, limit: MAX_BATCH_ENTRIES });
    }
    Ok(())
}

/// Takes a batch apart and verifies every signature in it. Entries come out in the order in which they were put in; one
/// without a signature of its own or of a later one in its run is not proven.
pub fn decode(bytes: &[u8], group: GroupId) -> Result<Vec<SignedEntry>, BatchError> {
    let bytes = decompress(bytes)?;
    if let Some(&version) = bytes.first()
        && version != BATCH_VERSION
    {
        return Err(DecodeError::UnknownVersion(version).into());
    }
    let wire: Wire = encoding::decode(&bytes)?;
    check_count(wire.items.len())?;
    let mut entries: Vec<SignedEntry> = Vec::with_capacity(wire.items.len());
    let mut size = 0;
    let read = |head: &WireRun| Read {
        device: head.device,
        seq: head.first,
        prev: head.prev,
        positions: Vec::new(),
    };
    let mut runs: Vec<Read> = wire.runs.iter().map(read).collect();
    for item in wire.items {
        let at = entries.len();
        let table = wire.runs.get(item.run as usize).ok_or(BatchError::Reference)?;
        let run = runs.get_mut(item.run as usize).ok_or(BatchError::Reference)?;
        if let Some(opening) = &item.opening {
            run.device = Some(opening.device);
        }
        let device = run.device.ok_or(BatchError::Reference)?;
        let seen = item.seen.iter().map(|seen| match seen {
            WireSeen::Back(back) => {
                let position = at.checked_sub(*back as usize).ok_or(BatchError::Reference)?;
                entries.get(position).map(|signed| signed.hash).ok_or(BatchError::Reference)
            }
            WireSeen::Hash(hash) => Ok(*hash),
        });
        let seen = seen.collect::<Result<Vec<_>, _>>()?;
        let mut names = Vec::with_capacity(item.bodies.len());
        let mut bodies = Vec::new();
        for body in item.bodies {
            match body {
                WireBody::Name(name) => names.push(name),
                WireBody::Whole(body) => {
                    check_body(&body)?;
                    let name = body.name(group, device);
                    names.push(name);
                    bodies.push((name, body));
                }
            }
        }
        let entry = Entry {
            version: ENTRY_VERSION,
            group,
            chain: table.chain,
            seq: run.seq,
            prev: run.prev,
            opening: item.opening,
            seen,
            day: item.day,
            bodies: names,
            kind: item.kind.try_into()?,
        };
        entry.check_shape(group)?;
        let encoded = entry.encode();
        if encoded.len() > entry::MAX_ENTRY_BYTES {
            let limit = entry::MAX_ENTRY_BYTES;
            return Err(DecodeError::TooLong { length: encoded.len(), limit }.into());
        }
        size += encoded.len();
        size += bodies.iter().map(|(_, body)| BODY_SALT_BYTES + body.text.len()).sum::<usize>();
        if size > MAX_BATCH_BYTES {
            return Err(DecodeError::TooLong { length: size, limit: MAX_BATCH_BYTES }.into());
        }
        let hash = entry::hash_of(&encoded);
        run.seq = run.seq.checked_add(1).ok_or(BatchError::Reference)?;
        run.prev = Some(hash);
        run.positions.push(at);
        entries.push(SignedEntry {
            entry,
            hash,
            device,
            signature: None,
            is_proven: false,
            bodies,
        });
    }
    for (table, run) in wire.runs.iter().zip(&runs) {
        // Ascending, so that there are no more signatures to verify than entries.
        if !table.signatures.windows(2).all(|pair| matches!(pair, [(a, _), (b, _)] if a < b)) {
            return Err(BatchError::Reference);
        }
        for (position, signature) in &table.signatures {
            let at = run.positions.get(*position as usize).ok_or(BatchError::Reference)?;
            let signed = entries.get_mut(*at).ok_or(BatchError::Reference)?;
            entry::verify(signed.device, group, signed.hash, signature)?;
            signed.signature = Some(*signature);
            for before in run.positions.iter().take(*position as usize + 1).rev() {
                match entries.get_mut(*before) {
                    Some(signed) if !signed.is_proven => signed.is_proven = true,
                    _ => break,
                }
            }
        }
    }
    Ok(entries)
}

/// Refuses a body that is longer than any may be.
pub fn check_body(body: &Body) -> Result<(), DecodeError> {
    if body.text.len() > MAX_BODY_BYTES {
        return Err(DecodeError::TooLong { length: body.text.len(), limit: MAX_BODY_BYTES });
    }
    Ok(())
}

/// Compresses bytes for the wire.
pub(crate) fn compress(bytes: &[u8]) -> Result<Vec<u8>, BatchError> {
    if bytes.len() > MAX_WIRE_BYTES {
        return Err(DecodeError::TooLong { length: bytes.len(), limit: MAX_WIRE_BYTES }.into());
    }
    let is_large = bytes.len() >= LARGE_BYTES;
    let level = if is_large { LEVEL_OF_LARGE } else { LEVEL };
    zstd::bulk::compress(bytes, level).map_err(BatchError::Compression)
}

/// Fast, and close to the best for what mostly is hashes and short words.
const LEVEL: i32 = 3;
/// From how many bytes on a batch is worth more time: few edits wait for it, and much goes over.
const LARGE_BYTES: usize = 64 * 1024;
const LEVEL_OF_LARGE: i32 = 7;

/// The reverse of [`compress`]; never makes more than [`MAX_WIRE_BYTES`].
pub(crate) fn decompress(bytes: &[u8]) -> Result<Vec<u8>, BatchError> {
    zstd::bulk::decompress(bytes, MAX_WIRE_BYTES).map_err(BatchError::Compression)
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
