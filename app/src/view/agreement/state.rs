//! Where a ground rule or a decision stands, and what holds meanwhile.

use kith_sync::group::snapshot::{Agreement, RuleState, Standing};
use kith_sync::id::MemberId;

use super::super::Source;
use super::super::people::{capital, form};
use super::{Mood, StateView};
use crate::words::t;

/// Who is asked about a wording that holds and has no word on it: who came later, or whom the group's rule does not wait for.
fn silent(source: &Source<'_>, agreement: &Agreement) -> Vec<MemberId> {
    let asked = source.snapshot.members.iter().filter(|it| it.standing == Standing::Member);
    let spoke = |id: MemberId| agreement.answers.iter().any(|it| it.current && it.member == id);
    asked.map(|member| member.id).filter(|id| !spoke(*id)).collect()
}

pub(super) fn state_view(
    source: &Source<'_>,
    agreement: &Agreement,
) -> (StateView, Option<String>) {
    let people = source.people();
    let me = source.status.me;
    let waiting = |ids: &[MemberId]| {
        (!ids.is_empty()).then(|| {
            let who = capital(&people.list(ids));
            t!("agreement-not-spoken-on-this-wording-yet", who = who, form = form(ids, me))
        })
    };
    let state = |words: &str, more, mood| StateView { words: words.to_owned(), more, mood };
    match &agreement.state {
        RuleState::InTheMaking { waiting_for } => {
            (state(t!("agreement-in-the-making"), waiting(waiting_for), Mood::Open), None)
        }
        RuleState::Agreed => {
            let silent = silent(source, agreement);
            let words = if silent.is_empty() {
                t!("agreement-agreed-by-everyone")
            } else {
                t!("agreement-agreed")
            };
            let more = (!silent.is_empty()).then(|| {
                let who = people.list(&silent);
                let form = form(&silent, me);
                t!("agreement-it-holds-not-spoken-on-this", who = who, form = form)
            });
            (state(words, more, Mood::Settled), None)
        }
        RuleState::EarlierWordingHolds { words, waiting_for } => (
            state(t!("agreement-the-earlier-wording-holds"), waiting(waiting_for), Mood::Open),
            Some(words.clone()),
        ),
        RuleState::Concern { by, holds } => {
            let who = capital(&people.list(by));
            let more = t!("agreement-a-concern-it-is-for-the", who = who, form = form(by, me));
            let words = match holds {
                None => t!("agreement-does-not-hold-yet"),
                Some(words) if *words == agreement.wording.words => {
                    t!("agreement-holds-with-a-concern")
                }
                Some(_) => t!("agreement-the-earlier-wording-holds"),
            };
            let meanwhile = holds.clone().filter(|words| *words != agreement.wording.words);
            (state(words, Some(more), Mood::Careful), meanwhile)
        }
        RuleState::Aside => (state(t!("agreement-set-aside"), None, Mood::Quiet), None),
        RuleState::Unsettled => (
            state(
                t!("agreement-not-settled"),
                Some(t!("agreement-one-of-you-set-this-aside").to_owned()),
                Mood::Careful,
            ),
            None,
        ),
    }
}
