//! Joining by files alone, while other groups go on.

use std::path::{Path, PathBuf};

use kith_desktop::desktop::{GroupHere, News};
use kith_sync::node::{self, Options};
use kith_sync::reason::{Coded, Reason};
use kith_sync::seal::Passphrase;
use zeroize::Zeroizing;

use super::making::{StartError, on_a_thread};
use super::saving::Unfinished;
use super::{Came, Worker};
use crate::cost;
use crate::window::is_begun;

/// Why a request was not written.
pub(super) enum NotAsked {
    Start(StartError),
    /// The file could not be put in its place.
    File(Reason),
}

impl<T: Into<StartError>> From<T> for NotAsked {
    fn from(error: T) -> Self {
        Self::Start(error.into())
    }
}

impl NotAsked {
    fn reason(&self) -> Reason {
        match self {
            Self::Start(error) => error.reason(),
            Self::File(because) => because.clone(),
        }
    }
}

impl Worker {
    /// Writes a request to come in by a ticket, into a folder of its own.
    pub(super) fn ask_by_file(
        &mut self,
        beside: GroupHere,
        (ticket, me): (String, String),
        passphrase: Zeroizing<String>,
        file: PathBuf,
    ) {
        let Some(group) = self.make_room(beside) else { return };
        let dir = self.folders.dir_of(group);
        self.begin_whole(|task| async move {
            let at = file.clone();
            let asked = on_a_thread(move || ask(&dir, (&ticket, &me), &passphrase, &at)).await;
            Came::Asked { task, group, file, asked }
        });
    }

    /// Reads the answer to the request that was written from the folder of a group.
    pub(super) fn read_answer(
        &mut self,
        group: GroupHere,
        passphrase: Zeroizing<String>,
        file: PathBuf,
    ) {
        let dir = self.folders.dir_of(group);
        self.begin_whole(|task| async move {
            let given = passphrase.clone();
            let reading = move || {
                let passphrase = Passphrase::new(&given)?;
                let options = Options::new(cost::least());
                Ok(node::read_answer(&dir, &passphrase, &options, &file)?)
            };
            let read = on_a_thread(reading).await;
            Came::Answered { task, group, passphrase, read }
        });
    }

    /// Looks for the words of the request that was written from the folder of a group.
    pub(super) fn look_for_words(&mut self, group: GroupHere, passphrase: Zeroizing<String>) {
        let dir = self.folders.dir_of(group);
        self.begin_whole(|task| async move {
            let looking = move || Ok(node::request_words(&dir, &Passphrase::new(&passphrase)?)?);
            Came::Words { task, group, words: on_a_thread(looking).await }
        });
    }

    pub(super) fn tell_words(&self, group: GroupHere, words: Result<Vec<Vec<String>>, StartError>) {
        let news = match words {
            Ok(words) => News::RequestWords { words },
            Err(error) => News::Unfinished { because: Some(error.reason()) },
        };
        self.board.put(group, news);
    }

    /// Tells what came of a request.
    pub(super) fn tell_asked(
        &mut self,
        group: GroupHere,
        file: PathBuf,
        asked: Result<Vec<String>, NotAsked>,
    ) {
        match asked {
            Ok(words) => {
                self.folders.add(group);
                self.tell_groups();
                self.board.put(group, News::Asked { file, words });
            }
            Err(error) => {
                self.folders.free(group);
                self.board.put(group, News::NotStarted { because: error.reason() });
            }
        }
    }

    /// Goes on with a group whose answer was read.
    pub(super) fn tell_answered(
        &mut self,
        group: GroupHere,
        passphrase: Zeroizing<String>,
        read: Result<(), StartError>,
    ) {
        match read {
            Ok(()) => self.begin(group, passphrase),
            Err(error) if is_begun(&self.folders.dir_of(group)) => {
                self.tell_unfinished(group, Some(error.reason()));
            }
            Err(error) => self.board.put(group, News::NotStarted { because: error.reason() }),
        }
    }
}

/// Writes the request; where that does not come about, nobody has seen this device's key, and nothing of it stays.
fn ask(
    dir: &Path,
    (ticket, me): (&str, &str),
    passphrase: &str,
    file: &Path,
) -> Result<Vec<String>, NotAsked> {
    let asked = ask_beside(dir, (ticket, me), passphrase, file);
    if asked.is_err()
        && let Err(error) = node::forget_joining(dir)
    {
        tracing::warn!(%error, "a joining that was given up is still in its folder");
    }
    asked
}

fn ask_beside(
    dir: &Path,
    (ticket, me): (&str, &str),
    passphrase: &str,
    file: &Path,
) -> Result<Vec<String>, NotAsked> {
    let passphrase = Passphrase::new(passphrase).map_err(StartError::from)?;
    let unfinished = Unfinished::beside(file).map_err(NotAsked::File)?;
    let options = Options::new(cost::chosen().map_err(StartError::from)?);
    let hidden = unfinished.hidden();
    let words = node::join_by_parcel(dir, &passphrase, ticket, me, &options, hidden)
        .map_err(StartError::from)?;
    unfinished.put().map_err(NotAsked::File)?;
    Ok(words)
}
