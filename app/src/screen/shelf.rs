//! The screen of the shelf: topics, tips, things to read, and tasks.

use egui::{TextEdit, Ui};
use kith_sync::group::Edit;
use kith_sync::group::edit::{Aside, Shelf};
use kith_sync::group::snapshot::Kept;
use lucide_icons::Icon;

use super::confirm::{Answered, Asked, Filled, Weight, confirm_ui};
use super::content::{At, NewItem, Part, aside_button, edit, line_ui, text_ui, unsettled_ui};
use super::parts::{
    beginning, card, choice, divider, field, note, opens, prose, quiet, quiet_row, ready, refusal,
    row, secondary, small, soft, subtitle, title,
};
use super::text::{fold_button, more_button};
use super::{Action, Drafts, Fold, List};
use crate::theme::{self, palette};
use crate::view::Place;
use crate::view::shelf::{BoardView, Done, ItemView, ShelfView};
use crate::words::shelf as say;
use crate::words::t;

/// Things of each board that are shown before somebody asks for more, and how many more then.
const SHOWN: usize = 8;

/// Shows the screen.
pub(crate) fn shelf_ui(
    ui: &mut Ui,
    view: &ShelfView,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    title(ui, Place::Shelf.title());
    if is_empty(view, drafts) {
        let nothing = Some((Icon::BookOpen, t!("shelf-none")));
        beginning(ui, nothing, say::none_lead(), |ui| ready_ui(ui, drafts));
    } else {
        soft(ui, say::lead());
        ui.add_space(theme::GAP);
    }
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| small(ui, say::no_details()));
    ui.add_space(theme::PART);
    for board in &view.boards {
        ui.push_id(board.board.heading, |ui| {
            card(ui, |ui| board_ui(ui, board, view.may_write, drafts, actions));
        });
    }
    if view.aside.is_empty() {
        return;
    }
    let fold = Fold::Content(Part::AsideItems);
    quiet_row(ui, |ui| {
        let words = (t!("shelf-what-was-put-aside"), t!("shelf-hide-what-was-put-aside"));
        fold_button(ui, drafts, fold, words, t!("shelf-the-shelf"));
    });
    if drafts.unfolded.contains(&fold) {
        for item in &view.aside {
            card(ui, |ui| {
                small(ui, item.board.heading);
                prose(ui, &item.called);
                let at = At::Item(item.id);
                let about = (item.called.as_str(), at, view.may_write);
                let what = (Aside::Shelf(item.id), false);
                aside_button(ui, what, t!("shelf-take-it-up-again"), about, drafts, actions);
                refusal(ui, drafts.refusal(at.spot()));
            });
        }
    }
}

/// Whether nothing is on it, nor about to be.
fn is_empty(view: &ShelfView, drafts: &Drafts) -> bool {
    let mut boards = view.boards.iter();
    let has_none = boards.all(|board| board.open.is_empty() && board.ticked.is_empty());
    has_none && view.aside.is_empty() && view.may_write && drafts.content.new_items.is_empty()
}

/// Something of each kind to begin with.
fn ready_ui(ui: &mut Ui, drafts: &mut Drafts) {
    let all = say::ready();
    let words = all.map(|(_, words)| words);
    let pressed = ready(ui, t!("content-or-begin-with-one-of-these"), &words);
    if let Some((shelf, words)) = pressed.and_then(|at| all.get(at)) {
        let item = NewItem { words: (*words).to_owned(), ..NewItem::default() };
        drafts.content.new_items.insert(*shelf, item);
        opens(ui, true, At::NewItem(*shelf).spot().first_field());
    }
}

