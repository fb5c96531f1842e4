//! What a proposal would do: as a clause, what comes of it, and how it is told afterwards.

use kith_sync::group::snapshot::Words;
use kith_sync::id::{DeviceId, MemberId};
use kith_sync::node::api::{Moved, Proposed};

use super::rule::rule_clause;
use super::{known, late_hints, person_name};
use crate::view::Source;
use crate::view::people::capital;
use crate::view::when::written_on;

/// What stands behind "puts forward".
pub(super) fn clause(source: &Source<'_>, proposal: &Proposed) -> String {
    let people = source.people();
    let is_me = |member: &MemberId| *member == source.status.me;
    match &proposal.motion {
        Moved::Person { returning: Some(member), .. } => {
            format!("that {} comes back with a new device", people.name(*member))
        }
        Moved::Person { returning: None, .. } => person_name(people, proposal),
        Moved::Removal { member } if is_me(member) => {
            "that you are taken out of the group".to_owned()
        }
        Moved::Removal { member } => {
            format!("that {} is taken out of the group", people.name(*member))
        }
        Moved::Rule(rule) => format!("to decide in another way: {}", rule_clause(*rule)),
        Moved::Relay(None) => "that the group uses no relay".to_owned(),
        Moved::Relay(Some(relay)) => {
            format!("that the group uses the relay {}", quoted(relay))
        }
        Moved::Retiring { device, member } => {
            format!("that {} is retired", device_words(source, *device, *member))
        }
        Moved::Erasing { words, .. } => format!("that these words are erased: {}", begun(words)),
        Moved::Closing => "that the group ends".to_owned(),
    }
}

/// What comes of it, if it is decided.
pub(super) fn effect(source: &Source<'_>, proposal: &Proposed) -> String {
    let people = source.people();
    match &proposal.motion {
        Moved::Person { returning: Some(member), .. } => format!(
            "If enough of you say yes, any of you can make an invitation, and whoever comes in with it is {} again. Speak with {0} \
             first, by voice.",
            people.name(*member)
        ),
        Moved::Person { returning: None, .. } => {
            let name = person_name(people, proposal);
            format!("If enough of you say yes, any of you can make the invitation for {name}.")
        }
        Moved::Removal { member } if *member == source.status.me => {
            "If it is decided, your devices are cut off at once on each device that has heard. What is here stays readable for you. \
             What you wrote before stays with the others; what you write afterwards does not count. You can come in again by a new vote."
                .to_owned()
        }
        Moved::Removal { member } => removal_effect(&people.name(*member)),
        Moved::Rule(_) => {
            "If it is decided, what is put forward from then on is decided so. What is open stays with the rule of when it was put."
                .to_owned()
        }
        Moved::Relay(_) => {
            "Whoever runs a relay can see which devices meet, their addresses, and when and how much they send; never what you write. \
             This version of Kith uses no relay yet: what you decide is kept for one that does."
                .to_owned()
        }
        Moved::Retiring { .. } => RETIRING_EFFECT.to_owned(),
        Moved::Erasing { .. } => ERASING_EFFECT.to_owned(),
        Moved::Closing => CLOSING_EFFECT.to_owned(),
    }
}

/// What retiring a device does and does not.
pub(crate) const RETIRING_EFFECT: &str = "A retired device hears nothing more and counts for nothing, at once on each device that has heard. What is on it already stays on \
     it, locked by its passphrase.";

/// What erasing words does and what it cannot do.
pub(crate) const ERASING_EFFECT: &str = "If it is decided, these words are erased on every device that hears of it. What somebody has copied or remembers cannot be \
     taken back.";

/// What ending a group does.
pub(crate) const CLOSING_EFFECT: &str = "If it is decided, nothing can be written any more. Everybody keeps what is here, to read, and can found a new group with it. It cannot be undone.";

/// What taking somebody out does and what it cannot do.
pub(crate) fn removal_effect(name: &str) -> String {
    format!(
        "If it is decided, all of you are told, {name} too, and {name}’s devices are cut off at once on each device that has heard. \
         What {name} already holds cannot be taken back. What {name} wrote before stays; what {name} writes afterwards does not count, \
         and is shown as such. {name} can come in again by a new vote."
    )
}

/// How it is told once it is decided; absent where something else tells it.
pub(super) fn passed(source: &Source<'_>, proposal: &Proposed) -> Option<String> {
    let people = source.people();
    let on = written_on(proposal.day, source.now.date());
    let told = match &proposal.motion {
        Moved::Person { returning: Some(member), .. } => {
            proposal.came_in?;
            format!("{} came back with a new device.", people.subject(*member))
        }
        Moved::Person { name, returning: None } => {
            let device = proposal.came_in?;
            let mut members = source.snapshot.members.iter();
            let is_theirs = |it: &&kith_sync::group::snapshot::Member| {
                it.devices.iter().any(|known| known.id == device)
            };
            match (members.find(is_theirs), known(name)) {
                (Some(member), _) => format!("{} came in.", people.subject(member.id)),
                (None, Some(name)) => format!("{name} came in."),
                (None, None) => return None,
            }
        }
        Moved::Removal { member } if *member == source.status.me => {
            format!(
                "It was decided that you are no longer in the group (put forward by {} {on}).",
                people.name(proposal.by)
            )
        }
        Moved::Removal { member } => format!(
            "It was decided that {name} is no longer in the group (put forward by {by} {on}). {name} can come in again by a new vote.",
            name = people.name(*member),
            by = people.name(proposal.by),
        ),
        Moved::Rule(rule) => {
            format!("It was decided to decide so: {} (put forward {on}).", rule_clause(*rule))
        }
        Moved::Relay(None) => format!("It was decided to use no relay (put forward {on})."),
        Moved::Relay(Some(relay)) => {
            format!("It was decided to use the relay {} (put forward {on}).", quoted(relay))
        }
        Moved::Retiring { device, member } => {
            let device = capital(&device_words(source, *device, *member));
            format!("{device} was retired (put forward {on}).")
        }
        Moved::Erasing { .. } => format!("It was decided to erase words (put forward {on})."),
        Moved::Closing => format!("It was decided that the group ends (put forward {on})."),
    };
    let late = late_hints(source, proposal);
    Some(std::iter::once(told).chain(late).collect::<Vec<_>>().join(" "))
}

fn quoted(words: &Words) -> String {
    known(words).map_or_else(|| "(not to be read here)".to_owned(), |words| format!("“{words}”"))
}

/// The beginning of words, to tell them by.
fn begun(words: &Words) -> String {
    known(words).map_or_else(|| quoted(words), |words| format!("“{}”", excerpt(words)))
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
        Some(member) if member == source.status.me => "a device of yours".to_owned(),
        Some(member) => format!("a device of {}", people.name(member)),
        None => "a device".to_owned(),
    };
    let mut devices = source.snapshot.members.iter().flat_map(|member| &member.devices);
    match devices.find(|known| known.id == device).map(|known| known.name.trim()) {
        Some(name) if !name.is_empty() => format!("{of} (“{name}”)"),
        Some(_) | None => of,
    }
}
