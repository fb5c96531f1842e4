//! Letting others in: handshakes, the gate, the first stream.

use std::net::SocketAddr;
use std::sync::Arc;

use iroh::Endpoint;
use iroh::endpoint::{Connection, Incoming, IncomingAddr};
use tokio::time::timeout;
use tracing::debug;

use super::SessionKind;
use super::endpoint::{JOIN, SYNC, device_of};
use super::frame;
use super::gate::{Handshake, Knock};
use super::reason::CloseReason;
use super::session::Link;
use super::table::Shared;

/// Answers whoever knocks, until the endpoint is closed.
pub(super) async fn accept(endpoint: Endpoint, shared: Arc<Shared>) {
    while let Some(incoming) = endpoint.accept().await {
        match shared
            .gate
            .knock(addr_of(&incoming).map(|addr| addr.ip()), incoming.remote_addr_validated())
        {
            Knock::Answer(handshake) => {
                tokio::spawn(answer(incoming, handshake, Arc::clone(&shared)));
            }
            Knock::Verify => {
                if let Err(error) = incoming.retry() {
                    error.into_incoming().refuse();
                }
            }
            Knock::Refuse => incoming.refuse(),
            Knock::Ignore => incoming.ignore(),
        }
    }
}

fn addr_of(incoming: &Incoming) -> Option<SocketAddr> {
    match incoming.remote_addr() {
        IncomingAddr::Ip(addr) => Some(addr),
        IncomingAddr::Relay { .. } | IncomingAddr::Custom(_) | _ => None,
    }
}

async fn answer(incoming: Incoming, mut handshake: Handshake, shared: Arc<Shared>) {
    let addr = addr_of(&incoming);
    // The gate's hook has been asked once this succeeds.
    match timeout(shared.timing.dial, incoming).await {
        Ok(Ok(connection)) => {
            handshake.verified();
            if connection.alpn() == JOIN && !shared.gate.hears_from(addr.map(|addr| addr.ip())) {
                handshake.fault();
                connection.close(CloseReason::Busy.code(), b"");
                return;
            }
            first_stream(connection, addr, &handshake, &shared).await;
        }
        Ok(Err(error)) => {
            debug!(%error, "a connection was turned away");
            handshake.fault();
        }
        Err(_elapsed) => handshake.fault(),
    }
}

/// Waits for the one stream and its preface; only then is there a session.
async fn first_stream(
    connection: Connection,
    addr: Option<SocketAddr>,
    handshake: &Handshake,
    shared: &Arc<Shared>,
) {
    let device = device_of(connection.remote_id());
    let is_sync = connection.alpn() == SYNC;
    let streams = async {
        let (send, mut recv) = connection.accept_bi().await.ok()?;
        let kind = if is_sync {
            SessionKind::Sync { run: frame::read_run(&mut recv).await.ok()? }
        } else {
            frame::read_nothing(&mut recv).await.ok()?;
            SessionKind::Join
        };
        Some((send, recv, kind))
    };
    let (send, recv, kind) = match timeout(shared.timing.preface, streams).await {
        Ok(Some(streams)) => streams,
        Ok(None) => {
            handshake.fault();
            connection.close(CloseReason::Misbehaved.code(), b"");
            return;
        }
        Err(_elapsed) => {
            handshake.fault();
            connection.close(CloseReason::TimedOut.code(), b"");
            return;
        }
    };
    let owes_preface = Some(frame::preface(is_sync.then_some(shared.run)));
    let link = Link { connection, send, recv, kind, owes_preface };
    if let Err((connection, reason)) = shared.register(link, device, false, addr) {
        connection.close(reason.code(), b"");
    }
}
