//! A group is erased at the door while it is locked, by somebody who can open it no more.

use egui::Theme;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use kith_sync::node::api::Reply;
use kith_sync::reason::Reason;

use super::walk::{SMALL, clipped, unreached};
use super::{App, click, open, sized, type_into, window};
use crate::desktop::scripted::{Scripted, later, reason, state};
use crate::desktop::{GroupHere, News, Openers, Opening, Request, Shut};
use crate::words::{Language, speak, t};

const FIRST: &str = "To erase it, type its name: The first group here";
const LATER: &str = "To erase it, type its name: Group of 24 November 2026";

/// Where a forgotten passphrase is spoken of, with these groups here.
fn forgotten(groups: &[GroupHere]) -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = window(Opening::Locked);
    script.push(News::Groups { groups: groups.to_vec() });
    harness.run();
    click(&mut harness, "I forgot my passphrase");
    (harness, script)
}

fn is_erased(request: Option<&Request>) -> bool {
    matches!(request, Some(Request::Erase { .. }))
}

#[test]
fn whoever_forgot_the_passphrase_erases_the_group_once_its_name_is_typed() {
    let (mut harness, script) = forgotten(&[GroupHere::FIRST]);
    click(&mut harness, "Erase this group from this device…");
    harness.get_by_label_contains("If it is on no other device, everything in it is lost");
    harness.get_by_label_contains("What the others have stays with them");
    assert!(harness.query_by_label_contains("A recovery code was made").is_none());
    type_into(&mut harness, FIRST, "The first group");
    assert!(harness.get_by_label("Erase it for good").accesskit_node().is_disabled());
    assert_eq!(script.sent(), []);
    type_into(&mut harness, FIRST, " here");
    click(&mut harness, "Erase it for good");
    assert!(is_erased(script.sent().last()));
    assert_eq!(script.last_of(), Some(GroupHere::FIRST));
    script.push(News::Groups { groups: Vec::new() });
    harness.run();
    harness.get_by_label("Welcome to Kith");
    harness.get_by_label("The group is erased from this device.");
}

#[test]
fn leaving_it_changes_nothing() {
    let (mut harness, script) = forgotten(&[GroupHere::FIRST]);
    script.push(News::Openers(Openers { recovery_code: true, keyring: false }));
    harness.run();
    click(&mut harness, "Erase this group from this device…");
    harness.get_by_label_contains("A recovery code was made on this device.");
    type_into(&mut harness, FIRST, "The first group here");
    click(&mut harness, "Leave it here");
    harness.get_by_label("Kith is locked");
    click(&mut harness, "I forgot my passphrase");
    click(&mut harness, "Erase this group from this device…");
    assert!(harness.get_by_label("Erase it for good").accesskit_node().is_disabled());
    assert_eq!(script.sent(), []);
}

#[test]
fn of_several_one_is_chosen_and_the_others_stay_locked_here() {
    let (mut harness, script) = forgotten(&[later(), GroupHere::FIRST]);
    click(&mut harness, "Erase a group from this device…");
    assert!(harness.query_by_label("Erase it for good").is_none());
    click(&mut harness, "The first group here: Erase from this device");
    type_into(&mut harness, FIRST, "The first group here");
    // What was typed for one erases no other.
    click(&mut harness, "Group of 24 November 2026: Erase from this device");
    assert!(harness.get_by_label("Erase it for good").accesskit_node().is_disabled());
    type_into(&mut harness, LATER, "group of 24  november 2026");
    click(&mut harness, "Erase it for good");
    assert!(is_erased(script.sent().last()));
    assert_eq!(script.last_of(), Some(later()));
    script.push(News::Groups { groups: vec![GroupHere::FIRST] });
    harness.run();
    harness.get_by_label("Kith is locked");
    harness.get_by_label("The group is erased from this device.");
    click(&mut harness, "I forgot my passphrase");
    assert!(harness.query_by_label("The group is erased from this device.").is_none());
    click(&mut harness, "Erase this group from this device…");
    harness.get_by_label(FIRST);
}

