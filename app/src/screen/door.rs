//! Before a group is open: found one, join one, or unlock the one that is here.

use egui::{RichText, TextEdit, Ui};
use kith_sync::node::api::JoinStep;
use zeroize::Zeroizing;

use super::Action;
use super::parts::{
    card, field, note, primary, prose, quiet, refusal, row, secondary, small, soft,
};
use crate::desktop::Request;
use crate::theme::{self, palette};
use crate::view::entry::passphrase_problem;

/// What stands at the door.
#[derive(Debug, Default)]
pub(crate) struct Door {
    pub(crate) page: Page,
    group: String,
    me: String,
    ticket: String,
    passphrase: Zeroizing<String>,
    again: Zeroizing<String>,
    /// Whether an answer is awaited.
    pub(crate) waiting: bool,
    /// What did not go on, in plain words.
    pub(crate) problem: Option<String>,
    help: bool,
}

/// Where at the door somebody is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) enum Page {
    #[default]
    Welcome,
    Found,
    Join,
    /// How far joining has got; nothing heard yet at first.
    Joining(Option<JoinStep>),
    /// In: words to compare with the device that let this one in.
    Compare(Vec<String>),
    /// They were not the same.
    Differ,
    Unlock,
    /// The group is being opened with a passphrase that is known already.
    Opening,
}

impl Door {
    pub(crate) fn at(page: Page) -> Self {
        Self { page, ..Self::default() }
    }

    /// Shows another page without the last one's passphrase.
    pub(crate) fn turn_to(&mut self, page: Page) {
        self.page = page;
        self.waiting = false;
        self.problem = None;
        self.forget();
    }

    /// Forgets what was typed as passphrase.
    pub(crate) fn forget(&mut self) {
        self.passphrase = Zeroizing::default();
        self.again = Zeroizing::default();
    }

    /// Whether words are being compared, so that the group waits to be shown.
    pub(crate) fn is_comparing(&self) -> bool {
        matches!(self.page, Page::Compare(_) | Page::Differ)
    }
}

/// Shows the door; whether somebody is through with comparing.
pub(crate) fn door_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) -> bool {
    let mut through = false;
    let side = ((ui.available_width() - theme::DOOR_WIDTH) / 2.0).max(theme::PART);
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.add_space((ui.available_height() * 0.09).max(theme::PART));
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_max_width(theme::DOOR_WIDTH.min(ui.available_width() - theme::PART));
                match &door.page {
                    Page::Welcome => welcome_ui(ui, door),
                    Page::Found => found_ui(ui, door, actions),
                    Page::Join => join_ui(ui, door, actions),
                    Page::Joining(step) => joining_ui(ui, step.as_ref(), actions),
                    Page::Compare(words) => through = compare_ui(ui, &words.join("   "), door),
                    Page::Differ => through = differ_ui(ui),
                    Page::Unlock => unlock_ui(ui, door, actions),
                    Page::Opening => {
                        heading(ui, "One moment");
                        soft(ui, "The group is being opened.");
                        refusal(ui, door.problem.as_deref());
                    }
                }
                ui.add_space(theme::SECTION);
                help_ui(ui, door);
            });
        });
    });
    through
}

fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).text_style(theme::title()));
    ui.add_space(theme::GAP);
}

fn welcome_ui(ui: &mut Ui, door: &mut Door) {
    heading(ui, "Welcome to Kith");
    prose(
        ui,
        "A place for a small group of people in caring work who support each other. What the group agrees on lives on your own \
         devices, encrypted, and nowhere else. Nobody runs it for you, and nobody can look in.",
    );
    ui.add_space(theme::SECTION);
    card(ui, |ui| {
        prose(ui, RichText::new("I have an invitation").text_style(theme::subtitle()));
        soft(ui, "Somebody of the group gave you a text or a picture to come in with.");
        ui.add_space(theme::GAP);
        if primary(ui, "Join a group").clicked() {
            door.turn_to(Page::Join);
        }
    });
    card(ui, |ui| {
        prose(ui, RichText::new("We are just beginning").text_style(theme::subtitle()));
        soft(
            ui,
            "Perhaps there is a group already: colleagues, the staff office or a professional association may know. If not, found one; \
             the others join you later.",
        );
        ui.add_space(theme::GAP);
        if secondary(ui, "Found a group").clicked() {
            door.turn_to(Page::Found);
        }
    });
}

