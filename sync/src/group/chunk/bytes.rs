//! Numbers and runs, read without trusting what they announce, and written in their one spelling.
//!
//! Source: <https://automerge.org/automerge-binary-format-spec/>, "LEB128" and "Run length encoded columns".

use super::{HASH_BYTES, MAX_OPS};
use crate::group::vet::VetError;

/// Bytes still to be read.
#[derive(Clone, Copy)]
pub(super) struct Input<'a>(pub(super) &'a [u8]);

impl<'a> Input<'a> {
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], VetError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(VetError::Truncated)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, VetError> {
        let (first, rest) = self.0.split_first().ok_or(VetError::Truncated)?;
        self.0 = rest;
        Ok(*first)
    }

    pub(super) fn text(&mut self, length: usize) -> Result<&'a str, VetError> {
        std::str::from_utf8(self.take(length)?)
            .map_err(|_not_utf8| VetError::Malformed("its text is not UTF-8"))
    }

    pub(super) fn unsigned(&mut self) -> Result<u64, VetError> {
        let mut value = 0_u64;
        for shift in (0..).step_by(7).take(10) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return Err(VetError::Number);
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(VetError::Number)
    }

    pub(super) fn signed(&mut self) -> Result<i64, VetError> {
        let mut value = 0_i64;
        for shift in (0..).step_by(7).take(10) {
            let byte = self.byte()?;
            let bits = i64::from(byte & 0x7f);
            if shift == 63 && bits != 0 && bits != 0x7f {
                return Err(VetError::Number);
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                if shift < 57 && byte & 0x40 != 0 {
                    value |= -1_i64 << (shift + 7);
                }
                return Ok(value);
            }
        }
        Err(VetError::Number)
    }

    pub(super) fn length(&mut self) -> Result<usize, VetError> {
        let length = self.unsigned()?;
        usize::try_from(length).map_err(|_too_long| VetError::Truncated)
    }

    /// A count of things of at least `size` bytes each, of which there cannot be more than bytes.
    pub(super) fn count(&mut self, size: usize) -> Result<usize, VetError> {
        let count = self.length()?;
        if count > self.0.len() / size {
            return Err(VetError::Truncated);
        }
        Ok(count)
    }

    pub(super) fn actor(&mut self) -> Result<[u8; 32], VetError> {
        if self.length()? != HASH_BYTES {
            return Err(VetError::Actor);
        }
        self.hash()
    }

    fn hash(&mut self) -> Result<[u8; 32], VetError> {
        self.take(HASH_BYTES)?.try_into().map_err(|_wrong_length| VetError::Truncated)
    }

    pub(super) fn hashes(&mut self) -> Result<Vec<[u8; 32]>, VetError> {
        (0..self.count(HASH_BYTES)?).map(|_| self.hash()).collect()
    }

    /// Reads a column of runs, and stops at [`MAX_OPS`] values before making room for them.
    pub(super) fn runs<T: Clone>(
        mut self,
        read: impl Fn(&mut Self) -> Result<T, VetError>,
    ) -> Result<Vec<T>, VetError> {
        let mut values = Vec::new();
        while !self.0.is_empty() {
            let count = self.signed()?;
            let length = usize::try_from(count.unsigned_abs())
                .ok()
                .filter(|length| *length <= MAX_OPS - values.len())
                .ok_or(VetError::TooManyOps)?;
            match count {
                0 => return Err(VetError::NotAPut),
                1.. => {
                    let value = read(&mut self)?;
                    values.extend(std::iter::repeat_n(value, length));
                }
                _ => {
                    for _ in 0..length {
                        values.push(read(&mut self)?);
                    }
                }
            }
        }
        Ok(values)
    }
}

pub(super) fn unsigned(out: &mut Vec<u8>, mut value: u64) {
    loop {
        let byte = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            out.push(byte);
            return;
        }
        out.push(byte | 0x80);
    }
}

pub(super) fn signed(out: &mut Vec<u8>, mut value: i64) {
    loop {
        let [low, ..] = value.to_le_bytes();
        let byte = low & 0x7f;
        value >>= 7;
        if (value == 0 && byte & 0x40 == 0) || (value == -1 && byte & 0x40 != 0) {
            out.push(byte);
            return;
        }
        out.push(byte | 0x80);
    }
}

/// Writes a column: equal neighbours as a run, stretches of different ones as a literal.
pub(super) fn runs<T: PartialEq>(
    values: impl Iterator<Item = T>,
    write: impl Fn(&mut Vec<u8>, T),
) -> Vec<u8> {
    let mut out = Vec::new();
    let mut literal = Vec::new();
    let flush = |out: &mut Vec<u8>, literal: &mut Vec<T>| {
        if !literal.is_empty() {
            signed(out, -i64::try_from(literal.len()).unwrap_or(i64::MAX));
            for value in literal.drain(..) {
                write(out, value);
            }
        }
    };
    let mut values = values.peekable();
    while let Some(value) = values.next() {
        let mut length = 1_i64;
        while values.next_if(|next| *next == value).is_some() {
            length += 1;
        }
        if length == 1 {
            literal.push(value);
        } else {
            flush(&mut out, &mut literal);
            signed(&mut out, length);
            write(&mut out, value);
        }
    }
    flush(&mut out, &mut literal);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_length_read_back() {
        for shift in 0..64 {
            for near in [-1_i64, 0, 1] {
                let number = (1_i64 << shift).wrapping_add(near);
                let (mut plain, mut zigzag) = (Vec::new(), Vec::new());
                unsigned(&mut plain, number.cast_unsigned());
                signed(&mut zigzag, number);
                assert_eq!(Input(&plain).unsigned().unwrap(), number.cast_unsigned());
                assert_eq!(Input(&zigzag).signed().unwrap(), number, "{zigzag:?}");
            }
        }
    }

    #[test]
    fn a_run_longer_than_a_change_may_be_is_refused_before_it_is_laid_out() {
        for length in [2_001, 1 << 40, i64::MAX, i64::MIN, -2_001] {
            let mut column = Vec::new();
            signed(&mut column, length);
            column.push(1);
            assert_eq!(Input(&column).runs(Input::unsigned), Err(VetError::TooManyOps));
        }
    }

    #[test]
    fn two_runs_cannot_add_up_to_more_than_a_change_may_hold() {
        let mut column = Vec::new();
        for _ in 0..2 {
            signed(&mut column, 1_500);
            column.push(1);
        }
        assert_eq!(Input(&column).runs(Input::unsigned), Err(VetError::TooManyOps));
    }
}