#[test]
fn what_another_process_uses_is_not_erased_and_it_is_said_there() {
    let (mut harness, script) = forgotten(&[GroupHere::FIRST]);
    click(&mut harness, "Erase this group from this device…");
    type_into(&mut harness, FIRST, "The first group here");
    script.hold();
    click(&mut harness, "Erase it for good");
    harness.get_by_label_contains("What opens it is overwritten first");
    // What a passphrase that was tried before came to is not about this.
    let because = reason("node-wrong-passphrase").unwrap();
    script.push(News::NotStarted { because });
    harness.run();
    harness.get_by_label_contains("What opens it is overwritten first");
    let Some(Request::Erase { id }) = script.sent().pop() else { panic!("not erased") };
    let because: Reason = reason("node-in-use").unwrap();
    script.push(News::Reply(id, Reply::Refused { because }));
    harness.run();
    harness.get_by_label("Another Kith is using this folder. Close it there first.");
    assert!(!harness.get_by_label("Erase it for good").accesskit_node().is_disabled());
    click(&mut harness, "Leave it here");
    harness.get_by_label("Kith is locked");
}

#[test]
fn a_group_that_opens_meanwhile_is_shown_and_not_erased() {
    let (mut harness, script) = forgotten(&[GroupHere::FIRST]);
    click(&mut harness, "Erase this group from this device…");
    script.push(News::State(state()));
    harness.run();
    harness.get_by_label("Thursday table");
    assert_eq!(script.sent(), []);
}

#[test]
fn beside_an_open_group_a_locked_one_is_erased_from_the_list() {
    let (mut harness, script) = open(state());
    script.push_of(later(), News::Shut(Shut::OtherPassphrase));
    harness.run();
    let begin = |harness: &mut Harness<'static, App>| {
        click(harness, "Thursday table, change the group");
        click(harness, "Unlock: Group of 24 November 2026");
        click(harness, "Erase from this device: Group of 24 November 2026");
    };
    begin(&mut harness);
    click(&mut harness, "Leave it here");
    harness.get_by_label("Thursday table, change the group");
    begin(&mut harness);
    type_into(&mut harness, LATER, "Group of 24 November 2026");
    script.hold();
    click(&mut harness, "Erase it for good");
    assert_eq!(script.last_of(), Some(later()));
    let Some(Request::Erase { id }) = script.sent().pop() else { panic!("not erased") };
    let because = reason("node-in-use").unwrap();
    script.push_of(later(), News::Reply(id, Reply::Refused { because }));
    harness.run();
    harness.get_by_label("Another Kith is using this folder. Close it there first.");
    click(&mut harness, "Erase it for good");
    script.push_of(later(), News::Erased);
    harness.run();
    harness.get_by_label("Thursday table");
    harness.get_by_label("The group is erased from this device.");
}

#[test]
fn the_page_fits_a_small_window_with_letters_twice_as_large_and_is_used_with_tab_alone() {
    for language in [Language::English, Language::German] {
        speak(language);
        for (theme, zoom) in [(Theme::Light, 1.0), (Theme::Dark, 2.0)] {
            let (mut harness, script) = sized(Opening::Locked, SMALL, theme);
            script.push(News::Groups { groups: vec![later(), GroupHere::FIRST] });
            harness.set_pixels_per_point(zoom);
            harness.set_size(egui::vec2(SMALL[0], SMALL[1]) / zoom);
            harness.run();
            click(&mut harness, t!("door-i-forgot"));
            click(&mut harness, t!("door-erase-a-group"));
            let first = crate::view::anew::group_label(GroupHere::FIRST);
            click(&mut harness, &format!("{first}: {}", t!("keys-erase-title")));
            assert_eq!(clipped(&harness, SMALL[0] / zoom), Vec::<String>::new(), "{language:?}");
            assert_eq!(unreached(&mut harness), std::collections::BTreeSet::new());
        }
    }
}
