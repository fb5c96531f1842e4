//! What is put to the group, a ground rule or a decision: two texts, a switch, and each member's own word on each exact
//! wording.
//!
//! A word is kept for each wording, so what holds goes on holding while a newer wording is being agreed.
//!
//! Invariant: nobody is bound to words they never saw: a word counts for the very versions that it names.
//! Source: FORMATS.md §4.

pub(super) mod remarks;
mod state;

use std::collections::{BTreeMap, BTreeSet};

use super::chunk::Scalar;
use jiff::civil::Date;

use super::edit::{ConcernName, Put, Stance, TextField, Topic};
use super::focus::settled_origin;
use super::forms::check_day;
use super::keys::{
    self, AGAIN, ASIDE, AnswerValue, MAX_AMONG, SwitchValue, TOPIC, answer_subject, shared,
};
use super::read::Reader;
use super::snapshot::{Agreement, Choice, RuleAnswer, Text};
use super::sources::Origins;
use super::write::{Draft, EditError, Subject};
use crate::id::{Day, ExactHash, MemberId, RecordId};
use remarks::Remarks;
pub(super) use state::Who;
use state::{Answers, Holding};

/// Puts something to the group, as what `put` makes of its record.
pub(super) fn add(
    draft: &mut Draft<'_, '_>,
    put: fn(RecordId) -> Put,
    title: &str,
    wording: &str,
) -> Result<Put, EditError> {
    let kind = put(RecordId::from_bytes([0; 16]));
    let title = draft.line(title_of(kind), title)?;
    let wording = wording_body(draft, kind, wording)?;
    let put = put(draft.make(kind.kind()));
    draft.version(put.title(), title, None)?;
    draft.version(put.wording(), wording, None)?;
    draft.switch(shared(put.kind(), put.record(), ASIDE), false, BTreeSet::new());
    Ok(put)
}

/// Writes its title or its wording.
pub(super) fn write(
    draft: &mut Draft<'_, '_>,
    text: TextField,
    put: Put,
    words: &str,
    from: Option<ExactHash>,
) -> Result<(), EditError> {
    draft.check(put.kind(), put.record())?;
    let body = if text == put.title() {
        draft.line(title_of(put), words)?
    } else {
        if is_aside(draft, put) {
            return Err(match put {
                Put::Rule(_) => EditError::RuleAside,
                Put::Decision(_) => EditError::DecisionAside,
            });
        }
        wording_body(draft, put, words)?
    };
    draft.version(text, body, from)
}

/// Sets it aside, or takes it up again.
pub(super) fn set_aside(draft: &mut Draft<'_, '_>, put: Put, aside: bool) -> Result<(), EditError> {
    draft.switch_text((put.kind(), put.record(), ASIDE), put.wording(), aside)
}

/// Sets the day on which to look at it again.
pub(super) fn look_again(
    draft: &mut Draft<'_, '_>,
    put: Put,
    on: Option<jiff::civil::Date>,
) -> Result<(), EditError> {
    draft.check(put.kind(), put.record())?;
    check_day(on)?;
    draft.put_encoded(shared(put.kind(), put.record(), AGAIN), &on);
    Ok(())
}

/// Gives, changes or takes back this member's own word on a wording.
pub(super) fn answer(
    draft: &mut Draft<'_, '_>,
    put: Put,
    wording: ExactHash,
    stance: Option<Stance>,
    why: Option<&str>,
) -> Result<(), EditError> {
    draft.check(put.kind(), put.record())?;
    let graph = draft.document.index().text(&put.wording().path());
    let versions =
        graph.and_then(|graph| graph.resolve(wording)).ok_or(EditError::NoSuchWording)?;
    if versions.len() > keys::MAX_REPLACES {
        return Err(EditError::NoSuchWording);
    }
    if stance.is_some() {
        check_readable(draft, put, &versions)?;
    }
    let me = draft.context.me;
    let key = keys::own(me, put.kind(), &answer_subject(put.record(), wording));
    let why = why.filter(|why| !why.trim().is_empty());
    let Some(stance) = stance else {
        if why.is_some() {
            return Err(EditError::ReasonAlone);
        }
        draft.put(key, Scalar::Null);
        return Ok(());
    };
    let why = why.map(|why| draft.body(why.trim())).transpose()?;
    let who = Who::asked(draft.context);
    let answers = Answers::on(draft.document, put, wording);
    // Whoever speaks again on what holds already does not unsettle it by having met newcomers since, or another rule.
    let Holding { among, terms } = answers.holding(wording, &who).unwrap_or_else(|| who.would());
    let among = among.into_iter().take(MAX_AMONG).collect();
    let before = answers.before(wording, me, stance);
    let origin = settled_origin(draft.document);
    let answer = AnswerValue { stance, why, versions, among, before, origin, terms };
    draft.put_encoded(key, &answer);
    Ok(())
}

/// What members said on it, kept from one reading to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    answers: Answers,
    remarks: Remarks,
}

/// What was touched of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Touched {
    /// Whether anything else was than what members said on it.
    pub(super) is_whole: bool,
    /// The wordings that somebody has another word on.
    pub(super) wordings: BTreeSet<ExactHash>,
    /// The remarks, by their names.
    pub(super) remarks: BTreeSet<RecordId>,
}

