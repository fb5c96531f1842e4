//! What is new since this member last looked, by whom and where.
//!
//! What things are called is read from the snapshot of now: what was taken back, and somebody whom the group turned down, is
//! not in it.

use kith_sync::group::snapshot::Text;
use kith_sync::id::{MemberId, RecordId};
use kith_sync::node::api::{About, NewsLine};

use super::agreement::name;
use super::finding::said;
use super::{Place, Source};
use crate::words::done::done;
use crate::words::t;
use kith_sync::group::edit::Put;

/// How much of a name is told, in characters.
const NAMED: usize = 60;

/// What is new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct NewsView {
    /// The newest first; what several did alike is one.
    pub(crate) lines: Vec<NewView>,
    /// What is said where more came than is listed.
    pub(crate) cut: Option<&'static str>,
}

/// Something that others did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewView {
    pub(crate) words: String,
    pub(crate) place: Place,
}

/// Makes the list.
pub(crate) fn news_view(source: &Source<'_>) -> NewsView {
    let news = &source.status.news;
    let mut alike: Vec<(&NewsLine, Vec<MemberId>)> = Vec::new();
    for line in &news.lines {
        let same = |other: &NewsLine| {
            (other.about, other.record, &other.what) == (line.about, line.record, &line.what)
        };
        match alike.iter_mut().find(|(other, _)| same(other)) {
            Some((_, members)) => members.push(line.member),
            None => alike.push((line, vec![line.member])),
        }
    }
    let people = source.people();
    let lines = alike.into_iter().filter_map(|(line, members)| {
        let who = super::people::capital(&people.list(&members));
        let what = told(source, line)?;
        let form = super::people::form(&members, people.me());
        let words = t!("news-line", who = who, form = form, what = what);
        Some(NewView { words, place: place(line.about)? })
    });
    let lines: Vec<NewView> = lines.collect();
    let cut = (news.is_cut && !lines.is_empty()).then_some(t!("news-more-came-before-that"));
    NewsView { lines, cut }
}

/// What somebody did, with what it is called now; absent where that is gone.
pub(crate) fn told(source: &Source<'_>, line: &NewsLine) -> Option<String> {
    let named = match line.record.map(|record| called(source, line.about, record)) {
        Some(Called::Gone) => return None,
        Some(Called::By(words)) if !words.is_empty() => {
            format!(": {}", super::people::quoted(&short(&words)))
        }
        Some(Called::By(_) | Called::Nothing) | None => String::new(),
    };
    Some(format!("{}{named}", done(&line.what)))
}

/// What a record is called now.
enum Called {
    By(String),
    /// It has no name of its own.
    Nothing,
    /// It is not here any more, or not for everybody's eyes.
    Gone,
}

fn called(source: &Source<'_>, about: About, record: RecordId) -> Called {
    let snapshot = source.snapshot;
    let words = |text: Option<&Text>| {
        text.map_or(Called::Gone, |text| Called::By(text.words.trim().to_owned()))
    };
    match about {
        About::Rules => {
            let rule = snapshot.rules.iter().find(|it| it.id == record);
            rule.map_or(Called::Gone, |it| Called::By(name(Put::Rule(record), it)))
        }
        About::Decisions => {
            let decision = snapshot.decisions.iter().find(|it| it.put.id == record);
            decision.map_or(Called::Gone, |it| Called::By(name(Put::Decision(record), &it.put)))
        }
        About::Shelf => words(snapshot.shelf.iter().find(|it| it.id == record).map(|it| &it.words)),
        About::Taken => words(snapshot.taken.iter().find(|it| it.id == record).map(|it| &it.words)),
        About::Places => {
            let place = snapshot.places.iter().find(|it| it.id == record);
            place.map_or(Called::Gone, |it| Called::By(said(&it.name)))
        }
        About::Help => {
            let contact = snapshot.contacts.iter().find(|it| it.id == record);
            contact.map_or(Called::Gone, |it| Called::By(said(&it.name)))
        }
        About::Finding => {
            let person = snapshot
                .candidates
                .iter()
                .find(|it| it.id == record || it.same.iter().any(|other| other.id == record));
            if let Some(person) = person {
                return Called::By(said(&person.name));
            }
            let is_notice = snapshot.postings.iter().any(|it| it.id == record);
            if is_notice { Called::Nothing } else { Called::Gone }
        }
        About::Focus | About::Members | About::Meetings | About::Going | About::Newer => {
            Called::Nothing
        }
    }
}

fn place(about: About) -> Option<Place> {
    Some(match about {
        About::Focus => Place::Focus,
        About::Finding => Place::Finding,
        About::Members => Place::Members,
        About::Places => Place::Places,
        About::Meetings => Place::Meetings,
        About::Taken => Place::Room,
        About::Rules => Place::Rules,
        About::Decisions => Place::Decisions,
        About::Shelf => Place::Shelf,
        About::Help => Place::Help,
        About::Going => Place::Going,
        About::Newer => return None,
    })
}

/// The beginning of some words, whole ones.
pub(super) fn short(words: &str) -> String {
    let line = words.lines().next().unwrap_or_default();
    if line.chars().count() <= NAMED {
        return line.to_owned();
    }
    let cut: String = line.chars().take(NAMED).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_sync::node::api::News;

    use super::*;
    use crate::desktop::scripted::{ben, cleo, now, snapshot, status};

    fn told_of(lines: Vec<NewsLine>) -> Vec<(String, Place)> {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let mut status = Arc::unwrap_or_clone(status);
        status.news = Arc::new(News { lines, is_cut: false });
        let view = news_view(&Source { snapshot: &snapshot, status: &status, now: &now });
        view.lines.into_iter().map(|line| (line.words, line.place)).collect()
    }

    fn line(member: MemberId, about: About, record: Option<RecordId>, what: &str) -> NewsLine {
        NewsLine { member, about, record, what: what.to_owned() }
    }

    #[test]
    fn what_others_did_is_told_with_who_and_where_and_what_it_is_called() {
        let phones = snapshot().rules.iter().find(|it| it.title.words == "Phones").unwrap().id;
        let replied = "replied to a meeting";
        assert_eq!(
            told_of(vec![
                line(ben(), About::Rules, Some(phones), "reworded a ground rule"),
                line(cleo(), About::Meetings, None, replied),
                line(ben(), About::Meetings, None, replied),
            ]),
            [
                ("Ben reworded a ground rule: “Phones”".to_owned(), Place::Rules),
                ("Ben and Cleo replied to a meeting".to_owned(), Place::Meetings),
            ]
        );
    }

    #[test]
    fn who_was_turned_down_and_what_is_gone_is_not_told_of() {
        let gone = Some(RecordId::from_bytes([99; 16]));
        let what = "wrote about somebody whom the group may ask";
        assert_eq!(told_of(vec![line(ben(), About::Finding, gone, what)]), []);
        assert_eq!(
            told_of(vec![line(ben(), About::Shelf, gone, "put something on the shelf")]),
            []
        );
    }

    #[test]
    fn a_long_name_is_cut_between_words() {
        assert_eq!(short("short"), "short");
        let long = "what we say about nights ".repeat(4);
        assert!(short(&long).ends_with("nights …") || short(&long).chars().count() <= NAMED + 2);
    }
}
