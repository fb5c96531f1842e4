//! What people do with Kith, done with real processes, real folders and real connections over loopback.
//!
//! Source: README, "The headless mode".
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a scenario that does not go as it says has to end at once"
)]

mod backup;
mod command_line;
mod crash;
mod damage;
mod deciding;
mod discretion;
mod full_disk;
mod harness;
mod joining;
mod keys;
mod kills;
mod parcels;
mod reaching;
mod readme;
mod together;
mod twelve_weeks;
