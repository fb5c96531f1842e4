//! What people do: edits of every kind on what their device shows, and the keys under which the reference has them.

mod reference;
mod schedule;

use rand::RngExt;
use rand::rngs::ChaCha8Rng;

pub(super) use self::reference::{keys, puts};
use crate::group::GroupSnapshot;
use crate::group::edit::{
    CandidateFact, CandidateMark, Comfort, ContactField, Edit, FocusFact, HowItWorks, MeetingTime,
    Origin, PlaceFact, Put, Repeat, Reply, ReviewAnswer, Shelf, Stage, Stance, TextField, Topic,
};

/// What stands for words that were taken back.
pub(super) const GONE: &str = "(taken back)";

/// Chooses something that can be done with what is shown; absent where what was chosen is not there.
pub(super) fn choose(
    rng: &mut ChaCha8Rng,
    snapshot: &GroupSnapshot,
    number: usize,
) -> Option<Edit> {
    let words = format!("words {number} of rest and talk");
    let rule = |rng: &mut ChaCha8Rng| {
        let rules = &snapshot.rules;
        (!rules.is_empty()).then(|| rules[rng.random_range(0..rules.len())].clone())
    };
    let meeting = |rng: &mut ChaCha8Rng| {
        let meetings = &snapshot.meetings;
        (!meetings.is_empty()).then(|| meetings[rng.random_range(0..meetings.len())].clone())
    };
    Some(match rng.random_range(0..28_u32) {
        0 => Edit::Write { text: TextField::GroupName, words, from: None },
        1 => Edit::Write { text: TextField::FocusWho, words, from: None },
        2 => Edit::Write { text: TextField::FocusWhat, words, from: None },
        3 | 4 => Edit::Write { text: TextField::FocusPurpose, words, from: None },
        5 => Edit::NameMyself { name: words },
        6 => Edit::AddRule { title: format!("title {words}"), wording: words, topic: None },
        7 => {
            let rule = rule(rng)?.id;
            let text = if rng.random() { TextField::RuleTitle } else { TextField::RuleWording };
            Edit::Write { text: text(rule), words, from: None }
        }
        8 => Edit::SetRuleAside { rule: rule(rng)?.id, aside: rng.random() },
        9 => {
            let rule = rule(rng)?;
            let stances = [Stance::Agree, Stance::StandAside, Stance::Concern];
            let stance = stances.get(rng.random_range(0..4)).copied();
            let why = (stance == Some(Stance::Concern)).then_some(words);
            Edit::AnswerRule { rule: rule.id, wording: rule.wording.wording?, stance, why }
        }
        10 => Edit::AddMeeting { when: time(rng), place: words },
        11 => {
            let meeting = meeting(rng)?.id;
            match rng.random_range(0..2) {
                0 => Edit::MoveMeeting { meeting, when: time(rng) },
                _ => Edit::PlaceMeeting { meeting, place: words },
            }
        }
        14 => {
            let members = &snapshot.members;
            let member = members.get(rng.random_range(0..members.len().max(1)))?;
            // Who it is who writes is not known here; another's device is refused.
            Edit::NameDevice { device: member.devices.first()?.id, name: words }
        }
        part @ 15..23 => return choose_part(rng, snapshot, part, words),
        23 => whom_to_ask(rng, snapshot, words),
        25 | 26 => schedule::choose(rng, snapshot, words)?,
        24 => Edit::AddPosting { place: words, on: jiff::civil::date(2027, 1, 1) },
        12 => Edit::CancelMeeting { meeting: meeting(rng)?.id, cancelled: rng.random() },
        _ => {
            let meeting = meeting(rng)?;
            let when = &meeting.when.values.first()?.value;
            let replies = [Reply::Coming, Reply::Late, Reply::NotThisTime];
            let reply = replies.get(rng.random_range(0..4)).copied();
            let (date, when) = (when.time.date, when.exact);
            Edit::ReplyToMeeting { meeting: meeting.id, date, when, reply }
        }
    })
}

