//! What people read about single dates, places, and who does what, each sentence as it stands on the screen.

use std::sync::Arc;

use jiff::civil::{Date, date, time};
use kith_sync::group::GroupSnapshot;
use kith_sync::group::edit::{Comfort, DateChange, Mode, PlaceKind, Reply, Slot};
use kith_sync::group::snapshot::{
    Booked, ChangedDate, Choice, Chosen, Kept, Meeting, MeetingDate, MeetingPlace, MeetingReply,
    OwnWord, Roles, Text, Where, Words, Written,
};
use kith_sync::id::{BodyName, Day, ExactHash, MemberId, RecordId};

use super::{MeetingView, MeetingsView, meetings_view};
use crate::desktop::scripted::{ana, ben, cleo, day, now, snapshot, status};
use crate::view::Source;

fn said<T>(values: Vec<(T, MemberId)>) -> Choice<T> {
    let day = day(date(2026, 11, 29));
    let values = values.into_iter().map(|(value, by)| Chosen { value, by: Some(by), day });
    Choice { values: values.collect() }
}

fn line(words: &str) -> Choice<Written> {
    let body = BodyName::from_bytes([70; 32]);
    said(vec![(Written { body, words: Words::Known(words.to_owned()) }, ben())])
}

fn slot(day: i8) -> Slot {
    Slot {
        date: date(2026, 12, day),
        time: time(18, 0, 0, 0),
        zone: "Europe/Berlin".to_owned(),
        minutes: 60,
    }
}

fn of_date(on: Date) -> MeetingDate {
    MeetingDate::of(on)
}

fn changed(on: Date, changes: Vec<(DateChange, MemberId)>, of_now: bool) -> MeetingDate {
    let changes = changes.into_iter().map(|(change, by)| {
        (ChangedDate { change, exact: ExactHash::from_bytes([48; 32]), of_now }, by)
    });
    let changes: Vec<_> = changes.collect();
    let uncertain = changes.len() > 1
        || changes.iter().any(|(it, _)| it.change == DateChange::Cancelled && !it.of_now);
    MeetingDate { change: said(changes), uncertain, ..of_date(on) }
}

/// The group, with its regular meeting changed.
fn group(change: impl FnOnce(&mut Meeting)) -> GroupSnapshot {
    let mut snapshot = Arc::unwrap_or_clone(snapshot());
    change(Arc::make_mut(&mut Arc::make_mut(&mut snapshot.meetings)[1]));
    snapshot
}

fn view(snapshot: &GroupSnapshot) -> MeetingsView {
    let (status, now) = (status(), now());
    meetings_view(&Source { snapshot, status: &status, now: &now })
}

fn regular(snapshot: &GroupSnapshot) -> MeetingView {
    let id = RecordId::from_bytes([42; 16]);
    view(snapshot).meetings.into_iter().find(|meeting| meeting.id == id).unwrap()
}

fn home() -> MeetingPlace {
    MeetingPlace {
        id: RecordId::from_bytes([60; 16]),
        name: line("At Cleo’s"),
        address: line("Canal Street 4"),
        cost: Choice::default(),
        booking: Choice::default(),
        kind: said(vec![(PlaceKind::Home, ben())]),
        quiet: Choice::default(),
        private: Choice::default(),
        overheard: Choice::default(),
        room: Choice::default(),
        access: Text::default(),
        notes: Text::default(),
        comfort: vec![OwnWord { member: ben(), value: Comfort::RatherNot }],
        kept: Kept::Here,
        by: Some(cleo()),
        day: Day(0),
    }
}

const THIRD: Date = date(2026, 12, 3);

