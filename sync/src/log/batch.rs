//! Entries on their way: many in one compressed piece, without what the receiver can work out.
//!
//! Group, chain, number and previous hash are left out and put back by the reader; one signature stands for all of a
//! chain before it. What is put back wrongly gives another hash, which no signature covers.
//!
//! Invariant: decoding allocates no more than [`MAX_BATCH_BYTES`] before anything has been checked.
//! Source: FORMATS.md §7.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::entry::{self, ENTRY_VERSION, Entry, EntryError, Opening, RawKind};
use crate::encoding::{self, DecodeError};
use crate::id::{BodyName, ChainId, Day, DeviceId, EntryHash, GroupId, Signature};

/// The most bytes that a batch may decompress to.
pub const MAX_BATCH_BYTES: usize = 1024 * 1024;
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

#[derive(Debug, Default, Serialize, Deserialize)]
struct Wire {
    chains: Vec<WireChain>,
    items: Vec<WireItem>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireChain {
    chain: ChainId,
    /// Present when `first` is not 0: who writes the chain.
    device: Option<DeviceId>,
    first: u32,
    prev: Option<EntryHash>,
    /// By position within the batch's part of this chain, ascending.
    signatures: Vec<(u32, Signature)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireItem {
    chain: u32,
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

/// How far one chain of a batch has been written.
struct Written {
    /// Its place in the table.
    chain: u32,
    /// How many of its entries.
    count: u32,
    /// Its newest signature and where it belongs, while it is not in the table yet.
    unsaid: Option<(u32, Signature)>,
}

/// How far one chain of a batch has been read.
struct Read {
    device: Option<DeviceId>,
    seq: u32,
    prev: Option<EntryHash>,
    /// Where its entries are in the batch.
    positions: Vec<usize>,
}

/// Puts entries into one batch. `entries` come in causal order; those of one chain without a gap.
pub fn encode<'a>(
    entries: impl IntoIterator<Item = &'a SignedEntry>,
) -> Result<Vec<u8>, BatchError> {
    let mut wire = Wire::default();
    let mut positions: HashMap<EntryHash, u32> = HashMap::new();
    let mut chains: BTreeMap<ChainId, Written> = BTreeMap::new();
    for signed in entries {
        let entry = &signed.entry;
        let written = chains.entry(entry.chain).or_insert_with(|| {
            wire.chains.push(WireChain {
                chain: entry.chain,
                device: entry.opening.is_none().then_some(signed.device),
                first: entry.seq,
                prev: entry.prev,
                signatures: Vec::new(),
            });
            Written { chain: number(wire.chains.len() - 1), count: 0, unsaid: None }
        });
        if let Some(signature) = signed.signature {
            written.unsaid = Some((written.count, signature));
            let is_milestone =
                signed.hash.as_bytes().last().is_some_and(|byte| byte & MILESTONE_MASK == 0);
            if is_milestone && let Some(head) = wire.chains.get_mut(written.chain as usize) {
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
            chain: written.chain,
            opening: entry.opening.clone(),
            seen: seen.collect(),
            day: entry.day,
            bodies: bodies.collect(),
            kind: entry.kind.clone().into(),
        });
        positions.insert(signed.hash, at);
    }
    for written in chains.into_values() {
        if let Some(head) = wire.chains.get_mut(written.chain as usize) {
            head.signatures.extend(written.unsaid);
        }
    }
    compress(&encoding::encode(&wire))
}

/// Takes a batch apart and verifies every signature in it. Entries come out in the order in which they were put in; one
/// without a signature of its own or of a later one in the batch is not proven yet.
pub fn decode(bytes: &[u8], group: GroupId) -> Result<Vec<SignedEntry>, BatchError> {
    let wire: Wire = encoding::decode(&decompress(bytes)?)?;
    if wire.items.len() > MAX_BATCH_ENTRIES {
        return Err(
            DecodeError::TooLong { length: wire.items.len(), limit: MAX_BATCH_ENTRIES }.into()
        );
    }
    let mut entries: Vec<SignedEntry> = Vec::with_capacity(wire.items.len());
    let read = |head: &WireChain| Read {
        device: head.device,
        seq: head.first,
        prev: head.prev,
        positions: Vec::new(),
    };
    let mut chains: Vec<Read> = wire.chains.iter().map(read).collect();
    for item in wire.items {
        let at = entries.len();
        let table = wire.chains.get(item.chain as usize).ok_or(BatchError::Reference)?;
        let chain = chains.get_mut(item.chain as usize).ok_or(BatchError::Reference)?;
        if let Some(opening) = &item.opening {
            chain.device = Some(opening.device);
        }
        let device = chain.device.ok_or(BatchError::Reference)?;
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
            seq: chain.seq,
            prev: chain.prev,
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
        let hash = entry::hash_of(&encoded);
        chain.seq = chain.seq.checked_add(1).ok_or(BatchError::Reference)?;
        chain.prev = Some(hash);
        chain.positions.push(at);
        entries.push(SignedEntry {
            entry,
            hash,
            device,
            signature: None,
            is_proven: false,
            bodies,
        });
    }
    for (table, chain) in wire.chains.iter().zip(&chains) {
        for (position, signature) in &table.signatures {
            let at = chain.positions.get(*position as usize).ok_or(BatchError::Reference)?;
            let signed = entries.get_mut(*at).ok_or(BatchError::Reference)?;
            entry::verify(signed.device, group, signed.hash, signature)?;
            signed.signature = Some(*signature);
            for before in chain.positions.iter().take(*position as usize + 1).rev() {
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

/// Compresses bytes for the wire, with their length in front so that the reader can refuse before it allocates.
pub(crate) fn compress(bytes: &[u8]) -> Result<Vec<u8>, BatchError> {
    if bytes.len() > MAX_BATCH_BYTES {
        return Err(DecodeError::TooLong { length: bytes.len(), limit: MAX_BATCH_BYTES }.into());
    }
    zstd::bulk::compress(bytes, COMPRESSION_LEVEL).map_err(BatchError::Compression)
}

/// Fast, and close to the best for what mostly is hashes and short words.
const COMPRESSION_LEVEL: i32 = 3;

/// The reverse of [`compress`]; never makes more than [`MAX_BATCH_BYTES`].
pub(crate) fn decompress(bytes: &[u8]) -> Result<Vec<u8>, BatchError> {
    zstd::bulk::decompress(bytes, MAX_BATCH_BYTES).map_err(BatchError::Compression)
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
