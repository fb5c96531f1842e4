//! What the screens are made of: buttons by rank, cards, notes, fields with a name.

mod date_field;
mod icons;
mod in_view;
pub(crate) mod month;
mod people;
mod segments;

use egui::accesskit::{Live, Role};
use egui::{
    Align, Button, Color32, Context, Id, Label, ProgressBar, Response, RichText, TextEdit, Ui,
};

pub(crate) use self::date_field::{DateField, date_field, time_field};
pub(crate) use self::icons::{
    beginning, icon, icon_button, icon_text, mood_sign, notice, paint_icon, ready,
};
pub(crate) use self::in_view::cards;
pub(crate) use self::people::{doing, grouped_faces, paint_face, paint_stand, person};
pub(crate) use self::segments::{segments, segments_width};

use crate::theme::{self, palette};
use crate::view::rules::Mood;

/// Where it is kept what is to be scrolled to.
const BROUGHT: &str = "brought into view";

/// The one thing to do here.
pub(crate) fn primary(ui: &mut Ui, text: &str) -> Response {
    let palette = palette(ui.ctx());
    let words = theme::semibold(text).color(palette.on_clay);
    let button = unbroken(ui, words).fill(palette.clay);
    // Without a line around it, it would be less high than the buttons beside it.
    let response = seen(ui.add(button.stroke(theme::underline(palette.clay))));
    ring(ui, &response);
    response
}

/// Something else that can be done.
pub(crate) fn secondary(ui: &mut Ui, text: &str) -> Response {
    let button = unbroken(ui, RichText::new(text));
    seen(ui.add(button))
}

/// Something that is seldom done: words with a line below, so that they are not taken for words to read.
pub(crate) fn quiet(ui: &mut Ui, text: &str) -> Response {
    let palette = palette(ui.ctx());
    let button = unbroken(ui, RichText::new(text).color(palette.soft)).frame(false);
    let response = seen(ui.add(button));
    let ink = if response.hovered() { palette.soft } else { palette.line };
    let under = response.rect.shrink2(egui::vec2(0.0, theme::UNDERLINE)).bottom();
    ui.painter().hline(response.rect.x_range(), under, theme::underline(ink));
    ring(ui, &response);
    response
}

/// Shows where the keyboard is, for what has no frame of its own.
fn ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let (stroke, radius) = theme::ring(palette(ui.ctx()));
        let rect = response.rect.expand2(theme::RING_MARGIN);
        ui.painter().rect_stroke(rect, radius, stroke, egui::StrokeKind::Outside);
    }
}

/// A button whose words stay on one line as long as a whole row has room for them; a row that is full continues below.
fn unbroken(ui: &Ui, text: impl Into<egui::WidgetText>) -> Button<'static> {
    let words: egui::WidgetText = text.into();
    let font = egui::TextStyle::Button;
    let galley =
        words.clone().into_galley(ui, Some(egui::TextWrapMode::Extend), f32::INFINITY, font);
    let wide = galley.size().x + 2.0 * ui.spacing().button_padding.x;
    let mode = if wide > ui.max_rect().width() {
        egui::TextWrapMode::Wrap
    } else {
        egui::TextWrapMode::Extend
    };
    Button::new(words).wrap_mode(mode)
}

/// One of several; `selected` is said to screen readers and shown by more than colour.
pub(crate) fn choice(ui: &mut Ui, selected: bool, text: &str) -> Response {
    let palette = palette(ui.ctx());
    let shown = icons::chosen_text(ui, text, selected);
    let mut button = unbroken(ui, shown).selected(selected);
    if selected {
        button = button.fill(palette.sage_pale).stroke(egui::Stroke::new(1.0, palette.sage));
    }
    let response = seen(ui.add(button)).accessible_name(text);
    ring(ui, &response);
    response
}

