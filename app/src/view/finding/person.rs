//! One person whom the group may ask.

use jiff::civil::Date;
use kith_sync::group::edit::Stage;
use kith_sync::group::snapshot::{Candidate, Chosen, StageOn, Standing};
use kith_sync::id::{MemberId, RecordId};
use kith_sync::node::api::{Answer, Moved, Outcome, Proposed, Said};
use kith_sync::node::mine::{Mine, TalkPoint};

use super::same::names;
use super::{ClicksView, clicks_view, question, said, way};
use crate::view::Source;
use crate::view::decisions::{DecisionsView, folded, known};
use crate::view::people::{capital, have};
use crate::view::rules::Mood;
use crate::view::when::short_date;

/// A person and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonView {
    pub(crate) id: RecordId,
    pub(crate) name: String,
    pub(crate) line: String,
    pub(crate) from: String,
    /// The stage in a few words, and how it looks.
    pub(crate) pill: (&'static str, Mood),
    /// Where all say the same.
    pub(crate) stage: Option<Stage>,
    /// "Spoken with since 29 November.", or what several said at once.
    pub(crate) standing: String,
    /// What to see before anything is done, the most urgent first.
    pub(crate) notes: Vec<String>,
    /// What is known beside: who knows them, what is agreed.
    pub(crate) facts: Vec<String>,
    pub(crate) i_know: bool,
    pub(crate) i_ask: bool,
    pub(crate) trial: Option<Date>,
    /// Whether it clicks with them.
    pub(crate) clicks: ClicksView,
    /// Further entries of this person, each with words to tell them apart again.
    pub(crate) same: Vec<(RecordId, String)>,
    pub(crate) talk: TalkView,
    pub(crate) putting: PuttingView,
    /// What happens when the person is turned down.
    pub(crate) turning_down: String,
}

/// What this member noted of the talk, for themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TalkView {
    pub(crate) done: Vec<TalkPoint>,
    pub(crate) words: String,
}

/// Putting a person to the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PuttingView {
    /// Not now, and why.
    No(String),
    /// The founder is alone and invites.
    Invite,
    /// By a vote; the group has talked about the person.
    Put,
    /// By a vote; first it is asked whether the group has talked about the person.
    AskFirst(String),
}

/// The words for each stage, in their order.
pub(crate) const STAGES: [(Stage, &str); 9] = [
    (Stage::Idea, "An idea"),
    (Stage::Asked, "Asked"),
    (Stage::SpokenWith, "Spoken with"),
    (Stage::SamePage, "On the same page"),
    (Stage::Vote, "The group’s vote"),
    (Stage::Invited, "Invited"),
    (Stage::TryingOut, "Trying it out"),
    (Stage::Member, "Member"),
    (Stage::NotNow, "Not now"),
];

/// What to talk about, in the order of a talk.
pub(crate) const POINTS: [(TalkPoint, &str); 6] = [
    (TalkPoint::Purpose, "What the group is for, and what not"),
    (TalkPoint::Time, "When you meet, and how much time it takes"),
    (TalkPoint::Rules, "The ground rules, as far as you have them"),
    (TalkPoint::Confidentiality, "What is said in the group stays there"),
    (TalkPoint::Trial, "That it is a try, for both sides"),
    (TalkPoint::SomebodyElse, "If it is not for them: do they know somebody?"),
];

pub(super) fn person_view(
    source: &Source<'_>,
    decisions: &DecisionsView,
    mine: &Mine,
    person: &Candidate,
) -> PersonView {
    let me = source.status.me;
    let name = capital(&said(&person.name));
    let stage = settled_stage(person);
    let talk = mine
        .talk(person.id)
        .map(|talk| TalkView { done: talk.done.clone(), words: talk.words.clone() });
    PersonView {
        id: person.id,
        line: said(&person.line),
        from: said(&person.from),
        pill: pill(stage),
        stage,
        standing: standing(source, person),
        notes: notes(source, person, &name),
        facts: facts(source, person),
        i_know: person.knows.contains(&me),
        i_ask: person.asking.contains(&me),
        trial: person.trial.settled().copied().flatten(),
        clicks: clicks_view(source, &person.trial, &person.clicks),
        same: person
            .same
            .iter()
            .map(|same| {
                let by = source.people().author(same.by);
                (same.id, format!("Also written down as “{}”, by {by}.", said(&same.name)))
            })
            .collect(),
        talk: talk.unwrap_or_default(),
        putting: putting(source, decisions, person, &name),
        turning_down: turning_down(source, person, &name),
        name,
    }
}

