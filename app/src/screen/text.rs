//! A shared text: prose first, editable in place, with what others write meanwhile.

use egui::{Key, Modifiers, RichText, TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::id::BodyName;
use kith_sync::node::api::{Command, Say};

use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::decisions::draft::said;
use super::parts::{
    doing, field, note, opens, primary, prose, quiet, refusal, secondary, small, soft,
};
use super::{Action, Drafts, Fold, List, Spot, text_id};
use crate::desktop::draft::TextDraft;
use crate::theme::{self, palette};
use crate::view::decisions::erasing_effect;
use crate::view::text::{Erasing, TextView, VersionView};
use crate::words::t;

/// How a text stands on its screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// A few words that head something, without a label.
    Title,
    /// A few words with a label.
    Name,
    /// A sentence that stands out.
    Lead,
    Body,
}

/// Shows a shared text, with its label above.
pub(crate) fn shared_text_ui(
    ui: &mut Ui,
    view: &TextView,
    look: Look,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let key = view.field;
    ui.push_id(key, |ui| {
        if drafts.texts.contains_key(&key) {
            editing_ui(ui, view, look, drafts, actions);
        } else {
            reading_ui(ui, view, look, drafts, actions);
        }
        for (who, words) in &view.typing {
            let ground = palette(ui.ctx()).honey_pale;
            note(ui, ground, |ui| {
                doing(ui, who, &t!("text-is-writing", who = who));
                ui.label(words);
            });
        }
        history_ui(ui, view, drafts, actions);
    });
}

fn reading_ui(
    ui: &mut Ui,
    view: &TextView,
    look: Look,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let key = view.field;
    if look != Look::Title {
        small(ui, view.label);
    }
    if view.overlap {
        overlap_ui(ui, view, drafts, actions);
    } else if view.words.trim().is_empty() {
        soft(ui, &view.empty);
    } else {
        let style = match look {
            Look::Title => theme::subtitle(),
            Look::Lead | Look::Name => theme::lead(),
            Look::Body => egui::TextStyle::Body,
        };
        prose(ui, RichText::new(&view.words).text_style(style));
        if !view.versions.is_empty() {
            let ground = palette(ui.ctx()).honey_pale;
            note(ui, ground, |ui| {
                ui.label(t!("text-two-of-you-wrote-here-at"));
            });
        }
    }
    super::parts::quiet_row(ui, |ui| {
        if view.may_write {
            let verb =
                if view.words.trim().is_empty() { t!("text-write") } else { t!("text-edit") };
            if quiet(ui, verb).accessible_name(format!("{verb}: {}", view.label)).clicked() {
                drafts.texts.insert(key, TextDraft::new(view.field, &view.words, view.wording));
            }
        }
        if !view.versions.is_empty() && !view.overlap {
            fold_button(
                ui,
                drafts,
                Fold::Versions(key),
                (t!("text-show-both-versions"), t!("text-hide-both-versions")),
                view.label,
            );
        }
        let words = if view.earlier.is_empty() {
            (t!("text-about-these-words"), t!("text-less-about-these-words"))
        } else {
            (t!("text-earlier-versions"), t!("text-hide-the-earlier-versions"))
        };
        if !view.earlier.is_empty() || view.theirs.is_some() || view.mine.is_some() {
            fold_button(ui, drafts, Fold::Earlier(key), words, view.label);
        }
        if look != Look::Title
            && let Some(byline) = &view.byline
        {
            let soft = palette(ui.ctx()).soft;
            ui.label(RichText::new(byline).small().color(soft));
        }
    });
    refusal(ui, drafts.refusal(Spot::Text(key)));
}

/// Both versions side by side: somebody has to choose.
fn overlap_ui(ui: &mut Ui, view: &TextView, drafts: &Drafts, actions: &mut Vec<Action>) {
    let palette = palette(ui.ctx());
    let key = view.field;
    note(ui, palette.honey_pale, |ui| {
        ui.label(t!("text-two-of-you-changed-the-same"));
    });
    let side_by_side = ui.available_width() > theme::MEASURE && view.versions.len() == 2;
    let mut version_ui = |ui: &mut Ui, version: &VersionView| {
        theme::note_frame(palette.nav).show(ui, |ui| {
            ui.take_available_width();
            small(ui, &version.by);
            prose(ui, &version.words);
            ui.add_space(theme::GAP);
            let ready = view.may_write && version.known && !drafts.is_waiting(Spot::Text(key));
            ui.add_enabled_ui(ready, |ui| {
                if secondary(ui, t!("text-use-this-one"))
                    .accessible_name(t!("text-use-this-one-2", by = version.by))
                    .clicked()
                {
                    let edit = Edit::Write {
                        text: view.field,
                        words: version.words.clone(),
                        from: view.wording,
                    };
                    actions.push(Action::Do(Spot::Text(key), Command::Edit(edit)));
                }
            });
        });
    };
    if side_by_side {
        ui.columns(2, |columns| {
            for (ui, version) in columns.iter_mut().zip(&view.versions) {
                ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    version_ui(ui, version);
                });
            }
        });
    } else {
        for version in &view.versions {
            version_ui(ui, version);
        }
    }
}

