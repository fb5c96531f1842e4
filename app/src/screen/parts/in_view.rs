//! Cards one below the other, of which only those in view are drawn.
//!
//! Invariant: the keyboard goes from each to the next, and a screen reader that is listening finds all of them; what is in
//! view stands still where a card above it turns out to be higher or lower than was thought.

use egui::{Id, Ui};

use super::{BROUGHT, card};

/// What is known of a card.
#[derive(Clone, Copy, Debug)]
struct Known {
    width: f32,
    /// How high it was when it was drawn; as high as those above it where it never was.
    height: f32,
    was_drawn: bool,
    has_focus: bool,
}

/// Draws a card for each of `items`, and leaves the room of those that cannot be seen. The first, the last and those
/// beside the keyboard are drawn wherever they are, so that it never steps over one. Stands in a scroll area that is not
/// animated: one that is would be scrolled a frame too late for what is in view to stand still.
pub(crate) fn cards<T>(
    ui: &mut Ui,
    items: &[T],
    id: impl Fn(&T) -> Id,
    mut content: impl FnMut(&mut Ui, &T),
) {
    let is_heard = ui.ctx().accesskit_node_builder(ui.unique_id(), |_node| ()).is_some();
    let is_sought = ui.data(|data| data.get_temp::<Id>(Id::unique(BROUGHT)).is_some());
    let view = ui.clip_rect().y_range();
    // What may come into view from above is drawn once before it does: when it is seen, it is as high as was thought. Only
    // where the frame can be drawn again, at the height that was found out.
    let before_view = view.min - view.span();
    let may_draw_again = ui.ctx().current_pass_index() == 0;
    let width = ui.available_width();
    let known: Vec<Option<Known>> =
        items.iter().map(|item| ui.data(|data| data.get_temp::<Known>(id(item)))).collect();
    let has_focus = |at: usize| known.get(at).copied().flatten().is_some_and(|it| it.has_focus);
    let (mut drawn, mut heights, mut grown) = (0.0, 0.0, 0.0);
    for (at, item) in items.iter().enumerate() {
        let is_border = at == 0 || at + 1 == items.len();
        let is_beside = has_focus(at) || has_focus(at + 1) || (at > 0 && has_focus(at - 1));
        let top = ui.cursor().top();
        let before = known.get(at).copied().flatten();
        let height = before.map_or_else(|| heights / f32::max(drawn, 1.0), |before| before.height);
        let is_of_this_width = before.is_some_and(|before| (before.width - width).abs() < 0.5);
        let is_in_view = top <= view.max && view.min <= top + height;
        let is_new = !(is_of_this_width && before.is_some_and(|before| before.was_drawn));
        let comes_next = may_draw_again && is_new && top < view.min && before_view <= top + height;
        // Both take one place in the column, so that what follows keeps its ids.
        if !(is_heard || is_sought || is_border || is_beside || is_in_view || comes_next) {
            ui.scope(|ui| ui.allocate_space(egui::vec2(width, height)));
            if !is_of_this_width {
                let thought = Known { width, height, was_drawn: false, has_focus: false };
                ui.data_mut(|data| data.insert_temp(id(item), thought));
            }
            continue;
        }
        let rect = ui.scope(|ui| card(ui, |ui| content(ui, item))).response.rect;
        let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
        let has_focus = focused.is_some_and(|it| rect.contains(it.rect.center()));
        let now = Known { width, height: rect.height(), was_drawn: true, has_focus };
        ui.data_mut(|data| data.insert_temp(id(item), now));
        (drawn, heights) = (drawn + 1.0, heights + now.height);
        // Where something is sought the page is scrolled there anyway, and in another width nothing stays where it was.
        if (is_in_view || comes_next) && top < view.min && is_of_this_width && !is_sought {
            grown += now.height - height;
        }
    }
    if grown.abs() > 0.5 {
        ui.scroll_with_delta(egui::vec2(0.0, -grown));
        ui.ctx().request_discard("a card above what is in view is not as high as was thought");
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use egui::{Context, Event, Key, Modifiers, RawInput, Rect, ScrollArea};

    use super::*;
    use crate::screen::parts::secondary;

    const CARDS: usize = 60;

    /// What a frame shows.
    #[derive(Default)]
    struct Shown {
        /// Where each card that was drawn begins.
        tops: BTreeMap<usize, f32>,
        height: f32,
        /// Which has the keyboard.
        focused: Option<usize>,
    }

    /// Draws all in a low window, and scrolls by so many points after it; every seventh is a high one.
    fn draw(context: &Context, events: Vec<Event>, mut scrolled: f32) -> Shown {
        let mut shown = Shown::default();
        let items: Vec<usize> = (0..CARDS).collect();
        let screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(600.0, 400.0)));
        let input = RawInput { screen_rect, events, ..RawInput::default() };
        let mut output = context.run_ui(input, |ui| {
            shown = Shown::default();
            ScrollArea::vertical().animated(false).show(ui, |ui| {
                ui.scroll_with_delta(egui::vec2(0.0, std::mem::take(&mut scrolled)));
                let id = |item: &usize| Id::unique(("card of a test", *item));
                cards(ui, &items, id, |ui, item| {
                    shown.tops.insert(*item, ui.cursor().top());
                    if secondary(ui, "Press").has_focus() {
                        shown.focused = Some(*item);
                    }
                    if *item % 7 == 3 {
                        ui.label("One\nTwo\nThree\nFour\nFive\nSix\nSeven");
                    }
                });
                shown.height = ui.min_rect().height();
            });
        });
        output.textures_delta.clear();
        shown
    }

    /// The same, with nothing done.
    fn still(context: &Context) -> Shown {
        draw(context, Vec::new(), 0.0)
    }

    /// A context in which a screen reader listens.
    fn heard() -> Context {
        let context = Context::default();
        context.enable_accesskit();
        context
    }

    #[test]
    fn only_what_is_in_view_is_drawn_from_the_first_frame_on_and_the_column_is_about_as_high() {
        let all = still(&heard()).height;
        let context = Context::default();
        for _ in 0..4 {
            let shown = still(&context);
            assert!(shown.tops.len() < 15, "{:?}", shown.tops);
            assert!((shown.height / all - 1.0).abs() < 0.25, "{} {all}", shown.height);
        }
    }

    #[test]
    fn what_is_in_view_stands_still_when_cards_above_it_are_drawn_for_the_first_time() {
        let context = Context::default();
        still(&context);
        draw(&context, Vec::new(), -100_000.0);
        let mut before = still(&context);
        let mut seen: BTreeSet<usize> = before.tops.keys().copied().collect();
        assert!(!seen.contains(&(CARDS / 2)), "they were not drawn on the way");
        for _ in 0..60 {
            draw(&context, Vec::new(), 50.0);
            let now = still(&context);
            let beside = now.tops.iter().filter(|(item, _)| (2..CARDS - 1).contains(*item));
            for (item, top) in beside {
                if let Some(before) = before.tops.get(item) {
                    assert!((top - before - 50.0).abs() < 1.0, "{item} from {before} to {top}");
                }
            }
            seen.extend(now.tops.keys());
            before = now;
        }
        assert!((CARDS / 2..CARDS).all(|item| seen.contains(&item)), "{seen:?}");
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
                reached.extend(draw(&context, vec![tab], 0.0).focused);
                reached.extend(still(&context).focused);
            }
            assert_eq!(reached.len(), CARDS, "{reached:?}");
        }
    }

    #[test]
    fn a_screen_reader_finds_all_of_them() {
        let context = heard();
        for _ in 0..4 {
            assert_eq!(still(&context).tops.len(), CARDS);
        }
    }
}
