//! What was done in the group of [`super::state`], as a node would tell it.

use jiff::civil::date;
use kith_sync::id::BodyName;
use kith_sync::node::api::{About, HistoryLine, HistoryPage, MyWords};

use super::content::{ana, ben, cleo};

/// The newest of it, of one part or all, by ana or everybody.
pub(crate) fn history(about: Option<About>, only_mine: bool, limit: usize) -> HistoryPage {
    let line = |day, member, about, what: &str| HistoryLine {
        day: date(2026, 11, day),
        member: Some(member),
        name: String::new(),
        about,
        record: None,
        what: what.to_owned(),
        mine: Vec::new(),
        delivered: if member == ana() { vec![ben()] } else { Vec::new() },
        waiting: if member == ana() && day > 28 { vec![cleo()] } else { Vec::new() },
    };
    let words = "At Ben’s, ring twice".to_owned();
    let mine = vec![MyWords { body: BodyName::from_bytes([77; 32]), words }];
    let place = line(29, ana(), About::Meetings, "said where a meeting is");
    let all = [
        line(30, cleo(), About::Meetings, "said whether they come"),
        line(30, ben(), About::Focus, "reworded the purpose"),
        HistoryLine { mine, ..place },
        line(28, ana(), About::Members, "suggested that somebody come in"),
        line(3, ana(), About::Members, "founded the group"),
    ];
    let wanted = |line: &HistoryLine| {
        about.is_none_or(|about| about == line.about) && (!only_mine || line.member == Some(ana()))
    };
    let mut lines: Vec<HistoryLine> = all.into_iter().filter(wanted).collect();
    let is_more = lines.len() > limit;
    lines.truncate(limit);
    HistoryPage { lines, is_more }
}
