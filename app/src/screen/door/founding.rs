//! Founding a group: its name and how it decides, who founds it, a passphrase; then whom to bring in first.

use egui::Ui;
use kith_sync::node::api::{Door as Way, Rule};

use super::asked::{Asked, me_ui, question_ui, secret_ui, ways_ui};
use super::{Door, Field, Page, answer_ui, entered, heading, wide};
use crate::desktop::Request;
use crate::screen::decisions::coming::invitee_ui;
use crate::screen::decisions::rule::rule_choice_ui;
use crate::screen::members::ticket;
use crate::screen::parts::{card, primary, prose, quiet, small, soft, subtitle};
use crate::screen::{Action, Drafts};
use crate::theme;
use crate::view::decisions::rule::doors;
use crate::words::t;

/// How many questions there are, whom to bring in first among them.
const QUESTIONS: usize = 4;

/// Founds a group; whether somebody goes back to the group that is open.
pub(super) fn found_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) -> bool {
    let asked = door.asked;
    let mut is_back = false;
    ui.add_enabled_ui(!door.waiting, |ui| {
        let is_entered = match asked {
            Asked::Ticket | Asked::Group => group_ui(ui, door),
            Asked::Me => me_ui(ui, door, QUESTIONS),
            Asked::Passphrase => {
                question_ui(ui, t!("door-what-opens-kith-here"), 3, QUESTIONS);
                ui.add_space(theme::GAP);
                secret_ui(ui, door)
            }
        };
        let on =
            if asked == Asked::Passphrase { t!("door-found-the-group") } else { t!("door-go-on") };
        let (goes_on, goes_back) = ways_ui(ui, on);
        if (goes_on || is_entered) && door.answered() {
            door.waiting = true;
            actions.push(Action::Ask(Request::Found {
                group: door.group.trim().to_owned(),
                me: door.me.trim().to_owned(),
                rule: door.rule,
                passphrase: door.passphrase.clone(),
                anew: door.page == Page::Anew,
            }));
        }
        is_back = goes_back && !door.back();
    });
    if is_back && !door.is_beside {
        door.go_home();
    }
    if door.waiting {
        small(ui, t!("door-one-moment-the-passphrase-is-being"));
    }
    is_back && door.is_beside
}

/// The group's name, and how it decides; whether the name was ended with Enter.
fn group_ui(ui: &mut Ui, door: &mut Door) -> bool {
    question_ui(ui, t!("door-what-is-the-group-called"), 1, QUESTIONS);
    if door.page == Page::Anew {
        prose(ui, t!("door-the-new-group-begins-with-what"));
        soft(ui, t!("door-the-earlier-group-stays-on-this"));
    } else {
        soft(ui, t!("door-you-can-change-it-later"));
    }
    ui.add_space(theme::PART);
    let group = wide(&mut door.group).hint_text(t!("door-one-that-gives-nothing-away"));
    let name = answer_ui(
        ui,
        t!("door-name-of-the-group"),
        group,
        Field::Group,
        &mut door.focus,
        door.problem.as_ref(),
    );
    ui.add_space(theme::GAP);
    if door.choosing {
        rule_ui(ui, &mut door.rule);
    } else {
        soft(ui, t!("door-everyone-decides-who-comes-in"));
        door.choosing = quiet(ui, t!("door-decide-in-another-way")).clicked();
    }
    entered(ui, &name)
}

/// How the group decides who belongs; asked before anybody else is in, because later it changes only by its own rule.
fn rule_ui(ui: &mut Ui, rule: &mut Rule) {
    card(ui, |ui| {
        subtitle(ui, t!("door-how-do-you-want-to-decide"));
        // Behind a closed door the founder would stay alone.
        let doors = doors().into_iter().filter(|(door, _)| *door != Way::Closed);
        rule_choice_ui(ui, rule, &doors.collect::<Vec<_>>());
        small(ui, t!("door-the-group-can-change-it-later"));
    });
}

/// Whom to bring in first, and the invitation for them; whether somebody goes to the group.
pub(super) fn first_ui(
    ui: &mut Ui,
    door: &mut Door,
    drafts: Option<&mut Drafts>,
    actions: &mut Vec<Action>,
) -> bool {
    let Some(drafts) = drafts else { return true };
    if let Some(shown) = drafts.ticket.take() {
        heading(ui, t!("door-the-invitation-is-made"));
        ui.add_space(theme::GAP);
        drafts.ticket = ticket::ticket_ui(ui, shown, actions);
        ui.add_space(theme::PART);
        return drafts.ticket.is_none() || primary(ui, t!("door-to-the-group")).clicked();
    }
    question_ui(ui, t!("door-whom-do-you-bring-in-first"), QUESTIONS, QUESTIONS);
    soft(ui, t!("door-talk-with-them-alone-first"));
    ui.add_space(theme::PART);
    let field = invitee_ui(ui, true, drafts, actions);
    if door.focus.take() == Some(Field::Person) {
        field.request_focus();
    }
    ui.add_space(theme::GAP);
    quiet(ui, t!("door-later")).clicked()
}