/// The same for what a group keeps beside its rules and meetings.
fn choose_part(
    rng: &mut ChaCha8Rng,
    snapshot: &GroupSnapshot,
    part: u32,
    words: String,
) -> Option<Edit> {
    Some(match part {
        15 => match rng.random_range(0..3) {
            0 => Edit::Write { text: TextField::FocusInside, words, from: None },
            1 => Edit::SetFocus { set: FocusFact::Origin(Origin::SameWorkplace) },
            _ => Edit::SetFocus { set: FocusFact::Origin(Origin::Mixed) },
        },
        16 => match (rng.random_range(0..3), snapshot.places.first()) {
            (1, Some(place)) => Edit::SetPlace { place: place.id, set: PlaceFact::Name(words) },
            (2, Some(place)) => {
                let comfort = [Comfort::Fine, Comfort::RatherNot];
                let comfort = comfort.get(rng.random_range(0..3)).copied();
                Edit::RatePlace { place: place.id, comfort }
            }
            _ => {
                let (access, notes) = (String::new(), String::new());
                Edit::AddPlace { name: words, set: Vec::new(), access, notes }
            }
        },
        17 => {
            let contact = snapshot.contacts.first().filter(|_| rng.random_range(0..3) > 0);
            if let Some(contact) = contact {
                let field = ContactField::Reach;
                Edit::SetContact { contact: contact.id, field, words }
            } else {
                let (name, region) = (format!("name {words}"), format!("region {words}"));
                Edit::AddContact { name, reach: words, region, note: String::new() }
            }
        }
        18 => match (rng.random_range(0..3), snapshot.shelf.first()) {
            (1, Some(item)) => Edit::RaiseHand { item: item.id, raised: rng.random() },
            (2, Some(item)) => Edit::Tick { item: item.id, done: rng.random() },
            _ => {
                let (link, note) = (String::new(), String::new());
                Edit::AddToShelf { shelf: Shelf::Topic, words, link, note }
            }
        },
        23 => match (rng.random_range(0..4), snapshot.taken.first()) {
            (1, Some(taken)) => Edit::Take { taken: taken.id, mine: rng.random() },
            (2, Some(taken)) => Edit::TickTaken { taken: taken.id, done: rng.random() },
            (3, Some(taken)) => {
                let until = rng.random::<bool>().then(|| time(rng).date);
                Edit::SetTakenUntil { taken: taken.id, until }
            }
            _ => Edit::AddTaken { on: time(rng).date, words, until: None },
        },
        19 => match (rng.random_range(0..3), snapshot.reviews.first()) {
            (1 | 2, Some(review)) => {
                let how = [HowItWorks::Helps, HowItWorks::NotAsItIs];
                let how = how.get(rng.random_range(0..3)).copied();
                let answer =
                    how.map(|how| ReviewAnswer { how, keep: words, change: String::new() });
                Edit::AnswerHowItWorks { review: review.id, answer }
            }
            (0, _) => {
                let (ideas, will_try, outcome) = (String::new(), String::new(), String::new());
                Edit::ShareQuestion { what: words, ideas, will_try, outcome }
            }
            _ => Edit::AskHowItWorks { shows: jiff::civil::date(2027, 3, 1) },
        },
        20 => match (rng.random_range(0..3), snapshot.rules.first()) {
            (1, Some(rule)) => {
                let topics = [Topic::Phones, Topic::Coming];
                let topic = topics.get(rng.random_range(0..3)).copied();
                Edit::SetTopic { rule: rule.id, topic }
            }
            (2, Some(rule)) => Edit::LookAgain { at: Put::Rule(rule.id), on: Some(time(rng).date) },
            (_, Some(rule)) => {
                let concern = rule.answers.iter().find_map(|answer| answer.concern);
                Edit::Remark { on: Put::Rule(rule.id), words, to: concern }
            }
            (_, None) => return None,
        },
        21 | 22 => {
            let decision = snapshot.decisions.first().filter(|_| rng.random_range(0..4) > 0);
            let Some(decision) = decision else {
                let (title, reasons) = (format!("title {words}"), format!("reasons {words}"));
                let until = Some(time(rng).date);
                return Some(Edit::AddDecision { title, wording: words, reasons, until });
            };
            let id = decision.put.id;
            match rng.random_range(0..5) {
                0 => Edit::Write { text: TextField::DecisionOutcome(id), words, from: None },
                1 => Edit::Write { text: TextField::DecisionWording(id), words, from: None },
                2 => Edit::SetUntil { decision: id, until: Some(time(rng).date) },
                3 => Edit::Remark { on: Put::Decision(id), words, to: None },
                _ => {
                    let stance = [Stance::Agree, Stance::Concern].get(rng.random_range(0..3));
                    let (wording, stance) = (decision.put.wording.wording?, stance.copied());
                    Edit::AnswerDecision { decision: id, wording, stance, why: None }
                }
            }
        }
        _ => return None,
    })
}

/// Something about whom the group may ask.
fn whom_to_ask(rng: &mut ChaCha8Rng, snapshot: &GroupSnapshot, words: String) -> Edit {
    match (rng.random_range(0..5), snapshot.candidates.first()) {
        (1, Some(person)) => {
            let set = CandidateFact::Name(words);
            Edit::SetCandidate { candidate: person.id, set }
        }
        (2, Some(person)) => {
            // Whoever is turned down leaves the list, which the reference does not know.
            let stages = [Stage::Asked, Stage::SpokenWith, Stage::Invited];
            let stage = stages[rng.random_range(0..3)];
            let set = CandidateFact::Stage { stage, on: jiff::civil::date(2027, 1, 1) };
            Edit::SetCandidate { candidate: person.id, set }
        }
        (3, Some(person)) => {
            let (mark, on) = (CandidateMark::Asking, rng.random());
            Edit::MarkCandidate { candidate: person.id, mark, on }
        }
        _ => {
            let (line, from) = (format!("line {words}"), String::new());
            Edit::AddCandidate { name: words, line, from, knows: true }
        }
    }
}

fn time(rng: &mut ChaCha8Rng) -> MeetingTime {
    MeetingTime {
        date: jiff::civil::date(2027, 3, rng.random_range(1..29)),
        time: jiff::civil::time(19, 0, 0, 0),
        zone: "Europe/Vienna".to_owned(),
        minutes: 90,
        repeat: Repeat::Once,
        until: None,
        pauses: Vec::new(),
    }
}
