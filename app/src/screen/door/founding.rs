//! Founding a group: its name, how it decides, and a passphrase.

use egui::Ui;
use kith_sync::node::api::{Door as Way, Rule};

use super::{Door, Field, Page, field_ui, heading, me_ui, secret_ui, wide};
use crate::desktop::Request;
use crate::screen::Action;
use crate::screen::decisions::rule::rule_choice_ui;
use crate::screen::parts::{card, primary, prose, quiet, row, small, soft, subtitle};
use crate::theme;
use crate::view::decisions::rule::DOORS;

/// Founds a group; whether somebody goes back to the group that is open.
pub(super) fn found_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) -> bool {
    let anew = door.page == Page::Anew;
    if anew {
        heading(ui, "Found the group anew");
        prose(
            ui,
            "The new group begins with what this one has agreed on: its focus, its ground rules, the decisions that hold, the meetings that are still to \
             come, its places, its contacts for help and what is still open on its shelf. Nobody’s answers come along; everyone is asked anew. You are alone in it at first, and invite the others.",
        );
        soft(
            ui,
            "The earlier group stays on this device as it is. Where Kith asks for the passphrase, you choose between the two.",
        );
    } else {
        heading(ui, "Found a group");
        soft(
            ui,
            "You can change both names later. Then say what the group is for, find the others, and make the ground rules together at \
             the first meeting: Kith always shows a next step, and none has to be taken.",
        );
    }
    ui.add_space(theme::PART);
    let mut back = false;
    ui.add_enabled_ui(!door.waiting, |ui| {
        let group = wide(&mut door.group).hint_text("One that gives nothing away");
        field_ui(
            ui,
            "Name of the group",
            group,
            Field::Group,
            &mut door.focus,
            door.problem.as_ref(),
        );
        me_ui(ui, door);
        rule_ui(ui, &mut door.rule);
        let is_entered = secret_ui(ui, door);
        row(ui, |ui| {
            if primary(ui, "Found the group").clicked() || is_entered {
                let complete = door.is_complete(&[
                    (Field::Group, "Please give the group a name."),
                    (Field::Me, "Please say what the others call you."),
                ]);
                if complete {
                    door.waiting = true;
                    actions.push(Action::Ask(Request::Found {
                        group: door.group.trim().to_owned(),
                        me: door.me.trim().to_owned(),
                        rule: door.rule,
                        passphrase: door.passphrase.clone(),
                        anew,
                    }));
                }
            }
            back = quiet(ui, "Back").clicked();
        });
    });
    if back && !anew {
        door.turn_to(Page::Welcome);
    }
    if door.waiting {
        small(
            ui,
            "One moment: the passphrase is being made into a key, which takes about a second on purpose.",
        );
    }
    back && anew
}

/// How the group decides who belongs; asked before anybody else is in, because later it changes only by its own rule.
fn rule_ui(ui: &mut Ui, rule: &mut Rule) {
    ui.add_space(theme::GAP);
    card(ui, |ui| {
        subtitle(ui, "How do you want to decide who belongs?");
        // Behind a closed door the founder would stay alone.
        let doors = DOORS.into_iter().filter(|(door, _)| *door != Way::Closed);
        rule_choice_ui(ui, rule, &doors.collect::<Vec<_>>());
        small(ui, "The group can change it later, by the rule that holds then.");
    });
}
