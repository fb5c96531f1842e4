//! What the invented group has written: three members, something of everything.

use std::sync::Arc;

use jiff::Zoned;
use jiff::civil::{Date, date, time};
use kith_sync::group::GroupSnapshot;
use kith_sync::group::edit::{ConcernName, MeetingTime, Repeat, Reply as MeetingAnswer, Stance};
use kith_sync::group::snapshot::{
    Choice, Chosen, Decision, Device, Focus, GroundRule, Meeting, MeetingDate, MeetingReply,
    Member, Remark, Roles, RuleAnswer, RuleState, Standing, Text, TextVersion, Timed, Where, Words,
    Written,
};
use kith_sync::id::{BodyName, Day, DeviceId, EntryHash, ExactHash, GroupId, MemberId, RecordId};
use kith_sync::node::api::{
    BackupStatus, Decisions, Delivery, Door, Heard, KeysStatus, NodeState, NodeStatus,
    OpenInvitation, PeerStatus, PeerWay, Reach, Rule, Threshold,
};

use super::TICKET;

pub(crate) const fn ana() -> MemberId {
    MemberId::from_bytes([1; 16])
}

pub(crate) const fn ben() -> MemberId {
    MemberId::from_bytes([2; 16])
}

pub(crate) const fn cleo() -> MemberId {
    MemberId::from_bytes([3; 16])
}

/// Monday 30 November 2026, in the evening.
#[allow(dead_code, reason = "not every user of this file stops the clock")]
pub(crate) fn now() -> Zoned {
    date(2026, 11, 30).at(18, 0, 0, 0).in_tz("Europe/Berlin").unwrap()
}

pub(crate) fn day(of: Date) -> Day {
    let days = date(1970, 1, 1).until(of).unwrap().get_days();
    Day(u32::try_from(days).unwrap())
}

fn version(words: &str, by: MemberId, name: u8, of: Date) -> TextVersion {
    TextVersion {
        body: BodyName::from_bytes([name; 32]),
        words: Words::Known(words.to_owned()),
        by: Some(by),
        day: day(of),
    }
}

pub(super) fn text_by(words: &str, by: MemberId, name: u8, of: Date) -> Text {
    Text {
        words: words.to_owned(),
        wording: Some(ExactHash::from_bytes([name; 32])),
        versions: vec![version(words, by, name, of)],
        overlap: false,
        earlier: Vec::new(),
    }
}

/// A text that Ana wrote.
pub(crate) fn text(words: &str, name: u8) -> Text {
    text_by(words, ana(), name, date(2026, 11, 9))
}

pub(super) fn one<T>(value: T, by: MemberId) -> Choice<T> {
    Choice { values: vec![Chosen { value, by: Some(by), day: day(date(2026, 11, 29)) }] }
}

/// A value that Ben set.
#[allow(dead_code, reason = "not every user of this file sets one")]
pub(crate) fn one_by_ben<T>(value: T) -> Choice<T> {
    one(value, ben())
}

fn answer(
    member: MemberId,
    stance: Stance,
    name: u8,
    why: Option<&str>,
    current: bool,
) -> RuleAnswer {
    RuleAnswer {
        member,
        stance,
        why: why.map(|words| Written {
            body: BodyName::from_bytes([name + 100; 32]),
            words: Words::Known(words.to_owned()),
        }),
        wording: ExactHash::from_bytes([name; 32]),
        current,
        words: None,
        before: None,
        origin: None,
        concern: (stance == Stance::Concern).then(|| ConcernName {
            member,
            exact: ExactHash::from_bytes([name.wrapping_add(200); 32]),
        }),
    }
}

fn rule(
    name: u8,
    title: &str,
    wording: &str,
    answers: Vec<RuleAnswer>,
    state: RuleState,
) -> GroundRule {
    GroundRule {
        id: RecordId::from_bytes([name; 16]),
        title: text_by(title, ben(), name + 50, date(2026, 11, 12)),
        wording: text_by(wording, ben(), name, date(2026, 11, 12)),
        by: Some(ben()),
        day: day(date(2026, 11, 12)),
        topic: Choice::default(),
        again: Choice::default(),
        aside: one(state == RuleState::Aside, ben()),
        answers,
        state,
        remarks: Vec::new(),
    }
}