/// One of several words to give, about something; the one that was pressed.
pub(crate) fn choices<T: Copy + PartialEq>(
    ui: &mut Ui,
    words: &[(T, &str)],
    chosen: Option<T>,
    about: &str,
) -> Option<T> {
    row(ui, |ui| {
        let pressed = words.iter().filter(|(each, words)| {
            choice(ui, chosen == Some(*each), words)
                .accessible_name(format!("{words}: {about}"))
                .clicked()
        });
        pressed.map(|(each, _)| *each).last()
    })
}

/// A line to read with a button at its end, so that the buttons of lines below each other end alike; whether it was pressed.
/// It is read aloud as `named`, and stands below the words where there is little room.
pub(crate) fn line_with(
    ui: &mut Ui,
    button: &str,
    named: String,
    words: impl FnOnce(&mut Ui),
) -> bool {
    let extend = egui::TextWrapMode::Extend;
    let button = RichText::new(button);
    let galley = egui::WidgetText::from(button.clone()).into_galley(
        ui,
        Some(extend),
        f32::INFINITY,
        egui::TextStyle::Button,
    );
    let wide = galley.size().x + 2.0 * ui.spacing().button_padding.x;
    let high = galley.size().y + 2.0 * ui.spacing().button_padding.y;
    let size = egui::vec2(wide.max(theme::ENDING_BUTTON), high.max(ui.spacing().interact_size.y));
    let whole = ui.available_rect_before_wrap();
    let pressed = |response: Response| seen(response).accessible_name(named).clicked();
    if whole.width() < 2.0 * size.x + theme::PART {
        words(ui);
        return pressed(ui.add(Button::new(button).wrap()));
    }
    // The first line stands at the height of the button's words.
    let above = ((size.y - ui.text_style_height(&egui::TextStyle::Body)) / 2.0).max(0.0);
    let corner = egui::pos2(whole.right() - size.x - theme::PART, whole.bottom());
    let place = egui::Rect::from_min_max(whole.min + egui::vec2(0.0, above), corner);
    let read = ui.scope_builder(egui::UiBuilder::new().max_rect(place), words).response.rect;
    let bottom = (read.bottom() + above).max(whole.top() + size.y);
    let line = egui::Rect::from_min_max(whole.min, egui::pos2(whole.right(), bottom));
    let middle = egui::pos2(whole.right() - size.x / 2.0, line.center().y);
    let is_pressed = pressed(
        ui.put(egui::Rect::from_center_size(middle, size), Button::new(button).wrap_mode(extend)),
    );
    ui.advance_cursor_after_rect(line);
    is_pressed
}

/// Begins something new: the one thing to do where there is none yet, at the foot of a card that says so. What opens has its
/// first field at `first`.
pub(crate) fn begin(ui: &mut Ui, is_first: bool, text: &str, first: Id) -> bool {
    if is_first {
        let is_pressed = primary(ui, text).clicked();
        return opens(ui, is_pressed, first);
    }
    let is_pressed = begin_within(ui, text, first);
    ui.add_space(theme::PART);
    is_pressed
}

/// Begins something new within a card, below which nothing needs to keep away.
pub(crate) fn begin_within(ui: &mut Ui, text: &str, first: Id) -> bool {
    let button = secondary(ui, text);
    opens(ui, button.clicked(), first)
}

/// Hands the keyboard to the field at `first`, which is there from the next frame on, if something `is_opened`.
pub(crate) fn opens(ui: &Ui, is_opened: bool, first: Id) -> bool {
    if is_opened {
        ui.memory_mut(|memory| memory.request_focus(first));
        bring(ui, first);
    }
    is_opened
}

/// Lets what is drawn at `id` from the next frame on be scrolled to.
pub(crate) fn bring(ui: &Ui, id: Id) {
    bring_in(ui.ctx(), id);
}

/// The same before anything is drawn.
pub(crate) fn bring_in(context: &Context, id: Id) {
    context.data_mut(|data| data.insert_temp(Id::unique(BROUGHT), id));
}

/// Whether what is drawn at `id` is to be scrolled to, once.
fn is_brought(context: &Context, id: Id) -> bool {
    let key = Id::unique(BROUGHT);
    context.data_mut(|data| {
        let is_brought = data.get_temp::<Id>(key) == Some(id);
        if is_brought {
            data.remove::<Id>(key);
        }
        is_brought
    })
}

