//! The screen "Focus": what the group is for, and how to find it.

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::{FocusFact, TextField};

use super::content::{At, Part, edit, points_ui, several_ui, text_ui};
use super::parts::{
    beside_tick, card, choices, divider, entered, field, line_with, note, opens, primary, prose,
    quiet, quiet_row, refusal, row, secondary, small, soft, subtitle, tick, title,
};
use super::text::{Look, fold_button, shared_text_ui};
use super::{Action, Drafts, Fold};
use crate::desktop::draft::TextDraft;
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::entry::read_date;
use crate::view::focus::{FocusView, Now, Sentence};
use crate::words::focus as say;
use crate::words::t;

/// Shows the screen.
pub(crate) fn focus_ui(
    ui: &mut Ui,
    view: &FocusView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Focus.title());
    soft(ui, say::lead());
    ui.add_space(theme::PART);
    card(ui, |ui| {
        shared_text_ui(ui, &view.name, Look::Name, drafts, actions);
        ui.add_space(theme::PART);
        purpose_ui(ui, view, drafts, actions);
    });
    card(ui, |ui| {
        shared_text_ui(ui, &view.who, Look::Body, drafts, actions);
        ui.add_space(theme::PART);
        shared_text_ui(ui, &view.what, Look::Body, drafts, actions);
        if let Some(words) = view.missing {
            let ground = palette(ui.ctx()).nav;
            note(ui, ground, |ui| ui.label(words));
        }
    });
    card(ui, |ui| {
        shared_text_ui(ui, &view.inside, Look::Body, drafts, actions);
        ui.add_space(theme::PART);
        shared_text_ui(ui, &view.outside, Look::Body, drafts, actions);
    });
    card(ui, |ui| {
        kinds_ui(ui, view, drafts, actions);
        divider(ui);
        origin_ui(ui, view, drafts, actions);
        divider(ui);
        grades_ui(ui, view, drafts, actions);
        divider(ui);
        again_ui(ui, view, drafts, actions);
    });
}

/// What the group says of itself in a word or two: how it stands, and a press away what changes it. Whether that is shown;
/// what people have to settle stays open.
fn fact_ui(
    ui: &mut Ui,
    (title, now, part): (&str, &Now, Part),
    may_write: bool,
    drafts: &mut Drafts,
) -> bool {
    let fold = Fold::Content(part);
    let is_open = now.is_asked || drafts.unfolded.contains(&fold);
    let words_ui = |ui: &mut Ui| {
        subtitle(ui, title);
        if !now.words.is_empty() {
            soft(ui, &now.words);
        }
    };
    if now.is_asked || !may_write {
        words_ui(ui);
    } else {
        let verb = match (is_open, now.is_set) {
            (true, _) => t!("focus-done"),
            (false, true) => t!("focus-change"),
            (false, false) => t!("focus-choose"),
        };
        if line_with(ui, verb, format!("{verb}: {title}"), words_ui) {
            drafts.toggle(fold);
        }
    }
    is_open
}

fn purpose_ui(ui: &mut Ui, view: &FocusView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    shared_text_ui(ui, &view.purpose, Look::Lead, drafts, actions);
    if let Some(caution) = view.caution {
        small(ui, caution);
    }
    ui.add_space(theme::GAP);
    quiet_row(ui, |ui| {
        if drafts.content.sentence.is_none() {
            let begins = quiet(ui, t!("focus-build-the-sentence-step-by-step")).clicked();
            if opens(ui, begins, At::Sentence.spot().first_field()) {
                drafts.content.sentence = Some(Sentence::of(view));
            }
        }
        let words = (t!("focus-examples-vague-and-clear"), t!("focus-hide-the-examples"));
        fold_button(ui, drafts, Fold::Content(Part::Examples), words, t!("focus-the-purpose"));
    });
    if drafts.unfolded.contains(&Fold::Content(Part::Examples)) {
        for example in say::examples() {
            let ground = palette(ui.ctx()).nav;
            note(ui, ground, |ui| {
                small(ui, t!("focus-vague"));
                prose(ui, example.vague);
                small(ui, t!("focus-clear"));
                prose(ui, example.clear);
                soft(ui, example.why);
            });
        }
    }
    sentence_ui(ui, view, drafts, actions);
}