#[test]
fn moved_by_one_and_cancelled_by_another_shows_both_and_nobody_sets_out() {
    let changes = vec![(DateChange::Moved(slot(4)), ben()), (DateChange::Cancelled, cleo())];
    let meeting =
        regular(&group(|meeting| meeting.dates = vec![changed(THIRD, changes, true).into()]));
    let next = &meeting.dates[0];
    let words: Vec<&str> = next.options.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(
        words,
        [
            "Moved to Friday 4 December, 18:00 to 19:00 (said by Ben yesterday)",
            "Cancelled (said by Cleo yesterday)",
        ]
    );
    assert_eq!(next.caution, Some("Not certain: do not set out yet."));
}

#[test]
fn a_date_moved_before_the_series_was_changed_stays_and_says_so() {
    let moved = |of_now| {
        let changes = vec![(DateChange::Moved(slot(4)), ben())];
        regular(&group(|meeting| meeting.dates = vec![changed(THIRD, changes, of_now).into()]))
    };
    let next = &moved(true).dates[0];
    assert_eq!(next.moved.as_deref(), Some("Moved from Thursday 3 December."));
    assert_eq!(
        (next.when.day.as_str(), next.when.clock.as_str()),
        ("Friday 4 December", "18:00 to 19:00")
    );
    assert_eq!(
        moved(false).dates[0].moved.as_deref(),
        Some(
            "Moved from Thursday 3 December. The series was changed at the same time; this meeting stays here."
        )
    );
}

#[test]
fn a_cancelled_date_is_left_out_and_told_and_one_of_an_older_series_is_a_question() {
    let cancelled = |of_now| {
        let changes = vec![(DateChange::Cancelled, ben())];
        regular(&group(|meeting| meeting.dates = vec![changed(THIRD, changes, of_now).into()]))
    };
    let meeting = cancelled(true);
    assert_eq!(meeting.left_out[0].words, "Thursday 3 December: cancelled.");
    assert_eq!(meeting.dates[0].date, date(2026, 12, 17));
    let next = &cancelled(false).dates[0];
    let words: Vec<&str> = next.options.iter().map(|(words, _)| words.as_str()).collect();
    assert_eq!(
        words,
        ["Cancelled (said by Ben yesterday)", "As planned, at the time that the series has now",]
    );
}

#[test]
fn after_a_move_a_reply_reads_as_one_to_the_old_time() {
    let meeting = regular(&group(|meeting| {
        let reply = MeetingReply {
            member: cleo(),
            date: THIRD,
            reply: Reply::Coming,
            when: ExactHash::from_bytes([42; 32]),
            current: false,
        };
        let moved = changed(THIRD, vec![(DateChange::Moved(slot(4)), ben())], true);
        meeting.dates = vec![MeetingDate { replies: vec![reply], ..moved }.into()];
    }));
    assert_eq!(meeting.dates[0].others, ["Cleo said yes to the old time"]);
    // A reply now names the time that the date was moved to.
    assert_eq!(meeting.dates[0].exact, ExactHash::from_bytes([48; 32]));
}

#[test]
fn two_places_for_one_date_leave_its_place_open() {
    let words = |words: &str| {
        let body = BodyName::from_bytes([71; 32]);
        Where::Words(Written { body, words: Words::Known(words.to_owned()) })
    };
    let meeting = regular(&group(|meeting| {
        let place = said(vec![(words("Café"), ben()), (words("Online"), cleo())]);
        meeting.dates = vec![MeetingDate { place, ..of_date(THIRD) }.into()];
    }));
    let place = meeting.dates[0].place.as_ref().unwrap();
    assert_eq!(place.words, "Place open");
    let told: Vec<_> =
        place.several.iter().map(|place| (place.words.as_str(), place.by.as_str())).collect();
    assert_eq!(told, [("Café", "Ben"), ("Online", "Cleo")]);
    assert_eq!(meeting.place.words, "Library, small room on the first floor");
}

