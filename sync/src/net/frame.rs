//! Frames on a stream: a length of four bytes, little-endian, then so many bytes. Each side's first is its preface: in a
//! session the name of its run, in a joining nothing.
//!
//! Invariant: a length beyond the limit is refused before anything is allocated for it, and what is allocated never
//! runs more than one step ahead of what has arrived.
//! Source: FORMATS.md §8.

use iroh::endpoint::{
    ConnectionError, ReadError, ReadExactError, RecvStream, SendStream, WriteError,
};

use crate::id::RunId;

/// The most bytes that one frame holds.
pub const FRAME_LIMIT: usize = 1 << 20;

/// How far the memory for a frame may run ahead of the bytes that have arrived.
const STEP: usize = 1 << 16;

/// Why no frame came.
#[derive(Debug, thiserror::Error)]
pub(super) enum ReadFrameError {
    /// The peer said that no more frames follow.
    #[error("no more frames follow")]
    Finished,
    /// The peer announced an empty frame, one over the limit, or ended within a frame.
    #[error("the peer broke the rules of framing")]
    Malformed,
    /// The connection is gone.
    #[error("the connection ended")]
    Lost(#[source] ConnectionError),
}

impl From<ReadError> for ReadFrameError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::ConnectionLost(source) => Self::Lost(source),
            ReadError::Reset(_) | ReadError::ClosedStream | ReadError::ZeroRttRejected => {
                Self::Malformed
            }
        }
    }
}

/// Reads one frame of 1 to `limit` bytes.
pub(super) async fn read(stream: &mut RecvStream, limit: usize) -> Result<Vec<u8>, ReadFrameError> {
    let length = read_length(stream).await?;
    if length == 0 || length > limit {
        return Err(ReadFrameError::Malformed);
    }
    let mut frame = Vec::with_capacity(length.min(STEP));
    while frame.len() < length {
        let chunk = stream.read_chunk((length - frame.len()).min(STEP)).await?;
        frame.extend_from_slice(&chunk.ok_or(ReadFrameError::Malformed)?);
    }
    Ok(frame)
}

/// The preface of a run, or of a joining.
pub(super) fn preface(run: Option<RunId>) -> Vec<u8> {
    run.map_or_else(Vec::new, |run| run.as_bytes().to_vec())
}

/// Reads the preface of a session: which run of its device the other end is.
pub(super) async fn read_run(stream: &mut RecvStream) -> Result<RunId, ReadFrameError> {
    let mut run = [0; 16];
    match read_length(stream).await {
        Ok(length) if length == run.len() => {}
        Ok(_) | Err(ReadFrameError::Finished) => return Err(ReadFrameError::Malformed),
        Err(error @ (ReadFrameError::Malformed | ReadFrameError::Lost(_))) => return Err(error),
    }
    match stream.read_exact(&mut run).await {
        Ok(()) => Ok(RunId::from_bytes(run)),
        Err(ReadExactError::FinishedEarly(_)) => Err(ReadFrameError::Malformed),
        Err(ReadExactError::ReadError(error)) => Err(error.into()),
    }
}

/// Reads the empty frame with which each side of a joining begins.
pub(super) async fn read_nothing(stream: &mut RecvStream) -> Result<(), ReadFrameError> {
    match read_length(stream).await {
        Ok(0) => Ok(()),
        Ok(_) | Err(ReadFrameError::Finished) => Err(ReadFrameError::Malformed),
        Err(error @ (ReadFrameError::Malformed | ReadFrameError::Lost(_))) => Err(error),
    }
}

async fn read_length(stream: &mut RecvStream) -> Result<usize, ReadFrameError> {
    let mut header = [0; 4];
    match stream.read_exact(&mut header).await {
        Ok(()) => Ok(usize::try_from(u32::from_le_bytes(header)).unwrap_or(usize::MAX)),
        Err(ReadExactError::FinishedEarly(0)) => Err(ReadFrameError::Finished),
        Err(ReadExactError::FinishedEarly(_)) => Err(ReadFrameError::Malformed),
        Err(ReadExactError::ReadError(error)) => Err(error.into()),
    }
}

/// What stands in front of a frame.
pub(super) fn header(frame: &[u8]) -> [u8; 4] {
    // What is sent is at most `FRAME_LIMIT` long, which fits.
    u32::try_from(frame.len()).unwrap_or(u32::MAX).to_le_bytes()
}

/// Writes one frame, or a preface.
pub(super) async fn write(stream: &mut SendStream, frame: &[u8]) -> Result<(), WriteError> {
    stream.write_all(&header(frame)).await?;
    stream.write_all(frame).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn golden_prefaces_of_a_session_and_of_a_joining() {
        let bytes = |run| [header(&preface(run)).to_vec(), preface(run)].concat();
        let session = [&[16, 0, 0, 0][..], &[7; 16]].concat();
        assert_eq!(bytes(Some(RunId::from_bytes([7; 16]))), session);
        assert_eq!(bytes(None), [0, 0, 0, 0]);
        assert_eq!(
            (super::super::endpoint::SYNC, super::super::endpoint::JOIN),
            (&b"kith/sync/1"[..], &b"kith/join/1"[..])
        );
    }
}
