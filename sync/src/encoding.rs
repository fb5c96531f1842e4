//! The one binary encoding: postcard, fixed field order, canonical.
//!
//! Invariant: bytes that decode also encode to the same bytes, so that whatever is hashed or signed has one form only.
//! Source: FORMATS.md §1; the postcard wire format, <https://postcard.jamesmunns.com/wire-format>.

use serde::{Serialize, de::DeserializeOwned};

/// Why bytes are not a value of the expected type.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// The bytes do not follow the format.
    #[error("the bytes do not follow the format")]
    Malformed(#[source] postcard::Error),
    /// The bytes decode, but are not the one form that the value encodes to, or are followed by others.
    #[error("the bytes are not in canonical form")]
    NotCanonical,
    /// The bytes are of a version that this program does not know.
    #[error("version {0} is not known here; a newer Kith may read it")]
    UnknownVersion(u8),
    /// The bytes are longer than the format allows.
    #[error("{length} bytes are more than the {limit} allowed")]
    TooLong {
        /// How many there are.
        length: usize,
        /// How many there may be.
        limit: usize,
    },
}

/// Encodes a value.
pub fn encode<T: Serialize + ?Sized>(value: &T) -> Vec<u8> {
    // Every encoded type is plain data with known lengths; postcard fails on nothing else when it writes to memory.
    postcard::to_allocvec(value)
        .unwrap_or_else(|error| unreachable!("plain data always encodes: {error}"))
}

/// Decodes a value, and refuses every form but the one that [`encode`] makes.
pub fn decode<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    let value: T = postcard::from_bytes(bytes).map_err(DecodeError::Malformed)?;
    if encode(&value) == bytes { Ok(value) } else { Err(DecodeError::NotCanonical) }
}

/// Decodes what this device encoded and sealed itself, so that there is no other form to refuse.
#[cfg(feature = "net")]
pub(crate) fn decode_own<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    postcard::from_bytes(bytes).map_err(DecodeError::Malformed)
}

/// Like [`decode`], and refuses more than `limit` bytes before looking at them.
pub fn decode_within<T: Serialize + DeserializeOwned>(
    bytes: &[u8],
    limit: usize,
) -> Result<T, DecodeError> {
    if bytes.len() > limit {
        return Err(DecodeError::TooLong { length: bytes.len(), limit });
    }
    decode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_written_longer_than_needed_is_refused() {
        assert!(decode::<u32>(&[0x01]).is_ok());
        assert!(matches!(decode::<u32>(&[0x81, 0x00]), Err(DecodeError::NotCanonical)));
    }

    #[test]
    fn bytes_behind_the_value_are_refused() {
        assert!(matches!(decode::<u8>(&[1, 2]), Err(DecodeError::NotCanonical)));
    }

    #[test]
    fn a_length_beyond_the_input_is_an_error_and_no_allocation() {
        assert!(decode::<Vec<u8>>(&[0xff, 0xff, 0xff, 0xff, 0x0f, 1]).is_err());
        assert!(decode::<Vec<[u8; 32]>>(&[0xff, 0xff, 0xff, 0xff, 0x0f, 1]).is_err());
    }
}
