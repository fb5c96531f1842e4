//! Groups leave this device and come to it: backups, restoring, erasing.

use std::path::PathBuf;
use std::sync::Arc;

use kith_desktop::desktop::{CommandId, GroupHere, News, Opener, Shut, Unable};
use kith_sync::node::api::Reply;
use kith_sync::node::{self, Backup, NodeError, NodeHandle, Restored, Written};
use kith_sync::reason::{Coded as _, Reason};

use super::came::Erasing;
use super::making::{StartError, on_a_thread, secret};
use super::{Came, Worker};

impl Worker {
    /// Keeps the groups that run in one file.
    pub(super) fn back_up(&mut self, group: GroupHere, id: CommandId, path: PathBuf) {
        if !path.is_absolute() {
            let because = Unable::NoWholePath.reason();
            self.board.put(group, News::Reply(id, Reply::Refused { because }));
            return;
        }
        self.keep(group, id, |nodes| back_up(nodes, path));
    }

    /// Brings the groups of a backup here.
    pub(super) fn restore(&mut self, asker: GroupHere, path: PathBuf, with: Opener) {
        let (home, board) = (self.folders.home().to_owned(), Arc::clone(&self.board));
        self.begin_whole(|task| async move {
            let typed = with.clone();
            let restoring = move || {
                let mut told = |progress| board.put(asker, News::Restoring(progress));
                Ok(node::restore_and_tell(&path, &home, secret(&typed)?, &mut told)?)
            };
            let restored = on_a_thread(restoring).await;
            Came::Restored { task, asker, with, restored }
        });
    }

    pub(super) fn go_on_restored(
        &mut self,
        task: u64,
        asker: GroupHere,
        with: Opener,
        restored: Result<Restored, StartError>,
    ) {
        // Where all was locked meanwhile, it stays so.
        let is_wanted = self.under_way.remove(&task).is_some();
        match restored {
            Ok(Restored { folders, left_out }) => {
                let groups = self.folders.restored(&folders);
                self.tell_groups();
                if !is_wanted {
                    return;
                }
                let Some(first) = groups.first().copied() else { return };
                if left_out > 0 {
                    self.board.put(first, News::LeftOut);
                }
                self.board.put(first, News::Began);
                self.unlock(groups, with, true);
            }
            Err(error) => self.board.put(asker, News::NotStarted { because: error.reason() }),
        }
    }

    /// Erases a group, after its node has ended. One that is locked needs nothing that opens it.
    pub(super) async fn erase(&mut self, group: GroupHere, id: CommandId) {
        if self.opening.contains(&group) {
            let because = Unable::BeingOpened.reason();
            self.board.put(group, News::Reply(id, Reply::Refused { because }));
            return;
        }
        if self.joining.as_ref().is_some_and(|joining| joining.group == group) {
            self.stop_joining().await;
        }
        self.erasing.insert(group);
        let running = self.running.remove(&group);
        let erasing = Erasing { id, was_open: running.is_some() };
        let turn = Arc::clone(self.turns.entry(group).or_default());
        let (dir, keyring) = (self.folders.dir_of(group), Arc::clone(&self.keyring));
        self.begin_whole(|task| async move {
            if let Some(running) = running {
                running.end(true).await;
            }
            // Somebody may have locked while it was being opened, and that is still at it.
            let turn = turn.lock_owned().await;
            let erased = on_a_thread(move || Ok(node::erase(&dir, &*keyring)?)).await;
            drop(turn);
            Came::Erased { task, group, erasing, erased }
        });
    }

    pub(super) async fn go_on_erased(
        &mut self,
        group: GroupHere,
        Erasing { id, was_open }: Erasing,
        erased: Result<(), StartError>,
    ) {
        self.erasing.remove(&group);
        match erased {
            // Somebody erased it elsewhere: it is gone all the same.
            Ok(()) | Err(StartError::Node(NodeError::NoGroup)) => {
                self.folders.erased(group);
                self.board.put(group, News::Erased);
                self.tell_groups();
                if self.running.is_empty() && self.opening.is_empty() && self.joining.is_none() {
                    self.tell_openers().await;
                }
            }
            Err(error) => {
                let because = error.reason();
                let reply = Reply::Refused { because: because.clone() };
                self.board.put(group, News::Reply(id, reply));
                if was_open {
                    self.board.put(group, News::Shut(Shut::Failed(because.clone())));
                    self.tell_not_opened(Shut::Failed(because));
                }
            }
        }
    }
}

async fn back_up(nodes: Vec<NodeHandle>, path: PathBuf) -> Result<(), Reason> {
    let beginning = tokio::task::spawn_blocking(move || Backup::begin(&path));
    let begun = beginning.await.map_err(|fault| StartError::Fault(fault).reason())?;
    let mut backup = begun.map_err(|error| error.reason())?;
    for node in nodes {
        backup.add_running(node);
    }
    let Written { unreadable, .. } = backup.finish().await.map_err(|error| error.reason())?;
    if unreadable > 0 { Err(Unable::PartsMissing.reason()) } else { Ok(()) }
}
