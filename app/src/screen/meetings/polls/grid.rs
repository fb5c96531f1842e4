//! Who can when, as a table: names at the side, a column for each time, this member's own row answered in its cells.
//!
//! Invariant: names stay where they are while the times scroll sideways; nothing that is long makes a row or a column
//! larger; every cell says as a sentence what its sign means.

use egui::scroll_area::ScrollBarVisibility;
use egui::text::LayoutJob;
use egui::{
    Align2, Color32, FontId, Id, Key, Popup, Pos2, Rect, Response, ScrollArea, Sense, TextStyle,
    Ui, UiBuilder, Vec2, WidgetInfo,
};
use kith_sync::group::edit::{PollAnswer, Slot};

use super::{answered, answers, pick_ui, told_ui};
use crate::screen::parts::{choice, note, paint_face, paint_stand, prose, quiet, seen, small};
use crate::screen::{Action, Drafts};
use crate::theme::{self, palette};
use crate::view::polls::{PollView, RowView, SlotView, Told};
use crate::words::t;

/// Lines of a column's head: weekday, day, clock.
const HEAD_LINES: f32 = 3.0;
/// Lines of a name before it is cut.
const NAME_LINES: f32 = 2.0;
const NAME_ROWS: usize = 2;

/// Where everything stands.
#[derive(Clone, Copy, Debug)]
struct Measures {
    names: f32,
    column: f32,
    line: f32,
    head: f32,
    /// The height of a row in which this member answers, and of any other.
    mine: f32,
    other: f32,
    foot: f32,
}

impl Measures {
    fn new(ui: &Ui, poll: &PollView) -> Self {
        let line = ui.text_style_height(&TextStyle::Small);
        let measures = Self {
            names: theme::TABLE_NAMES,
            column: column(ui, poll),
            line,
            head: HEAD_LINES * line + 2.0 * theme::GAP,
            mine: theme::TABLE_SIGN + line + 2.5 * theme::GAP,
            other: (NAME_LINES * line).max(theme::FACE_SMALL) + theme::GAP / 2.0,
            foot: 0.0,
        };
        let foot = poll.slots.iter().map(|slot| measures.foot(ui, slot)).fold(line, f32::max);
        Self { foot: foot + theme::GAP, ..measures }
    }

    /// How high that is what stands below a column.
    fn foot(&self, ui: &Ui, slot: &SlotView) -> f32 {
        let lines = slot.lines.iter().map(|_| self.line).sum::<f32>();
        if slot.suits_most { lines + suits_words(ui, self.column).size().y } else { lines }
    }

    fn row(&self, row: &RowView) -> f32 {
        if row.is_me { self.mine } else { self.other }
    }

    fn height(&self, poll: &PollView) -> f32 {
        self.head + poll.rows.iter().map(|row| self.row(row)).sum::<f32>() + self.foot
    }

    fn width(&self, poll: &PollView) -> f32 {
        self.column * times(poll)
    }
}

/// Whether a table can be read here: all of it is seen at once, or enough of it.
pub(super) fn has_room(ui: &Ui, poll: &PollView) -> bool {
    let width = ui.available_width();
    width >= theme::TABLE_LEAST || theme::TABLE_NAMES + column(ui, poll) * times(poll) <= width
}

/// How wide a time's column is.
fn column(ui: &Ui, poll: &PollView) -> f32 {
    let (least, most) = (*theme::TABLE_COLUMN.start(), *theme::TABLE_COLUMN.end());
    ((ui.available_width() - theme::TABLE_NAMES) / times(poll).max(1.0)).clamp(least, most)
}

fn times(poll: &PollView) -> f32 {
    poll.slots.iter().map(|_| 1.0).sum()
}

/// Shows the table, and below it the time that is looked at.
pub(super) fn grid_ui(
    ui: &mut Ui,
    poll: &PollView,
    (may_write, ready): (bool, bool),
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    if poll.slots.is_empty() {
        return;
    }
    let looked_at = looked_at(poll, drafts);
    let measures = Measures::new(ui, poll);
    let (whole, _response) = ui.allocate_exact_size(
        Vec2::new(ui.available_width(), measures.height(poll) + theme::TABLE_BAR),
        Sense::hover(),
    );
    ground_ui(ui, whole, poll, &measures);
    names_ui(ui, whole, poll, &measures);
    let times =
        Rect::from_min_max(Pos2::new(whole.left() + measures.names, whole.top()), whole.max);
    let mut table = ui.new_child(UiBuilder::new().max_rect(times));
    // It keeps to the foot of the window while a part of its table is seen, and would with none.
    let bar = if ui.is_rect_visible(times) {
        ScrollBarVisibility::VisibleWhenNeeded
    } else {
        ScrollBarVisibility::AlwaysHidden
    };
    let pressed = ScrollArea::horizontal()
        .id_salt("times")
        .scroll_bar_visibility(bar)
        .auto_shrink(false)
        .show(&mut table, |ui| {
            let id = ui.unique_id();
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_role(egui::accesskit::Role::ScrollView);
            });
            let size = Vec2::new(measures.width(poll), measures.height(poll));
            let (rect, _response) = ui.allocate_exact_size(size, Sense::hover());
            times_ui(ui, rect, poll, &measures, (may_write, ready), looked_at, actions)
        })
        .inner;
    if let Some(slot) = pressed.and_then(|at| poll.slots.get(at)) {
        drafts.scheduling.looked_at.insert(poll.id, slot.slot.clone());
    }
    if may_write {
        small(ui, t!("polls-how-to-answer"));
    }
    if let Some(slot) = looked_at.and_then(|at| poll.slots.get(at)) {
        closer_ui(ui, poll, slot, ready, drafts, actions);
    }
}

