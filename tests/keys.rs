//! What opens the groups of a device: passphrase, recovery code, keyring; and erasing them.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;

use super::harness::words::{add_rule, has_rule};
use super::harness::{Device, Outcome, PASSPHRASE, founded};

const NEW: &str = "twelve loud mornings";

/// Changes the passphrase from what the device is given to another.
fn change(device: &Device, to: &str, args: &[&str]) -> Outcome {
    let mut command = device.command([&["passphrase"], args].concat());
    Outcome::of(&command.env("KITH_NEW_PASSPHRASE", to).output().unwrap())
}

#[test]
fn one_new_passphrase_for_every_group_that_the_earlier_one_opens_each_told() {
    let ana = founded();
    let beside = ana.founds_beside("Day shift");
    // As a kill between the two would leave it: each opens with one of the two, and the same again does the rest.
    change(&ana, NEW, &["--only-this"]).succeeds();
    assert!(ana.kith(&["show"]).fails_plainly().contains("passphrase"));
    ana.kith_with(NEW, &["show"]).succeeds();
    ana.kith_in(&beside, PASSPHRASE, &["show"]).succeeds();
    let told = change(&ana, NEW, &[]).succeeds();
    let lines: Vec<_> = told.lines().collect();
    assert_eq!(lines.len(), 2, "{told}");
    assert!(lines[0].contains("already") && lines[1].contains("2031-03-04"), "{told}");
    for folder in [&ana.data(), &beside] {
        let said = ana.kith_in(folder, PASSPHRASE, &["show"]).fails_plainly();
        assert!(said.contains("passphrase"), "{said}");
        ana.kith_in(folder, NEW, &["show"]).succeeds();
    }

    // One that has another is left and told; with a passphrase that opens none nothing happens.
    let third = Device::new("Ana");
    third.kith(&["found", "--group", "Night", "--me", "Ana"]).succeeds();
    let its_own = third.founds_beside("Day");
    let mut alone = third.command_in(&its_own, ["passphrase"]);
    Outcome::of(&alone.env("KITH_NEW_PASSPHRASE", "of its own").output().unwrap()).succeeds();
    let told = change(&third, NEW, &[]).succeeds();
    assert!(told.contains("something else opens it"), "{told}");
    third.kith_in(&its_own, "of its own", &["show"]).succeeds();
    let mut wrong = third.command(["passphrase"]);
    wrong.env("KITH_PASSPHRASE", "not it").env("KITH_NEW_PASSPHRASE", "nor this");
    assert_eq!(Outcome::of(&wrong.output().unwrap()).code, Some(1));
    third.kith_with(NEW, &["show"]).succeeds();
}

#[test]
fn a_new_passphrase_keeps_to_the_rules_and_is_asked_for() {
    let ana = founded();
    for bad in ["", "two\nlines"] {
        assert!(change(&ana, bad, &[]).fails_plainly().contains("passphrase"));
    }
    let outcome = ana.kith(&["passphrase"]).fails_plainly();
    assert!(outcome.contains("KITH_NEW_PASSPHRASE"), "{outcome}");
    ana.kith(&["show"]).succeeds();
}

