//! Changes, and the making of them, over which the document engine takes the whole process with it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command as Process;

use ed25519_dalek::SigningKey;

use super::*;
use crate::group::fault;
use crate::log::{Parked, SignedEntry};
use crate::node::mark::Mark;
use crate::node::offline::Unlocked;
use crate::protocol::{Trials, Tried};
use crate::roster::{Invite, Purpose, Statement, prove_admit};

const FOLDER: &str = "KITH_TEST_FOLDER";
const DIES_AT: &str = "KITH_TEST_DIES_AT";

/// What a child process is to do: the folder to open, and over what it dies.
fn task() -> Option<(std::path::PathBuf, [u8; 32])> {
    let folder = std::env::var_os(FOLDER)?.into();
    let at = std::env::var(DIES_AT).unwrap();
    let bytes = data_encoding::HEXLOWER.decode(at.as_bytes()).unwrap();
    Some((folder, bytes.try_into().unwrap()))
}

/// Runs one test of this program again as a process of its own, which opens a folder; says whether it lived.
fn lives(test: &str, folder: &Path, dies_at: [u8; 32]) -> bool {
    let mut child = Process::new(std::env::current_exe().unwrap());
    child.args(["--exact", &format!("node::tests::deaths::{test}"), "--nocapture"]);
    child.env(FOLDER, folder).env(DIES_AT, data_encoding::HEXLOWER.encode(&dies_at));
    let output = child.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!told.contains("panicked"), "it aborts or is well: {told}");
    output.status.success()
}

/// A folder with a rule in its saved document and another after it; the hash of the second's change.
fn two_rules(dir: &Path) -> [u8; 32] {
    found_in(dir);
    let mut offline = Offline::open(dir, &passphrase()).unwrap();
    assert_eq!(offline.run(Command::Edit(add_rule("First"))), Reply::Done);
    offline.close();
    let mut offline = Offline::open(dir, &passphrase()).unwrap();
    assert_eq!(offline.run(Command::Edit(add_rule("Second"))), Reply::Done);
    offline.replica.ledger().document().heads()[0]
}

fn parked(offline: &Offline) -> Vec<Parked> {
    offline.replica.ledger().standing().parked.values().copied().collect()
}

fn child_opens(folder: &Path, dies_at: [u8; 32]) -> Offline {
    fault::die_at(dies_at);
    Offline::open(folder, &passphrase()).unwrap()
}

#[test]
fn a_change_on_disk_that_aborts_is_left_out_at_the_third_restart_and_the_rest_is_there() {
    if let Some((folder, dies_at)) = task() {
        let mut offline = child_opens(&folder, dies_at);
        assert_eq!(titles(&offline.state()), ["First"]);
        assert_eq!(parked(&offline), [Parked::Stuck]);
        let problems = offline.problems();
        assert!(problems.iter().any(|problem| problem.text.english().contains("cannot be read")));
        assert_eq!(offline.run(Command::Edit(add_rule("Third"))), Reply::Done);
        return;
    }
    let test =
        "a_change_on_disk_that_aborts_is_left_out_at_the_third_restart_and_the_rest_is_there";
    let dir = TempDir::new().unwrap();
    let deadly = two_rules(dir.path());
    let lived: Vec<bool> = (0..4).map(|_| lives(test, dir.path(), deadly)).collect();
    assert_eq!(lived, [false, false, false, true]);
    // The same program does not try it again, and what came after is kept.
    let offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(titles(&offline.state()), ["First", "Third"]);
    assert_eq!(parked(&offline), [Parked::Stuck]);
    offline.close();
    assert_whole(dir.path());
}

#[test]
fn a_kill_during_a_good_change_parks_nothing() {
    if let Some((folder, dies_at)) = task() {
        child_opens(&folder, dies_at);
        return;
    }
    let test = "a_kill_during_a_good_change_parks_nothing";
    let dir = TempDir::new().unwrap();
    let good = two_rules(dir.path());
    for _ in 0..3 {
        // Killed twice while it is applied, and then not: whenever it goes through, it starts afresh.
        assert!(!lives(test, dir.path(), good) && !lives(test, dir.path(), good));
        let offline = Offline::open(dir.path(), &passphrase()).unwrap();
        assert_eq!(titles(&offline.state()), ["First", "Second"]);
        assert_eq!(parked(&offline), []);
    }
    assert_whole(dir.path());
}

