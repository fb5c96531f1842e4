//! Every colour, size and font: warm paper, terracotta for the one thing to do, sage for what is settled.
//!
//! Invariant: no other module names a colour, a font or a length in points.

mod days;
mod fonts;
mod palette;

use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, RichText, Shadow, Stroke, Style,
    TextStyle, Theme, ThemePreference, Vec2, Visuals,
};

pub(crate) use self::days::*;
pub(crate) use self::palette::Palette;
use self::palette::{DARK, LIGHT};
use crate::view::commands::Look;
use crate::view::rules::Mood;

/// A line of reading: about seventy characters of body text.
pub(crate) const MEASURE: f32 = 540.0;
/// A screen's column.
pub(crate) const COLUMN: f32 = 680.0;
/// The navigation.
pub(crate) const NAV_WIDTH: f32 = 256.0;
/// Between its screens, between its parts, and inside each.
pub(crate) const NAV_GAP: f32 = 2.0;
pub(crate) const NAV_PART: f32 = 10.0;
pub(crate) const NAV_PADDING: Vec2 = Vec2::new(10.0, 7.0);
/// So far in begin words under a button of the navigation.
pub(crate) const NAV_INDENT: i8 = 10;
/// Below this width of the window the navigation stands in a menu at its head.
pub(crate) const NARROW_WINDOW: f32 = 720.0;
/// How far text can be made smaller and larger.
pub(crate) const ZOOM: std::ops::RangeInclusive<f32> = 0.8..=2.0;
/// How much larger or smaller by one press.
pub(crate) const ZOOM_STEP: f32 = 0.1;
/// The circle with the beginning of somebody's name, and a smaller one in a row of them.
pub(crate) const FACE: f32 = 32.0;
pub(crate) const FACE_SMALL: f32 = 26.0;
/// Between faces in a row.
pub(crate) const FACES_GAP: f32 = 6.0;
/// A table of times: the names at its side, a time's column at the least and at the most, the least width of the whole, the
/// sign of an answer, and the room of what scrolls it.
pub(crate) const TABLE_NAMES: f32 = 148.0;
pub(crate) const TABLE_COLUMN: std::ops::RangeInclusive<f32> = 90.0..=124.0;
pub(crate) const TABLE_LEAST: f32 = 440.0;
pub(crate) const TABLE_SIGN: f32 = 26.0;
pub(crate) const TABLE_BAR: f32 = 14.0;
/// The icon of a place where there is nothing yet.
pub(crate) const EMPTY_ICON: f32 = 30.0;
/// A message at the foot of the window, at the most.
pub(crate) const TOAST_WIDTH: f32 = 440.0;
/// How far a message stands above the foot of the window.
pub(crate) const TOAST_LIFT: Vec2 = Vec2::new(0.0, 20.0);
/// The list of all commands.
pub(crate) const PALETTE_WIDTH: f32 = 520.0;
/// Lines of the group's name above the navigation.
pub(crate) const NAV_NAME_ROWS: usize = 3;
/// Below this width of the window everything stands closer.
pub(crate) const SMALL_WINDOW: f32 = 1000.0;
/// The card of the first run.
pub(crate) const DOOR_WIDTH: f32 = 520.0;
/// Space between things that belong together, between parts, and between sections.
/// How much of what is below a veil it hides.
const VEIL: f32 = 0.8;
pub(crate) const GAP: f32 = 8.0;
pub(crate) const PART: f32 = 16.0;
pub(crate) const SECTION: f32 = 28.0;
/// Between the name of something and what it is.
pub(crate) const LABEL_GAP: f32 = 2.0;
/// The height of a line of prose, by the size of its letters.
const LINE_HEIGHT: f32 = 1.4;
/// Between things side by side.
pub(crate) const ROW_GAP: f32 = 12.0;
/// Between words that can be pressed.
pub(crate) const QUIET_GAP: f32 = 20.0;
/// Between a thing and the ring that shows where the keyboard is.
pub(crate) const RING_MARGIN: Vec2 = Vec2::new(4.0, 0.0);
/// From the foot of a word that can be pressed to the line below it.
pub(crate) const UNDERLINE: f32 = 6.0;
/// A button at the end of a line, at the least, so that lines below each other end alike.
pub(crate) const ENDING_BUTTON: f32 = 124.0;
/// A module of a QR code.
pub(crate) const QR_MODULE: f32 = 4.0;
/// Light modules around a QR code, as its standard asks.
pub(crate) const QR_QUIET: i32 = 4;
/// How much of the window's height what stands above a screen takes at the most.
pub(crate) const BANNERS_SHARE: f32 = 0.5;
/// How much of it the list of all commands takes at the most.
pub(crate) const COMMANDS_SHARE: f32 = 0.6;
/// A field for a date, a time, a number.
pub(crate) const SHORT_FIELD: f32 = 130.0;
/// A title and ways to show the same thing have room side by side.
pub(crate) const TITLE_ROW: f32 = 400.0;
/// A field for a date and one for a time have room side by side.
pub(crate) const TWO_FIELDS: f32 = 500.0;
/// How far down the window what is locked begins, as a share of its height.
pub(crate) const LOCKED_ABOVE: f32 = 0.12;
/// Between ways to show the same thing.
pub(crate) const SEGMENTS_GAP: f32 = 2.0;
/// How high the bar of a part's time is.
pub(crate) const BAR: f32 = 10.0;
/// How high the shape of the shared time is, what is between its parts, and the least of one.
pub(crate) const SHAPE: f32 = 22.0;
pub(crate) const SHAPE_GAP: f32 = 4.0;
pub(crate) const SHAPE_LEAST: f32 = 6.0;
/// The smallest and the first size of the window.
pub(crate) const WINDOW_MIN: [f32; 2] = [640.0, 480.0];
pub(crate) const WINDOW: [f32; 2] = [1120.0, 760.0];
/// So much of a window's upper edge is on a monitor where somebody can take hold of it.
pub(crate) const WINDOW_HOLD: Vec2 = Vec2::new(120.0, 16.0);

