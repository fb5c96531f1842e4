//! What opens the group: passphrase, recovery code, keyring, backup, erasing; and the door while it is locked.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Theme};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use kith_sync::node::api::{Command, KeysStatus};
use zeroize::Zeroizing;

use super::walk::{SMALL, clipped, open_at, walk_to};
use super::{App, click, is_shown, open, sized, type_into, window};
use crate::desktop::scripted::{Scripted, fresh, later, night_table, restoring, sealed, state};
use crate::desktop::{GroupHere, KeysChange, News, Opener, Openers, Opening, Request, Shut};
use crate::view::Place;
use crate::words::{Language, speak, t};

const OLD: &str = "eleven quiet nights";
const NEW: &str = "four calm words here";

fn secret(words: &str) -> Zeroizing<String> {
    Zeroizing::new(words.to_owned())
}

fn on_page(state: kith_sync::node::api::NodeState) -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = open(state);
    click(&mut harness, "What opens this group");
    (harness, script)
}

fn last_change(script: &Scripted) -> Option<KeysChange> {
    script.sent().into_iter().rev().find_map(|request| {
        if let Request::Keys { change, .. } = request { Some(change) } else { None }
    })
}

#[test]
fn a_passphrase_is_changed_once_the_new_one_is_good_and_typed_twice() {
    let (mut harness, script) = on_page(state());
    click(&mut harness, "Change the passphrase…");
    type_into(&mut harness, "Your passphrase until now", OLD);
    type_into(&mut harness, "Your new passphrase", "short");
    click(&mut harness, "Change it");
    harness.get_by_label_contains("Please take at least ten characters.");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    type_into(&mut harness, "Your new passphrase", &NEW[5..]);
    type_into(&mut harness, "The same once more", NEW);
    click(&mut harness, "Change it");
    assert_eq!(last_change(&script), None);

    script.refuse("The passphrase is not the right one.");
    click(&mut harness, "Not now");
    click(&mut harness, "Change the passphrase…");
    for (label, words) in [
        ("Your passphrase until now", OLD),
        ("Your new passphrase", NEW),
        ("The same once more", NEW),
    ] {
        type_into(&mut harness, label, words);
    }
    click(&mut harness, "Change it");
    harness.get_by_label("The passphrase is not the right one.");
    let from = Opener::Passphrase(secret(OLD));
    assert_eq!(last_change(&script), Some(KeysChange::Passphrase { from, to: secret(NEW) }));
}

#[test]
fn what_is_typed_is_shown_only_where_somebody_wants_it_and_gone_on_another_screen() {
    let (mut harness, script) = on_page(state());
    click(&mut harness, "Change the passphrase…");
    type_into(&mut harness, "Your passphrase until now", OLD);
    harness.get_by_role_and_label(Role::PasswordInput, "Your passphrase until now");
    click(&mut harness, "Show what I type");
    let shown = harness.get_by_role_and_label(Role::TextInput, "Your passphrase until now");
    assert_eq!(shown.accesskit_node().value().as_deref(), Some(OLD));
    walk_to(&mut harness, Place::Help);
    walk_to(&mut harness, Place::Keys);
    assert!(harness.query_by_label("Your passphrase until now").is_none());
    assert!(script.sent().is_empty());
}

/// The groups of the code that is shown.
fn shown_code(harness: &Harness<'_, App>) -> Vec<String> {
    let labels = harness.root().children_recursive();
    let labels = labels.filter_map(|node| node.accesskit_node().label());
    let group = |label: String| Some(label.strip_prefix("Group ")?.split_once(": ")?.1.to_owned());
    labels.filter_map(group).collect()
}

