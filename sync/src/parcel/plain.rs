//! What stands inside the encryption: a parcel or a request, and zeros up to a rounded size.

use std::io::{Read, Write};

use ed25519_dalek::SigningKey;

use super::head::{self, FrameName, Head};
use super::{MAX_PARCEL_BYTES, ParcelError};
use crate::encoding;
use crate::id::Signature;
use crate::invitation::JoinRequest;

/// The version of the form that this program writes, and the only one that it reads.
const VERSION: u8 = 1;
const PARCEL: u8 = 0;
const REQUEST: u8 = 1;
/// The smallest size, so that a word, a request and an answer to either look alike.
const MIN_BYTES: u64 = 8 * 1024;
/// The most bytes of a head or of a request.
const MAX_HEAD_BYTES: usize = 1024 * 1024;
/// Version, kind, size and the length of the head.
const PREFIX_BYTES: usize = 1 + 1 + 8 + 4;
const SIGNATURE_BYTES: usize = 64;
/// Zeros are read and written so many at a time.
const ZEROS: [u8; 4096] = [0; 4096];

/// What was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A parcel, whole and signed.
    Parcel(Head),
    /// Somebody asks to come in.
    Request(JoinRequest),
}

/// A size rounded up, by an eighth at the most, so that sizes tell little.
///
/// Source: Padmé, from Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", PETS 2019, §4.
pub fn padded(bytes: u64) -> u64 {
    let bytes = bytes.max(MIN_BYTES);
    let exponent = bytes.ilog2();
    let significant = exponent.ilog2() + 1;
    let mask = (1_u64 << exponent.saturating_sub(significant)) - 1;
    bytes.saturating_add(mask) & !mask
}

/// Where the content of a plaintext begins, and how large it says that it is.
pub(super) struct Start {
    kind: u8,
    pub(super) size: u64,
    head_bytes: usize,
}

/// Writes a parcel.
pub(super) fn write_parcel(
    out: &mut dyn Write,
    key: &SigningKey,
    head: &Head,
    frames: &[Vec<u8>],
) -> Result<(), ParcelError> {
    let bytes = encoding::encode(head);
    let signature = head::sign(key, head.group, &bytes);
    let length = PREFIX_BYTES + bytes.len() + SIGNATURE_BYTES;
    let length = (length as u64).saturating_add(head.frames_bytes());
    let size = write_start(out, PARCEL, length, &bytes)?;
    out.write_all(signature.as_bytes()).map_err(ParcelError::File)?;
    for frame in frames {
        out.write_all(frame).map_err(ParcelError::File)?;
    }
    write_zeros(out, size - length)
}

/// Writes a request.
pub(super) fn write_request(out: &mut dyn Write, request: &JoinRequest) -> Result<(), ParcelError> {
    let bytes = encoding::encode(request);
    let length = (PREFIX_BYTES + bytes.len()) as u64;
    let size = write_start(out, REQUEST, length, &bytes)?;
    write_zeros(out, size - length)
}

fn write_start(
    out: &mut dyn Write,
    kind: u8,
    length: u64,
    head: &[u8],
) -> Result<u64, ParcelError> {
    let size = padded(length);
    let head_bytes = u32::try_from(head.len()).map_err(|_too_long| ParcelError::TooMuch)?;
    if size > MAX_PARCEL_BYTES || head.len() > MAX_HEAD_BYTES {
        return Err(ParcelError::TooMuch);
    }
    let (whole, head_bytes) = (size.to_le_bytes(), head_bytes.to_le_bytes());
    let prefix = [&[VERSION, kind], whole.as_slice(), &head_bytes];
    out.write_all(&prefix.concat()).map_err(ParcelError::File)?;
    out.write_all(head).map_err(ParcelError::File)?;
    Ok(size)
}

fn write_zeros(out: &mut dyn Write, mut count: u64) -> Result<(), ParcelError> {
    while count > 0 {
        let some = ZEROS.len().min(usize::try_from(count).unwrap_or(usize::MAX));
        out.write_all(ZEROS.get(..some).unwrap_or(&ZEROS)).map_err(ParcelError::File)?;
        count -= some as u64;
    }
    Ok(())
}

