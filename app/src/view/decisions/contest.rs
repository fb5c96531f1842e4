//! Invitations that were used on two devices which could not hear each other.

use kith_sync::id::EntryHash;
use kith_sync::node::api::{Claim, Contest};

use super::known;
use crate::view::Source;
use crate::view::people::{capital, form};
use crate::view::when::written_on;
use crate::words::t;

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
            let name = known(name).unwrap_or(t!("decisions-somebody"));
            (
                t!("decisions-the-invitation-for-was-used-twice", name = name),
                t!("decisions-two-devices-came-in-with-it", name = name),
            )
        }
        None => (
            t!("decisions-an-invitation-for-a-device-of").to_owned(),
            t!("decisions-two-devices-came-in-with-it-2").to_owned(),
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
            [] => t!("decisions-it-is-for-those-to-settle").to_owned(),
            some => {
                let form = form(some, people.me());
                t!("decisions-it-is-for-to-settle", names = people.list(some), form = form)
            }
        }),
        needs_me: is_mine && claims.iter().all(|claim| !claim.mine),
        claims,
    }
}

fn claim_view(source: &Source<'_>, at: usize, claim: &Claim) -> ClaimView {
    let people = source.people();
    let by = people.by(claim.let_in_by);
    let on = written_on(claim.day, source.now.date());
    let mut words = t!("decisions-let-in-by", at = at + 1, by = by, on = on);
    if !claim.chosen_by.is_empty() {
        words = t!(
            "decisions-chose-this-one",
            words = words,
            names = capital(&people.list(&claim.chosen_by)),
            form = form(&claim.chosen_by, people.me())
        );
    }
    ClaimView { admit: claim.admit, words, mine: claim.chosen_by.contains(&source.status.me) }
}
