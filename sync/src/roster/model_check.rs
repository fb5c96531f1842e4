//! Every set of small size, in many orders, against what must hold whatever is said.
//!
//! The checks know nothing of `judge` or `view`: they look at who signed what and count on their fingers. The ordinary
//! run takes about a quarter of a minute of CPU; `KITH_MODEL=1` leaves nothing out of what is listed here.
//!
//! Honest (`honest`, `ground`): up to six words of four members who do not hear each other, about everybody's place and
//! at most one other question, or about one open question; then everybody hears, goes on, says yes and later no
//! (of five words and more for one set in eight).
//! Ordinarily all sets of two words (of three where four members propose) and some of the larger ones, deeply all of six
//! (four of three members without reductions, four of four devices).
//! What is left out is left out for a reason:
//! - Nothing in the rule names the founder once others are in, so people in the same place stand for each other.
//! - A question that touches nobody's place is counted from its own words and from who belongs; no other such question
//!   bears on it.
//! - Of two words of one voice each order comes to the same, or one of them counts for nothing (tested for all pairs).
//! - Among four, three of the rules need as many as the majority does (tested beside `ballot`).
//!
//! Orders: all, for sets of two words, deeply of four; of the larger ones forwards and backwards, and of some those in
//! which each word stands first and last.
//!
//! Liars (`liars`): everything that mallory can say on every ground that she can sign for. Ordinarily every first lie, and
//! one in six of the second ones; beside three honest words at once one in eleven of the first. Deeply all sets of two
//! lies (three in the smallest scene), beside none and beside three honest words. Three lies in a group of four are not
//! tried.

mod claims;
mod fingers;
mod ground;
mod honest;
mod liars;
mod orders;
mod random;
mod uses;

use std::sync::LazyLock;

use super::build::{History, rule};
use super::{Door, Threshold};

/// Whether to go deeper than the ordinary run does.
fn is_deep() -> bool {
    static IS_DEEP: LazyLock<bool> = LazyLock::new(|| std::env::var_os("KITH_MODEL").is_some());
    *IS_DEEP
}

fn by_majority(names: &[&str]) -> History {
    History::of(names, rule(Threshold::Majority, Door::ByVote))
}
