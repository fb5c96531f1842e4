//! Founding a group: its name, how it decides, and a passphrase.

use egui::Ui;
use kith_sync::node::api::{Door as Way, Rule};

use super::{Door, Field, Page, field_ui, heading, me_ui, secret_ui, wide};
use crate::desktop::Request;
use crate::screen::Action;
use crate::screen::decisions::rule::rule_choice_ui;
use crate::screen::parts::{card, primary, prose, quiet, row, small, soft, subtitle};
use crate::theme;
use crate::view::decisions::rule::doors;
use crate::words::t;

/// Founds a group; whether somebody goes back to the group that is open.
pub(super) fn found_ui(ui: &mut Ui, door: &mut Door, actions: &mut Vec<Action>) -> bool {
    let anew = door.page == Page::Anew;
    if anew {
        heading(ui, t!("door-found-the-group-anew"));
        prose(ui, t!("door-the-new-group-begins-with-what"));
        soft(ui, t!("door-the-earlier-group-stays-on-this"));
    } else {
        heading(ui, t!("door-found-a-group"));
        soft(ui, t!("door-you-can-change-both-names-later"));
    }
    ui.add_space(theme::PART);
    let mut back = false;
    ui.add_enabled_ui(!door.waiting, |ui| {
        let group = wide(&mut door.group).hint_text(t!("door-one-that-gives-nothing-away"));
        field_ui(
            ui,
            t!("door-name-of-the-group"),
            group,
            Field::Group,
            &mut door.focus,
            door.problem.as_ref(),
        );
        me_ui(ui, door);
        rule_ui(ui, &mut door.rule);
        let is_entered = secret_ui(ui, door);
        row(ui, |ui| {
            if primary(ui, t!("door-found-the-group")).clicked() || is_entered {
                let complete = door.is_complete(&[
                    (Field::Group, t!("door-please-give-the-group-a-name")),
                    (Field::Me, t!("door-please-say-what-the-others-call")),
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
            back = quiet(ui, t!("door-back")).clicked();
        });
    });
    if back && !door.is_beside {
        door.turn_to(Page::Welcome);
    }
    if door.waiting {
        small(ui, t!("door-one-moment-the-passphrase-is-being"));
    }
    back && door.is_beside
}

/// How the group decides who belongs; asked before anybody else is in, because later it changes only by its own rule.
fn rule_ui(ui: &mut Ui, rule: &mut Rule) {
    ui.add_space(theme::GAP);
    card(ui, |ui| {
        subtitle(ui, t!("door-how-do-you-want-to-decide"));
        // Behind a closed door the founder would stay alone.
        let doors = doors().into_iter().filter(|(door, _)| *door != Way::Closed);
        rule_choice_ui(ui, rule, &doors.collect::<Vec<_>>());
        small(ui, t!("door-the-group-can-change-it-later"));
    });
}
