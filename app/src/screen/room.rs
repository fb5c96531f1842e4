//! The screen "In the room".

use egui::{Response, RichText, Sense, Ui};
use kith_sync::node::api::{Command, LiveCommand, SHAPE_PIECES};

use super::parts::{
    announced, card, choice, line_with, note, pill, primary, prose, quiet, quiet_row, refusal, row,
    secondary, small, soft, subtitle, title,
};
use super::taken::taken_ui;
use super::text::fold_button;
use super::{Action, Drafts, Fold, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::room::{
    FormatView, InsideView, PartView, PersonView, RoleView, RoomView, ShapeView, TimeView,
};
use crate::view::rules::Mood;
use crate::words::t;

/// Shows the screen.
pub(crate) fn room_ui(
    ui: &mut Ui,
    view: &RoomView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Room.title());
    if let Some(inside) = &view.inside {
        inside_ui(ui, inside, drafts, actions);
    } else {
        soft(ui, t!("room-for-the-meeting-itself-live-on"));
        ui.add_space(theme::PART);
    }
    for open in &view.open {
        card(ui, |ui| {
            prose(ui, &open.words);
            ui.add_space(theme::GAP);
            let enter = LiveCommand::Enter { sitting: open.sitting };
            let words = if view.inside.is_some() {
                t!("room-go-there-instead")
            } else {
                t!("room-enter-the-room")
            };
            let pressed =
                if view.inside.is_some() { secondary(ui, words) } else { primary(ui, words) };
            does(&pressed.accessible_name(format!("{words}: {}", open.words)), enter, actions);
        });
    }
    if view.inside.is_none() {
        refusal(ui, drafts.refusal(Spot::Room));
        if let Some(words) = &view.newcomers {
            let ground = palette(ui.ctx()).honey_pale;
            note(ui, ground, |ui| {
                ui.label(words);
                if quiet(ui, t!("room-to-the-ground-rules")).clicked() {
                    actions.push(Action::Go(Place::Rules));
                }
            });
        }
        formats_ui(ui, view, drafts, actions);
    }
    taken_ui(ui, &view.taken, drafts, actions);
}

/// Does something in the room where a button was pressed.
fn does(button: &Response, command: LiveCommand, actions: &mut Vec<Action>) {
    if button.clicked() {
        actions.push(Action::Do(Spot::Room, Command::Live(command)));
    }
}

fn formats_ui(ui: &mut Ui, view: &RoomView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if !view.may_write {
        return;
    }
    if !view.open.is_empty() {
        quiet_row(ui, |ui| {
            let words = (t!("room-open-another-room"), t!("room-open-no-other-room"));
            fold_button(ui, drafts, Fold::Formats, words, t!("room-formats"));
        });
        ui.add_space(theme::PART);
        if !drafts.unfolded.contains(&Fold::Formats) {
            return;
        }
    }
    subtitle(ui, t!("room-how-would-you-like-to-meet"));
    ui.add_space(theme::GAP);
    for format in &view.formats {
        card(ui, |ui| format_ui(ui, format, actions));
    }
}

fn format_ui(ui: &mut Ui, format: &FormatView, actions: &mut Vec<Action>) {
    let named = t!("room-open-the-room", title = format.title);
    if line_with(ui, t!("room-open-the-room-with-this"), named, |ui| subtitle(ui, format.title)) {
        let open = LiveCommand::Open { format: format.ready };
        actions.push(Action::Do(Spot::Room, Command::Live(open)));
    }
    prose(ui, format.about);
    small(ui, &format.parts);
}

fn inside_ui(ui: &mut Ui, view: &InsideView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    soft(ui, &format!("{}. {}", view.title, view.here));
    ui.add_space(theme::PART);
    let palette = palette(ui.ctx());
    for (rule, wording) in &view.reminders {
        note(ui, palette.sage_pale, |ui| {
            let words = ui.label(t!("room-a-reminder-for-all-of-us", rule = rule));
            announced(ui, &words);
            prose(ui, wording);
            let thanks =
                quiet(ui, t!("room-heard")).accessible_name(t!("room-heard-2", rule = rule));
            does(&thanks, LiveCommand::Reminded, actions);
        });
        ui.add_space(theme::PART);
    }
    card(ui, |ui| {
        now_ui(ui, view, actions);
        refusal(ui, drafts.refusal(Spot::Room));
    });
    card(ui, |ui| turn_ui(ui, view, actions));
    if !view.roles.is_empty() {
        card(ui, |ui| roles_ui(ui, view, drafts, actions));
    }
    if let Some(shape) = &view.shape {
        card(ui, |ui| shape_ui(ui, shape));
    }
    quiet_row(ui, |ui| {
        let parts = (t!("room-all-parts"), t!("room-hide-the-parts"));
        fold_button(ui, drafts, Fold::Steps, parts, view.title);
        if !view.rules.is_empty() {
            let remind = (t!("room-remind-of-a-ground-rule"), t!("room-remind-of-none"));
            fold_button(ui, drafts, Fold::Reminding, remind, t!("room-nobody-is-named"));
        }
        let leave = secondary(ui, t!("room-leave-the-room"))
            .on_hover_text(t!("room-it-goes-on-for-the-others"));
        does(&leave, LiveCommand::Leave, actions);
    });
    ui.add_space(theme::PART);
    if drafts.unfolded.contains(&Fold::Steps) {
        card(ui, |ui| steps_ui(ui, view, actions));
    }
    if drafts.unfolded.contains(&Fold::Reminding) {
        card(ui, |ui| {
            small(ui, t!("room-it-is-shown-to-all-for"));
            for (rule, words) in &view.rules {
                let remind =
                    secondary(ui, words).accessible_name(t!("room-remind-of", words = words));
                if remind.clicked() {
                    drafts.unfolded.remove(&Fold::Reminding);
                }
                does(&remind, LiveCommand::Remind { rule: *rule }, actions);
            }
        });
    }
}

