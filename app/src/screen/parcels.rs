//! The screen "Parcels": what came of files that were read, one to write, one to read.
//!
//! Invariant: nobody is let in by a file before it was asked whether they are to be.

pub(crate) mod draft;

use std::path::PathBuf;

use egui::{Response, RichText, TextEdit, Ui};
use kith_sync::id::MemberId;
use kith_sync::node::api::Command;
use lucide_icons::Icon;

use self::draft::{ParcelSpot, Reading, Writing};
use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::parts::{
    announced, beside_tick, card, card_at, entered, field, note, notice, primary, prose, quiet,
    quiet_row, refusal, row, secondary, small, soft, subtitle, tick, title,
};
use super::{Action, Drafts, Fold, Spot};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::parcels::{AskView, ParcelsView, ReadView, WrittenView};
use crate::view::path::path_typed;
use crate::words::t;

/// Shows the screen.
pub(crate) fn parcels_ui(
    ui: &mut Ui,
    view: &ParcelsView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Parcels.title());
    soft(ui, t!("parcels-intro"));
    ui.add_space(theme::PART);
    if drafts.parcels.is_new {
        let ground = palette(ui.ctx()).sage_pale;
        notice(ui, Icon::Sprout, ground, t!("parcels-you-are-in"));
        ui.add_space(theme::PART);
    }
    for (at, read) in view.read.iter().enumerate() {
        read_ui(ui, at, read, drafts, actions);
    }
    write_ui(ui, view, drafts, actions);
    card(ui, |ui| {
        subtitle(ui, t!("parcels-read"));
        small(ui, t!("parcels-read-how"));
        ui.add_space(theme::GAP);
        if let Some(file) = file_ui(ui, &mut drafts.parcels.path) {
            actions.push(Action::ReadFile(file));
        }
    });
    quiet_row(ui, |ui| {
        if quiet(ui, Place::Reach.title()).clicked() {
            actions.push(Action::Go(Place::Reach));
        }
    });
}

/// Where a file is, and the button that reads it; the file once it is to be read.
fn file_ui(ui: &mut Ui, path: &mut String) -> Option<PathBuf> {
    let edit = TextEdit::singleline(path).desired_width(f32::INFINITY);
    let line = field(ui, t!("parcels-where-it-is"), edit);
    let is_ready = !path.trim().is_empty();
    let button = ui.add_enabled_ui(is_ready, |ui| secondary(ui, t!("parcels-read-it"))).inner;
    (is_ready && (button.clicked() || entered(ui, &line))).then(|| path_typed(path))
}

/// A parcel to write.
fn write_ui(ui: &mut Ui, view: &ParcelsView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let spot = Spot::Parcel(ParcelSpot::Write);
    card_at(ui, spot.card(), |ui| {
        subtitle(ui, t!("parcels-write"));
        if view.receivers.is_empty() {
            soft(ui, t!("parcels-nobody-to-write-for"));
            return;
        }
        if let Some(written) = &view.written {
            written_ui(ui, written);
            ui.add_space(theme::GAP);
            if quiet(ui, t!("parcels-write-another")).clicked() {
                drafts.parcels.write_another();
            }
            return;
        }
        let (waiting, refused) = drafts.standing(spot);
        let shows_details = drafts.unfolded.contains(&Fold::ParcelDetails);
        let parcel =
            drafts.parcels.writing.get_or_insert_with(|| Writing::for_who_lacks(&view.receivers));
        // Whoever is no longer in is no longer written for.
        parcel.to.retain(|member| view.receivers.iter().any(|it| it.member == *member));
        let (mut is_sent, mut folds) = (false, false);
        ui.add_enabled_ui(!waiting, |ui| {
            small(ui, t!("parcels-for-whom"));
            receivers_ui(ui, view, parcel);
            if shows_details {
                let means = t!("parcels-everything-means");
                ticked_ui(ui, &mut parcel.everything, t!("parcels-everything"), means);
            }
            ui.add_space(theme::GAP);
            let edit = TextEdit::singleline(&mut parcel.path).id(spot.first_field());
            let edit = edit.desired_width(f32::INFINITY);
            let line = field(ui, t!("parcels-where-to-put-it"), edit);
            refusal(ui, refused.as_deref());
            let is_ready = !parcel.to.is_empty() && !parcel.path.trim().is_empty();
            row(ui, |ui| {
                let words =
                    if waiting { t!("parcels-being-written") } else { t!("parcels-write-it") };
                let button = ui.add_enabled_ui(is_ready, |ui| primary(ui, words)).inner;
                is_sent = is_ready && (button.clicked() || entered(ui, &line));
                let words =
                    if shows_details { t!("parcels-fewer-details") } else { t!("parcels-details") };
                folds = quiet(ui, words).clicked();
            });
        });
        if folds {
            drafts.toggle(Fold::ParcelDetails);
        }
        if is_sent {
            send(spot, drafts, actions);
        }
    });
}

/// A box to tick, with what explains it close below.
fn ticked_ui(ui: &mut Ui, is_ticked: &mut bool, words: &str, means: &str) -> Response {
    let tick = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let tick = tick(ui, is_ticked, words);
        beside_tick(ui, |ui| small(ui, means));
        tick
    });
    ui.add_space(theme::GAP);
    tick.inner
}

fn receivers_ui(ui: &mut Ui, view: &ParcelsView, writing: &mut Writing) {
    for receiver in &view.receivers {
        let mut is_chosen = writing.to.contains(&receiver.member);
        let tick = ticked_ui(ui, &mut is_chosen, &receiver.name, receiver.stands);
        if !tick.changed() {
            continue;
        }
        if is_chosen {
            writing.to.insert(receiver.member);
        } else {
            writing.to.remove(&receiver.member);
        }
    }
}

