//! The screen "Help", and its general words wherever they are shown.
//!
//! Invariant: nothing is noted about opening it, and nothing here calls or opens anything by itself.

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::Aside;
use kith_sync::group::snapshot::Kept;
use lucide_icons::Icon;

use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::content::{
    At, NewContact, Part, aside_button, edit, line_ui, points_ui, question_ui, text_ui,
    unsettled_ui,
};
use super::parts::{
    begin, beginning, card, field, note, opens, pill, prose, quiet, quiet_row, ready, refusal, row,
    secondary, small, soft, subtitle, title,
};
use super::text::fold_button;
use super::{Action, Drafts, Fold};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::help::{ContactView, HelpView, MyCheck, NumberView};
use crate::view::rules::Mood;
use crate::words::help as say;
use crate::words::t;

/// Shows the screen.
pub(crate) fn help_ui(
    ui: &mut Ui,
    view: &HelpView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Help.title());
    prose(ui, say::no_replacement());
    ui.add_space(theme::PART);
    card(ui, danger_ui);
    subtitle(ui, say::contacts_title());
    let has_none = view.contacts.is_empty() && view.aside.is_empty();
    let is_empty = has_none && view.may_write && drafts.content.new_contact.is_none();
    let nothing = is_empty.then_some((Icon::Phone, t!("help-none")));
    let lead = if has_none { say::contacts_empty() } else { say::contacts_lead() };
    ui.add_space(theme::GAP);
    beginning(ui, nothing, lead, |ui| {
        if is_empty {
            new_contact_ui(ui, view, drafts, actions);
            ready_ui(ui, drafts);
        }
    });
    for (question, contact) in &view.contacts {
        question_ui(ui, question.as_ref());
        card(ui, |ui| ui.push_id(contact.id, |ui| contact_ui(ui, contact, view, drafts, actions)));
    }
    if !is_empty {
        new_contact_ui(ui, view, drafts, actions);
    }
    aside_ui(ui, view, drafts, actions);
    card(ui, |ui| {
        online_ui(ui);
        quiet_row(ui, |ui| {
            if quiet(ui, t!("help-a-link-can-stand-among-the")).clicked() {
                actions.push(Action::Go(Place::Places));
            }
        });
    });
    small(ui, say::noted_nowhere());
}

/// Names to begin with; the number is for whoever has tried it out.
fn ready_ui(ui: &mut Ui, drafts: &mut Drafts) {
    if drafts.content.new_contact.is_some() {
        return;
    }
    let names = [t!("help-ready-line"), t!("help-ready-work")];
    let pressed = ready(ui, t!("help-own-beginning"), &names);
    if let Some(name) = pressed.and_then(|at| names.get(at)) {
        let contact = NewContact { name: (*name).to_owned(), ..NewContact::default() };
        drafts.content.new_contact = Some(contact);
        opens(ui, true, At::NewContact.spot().first_field());
    }
}

/// The general words alone, for where no group is open.
pub(crate) fn general_ui(ui: &mut Ui) {
    prose(ui, say::no_replacement());
    ui.add_space(theme::PART);
    danger_ui(ui);
    ui.add_space(theme::PART);
    online_ui(ui);
    ui.add_space(theme::PART);
    small(ui, say::list_inside());
    small(ui, say::noted_nowhere());
}

fn danger_ui(ui: &mut Ui) {
    subtitle(ui, say::danger_title());
    points_ui(ui, &say::danger());
}

fn online_ui(ui: &mut Ui) {
    subtitle(ui, say::online_title());
    soft(ui, say::online_lead());
    points_ui(ui, &say::online());
}

fn contact_ui(
    ui: &mut Ui,
    contact: &ContactView,
    view: &HelpView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let at = At::Contact(contact.id);
    let about = contact.called.as_str();
    let fold = Fold::Content(Part::Change(contact.id));
    let is_open = drafts.unfolded.contains(&fold);
    let open = (is_open, view.may_write);
    subtitle(ui, about);
    let what = Aside::Contact(contact.id);
    unsettled_ui(ui, (what, contact.kept), about, at, view.may_write, drafts, actions);
    line_ui(ui, &contact.name, about, open, drafts, actions);
    if contact.numbers.len() > 1 {
        let ground = palette(ui.ctx()).honey_pale;
        note(ui, ground, |ui| {
            ui.label(t!("help-two-of-you-corrected-the-number"));
            small(ui, t!("help-whichever-you-choose-is-checked-once"));
        });
    }
    for number in &contact.numbers {
        number_ui(ui, number, contact, view, drafts, actions);
    }
    if is_open && view.may_write && contact.numbers.len() < 2 {
        line_ui(ui, &contact.reach, about, open, drafts, actions);
    } else {
        refusal(ui, drafts.refusal(At::Line(contact.reach.at).spot()));
    }
    line_ui(ui, &contact.region, about, open, drafts, actions);
    text_ui(ui, &contact.note, is_open, drafts, actions);
    refusal(ui, drafts.refusal(at.spot()));
    ui.add_space(theme::GAP);
    quiet_row(ui, |ui| {
        fold_button(ui, drafts, fold, (t!("help-more-and-correct-it"), t!("help-less")), about);
        if is_open && view.may_write && contact.kept == Kept::Here {
            let about = (about, at, true);
            aside_button(ui, (what, true), t!("help-take-it-off-the-list"), about, drafts, actions);
        }
    });
    if is_open {
        small(ui, &contact.byline);
    }
}

