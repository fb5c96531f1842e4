//! Why a session ended or a device could not be reached, and the codes that say so on the wire.
//!
//! Source: FORMATS.md §8.

use iroh::endpoint::{
    ConnectError, ConnectWithOptsError, ConnectingError, ConnectionError, TransportErrorCode,
    VarInt,
};

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum CloseReason {
    /// Everything that was to be said is said. Only this one lets what is still queued go out first.
    #[error("everything is said")]
    Done,
    /// The program ends, or the group was locked.
    #[error("the device went offline")]
    Shutdown,
    /// The device is no member's, or no longer.
    #[error("the device does not belong to the group")]
    NotAMember,
    /// Nobody is being let in at the moment.
    #[error("nobody is being let in there at the moment")]
    JoinClosed,
    /// Too many at once, or too often.
    #[error("the device is busy; try again in a minute")]
    Busy,
    /// The two devices are connected already.
    #[error("the devices are connected already")]
    Duplicate,
    /// A newer connection between the same two devices takes this one's place.
    #[error("a newer connection took the place of this one")]
    Replaced,
    /// What was received breaks the rules.
    #[error("what was received breaks the rules")]
    Misbehaved,
    /// What was sent was not taken in time.
    #[error("the device does not take what is sent to it")]
    TooSlow,
    /// Connections are switched off for now.
    #[error("connections are switched off there for now")]
    Paused,
    /// The time for it was over.
    #[error("it took too long")]
    TimedOut,
    /// The connection was lost: network, sleep, a crash.
    #[error("the connection was lost")]
    Lost,
}

impl CloseReason {
    const CODED: [(Self, u32); 11] = [
        (Self::Done, 1),
        (Self::Shutdown, 2),
        (Self::NotAMember, 3),
        (Self::JoinClosed, 4),
        (Self::Busy, 5),
        (Self::Duplicate, 6),
        (Self::Replaced, 7),
        (Self::Misbehaved, 8),
        (Self::TooSlow, 9),
        (Self::Paused, 10),
        (Self::TimedOut, 11),
    ];

    /// The code with which a connection is closed.
    pub(super) fn code(self) -> VarInt {
        let code =
            Self::CODED.iter().find(|(reason, _)| *reason == self).map_or(0, |(_, code)| *code);
        VarInt::from_u32(code)
    }

    /// What the end of a connection says, and whether the peer said it.
    pub(super) fn of(error: &ConnectionError) -> (Self, bool) {
        match error {
            ConnectionError::ApplicationClosed(close) => {
                let code = close.error_code.into_inner();
                let coded = Self::CODED.iter().find(|(_, known)| u64::from(*known) == code);
                (coded.map_or(Self::Lost, |(reason, _)| *reason), true)
            }
            ConnectionError::ConnectionClosed(close)
                if close.error_code == TransportErrorCode::CONNECTION_REFUSED =>
            {
                (Self::Busy, true)
            }
            ConnectionError::ConnectionClosed(_) => (Self::Misbehaved, true),
            ConnectionError::TransportError(_) | ConnectionError::VersionMismatch => {
                (Self::Misbehaved, false)
            }
            ConnectionError::TimedOut
            | ConnectionError::Reset
            | ConnectionError::LocallyClosed
            | ConnectionError::CidsExhausted => (Self::Lost, false),
        }
    }
}

/// Why a device could not be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum DialError {
    /// No address of the device is known, or the network is down.
    #[error("no way to that device is known, or there is no network")]
    Unreachable,
    /// Nothing answered at any known address.
    #[error("the device did not answer")]
    TimedOut,
    /// Another device answered at one of the addresses.
    #[error("another device answered there")]
    AnotherDevice,
    /// The device answered and did not want the connection.
    #[error("the device refused: {0}")]
    Refused(CloseReason),
    /// Connections are switched off on this device, or it is shutting down.
    #[error("connections are switched off on this device")]
    Off,
}

impl DialError {
    pub(super) fn of_connect(error: &ConnectError) -> Self {
        match error {
            ConnectError::Connect {
                source:
                    ConnectWithOptsError::EndpointClosed { .. }
                    | ConnectWithOptsError::LocallyRejected { .. },
                ..
            }
            | ConnectError::Connecting {
                source: ConnectingError::LocallyRejected { .. }, ..
            } => Self::Off,
            ConnectError::Connecting {
                source: ConnectingError::ConnectionError { source, .. },
                ..
            }
            | ConnectError::Connection { source, .. } => {
                // The other end's proof of its key is not of the key that was asked for.
                let is_another = matches!(source, ConnectionError::TransportError(_));
                if is_another { Self::AnotherDevice } else { Self::of_end(source) }
            }
            ConnectError::Connect { .. } | ConnectError::Connecting { .. } | _ => Self::Unreachable,
        }
    }

    pub(super) fn of_end(error: &ConnectionError) -> Self {
        match CloseReason::of(error) {
            (CloseReason::Lost, _) => Self::TimedOut,
            (reason, _) => Self::Refused(reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_that_is_said_has_a_code_of_its_own() {
        let codes: std::collections::BTreeSet<u32> =
            CloseReason::CODED.iter().map(|(_, code)| *code).collect();
        assert_eq!(codes.len(), CloseReason::CODED.len());
        assert!(!codes.contains(&0));
        assert_eq!(CloseReason::Lost.code(), VarInt::from_u32(0));
        assert_eq!(CloseReason::NotAMember.code(), VarInt::from_u32(3));
    }
}
