//! Twelve members, week after week: each has one run of the program a week, and all hear of each other at its end.
//!
//! A week holds replies to its meeting and a host; pauses in the typing of shared texts; answers to wordings, remarks and
//! decisions; what the shelf, the places and the contacts hold; what is taken along and done; polls, people to ask, rounds of
//! how it is working and what somebody works through.

use super::{Grown, failed, words};
use crate::group::edit::{
    Aside, CandidateFact, Comfort, HowItWorks, MeetingFact, MeetingTime, PlaceFact, PlaceKind,
    PollAnswer, Put, Repeat, Reply, ReviewAnswer, Shelf, Slot, Stage, Stance, TextField,
};
use crate::group::{Edit, GroupSnapshot};
use crate::id::{ExactHash, MemberId, RecordId};
use crate::node::NodeError;

/// How many edits a member makes in a week.
const RUN: usize = 16;
/// How many members there are.
const MEMBERS: usize = super::NAMES.len();
/// How many edits a week has.
pub const WEEK: usize = RUN * MEMBERS;
/// How many weeks there are in ten years; with so many the group has just under 100,000 edits.
pub const WEEKS_IN_TEN_YEARS: usize = 520;
/// How many ground rules there are.
const RULES: usize = 14;

pub(super) fn begin(grown: &mut Grown) -> Result<(), NodeError> {
    for number in 0..RULES {
        let (title, wording) = (format!("Rule {number}"), words(number));
        grown.write(0, &Edit::AddRule { title, wording, topic: None })?;
    }
    let when = MeetingTime { repeat: Repeat::Weeks(1), ..MeetingTime::from(&slot_of(0)?) };
    grown.write(0, &Edit::AddMeeting { when, place: String::new() })?;
    for number in 0..5 {
        let set = vec![PlaceFact::Kind(PlaceKind::Library), PlaceFact::Room(Some(12))];
        let name = format!("Room {number}");
        let (access, notes) = (words(number), words(number));
        grown.write(0, &Edit::AddPlace { name, set, access, notes })?;
        let (name, reach) = (format!("Contact {number}"), format!("contact-{number}@example.org"));
        let (region, note) = (String::new(), words(number));
        grown.write(0, &Edit::AddContact { name, reach, region, note })?;
    }
    of_a_new_week(grown, 0)
}

pub(super) fn grow_to(grown: &mut Grown, edits: usize) -> Result<(), NodeError> {
    while grown.edits < edits {
        let week = grown.edits / WEEK;
        let members = grown.members();
        for (number, me) in members.iter().enumerate() {
            grown.begin_run(number)?;
            if number == 0 {
                of_a_new_week(grown, week)?;
            }
            for step in 0..RUN {
                if grown.edits >= edits {
                    break;
                }
                let edit = next_edit(&grown.seen_by(number)?, *me, (week, number, step))?;
                grown.write(number, &edit)?;
            }
        }
        grown.meet()?;
    }
    Ok(())
}

/// What the first of a week adds, beside what is in every week.
fn of_a_new_week(grown: &mut Grown, week: usize) -> Result<(), NodeError> {
    let shelf = [Shelf::Topic, Shelf::Tip, Shelf::Resource, Shelf::Task].get(week % 4).copied();
    let shelf = shelf.unwrap_or(Shelf::Topic);
    let (link, note) = (String::new(), words(week));
    grown.write(0, &Edit::AddToShelf { shelf, words: words(week), link, note })?;
    let on = date_of(week)?;
    grown.write(0, &Edit::AddTaken { on, words: words(week), until: None })?;
    if week.is_multiple_of(4) {
        let slots =
            (0..4).map(|number| slot_of(week + number)).collect::<Result<_, NodeError>>()?;
        grown.write(0, &Edit::AddPoll { about: words(week), slots, closes: None })?;
        let (title, wording) = (format!("Decision {week}"), words(week));
        let reasons = words(week);
        grown.write(0, &Edit::AddDecision { title, wording, reasons, until: None })?;
    }
    if week.is_multiple_of(8) {
        let (name, about, from) = (format!("Person {week}"), words(week), String::new());
        grown.write(0, &Edit::AddCandidate { name, line: about, from, knows: true })?;
        grown.write(0, &Edit::AddPosting { place: words(week), on })?;
    }
    if week.is_multiple_of(12) {
        grown.write(0, &Edit::AskHowItWorks { shows: on })?;
    }
    Ok(())
}