/// Scrolls to what the keyboard reaches, and so far that what belongs to something newly opened is seen with it.
pub(crate) fn seen(response: Response) -> Response {
    if is_brought(&response.ctx, response.id) {
        response.scroll_to_me(Some(Align::Center));
    } else if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}

/// A card that can be brought into view by its `id`.
pub(crate) fn card_at<R>(ui: &mut Ui, id: Id, content: impl FnOnce(&mut Ui) -> R) -> R {
    part_at(ui, id, |ui| card(ui, content))
}

/// A part of a screen that can be brought into view by its `id`.
pub(crate) fn part_at<R>(ui: &mut Ui, id: Id, content: impl FnOnce(&mut Ui) -> R) -> R {
    let shown = ui.scope(content);
    if is_brought(ui.ctx(), id) {
        shown.response.scroll_to_me(None);
    }
    shown.inner
}

/// A card as wide as the column.
pub(crate) fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = palette(ui.ctx());
    let inner = theme::card_frame(palette)
        .show(ui, |ui| {
            ui.take_available_width();
            content(ui)
        })
        .inner;
    ui.add_space(theme::PART);
    inner
}

/// A box as wide as its surroundings that stands out from them by its ground.
pub(crate) fn note<R>(ui: &mut Ui, fill: Color32, content: impl FnOnce(&mut Ui) -> R) -> R {
    theme::note_frame(fill)
        .show(ui, |ui| {
            ui.take_available_width();
            content(ui)
        })
        .inner
}

/// What went wrong with something asked for, beside where it was asked.
pub(crate) fn refusal(ui: &mut Ui, text: Option<&str>) {
    if let Some(text) = text {
        let fill = palette(ui.ctx()).clay_pale;
        note(ui, fill, |ui| ui.label(text));
    }
}

/// A line between things of one card, with room on both sides.
pub(crate) fn divider(ui: &mut Ui) {
    ui.add(egui::Separator::default().spacing(theme::PART));
}

/// The title of a screen.
pub(crate) fn title(ui: &mut Ui, text: &str) {
    let label = ui.label(RichText::new(text).text_style(theme::title()));
    heading(&label, text, 1);
    ui.add_space(theme::GAP);
}

/// The title of a part.
pub(crate) fn subtitle(ui: &mut Ui, text: &str) {
    let label = ui.label(RichText::new(text).text_style(theme::subtitle()));
    heading(&label, text, 2);
}

/// Lets those who listen jump from title to title.
fn heading(label: &Response, text: &str, level: usize) {
    label.ctx.accesskit_node_builder(label.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
        node.clear_value();
        node.set_level(level);
    });
}

/// Words in a readable measure.
pub(crate) fn prose(ui: &mut Ui, text: impl Into<RichText>) {
    let text = theme::open_lines(text.into(), ui.style());
    ui.scope(|ui| {
        ui.set_max_width(theme::MEASURE.min(ui.available_width()));
        ui.label(text);
    });
}

/// Words that stand back.
pub(crate) fn soft(ui: &mut Ui, text: &str) {
    let soft = palette(ui.ctx()).soft;
    prose(ui, RichText::new(text).color(soft));
}

/// Smaller words that stand back.
pub(crate) fn small(ui: &mut Ui, text: &str) {
    let soft = palette(ui.ctx()).soft;
    prose(ui, RichText::new(text).small().color(soft));
}

/// What something is, close below its name.
pub(crate) fn named(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = theme::LABEL_GAP;
        small(ui, name);
        content(ui);
    });
    ui.add_space(theme::GAP / 2.0);
}

/// One of several that are to be settled, on a ground of its own, with the button that takes it at its end; whether it was
/// pressed. Below `words` stands who it is from.
pub(crate) fn option(
    ui: &mut Ui,
    (words, by): (&str, Option<&str>),
    (button, named): (&str, String),
    ground: Color32,
) -> bool {
    note(ui, ground, |ui| {
        line_with(ui, button, named, |ui| {
            ui.spacing_mut().item_spacing.y = theme::LABEL_GAP;
            ui.label(words);
            if let Some(by) = by {
                small(ui, by);
            }
        })
    })
}

