//! `kith demo`: three members' devices on this machine, each with a throwaway folder and an endpoint of its own.
//!
//! Invariant: they listen on loopback alone, and nothing of it is left at the end.
//! Source: README, "How to try it alone".

mod content;
mod headless;
mod stage;
mod visitors;

use std::future::Future;
use std::io;
use std::path::Path;
use std::time::Duration;

use kith_sync::node::NodeError;
use kith_sync::reason::Reason;
use kith_sync::seal::{Passphrase, PassphraseError, SlotError};

use stage::Stage;

/// How long the demo without a window may take.
const HEADLESS_LIMIT: Duration = Duration::from_secs(29);
/// Opens the throwaway folders; it protects nothing, and there is nothing in them to protect.
const PASSPHRASE: &str = "only a demo";

/// Why the demo did not come to its end.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DemoError {
    /// A device did not do its part.
    #[error("{name}'s device: {source}")]
    Node {
        /// Whose.
        name: &'static str,
        /// What it said.
        source: Box<NodeError>,
    },
    /// A device refused.
    #[error("{name}'s device refused: {because}")]
    Refused {
        /// Whose.
        name: &'static str,
        /// What it said.
        because: Reason,
    },
    /// What was to happen did not.
    #[error("waited in vain until {what}")]
    InVain {
        /// What was waited for.
        what: String,
    },
    /// The devices do not agree.
    #[error("{0}")]
    Differs(&'static str),
    /// There is no folder for it.
    #[error("no throwaway folder could be made: {0}")]
    Folder(#[source] io::Error),
    /// The program's own passphrase.
    #[error(transparent)]
    Passphrase(#[from] PassphraseError),
    /// The program's own cost.
    #[error(transparent)]
    Cost(#[from] SlotError),
    /// Somebody stopped it.
    #[error("stopped before its end")]
    Stopped,
    /// The operating system refused.
    #[error("the system refused: {0}")]
    System(#[source] io::Error),
    /// Nobody can be told.
    #[error("standard output failed: {0}")]
    Stdout(#[source] io::Error),
}

/// Tells what happens, in plain lines, and ends.
pub(crate) fn headless() -> Result<(), DemoError> {
    let runtime = runtime()?;
    let story = async {
        let mut stage = Box::pin(Stage::build()).await?;
        let told = headless::tell(&mut stage).await;
        stage.clear().await;
        told
    };
    let ended = runtime.block_on(async {
        tokio::select! {
            ended = tokio::time::timeout(HEADLESS_LIMIT, story) => ended.unwrap_or_else(|_elapsed| {
                Err(DemoError::InVain { what: "the story was over".to_owned() })
            }),
            stopped = tokio::signal::ctrl_c() => {
                stopped.map_err(DemoError::System).and(Err(DemoError::Stopped))
            }
        }
    });
    runtime.shutdown_background();
    ended
}

/// Lets `window` show Ana's device, in the folder and with the passphrase that it is given, while Ben and Cleo act.
pub(crate) fn beside<R>(window: impl FnOnce(&Path, &str) -> R) -> Result<R, DemoError> {
    let runtime = runtime()?;
    let (folder, visitors) = runtime.block_on(async {
        let mut stage = Box::pin(Stage::build()).await?;
        content::furnish(&mut stage).await?;
        Ok::<_, DemoError>(stage.hand_over().await)
    })?;
    let acting = runtime.spawn(visitors::act(visitors));
    let shown = window(&folder.ana(), PASSPHRASE);
    acting.abort();
    runtime.shutdown_timeout(Duration::from_secs(2));
    Ok(shown)
}

fn runtime() -> Result<tokio::runtime::Runtime, DemoError> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(DemoError::System)
}

fn passphrase() -> Result<Passphrase, DemoError> {
    Ok(Passphrase::new(PASSPHRASE)?)
}

/// Waits for `future`, at most so long that a person would give up.
async fn in_time<T>(what: &str, future: impl Future<Output = T>) -> Result<T, DemoError> {
    let limit = Duration::from_secs(20);
    let vain = |_elapsed| DemoError::InVain { what: what.to_owned() };
    tokio::time::timeout(limit, future).await.map_err(vain)
}
