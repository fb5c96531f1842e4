//! What opens groups is changed while they run, and told while they do not.
//!
//! Invariant: the group that was asked about is changed before any other; what fails in another is told, and what opens it as
//! before is left alone.

use std::sync::Arc;

use kith_desktop::desktop::{CommandId, GroupHere, KeysChange, News, Openers, Shut, Unable};
use kith_sync::node::api::Reply;
use kith_sync::node::{self, NodeError, NodeHandle, Place};
use kith_sync::reason::{Coded as _, Reason};
use kith_sync::seal::{KeyChange, Keyring, Passphrase, RecoveryCode, Secret};
use tokio::runtime::Handle;

use super::Worker;
use super::making::{StartError, secret};
use crate::window::is_begun;

impl Worker {
    /// Changes what opens the groups that run.
    pub(super) fn change_keys(&mut self, group: GroupHere, id: CommandId, change: KeysChange) {
        let keyring = Arc::clone(&self.keyring);
        self.keep(group, id, |nodes| change_all(nodes, change, keyring));
    }

    /// Does something with every node that runs, that of the group before the others, and answers what became of it; refused
    /// where the group does not run.
    pub(super) fn keep<F>(
        &mut self,
        group: GroupHere,
        id: CommandId,
        run: impl FnOnce(Vec<NodeHandle>) -> F,
    ) where
        F: Future<Output = Result<(), Reason>> + Send + 'static,
    {
        let reply = move |done: Result<(), Reason>| {
            let reply = done.map_or_else(|because| Reply::Refused { because }, |()| Reply::Done);
            News::Reply(id, reply)
        };
        let Some(nodes) = self.nodes_from(group) else {
            self.board.put(group, reply(Err(Unable::NotOpen.reason())));
            return;
        };
        let (board, run) = (Arc::clone(&self.board), run(nodes));
        self.keeping.spawn(async move { board.put(group, reply(run.await)) });
    }

    /// The nodes that run, that of a group before the others; nothing where it does not run.
    fn nodes_from(&mut self, group: GroupHere) -> Option<Vec<NodeHandle>> {
        // What came of the earlier ones was told.
        while self.keeping.try_join_next().is_some() {}
        let mut nodes = vec![self.running.get(&group)?.handle()];
        let others = self.running.iter().filter(|(other, _)| **other != group);
        nodes.extend(others.map(|(_, running)| running.handle()));
        Some(nodes)
    }

    /// Tells what opens the groups that are here, and which of them are only begun, while none of them runs.
    pub(super) async fn tell_openers(&self) {
        let here = self.folders.groups().iter().map(|group| (*group, self.folders.dir_of(*group)));
        let here: Vec<_> = here.collect();
        let looking = tokio::task::spawn_blocking(move || {
            // What cannot be told now, whoever opens it is told.
            let all = here.iter().filter_map(|(_, dir)| node::keys_in(dir).ok());
            let openers = all.fold(Openers::default(), |openers, keys| Openers {
                recovery_code: openers.recovery_code || keys.recovery_code,
                keyring: openers.keyring || keys.keyring,
            });
            let begun = here.iter().filter(|(_, dir)| is_begun(dir)).map(|(group, _)| *group);
            (openers, begun.collect::<Vec<_>>())
        });
        if let Ok((openers, begun)) = looking.await {
            for group in begun {
                self.board.put(group, News::Shut(Shut::Unfinished));
            }
            self.board.put(GroupHere::FIRST, News::Openers(openers));
        }
    }
}

async fn change_all(
    nodes: Vec<NodeHandle>,
    change: KeysChange,
    keyring: Arc<dyn Keyring>,
) -> Result<(), Reason> {
    let mut is_all = true;
    for (nth, node) in nodes.iter().enumerate() {
        match change_one(node, &change, &keyring).await {
            Ok(()) => {}
            Err(error) if nth == 0 => return Err(error.reason()),
            Err(error) if is_another(&error) => {}
            Err(error) => {
                tracing::warn!(%error, "what opens a group was not changed");
                is_all = false;
            }
        }
    }
    if is_all { Ok(()) } else { Err(Unable::NotAllKeys.reason()) }
}

/// Whether something else opens a group.
fn is_another(error: &StartError) -> bool {
    matches!(error, StartError::Node(NodeError::WrongPassphrase | NodeError::OtherRecoveryCode))
}

async fn change_one(
    node: &NodeHandle,
    change: &KeysChange,
    keyring: &Arc<dyn Keyring>,
) -> Result<(), StartError> {
    let by = |passphrase: &str| Ok::<Secret, StartError>((&Passphrase::new(passphrase)?).into());
    let (secret, change) = match change {
        KeysChange::Passphrase { from, to } => {
            (Some(secret(from)?), KeyChange::Passphrase(Passphrase::new(to)?))
        }
        KeysChange::RecoveryCode { passphrase, code } => {
            (Some(by(passphrase)?), KeyChange::RecoveryCode(RecoveryCode::parse(code)?))
        }
        KeysChange::NoRecoveryCode => (None, KeyChange::NoRecoveryCode),
        KeysChange::Keyring { passphrase } => {
            return turn_keyring(node, Some(by(passphrase)?), keyring).await;
        }
        KeysChange::NoKeyring => return turn_keyring(node, None, keyring).await,
    };
    Place::Running(node).change(secret, change).await?;
    Ok(())
}

/// Turns the keyring on with what opens the group now, or off. The system may ask the person first, which takes a thread of
/// its own.
async fn turn_keyring(
    node: &NodeHandle,
    on: Option<Secret>,
    keyring: &Arc<dyn Keyring>,
) -> Result<(), StartError> {
    let (node, keyring, runtime) = (node.clone(), Arc::clone(keyring), Handle::current());
    let turning = tokio::task::spawn_blocking(move || {
        runtime.block_on(async {
            let place = Place::Running(&node);
            match on {
                Some(secret) => node::turn_keyring_on(place, secret, &*keyring).await,
                None => node::turn_keyring_off(place, &*keyring).await,
            }
        })
    });
    Ok(turning.await??)
}
