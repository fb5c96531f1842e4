//! Cards one below the other, of which only those in view are drawn.
//!
//! Invariant: the keyboard goes from each to the next, and a screen reader that is listening finds all of them.

use egui::{Id, Ui};

use super::{BROUGHT, card};

/// What is known of a card since it was drawn.
#[derive(Clone, Copy, Debug)]
struct Drawn {
    width: f32,
    height: f32,
    has_focus: bool,
}

/// Draws a card for each of `items`, and leaves the room of those that cannot be seen. The first, the last and those
/// beside the keyboard are drawn wherever they are, so that it never steps over one.
pub(crate) fn cards<T>(
    ui: &mut Ui,
    items: &[T],
    id: impl Fn(&T) -> Id,
    mut content: impl FnMut(&mut Ui, &T),
) {
    let is_heard = ui.ctx().accesskit_node_builder(ui.unique_id(), |_node| ()).is_some();
    let is_sought = ui.data(|data| data.get_temp::<Id>(Id::unique(BROUGHT)).is_some());
    let view = ui.clip_rect().y_range();
    let width = ui.available_width();
    let known: Vec<Option<Drawn>> = items
        .iter()
        .map(|item| ui.data(|data| data.get_temp::<Drawn>(id(item))))
        .map(|drawn| drawn.filter(|drawn| (drawn.width - width).abs() < 0.5))
        .collect();
    let has_focus = |at: usize| known.get(at).copied().flatten().is_some_and(|it| it.has_focus);
    for (at, item) in items.iter().enumerate() {
        let is_border = at == 0 || at + 1 == items.len();
        let is_beside = has_focus(at) || has_focus(at + 1) || (at > 0 && has_focus(at - 1));
        let top = ui.cursor().top();
        let left_out = known.get(at).copied().flatten().filter(|drawn| {
            let is_in_view = top <= view.max && view.min <= top + drawn.height;
            !(is_heard || is_sought || is_border || is_beside || is_in_view)
        });
        // Both take one place in the column, so that what follows keeps its ids.
        if let Some(drawn) = left_out {
            ui.scope(|ui| ui.allocate_space(egui::vec2(width, drawn.height)));
            continue;
        }
        let rect = ui.scope(|ui| card(ui, |ui| content(ui, item))).response.rect;
        let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
        let has_focus = focused.is_some_and(|it| rect.contains(it.rect.center()));
        let drawn = Drawn { width, height: rect.height(), has_focus };
        ui.data_mut(|data| data.insert_temp(id(item), drawn));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use egui::{Context, Event, Key, Modifiers, RawInput, Rect, ScrollArea};

    use super::*;
    use crate::screen::parts::secondary;

    const CARDS: usize = 60;

    /// Draws all in a low window: how many were drawn, how high they are, and which has the keyboard.
    fn draw(context: &Context, events: Vec<Event>) -> (usize, f32, Option<usize>) {
        let (mut drawn, mut height, mut focused) = (0, 0.0, None);
        let items: Vec<usize> = (0..CARDS).collect();
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(600.0, 400.0)));
        let input = RawInput { screen_rect, events, ..RawInput::default() };
        let mut output = context.run_ui(input, |ui| {
            ScrollArea::vertical().show(ui, |ui| {
                let id = |item: &usize| Id::unique(("card of a test", *item));
                cards(ui, &items, id, |ui, item| {
                    drawn += 1;
                    if secondary(ui, "Press").has_focus() {
                        focused = Some(*item);
                    }
                });
                height = ui.min_rect().height();
            });
        });
        output.textures_delta.clear();
        (drawn, height, focused)
    }

    #[test]
    fn only_what_is_in_view_is_drawn_and_the_column_stays_as_high() {
        let context = Context::default();
        let (drawn, all, _) = draw(&context, Vec::new());
        assert!(drawn >= CARDS, "their heights are not known yet");
        for _ in 0..3 {
            draw(&context, Vec::new());
        }
        let (drawn, height, _) = draw(&context, Vec::new());
        assert!(drawn < 15, "{drawn}");
        assert!((height - all).abs() < 1.0, "{height} {all}");
    }

    #[test]
    fn the_keyboard_reaches_every_card_there_and_back() {
        for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
            let context = Context::default();
            let mut reached = BTreeSet::new();
            for _ in 0..2 * CARDS {
                let tab = Event::Key {
                    key: Key::Tab,
                    physical_key: None,
                    pressed: true,
                    repeat: false,
                    modifiers,
                };
                reached.extend(draw(&context, vec![tab]).2);
                reached.extend(draw(&context, Vec::new()).2);
            }
            assert_eq!(reached.len(), CARDS, "{reached:?}");
        }
    }

    #[test]
    fn a_screen_reader_finds_all_of_them() {
        let context = Context::default();
        context.enable_accesskit();
        for _ in 0..3 {
            draw(&context, Vec::new());
        }
        assert!(draw(&context, Vec::new()).0 >= CARDS);
    }
}