/// What a member does, by the week, the member's number and the step in their run.
fn next_edit(
    snapshot: &GroupSnapshot,
    me: MemberId,
    (week, number, step): (usize, usize, usize),
) -> Result<Edit, NodeError> {
    let n = week * WEEK + number * RUN + step;
    let is_mine = week % MEMBERS == number;
    let write = |text| Edit::Write { text, words: words(n), from: None };
    let sees = Seen(snapshot);
    Ok(match step {
        0 => sees.reply(week, Reply::Coming)?,
        1 if number.is_multiple_of(3) => sees.reply(week, Reply::Late)?,
        1 => sees.hand(n, true)?,
        2 if is_mine => sees.set_date(week, MeetingFact::Host(Some(me)))?,
        2 | 3 => write(TextField::ShelfNote(nth_newest(&snapshot.shelf, n % 8, |it| it.id)?)),
        4 if is_mine => write(TextField::FocusPurpose),
        4 | 5 => write(TextField::RuleWording(sees.rule(week + number)?)),
        6 => sees.answer_rule(week + number)?,
        7 => sees.remark(week, n)?,
        8 => sees.hand(n, false)?,
        9 => sees.take(n)?,
        10 => sees.answer_poll(n)?,
        11 => sees.answer_decision()?,
        12 if week % 12 == 1 => sees.answer_review()?,
        12 => sees.check_contact(week, n)?,
        13 => sees.rate_place(n)?,
        14 if is_mine => sees.candidate_stage(week, n)?,
        14 => write(TextField::TakenWords(nth_newest(&snapshot.taken, n % 4, |it| it.id)?)),
        _ if is_mine && week.is_multiple_of(5) => {
            let [what, ideas, will_try] = [0, 1, 2].map(|part| words(n + part));
            Edit::ShareQuestion { what, ideas, will_try, outcome: String::new() }
        }
        _ if is_mine && snapshot.shelf.len() > 40 => Edit::PutAside {
            what: Aside::Shelf(nth_newest(&snapshot.shelf, 40, |it| it.id)?),
            aside: true,
        },
        _ => Edit::Tick {
            item: nth_newest(&snapshot.shelf, n % 12, |it| it.id)?,
            done: n.is_multiple_of(2),
        },
    })
}

/// One command of each sort that a member gives in the week, with what it is called; `n` makes the words differ.
pub fn commands(
    snapshot: &GroupSnapshot,
    me: MemberId,
    week: usize,
    n: usize,
) -> Result<Vec<(&'static str, Edit)>, NodeError> {
    let sees = Seen(snapshot);
    let write = |text| Edit::Write { text, words: words(n), from: None };
    let reply = if n.is_multiple_of(2) { Reply::Coming } else { Reply::Late };
    let (link, note) = (String::new(), String::new());
    let host = Some(me).filter(|_| n.is_multiple_of(2));
    let slots = vec![slot_of(week)?, slot_of(week + 1)?];
    Ok(vec![
        ("reply to a meeting", sees.reply(week, reply)?),
        ("host a meeting", sees.set_date(week, MeetingFact::Host(host))?),
        ("write the purpose", write(TextField::FocusPurpose)),
        ("reword a rule", write(TextField::RuleWording(sees.rule(n)?))),
        ("answer a rule", sees.answer_rule(n)?),
        ("remark on a rule", sees.remark(week, n)?),
        ("answer a decision", sees.answer_decision()?),
        ("add to the shelf", Edit::AddToShelf { shelf: Shelf::Tip, words: words(n), link, note }),
        ("raise a hand", sees.hand(n, n.is_multiple_of(2))?),
        ("take something on", sees.take(n)?),
        ("ask for a date", Edit::AddPoll { about: words(n), slots, closes: None }),
        ("answer a poll", sees.answer_poll(n)?),
        ("rate a place", sees.rate_place(n)?),
        ("check a contact", sees.check_contact(week + n, n)?),
        ("add somebody to ask", {
            let (name, about, from) = (format!("Person {n}"), words(n), String::new());
            Edit::AddCandidate { name, line: about, from, knows: false }
        }),
        ("how far one is with somebody", sees.candidate_stage(week, n)?),
    ])
}

/// What a member sees, and what can be said to it.
struct Seen<'a>(&'a GroupSnapshot);

