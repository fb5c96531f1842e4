//! One live exchange over one stream: reads frames to the node, writes what the node queued.
//!
//! Invariant: when the node is busy nothing more is read from the peer; when the peer is busy at most
//! [`QUEUE_LIMIT_BYTES`] wait for it, and one that takes nothing for a while loses its session.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use futures_core::Stream as _;
use iroh::endpoint::{Connection, ConnectionError, RecvStream, SendStream, WriteError};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, timeout};

use super::dial;
use super::frame::{self, FRAME_LIMIT, ReadFrameError};
use super::reason::CloseReason;
use super::table::Shared;
use super::{NetEvent, SessionId, SessionKind, Timing};

/// The most bytes that wait for one peer.
pub const QUEUE_LIMIT_BYTES: usize = 8 << 20;

/// The most frames that wait for one peer.
pub(super) const QUEUE_LIMIT_FRAMES: usize = 1_024;

/// The most bytes of one frame that a joining device may send.
pub const JOIN_FRAME_LIMIT: usize = 64 << 10;

/// The most bytes that a joining device may send in all.
const JOIN_TOTAL_LIMIT: usize = 4 * JOIN_FRAME_LIMIT;

/// How much is written at once; the unit in which a peer has to make progress.
const PIECE: usize = 64 << 10;

/// How long a peer may take to end a connection after everything was said.
const PARTING: Duration = Duration::from_secs(10);

/// How long a session may last once this device is done, all that is queued included.
const LAST_WORDS: Duration = Duration::from_mins(1);

/// An open stream between two devices, both of which have sent their preface or are about to.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) connection: Connection,
    pub(super) send: SendStream,
    pub(super) recv: RecvStream,
    /// What it is for, and with which run.
    pub(super) kind: SessionKind,
    /// The preface that this device has yet to send.
    pub(super) owes_preface: Option<Vec<u8>>,
}

/// How much waits for a peer.
#[derive(Debug, Default)]
pub(super) struct Queued {
    bytes: AtomicUsize,
    /// Whether the node is to be told when nothing waits any more.
    tell: AtomicBool,
}

