//! Rooms of four devices with clocks of their own, over a network that delays, loses and parts.

mod hostile;
mod rooms;
mod time;

use std::time::Duration;

use rand::RngExt as _;

use self::rooms::Rooms;
use super::*;

fn member(device: u8) -> MemberId {
    MemberId::from_bytes([device; 16])
}

fn present(device: u8, run: u8) -> Present {
    (DeviceId::from_bytes([device; 32]), RunId::from_bytes([run; 16]))
}

#[test]
fn whose_question_it_is_is_chosen_by_anybody_and_of_two_at_once_both_stand() {
    let mut rooms = Rooms::all_in(61, Ready::LongQuestion);
    let assign = |role, to: u8| LiveCommand::Assign { role, to: Some(member(to)) };
    rooms.part(&[1, 2]);
    rooms.act(1, assign(RoomRole::Teller, 2));
    rooms.act(3, assign(RoomRole::Teller, 4));
    rooms.act(3, assign(RoomRole::Moderator, 3));
    rooms.act(1, LiveCommand::Allot { minutes: Some(20) });
    rooms.act(4, LiveCommand::Allot { minutes: Some(40) });
    rooms.wait(4);
    rooms.heal();
    rooms.wait(4);
    let minutes = |rooms: &Rooms| -> u32 {
        let format = rooms.sittings(1)[0].format.clone();
        let parts = format.parts.iter().filter(|part| part.kind.is_of_question());
        parts.map(|part| u32::from(part.minutes)).sum()
    };
    for device in 1..=4 {
        let room = rooms.room(device);
        assert_eq!(room.teller, [member(2), member(4)]);
        assert_eq!((room.moderator, room.checker), (vec![member(3)], Vec::new()));
        assert_eq!(room.minutes, [20, 40]);
    }
    assert_eq!(minutes(&rooms), 40, "nobody is cut short");
    rooms.act(2, assign(RoomRole::Teller, 4));
    rooms.act(2, LiveCommand::Allot { minutes: Some(20) });
    rooms.wait(4);
    for device in 1..=4 {
        assert_eq!(rooms.room(device).teller, [member(4)]);
    }
    assert_eq!(minutes(&rooms), 20);
    rooms.act(3, LiveCommand::Assign { role: RoomRole::Teller, to: None });
    rooms.act(3, LiveCommand::Allot { minutes: None });
    rooms.wait(4);
    assert_eq!(rooms.room(1).teller, []);
    assert_eq!(minutes(&rooms), 31, "as the format has it");
    let nobody = LiveCommand::Assign { role: RoomRole::Checker, to: Some(member(9)) };
    assert_eq!(rooms.try_do(1, nobody), Err(LiveError::NotHere));
    let endless = LiveCommand::Allot { minutes: Some(121) };
    assert_eq!(rooms.try_do(1, endless), Err(LiveError::Minutes));
}

#[test]
fn while_there_are_ideas_whoever_told_only_listens() {
    let mut rooms = Rooms::all_in(62, Ready::LongQuestion);
    rooms.act(1, LiveCommand::Assign { role: RoomRole::Teller, to: Some(member(2)) });
    rooms.act(1, LiveCommand::Go { part: 4 });
    rooms.wait(4);
    assert_eq!(rooms.try_do(2, LiveCommand::TakeTurn), Err(LiveError::Listening));
    let give = LiveCommand::GiveTurn { to: member(2) };
    assert_eq!(rooms.try_do(3, give), Err(LiveError::Listening));
    rooms.act(3, LiveCommand::TakeTurn);
    rooms.act(3, LiveCommand::Go { part: 5 });
    rooms.wait(4);
    rooms.act(2, LiveCommand::TakeTurn);
    rooms.wait(4);
    assert_eq!(rooms.speakers(1), [member(2)]);
}