#[test]
fn a_home_address_is_for_those_who_are_coming() {
    let at_home = |replies: Vec<MeetingReply>| {
        let mut snapshot = group(|meeting| {
            meeting.place = said(vec![(Where::Listed(RecordId::from_bytes([60; 16])), ben())]);
            meeting.dates = vec![MeetingDate { replies, ..of_date(THIRD) }.into()];
        });
        snapshot.places = Arc::new(vec![Arc::new(home())]);
        regular(&snapshot).place
    };
    let place = at_home(Vec::new());
    assert_eq!(place.words, "At Cleo’s");
    assert_eq!(place.notes, ["Ben would rather not meet there."]);
    assert_eq!(
        place.address.unwrap().folded,
        Some("This is somebody’s home. The address is for those who are coming.")
    );
    let coming = MeetingReply {
        member: ana(),
        date: THIRD,
        reply: Reply::Coming,
        when: ExactHash::from_bytes([42; 32]),
        current: true,
    };
    assert_eq!(at_home(vec![coming]).address.unwrap().folded, None);
}

#[test]
fn two_who_take_one_booking_read_it_before_they_pay() {
    let meeting = regular(&group(|meeting| {
        let roles = Roles {
            booker: said(vec![(Some(ben()), ben()), (Some(ana()), ana())]),
            booked: Booked::Unsure,
            ..Roles::default()
        };
        meeting.dates = vec![MeetingDate { roles, ..of_date(THIRD) }.into()];
    }));
    let roles = &meeting.dates[0].roles;
    assert_eq!(
        roles.booker.words.as_deref(),
        Some("Ben and you both said that you book the place. Agree before either of you pays.")
    );
    assert_eq!(
        roles.booked,
        Some(
            "Whether the place is booked is not certain: it was said of another place, or both ways at once."
        )
    );
}

#[test]
fn who_does_what_and_who_comes_are_whole_sentences_in_german() {
    use crate::words::{Language, speak};
    speak(Language::German);
    let roles = |host: &[MemberId]| {
        let meeting = regular(&group(|meeting| {
            let host = said(host.iter().map(|who| (Some(*who), *who)).collect());
            let roles = Roles { host, ..Roles::default() };
            meeting.dates = vec![MeetingDate { roles, ..of_date(THIRD) }.into()];
        }));
        meeting.dates[0].roles.host.words.clone().unwrap()
    };
    assert_eq!(roles(&[ana()]), "Du kümmerst dich ums Treffen.");
    assert_eq!(roles(&[ben()]), "Ben kümmert sich ums Treffen.");
    assert_eq!(
        roles(&[ben(), ana()]),
        "Ben und du habt beide gesagt, dass ihr euch ums Treffen kümmert. Wer macht es?"
    );
    let replies = |who: &[MemberId], reply: Reply, is_current: bool| {
        let meeting = regular(&group(|meeting| {
            let exact = meeting.when.settled().unwrap().exact;
            let when = if is_current { exact } else { ExactHash::from_bytes([42; 32]) };
            let reply = |member: &MemberId| MeetingReply {
                member: *member,
                date: THIRD,
                reply,
                when,
                current: is_current,
            };
            let replies = who.iter().map(reply).collect();
            meeting.dates = vec![MeetingDate { replies, ..of_date(THIRD) }.into()];
        }));
        meeting.dates[0].others.join("; ")
    };
    assert_eq!(replies(&[ben()], Reply::NotThisTime, true), "Ben kommt diesmal nicht");
    assert_eq!(replies(&[ben(), cleo()], Reply::Late, true), "Ben und Cleo kommen später");
    assert_eq!(replies(&[ben()], Reply::Coming, false), "Ben hat zur alten Zeit Ja gesagt");
}