/// The time that is shown below: the one that was pressed, or the one that suits most.
fn looked_at(poll: &PollView, drafts: &Drafts) -> Option<usize> {
    let pressed = drafts.scheduling.looked_at.get(&poll.id);
    let is_pressed = |slot: &SlotView| pressed.is_some_and(|pressed| slot.slot == *pressed);
    let mut slots = poll.slots.iter();
    slots.position(is_pressed).or_else(|| poll.slots.iter().position(|slot| slot.suits_most))
}

/// A time with what is not in the table, and what can be done with it.
fn closer_ui(
    ui: &mut Ui,
    poll: &PollView,
    slot: &SlotView,
    ready: bool,
    drafts: &mut Drafts,
    actions: &mut Vec<Action>,
) {
    let name = slot.head.words.as_str();
    let ground = palette(ui.ctx()).nav;
    note(ui, ground, |ui| {
        prose(ui, theme::semibold(name));
        told_ui(ui, slot);
        for told in &slot.more {
            small(ui, told);
        }
        ui.add_enabled_ui(ready, |ui| pick_ui(ui, poll, slot, name, drafts, actions));
    });
}

/// What lies below all: this member's row, and a line above each other.
fn ground_ui(ui: &Ui, whole: Rect, poll: &PollView, measures: &Measures) {
    let palette = palette(ui.ctx());
    let mut top = whole.top() + measures.head;
    for row in &poll.rows {
        let rect = band(whole, top, measures.row(row));
        if row.is_me {
            ui.painter().rect_filled(rect, theme::day_radius(), palette.nav);
        } else {
            ui.painter().hline(rect.x_range(), rect.top(), theme::underline(palette.line));
        }
        top = rect.bottom();
    }
    ui.painter().hline(whole.x_range(), top, theme::underline(palette.soft));
}

fn band(whole: Rect, top: f32, height: f32) -> Rect {
    Rect::from_min_size(Pos2::new(whole.left(), top), Vec2::new(whole.width(), height))
}

