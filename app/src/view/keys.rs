//! What opens a group on this device, what keeps it, and what is lost with it, in plain words.
//!
//! Invariant: what a forgotten passphrase means is said while it is not forgotten, and what erasing loses before it is done.

use jiff::ToSpan as _;
use jiff::civil::Date;
use kith_sync::id::ExactHash;
use kith_sync::node::mine::{Jot, Mine};
use kith_sync::seal::RecoveryCode;
use serde::{Deserialize, Serialize};

use super::Source;
use super::shell::group_name;
use crate::words::dates::{self, Form};
use crate::words::t;

/// For how many days something may be on this device alone before a backup is suggested.
const QUIET_DAYS: i64 = 7;
/// For how many days the suggestion is put off.
const PUT_OFF_DAYS: i64 = 30;
/// Under which name it is kept that it was put off.
const PART: &str = "backup";
/// How the text of an invitation begins.
const TICKET: &str = "kith1";

/// After how long all is locked by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Idle {
    FiveMinutes,
    #[default]
    Quarter,
    Hour,
    Never,
}

impl Idle {
    /// So many minutes after the last touch; absent: never.
    pub(crate) const fn minutes(self) -> Option<i64> {
        match self {
            Self::FiveMinutes => Some(5),
            Self::Quarter => Some(15),
            Self::Hour => Some(60),
            Self::Never => None,
        }
    }

    /// Each with its words.
    pub(crate) fn all() -> [(Self, &'static str); 4] {
        [
            (Self::FiveMinutes, t!("keys-idle-five")),
            (Self::Quarter, t!("keys-idle-quarter")),
            (Self::Hour, t!("keys-idle-hour")),
            (Self::Never, t!("keys-idle-never")),
        ]
    }
}

/// The screen "What opens this group".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeysView {
    /// Whether it is known yet: not while the group is being opened.
    pub(crate) is_known: bool,
    /// What could open it, each with whether it does.
    pub(crate) opens: [(bool, String); 3],
    /// What a forgotten passphrase would mean.
    pub(crate) forgotten: Vec<&'static str>,
    pub(crate) has_code: bool,
    /// What is written beside a code that is made today.
    pub(crate) code_dated: String,
    pub(crate) has_keyring: bool,
    /// When it was last kept in a backup, and what is on this device alone.
    pub(crate) backup: Vec<String>,
    /// What erasing does and does not.
    pub(crate) erasing: Vec<&'static str>,
    /// What is typed to erase it.
    pub(crate) name: String,
}

/// Makes the screen.
pub(crate) fn keys_view(source: &Source<'_>) -> KeysView {
    let keys = source.status.keys;
    let either = |has: bool, yes: String, no: &str| (has, if has { yes } else { no.to_owned() });
    KeysView {
        is_known: !source.status.opening,
        opens: [
            (true, t!("keys-passphrase-yes").to_owned()),
            either(keys.recovery_code, code_words(keys.recovery_code_made), t!("keys-code-no")),
            either(keys.keyring, t!("keys-keyring-yes").to_owned(), t!("keys-keyring-no")),
        ],
        forgotten: forgotten(source),
        has_code: keys.recovery_code,
        code_dated: {
            let day = dates::date(source.now.date(), Form::ShortOfYear);
            t!("keys-code-dated", day = day)
        },
        has_keyring: keys.keyring,
        backup: backup(source),
        erasing: erasing(source),
        name: group_name(source.snapshot),
    }
}

/// That there is a recovery code, and since when where that is known: so whoever has two on paper can tell them apart.
fn code_words(made: Option<Date>) -> String {
    match made {
        Some(day) => t!("keys-code-yes-made", day = dates::date(day, Form::ShortOfYear)),
        None => t!("keys-code-yes").to_owned(),
    }
}

/// Whether no other device is in the group.
fn is_only_device(source: &Source<'_>) -> bool {
    source.status.peers.is_empty()
}

