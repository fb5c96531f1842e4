//! How long the first minutes take: what whoever founds or joins does is priced by the Keystroke-Level Model where the test
//! does it, and every word that the window shows is read once, slowly.
//!
//! A thought goes before what is chosen, and none before what is typed. What is shown only while the machine works is not
//! waited for. Not in it is the time to think of a name and of a passphrase, which no model knows.
//! Source: Card, Moran, Newell, “The Keystroke-Level Model for user performance time with interactive systems”, 1980.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kith_sync::node::api::{Command, JoinStep};

use super::{App, News, Opening, sized};
use crate::desktop::Request;
use crate::desktop::scripted::{Scripted, TICKET, fresh, state};

/// A key, by somebody who types as most people do.
const KEY_SECS: f64 = 0.28;
/// The pointer is brought to something.
const POINT_SECS: f64 = 1.1;
/// The pointer's button goes down, or up.
const BUTTON_SECS: f64 = 0.1;
/// A hand goes from the keys to the pointer, or back.
const HAND_SECS: f64 = 0.4;
/// A thought before something is chosen.
const THOUGHT_SECS: f64 = 1.35;
/// A word is read, at 150 a minute.
const WORD_SECS: f64 = 60.0 / 150.0;
/// A passphrase is made into a key, and the group is founded or opened.
const MACHINE_SECS: f64 = 1.5;

/// Where the hand is that both points and types.
#[derive(PartialEq)]
enum Hand {
    Keys,
    Pointer,
}

/// Somebody at their first start.
struct Newcomer {
    harness: Harness<'static, App>,
    script: Scripted,
    hand: Hand,
    /// What was read already.
    read: BTreeSet<String>,
    words: usize,
    keys: usize,
    points: usize,
    buttons: usize,
    hands: usize,
    thoughts: usize,
    waits: usize,
}

impl Newcomer {
    fn first_start() -> Self {
        let (harness, script) = sized(Opening::FirstRun, [1120.0, 800.0], Theme::Light);
        Self {
            harness,
            script,
            hand: Hand::Pointer,
            read: BTreeSet::new(),
            words: 0,
            keys: 0,
            points: 0,
            buttons: 0,
            hands: 0,
            thoughts: 0,
            waits: 0,
        }
    }

    /// Reads what was not there before.
    fn reads(&mut self) {
        let said = self.harness.root().children_recursive().filter_map(|node| {
            let node = node.accesskit_node();
            let has_label = matches!(
                node.role(),
                Role::Button | Role::TextInput | Role::MultilineTextInput | Role::PasswordInput
            );
            let shown = if has_label {
                node.label()
            } else {
                node.value().filter(|_| node.role() == Role::Label)
            };
            let hint = node.placeholder().map(str::to_owned);
            (!node.is_hidden()).then_some([shown, hint])
        });
        for words in said.flatten().flatten().collect::<Vec<_>>() {
            let count = words.split_whitespace().count();
            if self.read.insert(words) {
                self.words += count;
            }
        }
    }

    fn takes(&mut self, hand: Hand) {
        if self.hand != hand {
            self.hand = hand;
            self.hands += 1;
        }
    }

    /// Points at something and presses it.
    fn press(&mut self, role: Role, label: &str) {
        self.reads();
        self.takes(Hand::Pointer);
        self.thoughts += 1;
        let at = self.harness.get_by_role_and_label(role, label);
        let centre = at.rect().center();
        assert!(self.harness.ctx.content_rect().contains(centre), "{label} is not in the window");
        self.harness.get_by_role_and_label(role, label).click();
        self.points += 1;
        self.buttons += 2;
        self.harness.run();
    }

    fn has_keyboard(&self, label: &str) {
        let mut all = self.harness.get_all_by_label(label);
        assert!(all.any(|node| node.is_focused()), "whoever types is not at “{label}”");
    }

