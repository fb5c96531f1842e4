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
use crate::view::people::{capital, form};
use crate::view::rules::Mood;
use crate::view::when::short_date;
use crate::words::t;

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
    /// "Since 29 November." beside the stage, or what several said at once.
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

impl PersonView {
    /// All that is known of where they stand, to be read in one go.
    pub(crate) fn known(&self) -> String {
        let named = t!("finding-named-by", from = self.from);
        let named = (!self.from.is_empty()).then_some(&named);
        let sentences = std::iter::once(&self.standing).chain(named).chain(&self.facts);
        let sentences: Vec<&str> = sentences.map(String::as_str).collect();
        sentences.join(" ")
    }
}

/// The words for each stage, in their order.
pub(crate) fn stages() -> [(Stage, &'static str); 9] {
    [
        (Stage::Idea, t!("finding-an-idea")),
        (Stage::Asked, t!("finding-asked")),
        (Stage::SpokenWith, t!("finding-spoken-with")),
        (Stage::SamePage, t!("finding-on-the-same-page")),
        (Stage::Vote, t!("finding-the-groups-vote")),
        (Stage::Invited, t!("finding-invited")),
        (Stage::TryingOut, t!("finding-trying-it-out")),
        (Stage::Member, t!("finding-member")),
        (Stage::NotNow, t!("finding-not-now")),
    ]
}

/// What to talk about, in the order of a talk.
pub(crate) fn points() -> [(TalkPoint, &'static str); 6] {
    [
        (TalkPoint::Purpose, t!("finding-what-the-group-is-for-and")),
        (TalkPoint::Time, t!("finding-when-you-meet-and-how-much")),
        (TalkPoint::Rules, t!("finding-the-ground-rules-as-far-as")),
        (TalkPoint::Confidentiality, t!("finding-what-is-said-in-the-group")),
        (TalkPoint::Trial, t!("finding-that-it-is-a-try-for")),
        (TalkPoint::SomebodyElse, t!("finding-if-it-is-not-for-them")),
    ]
}

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
                let by = source.people().by(same.by);
                (same.id, t!("finding-also-written-down-as-by", name = said(&same.name), by = by))
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
    let Some(stage) = stage else { return (t!("finding-two-answers"), Mood::Careful) };
    let words = stage_words(stage);
    match stage {
        Stage::Idea | Stage::NotNow => (words, Mood::Quiet),
        Stage::Asked | Stage::SpokenWith | Stage::Vote | Stage::Invited => (words, Mood::Open),
        Stage::SamePage | Stage::TryingOut | Stage::Member => (words, Mood::Settled),
    }
}

fn stage_words(stage: Stage) -> &'static str {
    stages().iter().find(|(each, _)| *each == stage).map_or("", |(_, words)| words)
}

fn standing(source: &Source<'_>, person: &Candidate) -> String {
    let today = source.now.date();
    let both = question(source, &person.stage, |it| {
        t!("finding-since", stage = stage_words(it.stage), today = short_date(it.on, today))
    });
    let first = person.stage.values.first();
    match (settled_stage(person), first) {
        (Some(_), Some(first)) => {
            t!("finding-since-2", today = short_date(first.value.on, today))
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
        notes.push(t!("finding-a-not-now-stands-ask-nothing", name = name));
    }
    match person.asking.as_slice() {
        [] => {}
        [one] if *one == me => {
            notes.push(t!("finding-you-are-about-to-ask-the", name = name));
        }
        [one] => notes.push(t!(
            "finding-is-about-to-ask-talk-with",
            one = people.subject(*one),
            name = name
        )),
        several => notes.push(t!(
            "finding-are-about-to-ask-agree-who",
            names = capital(&people.list(several)),
            form = form(several, me),
            name = name
        )),
    }
    notes.extend(admissions(source, person, name));
    for choice in [&person.name, &person.line, &person.from] {
        if choice.values.len() > 1 {
            notes.push(t!("finding-two-of-you-wrote-a-line").to_owned());
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
        let names = capital(&people.list(&person.knows));
        facts.push(t!("finding-them", names = names, form = form(&person.knows, people.me())));
    }
    let talked = question(source, &person.discussed, |day| match day {
        Some(day) => t!("finding-that-you-talked-about-them-on", today = short_date(*day, today)),
        None => t!("finding-that-you-have-not-talked-about").to_owned(),
    });
    if let Some(day) = person.discussed.settled().copied().flatten() {
        facts.push(t!("finding-the-group-talked-about-them-on", today = short_date(day, today)));
    }
    facts.extend(talked);
    let tried = question(source, &person.trial, |day| match day {
        Some(day) => short_date(*day, today),
        None => t!("finding-no-day-3").to_owned(),
    });
    match person.trial.settled().copied().flatten() {
        Some(day) if day <= today => {
            facts.push(t!("finding-the-day-for-it-was-do", today = short_date(day, today)));
        }
        Some(day) => {
            let on = short_date(day, today);
            facts.push(t!("finding-on-both-sides-say-whether-it", on = on));
        }
        None => {}
    }
    facts.extend(tried.map(|words| t!("finding-when-both-sides-say-whether-it", words = words)));
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
        let names = capital(&people.list(&concerned));
        let form = form(&concerned, people.me());
        notes.push(t!(
            "finding-a-concern-about-letting-in-the",
            names = names,
            form = form,
            name = name
        ));
    }
    if let [only] = under_way.as_slice() {
        notes.push(match (only.outcome == Outcome::Open, only.came_in.is_some()) {
            (true, _) => t!("finding-is-put-to-the-group-see", name = name),
            (false, true) => t!("finding-has-come-in", name = name),
            (false, false) => {
                t!("finding-the-group-has-agreed-to-any", name = name)
            }
        });
    } else if under_way.len() > 1 {
        notes.push(t!("finding-was-put-to-the-group-more", name = name));
    }
    if let Some(member) = member_called_alike(source, person) {
        notes.push(t!("finding-a-member-is-called-already-if", member = member));
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
        return PuttingView::No(t!("finding-first-settle-where-stands", name = name));
    }
    if person.name.settled().is_none_or(|name| known(&name.words).is_none()) {
        return PuttingView::No(t!("finding-first-settle-what-this-person-is").to_owned());
    }
    let is_open = |it: &Proposed| {
        it.outcome == Outcome::Open || (it.outcome == Outcome::Passed && it.came_in.is_none())
    };
    if alike(source, person).any(is_open) {
        return PuttingView::No(t!("finding-somebody-called-is-put-to-the", name = name));
    }
    if is_alone {
        PuttingView::Invite
    } else if person.discussed.settled().copied().flatten().is_some() {
        PuttingView::Put
    } else {
        PuttingView::AskFirst(t!("finding-has-the-group-talked-about-whoever", name = name))
    }
}

fn turning_down(source: &Source<'_>, person: &Candidate, name: &str) -> String {
    let names = names(person);
    let mut others = source.snapshot.candidates.iter().filter(|it| it.id != person.id);
    let has_twin = others.any(|it| self::names(it).iter().any(|name| names.contains(name)));
    let twin = if has_twin { format!(" {}", t!("finding-twin")) } else { String::new() };
    t!("finding-with-not-now-goes-from-every", name = name, twin = twin)
}
