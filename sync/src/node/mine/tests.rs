//! What is kept, what is refused, and the bytes of a row.

use jiff::civil::{DateTime, Weekday, date, time};

use super::*;
use crate::group::MAX_LINE_BYTES;
use crate::group::edit::FreeSpan;

const TODAY: Date = date(2026, 11, 30);

const AT: DateTime = date(2026, 12, 3).at(18, 30, 0, 0);

fn free_times(day: Weekday) -> FreeTimes {
    let days = [day].into_iter().collect();
    let week = vec![FreeSpan { days, from: time(18, 0, 0, 0), until: time(21, 0, 0, 0) }];
    FreeTimes { zone: "Europe/Berlin".to_owned(), week, away: Vec::new() }
}

fn id(byte: u8) -> RecordId {
    RecordId::from_bytes([byte; 16])
}

fn jot(mine: &mut Mine, jot: &Jot, fresh: u8) -> Change {
    mine.jot(jot, TODAY, id(fresh)).unwrap()
}

fn check_in(day: Date, worn: u8, line: &str) -> Jot {
    Jot::CheckIn { day, worn, well: 3, line: line.to_owned() }
}

#[test]
fn there_is_one_check_in_for_each_day_and_the_days_are_in_order() {
    let mut mine = Mine::default();
    jot(&mut mine, &check_in(date(2026, 11, 30), 2, ""), 1);
    jot(&mut mine, &check_in(date(2026, 11, 28), 4, "three nights"), 1);
    jot(&mut mine, &check_in(date(2026, 11, 30), 5, " late shift "), 1);
    let told: Vec<_> =
        mine.check_ins.iter().map(|it| (it.day.day(), it.worn, it.line.as_str())).collect();
    assert_eq!(told, [(28, 4, "three nights"), (30, 5, "late shift")]);
    jot(&mut mine, &Jot::ForgetCheckIn { day: date(2026, 11, 28) }, 1);
    assert_eq!(mine.check_ins.len(), 1);
}

fn unsent(words: Option<&str>) -> Jot {
    Jot::KeepUnsent { words: words.map(str::to_owned) }
}

#[test]
fn what_is_not_sent_yet_takes_the_place_of_what_was_before_and_is_erased() {
    let mut mine = Mine::default();
    jot(&mut mine, &unsent(Some("half")), 1);
    let change = jot(&mut mine, &unsent(Some("half a sentence")), 1);
    assert_eq!(mine.unsent.as_deref(), Some("half a sentence"));
    let row = encoding::encode(&(ROW, 9_u8, "half a sentence"));
    assert_eq!((change.name, change.row), (b"mine unsent".to_vec(), Some(row)));
    let change = jot(&mut mine, &unsent(None), 1);
    assert_eq!((&mine, change.row), (&Mine::default(), None));
}

#[test]
fn what_is_not_possible_changes_nothing() {
    let mut mine = Mine::default();
    jot(&mut mine, &check_in(TODAY, 2, "canary"), 1);
    let before = mine.clone();
    let long = "x".repeat(MAX_WORDS_BYTES + 1);
    let impossible = [
        check_in(TODAY, 0, ""),
        check_in(TODAY, 6, ""),
        check_in(TODAY, 3, &"x".repeat(MAX_LINE_BYTES + 1)),
        check_in(TODAY, 3, "two\nlines"),
        check_in(date(1900, 1, 1), 3, ""),
        Jot::WriteNote { note: None, words: " ".to_owned() },
        Jot::WriteNote { note: None, words: long.clone() },
        Jot::WriteNote { note: Some(id(9)), words: "nowhere".to_owned() },
        Jot::WriteTalk { candidate: id(1), words: long.clone() },
        issue(None, " "),
        issue(None, &long),
        issue(Some(id(9)), "nowhere"),
        Jot::MarkRead { part: String::new(), mark: None },
        Jot::MarkRead { part: "x".repeat(65), mark: None },
        Jot::Remind { minutes: Some(MAX_REMIND_MINUTES + 1) },
        Jot::SetFreeTimes {
            times: Some(FreeTimes { zone: String::new(), ..free_times(Weekday::Monday) }),
        },
        Jot::AddReminder { at: AT, words: " ".to_owned() },
        Jot::AddReminder { at: AT, words: "two\nlines".to_owned() },
        Jot::AddReminder { at: date(1900, 1, 1).at(9, 0, 0, 0), words: "long ago".to_owned() },
        unsent(Some(&"x".repeat(MAX_UNSENT_BYTES + 1))),
    ];
    for jot in impossible {
        let refused = mine.jot(&jot, TODAY, id(2)).unwrap_err().to_string();
        assert!(!refused.is_empty() && !refused.contains("canary"), "{refused}");
        assert_eq!(mine, before);
    }
}

#[test]
fn a_note_keeps_its_place_when_it_is_changed() {
    let mut mine = Mine::default();
    for (fresh, words) in [(9, "one"), (1, "two")] {
        jot(&mut mine, &Jot::WriteNote { note: None, words: words.to_owned() }, fresh);
    }
    jot(&mut mine, &Jot::WriteNote { note: Some(id(9)), words: "first".to_owned() }, 3);
    let words: Vec<_> = mine.notes.iter().map(|note| note.words.as_str()).collect();
    assert_eq!(words, ["first", "two"]);
    jot(&mut mine, &Jot::ForgetNote { note: id(9) }, 3);
    assert_eq!(mine.notes.len(), 1);
}

fn issue(issue: Option<RecordId>, what: &str) -> Jot {
    let words = IssueWords { what: what.to_owned(), ..IssueWords::default() };
    Jot::WriteIssue { issue, words }
}

