//! What a proposal would do: as a clause, what comes of it, and how it is told afterwards.

use kith_sync::group::snapshot::Words;
use kith_sync::id::{DeviceId, MemberId};
use kith_sync::node::api::{Moved, Proposed};

use super::rule::rule_clause;
use super::{known, late_hints, person_name};
use crate::view::Source;
use crate::view::people::{capital, form};
use crate::view::when::written_on;
use crate::words::t;

/// Who puts forward what.
pub(super) fn forward(source: &Source<'_>, proposal: &Proposed) -> String {
    let people = source.people();
    let (by, form) = (people.subject(proposal.by), form(&[proposal.by], people.me()));
    let what = clause(source, proposal);
    if is_person(proposal) {
        t!("decisions-forward-person", by = by, form = form, what = what)
    } else {
        t!("decisions-forward", by = by, form = form, what = what)
    }
}

/// Who put forward what, and when.
pub(super) fn forward_on(source: &Source<'_>, proposal: &Proposed) -> String {
    let people = source.people();
    let on = capital(&written_on(proposal.day, source.now.date()));
    let (by, form) = (people.name(proposal.by), form(&[proposal.by], people.me()));
    let what = clause(source, proposal);
    if is_person(proposal) {
        t!("decisions-forward-person-on", on = on, by = by, form = form, what = what)
    } else {
        t!("decisions-forward-on", on = on, by = by, form = form, what = what)
    }
}

/// Whether it is told by a name, and not by a clause.
fn is_person(proposal: &Proposed) -> bool {
    matches!(proposal.motion, Moved::Person { returning: None, .. })
}

/// What stands behind "puts forward".
fn clause(source: &Source<'_>, proposal: &Proposed) -> String {
    let people = source.people();
    let is_me = |member: &MemberId| *member == source.status.me;
    match &proposal.motion {
        Moved::Person { returning: Some(member), .. } => {
            t!("decisions-that-comes-back-with-a-new", member = people.name(*member))
        }
        Moved::Person { returning: None, .. } => person_name(people, proposal),
        Moved::Removal { member } if is_me(member) => {
            t!("decisions-that-you-are-taken-out-of").to_owned()
        }
        Moved::Removal { member } => {
            t!("decisions-that-is-taken-out-of-the", member = people.name(*member))
        }
        Moved::Rule(rule) => t!("decisions-to-decide-in-another-way", rule = rule_clause(*rule)),
        Moved::Relay(None) => t!("decisions-that-the-group-uses-no-relay").to_owned(),
        Moved::Relay(Some(relay)) => {
            t!("decisions-that-the-group-uses-the-relay", relay = quoted(relay))
        }
        Moved::Retiring { device, member } => {
            t!("decisions-that-is-retired", member = device_words(source, *device, *member))
        }
        Moved::Erasing { words, .. } => {
            t!("decisions-that-these-words-are-erased", words = begun(words))
        }
        Moved::Closing => t!("decisions-that-the-group-ends").to_owned(),
    }
}

/// What comes of it, if it is decided.
pub(super) fn effect(source: &Source<'_>, proposal: &Proposed) -> String {
    let people = source.people();
    match &proposal.motion {
        Moved::Person { returning: Some(member), .. } => {
            t!("decisions-if-enough-of-you-say-yes", member = people.name(*member))
        }
        Moved::Person { returning: None, .. } => {
            let name = person_name(people, proposal);
            t!("decisions-if-enough-of-you-say-yes-2", name = name)
        }
        Moved::Removal { member } if *member == source.status.me => {
            t!("decisions-if-it-is-decided-your-devices").to_owned()
        }
        Moved::Removal { member } => removal_effect(&people.name(*member)),
        Moved::Rule(_) => t!("decisions-if-it-is-decided-what-is").to_owned(),
        Moved::Relay(Some(_)) => t!("decisions-whoever-runs-a-relay-can-see").to_owned(),
        Moved::Relay(None) => t!("reach-suggest-none-means").to_owned(),
        Moved::Retiring { .. } => retiring_effect().to_owned(),
        Moved::Erasing { .. } => erasing_effect().to_owned(),
        Moved::Closing => closing_effect().to_owned(),
    }
}

/// What retiring a device does and does not.
pub(crate) fn retiring_effect() -> &'static str {
    t!("decisions-a-retired-device-hears-nothing-more")
}

/// What erasing words does and what it cannot do.
pub(crate) fn erasing_effect() -> &'static str {
    t!("decisions-if-it-is-decided-these-words")
}

