//! A process that is killed while it writes.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use super::*;

#[test]
fn a_process_killed_at_any_instant_loses_nothing_that_it_confirmed() {
    if let Some(folder) = std::env::var_os("KITH_TEST_KILLED") {
        write_until_killed(Path::new(&folder));
        return;
    }
    let dir = folder();
    drop(found(dir.path()));
    let mut confirmed = 0;
    for round in 0_usize..12 {
        let mut child =
            this_test("killed::a_process_killed_at_any_instant_loses_nothing_that_it_confirmed")
                .env("KITH_TEST_KILLED", dir.path())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut count_down = 1 + round * 7 % 31;
        while count_down > 0 {
            let line = lines.next().expect("the writer goes on until it is killed").unwrap();
            if let Some(number) = line.strip_prefix("confirmed ") {
                confirmed = number.parse().unwrap();
                count_down -= 1;
            }
        }
        child.kill().unwrap();
        for line in lines.map_while(Result::ok) {
            if let Some(number) = line.strip_prefix("confirmed ") {
                confirmed = number.parse().unwrap();
            }
        }
        child.wait().unwrap();
        let mut keeper = reopen(dir.path()).unwrap();
        let there = whole_commits(&mut keeper);
        // The one that was being written when the kill came may be there too.
        assert!(there == confirmed || there == confirmed + 1, "{there}, confirmed {confirmed}");
        keeper.store().check().unwrap();
        confirmed = there;
    }
}

fn write_until_killed(folder: &Path) {
    let mut keeper = reopen(folder).unwrap();
    for number in whole_commits(&mut keeper).. {
        let mut writes = Table::ALL
            .map(|table| keeper.put(table, &number.to_be_bytes(), &vec![1; 50 + number % 9_000]))
            .to_vec();
        // Now and then the log is folded, so that a kill meets that too.
        if number % 5 == 0 {
            writes.push(keeper.erase(Table::Private, b"not there"));
        }
        keeper.commit(&writes).unwrap();
        println!("\nconfirmed {}", number + 1);
    }
}
