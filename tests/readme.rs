//! The worked example of the README, run as it stands there.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::harness::{Device, Outcome};

#[test]
fn the_worked_example_of_the_readme_runs_as_it_stands_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let (_, after) = readme.split_once("<!-- worked example -->").expect("there is an example");
    let (_, after) = after.split_once("```sh\n").expect("it is a script");
    let (script, after) = after.split_once("```").expect("it ends");
    let (_, after) = after.split_once("```text\n").expect("its output is shown");
    let (output, _) = after.split_once("```").expect("the output ends");

    let device = Device::new("Reader");
    fs::create_dir_all(device.data()).unwrap();
    let mut command = Command::new("/bin/sh");
    device.environment(&mut command);
    let program = Path::new(env!("CARGO_BIN_EXE_kith")).parent().unwrap();
    command.env("PATH", format!("{}:/usr/bin:/bin", program.display()));
    command.env_remove("KITH_PASSPHRASE").current_dir(device.data());
    let run = command.args(["-e", "-c", script]).output().unwrap();
    let outcome = Outcome::of(&run);
    assert_eq!(outcome.code, Some(0), "{outcome:?}");
    assert_eq!(outcome.stdout.trim(), output.trim());
}