#[test]
fn a_saved_document_that_aborts_is_built_from_the_entries() {
    if let Some((folder, dies_at)) = task() {
        let offline = child_opens(&folder, dies_at);
        assert_eq!(titles(&offline.state()), ["First", "Second"]);
        assert_eq!(parked(&offline), []);
        return;
    }
    let test = "a_saved_document_that_aborts_is_built_from_the_entries";
    let dir = TempDir::new().unwrap();
    two_rules(dir.path());
    let lived: Vec<bool> = (0..4).map(|_| lives(test, dir.path(), fault::LOADING)).collect();
    assert_eq!(lived, [false, false, false, true]);
}

#[test]
fn a_kept_edit_that_aborts_while_it_is_made_is_set_aside_at_the_third_restart_and_the_rest_is_made()
{
    let told = |offline: &Offline| -> Vec<String> {
        offline.problems().into_iter().map(|problem| problem.text.to_string()).collect()
    };
    if let Some((folder, dies_at)) = task() {
        let mut offline = child_opens(&folder, dies_at);
        assert_eq!(titles(&offline.state()), ["First", "Last"]);
        let told = told(&offline);
        assert!(told.len() == 1 && told[0].contains("Kith ended 3 times in a row"), "{told:?}");
        assert_eq!(offline.run(Command::Edit(add_rule("Later"))), Reply::Done);
        return;
    }
    let test = "a_kept_edit_that_aborts_while_it_is_made_is_set_aside_at_the_third_restart_and_the_rest_is_made";
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let deadly = add_rule("Deadly");
    keep_pending(dir.path(), &[add_rule("First"), deadly.clone(), add_rule("Last")]);
    let dies_at = fault::composing(&deadly);
    let lived: Vec<bool> = (0..4).map(|_| lives(test, dir.path(), dies_at)).collect();
    assert_eq!(lived, [false, false, false, true]);
    // The same program does not try it again, and goes on telling.
    let offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(titles(&offline.state()), ["First", "Last", "Later"]);
    assert_eq!(told(&offline).len(), 1);
    offline.close();
    assert_whole(dir.path());
    // One that knows nothing of the deaths does, as another version would.
    std::fs::remove_file(dir.path().join("mark")).unwrap();
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    assert_eq!(titles(&offline.state()), ["First", "Last", "Later", "Deadly"]);
    assert!(offline.folder.pending().unwrap().0.is_empty());
    assert_eq!(told(&offline), Vec::<String>::new());
}

#[test]
fn a_kill_while_a_good_kept_edit_is_made_sets_nothing_aside() {
    if let Some((folder, dies_at)) = task() {
        child_opens(&folder, dies_at);
        return;
    }
    let test = "a_kill_while_a_good_kept_edit_is_made_sets_nothing_aside";
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    let good = add_rule("Good");
    for round in 1..3 {
        keep_pending(dir.path(), std::slice::from_ref(&good));
        let dies_at = fault::composing(&good);
        assert!(!lives(test, dir.path(), dies_at) && !lives(test, dir.path(), dies_at));
        let offline = Offline::open(dir.path(), &passphrase()).unwrap();
        assert_eq!(titles(&offline.state()).len(), round);
        assert_eq!(offline.problems(), []);
    }
}

/// Stands for the process: it dies where a change is tried, between mark and clear.
#[derive(Debug)]
struct Dying {
    mark: Mark,
    over: Tried,
}

impl Trials for Dying {
    fn has_suspects(&self) -> bool {
        self.mark.has_suspects()
    }

    fn is_suspect(&self, what: &Tried) -> bool {
        self.mark.is_suspect(what)
    }

    fn is_deadly(&self, what: &Tried) -> bool {
        self.mark.is_deadly(what)
    }