fn number_ui(
    ui: &mut Ui,
    number: &NumberView,
    contact: &ContactView,
    view: &HelpView,
    drafts: &Drafts,
    actions: &mut Vec<Action>,
) {
    let at = At::Contact(contact.id);
    let about = format!("{}, {}", number.words, contact.called);
    prose(ui, egui::RichText::new(&number.words).text_style(theme::lead()));
    if contact.numbers.len() > 1 {
        small(ui, &number.by);
    }
    if let Some(mark) = number.mark {
        pill(ui, mark, Mood::Careful);
    }
    if let Some(checked) = &number.checked {
        small(ui, checked);
    }
    let line = contact.reach.at;
    let is_open = drafts.unfolded.contains(&Fold::Content(Part::Change(contact.id)));
    let is_free = !drafts.is_waiting(at.spot()) && !drafts.is_waiting(At::Line(line).spot());
    let ready = view.may_write && is_free;
    let Some(typed) = &number.typed else { return };
    let check = |on| {
        let exact = number.exact;
        edit(at, Edit::CheckContact { contact: contact.id, exact, on })
    };
    row(ui, |ui| {
        if view.may_write {
            ui.add_enabled_ui(ready, |ui| {
                row(ui, |ui| {
                    if contact.numbers.len() > 1 {
                        let this = secondary(ui, t!("help-this-one"));
                        if this.accessible_name(t!("help-this-one-2", about = about)).clicked()
                            && let Ok(change) = line.edit(typed)
                        {
                            actions.push(edit(At::Line(line), change));
                        }
                    }
                    let mut named = |ui: &mut Ui, words: &str, on| {
                        let button = secondary(ui, words);
                        if button.accessible_name(format!("{words}: {about}")).clicked() {
                            actions.push(check(on));
                        }
                    };
                    if number.mine != MyCheck::Today {
                        named(ui, t!("help-i-checked-this-number-today"), Some(view.today));
                    }
                    if is_open && number.mine != MyCheck::None {
                        named(ui, t!("help-take-my-check-back"), None);
                    }
                });
            });
        }
        if quiet(ui, t!("help-copy")).accessible_name(t!("help-copy-2", about = about)).clicked() {
            actions.push(Action::Copy(typed.clone()));
        }
    });
    ui.add_space(theme::GAP);
}

fn new_contact_ui(ui: &mut Ui, view: &HelpView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if !view.may_write {
        return;
    }
    let spot = At::NewContact.spot();
    let (waiting, refused) = drafts.standing(spot);
    let Some(contact) = &mut drafts.content.new_contact else {
        if begin(ui, view.contacts.is_empty(), t!("help-add-a-contact"), spot.first_field()) {
            drafts.content.new_contact = Some(NewContact::default());
        }
        return;
    };
    let asked = Asked {
        about: t!("help-the-new-contact"),
        does: t!("help-put-it-on-the-list"),
        leaves: t!("help-not-now"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = card(ui, |ui| {
        subtitle(ui, t!("help-a-new-contact"));
        small(ui, t!("help-nobody-of-the-group-and-no"));
        ui.add_space(theme::GAP);
        confirm_ui(ui, asked, |ui| {
            let name = TextEdit::singleline(&mut contact.name).id(spot.first_field());
            field(ui, t!("help-who"), name.desired_width(theme::MEASURE));
            let reach = TextEdit::singleline(&mut contact.reach).desired_width(theme::MEASURE);
            field(ui, t!("help-number-or-address"), reach);
            let region = TextEdit::singleline(&mut contact.region).desired_width(theme::MEASURE);
            field(
                ui,
                t!("help-where-it-is-good-for"),
                region.hint_text(t!("help-the-town-the-country-one-employer")),
            );
            let more = TextEdit::multiline(&mut contact.note).desired_rows(2);
            field(ui, t!("help-good-to-know"), more.desired_width(theme::MEASURE));
            let is_ready = !contact.name.trim().is_empty() && !contact.reach.trim().is_empty();
            Filled::Ready.only_if(is_ready)
        })
    });
    match answered {
        Answered::Do => {
            let trimmed = |words: &str| words.trim().to_owned();
            let add = Edit::AddContact {
                name: trimmed(&contact.name),
                reach: trimmed(&contact.reach),
                region: trimmed(&contact.region),
                note: trimmed(&contact.note),
            };
            actions.push(edit(At::NewContact, add));
        }
        Answered::Leave => {
            drafts.content.new_contact = None;
            drafts.refusals.remove(&spot);
        }
        Answered::NotYet => {}
    }
}

fn aside_ui(ui: &mut Ui, view: &HelpView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    if view.aside.is_empty() {
        return;
    }
    let fold = Fold::Content(Part::AsideContacts);
    quiet_row(ui, |ui| {
        let words =
            (t!("help-contacts-that-were-taken-off"), t!("help-hide-the-contacts-that-were-taken"));
        fold_button(ui, drafts, fold, words, t!("help-contacts"));
    });
    ui.add_space(theme::GAP);
    if drafts.unfolded.contains(&fold) {
        for contact in &view.aside {
            card(ui, |ui| {
                subtitle(ui, &contact.called);
                let at = At::Contact(contact.id);
                let about = (contact.called.as_str(), at, view.may_write);
                let what = (Aside::Contact(contact.id), false);
                aside_button(ui, what, t!("help-put-it-on-the-list-again"), about, drafts, actions);
                refusal(ui, drafts.refusal(at.spot()));
            });
        }
    }
}
