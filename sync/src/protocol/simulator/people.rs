//! What people do: edits of every kind on what their device shows, and the keys under which the reference has them.

use std::collections::{BTreeMap, BTreeSet};

use rand::RngExt;
use rand::rngs::ChaCha8Rng;

use crate::group::GroupSnapshot;
use crate::group::edit::{Edit, MeetingTime, Repeat, Reply, Stance, TextField};
use crate::group::snapshot::{Text, Words};
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
    Some(match rng.random_range(0..15) {
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
        Edit::TakeBack { .. } => Vec::new(),
    }
}

fn text_key(text: TextField) -> String {
    match text {
        TextField::GroupName => "focus/name".to_owned(),
        TextField::FocusWho => "focus/who".to_owned(),
        TextField::FocusWhat => "focus/what".to_owned(),
        TextField::FocusPurpose => "focus/purpose".to_owned(),
        TextField::RuleTitle(rule) => format!("rule/{rule}/title"),
        TextField::RuleWording(rule) => format!("rule/{rule}/wording"),
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
        let places = meeting.place.values.iter().map(|chosen| said(&chosen.value.words));
        put(format!("meeting/{id}/place"), places.collect());
        let cancelled = meeting.cancelled.values.iter().map(|chosen| chosen.value.to_string());
        put(format!("meeting/{id}/cancelled"), cancelled.collect());
        for reply in &meeting.replies {
            let key = format!("own/{}/reply/{id}/{}", reply.member, reply.date);
            put(key, vec![format!("{:?} {}", reply.reply, reply.when)]);
        }
    }
    all
}

fn said(words: &Words) -> String {
    match words {
        Words::Known(words) => words.clone(),
        Words::TakenBack => GONE.to_owned(),
        Words::NotHereYet => "(not here)".to_owned(),
    }
}
