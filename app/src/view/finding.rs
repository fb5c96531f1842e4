//! Finding members: whether the group is open, whom it may ask and where each stands, and where its notices are.
//!
//! Invariant: what two said at once is shown as both, with what counts meanwhile; whoever was turned down is not there to be
//! shown. The notes on a talk are this member's alone and come from this device.

mod clicks;
mod person;
mod same;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use kith_sync::group::edit::{FocusFact, Openness, Stage};
use kith_sync::group::snapshot::{Choice, Kept, Posting, Standing, Words, Written};
use kith_sync::id::RecordId;
use kith_sync::node::mine::Mine;

pub(crate) use self::clicks::{ClicksView, clicks, clicks_view};
pub(crate) use self::person::{PersonView, PuttingView, points, stages};
pub(crate) use self::same::OfferView;
use super::Source;
use super::agreement::third_meeting;
use super::decisions::{ComingView, decisions_view};
use super::people::{capital, form, join};
use super::when::short_date;
use crate::notice::{Notice, compose};
use crate::view::people::either;
use crate::words::dates::{self, Form};
use crate::words::t;

/// How many a group begins with, where it has set no size.
const BEGINNING: u8 = 5;

/// The screen "Finding members".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FindingView {
    pub(crate) openness: FactView<Openness>,
    pub(crate) aim: FactView<u8>,
    /// How many places are open, in words.
    pub(crate) places: String,
    /// Whether the group is open, how many it would like to be, and when it asks itself whether it clicks, as far as that was said.
    pub(crate) said: String,
    /// Whether any of it waits for somebody's word.
    pub(crate) is_asked: bool,
    pub(crate) trial: FactView<Date>,
    /// A day for a trial, and the words of the button that sets it.
    pub(crate) third: Option<(Date, String)>,
    /// Whether it clicks for us as a group.
    pub(crate) clicks: ClicksView,
    /// Entries that may be of one person.
    pub(crate) offers: Vec<OfferView>,
    pub(crate) people: Vec<PersonView>,
    pub(crate) postings: Vec<PostingView>,
    /// Each notice, or why there is none.
    pub(crate) notices: Vec<(Notice, Result<String, String>)>,
    /// What to know before a notice is put up.
    pub(crate) notice_hint: Option<&'static str>,
    pub(crate) today: Date,
    pub(crate) may_write: bool,
}

/// An exact thing that people may have set differently at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FactView<T> {
    /// What is set, where all say the same.
    pub(crate) now: Option<T>,
    /// What two said at once, and what counts meanwhile.
    pub(crate) question: Option<String>,
}

/// Where a notice is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PostingView {
    pub(crate) id: RecordId,
    /// Where, for what names it to a screen reader.
    pub(crate) place: String,
    /// "Board of ward 3. Put up by Ben on 12 November."
    pub(crate) words: String,
    pub(crate) is_down: bool,
    pub(crate) question: Option<&'static str>,
}