fn sentence_ui(ui: &mut Ui, view: &FocusView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let Some(sentence) = &mut drafts.content.sentence else { return };
    let ground = palette(ui.ctx()).sage_pale;
    let (mut used, mut close) = (None, false);
    note(ui, ground, |ui| {
        let who = TextEdit::singleline(&mut sentence.who)
            .id(At::Sentence.spot().first_field())
            .hint_text(t!("focus-nurses-on-night-shifts-from-any"))
            .desired_width(theme::MEASURE);
        field(ui, t!("focus-i-am-looking-to-form-a"), who);
        let what = TextEdit::singleline(&mut sentence.what)
            .hint_text(t!("focus-talk-about-what-stays-with-us"))
            .desired_width(theme::MEASURE);
        field(ui, t!("focus-to"), what);
        let built = sentence.view();
        prose(ui, egui::RichText::new(&built.asking).text_style(theme::lead()));
        for words in &built.missing {
            ui.label(*words);
        }
        row(ui, |ui| {
            let ready = view.may_write && built.purpose.is_some();
            let use_it = ui
                .add_enabled_ui(ready, |ui| primary(ui, t!("focus-use-it-for-the-purpose")))
                .inner;
            if use_it.clicked() {
                used.clone_from(&built.purpose);
            }
            if quiet(ui, t!("focus-copy-the-sentence")).clicked() {
                actions.push(Action::Copy(built.asking.clone()));
            }
            close = quiet(ui, t!("focus-not-now"))
                .accessible_name(t!("focus-not-now-the-sentence"))
                .clicked();
        });
    });
    if let Some(words) = used {
        // As if it were typed: it can be looked over, joined with what others write, taken back by undo, and is saved there.
        let now = ui.input(|input| input.time);
        let text = &view.purpose;
        let draft = drafts.texts.entry(TextField::FocusPurpose);
        let draft = draft.or_insert_with(|| TextDraft::new(text.field, &text.words, text.wording));
        draft.words = words;
        draft.changed(now);
        draft.wants_focus = true;
        close = true;
    }
    if close {
        drafts.content.sentence = None;
    }
}

fn kinds_ui(ui: &mut Ui, view: &FocusView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let fact = (t!("focus-what-kind-of-group-this-is"), &view.kinds_now, Part::Kinds);
    if !fact_ui(ui, fact, view.may_write, drafts) {
        refusal(ui, drafts.refusal(At::Kinds.spot()));
        return;
    }
    small(ui, t!("focus-several-may-hold-what-anybody-names"));
    ui.add_space(theme::GAP);
    let at = At::Kinds;
    ui.add_enabled_ui(view.may_write && !drafts.is_waiting(at.spot()), |ui| {
        for kind in &view.kinds {
            let mut holds = kind.holds;
            ui.spacing_mut().item_spacing.y = 0.0;
            if tick(ui, &mut holds, kind.title).changed() {
                let set = FocusFact::Kind { kind: kind.kind, holds };
                actions.push(edit(at, Edit::SetFocus { set }));
            }
            beside_tick(ui, |ui| small(ui, kind.explained));
            ui.add_space(theme::GAP);
        }
    });
    refusal(ui, drafts.refusal(at.spot()));
}

fn origin_ui(ui: &mut Ui, view: &FocusView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let fact = (t!("focus-where-members-come-from"), &view.origin_now, Part::Origin);
    let is_open = fact_ui(ui, fact, view.may_write, drafts);
    if !is_open {
        text_ui(ui, &view.origin_why, false, drafts, actions);
        refusal(ui, drafts.refusal(At::Origin.spot()));
        return;
    }
    ui.add_space(theme::GAP);
    let at = At::Origin;
    let ready = view.may_write && !drafts.is_waiting(at.spot());
    let set = |origin| edit(at, Edit::SetFocus { set: FocusFact::Origin(origin) });
    if let Some(origin) =
        several_ui(ui, t!("focus-where-members-come-from-2"), &view.origin.several, ready)
    {
        actions.push(set(*origin));
    }
    let about = t!("focus-where-members-come-from-3");
    let settled = view.origin.settled;
    let pressed = ui.add_enabled_ui(ready, |ui| choices(ui, &say::origins(), settled, about)).inner;
    if let Some(origin) = pressed.filter(|origin| settled != Some(*origin)) {
        actions.push(set(origin));
    }
    refusal(ui, drafts.refusal(at.spot()));
    ui.add_space(theme::GAP);
    sides_ui(ui);
    soft(ui, say::rules_after());
    quiet_row(ui, |ui| {
        if quiet(ui, t!("focus-look-at-the-ground-rules")).clicked() {
            actions.push(Action::Go(Place::Rules));
        }
    });
    ui.add_space(theme::GAP);
    shared_text_ui(ui, &view.origin_why, Look::Body, drafts, actions);
}

