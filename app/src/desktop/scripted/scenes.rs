//! What the invented group has to decide, and how it stands with it.

use std::sync::Arc;

use jiff::civil::{Date, date};
use kith_desktop::desktop::{GroupHere, News};
use kith_sync::group::edit::TextField;
use kith_sync::group::snapshot::{Standing, Words};
use kith_sync::id::{BodyName, DeviceId, EntryHash, MemberId};
use kith_sync::node::Progress;
use kith_sync::node::api::{
    Answer, BackupStatus, Claim, Contest, Door, Farewell, JoinStep, KeysStatus, LiveDraft, Moved,
    NodeState, Outcome, Problem, Proposed, Rule, Said, Threshold, Welcome, Word,
};
use kith_sync::reason::Reason;

use super::content::{ana, ben, cleo, day, state};

/// What a member said, and nothing more.
pub(crate) fn word(member: MemberId, said: Said) -> Word {
    Word { member, said, answers: Vec::new(), why: None, stale: false }
}

/// What Cleo put to the group two days ago.
pub(crate) fn proposed(name: u8, motion: Moved, asked: Vec<Word>) -> Proposed {
    Proposed {
        proposal: EntryHash::from_bytes([name; 32]),
        motion,
        by: cleo(),
        day: day(date(2026, 11, 28)),
        until: day(date(2026, 12, 12)),
        why: None,
        needed: Some(asked.len()),
        asked,
        rule: Rule {
            threshold: Threshold::Everyone,
            door: Door::ByVote,
            wordings: Threshold::Everyone,
        },
        closers: Vec::new(),
        outcome: Outcome::Open,
        invited_until: None,
        came_in: None,
    }
}

/// Somebody whom Cleo put forward, with one yes and two silent.
pub(crate) fn admission(name: &str) -> Proposed {
    let asked = vec![
        word(ana(), Said::Nothing),
        word(ben(), Said::Nothing),
        word(cleo(), Said::Answered(Answer::Yes)),
    ];
    let person = Moved::Person { name: Words::Known(name.to_owned()), returning: None };
    let why = "He works nights, and asked me about the group.";
    Proposed { why: Some(Words::Known(why.to_owned())), ..proposed(61, person, asked) }
}

/// A group that has something of everything to decide.
pub(crate) fn deciding() -> NodeState {
    let mut state = state();
    let agreed = |name: u8, called: &str| Proposed {
        proposal: EntryHash::from_bytes([name; 32]),
        outcome: Outcome::Passed,
        ..admission(called)
    };
    let removal = vec![
        word(ana(), Said::Nothing),
        Word {
            why: Some(Words::Known("It was told on the ward who was here.".to_owned())),
            ..word(cleo(), Said::Answered(Answer::Yes))
        },
    ];
    let two_thirds =
        Rule { threshold: Threshold::TwoThirds, door: Door::ByVote, wordings: Threshold::Everyone };
    let claim = |name: u8, by, on: Date, chosen_by| Claim {
        admit: EntryHash::from_bytes([name; 32]),
        device: DeviceId::from_bytes([name; 32]),
        let_in_by: Some(by),
        day: day(on),
        chosen_by,
    };
    let decisions = &mut Arc::make_mut(&mut state.status).decisions;
    decisions.proposals = vec![
        admission("Emil"),
        proposed(62, Moved::Removal { member: ben() }, removal),
        agreed(63, "Farah"),
        agreed(64, "Gita"),
        Proposed {
            outcome: Outcome::Failed,
            day: day(date(2026, 11, 12)),
            ..proposed(65, Moved::Rule(two_thirds), Vec::new())
        },
    ];
    decisions.contests = vec![Contest {
        proposal: Some(EntryHash::from_bytes([64; 32])),
        name: Some(Words::Known("Gita".to_owned())),
        settled_by: vec![ana(), ben(), cleo()],
        claims: vec![
            claim(71, ben(), date(2026, 11, 28), Vec::new()),
            claim(72, cleo(), date(2026, 11, 29), vec![ben()]),
        ],
    }];
    state
}