/// The words for whether the group is open.
pub(crate) fn openness() -> [(Openness, &'static str); 3] {
    [
        (Openness::Open, t!("finding-open-to-others")),
        (Openness::Guests, t!("finding-a-guest-is-welcome")),
        (Openness::Closed, t!("finding-closed-for-now")),
    ]
}

/// The sizes that are offered.
pub(crate) fn sizes() -> [(u8, &'static str); 7] {
    [
        (3, t!("finding-three")),
        (4, t!("finding-four")),
        (5, t!("finding-five")),
        (6, t!("finding-six")),
        (7, t!("finding-seven")),
        (8, t!("finding-eight")),
        (10, t!("finding-ten")),
    ]
}

/// Makes the screen, with what this member noted for themselves.
pub(crate) fn finding_view(source: &Source<'_>, mine: &Mine) -> FindingView {
    let snapshot = source.snapshot;
    let focus = &snapshot.focus;
    let openness = fact(source, &focus.openness, |openness| openness_words(*openness).to_owned());
    let is_closed = focus.openness.values.iter().any(|it| it.value == Openness::Closed);
    let decisions = decisions_view(source);
    let (aim, trial) = (size(source), trial(source));
    let clicks = clicks_view(source, &focus.trial, &focus.clicks);
    let questions = [&openness.question, &aim.question, &trial.question];
    FindingView {
        said: facts_said(openness.now, aim.now, trial.now),
        is_asked: clicks.is_asked || questions.iter().any(|question| question.is_some()),
        openness: FactView {
            question: openness
                .question
                .map(|words| t!("finding-until-it-is-settled-you-ask", words = words)),
            ..openness
        },
        aim,
        places: places(source, is_closed),
        trial,
        third: third(source),
        clicks,
        offers: same::offers(source),
        people: snapshot
            .candidates
            .iter()
            .map(|person| person::person_view(source, &decisions, mine, person))
            .collect(),
        postings: snapshot.postings.iter().map(|posting| posting_view(source, posting)).collect(),
        notices: Notice::ALL
            .into_iter()
            .map(|notice| (notice, compose(notice, focus).map_err(|why| why.to_string())))
            .collect(),
        notice_hint: is_closed.then_some(t!("finding-the-group-is-closed-for-now")),
        today: source.now.date(),
        may_write: source.may_write(),
    }
}

/// What was said of who can come in, in one line.
fn facts_said(now: Option<Openness>, aim: Option<u8>, trial: Option<Date>) -> String {
    let open = now.and_then(|now| openness().into_iter().find(|(each, _)| *each == now));
    let aim = aim.map(|aim| t!("finding-you-would-like-to-be", number = number(usize::from(aim))));
    let trial = trial.map(|day| t!("finding-trial-until", d = dates::date(day, Form::Short)));
    let said = open.map(|(_, words)| words.to_owned()).into_iter().chain(aim).chain(trial);
    said.collect::<Vec<_>>().join(" · ")
}

/// What about finding members waits for somebody's word, and the button for it.
pub(crate) fn finding_needs(source: &Source<'_>) -> Vec<(String, &'static str)> {
    let snapshot = source.snapshot;
    let mut needs = Vec::new();
    for person in snapshot.candidates.iter() {
        let name = capital(&said(&person.name));
        if !person::has_one_stage(person) {
            needs.push((
                t!("finding-where-does-stand-two-of-you", name = name),
                t!("finding-settle-it"),
            ));
        }
        let clicks = clicks_view(source, &person.trial, &person.clicks);
        if clicks.waits_for_me
            && person.stage.values.iter().any(|it| it.value.stage == Stage::TryingOut)
        {
            needs.push((t!("finding-does-it-click-with-the-day", name = name), t!("finding-say")));
        }
    }
    for person in snapshot.candidates.iter() {
        let lines = [&person.name, &person.line, &person.from];
        let days = [&person.trial, &person.discussed];
        if lines.iter().any(|it| it.values.len() > 1) || days.iter().any(|it| it.values.len() > 1) {
            let name = said(&person.name);
            needs.push((
                t!("finding-two-of-you-wrote-differently-about", name = name),
                t!("finding-settle-it"),
            ));
        }
    }
    for offer in same::offers(source) {
        needs.push((offer.words, t!("finding-look")));
    }
    let openness = &snapshot.focus.openness;
    let openness = question(source, openness, |it| openness_words(*it).to_owned());
    let facts = [openness, size(source).question, trial(source).question];
    let postings = snapshot.postings.iter().map(|posting| posting_view(source, posting));
    let postings =
        postings.filter_map(|posting| Some(format!("{} {}", posting.words, posting.question?)));
    let settle = facts.into_iter().flatten().chain(postings);
    needs.extend(settle.map(|words| (words, t!("finding-settle-it"))));
    if clicks_view(source, &snapshot.focus.trial, &snapshot.focus.clicks).waits_for_me {
        let words = t!("finding-does-it-click-for-you-as-2");
        needs.push((words.to_owned(), t!("finding-say")));
    }
    needs
}

/// The edit that sets one of the exact things.
pub(crate) fn set(fact: FocusFact) -> kith_sync::node::api::Command {
    kith_sync::node::api::Command::Edit(kith_sync::group::Edit::SetFocus { set: fact })
}

/// How a person is proposed, where that is possible at all.
fn way(coming: ComingView) -> Result<bool, &'static str> {
    match coming {
        ComingView::Alone => Ok(true),
        ComingView::ByVote => Ok(false),
        ComingView::NotNow(why) => Err(why),
    }
}

/// "Ben says five and Cleo says six. Which one is right?"
fn fact<T: Copy>(
    source: &Source<'_>,
    choice: &Choice<T>,
    say: impl Fn(&T) -> String,
) -> FactView<T> {
    FactView { now: choice.settled().copied(), question: question(source, choice, say) }
}

/// What several said at once, each with who did.
pub(super) fn question<T>(
    source: &Source<'_>,
    choice: &Choice<T>,
    say: impl Fn(&T) -> String,
) -> Option<String> {
    if choice.values.len() < 2 {
        return None;
    }
    let people = source.people();
    let said = choice.values.iter().map(|it| {
        let form = form(it.by.as_slice(), people.me());
        t!("finding-says", who = people.author(it.by), form = form, what = say(&it.value))
    });
    let mut said: Vec<String> = said.collect();
    said.sort();
    Some(t!("finding-which-one-is-right", said = capital(&join(&said))))
}

fn openness_words(openness: Openness) -> &'static str {
    match openness {
        Openness::Open => t!("finding-that-the-group-is-open"),
        Openness::Closed => t!("finding-that-it-is-closed-for-now"),
        Openness::Guests => t!("finding-that-a-guest-is-welcome"),
    }
}

