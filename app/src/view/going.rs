//! How it is working for the members, and what some of them work through and share.
//!
//! Invariant: the answers of a round are shown together, once everybody who is asked has answered or its day has come.

use jiff::civil::Date;
use kith_sync::group::edit::{HowItWorks, QuestionField};
use kith_sync::group::snapshot::{Choice, MemberQuestion, Review, ReviewWord, Words, Written};
use kith_sync::id::{BodyName, RecordId};

use super::Source;
use super::people::{capital, form};
use super::text::known_words;
use super::when::{day_words, written_on};
use crate::words::t;

/// The four answers, in the order in which they are offered.
pub(crate) fn hows() -> [(HowItWorks, &'static str); 4] {
    [
        (HowItWorks::Helps, t!("going-it-does-me-good")),
        (HowItWorks::Fine, t!("going-it-is-all-right")),
        (HowItWorks::Unsure, t!("going-i-am-not-sure")),
        (HowItWorks::NotAsItIs, t!("going-not-as-it-is")),
    ]
}

/// The parts of what somebody works through, with the words above each.
pub(crate) fn parts() -> [(QuestionField, &'static str); 4] {
    [
        (QuestionField::What, t!("going-what-it-is")),
        (QuestionField::Ideas, t!("going-ideas")),
        (QuestionField::WillTry, t!("going-what-i-will-try")),
        (QuestionField::Outcome, t!("going-how-it-went")),
    ]
}

/// The screen "How it is going".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GoingView {
    /// The newest round; absent where there was none yet.
    pub(crate) round: Option<RoundView>,
    /// Earlier rounds, newest first.
    pub(crate) earlier: Vec<RoundView>,
    /// Whether everybody can be asked (again).
    pub(crate) may_ask: bool,
    /// Days on which a new round could be shown, with words.
    pub(crate) days: Vec<(Date, String)>,
    pub(crate) questions: Vec<QuestionView>,
    pub(crate) may_write: bool,
}

/// A round of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RoundView {
    pub(crate) id: RecordId,
    pub(crate) heading: String,
    /// Who is still to answer, and when the answers are shown.
    pub(crate) status: String,
    /// The answers, once they are shown.
    pub(crate) answers: Vec<AnswerView>,
    pub(crate) mine: MineView,
}

/// One member's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnswerView {
    /// "Ben: It does me good": in the member's own words, as nobody else can say it.
    pub(crate) words: String,
    pub(crate) more: Vec<String>,
}

/// This member's own answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MineView {
    pub(crate) how: Option<HowItWorks>,
    pub(crate) keep: String,
    pub(crate) change: String,
    /// What of it can be taken back for good.
    pub(crate) bodies: Vec<BodyName>,
    /// Whether this member's answer is still missing, or two of them ask which one it is.
    pub(crate) asked: bool,
    pub(crate) note: Option<String>,
}

/// What somebody works through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct QuestionView {
    pub(crate) id: RecordId,
    pub(crate) heading: String,
    pub(crate) is_mine: bool,
    /// Each part with its words; of this member's own the empty ones too.
    pub(crate) parts: Vec<PartView>,
}

/// One part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PartView {
    pub(crate) part: QuestionField,
    pub(crate) label: &'static str,
    pub(crate) words: String,
    pub(crate) bodies: Vec<BodyName>,
}

/// Makes the screen.
pub(crate) fn going_view(source: &Source<'_>) -> GoingView {
    let mut rounds = source.snapshot.reviews.iter().rev().map(|review| round_view(source, review));
    let round = rounds.next();
    let today = source.now.date();
    let is_open = source.snapshot.reviews.last().is_some_and(|newest| !is_shown(source, newest));
    let days = [
        (7, t!("going-in-a-week")),
        (14, t!("going-in-two-weeks")),
        (28, t!("going-in-four-weeks")),
    ];
    let days = days.into_iter().filter_map(|(days, words)| {
        Some((today.checked_add(jiff::Span::new().days(days)).ok()?, words.to_owned()))
    });
    GoingView {
        round,
        earlier: rounds.collect(),
        may_ask: source.may_write() && !is_open,
        days: days.collect(),
        questions: source.snapshot.questions.iter().map(|it| question_view(source, it)).collect(),
        may_write: source.may_write(),
    }
}

/// Whether the newest round waits for this member.
pub(crate) fn is_asked(source: &Source<'_>) -> bool {
    let newest = source.snapshot.reviews.last();
    newest.is_some_and(|newest| {
        let is_double =
            newest.words.iter().any(|it| it.member == source.status.me && it.how.len() > 1);
        let is_waited_for =
            newest.waiting_for(&source.snapshot.members).contains(&source.status.me);
        is_double || (is_waited_for && !is_shown(source, newest))
    })
}

fn is_shown(source: &Source<'_>, review: &Review) -> bool {
    review.is_shown(&source.snapshot.members, source.now.date())
}