/// The colours of now.
pub(crate) fn palette(ctx: &Context) -> &'static Palette {
    match ctx.theme() {
        Theme::Light => &LIGHT,
        Theme::Dark => &DARK,
    }
}

/// A card's frame.
pub(crate) fn card_frame(palette: &Palette) -> egui::Frame {
    egui::Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(12))
        .inner_margin(Margin::symmetric(24, 20))
}

/// A quieter box inside a card or on paper.
pub(crate) fn note_frame(fill: Color32) -> egui::Frame {
    egui::Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(14, 10))
}

/// The frame around ways to show the same thing.
pub(crate) fn segments_frame(palette: &Palette) -> egui::Frame {
    egui::Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::same(3))
}

/// A few words on a coloured ground.
pub(crate) fn pill_frame(fill: Color32) -> egui::Frame {
    egui::Frame::new()
        .fill(fill)
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::symmetric(10, 2))
}

/// The navigation's frame.
pub(crate) fn nav_frame(palette: &Palette) -> egui::Frame {
    egui::Frame::new().fill(palette.nav).inner_margin(Margin {
        left: 18,
        right: 14,
        top: 24,
        bottom: 16,
    })
}

/// The frame of a narrow window's navigation.
pub(crate) fn bar_frame(palette: &Palette) -> egui::Frame {
    egui::Frame::new().fill(palette.nav).inner_margin(Margin::symmetric(10, 6))
}

/// The frame behind a screen.
pub(crate) fn paper_frame(palette: &Palette) -> egui::Frame {
    egui::Frame::new().fill(palette.paper)
}

/// The frame of what lies over the window for a moment.
pub(crate) fn float_frame(palette: &Palette) -> egui::Frame {
    egui::Frame::new()
        .fill(palette.card)
        .stroke(Stroke::new(1.0, palette.soft))
        .corner_radius(CornerRadius::same(12))
        .inner_margin(Margin::symmetric(16, 12))
}

/// Over everything while something is held above it.
pub(crate) fn veil(palette: &Palette) -> Color32 {
    palette.paper.gamma_multiply(VEIL)
}