fn remark(member: MemberId, words: &str, name: u8, to: Option<ConcernName>) -> Remark {
    Remark {
        member,
        day: day(date(2026, 11, 29)),
        written: Written {
            body: BodyName::from_bytes([name; 32]),
            words: Words::Known(words.to_owned()),
        },
        to,
    }
}

/// One decision that holds, one that is open with a changed word, one that was set aside.
fn decisions() -> Vec<Decision> {
    let decision = |put: GroundRule, reasons: &str, name: u8| Decision {
        put,
        reasons: text_by(reasons, ben(), name, date(2026, 11, 12)),
        until: Choice::default(),
        outcome: Text::default(),
    };
    let mut list = decision(
        rule(
            81,
            "A list of whom to call",
            "We keep a list of people and lines to turn to, and two of us check it every half year.",
            vec![
                answer(ana(), Stance::Agree, 81, None, true),
                answer(ben(), Stance::Agree, 81, None, true),
                answer(cleo(), Stance::Agree, 81, None, true),
            ],
            RuleState::Agreed,
        ),
        "So that nobody has to search at night.",
        82,
    );
    list.outcome = text("Ben and Cleo check it first, before the new year.", 83);
    let mut earlier = answer(cleo(), Stance::Concern, 84, Some("My bus leaves at nine."), true);
    earlier.before = Some(Stance::Agree);
    let concern = earlier.concern;
    let mut longer = decision(
        rule(
            84,
            "Two hours instead of ninety minutes",
            "From January on our evenings last two hours.",
            vec![answer(ben(), Stance::Agree, 84, None, true), earlier],
            RuleState::Concern { by: vec![cleo()], holds: None },
        ),
        "The closing round was hurried three times.",
        85,
    );
    longer.until = one(Some(date(2026, 12, 17)), ben());
    longer.put.remarks =
        vec![remark(ben(), "We could close at five to nine for you.", 86, concern).into()];
    let tea =
        decision(rule(87, "A kettle", "We buy a kettle.", Vec::new(), RuleState::Aside), "", 88);
    vec![list, longer, tea]
}

fn rules() -> Vec<GroundRule> {
    let mut late = rule(
        24,
        "Coming late",
        "We begin on time, with a round of arriving. Whoever comes late comes in quietly and joins at the next pause.",
        vec![
            answer(ana(), Stance::Agree, 25, None, false),
            answer(ben(), Stance::Agree, 24, None, true),
            answer(cleo(), Stance::Agree, 24, None, true),
        ],
        RuleState::EarlierWordingHolds {
            words: "We begin on time. Whoever comes late comes in quietly.".to_owned(),
            waiting_for: vec![ana()],
        },
    );
    for answer in late.answers.iter_mut().filter(|answer| !answer.current) {
        answer.words = Some("We begin on time. Whoever comes late comes in quietly.".to_owned());
    }
    late.wording.earlier = vec![Arc::new(version(
        "We begin on time. Whoever comes late comes in quietly.",
        ana(),
        25,
        date(2026, 11, 10),
    ))];
    vec![
        rule(
            21,
            "What is said here stays here",
            "What somebody tells about themselves stays in this group. The duty to report what the law or our \
             profession asks us to report stays as it is, and we say so to each other.",
            vec![
                answer(ana(), Stance::Agree, 21, None, true),
                answer(ben(), Stance::Agree, 21, None, true),
                answer(cleo(), Stance::StandAside, 21, None, true),
            ],
            RuleState::Agreed,
        ),
        rule(
            22,
            "Support rather than advice",
            "We listen first. Ideas come only when the one who tells asks for them.",
            vec![
                answer(
                    ana(),
                    Stance::AgreeWithReservation,
                    22,
                    Some("I will need reminding of it."),
                    true,
                ),
                answer(ben(), Stance::Agree, 22, None, true),
                answer(
                    cleo(),
                    Stance::Concern,
                    22,
                    Some("Sometimes I do want ideas. Could the one who tells say which?"),
                    true,
                ),
            ],
            RuleState::Concern { by: vec![cleo()], holds: None },
        ),
        rule(
            23,
            "Phones",
            "Phones are silent and out of sight. Whoever is on call says so at the beginning.",
            vec![answer(ben(), Stance::Agree, 23, None, true)],
            RuleState::InTheMaking { waiting_for: vec![ana(), cleo()] },
        ),
        late,
        rule(26, "Snacks", "Somebody brings something to eat.", Vec::new(), RuleState::Aside),
    ]
}

