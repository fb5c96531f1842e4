//! The encryption of parcels, with age, to devices that cannot be told from outside nor counted.
//!
//! Invariant: whoever writes a file chooses how much work its reader has: the size is looked at first, and the header, which
//! age reads without a limit, before age does.
//! Source: <https://c2sp.org/age>; the conversion of keys is that of age's `ssh-ed25519`.

use std::cmp::Ordering;
use std::fmt;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};
use std::str::FromStr;

use age::x25519::{Identity, Recipient};
use age::{DecryptError, Decryptor, Encryptor};
use bech32::{Bech32, Hrp};
use ed25519_dalek::{SigningKey, VerifyingKey};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::plain::{self, Content};
use super::{Head, MAX_PARCEL_BYTES, ParcelError};
use crate::id::{DeviceId, ParcelKey};
use crate::invitation::JoinRequest;

/// So many stanzas more, or none: how many devices can open a file is told no finer.
const STANZAS_STEP: usize = 8;
/// The most devices that a file is sealed to: their stanzas fill the largest header that is read, but for what age adds.
pub const MAX_RECEIVERS: usize = 504;
/// The longest header that is read.
const MAX_HEADER_BYTES: usize = 64 * 1024;
/// How every age file begins, and one of the version that is known here.
const MAGIC: &[u8] = b"age-encryption.org/";
const MAGIC_V1: &[u8] = b"age-encryption.org/v1\n";
/// What the last line of a header begins with.
const LAST_LINE: &[u8] = b"\n--- ";
/// age's payload: a nonce, then pieces with a tag behind each.
const NONCE_BYTES: u64 = 16;
const PIECE_BYTES: u64 = 64 * 1024;
const TAG_BYTES: u64 = 16;

/// A source of randomness.
type Random<'a> = &'a mut dyn FnMut(&mut [u8]);

/// What opens files on a device: the secret half of its key for parcels, and of its own key for requests to come in.
pub struct Secrets {
    identities: [Identity; 2],
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets")
    }
}

impl Secrets {
    /// Those of a device.
    pub fn new(parcel_secret: &[u8; 32], device: &SigningKey) -> Self {
        let device = Zeroizing::new(device.to_scalar_bytes());
        Self { identities: [identity(parcel_secret), identity(&device)] }
    }
}

/// The key by which a request is sealed to a device of which no more is known than its name.
pub fn key_of_device(device: DeviceId) -> Option<ParcelKey> {
    let key = VerifyingKey::from_bytes(device.as_bytes()).ok()?;
    Some(ParcelKey::from_bytes(key.to_montgomery().to_bytes())).filter(takes_parcels)
}

/// Whether something can be sealed to a key. A liar can have bound a point of small order to a device, at which age panics.
pub fn takes_parcels(key: &ParcelKey) -> bool {
    let shared = StaticSecret::from([0x5a; 32]).diffie_hellman(&PublicKey::from(*key.as_bytes()));
    shared.was_contributory()
}

/// Writes a parcel, sealed to devices by their keys.
pub fn seal_parcel<W: Write>(
    out: W,
    receivers: &[ParcelKey],
    random: Random<'_>,
    key: &SigningKey,
    head: &Head,
    frames: &[Vec<u8>],
) -> Result<W, ParcelError> {
    seal(out, receivers, random, &mut |out| plain::write_parcel(out, key, head, frames))
}

/// Writes a request to come in, sealed to devices by their keys.
pub fn seal_request<W: Write>(
    out: W,
    receivers: &[ParcelKey],
    random: Random<'_>,
    request: &JoinRequest,
) -> Result<W, ParcelError> {
    seal(out, receivers, random, &mut |out| plain::write_request(out, request))
}