/// The faces and names at the side.
fn names_ui(ui: &Ui, whole: Rect, poll: &PollView, measures: &Measures) {
    let palette = palette(ui.ctx());
    let mut top = whole.top() + measures.head;
    for (at, row) in poll.rows.iter().enumerate() {
        let rect = Rect::from_min_size(
            Pos2::new(whole.left(), top),
            Vec2::new(measures.names, measures.row(row)),
        );
        top = rect.bottom();
        let side = theme::FACE_SMALL;
        let centre = Pos2::new(rect.left() + theme::GAP + side / 2.0, rect.center().y);
        let called = row.who.called.as_str();
        let response = ui.interact(rect, ui.scope_id().with(("name", at)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, called));
        response.on_hover_text(called);
        if !ui.is_rect_visible(rect) {
            continue;
        }
        paint_face(ui, Rect::from_center_size(centre, Vec2::splat(side)), &row.who.name);
        let left = centre.x + side / 2.0 + theme::GAP;
        let mut job = LayoutJob::simple(
            called.to_owned(),
            TextStyle::Small.resolve(ui.style()),
            palette.ink,
            rect.right() - left - theme::GAP / 2.0,
        );
        job.wrap.max_rows = NAME_ROWS;
        let galley = ui.painter().layout_job(job);
        let place = Pos2::new(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(place, galley, palette.ink);
    }
    let words = t!("polls-so-far");
    let place = Pos2::new(whole.left() + theme::GAP, top + theme::GAP / 2.0);
    let font = TextStyle::Small.resolve(ui.style());
    ui.painter().text(place, Align2::LEFT_TOP, words, font, palette.soft);
}

/// The columns; which head was pressed.
fn times_ui(
    ui: &mut Ui,
    rect: Rect,
    poll: &PollView,
    measures: &Measures,
    (may_write, ready): (bool, bool),
    looked_at: Option<usize>,
    actions: &mut Vec<Action>,
) -> Option<usize> {
    let is_heard = ui.ctx().accesskit_node_builder(ui.unique_id(), |_node| ()).is_some();
    let columns = || {
        let places = (0_u16..).map(|at| rect.left() + f32::from(at) * measures.column);
        poll.slots.iter().zip(places).enumerate().map(|(at, (slot, left))| {
            let size = Vec2::new(measures.column, rect.height());
            (at, slot, Rect::from_min_size(Pos2::new(left, rect.top()), size))
        })
    };
    let scope = ui.scope_id();
    let id = |slot: &SlotView, what: &str| {
        let Slot { date, time, zone, minutes } = &slot.slot;
        scope.with((date, time, zone, minutes, what))
    };
    let mut pressed = None;
    // Row by row: so the keyboard and whoever listens go through it.
    for (at, slot, column) in columns() {
        let head = band(column, column.top(), measures.head);
        if head_ui(ui, id(slot, "head"), head, slot, looked_at == Some(at)).clicked() {
            pressed = Some(at);
        }
    }
    let mut top = rect.top() + measures.head;
    for (row_at, row) in poll.rows.iter().enumerate() {
        for (at, slot, column) in columns() {
            let cell = band(column, top, measures.row(row));
            let told = row.told.get(at).copied().unwrap_or(Told::NotYet);
            if row.is_me {
                let shown = mine_ui(ui, id(slot, "mine"), cell, (row, told), (slot, may_write));
                menu_ui(ui, &shown, (poll, slot), ready, actions);
            } else if is_heard || ui.is_rect_visible(cell) {
                other_ui(ui, id(slot, "told").with(row_at), cell, (row, told), slot);
            }
        }
        top += measures.row(row);
    }
    for (_, slot, column) in columns() {
        let foot = band(column, top, measures.foot);
        foot_ui(ui, id(slot, "foot"), foot, slot, measures.line);
        if slot.suits_most {
            suits_ui(ui, column);
        }
    }
    pressed
}

/// The frame of a time that suits most.
fn suits_ui(ui: &Ui, column: Rect) {
    let palette = palette(ui.ctx());
    let rect = column.shrink2(Vec2::new(theme::MONTH_GAP, 0.0));
    let stroke = theme::underline(palette.sage);
    ui.painter().rect_stroke(rect, theme::day_radius(), stroke, egui::StrokeKind::Inside);
}

/// A time at the head of its column, which shows more of it below when pressed.
fn head_ui(ui: &Ui, id: Id, rect: Rect, slot: &SlotView, is_looked_at: bool) -> Response {
    let palette = palette(ui.ctx());
    let head = &slot.head;
    let response = seen(ui.interact(rect, id, Sense::click()));
    let name = t!("polls-more-about", time = head.words);
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::Button, ui.is_enabled(), is_looked_at, name.clone())
    });
    let inner = rect.shrink(theme::GAP / 2.0);
    if is_looked_at || response.hovered() {
        ui.painter().rect_filled(inner, theme::day_radius(), palette.nav);
    }
    ring(ui, &response, inner);
    let small = TextStyle::Small.resolve(ui.style());
    let strong = FontId::new(small.size, theme::semibold_family());
    let ink = if slot.is_past { palette.soft } else { palette.ink };
    let line = (rect.height() - 2.0 * theme::GAP) / HEAD_LINES;
    let lines = [
        (&head.weekday, small.clone(), palette.soft),
        (&head.day, strong, ink),
        (&head.clock, small, ink),
    ];
    let mut middle = rect.top() + theme::GAP + line / 2.0;
    for (words, font, ink) in lines {
        write(ui, Pos2::new(rect.center().x, middle), words, font, ink);
        middle += line;
    }
    if is_looked_at {
        let under = inner.bottom() - theme::MONTH_GAP;
        let range = inner.shrink2(Vec2::new(theme::PART, 0.0)).x_range();
        ui.painter().hline(range, under, theme::underline(palette.ink));
    }
    response.on_hover_text(name)
}

fn write(ui: &Ui, centre: Pos2, words: &str, font: FontId, ink: Color32) {
    ui.painter().text(centre, Align2::CENTER_CENTER, words, font, ink);
}

/// Where the keyboard is.
fn ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let (stroke, radius) = theme::ring(palette(ui.ctx()));
        ui.painter().rect_stroke(rect, radius, stroke, egui::StrokeKind::Inside);
    }
}

