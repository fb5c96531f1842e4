//! How it is working: a round in which each member answers shortly, and one member's question that its owner shares.
//!
//! Every word here is its member's own. What a member shared can be taken out of the group again by that member alone.
//! Merge: nothing of one member's can meet anything of another's; two words of one member's own devices are both shown.
//! Source: FORMATS.md §4.

use super::chunk::Scalar;
use super::edit::{QuestionField, ReviewAnswer};
use super::forms::check_day;
use super::keys::{self, QUESTION, REVIEW, shared};
use super::read::Reader;
use super::snapshot::{Choice, MemberQuestion, Review, ReviewWord, Written};
use super::write::{Draft, EditError, Subject};
use crate::id::{BodyName, MemberId, RecordId};

const SHOWS: &str = "shows";
const HOW: &str = "how";
const KEEP: &str = "keep";
const CHANGE: &str = "change";

/// Asks everybody how it is working for them.
pub(super) fn ask(draft: &mut Draft<'_, '_>, shows: jiff::civil::Date) -> Result<(), EditError> {
    check_day(shows)?;
    let review = draft.make(REVIEW);
    draft.put_encoded(shared(REVIEW, review, SHOWS), &shows);
    Ok(())
}

/// Gives, changes or takes back this member's own answer.
pub(super) fn answer(
    draft: &mut Draft<'_, '_>,
    review: RecordId,
    answer: Option<&ReviewAnswer>,
) -> Result<(), EditError> {
    draft.check(REVIEW, review)?;
    let how = own(draft, REVIEW, review, HOW);
    match answer {
        Some(answer) => draft.put_encoded(how, &answer.how),
        None => draft.put(how, Scalar::Null),
    }
    let words = |words: fn(&ReviewAnswer) -> &str| answer.map(words).unwrap_or_default();
    say(draft, REVIEW, review, KEEP, words(|answer| &answer.keep))?;
    say(draft, REVIEW, review, CHANGE, words(|answer| &answer.change))
}

/// Shares what this member is working through.
pub(super) fn share(
    draft: &mut Draft<'_, '_>,
    what: &str,
    more: &[(QuestionField, &str)],
) -> Result<(), EditError> {
    if what.trim().is_empty() {
        return Err(EditError::Empty(Subject::Question));
    }
    let question = draft.make(QUESTION);
    say(draft, QUESTION, question, field(QuestionField::What), what)?;
    for (which, words) in more.iter().filter(|(_, words)| !words.trim().is_empty()) {
        say(draft, QUESTION, question, field(*which), words)?;
    }
    Ok(())
}

/// Writes one part of this member's own question; no words take the part out, and taking out all takes out the question.
pub(super) fn write(
    draft: &mut Draft<'_, '_>,
    question: RecordId,
    which: QuestionField,
    words: &str,
) -> Result<(), EditError> {
    draft.check(QUESTION, question)?;
    // Whoever shares a question always says what it is, in words of their own.
    if !draft.document.index().has(&own(draft, QUESTION, question, field(QuestionField::What))) {
        return Err(EditError::NotYourQuestion);
    }
    say(draft, QUESTION, question, field(which), words)
}

/// Reads a round of answers; absent where it is none.
pub(super) fn read(reader: &Reader<'_>, review: RecordId) -> Option<Review> {
    let (by, day) = reader.made(REVIEW, review)?;
    let shows = reader.exact(&shared(REVIEW, review, SHOWS));
    let hows = reader.own_words(REVIEW, &format!("{review}.{HOW}"), Scalar::decoded);
    let mut words: Vec<ReviewWord> = Vec::new();
    for how in hows {
        match words.iter_mut().find(|word| word.member == how.member) {
            Some(word) => word.how.push(how.value),
            None => words.push(ReviewWord {
                member: how.member,
                how: vec![how.value],
                keep: said(reader, REVIEW, review, KEEP, how.member),
                change: said(reader, REVIEW, review, CHANGE, how.member),
            }),
        }
    }
    Some(Review { id: review, shows, words, by, day })
}

/// Reads a member's question; absent where it is none, or its owner shares nothing of it.
pub(super) fn read_question(reader: &Reader<'_>, question: RecordId) -> Option<MemberQuestion> {
    let (by, day) = reader.made(QUESTION, question)?;
    let owner = by.filter(|owner| reader.around.current().any(|current| current.id == *owner))?;
    let part = |which| said(reader, QUESTION, question, field(which), owner);
    let shared = MemberQuestion {
        id: question,
        owner,
        what: part(QuestionField::What),
        ideas: part(QuestionField::Ideas),
        will_try: part(QuestionField::WillTry),
        outcome: part(QuestionField::Outcome),
        day,
    };
    let parts = [&shared.what, &shared.ideas, &shared.will_try, &shared.outcome];
    let is_shared = parts.iter().any(|part| !part.values.is_empty());
    is_shared.then_some(shared)
}

const fn field(which: QuestionField) -> &'static str {
    match which {
        QuestionField::What => "what",
        QuestionField::Ideas => "ideas",
        QuestionField::WillTry => "try",
        QuestionField::Outcome => "outcome",
    }
}

/// Whether an own word of these kinds is a line of words.
pub(super) fn is_words(kind: &str, subject: &str) -> bool {
    let field = subject.split_once('.').map(|(_, field)| field);
    match kind {
        REVIEW => matches!(field, Some(KEEP | CHANGE)),
        QUESTION => matches!(field, Some("what" | "ideas" | "try" | "outcome")),
        _ => false,
    }
}

/// Whether an own word is how it is working for somebody.
pub(super) fn is_how(kind: &str, subject: &str) -> bool {
    kind == REVIEW && subject.split_once('.').is_some_and(|(_, field)| field == HOW)
}

fn own(draft: &Draft<'_, '_>, kind: &str, record: RecordId, field: &str) -> String {
    keys::own(draft.context.me, kind, &format!("{record}.{field}"))
}

/// Puts a member's own words; no words take them back.
fn say(
    draft: &mut Draft<'_, '_>,
    kind: &str,
    record: RecordId,
    field: &str,
    words: &str,
) -> Result<(), EditError> {
    let key = own(draft, kind, record, field);
    if words.trim().is_empty() {
        draft.put(key, Scalar::Null);
    } else {
        let body = draft.body(words.trim())?;
        draft.put_encoded(key, &body);
    }
    Ok(())
}

fn said(
    reader: &Reader<'_>,
    kind: &str,
    record: RecordId,
    field: &str,
    member: MemberId,
) -> Choice<Written> {
    let key = keys::own(member, kind, &format!("{record}.{field}"));
    reader.choice(&key, |value| Some(reader.written(value.decoded::<BodyName>()?)))
}
