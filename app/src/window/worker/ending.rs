//! Groups are closed: all are locked, or the window is gone.
//!
//! Invariant: what a node was sent before is done before it ends; what is still being opened is waited for only as long as
//! that takes no patience.

use kith_desktop::desktop::{CommandId, GroupHere, News};
use kith_sync::node::api::Reply;
use tokio::task::JoinSet;

use super::{Came, Ends, Task, Worker};

impl Worker {
    /// Locks all groups: one word opens them, one locks them. What is still being opened is waited for by nobody.
    pub(super) async fn lock(&mut self, group: GroupHere, id: CommandId) {
        for (_, task) in std::mem::take(&mut self.under_way) {
            if let Task::Trying(trying) = task {
                trying.give_up(self.late);
            }
        }
        self.opening.clear();
        let mut ending = self.end_running(true);
        while ending.join_next().await.is_some() {}
        self.board.put(group, News::Reply(id, Reply::Done));
        self.board.put(group, News::Locked);
        self.tell_openers().await;
    }

    /// Ends every node that runs, each once it has done what it was sent, all at once.
    fn end_running(&mut self, lock: bool) -> JoinSet<()> {
        let mut ending = JoinSet::new();
        for (_, running) in std::mem::take(&mut self.running) {
            ending.spawn(running.end(lock));
        }
        ending
    }

    /// Ends everything, also those that are still being opened, where they come in time.
    pub(super) async fn end(&mut self, ends: &mut Ends) {
        while self.keeping.join_next().await.is_some() {}
        let mut ending = self.end_running(false);
        for task in self.under_way.values() {
            if let Task::Trying(trying) = task {
                trying.stop();
            }
        }
        let late = tokio::time::sleep(self.late);
        tokio::pin!(late);
        while !self.under_way.is_empty() {
            let came = tokio::select! {
                came = ends.0.recv() => came,
                () = &mut late, if !late.is_elapsed() => {
                    self.under_way.retain(|_, task| matches!(task, Task::Whole));
                    continue;
                }
            };
            match came {
                None => break,
                Some(Came::Tried { opened, .. }) => {
                    if let Ok(opened) = opened {
                        ending.spawn(opened.end());
                    }
                }
                Some(Came::Founded { task, group, .. }) => {
                    self.under_way.remove(&task);
                    self.folders.add(group);
                }
                Some(Came::NotFounded { task, group, .. }) => {
                    self.under_way.remove(&task);
                    self.folders.free(group);
                }
                Some(
                    Came::TriedAll { task, .. }
                    | Came::Restored { task, .. }
                    | Came::Words { task, .. }
                    | Came::Answered { task, .. },
                ) => {
                    self.under_way.remove(&task);
                }
                Some(Came::Erased { task, group, erased, .. }) => {
                    self.under_way.remove(&task);
                    if erased.is_ok() {
                        self.folders.erased(group);
                    }
                }
                Some(Came::Asked { task, group, file, asked }) => {
                    self.under_way.remove(&task);
                    self.tell_asked(group, file, asked);
                }
                Some(Came::TriedMost { .. } | Came::Joined { .. } | Came::NotJoined { .. }) => {}
            }
        }
        while ending.join_next().await.is_some() {}
        while self.saving.join_next().await.is_some() {}
    }
}