fn editing_ui(
    ui: &mut Ui,
    view: &TextView,
    look: Look,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let key = view.field;
    let spot = Spot::Text(key);
    let refused = drafts.refusals.get(&spot).cloned();
    let Some(draft) = drafts.texts.get_mut(&key) else { return };
    let now = ui.input(|input| input.time);

    if ui.memory(|memory| memory.has_focus(text_id(key))) {
        undo_keys(ui, draft, now);
    }
    let mut words = std::mem::take(&mut draft.words);
    let edit = if matches!(look, Look::Title | Look::Name) {
        TextEdit::singleline(&mut words)
    } else {
        TextEdit::multiline(&mut words).desired_rows(3)
    };
    let response = field(
        ui,
        view.label,
        edit.id(text_id(key)).desired_width(theme::MEASURE).hint_text(view.invitation),
    );
    draft.words = words;
    if std::mem::take(&mut draft.wants_focus) {
        response.request_focus();
    }
    if response.has_focus() {
        draft.entered = true;
    }
    let touched = response.changed();
    if touched {
        draft.changed(now);
        actions.push(Action::Do(Spot::Silent, draft.tell()));
    }

    let mut inside = response.has_focus() || response.is_pointer_button_down_on();
    let mut within = |response: &egui::Response| {
        inside |=
            response.has_focus() || response.is_pointer_button_down_on() || response.clicked();
        response.clicked()
    };
    met_ui(ui, draft, &mut within);
    if let Some(told) = &draft.note {
        small(ui, told);
    }
    refusal(ui, refused.as_deref());
    let (mut save, mut discard) = (false, false);
    super::parts::row(ui, |ui| {
        save = within(
            &primary(ui, t!("text-save")).accessible_name(t!("text-save-2", label = view.label)),
        );
        discard = within(
            &quiet(ui, t!("text-discard-my-change"))
                .accessible_name(t!("text-discard-my-change-2", label = view.label)),
        );
        if draft.is_sending() {
            small(ui, t!("text-saving"));
        }
    });
    let left = draft.entered && !inside;
    if touched {
        drafts.refusals.remove(&spot);
    }
    if discard {
        if let Some(command) = draft.tell_end() {
            actions.push(Action::Do(Spot::Silent, command));
        }
        drafts.texts.remove(&key);
        drafts.refusals.remove(&spot);
        return;
    }
    let paused = draft.pause_left(now);
    if save || left {
        // Left without a choice, both stay and the group chooses; a refusal waits for the person.
        draft.leaving = true;
        if let Some(command) = draft.tell_end() {
            actions.push(Action::Do(Spot::Silent, command));
        }
    }
    if save || (left && refused.is_none()) || paused == Some(0.0) {
        if let Some(command) = draft.write() {
            actions.push(Action::Do(spot, command));
        } else if draft.leaving && !draft.is_sending() && !draft.is_changed() {
            drafts.texts.remove(&key);
        }
    } else if let Some(left) = paused {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
}

/// Others' words that touch the same ones, with the choice between them.
fn met_ui(ui: &mut Ui, draft: &mut TextDraft, within: &mut impl FnMut(&egui::Response) -> bool) {
    let Some(met) = draft.met.clone() else { return };
    let ground = palette(ui.ctx()).honey_pale;
    let (take, keep) = note(ui, ground, |ui| {
        ui.label(t!("text-changed-the-same-words-meanwhile", by = met.by));
        prose(ui, RichText::new(&met.words).strong());
        let pressed = super::parts::row(ui, |ui| {
            (
                within(&secondary(ui, t!("text-take-over-theirs"))),
                within(&secondary(ui, t!("text-keep-mine"))),
            )
        });
        small(ui, t!("text-if-you-save-without-choosing-the"));
        pressed
    });
    if take {
        draft.take_theirs();
    } else if keep {
        draft.keep_mine();
    }
}

/// Undo is this person's own; egui's would bring back whole strings and take out what others wrote.
fn undo_keys(ui: &Ui, draft: &mut TextDraft, now: f64) {
    let (redo, undo) = ui.input_mut(|input| {
        let redo = input.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z)
            || input.consume_key(Modifiers::COMMAND, Key::Y);
        (redo, input.consume_key(Modifiers::COMMAND, Key::Z))
    });
    if redo {
        draft.redo(now);
    } else if undo {
        draft.undo(now);
    }
}