    fn begin(&mut self, what: &[Tried]) {
        self.mark.begin(what);
        assert!(!what.contains(&self.over), "the process dies");
    }

    fn end(&mut self) {
        self.mark.end();
    }

    fn clear(&mut self, what: &Tried) {
        self.mark.clear(what);
    }
}

/// Opens a folder as a process does that dies over a change, and takes in what a peer sends.
fn opens_and_hears(dir: &Path, over: Tried, sent: &[SignedEntry]) -> Option<Ledger> {
    let run = || {
        let mut unlocked = Unlocked::open(dir, &passphrase()).unwrap();
        let (opened, _damage) = unlocked.rows().unwrap();
        let key = SigningKey::from_bytes(&unlocked.device.key);
        let dying = Box::new(Dying { mark: unlocked.mark(), over });
        let (mut ledger, _lost) =
            Ledger::open(unlocked.group, key, edge::random(), opened, dying).unwrap();
        ledger.take_in(sent.to_vec()).unwrap();
        ledger.settle();
        ledger
    };
    catch_unwind(AssertUnwindSafe(run)).ok()
}

#[test]
fn a_change_that_comes_again_from_a_peer_is_left_out_too_and_the_forwarder_does_nothing_wrong() {
    let dir = TempDir::new().unwrap();
    found_in(dir.path());
    // Alice's second device writes in her group what her first one cannot take.
    let mut offline = Offline::open(dir.path(), &passphrase()).unwrap();
    let secret = crate::invitation::Secret::from_random(edge::random());
    let other = SigningKey::from_bytes(&[9; 32]);
    let group = offline.replica.ledger().log().group();
    let today = edge::today();
    let say = |offline: &mut Offline, statement| {
        let said = offline.replica.write(|ledger| ledger.say(statement, Vec::new(), today));
        offline.drain();
        said.unwrap()
    };
    let invite =
        Invite { purpose: Purpose::OwnDevice, key: secret.invite_key(), expires: today.plus(14) };
    let invite = say(&mut offline, Statement::Invite(invite));
    let parcel_key = Offline::parcel_key([9; 32]);
    let admit = prove_admit(group, invite, &secret.key(), &other, parcel_key);
    say(&mut offline, Statement::Admit(admit));
    let all = |ledger: &Ledger| -> Vec<SignedEntry> {
        (0..ledger.log().len()).filter_map(|at| ledger.signed_whole(at)).collect()
    };
    let mut second = Ledger::empty(group, other, edge::random()).unwrap();
    second.take_in(all(offline.replica.ledger())).unwrap();
    second.settle();
    let deadly = second.edit(&add_rule("Deadly"), today, &mut edge::random).unwrap();
    second.settle();
    assert_eq!(offline.run(Command::Edit(add_rule("Beside"))), Reply::Done);
    drop(offline);

    let (sent, over) = (all(&second), Tried::Edit(deadly));
    for death in 0..3 {
        assert!(opens_and_hears(dir.path(), over, &sent).is_none(), "after {death} deaths");
    }
    let ledger = opens_and_hears(dir.path(), over, &sent).expect("it is tried no more");
    let at = ledger.log().position(&deadly).unwrap();
    assert_eq!(ledger.standing().parked.get(&at), Some(&Parked::Stuck));
    let titles = |ledger: &Ledger| -> Vec<String> {
        ledger.snapshot().rules.iter().map(|rule| rule.title.words.clone()).collect()
    };
    assert_eq!(titles(&ledger), ["Beside"]);
    // Had the process only been killed thrice in the middle of much that came at once, nothing would be left out.
    drop(ledger);
    std::fs::remove_file(dir.path().join("mark")).unwrap();
    second.edit(&add_rule("Another"), today, &mut edge::random).unwrap();
    let sent = all(&second);
    assert!(opens_and_hears(dir.path(), over, &sent).is_none());
    let ledger = opens_and_hears(dir.path(), Tried::Document([0; 32]), &sent).unwrap();
    assert_eq!(titles(&ledger).len(), 3);
    assert!(ledger.standing().parked.is_empty());
}
