//! Ground rules: two texts, a switch, and each member's own word on each exact wording.
//!
//! A word is kept for each wording, so what holds goes on holding while a newer wording is being agreed.
//!
//! Invariant: nobody is bound to words they never saw: a word counts for the very versions that it names.
//! Source: FORMATS.md §4.

mod state;

use std::collections::{BTreeMap, BTreeSet};

use super::chunk::Scalar;
use super::edit::{Stance, TextField};
use super::keys::{self, ASIDE, AnswerValue, MAX_AMONG, RULE, SwitchValue, rule_subject};
use super::read::Reader;
use super::snapshot::{GroundRule, RuleAnswer};
use super::sources::Origins;
use super::write::{Draft, EditError};
use crate::id::{ExactHash, MemberId, RecordId};
use state::Answers;

/// Puts a rule to the group.
pub(super) fn add(draft: &mut Draft<'_, '_>, title: &str, wording: &str) -> Result<(), EditError> {
    let title = draft.line("A ground rule's title", title)?;
    let wording = wording_body(draft, wording)?;
    let rule = draft.make(RULE);
    draft.version(TextField::RuleTitle(rule), title, None)?;
    draft.version(TextField::RuleWording(rule), wording, None)?;
    draft.switch(keys::shared(RULE, rule, ASIDE), false, BTreeSet::new());
    Ok(())
}

/// Writes a rule's title or wording.
pub(super) fn write(
    draft: &mut Draft<'_, '_>,
    text: TextField,
    rule: RecordId,
    words: &str,
    from: Option<ExactHash>,
) -> Result<(), EditError> {
    draft.check(RULE, rule)?;
    let body = if text == TextField::RuleTitle(rule) {
        draft.line("A ground rule's title", words)?
    } else {
        if is_aside(draft, rule) {
            return Err(EditError::RuleAside);
        }
        wording_body(draft, words)?
    };
    draft.version(text, body, from)
}

/// Sets a rule aside, or takes it up again.
pub(super) fn set_aside(
    draft: &mut Draft<'_, '_>,
    rule: RecordId,
    aside: bool,
) -> Result<(), EditError> {
    draft.check(RULE, rule)?;
    let of = draft.document.index().text(&TextField::RuleWording(rule).path());
    let of = of.and_then(super::text::TextGraph::wording).into_iter().collect();
    draft.switch(keys::shared(RULE, rule, ASIDE), aside, of);
    Ok(())
}

/// Gives, changes or takes back this member's own word on a wording.
pub(super) fn answer(
    draft: &mut Draft<'_, '_>,
    rule: RecordId,
    wording: ExactHash,
    stance: Option<Stance>,
    why: Option<&str>,
) -> Result<(), EditError> {
    draft.check(RULE, rule)?;
    let graph = draft.document.index().text(&TextField::RuleWording(rule).path());
    let versions =
        graph.and_then(|graph| graph.resolve(wording)).ok_or(EditError::NoSuchWording)?;
    if versions.len() > keys::MAX_REPLACES {
        return Err(EditError::NoSuchWording);
    }
    if stance.is_some() {
        check_readable(draft, rule, &versions)?;
    }
    let me = draft.context.me;
    let key = keys::own(me, RULE, &rule_subject(rule, wording));
    let why = why.filter(|why| !why.trim().is_empty());
    let Some(stance) = stance else {
        if why.is_some() {
            return Err(EditError::ReasonAlone);
        }
        draft.put(key, Scalar::Null);
        return Ok(());
    };
    let why = why.map(|why| draft.body(why.trim())).transpose()?;
    let asked: BTreeSet<MemberId> =
        draft.context.roster.iter().filter(|m| m.is_asked()).map(|m| m.id).collect();
    let answers = Answers::read(draft.document, rule, |_| true);
    // Whoever speaks again on what holds already does not unsettle it by having met newcomers since.
    let among = answers.agreed_among(wording, &asked).unwrap_or(asked);
    let among = among.into_iter().take(MAX_AMONG).collect();
    draft.put_encoded(key, &AnswerValue { stance, why, versions, among });
    Ok(())
}

/// Reads a rule; absent where it is none.
pub(super) fn read(reader: &Reader<'_>, rule: RecordId) -> Option<GroundRule> {
    let made = reader.document.index().made(RULE, rule)?;
    let (by, day) = reader.origin(made);
    let title = reader.text(TextField::RuleTitle(rule));
    let wording = reader.text(TextField::RuleWording(rule));
    let switch = reader.exact::<SwitchValue>(&keys::shared(RULE, rule, ASIDE));
    let current: BTreeSet<MemberId> = reader.around.current().map(|member| member.id).collect();
    let answers = Answers::read(reader.document, rule, |member| current.contains(&member));
    let state = answers.state(reader, rule, &wording, &switch);

    let now = wording.wording.into_iter().collect();
    let (aside, _) = reader.switch(&keys::shared(RULE, rule, ASIDE), &now, (by, day));
    let graph = reader.document.index().text(&TextField::RuleWording(rule).path());
    let mut earlier: BTreeMap<ExactHash, Option<String>> = BTreeMap::new();
    let answers: Vec<RuleAnswer> = answers
        .newest(reader.document, rule, wording.wording)
        .into_iter()
        .map(|(member, of, answer)| {
            let current = wording.wording == Some(of);
            let words = || graph?.known_words(&answer.versions, reader.around.bodies);
            let words = if current { &None } else { earlier.entry(of).or_insert_with(words) };
            RuleAnswer {
                member,
                stance: answer.stance,
                why: answer.why.map(|why| reader.written(why)),
                wording: of,
                current,
                words: words.clone(),
            }
        })
        .collect();
    Some(GroundRule { id: rule, title, wording, by, day, aside, answers, state })
}

/// Nobody is bound to words that do not stand still or that cannot be read.
fn check_readable(
    draft: &Draft<'_, '_>,
    rule: RecordId,
    versions: &[keys::VersionId],
) -> Result<(), EditError> {
    let text = TextField::RuleWording(rule).path();
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

fn wording_body(draft: &mut Draft<'_, '_>, words: &str) -> Result<crate::id::BodyName, EditError> {
    if words.trim().is_empty() {
        return Err(EditError::Empty("A ground rule"));
    }
    draft.body(words)
}

fn is_aside(draft: &Draft<'_, '_>, rule: RecordId) -> bool {
    let values = draft.document.values(&keys::shared(RULE, rule, ASIDE));
    let mut switches =
        values.iter().filter_map(|(_, value)| value.decoded::<SwitchValue>()).peekable();
    switches.peek().is_some() && switches.all(|switch| switch.on)
}

/// The words of a wording, as far as they are here, and whether it is two side by side.
fn words_of(
    reader: &Reader<'_>,
    rule: RecordId,
    wording: ExactHash,
    answers: &Answers,
) -> (String, bool) {
    let graph = reader.document.index().text(&TextField::RuleWording(rule).path());
    let versions = answers.versions(wording);
    graph.map(|graph| graph.words(versions, reader.around.bodies)).unwrap_or_default()
}