/// Reads how a plaintext begins.
pub(super) fn read_start(plain: &mut dyn Read) -> Result<Start, ParcelError> {
    let [version, kind] = take::<2>(plain)?;
    if version != VERSION || kind > REQUEST {
        return Err(ParcelError::NewerKith);
    }
    let size = u64::from_le_bytes(take(plain)?);
    let head_bytes = u32::from_le_bytes(take(plain)?);
    if size > MAX_PARCEL_BYTES {
        return Err(ParcelError::TooLarge);
    }
    match usize::try_from(head_bytes) {
        Ok(head_bytes) if head_bytes <= MAX_HEAD_BYTES => Ok(Start { kind, size, head_bytes }),
        _ => Err(ParcelError::Damaged),
    }
}

/// Reads and checks the rest of a plaintext, to its end.
pub(super) fn check(plain: &mut dyn Read, start: &Start) -> Result<Content, ParcelError> {
    let (content, length) = read_content(plain, start)?;
    let mut length = length as u64;
    if let Content::Parcel(head) = &content {
        for name in head.frame_names() {
            read_frame(plain, name)?;
        }
        length = length.saturating_add(head.frames_bytes());
    }
    if start.size != padded(length) {
        return Err(ParcelError::Damaged);
    }
    read_zeros(plain, start.size - length)?;
    Ok(content)
}

/// Reads again what stands before the frames of a parcel that was checked.
pub(super) fn skip_to_frames(plain: &mut dyn Read, head: &Head) -> Result<(), ParcelError> {
    let start = read_start(plain)?;
    let (content, _) = read_content(plain, &start)?;
    if content == Content::Parcel(head.clone()) { Ok(()) } else { Err(ParcelError::Damaged) }
}

/// Reads one frame, and nothing that is another.
pub(super) fn read_frame(plain: &mut dyn Read, name: &FrameName) -> Result<Vec<u8>, ParcelError> {
    // The head was checked: no frame is longer than a message.
    let frame = take_all(plain, usize::try_from(name.bytes).unwrap_or_default())?;
    if FrameName::of(&frame) == *name { Ok(frame) } else { Err(ParcelError::Damaged) }
}

/// The content without its frames, and how many bytes there were up to here.
fn read_content(plain: &mut dyn Read, start: &Start) -> Result<(Content, usize), ParcelError> {
    let bytes = take_all(plain, start.head_bytes)?;
    let length = PREFIX_BYTES + bytes.len();
    if start.kind == REQUEST {
        let request = encoding::decode(&bytes).map_err(|_malformed| ParcelError::Damaged)?;
        return Ok((Content::Request(request), length));
    }
    let signature = Signature::from_bytes(take(plain)?);
    let head = Head::read(&bytes, &signature)?;
    Ok((Content::Parcel(head), length + SIGNATURE_BYTES))
}

/// Nothing but zeros follows, so many, and then nothing.
fn read_zeros(plain: &mut dyn Read, mut count: u64) -> Result<(), ParcelError> {
    let mut bytes = ZEROS;
    loop {
        let read = plain.read(&mut bytes).map_err(ParcelError::reading)?;
        let is_zeros = bytes.get(..read).is_some_and(|read| read.iter().all(|byte| *byte == 0));
        if read == 0 && count == 0 {
            return Ok(());
        }
        if read == 0 || !is_zeros || read as u64 > count {
            return Err(ParcelError::Damaged);
        }
        count -= read as u64;
    }
}

fn take<const N: usize>(plain: &mut dyn Read) -> Result<[u8; N], ParcelError> {
    let mut bytes = [0; N];
    plain.read_exact(&mut bytes).map_err(ParcelError::reading)?;
    Ok(bytes)
}

fn take_all(plain: &mut dyn Read, length: usize) -> Result<Vec<u8>, ParcelError> {
    let mut bytes = vec![0; length];
    plain.read_exact(&mut bytes).map_err(ParcelError::reading)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_by_an_eighth_at_the_most_and_never_down() {
        let mut sizes = std::collections::BTreeSet::new();
        for bytes in (1..4_000_000_u64).step_by(977) {
            let rounded = padded(bytes);
            assert!(rounded >= bytes && rounded >= MIN_BYTES);
            assert!(bytes < MIN_BYTES || (rounded - bytes) * 8 <= bytes, "{bytes}: {rounded}");
            assert_eq!(padded(rounded), rounded);
            sizes.insert(rounded);
        }
        assert!(sizes.len() < 300, "{} sizes tell much", sizes.len());
        assert_eq!(padded(u64::MAX), !((1 << 57) - 1));
    }
}
