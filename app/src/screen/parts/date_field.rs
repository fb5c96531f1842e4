//! A date or a time that is typed, a date also picked from a calendar.
//!
//! Invariant: what was read is said in words below the field, and so is that nothing could be read, once the keyboard
//! has left it.

use egui::accesskit::Invalid;
use egui::{Id, Key, Popup, PopupCloseBehavior, Response, RichText, TextEdit, Ui};
use jiff::ToSpan as _;
use jiff::civil::Date;
use lucide_icons::Icon;

use super::month::{Day, focus_day, month_ui};
use super::{edged, icon, icon_button, row, seen, small};
use crate::theme::{self, palette};
use crate::view::entry::{read_coming, read_time, typed_date, typed_time};
use crate::view::when::day_words;
use crate::words::dates::{self, Form};
use crate::words::t;

/// What a field for a date knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DateField {
    pub(crate) today: Date,
    /// Days before it cannot be picked.
    pub(crate) earliest: Option<Date>,
    /// Where typing begins.
    pub(crate) id: Option<Id>,
    /// Whether somebody tried to go on with it: then a problem is also told while the keyboard is in the field.
    pub(crate) is_tried: bool,
}

impl DateField {
    /// For a day to come.
    pub(crate) fn coming(today: Date) -> Self {
        Self { today, earliest: Some(today), id: None, is_tried: false }
    }

    /// With a place that the keyboard can be handed to.
    pub(crate) fn at(self, id: Id) -> Self {
        Self { id: Some(id), ..self }
    }

    /// After somebody tried to go on with it.
    pub(crate) fn tried(self, is_tried: bool) -> Self {
        Self { is_tried, ..self }
    }
}

/// A field for a date with a calendar to pick it from.
pub(crate) fn date_field(ui: &mut Ui, label: &str, text: &mut String, field: DateField) {
    let hint = typed_date(field.today);
    let name = label_ui(ui, label);
    let (response, button) = row(ui, |ui| {
        let edit = field.id.into_iter().fold(TextEdit::singleline(text), TextEdit::id);
        let edit = edit.hint_text(hint).desired_width(theme::SHORT_FIELD);
        let response = edged(ui, |ui| seen(ui.add(edit))).labelled_by(name);
        let button = icon_button(ui, Icon::CalendarDays, &t!("entry-pick-a-day", field = label));
        (response, button)
    });
    let read = read_coming(text, field.today);
    let first = read.as_ref().copied().unwrap_or(field.today);
    if let Some(date) = popup_ui(ui, label, &button, (field, first)) {
        *text = typed_date(date);
    }
    match read_coming(text, field.today) {
        Ok(date) => {
            if response.lost_focus() {
                // "3/12" stands there with its year.
                *text = typed_date(date);
            }
            if field.earliest.is_none_or(|earliest| date >= earliest) {
                small(ui, &day_words(date, field.today));
            }
        }
        Err(problem) => problem_ui(ui, (&response, field.is_tried), text, &problem),
    }
    ui.add_space(theme::GAP);
}

/// A field for a time, with steps of a quarter of an hour.
pub(crate) fn time_field(
    ui: &mut Ui,
    label: &str,
    text: &mut String,
    (id, is_tried): (Option<Id>, bool),
) {
    let hint = typed_time(jiff::civil::Time::constant(19, 30, 0, 0));
    let name = label_ui(ui, label);
    let (response, step) = row(ui, |ui| {
        let edit = id.into_iter().fold(TextEdit::singleline(text), TextEdit::id);
        let edit = edit.hint_text(hint).desired_width(theme::SHORT_FIELD);
        let response = edged(ui, |ui| seen(ui.add(edit))).labelled_by(name);
        let steps = [
            (Icon::Minus, -15, t!("entry-a-quarter-earlier", field = label)),
            (Icon::Plus, 15, t!("entry-a-quarter-later", field = label)),
        ];
        let pressed = steps.iter().filter(|(sign, _, name)| icon_button(ui, *sign, name).clicked());
        (response, pressed.map(|(_, minutes, _)| *minutes).last())
    });
    match read_time(text) {
        Ok(time) => {
            let step: i64 = step.unwrap_or(0);
            if response.lost_focus() || step != 0 {
                *text = typed_time(time.wrapping_add(step.minutes()));
            }
        }
        Err(problem) => problem_ui(ui, (&response, is_tried), text, &problem),
    }
    ui.add_space(theme::GAP);
}

fn label_ui(ui: &mut Ui, label: &str) -> Id {
    let soft = palette(ui.ctx()).soft;
    ui.label(RichText::new(label).small().color(soft)).id
}

/// Says what is wrong with what was typed; not while somebody types, and not of a field that is empty.
fn problem_ui(ui: &mut Ui, (field, is_tried): (&Response, bool), text: &str, problem: &str) {
    if field.has_focus() && !is_tried || text.trim().is_empty() {
        return;
    }
    ui.ctx().accesskit_node_builder(field.id, |node| node.set_invalid(Invalid::True));
    let ink = palette(ui.ctx()).clay;
    ui.horizontal_wrapped(|ui| {
        icon(ui, Icon::CircleAlert, &egui::TextStyle::Small, ink);
        ui.label(RichText::new(problem).small().color(ink));
    });
}