fn history_ui(ui: &mut Ui, view: &TextView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let key = view.field;
    if drafts.unfolded.contains(&Fold::Versions(key)) && !view.overlap {
        for version in &view.versions {
            version_ui(ui, version, view, drafts, actions);
        }
    }
    if !drafts.unfolded.contains(&Fold::Earlier(key)) {
        return;
    }
    if let Some(body) = view.mine {
        take_back_ui(ui, body, t!("text-the-newest-wording"), view.may_write, drafts, actions);
    }
    if let Some((body, erasing)) = view.theirs {
        erase_ui(ui, body, t!("text-the-newest-wording"), erasing, drafts, actions);
    }
    for version in view.earlier.views() {
        version_ui(ui, &version, view, drafts, actions);
    }
}

fn version_ui(
    ui: &mut Ui,
    version: &VersionView,
    view: &TextView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        small(ui, &version.by);
        if version.known {
            prose(ui, &version.words);
        } else {
            soft(ui, &version.words);
        }
        if version.mine && version.known {
            take_back_ui(ui, version.body, &version.by, view.may_write, drafts, actions);
        }
        erase_ui(ui, version.body, &version.by, version.erasing, drafts, actions);
    });
}

/// Taking back for good, with one question before.
pub(crate) fn take_back_ui(
    ui: &mut Ui,
    body: BodyName,
    what: &str,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    if !may_write {
        return;
    }
    let (fold, spot) = (Fold::TakeBack(body), Spot::TakeBack(body));
    if drafts.unfolded.contains(&fold) {
        let (waiting, refused) = drafts.standing(spot);
        let asked = Asked {
            about: what,
            does: t!("text-take-back-for-good"),
            leaves: t!("text-leave-it"),
            weight: Weight::Even,
            waiting,
            refused: refused.as_deref(),
        };
        let answered = confirm_ui(ui, asked, |ui| {
            prose(ui, t!("text-these-words-will-be-erased-on"));
            Filled::Ready
        });
        match answered {
            Answered::Do => actions.push(Action::Do(spot, Command::Edit(Edit::TakeBack { body }))),
            Answered::Leave => {
                drafts.unfolded.remove(&fold);
            }
            Answered::NotYet => {}
        }
    } else if super::parts::quiet_row(ui, |ui| {
        quiet(ui, t!("text-take-my-words-back"))
            .accessible_name(t!("text-take-my-words-back-2", what = what))
            .clicked()
    }) {
        drafts.unfolded.insert(fold);
    }
}

/// Asking the group to erase another's words, after what it does and what comes before it.
fn erase_ui(
    ui: &mut Ui,
    body: BodyName,
    what: &str,
    erasing: Erasing,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    match erasing {
        Erasing::No => return,
        Erasing::Asked => {
            small(ui, t!("text-the-group-is-asked-whether-these"));
            return;
        }
        Erasing::Possible => {}
    }
    let spot = Spot::TakeBack(body);
    let (waiting, refused) = drafts.standing(spot);
    let Some(why) = drafts.deciding.erasing.get_mut(&body) else {
        let erases = super::parts::quiet_row(ui, |ui| {
            quiet(ui, t!("text-ask-the-group-to-erase-these"))
                .accessible_name(t!("text-ask-the-group-to-erase-these-2", what = what))
                .clicked()
        });
        if opens(ui, erases, spot.first_field()) {
            drafts.deciding.erasing.insert(body, String::new());
        }
        return;
    };
    let about = t!("text-erase", what = what);
    let asked = Asked {
        about: &about,
        does: t!("text-put-it-to-the-group"),
        leaves: t!("text-leave-it"),
        weight: Weight::Even,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = confirm_ui(ui, asked, |ui| {
        prose(ui, t!("text-if-you-can-ask-whoever-wrote"));
        prose(ui, erasing_effect());
        let edit = TextEdit::singleline(why).id(spot.first_field()).desired_width(theme::MEASURE);
        let line = field(ui, t!("text-why-if-you-like"), edit);
        Filled::by(ui, &line)
    });
    match answered {
        Answered::Do => {
            let say = Say::ProposeErasing { body, why: said(why) };
            actions.push(Action::Do(spot, Command::Say(say)));
        }
        Answered::Leave => {
            drafts.deciding.erasing.remove(&body);
        }
        Answered::NotYet => {}
    }
}

/// A button that shows more of a list; `what` is named beside it for a screen reader.
pub(crate) fn more_button(ui: &mut Ui, drafts: &mut Drafts, list: List, what: &str) {
    let words = t!("text-show-more");
    if quiet(ui, words).accessible_name(format!("{words}: {what}")).clicked() {
        let asked = drafts.more.entry(list).or_default();
        *asked = asked.saturating_add(1);
    }
}

/// A button that folds a part out with its first words, and in with its second.
pub(crate) fn fold_button(
    ui: &mut Ui,
    drafts: &mut Drafts,
    fold: Fold,
    (open, close): (&str, &str),
    what: &str,
) {
    let shown = if drafts.unfolded.contains(&fold) { close } else { open };
    if quiet(ui, shown).accessible_name(format!("{shown}: {what}")).clicked() {
        drafts.toggle(fold);
    }
}