/// The same with what is seldom there: a problem, somebody who came in, somebody typing, a date looked for.
pub(crate) fn busy() -> NodeState {
    let mut state = state();
    Arc::make_mut(&mut state.snapshot).polls = Arc::new(vec![super::asking::few_times()]);
    let status = Arc::make_mut(&mut state.status);
    status.problems.push(Problem {
        text:
            "Something that a member wrote cannot be read by this version of Kith. A newer one may."
                .to_owned()
                .into(),
        stops_writing: false,
        outside: false,
    });
    status.welcome.push(Welcome {
        device: DeviceId::from_bytes([3; 32]),
        words: ["river", "lamp", "seven", "coat"].map(str::to_owned).to_vec(),
    });
    status.drafts.push(LiveDraft {
        member: ben(),
        text: TextField::FocusWho,
        words: "Nurses, nursing assistants and midwives who".to_owned(),
    });
    state
}

/// What Ana sees once the group has taken her out.
pub(crate) fn removed() -> NodeState {
    let mut state = state();
    Arc::make_mut(&mut state.status).belongs = false;
    let members = Arc::make_mut(&mut Arc::make_mut(&mut state.snapshot).members);
    for ana in members.iter_mut().filter(|member| member.id == ana()) {
        ana.standing = Standing::Removed;
    }
    let removal = Proposed {
        outcome: Outcome::Passed,
        ..proposed(62, Moved::Removal { member: ana() }, Vec::new())
    };
    Arc::make_mut(&mut state.status).decisions.proposals = vec![removal];
    state
}

/// Everything that a card can say: past its day, put by Ana and stale, about her own device, two against each other.
#[allow(dead_code, reason = "not every user of this file shows it")]
pub(crate) fn cards() -> NodeState {
    let mut state = state();
    let asked = |said: Said| {
        let cleo = word(cleo(), Said::Answered(Answer::Yes));
        vec![word(ana(), said), word(ben(), Said::Nothing), cleo]
    };
    let removal = |by, member, name| {
        let asked = vec![word(ana(), Said::Nothing), word(by, Said::Answered(Answer::Yes))];
        Proposed { by, ..proposed(name, Moved::Removal { member }, asked) }
    };
    let device = DeviceId::from_bytes([4; 32]);
    let words = Words::Known("Ben told us of a patient in the second room on the left, and of the night on which she died.".to_owned());
    let erasing = Moved::Erasing { body: BodyName::from_bytes([12; 32]), words };
    let relay = Moved::Relay(Some(Words::Known("relay.example.org".to_owned())));
    let mut doubled = admission("Hal");
    doubled.asked = vec![
        Word { answers: vec![Answer::Yes, Answer::NotNow], ..word(ana(), Said::Contradicting) },
        Word {
            why: Some(Words::Known("We worked on one ward, and it was hard.".to_owned())),
            ..word(ben(), Said::Answered(Answer::Concern))
        },
        word(cleo(), Said::Answered(Answer::Yes)),
    ];
    doubled.proposal = EntryHash::from_bytes([97; 32]);
    let decisions = &mut Arc::make_mut(&mut state.status).decisions;
    decisions.proposals = vec![
        Proposed { until: day(date(2026, 11, 20)), closers: vec![cleo()], ..admission("Emil") },
        Proposed { by: ana(), outcome: Outcome::Stale, ..admission("Farah") },
        doubled,
        proposed(
            91,
            Moved::Retiring { device, member: Some(ana()) },
            vec![word(ben(), Said::Nothing), word(cleo(), Said::Answered(Answer::Yes))],
        ),
        removal(ben(), cleo(), 92),
        removal(cleo(), ben(), 93),
        proposed(94, erasing, asked(Said::Answered(Answer::StandAside))),
        proposed(95, relay, asked(Said::Nothing)),
        proposed(96, Moved::Closing, asked(Said::Answered(Answer::NotNow))),
        Proposed {
            outcome: Outcome::Void { because: (&kith_sync::roster::Void::TooFew).into() },
            day: day(date(2026, 11, 10)),
            ..proposed(98, Moved::Removal { member: ben() }, Vec::new())
        },
    ];
    state
}