/// What ending a group does.
pub(crate) fn closing_effect() -> &'static str {
    t!("decisions-if-it-is-decided-nothing-can")
}

/// What taking somebody out does and what it cannot do.
pub(crate) fn removal_effect(name: &str) -> String {
    t!("decisions-if-it-is-decided-all-of", name = name)
}

/// How it is told once it is decided; absent where something else tells it.
pub(super) fn passed(source: &Source<'_>, proposal: &Proposed) -> Option<String> {
    let people = source.people();
    let on = written_on(proposal.day, source.now.date());
    let told = match &proposal.motion {
        Moved::Person { returning: Some(member), .. } => {
            proposal.came_in?;
            let form = form(&[*member], people.me());
            let member = people.subject(*member);
            t!("decisions-came-back-with-a-new-device", member = member, form = form)
        }
        Moved::Person { name, returning: None } => {
            let device = proposal.came_in?;
            let mut members = source.snapshot.members.iter();
            let is_theirs = |it: &&kith_sync::group::snapshot::Member| {
                it.devices.iter().any(|known| known.id == device)
            };
            match (members.find(is_theirs), known(name)) {
                (Some(member), _) => {
                    let form = form(&[member.id], people.me());
                    t!("decisions-came-in", member = people.subject(member.id), form = form)
                }
                (None, Some(name)) => t!("decisions-came-in-2", name = name),
                (None, None) => return None,
            }
        }
        Moved::Removal { member } if *member == source.status.me => {
            t!("decisions-it-was-decided-that-you-are", by = people.by(Some(proposal.by)), on = on)
        }
        Moved::Removal { member } => t!(
            "decisions-it-was-decided-that-is-no",
            name = people.name(*member),
            by = people.by(Some(proposal.by)),
            on = on
        ),
        Moved::Rule(rule) => {
            t!("decisions-it-was-decided-to-decide-so", rule = rule_clause(*rule), on = on)
        }
        Moved::Relay(None) => t!("decisions-it-was-decided-to-use-no", on = on),
        Moved::Relay(Some(relay)) => {
            t!("decisions-it-was-decided-to-use-the", relay = quoted(relay), on = on)
        }
        Moved::Retiring { device, member } => {
            let device = capital(&device_words(source, *device, *member));
            t!("decisions-was-retired-put-forward", device = device, on = on)
        }
        Moved::Erasing { .. } => t!("decisions-it-was-decided-to-erase-words", on = on),
        Moved::Closing => t!("decisions-it-was-decided-that-the-group", on = on),
    };
    let late = late_hints(source, proposal);
    Some(std::iter::once(told).chain(late).collect::<Vec<_>>().join(" "))
}

fn quoted(words: &Words) -> String {
    known(words)
        .map_or_else(|| t!("decisions-not-to-be-read-here").to_owned(), crate::view::people::quoted)
}

/// The beginning of words, to tell them by.
fn begun(words: &Words) -> String {
    known(words).map_or_else(|| quoted(words), |words| crate::view::people::quoted(&excerpt(words)))
}

/// The whole of the words that it is about, where they are longer than their beginning.
pub(super) fn words(proposal: &Proposed) -> Option<String> {
    let Moved::Erasing { words, .. } = &proposal.motion else { return None };
    let words = known(words)?;
    excerpt(words).ends_with('…').then(|| words.to_owned())
}

/// Words that fit into a title; the sentence around them has a full stop of its own.
fn excerpt(words: &str) -> String {
    const FITS: usize = 48;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= FITS {
        return line.trim_end_matches('.').to_owned();
    }
    let mut begun = String::new();
    for word in line.split(' ') {
        if begun.chars().count() + word.chars().count() >= FITS {
            break;
        }
        begun.push_str(word);
        begun.push(' ');
    }
    if begun.is_empty() {
        begun.extend(line.chars().take(FITS));
    }
    format!("{}…", begun.trim_end())
}

/// "a device of Cleo's", with its name where it has one.
fn device_words(source: &Source<'_>, device: DeviceId, member: Option<MemberId>) -> String {
    let people = source.people();
    let of = match member {
        Some(member) if member == source.status.me => t!("decisions-a-device-of-yours").to_owned(),
        Some(member) => t!("decisions-a-device-of", member = people.name(member)),
        None => t!("decisions-a-device").to_owned(),
    };
    let mut devices = source.snapshot.members.iter().flat_map(|member| &member.devices);
    match devices.find(|known| known.id == device).map(|known| known.name.trim()) {
        Some(name) if !name.is_empty() => format!("{of} ({})", crate::view::people::quoted(name)),
        Some(_) | None => of,
    }
}
