//! Every screen, with everything on it opened: each control has a name, and none moves by itself.

use super::super::scripted::sealed;
use super::super::{GroupHere, Openers};
use super::*;

/// Everything that folds out, on every screen, with what is seldom there.
fn everywhere(mut visit: impl FnMut(&mut Harness<'static, App>, &str)) {
    let (mut harness, _script) = open(busy());
    visit(&mut harness, "today");
    go(&mut harness, Place::Focus);
    for label in [
        "Earlier versions: Purpose, in one sentence",
        "Edit: What it is for",
        "Take my words back: the newest wording",
    ] {
        click(&mut harness, label);
    }
    visit(&mut harness, "focus");
    go(&mut harness, Place::Rules);
    for label in [
        "Add a ground rule",
        "More: Phones",
        "I have a concern: Phones",
        "Rules that were set aside: ground rules",
        "Answer Cleo’s concern: Support rather than advice",
        "A day to look at it again…: Phones",
        "Save a page to print: ground rules",
    ] {
        click(&mut harness, label);
    }
    visit(&mut harness, "rules");
    click(&mut harness, "Not now");
    click(&mut harness, "Starting points for rules: ground rules");
    visit(&mut harness, "starting points");
    go(&mut harness, Place::Decisions);
    for label in [
        "Put a decision to the group",
        "More: Two hours instead of ninety minutes",
        "Decisions that were set aside: decisions",
    ] {
        click(&mut harness, label);
    }
    visit(&mut harness, "decisions");
    go(&mut harness, Place::Meetings);
    for label in ["Add a meeting", "Pick a day: Date", "Later dates: Thursday 3 December"] {
        click(&mut harness, label);
    }
    visit(&mut harness, "meetings");
    click(&mut harness, "Not now");
    click(&mut harness, "Change this date: Thursday 3 December");
    click(&mut harness, "More: Thursday 3 December");
    visit(&mut harness, "what can be done with a meeting");
    click(&mut harness, "Move all its dates: Thursday 3 December");
    visit(&mut harness, "moving a meeting");
    go(&mut harness, Place::Members);
    for label in ["Show the invitation for Dana", "Change my name", "Leave the group…"] {
        click(&mut harness, label);
    }
    visit(&mut harness, "members");
    click(&mut harness, "Ben has everything you wrote; Cleo not yet. Where my words go");
    visit(&mut harness, "where my words go");
    carried(&mut visit);
    let (mut harness, _script) = open(deciding());
    visit(&mut harness, "today with something to decide");
    go(&mut harness, Place::Members);
    for label in [
        "Yes: Cleo puts forward Emil.",
        "Put somebody forward",
        "Decide in another way…",
        "Name it: This device",
        "It is lost: Phone",
        "I need a break…",
        "Somebody lost a device…",
        "Take somebody out…",
        "End the group…",
        "Leave the group…",
    ] {
        click(&mut harness, label);
    }
    visit(&mut harness, "deciding");
    everything_kept(&mut visit);
    let (mut harness, script) = window(Opening::FirstRun);
    visit(&mut harness, "welcome");
    click(&mut harness, "When you need help now");
    click(&mut harness, "Found a group");
    visit(&mut harness, "found");
    click(&mut harness, "Decide in another way…");
    visit(&mut harness, "found in another way");
    click(&mut harness, "Back");
    founded(&mut visit);
    begin_joining(&mut harness);
    visit(&mut harness, "joining");
    script.push(News::Join(JoinStep::Joined { words: vec!["river".to_owned()] }));
    harness.run();
    visit(&mut harness, "compare");
    what_opens(&mut visit);
    brought_back(&mut visit);
    let (mut harness, _script) = window(Opening::Unfinished);
    click(&mut harness, "Forget it and begin anew…");
    visit(&mut harness, "unfinished");
    click(&mut harness, "Show the words of my request…");
    type_into(&mut harness, "Passphrase", "four calm words here");
    click(&mut harness, "Show the words");
    visit(&mut harness, "the words of a request");
}

/// The same where it stands how we reach each other, and with files that are carried.
fn carried(visit: &mut impl FnMut(&mut Harness<'static, App>, &str)) {
    for how in ["reached", "missed", "refused", "two"] {
        let (mut harness, _script) = open(relayed(how));
        go(&mut harness, Place::Members);
        click(&mut harness, Place::Reach.title());
        visit(&mut harness, how);
        click(&mut harness, "Suggest another relay…");
        visit(&mut harness, "a relay to suggest");
    }
    let (mut harness, _script) = open(state());
    go(&mut harness, Place::Members);
    click(&mut harness, "Write a parcel for Cleo…");
    click(&mut harness, "Details");
    click(&mut harness, "Write the parcel");
    visit(&mut harness, "a parcel that is written");
    for name in ["from-ben.kith", "part.kith", "request.kith", "cut.kith"] {
        parcels::drop_file(&mut harness, name);
    }
    visit(&mut harness, "files that were read");
    let (mut harness, script) = window(Opening::FirstRun);
    begin_asking(&mut harness);
    visit(&mut harness, "asking by a file");
    click(&mut harness, "Write the request");
    script.push(News::Asked { file: "/stick/a.kith".into(), words: vec!["river".to_owned()] });
    harness.run();
    visit(&mut harness, "a request that is written");
}

/// The same while a large backup comes back.
fn brought_back(visit: &mut impl FnMut(&mut Harness<'static, App>, &str)) {
    let (mut harness, script) = window(Opening::FirstRun);
    keys::bring_back(&mut harness, &script);
    visit(&mut harness, "a backup that comes back");
}

/// The same of what opens a group, and of what is at the door while it is locked.
fn what_opens(visit: &mut impl FnMut(&mut Harness<'static, App>, &str)) {
    let (mut harness, _script) = open(sealed());
    visit(&mut harness, "today with a backup to make");
    click(&mut harness, "What opens this group");
    visit(&mut harness, "what opens the group");
    for (button, leaves) in [
        ("Change the passphrase…", "Not now"),
        ("Take it away…", "Keep the code"),
        ("Keep a backup…", "Not now"),
        ("Erase this group from this device…", "Leave it here"),
    ] {
        click(&mut harness, button);
        visit(&mut harness, button);
        click(&mut harness, leaves);
    }
    click(&mut harness, "Make a new one…");
    visit(&mut harness, "the code");
    click(&mut harness, "I have it on paper");
    visit(&mut harness, "the code on paper");
    let (mut harness, script) = window(Opening::Locked);
    script.push(News::Openers(Openers { recovery_code: true, keyring: true }));
    script.push(News::Groups { groups: vec![GroupHere::FIRST] });
    harness.run();
    visit(&mut harness, "locked");
    click(&mut harness, "I have a recovery code");
    visit(&mut harness, "locked, with the code");
    click(&mut harness, "Back");
    click(&mut harness, "I forgot my passphrase");
    visit(&mut harness, "the passphrase is forgotten");
    click(&mut harness, "Erase this group from this device…");
    visit(&mut harness, "erasing what is locked");
    click(&mut harness, "Leave it here");
    click(&mut harness, "I forgot my passphrase");
    click(&mut harness, "I have a backup");
    visit(&mut harness, "bringing back a backup");
}

/// The same while a group is founded.
fn founded(visit: &mut impl FnMut(&mut Harness<'static, App>, &str)) {
    let (mut harness, script) = window(Opening::FirstRun);
    begin_founding(&mut harness);
    visit(&mut harness, "passphrase");
    passphrase(&mut harness);
    click(&mut harness, "Found the group");
    script.push(News::Began);
    script.push(News::State(fresh()));
    harness.run();
    visit(&mut harness, "first");
    type_into(&mut harness, "What you call this person, for the group’s list", "Ben");
    click(&mut harness, "Make an invitation");
    visit(&mut harness, "invitation in hand");
}

/// The same on the screens of the focus, the places, the shelf and the help.
fn everything_kept(visit: &mut impl FnMut(&mut Harness<'static, App>, &str)) {
    let (mut harness, _script) = open(keeping());
    visit(&mut harness, "today with something to settle");
    go(&mut harness, Place::Focus);
    for label in [
        "Build the sentence step by step",
        "Examples, vague and clear: the purpose",
        "Change: What kind of group this is",
        "Change: May supervisors or other grades join?",
        "Change: When to look at this again",
        "On another day",
    ] {
        click(&mut harness, label);
    }
    visit(&mut harness, "finding a focus");
    go(&mut harness, Place::Places);
    for label in [
        "Add a place",
        "Somebody’s home: the new place",
        "More, and change it: Library, small room",
        "Change: What it costs, Library, small room",
        "Edit: How to get in",
        "More, and change it: Community house",
        "Show the address: At Ana’s",
        "Places that were put aside: places",
    ] {
        click(&mut harness, label);
    }
    visit(&mut harness, "places");
    go(&mut harness, Place::Shelf);
    for label in [
        "Add a topic",
        "Add something to read or look at",
        "More: Sleeping by day, a small book",
        "Talked about: To talk about",
        "What was put aside: the shelf",
    ] {
        click(&mut harness, label);
    }
    visit(&mut harness, "the shelf");
    go(&mut harness, Place::Help);
    for label in [
        "Add a contact",
        "More, and correct it: Crisis line",
        "Change: Where it is good for, Crisis line",
        "Contacts that were taken off: contacts",
    ] {
        click(&mut harness, label);
    }
    visit(&mut harness, "help");
}

#[test]
fn everything_that_can_be_used_has_a_name() {
    let mut screens = 0;
    everywhere(|harness, screen| {
        assert_eq!(unnamed(harness), Vec::<String>::new(), "on {screen}");
        screens += 1;
    });
    assert_eq!(screens, 53);
}

#[test]
fn an_idle_window_draws_no_frame() {
    everywhere(|harness, screen| {
        keep_what_is_typed(harness);
        // Joining looks once more when its time is over; the others wait for midnight or for ever.
        assert!(rest(harness) > Duration::from_mins(1), "{:?} on {screen}", rest(harness));
    });
}
