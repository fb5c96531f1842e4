//! What letters are drawn as: names in the world's scripts, and what somebody could type to look like a sign of the window.

use std::collections::BTreeSet;
use std::process::Command;
use std::sync::{Arc, Mutex};

use egui::epaint::text::{FallbackRequest, FontInsert};
use egui::{Color32, Context, FontFamily, FontId, MissingGlyphPolicy, Theme};
use egui_kittest::Harness;
use egui_system_font_provider::SystemFontProvider;
use lucide_icons::Icon;

use super::{App, News, Opening, go, sized};
use crate::desktop::scripted::{ben, state};
use crate::theme;
use crate::view::Place;

/// A name in each script, with a letter of it that fonts of that script have.
const NAMES: [(&str, &str, char); 12] = [
    ("Arabic", "محمد", 'م'),
    ("Hebrew", "שלום", 'ש'),
    ("Devanagari", "श्रीमती", 'श'),
    ("Thai", "ณัฐวุฒิ", 'ณ'),
    ("Chinese", "王欣怡", '欣'),
    ("Japanese", "さくら", 'さ'),
    ("Korean", "김하늘", '김'),
    ("Greek", "Αθηνά", 'θ'),
    ("Cyrillic", "Ольга", 'л'),
    ("Georgian", "ნინო", 'ნ'),
    ("Armenian", "Անի", 'Ա'),
    ("Emoji", "🌻🦊", '🦊'),
];

/// Every family that words are drawn in.
fn families() -> [FontFamily; 3] {
    [FontFamily::Proportional, theme::semibold_family(), FontFamily::Monospace]
}

fn font(family: FontFamily) -> FontId {
    FontId::new(15.0, family)
}

fn has_glyph(context: &Context, family: &FontFamily, letter: char) -> bool {
    context.fonts_mut(|fonts| fonts.has_glyph(&font(family.clone()), letter))
}

/// Where on the font's sheet a letter is taken from, which is what is drawn of it.
fn drawn(context: &Context, family: &FontFamily, letter: char) -> Vec<[[u16; 2]; 2]> {
    let galley = context.fonts_mut(|fonts| {
        fonts.layout_no_wrap(letter.to_string(), font(family.clone()), Color32::WHITE)
    });
    let glyphs = galley.rows.iter().flat_map(|row| row.glyphs.iter());
    glyphs.map(|glyph| [glyph.uv_rect.min, glyph.uv_rect.max]).collect()
}

/// A window in which Ben has another name.
fn called(name: &str) -> Harness<'static, App> {
    let (mut harness, script) = sized(Opening::Starting, [1120.0, 900.0], Theme::Light);
    // As in a real window: what no font has is a box, and no fault.
    harness.ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    let mut state = state();
    let snapshot = Arc::make_mut(&mut state.snapshot);
    let members = Arc::make_mut(&mut snapshot.members);
    name.clone_into(&mut members.iter_mut().find(|member| member.id == ben()).unwrap().name);
    script.push(News::State(state));
    harness.run();
    harness
}

#[test]
fn nobody_can_type_a_sign_of_the_window() {
    let harness = called("Ana");
    let context = &harness.ctx;
    let icons = theme::icon_family();
    let nothing = '\u{10fffd}';
    for family in families() {
        for letter in ('\u{e000}'..='\u{f8ff}').filter(|it| has_glyph(context, &icons, *it)) {
            let is_icon = drawn(context, &family, letter) == drawn(context, &icons, letter);
            assert!(!is_icon, "{family:?}: {}", letter.escape_unicode());
        }
        for sign in [Icon::Check, Icon::CircleAlert, Icon::MessageCircleQuestionMark, Icon::Lock] {
            let sign = char::from(sign);
            assert_eq!(drawn(context, &family, sign), drawn(context, &family, nothing));
            assert_ne!(drawn(context, &family, sign), drawn(context, &icons, sign));
        }
    }
}

#[test]
fn every_sign_of_the_window_is_drawn() {
    let harness = called("Ben");
    let signs = [Icon::Sun, Icon::Check, Icon::X, Icon::Menu, Icon::CircleAlert, Icon::Ellipsis];
    let looks = signs.map(|sign| {
        assert!(has_glyph(&harness.ctx, &theme::icon_family(), char::from(sign)));
        drawn(&harness.ctx, &theme::icon_family(), char::from(sign))
    });
    assert_eq!(looks.iter().collect::<BTreeSet<_>>().len(), signs.len());
}

#[test]
fn the_system_is_asked_for_every_script_that_our_own_letters_lack() {
    for (script, name, letter) in NAMES {
        let mut harness = called(name);
        let own = has_glyph(&harness.ctx, &FontFamily::Proportional, letter);
        let asked: Arc<Mutex<BTreeSet<char>>> = Arc::default();
        let hears = Arc::clone(&asked);
        harness.ctx.add_font_provider(Arc::new(
            move |request: &FallbackRequest<'_>| -> Option<FontInsert> {
                hears.lock().unwrap().extend(request.cluster.chars().next());
                None
            },
        ));
        go(&mut harness, Place::Members);
        harness.run();
        let asked = asked.lock().unwrap();
        assert_eq!(asked.contains(&letter), !own, "{script}: {asked:?}");
    }
}

/// Whether the system has a font of the kinds that can be drawn with this letter in it; unknown where nothing can tell.
fn is_in_a_font_of_the_system(letter: char) -> Option<bool> {
    let mut found = Vec::new();
    for format in ["TrueType", "CFF"] {
        let of = format!(":charset={:x}:fontformat={format}", u32::from(letter));
        found.extend(Command::new("fc-list").arg(of).output().ok()?.stdout);
    }
    Some(!found.is_empty())
}

#[test]
fn a_name_is_drawn_in_every_script_that_the_system_has_a_font_for() {
    let mut harness = called("Ben");
    harness.ctx.add_font_provider(Arc::new(SystemFontProvider::new()));
    harness.run();
    let nothing = '\u{10fffd}';
    for (script, _, letter) in NAMES {
        for family in [FontFamily::Proportional, theme::semibold_family()] {
            let is_drawn = has_glyph(&harness.ctx, &family, letter);
            let is_box =
                drawn(&harness.ctx, &family, letter) == drawn(&harness.ctx, &family, nothing);
            assert_eq!(is_drawn, !is_box, "{script}");
            if is_in_a_font_of_the_system(letter) == Some(true) {
                assert!(is_drawn, "{script} has a font and is drawn as a box");
            }
        }
    }
}
