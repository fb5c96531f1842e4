//! The letters: Source Sans, with the system's own fonts behind it for every script it lacks; and icons, apart from them.
//!
//! The OpenType files and not the TrueType ones of the same release: fitting a letter to the pixels takes a fifth of the time,
//! which the first frame of a window spends on every letter that it shows.
//!
//! Invariant: no family of letters draws an icon, so that nobody can type a sign of the window.
//! Source: Source Sans 3.052 by Adobe, under the SIL Open Font License in `fonts/OFL.md`.

use egui::{Context, FontData, FontDefinitions, FontFamily};

/// A font beside those that egui brings.
const FONTS: [(&str, &[u8]); 3] = [
    (REGULAR, include_bytes!("../../fonts/SourceSans3-Regular.otf")),
    (SEMIBOLD, include_bytes!("../../fonts/SourceSans3-Semibold.otf")),
    (ICONS, lucide_icons::LUCIDE_FONT_BYTES),
];
const REGULAR: &str = "source sans";
const SEMIBOLD: &str = "source sans semibold";
const ICONS: &str = "lucide";
/// How far icons are lowered, as a share of their size, to stand on the line of the letters beside them.
const ICON_DROP: f32 = 0.09;

/// A font of pictures for characters of private use, which egui brings and nothing here draws.
const PICTURES: &str = "egui-icons";

/// The family of icons, which no words are drawn in.
pub(super) fn icons() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// The family of words that stand out.
pub(super) fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// Hands the fonts over.
pub(super) fn install(context: &Context) {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in FONTS {
        let mut data = FontData::from_static(bytes);
        if name == ICONS {
            data.tweak.y_offset_factor = ICON_DROP;
        }
        fonts.font_data.insert(name.to_owned(), data.into());
    }
    fonts.font_data.remove(PICTURES);
    for family in fonts.families.values_mut() {
        family.retain(|name| name != PICTURES);
    }
    let brought = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let family = |first: &str| {
        std::iter::once(first.to_owned()).chain(brought.iter().cloned()).collect::<Vec<_>>()
    };
    fonts.families.insert(FontFamily::Proportional, family(REGULAR));
    fonts.families.insert(semibold(), family(SEMIBOLD));
    fonts.families.insert(icons(), vec![ICONS.to_owned()]);
    context.set_fonts(fonts);
}