#[test]
fn a_recovery_code_counts_once_two_of_its_groups_are_typed_from_paper() {
    let (mut harness, script) = on_page(state());
    click(&mut harness, "Make a recovery code…");
    let groups = shown_code(&harness);
    assert_eq!(groups.len(), 7);
    click(&mut harness, "I have it on paper");
    assert_eq!(shown_code(&harness), Vec::<String>::new(), "it is read from paper");
    let asked: Vec<usize> = (1..=7)
        .filter(|at| harness.query_by_label(&format!("Group {at} of the code")).is_some())
        .collect();
    assert_eq!(asked.len(), 2);
    for at in &asked {
        type_into(&mut harness, &format!("Group {at} of the code"), "00000");
    }
    type_into(&mut harness, "Passphrase", OLD);
    click(&mut harness, "Let the code open Kith");
    harness.get_by_label_contains(&format!("Group {} of the code is another one.", asked[0]));
    assert_eq!(last_change(&script), None);
    for at in &asked {
        let label = format!("Group {at} of the code");
        harness.get_by_label(&label).focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        type_into(&mut harness, &label, &groups[at - 1].to_lowercase());
    }
    click(&mut harness, "Let the code open Kith");
    let Some(KeysChange::RecoveryCode { passphrase, code }) = last_change(&script) else {
        panic!("{:?}", script.sent())
    };
    assert_eq!((passphrase, code), (secret(OLD), secret(&groups.join("-"))));
    let mut state = state();
    let recovery_code_made = Some(date(2026, 11, 30));
    let keys = KeysStatus { recovery_code: true, recovery_code_made, keyring: false };
    Arc::make_mut(&mut state.status).keys = keys;
    script.push(News::State(state));
    harness.run();
    harness.get_by_label_contains("The code opens Kith on this device from now on.");
    harness.get_by_label("Your recovery code, made on 30 November 2026.");
    click(&mut harness, "Take it away…");
    click(&mut harness, "Take the code away");
    assert_eq!(last_change(&script), Some(KeysChange::NoRecoveryCode));
}

#[test]
fn a_code_can_be_printed_with_a_warning_and_given_up() {
    let (mut harness, script) = on_page(state());
    click(&mut harness, "Make a recovery code…");
    let code = shown_code(&harness).join("-");
    harness.get_by_label_contains("Write the day beside it: 30 November 2026.");
    click(&mut harness, "Save a page to print: the recovery code");
    harness.get_by_label_contains("Print it, then delete it");
    click(&mut harness, "Save the file");
    let Some(Request::Save { page, .. }) = script.sent().pop() else { panic!("not saved") };
    assert!(page.contains(&code) && !page.contains("Thursday"));
    assert!(page.contains("Made on 30 November 2026."), "as the screen says it of the paper");
    harness.get_all_by_label("Not now").last().unwrap().click_accesskit();
    harness.run();
    assert!(shown_code(&harness).is_empty());
    click(&mut harness, "Make a recovery code…");
    assert_ne!(shown_code(&harness).join("-"), code);
}

#[test]
fn the_keyring_is_turned_on_by_choice_and_where_there_is_none_that_is_said() {
    let (mut harness, script) = on_page(state());
    click(&mut harness, "Let the keyring open it…");
    type_into(&mut harness, "Passphrase", OLD);
    let because = "This system has no keyring that Kith can use.";
    script.refuse(because);
    click(&mut harness, "Let the keyring open it");
    assert_eq!(last_change(&script), Some(KeysChange::Keyring { passphrase: secret(OLD) }));
    harness.get_by_label(because);
    let (mut harness, script) = on_page(sealed());
    click(&mut harness, "The keyring is to open it no more");
    assert_eq!(last_change(&script), Some(KeysChange::NoKeyring));
    harness.get_by_label("The keyring opens Kith no more.");
}

#[test]
fn a_backup_is_suggested_quietly_kept_and_put_off() {
    let (mut harness, script) = open(sealed());
    harness.get_by_label_contains(
        "there is something of yours that is on this device alone. A backup",
    );
    click(&mut harness, "Not now: a backup");
    assert!(matches!(script.commands()[..], [Command::Mine(_)]));
    click(&mut harness, "Keep a backup…");
    assert!(harness.get_by_label("Where to save it").is_focused());
    click(&mut harness, "Keep the backup");
    let Some(Request::Backup { path, .. }) = script.sent().pop() else { panic!("no backup") };
    assert!(path.ends_with("backup.dat"));
    harness.get_by_label_contains("The backup is kept: ");
    script.refuse("The disk is full.");
    click(&mut harness, "Keep a backup…");
    click(&mut harness, "Keep the backup");
    harness.get_by_label("The disk is full.");
    let (harness, _script) = open(state());
    assert!(harness.query_by_label("Keep a backup…").is_none());
}

