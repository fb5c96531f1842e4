//! How it went, as two calm lines below each other, values in words at their side; each of the days stands in the list
//! below as words.
//!
//! Invariant: a picture takes neither the wheel nor the pointer's movement from the page, and nobody tells the lines apart
//! by colour: each has its own place and title.

use egui::{Color32, FontId, Rangef, Sense, TextStyle, Ui, Vec2b};
use egui_plot::{AxisHints, GridMark, HoverPosition, Line, MarkerShape, Plot, PlotPoints, Points};

use crate::screen::parts::small;
use crate::theme::{self, palette};
use crate::view::mine::{LineView, PlotView};

/// From below the least value to above the greatest, so that no mark is cut.
const VALUES: [f64; 2] = [0.6, 5.4];
/// Nothing fades with its distance: every line and word is as strong as the next.
const ALWAYS: Rangef = Rangef { min: 0.0, max: 0.001 };

/// Shows the picture.
pub(super) fn plot_ui(ui: &mut Ui, view: &PlotView) {
    let side = view.lines.iter().map(|line| side(ui, line)).fold(0.0, f32::max);
    let palette = palette(ui.ctx());
    let looks = [(palette.clay, MarkerShape::Circle), (palette.sage, MarkerShape::Square)];
    let last = view.lines.len() - 1;
    for (at, (line, look)) in view.lines.iter().zip(looks).enumerate() {
        small(ui, line.title);
        // Both stand over the same days, which are named once.
        line_ui(ui, view, line, (side, at == last), look);
    }
}

/// How much room the words at the side of a line take.
fn side(ui: &Ui, line: &LineView) -> f32 {
    let wide = |words: &str| {
        ui.painter().layout_no_wrap(words.to_owned(), font(ui), palette(ui.ctx()).soft).size().x
    };
    line.scale.iter().map(|(_, words)| wide(words)).fold(0.0, f32::max) + theme::GAP
}

fn font(ui: &Ui) -> FontId {
    TextStyle::Small.resolve(ui.style())
}

fn line_ui(
    ui: &mut Ui,
    view: &PlotView,
    line: &LineView,
    (side, names_days): (f32, bool),
    (ink, shape): (Color32, MarkerShape),
) {
    let palette = palette(ui.ctx());
    let font = font(ui);
    let width = ui.available_width();
    let along = (width - side).max(theme::PLOT_DAY);
    let days = named_days(view, along);
    // Half a day's name stands out on both sides of the first and the last.
    let margin = f64::from(view.span.max(1)) * f64::from(theme::PLOT_DAY / 2.0)
        / f64::from((along - theme::PLOT_DAY).max(theme::PLOT_DAY));
    let axis = |hints: AxisHints<'static>| {
        hints.label_spacing(ALWAYS).tick_label_color(palette.soft).tick_label_font(font.clone())
    };
    let scale = line.scale;
    let values = axis(AxisHints::new_y()).min_thickness(side).formatter(move |mark, _| {
        let words = scale.iter().find(|(value, _)| is_at(mark, i32::from(*value)));
        words.map_or_else(String::new, |(_, words)| (*words).to_owned())
    });
    let named: Vec<(i32, String)> = days.iter().map(|at| (*at, view.day(*at))).collect();
    let day_height = ui.text_style_height(&TextStyle::Small);
    let below = axis(AxisHints::new_x()).min_thickness(day_height).formatter(move |mark, _| {
        let words = named.iter().find(|(at, _)| is_at(mark, *at));
        words.map_or_else(String::new, |(_, words)| words.clone())
    });
    let step = f64::from(view.span.max(1)) / f64::from(u32::try_from(days.len()).unwrap_or(1));
    let said = |position: &HoverPosition<'_>| match position {
        HoverPosition::NearDataPoint { index, .. } => {
            line.points.get(*index).map(|point| point.words.clone())
        }
        HoverPosition::Elsewhere { .. } => None,
    };
    let points: Vec<[f64; 2]> =
        line.points.iter().map(|it| [f64::from(it.at), f64::from(it.value)]).collect();
    let shown = Plot::new(line.title)
        .width(width)
        .height(theme::PLOT_HEIGHT + if names_days { day_height } else { 0.0 })
        .show_axes(Vec2b::new(names_days, true))
        .allow_zoom(false)
        .allow_scroll(false)
        .allow_drag(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .sense(Sense::hover())
        .show_crosshair(false)
        .show_background(false)
        .show_grid(Vec2b::new(false, true))
        .grid_color(palette.line)
        .grid_spacing(ALWAYS)
        .set_margin_fraction(egui::Vec2::ZERO)
        .include_x(-margin)
        .include_x(f64::from(view.span) + margin)
        .include_y(VALUES[0])
        .include_y(VALUES[1])
        .custom_y_axes(vec![values])
        .custom_x_axes(vec![below])
        .y_grid_spacer(|_| (1..=5).map(|value| mark(value, 1.0)).collect())
        .x_grid_spacer(move |_| days.iter().map(|at| mark(*at, step)).collect())
        .label_formatter(said)
        .show(ui, |plot| {
            let stroke = egui::Stroke::new(theme::PLOT_STROKE, ink);
            let drawn = Line::new("", PlotPoints::from(points.clone())).stroke(stroke);
            plot.line(drawn.allow_hover(false));
            let marks = Points::new(line.title, PlotPoints::from(points));
            plot.points(marks.shape(shape).radius(theme::PLOT_MARK).color(ink));
        });
    let name = line.name.as_str();
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
}

/// The days that are named below a line of this width.
fn named_days(view: &PlotView, along: f32) -> Vec<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "a handful of names")]
    let most = (along / theme::PLOT_DAY) as i32;
    view.named_days(most)
}

fn mark(value: i32, step_size: f64) -> GridMark {
    GridMark { value: f64::from(value), step_size }
}

fn is_at(mark: GridMark, value: i32) -> bool {
    (mark.value - f64::from(value)).abs() < 0.5
}