impl Said {
    pub(super) fn read(reader: &Reader<'_>, put: Put, who: &Who) -> Self {
        let answers = Answers::read(reader.document, put, who);
        Self { answers, remarks: Remarks::read(reader, put) }
    }

    pub(super) fn update(&mut self, reader: &Reader<'_>, put: Put, who: &Who, touched: &Touched) {
        self.answers.update(reader.document, put, who, &touched.wordings);
        self.remarks.update(reader, put, &touched.remarks);
    }
}

/// What it is, without what is said on it.
struct Begun {
    title: Text,
    wording: Text,
    topic: Choice<Option<Topic>>,
    again: Choice<Option<Date>>,
    by: Option<MemberId>,
    day: Day,
}

impl Begun {
    fn read(reader: &Reader<'_>, put: Put) -> Option<Self> {
        let id = put.record();
        let made = reader.document.index().made(put.kind(), id)?;
        let (by, day) = reader.origin(made);
        Some(Self {
            title: reader.text(put.title()),
            wording: reader.text(put.wording()),
            topic: reader.exact(&shared(put.kind(), id, TOPIC)),
            again: reader.exact(&shared(put.kind(), id, AGAIN)),
            by,
            day,
        })
    }

    fn of(before: &Agreement) -> Self {
        let Agreement { title, wording, topic, again, by, day, .. } = before;
        let (title, wording) = (title.clone(), wording.clone());
        Self { title, wording, topic: topic.clone(), again: again.clone(), by: *by, day: *day }
    }
}

/// Reads it, with what was said on it; absent where it is none. `before`: as it was, where only what was said is new.
pub(super) fn read(
    reader: &Reader<'_>,
    put: Put,
    (said, who): (&Said, &Who),
    before: Option<&Agreement>,
) -> Option<Agreement> {
    let id = put.record();
    let Begun { title, wording, topic, again, by, day } = match before {
        Some(before) => Begun::of(before),
        None => Begun::read(reader, put)?,
    };
    let aside = shared(put.kind(), id, ASIDE);
    let switch = reader.exact::<SwitchValue>(&aside);
    let state = said.answers.state(reader, put, &wording, &switch, who);

    let now = wording.wording.into_iter().collect();
    let (aside, _) = reader.switch(&aside, &now, (by, day));
    let graph = reader.document.index().text(&put.wording().path());
    let mut earlier: BTreeMap<ExactHash, Option<String>> = BTreeMap::new();
    let answers: Vec<RuleAnswer> = said
        .answers
        .newest(wording.wording)
        .map(|(member, of, answer)| {
            let current = wording.wording == Some(of);
            let words = || graph?.known_words(&answer.versions, reader.around.bodies);
            let words = if current { &None } else { earlier.entry(of).or_insert_with(words) };
            let concern = (answer.stance == Stance::Concern).then(|| ConcernName {
                member,
                exact: keys::concern_hash(id, member, of, answer.why),
            });
            RuleAnswer {
                member,
                stance: answer.stance,
                why: answer.why.map(|why| reader.written(why)),
                wording: of,
                current,
                words: words.clone(),
                before: answer.before,
                origin: answer.origin,
                concern,
            }
        })
        .collect();
    Some(Agreement {
        id,
        title,
        wording,
        topic,
        again,
        by,
        day,
        aside,
        answers,
        state,
        remarks: said.remarks.listed().to_vec(),
    })
}

/// Nobody is bound to words that do not stand still or that cannot be read.
fn check_readable(
    draft: &Draft<'_, '_>,
    put: Put,
    versions: &[keys::VersionId],
) -> Result<(), EditError> {
    let text = put.wording().path();
    let graph = draft.document.index().text(&text).ok_or(EditError::NoSuchWording)?;
    match graph.are_here(versions, draft.context.bodies) {
        (true, _) => Err(EditError::WordsNotHere),
        (false, false) => Err(EditError::WordsTakenBack),
        (false, true) if graph.words(versions, draft.context.bodies).1 => {
            Err(EditError::SideBySide)
        }
        (false, true) => Ok(()),
    }
}

const fn title_of(put: Put) -> Subject {
    match put {
        Put::Rule(_) => Subject::RuleTitle,
        Put::Decision(_) => Subject::DecisionTitle,
    }
}

fn wording_body(
    draft: &mut Draft<'_, '_>,
    put: Put,
    words: &str,
) -> Result<crate::id::BodyName, EditError> {
    if words.trim().is_empty() {
        return Err(EditError::Empty(match put {
            Put::Rule(_) => Subject::Rule,
            Put::Decision(_) => Subject::Decision,
        }));
    }
    draft.body(words)
}

fn is_aside(draft: &Draft<'_, '_>, put: Put) -> bool {
    let values = draft.document.values(&shared(put.kind(), put.record(), ASIDE));
    let mut switches =
        values.iter().filter_map(|(_, value)| value.decoded::<SwitchValue>()).peekable();
    switches.peek().is_some() && switches.all(|switch| switch.on)
}

/// The words of a wording, as far as they are here, and whether it is two side by side.
fn words_of(
    reader: &Reader<'_>,
    put: Put,
    wording: ExactHash,
    answers: &Answers,
) -> (String, bool) {
    let graph = reader.document.index().text(&put.wording().path());
    let versions = answers.versions(wording);
    graph.map(|graph| graph.words(versions, reader.around.bodies)).unwrap_or_default()
}
