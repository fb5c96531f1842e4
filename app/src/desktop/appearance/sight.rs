//! Whether a window that stands where it was left can be seen there: monitors come and go.

use egui::{Pos2, Rect, Vec2};

use crate::theme;

/// A rectangle by its corner and its sides.
pub(super) fn rect(corner: [f32; 2], size: [f32; 2]) -> Rect {
    Rect::from_min_size(Pos2::from(corner), Vec2::from(size))
}

/// Where a window's corner has to go so that somebody can see it and take hold of it; absent where that can be done, or where
/// it is not known what it could be seen on. The monitor to choose stands first.
pub(super) fn corner_in_sight(window: Rect, monitors: &[Rect]) -> Option<Pos2> {
    let least = theme::WINDOW_HOLD;
    let edge = Rect::from_min_size(window.min, Vec2::new(window.width(), 2.0 * least.y));
    let is_held = |monitor: &Rect| {
        let seen = monitor.intersect(edge).size();
        seen.x >= least.x && seen.y >= least.y
    };
    if monitors.iter().any(is_held) {
        return None;
    }
    let monitor = monitors.first()?;
    // One that is too large for it shows its upper left part, where its title is.
    let spare = (monitor.size() - window.size()).max(Vec2::ZERO);
    Some(monitor.min + spare / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: [f32; 2] = [1120.0, 760.0];

    fn monitor() -> Rect {
        rect([0.0, 0.0], [1920.0, 1080.0])
    }

    #[test]
    fn a_window_on_a_monitor_stays_also_across_two_and_partly_beside_them() {
        let left = rect([-1600.0, 200.0], [1600.0, 900.0]);
        for corner in
            [[20.0, 40.0], [-500.0, 300.0], [-1600.0, 200.0], [1700.0, 900.0], [-8.0, -8.0]]
        {
            assert_eq!(
                corner_in_sight(rect(corner, WINDOW), &[monitor(), left]),
                None,
                "{corner:?}"
            );
        }
    }

    #[test]
    fn a_window_whose_monitor_is_gone_comes_to_the_middle_of_the_first_that_is_there() {
        let middle = Some(Pos2::new(400.0, 160.0));
        for corner in
            [[-1600.0, 200.0], [1920.0, 0.0], [1900.0, 100.0], [300.0, 1075.0], [0.0, -700.0]]
        {
            assert_eq!(corner_in_sight(rect(corner, WINDOW), &[monitor()]), middle, "{corner:?}");
        }
        let below = rect([0.0, 1080.0], [1280.0, 720.0]);
        let moved = corner_in_sight(rect([5000.0, 5000.0], WINDOW), &[below, monitor()]);
        assert_eq!(moved, Some(Pos2::new(80.0, 1080.0)), "its title is on the monitor");
    }

    #[test]
    fn where_no_monitor_is_known_nothing_is_moved() {
        assert_eq!(corner_in_sight(rect([5000.0, 5000.0], WINDOW), &[]), None);
    }
}
