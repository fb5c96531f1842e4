//! What the invented group keeps beside its rules and meetings: focus, places, contacts and its shelf, with what two did at once.

use std::sync::Arc;

use jiff::civil::{Date, date};
use kith_sync::group::edit::{Comfort, FocusKind, Grades, Origin, PlaceKind, Shelf};
use kith_sync::group::snapshot::{
    Choice, Chosen, Contact, Kept, MeetingPlace, OwnWord, Reach, ShelfItem, Text, Words, Written,
};
use kith_sync::id::{BodyName, ExactHash, MemberId, RecordId};
use kith_sync::node::api::NodeState;

use super::content::{ana, ben, cleo, day, one, state, text_by};

fn written(words: &str, name: u8) -> Written {
    Written { body: BodyName::from_bytes([name; 32]), words: Words::Known(words.to_owned()) }
}

fn line(words: &str, name: u8) -> Choice<Written> {
    if words.is_empty() { Choice::default() } else { one(written(words, name), ben()) }
}

/// What Ben and Cleo set at once, yesterday.
fn two<T>(bens: T, cleos: T) -> Choice<T> {
    let set = |value, by| Chosen { value, by: Some(by), day: day(date(2026, 11, 29)) };
    Choice { values: vec![set(bens, ben()), set(cleos, cleo())] }
}

fn said<T>(words: &[(MemberId, T)]) -> Vec<OwnWord<T>>
where
    T: Copy,
{
    words.iter().map(|(member, value)| OwnWord { member: *member, value: *value }).collect()
}

fn place(
    id: u8,
    name: &str,
    kind: PlaceKind,
    address: &str,
    words: &[(MemberId, Comfort)],
) -> MeetingPlace {
    MeetingPlace {
        id: RecordId::from_bytes([id; 16]),
        name: line(name, id),
        address: line(address, id + 1),
        cost: Choice::default(),
        booking: Choice::default(),
        kind: one(kind, ben()),
        quiet: Choice::default(),
        private: Choice::default(),
        overheard: Choice::default(),
        room: Choice::default(),
        access: Text::default(),
        notes: Text::default(),
        comfort: said(words),
        kept: Kept::Here,
        by: Some(ben()),
        day: day(date(2026, 11, 12)),
    }
}

fn places() -> Vec<MeetingPlace> {
    let fine = [(ana(), Comfort::Fine), (ben(), Comfort::Fine), (cleo(), Comfort::Fine)];
    let mut library = place(
        110,
        "Library, small room",
        PlaceKind::Library,
        "Market square 3, first floor",
        &fine,
    );
    library.quiet = one(Some(true), ben());
    library.private = one(Some(true), ben());
    library.overheard = one(Some(false), cleo());
    library.room = one(Some(8), ben());
    library.cost = line("Nothing, with a library card", 113);
    library.booking = line("At the desk, until the Monday before", 114);
    library.access = text_by(
        "The lift is behind the newspapers. The side door stays open until nine.",
        cleo(),
        115,
        date(2026, 11, 14),
    );
    let doubts = [(ben(), Comfort::Unsure), (cleo(), Comfort::RatherNot)];
    let mut cafe = place(116, "Café by the station", PlaceKind::Cafe, "Station road 1", &doubts);
    cafe.quiet = one(Some(false), ben());
    let mut home = place(120, "At Ana’s", PlaceKind::Home, "", &[(ben(), Comfort::Fine)]);
    home.address = one(written("Garden path 7, ring twice", 121), ana());
    home.by = Some(ana());
    let mut house = place(124, "Community house", PlaceKind::Other, "", &[]);
    house.address = two(written("Mill lane 4", 125), written("Mill lane 14", 126));
    house.private = one(Some(true), ben());
    house.overheard = two(Some(false), Some(true));
    house.kept = Kept::Unsettled;
    let mut again = place(128, "library, small room", PlaceKind::Library, "", &[]);
    again.by = Some(cleo());
    let mut staff = place(132, "Staff room", PlaceKind::Workplace, "", &[]);
    staff.kept = Kept::Aside;
    vec![library, cafe, home, house, again, staff]
}

fn reach(words: &str, name: u8, checks: &[(MemberId, Date)]) -> Reach {
    let exact = ExactHash::from_bytes([name; 32]);
    Reach { written: written(words, name), exact, checks: said(checks) }
}