fn round_view(source: &Source<'_>, review: &Review) -> RoundView {
    let people = source.people();
    let today = source.now.date();
    let is_shown = is_shown(source, review);
    let waiting = review.waiting_for(&source.snapshot.members);
    let status = match (is_shown, waiting.as_slice(), review.shows_on()) {
        (true, [], _) => t!("going-everybody-has-answered").to_owned(),
        (true, waiting, _) => {
            let (names, form) = (capital(&people.list(waiting)), form(waiting, people.me()));
            t!("going-did-not-answer", names = names, form = form)
        }
        (false, waiting, Some(day)) => t!(
            "going-still-to-answer-the-answers-are",
            waiting = people.list(waiting),
            today = day_words(day, today)
        ),
        (false, waiting, None) => t!("going-still-to-answer", waiting = people.list(waiting)),
    };
    let mut words: Vec<_> = review.words.iter().filter(|_| is_shown).collect();
    words.sort_by_key(|word| people.rank(word.member));
    let answers = words.into_iter().map(|word| AnswerView {
        words: format!("{}: {}", people.subject(word.member), how_words(word)),
        more: lines(&word.keep)
            .map(|words| t!("going-to-keep", words = words))
            .chain(lines(&word.change).map(|words| t!("going-to-change", words = words)))
            .collect(),
    });
    RoundView {
        id: review.id,
        heading: t!(
            "going-asked",
            by = capital(&people.author(review.by)),
            form = form(review.by.as_slice(), people.me()),
            today = written_on(review.day, today)
        ),
        status,
        answers: answers.collect(),
        mine: mine_view(source, review),
    }
}

fn mine_view(source: &Source<'_>, review: &Review) -> MineView {
    let mine = review.words.iter().find(|word| word.member == source.status.me);
    let one = |choice: Option<&Choice<Written>>| {
        choice.into_iter().flat_map(lines).collect::<Vec<_>>().join("\n")
    };
    let bodies = mine.into_iter().flat_map(|word| [&word.keep, &word.change]);
    let bodies = bodies.flat_map(bodies_of).collect();
    let how = mine.and_then(|word| match word.how.as_slice() {
        [only] => Some(*only),
        _ => None,
    });
    let is_double = mine.is_some_and(|word| word.how.len() > 1);
    MineView {
        how,
        keep: one(mine.map(|word| &word.keep)),
        change: one(mine.map(|word| &word.change)),
        bodies,
        asked: how.is_none(),
        note: is_double.then(|| t!("going-your-devices-gave-two-answers-at").to_owned()),
    }
}

fn how_words(word: &ReviewWord) -> String {
    let said = word.how.iter().filter_map(|how| hows().into_iter().find(|(each, _)| each == how));
    let said: Vec<&str> = said.map(|(_, words)| words).collect();
    said.join(&format!(", {} ", t!("going-or")))
}

fn question_view(source: &Source<'_>, question: &MemberQuestion) -> QuestionView {
    let is_mine = question.owner == source.status.me;
    let today = source.now.date();
    let day = written_on(question.day, today);
    let parts = parts().into_iter().map(|(part, label)| {
        let choice = match part {
            QuestionField::What => &question.what,
            QuestionField::Ideas => &question.ideas,
            QuestionField::WillTry => &question.will_try,
            QuestionField::Outcome => &question.outcome,
        };
        let words = lines(choice).collect::<Vec<_>>().join("\n");
        PartView { part, label, words, bodies: bodies_of(choice).collect() }
    });
    QuestionView {
        id: question.id,
        heading: if is_mine {
            t!("going-yours-shared", day = day)
        } else {
            format!("{}, {day}", source.people().subject(question.owner))
        },
        is_mine,
        parts: parts.filter(|part| is_mine || !part.words.is_empty()).collect(),
    }
}

fn lines(choice: &Choice<Written>) -> impl Iterator<Item = String> {
    choice.values.iter().map(|chosen| known_words(&chosen.value.words).0)
}

fn bodies_of(choice: &Choice<Written>) -> impl Iterator<Item = BodyName> {
    let here = choice.values.iter().filter(|it| matches!(it.value.words, Words::Known(_)));
    here.map(|chosen| chosen.value.body)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::desktop::scripted::{ana, ben, cleo, going, how, now, round};

    fn view(shows: Date, words: Vec<ReviewWord>) -> GoingView {
        let mut state = going();
        Arc::make_mut(&mut state.snapshot).reviews = Arc::new(vec![round(shows, words)]);
        let now = now();
        going_view(&Source { snapshot: &state.snapshot, status: &state.status, now: &now })
    }

    #[test]
    fn answers_are_shown_together_when_everybody_has_answered_or_the_day_has_come() {
        let helps = |member| how(member, HowItWorks::Helps, "");
        let early = view(date(2026, 12, 12), vec![helps(ben())]).round.unwrap();
        assert_eq!(early.answers, []);
        assert_eq!(
            early.status,
            "Still to answer: Cleo and you. The answers are shown together, once everybody has answered or on Saturday 12 December."
        );
        // As ids have it, which are in no order that anybody knows.
        let all = vec![helps(cleo()), helps(ana()), how(ben(), HowItWorks::Unsure, "The tea.")];
        let whole = view(date(2026, 12, 12), all).round.unwrap();
        assert_eq!(whole.status, "Everybody has answered.");
        let told: Vec<_> = whole.answers.iter().map(|it| (it.words.as_str(), &it.more)).collect();
        assert_eq!(told[1], ("Ben: I am not sure", &vec!["To keep: The tea.".to_owned()]));
        let due = view(date(2026, 11, 30), vec![helps(ben())]).round.unwrap();
        assert_eq!(due.status, "Cleo and you did not answer.");
        assert_eq!(due.answers.len(), 1);
    }

    #[test]
    fn two_answers_of_my_devices_ask_me_which_one_it_is() {
        let mut double = how(ana(), HowItWorks::Helps, "");
        double.how.push(HowItWorks::NotAsItIs);
        let mine = view(date(2026, 12, 12), vec![double]).round.unwrap().mine;
        assert_eq!((mine.how, mine.asked), (None, true));
        assert!(mine.note.unwrap().contains("Which one is it?"));
    }
}
