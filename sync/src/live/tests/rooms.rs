//! Devices with clocks of their own, and a network between them that delays, loses and parts.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng as _};

use super::*;

/// A device with a clock that nobody sets, and that stands still while the device sleeps.
pub(super) struct Device {
    pub(super) live: Live,
    run: u8,
    pub(super) clock_ms: u64,
    pub(super) asleep: bool,
    killed: bool,
}

/// A frame on its way.
struct Sent {
    at_ms: u64,
    from: u8,
    run: u8,
    to: u8,
    frame: LiveFrame,
}

/// All devices and what is on its way between them, in steps of 50 ms.
pub(super) struct Rooms {
    pub(super) devices: BTreeMap<u8, Device>,
    on_the_way: Vec<Sent>,
    /// Pairs that do not hear each other.
    pub(super) apart: BTreeSet<(u8, u8)>,
    pub(super) rng: ChaCha8Rng,
    pub(super) now_ms: u64,
    max_delay_ms: u64,
    /// One frame in so many is lost.
    pub(super) loses_one_in: Option<u32>,
}

const STEP_MS: u64 = 50;

impl Rooms {
    pub(super) fn new(seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let devices = (1..=4).map(|device| {
            // Each clock begins wherever it likes.
            let clock_ms = rng.random_range(0..100_000_000);
            let live = Live::default();
            (device, Device { live, run: 1, clock_ms, asleep: false, killed: false })
        });
        let devices = devices.collect();
        Self {
            devices,
            on_the_way: Vec::new(),
            apart: BTreeSet::new(),
            rng,
            now_ms: 0,
            max_delay_ms: 400,
            loses_one_in: None,
        }
    }

    pub(super) fn clock(&self, device: u8) -> Duration {
        Duration::from_millis(self.devices[&device].clock_ms)
    }

    pub(super) fn try_do(&mut self, device: u8, command: LiveCommand) -> Result<(), LiveError> {
        let (now, random) = (self.clock(device), self.rng.random());
        let live = &mut self.devices.get_mut(&device).unwrap().live;
        let frames = live.act(command, member(device), now, random)?;
        for frame in frames {
            self.send(device, &frame);
        }
        Ok(())
    }

    pub(super) fn act(&mut self, device: u8, command: LiveCommand) {
        self.try_do(device, command).unwrap();
    }

    pub(super) fn send(&mut self, from: u8, frame: &LiveFrame) {
        for to in 1..=4 {
            let pair = (from.min(to), from.max(to));
            let is_lost = self.loses_one_in.is_some_and(|of| self.rng.random_ratio(1, of));
            if to == from || self.apart.contains(&pair) || is_lost {
                continue;
            }
            // A frame takes its time, and in a session none overtakes another.
            let earliest = self.on_the_way.iter().filter(|it| (it.from, it.to) == (from, to));
            let earliest = earliest.map(|it| it.at_ms).max().unwrap_or_default();
            let at_ms = (self.now_ms + self.rng.random_range(0..=self.max_delay_ms)).max(earliest);
            let run = self.devices[&from].run;
            self.on_the_way.push(Sent { at_ms, from, run, to, frame: frame.clone() });
        }
    }

    /// Lets time go by.
    pub(super) fn wait(&mut self, secs: u64) {
        let until = self.now_ms + secs * 1000;
        while self.now_ms < until {
            self.now_ms += STEP_MS;
            for device in self.devices.values_mut().filter(|it| !it.asleep) {
                device.clock_ms += STEP_MS;
            }
            let (due, later): (Vec<_>, Vec<_>) = std::mem::take(&mut self.on_the_way)
                .into_iter()
                .partition(|it| it.at_ms <= self.now_ms && !self.devices[&it.to].asleep);
            self.on_the_way = later;
            for Sent { from, run, to, frame, .. } in due {
                let now = self.clock(to);
                let device = self.devices.get_mut(&to).unwrap();
                assert!(frame.is_well_formed());
                if !device.killed {
                    device.live.hear(present(from, run), member(from), member(to), &frame, now);
                }
            }
            // Beats of different devices do not fall together.
            for device in 1..=4_u8 {
                if (self.now_ms + u64::from(device) * 450).is_multiple_of(2000) {
                    self.beat(device);
                }
            }
        }
    }

    pub(super) fn beat(&mut self, device: u8) {
        let now = self.clock(device);
        let it = self.devices.get_mut(&device).unwrap();
        if it.asleep || it.killed {
            return;
        }
        if let Some(frame) = it.live.beat(now) {
            self.send(device, &frame);
        }
    }

    pub(super) fn part(&mut self, alone: &[u8]) {
        for one in 1..=4_u8 {
            for other in one + 1..=4 {
                if alone.contains(&one) != alone.contains(&other) {
                    self.apart.insert((one, other));
                }
            }
        }
    }

    pub(super) fn heal(&mut self) {
        self.apart.clear();
    }

    pub(super) fn kill(&mut self, device: u8) {
        self.devices.get_mut(&device).unwrap().killed = true;
    }

    pub(super) fn start_again(&mut self, device: u8) {
        let it = self.devices.get_mut(&device).unwrap();
        (it.live, it.run, it.killed) = (Live::default(), it.run + 1, false);
    }

    pub(super) fn sittings(&self, device: u8) -> Vec<SittingStatus> {
        let now = self.clock(device);
        self.devices[&device].live.status(member(device), millis(now))
    }

    pub(super) fn room(&self, device: u8) -> Room {
        self.sittings(device).into_iter().find_map(|it| it.room).unwrap()
    }

    /// Alice opens, and the others come in.
    pub(super) fn all_in(seed: u64, format: Ready) -> Self {
        let mut rooms = Self::new(seed);
        rooms.act(1, LiveCommand::Open { format });
        rooms.wait(3);
        for device in 2..=4 {
            let sitting = rooms.sittings(device)[0].sitting;
            rooms.act(device, LiveCommand::Enter { sitting });
        }
        rooms.wait(3);
        rooms
    }

    pub(super) fn speakers(&self, device: u8) -> Vec<MemberId> {
        self.room(device).turns.into_iter().map(|turn| turn.speaker).collect()
    }

    pub(super) fn here(&self, device: u8) -> Vec<MemberId> {
        self.room(device).here.into_iter().map(|it| it.member).collect()
    }

    pub(super) fn at(&self, device: u8) -> Vec<u8> {
        self.room(device).parts.into_iter().map(|part| part.index).collect()
    }
}