#[test]
fn erasing_says_what_is_lost_asks_for_the_name_and_leads_to_the_door() {
    let (mut harness, script) = on_page(fresh());
    click(&mut harness, "Erase this group from this device…");
    harness.get_by_label_contains("No other device has this group: everything in it is lost");
    let label = "To erase it, type its name: Thursday table";
    type_into(&mut harness, label, "Thursday");
    assert!(harness.get_by_label("Erase it for good").accesskit_node().is_disabled());
    type_into(&mut harness, label, " table");
    click(&mut harness, "Erase it for good");
    assert!(matches!(script.sent()[..], [Request::Erase { .. }]));
    harness.get_by_label("Welcome to Kith");
}

#[test]
fn after_one_group_is_erased_another_is_shown_and_one_that_was_not_is_told() {
    let (mut harness, script) = on_page(state());
    script.push_of(later(), News::State(night_table()));
    harness.run();
    click(&mut harness, "Erase this group from this device…");
    type_into(&mut harness, "To erase it, type its name: Thursday table", "thursday table");
    script.hold();
    click(&mut harness, "Erase it for good");
    let Some(Request::Erase { id }) = script.sent().pop() else { panic!("not erased") };
    let because: kith_sync::reason::Reason = "The disk reported an error.".to_owned().into();
    let reply = kith_sync::node::api::Reply::Refused { because: because.clone() };
    script.push(News::Reply(id, reply));
    script.push(News::Shut(Shut::Failed(because)));
    harness.run();
    harness.get_by_label("Night table, change the group");
    script.push(News::Erased);
    script.push(News::Groups { groups: vec![later()] });
    harness.run();
    harness.get_by_label("Night table");
}

/// A locked window that knows what opens its group.
fn locked(openers: Openers) -> (Harness<'static, App>, Scripted) {
    let (mut harness, script) = window(Opening::Locked);
    script.push(News::Groups { groups: vec![GroupHere::FIRST] });
    script.push(News::Openers(openers));
    harness.run();
    (harness, script)
}

const CODE: &str = "008J6-4CT4F-ANK7B-F24SK-NAXWC-SQFER-ZYJSR";

#[test]
fn the_recovery_code_opens_and_a_new_passphrase_is_asked_for_at_once() {
    let (mut harness, script) = locked(Openers { recovery_code: true, keyring: false });
    assert!(harness.query_by_label("Open with this system’s keyring").is_none());
    click(&mut harness, "I have a recovery code");
    type_into(&mut harness, "Recovery code", &CODE[..CODE.len() - 1]);
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label_contains("A recovery code has 35 letters and digits");
    type_into(&mut harness, "Recovery code", "S");
    click(&mut harness, "Open");
    harness.get_by_label("There is a slip in group 7 of the recovery code.");
    assert!(script.sent().is_empty());
    harness.key_press(Key::Backspace);
    harness.run();
    type_into(&mut harness, "Recovery code", "R");
    click(&mut harness, "Open");
    let with = Opener::RecoveryCode(secret(CODE));
    assert_eq!(script.sent(), [Request::Unlock { with: with.clone() }]);
    script.push(News::State(state()));
    harness.run();
    harness.get_by_label("Now choose a new passphrase");
    type_into(&mut harness, "Your new passphrase", NEW);
    type_into(&mut harness, "The same once more", NEW);
    click(&mut harness, "Use this passphrase");
    assert_eq!(last_change(&script), Some(KeysChange::Passphrase { from: with, to: secret(NEW) }));
    assert!(is_shown(&harness, Place::Today));
}

#[test]
fn a_code_that_opens_nothing_is_told_beside_its_field() {
    let (mut harness, script) = locked(Openers::default());
    click(&mut harness, "I have a recovery code");
    harness.get_by_label_contains("no recovery code was made on this device");
    type_into(&mut harness, "Recovery code", CODE);
    click(&mut harness, "Open");
    let because = "This is not the recovery code of this group.".to_owned();
    script.push(News::NotStarted { because: because.clone().into() });
    harness.run();
    harness.get_by_label(&because);
    click(&mut harness, "Back");
    harness.get_by_label("Kith is locked");
}

#[test]
fn the_keyring_opens_where_it_was_chosen() {
    let (mut harness, script) = locked(Openers { recovery_code: false, keyring: true });
    click(&mut harness, "Open with this system’s keyring");
    assert_eq!(script.sent(), [Request::UnlockByKeyring]);
    let because = "The system's keyring is locked, or did not let Kith in.".to_owned();
    script.push(News::NotStarted { because: because.clone().into() });
    harness.run();
    harness.get_by_label(&because);
    harness.get_by_role_and_label(Role::PasswordInput, "Passphrase");
}

