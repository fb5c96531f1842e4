//! Every set, every order, at small sizes, against what must hold whatever is said.
//!
//! The checks know nothing of `judge` or `view`: they look at who signed what and count on their fingers. The ordinary
//! run takes about a minute of CPU and skips most of the largest sets; `KITH_MODEL=1` takes all of them.

mod claims;
mod honest;
mod liars;
mod orders;
mod random;

use super::build::{History, rule};
use super::{Door, Threshold};

/// Whether to go deeper than the ordinary run does.
fn is_deep() -> bool {
    std::env::var_os("KITH_MODEL").is_some()
}

fn founded_by(name: &'static str) -> History {
    History::found(name, rule(Threshold::Majority, Door::ByVote))
}