/// A group that Ben and Cleo have left, Cleo with a last word.
pub(crate) fn left_alone() -> NodeState {
    let mut state = state();
    let status = Arc::make_mut(&mut state.status);
    status.belongs = false;
    status.peers.truncate(1);
    status.delivery = kith_sync::node::api::Delivery::default();
    status.invitations.clear();
    status.decisions.read_only = true;
    status.decisions.farewells = vec![Farewell {
        member: cleo(),
        body: BodyName::from_bytes([99; 32]),
        words: Words::Known("Thank you for the nights. I will think of you.".to_owned()),
        day: day(date(2026, 11, 28)),
    }];
    let members = Arc::make_mut(&mut Arc::make_mut(&mut state.snapshot).members);
    for other in members.iter_mut().skip(1) {
        other.standing = Standing::Left;
    }
    state
}

/// A group that began after the first.
#[allow(dead_code, reason = "not every user of this file shows it")]
pub(crate) fn later() -> GroupHere {
    GroupHere { since: Some(date(2026, 11, 24)), nth: 0 }
}

/// Another group on the same device, in which something waits.
#[allow(dead_code, reason = "not every user of this file shows it")]
pub(crate) fn night_table() -> NodeState {
    let mut state = deciding();
    let focus = &mut Arc::make_mut(&mut state.snapshot).focus;
    "Night table".clone_into(&mut Arc::make_mut(focus).name.words);
    state
}

/// What is heard while somebody joins: it goes on, it is done, it broke off and can go on, it was refused.
#[allow(dead_code, reason = "not every user of this file shows it")]
pub(crate) fn joining(how: &str) -> Vec<News> {
    let words = ["river", "lamp", "window", "seven"].map(str::to_owned).into();
    match how {
        "joining" => vec![News::Join(JoinStep::Receiving { entries: 12 })],
        "joined" => vec![News::Join(JoinStep::Joined { words }), News::State(state())],
        "joining-stopped" => vec![News::Unfinished { because: reason("node-interrupted") }],
        _ => reason("join-not-accepted")
            .map(|because| News::NotStarted { because })
            .into_iter()
            .collect(),
    }
}

/// A group that a recovery code and the keyring open too, with something that has long been on this device alone.
#[allow(dead_code, reason = "not every user of this file shows it")]
pub(crate) fn sealed() -> NodeState {
    let mut state = state();
    let status = Arc::make_mut(&mut state.status);
    let recovery_code_made = Some(date(2026, 9, 18));
    status.keys = KeysStatus { recovery_code: true, recovery_code_made, keyring: true };
    status.backup =
        BackupStatus { last: Some(date(2026, 8, 14)), only_here_since: Some(date(2026, 10, 3)) };
    state
}

/// What is heard while a large backup is brought back.
#[allow(dead_code, reason = "not every user of this file shows it")]
pub(crate) fn restoring() -> News {
    News::Restoring(Progress { done_bytes: 219_000_000, all_bytes: 536_870_912 })
}

/// What is heard where the passphrase is not the right one.
#[allow(dead_code, reason = "not every user of this file shows it")]
pub(crate) fn other_passphrase() -> Vec<News> {
    let because = reason("node-wrong-passphrase");
    because.map(|because| News::NotStarted { because }).into_iter().collect()
}

/// Why something was not done, by its code.
pub(crate) fn reason(code: &str) -> Option<Reason> {
    kith_sync::reason::every().into_iter().find(|reason| reason.code() == code)
}
