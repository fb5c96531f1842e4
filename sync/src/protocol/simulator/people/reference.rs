//! The keys under which the reference has what people did, and what a snapshot says under the same ones.

use std::collections::{BTreeMap, BTreeSet};

use super::{GONE, schedule};
use crate::group::GroupSnapshot;
use crate::group::edit::{
    CandidateFact, ContactField, Edit, FocusFact, PlaceFact, Put, Stage, TextField,
};
use crate::group::snapshot::{Choice, Decision, Text, Where, Words, Written};
use crate::id::MemberId;

/// Where an edit puts what. `made` is the record that appeared with it.
#[expect(clippy::too_many_lines, reason = "a list: each edit with what it puts")]
pub(in crate::protocol::simulator) fn puts(
    edit: &Edit,
    me: MemberId,
    made: &str,
) -> Vec<(String, Option<String>)> {
    let put = |key: String, value: &str| (key, Some(value.to_owned()));
    match edit {
        Edit::Write { text, words, .. } => vec![put(text_key(*text), words)],
        Edit::NameMyself { name } => vec![put(format!("own/{me}/name"), name)],
        Edit::NameDevice { device, name } => {
            vec![put(format!("own/{me}/device/{device}"), name)]
        }
        Edit::AddRule { title, wording, .. } => vec![
            put(format!("rule/{made}/title"), title),
            put(format!("rule/{made}/wording"), wording),
            put(format!("rule/{made}/aside"), "false"),
        ],
        Edit::SetRuleAside { rule, aside } => {
            vec![put(format!("rule/{rule}/aside"), &aside.to_string())]
        }
        Edit::AnswerRule { rule: put, wording, stance, why }
        | Edit::AnswerDecision { decision: put, wording, stance, why } => {
            let value = stance.map(|stance| format!("{stance:?} {}", why.as_deref().unwrap_or("")));
            vec![(format!("own/{me}/answer/{put}/{wording}"), value)]
        }
        Edit::SetTopic { rule, topic } => {
            vec![put(format!("rule/{rule}/topic"), &format!("{topic:?}"))]
        }
        Edit::LookAgain { at: Put::Rule(rule), on } => {
            vec![put(format!("rule/{rule}/again"), &format!("{on:?}"))]
        }
        Edit::AddDecision { .. } => new_decision(edit, made),
        Edit::SetUntil { decision, until } => {
            vec![put(format!("decision/{decision}/until"), &format!("{until:?}"))]
        }
        Edit::AddMeeting { when, place } => vec![
            put(format!("meeting/{made}/when"), &format!("{when:?}")),
            put(format!("meeting/{made}/place"), place),
            put(format!("meeting/{made}/cancelled"), "false"),
        ],
        Edit::MoveMeeting { meeting, when } => {
            vec![put(format!("meeting/{meeting}/when"), &format!("{when:?}"))]
        }
        Edit::PlaceMeeting { meeting, place } => {
            vec![put(format!("meeting/{meeting}/place"), place)]
        }
        Edit::CancelMeeting { meeting, cancelled } => {
            vec![put(format!("meeting/{meeting}/cancelled"), &cancelled.to_string())]
        }
        Edit::ReplyToMeeting { meeting, date, when, reply } => {
            let value = reply.map(|reply| format!("{reply:?} {when}"));
            vec![(format!("own/{me}/reply/{meeting}/{date}"), value)]
        }
        Edit::SetFocus { set: FocusFact::Origin(origin) } => {
            vec![put("focus/origin".to_owned(), &format!("{origin:?}"))]
        }
        Edit::AddPlace { name, .. } => vec![put(format!("place/{made}/name"), name)],
        Edit::SetPlace { place, set: PlaceFact::Name(name) } => {
            vec![put(format!("place/{place}/name"), name)]
        }
        Edit::RatePlace { place, comfort } => {
            let value = comfort.map(|comfort| format!("{comfort:?}"));
            vec![(format!("own/{me}/comfort/{place}"), value)]
        }
        Edit::AddContact { .. } => new_contact(edit, made),
        Edit::SetContact { contact, field: ContactField::Reach, words } => {
            vec![put(format!("contact/{contact}/reach"), words)]
        }
        Edit::AddToShelf { words, .. } => new_to_do("shelf", made, words),
        Edit::RaiseHand { item, raised } => {
            vec![(format!("own/{me}/hand/{item}"), raised.then(String::new))]
        }
        Edit::Tick { item, done } => vec![put(format!("shelf/{item}/done"), &done.to_string())],
        Edit::AskHowItWorks { shows } => {
            vec![put(format!("review/{made}/shows"), &shows.to_string())]
        }
        Edit::AnswerHowItWorks { review, answer } => {
            let how = answer.as_ref().map(|answer| format!("{:?}", answer.how));
            let keep = answer.as_ref().map(|answer| answer.keep.clone());
            vec![
                (format!("own/{me}/review/{review}/how"), how),
                (format!("own/{me}/review/{review}/keep"), keep),
            ]
        }
        Edit::ShareQuestion { what, .. } => {
            vec![put(format!("own/{me}/question/{made}/what"), what)]
        }
        Edit::AddCandidate { name, line, .. } => vec![
            put(format!("candidate/{made}/name"), name),
            put(format!("candidate/{made}/line"), line),
            put(format!("own/{me}/knows/{made}"), ""),
        ],
        Edit::SetCandidate { candidate, set: CandidateFact::Name(name) } => {
            vec![put(format!("candidate/{candidate}/name"), name)]
        }
        Edit::SetCandidate { candidate, set: CandidateFact::Stage { stage, .. } } => {
            vec![put(format!("candidate/{candidate}/stage"), &format!("{stage:?}"))]
        }
        Edit::MarkCandidate { candidate, on, .. } => {
            vec![(format!("own/{me}/asking/{candidate}"), on.then(String::new))]
        }
        Edit::AddPosting { place, .. } => vec![put(format!("posting/{made}/where"), place)],
        Edit::ChangeDate { .. }
        | Edit::SetMeeting { .. }
        | Edit::SetSchedule { .. }
        | Edit::ShareFreeTimes { .. }
        | Edit::AddPoll { .. }
        | Edit::OfferSlot { .. }
        | Edit::AnswerPoll { .. }
        | Edit::PickSlot { .. } => schedule::puts(edit, me, made),
        Edit::AddTaken { .. }
        | Edit::Take { .. }
        | Edit::TickTaken { .. }
        | Edit::SetTakenUntil { .. } => taken_puts(edit, me, made),
        // What is not chosen above.
        Edit::WriteQuestion { .. }
        | Edit::ClosePollOn { .. }
        | Edit::SayWhetherItClicks { .. }
        | Edit::SetFocus { .. }
        | Edit::SetCandidate { .. }
        | Edit::SetPosting { .. }
        | Edit::SetPlace { .. }
        | Edit::SetContact { .. }
        | Edit::CheckContact { .. }
        | Edit::SetLink { .. }
        | Edit::PutAside { .. }
        // Nothing takes the place of a remark, so there is nothing to compare but that it is there.
        | Edit::Remark { .. }
        | Edit::LookAgain { at: Put::Decision(_), .. }
        | Edit::TakeBack { .. } => Vec::new(),
    }
}

