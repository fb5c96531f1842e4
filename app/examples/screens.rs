//! Shows the screens over a group without a node: `cargo run -p kith --example screens [first-run|founding|joining|joined|joining-stopped|joining-refused|by-file|restoring|locked|locked-one|unfinished|unfinished-two|fresh|busy|begun|deciding|keeping|cards|removed|left-alone|going|finding|planned|relay|relay-missed|relay-refused|relays|room|asking|sealed|by-code|two-groups] [WINDOW.JSON]`; the
//! file keeps size and colours from one start to the next.

#[path = "../src/desktop/scripted.rs"]
#[allow(clippy::unwrap_used, reason = "fixed dates of an invented group")]
mod scripted;

use std::path::PathBuf;

use jiff::civil::date;
use kith_desktop::desktop::{GroupHere, News, Openers, Opening, Shut, run};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let backend = scripted::Scripted::default();
    let opening = match std::env::args().nth(1).as_deref() {
        Some("first-run") => Opening::FirstRun,
        Some("founding") => {
            backend.answer_at_the_door(vec![News::Began, News::State(scripted::fresh())]);
            Opening::FirstRun
        }
        Some(name @ ("joining" | "joined" | "joining-stopped" | "joining-refused")) => {
            backend.answer_at_the_door(scripted::joining(name));
            Opening::FirstRun
        }
        Some("by-file") => {
            backend.answer_at_the_door(scripted::asked());
            Opening::FirstRun
        }
        Some("restoring") => {
            backend.answer_at_the_door(vec![scripted::restoring()]);
            Opening::FirstRun
        }
        Some("locked") => {
            backend.push(News::Groups { groups: vec![scripted::later(), GroupHere::FIRST] });
            backend.answer_at_the_door(scripted::other_passphrase());
            Opening::Locked
        }
        Some("locked-one") => {
            backend.push(News::Groups { groups: vec![GroupHere::FIRST] });
            Opening::Locked
        }
        Some("by-code") => {
            backend.push(News::Groups { groups: vec![GroupHere::FIRST] });
            backend.push(News::Openers(Openers { recovery_code: true, keyring: true }));
            backend.answer_at_the_door(vec![News::State(scripted::sealed())]);
            Opening::Locked
        }
        Some("unfinished") => Opening::Unfinished,
        Some("unfinished-two") => {
            let groups = [scripted::later(), GroupHere::FIRST];
            backend.push(News::Groups { groups: groups.to_vec() });
            for group in groups {
                backend.push_of(group, News::Shut(Shut::Unfinished));
            }
            Opening::Unfinished
        }
        Some("two-groups") => {
            let third = GroupHere { since: Some(date(2026, 11, 25)), nth: 0 };
            backend.push(News::State(scripted::state()));
            backend.push_of(scripted::later(), News::State(scripted::night_table()));
            backend.push_of(third, News::Shut(Shut::OtherPassphrase));
            Opening::Starting
        }
        name => {
            let state = match name {
                Some("fresh") => scripted::fresh(),
                Some("deciding") => scripted::deciding(),
                Some("keeping") => scripted::keeping(),
                Some("cards") => scripted::cards(),
                Some("left-alone") => scripted::left_alone(),
                Some("going") => scripted::going(),
                Some("finding") => scripted::finding(),
                Some("planned") => scripted::planned(),
                Some("relay") => scripted::relayed("reached"),
                Some("relay-missed") => scripted::relayed("missed"),
                Some("relay-refused") => scripted::relayed("refused"),
                Some("relays") => scripted::relayed("two"),
                Some("room") => scripted::in_the_room(),
                Some("removed") => scripted::removed(),
                Some("asking") => scripted::asking(),
                Some("busy") => scripted::busy(),
                Some("begun") => scripted::begun(),
                Some("sealed") => scripted::sealed(),
                _ => scripted::state(),
            };
            backend.push(News::State(state));
            Opening::Starting
        }
    };
    let appearance = std::env::args_os().nth(2).map(PathBuf::from);
    run(Box::new(backend), opening, appearance)?;
    Ok(())
}
