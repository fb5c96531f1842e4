//! Sizes of days in a month and in a week.

use egui::CornerRadius;

/// Side of a day in the month that a day is picked from, what is between days, and the height of their weekdays.
pub(crate) const DAY_CELL: f32 = 38.0;
pub(crate) const MONTH_GAP: f32 = 2.0;
pub(crate) const DAY_HEAD: f32 = 22.0;
/// A month as wide as its screen: the height of a week with signs alone, as it is where a day is narrower than this.
pub(crate) const MONTH_WEEK_LOW: f32 = 54.0;
pub(crate) const MONTH_DAY: f32 = 76.0;
/// The disc around the number of today, and what is between it and the day's edge.
pub(crate) const TODAY_DISC: f32 = 12.5;
pub(crate) const DAY_MARGIN: f32 = 5.0;
/// What is on a day, in a few letters: its height, and its sign.
pub(crate) const DAY_LINE: f32 = 21.0;
pub(crate) const DAY_SIGN: f32 = 13.0;
/// What is told of a day where the pointer rests is as wide as so many days.
pub(crate) const HINT_DAYS: f32 = 4.0;
/// The day of the week beside what is on it, and the least height of a day there.
pub(crate) const WEEK_DAY: f32 = 84.0;
pub(crate) const WEEK_ROW: f32 = 52.0;

/// The corners of a day in a month.
pub(crate) fn day_radius() -> CornerRadius {
    CornerRadius::same(8)
}

/// The corners of what is on a day.
pub(crate) fn day_line_radius() -> CornerRadius {
    CornerRadius::same(6)
}
/// How it went, as a picture: the height of a line's place, the line, the marks on it, and the room that a named day takes.
pub(crate) const PLOT_HEIGHT: f32 = 112.0;
pub(crate) const PLOT_STROKE: f32 = 1.5;
pub(crate) const PLOT_MARK: f32 = 3.5;
pub(crate) const PLOT_DAY: f32 = 92.0;