/// The part of now, calm and large.
fn now_ui(ui: &mut Ui, view: &InsideView, actions: &mut Vec<Action>) {
    let palette = palette(ui.ctx());
    if let Some(paused) = view.paused {
        note(ui, palette.honey_pale, |ui| {
            let words = ui.label(paused);
            announced(ui, &words);
            does(&primary(ui, t!("room-go-on")), LiveCommand::Resume, actions);
        });
        ui.add_space(theme::GAP);
    }
    if view.parts.len() > 1 {
        prose(ui, t!("room-the-room-is-at-two-parts"));
        ui.add_space(theme::GAP);
    }
    for part in &view.parts {
        part_ui(ui, part, actions);
        if view.parts.len() > 1 {
            let here = secondary(ui, t!("room-we-are-here"))
                .accessible_name(t!("room-we-are-here-2", title = part.title));
            does(&here, LiveCommand::Go { part: part.index }, actions);
            ui.add_space(theme::PART);
        }
    }
    row(ui, |ui| {
        if let Some(part) = view.after {
            does(&secondary(ui, t!("room-the-next-part")), LiveCommand::Go { part }, actions);
        }
        if let Some(part) = view.before {
            does(&secondary(ui, t!("room-the-part-before")), LiveCommand::Go { part }, actions);
        }
        if view.paused.is_none() {
            does(&secondary(ui, t!("room-let-us-pause")), LiveCommand::Pause, actions);
        }
    });
}

fn part_ui(ui: &mut Ui, part: &PartView, actions: &mut Vec<Action>) {
    let heading = ui.label(RichText::new(part.title).text_style(theme::title()));
    announced(ui, &heading);
    prose(ui, part.words);
    ui.add_space(theme::GAP);
    bar_ui(ui, part);
    prose(ui, &part.left);
    if part.is_over {
        pill(ui, t!("room-the-time-is-up"), Mood::Open);
    }
    if let Some((words, place)) = part.leads {
        quiet_row(ui, |ui| {
            if quiet(ui, words).clicked() {
                actions.push(Action::Go(place));
            }
        });
    }
    ui.add_space(theme::GAP);
}

/// How much of the time has gone; at its end a round mark stands behind it.
fn bar_ui(ui: &mut Ui, part: &PartView) {
    let palette = palette(ui.ctx());
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, theme::BAR), Sense::hover());
    let round = theme::BAR / 2.0;
    ui.painter().rect_filled(rect, round, palette.line);
    let gone = rect.with_max_x(rect.left() + rect.width() * part.gone);
    let ink = if part.is_over { palette.honey } else { palette.sage };
    ui.painter().rect_filled(gone, round, ink);
    if part.is_over {
        let end = rect.right_center() - egui::vec2(round, 0.0);
        ui.painter().circle_filled(end, theme::BAR, ink);
    }
    ui.add_space(theme::GAP);
}

fn turn_ui(ui: &mut Ui, view: &InsideView, actions: &mut Vec<Action>) {
    let words = ui.label(RichText::new(&view.turn).text_style(theme::subtitle()));
    announced(ui, &words);
    if !view.choose.is_empty() {
        row(ui, |ui| {
            for person in &view.choose {
                let turn = secondary(ui, &person.name)
                    .accessible_name(t!("room-the-turn-is-with", name = person.name));
                does(&turn, LiveCommand::GiveTurn { to: person.member }, actions);
            }
        });
    }
    ui.add_space(theme::GAP);
    row(ui, |ui| {
        if let Some(words) = view.i_listen {
            prose(ui, words);
        } else if view.i_speak {
            does(&primary(ui, t!("room-i-am-done")), LiveCommand::DoneSpeaking, actions);
        } else {
            does(&secondary(ui, t!("room-i-take-the-turn")), LiveCommand::TakeTurn, actions);
            let hand = if view.my_hand { LiveCommand::LowerHand } else { LiveCommand::RaiseHand };
            does(&choice(ui, view.my_hand, t!("room-i-would-like-to-speak")), hand, actions);
        }
        if view.i_pass {
            pill(ui, t!("room-you-pass-in-this-part"), Mood::Quiet);
        } else {
            does(&secondary(ui, t!("room-i-pass")), LiveCommand::Pass, actions);
        }
    });
    if !view.next.is_empty() {
        ui.add_space(theme::GAP);
        small(ui, t!("room-next-could-be"));
        for person in &view.next {
            next_ui(ui, person, actions);
        }
    }
}

