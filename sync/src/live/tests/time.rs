//! How long things take, on clocks that do not agree, and how the time was shared.

use super::*;

/// The farthest that two devices may be apart in what they show.
const APART_MS: u32 = 1000;

fn spent(rooms: &Rooms, device: u8) -> (u32, u32) {
    let room = rooms.room(device);
    (room.parts[0].spent_ms, room.turns[0].spent_ms)
}

fn assert_together(rooms: &Rooms, part_ms: u64, turn_ms: u64) {
    for device in 1..=4 {
        let (part, turn) = spent(rooms, device);
        for (shown, real) in [(part, part_ms), (turn, turn_ms)] {
            let real = u32::try_from(real).unwrap();
            assert!(shown.abs_diff(real) < APART_MS, "{device}: {shown} and really {real}");
        }
    }
}

#[test]
fn timers_agree_within_a_second_whatever_the_clocks_say_and_however_long_frames_take() {
    for seed in 0..20 {
        let mut rooms = Rooms::all_in(seed, Ready::OpenEvening);
        rooms.act(2, LiveCommand::Go { part: 2 });
        let part_began = rooms.now_ms;
        rooms.wait(30);
        rooms.act(3, LiveCommand::TakeTurn);
        let turn_began = rooms.now_ms;
        rooms.wait(60);
        assert_together(&rooms, rooms.now_ms - part_began, rooms.now_ms - turn_began);
        // A pause counts for nobody.
        rooms.act(4, LiveCommand::Pause);
        let paused = rooms.now_ms;
        rooms.wait(100);
        assert_together(&rooms, paused - part_began, paused - turn_began);
        rooms.act(1, LiveCommand::Resume);
        let resumed = rooms.now_ms;
        rooms.wait(40);
        let since = rooms.now_ms - resumed;
        assert_together(&rooms, paused - part_began + since, paused - turn_began + since);
    }
}

#[test]
fn a_device_that_slept_is_put_right_whether_it_wrote_or_not() {
    for sleeper in 1..=4 {
        let mut rooms = Rooms::all_in(20 + u64::from(sleeper), Ready::OpenEvening);
        rooms.act(1, LiveCommand::Go { part: 1 });
        rooms.act(1, LiveCommand::TakeTurn);
        let began = rooms.now_ms;
        rooms.wait(10);
        rooms.devices.get_mut(&sleeper).unwrap().asleep = true;
        rooms.wait(600);
        let other = if sleeper == 4 { 1 } else { sleeper + 1 };
        assert!(!rooms.here(other).contains(&member(sleeper)));
        rooms.devices.get_mut(&sleeper).unwrap().asleep = false;
        rooms.wait(5);
        assert_together(&rooms, rooms.now_ms - began, rooms.now_ms - began);
        assert_eq!(rooms.here(other).len(), 4);
    }
}

#[test]
fn clocks_that_run_a_little_fast_or_slow_stay_together() {
    let mut rooms = Rooms::all_in(30, Ready::OpenEvening);
    rooms.act(1, LiveCommand::Go { part: 2 });
    rooms.act(1, LiveCommand::TakeTurn);
    let began = rooms.now_ms;
    for _ in 0..90 {
        rooms.wait(20);
        // A hundred in a million, more than the worst of quartzes.
        rooms.devices.get_mut(&3).unwrap().clock_ms += 2;
        rooms.devices.get_mut(&4).unwrap().clock_ms -= 2;
    }
    assert_together(&rooms, rooms.now_ms - began, rooms.now_ms - began);
}

#[test]
fn the_shape_of_the_shared_time_has_no_names_and_my_part_is_mine_alone() {
    let mut rooms = Rooms::all_in(31, Ready::OpenEvening);
    rooms.act(2, LiveCommand::TakeTurn);
    rooms.wait(60);
    assert_eq!(
        rooms.room(1).shape,
        Vec::<u8>::new(),
        "at the beginning it would tell of one person"
    );
    rooms.wait(240);
    rooms.act(3, LiveCommand::TakeTurn);
    rooms.wait(100);
    for device in 1..=4 {
        let room = rooms.room(device);
        assert_eq!(room.shape, [15, 5, 0, 0]);
        assert_eq!(room.mine, [0, 15, 5, 0][usize::from(device) - 1]);
    }
    // Through a pause, and another part, it goes on; nobody is counted twice.
    rooms.act(3, LiveCommand::Pause);
    rooms.wait(500);
    rooms.act(3, LiveCommand::Resume);
    rooms.act(3, LiveCommand::Go { part: 2 });
    rooms.wait(1);
    rooms.act(1, LiveCommand::TakeTurn);
    rooms.wait(500);
    assert_eq!(rooms.room(4).shape, [11, 7, 2, 0]);
    for device in 1..=4 {
        rooms.act(device, LiveCommand::Leave);
    }
    rooms.wait(2);
    rooms.act(1, LiveCommand::Open { format: Ready::OpenEvening });
    assert_eq!(rooms.room(1).shape, Vec::<u8>::new(), "it is gone at the end");
}

#[test]
fn what_only_time_changes_is_no_news_and_what_was_put_right_is() {
    let mut rooms = Rooms::all_in(32, Ready::OpenEvening);
    let news = |rooms: &mut Rooms| {
        let now = rooms.clock(1);
        rooms.devices.get_mut(&1).unwrap().live.news(member(1), now).is_some()
    };
    assert!(news(&mut rooms));
    rooms.wait(30);
    assert!(!news(&mut rooms));
    rooms.act(2, LiveCommand::RaiseHand);
    rooms.wait(1);
    assert!(news(&mut rooms) && !news(&mut rooms));
    rooms.devices.get_mut(&1).unwrap().asleep = true;
    rooms.wait(5);
    rooms.devices.get_mut(&1).unwrap().asleep = false;
    rooms.wait(4);
    assert!(news(&mut rooms));
    for device in 1..=4 {
        rooms.act(device, LiveCommand::Leave);
    }
    rooms.wait(2);
    assert!(news(&mut rooms) && !news(&mut rooms));
}