/// The calendar over the window while it is open; the day that was picked.
fn popup_ui(
    ui: &Ui,
    label: &str,
    button: &Response,
    (field, first): (DateField, Date),
) -> Option<Date> {
    let id = Popup::default_response_id(button);
    let month = id.with("month");
    let at = Id::unique(("day in a calendar", id));
    let is_opened = button.clicked() && !Popup::is_id_open(ui.ctx(), id);
    if is_opened {
        ui.data_mut(|data| data.insert_temp(at, first));
    }
    let popup = Popup::from_toggle_button_response(button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(theme::float_frame(palette(ui.ctx())))
        .accessible_name(t!("entry-pick-a-day", field = label));
    let mut day = ui.data(|data| data.get_temp::<Date>(at)).unwrap_or(first);
    let shown = popup.show(|ui| {
        let cell = egui::Vec2::splat(theme::DAY_CELL);
        month_ui(ui, month, &mut day, (field.today, cell), |date| Day {
            name: dates::date(date, Form::DayOfYear),
            can_be_taken: field.earliest.is_none_or(|earliest| date >= earliest),
            is_chosen: date == first,
            sign: None,
        })
    })?;
    ui.data_mut(|data| data.insert_temp(at, day));
    if is_opened {
        // Not before the month was drawn: the key that opened it would take the day.
        focus_day(ui, month, first);
        return None;
    }
    let taken = shown.inner;
    let is_left = ui.input(|input| input.key_pressed(Key::Escape));
    if taken.is_some() || is_left {
        Popup::close_id(ui.ctx(), id);
        button.request_focus();
    }
    taken
}

#[cfg(test)]
mod tests {
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 30);

    fn shown(date: &str, time: &str) -> Harness<'static, (String, String)> {
        let draw = |ui: &mut Ui, (date, time): &mut (String, String)| {
            theme::install(ui.ctx());
            date_field(ui, "Date", date, DateField::coming(TODAY));
            time_field(ui, "Begins at", time, (None, false));
        };
        let mut harness = Harness::builder()
            .with_size(egui::vec2(500.0, 700.0))
            .build_ui_state(draw, (date.to_owned(), time.to_owned()));
        harness.run();
        harness
    }

    fn is_open(harness: &Harness<'_, (String, String)>) -> bool {
        harness.query_by_label("The month after").is_some()
    }

    #[test]
    fn a_day_is_picked_with_the_keys_alone_and_the_keyboard_comes_back() {
        let mut harness = shown("03/12/2026", "19:30");
        harness.get_by_label("Thursday 3 December");
        harness.get_by_label("Pick a day: Date").focus();
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.get_by_label("Thursday, 3 December 2026").is_focused());
        for key in [Key::ArrowRight, Key::ArrowDown, Key::PageDown] {
            harness.key_press(key);
            harness.run();
        }
        assert!(harness.get_by_label("Monday, 11 January 2027").is_focused());
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(harness.state().0, "11/01/2027");
        assert!(!is_open(&harness));
        assert!(harness.get_by_label("Pick a day: Date").is_focused());
        assert_eq!(read_coming(&harness.state().0, TODAY), Ok(date(2027, 1, 11)));
    }

    #[test]
    fn escape_closes_the_calendar_and_changes_nothing() {
        let mut harness = shown("03/12/2026", "19:30");
        harness.get_by_label("Pick a day: Date").click();
        harness.run();
        assert!(is_open(&harness));
        harness.key_press(Key::ArrowRight);
        harness.run();
        harness.key_press(Key::Escape);
        harness.run();
        assert!(!is_open(&harness));
        assert_eq!(harness.state().0, "03/12/2026");
        assert!(harness.get_by_label("Pick a day: Date").is_focused());
    }

    #[test]
    fn days_that_are_over_are_shown_and_cannot_be_picked() {
        let mut harness = shown("30/11/2026", "19:30");
        harness.get_by_label("Pick a day: Date").click();
        harness.run();
        assert!(harness.get_by_label("Sunday, 29 November 2026").accesskit_node().is_disabled());
        harness.key_press(Key::ArrowLeft);
        harness.run();
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(harness.state().0, "30/11/2026");
        assert!(is_open(&harness));
    }

    #[test]
    fn the_calendar_begins_its_weeks_as_the_reader_does() {
        for (system, sunday, monday, is_first) in [
            ("en_US.UTF-8", "Sunday, December 6, 2026", "Monday, December 7, 2026", true),
            ("en_GB.UTF-8", "Sunday, 6 December 2026", "Monday, 7 December 2026", false),
            ("de_DE.UTF-8", "Sonntag, 6. Dezember 2026", "Montag, 7. Dezember 2026", false),
        ] {
            crate::words::speak_as(system);
            let mut harness = shown("2026-12-03", "19:30");
            harness.get_by_label(&t!("entry-pick-a-day", field = "Date")).click();
            harness.run();
            let left = |day: &str| harness.get_by_label(day).rect().left();
            assert_eq!(left(sunday) < left(monday), is_first, "{system}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_in_plain_words_and_nothing_is_said_of_an_empty_field() {
        let harness = shown("soon", "late");
        harness.get_by_label("This cannot be read as a date. Write it like this: 31/12/2026.");
        harness.get_by_label("This cannot be read as a time. Write it like this: 19:30.");
        let harness = shown("", "");
        assert!(harness.query_by_label_contains("cannot be read").is_none());
    }

    #[test]
    fn a_time_moves_by_quarters() {
        let mut harness = shown("", "19.30");
        harness.get_by_label("A quarter of an hour later: Begins at").click();
        harness.run();
        assert_eq!(harness.state().1, "19:45");
        harness.get_by_label("A quarter of an hour earlier: Begins at").click();
        harness.run();
        assert_eq!(harness.state().1, "19:30");
    }
}