fn timed(day: Date, hour: i8, minute: i8, minutes: u16, repeat: Repeat, name: u8) -> Timed {
    Timed {
        time: MeetingTime {
            date: day,
            time: time(hour, minute, 0, 0),
            zone: "Europe/Berlin".to_owned(),
            minutes,
            repeat,
            until: None,
            pauses: Vec::new(),
        },
        exact: ExactHash::from_bytes([name; 32]),
    }
}

fn place(words: &str, name: u8) -> Where {
    let (body, words) = (BodyName::from_bytes([name; 32]), Words::Known(words.to_owned()));
    Where::Words(Written { body, words })
}

fn meetings() -> Vec<Meeting> {
    let reply = |member, current| MeetingReply {
        member,
        date: date(2026, 12, 3),
        reply: MeetingAnswer::Coming,
        when: ExactHash::from_bytes([if current { 42 } else { 40 }; 32]),
        current,
    };
    let mut walk = Meeting {
        id: RecordId::from_bytes([43; 16]),
        when: one(timed(date(2026, 12, 12), 10, 0, 120, Repeat::Once, 43), ben()),
        place: one(place("", 44), ben()),
        cancelled: one(false, ben()),
        uncertain: true,
        time_uncertain: true,
        of_poll: false,
        roles: Roles::default(),
        dates: Vec::new(),
        revision: 7,
        by: Some(ben()),
    };
    walk.when.values.push(Chosen {
        value: timed(date(2026, 12, 13), 10, 0, 120, Repeat::Once, 45),
        by: Some(cleo()),
        day: day(date(2026, 11, 29)),
    });
    vec![
        Meeting {
            id: RecordId::from_bytes([41; 16]),
            when: one(timed(date(2026, 11, 5), 18, 0, 90, Repeat::Once, 41), ana()),
            place: one(place("Café by the station", 47), ana()),
            cancelled: one(false, ana()),
            uncertain: false,
            time_uncertain: false,
            of_poll: false,
            roles: Roles::default(),
            dates: Vec::new(),
            revision: 7,
            by: Some(ana()),
        },
        Meeting {
            id: RecordId::from_bytes([42; 16]),
            when: one(timed(date(2026, 11, 19), 19, 30, 90, Repeat::Weeks(2), 42), ben()),
            place: one(place("Library, small room on the first floor", 46), ben()),
            cancelled: one(false, ben()),
            uncertain: false,
            time_uncertain: false,
            of_poll: false,
            roles: Roles::default(),
            dates: vec![
                MeetingDate {
                    replies: vec![reply(ben(), true), reply(cleo(), false)],
                    ..MeetingDate::of(date(2026, 12, 3))
                }
                .into(),
            ],
            revision: 7,
            by: Some(ben()),
        },
        walk,
    ]
}

fn focus() -> Focus {
    let ben_wrote = "We are nurses of different wards who meet to carry night shifts together.";
    let ana_wrote = "We are nurses of different wards who meet to set down night shifts together.";
    Focus {
        name: text("Thursday table", 11),
        who: text_by(
            "Nurses and nursing assistants who work nights, from any ward of the town’s hospitals.",
            ben(),
            12,
            date(2026, 11, 9),
        ),
        what: text(
            "To talk about what stays with us after a shift, and what helps us to rest. Not about clients, and not to \
             change our employers.",
            13,
        ),
        purpose: Text {
            words: ben_wrote.to_owned(),
            wording: Some(ExactHash::from_bytes([14; 32])),
            versions: vec![
                version(ben_wrote, ben(), 15, date(2026, 11, 29)),
                version(ana_wrote, ana(), 16, date(2026, 11, 29)),
            ],
            overlap: true,
            earlier: vec![Arc::new(version(
                "We are nurses who meet to talk about night shifts.",
                cleo(),
                17,
                date(2026, 11, 9),
            ))],
        },
        ..Focus::default()
    }
}

