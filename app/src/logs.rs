//! Diagnostics for whoever looks for a fault: off unless `RUST_LOG` asks for them, and then to standard error.
//!
//! Invariant: only this program's own crates and the network's may speak, at whatever level: a crate that sees what people
//! type or wrote, as the window's and the document's do, is never heard.

use std::io;

use tracing_subscriber::filter::FilterFn;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, fmt};

const VARIABLE: &str = "RUST_LOG";
/// The crates that may speak.
const HEARD: [&str; 6] = ["kith", "kith_desktop", "kith_sync", "iroh", "iroh_relay", "iroh_base"];

/// Why nothing is logged though it was asked for.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LogError {
    #[error("{VARIABLE} is not understood")]
    Filter(#[source] tracing_subscriber::filter::FromEnvError),
    #[error("logging was started twice")]
    Twice(#[source] tracing_subscriber::util::TryInitError),
}

/// Starts logging where `RUST_LOG` asks for it.
pub(crate) fn start() -> Result<(), LogError> {
    if std::env::var_os(VARIABLE).is_none_or(|value| value.is_empty()) {
        return Ok(());
    }
    let asked = EnvFilter::try_from_default_env().map_err(LogError::Filter)?;
    tracing_subscriber::registry()
        .with(fmt::layer().with_writer(io::stderr).with_ansi(false))
        .with(asked)
        .with(FilterFn::new(|metadata| may_speak(metadata.target())))
        .try_init()
        .map_err(LogError::Twice)
}

fn may_speak(target: &str) -> bool {
    HEARD.contains(&target.split("::").next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sees_typed_words_is_never_heard() {
        for silent in ["winit::event", "egui", "eframe", "automerge::op_set", "accesskit", "kithx"]
        {
            assert!(!may_speak(silent), "{silent}");
        }
        for heard in ["kith_sync::net::session", "kith", "iroh::endpoint"] {
            assert!(may_speak(heard), "{heard}");
        }
    }
}