fn seal<W: Write>(
    out: W,
    receivers: &[ParcelKey],
    random: Random<'_>,
    write: &mut dyn FnMut(&mut dyn Write) -> Result<(), ParcelError>,
) -> Result<W, ParcelError> {
    let mut keys: Vec<ParcelKey> =
        receivers.iter().filter(|key| takes_parcels(key)).copied().collect();
    if keys.is_empty() {
        return Err(ParcelError::NobodyToRead);
    }
    if keys.len() > MAX_RECEIVERS {
        return Err(ParcelError::TooManyReaders);
    }
    while !keys.len().is_multiple_of(STANZAS_STEP) {
        let mut nobody = Zeroizing::new([0; 32]);
        random(nobody.as_mut());
        let nobody = PublicKey::from(&StaticSecret::from(*nobody));
        keys.push(ParcelKey::from_bytes(nobody.to_bytes()));
    }
    shuffle(&mut keys, random);
    let recipients: Vec<Recipient> = keys.iter().map(recipient).collect();
    let encryptor = Encryptor::with_recipients(recipients.iter().map(|it| it as _))
        .unwrap_or_else(|error| unreachable!("there are recipients, all of one kind: {error}"));
    let mut stream = encryptor.wrap_output(out).map_err(ParcelError::File)?;
    write(&mut stream)?;
    stream.finish().map_err(ParcelError::File)
}

/// Fisher and Yates; a remainder of 64 random bits is as good as even here.
fn shuffle(keys: &mut [ParcelKey], random: Random<'_>) {
    for last in (1..keys.len()).rev() {
        let mut bytes = [0; 8];
        random(&mut bytes);
        let at = u64::from_le_bytes(bytes) % (last as u64 + 1);
        keys.swap(last, usize::try_from(at).unwrap_or_default());
    }
}

/// A sealed file that is being read.
#[derive(Debug)]
pub struct SealedParcel<R> {
    source: R,
    length: u64,
    header_bytes: u64,
}

impl<R: Read + Seek> SealedParcel<R> {
    /// Looks at how a file begins and how long it is.
    pub fn open(mut source: R) -> Result<Self, ParcelError> {
        let length = source.seek(SeekFrom::End(0)).map_err(ParcelError::reading)?;
        source.rewind().map_err(ParcelError::reading)?;
        let most = MAX_HEADER_BYTES as u64;
        let mut beginning = Vec::new();
        source.by_ref().take(most).read_to_end(&mut beginning).map_err(ParcelError::reading)?;
        let magic = MAGIC.get(..beginning.len()).unwrap_or(MAGIC);
        if beginning.is_empty() || !beginning.starts_with(magic) {
            return Err(ParcelError::NotAParcel);
        }
        if length > MAX_PARCEL_BYTES + most + NONCE_BYTES + tags(MAX_PARCEL_BYTES) {
            return Err(ParcelError::TooLarge);
        }
        if !beginning.starts_with(MAGIC_V1) && beginning.len() >= MAGIC_V1.len() {
            return Err(ParcelError::NewerKith);
        }
        let end = find(&beginning, LAST_LINE).map(|last| last + LAST_LINE.len());
        let end = end.and_then(|last| {
            let rest = beginning.get(last..)?;
            Some(last + rest.iter().position(|byte| *byte == b'\n')? + 1)
        });
        match end {
            Some(end) => Ok(Self { source, length, header_bytes: end as u64 }),
            None if length < most => Err(ParcelError::CutOff),
            None => Err(ParcelError::Damaged),
        }
    }

    /// Reads all of it and says what it is.
    pub fn check(&mut self, secrets: &Secrets) -> Result<Content, ParcelError> {
        let (length, header_bytes) = (self.length, self.header_bytes);
        if length < header_bytes + NONCE_BYTES + padded_least() + TAG_BYTES {
            return Err(ParcelError::CutOff);
        }
        let is_whole = is_whole_size(length - header_bytes - NONCE_BYTES);
        let mut plain = self.decrypt(secrets)?;
        let start = plain::read_start(&mut plain).map_err(|error| {
            let is_cut = matches!(error, ParcelError::Damaged) && !is_whole;
            if is_cut { ParcelError::CutOff } else { error }
        })?;
        match length.cmp(&(header_bytes + NONCE_BYTES + start.size + tags(start.size))) {
            Ordering::Less => Err(ParcelError::CutOff),
            Ordering::Equal => plain::check(&mut plain, &start),
            Ordering::Greater => Err(ParcelError::Damaged),
        }
    }