#[test]
fn a_question_of_any_length_takes_what_it_was_given() {
    for ready in Ready::ALL {
        let format = ready.format();
        let of_question = |format: &Format| -> Vec<u8> {
            let parts = format.parts.iter().filter(|part| part.kind.is_of_question());
            parts.map(|part| part.minutes).collect()
        };
        let parts = of_question(&format).len();
        for minutes in 1..=120_u8 {
            let changed = format.with_minutes(minutes);
            assert!(changed.is_possible());
            let sum: usize = of_question(&changed).iter().map(|it| usize::from(*it)).sum();
            if parts > 0 {
                let least = usize::from(minutes);
                assert!((least..=least + parts).contains(&sum), "{ready:?} {minutes} {sum}");
            }
        }
    }
}

#[test]
fn whoever_is_not_in_the_room_hears_that_there_is_one_and_not_who_is_in_it() {
    let mut rooms = Rooms::new(1);
    rooms.act(1, LiveCommand::Open { format: Ready::Trio });
    rooms.wait(3);
    let [sitting] = rooms.sittings(2).try_into().unwrap();
    assert_eq!((sitting.format.ready, sitting.room), (Ready::Trio, None));
    assert_eq!(rooms.try_do(2, LiveCommand::TakeTurn), Err(LiveError::NotInside));
    rooms.act(2, LiveCommand::Enter { sitting: sitting.sitting });
    rooms.wait(3);
    for device in [1, 2] {
        assert_eq!(rooms.here(device), [member(1), member(2)]);
    }
}

#[test]
fn the_turn_goes_from_one_to_the_next_and_everybody_sees_the_same() {
    let mut rooms = Rooms::all_in(2, Ready::OpenEvening);
    rooms.act(3, LiveCommand::RaiseHand);
    rooms.act(1, LiveCommand::TakeTurn);
    rooms.wait(2);
    for device in 1..=4 {
        assert_eq!(rooms.speakers(device), [member(1)]);
        let hands: Vec<_> =
            rooms.room(device).here.iter().filter(|it| it.hand).map(|it| it.member).collect();
        assert_eq!(hands, [member(3)]);
    }
    rooms.act(1, LiveCommand::GiveTurn { to: member(3) });
    rooms.act(4, LiveCommand::Pass);
    rooms.wait(3);
    for device in 1..=4 {
        let room = rooms.room(device);
        assert_eq!(rooms.speakers(device), [member(3)]);
        let told: Vec<_> = room.here.iter().map(|it| (it.hand, it.passes, it.had_turn)).collect();
        let (had, fresh, passes) =
            ((false, false, true), (false, false, false), (false, true, false));
        assert_eq!(told, [had, fresh, had, passes], "a hand comes down with the turn");
    }
    assert_eq!(rooms.try_do(2, LiveCommand::DoneSpeaking), Err(LiveError::NotYourTurn));
    // Done, and gone on, at once.
    rooms.act(3, LiveCommand::DoneSpeaking);
    // In the next part everybody can have a turn again, and nobody passes yet.
    rooms.act(2, LiveCommand::Go { part: 1 });
    rooms.wait(3);
    for device in 1..=4 {
        let room = rooms.room(device);
        assert_eq!((rooms.at(device), room.turns.len()), (vec![1], 0));
        assert!(room.here.iter().all(|it| !it.had_turn && !it.passes));
    }
    assert_eq!(rooms.try_do(2, LiveCommand::Go { part: 6 }), Err(LiveError::NoSuchPart));
    let nobody = LiveCommand::GiveTurn { to: member(9) };
    assert_eq!(rooms.try_do(2, nobody), Err(LiveError::NotHere));
}

#[test]
fn going_on_at_once_goes_on_by_one_part() {
    let mut rooms = Rooms::all_in(3, Ready::OpenEvening);
    for device in 1..=4 {
        rooms.act(device, LiveCommand::Go { part: 1 });
    }
    rooms.wait(3);
    for device in 1..=4 {
        assert_eq!(rooms.at(device), [1]);
    }
}

#[test]
fn two_turns_given_at_once_are_both_shown_until_somebody_chooses() {
    let mut rooms = Rooms::all_in(4, Ready::OpenEvening);
    rooms.act(1, LiveCommand::TakeTurn);
    rooms.act(2, LiveCommand::GiveTurn { to: member(3) });
    rooms.wait(3);
    for device in 1..=4 {
        assert_eq!(rooms.speakers(device), [member(1), member(3)]);
    }
    rooms.act(4, LiveCommand::GiveTurn { to: member(3) });
    rooms.wait(3);
    for device in 1..=4 {
        assert_eq!(rooms.speakers(device), [member(3)]);
    }
}

