//! A group with something of everything that a page tells.

use std::sync::Arc;

use jiff::civil::{date, time};
use kith_sync::group::GroupSnapshot;
use kith_sync::group::edit::{ConcernName, Repeat, Reply, Stance, Topic};
use kith_sync::group::snapshot::{
    Choice, Chosen, Decision, Focus, GroundRule, Meeting, MeetingDate, MeetingReply, Remark, Roles,
    RuleAnswer, RuleState, TextVersion, Timed, Where, Written,
};
use kith_sync::id::{BodyName, Day, DeviceId, EntryHash, ExactHash, GroupId, RecordId};
use kith_sync::node::api::{Decisions, Delivery, NodeStatus, OpenInvitation, Problem, Reach};

use super::*;

pub(super) fn today() -> jiff::civil::Date {
    date(2026, 11, 25)
}

pub(super) fn id(byte: u8) -> MemberId {
    MemberId::from_bytes([byte; 16])
}

fn exact(byte: u8) -> ExactHash {
    ExactHash::from_bytes([byte; 32])
}

pub(super) fn body(byte: u8) -> BodyName {
    BodyName::from_bytes([byte; 32])
}

pub(super) fn text(words: &str, by: &[u8], overlap: bool) -> Text {
    let version = |by: &u8| TextVersion {
        body: body(*by),
        words: Words::Known(words.to_owned()),
        by: Some(id(*by)),
        day: Day(1),
    };
    Text {
        words: words.to_owned(),
        wording: Some(exact(1)),
        versions: by.iter().map(version).collect(),
        overlap,
        earlier: Vec::new(),
    }
}

pub(super) fn only<T>(value: T) -> Choice<T> {
    Choice { values: vec![Chosen { value, by: Some(id(1)), day: Day(1) }] }
}

pub(super) fn member(byte: u8, name: &str) -> Member {
    Member {
        id: id(byte),
        name: name.to_owned(),
        name_body: None,
        standing: Standing::Member,
        devices: Vec::new(),
    }
}

fn rule() -> GroundRule {
    GroundRule {
        id: RecordId::from_bytes([1; 16]),
        title: text("Stays here", &[1], false),
        wording: text("What is said here,\nstays here.", &[1, 2], true),
        by: Some(id(1)),
        day: Day(1),
        aside: only(false),
        answers: vec![RuleAnswer {
            member: id(2),
            stance: Stance::Concern,
            why: Some(Written { body: body(9), words: Words::Known("Too\u{7} strict".to_owned()) }),
            wording: exact(2),
            current: false,
            words: None,
            before: Some(Stance::Agree),
            origin: None,
            concern: None,
        }],
        state: RuleState::InTheMaking { waiting_for: vec![id(1), id(2)] },
        topic: only(Some(Topic::StaysHere)),
        again: only(Some(date(2031, 3, 4))),
        remarks: vec![Arc::new(Remark {
            member: id(1),
            day: Day(1),
            written: Written {
                body: body(10),
                words: Words::Known("Which\u{1b} part?".to_owned()),
            },
            to: Some(ConcernName { member: id(2), exact: exact(3) }),
        })],
    }
}

fn decision() -> Decision {
    let mut put = rule();
    put.title = text("A kettle", &[1], false);
    put.wording = text("We buy a kettle.", &[1], false);
    put.state = RuleState::Agreed;
    put.answers.clear();
    put.remarks.clear();
    (put.topic, put.again) = (Choice::default(), Choice::default());
    Decision {
        put,
        reasons: text("Tea.", &[1], false),
        until: only(Some(date(2031, 3, 4))),
        outcome: text("Ana buys it.", &[1], false),
    }
}

fn meeting() -> Meeting {
    let place = |words: &str| {
        Where::Words(Written { body: body(3), words: Words::Known(words.to_owned()) })
    };
    let (first, second) = (only(place("Library")), only(place("Café")));
    Meeting {
        id: RecordId::from_bytes([2; 16]),
        when: only(Timed {
            time: MeetingTime {
                date: date(2031, 3, 4),
                time: time(23, 0, 0, 0),
                zone: "Europe/Zurich".to_owned(),
                minutes: 90,
                repeat: Repeat::Weeks(2),
                until: None,
                pauses: Vec::new(),
            },
            exact: exact(3),
        }),
        place: Choice { values: [first.values, second.values].concat() },
        cancelled: only(false),
        uncertain: true,
        time_uncertain: true,
        of_poll: false,
        roles: Roles::default(),
        dates: vec![
            MeetingDate {
                replies: vec![MeetingReply {
                    member: id(2),
                    date: date(2031, 3, 4),
                    reply: Reply::Late,
                    when: exact(3),
                    current: true,
                }],
                ..MeetingDate::of(date(2031, 3, 4))
            }
            .into(),
        ],
        revision: 1,
        by: Some(id(1)),
    }
}

pub(super) fn state() -> NodeState {
    let snapshot = GroupSnapshot {
        focus: Arc::new(Focus {
            name: text("Night shift", &[1], false),
            purpose: text("To carry the nights together", &[1, 2], false),
            ..Focus::default()
        }),
        rules: Arc::new(vec![rule().into()]),
        decisions: Arc::new(vec![decision().into()]),
        meetings: Arc::new(vec![meeting().into()]),
        members: Arc::new(vec![member(1, "Ana"), member(2, "B\u{1b}[2Jen")]),
        ..GroupSnapshot::empty(GroupId::from_bytes([1; 32]))
    };
    let status = NodeStatus {
        decisions: Decisions::default(),
        live: kith_sync::node::api::LiveStatus::default(),
        turned_away_by: Vec::new(),
        me: id(1),
        device: DeviceId::from_bytes([1; 32]),
        opening: false,
        belongs: true,
        reach: Reach::default(),
        peers: vec![PeerStatus {
            device: DeviceId::from_bytes([2; 32]),
            member: id(2),
            connected: false,
            way: kith_sync::node::api::PeerWay::Not {
                because: "it is off".to_owned().into(),
                since: None,
            },
            heard: Heard::ThisWeek,
            has_all: false,
        }],
        delivery: Delivery { delivered: Vec::new(), waiting: vec![id(2)] },
        drafts: Vec::new(),
        invitations: vec![OpenInvitation {
            invite: EntryHash::from_bytes([0; 32]),
            proposal: Some(EntryHash::from_bytes([60; 32])),
            name: Some("Cleo".to_owned()),
            ticket: Some("kith1secret".to_owned()),
            expires: date(2031, 1, 2),
        }],
        welcome: Vec::new(),
        news: Arc::default(),
        sent: Arc::default(),
        undo: None,
        backup: kith_sync::node::api::BackupStatus::default(),
        keys: kith_sync::node::api::KeysStatus::default(),
        problems: vec![Problem {
            text: "The disk is full.".to_owned().into(),
            stops_writing: true,
            outside: false,
        }],
    };
    let (snapshot, status) = (Arc::new(snapshot), Arc::new(status));
    NodeState { snapshot, status, mine: Arc::default() }
}