/// What this member answered to a time: pressed, it offers the answers.
fn mine_ui(
    ui: &mut Ui,
    id: Id,
    rect: Rect,
    (row, told): (&RowView, Told),
    (slot, may_write): (&SlotView, bool),
) -> Response {
    let palette = palette(ui.ctx());
    let name = row.sentence(&slot.head.words, told);
    let sense = if may_write { Sense::click() } else { Sense::hover() };
    let response = seen(ui.interact(rect, id, sense));
    let role = if may_write { egui::Role::Button } else { egui::Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), name.clone()));
    let inner = rect.shrink(theme::GAP / 2.0);
    if may_write {
        let stroke = theme::underline(if response.hovered() { palette.soft } else { palette.line });
        ui.painter().rect(
            inner,
            theme::day_radius(),
            palette.card,
            stroke,
            egui::StrokeKind::Inside,
        );
    }
    ring(ui, &response, inner);
    let sign = Pos2::new(rect.center().x, inner.top() + theme::GAP / 2.0 + theme::TABLE_SIGN / 2.0);
    paint_stand(ui, Rect::from_center_size(sign, Vec2::splat(theme::TABLE_SIGN)), told.stand());
    let words = match told {
        Told::NotYet => t!("polls-answer"),
        Told::Twice => t!("polls-which"),
        Told::Answered(_) => told.words(),
    };
    let font = TextStyle::Small.resolve(ui.style());
    let place = Pos2::new(rect.center().x, inner.bottom() - theme::MONTH_GAP);
    ui.painter().text(place, Align2::CENTER_BOTTOM, words, font, palette.ink);
    response.on_hover_text(name)
}

/// The answers to choose from, over the cell that was pressed. Taking the answer back is one of them.
fn menu_ui(
    ui: &Ui,
    cell: &Response,
    (poll, slot): (&PollView, &SlotView),
    ready: bool,
    actions: &mut Vec<Action>,
) {
    let name = slot.head.words.as_str();
    let mut is_left = ui.input(|input| input.key_pressed(Key::Escape));
    let popup =
        Popup::menu(cell).frame(theme::float_frame(palette(ui.ctx()))).accessible_name(name);
    let id = popup.get_id();
    let shown = popup.show(|ui| {
        let mut take = |is_pressed: bool, answer: Option<PollAnswer>| {
            is_left |= is_pressed;
            if is_pressed && ready && (answer != slot.mine || slot.note.is_some()) {
                actions.push(answered(poll, slot, answer));
            }
        };
        for (answer, words) in answers() {
            let named = t!("polls-answer-to", answer = words, time = name);
            let shown = choice(ui, slot.mine == Some(answer), words).accessible_name(named);
            take(shown.clicked(), Some(answer));
        }
        if slot.mine.is_some() {
            let words = t!("polls-take-back");
            let named = t!("polls-answer-to", answer = words, time = name);
            take(quiet(ui, words).accessible_name(named).clicked(), None);
        }
    });
    if shown.is_some() && is_left {
        Popup::close_id(ui.ctx(), id);
        cell.request_focus();
    }
}

/// What somebody else answered to a time.
fn other_ui(ui: &Ui, id: Id, rect: Rect, (row, told): (&RowView, Told), slot: &SlotView) {
    let response = ui.interact(rect, id, Sense::hover());
    let sentence = || row.sentence(&slot.head.words, told);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, sentence()));
    if ui.is_rect_visible(rect) {
        let sign = Rect::from_center_size(rect.center(), Vec2::splat(theme::TABLE_SIGN));
        paint_stand(ui, sign, told.stand());
    }
    response.on_hover_ui(|ui| {
        ui.label(sentence());
    });
}

/// How many can, and whether it suits most.
fn foot_ui(ui: &Ui, id: Id, rect: Rect, slot: &SlotView, line: f32) {
    let palette = palette(ui.ctx());
    let response = ui.interact(rect, id, Sense::hover());
    let sentence = || slot.counted.sentence(&slot.head.words);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, sentence()));
    let small = TextStyle::Small.resolve(ui.style());
    let mut top = rect.top() + theme::GAP / 2.0;
    for words in &slot.lines {
        let place = Pos2::new(rect.center().x, top);
        ui.painter().text(place, Align2::CENTER_TOP, words, small.clone(), palette.soft);
        top += line;
    }
    if slot.suits_most {
        let galley = suits_words(ui, rect.width());
        ui.painter().galley(Pos2::new(rect.center().x, top), galley, palette.sage);
    }
    response.on_hover_ui(|ui| {
        ui.label(sentence());
    });
}

/// That a time suits most, as wide as its column.
fn suits_words(ui: &Ui, column: f32) -> std::sync::Arc<egui::Galley> {
    let size = TextStyle::Small.resolve(ui.style()).size;
    let mut job = LayoutJob::simple(
        t!("polls-suits-most").to_owned(),
        FontId::new(size, theme::semibold_family()),
        palette(ui.ctx()).sage,
        column - theme::GAP,
    );
    job.halign = egui::Align::Center;
    ui.painter().layout_job(job)
}
