//! `kith node --service`: every group of the data folder, on a device that is always on. It reads nothing, and prints nothing
//! of any group.
//!
//! Invariant: what it says on standard error holds no words of a group's, no name and no address.

use std::path::{Path, PathBuf};

use kith_sync::node::api::Event;
use kith_sync::node::{Node, NodeError, Options};
use kith_sync::seal::Secret;
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::{CliError, tell};
use crate::signal::asked_to_end;
use crate::window::{Folders, FoldersError};

/// Why the groups of a folder are not kept in sync.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoService {
    /// It cannot be told which groups are here.
    #[error(transparent)]
    Folders(#[from] FoldersError),
    /// None could be opened; why was told of each.
    #[error("no group could be opened")]
    NoneOpened,
}

/// Runs until it is told to end.
pub(crate) async fn run(home: &Path, secret: &Secret, options: Options) -> Result<(), CliError> {
    let signal = asked_to_end().map_err(CliError::System)?;
    tokio::pin!(signal);
    let folders = Folders::look(home.to_owned()).map_err(NoService::Folders)?;
    // The oldest first: the first group's is the list that is named, and the port.
    let groups: Vec<_> = folders.groups().iter().rev().copied().collect();
    if groups.is_empty() {
        return Err(NodeError::NoGroup.into());
    }
    let (mut nodes, mut telling) = (Vec::new(), JoinSet::new());
    for group in groups {
        let options = Options {
            relay_list: options.relay_list.as_deref().map(|file| list_of(file, group.folder())),
            ..options.clone()
        };
        // One after the other: each takes much memory while the passphrase is stretched.
        let dir = folders.dir_of(group);
        let started = tokio::select! {
            started = Node::start(&dir, secret, options) => started,
            () = &mut signal => {
                end(nodes).await;
                return Ok(());
            }
        };
        match started {
            Ok((node, events)) => {
                nodes.push(node);
                telling.spawn(tell_stops(events));
            }
            Err(error) => tell(&format!("One of the groups in the folder is left out: {error}")),
        }
    }
    if nodes.is_empty() {
        return Err(NoService::NoneOpened.into());
    }
    tell(&format!("In sync, as far as anybody is reached. Groups: {}.", nodes.len()));
    let ended = tokio::select! {
        () = signal => Ok(()),
        // Each ends with its node, which only a fault ends now.
        () = async { while telling.join_next().await.is_some() {} } => {
            Err(NoService::NoneOpened.into())
        }
    };
    end(nodes).await;
    ended
}

/// Ends all at once, each with everything on disk and its peers told.
async fn end(nodes: Vec<Node>) {
    let mut ending = JoinSet::new();
    for node in nodes {
        ending.spawn(node.shutdown());
    }
    while ending.join_next().await.is_some() {}
}

/// Tells what stops a group, until it ends. Nothing else: other words may name somebody.
async fn tell_stops(mut events: mpsc::Receiver<Event>) {
    while let Some(event) = events.recv().await {
        if let Event::Problem(problem) = event
            && problem.stops_writing
        {
            tell(problem.text.english());
        }
    }
}

/// The list of a group: the file that was named for the first, with the folder's name behind it for each further one.
fn list_of(file: &Path, folder: Option<String>) -> PathBuf {
    let Some(folder) = folder else { return file.to_owned() };
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(folder);
    file.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_group_has_a_list_of_its_own() {
        let file = Path::new("/srv/relay/list");
        assert_eq!(list_of(file, None), file);
        let second = list_of(file, Some("2026-11-24".to_owned()));
        assert_eq!(second, Path::new("/srv/relay/list.2026-11-24"));
    }
}
