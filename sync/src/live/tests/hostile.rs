//! What somebody can do whose program was changed, and what not.

use super::super::frame::{PartNow, TurnNow};
use super::super::register::{Dot, MAX_AGE_MS, MAX_SEATS, Told};
use super::*;

/// A frame about the room that a device is in, as somebody else could have made it.
fn forged(rooms: &Rooms, device: u8, change: impl Fn(&mut LiveFrame)) -> LiveFrame {
    let now = millis(rooms.clock(device));
    let mut frame = rooms.devices[&device].live.frame(now).unwrap();
    change(&mut frame);
    frame
}

fn tell(rooms: &mut Rooms, run: u8, frame: &LiveFrame) {
    assert!(frame.is_well_formed());
    for device in 1..=3 {
        let now = rooms.clock(device);
        let live = &mut rooms.devices.get_mut(&device).unwrap().live;
        live.hear(present(4, run), member(4), member(device), frame, now);
    }
}

#[test]
fn a_lie_about_ages_overflows_nothing_and_is_put_right_by_the_next_write() {
    let mut rooms = Rooms::all_in(40, Ready::OpenEvening);
    rooms.act(1, LiveCommand::TakeTurn);
    rooms.wait(2);
    let old = forged(&rooms, 4, |frame| {
        frame.part.iter_mut().for_each(|it| it.age_ms = MAX_AGE_MS);
        frame.turn.iter_mut().for_each(|it| {
            it.age_ms = MAX_AGE_MS;
            it.value.spent_ms = MAX_AGE_MS;
        });
    });
    tell(&mut rooms, 1, &old);
    rooms.wait(5);
    assert_eq!(rooms.room(1).parts[0].spent_ms, MAX_AGE_MS);
    rooms.act(2, LiveCommand::Go { part: 3 });
    rooms.wait(3);
    assert!(rooms.room(1).parts[0].spent_ms < 4000);
}

#[test]
fn whoever_says_to_have_seen_everything_silences_nobody() {
    let mut rooms = Rooms::all_in(41, Ready::OpenEvening);
    for round in 0..5_u8 {
        rooms.act(1, LiveCommand::Go { part: round });
        let all = forged(&rooms, 1, |frame| {
            frame.part.clear();
            frame.turn.clear();
            for (_, highest) in &mut frame.context {
                *highest = u32::MAX;
            }
        });
        tell(&mut rooms, 1, &all);
        // What stood is gone; whoever writes next takes another seat and is heard.
        rooms.act(1, LiveCommand::Go { part: round });
        rooms.wait(1);
        rooms.act(2, LiveCommand::GiveTurn { to: member(3) });
        rooms.wait(3);
        assert_eq!((rooms.at(2), rooms.speakers(1)), (vec![round], vec![member(3)]));
    }
}

#[test]
fn however_much_is_told_little_is_kept() {
    let mut rooms = Rooms::all_in(42, Ready::OpenEvening);
    for round in 0..200_u8 {
        let flood = forged(&rooms, 1, |frame| {
            frame.context = (0..64).map(|seat| ([seat, round, 0, 0, 0, 0, 0, 9], 1)).collect();
            let dot = |seat: u8| Dot { seat: [seat, round, 0, 0, 0, 0, 0, 9], count: 1 };
            let spoken_ms =
                (0..24).map(|it| (MemberId::from_bytes([it; 16]), MAX_AGE_MS)).collect();
            let value = TurnNow { spoken_ms, ..TurnNow::default() };
            frame.turn =
                (0..4).map(|it| Told { dot: dot(it), age_ms: 0, value: value.clone() }).collect();
            let part = PartNow { index: 0, spent_ms: MAX_AGE_MS, running: false };
            frame.part = (0..4).map(|it| Told { dot: dot(it), age_ms: 0, value: part }).collect();
        });
        // From more and more runs of one device.
        tell(&mut rooms, round, &flood);
    }
    let live = &rooms.devices[&1].live;
    assert!(live.present.len() <= MAX_PRESENT);
    let told = live.frame(millis(rooms.clock(1))).unwrap();
    assert!(told.is_well_formed() && told.context.len() <= MAX_SEATS);
    assert!(crate::encoding::encode(&told).len() <= MAX_FRAME_BYTES);
    rooms.act(1, LiveCommand::Go { part: 4 });
    rooms.act(1, LiveCommand::Resume);
    rooms.act(1, LiveCommand::TakeTurn);
    rooms.wait(3);
    assert_eq!((rooms.at(2), rooms.speakers(2)), (vec![4], vec![member(1)]));
}

#[test]
fn one_device_keeps_one_room_alive_and_no_more_than_four_are_kept() {
    let mut rooms = Rooms::all_in(43, Ready::OpenEvening);
    for nonce in 0..100_u8 {
        let other = forged(&rooms, 4, |frame| frame.nonce = [nonce; 16]);
        tell(&mut rooms, 1, &other);
        assert_eq!(rooms.sittings(1).len(), 2);
    }
    for run in 0..50_u8 {
        let other = forged(&rooms, 4, |frame| frame.nonce = [run; 16]);
        tell(&mut rooms, run, &other);
    }
    assert_eq!(rooms.sittings(1).len(), MAX_SITTINGS);
    rooms.kill(4);
    rooms.wait(10);
    assert_eq!(rooms.sittings(1).len(), 1);
    assert_eq!(rooms.here(1), [member(1), member(2), member(3)]);
}

#[test]
fn a_room_has_the_format_it_was_opened_with_since_its_name_says_it() {
    let mut rooms = Rooms::all_in(44, Ready::OpenEvening);
    let before = rooms.sittings(1)[0].sitting;
    let other = forged(&rooms, 4, |frame| frame.format = Ready::Trio.format());
    assert_ne!(other.sitting(), before);
    tell(&mut rooms, 1, &other);
    let inside = rooms.sittings(1).into_iter().find(|it| it.room.is_some()).unwrap();
    assert_eq!((inside.sitting, inside.format.ready), (before, Ready::OpenEvening));
}

#[test]
fn one_member_in_many_rooms_keeps_nobody_from_opening_one() {
    let mut rooms = Rooms::new(44);
    for run in 1..=4_u8 {
        let mut live = Live::default();
        let opened = LiveCommand::Open { format: Ready::Trio };
        let told = live.act(opened, member(4), Duration::ZERO, [run; 16]).unwrap();
        tell(&mut rooms, run, &told[0]);
    }
    assert_eq!(rooms.sittings(1).len(), MAX_SITTINGS);
    rooms.act(1, LiveCommand::Open { format: Ready::OpenEvening });
    rooms.wait(2);
    assert!(rooms.devices[&1].live.is_inside());
    let opened = rooms.sittings(1).into_iter().find(|it| it.room.is_some()).unwrap().sitting;
    rooms.act(2, LiveCommand::Enter { sitting: opened });
    rooms.wait(2);
    assert!(rooms.devices[&2].live.is_inside());
}