#[test]
fn what_is_worked_through_keeps_its_place_and_is_erased() {
    let mut mine = Mine::default();
    jot(&mut mine, &issue(None, "the nights"), 9);
    jot(&mut mine, &issue(None, "the new ward"), 1);
    jot(&mut mine, &issue(Some(id(9)), "the nights, again"), 3);
    let told: Vec<_> = mine.issues.iter().map(|it| it.words.what.as_str()).collect();
    assert_eq!(told, ["the nights, again", "the new ward"]);
    jot(&mut mine, &Jot::ForgetIssue { issue: id(9) }, 3);
    assert_eq!(mine.issues.len(), 1);
}

#[test]
fn reminders_are_in_the_order_of_their_time_and_stay_until_they_are_taken_away() {
    let mut mine = Mine::default();
    let add = |at, words: &str| Jot::AddReminder { at, words: words.to_owned() };
    jot(&mut mine, &add(AT, " the keys "), 9);
    jot(&mut mine, &add(date(2026, 11, 1).at(7, 0, 0, 0), "rest"), 3);
    let told: Vec<_> = mine.reminders.iter().map(|it| (it.at.day(), it.words.as_str())).collect();
    assert_eq!(told, [(1, "rest"), (3, "the keys")]);
    jot(&mut mine, &Jot::ForgetReminder { reminder: id(3) }, 1);
    jot(&mut mine, &Jot::LetRemindersTell { tell: true }, 1);
    assert_eq!((mine.reminders.len(), mine.reminders_tell), (1, true));
    jot(&mut mine, &Jot::LetRemindersTell { tell: false }, 1);
    assert!(!mine.reminders_tell);
}

#[test]
fn a_talk_of_which_nothing_is_noted_any_more_is_none() {
    let (mut mine, candidate) = (Mine::default(), id(5));
    let tick = |point, done| Jot::TickTalk { candidate, point, done };
    jot(&mut mine, &tick(TalkPoint::Trial, true), 1);
    jot(&mut mine, &tick(TalkPoint::Purpose, true), 1);
    assert_eq!(mine.talk(candidate).unwrap().done, [TalkPoint::Purpose, TalkPoint::Trial]);
    jot(&mut mine, &Jot::WriteTalk { candidate, words: "Mondays do not suit".to_owned() }, 1);
    jot(&mut mine, &tick(TalkPoint::Trial, false), 1);
    jot(&mut mine, &tick(TalkPoint::Purpose, false), 1);
    assert_eq!(mine.talk(candidate).unwrap().words, "Mondays do not suit");
    let change = jot(&mut mine, &Jot::WriteTalk { candidate, words: String::new() }, 1);
    assert_eq!((mine.talk(candidate), change.row), (None, None));
}

#[test]
fn rows_read_again_are_the_same() {
    let mut mine = Mine::default();
    let mark = Some(ExactHash::from_bytes([3; 32]));
    let jots = [
        check_in(TODAY, 2, "a line"),
        Jot::WriteNote { note: None, words: "a note".to_owned() },
        Jot::WriteTalk { candidate: id(4), words: "a talk".to_owned() },
        issue(None, "the nights"),
        Jot::MarkRead { part: "rules".to_owned(), mark },
        Jot::Remind { minutes: Some(30) },
        Jot::LetRemindersTell { tell: true },
        Jot::SetFreeTimes { times: Some(free_times(Weekday::Monday)) },
        Jot::AddReminder { at: AT, words: "water the plants".to_owned() },
        unsent(Some("half a sentence")),
    ];
    let rows: Vec<_> = jots.iter().map(|one| jot(&mut mine, one, 7)).collect();
    let mut again = Mine::default();
    // In whatever order they come from the disk.
    for Change { name, row } in rows.iter().rev() {
        let row = row.as_ref().unwrap();
        assert_eq!(again.read(row, |_| false), Read::Unreadable, "it stands elsewhere");
        assert_eq!(again.read(row, |called| called == name), Read::Taken);
    }
    assert_eq!(again, mine);
    assert_eq!(again.read(b"something of the device", |_| true), Read::Other);
    let later = [encoding::encode(ROW), vec![200]].concat();
    assert_eq!(again.read(&later, |_| true), Read::Unreadable);
    let names = [
        Name::CheckIn(TODAY),
        Name::Note(id(7)),
        Name::Talk(id(4)),
        Name::Issue(id(7)),
        Name::Read("rules"),
        Name::Remind,
        Name::RemindersTell,
        Name::Free,
        Name::Reminder(id(7)),
        Name::Unsent,
    ];
    for (Change { name, .. }, erased) in rows.into_iter().zip(names) {
        assert_eq!(again.erase(erased), Change { name, row: None });
    }
    assert_eq!(again, Mine::default());
}

#[test]
fn a_row_keeps_its_bytes() {
    let mut mine = Mine::default();
    let change = jot(&mut mine, &check_in(TODAY, 2, "late"), 1);
    assert_eq!(change.name, b"mine check-in 2026-11-30");
    assert_eq!(
        data_encoding::HEXLOWER.encode(&change.row.unwrap()),
        "0b6b697468206d696e652031000a323032362d31312d33300203046c617465"
    );
}

#[test]
fn what_is_debugged_holds_no_words() {
    let mut mine = Mine::default();
    let note = Jot::WriteNote { note: None, words: "canary".to_owned() };
    jot(&mut mine, &note, 1);
    assert!(!format!("{mine:?} {note:?}").contains("canary"));
}
