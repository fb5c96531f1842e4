//! Joining a group: the ticket, how far it has got, the words to compare, and a joining that is not finished.

use std::cmp::Ordering;

use egui::{Key, Label, RichText, TextEdit, TextStyle, Ui};
use kith_sync::node::api::JoinStep;
use lucide_icons::Icon;
use zeroize::Zeroizing;

use super::asked::{Asked, me_ui, question_ui, secret_ui, ways_ui};
use super::by_file::{answer_by_file_ui, offer_by_file_ui, offer_request_ui, request_ui};
use super::{Door, Field, Page, field_ui, heading, passphrase_ui, which_group_ui};
use crate::desktop::Request;
use crate::screen::Action;
use crate::screen::parts::{
    announced, card, icon, note, primary, prose, quiet, row, secondary, small, soft,
};
use crate::theme::{self, palette};
use crate::words::t;

/// How many questions there are.
const QUESTIONS: usize = 3;

/// Joins a group; whether somebody goes back to the group that is open.
pub(super) fn join_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) -> bool {
    let asked = door.asked;
    if let Some(because) = door.refused_joining().filter(|_| asked == Asked::Passphrase) {
        not_in_ui(ui, door, &because, actions);
        return false;
    }
    let is_entered = match asked {
        Asked::Ticket | Asked::Group => {
            question_ui(ui, t!("door-which-invitation-do-you-have"), 1, QUESTIONS);
            soft(ui, t!("door-somebody-of-the-group-gave-you"));
            ui.add_space(theme::PART);
            let goes_on = ticket_ui(ui, door);
            ui.add_space(theme::GAP);
            let goes_back = !goes_on && quiet(ui, t!("door-back")).clicked();
            if goes_back && !door.is_beside {
                door.go_home();
            }
            return goes_back && door.is_beside;
        }
        Asked::Me => me_ui(ui, door, QUESTIONS),
        Asked::Passphrase => {
            question_ui(ui, t!("door-what-opens-kith-here"), 3, QUESTIONS);
            soft(
                ui,
                if door.by_file.is_asking() {
                    t!("door-ask-by-a-file-means")
                } else {
                    t!("door-whoever-invited-you-keeps-kith-open")
                },
            );
            ui.add_space(theme::PART);
            let is_entered = secret_ui(ui, door);
            request_ui(ui, door) || is_entered
        }
    };
    let on = match asked {
        Asked::Passphrase if door.by_file.is_asking() => t!("door-write-the-request"),
        Asked::Passphrase => t!("door-join"),
        Asked::Ticket | Asked::Group | Asked::Me => t!("door-go-on"),
    };
    let (goes_on, goes_back) = ui.add_enabled_ui(!door.waiting, |ui| ways_ui(ui, on)).inner;
    if door.waiting {
        small(ui, t!("door-one-moment-2"));
        return false;
    }
    if asked == Asked::Passphrase {
        offer_request_ui(ui, door);
    }
    if (goes_on || is_entered) && door.answered() {
        actions.push(Action::Ask(door.join()));
    } else if goes_back && asked == Asked::Me && !door.is_beside {
        // The invitation stands on the first page.
        door.go_home();
    } else if goes_back {
        door.back();
    }
    false
}

/// Why joining came to nothing, and what can be done: all that was typed is still there.
fn not_in_ui(ui: &mut Ui, door: &mut Door, because: &str, actions: &mut Vec<Action>) {
    heading(ui, t!("door-you-are-not-in-yet"));
    let words = note(ui, palette(ui.ctx()).clay_pale, |ui| ui.label(because));
    announced(ui, &words);
    ui.add_space(theme::PART);
    row(ui, |ui| {
        if primary(ui, t!("door-try-once-more")).clicked() && door.answered() {
            actions.push(Action::Ask(door.join()));
        }
        if secondary(ui, t!("door-use-another-invitation")).clicked() {
            door.begin_again();
        }
    });
    offer_request_ui(ui, door);
    ui.add_space(theme::GAP);
    if quiet(ui, t!("door-back")).clicked() {
        door.back();
    }
}

/// The invitation as text, and the way on; whether it is one.
pub(super) fn ticket_ui(ui: &mut Ui, door: &mut Door) -> bool {
    // It has several lines and yet no line breaks of its own: Enter goes on.
    let ticket = TextEdit::multiline(&mut door.ticket)
        .return_key(None)
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .font(egui::TextStyle::Monospace);
    let field = field_ui(
        ui,
        t!("door-the-invitation-as-text"),
        ticket,
        Field::Ticket,
        &mut door.focus,
        door.problem.as_ref(),
    );
    ui.add_space(theme::GAP);
    let is_entered = field.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    (primary(ui, t!("door-join-a-group")).clicked() || is_entered) && {
        door.asked = Asked::Ticket;
        door.answered();
        door.problem.is_none()
    }
}