/// Where a new decision puts what.
fn new_decision(edit: &Edit, made: &str) -> Vec<(String, Option<String>)> {
    let put = |key: String, value: &str| (key, Some(value.to_owned()));
    let Edit::AddDecision { title, wording, reasons, until } = edit else { return Vec::new() };
    vec![
        put(format!("decision/{made}/title"), title),
        put(format!("decision/{made}/wording"), wording),
        put(format!("decision/{made}/reasons"), reasons),
        put(format!("decision/{made}/until"), &format!("{until:?}")),
        put(format!("decision/{made}/aside"), "false"),
    ]
}

/// What a decision says.
fn decision_keys(decision: &Decision, put: &mut impl FnMut(String, Vec<String>)) {
    let text = |text: &Text| text.versions.iter().map(|version| said(&version.words)).collect();
    let id = decision.put.id;
    put(format!("decision/{id}/title"), text(&decision.put.title));
    put(format!("decision/{id}/wording"), text(&decision.put.wording));
    put(format!("decision/{id}/reasons"), text(&decision.reasons));
    put(format!("decision/{id}/outcome"), text(&decision.outcome));
    let until = decision.until.values.iter().map(|it| format!("{:?}", it.value));
    put(format!("decision/{id}/until"), until.collect());
    let aside = decision.put.aside.values.iter().map(|it| it.value.to_string());
    put(format!("decision/{id}/aside"), aside.collect());
    for answer in &decision.put.answers {
        let key = format!("own/{}/answer/{id}/{}", answer.member, answer.wording);
        put(key, vec![format!("{:?} ", answer.stance)]);
    }
}

/// Where a new contact puts what.
fn new_contact(edit: &Edit, made: &str) -> Vec<(String, Option<String>)> {
    let Edit::AddContact { name, reach, region, .. } = edit else { return Vec::new() };
    let lines = [("name", name), ("reach", reach), ("region", region)];
    lines.map(|(line, words)| (format!("contact/{made}/{line}"), Some(words.clone()))).into()
}

/// Where something new puts what that can be done.
fn new_to_do(kind: &str, made: &str, words: &str) -> Vec<(String, Option<String>)> {
    let puts = [("words", words), ("done", "false")];
    puts.map(|(field, value)| (format!("{kind}/{made}/{field}"), Some(value.to_owned()))).into()
}