fn board_ui(
    ui: &mut Ui,
    view: &BoardView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let board = view.board;
    subtitle(ui, board.heading);
    ui.add_space(theme::GAP);
    if view.open.is_empty() && view.ticked.is_empty() {
        soft(ui, board.empty);
    }
    let list = List::Board(board.shelf);
    let shown = drafts.shown_of(list, SHOWN);
    for item in view.open.iter().take(shown) {
        ui.push_id(item.id, |ui| item_ui(ui, item, may_write, drafts, actions));
        divider(ui);
    }
    if view.open.len() > shown {
        more_button(ui, drafts, list, board.heading);
        ui.add_space(theme::GAP);
    }
    // The way to what is ticked stands beside the way to something new, unless that is being written.
    let is_beside = may_write && !drafts.content.new_items.contains_key(&board.shelf);
    if may_write {
        new_item_ui(ui, view, drafts, actions);
    }
    if !is_beside {
        quiet_row(ui, |ui| ticked_button(ui, view, drafts));
    }
    if drafts.unfolded.contains(&Fold::Content(Part::Ticked(board.shelf))) {
        ui.add_space(theme::GAP);
        for item in &view.ticked {
            ui.push_id(item.id, |ui| item_ui(ui, item, may_write, drafts, actions));
            divider(ui);
        }
    }
}

/// Folds out what is ticked, where there is any.
fn ticked_button(ui: &mut Ui, view: &BoardView, drafts: &mut Drafts) {
    let board = view.board;
    if !view.ticked.is_empty() {
        let fold = Fold::Content(Part::Ticked(board.shelf));
        let hide = t!("shelf-hide", ticked = board.ticked);
        fold_button(ui, drafts, fold, (board.ticked, hide.as_str()), board.heading);
    }
}

fn new_item_ui(ui: &mut Ui, view: &BoardView, drafts: &mut Drafts, actions: &mut Vec<Action>) {
    let board = view.board;
    let at = At::NewItem(board.shelf);
    let spot = at.spot();
    let (waiting, refused) = drafts.standing(spot);
    let Some(item) = drafts.content.new_items.get_mut(&board.shelf) else {
        let begins = row(ui, |ui| {
            let begins = secondary(ui, board.add).clicked();
            ticked_button(ui, view, drafts);
            begins
        });
        if opens(ui, begins, spot.first_field()) {
            drafts.content.new_items.insert(board.shelf, NewItem::default());
        }
        return;
    };
    let asked = Asked {
        about: board.heading,
        does: t!("shelf-put-it-on-the-shelf"),
        leaves: t!("shelf-not-now"),
        weight: Weight::Doing,
        waiting,
        refused: refused.as_deref(),
    };
    let answered = confirm_ui(ui, asked, |ui| {
        let words = TextEdit::singleline(&mut item.words).id(spot.first_field());
        let words = words.hint_text(board.invitation).desired_width(theme::MEASURE);
        field(ui, board.label, words);
        if board.shelf == Shelf::Resource {
            let link = TextEdit::singleline(&mut item.link).desired_width(theme::MEASURE);
            field(ui, t!("shelf-link-or-where-to-find-it"), link);
        }
        let more = TextEdit::multiline(&mut item.note).desired_rows(2);
        field(ui, t!("shelf-more-about-it-if-you-like"), more.desired_width(theme::MEASURE));
        small(ui, say::no_details());
        Filled::Ready.only_if(!item.words.trim().is_empty())
    });
    match answered {
        Answered::Do => {
            let trimmed = |words: &str| words.trim().to_owned();
            let add = Edit::AddToShelf {
                shelf: board.shelf,
                words: trimmed(&item.words),
                link: trimmed(&item.link),
                note: trimmed(&item.note),
            };
            actions.push(edit(at, add));
        }
        Answered::Leave => {
            drafts.content.new_items.remove(&board.shelf);
            drafts.refusals.remove(&spot);
        }
        Answered::NotYet => {}
    }
}