/// The two ways beside each other, or one below the other where there is little room.
fn sides_ui(ui: &mut Ui) {
    let ground = palette(ui.ctx()).nav;
    let side_ui = |ui: &mut Ui, side: &say::Side| {
        note(ui, ground, |ui| {
            prose(ui, egui::RichText::new(side.title).strong());
            points_ui(ui, &side.good);
            small(ui, t!("focus-and-yet"));
            points_ui(ui, &side.care);
        });
    };
    if ui.available_width() > theme::MEASURE {
        ui.columns(2, |columns| {
            for (ui, side) in columns.iter_mut().zip(&say::sides()) {
                ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| side_ui(ui, side));
            }
        });
    } else {
        for side in &say::sides() {
            side_ui(ui, side);
        }
    }
}

fn grades_ui(ui: &mut Ui, view: &FocusView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let fact = (t!("focus-may-supervisors-or-other-grades-join"), &view.grades_now, Part::Grades);
    if !fact_ui(ui, fact, view.may_write, drafts) {
        refusal(ui, drafts.refusal(At::Grades.spot()));
        return;
    }
    soft(ui, say::grades_lead());
    ui.add_space(theme::GAP);
    let at = At::Grades;
    let ready = view.may_write && !drafts.is_waiting(at.spot());
    let set = |grades| edit(at, Edit::SetFocus { set: FocusFact::Grades(grades) });
    if let Some(grades) = several_ui(ui, t!("focus-other-grades"), &view.grades.several, ready) {
        actions.push(set(*grades));
    }
    let settled = view.grades.settled;
    let about = t!("focus-may-other-grades-join");
    let pressed = ui.add_enabled_ui(ready, |ui| choices(ui, &say::grades(), settled, about)).inner;
    if let Some(grades) = pressed.filter(|grades| settled != Some(*grades)) {
        actions.push(set(grades));
    }
    refusal(ui, drafts.refusal(at.spot()));
}

fn again_ui(ui: &mut Ui, view: &FocusView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let again = &view.again;
    let fact = (t!("focus-when-to-look-at-this-again"), &again.now, Part::Again);
    let is_open = fact_ui(ui, fact, view.may_write, drafts);
    if !is_open {
        refusal(ui, drafts.refusal(At::Again.spot()));
        return;
    }
    soft(ui, say::again_lead());
    ui.add_space(theme::GAP);
    let at = At::Again;
    let spot = at.spot();
    let ready = view.may_write && !drafts.is_waiting(spot);
    let set = |day| edit(at, Edit::SetFocus { set: FocusFact::Again(day) });
    if let Some(day) = several_ui(ui, t!("focus-the-day"), &again.day.several, ready) {
        actions.push(set(*day));
    }
    if let Some(words) = &again.due {
        let ground = palette(ui.ctx()).honey_pale;
        note(ui, ground, |ui| ui.label(words));
    }
    if !view.may_write {
        return;
    }
    ui.add_enabled_ui(ready, |ui| {
        row(ui, |ui| {
            for (day, words) in &again.offers {
                if secondary(ui, words).clicked() {
                    actions.push(set(Some(*day)));
                }
            }
        });
        quiet_row(ui, |ui| {
            if drafts.content.again.is_none() {
                let begins = quiet(ui, t!("focus-on-another-day")).clicked();
                if opens(ui, begins, spot.first_field()) {
                    drafts.content.again = Some(String::new());
                }
            }
            if again.day.settled.flatten().is_some() && quiet(ui, t!("focus-on-no-day")).clicked() {
                actions.push(set(None));
            }
        });
        let Some(typed) = &mut drafts.content.again else { return };
        let edit = TextEdit::singleline(typed)
            .id(spot.first_field())
            .hint_text(&again.hint)
            .desired_width(theme::SHORT_FIELD);
        let typing = field(ui, t!("focus-the-day-as-year-month-and"), edit);
        let (mut save, mut leave) = (false, false);
        row(ui, |ui| {
            save = entered(ui, &typing) | primary(ui, t!("focus-set-the-day")).clicked();
            leave = quiet(ui, t!("focus-leave-it"))
                .accessible_name(t!("focus-leave-it-the-day"))
                .clicked();
        });
        let read = read_date(typed);
        if leave {
            drafts.content.again = None;
            drafts.refusals.remove(&spot);
        } else if save {
            match read {
                Ok(day) => actions.push(set(Some(day))),
                Err(problem) => {
                    drafts.refusals.insert(spot, problem);
                }
            }
        }
    });
    refusal(ui, drafts.refusal(spot));
}