#[test]
fn whoever_forgot_the_passphrase_is_told_what_there_is_to_do() {
    let (mut harness, script) = locked(Openers::default());
    click(&mut harness, "I forgot my passphrase");
    harness.get_by_label_contains("Nobody can open what is on this device");
    click(&mut harness, "I have an invitation");
    harness.get_by_label("The invitation, as text");
    click(&mut harness, "Back");
    harness.get_by_label("Kith is locked");
    click(&mut harness, "I forgot my passphrase");
    click(&mut harness, "I have a backup");
    harness.get_by_label("Where the backup is, with its folder");
    assert!(script.sent().is_empty());
}

#[test]
fn a_backup_is_brought_back_at_the_door_or_it_is_said_why_not() {
    let (mut harness, script) = window(Opening::FirstRun);
    click(&mut harness, "I have a backup");
    type_into(&mut harness, "Where the backup is, with its folder", "/media/stick/backup.dat");
    type_into(&mut harness, "Passphrase", OLD);
    click(&mut harness, "Bring it back");
    let with = Opener::Passphrase(secret(OLD));
    let path = "/media/stick/backup.dat".into();
    assert_eq!(script.sent(), [Request::Restore { path, with }]);
    assert!(harness.query_by_role(Role::ProgressIndicator).is_none(), "nothing is told yet");
    script.push(restoring());
    harness.run();
    let so_far = "Bringing back your groups: 40\u{a0}%";
    assert!(harness.query_all_by_label(so_far).count() > 0);
    let bar = harness.get_by_role(Role::ProgressIndicator);
    let (bar, words) = (bar.accesskit_node(), Some(so_far.to_owned()));
    assert_eq!((bar.numeric_value(), bar.label()), (Some(40.0), words));
    assert!(
        harness.query_by_label("Bring it back").is_none(),
        "nothing is to be pressed meanwhile"
    );
    let because = "The end of this backup is missing.".to_owned();
    script.push(News::NotStarted { because: because.clone().into() });
    harness.run();
    harness.get_by_label(&because);
    assert!(harness.query_by_role(Role::ProgressIndicator).is_none(), "it goes on no more");
    click(&mut harness, "Recovery code: Bring back a backup");
    click(&mut harness, "Bring it back");
    harness.get_by_label_contains("A recovery code has 35 letters and digits");
    click(&mut harness, "Passphrase: Bring back a backup");
    click(&mut harness, "Bring it back");
    script.push(News::LeftOut);
    script.push(News::Began);
    script.push(News::State(state()));
    harness.run();
    assert!(is_shown(&harness, Place::Today));
    harness.get_by_label("Something else opens a group of the backup, and it was left out.");
}

/// A window in which a large backup is brought back.
pub(super) fn bring_back(harness: &mut Harness<'static, App>, script: &Scripted) {
    click(harness, t!("door-i-have-a-backup"));
    type_into(harness, t!("door-where-it-is"), "/media/stick/backup.dat");
    type_into(harness, t!("door-passphrase"), OLD);
    click(harness, t!("door-restore-it"));
    script.push(restoring());
    harness.run();
}

#[test]
fn nothing_of_what_opens_is_clipped_in_a_small_window_or_with_large_letters() {
    for language in [Language::English, Language::German] {
        speak(language);
        for (theme, zoom) in [(Theme::Light, 1.0), (Theme::Dark, 2.0)] {
            for button in [
                t!("keys-passphrase-change"),
                t!("keys-code-new"),
                t!("keys-code-remove"),
                t!("keys-backup-keep"),
                t!("keys-erase-begin"),
            ] {
                let mut harness = open_at(sealed(), zoom, theme);
                walk_to(&mut harness, Place::Keys);
                click(&mut harness, button);
                assert_eq!(clipped(&harness, SMALL[0] / zoom), Vec::<String>::new(), "{button}");
            }
            let (mut harness, script) = sized(Opening::FirstRun, SMALL, theme);
            harness.set_pixels_per_point(zoom);
            harness.set_size(egui::vec2(SMALL[0], SMALL[1]) / zoom);
            harness.run();
            bring_back(&mut harness, &script);
            assert_eq!(clipped(&harness, SMALL[0] / zoom), Vec::<String>::new());
        }
    }
}