/// The margin around a screen's column.
pub(crate) fn page_margin(window_width: f32) -> Margin {
    if window_width < NARROW_WINDOW {
        Margin { left: 16, right: 16, top: 16, bottom: 24 }
    } else if window_width < SMALL_WINDOW {
        Margin { left: 28, right: 24, top: 28, bottom: 32 }
    } else {
        Margin { left: 52, right: 28, top: 40, bottom: 48 }
    }
}

/// The margin around a screen's column below what stands above it.
pub(crate) fn page_margin_below(window_width: f32) -> Margin {
    Margin { top: 16, ..page_margin(window_width) }
}

/// The margin around what stands above a screen.
pub(crate) fn banner_margin(window_width: f32) -> Margin {
    Margin { bottom: 0, ..page_margin(window_width) }
}

/// The ring that shows where the keyboard is.
pub(crate) fn ring(palette: &Palette) -> (Stroke, CornerRadius) {
    (Stroke::new(2.0, palette.ink), CornerRadius::same(8))
}

/// The line around what is typed in or ticked.
pub(crate) fn edge(palette: &Palette) -> Stroke {
    Stroke::new(1.0, palette.edge)
}

/// The line below a word that can be pressed.
pub(crate) fn underline(ink: Color32) -> Stroke {
    Stroke::new(1.0, ink)
}

/// The size of a screen's title.
pub(crate) fn title() -> TextStyle {
    TextStyle::Heading
}

/// The size of a part's title.
pub(crate) fn subtitle() -> TextStyle {
    TextStyle::Name("subtitle".into())
}

/// The size of a sentence that stands out.
pub(crate) fn lead() -> TextStyle {
    TextStyle::Name("lead".into())
}

/// The letters of icons, which no words are drawn in.
pub(crate) fn icon_family() -> FontFamily {
    fonts::icons()
}

/// The letters of words that stand out by their weight.
pub(crate) fn semibold_family() -> FontFamily {
    fonts::semibold()
}

/// Words that stand out by their weight.
pub(crate) fn semibold(text: impl Into<String>) -> RichText {
    RichText::new(text).family(fonts::semibold())
}

/// The ink and the ground of how something stands; never the only sign of it.
pub(crate) fn mood_colours(palette: &Palette, mood: Mood) -> (Color32, Color32) {
    match mood {
        Mood::Settled => (palette.sage, palette.sage_pale),
        Mood::Open => (palette.honey, palette.honey_pale),
        Mood::Careful => (palette.clay, palette.clay_pale),
        Mood::Quiet => (palette.soft, palette.nav),
    }
}

/// A ground and an ink for somebody's face: always the same for the same name, and never the only sign of who it is.
pub(crate) fn face_colours(palette: &Palette, name: &str) -> (Color32, Color32) {
    let sum =
        name.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
    match sum % 3 {
        0 => (palette.sage_pale, palette.sage),
        1 => (palette.honey_pale, palette.honey),
        _ => (palette.clay_pale, palette.clay),
    }
}

/// Gives a window light or dark colours.
pub(crate) fn set_look(context: &Context, look: Look) {
    context.set_theme(match look {
        Look::System => ThemePreference::System,
        Look::Light => ThemePreference::Light,
        Look::Dark => ThemePreference::Dark,
    });
}

/// Which colours a window has.
pub(crate) fn look(context: &Context) -> Look {
    match context.options(|options| options.theme_preference) {
        ThemePreference::System => Look::System,
        ThemePreference::Light => Look::Light,
        ThemePreference::Dark => Look::Dark,
    }
}

/// Makes everything larger or smaller, as far as the screens can follow; how large it is then.
pub(crate) fn set_zoom(context: &Context, zoom: f32) -> f32 {
    let zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
    context.set_zoom_factor(zoom);
    zoom
}

/// Words with room between their lines.
pub(crate) fn open_lines(text: RichText, style: &Style) -> RichText {
    let size = egui::WidgetText::from(text.clone())
        .into_layout_job(style, egui::FontSelection::Default, egui::Align::Min)
        .sections
        .first()
        .map_or(0.0, |section| section.format.font_id.size);
    text.line_height(Some(size * LINE_HEIGHT))
}

