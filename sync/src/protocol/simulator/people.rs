//! What people do: edits of every kind on what their device shows, and the keys under which the reference has them.

mod schedule;

use std::collections::{BTreeMap, BTreeSet};

use rand::RngExt;
use rand::rngs::ChaCha8Rng;

use crate::group::GroupSnapshot;
use crate::group::edit::{
    Comfort, ContactField, Edit, FocusFact, MeetingTime, Origin, PlaceFact, Repeat, Reply, Shelf,
    Stance, TextField,
};
use crate::group::snapshot::{Choice, Text, Where, Words, Written};
use crate::id::MemberId;

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
    Some(match rng.random_range(0..22) {
        0 => Edit::Write { text: TextField::GroupName, words, from: None },
        1 => Edit::Write { text: TextField::FocusWho, words, from: None },
        2 => Edit::Write { text: TextField::FocusWhat, words, from: None },
        3 | 4 => Edit::Write { text: TextField::FocusPurpose, words, from: None },
        5 => Edit::NameMyself { name: words },
        6 => Edit::AddRule { title: format!("title {words}"), wording: words },
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
        20 | 21 => schedule::choose(rng, snapshot, words)?,
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

/// Where an edit puts what. `made` is the record that appeared with it.
pub(super) fn puts(edit: &Edit, me: MemberId, made: &str) -> Vec<(String, Option<String>)> {
    let put = |key: String, value: &str| (key, Some(value.to_owned()));
    match edit {
        Edit::Write { text, words, .. } => vec![put(text_key(*text), words)],
        Edit::NameMyself { name } => vec![put(format!("own/{me}/name"), name)],
        Edit::NameDevice { device, name } => {
            vec![put(format!("own/{me}/device/{device}"), name)]
        }
        Edit::AddRule { title, wording } => vec![
            put(format!("rule/{made}/title"), title),
            put(format!("rule/{made}/wording"), wording),
            put(format!("rule/{made}/aside"), "false"),
        ],
        Edit::SetRuleAside { rule, aside } => {
            vec![put(format!("rule/{rule}/aside"), &aside.to_string())]
        }
        Edit::AnswerRule { rule, wording, stance, why } => {
            let value = stance.map(|stance| format!("{stance:?} {}", why.as_deref().unwrap_or("")));
            vec![(format!("own/{me}/answer/{rule}/{wording}"), value)]
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
        Edit::AddContact { name, reach, region, .. } => vec![
            put(format!("contact/{made}/name"), name),
            put(format!("contact/{made}/reach"), reach),
            put(format!("contact/{made}/region"), region),
        ],
        Edit::SetContact { contact, field: ContactField::Reach, words } => {
            vec![put(format!("contact/{contact}/reach"), words)]
        }
        Edit::AddToShelf { words, .. } => vec![
            put(format!("shelf/{made}/words"), words),
            put(format!("shelf/{made}/done"), "false"),
        ],
        Edit::RaiseHand { item, raised } => {
            vec![(format!("own/{me}/hand/{item}"), raised.then(String::new))]
        }
        Edit::Tick { item, done } => vec![put(format!("shelf/{item}/done"), &done.to_string())],
        Edit::ChangeDate { .. }
        | Edit::SetMeeting { .. }
        | Edit::SetSchedule { .. }
        | Edit::AddPoll { .. }
        | Edit::OfferSlot { .. }
        | Edit::AnswerPoll { .. }
        | Edit::PickSlot { .. } => schedule::puts(edit, me, made),
        // What is not chosen above.
        Edit::ClosePollOn { .. }
        | Edit::SetFocus { .. }
        | Edit::SetPlace { .. }
        | Edit::SetContact { .. }
        | Edit::CheckContact { .. }
        | Edit::SetLink { .. }
        | Edit::PutAside { .. }
        | Edit::TakeBack { .. } => Vec::new(),
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
    }
}

/// What a snapshot says, under the same keys. Of answers only those that it lists.
pub(super) fn keys(snapshot: &GroupSnapshot) -> BTreeMap<String, BTreeSet<String>> {
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
    for item in snapshot.shelf.iter() {
        put(format!("shelf/{}/words", item.id), text(&item.words));
        for member in &item.hands {
            put(format!("own/{member}/hand/{}", item.id), vec![String::new()]);
        }
        let done = item.done.values.iter().map(|it| it.value.to_string());
        put(format!("shelf/{}/done", item.id), done.collect());
    }
    for rule in snapshot.rules.iter() {
        put(format!("rule/{}/title", rule.id), text(&rule.title));
        put(format!("rule/{}/wording", rule.id), text(&rule.wording));
        let aside = rule.aside.values.iter().map(|chosen| chosen.value.to_string()).collect();
        put(format!("rule/{}/aside", rule.id), aside);
        for answer in &rule.answers {
            let why = answer.why.as_ref().map(|why| said(&why.words)).unwrap_or_default();
            let key = format!("own/{}/answer/{}/{}", answer.member, rule.id, answer.wording);
            put(key, vec![format!("{:?} {why}", answer.stance)]);
        }
    }
    for meeting in snapshot.meetings.iter() {
        let id = meeting.id;
        let times = meeting.when.values.iter().map(|chosen| format!("{:?}", chosen.value.time));
        put(format!("meeting/{id}/when"), times.collect());
        let places = meeting.place.values.iter().map(|chosen| place_words(&chosen.value));
        put(format!("meeting/{id}/place"), places.collect());
        let cancelled = meeting.cancelled.values.iter().map(|chosen| chosen.value.to_string());
        put(format!("meeting/{id}/cancelled"), cancelled.collect());
        for reply in &meeting.replies {
            let key = format!("own/{}/reply/{id}/{}", reply.member, reply.date);
            put(key, vec![format!("{:?} {}", reply.reply, reply.when)]);
        }
    }
    schedule::keys(snapshot, &mut all);
    all
}

fn place_words(place: &Where) -> String {
    match place {
        Where::Words(written) => said(&written.words),
        Where::Listed(place) => format!("at {place}"),
    }
}

fn said(words: &Words) -> String {
    match words {
        Words::Known(words) => words.clone(),
        Words::TakenBack => GONE.to_owned(),
        Words::NotHereYet => "(not here)".to_owned(),
    }
}