/// The same of what a meeting takes along.
fn taken_puts(edit: &Edit, me: MemberId, made: &str) -> Vec<(String, Option<String>)> {
    let put = |key: String, value: &str| (key, Some(value.to_owned()));
    if let Edit::AddTaken { words, .. } = edit {
        new_to_do("taken", made, words)
    } else if let Edit::Take { taken, mine } = edit {
        vec![(format!("own/{me}/takes/{taken}"), mine.then(String::new))]
    } else if let Edit::TickTaken { taken, done } = edit {
        vec![put(format!("taken/{taken}/done"), &done.to_string())]
    } else if let Edit::SetTakenUntil { taken, until } = edit {
        vec![put(format!("taken/{taken}/until"), &format!("{until:?}"))]
    } else {
        Vec::new()
    }
}

fn text_key(text: TextField) -> String {
    match text {
        TextField::GroupName => "focus/name".to_owned(),
        TextField::FocusWho => "focus/who".to_owned(),
        TextField::FocusWhat => "focus/what".to_owned(),
        TextField::FocusPurpose => "focus/purpose".to_owned(),
        TextField::FocusInside => "focus/inside".to_owned(),
        TextField::FocusOutside => "focus/outside".to_owned(),
        TextField::OriginWhy => "focus/origin why".to_owned(),
        TextField::RuleTitle(rule) => format!("rule/{rule}/title"),
        TextField::RuleWording(rule) => format!("rule/{rule}/wording"),
        TextField::PlaceAccess(place) => format!("place/{place}/access"),
        TextField::PlaceNotes(place) => format!("place/{place}/notes"),
        TextField::ContactNote(contact) => format!("contact/{contact}/note"),
        TextField::ShelfWords(item) => format!("shelf/{item}/words"),
        TextField::ShelfNote(item) => format!("shelf/{item}/note"),
        TextField::DecisionTitle(decision) => format!("decision/{decision}/title"),
        TextField::DecisionWording(decision) => format!("decision/{decision}/wording"),
        TextField::DecisionReasons(decision) => format!("decision/{decision}/reasons"),
        TextField::DecisionOutcome(decision) => format!("decision/{decision}/outcome"),
        TextField::TakenWords(taken) => format!("taken/{taken}/words"),
    }
}

