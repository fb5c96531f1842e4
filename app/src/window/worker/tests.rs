//! Real groups in a data folder, as the window has them.

mod by_file;
mod keeping;

use std::path::Path;
use std::time::Duration;

use jiff::civil::date;
use kith_sync::group::Edit;
use kith_sync::node::Offline;
use kith_sync::node::api::{Door, NodeState, Rule, Threshold};
use kith_sync::node::mine::Jot;
use kith_sync::seal::{Passphrase, Secret};
use tempfile::TempDir;
use tokio::sync::Notify;

use super::making::start;
use super::trying::in_turn;
use super::*;

const FIRST: &str = "eleven quiet nights";
const SECOND: &str = "twelve loud mornings";

/// A worker on a data folder, as the window sees it.
struct Desk {
    requests: mpsc::Sender<(GroupHere, Request)>,
    board: Arc<Board>,
    woken: Arc<Notify>,
    working: JoinHandle<()>,
}

impl Desk {
    fn at(home: &Path) -> Self {
        Self::with(home, |_worker| {})
    }

    /// One whose worker is at something already.
    fn with(home: &Path, begin: impl FnOnce(&mut Worker)) -> Self {
        let (board, woken) = (Arc::new(Board::default()), Arc::new(Notify::new()));
        let waker = Arc::clone(&woken);
        *crate::window::lock(&board.waker) = Some(Arc::new(move || waker.notify_one()));
        let folders = Folders::look(home.to_owned()).unwrap();
        let (mut worker, ends) = Worker::new(folders, Arc::clone(&board));
        begin(&mut worker);
        let (requests, received) = mpsc::channel(16);
        let working = tokio::spawn(worker.run(ends, received));
        Self { requests, board, woken, working }
    }

    /// One that opens a group only once it is let through.
    fn opening_late(home: &Path, group: GroupHere) -> (Self, Arc<Notify>) {
        let gate = Arc::new(Notify::new());
        let at_gate = Arc::clone(&gate);
        let desk = Self::with(home, move |worker| {
            worker.late = Duration::from_mins(1);
            worker.try_with(vec![group], true, move |dir| {
                let gate = Arc::clone(&at_gate);
                async move {
                    gate.notified().await;
                    start(dir, secret_of(FIRST)).await
                }
            });
        });
        (desk, gate)
    }

    /// Asks for something, and takes the news up to the one that is wanted.
    async fn ask(
        &self,
        group: GroupHere,
        request: Request,
        wanted: impl Fn(&(GroupHere, News)) -> bool,
    ) -> Vec<(GroupHere, News)> {
        self.requests.send((group, request)).await.unwrap();
        self.hear(wanted).await
    }

    /// Takes the news up to the one that is wanted.
    async fn hear(&self, wanted: impl Fn(&(GroupHere, News)) -> bool) -> Vec<(GroupHere, News)> {
        let mut heard = Vec::new();
        let hearing = async {
            while !heard.iter().any(&wanted) {
                heard.extend(crate::window::lock(&self.board.news).drain(..));
                if !heard.iter().any(&wanted) {
                    self.woken.notified().await;
                }
            }
        };
        let in_time = tokio::time::timeout(Duration::from_secs(30), hearing).await;
        assert!(in_time.is_ok(), "{heard:?}");
        heard
    }

