//! The colours, for light and for dark.
//!
//! Source: contrast by WCAG 2.2, 1.4.3 and 1.4.11.

use egui::Color32;

/// Colours of one theme.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    pub(crate) paper: Color32,
    pub(crate) card: Color32,
    pub(crate) nav: Color32,
    pub(crate) ink: Color32,
    pub(crate) soft: Color32,
    pub(crate) line: Color32,
    /// Around what is typed in or ticked, which nothing else shows.
    pub(crate) edge: Color32,
    /// Terracotta: the one thing to do.
    pub(crate) clay: Color32,
    pub(crate) on_clay: Color32,
    /// Behind what asks for care.
    pub(crate) clay_pale: Color32,
    /// Sage: what is settled.
    pub(crate) sage: Color32,
    pub(crate) sage_pale: Color32,
    /// Honey: what is open.
    pub(crate) honey: Color32,
    pub(crate) honey_pale: Color32,
    /// A QR code is dark on light in both themes, or cameras refuse it.
    pub(crate) qr_dark: Color32,
    pub(crate) qr_light: Color32,
}

pub(super) const LIGHT: Palette = Palette {
    paper: rgb(0xFA_F5_EC),
    card: rgb(0xFF_FD_F9),
    nav: rgb(0xF1_E8_D9),
    ink: rgb(0x33_2B_25),
    soft: rgb(0x66_5A_4E),
    line: rgb(0xE2_D6_C3),
    edge: rgb(0x8F_83_73),
    clay: rgb(0x9E_47_2B),
    on_clay: rgb(0xFF_FA_F4),
    clay_pale: rgb(0xF7_E2_D8),
    sage: rgb(0x45_62_45),
    sage_pale: rgb(0xE3_EB_DC),
    honey: rgb(0x75_57_12),
    honey_pale: rgb(0xF7_EB_C9),
    qr_dark: rgb(0x2A_22_1C),
    qr_light: rgb(0xFF_FD_F9),
};

pub(super) const DARK: Palette = Palette {
    paper: rgb(0x22_1E_1A),
    card: rgb(0x2C_27_22),
    nav: rgb(0x1B_18_15),
    ink: rgb(0xF0_E8_DC),
    soft: rgb(0xBD_B0_A0),
    line: rgb(0x45_3C_33),
    edge: rgb(0x7E_74_68),
    clay: rgb(0xDD_90_70),
    on_clay: rgb(0x2A_16_0E),
    clay_pale: rgb(0x4A_30_27),
    sage: rgb(0xA9_C4_A2),
    sage_pale: rgb(0x2F_3B_2D),
    honey: rgb(0xE6_C8_7A),
    honey_pale: rgb(0x43_39_20),
    qr_dark: rgb(0x2A_22_1C),
    qr_light: rgb(0xFF_FD_F9),
};

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    #[expect(clippy::disallowed_methods, reason = "this is the theme")]
    Color32::from_rgb(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast by WCAG 2.2.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |colour: Color32| {
            let rgba = egui::Rgba::from(colour);
            0.2126 * rgba.r() + 0.7152 * rgba.g() + 0.0722 * rgba.b()
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_its_ground() {
        for palette in [&LIGHT, &DARK] {
            for (text, ground) in [
                (palette.ink, palette.paper),
                (palette.ink, palette.card),
                (palette.ink, palette.nav),
                (palette.ink, palette.clay_pale),
                (palette.ink, palette.honey_pale),
                (palette.soft, palette.paper),
                (palette.soft, palette.card),
                (palette.soft, palette.nav),
                (palette.on_clay, palette.clay),
                (palette.clay, palette.clay_pale),
                (palette.clay, palette.card),
                (palette.sage, palette.sage_pale),
                (palette.honey, palette.honey_pale),
                (palette.qr_dark, palette.qr_light),
            ] {
                assert!(
                    contrast(text, ground) >= 4.5,
                    "{text:?} on {ground:?}: {}",
                    contrast(text, ground)
                );
            }
        }
    }

    #[test]
    fn what_is_typed_in_or_ticked_can_be_told_from_its_ground() {
        for palette in [&LIGHT, &DARK] {
            for ground in [palette.paper, palette.card, palette.nav] {
                let contrast = contrast(palette.edge, ground);
                assert!(contrast >= 3.0, "{ground:?}: {contrast}");
            }
        }
    }
}