/// A state in a few words on a ground of its mood.
pub(crate) fn pill(ui: &mut Ui, words: &str, mood: Mood) {
    let palette = palette(ui.ctx());
    let (ink, ground) = theme::mood_colours(palette, mood);
    let sign = (mood != Mood::Quiet).then(|| mood_sign(mood));
    theme::pill_frame(ground).show(ui, |ui| {
        // As high as its words, not as a button.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP / 2.0;
            if let Some(sign) = sign {
                icon(ui, sign, &egui::TextStyle::Small, ink);
            }
            ui.add(egui::Label::new(RichText::new(words).small().color(ink)).wrap());
        });
    });
}

/// The title of a part with how it stands beside it, or below where the title is long.
pub(crate) fn titled(ui: &mut Ui, text: &str, (words, mood): (&str, Mood)) {
    let beside = egui::Layout::left_to_right(Align::Min).with_main_wrap(true);
    ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 0.0), beside, |ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.x = theme::ROW_GAP;
        subtitle(ui, text);
        pill(ui, words, mood);
    });
}

/// What explains the words beside a box to tick, below them.
pub(crate) fn beside_tick(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let indent = ui.spacing().icon_width + ui.spacing().icon_spacing;
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.horizontal_top(|ui| {
            ui.add_space(indent);
            ui.vertical(content);
        });
    });
}

/// A field under its label.
pub(crate) fn field(ui: &mut Ui, label: &str, edit: TextEdit<'_>) -> Response {
    let soft = palette(ui.ctx()).soft;
    let label = ui.label(RichText::new(label).small().color(soft));
    let response = edged(ui, |ui| seen(ui.add(edit))).labelled_by(label.id);
    ui.add_space(theme::GAP);
    response
}

/// What is typed in or ticked, with an edge that can be seen on every ground.
pub(crate) fn edged<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let edge = theme::edge(palette(ui.ctx()));
    let inactive = |ui: &mut Ui, stroke| {
        std::mem::replace(&mut ui.visuals_mut().widgets.inactive.bg_stroke, stroke)
    };
    let before = inactive(ui, edge);
    let done = content(ui);
    inactive(ui, before);
    done
}

/// A box to tick.
pub(crate) fn tick(ui: &mut Ui, is_ticked: &mut bool, words: &str) -> Response {
    edged(ui, |ui| seen(ui.checkbox(is_ticked, words)))
}

/// Whether a field of one line was ended with Enter.
pub(crate) fn entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

/// Words of which a screen reader says the new ones as soon as they change.
pub(crate) fn announced(ui: &Ui, words: &Response) {
    ui.ctx().accesskit_node_builder(words.id, |node| node.set_live(Live::Polite));
}

/// How far something is, of a hundred: a line in words, and a bar that a screen reader knows as what it is. It is drawn anew when
/// it changes, and never by itself.
pub(crate) fn progress_ui(ui: &mut Ui, words: &str, percent: u8) {
    let line = ui.add(Label::new(words).wrap());
    let (part, palette) = (f32::from(percent) / 100.0, palette(ui.ctx()));
    let bar = ProgressBar::new(part).desired_height(theme::BAR).fill(palette.sage);
    let ground = |ui: &mut Ui| {
        ui.visuals_mut().extreme_bg_color = palette.line;
        ui.add(bar)
    };
    let bar = ui.scope(ground).inner.labelled_by(line.id);
    ui.ctx().accesskit_node_builder(bar.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
        node.set_numeric_value(percent.into());
    });
    ui.add_space(theme::GAP);
}

/// Quiet buttons side by side: without frames they need more room between them.
pub(crate) fn quiet_row<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::QUIET_GAP;
        content(ui)
    })
}

/// Buttons side by side, in as many rows as it takes.
pub(crate) fn row<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::ROW_GAP;
        content(ui)
    })
    .inner
}