impl Seen<'_> {
    /// The weekly meeting, and its time by name.
    fn series(&self) -> Result<(RecordId, ExactHash), NodeError> {
        let weekly = |time: &MeetingTime| time.repeat == Repeat::Weeks(1);
        let series = self.0.meetings.iter().find_map(|meeting| {
            let timed = &meeting.when.values.first()?.value;
            weekly(&timed.time).then_some((meeting.id, timed.exact))
        });
        series.ok_or_else(|| failed("there is no weekly meeting"))
    }

    fn reply(&self, week: usize, reply: Reply) -> Result<Edit, NodeError> {
        let (meeting, when) = self.series()?;
        Ok(Edit::ReplyToMeeting { meeting, date: date_of(week)?, when, reply: Some(reply) })
    }

    fn set_date(&self, week: usize, set: MeetingFact) -> Result<Edit, NodeError> {
        let (meeting, _) = self.series()?;
        Ok(Edit::SetMeeting { meeting, date: Some(date_of(week)?), set })
    }

    fn rule(&self, n: usize) -> Result<RecordId, NodeError> {
        nth_newest(&self.0.rules, n % RULES, |rule| rule.id)
    }

    fn answer_rule(&self, n: usize) -> Result<Edit, NodeError> {
        let rule = self.rule(n)?;
        let known = self.0.rules.iter().find(|known| known.id == rule);
        let wording = known.and_then(|known| known.wording.wording);
        let wording = wording.ok_or_else(|| failed("the rule has no wording"))?;
        Ok(Edit::AnswerRule { rule, wording, stance: Some(Stance::Agree), why: None })
    }

    fn answer_decision(&self) -> Result<Edit, NodeError> {
        let newest = self.0.decisions.last().ok_or_else(|| failed("nothing was put"))?;
        let wording = newest.put.wording.wording;
        let wording = wording.ok_or_else(|| failed("the decision has no wording"))?;
        let (decision, stance) = (newest.put.id, Some(Stance::Agree));
        Ok(Edit::AnswerDecision { decision, wording, stance, why: None })
    }

    fn remark(&self, week: usize, n: usize) -> Result<Edit, NodeError> {
        let on = Put::Rule(self.rule(week)?);
        Ok(Edit::Remark { on, words: words(n), to: None })
    }

    fn hand(&self, n: usize, raised: bool) -> Result<Edit, NodeError> {
        Ok(Edit::RaiseHand { item: nth_newest(&self.0.shelf, n % 8, |it| it.id)?, raised })
    }

    fn take(&self, n: usize) -> Result<Edit, NodeError> {
        let taken = nth_newest(&self.0.taken, n % 4, |it| it.id)?;
        Ok(Edit::Take { taken, mine: n.is_multiple_of(2) })
    }

    fn answer_poll(&self, n: usize) -> Result<Edit, NodeError> {
        let poll = self.0.polls.last().ok_or_else(|| failed("no date is looked for"))?;
        let slot = poll.slots.get(n % poll.slots.len().max(1));
        let slot = slot.ok_or_else(|| failed("there is no time to choose"))?.slot.clone();
        let answer = if n.is_multiple_of(3) { PollAnswer::IfNeedBe } else { PollAnswer::Yes };
        Ok(Edit::AnswerPoll { meeting: poll.id, slot, answer: Some(answer) })
    }

    fn answer_review(&self) -> Result<Edit, NodeError> {
        let review = self.0.reviews.last().ok_or_else(|| failed("nobody asked"))?.id;
        let (how, keep, change) = (HowItWorks::Helps, words(0), String::new());
        Ok(Edit::AnswerHowItWorks { review, answer: Some(ReviewAnswer { how, keep, change }) })
    }

    fn check_contact(&self, week: usize, n: usize) -> Result<Edit, NodeError> {
        let contact = nth_newest(&self.0.contacts, n % 5, |it| it.id)?;
        let known = self.0.contacts.iter().find(|known| known.id == contact);
        let exact = known.and_then(|known| known.reach.values.first()).map(|it| it.value.exact);
        let exact = exact.ok_or_else(|| failed("the contact has no number"))?;
        Ok(Edit::CheckContact { contact, exact, on: Some(date_of(week)?) })
    }

    fn rate_place(&self, n: usize) -> Result<Edit, NodeError> {
        let place = nth_newest(&self.0.places, n % 5, |it| it.id)?;
        let comfort = if n.is_multiple_of(2) { Comfort::Fine } else { Comfort::Unsure };
        Ok(Edit::RatePlace { place, comfort: Some(comfort) })
    }

    fn candidate_stage(&self, week: usize, n: usize) -> Result<Edit, NodeError> {
        let candidate = nth_newest(&self.0.candidates, 0, |it| it.id)?;
        let stage = if n.is_multiple_of(2) { Stage::Asked } else { Stage::SpokenWith };
        let set = CandidateFact::Stage { stage, on: date_of(week)? };
        Ok(Edit::SetCandidate { candidate, set })
    }
}

/// The `n`th newest of some records, or the oldest.
fn nth_newest<T>(
    records: &[std::sync::Arc<T>],
    n: usize,
    id: impl Fn(&T) -> RecordId,
) -> Result<RecordId, NodeError> {
    let record = records.iter().rev().nth(n).or(records.first());
    record.map(|record| id(record)).ok_or_else(|| failed("nothing of the kind is there"))
}

/// The date of a week's meeting; the first is on New Year's Day of 2014.
fn date_of(week: usize) -> Result<jiff::civil::Date, NodeError> {
    let weeks = jiff::Span::new().weeks(i64::try_from(week).map_err(failed)?);
    jiff::civil::date(2014, 1, 1).checked_add(weeks).map_err(failed)
}

fn slot_of(week: usize) -> Result<Slot, NodeError> {
    let (time, zone) = (jiff::civil::time(19, 0, 0, 0), "Europe/Vienna".to_owned());
    Ok(Slot { date: date_of(week)?, time, zone, minutes: 90 })
}