/// Makes a recovery code and types what it asks for, or something else.
fn make_code(device: &Device, is_typed: bool) -> (String, Outcome) {
    let mut command = device.command(["recovery", "new"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let (mut input, mut output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut code = String::new();
    let mut first = BufReader::new(&mut output);
    first.read_line(&mut code).unwrap();
    let code = code.trim().to_owned();
    let mut errors = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    loop {
        let mut line = String::new();
        if errors.read_line(&mut line).unwrap() == 0 {
            break;
        }
        said.push_str(&line);
        if let Some(group) = line.strip_prefix("Group ").and_then(|rest| rest.split(' ').next()) {
            let nth: usize = group.parse().unwrap();
            let group = code.split('-').nth(nth - 1).unwrap().to_lowercase();
            let typed = if is_typed { &group } else { "wrong" };
            input.write_all(format!("{typed}\n").as_bytes()).unwrap();
        }
    }
    let mut rest = String::new();
    output.read_to_string(&mut rest).unwrap();
    let code_of = child.wait().unwrap().code();
    (code, Outcome { code: code_of, stdout: rest, stderr: said })
}

#[test]
fn a_recovery_code_that_was_typed_again_opens_when_the_passphrase_is_forgotten() {
    let ana = founded();
    let beside = ana.founds_beside("Day shift");
    let (never_kept, outcome) = make_code(&ana, false);
    outcome.fails();
    let with = |code: &str, args: &[&str]| ana.kith_with(code, &[args, &["--recovery"]].concat());
    assert!(with(&never_kept, &["show"]).fails().contains("not the recovery code"));

    let (code, outcome) = make_code(&ana, true);
    assert_eq!(outcome.stdout.lines().count(), 2, "{outcome:?}");
    outcome.succeeds();
    for folder in [&ana.data(), &beside] {
        ana.kith_in(folder, &code.to_lowercase(), &["show", "--recovery"]).succeeds();
    }
    let slip = code.replacen(code.chars().next().unwrap(), "?", 1);
    let said = with(&slip, &["show"]).fails();
    assert!(said.contains("group 1"), "{said}");
    assert!(!said.contains(&slip) && !said.contains(&code));

    // Which paper holds is told by its day.
    let told = ana.kith(&["recovery"]).succeeds();
    let made = told.lines().map(|line| line.rsplit(' ').next().unwrap());
    let days: Vec<jiff::civil::Date> = made.map(|day| day.parse().unwrap()).collect();
    assert!(days.len() == 2 && told.contains("there is a recovery code, made on"), "{told}");

    // It leads to a new passphrase, for all of them.
    let mut change = ana.command(["passphrase", "--recovery"]);
    change.env("KITH_PASSPHRASE", &code).env("KITH_NEW_PASSPHRASE", NEW);
    assert_eq!(Outcome::of(&change.output().unwrap()).succeeds().lines().count(), 2);
    assert!(ana.kith(&["show"]).fails_plainly().contains("passphrase"));
    ana.kith_with(NEW, &["show"]).succeeds();

    ana.kith(&["recovery", "remove"]).succeeds();
    let told = ana.kith_with(NEW, &["recovery"]).succeeds();
    assert!(told.lines().all(|line| line.ends_with("there is no recovery code")), "{told}");
    assert!(with(&code, &["show"]).fails().contains("not the recovery code"));
    ana.kith_with(NEW, &["show"]).succeeds();
}

#[test]
fn a_recovery_code_can_be_printed_on_a_page_without_any_name() {
    let ana = founded();
    let page = ana.data().join("page.html");
    let mut command = ana.command(["recovery", "new", "--page"]);
    command.arg(&page).stdin(Stdio::null());
    let outcome = Outcome::of(&command.output().unwrap());
    // Nobody typed it again, so it opens nothing; what was written can be printed all the same.
    assert_eq!(outcome.code, Some(1));
    let code = outcome.stdout.lines().next().unwrap().to_owned();
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.contains(&code) && page.contains("Made on"), "{page}");
    assert!(!page.contains("Night shift") && !page.contains("Ana"));
}

#[test]
fn without_a_system_keyring_it_is_said_plainly_and_the_passphrase_opens_as_before() {
    let ana = founded();
    let before = std::fs::read(ana.data().join("store.sqlite")).unwrap();
    let said = ana.kith(&["keyring", "on"]).fails_plainly();
    assert!(said.contains("no keyring") && said.contains("passphrase"), "{said}");
    assert_eq!(std::fs::read(ana.data().join("store.sqlite")).unwrap(), before);
    assert!(ana.kith(&["keyring"]).succeeds().ends_with("off"));
    let said = ana.kith(&["show", "--keyring"]).fails_plainly();
    assert!(said.contains("keeps nothing"), "{said}");
    ana.kith(&["keyring", "off"]).succeeds();
    ana.kith(&["show"]).succeeds();
}

#[test]
fn a_group_is_erased_once_its_name_was_typed_and_nothing_of_it_stays() {
    let ana = founded();
    let beside = ana.founds_beside("Day shift");
    ana.does(&[add_rule("Kept", "All day.")]);
    let told = ana.kith_reads(&["erase"], "Day shift\n").fails();
    assert!(told.contains("Nothing was erased") && told.contains("other members"), "{told}");
    assert!(has_rule(&ana.show().snapshot, "Kept"));
    let told = ana.kith_reads(&["erase"], "Night shift\n").succeeds();
    assert!(told.contains("Erased"), "{told}");
    assert!(ana.kith(&["show"]).fails_plainly().contains("no group"));
    let left: Vec<_> =
        std::fs::read_dir(ana.data()).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name == "lock" || name == "2031-03-04"), "{left:?}");
    // The other one is as it was.
    ana.kith_in(&beside, PASSPHRASE, &["show"]).succeeds();
}

#[test]
fn a_group_whose_passphrase_is_forgotten_is_erased_by_a_word() {
    let ana = founded();
    let erase = |typed: &str| {
        let mut command = ana.command(["erase"]);
        command.env_remove("KITH_PASSPHRASE");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        Outcome::of(&child.wait_with_output().unwrap())
    };
    erase("Night shift\n").fails();
    erase("").fails();
    ana.kith(&["show"]).succeeds();
    let running = ana.start();
    assert!(erase("erase\n").fails().contains("using this folder"));
    running.stop();
    // With a passphrase that is not the right one it is asked for again, not passed over.
    let wrong = ana.kith_with("not it", &["erase"]);
    assert!(wrong.fails().contains("passphrase"));
    erase("erase\n").succeeds();
    assert!(ana.kith(&["show"]).fails_plainly().contains("no group"));
    // The folder takes a new group.
    ana.kith(&["found", "--group", "Anew", "--me", "Ana"]).succeeds();
}

/// In a terminal of its own, which `script` makes and whose screen it hands on.
#[cfg(target_os = "linux")]
#[test]
fn a_passphrase_that_is_typed_is_not_shown() {
    let ana = founded();
    let show = ana.command(["show"]);
    let words = std::iter::once(show.get_program()).chain(show.get_args());
    let words: Vec<_> = words.map(|word| format!("'{}'", word.to_str().unwrap())).collect();
    let mut command = std::process::Command::new("script");
    ana.environment(&mut command);
    command.env_remove("KITH_PASSPHRASE");
    command.args(["-q", "-e", "-c", &format!("{}; read line", words.join(" ")), "/dev/null"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut keyboard, mut screen) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut seen = String::new();
    let mut until = |words: &str| {
        let mut byte = [0];
        while !seen.contains(words) {
            assert_eq!(screen.read(&mut byte).unwrap(), 1, "it ended: {seen}");
            seen.push(char::from(byte[0]));
        }
        seen.clone()
    };
    until("Passphrase: ");
    keyboard.write_all(format!("{PASSPHRASE}\n").as_bytes()).unwrap();
    until("Night shift");
    // What is typed afterwards is shown again.
    keyboard.write_all(b"shown again\n").unwrap();
    let seen = until("shown again");
    assert!(!seen.contains(PASSPHRASE), "{seen}");
    drop(keyboard);
    assert!(child.wait().unwrap().success());
}
