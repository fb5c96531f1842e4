//! Invitations that were used on two devices which could not hear each other.

use kith_sync::id::EntryHash;
use kith_sync::node::api::{Claim, Contest};

use super::known;
use crate::view::Source;
use crate::view::people::capital;
use crate::view::when::written_on;

/// An invitation that was used twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ContestView {
    pub(crate) title: String,
    /// What it means and what to do.
    pub(crate) words: String,
    pub(crate) claims: Vec<ClaimView>,
    /// Who settles it, where it is not for this member.
    pub(crate) settled_by: Option<String>,
    /// Whether this member settles it and has not chosen yet.
    pub(crate) needs_me: bool,
}

/// One use of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClaimView {
    pub(crate) admit: EntryHash,
    pub(crate) words: String,
    /// Whether this member chose it.
    pub(crate) mine: bool,
}

pub(super) fn contest_views(source: &Source<'_>) -> Vec<ContestView> {
    source.status.decisions.contests.iter().map(|contest| contest_view(source, contest)).collect()
}

fn contest_view(source: &Source<'_>, contest: &Contest) -> ContestView {
    let people = source.people();
    let me = source.status.me;
    let is_mine = contest.settled_by.contains(&me);
    let (title, words) = match &contest.name {
        Some(name) => {
            let name = known(name).unwrap_or("somebody");
            (
                format!("The invitation for {name} was used twice"),
                format!(
                    "Two devices came in with it where they could not hear of each other, and one of them may be a stranger’s. Neither \
                     is in until it is settled. Ask {name} by voice who let them in, and when; then choose that one."
                ),
            )
        }
        None => (
            "An invitation for a device of one’s own was used twice".to_owned(),
            "Two devices came in with it where they could not hear of each other. Neither is in until whoever made the invitation \
             chooses the right one."
                .to_owned(),
        ),
    };
    let claims: Vec<ClaimView> = contest
        .claims
        .iter()
        .enumerate()
        .map(|(at, claim)| claim_view(source, at, claim))
        .collect();
    ContestView {
        title,
        words,
        settled_by: (!is_mine).then(|| match contest.settled_by.as_slice() {
            [] => "It is for those to settle who were asked about this.".to_owned(),
            some => format!("It is for {} to settle.", people.list(some)),
        }),
        needs_me: is_mine && claims.iter().all(|claim| !claim.mine),
        claims,
    }
}

fn claim_view(source: &Source<'_>, at: usize, claim: &Claim) -> ClaimView {
    let people = source.people();
    let by = people.author(claim.let_in_by);
    let on = written_on(claim.day, source.now.date());
    let mut words = format!("{}: let in by {by} {on}", at + 1);
    if !claim.chosen_by.is_empty() {
        words = format!("{words}. {} chose this one", capital(&people.list(&claim.chosen_by)));
    }
    ClaimView { admit: claim.admit, words, mine: claim.chosen_by.contains(&source.status.me) }
}