/// Times to give to what was chosen, in minutes.
const TIMES: [u8; 5] = [10, 20, 30, 45, 60];

/// Who takes on what, and how long it may take.
fn roles_ui(ui: &mut Ui, view: &InsideView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let palette = palette(ui.ctx());
    subtitle(ui, t!("room-roles"));
    for role in &view.roles {
        // What is still to be chosen stands back behind what was.
        let ink = if role.is.is_empty() { palette.soft } else { palette.ink };
        let words = ui.label(RichText::new(&role.words).color(ink));
        announced(ui, &words);
    }
    if let Some(time) = &view.time {
        small(ui, &time.words);
    }
    quiet_row(ui, |ui| {
        let words = (t!("room-choose-who-and-for-how-long"), t!("room-choose-no-more"));
        fold_button(ui, drafts, Fold::Roles, words, t!("room-in-the-room"));
    });
    if !drafts.unfolded.contains(&Fold::Roles) {
        return;
    }
    for role in &view.roles {
        role_ui(ui, role, actions);
    }
    if let Some(time) = &view.time {
        time_ui(ui, time, actions);
    }
}

fn role_ui(ui: &mut Ui, view: &RoleView, actions: &mut Vec<Action>) {
    ui.add_space(theme::GAP);
    small(ui, view.title);
    row(ui, |ui| {
        for person in &view.people {
            let is_it = view.is == [person.member];
            let button = choice(ui, is_it, &person.name)
                .accessible_name(format!("{}: {}", view.title, person.name));
            let assign = LiveCommand::Assign { role: view.role, to: Some(person.member) };
            does(&button, assign, actions);
        }
        let nobody = choice(ui, view.is.is_empty(), t!("room-nobody"))
            .accessible_name(t!("room-nobody-2", title = view.title));
        does(&nobody, LiveCommand::Assign { role: view.role, to: None }, actions);
    });
}

fn time_ui(ui: &mut Ui, view: &TimeView, actions: &mut Vec<Action>) {
    ui.add_space(theme::GAP);
    small(ui, t!("room-how-long-it-may-take"));
    row(ui, |ui| {
        for minutes in TIMES {
            let words = t!("room-minutes", minutes = minutes);
            let button = choice(ui, view.given == [minutes], &words)
                .accessible_name(t!("room-it-may-take", words = words));
            does(&button, LiveCommand::Allot { minutes: Some(minutes) }, actions);
        }
        let planned = choice(ui, view.given.is_empty(), t!("room-as-planned"));
        let planned = planned.accessible_name(t!("room-it-may-take-as-long-as"));
        does(&planned, LiveCommand::Allot { minutes: None }, actions);
    });
}

fn next_ui(ui: &mut Ui, person: &PersonView, actions: &mut Vec<Action>) {
    row(ui, |ui| {
        ui.label(&person.words);
        // For oneself there is a button above.
        if !person.is_me {
            let give = quiet(ui, t!("room-give-the-turn"))
                .accessible_name(t!("room-give-the-turn-to", name = person.name));
            does(&give, LiveCommand::GiveTurn { to: person.member }, actions);
        }
    });
}

/// How the time was shared: one shape, no names.
fn shape_ui(ui: &mut Ui, shape: &ShapeView) {
    let palette = palette(ui.ctx());
    small(ui, t!("room-how-the-time-has-been-shared"));
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(egui::vec2(width, theme::SHAPE), Sense::hover());
    let beside = shape.pieces.iter().map(|_| theme::SHAPE_GAP + theme::SHAPE_LEAST).sum::<f32>();
    let piece = (width - beside).max(0.0) / f32::from(SHAPE_PIECES);
    let mut left = rect.left();
    for pieces in &shape.pieces {
        let right = left + theme::SHAPE_LEAST + piece * f32::from(*pieces);
        let part = rect.with_min_x(left).with_max_x(right.min(rect.right()));
        ui.painter().rect_filled(part, theme::SHAPE_GAP, palette.sage);
        left = right + theme::SHAPE_GAP;
    }
    prose(ui, shape.words);
    small(ui, &shape.mine);
}

fn steps_ui(ui: &mut Ui, view: &InsideView, actions: &mut Vec<Action>) {
    for step in &view.steps {
        row(ui, |ui| {
            if step.is_now {
                pill(ui, t!("room-now"), Mood::Settled);
                ui.label(RichText::new(&step.words).strong());
            } else {
                let go =
                    quiet(ui, &step.words).accessible_name(t!("room-go-to", words = step.words));
                does(&go, LiveCommand::Go { part: step.index }, actions);
            }
        });
    }
}
