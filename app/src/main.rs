//! Kith: a desktop client for small mutual support groups.
//!
//! Invariant: what goes wrong is said in plain words on standard error, with nothing in it that the group wrote; a panic's
//! own message, which could hold such words, is never shown. Where the program dies, its memory is not written to disk.

mod cli;
mod cost;
mod demo;
mod keyring;
mod logs;
mod signal;
mod window;

use std::process::ExitCode;

use clap::Parser as _;
use kith_desktop::desktop;

use cli::{Kith, Verb};

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        cli::tell(&format!(
            "Kith met a fault of its own ({place}). What it had confirmed is on disk."
        ));
    }));
    let args = Kith::parse();
    if let Err(error) = logs::start() {
        cli::tell(&format!("Nothing is logged: {error}."));
    }
    keep_memory_off_disk();
    match run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::tell(&format!("{error}"));
            ExitCode::FAILURE
        }
    }
}

/// A core file would hold in the clear what the store keeps sealed.
#[cfg(unix)]
fn keep_memory_off_disk() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    if let Err(error) = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }) {
        tracing::warn!(%error, "a crash may write memory to disk");
    }
}

/// Whether memory is written elsewhere when a program dies is for the person who owns the machine to say.
#[cfg(not(unix))]
fn keep_memory_off_disk() {}

/// Why the program ends with a failure; shown as it is.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Cli(#[from] Box<cli::CliError>),
    #[error(transparent)]
    Demo(#[from] demo::DemoError),
    #[error(transparent)]
    Window(#[from] window::WindowError),
    #[error("{0} The demo runs in a terminal as `kith demo --headless`.")]
    NoDisplayForDemo(#[source] desktop::DesktopError),
}

fn run(args: Kith) -> Result<(), Failure> {
    match args.verb {
        Some(Verb::Demo { headless: true }) => Ok(demo::headless()?),
        Some(Verb::Demo { headless: false }) => {
            // Before three devices are set up for nobody to look at.
            desktop::look_for_display().map_err(Failure::NoDisplayForDemo)?;
            Ok(demo::beside(|dir, passphrase| window::show(dir.to_owned(), Some(passphrase)))??)
        }
        Some(verb) => {
            let dir = cli::data_folder(args.data).map_err(Box::new)?;
            let (file, recovery) = (args.passphrase_file, args.recovery);
            let opening = cli::Opening { file, recovery, keyring: args.keyring };
            Ok(cli::run(verb, &dir, &opening).map_err(Box::new)?)
        }
        None => Ok(window::show(cli::data_folder(args.data).map_err(Box::new)?, None)?),
    }
}
