//! Going out to others: the loop that keeps the mesh, and one connection at a time.

use std::net::SocketAddr;
use std::sync::Arc;

use iroh::endpoint::{Connection, Path};
use iroh::{Endpoint, RelayUrl, TransportAddr};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::endpoint::{JOIN, SYNC, endpoint_addr};
use super::frame::{self, ReadFrameError};
use super::mesh::Where;
use super::reason::{CloseReason, DialError};
use super::session::Link;
use super::table::Shared;
use super::{NetEvent, SessionKind, Way};
use crate::id::{DeviceId, RunId};

/// Devices dialled at once.
const AT_ONCE: usize = 8;

/// Dials whoever is wanted and not connected, for ever.
pub(super) async fn keep_mesh(endpoint: Endpoint, shared: Arc<Shared>) {
    let mut dials = JoinSet::new();
    loop {
        let (due, again) = shared.due(AT_ONCE.saturating_sub(dials.len()));
        for (device, place) in due {
            let (endpoint, shared) = (endpoint.clone(), Arc::clone(&shared));
            dials.spawn(async move {
                let outcome = dial(&endpoint, &shared, device, &place).await;
                if let Some(error) = shared.dialled(device, outcome) {
                    shared.tell(NetEvent::DialFailed { device, error }).await;
                }
            });
        }
        let alarm = async {
            match again {
                Some(at) => tokio::time::sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = shared.bell.notified() => {}
            () = alarm => {}
            Some(_done) = dials.join_next() => {}
        }
    }
}

async fn dial(
    endpoint: &Endpoint,
    shared: &Arc<Shared>,
    device: DeviceId,
    place: &Where,
) -> Result<(), DialError> {
    let relay = shared.relay.as_ref().filter(|_| place.by_relay);
    let attempt = open(endpoint, device, &place.addrs, relay, Some(shared.run));
    let link =
        timeout(shared.timing.dial, attempt).await.map_err(|_elapsed| DialError::TimedOut)??;
    let addr = remote_addr(&link.connection);
    shared.register(link, device, true, addr).map_err(|(connection, reason)| {
        connection.close(reason.code(), b"");
        DialError::Refused(reason)
    })
}

/// Connects to a device and exchanges prefaces, as this `run` for a session, without one to come in; the device has agreed
/// when this succeeds.
///
/// iroh takes all that bear one id for one: while there is a connection with any run of the device, this reaches that run,
/// whatever the addresses.
pub(super) async fn open(
    endpoint: &Endpoint,
    device: DeviceId,
    addrs: &[SocketAddr],
    relay: Option<&RelayUrl>,
    run: Option<RunId>,
) -> Result<Link, DialError> {
    let addr = endpoint_addr(device, addrs, relay).ok_or(DialError::Unreachable)?;
    let protocol = if run.is_some() { SYNC } else { JOIN };
    let connecting = endpoint.connect(addr, protocol).await;
    let connection = connecting.map_err(|error| DialError::of_connect(&error))?;
    let streams = connection.open_bi().await;
    let (mut send, mut recv) = streams.map_err(|error| DialError::of_end(&error))?;
    // A stream shows at the other end once something is written to it. If that fails, reading says why.
    let written = frame::write(&mut send, &frame::preface(run)).await;
    let read = match run {
        Some(_) => frame::read_run(&mut recv).await.map(|run| SessionKind::Sync { run }),
        None => frame::read_nothing(&mut recv).await.map(|()| SessionKind::Join),
    };
    match read {
        Ok(kind) if written.is_ok() => {
            Ok(Link { connection, send, recv, kind, owes_preface: None })
        }
        Err(ReadFrameError::Lost(error)) => Err(DialError::of_end(&error)),
        Ok(_) | Err(ReadFrameError::Finished | ReadFrameError::Malformed) => {
            connection.close(CloseReason::Misbehaved.code(), b"");
            Err(DialError::Refused(CloseReason::Misbehaved))
        }
    }
}

/// The address at which the other end of a connection is, if it is known and no relay is between.
pub(super) fn remote_addr(connection: &Connection) -> Option<SocketAddr> {
    selected(connection).and_then(|addr| match addr {
        TransportAddr::Ip(addr) => Some(addr),
        TransportAddr::Relay(_) | TransportAddr::Custom(_) | _ => None,
    })
}

/// By which way a connection goes now; nothing while it has none.
pub(super) fn way(connection: &Connection) -> Option<Way> {
    Some(if matches!(selected(connection)?, TransportAddr::Relay(_)) {
        Way::Relay
    } else {
        Way::Direct
    })
}

fn selected(connection: &Connection) -> Option<TransportAddr> {
    let paths = connection.paths();
    let path = paths.iter().find(Path::is_selected).or_else(|| paths.iter().next())?;
    Some(path.remote_addr().clone())
}
