//! One [`Edit`] becomes one change of the document, or a sentence about why not.
//!
//! Invariant: an edit that is refused changes nothing.

mod draft;
mod error;
mod subject;

pub(super) use self::draft::Draft;
pub use self::error::EditError;
pub use self::subject::Subject;

use super::agreement::{self, remarks};
use super::document::Document;
use super::edit::{Aside, Edit, Put, QuestionField, TextField};
use super::sources::{Bodies, MemberInfo};
use super::undo::Step;
use super::vet::Vetted;
use super::{
    candidates, contacts, decisions, focus, free, meetings, members, places, postings, reviews,
    rules, schedule, shelf, taken,
};
use crate::id::{BodyName, DeviceId, ExactHash, GroupId, MemberId};
use crate::threshold::Threshold;

/// How long typed words may be, in bytes.
pub const MAX_WORDS_BYTES: usize = 16 * 1024;
/// How long a name or a title may be, in bytes: it stands on one line.
pub const MAX_LINE_BYTES: usize = 256;

/// Words that stand on one line: trimmed, with something to see in them and not too long. `what` they are begins the sentence about what is wrong.
pub fn line(what: Subject, words: &str) -> Result<&str, EditError> {
    let words = words.trim();
    let (length, limit) = (words.len(), MAX_LINE_BYTES);
    if super::legible(words).is_empty() {
        Err(EditError::Empty(what))
    } else if length > limit {
        Err(EditError::TooLong { length, limit })
    } else if words.contains(char::is_control) {
        Err(EditError::SeveralLines(what))
    } else {
        Ok(words)
    }
}

/// Who edits, and what the document does not know.
pub struct EditContext<'a> {
    /// The member.
    pub me: MemberId,
    /// The member's device.
    pub device: DeviceId,
    /// The group.
    pub group: GroupId,
    /// Who belongs.
    pub roster: &'a [MemberInfo],
    /// How many have to agree before a wording holds, as far as this device knows.
    pub wordings: Threshold,
    /// What bodies say.
    pub bodies: &'a dyn Bodies,
    /// A source of randomness.
    pub random: &'a mut dyn FnMut() -> [u8; 16],
}

impl std::fmt::Debug for EditContext<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EditContext").field("me", &self.me).finish_non_exhaustive()
    }
}

/// What a person typed; travels beside the entry that introduces it.
#[derive(Clone, PartialEq, Eq)]
pub struct Body {
    /// Its name, by which the document refers to it.
    pub name: BodyName,
    /// Random, so that nobody can guess words by their name.
    pub salt: [u8; 16],
    /// The words.
    pub text: String,
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Never the words: what is debugged may be logged.
        f.debug_struct("Body").field("name", &self.name).finish_non_exhaustive()
    }
}

/// A change that was made here, for the log.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its bytes.
    pub change: Vec<u8>,
    /// Its hash.
    pub hash: [u8; 32],
    /// The changes of the group that it rests on.
    pub deps: Vec<[u8; 32]>,
    /// The bodies that it introduces.
    pub bodies: Vec<Body>,
    /// The same change, let through already, for [`Document::apply`].
    pub vetted: Vetted,
    /// What undoes it, where that can be.
    pub step: Option<Step>,
}

impl Document {
    /// Makes one change of one edit, and does not apply it: the owner first stores it, then gives
    /// [`Written::vetted`] to [`Document::apply`]. Until then a second edit would take the same place in the chain.
    pub fn edit(&self, edit: &Edit, context: &mut EditContext<'_>) -> Result<Written, EditError> {
        let mut written = self.edit_by(context, |draft| {
            make(draft, edit)?;
            #[cfg(test)]
            super::fault::strike_composing(edit);
            Ok(())
        })?;
        written.step = Step::of(self, edit, &written.vetted.puts, written.hash);
        Ok(written)
    }

    /// Makes one change of whatever is put.
    pub(super) fn edit_by(
        &self,
        context: &mut EditContext<'_>,
        make: impl FnOnce(&mut Draft<'_, '_>) -> Result<(), EditError>,
    ) -> Result<Written, EditError> {
        let me = context.me;
        if !context.roster.iter().any(|member| member.id == me && member.is_current()) {
            return Err(EditError::NotAMember);
        }
        let mut draft = Draft { puts: Vec::new(), bodies: Vec::new(), context, document: self };
        make(&mut draft)?;
        let Draft { puts, bodies, .. } = draft;
        let (change, vetted) = self.compose(me, puts).map_err(EditError::Compose)?;
        let (hash, deps) = (vetted.hash(), vetted.deps().collect());
        Ok(Written { change, hash, deps, bodies, vetted, step: None })
    }
}

