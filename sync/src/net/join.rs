//! A newcomer's side of coming in: one stream to one device of the group.

use std::net::SocketAddr;
use std::time::Duration;

use iroh::{Endpoint, RelayUrl};
use tokio::time::{Instant, timeout, timeout_at};

use super::dial;
use super::frame::{self, FRAME_LIMIT, ReadFrameError};
use super::reason::{CloseReason, DialError};
use super::session::{JOIN_FRAME_LIMIT, Link};
use crate::id::DeviceId;

/// Why the exchange with the group's device ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JoinError {
    /// The other device ended it.
    #[error("the device ended it: {0}")]
    Ended(CloseReason),
    /// It took too long.
    #[error("it took too long")]
    TimedOut,
    /// The frame to send is empty or too long; nothing was sent.
    #[error("what is to be sent has the wrong size")]
    Size,
}

/// An open exchange with a device of the group to be joined.
#[derive(Debug)]
pub struct JoinStream {
    link: Link,
    deadline: Instant,
}

impl JoinStream {
    pub(super) async fn connect(
        endpoint: &Endpoint,
        device: DeviceId,
        addrs: &[SocketAddr],
        relay: Option<&RelayUrl>,
        within: Duration,
        allowed: Duration,
    ) -> Result<Self, DialError> {
        let attempt = dial::open(endpoint, device, addrs, relay, None);
        let link = timeout(within, attempt).await.map_err(|_elapsed| DialError::TimedOut)??;
        Ok(Self { link, deadline: Instant::now() + allowed })
    }

    /// Sends a frame of 1 to [`JOIN_FRAME_LIMIT`] bytes.
    pub async fn send(&mut self, bytes: &[u8]) -> Result<(), JoinError> {
        if bytes.is_empty() || bytes.len() > JOIN_FRAME_LIMIT {
            return Err(JoinError::Size);
        }
        let written = timeout_at(self.deadline, frame::write(&mut self.link.send, bytes)).await;
        match written.map_err(|_elapsed| JoinError::TimedOut)? {
            Ok(()) => Ok(()),
            Err(_stream) => {
                let closed = self.link.connection.close_reason();
                let reason = closed.map_or(CloseReason::Misbehaved, |it| CloseReason::of(&it).0);
                Err(JoinError::Ended(reason))
            }
        }
    }

    /// The next frame; nothing once the other device has said everything.
    pub async fn receive(&mut self) -> Result<Option<Vec<u8>>, JoinError> {
        let read = timeout_at(self.deadline, frame::read(&mut self.link.recv, FRAME_LIMIT)).await;
        match read.map_err(|_elapsed| JoinError::TimedOut)? {
            Ok(bytes) => Ok(Some(bytes)),
            Err(ReadFrameError::Finished) => {
                self.link.connection.close(CloseReason::Done.code(), b"");
                Ok(None)
            }
            Err(ReadFrameError::Malformed) => {
                self.link.connection.close(CloseReason::Misbehaved.code(), b"");
                Err(JoinError::Ended(CloseReason::Misbehaved))
            }
            Err(ReadFrameError::Lost(error)) => Err(JoinError::Ended(CloseReason::of(&error).0)),
        }
    }

    /// Ends the exchange at once; a frame sent just before may be lost.
    pub fn close(self) {
        self.link.connection.close(CloseReason::Done.code(), b"");
    }
}