impl Queued {
    pub(super) fn bytes(&self) -> usize {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Counts a frame in, unless it is too much.
    pub(super) fn add(&self, bytes: usize) -> bool {
        // Only the node adds; meanwhile the writer can only make it less.
        let sum = self.bytes().saturating_add(bytes);
        if sum > QUEUE_LIMIT_BYTES {
            return false;
        }
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
        if sum > QUEUE_LIMIT_BYTES / 4 {
            self.tell.store(true, Ordering::Relaxed);
        }
        true
    }

    /// Counts a written frame out; tells whether the node waits to hear that nothing is left.
    fn remove(&self, bytes: usize) -> bool {
        let before = self.bytes.fetch_sub(bytes, Ordering::Relaxed);
        before == bytes && self.tell.swap(false, Ordering::Relaxed)
    }
}

/// Everything that one session's task owns.
#[derive(Debug)]
pub(super) struct Task {
    pub(super) shared: Arc<Shared>,
    pub(super) id: SessionId,
    pub(super) opened: NetEvent,
    pub(super) link: Link,
    pub(super) outbox: mpsc::Receiver<Vec<u8>>,
    pub(super) queued: Arc<Queued>,
    /// Set once this device ends the session.
    pub(super) closing: watch::Receiver<Option<CloseReason>>,
    /// Set once the node knows the newcomer's ticket to be right.
    pub(super) vouched: watch::Receiver<bool>,
    /// Until when nothing is read.
    pub(super) rests: watch::Receiver<Option<Instant>>,
    /// The end of the session whose place this one takes.
    pub(super) previous: Option<oneshot::Receiver<()>>,
    /// Dropped when the node has heard of the end.
    pub(super) ended: oneshot::Sender<()>,
}

/// Why a session ended, and whether the peer ended it.
type End = (CloseReason, bool);

impl Task {
    /// Runs until the session is over.
    pub(super) async fn run(self) {
        let Self {
            shared,
            id,
            opened,
            link,
            outbox,
            queued,
            closing,
            vouched,
            rests,
            previous,
            ended,
        } = self;
        let Link { connection, send, recv, kind, owes_preface } = link;
        if let Some(previous) = previous {
            // Only ever ends by being dropped, which is the news.
            drop(previous.await);
        }
        let mut closing = closing;
        let (reason, by_peer) = if shared.tell(opened).await {
            let reader = read_frames(&shared, id, kind, recv, rests);
            let writer =
                write_frames(&shared, id, &connection, send, owes_preface, outbox, &queued);
            let deadline = async {
                match kind {
                    SessionKind::Sync { .. } => std::future::pending().await,
                    SessionKind::Join => time_to_join(vouched, shared.timing).await,
                }
            };
            let parting = parted(closing.clone());
            let ways = watch_way(&shared, id, &connection);
            tokio::select! {
                biased;
                reason = closed_here(&mut closing) => (reason, false),
                end = reader => end,
                end = writer => end,
                () = deadline => (CloseReason::TimedOut, false),
                () = parting => (CloseReason::TimedOut, false),
                never = ways => match never {},
            }
        } else {
            (CloseReason::Shutdown, false)
        };
        // The peer answers our Done with its own, which may be seen first.
        let by_peer = by_peer && *closing.borrow() != Some(reason);
        connection.close(reason.code(), b"");
        // It holds the socket, which whoever waits for the table to be empty wants closed.
        drop(connection);
        let device = shared.forget(id, reason);
        if let Some(device) = device {
            shared.tell(NetEvent::SessionClosed { session: id, device, reason, by_peer }).await;
        }
        drop(ended);
    }
}

/// Waits until this device ends the session at once, which [`CloseReason::Done`] does not.
async fn closed_here(closing: &mut watch::Receiver<Option<CloseReason>>) -> CloseReason {
    let at_once = |reason: &Option<CloseReason>| reason.is_some_and(|it| it != CloseReason::Done);
    match closing.wait_for(at_once).await {
        Ok(reason) => reason.unwrap_or(CloseReason::Shutdown),
        // The table is gone, and with it the endpoint.
        Err(_dropped) => CloseReason::Shutdown,
    }
}

/// Ends when a newcomer has had its time: little until its knock was right, then enough for all that follows.
async fn time_to_join(mut vouched: watch::Receiver<bool>, timing: Timing) {
    let start = Instant::now();
    let is_right = matches!(timeout(timing.knock, vouched.wait_for(|it| *it)).await, Ok(Ok(_)));
    if is_right {
        tokio::time::sleep_until(start + timing.join).await;
    }
}

/// Ends when everything should long have been said after this device was done.
async fn parted(mut closing: watch::Receiver<Option<CloseReason>>) {
    if closing.wait_for(Option::is_some).await.is_err() {
        // The table is gone, which ends the session elsewhere.
        return std::future::pending().await;
    }
    tokio::time::sleep(LAST_WORDS).await;
}

/// Tells when the connection goes another way than before: directly, or through the relay.
async fn watch_way(shared: &Shared, session: SessionId, connection: &Connection) -> Infallible {
    let mut paths = connection.paths_stream();
    while poll_fn(|cx| Pin::new(&mut paths).poll_next(cx)).await.is_some() {
        let Some(way) = dial::way(connection) else { continue };
        let addr = dial::remote_addr(connection);
        if let Some(device) = shared.goes(session, way, addr)
            && !shared.tell(NetEvent::WayChanged { session, device, way }).await
        {
            break;
        }
    }
    // Its end is told otherwise.
    std::future::pending().await
}

async fn read_frames(
    shared: &Shared,
    session: SessionId,
    kind: SessionKind,
    mut recv: RecvStream,
    mut rests: watch::Receiver<Option<Instant>>,
) -> End {
    let (limit, mut left) = match kind {
        SessionKind::Sync { .. } => (FRAME_LIMIT, None),
        SessionKind::Join => (JOIN_FRAME_LIMIT, Some(JOIN_TOTAL_LIMIT)),
    };
    loop {
        rested(&mut rests).await;
        let bytes = match frame::read(&mut recv, limit).await {
            Ok(bytes) => bytes,
            Err(ReadFrameError::Finished) => return (CloseReason::Done, true),
            Err(ReadFrameError::Malformed) => return (CloseReason::Misbehaved, false),
            Err(ReadFrameError::Lost(error)) => return CloseReason::of(&error),
        };
        if let Some(left) = &mut left {
            match left.checked_sub(bytes.len()) {
                Some(rest) => *left = rest,
                None => return (CloseReason::Misbehaved, false),
            }
        }
        if !shared.tell(NetEvent::Frame { session, bytes }).await {
            return (CloseReason::Shutdown, false);
        }
    }
}

/// Waits until something is to be read again.
async fn rested(rests: &mut watch::Receiver<Option<Instant>>) {
    loop {
        let Some(until) = *rests.borrow_and_update() else { return };
        tokio::select! {
            () = tokio::time::sleep_until(until) => return,
            changed = rests.changed() => {
                if changed.is_err() {
                    return;
                }
            }
        }
    }
}

async fn write_frames(
    shared: &Shared,
    session: SessionId,
    connection: &Connection,
    mut send: SendStream,
    owes_preface: Option<Vec<u8>>,
    mut outbox: mpsc::Receiver<Vec<u8>>,
    queued: &Queued,
) -> End {
    let stall = shared.timing.stall;
    if let Some(preface) = owes_preface
        && let Err(end) = write_frame(&mut send, &preface, stall).await
    {
        return end;
    }
    while let Some(bytes) = outbox.recv().await {
        if let Err(end) = write_frame(&mut send, &bytes, stall).await {
            return end;
        }
        if queued.remove(bytes.len()) && !shared.tell(NetEvent::Drained { session }).await {
            return (CloseReason::Shutdown, false);
        }
    }
    // Everything is said. The peer ends the connection once it has read to the end.
    if send.finish().is_ok() {
        match timeout(PARTING, connection.closed()).await {
            Ok(ConnectionError::ApplicationClosed(_)) => return (CloseReason::Done, false),
            Ok(error) => return CloseReason::of(&error),
            Err(_elapsed) => {}
        }
    }
    (CloseReason::Done, false)
}

/// Writes a frame; the peer has to take each piece of it within `stall`.
async fn write_frame(send: &mut SendStream, bytes: &[u8], stall: Duration) -> Result<(), End> {
    let header = frame::header(bytes);
    for piece in std::iter::once(&header[..]).chain(bytes.chunks(PIECE)) {
        match timeout(stall, send.write_all(piece)).await {
            Ok(Ok(())) => {}
            Ok(Err(WriteError::ConnectionLost(error))) => return Err(CloseReason::of(&error)),
            // The peer does not want the rest, which ends the exchange.
            Ok(Err(
                WriteError::Stopped(_) | WriteError::ClosedStream | WriteError::ZeroRttRejected,
            )) => {
                return Err((CloseReason::Misbehaved, false));
            }
            Err(_elapsed) => return Err((CloseReason::TooSlow, false)),
        }
    }
    Ok(())
}
