//! Frames on a stream: a length of four bytes, little-endian, then so many bytes.
//!
//! Invariant: a length beyond the limit is refused before anything is allocated for it, and what is allocated never
//! runs more than one step ahead of what has arrived.
//! Source: FORMATS.md §8.

use iroh::endpoint::{
    ConnectionError, ReadError, ReadExactError, RecvStream, SendStream, WriteError,
};

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

/// Reads the empty frame with which each side begins.
pub(super) async fn read_preface(stream: &mut RecvStream) -> Result<(), ReadFrameError> {
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

/// Writes one frame; an empty one is the preface.
pub(super) async fn write(stream: &mut SendStream, frame: &[u8]) -> Result<(), WriteError> {
    stream.write_all(&header(frame)).await?;
    stream.write_all(frame).await
}