#[test]
fn a_room_split_in_two_shows_both_speakers_and_both_parts_when_it_is_whole_again() {
    let mut rooms = Rooms::all_in(5, Ready::OpenEvening);
    rooms.part(&[1, 2]);
    rooms.act(1, LiveCommand::Go { part: 1 });
    rooms.act(1, LiveCommand::TakeTurn);
    rooms.act(3, LiveCommand::Go { part: 2 });
    rooms.wait(1);
    rooms.act(4, LiveCommand::TakeTurn);
    rooms.wait(20);
    assert_eq!((rooms.here(1), rooms.speakers(2)), (vec![member(1), member(2)], vec![member(1)]));
    assert_eq!((rooms.here(4), rooms.speakers(3)), (vec![member(3), member(4)], vec![member(4)]));
    rooms.heal();
    rooms.wait(4);
    for device in 1..=4 {
        assert_eq!(rooms.speakers(device), [member(1), member(4)]);
        assert_eq!(rooms.at(device), [1, 2]);
        assert_eq!(rooms.here(device).len(), 4);
    }
    rooms.act(2, LiveCommand::Go { part: 2 });
    rooms.wait(3);
    for device in 1..=4 {
        assert_eq!(rooms.at(device), [2]);
        assert!(rooms.room(device).parts[0].spent_ms > 20_000, "the chosen one keeps its time");
        assert_eq!(rooms.speakers(device), [member(4)], "and its turn");
    }
}

#[test]
fn a_pause_holds_against_whoever_goes_on_at_once() {
    let mut rooms = Rooms::all_in(6, Ready::OpenEvening);
    rooms.act(1, LiveCommand::Pause);
    rooms.act(2, LiveCommand::Go { part: 1 });
    rooms.wait(3);
    for device in 1..=4 {
        let room = rooms.room(device);
        assert!(room.paused && room.pause_asked);
    }
    rooms.act(3, LiveCommand::Go { part: 1 });
    rooms.wait(2);
    assert!(rooms.room(4).paused, "choosing a part is not going on");
    rooms.act(4, LiveCommand::Resume);
    rooms.wait(4);
    for device in 1..=4 {
        let room = rooms.room(device);
        assert!(!room.paused && !room.pause_asked);
    }
}

#[test]
fn it_goes_on_when_any_device_dies_and_whoever_comes_back_finds_it_as_it_is() {
    for dies in 1..=4 {
        let mut rooms = Rooms::all_in(7, Ready::Question);
        rooms.act(dies, LiveCommand::TakeTurn);
        rooms.wait(1);
        rooms.kill(dies);
        rooms.wait(9);
        let other = if dies == 4 { 1 } else { dies + 1 };
        assert!(!rooms.here(other).contains(&member(dies)));
        rooms.act(other, LiveCommand::Go { part: 2 });
        rooms.start_again(dies);
        rooms.wait(3);
        let [sitting] = rooms.sittings(dies).try_into().unwrap();
        rooms.act(dies, LiveCommand::Enter { sitting: sitting.sitting });
        rooms.act(dies, LiveCommand::TakeTurn);
        rooms.wait(3);
        for device in 1..=4 {
            assert_eq!(rooms.at(device), [2]);
            assert_eq!(rooms.speakers(device), [member(dies)]);
            assert_eq!(rooms.here(device).len(), 4);
        }
    }
}