fn found_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) {
    heading(ui, "Found a group");
    soft(ui, "You can change both names later.");
    ui.add_space(theme::PART);
    ui.add_enabled_ui(!door.waiting, |ui| {
        field(
            ui,
            "Name of the group",
            wide(&mut door.group).hint_text("One that gives nothing away"),
        );
        field(ui, "What the others call you", wide(&mut door.me));
        passphrase_ui(ui, door);
        refusal(ui, door.problem.as_deref());
        row(ui, |ui| {
            if primary(ui, "Found the group").clicked() {
                door.problem = missing(&[
                    (&door.group, "Please give the group a name."),
                    (&door.me, "Please say what the others call you."),
                ])
                .or_else(|| passphrase_problem(&door.passphrase, &door.again))
                .map(str::to_owned);
                if door.problem.is_none() {
                    door.waiting = true;
                    actions.push(Action::Ask(Request::Found {
                        group: door.group.trim().to_owned(),
                        me: door.me.trim().to_owned(),
                        passphrase: door.passphrase.clone(),
                    }));
                }
            }
            if quiet(ui, "Back").clicked() {
                door.turn_to(Page::Welcome);
            }
        });
    });
    if door.waiting {
        small(
            ui,
            "One moment: the passphrase is being made into a key, which takes about a second on purpose.",
        );
    }
}

fn join_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) {
    heading(ui, "Join a group");
    soft(ui, "Whoever invited you keeps Kith open until you are in.");
    ui.add_space(theme::PART);
    field(
        ui,
        "The invitation, as text",
        TextEdit::multiline(&mut door.ticket)
            .desired_rows(3)
            .desired_width(f32::INFINITY)
            .font(egui::TextStyle::Monospace),
    );
    field(ui, "What the others call you", wide(&mut door.me));
    passphrase_ui(ui, door);
    refusal(ui, door.problem.as_deref());
    row(ui, |ui| {
        if primary(ui, "Join").clicked() {
            door.problem = missing(&[
                (&door.ticket, "Please paste the invitation."),
                (&door.me, "Please say what the others call you."),
            ])
            .or_else(|| passphrase_problem(&door.passphrase, &door.again))
            .map(str::to_owned);
            if door.problem.is_none() {
                actions.push(Action::Ask(Request::Join {
                    ticket: door.ticket.split_whitespace().collect(),
                    me: door.me.trim().to_owned(),
                    passphrase: door.passphrase.clone(),
                }));
                door.page = Page::Joining(None);
            }
        }
        if quiet(ui, "Back").clicked() {
            door.turn_to(Page::Welcome);
        }
    });
}

/// A new passphrase, twice, with what happens if it is lost.
fn passphrase_ui(ui: &mut Ui, door: &mut Door) {
    ui.add_space(theme::GAP);
    field(ui, "A passphrase for this device", wide(&mut door.passphrase).password(true));
    field(ui, "The same once more", wide(&mut door.again).password(true));
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        small(
            ui,
            "If you lose it, the words on this device stay locked for good; nobody can open them, not even the group. Nothing is lost \
             that another member still has: the group can let you back in.",
        );
    });
    ui.add_space(theme::GAP);
}