fn send(spot: Spot, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let Some(file) = drafts.parcels.send() else { return };
    let Some(Writing { to, everything, .. }) = &drafts.parcels.writing else { return };
    let to: Vec<MemberId> = to.iter().copied().collect();
    let command = Command::WriteParcel { to, everything: *everything, file };
    actions.push(Action::Do(spot, command));
}

/// What was written, and what to do with it.
fn written_ui(ui: &mut Ui, view: &WrittenView) {
    let ground = palette(ui.ctx()).sage_pale;
    note(ui, ground, |ui| {
        let heading = ui.label(theme::semibold(view.heading));
        announced(ui, &heading);
        prose(ui, &view.file);
        for line in &view.lines {
            small(ui, line);
        }
    });
}

/// What came of a file.
fn read_ui(
    ui: &mut Ui,
    at: usize,
    view: &ReadView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let Some(reading) = drafts.parcels.read.get(at) else { return };
    let (nth, is_refused) = (reading.nth, reading.came.is_none());
    let (read, answer) =
        (Spot::Parcel(ParcelSpot::Read(nth)), Spot::Parcel(ParcelSpot::Answer(nth)));
    let (waiting, refused) = drafts.standing(read);
    let standing = drafts.standing(answer);
    let mut is_away = false;
    card_at(ui, read.card(), |ui| {
        subtitle(ui, &view.heading);
        if waiting {
            soft(ui, t!("parcels-being-read"));
        }
        if is_refused {
            refusal(ui, refused.as_deref());
        }
        for line in &view.lines {
            if is_refused { small(ui, line) } else { prose(ui, line) }
        }
        if let Some(left_out) = &view.left_out {
            refusal(ui, Some(left_out));
        }
        if let Some(reading) = drafts.parcels.read.get_mut(at) {
            ui.add_space(theme::GAP);
            if let Some((to, why)) = &view.reply {
                reply_ui(ui, (*to, why), reading, &standing, actions);
            } else if let Some(asks) = &view.asks {
                is_away = ask_ui(ui, asks, reading, &standing, actions);
            }
        }
        if let Some(written) = &view.written {
            written_ui(ui, written);
        }
        if waiting || view.asks.is_some() {
            return;
        }
        ui.add_space(theme::GAP);
        quiet_row(ui, |ui| {
            if view.is_new && quiet(ui, t!("parcels-what-is-new")).clicked() {
                actions.push(Action::Go(Place::Today));
            }
            let name = t!("parcels-all-right-name", heading = view.heading);
            is_away = quiet(ui, t!("parcels-all-right")).accessible_name(name).clicked();
        });
    });
    if is_away {
        drafts.parcels.put_away(nth);
        drafts.refusals.remove(&read);
        drafts.refusals.remove(&answer);
    }
}

/// The reply to a parcel, in one press.
fn reply_ui(
    ui: &mut Ui,
    (to, why): (MemberId, &str),
    reading: &mut Reading,
    (waiting, refused): &(bool, Option<String>),
    actions: &mut Vec<Action>,
) {
    small(ui, why);
    ui.add_enabled_ui(!waiting, |ui| {
        let edit = TextEdit::singleline(&mut reading.path).desired_width(f32::INFINITY);
        let line = field(ui, t!("parcels-where-to-put-the-reply"), edit);
        refusal(ui, refused.as_deref());
        let is_ready = !reading.path.trim().is_empty();
        let button = ui.add_enabled_ui(is_ready, |ui| primary(ui, t!("parcels-write-reply"))).inner;
        if is_ready && (button.clicked() || entered(ui, &line)) {
            let file = reading.path.trim().into();
            let spot = Spot::Parcel(ParcelSpot::Answer(reading.nth));
            let command = Command::WriteParcel { to: vec![to], everything: false, file };
            actions.push(Action::Do(spot, command));
        }
    });
}

/// Whether somebody is to be let in; true where they are not.
fn ask_ui(
    ui: &mut Ui,
    view: &AskView,
    reading: &mut Reading,
    (waiting, refused): &(bool, Option<String>),
    actions: &mut Vec<Action>,
) -> bool {
    let asked = Asked {
        about: "",
        does: &view.does,
        leaves: t!("parcels-not-now"),
        weight: Weight::Even,
        waiting: *waiting,
        refused: refused.as_deref(),
    };
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| ui.label(RichText::new(&view.words).text_style(theme::title())));
    ui.add_space(theme::GAP);
    for line in view.means.iter().copied() {
        prose(ui, line);
    }
    ui.add_space(theme::GAP);
    subtitle(ui, &view.question);
    let answered = confirm_ui(ui, asked, |ui| {
        let edit = TextEdit::singleline(&mut reading.path).desired_width(f32::INFINITY);
        let line = field(ui, t!("parcels-where-to-put-the-answer"), edit);
        Filled::by(ui, &line).only_if(!reading.path.trim().is_empty())
    });
    match answered {
        Answered::Do => {
            let let_in = reading.asks();
            let reply = Some(reading.path.trim().into());
            let command = Command::ReadParcel { file: reading.file.clone(), reply, let_in };
            actions.push(Action::Do(Spot::Parcel(ParcelSpot::Answer(reading.nth)), command));
            false
        }
        Answered::Leave => true,
        Answered::NotYet => false,
    }
}
