//! The relay's sockets: TLS, HTTP and the way to iroh's relay, each with a time.
//!
//! iroh's own loop bounds neither how many sockets strangers hold nor, once they asked for a websocket, for how long.
//!
//! Invariant: a socket over which nobody was let in is closed after a while, whatever it does; there are few of them, of one
//! address fewer.

use std::collections::BTreeMap;
use std::io;
use std::net::{IpAddr, Ipv6Addr, Shutdown};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::{HeaderMap, Method, StatusCode};
use hyper_util::rt::TokioIo;
use iroh_relay::http::RELAY_PROBE_PATH;
use iroh_relay::server::http_server::{Handlers, RelayService, RelayServiceWithNotify};
use iroh_relay::server::streams::MaybeTlsStream;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

/// Sockets over which nobody was let in yet.
const WAITING: usize = 128;
/// The same from one address; in IPv6 from one network.
const WAITING_PER_ADDRESS: usize = 16;
/// How long to wait after the system would open no further socket.
const BREATH: Duration = Duration::from_millis(100);

/// Answers the question whether the relay is there.
pub(super) fn answer_probes(handlers: &mut Handlers) {
    let answer = |_request, response: hyper::http::response::Builder| {
        Ok(response.status(StatusCode::OK).body(Box::new(String::new()) as _)?)
    };
    handlers.insert((Method::GET, RELAY_PROBE_PATH), Box::new(answer));
}

/// Nothing is told that need not be.
pub(super) fn no_headers() -> HeaderMap {
    HeaderMap::new()
}

/// What is done with sockets.
#[derive(Clone, Debug)]
pub(super) struct Sockets {
    pub(super) tls: Option<Arc<rustls::ServerConfig>>,
    pub(super) service: RelayService,
    /// From the first packet until somebody was let in.
    pub(super) within: Duration,
}

impl Sockets {
    /// Takes sockets for ever.
    pub(super) async fn accept(self, listener: TcpListener) {
        let waiting = Arc::new(Waiting::default());
        let mut tasks = JoinSet::new();
        loop {
            while tasks.try_join_next().is_some() {}
            match listener.accept().await {
                Ok((stream, peer)) => {
                    if let Some(place) = waiting.take(peer.ip()) {
                        tasks.spawn(self.clone().serve(stream, place));
                    }
                }
                Err(error) => {
                    // Too many are open; those that wait end soon.
                    tracing::debug!(%error, "a socket was not taken");
                    tokio::time::sleep(BREATH).await;
                }
            }
        }
    }

    /// Lets whoever is at the other end come in, or closes the socket.
    async fn serve(self, stream: TcpStream, place: Place) {
        let Ok((stream, handle)) = doubled(stream) else { return };
        let came_in = timeout(self.within, self.let_in(stream)).await;
        if !matches!(came_in, Ok(Ok(())))
            && let Err(error) = handle.shutdown(Shutdown::Both)
        {
            tracing::debug!(%error, "a socket was closed already");
        }
        drop(place);
    }

    /// Ends once somebody was let in over a socket.
    async fn let_in(self, stream: TcpStream) -> io::Result<()> {
        let established = Arc::new(Notify::new());
        let mut is_in = pin!(established.notified());
        is_in.as_mut().enable();
        let stream = match self.tls.map(TlsAcceptor::from) {
            Some(tls) => MaybeTlsStream::Tls(tls.accept(stream).await?),
            None => MaybeTlsStream::Plain(stream),
        };
        let service = RelayServiceWithNotify::new(self.service, Arc::clone(&established));
        let served = http1::Builder::new()
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades()
            .await;
        served.map_err(io::Error::other)?;
        // Where a websocket was asked for, who it is is still to be proved.
        is_in.await;
        Ok(())
    }
}

/// A stream and a second handle to its socket, by which it can be closed wherever the stream has gone.
fn doubled(stream: TcpStream) -> io::Result<(TcpStream, std::net::TcpStream)> {
    let stream = stream.into_std()?;
    let handle = stream.try_clone()?;
    Ok((TcpStream::from_std(stream)?, handle))
}

/// The sockets over which nobody was let in yet.
#[derive(Debug, Default)]
struct Waiting(Mutex<BTreeMap<IpAddr, usize>>);

/// One of them, until dropped.
#[derive(Debug)]
struct Place {
    waiting: Arc<Waiting>,
    source: IpAddr,
}

impl Waiting {
    fn take(self: &Arc<Self>, ip: IpAddr) -> Option<Place> {
        let source = network(ip);
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (all, of_it) = (counts.values().sum::<usize>(), counts.get(&source).copied());
        if all >= WAITING || of_it.unwrap_or(0) >= WAITING_PER_ADDRESS {
            return None;
        }
        *counts.entry(source).or_default() += 1;
        Some(Place { waiting: Arc::clone(self), source })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.waiting.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.source) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                counts.remove(&self.source);
            }
        }
    }
}

/// What counts as one address: in IPv6 the network, whose addresses its owner can choose.
fn network(ip: IpAddr) -> IpAddr {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.into(),
        IpAddr::V6(ip) => Ipv6Addr::from_bits(ip.to_bits() >> 64 << 64).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_at_one_address_leaves_room_for_others() {
        let waiting = Arc::new(Waiting::default());
        let take = |ip: &str| waiting.take(ip.parse().unwrap());
        let crowd: Vec<Place> = std::iter::from_fn(|| take("203.0.113.5")).collect();
        assert_eq!(crowd.len(), WAITING_PER_ADDRESS);
        assert!(take("::ffff:203.0.113.5").is_none(), "the same address in another form");
        let other = take("2001:db8:0:1::1").unwrap();
        drop(crowd);
        assert!(take("203.0.113.5").is_some());
        drop(other);
        assert!(waiting.0.lock().unwrap().is_empty());
    }

    #[test]
    fn there_are_few_in_all() {
        let waiting = Arc::new(Waiting::default());
        let all: Vec<Place> =
            (0..=255).filter_map(|last| waiting.take([10, 0, 0, last].into())).collect();
        assert_eq!(all.len(), WAITING);
    }
}