/// Makes one edit in a draft.
#[expect(clippy::too_many_lines, reason = "a list: each edit with what makes it")]
fn make(draft: &mut Draft<'_, '_>, edit: &Edit) -> Result<(), EditError> {
    match edit {
        Edit::Write { text, words, from } => write_text(draft, *text, words, *from)?,
        Edit::NameMyself { name } => members::name_myself(draft, name)?,
        Edit::NameDevice { device, name } => members::name_device(draft, *device, name)?,
        Edit::AddRule { title, wording, topic } => {
            rules::add(draft, title, wording, *topic)?;
        }
        Edit::SetTopic { rule, topic } => rules::set_topic(draft, *rule, *topic)?,
        Edit::SetRuleAside { rule, aside } => {
            agreement::set_aside(draft, Put::Rule(*rule), *aside)?;
        }
        Edit::AnswerRule { rule, wording, stance, why } => {
            let put = Put::Rule(*rule);
            agreement::answer(draft, put, *wording, *stance, why.as_deref())?;
        }
        Edit::AddDecision { title, wording, reasons, until } => {
            decisions::add(draft, title, wording, reasons, *until)?;
        }
        Edit::SetUntil { decision, until } => {
            decisions::set_until(draft, *decision, *until)?;
        }
        Edit::AnswerDecision { decision, wording, stance, why } => {
            let put = Put::Decision(*decision);
            agreement::answer(draft, put, *wording, *stance, why.as_deref())?;
        }
        Edit::LookAgain { at, on } => agreement::look_again(draft, *at, *on)?,
        Edit::Remark { on, words, to } => remarks::add(draft, *on, words, *to)?,
        Edit::AddMeeting { when, place } => meetings::add(draft, when, place)?,
        Edit::MoveMeeting { meeting, when } => meetings::shift(draft, *meeting, when)?,
        Edit::PlaceMeeting { meeting, place } => {
            meetings::place(draft, *meeting, place)?;
        }
        Edit::CancelMeeting { meeting, cancelled } => {
            meetings::cancel(draft, *meeting, *cancelled)?;
        }
        Edit::ReplyToMeeting { meeting, date, when, reply } => {
            meetings::reply(draft, *meeting, *date, *when, *reply)?;
        }
        Edit::ChangeDate { meeting, date, when, change } => {
            meetings::change(draft, *meeting, *date, *when, change)?;
        }
        Edit::SetMeeting { meeting, date, set } => {
            meetings::set(draft, *meeting, *date, set)?;
        }
        Edit::SetSchedule { set } => schedule::set(draft, *set)?,
        Edit::ShareFreeTimes { times } => free::share(draft, times.as_ref())?,
        Edit::AddPoll { about, slots, closes } => {
            meetings::add_poll(draft, about, slots, *closes)?;
        }
        Edit::OfferSlot { meeting, slot, offered } => {
            meetings::offer(draft, *meeting, slot, *offered)?;
        }
        Edit::ClosePollOn { meeting, closes } => {
            meetings::close_on(draft, *meeting, *closes)?;
        }
        Edit::AnswerPoll { meeting, slot, answer } => {
            meetings::answer_poll(draft, *meeting, slot, *answer)?;
        }
        Edit::PickSlot { meeting, slot } => meetings::pick(draft, *meeting, slot)?,
        Edit::SetFocus { set } => focus::set(draft, *set)?,
        Edit::AddPlace { name, set, access, notes } => {
            places::add(draft, name, set, access, notes)?;
        }
        Edit::SetPlace { place, set } => places::set(draft, *place, set)?,
        Edit::RatePlace { place, comfort } => places::rate(draft, *place, *comfort)?,
        Edit::AddContact { name, reach, region, note } => {
            contacts::add(draft, name, reach, region, note)?;
        }
        Edit::SetContact { contact, field, words } => {
            contacts::set(draft, *contact, *field, words)?;
        }
        Edit::CheckContact { contact, exact, on } => {
            contacts::confirm(draft, *contact, *exact, *on)?;
        }
        Edit::AddToShelf { shelf: which, words, link, note } => {
            shelf::add(draft, *which, words, link, note)?;
        }
        Edit::SetLink { item, link } => shelf::set_link(draft, *item, link)?,
        Edit::RaiseHand { item, raised } => shelf::raise(draft, *item, *raised)?,
        Edit::Tick { item, done } => shelf::tick(draft, *item, *done)?,
        Edit::PutAside { what: Aside::Place(place), aside } => {
            places::put_aside(draft, *place, *aside)?;
        }
        Edit::PutAside { what: Aside::Contact(contact), aside } => {
            contacts::put_aside(draft, *contact, *aside)?;
        }
        Edit::PutAside { what: Aside::Shelf(item), aside } => {
            shelf::put_aside(draft, *item, *aside)?;
        }
        Edit::PutAside { what: Aside::Decision(decision), aside } => {
            agreement::set_aside(draft, Put::Decision(*decision), *aside)?;
        }
        Edit::AskHowItWorks { shows } => reviews::ask(draft, *shows)?,
        Edit::AnswerHowItWorks { review, answer } => {
            reviews::answer(draft, *review, answer.as_ref())?;
        }
        Edit::ShareQuestion { what, ideas, will_try, outcome } => {
            let more = [
                (QuestionField::Ideas, ideas.as_str()),
                (QuestionField::WillTry, will_try),
                (QuestionField::Outcome, outcome),
            ];
            reviews::share(draft, what, &more)?;
        }
        Edit::WriteQuestion { question, part, words } => {
            reviews::write(draft, *question, *part, words)?;
        }
        Edit::AddCandidate { name, line, from, knows } => {
            candidates::add(draft, name, line, from, *knows)?;
        }
        Edit::SetCandidate { candidate, set } => {
            candidates::set(draft, *candidate, set)?;
        }
        Edit::SayWhetherItClicks { candidate: None, answer } => {
            focus::say_clicks(draft, *answer)?;
        }
        Edit::SayWhetherItClicks { candidate: Some(person), answer } => {
            candidates::say_clicks(draft, *person, *answer)?;
        }
        Edit::MarkCandidate { candidate, mark, on } => {
            candidates::mark(draft, *candidate, *mark, *on)?;
        }
        Edit::AddPosting { place, on } => postings::add(draft, place, *on)?,
        Edit::SetPosting { posting, set } => postings::set(draft, *posting, set)?,
        Edit::PutAside { what: Aside::Posting(posting), aside } => {
            postings::put_aside(draft, *posting, *aside)?;
        }
        Edit::AddTaken { on, words, until } => taken::add(draft, *on, words, *until)?,
        Edit::SetTakenUntil { taken, until } => taken::put_until(draft, *taken, *until)?,
        Edit::Take { taken, mine } => taken::take(draft, *taken, *mine)?,
        Edit::TickTaken { taken, done } => taken::tick(draft, *taken, *done)?,
        Edit::PutAside { what: Aside::Taken(taken), aside } => {
            taken::put_aside(draft, *taken, *aside)?;
        }
        Edit::TakeBack { .. } => return Err(EditError::TakeBack),
    }
    Ok(())
}