fn contact(id: u8, name: &str, reach: Choice<Reach>, region: &str) -> Contact {
    Contact {
        id: RecordId::from_bytes([id; 16]),
        name: line(name, id),
        reach,
        region: line(region, id + 1),
        note: Text::default(),
        kept: Kept::Here,
        by: Some(ben()),
        day: day(date(2026, 5, 12)),
    }
}

fn contacts() -> Vec<Contact> {
    let checked = reach(
        "0000 000 000 (day and night)",
        140,
        &[(ana(), date(2026, 5, 12)), (cleo(), date(2026, 11, 20))],
    );
    let mut line = contact(141, "Crisis line", one(checked, ben()), "The whole country");
    line.note = text_by(
        "Somebody answers at night too. No name is needed.",
        cleo(),
        143,
        date(2026, 5, 14),
    );
    let both = two(
        reach("extension 4410", 144, &[(cleo(), date(2026, 3, 3))]),
        reach("extension 4401", 145, &[]),
    );
    let mut counselling = contact(146, "Counselling at work", both, "The town’s hospitals");
    counselling.kept = Kept::Unsettled;
    let doctor = contact(
        150,
        "A doctor Ben trusts",
        one(reach("practice at the mill", 149, &[]), ben()),
        "",
    );
    let mut old = contact(154, "The old helpline", one(reach("0000 111", 153, &[]), ben()), "");
    old.kept = Kept::Aside;
    vec![line, counselling, doctor, old]
}

fn item(id: u8, shelf: Shelf, words: &str, hands: &[MemberId]) -> ShelfItem {
    ShelfItem {
        id: RecordId::from_bytes([id; 16]),
        shelf,
        words: text_by(words, ben(), id, date(2026, 11, 14)),
        note: Text::default(),
        link: Choice::default(),
        hands: hands.to_vec(),
        done: one(false, ben()),
        kept: Kept::Here,
        by: Some(ben()),
        day: day(date(2026, 11, 14)),
    }
}

fn shelf() -> Vec<ShelfItem> {
    let mut arrive = item(164, Shelf::Topic, "How we arrive", &[]);
    arrive.done = one(true, cleo());
    let mut alone =
        item(168, Shelf::Tip, "Five minutes alone in the car before going home", &[ben()]);
    alone.by = Some(cleo());
    alone.note =
        text_by("With the radio off. Then the shift is over.", cleo(), 169, date(2026, 11, 15));
    let mut sleep = item(172, Shelf::Resource, "Sleeping by day, a small book", &[]);
    sleep.link = line("https://library.example/sleeping-by-day", 173);
    let mut notice = item(180, Shelf::Task, "Put up the notice at the library", &[cleo()]);
    notice.done = two(true, false);
    let mut kettle = item(184, Shelf::Task, "Buy a kettle", &[]);
    kettle.kept = Kept::Aside;
    vec![
        item(160, Shelf::Topic, "Going home after a hard shift", &[ben(), cleo()]),
        item(162, Shelf::Topic, "Saying no to an extra shift", &[ana()]),
        arrive,
        alone,
        sleep,
        item(176, Shelf::Task, "Book the small room for January", &[ana(), ben()]),
        notice,
        kettle,
    ]
}

/// A group that keeps something of everything, and has something of everything to settle.
pub(crate) fn keeping() -> NodeState {
    let mut state = state();
    let snapshot = Arc::make_mut(&mut state.snapshot);
    let focus = Arc::make_mut(&mut snapshot.focus);
    focus.kinds = vec![FocusKind::Profession, FocusKind::Company];
    focus.origin = two(Origin::DifferentWorkplaces, Origin::Mixed);
    focus.grades = one(Grades::CaseByCase, ben());
    focus.again = one(Some(date(2027, 2, 28)), cleo());
    focus.inside = text_by(
        "Our nights, our sleep, and what we take home with us.",
        cleo(),
        190,
        date(2026, 11, 14),
    );
    focus.origin_why =
        text_by("Nobody should have to weigh every word.", ben(), 191, date(2026, 11, 14));
    snapshot.places = Arc::new(places().into_iter().map(Arc::new).collect());
    snapshot.contacts = Arc::new(contacts().into_iter().map(Arc::new).collect());
    snapshot.shelf = Arc::new(shelf().into_iter().map(Arc::new).collect());
    state
}