/// The stage, where all say the same of it: that two noted it on different days is no contradiction.
fn settled_stage(person: &Candidate) -> Option<Stage> {
    let mut stages = person.stage.values.iter().map(|it| it.value.stage);
    let first = stages.next()?;
    stages.all(|stage| stage == first).then_some(first)
}

/// Whether all say the same of where a person stands.
pub(super) fn has_one_stage(person: &Candidate) -> bool {
    settled_stage(person).is_some()
}

fn pill(stage: Option<Stage>) -> (&'static str, Mood) {
    let Some(stage) = stage else { return ("Two answers", Mood::Careful) };
    let words = stage_words(stage);
    match stage {
        Stage::Idea | Stage::NotNow => (words, Mood::Quiet),
        Stage::Asked | Stage::SpokenWith | Stage::Vote | Stage::Invited => (words, Mood::Open),
        Stage::SamePage | Stage::TryingOut | Stage::Member => (words, Mood::Settled),
    }
}

fn stage_words(stage: Stage) -> &'static str {
    STAGES.iter().find(|(each, _)| *each == stage).map_or("", |(_, words)| words)
}

fn standing(source: &Source<'_>, person: &Candidate) -> String {
    let today = source.now.date();
    let both = question(source, &person.stage, |it| {
        format!("“{}”, since {}", stage_words(it.stage).to_lowercase(), short_date(it.on, today))
    });
    let first = person.stage.values.first();
    match (settled_stage(person), first) {
        (Some(stage), Some(first)) => {
            format!("{}, since {}.", stage_words(stage), short_date(first.value.on, today))
        }
        _ => both.unwrap_or_default(),
    }
}

/// What has to be seen before somebody calls, or puts the person to the group.
fn notes(source: &Source<'_>, person: &Candidate, name: &str) -> Vec<String> {
    let people = source.people();
    let me = people.me();
    let mut notes = Vec::new();
    let is_not_now = |it: &Chosen<StageOn>| it.value.stage == Stage::NotNow;
    if settled_stage(person).is_none() && person.stage.values.iter().any(is_not_now) {
        notes.push(format!(
            "A “not now” stands. Ask {name} nothing more until you have settled it."
        ));
    }
    match person.asking.as_slice() {
        [] => {}
        [one] if *one == me => {
            notes.push(format!("You are about to ask {name}. The others see it."));
        }
        [one] => notes.push(format!(
            "{} is about to ask {name}. Talk with each other before you call.",
            people.subject(*one)
        )),
        several => notes.push(format!(
            "{} are about to ask {name}. Agree who does, before anybody calls.",
            capital(&people.list(several))
        )),
    }
    notes.extend(admissions(source, person, name));
    for choice in [&person.name, &person.line, &person.from] {
        if choice.values.len() > 1 {
            notes.push(
                "Two of you wrote a line about this person at once; both are shown.".to_owned(),
            );
            break;
        }
    }
    notes
}

fn facts(source: &Source<'_>, person: &Candidate) -> Vec<String> {
    let people = source.people();
    let today = source.now.date();
    let mut facts = Vec::new();
    if !person.knows.is_empty() {
        let verb =
            if person.knows == [people.me()] || person.knows.len() > 1 { "know" } else { "knows" };
        facts.push(format!("{} {verb} them.", capital(&people.list(&person.knows))));
    }
    let talked = question(source, &person.discussed, |day| match day {
        Some(day) => format!("that you talked about them on {}", short_date(*day, today)),
        None => "that you have not talked about them".to_owned(),
    });
    if let Some(day) = person.discussed.settled().copied().flatten() {
        facts.push(format!("The group talked about them on {}.", short_date(day, today)));
    }
    facts.extend(talked);
    let tried = question(source, &person.trial, |day| match day {
        Some(day) => short_date(*day, today),
        None => "no day".to_owned(),
    });
    match person.trial.settled().copied().flatten() {
        Some(day) if day <= today => facts.push(format!(
            "The day for it was {}: do both sides say that it clicks?",
            short_date(day, today)
        )),
        Some(day) => {
            let on = short_date(day, today);
            facts.push(format!("On {on} both sides say whether it clicks."));
        }
        None => {}
    }
    facts.extend(tried.map(|words| format!("When both sides say whether it clicks: {words}")));
    facts
}