fn item_ui(
    ui: &mut Ui,
    item: &ItemView,
    may_write: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let at = At::Item(item.id);
    let about = item.called.as_str();
    let fold = Fold::Content(Part::Change(item.id));
    let is_open = drafts.unfolded.contains(&fold);
    let is_worked_on = item.words.overlap
        || !item.words.typing.is_empty()
        || drafts.texts.contains_key(&item.words.field);
    if is_open || is_worked_on {
        text_ui(ui, &item.words, is_open, drafts, actions);
    } else {
        prose(ui, egui::RichText::new(about).text_style(theme::lead()));
    }
    let what = Aside::Shelf(item.id);
    unsettled_ui(ui, (what, item.kept), about, at, may_write, drafts, actions);
    link_ui(ui, item, (is_open, may_write), drafts, actions);
    let note_at = &item.note;
    let is_noted_anew = note_at.overlap
        || !note_at.typing.is_empty()
        || !note_at.versions.is_empty()
        || drafts.texts.contains_key(&note_at.field);
    if is_open || is_noted_anew || note_at.words.trim().is_empty() {
        text_ui(ui, note_at, is_open, drafts, actions);
    } else {
        soft(ui, &note_at.words);
    }
    let honey = palette(ui.ctx()).honey_pale;
    if let Some(words) = &item.taken_twice {
        note(ui, honey, |ui| ui.label(words));
    }
    if let Some(words) = item.hands.as_ref().or(item.turn.as_ref()) {
        small(ui, words);
    }
    let ready = may_write && !drafts.is_waiting(at.spot());
    let tick = |done| edit(at, Edit::Tick { item: item.id, done });
    if item.done == Done::Unsettled {
        note(ui, honey, |ui| {
            ui.label(t!("shelf-one-of-you-said-that-this"));
            row(ui, |ui| {
                for (words, done) in
                    [(t!("shelf-it-is-done"), true), (t!("shelf-it-is-open"), false)]
                {
                    let pressed = ui.add_enabled_ui(ready, |ui| secondary(ui, words)).inner;
                    if pressed.accessible_name(format!("{words}: {about}")).clicked() {
                        actions.push(tick(done));
                    }
                }
            });
        });
    }
    row(ui, |ui| {
        ui.add_enabled_ui(ready, |ui| {
            row(ui, |ui| {
                let hand = item.board.hand;
                if item.done != Done::Ticked
                    && choice(ui, item.raised, hand)
                        .accessible_name(format!("{hand}: {about}"))
                        .clicked()
                {
                    let raised = !item.raised;
                    actions.push(edit(at, Edit::RaiseHand { item: item.id, raised }));
                }
                let words = match (item.done, item.board.tick) {
                    (Done::Open, Some(words)) => Some((words, true)),
                    (Done::Ticked, Some(_)) => Some((t!("shelf-it-is-open-again"), false)),
                    (Done::Unsettled, _) | (_, None) => None,
                };
                if let Some((words, done)) = words
                    && secondary(ui, words).accessible_name(format!("{words}: {about}")).clicked()
                {
                    actions.push(tick(done));
                }
            });
        });
        fold_button(ui, drafts, fold, (t!("shelf-more"), t!("shelf-less")), about);
    });
    if is_open {
        if may_write && item.kept == Kept::Here {
            let about = (about, at, true);
            aside_button(ui, (what, true), t!("shelf-put-it-aside"), about, drafts, actions);
        }
        small(ui, &item.byline);
    }
    refusal(ui, drafts.refusal(at.spot()));
}

/// A link is text to read and to copy: nothing here opens it.
fn link_ui(
    ui: &mut Ui,
    item: &ItemView,
    (is_open, may_write): (bool, bool),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    // Only what is to be read or looked at has a link, and what was given one.
    let has_link = item.board.shelf == Shelf::Resource || !item.link.is_empty();
    if !has_link {
        return;
    }
    if is_open || !item.link.several.is_empty() {
        let open = (is_open, may_write);
        line_ui(ui, &item.link, &item.called, open, drafts, actions);
    } else if !item.link.words.trim().is_empty() {
        soft(ui, &item.link.words);
    }
    if !item.link.typed.trim().is_empty() {
        quiet_row(ui, |ui| {
            let name = t!("shelf-copy-the-link", called = item.called);
            if quiet(ui, t!("shelf-copy-the-link-2")).accessible_name(name).clicked() {
                actions.push(Action::Copy(item.link.typed.clone()));
            }
        });
    }
}
