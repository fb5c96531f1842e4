//! Whether it clicks: what each says on the day of a trial, the others' words once one's own is said or the day has come.
//!
//! Invariant: it is each one's own word; what was said for another day is told as that, and counted by nobody.

use jiff::civil::Date;
use kith_sync::group::edit::Clicks;
use kith_sync::group::snapshot::{Choice, ClicksOn, OwnWord};
use kith_sync::id::MemberId;

use crate::view::Source;
use crate::view::people::{capital, form};
use crate::view::when::short_date;
use crate::words::t;

/// What can be said.
pub(crate) fn clicks() -> [(Clicks, &'static str); 3] {
    [
        (Clicks::Yes, t!("finding-it-clicks")),
        (Clicks::Unsure, t!("finding-i-am-not-sure-yet")),
        (Clicks::No, t!("finding-it-does-not-click")),
    ]
}

/// What is said of a trial.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ClicksView {
    /// Whether a word can be given: one day is set.
    pub(crate) is_asked: bool,
    pub(crate) mine: Option<Clicks>,
    /// What others said, a sentence each; before one's own word and the day, only who did.
    pub(crate) others: Vec<String>,
    /// Whether the day has come and this member has not said their word for it.
    pub(crate) waits_for_me: bool,
}

pub(crate) fn clicks_view(
    source: &Source<'_>,
    trial: &Choice<Option<Date>>,
    words: &[OwnWord<ClicksOn>],
) -> ClicksView {
    let me = source.status.me;
    let today = source.now.date();
    let Some(day) = trial.settled().copied().flatten() else { return ClicksView::default() };
    let of_now = |it: &&OwnWord<ClicksOn>| it.value.on == day;
    let mut mine = words.iter().filter(|it| it.member == me).filter(of_now);
    let mine = match (mine.next(), mine.next()) {
        (Some(one), None) => Some(one.value.clicks),
        _ => None,
    };
    let has_come = day <= today;
    ClicksView {
        is_asked: true,
        mine,
        others: others(source, words, day, mine.is_some() || has_come),
        waits_for_me: has_come && mine.is_none(),
    }
}

fn others(
    source: &Source<'_>,
    words: &[OwnWord<ClicksOn>],
    day: Date,
    is_told: bool,
) -> Vec<String> {
    let people = source.people();
    let me = source.status.me;
    let mut all: Vec<&OwnWord<ClicksOn>> = words.iter().filter(|it| it.member != me).collect();
    all.sort_by_key(|it| (people.rank(it.member), it.value.clicks));
    if !is_told {
        let mut said: Vec<MemberId> =
            all.iter().filter(|it| it.value.on == day).map(|it| it.member).collect();
        said.dedup();
        let names = capital(&people.list(&said));
        let form = form(&said, me);
        return if said.is_empty() {
            Vec::new()
        } else {
            vec![t!("finding-said-you-see-what-once-you", names = names, form = form)]
        };
    }
    let sentence = |it: &OwnWord<ClicksOn>| {
        let said = clicks().into_iter().find(|(clicks, _)| *clicks == it.value.clicks);
        let said = said.map_or("", |(_, words)| words);
        let earlier = if it.value.on == day {
            String::new()
        } else {
            let day = short_date(it.value.on, source.now.date());
            format!(" {}", t!("finding-said-for", day = day))
        };
        let said = crate::view::people::quoted(said);
        format!("{}: {said}{earlier}", capital(&people.name(it.member)))
    };
    all.into_iter().map(sentence).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::desktop::scripted::{ana, ben, chosen, cleo, now, snapshot, status};

    fn view(day: Date, words: &[(MemberId, Clicks, Date)]) -> ClicksView {
        let (snapshot, status, now) = (snapshot(), status(), now());
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        let words: Vec<_> = words
            .iter()
            .map(|(member, clicks, on)| OwnWord {
                member: *member,
                value: ClicksOn { clicks: *clicks, on: *on },
            })
            .collect();
        clicks_view(&source, &Choice { values: vec![chosen(Some(day), ben())] }, &words)
    }

    const LATER: Date = date(2026, 12, 10);
    const TODAY: Date = date(2026, 11, 30);

    #[test]
    fn what_others_say_is_told_once_i_have_said_mine_or_the_day_has_come() {
        let ben_says = (ben(), Clicks::Yes, LATER);
        let before = view(LATER, &[ben_says]);
        assert_eq!(before.others, ["Ben has said. You see what once you have too."]);
        assert!(before.is_asked && !before.waits_for_me);
        let after = view(LATER, &[ben_says, (ana(), Clicks::Unsure, LATER)]);
        assert_eq!(
            (after.mine, after.others),
            (Some(Clicks::Unsure), vec!["Ben: “It clicks”".to_owned()])
        );
        let due = view(TODAY, &[(ben(), Clicks::No, TODAY)]);
        assert!(due.waits_for_me);
        assert_eq!(due.others, ["Ben: “It does not click”"]);
    }

    #[test]
    fn a_word_for_another_day_is_told_as_that_and_asked_for_again() {
        let moved = view(TODAY, &[(ana(), Clicks::Yes, LATER), (cleo(), Clicks::Yes, LATER)]);
        assert_eq!((moved.mine, moved.waits_for_me), (None, true));
        assert_eq!(moved.others, ["Cleo: “It clicks” (said for 10 December)"]);
    }

    #[test]
    fn two_words_of_my_own_ask_me_and_without_a_day_nobody_is_asked() {
        let two = view(TODAY, &[(ana(), Clicks::Yes, TODAY), (ana(), Clicks::No, TODAY)]);
        assert_eq!((two.mine, two.waits_for_me), (None, true));
        let (snapshot, status, now) = (snapshot(), status(), now());
        let source = Source { snapshot: &snapshot, status: &status, now: &now };
        assert_eq!(clicks_view(&source, &Choice::default(), &[]), ClicksView::default());
    }
}
