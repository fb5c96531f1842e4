//! Rooms over real sessions: what one does the others see, and nothing of it is on any disk.

use super::*;
use crate::id::SittingId;
use crate::node::api::{LiveCommand, LiveStatus, Ready, Room};

/// The rows of each table of a group's store, and the newest entries.
fn on_disk(dir: &Path) -> Vec<usize> {
    let store = rusqlite::Connection::open(dir.join("store.sqlite")).unwrap();
    let mut tables = store
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name != 'slot' ORDER BY name",
        )
        .unwrap();
    let names = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let names: Vec<String> =
        names.map(Result::unwrap).filter(|name| !name.starts_with("sqlite_")).collect();
    assert!(names.len() > 3, "{names:?}");
    let count = |name: &String| {
        let count = format!("SELECT count(*) FROM {name}");
        store.query_row(&count, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    names.iter().map(|name| usize::try_from(count(name)).unwrap()).collect()
}

fn room(state: &NodeState) -> Option<&Room> {
    state.status.live.sittings.iter().find_map(|it| it.room.as_ref())
}

fn speakers(state: &NodeState) -> Vec<crate::id::MemberId> {
    room(state).map(|room| room.turns.iter().map(|it| it.speaker).collect()).unwrap_or_default()
}

async fn does(node: &Node, command: LiveCommand) {
    assert_eq!(node.command(Command::Live(command)).await, Reply::Done, "{command:?}");
}

async fn enter(node: &Node) -> SittingId {
    let state = eventually(node, |state| !state.status.live.sittings.is_empty()).await;
    let sitting = state.status.live.sittings[0].sitting;
    does(node, LiveCommand::Enter { sitting }).await;
    sitting
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_room_is_live_on_both_devices_and_nothing_of_it_is_kept() {
    let pair = Pair::new().await;
    let (alices, bobs) = pair.shutdown().await;
    let before = [on_disk(alices.path()), on_disk(bobs.path())];
    let (alice, mut events) = start(alices.path()).await;
    let (bob, _events) = start_beside(bobs.path(), &alice).await;
    eventually(&bob, all_delivered).await;
    let (me, him) = (alice.state().borrow().status.me, bob.state().borrow().status.me);

    does(&alice, LiveCommand::Open { format: Ready::OpenEvening }).await;
    does(&alice, LiveCommand::TakeTurn).await;
    let outside = eventually(&bob, |state| !state.status.live.sittings.is_empty()).await;
    assert_eq!(room(&outside), None, "whoever is not in it does not hear who is");
    enter(&bob).await;
    let inside = eventually(&bob, |state| speakers(state) == [me]).await;
    assert!(inside.status.live.as_of.is_some());
    eventually(&alice, |state| room(state).is_some_and(|room| room.here.len() == 2)).await;

    does(&bob, LiveCommand::RaiseHand).await;
    eventually(&alice, |state| room(state).is_some_and(|it| it.here.iter().any(|one| one.hand)))
        .await;
    does(&alice, LiveCommand::GiveTurn { to: him }).await;
    let rule = crate::id::RecordId::from_bytes([7; 16]);
    does(&alice, LiveCommand::Remind { rule }).await;
    does(&alice, LiveCommand::Go { part: 1 }).await;
    does(&bob, LiveCommand::Pause).await;
    let seen = eventually(&alice, |state| room(state).is_some_and(|room| room.paused)).await;
    assert_eq!(room(&seen).unwrap().reminders, [rule]);
    // Left by one, it goes on for the other; left by both, it is gone.
    does(&alice, LiveCommand::Leave).await;
    eventually(&bob, |state| room(state).is_some_and(|room| room.here.len() == 1)).await;
    assert_eq!(alice.state().borrow().status.live.sittings.len(), 1);
    does(&bob, LiveCommand::Leave).await;
    eventually(&alice, |state| state.status.live == LiveStatus::default()).await;

    alice.shutdown().await;
    bob.shutdown().await;
    assert_eq!([on_disk(alices.path()), on_disk(bobs.path())], before);
    while let Ok(event) = events.try_recv() {
        let told = serde_json::to_string(&event).unwrap();
        assert!(!told.contains("room") && !told.contains("sitting"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_room_goes_on_when_a_device_ends_and_is_found_again_by_it() {
    let Pair { alices, alice, bob, bobs: _bobs } = Pair::new().await;
    let him = bob.state().borrow().status.me;
    does(&alice, LiveCommand::Open { format: Ready::Question }).await;
    let sitting = enter(&bob).await;
    eventually(&alice, |state| room(state).is_some_and(|room| room.here.len() == 2)).await;
    alice.shutdown().await;
    does(&bob, LiveCommand::Go { part: 2 }).await;
    does(&bob, LiveCommand::TakeTurn).await;
    let (alice, _events) = start_beside(alices.path(), &bob).await;
    assert_eq!(enter(&alice).await, sitting);
    let state = eventually(&alice, |state| speakers(state) == [him]).await;
    assert_eq!(room(&state).unwrap().parts[0].index, 2);
    let again = alice.command(Command::Live(LiveCommand::Open { format: Ready::Trio })).await;
    let because = (&crate::live::LiveError::Inside).into();
    assert_eq!(again, Reply::Refused { because });
    alice.shutdown().await;
    bob.shutdown().await;
}