/// What a snapshot says, under the same keys. Of answers only those that it lists.
#[expect(clippy::too_many_lines, reason = "a list: each part with what it says")]
pub(in crate::protocol::simulator) fn keys(
    snapshot: &GroupSnapshot,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut put = |key: String, values: Vec<String>| all.entry(key).or_default().extend(values);
    let text = |text: &Text| text.versions.iter().map(|version| said(&version.words)).collect();
    put("focus/name".to_owned(), text(&snapshot.focus.name));
    put("focus/who".to_owned(), text(&snapshot.focus.who));
    put("focus/what".to_owned(), text(&snapshot.focus.what));
    put("focus/purpose".to_owned(), text(&snapshot.focus.purpose));
    for member in snapshot.members.iter().filter(|member| !member.name.is_empty()) {
        let names = member.name.split(" / ").map(str::to_owned).collect();
        put(format!("own/{}/name", member.id), names);
    }
    for member in snapshot.members.iter() {
        for device in member.devices.iter().filter(|device| !device.name.is_empty()) {
            let names = device.name.split(" / ").map(str::to_owned).collect();
            put(format!("own/{}/device/{}", member.id, device.id), names);
        }
    }
    put("focus/inside".to_owned(), text(&snapshot.focus.inside));
    let origins = snapshot.focus.origin.values.iter().map(|it| format!("{:?}", it.value));
    put("focus/origin".to_owned(), origins.collect());
    for place in snapshot.places.iter() {
        let names = place.name.values.iter().map(|it| said(&it.value.words));
        put(format!("place/{}/name", place.id), names.collect());
        for comfort in &place.comfort {
            let key = format!("own/{}/comfort/{}", comfort.member, place.id);
            put(key, vec![format!("{:?}", comfort.value)]);
        }
    }
    for contact in snapshot.contacts.iter() {
        let lines = |lines: &Choice<Written>| {
            lines.values.iter().map(|it| said(&it.value.words)).collect::<Vec<_>>()
        };
        put(format!("contact/{}/name", contact.id), lines(&contact.name));
        put(format!("contact/{}/region", contact.id), lines(&contact.region));
        let reaches = contact.reach.values.iter().map(|it| said(&it.value.written.words));
        put(format!("contact/{}/reach", contact.id), reaches.collect());
    }
    for person in snapshot.candidates.iter() {
        let lines = |lines: &Choice<Written>| {
            lines.values.iter().map(|it| said(&it.value.words)).collect::<Vec<_>>()
        };
        put(format!("candidate/{}/name", person.id), lines(&person.name));
        put(format!("candidate/{}/line", person.id), lines(&person.line));
        let stages = person.stage.values.iter().map(|it| it.value.stage);
        let said = stages.filter(|stage| *stage != Stage::Idea).map(|stage| format!("{stage:?}"));
        put(format!("candidate/{}/stage", person.id), said.collect());
        for (what, members) in [("knows", &person.knows), ("asking", &person.asking)] {
            for member in members {
                put(format!("own/{member}/{what}/{}", person.id), vec![String::new()]);
            }
        }
    }
    for posting in snapshot.postings.iter() {
        let places = posting.place.values.iter().map(|it| said(&it.value.words));
        put(format!("posting/{}/where", posting.id), places.collect());
    }
    for item in snapshot.shelf.iter() {
        put(format!("shelf/{}/words", item.id), text(&item.words));
        for member in &item.hands {
            put(format!("own/{member}/hand/{}", item.id), vec![String::new()]);
        }
        let done = item.done.values.iter().map(|it| it.value.to_string());
        put(format!("shelf/{}/done", item.id), done.collect());
    }
    for review in snapshot.reviews.iter() {
        let days = review.shows.values.iter().map(|it| it.value.to_string());
        put(format!("review/{}/shows", review.id), days.collect());
        for word in &review.words {
            let key = |field| format!("own/{}/review/{}/{field}", word.member, review.id);
            put(key("how"), word.how.iter().map(|how| format!("{how:?}")).collect());
            let keep = word.keep.values.iter().map(|it| said(&it.value.words));
            put(key("keep"), keep.collect());
        }
    }
    for question in snapshot.questions.iter() {
        let what = question.what.values.iter().map(|it| said(&it.value.words));
        put(format!("own/{}/question/{}/what", question.owner, question.id), what.collect());
    }
    taken_keys(snapshot, &mut put);
    for rule in snapshot.rules.iter() {
        put(format!("rule/{}/title", rule.id), text(&rule.title));
        put(format!("rule/{}/wording", rule.id), text(&rule.wording));
        let aside = rule.aside.values.iter().map(|chosen| chosen.value.to_string()).collect();
        put(format!("rule/{}/aside", rule.id), aside);
        let topics = rule.topic.values.iter().map(|it| format!("{:?}", it.value));
        put(format!("rule/{}/topic", rule.id), topics.collect());
        let again = rule.again.values.iter().map(|it| format!("{:?}", it.value));
        put(format!("rule/{}/again", rule.id), again.collect());
        for answer in &rule.answers {
            let why = answer.why.as_ref().map(|why| said(&why.words)).unwrap_or_default();
            let key = format!("own/{}/answer/{}/{}", answer.member, rule.id, answer.wording);
            put(key, vec![format!("{:?} {why}", answer.stance)]);
        }
    }
    for decision in snapshot.decisions.iter() {
        decision_keys(decision, &mut put);
    }
    for meeting in snapshot.meetings.iter() {
        let id = meeting.id;
        let times = meeting.when.values.iter().map(|chosen| format!("{:?}", chosen.value.time));
        put(format!("meeting/{id}/when"), times.collect());
        let places = meeting.place.values.iter().map(|chosen| place_words(&chosen.value));
        put(format!("meeting/{id}/place"), places.collect());
        let cancelled = meeting.cancelled.values.iter().map(|chosen| chosen.value.to_string());
        put(format!("meeting/{id}/cancelled"), cancelled.collect());
        for reply in meeting.replies() {
            let key = format!("own/{}/reply/{id}/{}", reply.member, reply.date);
            put(key, vec![format!("{:?} {}", reply.reply, reply.when)]);
        }
    }
    schedule::keys(snapshot, &mut all);
    all
}

pub(super) fn place_words(place: &Where) -> String {
    match place {
        Where::Words(written) => said(&written.words),
        Where::Listed(place) => format!("at {place}"),
    }
}

/// The same of what a meeting takes along.
fn taken_keys(snapshot: &GroupSnapshot, put: &mut impl FnMut(String, Vec<String>)) {
    for taken in snapshot.taken.iter() {
        put(
            format!("taken/{}/words", taken.id),
            taken.words.versions.iter().map(|it| said(&it.words)).collect(),
        );
        for member in &taken.takers {
            put(format!("own/{member}/takes/{}", taken.id), vec![String::new()]);
        }
        let done = taken.done.values.iter().map(|it| it.value.to_string());
        put(format!("taken/{}/done", taken.id), done.collect());
        let until = taken.until.values.iter().map(|it| format!("{:?}", it.value));
        put(format!("taken/{}/until", taken.id), until.collect());
    }
}

pub(super) fn said(words: &Words) -> String {
    match words {
        Words::Known(words) => words.clone(),
        Words::TakenBack => GONE.to_owned(),
        Words::NotHereYet => "(not here)".to_owned(),
    }
}