pub(super) fn write_text(
    draft: &mut Draft<'_, '_>,
    text: TextField,
    words: &str,
    from: Option<ExactHash>,
) -> Result<(), EditError> {
    match text {
        TextField::RuleTitle(rule) | TextField::RuleWording(rule) => {
            agreement::write(draft, text, Put::Rule(rule), words, from)
        }
        TextField::DecisionTitle(decision) | TextField::DecisionWording(decision) => {
            agreement::write(draft, text, Put::Decision(decision), words, from)
        }
        TextField::DecisionReasons(decision) | TextField::DecisionOutcome(decision) => {
            decisions::write(draft, text, decision, words, from)
        }
        TextField::PlaceAccess(place) | TextField::PlaceNotes(place) => {
            places::write(draft, text, place, words, from)
        }
        TextField::ContactNote(contact) => contacts::write(draft, contact, words, from),
        TextField::ShelfWords(item) | TextField::ShelfNote(item) => {
            shelf::write(draft, text, item, words, from)
        }
        TextField::TakenWords(taken) => taken::write(draft, taken, words, from),
        TextField::GroupName
        | TextField::FocusWho
        | TextField::FocusWhat
        | TextField::FocusPurpose
        | TextField::FocusInside
        | TextField::FocusOutside
        | TextField::OriginWhy => focus::write(draft, text, words, from),
    }
}