fn forgotten(source: &Source<'_>) -> Vec<&'static str> {
    let mut words = Vec::new();
    if source.status.keys.recovery_code {
        words.push(t!("keys-forgotten-with-code"));
    } else {
        words.push(t!("keys-forgotten-without-code"));
    }
    words.push(if is_only_device(source) {
        t!("keys-forgotten-only-device")
    } else {
        t!("keys-forgotten-others")
    });
    words
}

fn backup(source: &Source<'_>) -> Vec<String> {
    let told = &source.status.backup;
    let last = match told.last {
        Some(day) => t!("keys-backup-last", day = dates::date(day, Form::ShortOfYear)),
        None => t!("keys-backup-none").to_owned(),
    };
    let only = told.only_here_since.map(|day| only_here(source, day));
    std::iter::once(last).chain(only).collect()
}

fn only_here(source: &Source<'_>, since: Date) -> String {
    if since == source.now.date() {
        t!("keys-backup-only-today").to_owned()
    } else {
        t!("keys-backup-only", day = dates::date(since, Form::ShortOfYear))
    }
}

fn erasing(source: &Source<'_>) -> Vec<&'static str> {
    let mut words = Vec::new();
    if is_only_device(source) {
        words.push(t!("keys-erase-only-device"));
    } else {
        words.push(t!("keys-erase-stays"));
        if source.status.belongs {
            words.push(t!("keys-erase-member"));
        }
        if source.status.backup.only_here_since.is_some() {
            words.push(t!("keys-erase-only-here"));
        }
    }
    words.push(t!("keys-erase-mine"));
    words.push(t!("keys-erase-backups"));
    words
}

/// What erasing a group does that is locked, so that it cannot be told what of it there is.
pub(crate) fn erasing_locked() -> [&'static str; 5] {
    [
        t!("door-erase-only-device"),
        t!("door-erase-reached-nobody"),
        t!("keys-erase-mine"),
        t!("door-erase-stays"),
        t!("keys-erase-backups"),
    ]
}

/// What Today says where something of this member's has long been on this device alone, and nobody has put that off.
pub(crate) fn backup_reminder(source: &Source<'_>, mine: &Mine) -> Option<String> {
    let (today, since) = (source.now.date(), source.status.backup.only_here_since?);
    let is_after = |day: Date, days: i64| today >= day.saturating_add(days.days());
    if source.status.opening || !is_after(since, QUIET_DAYS) {
        return None;
    }
    let put_off = mine.read.iter().find(|it| it.part == PART).and_then(|it| put_off_on(it.mark));
    if put_off.is_some_and(|day| day <= today && !is_after(day, PUT_OFF_DAYS)) {
        return None;
    }
    Some(t!("keys-today", day = dates::date(since, Form::ShortOfYear)))
}

/// Puts the reminder off.
pub(crate) fn put_off(today: Date) -> Jot {
    let [first, second] = today.year().to_be_bytes();
    let day = [today.month(), today.day()].map(i8::unsigned_abs);
    let mut mark = [0; 32];
    for (byte, value) in mark.iter_mut().zip([first, second].into_iter().chain(day)) {
        *byte = value;
    }
    Jot::MarkRead { part: PART.to_owned(), mark: Some(ExactHash::from_bytes(mark)) }
}

/// The day on which it was put off.
fn put_off_on(mark: ExactHash) -> Option<Date> {
    let [first, second, month, day, ..] = *mark.as_bytes();
    let year = i16::from_be_bytes([first, second]);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Whether a text lets somebody in: an invitation, alone or among words, or a recovery code.
pub(crate) fn is_key(text: &str) -> bool {
    text.split_whitespace().any(|word| word.starts_with(TICKET))
        || RecoveryCode::parse(text).is_ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use kith_sync::node::api::KeysStatus;
    use kith_sync::node::mine::LastRead;

    use super::*;
    use crate::desktop::scripted::{TICKET, fresh, now, state};

    #[test]
    fn what_a_forgotten_passphrase_means_depends_on_what_else_there_is() {
        let (mut state, now) = (state(), now());
        let view = |state: &kith_sync::node::api::NodeState| {
            keys_view(&Source { snapshot: &state.snapshot, status: &state.status, now: &now })
        };
        let told = view(&state);
        assert_eq!(told.opens.map(|(does, _)| does), [true, false, false]);
        assert_eq!(
            told.forgotten,
            [t!("keys-forgotten-without-code"), t!("keys-forgotten-others")]
        );
        let keys = KeysStatus { recovery_code: true, keyring: true, ..KeysStatus::default() };
        Arc::make_mut(&mut state.status).keys = keys;
        let told = view(&state);
        assert_eq!(told.opens.each_ref().map(|(does, _)| *does), [true; 3]);
        assert_eq!(told.opens[1].1, "Your recovery code.");
        assert_eq!(told.forgotten[0], t!("keys-forgotten-with-code"));
        let made = Some(date(2026, 11, 12));
        Arc::make_mut(&mut state.status).keys = KeysStatus { recovery_code_made: made, ..keys };
        let told = view(&state);
        assert_eq!(told.opens[1].1, "Your recovery code, made on 12 November 2026.");
        assert_eq!(
            told.code_dated,
            "Write the day beside it: 30 November 2026. So you can tell it from an earlier one."
        );
        let told = view(&fresh());
        assert_eq!(told.forgotten[1], t!("keys-forgotten-only-device"));
        assert_eq!(told.erasing[0], t!("keys-erase-only-device"));
        assert_eq!(told.name, "Thursday table");
    }

    #[test]
    fn a_backup_is_suggested_after_a_week_and_not_while_that_is_put_off() {
        let (mut state, now) = (state(), now());
        let mut mine = Mine::default();
        let told = |state: &kith_sync::node::api::NodeState, mine: &Mine| {
            let source = Source { snapshot: &state.snapshot, status: &state.status, now: &now };
            backup_reminder(&source, mine)
        };
        assert_eq!(told(&state, &mine), None);
        Arc::make_mut(&mut state.status).backup.only_here_since = Some(date(2026, 11, 25));
        assert_eq!(told(&state, &mine), None, "not yet");
        Arc::make_mut(&mut state.status).backup.only_here_since = Some(date(2026, 10, 3));
        assert!(told(&state, &mine).unwrap().contains("3 October"));
        for (put_off_on, is_told) in [
            (date(2026, 11, 30), false),
            (date(2026, 11, 2), false),
            (date(2026, 10, 31), true),
            // By a clock that was wrong.
            (date(2031, 1, 1), true),
        ] {
            let Jot::MarkRead { part, mark } = put_off(put_off_on) else { panic!("no mark") };
            let mark = mark.unwrap();
            mine.read = vec![LastRead { part, mark }];
            assert_eq!(told(&state, &mine).is_some(), is_told, "{put_off_on}");
        }
    }

    #[test]
    fn an_invitation_and_a_code_are_told_from_other_words() {
        let code = "008J6-4CT4F-ANK7B-F24SK-NAXWC-SQFER-ZYJSR";
        for text in [TICKET, code, &format!("We are a group.\n\n{TICKET}\n")] {
            assert!(is_key(text), "{text}");
        }
        for text in ["", "Thursday 3 December", "008J6", "https://example.org/kith1"] {
            assert!(!is_key(text), "{text}");
        }
    }
}
