//! Shows the screens over a group without a node: `cargo run -p kith --example screens [first-run|locked|fresh|busy|deciding|keeping|cards|removed|left-alone|going|finding|room]`.

#[path = "../src/desktop/scripted.rs"]
#[allow(clippy::unwrap_used, reason = "fixed dates of an invented group")]
mod scripted;

use jiff::civil::date;
use kith_desktop::desktop::{GroupHere, News, Opening, run};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let backend = scripted::Scripted::default();
    let opening = match std::env::args().nth(1).as_deref() {
        Some("first-run") => Opening::FirstRun,
        Some("locked") => {
            let newest = GroupHere { since: Some(date(2026, 11, 24)), nth: 0 };
            backend.push(News::Groups { groups: vec![newest, GroupHere::FIRST], shown: newest });
            Opening::Locked
        }
        Some("fresh") => {
            backend.push(News::State(scripted::fresh()));
            Opening::Starting
        }
        Some("deciding") => {
            backend.push(News::State(scripted::deciding()));
            Opening::Starting
        }
        Some("keeping") => {
            backend.push(News::State(scripted::keeping()));
            Opening::Starting
        }
        Some("cards") => {
            backend.push(News::State(scripted::cards()));
            Opening::Starting
        }
        Some("left-alone") => {
            backend.push(News::State(scripted::left_alone()));
            Opening::Starting
        }
        Some("going") => {
            backend.push(News::State(scripted::going()));
            Opening::Starting
        }
        Some("finding") => {
            backend.push(News::State(scripted::finding()));
            Opening::Starting
        }
        Some("room") => {
            backend.push(News::State(scripted::in_the_room()));
            Opening::Starting
        }
        Some("removed") => {
            backend.push(News::State(scripted::removed()));
            Opening::Starting
        }
        Some("busy") => {
            backend.push(News::State(scripted::busy()));
            Opening::Starting
        }
        _ => {
            backend.push(News::State(scripted::state()));
            Opening::Starting
        }
    };
    run(Box::new(backend), opening)?;
    Ok(())
}