#[test]
fn hosting_goes_round_and_nobody_is_told_to_begin() {
    let meeting = regular(&group(|_| ()));
    assert_eq!(meeting.dates[0].roles.host.words, None);
    let meeting = regular(&group(|meeting| {
        let hosted = |on, who| MeetingDate {
            roles: Roles { host: said(vec![(Some(who), who)]), ..Roles::default() },
            ..of_date(on)
        };
        meeting.dates = vec![hosted(date(2026, 11, 19), ana()).into(), hosted(THIRD, ben()).into()];
    }));
    assert_eq!(meeting.dates[0].roles.host.words.as_deref(), Some("Ben hosts."));
    assert_eq!(
        meeting.dates[1].roles.host.words.as_deref(),
        Some("It would be Cleo’s turn to host.")
    );
}

#[test]
fn keeping_time_goes_round_too() {
    let meeting = regular(&group(|meeting| {
        let kept = |on, who| MeetingDate {
            roles: Roles { keeper: said(vec![(Some(who), who)]), ..Roles::default() },
            ..of_date(on)
        };
        meeting.dates = vec![kept(date(2026, 11, 19), ana()).into(), kept(THIRD, ben()).into()];
    }));
    let words = |at: usize| meeting.dates[at].roles.keeper.words.as_deref();
    assert_eq!(words(0), Some("Ben keeps time."));
    assert_eq!(words(1), Some("It would be Cleo’s turn to keep time."));
}

#[test]
fn too_few_are_told_in_words_that_name_nobody() {
    let mut snapshot = group(|_| ());
    Arc::make_mut(&mut snapshot.schedule).smallest = said(vec![(Some(3), ben())]);
    assert_eq!(regular(&snapshot).dates[0].few, Some("Not enough of you have said yes yet."));
    Arc::make_mut(&mut snapshot.schedule).smallest = said(vec![(Some(1), ben())]);
    assert_eq!(regular(&snapshot).dates[0].few, None);
}

#[test]
fn a_home_comes_last_among_the_places_to_choose_from_until_the_group_knows_itself() {
    let offered = |first: Date| {
        let mut snapshot = group(|meeting| meeting.when.values[0].value.time.date = first);
        let comfort = vec![OwnWord { member: ben(), value: Comfort::Fine }];
        let home = MeetingPlace { comfort, ..home() };
        let library = MeetingPlace {
            id: RecordId::from_bytes([61; 16]),
            name: line("Library"),
            kind: Choice::default(),
            ..home.clone()
        };
        snapshot.places = Arc::new(vec![Arc::new(home), Arc::new(library)]);
        let places = view(&snapshot).places;
        places.into_iter().map(|it| (it.name, it.note.unwrap())).collect::<Vec<_>>()
    };
    let fine = "Everyone who said so is fine with it.".to_owned();
    let (library, home) = ("Library".to_owned(), "At Cleo’s".to_owned());
    let early = "Somebody’s home: better once you know each other.".to_owned();
    assert_eq!(offered(THIRD), [(library.clone(), fine.clone()), (home.clone(), early)]);
    // Every two weeks since October.
    assert_eq!(offered(date(2026, 10, 8)), [(home, fine.clone()), (library, fine)]);
}

#[test]
fn a_day_sooner_than_the_notice_agreed_on_says_so_and_holds_nobody_back() {
    let mut snapshot = Arc::unwrap_or_clone(snapshot());
    let mode = |notice_days| said(vec![(Mode::WhenNeeded { notice_days }, ben())]);
    Arc::make_mut(&mut snapshot.schedule).mode = mode(3);
    let told = view(&snapshot);
    // It is the thirtieth of November.
    assert_eq!(
        told.short_notice("2026-12-02").as_deref(),
        Some(
            "That is sooner than the 3 days’ notice you agreed on. Not everybody may hear of it in time."
        )
    );
    assert_eq!(told.short_notice("2026-12-03"), None);
    assert_eq!(told.short_notice("2026-11-29"), None, "a day that is over is said elsewhere");
    assert_eq!(told.short_notice("soon"), None);
    Arc::make_mut(&mut snapshot.schedule).mode = mode(0);
    assert_eq!(view(&snapshot).short_notice("2026-11-30"), None);
}
