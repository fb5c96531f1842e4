//! What was done, by day and part, with this member's own words to take back.

use kith_sync::id::BodyName;
use kith_sync::node::api::{About, HistoryLine, HistoryPage, NewsLine};

use super::news::{short, told};
use super::people::{capital, form};
use super::when::day_words;
use super::whereabouts::who_has_it;
use super::{Place, Source};
use crate::words::done::done;
use crate::words::t;

/// The parts whose history can be looked at by itself, in the order of the navigation.
pub(crate) fn parts() -> [(Option<About>, &'static str); 12] {
    [
        (None, t!("history-everything")),
        (Some(About::Focus), Place::Focus.title()),
        (Some(About::Finding), Place::Finding.title()),
        (Some(About::Members), Place::Members.title()),
        (Some(About::Places), Place::Places.title()),
        (Some(About::Meetings), Place::Meetings.title()),
        (Some(About::Taken), Place::Room.title()),
        (Some(About::Rules), Place::Rules.title()),
        (Some(About::Decisions), Place::Decisions.title()),
        (Some(About::Shelf), Place::Shelf.title()),
        (Some(About::Going), Place::Going.title()),
        (Some(About::Help), Place::Help.title()),
    ]
}

/// The screen "What was done".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HistoryView {
    /// The newest first.
    pub(crate) days: Vec<HistoryDay>,
    /// Whether there is more before.
    pub(crate) is_more: bool,
    pub(crate) may_write: bool,
}

/// What was done on one day, and came one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HistoryDay {
    pub(crate) title: String,
    pub(crate) lines: Vec<DoneView>,
}

/// One thing that somebody did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DoneView {
    pub(crate) words: String,
    /// Who has it, where this member did it.
    pub(crate) who: Option<String>,
    /// This member's own words there, whole, each with its beginning.
    pub(crate) mine: Vec<(BodyName, String, String)>,
}

/// Makes the screen.
pub(crate) fn history_view(source: &Source<'_>, page: &HistoryPage) -> HistoryView {
    let mut days: Vec<HistoryDay> = Vec::new();
    for line in &page.lines {
        let Some(done) = done_view(source, line) else { continue };
        let title = day_words(line.day, source.now.date());
        match days.last_mut() {
            Some(day) if day.title == title => day.lines.push(done),
            _ => days.push(HistoryDay { title, lines: vec![done] }),
        }
    }
    HistoryView { days, is_more: page.is_more, may_write: source.may_write() }
}

/// Absent where what it was about is gone, and nothing of this member's own is left in it.
fn done_view(source: &Source<'_>, line: &HistoryLine) -> Option<DoneView> {
    let who = match line.member {
        Some(member) => capital(&source.people().list(&[member])),
        None => t!("history-somebody").to_owned(),
    };
    let named = line.member.map(|member| NewsLine {
        member,
        about: line.about,
        record: line.record,
        what: line.what.clone(),
    });
    let told = match named.as_ref().map(|named| told(source, named)) {
        Some(Some(told)) => told,
        Some(None) if line.mine.is_empty() => return None,
        Some(None) | None => done(&line.what),
    };
    let mine = line.mine.iter().map(|it| (it.body, it.words.clone(), short(&it.words)));
    Some(DoneView {
        words: t!(
            "history-line",
            who = who,
            form = form(line.member.as_slice(), source.status.me),
            what = told
        ),
        who: (line.member == Some(source.status.me))
            .then(|| who_has_it(source, &line.delivered, &line.waiting)),
        mine: mine.collect(),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kith_sync::id::RecordId;
    use kith_sync::node::api::MyWords;

    use super::*;
    use crate::desktop::scripted::{ana, ben, cleo, now, snapshot, status};

    fn line(member: Option<kith_sync::id::MemberId>, what: &str) -> HistoryLine {
        HistoryLine {
            day: date(2026, 11, 24),
            member,
            name: String::new(),
            about: About::Meetings,
            record: None,
            what: what.to_owned(),
            mine: Vec::new(),
            delivered: Vec::new(),
            waiting: Vec::new(),
        }
    }

    fn seen(lines: Vec<HistoryLine>) -> HistoryView {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        history_view(&source, &HistoryPage { lines, is_more: true })
    }

    #[test]
    fn what_was_done_stands_by_day_with_who_did_it() {
        let earlier = HistoryLine { day: date(2026, 11, 23), ..line(None, "added a meeting") };
        let mine = HistoryLine {
            delivered: vec![ben()],
            waiting: vec![cleo()],
            ..line(Some(ana()), "moved a meeting")
        };
        let view = seen(vec![mine, line(Some(ben()), "added a meeting"), earlier]);
        let told: Vec<(&str, Vec<&str>)> = view
            .days
            .iter()
            .map(|day| (day.title.as_str(), day.lines.iter().map(|it| it.words.as_str()).collect()))
            .collect();
        assert_eq!(
            told,
            [
                ("Tuesday 24 November", vec!["You moved a meeting.", "Ben added a meeting."]),
                ("Monday 23 November", vec!["Somebody added a meeting."]),
            ]
        );
        assert!(view.is_more);
        let who: Vec<Option<&str>> =
            view.days[0].lines.iter().map(|it| it.who.as_deref()).collect();
        assert_eq!(who, [Some("Ben has it; not yet Cleo."), None], "for each thing that I did");
    }

    /// Whom the group turned down is named nowhere; my own words about them are still mine to take back.
    #[test]
    fn of_what_is_gone_my_own_words_alone_remain_to_be_taken_back() {
        let gone = |member| HistoryLine {
            about: About::Finding,
            record: Some(RecordId::from_bytes([99; 16])),
            ..line(Some(member), "wrote about somebody whom the group may ask")
        };
        let body = BodyName::from_bytes([7; 32]);
        let words = "Works nights\nand knows Ben".to_owned();
        let mine =
            HistoryLine { mine: vec![MyWords { body, words: words.clone() }], ..gone(ana()) };
        let view = seen(vec![gone(ben()), gone(ana()), mine]);
        let [day] = &view.days[..] else { panic!("one day") };
        let [only] = &day.lines[..] else { panic!("one line") };
        assert_eq!(only.words, "You wrote about somebody whom the group may ask.");
        assert_eq!(only.mine, [(body, words, "Works nights".to_owned())]);
    }
}