fn joining_ui(ui: &mut Ui, step: Option<&JoinStep>, actions: &mut Vec<Action>) {
    heading(ui, "Joining");
    let at = match step {
        None | Some(JoinStep::Connecting) => 0,
        Some(JoinStep::Knocking) => 1,
        Some(JoinStep::Receiving { .. }) => 2,
        Some(JoinStep::Joined { .. }) => 3,
    };
    let steps = [
        "Looking for a device of the group",
        "Showing the invitation",
        "Receiving what the group has written",
        "Comparing words",
    ];
    card(ui, |ui| {
        for (number, words) in steps.into_iter().enumerate() {
            let palette = palette(ui.ctx());
            let (mark, ink) = match number.cmp(&at) {
                std::cmp::Ordering::Less => ("Done: ", palette.sage),
                std::cmp::Ordering::Equal => ("Now: ", palette.ink),
                std::cmp::Ordering::Greater => ("Then: ", palette.soft),
            };
            ui.label(RichText::new(format!("{mark}{words}")).color(ink));
        }
    });
    soft(
        ui,
        "If nothing moves for two minutes, this stops by itself, and you can try again: with Kith open on the device that invited you, \
         both on the same network or reachable for each other.",
    );
    ui.add_space(theme::PART);
    if secondary(ui, "Stop").clicked() {
        actions.push(Action::Ask(Request::StopJoining));
    }
}

fn compare_ui(ui: &mut Ui, words: &str, door: &mut Door) -> bool {
    heading(ui, "You are in");
    prose(
        ui,
        "Now compare these words with whoever invited you, in person or by phone. If both of you see the same, nobody stands between you.",
    );
    ui.add_space(theme::PART);
    card(ui, |ui| ui.label(RichText::new(words).text_style(theme::title())));
    row(ui, |ui| {
        let same = primary(ui, "They are the same").clicked();
        if secondary(ui, "They differ").clicked() {
            door.page = Page::Differ;
        }
        same
    })
}

fn differ_ui(ui: &mut Ui) -> bool {
    heading(ui, "The words differ");
    prose(
        ui,
        "Then somebody else may have answered in the group’s place. Write nothing here that should stay among you. Tell whoever invited \
         you, in person; they can withdraw the invitation and give you a new one.",
    );
    ui.add_space(theme::PART);
    secondary(ui, "Go on, knowing this").clicked()
}

fn unlock_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) {
    heading(ui, "Kith is locked");
    soft(ui, "What your group has written here opens with the passphrase of this device.");
    ui.add_space(theme::PART);
    ui.add_enabled_ui(!door.waiting, |ui| {
        let response = field(ui, "Passphrase", wide(&mut door.passphrase).password(true));
        let entered =
            response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        refusal(ui, door.problem.as_deref());
        let ready = !door.passphrase.is_empty();
        let clicked = ui.add_enabled_ui(ready, |ui| primary(ui, "Open")).inner.clicked();
        if ready && (clicked || entered) {
            door.waiting = true;
            door.problem = None;
            actions.push(Action::Ask(Request::Unlock { passphrase: door.passphrase.clone() }));
        }
    });
    if door.waiting {
        small(ui, "One moment…");
    }
    ui.add_space(theme::PART);
    small(
        ui,
        "If the passphrase is lost, what is on this device stays locked for good. Nothing is lost that another member still has: the \
         group can let you back in.",
    );
}

/// General words of help, also before anything is opened; that they were read is noted nowhere.
fn help_ui(ui: &mut Ui, door: &mut Door) {
    if quiet(ui, if door.help { "Hide: when you need help now" } else { "When you need help now" })
        .clicked()
    {
        door.help = !door.help;
    }
    if door.help {
        let ground = palette(ui.ctx()).sage_pale;
        note(ui, ground, |ui| {
            ui.label(
                "A group of peers carries much, and it does not replace professional help. When you or somebody else is in danger, \
                 call the emergency number of where you are, or go to somebody who can be with you. That you read this is noted nowhere.",
            );
        });
    }
}

fn wide(text: &mut String) -> TextEdit<'_> {
    TextEdit::singleline(text).desired_width(f32::INFINITY)
}

/// The first thing that is missing.
fn missing(fields: &[(&String, &'static str)]) -> Option<&'static str> {
    fields.iter().find(|(text, _)| text.trim().is_empty()).map(|(_, problem)| *problem)
}