    /// Types into the field that has the keyboard already.
    fn types(&mut self, label: &str, words: &str) {
        self.reads();
        self.has_keyboard(label);
        self.takes(Hand::Keys);
        for letter in words.chars() {
            self.harness.event(Event::Text(letter.to_string()));
            self.keys += 1;
        }
        self.harness.run();
    }

    /// Goes to the next field.
    fn tabs(&mut self) {
        self.harness.key_press(Key::Tab);
        self.keys += 1;
        self.harness.run();
    }

    /// Puts what was copied into the field that has the keyboard already.
    fn pastes(&mut self, label: &str, words: &str) {
        self.reads();
        self.has_keyboard(label);
        self.takes(Hand::Keys);
        self.thoughts += 1;
        self.harness.event_modifiers(Event::Paste(words.to_owned()), Modifiers::COMMAND);
        self.keys += 2;
        self.harness.run();
    }

    /// Answers the two questions that founding and joining both ask.
    fn says_who_and_chooses_a_passphrase(&mut self, name: &str) {
        self.types("What the others call you", name);
        self.press(Role::Button, "Go on");
        self.types("A passphrase for this device", "four calm words here");
        self.tabs();
        self.types("The same once more", "four calm words here");
    }

    /// Waits for the machine, which tells what comes of it.
    fn waits(&mut self, news: impl IntoIterator<Item = News>) {
        self.waits += 1;
        for news in news {
            self.script.push(news);
        }
        self.harness.run();
    }

    /// The time of it all, in seconds, and of how much it is made.
    fn took(&self) -> (f64, String) {
        let priced = [
            (self.words, WORD_SECS, "words read"),
            (self.keys, KEY_SECS, "keys"),
            (self.points, POINT_SECS, "pointings"),
            (self.buttons, BUTTON_SECS, "buttons down or up"),
            (self.hands, HAND_SECS, "hands moved"),
            (self.thoughts, THOUGHT_SECS, "thoughts"),
            (self.waits, MACHINE_SECS, "waits"),
        ];
        let times = |count: usize| f64::from(u32::try_from(count).unwrap());
        let secs = priced.iter().map(|(count, secs, _)| times(*count) * secs).sum();
        let made = priced.map(|(count, _, what)| format!("{count} {what}")).join(", ");
        (secs, made)
    }
}

#[test]
fn from_the_first_start_to_an_invitation_in_hand_it_takes_less_than_two_minutes() {
    let mut ana = Newcomer::first_start();
    ana.press(Role::Button, "Found a group");
    ana.types("Name of the group", "Thursday table");
    ana.press(Role::Button, "Go on");
    ana.says_who_and_chooses_a_passphrase("Ana");
    ana.press(Role::Button, "Found the group");
    assert!(matches!(&ana.script.sent()[..], [Request::Found { .. }]));
    ana.waits([News::Began, News::State(fresh())]);
    ana.types("What you call this person, for the group’s list", "Ben");
    ana.press(Role::Button, "Make an invitation");
    assert_eq!(ana.script.commands(), [Command::Invite { name: "Ben".to_owned() }]);
    ana.harness.get_by_role_and_label(Role::MultilineTextInput, "To send or to copy");

    let (secs, made) = ana.took();
    assert!(secs < 120.0, "{secs:.0} s: {made}");
}

#[test]
fn from_an_invitation_to_being_inside_it_takes_less_than_two_minutes() {
    let mut dana = Newcomer::first_start();
    dana.press(Role::MultilineTextInput, "The invitation, as text");
    dana.pastes("The invitation, as text", TICKET);
    dana.press(Role::Button, "Join a group");
    dana.says_who_and_chooses_a_passphrase("Dana");
    dana.press(Role::Button, "Join");
    assert!(matches!(&dana.script.sent()[..], [Request::Join { .. }]));
    let words = ["river", "lamp", "seven", "coat"].map(str::to_owned).to_vec();
    dana.waits([News::Join(JoinStep::Joined { words }), News::State(state())]);
    dana.harness.get_by_label("You are in");

    let (secs, made) = dana.took();
    assert!(secs < 120.0, "{secs:.0} s: {made}");
}