fn size(source: &Source<'_>) -> FactView<u8> {
    let aim = &source.snapshot.focus.aim;
    let said = fact(source, aim, |size| number(usize::from(*size)));
    let question =
        said.question.map(|words| t!("finding-meanwhile-the-smaller-one-counts", words = words));
    FactView { question, ..said }
}

fn trial(source: &Source<'_>) -> FactView<Date> {
    let today = source.now.date();
    let trial = &source.snapshot.focus.trial;
    let question = question(source, trial, |day| match day {
        Some(day) => short_date(*day, today),
        None => t!("finding-no-day-3").to_owned(),
    });
    FactView { now: trial.settled().copied().flatten(), question }
}

/// The day of the third meeting to come, where so many are set: a good day to ask whether it clicks.
fn third(source: &Source<'_>) -> Option<(Date, String)> {
    let day = third_meeting(source)?;
    Some((day, t!("finding-on-the-day-of-the-third", date = short_date(day, source.now.date()))))
}

/// How many places are open, in words; they reopen when somebody leaves, since only those who are in are looked at.
fn places(source: &Source<'_>, is_closed: bool) -> String {
    let is_in = |standing| matches!(standing, Standing::Member | Standing::OnBreak);
    let members = source.snapshot.members.iter().filter(|member| is_in(member.standing)).count();
    let aims = source.snapshot.focus.aim.values.iter().map(|it| it.value);
    let is_set = !source.snapshot.focus.aim.values.is_empty();
    let aim = usize::from(aims.min().unwrap_or(BEGINNING));
    let begin = if is_set { String::new() } else { format!("{} ", t!("finding-size-not-set")) };
    let open = match aim.saturating_sub(members) {
        0 => t!("finding-no-place-is-open-now-one").to_owned(),
        1 => t!("finding-one-place-is-open").to_owned(),
        open => t!("finding-places-are-open", open = capital(&number(open))),
    };
    let closed = if is_closed && aim > members {
        format!(" {}", t!("finding-nobody-new"))
    } else {
        String::new()
    };
    format!("{begin}{open}{closed}")
}

/// A small number in words.
pub(super) fn number(number: usize) -> String {
    fn words() -> [&'static str; 13] {
        [
            t!("finding-no"),
            t!("finding-one"),
            t!("finding-two"),
            t!("finding-three-2"),
            t!("finding-four-2"),
            t!("finding-five-2"),
            t!("finding-six-2"),
            t!("finding-seven-2"),
            t!("finding-eight-2"),
            t!("finding-nine"),
            t!("finding-ten-2"),
            t!("finding-eleven"),
            t!("finding-twelve"),
        ]
    }
    words().get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

fn posting_view(source: &Source<'_>, posting: &Posting) -> PostingView {
    let today = source.now.date();
    let place = said(&posting.place);
    let days: Vec<String> =
        posting.on.values.iter().map(|it| short_date(it.value, today)).collect();
    let who = source.people().by(posting.by);
    let is_down = posting.kept == Kept::Aside;
    let end = if is_down { format!(" {}", t!("finding-taken-down")) } else { String::new() };
    PostingView {
        id: posting.id,
        words: t!(
            "finding-put-up-by-on",
            place = capital(&place),
            who = who,
            days = either(&days),
            end = end
        ),
        is_down,
        question: if posting.kept == Kept::Unsettled {
            Some(t!("finding-taken-down-by-one-of-you"))
        } else if posting.place.values.len() > 1 || days.len() > 1 {
            Some(t!("finding-two-of-you-corrected-this-at"))
        } else {
            None
        },
        place,
    }
}

/// All lines that stand; of several it is for people to say which is right.
pub(crate) fn said(lines: &Choice<Written>) -> String {
    let words: Vec<&str> = lines.values.iter().map(|it| words(&it.value.words)).collect();
    either(&words)
}

fn words(words: &Words) -> &str {
    match words {
        Words::Known(words) => words.trim(),
        Words::NotHereYet => t!("finding-words-that-have-not-arrived-yet"),
        Words::TakenBack => t!("finding-words-that-were-taken-back"),
    }
}