pub(super) fn joining_ui(ui: &mut Ui, step: Option<&JoinStep>, actions: &mut Vec<Action>) {
    heading(ui, t!("door-joining"));
    let at = match step {
        None | Some(JoinStep::Connecting) => 0,
        Some(JoinStep::Knocking) => 1,
        Some(JoinStep::Receiving { .. }) => 2,
        Some(JoinStep::Joined { .. }) => 3,
    };
    let steps = [
        t!("door-looking-for-a-device-of-the"),
        t!("door-showing-the-invitation"),
        t!("door-receiving-what-the-group-has-written"),
        t!("door-comparing-words"),
    ];
    card(ui, |ui| {
        for (number, words) in steps.into_iter().enumerate() {
            step_ui(ui, words, number.cmp(&at));
        }
    });
    soft(ui, t!("door-if-nothing-moves-for-two-minutes"));
    ui.add_space(theme::PART);
    if secondary(ui, t!("door-stop")).clicked() {
        actions.push(Action::Ask(Request::StopJoining));
    }
}

/// A step of joining, by how it stands to the one that is being taken.
fn step_ui(ui: &mut Ui, words: &str, stands: Ordering) {
    let palette = palette(ui.ctx());
    let (sign, ink, said) = match stands {
        Ordering::Less => (Icon::Check, palette.sage, t!("door-step-done", step = words)),
        Ordering::Equal => (Icon::ArrowRight, palette.ink, t!("door-step-now", step = words)),
        Ordering::Greater => (Icon::Minus, palette.soft, t!("door-step-then", step = words)),
    };
    ui.horizontal_top(|ui| {
        icon(ui, sign, &TextStyle::Body, ink);
        let shown =
            if stands == Ordering::Equal { theme::semibold(words) } else { RichText::new(words) };
        let label = ui.add(Label::new(shown.color(ink)).wrap());
        ui.ctx().accesskit_node_builder(label.id, |node| node.set_value(said));
        if stands == Ordering::Equal {
            announced(ui, &label);
        }
    });
}

pub(super) fn compare_ui(ui: &mut Ui, words: &str, door: &mut Door) -> bool {
    heading(ui, t!("door-you-are-in"));
    prose(ui, t!("door-now-compare-these-words-with-whoever"));
    ui.add_space(theme::PART);
    card(ui, |ui| ui.label(RichText::new(words).text_style(theme::title())));
    row(ui, |ui| {
        let same = primary(ui, t!("door-they-are-the-same")).clicked();
        if secondary(ui, t!("door-they-differ")).clicked() {
            door.page = Page::Differ;
        }
        same
    })
}

pub(super) fn differ_ui(ui: &mut Ui) -> bool {
    heading(ui, t!("door-the-words-differ"));
    prose(ui, t!("door-then-somebody-else-may-have-answered"));
    ui.add_space(theme::PART);
    secondary(ui, t!("door-go-on-knowing-this")).clicked()
}

/// Whether somebody goes back to the group that is open.
pub(super) fn unfinished_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) -> bool {
    heading(ui, t!("door-joining-is-not-finished"));
    soft(ui, t!("door-it-was-begun-on-this-device"));
    ui.add_space(theme::PART);
    if door.here.unfinished.len() > 1 {
        ui.add_enabled_ui(!door.waiting, |ui| which_ui(ui, door));
    }
    let given = ui.add_enabled_ui(!door.waiting, |ui| {
        let on = if door.by_file.is_telling() {
            small(ui, t!("door-the-words-open-with-it"));
            ui.add_space(theme::GAP);
            t!("door-show-them")
        } else if door.by_file.is_answering() {
            answer_by_file_ui(ui, door);
            small(ui, t!("door-drop-it"));
            ui.add_space(theme::GAP);
            t!("door-read-the-answer")
        } else {
            t!("door-go-on")
        };
        passphrase_ui(ui, door, on)
    });
    if let Some(passphrase) = given.inner {
        actions.extend(door.goes_on(passphrase).map(Action::Ask));
    }
    if door.waiting {
        small(ui, t!("door-one-moment-2"));
        return false;
    }
    ui.add_space(theme::GAP);
    offer_by_file_ui(ui, door);
    ui.add_space(theme::PART);
    if !door.forgetting {
        door.forgetting = quiet(ui, t!("door-forget-it-and-begin-anew")).clicked();
        let leads_back = door.is_beside || !door.here.locked.is_empty();
        let is_back = leads_back && quiet(ui, t!("door-back")).clicked();
        if is_back && !door.is_beside {
            door.go_home();
        }
        return is_back && door.is_beside;
    }
    prose(ui, t!("door-what-was-begun-is-removed-from"));
    row(ui, |ui| {
        if secondary(ui, t!("door-forget-it")).clicked() {
            actions.push(Action::Ask(Request::ForgetJoining));
        }
        if quiet(ui, t!("door-keep-it")).clicked() {
            door.forgetting = false;
        }
    });
    false
}

/// Which of several joinings.
fn which_ui(ui: &mut Ui, door: &mut Door) {
    let words = (t!("door-which-joining"), t!("door-joining-is-not-finished"));
    let chosen = which_group_ui(ui, words, &door.here.unfinished, Some(door.begun));
    if let Some(chosen) = chosen.filter(|chosen| *chosen != door.begun) {
        door.turn_to(Page::Unfinished);
        door.begun = chosen;
    }
}

impl Door {
    /// Goes on with a joining in the way that was chosen, where all that it takes is there.
    fn goes_on(&mut self, passphrase: Zeroizing<String>) -> Option<Request> {
        if self.by_file.is_telling() {
            self.waiting = true;
            return Some(Request::RequestWords { passphrase });
        }
        if self.by_file.is_answering() {
            return self.read_answer();
        }
        self.page = Page::Joining(None);
        Some(Request::GoOnJoining { passphrase })
    }
}