    /// Hands out the frames of a parcel that was checked, one at a time, for as long as they are asked for.
    pub fn frames(
        &mut self,
        secrets: &Secrets,
        head: &Head,
        each: &mut dyn FnMut(&[u8]) -> bool,
    ) -> Result<(), ParcelError> {
        let mut plain = self.decrypt(secrets)?;
        plain::skip_to_frames(&mut plain, head)?;
        for name in head.frame_names() {
            if !each(&plain::read_frame(&mut plain, name)?) {
                break;
            }
        }
        Ok(())
    }

    fn decrypt(&mut self, secrets: &Secrets) -> Result<impl Read + use<'_, R>, ParcelError> {
        self.source.rewind().map_err(ParcelError::reading)?;
        // The header has been found and is short; age reads no further than its end before it has verified it.
        let decryptor = Decryptor::new_buffered(BufReader::new(&mut self.source));
        let identities = secrets.identities.iter().map(|it| it as &dyn age::Identity);
        decryptor.and_then(|decryptor| decryptor.decrypt(identities)).map_err(|error| {
            if let DecryptError::Io(error) = error {
                ParcelError::reading(error)
            } else if matches!(error, DecryptError::NoMatchingKeys) {
                ParcelError::NotForThisDevice
            } else if matches!(error, DecryptError::UnknownFormat) {
                ParcelError::NewerKith
            } else {
                ParcelError::Damaged
            }
        })
    }
}

/// The least that is ever sealed.
fn padded_least() -> u64 {
    plain::padded(0)
}

/// What age puts behind the pieces of so many bytes.
fn tags(bytes: u64) -> u64 {
    bytes.div_ceil(PIECE_BYTES).max(1) * TAG_BYTES
}

/// Whether a payload of so many bytes can be a whole one: sizes are few.
fn is_whole_size(payload: u64) -> bool {
    let pieces = payload.div_ceil(PIECE_BYTES + TAG_BYTES);
    payload.checked_sub(pieces * TAG_BYTES).is_some_and(|size| plain::padded(size) == size)
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

/// A key in the form in which age takes it.
pub(super) fn recipient(key: &ParcelKey) -> Recipient {
    let text = bech32::encode_lower::<Bech32>(Hrp::parse_unchecked("age"), key.as_bytes())
        .unwrap_or_else(|error| unreachable!("32 bytes fit: {error}"));
    Recipient::from_str(&text)
        .unwrap_or_else(|error| unreachable!("every 32 bytes are a key: {error}"))
}

/// A secret in that form.
pub(super) fn identity(secret: &[u8; 32]) -> Identity {
    let text = bech32::encode_upper::<Bech32>(Hrp::parse_unchecked("AGE-SECRET-KEY-"), secret)
        .unwrap_or_else(|error| unreachable!("32 bytes fit: {error}"));
    let text = Zeroizing::new(text);
    Identity::from_str(&text)
        .unwrap_or_else(|error| unreachable!("every 32 bytes are a secret: {error}"))
}

/// Any plaintext at all, sealed to these keys alone.
#[cfg(test)]
pub(super) fn seal_anything(plaintext: &[u8], keys: &[ParcelKey]) -> Result<Vec<u8>, ParcelError> {
    let mut count = 0_u64;
    let mut random = |bytes: &mut [u8]| {
        count += 1;
        bytes.copy_from_slice(
            blake3::hash(&count.to_le_bytes()).as_bytes().get(..bytes.len()).unwrap(),
        );
    };
    seal(Vec::new(), keys, &mut random, &mut |out| {
        out.write_all(plaintext).map_err(ParcelError::File)
    })
}
