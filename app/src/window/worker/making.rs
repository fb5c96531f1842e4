//! Groups come to be on this device, or are opened: founding, joining, starting.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kith_desktop::desktop::{Opener, Unable};
use kith_sync::group::GroupSnapshot;
use kith_sync::node::api::{Event, JoinStep, Rule};
use kith_sync::node::{self, Founding, Node, NodeError, Options};
use kith_sync::reason::{Coded, Reason};
use kith_sync::seal::{Passphrase, PassphraseError, RecoveryCode, RecoveryCodeError, Secret};
use tokio::sync::mpsc;
use zeroize::Zeroizing;

use crate::cost;

/// Why a group did not start; shown to the person as it is.
#[derive(Debug, thiserror::Error)]
pub(super) enum StartError {
    #[error(transparent)]
    Node(#[from] NodeError),
    #[error(transparent)]
    Passphrase(#[from] PassphraseError),
    #[error(transparent)]
    Code(#[from] RecoveryCodeError),
    #[error("{}", Unable::Fault)]
    Fault(#[from] tokio::task::JoinError),
}

impl Coded for StartError {
    fn reason(&self) -> Reason {
        match self {
            Self::Node(error) => error.reason(),
            Self::Passphrase(error) => error.reason(),
            Self::Code(error) => error.reason(),
            Self::Fault(_) => self.to_string().into(),
        }
    }
}

/// Runs what waits for a disk on a thread of its own.
pub(super) async fn on_a_thread<T, E>(
    run: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StartError> + Send + 'static,
{
    let ran = tokio::task::spawn_blocking(run).await;
    ran.unwrap_or_else(|fault| Err(StartError::Fault(fault).into()))
}

/// What a joining begins with.
pub(super) enum Begin {
    Ticket { ticket: String, me: String },
    GoOn,
}

/// A group that is to be founded.
pub(super) struct Founded {
    pub(super) group: String,
    pub(super) me: String,
    pub(super) rule: Rule,
    pub(super) passphrase: Zeroizing<String>,
    /// What an earlier group had agreed on.
    pub(super) content: Option<Arc<GroupSnapshot>>,
}

/// A node that has just been started.
pub(super) struct Opened {
    pub(super) node: Node,
    pub(super) events: mpsc::Receiver<Event>,
}

impl Opened {
    /// Ends it, where nobody wants it any more.
    pub(super) async fn end(self) {
        tokio::spawn(pass_over(self.events));
        self.node.shutdown().await;
    }
}

pub(super) async fn found(dir: PathBuf, founded: Founded) -> Result<(), StartError> {
    // Stretching the passphrase takes a second of all that a thread has.
    tokio::task::spawn_blocking(move || {
        let Founded { group, me, rule, passphrase, content } = &founded;
        let passphrase = Passphrase::new(passphrase)?;
        let founding = Founding { group, me, rule: *rule, content: content.as_deref() };
        Ok(node::found(&dir, &passphrase, &founding, &Options::new(cost::chosen()?))?)
    })
    .await?
}

/// Joins a group, or goes on with it; `knocked` once a device of the group may have seen this one's key.
pub(super) async fn join(
    dir: &Path,
    begin: Begin,
    passphrase: &str,
    knocked: &AtomicBool,
    told: &mut (dyn FnMut(JoinStep) + Send),
) -> Result<(), StartError> {
    let passphrase = Passphrase::new(passphrase)?;
    let options = Options::new(tokio::task::spawn_blocking(cost::chosen).await??);
    let mut progress = |step| {
        if step != JoinStep::Connecting {
            knocked.store(true, Ordering::Relaxed);
        }
        told(step);
    };
    Ok(match begin {
        Begin::Ticket { ticket, me } => {
            node::join(dir, &passphrase, &ticket, &me, &options, &mut progress).await
        }
        Begin::GoOn => node::go_on(dir, &passphrase, &options, &mut progress).await,
    }?)
}

/// Leaves nothing behind of a joining that no device of the group has seen.
pub(super) fn forget_unless(knocked: &AtomicBool, dir: &Path) {
    if !knocked.load(Ordering::Relaxed)
        && let Err(error) = node::forget_joining(dir)
    {
        tracing::warn!(%error, "a joining that was given up is still in its folder");
    }
}

/// Opens the group in a folder and runs it.
pub(super) async fn start(dir: PathBuf, secret: Secret) -> Result<Opened, StartError> {
    let (node, events) = Node::start(&dir, secret, Options::new(cost::least())).await?;
    Ok(Opened { node, events })
}

/// What was typed, as it opens a group.
pub(super) fn secret(typed: &Opener) -> Result<Secret, StartError> {
    Ok(match typed {
        Opener::Passphrase(typed) => (&Passphrase::new(typed)?).into(),
        Opener::RecoveryCode(typed) => (&RecoveryCode::parse(typed)?).into(),
    })
}

/// Takes events, so that the node need not wait; the window looks at states.
pub(super) async fn pass_over(mut events: mpsc::Receiver<Event>) {
    while events.recv().await.is_some() {}
}