/// What is put to the group about somebody called the same: only the name links the two.
fn admissions(source: &Source<'_>, person: &Candidate, name: &str) -> Vec<String> {
    let mut notes = Vec::new();
    let under_way: Vec<&Proposed> = alike(source, person)
        .filter(|it| matches!(it.outcome, Outcome::Open | Outcome::Passed))
        .collect();
    let concerned: Vec<MemberId> = under_way
        .iter()
        .filter(|it| it.outcome == Outcome::Open)
        .flat_map(|it| &it.asked)
        .filter(|word| word.said == Said::Answered(Answer::Concern))
        .map(|word| word.member)
        .collect();
    let people = source.people();
    if !concerned.is_empty() {
        let who = capital(&people.list(&concerned));
        let have = have(&concerned, people.me());
        notes.push(format!(
            "{who} {have} a concern about letting {name} in. The admission waits until it is settled."
        ));
    }
    if let [only] = under_way.as_slice() {
        notes.push(match (only.outcome == Outcome::Open, only.came_in.is_some()) {
            (true, _) => format!("{name} is put to the group. See “Members and devices”."),
            (false, true) => format!("{name} has come in."),
            (false, false) => {
                format!("The group has agreed to {name}. Any of you can make the invitation.")
            }
        });
    } else if under_way.len() > 1 {
        notes.push(format!(
            "{name} was put to the group more than once. If it is one person, it is one member: one invitation is enough."
        ));
    }
    if let Some(member) = member_called_alike(source, person) {
        notes.push(format!(
            "A member is called {member} already. If that is the same person, nothing more is needed."
        ));
    }
    notes
}

fn alike<'a>(source: &Source<'a>, person: &Candidate) -> impl Iterator<Item = &'a Proposed> {
    let names = names(person);
    source.status.decisions.proposals.iter().filter(move |it| match &it.motion {
        Moved::Person { name, returning: None } => {
            known(name).is_some_and(|name| names.contains(&folded(name)))
        }
        Moved::Person { returning: Some(_), .. }
        | Moved::Removal { .. }
        | Moved::Rule(_)
        | Moved::Relay(_)
        | Moved::Retiring { .. }
        | Moved::Erasing { .. }
        | Moved::Closing => false,
    })
}

fn member_called_alike(source: &Source<'_>, person: &Candidate) -> Option<String> {
    let names = names(person);
    let mut members = source.snapshot.members.iter();
    let is_in = |standing| matches!(standing, Standing::Member | Standing::OnBreak);
    let member = members.find(|it| is_in(it.standing) && names.contains(&folded(&it.name)))?;
    Some(member.name.trim().to_owned())
}

fn putting(
    source: &Source<'_>,
    decisions: &DecisionsView,
    person: &Candidate,
    name: &str,
) -> PuttingView {
    let is_alone = match way(decisions.coming) {
        Err(why) => return PuttingView::No(why.to_owned()),
        Ok(is_alone) => is_alone,
    };
    if settled_stage(person).is_none() {
        return PuttingView::No(format!("First settle where {name} stands."));
    }
    if person.name.settled().is_none_or(|name| known(&name.words).is_none()) {
        return PuttingView::No("First settle what this person is called.".to_owned());
    }
    let is_open = |it: &Proposed| {
        it.outcome == Outcome::Open || (it.outcome == Outcome::Passed && it.came_in.is_none())
    };
    if alike(source, person).any(is_open) {
        return PuttingView::No(format!(
            "Somebody called {name} is put to the group already; once is enough."
        ));
    }
    if is_alone {
        PuttingView::Invite
    } else if person.discussed.settled().copied().flatten().is_some() {
        PuttingView::Put
    } else {
        PuttingView::AskFirst(format!(
            "Has the group talked about {name}? Whoever comes in reads what you have written here and hears what you tell. Everyone \
             should have had their say before it comes to a vote."
        ))
    }
}

fn turning_down(source: &Source<'_>, person: &Candidate, name: &str) -> String {
    let names = names(person);
    let mut others = source.snapshot.candidates.iter().filter(|it| it.id != person.id);
    let has_twin = others.any(|it| self::names(it).iter().any(|name| names.contains(name)));
    let twin = if has_twin {
        " Another entry with the same name stays; say first that they are one person if they are."
    } else {
        ""
    };
    format!(
        "With “not now”, {name} goes from every screen, list, history and export, on every device that hears of it, and each of you takes \
         back what you wrote. It cannot be undone. If somebody says otherwise at the same time, both are shown to all of you.{twin} \
         Copies may remain elsewhere."
    )
}
