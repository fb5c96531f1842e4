use super::*;
use crate::id::MemberId;
use crate::node::api::{About, NewsLine};

fn news(node: &Node) -> Vec<(About, String)> {
    told(&node.state().borrow().status.news.lines)
}

fn told(lines: &[NewsLine]) -> Vec<(About, String)> {
    lines.iter().map(|line| (line.about, line.what.clone())).collect()
}

async fn looked(node: &Node) {
    assert_eq!(node.command(Command::Looked).await, Reply::Done);
    assert_eq!(news(node), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_others_did_is_new_until_it_was_looked_at_also_after_a_restart() {
    let pair = Pair::new().await;
    assert!(
        !news(&pair.bob).iter().any(|(about, _)| *about == About::Focus),
        "all is new to a newcomer"
    );
    looked(&pair.alice).await;
    looked(&pair.bob).await;
    write_purpose(&pair.bob, "to rest").await;
    write_purpose(&pair.bob, "to rest well").await;
    eventually(&pair.alice, |state| purpose(state) == "to rest well").await;
    let once = vec![(About::Focus, "wrote about the focus".to_owned())];
    assert_eq!(news(&pair.alice), once, "twice the same of one member is one");
    assert_eq!(news(&pair.bob), [], "what I did myself is not new to me");
    let (alices, _bobs) = pair.shutdown().await;

    let mut offline = Offline::open(alices.path(), &passphrase()).unwrap();
    assert_eq!(told(&offline.state().status.news.lines), once);
    assert_eq!(offline.run(Command::Looked), Reply::Done);
    offline.close();
    let offline = Offline::open(alices.path(), &passphrase()).unwrap();
    assert_eq!(told(&offline.state().status.news.lines), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn for_each_thing_that_i_did_it_is_known_who_has_it() {
    let pair = Pair::new().await;
    let bob = pair.bob.state().borrow().status.me;
    write_purpose(&pair.alice, "to rest").await;
    eventually(&pair.bob, |state| purpose(state) == "to rest").await;
    let is_newest = |state: &NodeState, what: &str, delivered: &[MemberId]| {
        let sent = state.status.sent.first();
        sent.is_some_and(|it| it.line.what == what && it.delivered == delivered)
    };
    let told = "wrote about the focus";
    eventually(&pair.alice, |state| is_newest(state, told, &[bob])).await;

    pair.bob.pause(true).await;
    let (title, wording) = ("Phones".to_owned(), "They stay in the bag.".to_owned());
    let rule = Edit::AddRule { title, wording, topic: None };
    assert_eq!(pair.alice.command(Command::Edit(rule)).await, Reply::Done);
    let state =
        eventually(&pair.alice, |state| is_newest(state, "put a ground rule to the group", &[]))
            .await;
    let [newest, before, ..] = &state.status.sent[..] else { panic!("two are told") };
    assert_eq!(newest.waiting, [bob]);
    assert_eq!((before.line.what.as_str(), &before.delivered), (told, &vec![bob]));
    pair.bob.pause(false).await;
    eventually(&pair.alice, |state| is_newest(state, "put a ground rule to the group", &[bob]))
        .await;
    pair.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_written_before_i_looked_and_comes_after_it_is_new() {
    let pair = Pair::new().await;
    let (alices, bobs) = pair.shutdown().await;
    let mut away = Offline::open(bobs.path(), &passphrase()).unwrap();
    let (title, wording) = ("Phones".to_owned(), "They stay in the bag.".to_owned());
    let rule = Edit::AddRule { title, wording, topic: None };
    assert_eq!(away.run(Command::Edit(rule)), Reply::Done);
    away.close();

    let (alice, _events) = start(alices.path()).await;
    write_purpose(&alice, "to rest").await;
    looked(&alice).await;
    let (bob, _events) = start_beside(bobs.path(), &alice).await;
    let state = eventually(&alice, |state| !state.snapshot.rules.is_empty()).await;
    let rules = told(&state.status.news.lines);
    assert_eq!(rules, [(About::Rules, "put a ground rule to the group".to_owned())]);
    assert_eq!(state.status.news.lines[0].record, Some(state.snapshot.rules[0].id));
    alice.shutdown().await;
    bob.shutdown().await;
}
