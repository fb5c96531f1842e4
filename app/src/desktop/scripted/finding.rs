//! Whom the invented group may ask, and what Ana keeps for herself.

use std::sync::Arc;

use jiff::civil::date;
use kith_sync::group::edit::{Openness, Stage};
use kith_sync::group::snapshot::{
    Candidate, Choice, Chosen, Kept, Posting, SamePerson, StageOn, Words, Written,
};
use kith_sync::id::{BodyName, MemberId, RecordId};
use kith_sync::node::api::NodeState;
use kith_sync::node::mine::{CheckIn, Mine, Note, Talk, TalkPoint};

use super::{ana, ben, cleo, day, state, text};

pub(crate) fn chosen<T>(value: T, by: MemberId) -> Chosen<T> {
    Chosen { value, by: Some(by), day: day(date(2026, 11, 29)) }
}

pub(crate) fn line(words: &str, by: MemberId) -> Choice<Written> {
    let body = BodyName::from_bytes([77; 32]);
    let written = Written { body, words: Words::Known(words.to_owned()) };
    Choice { values: vec![chosen(written, by)] }
}

pub(crate) fn stage(stage: Stage, of: i8, by: MemberId) -> Chosen<StageOn> {
    chosen(StageOn { stage, on: date(2026, 11, of) }, by)
}

/// Somebody whom Ben added.
pub(crate) fn candidate(number: u8, name: &str, stages: Vec<Chosen<StageOn>>) -> Candidate {
    Candidate {
        id: RecordId::from_bytes([number; 16]),
        name: line(name, ben()),
        line: Choice::default(),
        from: Choice::default(),
        stage: Choice { values: stages },
        trial: Choice::default(),
        clicks: Vec::new(),
        discussed: Choice::default(),
        knows: Vec::new(),
        asking: Vec::new(),
        same: Vec::new(),
        unsettled: Vec::new(),
        by: Some(ben()),
        day: day(date(2026, 11, 20)),
    }
}

fn people() -> Vec<Candidate> {
    let hana = Candidate {
        line: line("Works nights on the children’s ward; lost a colleague last year.", ben()),
        from: line("Ivo", ben()),
        knows: vec![ana(), ben()],
        asking: vec![ana(), cleo()],
        ..candidate(81, "Hana", vec![stage(Stage::Idea, 20, ben())])
    };
    let jo = candidate(
        82,
        "J. K.",
        vec![stage(Stage::SpokenWith, 27, ben()), stage(Stage::NotNow, 28, cleo())],
    );
    let lea = Candidate {
        discussed: Choice { values: vec![chosen(Some(date(2026, 11, 26)), ben())] },
        same: vec![SamePerson {
            id: RecordId::from_bytes([90; 16]),
            name: line("Lea R.", cleo()),
            line: Choice::default(),
            from: Choice::default(),
            by: Some(cleo()),
        }],
        ..candidate(83, "Lea", vec![stage(Stage::SamePage, 25, ana())])
    };
    let twin = Candidate {
        by: Some(cleo()),
        ..candidate(84, "HANA", vec![stage(Stage::Asked, 28, cleo())])
    };
    vec![hana, jo, lea, twin]
}

fn postings() -> Vec<Posting> {
    let posting = |number: u8, place: &str, kept| Posting {
        id: RecordId::from_bytes([number; 16]),
        place: line(place, ben()),
        on: Choice { values: vec![chosen(date(2026, 11, 12), ben())] },
        kept,
        by: Some(ben()),
        day: day(date(2026, 11, 12)),
    };
    vec![
        posting(91, "Board beside the canteen", Kept::Here),
        posting(92, "Newsletter of the nurses’ association", Kept::Aside),
    ]
}

/// What Ana keeps for herself.
pub(crate) fn mine() -> Mine {
    let days = [(3, 4, 2), (8, 5, 1), (12, 3, 3), (17, 4, 2), (22, 2, 4), (27, 3, 4)];
    let check_ins = days.iter().map(|(day, worn, well)| CheckIn {
        day: date(2026, 11, *day),
        worn: *worn,
        well: *well,
        line: if *day == 8 { "Three nights in a row.".to_owned() } else { String::new() },
    });
    let note = |number: u32, words: &str| Note {
        id: RecordId::from_bytes([60 + u8::try_from(number).unwrap(); 16]),
        on: date(2026, 11, 20),
        number,
        words: words.to_owned(),
    };
    Mine {
        check_ins: check_ins.collect(),
        notes: vec![
            note(0, "Ask whether somebody else could keep the time in December."),
            note(
                1,
                "What I did not say on Thursday: that I do not sleep after late shifts either.",
            ),
        ],
        talks: vec![Talk {
            candidate: RecordId::from_bytes([83; 16]),
            words: "Thursdays suit. Asked whether her line manager would hear of it.".to_owned(),
            done: vec![TalkPoint::Purpose, TalkPoint::Time, TalkPoint::Confidentiality],
        }],
        ..Mine::default()
    }
}

/// The group of three while it looks for others.
pub(crate) fn finding() -> NodeState {
    let mut state = state();
    let snapshot = Arc::make_mut(&mut state.snapshot);
    snapshot.candidates = Arc::new(people().into_iter().map(Arc::new).collect());
    snapshot.postings = Arc::new(postings().into_iter().map(Arc::new).collect());
    let focus = Arc::make_mut(&mut snapshot.focus);
    focus.purpose = text("We meet to set down night shifts together.", 14);
    focus.openness = Choice { values: vec![chosen(Openness::Open, ben())] };
    focus.aim = Choice { values: vec![chosen(5, ben())] };
    state.mine = Arc::new(mine());
    state
}
