//! How it went, as a small picture; each of its days stands in the list below it as words.
//!
//! The two lines differ by their marks and strokes, not by colour alone.

use egui::{Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2};

use crate::screen::parts::small;
use crate::theme::{self, palette};
use crate::view::mine::PlotView;
use crate::words::t;

/// The greatest value.
const MOST: f32 = 5.0;

/// Shows the picture.
pub(super) fn plot_ui(ui: &mut Ui, view: &PlotView) {
    let palette = palette(ui.ctx());
    let size = Vec2::new(ui.available_width().min(theme::MEASURE), theme::PLOT_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let name = view.name.clone();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name.clone()));
    let painter = ui.painter();
    let inner = rect.shrink(theme::PLOT_MARK * 2.0);
    for value in 1..=5_u8 {
        let y = at(inner, view.span, 0, value).y;
        painter.hline(inner.x_range(), y, Stroke::new(1.0, palette.line));
    }
    let worn: Vec<Pos2> = view.points.iter().map(|it| at(inner, view.span, it.0, it.1)).collect();
    let well: Vec<Pos2> = view.points.iter().map(|it| at(inner, view.span, it.0, it.2)).collect();
    painter.add(Shape::line(worn.clone(), Stroke::new(theme::PLOT_STROKE, palette.clay)));
    let stroke = Stroke::new(theme::PLOT_STROKE, palette.sage);
    painter.extend(Shape::dashed_line(&well, stroke, theme::PLOT_DASH, theme::PLOT_DASH));
    for point in worn {
        painter.circle_filled(point, theme::PLOT_MARK, palette.clay);
    }
    for point in well {
        let mark = Rect::from_center_size(point, Vec2::splat(theme::PLOT_MARK * 2.0));
        painter.rect(mark, 0.0, palette.card, stroke, egui::StrokeKind::Middle);
    }
    ui.horizontal(|ui| {
        let at = mark_at(ui);
        ui.painter().circle_filled(at, theme::PLOT_MARK, palette.clay);
        small(ui, t!("mine-how-worn"));
        ui.add_space(theme::PART);
        let mark = Rect::from_center_size(mark_at(ui), Vec2::splat(theme::PLOT_MARK * 2.0));
        ui.painter().rect(mark, 0.0, palette.card, stroke, egui::StrokeKind::Middle);
        small(ui, t!("mine-how-well"));
    });
    small(ui, &t!("mine-from-to-the-higher-the-more", from = view.from, until = view.until));
}

/// Room for a mark in front of what it stands for, and where it is.
fn mark_at(ui: &mut Ui) -> Pos2 {
    let side = theme::PLOT_MARK * 3.0;
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    rect.center()
}

/// Where a value of a day is drawn.
fn at(rect: Rect, span: i32, day: i32, value: u8) -> Pos2 {
    #[expect(clippy::cast_precision_loss, reason = "some ninety days")]
    let along = if span > 0 { day as f32 / span as f32 } else { 0.0 };
    let up = (f32::from(value) - 1.0) / (MOST - 1.0);
    Pos2::new(
        egui::lerp(rect.left()..=rect.right(), along),
        egui::lerp(rect.bottom()..=rect.top(), up),
    )
}