/// Gives a context its look.
pub(crate) fn install(ctx: &Context) {
    fonts::install(ctx);
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    ctx.set_theme(egui::ThemePreference::System);
    ctx.set_style_of(Theme::Light, style(Visuals::light(), &LIGHT));
    ctx.set_style_of(Theme::Dark, style(Visuals::dark(), &DARK));
}

fn style(visuals: Visuals, palette: &Palette) -> Style {
    let mut style = Style { visuals: colour(visuals, palette), ..Style::default() };
    let proportional = |size| FontId::new(size, FontFamily::Proportional);
    style.text_styles = [
        (TextStyle::Heading, FontId::new(28.0, fonts::semibold())),
        (subtitle(), FontId::new(19.0, fonts::semibold())),
        (lead(), proportional(18.5)),
        (TextStyle::Body, proportional(17.0)),
        // As large as body text, because that is what a button is drawn with: it is measured with this.
        (TextStyle::Button, proportional(17.0)),
        (TextStyle::Small, proportional(15.0)),
        (TextStyle::Monospace, FontId::new(14.0, FontFamily::Monospace)),
    ]
    .into();
    style.spacing.item_spacing = Vec2::new(8.0, 8.0);
    style.spacing.button_padding = Vec2::new(14.0, 7.0);
    style.spacing.interact_size = Vec2::new(40.0, 34.0);
    style.spacing.extra_text_line_spacing = 3.0;
    style.spacing.text_edit_width = MEASURE;
    style.spacing.icon_width = 20.0;
    style.spacing.icon_width_inner = 12.0;
    style.spacing.combo_width = 160.0;
    // Over the margin, so that no column moves where a page gets long; and always to be seen.
    style.spacing.scroll = egui::style::ScrollStyle {
        bar_width: 9.0,
        floating_width: 7.0,
        dormant_handle_opacity: 0.3,
        active_handle_opacity: 0.3,
        interact_handle_opacity: 0.6,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        ..egui::style::ScrollStyle::floating()
    };
    style.interaction.selectable_labels = true;
    // Movement that nobody asked for draws frames and unsettles.
    style.animation_time = 0.0;
    style.scroll_animation = egui::style::ScrollAnimation::none();
    style
}

fn colour(mut visuals: Visuals, palette: &Palette) -> Visuals {
    let radius = CornerRadius::same(8);
    let widget = |fill, stroke, ink| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: stroke,
        corner_radius: radius,
        fg_stroke: Stroke::new(1.5, ink),
        expansion: 0.0,
    };
    let line = Stroke::new(1.0, palette.line);
    let strong_line = Stroke::new(1.0, palette.soft);
    visuals.widgets = Widgets {
        noninteractive: widget(palette.paper, line, palette.ink),
        inactive: widget(palette.card, line, palette.ink),
        hovered: widget(palette.nav, strong_line, palette.ink),
        // The keyboard's place: ink shows on every ground.
        active: widget(palette.nav, Stroke::new(2.0, palette.ink), palette.ink),
        open: widget(palette.nav, strong_line, palette.ink),
    };
    visuals.selection =
        Selection { bg_fill: palette.honey_pale, stroke: Stroke::new(2.0, palette.clay) };
    visuals.panel_fill = palette.paper;
    visuals.window_fill = palette.card;
    visuals.window_stroke = line;
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = radius;
    visuals.window_shadow = Shadow::NONE;
    visuals.popup_shadow = Shadow::NONE;
    visuals.extreme_bg_color = palette.card;
    visuals.text_edit_bg_color = Some(palette.card);
    visuals.faint_bg_color = palette.nav;
    visuals.code_bg_color = palette.nav;
    visuals.hyperlink_color = palette.clay;
    visuals.warn_fg_color = palette.clay;
    visuals.error_fg_color = palette.clay;
    visuals.weak_text_color = Some(palette.soft);
    visuals.override_text_color = None;
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.clay);
    // A blinking caret draws a frame twice a second in a window where nothing happens.
    visuals.text_cursor.blink = false;
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_by_itself() {
        let context = Context::default();
        install(&context);
        for theme in [Theme::Light, Theme::Dark] {
            let style = context.style_of(theme);
            assert!(!style.visuals.text_cursor.blink);
            assert!(style.animation_time.abs() < f32::EPSILON);
        }
    }
}