    /// Founds a group, and tells which it is.
    async fn founded(&self, group: &str, passphrase: &str) -> GroupHere {
        let request = found(group, passphrase, false);
        let heard = self.ask(GroupHere::FIRST, request, |news| is_open(news, group)).await;
        of(&heard, |news| is_open(news, group))
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
    let edit =
        Edit::AddRule { title: title.to_owned(), wording: "As we said.".to_owned(), topic: None };
    Request::Command { id, command: Command::Edit(edit) }
}

/// Something that is answered at once and of which nothing comes.
fn undo(id: u64) -> Request {
    Request::Command { id, command: Command::Undo }
}

fn unlock(passphrase: &str) -> Request {
    Request::Unlock { with: Opener::Passphrase(Zeroizing::new(passphrase.to_owned())) }
}

fn secret_of(passphrase: &str) -> Secret {
    (&Passphrase::new(passphrase).unwrap()).into()
}

fn is_open((_, news): &(GroupHere, News), group: &str) -> bool {
    matches!(news, News::State(NodeState { snapshot, status, .. })
        if !status.opening && snapshot.focus.name.words == group)
}

fn is_done((_, news): &(GroupHere, News), wanted: u64) -> bool {
    matches!(news, News::Reply(id, Reply::Done) if *id == wanted)
}

fn titles(dir: &Path, passphrase: &str) -> Vec<String> {
    let group = Offline::open(dir, &Passphrase::new(passphrase).unwrap()).unwrap();
    group.state().snapshot.rules.iter().map(|rule| rule.title.words.clone()).collect()
}

/// Of which group something was heard.
fn of(heard: &[(GroupHere, News)], wanted: impl Fn(&(GroupHere, News)) -> bool) -> GroupHere {
    heard.iter().find(|told| wanted(told)).unwrap().0
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_group_is_founded_anew_beside_the_earlier_which_stays_open_as_it_is() {
    let home = TempDir::new().unwrap();
    let home = home.path().join("data");
    let desk = Desk::at(&home);
    let first = desk.founded("First", FIRST).await;
    assert_eq!(first, GroupHere::FIRST);
    desk.ask(first, rule(1, "Phones"), |news| is_done(news, 1)).await;

    let refused = found(" ", SECOND, true);
    desk.ask(first, refused, |(_, news)| matches!(news, News::NotStarted { .. })).await;
    desk.ask(first, rule(2, "Snacks"), |news| is_done(news, 2)).await;

    let second = found("Second", SECOND, true);
    let heard = desk.ask(first, second, |news| is_open(news, "Second")).await;
    let beside = of(&heard, |news| is_open(news, "Second"));
    assert!(heard.contains(&(beside, News::Began)));
    desk.ask(beside, rule(3, "Silence"), |news| is_done(news, 3)).await;
    let heard = desk.ask(first, rule(4, "Tea"), |news| is_done(news, 4)).await;
    assert_eq!(of(&heard, |news| is_done(news, 4)), first, "the answer is of its own group");
    desk.end().await;

    assert_eq!(titles(&home, FIRST), ["Phones", "Snacks", "Tea"]);
    let folders = Folders::look(home.clone()).unwrap();
    assert_eq!(folders.groups(), [beside, first]);
    assert_eq!(titles(&folders.dir_of(beside), SECOND), ["Phones", "Snacks", "Silence"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_passphrase_opens_all_groups_that_it_is_of_and_says_which_have_another() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    let second = desk.founded("Second", FIRST).await;
    let third = desk.founded("Third", SECOND).await;
    desk.end().await;

    let desk = Desk::at(home.path());
    let is_refused = |(_, news): &(GroupHere, News)| matches!(news, News::NotStarted { .. });
    desk.ask(first, unlock("neither of the two"), is_refused).await;
    // The first of them is the last to be tried, where another is asked of.
    let heard = desk.ask(second, unlock(FIRST), |news| is_open(news, "First")).await;
    assert!(heard.contains(&(third, News::Shut(Shut::OtherPassphrase))));
    assert!(!heard.iter().any(is_refused));
    desk.ask(second, rule(1, "Phones"), |news| is_done(news, 1)).await;
    desk.ask(first, rule(2, "Tea"), |news| is_done(news, 2)).await;

    let one = Request::UnlockOne { passphrase: Zeroizing::new(SECOND.to_owned()) };
    desk.ask(third, one, |news| is_open(news, "Third")).await;
    let lock = Request::Command { id: 3, command: Command::Lock };
    let heard = desk.ask(third, lock, |(_, news)| *news == News::Locked).await;
    assert!(heard.contains(&(third, News::Reply(3, Reply::Done))));
    let is_closed = |it: &(GroupHere, News)| matches!(it.1, News::Reply(4, Reply::Refused { .. }));
    desk.ask(first, rule(4, "Late"), is_closed).await;
    desk.ask(first, unlock(FIRST), |news| is_open(news, "First")).await;
    desk.end().await;
    assert_eq!(titles(home.path(), FIRST), ["Tea"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_before_the_window_closed_is_done_in_every_group() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    let second = desk.founded("Second", FIRST).await;
    for (id, group) in [(1, first), (2, second)] {
        desk.requests.send((group, rule(id, "Phones"))).await.unwrap();
    }
    desk.end().await;
    let folders = Folders::look(home.path().to_owned()).unwrap();
    for group in [first, second] {
        assert_eq!(titles(&folders.dir_of(group), FIRST), ["Phones"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_typed_and_not_sent_is_there_again_after_locking_and_after_closing() {
    let keep = |id, words: &str| {
        let words = Some(words.to_owned());
        Request::Command { id, command: Command::Mine(Jot::KeepUnsent { words }) }
    };
    let is_kept = |words: &'static str| move |(_, news): &(GroupHere, News)| matches!(news, News::State(state) if state.mine.unsent.as_deref() == Some(words));
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    desk.requests.send((first, keep(1, "half a rule"))).await.unwrap();
    desk.ask(first, lock(2), is_locked).await;
    desk.ask(first, unlock(FIRST), is_kept("half a rule")).await;
    desk.requests.send((first, keep(3, "half a note"))).await.unwrap();
    desk.end().await;
    let desk = Desk::at(home.path());
    desk.ask(first, unlock(FIRST), is_kept("half a note")).await;
    desk.end().await;
}

fn is_any_state((_, news): &(GroupHere, News)) -> bool {
    matches!(news, News::State(_))
}

fn is_locked((_, news): &(GroupHere, News)) -> bool {
    *news == News::Locked
}

fn lock(id: u64) -> Request {
    Request::Command { id, command: Command::Lock }
}

#[test]
fn the_group_that_is_to_be_shown_is_opened_before_the_others() {
    let home = TempDir::new().unwrap();
    let mut folders = Folders::look(home.path().to_owned()).unwrap();
    let mut groups = vec![GroupHere::FIRST];
    for _ in 0..2 {
        let next = folders.begin(date(2026, 11, 28)).unwrap();
        folders.add(next);
        groups.push(next);
    }
    let [first, second, third] = groups[..] else { panic!("{groups:?}") };
    assert_eq!(in_turn(groups.clone(), first), [first, second, third]);
    assert_eq!(in_turn(groups.clone(), second), [second, first, third]);
    assert_eq!(in_turn(groups, third), [third, first, second]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_opening_that_never_ends_holds_up_neither_locking_nor_closing_nor_the_next() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    let second = desk.founded("Second", FIRST).await;
    desk.end().await;

    let never = |worker: &mut Worker| {
        worker.late = Duration::from_millis(200);
        worker.try_with(vec![GroupHere::FIRST], true, |_dir| std::future::pending());
    };
    let desk = Desk::with(home.path(), never);
    let one = Request::UnlockOne { passphrase: Zeroizing::new(FIRST.to_owned()) };
    desk.ask(second, one, |news| is_open(news, "Second")).await;
    let heard = desk.ask(second, lock(1), is_locked).await;
    assert!(heard.contains(&(second, News::Reply(1, Reply::Done))));
    desk.ask(first, unlock(FIRST), |news| is_open(news, "First")).await;
    desk.end().await;

    let desk = Desk::with(home.path(), never);
    let closed = tokio::time::timeout(Duration::from_secs(10), desk.end()).await;
    assert!(closed.is_ok(), "closing waits for it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_still_being_opened_when_all_is_locked_ends_when_it_comes_and_is_never_shown() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    desk.end().await;

    let (desk, gate) = Desk::opening_late(home.path(), first);
    desk.ask(first, lock(1), is_locked).await;
    gate.notify_one();
    // This is tried only once the earlier one has come and has been ended.
    let is_refused = |(_, news): &(GroupHere, News)| matches!(news, News::NotStarted { .. });
    let heard = desk.ask(first, unlock("neither of the two"), is_refused).await;
    assert!(!heard.iter().any(is_any_state), "{heard:?}");
    desk.ask(first, unlock(FIRST), |news| is_open(news, "First")).await;
    desk.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_takes_its_time_holds_up_no_other_and_is_shown_when_it_comes() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    let second = desk.founded("Second", FIRST).await;
    desk.founded("Third", SECOND).await;
    desk.end().await;

    let gate = Arc::new(Notify::new());
    let at_gate = Arc::clone(&gate);
    let slow = home.path().to_owned();
    let mut groups = Folders::look(slow.clone()).unwrap().groups().to_vec();
    groups.reverse();
    assert_eq!(groups.first(), Some(&first));
    let desk = Desk::with(home.path(), move |worker| {
        worker.patience = Duration::from_millis(100);
        worker.try_with(groups, true, move |dir| {
            let (gate, is_slow) = (Arc::clone(&at_gate), dir == slow);
            async move {
                if is_slow {
                    gate.notified().await;
                }
                start(dir, secret_of(FIRST)).await
            }
        });
    });
    let mut heard = desk.ask(second, undo(1), |news| is_open(news, "Second")).await;
    heard.extend(desk.ask(second, rule(2, "Phones"), |news| is_done(news, 2)).await);
    assert!(!heard.iter().any(|(group, news)| *group == first && matches!(news, News::State(_))));
    gate.notify_one();
    desk.ask(second, undo(3), |news| is_open(news, "First")).await;
    desk.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn that_a_passphrase_is_of_no_other_group_is_told_while_one_takes_its_time() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    let first = desk.founded("First", FIRST).await;
    let second = desk.founded("Second", FIRST).await;
    desk.end().await;

    let slow = home.path().to_owned();
    let desk = Desk::with(home.path(), move |worker| {
        worker.late = Duration::from_millis(200);
        worker.patience = Duration::from_millis(100);
        worker.try_with(vec![first, second], true, move |dir| {
            let is_slow = dir == slow;
            async move {
                if is_slow {
                    std::future::pending::<()>().await;
                }
                start(dir, secret_of(SECOND)).await
            }
        });
    });
    let is_told = |(_, news): &(GroupHere, News)| matches!(news, News::NotStarted { .. });
    desk.ask(second, undo(1), is_told).await;
    desk.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_that_are_founded_at_the_same_moment_are_two_groups() {
    let home = TempDir::new().unwrap();
    let desk = Desk::at(home.path());
    desk.founded("First", FIRST).await;
    desk.requests.send((GroupHere::FIRST, found("Second", FIRST, false))).await.unwrap();
    let third = found("Third", FIRST, false);
    let mut heard = desk.ask(GroupHere::FIRST, third, |news| is_open(news, "Third")).await;
    if !heard.iter().any(|news| is_open(news, "Second")) {
        heard.extend(desk.ask(GroupHere::FIRST, undo(1), |news| is_open(news, "Second")).await);
    }
    let [second, third] = ["Second", "Third"].map(|name| of(&heard, |news| is_open(news, name)));
    assert_ne!(second, third);
    desk.end().await;
    assert_eq!(Folders::look(home.path().to_owned()).unwrap().groups().len(), 3);
}
