//! The one task that does what the window asks for.
//!
//! Invariant: commands are done in the order in which they were sent; a node runs at most once.

use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Zoned;
use kith_desktop::desktop::{News, Request};
use kith_sync::group::GroupSnapshot;
use kith_sync::node::api::{Command, Event, JoinStep, Reply, Rule};
use kith_sync::node::{self, Founding, Node, NodeError, Options};
use kith_sync::seal::{Passphrase, PassphraseError};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use zeroize::Zeroizing;

use super::Board;
use super::folders::Folders;
use super::notify::notify;
use crate::cost;

/// Why a group did not start; shown to the person as it is.
#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error(transparent)]
    Node(#[from] NodeError),
    #[error(transparent)]
    Passphrase(#[from] PassphraseError),
    #[error("Kith met a fault of its own.")]
    Fault(#[from] tokio::task::JoinError),
}

/// What runs for the window.
pub(super) struct Worker {
    folders: Folders,
    board: Arc<Board>,
    running: Option<Running>,
    joining: Option<Joining>,
}

/// A joining that is under way.
struct Joining {
    task: JoinHandle<()>,
    /// Whether a device of the group may have seen this one's key.
    knocked: Arc<AtomicBool>,
}

/// What a joining begins with.
enum Begin {
    Ticket { ticket: String, me: String },
    GoOn,
}

/// A group that is to be founded.
#[derive(Clone)]
struct Founded {
    group: String,
    me: String,
    rule: Rule,
    passphrase: Zeroizing<String>,
    /// What an earlier group had agreed on.
    content: Option<Arc<GroupSnapshot>>,
}

/// A node, and the task that passes its news on.
struct Running {
    node: Node,
    telling: JoinHandle<()>,
}

impl Worker {
    pub(super) fn new(folders: Folders, board: Arc<Board>) -> Self {
        Self { folders, board, running: None, joining: None }
    }

    /// Works until the window is gone.
    pub(super) async fn run(mut self, mut requests: mpsc::Receiver<Request>) {
        self.tell_groups();
        let (joined, mut came_in) = mpsc::channel(1);
        loop {
            tokio::select! {
                request = requests.recv() => match request {
                    Some(request) => self.handle(request, &joined).await,
                    None => break,
                },
                Some(passphrase) = came_in.recv() => {
                    self.joining = None;
                    self.start(&passphrase).await;
                }
            }
        }
        self.stop_joining().await;
        self.end().await;
    }

    async fn handle(&mut self, request: Request, joined: &mpsc::Sender<Zeroizing<String>>) {
        match request {
            Request::Found { group, me, rule, passphrase, anew } => {
                let founded = Founded { group, me, rule, passphrase, content: None };
                if anew {
                    self.found_anew(founded).await;
                } else {
                    match found(self.folders.dir(), founded.clone()).await {
                        Ok(()) => self.start(&founded.passphrase).await,
                        Err(error) => self.not_started(&error),
                    }
                }
            }
            Request::Choose(group) => {
                self.end().await;
                self.folders.choose(group);
                self.tell_groups();
            }
            Request::Join { ticket, me, passphrase } => {
                self.join(Begin::Ticket { ticket, me }, passphrase, joined.clone()).await;
            }
            Request::GoOnJoining { passphrase } => {
                self.join(Begin::GoOn, passphrase, joined.clone()).await;
            }
            Request::StopJoining => {
                self.stop_joining().await;
                if is_begun(&self.folders.dir()) {
                    self.board.put(News::Unfinished { because: None });
                }
            }
            Request::ForgetJoining => {
                self.stop_joining().await;
                self.board.put(match node::forget_joining(&self.folders.dir()) {
                    Ok(_) => News::Forgotten,
                    Err(error) => News::Unfinished { because: Some(error.to_string()) },
                });
            }
            Request::Unlock { passphrase } => self.start(&passphrase).await,
            Request::Command { id, command } => self.command(id, command).await,
            Request::Save { id, path, page } => {
                let saving = tokio::task::spawn_blocking(move || save(&path, &page));
                let reply = match saving.await {
                    Ok(reply) => reply,
                    Err(fault) => Reply::Refused { because: StartError::Fault(fault).to_string() },
                };
                self.board.put(News::Reply(id, reply));
            }
            Request::Notify { id, words } => {
                let board = Arc::clone(&self.board);
                tokio::spawn(async move { board.put(News::Reply(id, notify(words).await)) });
            }
        }
    }

    async fn join(
        &mut self,
        begin: Begin,
        passphrase: Zeroizing<String>,
        joined: mpsc::Sender<Zeroizing<String>>,
    ) {
        self.stop_joining().await;
        let (dir, board) = (self.folders.dir(), Arc::clone(&self.board));
        // What an earlier try left may have been shown to somebody.
        let knocked = Arc::new(AtomicBool::new(is_begun(&dir)));
        let has_knocked = Arc::clone(&knocked);
        let task = tokio::spawn(async move {
            match join(dir.clone(), begin, &passphrase, &board, &has_knocked).await {
                // Nobody waits for it where the window has just been closed.
                Ok(()) => drop(joined.send(passphrase).await),
                Err(error) => {
                    forget_unless(&has_knocked, &dir);
                    let because = error.to_string();
                    board.put(if is_begun(&dir) {
                        News::Unfinished { because: Some(because) }
                    } else {
                        News::NotStarted { because }
                    });
                }
            }
        });
        self.joining = Some(Joining { task, knocked });
    }

    async fn start(&mut self, passphrase: &str) {
        if self.running.is_some() {
            return;
        }
        match start(self.folders.dir(), passphrase).await {
            Ok((node, events)) => {
                self.folders.opened();
                tokio::spawn(pass_over(events));
                let telling = tokio::spawn(tell(node.state(), Arc::clone(&self.board)));
                self.running = Some(Running { node, telling });
            }
            Err(error) => self.not_started(&error),
        }
    }

    async fn command(&mut self, id: u64, command: Command) {
        let lock = command == Command::Lock;
        let reply = match &self.running {
            Some(running) => running.node.command(command).await,
            None => Reply::Refused { because: "The group is not open.".to_owned() },
        };
        let locked = lock && reply == Reply::Done;
        self.board.put(News::Reply(id, reply));
        if locked {
            self.end().await;
            self.board.put(News::Locked);
        }
    }

    fn not_started(&self, error: &StartError) {
        self.board.put(News::NotStarted { because: error.to_string() });
    }

    async fn stop_joining(&mut self) {
        if let Some(Joining { task, knocked }) = self.joining.take() {
            task.abort();
            // Stopped on purpose.
            drop(task.await);
            forget_unless(&knocked, &self.folders.dir());
        }
    }

    async fn end(&mut self) {
        if let Some(Running { node, telling }) = self.running.take() {
            node.shutdown().await;
            telling.abort();
            // Stopped on purpose; nothing of this group is told after what comes next.
            drop(telling.await);
        }
    }

    fn tell_groups(&self) {
        let (groups, shown) = (self.folders.groups().to_vec(), self.folders.shown());
        self.board.put(News::Groups { groups, shown });
    }

    /// Founds a group with what the open one has agreed on, in a folder beside it, and opens that. The open one stays open
    /// until the other is there.
    async fn found_anew(&mut self, founded: Founded) {
        let Some(running) = &self.running else {
            let because = "The group is not open.".to_owned();
            self.board.put(News::NotStarted { because });
            return;
        };
        let content = Arc::clone(&running.node.state().borrow().snapshot);
        let founded = Founded { content: Some(content), ..founded };
        let beside = self.folders.next(Zoned::now().date());
        if let Err(error) = found(self.folders.dir_of(beside), founded.clone()).await {
            self.not_started(&error);
            return;
        }
        self.end().await;
        self.folders.founded(beside);
        self.tell_groups();
        self.board.put(News::Closed);
        self.start(&founded.passphrase).await;
    }
}

async fn found(dir: PathBuf, founded: Founded) -> Result<(), StartError> {
    // Stretching the passphrase takes a second of all that a thread has.
    tokio::task::spawn_blocking(move || {
        let Founded { group, me, rule, passphrase, content } = &founded;
        let passphrase = Passphrase::new(passphrase)?;
        let founding = Founding { group, me, rule: *rule, content: content.as_deref() };
        Ok(node::found(&dir, &passphrase, &founding, &options(cost::chosen()?))?)
    })
    .await?
}

async fn join(
    dir: PathBuf,
    begin: Begin,
    passphrase: &str,
    board: &Board,
    knocked: &AtomicBool,
) -> Result<(), StartError> {
    let passphrase = Passphrase::new(passphrase)?;
    let options = options(tokio::task::spawn_blocking(cost::chosen).await??);
    let mut progress = |step| {
        if step != JoinStep::Connecting {
            knocked.store(true, Ordering::Relaxed);
        }
        board.put(News::Join(step));
    };
    Ok(match begin {
        Begin::Ticket { ticket, me } => {
            node::join(&dir, &passphrase, &ticket, &me, &options, &mut progress).await
        }
        Begin::GoOn => node::go_on(&dir, &passphrase, &options, &mut progress).await,
    }?)
}

/// Writes a page where nothing is yet: what is there is never written over.
fn save(path: &Path, page: &str) -> Reply {
    let refused = |because: &str| Reply::Refused { because: because.to_owned() };
    if !path.is_absolute() {
        return refused("Please give the whole path, with the folder in front.");
    }
    let file = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
    let written = file.and_then(|mut file| {
        file.write_all(page.as_bytes())?;
        file.sync_all()
    });
    match written.map_err(|error| error.kind()) {
        Ok(()) => Reply::Done,
        Err(ErrorKind::AlreadyExists) => refused(
            "There is a file of this name already. Choose another name; nothing was changed.",
        ),
        Err(ErrorKind::NotFound) => refused("There is no such folder."),
        Err(ErrorKind::PermissionDenied) => refused("Nothing may be written in this folder."),
        Err(kind) => refused(&format!("It could not be saved: {kind}.")),
    }
}

/// Whether a joining was begun in the folder. What cannot be told, whoever opens it is told.
fn is_begun(dir: &Path) -> bool {
    node::joining_begun(dir).unwrap_or(false)
}

/// Leaves nothing behind of a joining that no device of the group has seen.
fn forget_unless(knocked: &AtomicBool, dir: &Path) {
    if !knocked.load(Ordering::Relaxed)
        && let Err(error) = node::forget_joining(dir)
    {
        tracing::warn!(%error, "a joining that was given up is still in its folder");
    }
}

async fn start(
    dir: PathBuf,
    passphrase: &str,
) -> Result<(Node, mpsc::Receiver<Event>), StartError> {
    let passphrase = Passphrase::new(passphrase)?;
    Ok(Node::start(&dir, &passphrase, options(cost::least())).await?)
}

fn options(cost: kith_sync::seal::Cost) -> Options {
    Options { listen: Vec::new(), peers: Vec::new(), nearby: None, cost }
}

/// Passes states on until the node ends.
async fn tell(mut states: watch::Receiver<kith_sync::node::api::NodeState>, board: Arc<Board>) {
    loop {
        let state = states.borrow_and_update().clone();
        board.put(News::State(state));
        if states.changed().await.is_err() {
            return;
        }
    }
}

/// Takes events, so that the node need not wait; the window looks at states.
async fn pass_over(mut events: mpsc::Receiver<Event>) {
    while events.recv().await.is_some() {}
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use kith_sync::group::Edit;
    use kith_sync::node::Offline;
    use kith_sync::node::api::{Door, NodeState, Threshold};
    use tempfile::TempDir;
    use tokio::sync::Notify;

    use super::*;

    const FIRST: &str = "eleven quiet nights";
    const SECOND: &str = "twelve loud mornings";

    /// A worker on a data folder, as the window sees it.
    struct Desk {
        requests: mpsc::Sender<Request>,
        board: Arc<Board>,
        woken: Arc<Notify>,
        working: JoinHandle<()>,
    }

    impl Desk {
        fn at(home: &Path) -> Self {
            let (board, woken) = (Arc::new(Board::default()), Arc::new(Notify::new()));
            let waker = Arc::clone(&woken);
            *super::super::lock(&board.waker) = Some(Arc::new(move || waker.notify_one()));
            let worker = Worker::new(Folders::look(home.to_owned()).unwrap(), Arc::clone(&board));
            let (requests, received) = mpsc::channel(16);
            let working = tokio::spawn(worker.run(received));
            Self { requests, board, woken, working }
        }

        /// Asks for something, and takes the news up to the one that is wanted.
        async fn ask(&self, request: Request, wanted: impl Fn(&News) -> bool) -> Vec<News> {
            self.requests.send(request).await.unwrap();
            let mut heard = Vec::new();
            let hearing = async {
                while !heard.iter().any(&wanted) {
                    heard.extend(super::super::lock(&self.board.news).drain(..));
                    if !heard.iter().any(&wanted) {
                        self.woken.notified().await;
                    }
                }
            };
            let in_time = tokio::time::timeout(Duration::from_secs(30), hearing).await;
            assert!(in_time.is_ok(), "{heard:?}");
            heard
        }

        async fn end(self) {
            drop(self.requests);
            self.working.await.unwrap();
        }
    }

    fn found(group: &str, passphrase: &str, anew: bool) -> Request {
        Request::Found {
            group: group.to_owned(),
            me: "Ana".to_owned(),
            rule: Rule {
                threshold: Threshold::Everyone,
                door: Door::ByVote,
                wordings: Threshold::Everyone,
            },
            passphrase: Zeroizing::new(passphrase.to_owned()),
            anew,
        }
    }

    fn rule(id: u64, title: &str) -> Request {
        let edit = Edit::AddRule {
            title: title.to_owned(),
            wording: "As we said.".to_owned(),
            topic: None,
        };
        Request::Command { id, command: Command::Edit(edit) }
    }

    fn is_open(news: &News, group: &str) -> bool {
        matches!(news, News::State(NodeState { snapshot, status, .. })
            if !status.opening && snapshot.focus.name.words == group)
    }

    fn is_done(news: &News, wanted: u64) -> bool {
        matches!(news, News::Reply(id, Reply::Done) if *id == wanted)
    }

    fn titles(dir: &Path, passphrase: &str) -> Vec<String> {
        let group = Offline::open(dir, &Passphrase::new(passphrase).unwrap()).unwrap();
        group.state().snapshot.rules.iter().map(|rule| rule.title.words.clone()).collect()
    }

    #[test]
    fn a_page_is_never_written_over_another_file() {
        let home = TempDir::new().unwrap();
        let path = home.path().join("to-print.html");
        assert_eq!(save(&path, "one"), Reply::Done);
        let Reply::Refused { because } = save(&path, "two") else { panic!("written over") };
        assert!(because.starts_with("There is a file of this name already."));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        for elsewhere in [Path::new("to-print.html"), &home.path().join("none/to-print.html")] {
            assert!(matches!(save(elsewhere, "x"), Reply::Refused { .. }));
        }
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn a_group_is_founded_anew_beside_the_earlier_which_stays_as_it_is() {
        let home = TempDir::new().unwrap();
        let home = home.path().join("data");
        let desk = Desk::at(&home);
        desk.ask(found("First", FIRST, false), |news| is_open(news, "First")).await;
        desk.ask(rule(1, "Phones"), |news| is_done(news, 1)).await;

        let refused = found(" ", SECOND, true);
        desk.ask(refused, |news| matches!(news, News::NotStarted { .. })).await;
        desk.ask(rule(2, "Snacks"), |news| is_done(news, 2)).await;

        let second = found("Second", SECOND, true);
        let heard = desk.ask(second, |news| is_open(news, "Second")).await;
        let closed = heard.iter().position(|news| *news == News::Closed).unwrap();
        assert!(!heard[closed..].iter().any(|news| is_open(news, "First")));
        desk.ask(rule(3, "Silence"), |news| is_done(news, 3)).await;
        desk.end().await;

        let folders = Folders::look(home.clone()).unwrap();
        assert_eq!(folders.groups().len(), 2);
        assert_ne!(folders.dir(), home, "the newest is the one to open");
        assert_eq!(titles(&home, FIRST), ["Phones", "Snacks"]);
        assert_eq!(titles(&folders.dir(), SECOND), ["Phones", "Snacks", "Silence"]);

        let desk = Desk::at(&home);
        let earlier = folders.groups()[1];
        let chosen = |news: &News| matches!(news, News::Groups { shown, .. } if *shown == earlier);
        desk.ask(Request::Choose(earlier), chosen).await;
        let unlock = Request::Unlock { passphrase: Zeroizing::new(FIRST.to_owned()) };
        desk.ask(unlock, |news| is_open(news, "First")).await;
        desk.end().await;
    }
}