pub(super) fn member(id: MemberId, name: &str, devices: &[u8]) -> Member {
    Member {
        id,
        name: name.to_owned(),
        name_body: None,
        standing: Standing::Member,
        devices: devices
            .iter()
            .map(|device| Device {
                id: DeviceId::from_bytes([*device; 32]),
                retired: false,
                name: String::new(),
                name_body: None,
            })
            .collect(),
    }
}

/// A group of three with something of everything.
pub(crate) fn snapshot() -> Arc<GroupSnapshot> {
    let mut mine = member(ana(), "Ana", &[1, 4]);
    for device in mine.devices.iter_mut().skip(1) {
        "Phone".clone_into(&mut device.name);
    }
    Arc::new(GroupSnapshot {
        focus: Arc::new(focus()),
        rules: Arc::new(rules().into_iter().map(Arc::new).collect()),
        decisions: Arc::new(decisions().into_iter().map(Arc::new).collect()),
        meetings: Arc::new(meetings().into_iter().map(Arc::new).collect()),
        members: Arc::new(vec![mine, member(ben(), "Ben", &[2]), member(cleo(), "Cleo", &[3])]),
        ..GroupSnapshot::empty(GroupId::from_bytes([7; 32]))
    })
}

fn peer(device: u8, member: MemberId, connected: bool, heard: Heard, has_all: bool) -> PeerStatus {
    let off = || super::scenes::reason("unreached-silent").unwrap();
    let way =
        if connected { PeerWay::Direct } else { PeerWay::Not { because: off(), since: None } };
    let device = DeviceId::from_bytes([device; 32]);
    PeerStatus { device, member, connected, way, heard, has_all }
}

/// Ana's device beside the others.
pub(crate) fn status() -> Arc<NodeStatus> {
    Arc::new(NodeStatus {
        decisions: Decisions {
            rule: Some(Rule {
                threshold: Threshold::Everyone,
                door: Door::ByVote,
                wordings: Threshold::Everyone,
            }),
            ..Decisions::default()
        },
        turned_away_by: Vec::new(),
        me: ana(),
        device: DeviceId::from_bytes([1; 32]),
        opening: false,
        belongs: true,
        reach: Reach { nearby: true, ..Reach::default() },
        peers: vec![
            peer(4, ana(), false, Heard::Today, true),
            peer(2, ben(), true, Heard::Today, true),
            peer(3, cleo(), false, Heard::ThisWeek, false),
        ],
        delivery: Delivery { delivered: vec![ben()], waiting: vec![cleo()] },
        drafts: Vec::new(),
        live: kith_sync::node::api::LiveStatus::default(),
        invitations: vec![OpenInvitation {
            invite: EntryHash::from_bytes([8; 32]),
            proposal: Some(EntryHash::from_bytes([60; 32])),
            name: Some("Dana".to_owned()),
            ticket: Some(TICKET.to_owned()),
            expires: date(2026, 12, 14),
        }],
        welcome: Vec::new(),
        problems: Vec::new(),
        news: Arc::default(),
        sent: Arc::default(),
        backup: BackupStatus::default(),
        keys: KeysStatus::default(),
        undo: None,
    })
}

/// The whole of it.
pub(crate) fn state() -> NodeState {
    NodeState { snapshot: snapshot(), status: status(), mine: Arc::default() }
}

/// A group that Ana has just founded.
pub(crate) fn fresh() -> NodeState {
    let mut status = Arc::unwrap_or_clone(status());
    status.peers.clear();
    status.delivery = Delivery::default();
    status.invitations.clear();
    NodeState {
        snapshot: Arc::new(GroupSnapshot {
            focus: Arc::new(Focus { name: text("Thursday table", 11), ..Focus::default() }),
            members: Arc::new(vec![member(ana(), "Ana", &[1])]),
            ..GroupSnapshot::empty(GroupId::from_bytes([7; 32]))
        }),
        status: Arc::new(status),
        mine: Arc::default(),
    }
}