#[test]
fn ended_by_one_it_goes_on_for_the_others_and_after_the_last_nothing_is_left() {
    let mut rooms = Rooms::all_in(8, Ready::OpenEvening);
    rooms.act(1, LiveCommand::TakeTurn);
    rooms.wait(1);
    rooms.act(1, LiveCommand::Leave);
    rooms.wait(1);
    assert_eq!((rooms.here(2).len(), rooms.speakers(2)), (3, vec![]), "the turn goes with her");
    let [seen] = rooms.sittings(1).try_into().unwrap();
    assert_eq!(seen.room, None);
    rooms.act(1, LiveCommand::Enter { sitting: seen.sitting });
    rooms.wait(3);
    assert_eq!(rooms.here(4).len(), 4);
    for device in 1..=4 {
        rooms.act(device, LiveCommand::Leave);
        rooms.wait(1);
    }
    for device in 1..=4 {
        assert!(rooms.sittings(device).is_empty());
        assert!(rooms.devices[&device].live.present.is_empty());
    }
    assert_eq!(rooms.try_do(1, LiveCommand::Enter { sitting: seen.sitting }), Err(LiveError::Over));
    assert_eq!(rooms.try_do(1, LiveCommand::Leave), Err(LiveError::NotInside));
}

#[test]
fn two_opened_at_once_are_both_shown_and_one_can_be_chosen() {
    let mut rooms = Rooms::new(9);
    rooms.act(1, LiveCommand::Open { format: Ready::OpenEvening });
    rooms.act(2, LiveCommand::Open { format: Ready::CheckUp });
    rooms.wait(3);
    for device in 1..=4 {
        assert_eq!(rooms.sittings(device).len(), 2);
    }
    let other = rooms.sittings(2).into_iter().find(|it| it.room.is_none()).unwrap().sitting;
    rooms.act(2, LiveCommand::Enter { sitting: other });
    rooms.wait(1);
    for device in 1..=4 {
        assert_eq!(rooms.sittings(device).len(), 1, "nobody is in the other one any more");
    }
    assert_eq!(rooms.here(1), [member(1), member(2)]);
}

#[test]
fn what_is_somebodys_own_comes_from_their_device_alone() {
    let mut rooms = Rooms::all_in(10, Ready::OpenEvening);
    rooms.act(2, LiveCommand::RaiseHand);
    // Carol hears nothing of Bob; what others know of him they do not tell for him.
    rooms.part(&[2]);
    rooms.apart.remove(&(1, 2));
    rooms.apart.remove(&(2, 4));
    rooms.wait(12);
    assert_eq!(rooms.here(3), [member(1), member(3), member(4)]);
    assert!(rooms.room(3).here.iter().all(|it| !it.hand));
    // What is shared reaches her by way of the others.
    rooms.act(2, LiveCommand::Go { part: 3 });
    rooms.wait(4);
    assert_eq!(rooms.at(3), [3]);
}

#[test]
fn a_reminder_names_nobody_and_goes_by_itself() {
    let mut rooms = Rooms::all_in(11, Ready::OpenEvening);
    let rule = RecordId::from_bytes([3; 16]);
    rooms.act(4, LiveCommand::Remind { rule });
    rooms.wait(2);
    for device in 1..=4 {
        assert_eq!(rooms.room(device).reminders, [rule]);
    }
    rooms.wait(180);
    assert!(rooms.room(1).reminders.is_empty());
    rooms.act(4, LiveCommand::Remind { rule });
    rooms.wait(2);
    rooms.act(2, LiveCommand::Reminded);
    rooms.wait(2);
    assert!(rooms.room(1).reminders.is_empty());
}

#[test]
fn a_network_that_loses_a_third_still_brings_all_to_the_same() {
    for seed in 0..20 {
        let mut rooms = Rooms::all_in(seed, Ready::FirstMeeting);
        rooms.loses_one_in = Some(3);
        for turn in 0..12_u8 {
            let device = rooms.rng.random_range(1..=4);
            let command = match turn % 4 {
                0 => LiveCommand::Go { part: turn / 4 },
                1 => LiveCommand::TakeTurn,
                2 => LiveCommand::Pause,
                _ => LiveCommand::Resume,
            };
            rooms.act(device, command);
            rooms.wait(1);
        }
        rooms.loses_one_in = None;
        rooms.wait(5);
        for device in 2..=4 {
            let told =
                |device| (rooms.at(device), rooms.speakers(device), rooms.room(device).paused);
            assert_eq!(told(device), told(1), "seed {seed}");
        }
    }
}
