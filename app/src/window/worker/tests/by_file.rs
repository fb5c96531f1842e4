//! Files in place of a network, between two windows over real groups that never run at the same time.

use std::path::PathBuf;

use kith_sync::id::MemberId;
use kith_sync::node::api::{JoinAsked, ParcelRead};

use super::*;

/// A folder that is carried about.
struct Stick(TempDir);

impl Stick {
    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// All that lies on it.
    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

async fn told(desk: &Desk, id: u64, command: Command) -> Reply {
    let request = Request::Command { id, command };
    let is_told = |(_, news): &(GroupHere, News)| matches!(news, News::Reply(of, _) if *of == id);
    let heard = desk.ask(GroupHere::FIRST, request, is_told).await;
    let reply = |(_, news)| if let News::Reply(_, reply) = news { Some(reply) } else { None };
    heard.into_iter().filter(is_told).filter_map(reply).last().unwrap()
}

async fn reads(desk: &Desk, id: u64, file: PathBuf) -> Reply {
    told(desk, id, Command::ReadParcel { file, reply: None, let_in: None }).await
}

async fn writes(desk: &Desk, id: u64, to: MemberId, file: PathBuf) -> Reply {
    told(desk, id, Command::WriteParcel { to: vec![to], everything: false, file }).await
}

async fn opened(home: &Path, passphrase: &str) -> (Desk, NodeState) {
    let desk = Desk::at(home);
    let heard =
        desk.ask(GroupHere::FIRST, unlock(passphrase), |it| is_open(it, "Night table")).await;
    let state = state_in(heard);
    (desk, state)
}

fn state_in(heard: Vec<(GroupHere, News)>) -> NodeState {
    let state = |(_, news)| if let News::State(state) = news { Some(state) } else { None };
    heard.into_iter().filter_map(state).last().unwrap()
}

fn why(reply: Reply) -> String {
    reply.refusal().map(|because| because.english().to_owned()).unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn somebody_comes_in_and_both_have_the_same_by_files_alone() {
    let (ana_home, ben_home) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let stick = Stick(TempDir::new().unwrap());
    let ana = Desk::at(ana_home.path());
    ana.founded("Night table", FIRST).await;
    let Reply::Ticket { ticket, .. } =
        told(&ana, 1, Command::Invite { name: "Ben".to_owned() }).await
    else {
        panic!("no ticket")
    };

    // Where the request cannot be written, nothing stays of it.
    let ben = Desk::at(ben_home.path());
    let asks = |file: PathBuf| Request::AskByFile {
        ticket: ticket.clone(),
        me: "Ben".to_owned(),
        passphrase: Zeroizing::new(SECOND.to_owned()),
        file,
    };
    let is_refused = |(_, news): &(GroupHere, News)| matches!(news, News::NotStarted { .. });
    ben.ask(GroupHere::FIRST, asks(stick.file("none/request.kith")), is_refused).await;
    assert!(!is_begun(ben_home.path()));

    let request = stick.file("request.kith");
    let is_asked = |(_, news): &(GroupHere, News)| matches!(news, News::Asked { .. });
    let heard = ben.ask(GroupHere::FIRST, asks(request.clone()), is_asked).await;
    let words = heard.into_iter().find_map(|(_, news)| {
        if let News::Asked { words, .. } = news { Some(words) } else { None }
    });
    assert_eq!(stick.names(), ["request.kith"]);

    let Reply::JoinRequest(JoinAsked { device, .. }) = reads(&ana, 13, request.clone()).await
    else {
        panic!("nobody asks")
    };
    let asked = JoinAsked {
        device,
        name: Some("Ben".to_owned()),
        words: words.clone().unwrap(),
        came_before: false,
    };
    assert_eq!(reads(&ana, 2, request.clone()).await, Reply::JoinRequest(asked));
    let answer = stick.file("answer.kith");
    let over = Command::ReadParcel {
        file: request.clone(),
        reply: Some(request.clone()),
        let_in: Some(device),
    };
    assert!(why(told(&ana, 3, over).await).starts_with("There is a file of this name already."));
    let grants = Command::ReadParcel {
        file: request.clone(),
        reply: Some(answer.clone()),
        let_in: Some(device),
    };
    let Reply::LetIn(let_in) = told(&ana, 4, grants).await else { panic!("not let in") };
    assert_eq!(Some(let_in.words), words);
    ana.end().await;

    // Ben has closed Kith meanwhile: his words are told again, and only with his passphrase.
    ben.end().await;
    let ben = Desk::at(ben_home.path());
    ben.hear(|it| *it == (GroupHere::FIRST, News::Shut(Shut::Unfinished))).await;
    let tells = |with: &str| Request::RequestWords { passphrase: Zeroizing::new(with.to_owned()) };
    let is_not = |it: &(GroupHere, News)| matches!(it.1, News::Unfinished { because: Some(_) });
    ben.ask(GroupHere::FIRST, tells(FIRST), is_not).await;
    let again = News::RequestWords { words: words.into_iter().collect() };
    ben.ask(GroupHere::FIRST, tells(SECOND), |(_, news)| *news == again).await;

    // Ben is at home again, with a file that is not the answer first.
    let reads_answer =
        |file: PathBuf| Request::ReadAnswer { passphrase: Zeroizing::new(SECOND.to_owned()), file };
    ben.ask(GroupHere::FIRST, reads_answer(request), is_not).await;
    let is_in = |it: &(GroupHere, News)| is_open(it, "Night table");
    let heard = ben.ask(GroupHere::FIRST, reads_answer(answer), is_in).await;
    assert!(heard.contains(&(GroupHere::FIRST, News::Began)));
    let state = state_in(heard);
    let founder = state.snapshot.members.iter().find(|it| it.name == "Ana").unwrap().id;
    ben.ask(GroupHere::FIRST, rule(5, "Phones"), |news| is_done(news, 5)).await;
    let there = stick.file("there.kith");
    assert!(matches!(writes(&ben, 6, founder, there.clone()).await, Reply::ParcelWritten(_)));
    let again = writes(&ben, 7, founder, there.clone()).await;
    assert!(why(again).starts_with("There is a file of this name already."));
    ben.end().await;
    assert_eq!(stick.names(), ["answer.kith", "request.kith", "there.kith"]);

    let (ana, _state) = opened(ana_home.path(), FIRST).await;
    std::fs::write(stick.file("holiday.jpg"), "no parcel").unwrap();
    let refused = reads(&ana, 8, stick.file("holiday.jpg")).await;
    assert_eq!(why(refused), "This file is no parcel of Kith's. Nothing was changed.");
    let Reply::ParcelRead(read) = reads(&ana, 9, there.clone()).await else { panic!("not read") };
    assert!(read.entries > 0 && read.broken_off.is_none(), "{read:?}");
    let Reply::ParcelRead(twice) = reads(&ana, 10, there).await else { panic!("not read") };
    let ParcelRead { entries, texts, .. } = *twice;
    assert_eq!((entries, texts), (0, 0));
    let back = stick.file("back.kith");
    assert!(matches!(writes(&ana, 11, read.member, back.clone()).await, Reply::ParcelWritten(_)));
    ana.end().await;
    assert_eq!(titles(ana_home.path(), FIRST), ["Phones"]);

    let (ben, _state) = opened(ben_home.path(), SECOND).await;
    let Reply::ParcelRead(read) = reads(&ben, 12, back).await else { panic!("not read") };
    assert_eq!((read.member, read.writer_lacks), (founder, false), "the loop is closed");
    ben.end().await;
}
